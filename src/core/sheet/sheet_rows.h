/*
 * sheet_rows.h
 *	  Which row of a form each row of a grid is.
 */
#ifndef GD_SHEET_ROWS_H
#define GD_SHEET_ROWS_H

#include "sheet/sheet.h"

/* One row of a grid under one form. */
typedef struct SheetRow
{
	uint16_t	position;		/* row of the form, or 0 */
	uint16_t	figures;		/* index in the row of the cell behind the label */
	bool		sure;			/* its ordinal or its place says so, too */
	bool		filled;			/* it has no label of its own */
	bool		own_header;		/* its columns stand in the same row of cells */
	bool		guessed;		/* order alone says which row it is */
	bool		apart;			/* labels stand apart from figures around it */
	bool		worded;			/* words stand in place of its first figure */
	bool		header;			/* words only: a header, a title, a group */
	bool		piece;			/* words of the label of another row */
	bool		placed;			/* of a block whose cells have their places already */
} SheetRow;

/*
 * How many positions a set holds.  Positions of rows and columns fit in 64
 * bits; forms have up to 58 rows.
 */
static inline unsigned
count_bits(uint64_t bits)
{
	unsigned	count = 0;

	for (; bits != 0; bits &= bits - 1)
		count++;
	return count;
}

/*
 * The row of the form each row of the grid is; rows has room for all.  last is the
 * last row of the part of the table before this one, 0 at its beginning.
 */
extern void sheet_rows_match(const Grid *grid, const Form *form, unsigned last,
							 SheetRow *rows);

/*
 * Does the wording name one row of the form and no other?  Then the row is known
 * without its ordinal, wherever it stands: behind a page break it may be first.
 */
extern bool sheet_rows_is_unique(const GridCell *cell, const Form *form);

/*
 * The row of the form that a label stands for behind row last, or 0.  *sure is
 * above 2 if its ordinal or its place says so, too.
 */
extern unsigned sheet_rows_choose(const GridCell *cell, const Form *form,
								  unsigned last, int *sure);

/*
 * Labels broken over lines, with figures on any of these: where the words around a
 * row of figures are together one label, it is the row's.
 */
extern void sheet_rows_join_pieces(const char *text, const Grid *grid,
								   const Form *form, SheetRow *rows);

/* So many rows of the grid, at most, get a label by that, whichever the form. */
extern uint32_t sheet_rows_most_joined(const Grid *grid);

/*
 * Rows of figures whose label is lost or broken over lines: where exactly as many
 * stand between two labelled rows as the form has rows there, they are these,
 * unless a word beside them belongs to none.  A row with a piece of its label
 * near it is as good as labelled; without, it is guessed.
 */
extern void sheet_rows_fill(const char *text, const Grid *grid,
							const Form *form, SheetRow *rows);

/*
 * （六）其他处理 is a row of one form and a group of another.  Where the row below
 * has lost its label, the group's own rows may have: then it is guessed, too.
 */
extern void sheet_rows_doubt_groups(const Grid *grid, const Form *form,
									SheetRow *rows);

/*
 * Text without borders may come column by column, or labels apart from figures.
 * True if rows of such a grid, or of a block of it, are not simply labels with
 * figures behind them; no figure among these is certain to be its label's, and
 * their rows are marked.  Where a block has one row, a figure before the label is
 * put right first, unless it is the number of the row and others have theirs.
 */
extern bool sheet_rows_disordered(const char *text, const Grid *grid,
								  const Form *form, SheetRow *rows);

/*
 * Without borders, does the label of a row stand right above that of another one with
 * figures?  Its own cells may be blank and left no trace; but in the text of a page in
 * reading order the figures may be those of both: then the rows are marked as apart.
 */
extern bool sheet_rows_stacked(const Grid *grid, const Form *form);
extern void sheet_rows_doubt_stacked(const Grid *grid, const Form *form, SheetRow *rows);

/*
 * Where cells are counted into rows, a row without a label whose first cell is a figure
 * holds what the row above it had no room for: that one has a cell too many, or its
 * columns are others.  It is marked as apart.  (A label that is lost leaves a blank.)
 */
extern void sheet_rows_doubt_leftovers(const Grid *grid, const Form *form, SheetRow *rows);

/*
 * Blocks of disclosure whose rows are marked as apart: where all their labels and
 * figures are there and each figure is zero, every cell of the block says zero,
 * whichever is whose.  A number that is not zero may be the number of a page,
 * and a cell blank.  Such a block is placed, and its rows are marked.
 */
extern GdStatus sheet_place_zeros(Arena *arena, const char *text, Sheet *sheet,
								  SheetRow *rows);

/* How many cells of a row of the grid are figures or dashes? */
extern uint32_t sheet_count_figures(const Grid *grid, const GridRow *row);

/* The index of the first cell behind the words that a row begins with. */
extern uint16_t sheet_behind_words(const Grid *grid, const GridRow *row);

/*
 * Is every row's label in the grid, in the form's order, and for each row and
 * column a number, but no other figure?  before[row] is set to the number of
 * figures before the label of a row (from 0) and may be NULL.
 */
extern bool sheet_rows_all_there(const Grid *grid, const Form *form,
								 uint32_t *before);

/* Is it a meaning in the table of this form? */
static inline bool
sheet_meaning_in(const Meaning *meaning, const Form *form)
{
	return meaning->number == form->number;
}

/* Does a cell have a meaning of this role in the form?  Its index, or 0. */
static inline unsigned
sheet_cell_means(const GridCell *cell, const Form *form, TermRole role)
{
	/* nearly all cells are figures, blanks, or labels of another kind */
	if ((cell->match.roles & ROLE(role)) == 0)
		return 0;
	for (uint32_t i = 0; i < cell->match.nmeanings; i++)
	{
		const Meaning *meaning = &cell->match.meanings[i];

		if (meaning->role == role &&
			(meaning->number == 0 || sheet_meaning_in(meaning, form)))
			return meaning->index;
	}
	return 0;
}

#endif
