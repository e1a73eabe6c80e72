/*
 * sheet_pieces.c
 *	  Labels broken over lines, with the figures on any of them.
 *
 * The wording of a form is known, so that its pieces, put together, prove whose
 * they are: nothing is a label here but a whole one.
 */
#include <string.h>

#include "base/text.h"
#include "sheet/sheet_rows.h"
#include "words/lexicon.h"

/* Lines above and below the figures that may hold pieces. */
#define MOST_LINES 4

/* The longest label, its note included, has about 200 bytes. */
#define MOST_BYTES 480

/* The words of a label, collected from several lines. */
typedef struct Wording
{
	char		text[MOST_BYTES];
	uint32_t	length;
	bool		full;
} Wording;

static void
add_words(Wording *wording, const char *text, GdSpan words)
{
	if (words.length > MOST_BYTES - wording->length)
	{
		wording->full = true;
		return;
	}
	memcpy(wording->text + wording->length, text + words.start, words.length);
	wording->length += words.length;
}

/* Labels of groups stand beside the rows, wherever their middle is. */
static bool
is_group(const GridCell *cell, const Form *form)
{
	return sheet_cell_means(cell, form, TERM_GROUP) != 0;
}

/* Words with digits that run on from them at the end: 不超过20. */
static bool
runs_on(const Grid *grid, uint32_t row)
{
	const GridRow *cut = &grid->rows[row];
	const GridCell *last = &grid->cells[cut->first + cut->count - 1];

	if (cut->count < 2 || last->class != GRID_NUMBER ||
		last->span.start != span_end((last - 1)->span))
		return false;
	for (const GridCell *cell = &grid->cells[cut->first]; cell < last; cell++)
		if (!grid_cell_is_words(cell))
			return false;
	return true;
}

/*
 * Add the words that row begins with; *behind is the index of the cell behind
 * them.  A unit is none of them.
 */
static void
add_row(Wording *wording, const char *text, const Grid *grid, const Form *form,
		uint32_t row, bool figures, uint32_t *behind)
{
	const GridRow *cut = &grid->rows[row];
	bool		whole = !figures && runs_on(grid, row);
	uint32_t	i;

	for (i = 0; i < cut->count; i++)
	{
		const GridCell *cell = &grid->cells[cut->first + i];

		if (!whole && (!grid_cell_is_words(cell) ||
					   sheet_cell_means(cell, form, TERM_UNIT) != 0))
			break;
		if (!is_group(cell, form))
			add_words(wording, text, cell->span);
	}
	*behind = i;
}

/* May the row be pieces: words that are no header of the table? */
static bool
may_be_pieces(const Grid *grid, const Form *form, const SheetRow *rows, uint32_t row)
{
	const GridRow *cut = &grid->rows[row];

	if (rows[row].piece || !grid_cell_is_words(&grid->cells[cut->first]) ||
		grid->cells[cut->first].bordered ||
		(!rows[row].header && (rows[row].position != 0 || !runs_on(grid, row))))
		return false;
	for (uint32_t i = 0; i < cut->count; i++)
	{
		const GridCell *cell = &grid->cells[cut->first + i];

		if (cell->class == GRID_LABEL && !is_group(cell, form) &&
			sheet_cell_means(cell, form, TERM_ROW) == 0 &&
			sheet_cell_means(cell, form, TERM_UNIT) == 0)
			return false;
	}
	return true;
}

/* How many rows next to one may be pieces, upwards or downwards. */
static uint32_t
count_pieces(const Grid *grid, const Form *form, const SheetRow *rows, uint32_t row,
			 bool upwards)
{
	uint32_t	count = 0;
	uint32_t	most = upwards ? row : grid->nrows - 1 - row;

	while (count < MOST_LINES && count < most &&
		   may_be_pieces(grid, form, rows,
						 upwards ? row - count - 1 : row + count + 1))
		count++;
	return count;
}

