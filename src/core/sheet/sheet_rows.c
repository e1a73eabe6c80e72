/*
 * sheet_rows.c
 *	  Which row of a form each row of a grid is.
 */
#include "sheet/sheet_rows.h"

/*
 * A label whose ordinal is missing or another than the form's is still taken
 * where it comes in order and skips no more rows than this.
 */
#define MAX_SKIP 6

/* A label shorter than this, in bytes with its ordinal, is no wording of its own. */
#define MIN_WORDING 15

bool
sheet_rows_is_unique(const GridCell *cell, const Form *form)
{
	unsigned	row = 0;

	if (cell->span.length < MIN_WORDING)
		return false;
	for (uint32_t i = 0; i < cell->match.nmeanings; i++)
	{
		const Meaning *meaning = &cell->match.meanings[i];

		if (meaning->role == TERM_UNIT || !sheet_meaning_in(meaning, form))
			continue;
		if (meaning->role != TERM_ROW || (row != 0 && row != meaning->index))
			return false;
		row = meaning->index;
	}
	return row != 0;
}

/*
 * The row of the form that a label stands for, or 0.  One wording may name
 * several rows (其他情形数); its ordinal and the order of the form choose.
 */
unsigned
sheet_rows_choose(const GridCell *cell, const Form *form, unsigned last,
				  int *sure)
{
	unsigned	best = 0;
	int			best_rank = 0;

	*sure = 0;
	if ((cell->match.roles & ROLE(TERM_ROW)) == 0)
		return 0;
	for (uint32_t i = 0; i < cell->match.nmeanings; i++)
	{
		const Meaning *meaning = &cell->match.meanings[i];
		unsigned	row = meaning->index;
		bool		in_order = row > last;
		bool		bare = cell->match.ordinal.style == ORDINAL_NONE;
		bool		agrees;
		int			rank;

		if (meaning->role != TERM_ROW || !sheet_meaning_in(meaning, form))
			continue;
		agrees = ordinal_same(meaning->ordinal, cell->match.ordinal);
		/* a wording as short as 其他 needs its ordinal, or none; （八）其他 its place */
		if (!agrees && !bare && meaning->ordinal.style != ORDINAL_NONE &&
			(cell->span.length < MIN_WORDING ||
			 (cell->span.length == MIN_WORDING && row != last + 1)))
			continue;
		if (agrees)
			rank = in_order ? 4 : 2;
		else if (bare && sheet_rows_is_unique(cell, form))
			rank = 3;
		else if (in_order && row <= last + MAX_SKIP)
			rank = bare ? 3 : 1;
		else
			rank = bare && meaning->ordinal.style == ORDINAL_NONE ? 1 : 0;
		/* among equals the next one in order */
		if (rank > best_rank || (rank == best_rank && rank > 0 && best <= last))
		{
			best = row;
			best_rank = rank;
		}
	}
	*sure = best_rank;
	return best;
}

/*
 * Where blank cells left no trace, labels of blank rows stand before the label
 * of a row, which is cells[label].  The row of the form that the last of them
 * is.  The label itself may be printed over all cells that it spans.
 */
static unsigned
pass_labels(const GridCell *cells, uint32_t label, const Form *form, unsigned last)
{
	for (uint32_t i = 0; i < label; i++)
	{
		int			sure;
		unsigned	position = sheet_rows_choose(&cells[i], form, last, &sure);

		if (sure > 2 && cells[i].match.meanings != cells[label].match.meanings)
			last = position;
	}
	return last;
}

/*
 * May words behind the label of a row be what stands in place of a
 * figure (约3, 见附件)?  Behind the label of a group they are a label.
 */
static bool
stand_for_figure(const GridCell *label)
{
	return (label->match.roles & ROLE(TERM_GROUP)) == 0;
}

/*
 * Does the label of another row stand before that of a row, which is cells[label]?
 * On one line two rows may stand side by side, and their figures behind both.
 */
static bool
has_second_label(const GridCell *cells, uint32_t label, const Form *form, unsigned last,
				 unsigned own)
{
	for (uint32_t i = 0; i < label; i++)
	{
		int			sure;

		if (grid_cell_is_words(&cells[i]) &&
			sheet_cell_means(&cells[i], form, TERM_GROUP) == 0 &&
			sheet_cell_means(&cells[i], form, TERM_COLUMN) == 0 &&
			sheet_rows_choose(&cells[i], form, last, &sure) != own && sure > 2)
			return true;
	}
	return false;
}

/* The label of a row: its last words before the first figure. */
static unsigned
match_row(const Grid *grid, const GridRow *cut, const Form *form, unsigned last,
		  SheetRow *row)
{
	const GridCell *cells = grid->cells + cut->first;
	bool		several = !grid->bordered;
	unsigned	first = last;

	*row = (SheetRow) {0};
	row->header = cut->labels == cut->count;
	for (uint32_t i = cut->labels; i > 0; i--)
	{
		const GridCell *cell = &cells[i - 1];
		unsigned	position;
		int			sure;

		if (several)
			last = pass_labels(cells, i - 1, form, first);

		if (!grid_cell_is_words(cell))
			continue;
		/* 其他 and 总计 are rows and columns: without figures, columns */
		if (row->header && sheet_cell_means(cell, form, TERM_COLUMN) != 0)
			return 0;
		position = sheet_rows_choose(cell, form, last, &sure);
		if (position != 0)
		{
			if (row->worded && !stand_for_figure(cell))
				return 0;
			row->position = (uint16_t) position;
			row->sure = sure > 2;
			row->figures = (uint16_t) i;
			return position;
		}
		/* units stand between a label and its figures, and words for a figure */
		if (sheet_cell_means(cell, form, TERM_UNIT) != 0)
			continue;
		if (several || row->header || cell->class != GRID_TEXT)
			return 0;
		row->worded = true;
	}
	return 0;
}

