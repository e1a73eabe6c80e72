/*
 * sheet_place.h
 *	  The figures of a row, and cells put in their places.
 */
#ifndef GD_SHEET_PLACE_H
#define GD_SHEET_PLACE_H

#include "sheet/sheet_columns.h"
#include "sheet/sheet_rows.h"

/*
 * A row holds more cells behind its label than there are columns where merged
 * cells left blanks: at the end if the row shifted left when a covered cell was
 * dropped, at the beginning if covered cells stayed.
 */
typedef enum Side
{
	SIDE_NONE,					/* neither fits */
	SIDE_LEFT,					/* figures first, padding behind */
	SIDE_RIGHT,					/* covered cells first, figures behind */
	SIDE_BOTH
} Side;

typedef struct RowFigures
{
	const GridCell *cells;		/* behind the label, unit and line code */
	uint32_t	first;			/* index of the first in the grid */
	uint32_t	count;
	bool		behind_code;	/* a line code stands before them */
	bool		doubtful;		/* of another row, or it may be a figure */
} RowFigures;

/* Is any of them not blank? */
extern bool figures_any(const RowFigures *figures);

/* On which side do figures that are more than width stand? */
extern Side figures_side(const RowFigures *figures, uint32_t width);

/*
 * Does the table print a merged cell in each cell that it covers?  The title of
 * a block, which has a row of its own, says so.
 */
extern bool grid_repeats_merged(const char *text, const Grid *grid,
								const Form *form);

/*
 * Does a number of the picked cells stand for more cells than its own, since they are
 * merged?  It may be that of each of them, or of all together.
 */
extern bool figures_merged(const Grid *grid, uint32_t row, const RowFigures *figures,
						   uint32_t width, const uint32_t pick[]);

/*
 * The count that a cell prints, small enough that those of a row add up; negative if
 * it prints none.
 */
extern int64_t figures_count(const char *text, const GridCell *cell);

/*
 * Groups of part cells whose last is their total: is the very last total blank, and
 * every other cell a number, as if one was lost and the row filled up at its end?
 * What stands before the blank is then as large as what stands before that, and
 * more, or another group does not add up.
 */
extern bool figures_lost_one(const char *text, const RowFigures *figures,
							 uint32_t width, uint32_t part, const uint32_t pick[]);

/*
 * More cells than columns, since merged ones are repeated: is there one way only
 * to share them out, each column having equal cells side by side?  Then pick is
 * the index of a cell of each.
 */
extern bool figures_share_out(const char *text, const RowFigures *figures,
							  uint32_t width, uint32_t pick[]);

/*
 * The cells of a row behind its label, unit and line code; *skipped is how many
 * of these the order of columns begins with.
 */
extern RowFigures row_figures(const char *text, const Grid *grid, uint32_t row,
							  const SheetRow *match, const Form *form,
							  const ColumnOrder *order, uint32_t *skipped);

/* Room for one placement for each cell of the grid, or each item of the form. */
extern GdStatus sheet_reserve(Arena *arena, Sheet *sheet);

/* The span is read as the item; nothing if item is NULL. */
static inline GdStatus
sheet_place(Arena *arena, Sheet *sheet, const GdItem *item, GdSpan span,
			const char *unit, GdRecovery recovery)
{
	if (item == NULL)
		return GD_OK;
	TRY(arena_grow(arena, (void **) &sheet->placements, &sheet->capacity,
				   sheet->count, sizeof(Placement)));
	sheet->placements[sheet->count++] = (Placement) {.item = item,.span = span,.unit = unit,
	.recovery = recovery};
	return GD_OK;
}

/*
 * The unit printed in a row of the grid, or in the header over an amount
 * (单位：元); NULL if there is none.  header is its row, or UINT32_MAX.
 */
extern const char *row_unit(const char *text, const Grid *grid, uint32_t row,
							const Form *form, uint32_t header);

extern GdStatus sheet_add_line(Arena *arena, Sheet *sheet, SheetLine line);

/*
 * Disputes, the groups side by side: the row of figures has no label and holds
 * exactly as many as there are columns in all groups.  Without a header, each group
 * must add up to its total; headed: the header stands in the part of the table
 * before a page break.  Figures in no arrangement that is known are a line of
 * which no cell can be told.
 */
extern GdStatus sheet_place_disputes(Arena *arena, const char *text,
									 Sheet *sheet, const SheetRow *rows,
									 bool headed);

/*
 * Disputes, the groups one below the other: each has a row of figures with its label
 * under one header, or a header of its own.  *placed: whether it was so; if not,
 * nothing is placed.
 */
extern GdStatus sheet_place_groups(Arena *arena, const char *text, Sheet *sheet,
								   const SheetRow *rows, bool *placed);

/*
 * Where a kind of table was recognised by its labels and no row of it was
 * read anywhere: a line of which nothing can be told for each row that a label
 * names, so that its cells are named as unread.
 */
extern GdStatus sheet_name_unread(Arena *arena, Sheets *sheets);

/*
 * White space as blank cells: has the grid one row of figures with as many cells
 * as the form of disputes has, and no blank cell elsewhere?  known: other tables
 * show that white space is cells.
 */
extern bool sheet_disputes_fit(const Grid *grid, const Form *form, bool known);

/* Has the grid one row of cells, as many as the form of disputes has? */
extern bool sheet_disputes_may_be(const Grid *grid, const Form *form);

/* A header of disputes in the form's order, and no figures under it. */
extern bool sheet_disputes_is_header(const char *text, const Sheet *sheet,
									 const SheetRow *rows);

#endif