/*
 * Marks without a word (★ alone before figures) end a label; they begin none, be it
 * that of the next row.
 */
static bool
is_mark(const Wording *wording)
{
	unsigned	size;

	for (uint32_t at = 0; at < wording->length; at += size)
		if (text_is_han(text_decode(wording->text, wording->length, at, &size)))
			return false;
	return wording->length > 0;
}

/*
 * Is the wording of rows [first, end) around a row of figures, if there is one, a
 * whole label?  *label is then its cell.
 */
static bool
is_label(const char *text, const Grid *grid, const Form *form, uint32_t first,
		 uint32_t end, uint32_t figures, GridCell *label)
{
	Wording		wording;
	uint32_t	behind;

	wording.length = 0;
	wording.full = false;
	for (uint32_t row = first; row < end; row++)
		add_row(&wording, text, grid, form, row, row == figures, &behind);
	if (wording.full || wording.length == 0)
		return false;
	memset(label, 0, sizeof(*label));
	label->span = span_between(0, wording.length);
	label->class = GRID_LABEL;
	return lexicon_match_cell(wording.text, label->span, &label->match);
}

/* Is one label the other with more words: a note? */
static bool
same_row(const GridCell *a, const GridCell *b, const Form *form)
{
	return a->match.meanings == b->match.meanings ||
		(sheet_cell_means(a, form, TERM_ROW) != 0 &&
		 sheet_cell_means(a, form, TERM_ROW) == sheet_cell_means(b, form, TERM_ROW));
}

/*
 * The rows around a row of figures that make up its label: [*first, *end).
 * False if there are none, or if several labels could be made of them.
 */
static bool
find_label(const char *text, const Grid *grid, const Form *form, const SheetRow *rows,
		   uint32_t row, uint32_t *first, uint32_t *end, GridCell *label)
{
	uint32_t	above = count_pieces(grid, form, rows, row, true);
	uint32_t	below = count_pieces(grid, form, rows, row, false);
	uint32_t	words;			/* cells of words before the figures */
	Wording		own = {.length = 0};
	bool		found = false;

	*first = *end = row;
	add_row(&own, text, grid, form, row, true, &words);
	/* the row of a group, or figures behind a unit, whose label is elsewhere */
	if (own.length == 0 && grid_cell_is_words(&grid->cells[grid->rows[row].first]))
		return false;
	for (uint32_t up = 0; up <= above; up++)
		for (uint32_t down = 0; down <= below; down++)
		{
			GridCell	cell;

			/* figures alone may belong to a label above them or below */
			if (up + down == 0 || (own.length == 0 && (up == 0 || down == 0)) ||
				(up == 0 && is_mark(&own)) ||
				!is_label(text, grid, form, row - up, row + down + 1, row, &cell))
				continue;
			if (found && !same_row(&cell, label, form))
				return false;
			/* the same with more words: a note */
			if (found && up + 1 + down < *end - *first)
				continue;
			found = true;
			*label = cell;
			*first = row - up;
			*end = row + down + 1;
		}
	return found;
}

/* A row of blanks may have its label broken, too; it has no figures to go by. */
static void
join_blank(const char *text, const Grid *grid, const Form *form, SheetRow *rows,
		   uint32_t row)
{
	const GridRow *cut = &grid->rows[row];
	const GridCell *printed = &grid->cells[cut->first + rows[row].figures - 1];

	for (uint32_t down = count_pieces(grid, form, rows, row, false); down > 0; down--)
	{
		GridCell	label;

		if (!is_label(text, grid, form, row, row + down + 1, row, &label) ||
			!same_row(&label, printed, form))
			continue;
		for (uint32_t i = 1; i <= down; i++)
		{
			rows[row + i].piece = true;
			rows[row + i].position = 0;
		}
		return;
	}
}

/*
 * A row of blanks whose label no line holds whole enough to be known.  Returns the
 * row of the form, or 0.
 */
