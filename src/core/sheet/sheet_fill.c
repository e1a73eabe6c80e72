/*
 * sheet_fill.c
 *	  Rows of figures whose label is lost or broken over lines.
 */
#include "sheet/sheet_rows.h"
#include "sheet/sheet_words.h"

/* ---- pieces of labels ------------------------------------------------------------ */

static bool
ends_in_digit(const char *text, GdSpan span)
{
	unsigned	size;

	return span.length > 0 &&
		text_digit(text_decode_before(text, span_end(span), &size)) >= 0;
}

/*
 * What the words of one row of the grid say of rows first to last of the form:
 * the one row whose label they are a piece of, 0 if they say nothing (the label
 * of a group, words of several labels), or -1 if they belong to none of them.
 */
static int
piece_of(const char *text, const Grid *grid, const GridRow *row,
		 const Form *form, unsigned first, unsigned last)
{
	int			found = 0;

	for (uint32_t i = 0; i < row->count; i++)
	{
		const GridCell *cell = &grid->cells[row->first + i];
		char		pattern[SHEET_MAX_PATTERN];
		unsigned	chars;
		unsigned	holders = 0;
		unsigned	holder = 0;

		if (cell->class != GRID_TEXT)
			continue;
		/* a figure ran into the label, and the next one stands in its place */
		if (grid->bordered && ends_in_digit(text, cell->span))
			return -1;
		chars = sheet_words_pattern(text, cell->span, pattern);
		if (chars == 0)
			continue;
		for (unsigned r = first; r <= last; r++)
			if (sheet_words_in(forms_string(forms_row(form, r)->label), pattern))
			{
				holders++;
				holder = r;
			}
		if (holders == 1 && chars > 1)
			found = (int) holder;
		if (holders > 0)
			continue;
		for (unsigned g = 0; g < form->ngroups; g++)
			if (sheet_words_in(forms_string(form->groups[g].label), pattern))
				holders++;
		if (holders == 0)
			return -1;
	}
	return found;
}

/* ---- gaps -------------------------------------------------------------------------- */

uint32_t
sheet_count_figures(const Grid *grid, const GridRow *row)
{
	uint32_t	figures = 0;

	for (uint32_t i = 0; i < row->count; i++)
	{
		GridClass	class = grid->cells[row->first + i].class;

		if (class == GRID_NUMBER || class == GRID_DASH || class == GRID_RUN)
			figures++;
	}
	return figures;
}

/* A row of figures without a label that could have every column. */
static bool
is_unlabelled(const Grid *grid, const Form *form, const SheetRow *rows, uint32_t i)
{
	uint32_t	figures = sheet_count_figures(grid, &grid->rows[i]);
	bool		numbers = false;

	if (rows[i].position != 0 || rows[i].header || rows[i].piece)
		return false;
	for (uint32_t k = 0; k < grid->rows[i].count; k++)
	{
		const GridCell *cell = &grid->cells[grid->rows[i].first + k];

		if (cell->class == GRID_LABEL && sheet_cell_means(cell, form, TERM_GROUP) == 0 &&
			sheet_cell_means(cell, form, TERM_UNIT) == 0)
			return false;
		/* dashes alone may be a group's own, but not beside a piece of a label */
		if (cell->class == GRID_NUMBER || cell->class == GRID_RUN ||
			(cell->class == GRID_TEXT && figures > 0))
			numbers = true;
	}
	return numbers && figures <= form->ncolumns + 1u;
}

uint16_t
sheet_behind_words(const Grid *grid, const GridRow *row)
{
	uint32_t	behind = 0;

	for (uint32_t i = 0; i < row->count; i++)
	{
		const GridCell *cell = &grid->cells[row->first + i];

		if (grid_cell_is_words(cell))
			behind = i + 1;
		else if (cell->class != GRID_BLANK)
			break;
	}
	return (uint16_t) behind;
}

/* Does the row name a column of the form? */
static bool
names_column(const Grid *grid, const Form *form, const GridRow *row)
{
	for (uint32_t k = 0; k < row->count; k++)
		if (sheet_cell_means(&grid->cells[row->first + k], form, TERM_COLUMN) != 0)
			return true;
	return false;
}

/*
 * The row behind the header that opens a gap: what is printed in the corner of a
 * table is no piece of a label.
 */
static uint32_t
behind_header(const Grid *grid, const Form *form, const SheetRow *rows,
			  uint32_t above, uint32_t below)
{
	uint32_t	behind = above;

	for (uint32_t i = above; i < below && rows[i].header; i++)
		if (names_column(grid, form, &grid->rows[i]))
			behind = i + 1;
	return behind;
}