/*
 * The rows of the form that a label may stand for, one bit each, whose ordinal the
 * form prints: bare where the label has none, else with that very ordinal.
 */
static uint64_t
ordinal_rows(const Grid *grid, const GridRow *row, uint32_t figures, const Form *form,
			 bool bare)
{
	const GridCell *cell = &grid->cells[row->first + figures - 1];
	uint64_t	found = 0;

	if (figures == 0 || cell->class != GRID_LABEL ||
		bare != (cell->match.ordinal.style == ORDINAL_NONE))
		return 0;
	for (uint32_t i = 0; i < cell->match.nmeanings; i++)
	{
		const Meaning *meaning = &cell->match.meanings[i];

		if (meaning->role == TERM_ROW && sheet_meaning_in(meaning, form) &&
			meaning->ordinal.style != ORDINAL_NONE &&
			(bare || ordinal_same(meaning->ordinal, cell->match.ordinal)))
			found |= (uint64_t) 1 << meaning->index;
	}
	return found;
}

/*
 * A row of the document's own may be called what a row of the form is without its
 * ordinal (合计): where two are, either may be that one.  Without borders the row
 * with the ordinal may have its figures on another line.
 */
static void
doubt_repeated_labels(const Grid *grid, const Form *form, SheetRow *rows)
{
	uint64_t	repeated = 0;

	for (uint32_t i = 0; i < grid->nrows; i++)
	{
		uint16_t	position = rows[i].position;
		bool		unknown = position == 0 && !rows[i].header;
		uint32_t	words;

		if (!unknown && grid->bordered)
			continue;
		words = position != 0 ? rows[i].figures : sheet_behind_words(grid, &grid->rows[i]);
		if (unknown)
			repeated |= ordinal_rows(grid, &grid->rows[i], words, form, true);
		else
			repeated |= ordinal_rows(grid, &grid->rows[i], words, form, false) &
				(position != 0 ? (uint64_t) 1 << position : UINT64_MAX);
	}
	for (uint32_t i = 0; repeated != 0 && i < grid->nrows; i++)
		if (rows[i].position != 0 && (repeated >> rows[i].position & 1) != 0 &&
			(ordinal_rows(grid, &grid->rows[i], rows[i].figures, form, true) >>
			 rows[i].position & 1) != 0)
			rows[i].apart = true;
}

void
sheet_rows_match(const Grid *grid, const Form *form, unsigned last,
				 SheetRow *rows)
{
	for (uint32_t i = 0; i < grid->nrows; i++)
	{
		unsigned	position = match_row(grid, &grid->rows[i], form, last, &rows[i]);

		if (position != 0 && grid->by_line && !grid->bordered && !rows[i].header &&
			has_second_label(grid->cells + grid->rows[i].first, rows[i].figures - 1u,
							 form, last, position))
			rows[i].apart = true;
		if (position != 0)
			last = position;
	}
	doubt_repeated_labels(grid, form, rows);
}

/*
 * The only row whose label a cell is, or 0: its ordinal agrees, or it has none.
 */
static unsigned
only_row(const GridCell *cell, const Form *form)
{
	unsigned	row = 0;

	for (uint32_t i = 0; i < cell->match.nmeanings; i++)
	{
		const Meaning *meaning = &cell->match.meanings[i];

		if (meaning->role != TERM_ROW || !sheet_meaning_in(meaning, form) ||
			(cell->match.ordinal.style != ORDINAL_NONE &&
			 !ordinal_same(meaning->ordinal, cell->match.ordinal)))
			continue;
		if (row != 0 && row != meaning->index)
			return 0;
		row = meaning->index;
	}
	return row;
}

bool
sheet_rows_all_there(const Grid *grid, const Form *form, uint32_t *before)
{
	unsigned	last = 0;
	uint32_t	numbers = 0;

	for (uint32_t i = 0; i < grid->ncells; i++)
	{
		const GridCell *cell = &grid->cells[i];
		unsigned	row = only_row(cell, form);

		if (cell->class == GRID_NUMBER)
			numbers++;
		else if (!grid_cell_is_words(cell) && cell->class != GRID_BLANK)
			return false;
		/* 其他 and 总计 are headers as well, until the first figure */
		if (row == 0 || (numbers == 0 && sheet_cell_means(cell, form, TERM_COLUMN) != 0))
			continue;
		if (row != last + 1)
			return false;
		last = row;
		if (before != NULL)
			before[row - 1] = numbers;
	}
	return last == form->nrows &&
		numbers == (uint32_t) form->nrows * form->ncolumns;
}