static unsigned
start_blank(const char *text, const Grid *grid, const Form *form, SheetRow *rows,
			uint32_t row, unsigned last)
{
	uint32_t	most = count_pieces(grid, form, rows, row, false);

	for (uint32_t down = most; down > 0; down--)
	{
		uint32_t	behind = row + down + 1;
		GridCell	label;
		int			sure;
		unsigned	position;

		/* figures below the pieces may be theirs */
		if ((behind < grid->nrows && !rows[behind].header && rows[behind].position == 0) ||
			!is_label(text, grid, form, row, behind, UINT32_MAX, &label))
			continue;
		position = sheet_rows_choose(&label, form, last, &sure);
		if (sure < 3)
			continue;
		for (uint32_t i = row + 1; i < behind; i++)
		{
			if (rows[i].position != 0)
				return 0;
			rows[i].piece = true;
		}
		rows[row].position = (uint16_t) position;
		rows[row].sure = true;
		rows[row].figures = (uint16_t) grid->rows[row].count;
		return position;
	}
	return 0;
}

void
sheet_rows_join_pieces(const char *text, const Grid *grid, const Form *form,
					   SheetRow *rows)
{
	unsigned	last = 0;

	if (grid->bordered || !grid->by_line)
		return;

	for (uint32_t i = 0; i < grid->nrows; i++)
	{
		uint32_t	first;
		uint32_t	end;
		uint32_t	behind;
		Wording		own;
		GridCell	label;
		int			sure;
		unsigned	position;

		if (rows[i].position != 0 && !rows[i].header)
			last = rows[i].position;
		if (rows[i].position != 0 || rows[i].header ||
			!find_label(text, grid, form, rows, i, &first, &end, &label))
			continue;
		/* the label of a group in pieces: what stands beside them is of no row */
		if (is_group(&label, form))
		{
			for (uint32_t k = first; k < end; k++)
				rows[k].piece = true;
			continue;
		}
		position = sheet_rows_choose(&label, form, last, &sure);
		/* an ordinal that the form has not is none against the next row's whole wording */
		if (sure < 3 && (position != last + 1u || !sheet_rows_is_unique(&label, form)))
			continue;
		own.length = 0;
		add_row(&own, text, grid, form, i, true, &behind);
		for (uint32_t k = first; k < end; k++)
			if (k != i)
			{
				rows[k].piece = true;
				rows[k].position = 0;
			}
		rows[i].position = (uint16_t) position;
		rows[i].sure = true;
		rows[i].figures = (uint16_t) behind;
		last = position;
	}
	last = 0;
	for (uint32_t i = 0; i < grid->nrows; i++)
	{
		if (rows[i].header && rows[i].position != 0 && rows[i].figures > 0)
			join_blank(text, grid, form, rows, i);
		else if (may_be_pieces(grid, form, rows, i) &&
				 grid->cells[grid->rows[i].first].class == GRID_TEXT)
			(void) start_blank(text, grid, form, rows, i, last);
		if (rows[i].position != 0)
			last = rows[i].position;
	}
}

/* May it be pieces, whatever the form? */
static bool
is_loose(const Grid *grid, uint32_t row)
{
	const GridRow *cut = &grid->rows[row];

	return grid_cell_is_words(&grid->cells[cut->first]) &&
		(cut->labels == cut->count || runs_on(grid, row));
}

uint32_t
sheet_rows_most_joined(const Grid *grid)
{
	uint32_t	most = 0;
	bool		before = false; /* is the row before it loose? */
	bool		loose = grid->nrows > 0 && is_loose(grid, 0);

	for (uint32_t i = 0; i < grid->nrows; i++)
	{
		bool		behind = i + 1 < grid->nrows && is_loose(grid, i + 1);

		if ((before || behind) &&
			(!loose || grid->cells[grid->rows[i].first].class == GRID_TEXT))
			most++;
		before = loose;
		loose = behind;
	}
	return grid->bordered || !grid->by_line ? 0 : most;
}