/*
 * The last header that has a label of these rows of the form behind it; above if none
 * has.  Figures over it belong above that header, and are not the label's.
 */
static uint32_t
last_header(const Grid *grid, const Form *form, const SheetRow *rows,
			uint32_t above, uint32_t below)
{
	bool		label = false;

	for (uint32_t i = below; i > above; i--)
	{
		label = label || rows[i - 1].position != 0;
		if (label && names_column(grid, form, &grid->rows[i - 1]))
			return i - 1;
	}
	return above;
}

/*
 * Fill the gap between grid rows above and below, which are rows first - 1 and
 * last + 1 of the form.
 */
static void
fill_gap(const char *text, const Grid *grid, const Form *form, SheetRow *rows,
		 uint32_t above, uint32_t below, unsigned first, unsigned last)
{
	uint64_t	evidence = 0;
	unsigned	unlabelled = 0;
	unsigned	next = first;
	uint32_t	header;

	above = behind_header(grid, form, rows, above, below);
	header = last_header(grid, form, rows, above, below);
	for (uint32_t i = above; i < below; i++)
	{
		int			piece;

		if (is_unlabelled(grid, form, rows, i))
		{
			if (i < header)
				return;
			unlabelled++;
		}
		if (rows[i].position != 0)
		{
			if (rows[i].position < first || rows[i].position > last)
				return;
			evidence |= (uint64_t) 1 << (rows[i].position & 63);
			continue;
		}
		if (rows[i].piece)
			continue;
		piece = piece_of(text, grid, &grid->rows[i], form, first, last);
		if (piece < 0)
			return;
		if (piece > 0)
			evidence |= (uint64_t) 1 << (piece & 63);
	}
	if (unlabelled != last + 1 - first)
		return;
	for (uint32_t i = above; i < below; i++)
		if (is_unlabelled(grid, form, rows, i))
		{
			rows[i].position = (uint16_t) next;
			rows[i].guessed = (evidence & ((uint64_t) 1 << (next & 63))) == 0;
			rows[i].filled = true;
			rows[i].figures = sheet_behind_words(grid, &grid->rows[i]);
			next++;
		}
}

void
sheet_rows_fill(const char *text, const Grid *grid, const Form *form,
				SheetRow *rows)
{
	uint32_t	above = 0;		/* the first row behind the last labelled one */
	unsigned	last = 0;

	for (uint32_t i = 0; i <= grid->nrows; i++)
	{
		unsigned	position = i < grid->nrows ? rows[i].position : form->nrows + 1u;

		/* without borders a label may stand apart from its figures */
		if (i < grid->nrows &&
			(position == 0 || (rows[i].header && !grid->bordered)))
			continue;
		if (position > last + 1)
			fill_gap(text, grid, form, rows, above, i, last + 1, position - 1);
		if (position <= last)
			return;				/* not in order: nothing can be said */
		last = position;
		above = i + 1;
	}
}

/* Does the label name a group of rows in some form of the table? */
static bool
may_be_group(const Grid *grid, const GridRow *row, const SheetRow *match,
			 GdTableKind table)
{
	const GridCell *cell = &grid->cells[row->first + match->figures - 1];

	for (uint32_t i = 0; i < cell->match.nmeanings; i++)
		if (cell->match.meanings[i].role == TERM_GROUP &&
			cell->match.meanings[i].table == table)
			return true;
	return false;
}

void
sheet_rows_doubt_groups(const Grid *grid, const Form *form, SheetRow *rows)
{
	for (uint32_t i = 0; i + 1 < grid->nrows; i++)
	{
		uint32_t	next = i + 1;

		/* a number alone is the foot of a page, and no row of any form */
		while (next + 1 < grid->nrows && grid->rows[next].count == 1)
			next++;
		if (rows[i].position != 0 && rows[i].figures > 0 && !rows[i].filled &&
			!rows[i].header && !rows[next].header &&
			(rows[next].position == 0 || rows[next].filled ||
			 rows[next].position == rows[i].position) &&
			may_be_group(grid, &grid->rows[i], &rows[i], form->table))
		{
			bool		again = rows[next].position == rows[i].position && !rows[next].filled;

			rows[i].guessed = rows[next].guessed = true;
			/* two rows running with it, or one without label or place: of the group */
			if (again || (rows[next].position == 0 && sheet_behind_words(grid, &grid->rows[next]) == 0))
				rows[i].apart = rows[next].apart = true;
		}
	}
}
