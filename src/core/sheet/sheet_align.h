/*
 * sheet_align.h
 *	  Which column a figure stands in, by its place on the line.
 *
 * Text that keeps its layout has no borders, but it has columns: figures of one
 * column stand one below the other.  The rows that have a figure for each column
 * say where the columns are; a row that lacks some is read by them.
 */
#ifndef GD_SHEET_ALIGN_H
#define GD_SHEET_ALIGN_H

#include "sheet/sheet_place.h"

/* Tables with more columns of figures than this are not read by places. */
#define ALIGN_MAX_COLUMNS 8

/* Layouts count characters, or columns of a screen, where Chinese takes two. */
#define ALIGN_MEASURES 2

/* No figure stands in the column. */
#define ALIGN_BLANK UINT32_MAX

/* Where a cell begins and ends on its line, and what stands before it. */
typedef struct AlignCell
{
	uint32_t	start[ALIGN_MEASURES];
	uint32_t	end[ALIGN_MEASURES];
	bool		free;			/* white space enough that nothing pushed it */
} AlignCell;

/* What the cells of one column have in common, and all that they cover. */
typedef struct AlignColumn
{
	uint32_t	last_start;
	uint32_t	first_end;
	uint32_t	first_start;
	uint32_t	last_end;
} AlignColumn;

/* Rows of one page under one header. */
typedef struct AlignGroup
{
	uint32_t	header;			/* index of the header row, or UINT32_MAX */
	uint32_t	width;
	uint32_t	rows;			/* rows that have a figure for each column */
	bool		headed;			/* the header stands on this page, too */
	uint32_t	anchored;		/* rows with a unit or line code before the figures */
	AlignColumn anchors[ALIGN_MEASURES];
	uint32_t	misfits[ALIGN_MEASURES];	/* figures that stand under no header */
	AlignColumn figures[ALIGN_MEASURES][ALIGN_MAX_COLUMNS];
	AlignColumn headers[ALIGN_MEASURES][ALIGN_MAX_COLUMNS];
} AlignGroup;

typedef struct Align
{
	Arena	   *arena;
	const Grid *grid;
	AlignCell  *cells;			/* one for each cell of the grid; NULL: its places
								 * tell nothing */
	uint32_t   *pages;			/* the page of each row */
	uint32_t   *group_of;		/* the group of each row, plus 1 */
	AlignGroup *groups;
	uint32_t	count;
	uint32_t	capacity;
	uint32_t	page;			/* of the last group */
	bool		refuted[ALIGN_MEASURES];	/* columns do not hold together */
	bool		weaker[ALIGN_MEASURES]; /* more figures than by the other stand under no
								 * header */
	bool		laid_out;		/* white space parts most cells of a line, as in columns */
} Align;

/* Where the cells of a grid stand. */
extern GdStatus align_start(Arena *arena, const Source *source, const Grid *grid,
							Align *align);

/*
 * A row of figures under a header row (or UINT32_MAX) that names columns first to
 * first + width of its order.  All rows are noted before the first is placed.
 */
extern GdStatus align_note(Align *align, const Form *form, uint32_t row,
						   uint32_t header, const ColumnOrder *order,
						   uint32_t skipped, const RowFigures *figures,
						   uint32_t width);

/* Do columns hold together under each measure? */
extern void align_judge(Align *align);

/* Does the line end with the row?  Words behind it may stand where a figure is due. */
extern bool align_ends_line(const Align *align, uint32_t row);

/*
 * Does each cell of row other stand where one of the columns of a row has cells?  Yes
 * where nothing says where these are.
 */
extern bool align_in_columns(const Align *align, uint32_t row, uint32_t other);

/*
 * The columns of a row that has fewer figures than columns: pick[i] is the index
 * of the figure in column i, ALIGN_BLANK if there is none.  False if the places
 * leave any doubt.
 */
extern bool align_pick(const Align *align, uint32_t row, const RowFigures *figures,
					   uint32_t width, uint32_t pick[]);

#endif
