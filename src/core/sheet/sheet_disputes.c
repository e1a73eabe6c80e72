/*
 * sheet_disputes.c
 *	  Stage 6: the table of disputes, whose groups stand side by side.
 */
#include "base/fold.h"
#include "base/match.h"
#include "base/text.h"
#include "sheet/sheet_place.h"
#include "sheet/sheet_words.h"
#include "words/number.h"

/* 总计 alone heads other tables as well. */
#define MIN_HEADERS 3

/* Fewer words on a line above figures may be the end of a title. */
#define MIN_STRANGE_WORDS 2

/* The name of a column is no longer, in characters; nor is a line of them, in bytes. */
#define MAX_STRANGE_WORD 12
#define MAX_STRANGE_LINE 360

static bool
has_headers(const Grid *grid, const Form *form)
{
	uint64_t	groups = 0;

	for (uint32_t i = 0; i < grid->ncells; i++)
		groups |= (uint64_t) 1 << sheet_cell_means(&grid->cells[i], form,
												   TERM_GROUP_COLUMN);
	/* bit 0: the cells that are none */
	return count_bits(columns_named(grid, form)) + count_bits(groups & ~(uint64_t) 1) >=
		MIN_HEADERS;
}

/* Does some label of the form hold this folded character? */
static bool
form_holds(const Form *form, uint32_t c)
{
	char		pattern[8];

	pattern[text_encode(c, pattern)] = '\0';
	return sheet_words_of_form(form, pattern);
}

/*
 * Without borders the names of columns come in pieces, but these have no character
 * that the names have not: other words over the figures head columns of which
 * nothing is known, in any order.
 */
static bool
has_strange_header(const char *text, const Grid *grid, const Form *form)
{
	for (uint32_t i = 0; i < grid->ncells; i++)
	{
		const GridCell *cell = &grid->cells[i];
		unsigned	size;

		if (!grid_cell_is_words(cell) && cell->class != GRID_BLANK)
			break;
		for (uint32_t at = cell->span.start;
			 cell->class == GRID_TEXT && at < span_end(cell->span); at += size)
		{
			uint32_t	c = fold_first(text_decode(text, span_end(cell->span), at, &size));

			if (text_is_han(c) && !form_holds(form, c))
				return true;
		}
	}
	return false;
}

/* A sentence, an ordinal, or the heading of the section, whose words may stand apart. */
static bool
is_heading_or_sentence(const char *text, GdSpan line)
{
	static const char *const marks[] = {"、", ",", "。", ":", ";"};
	static const char *const about[] = {"行政复议", "行政诉讼"};
	uint32_t	end = span_end(line);
	GdSpan		found;

	return match_find_any(text, line.start, end, marks, 5, NULL, &found) ||
		(match_find(text, line.start, end, "情况", &found) &&
		 match_find_any(text, line.start, end, about, 2, NULL, &found));
}

/*
 * The words of the line that ends at text[end], whose beginning is returned in
 * *start; 0 if one of them is too long for the name of a column, or has a figure.
 */
static uint32_t
count_short_words(const char *text, uint32_t *start, uint32_t end)
{
	uint32_t	words = 0;
	uint32_t	length = 0;
	unsigned	size;

	for (*start = end; *start > 0 && end - *start < MAX_STRANGE_LINE; *start -= size)
	{
		uint32_t	c = text_decode_before(text, *start, &size);

		if (c == '\n' || c == '\r')
			break;
		length = text_is_space(c) ? 0 : length + 1;
		if (length > MAX_STRANGE_WORD || text_digit(c) >= 0)
			return 0;
		if (length == 1)
			words++;
	}
	return words;
}

/*
 * Do several short words stand directly above the grid, on one line or on some?
 * A header without any word of the form is no part of the grid, but it heads its
 * columns.
 */
static bool
follows_words(const char *text, const Grid *grid)
{
	uint32_t	end = grid->place.start;
	uint32_t	words = 0;

	while (words < MIN_STRANGE_WORDS)
	{
		uint32_t	start;
		uint32_t	found;
		unsigned	size;

		while (end > 0 && grid->place.start - end < MAX_STRANGE_LINE &&
			   text_is_space(text_decode_before(text, end, &size)))
			end -= size;
		found = count_short_words(text, &start, end);
		if (found == 0 || is_heading_or_sentence(text, span_between(start, end)))
			return false;
		words += found;
		end = start;
	}
	return true;
}

/* The numbers of the row, a dash adding nothing; false if a cell is none. */
static bool
read_numbers(const char *text, const RowFigures *figures, uint32_t width, int64_t *numbers)
{
	for (uint32_t i = 0; i < width; i++)
	{
		CellValue	value;

		number_read_cell(text, figures->cells[i].span, &value);
		if ((value.kind != GD_NUMBER && value.kind != GD_DASH) || value.value.scale != 0)
			return false;
		numbers[i] = value.value.mantissa;
	}
	return true;
}

/*
 * How many groups add up, if numbers[without] is none of the row and the one at lost
 * has no figure (which then is whatever its group needs, but not less than nothing).
 */
static uint32_t
count_sums(const Form *form, const int64_t *numbers, uint32_t without, uint32_t lost)
{
	uint32_t	from = 0;		/* the next number */
	uint32_t	at = 0;			/* the next cell */
	uint32_t	sums = 0;

	for (uint32_t group = 0; group < form->nrows; group++)
	{
		int64_t		rest = 0;	/* total less parts */
		bool		part_lost = false;
		bool		total_lost = false;

		for (uint32_t i = 1; i <= form->ncolumns; i++)
		{
			if (at++ == lost)
			{
				part_lost = i < form->ncolumns;
				total_lost = !part_lost;
				continue;
			}
			if (from == without)
				from++;
			rest += i < form->ncolumns ? -numbers[from] : numbers[from];
			from++;
		}
		if (total_lost || (part_lost ? rest >= 0 : rest == 0))
			sums++;
	}
	return sums;
}

/*
 * Is each group's last figure the sum of those before it?  A dash adds nothing;
 * what the sums speak for is the table, not the value of a dash.
 */
static bool
groups_add_up(const char *text, const RowFigures *figures, const Form *form)
{
	int64_t		numbers[GD_MAX_COLUMNS];

	return read_numbers(text, figures, (uint32_t) form->nrows * form->ncolumns, numbers) &&
		count_sums(form, numbers, UINT32_MAX, UINT32_MAX) == form->nrows;
}

/* The cells from the first figure of the grid to its last; false without any. */
static bool
from_first_to_last(const Grid *grid, RowFigures *figures)
{
	uint32_t	first = grid->ncells;
	uint32_t	last = 0;

	for (uint32_t i = 0; i < grid->ncells; i++)
	{
		if (grid_cell_is_words(&grid->cells[i]) || grid->cells[i].class == GRID_BLANK)
			continue;
		if (first == grid->ncells)
			first = i;
		last = i;
	}
	if (first == grid->ncells)
		return false;
	figures->first = first;
	figures->cells = grid->cells + first;
	figures->count = last + 1 - first;
	return true;
}

/* The same, if no words stand between them. */
static bool
all_figures(const Grid *grid, RowFigures *figures)
{
	if (!from_first_to_last(grid, figures))
		return false;
	for (uint32_t i = 0; i < figures->count; i++)
		if (grid_cell_is_words(&figures->cells[i]))
			return false;
	return true;
}

/* A row that numbers the columns: 1 2 3 ... 15. */
static bool
numbers_columns(const char *text, const RowFigures *figures)
{
	int64_t		number = 0;

	for (uint32_t i = 0; i < figures->count; i++)
	{
		CellValue	value;

		number_read_cell(text, figures->cells[i].span, &value);
		if (value.kind == GD_BLANK && number > 0)
			continue;
		if (value.kind != GD_NUMBER || value.value.scale != 0 ||
			value.value.mantissa != ++number)
			return false;
	}
	return number > 2;
}

/* The figures of the grid's only row that has some; false if several have. */
static bool
only_figures(const char *text, const Grid *grid, RowFigures *figures)
{
	bool		found = false;

	for (uint32_t i = 0; i < grid->nrows; i++)
	{
		const GridRow *row = &grid->rows[i];
		RowFigures	own;
		uint32_t	at = 0;

		while (at < row->count && (grid_cell_is_words(&grid->cells[row->first + at]) ||
								   grid->cells[row->first + at].class == GRID_BLANK))
			at++;
		own = (RowFigures) {grid->cells + row->first + at, row->first + at,
			row->count - at, false, false};
		if (own.count == 0 || numbers_columns(text, &own))
			continue;
		if (found)
			return false;
		found = true;
		/* blanks before the figures are theirs unless a label stands there */
		while (at > 0 && grid->cells[row->first + at - 1].class == GRID_BLANK)
			at--;
		figures->first = row->first + at;
		figures->cells = grid->cells + figures->first;
		figures->count = row->count - at;
	}
	return found;
}

bool
sheet_disputes_may_be(const Grid *grid, const Form *form)
{
	uint32_t	width = (uint32_t) form->nrows * form->ncolumns;
	uint32_t	figures = 0;
	uint32_t	rows = 0;
	uint32_t	whole = 0;

	for (uint32_t i = 0; i < grid->ncells; i++)
		if (grid->cells[i].class == GRID_NUMBER || grid->cells[i].class == GRID_DASH)
			figures++;
	if (figures == width || !grid->bordered)
		return figures == width;

	/* or some cells of the only row of figures are blank */
	for (uint32_t i = 0; i < grid->nrows; i++)
	{
		const GridCell *cells = grid->cells + grid->rows[i].first;
		bool		words = false;
		bool		numbers = false;

		for (uint32_t k = 0; k < grid->rows[i].count; k++)
		{
			words = words || grid_cell_is_words(&cells[k]);
			numbers = numbers || cells[k].class == GRID_NUMBER;
		}
		if (numbers)
			rows++;
		if (numbers && !words && grid->rows[i].count == width)
			whole++;
	}
	return rows == 1 && whole == 1;
}

bool
sheet_disputes_fit(const Grid *grid, const Form *form, bool known)
{
	uint32_t	width = (uint32_t) form->nrows * form->ncolumns;
	uint32_t	whole = 0;

	for (uint32_t i = 0; i < grid->nrows; i++)
	{
		const GridCell *cells = grid->cells + grid->rows[i].first;
		uint32_t	count = grid->rows[i].count;
		uint32_t	words = 0;

		/* 总计, the last header, is the label of a row in other tables */
		while (words < count && grid_cell_is_words(&cells[words]))
			words++;
		if (words == count)
			continue;
		if (count < words + width)
			return false;
		/* white space around the figures may be layout, and one of them lost */
		if (!known && (cells[words].trace || cells[words + width - 1].trace))
			return false;
		for (uint32_t k = words; k < count; k++)
			if (grid_cell_is_words(&cells[k]) || (k >= words + width && !cells[k].trace))
				return false;
		whole++;
	}
	return whole == 1;
}

bool
sheet_disputes_is_header(const char *text, const Sheet *sheet, const SheetRow *rows)
{
	ColumnOrder order;

	columns_read_spanned(text, sheet->grid, rows, sheet->form, &order);
	return sheet->nlines == 0 && has_headers(sheet->grid, sheet->form) &&
		!order.contradicted;
}

/*
 * A number beside the row, of the page or of a row, and a figure that is lost leave as
 * many as there are columns.  Sums that fail are errors of the report; but where two
 * more of them are right if the first number or the last is none of the row and another
 * is lost, it is open which figure is whose.
 */
static bool
gained_and_lost(const char *text, const Form *form, const RowFigures *figures)
{
	uint32_t	width = (uint32_t) form->nrows * form->ncolumns;
	int64_t		numbers[GD_MAX_COLUMNS] = {0};
	uint32_t	right;

	if (!read_numbers(text, figures, width, numbers))
		return false;
	right = count_sums(form, numbers, UINT32_MAX, UINT32_MAX);
	if (right + 2 > form->nrows)
		return false;
	for (uint32_t lost = 0; lost < width; lost++)
		if (count_sums(form, numbers, 0, lost) >= right + 2 ||
			count_sums(form, numbers, width - 1, lost) >= right + 2)
			return true;
	return false;
}

/*
 * Does a cell of the only row cover others, or is one lost?  Then it is open which
 * figure is whose.
 */
static bool
is_shifted(const char *text, const Form *form, const RowFigures *figures)
{
	uint32_t	width = (uint32_t) form->nrows * form->ncolumns;
	uint32_t	pick[GD_MAX_COLUMNS];
	bool		number = false;

	for (uint32_t i = 0; i < width; i++)
	{
		pick[i] = i;
		if (figures->cells[i].covered && number)
			return true;
		number = figures->cells[i].class == GRID_NUMBER;
	}
	return figures_lost_one(text, figures, width, form->ncolumns, pick);
}

static GdStatus
place_all(Arena *arena, const char *text, Sheet *sheet, const RowFigures *figures)
{
	const Form *form = sheet->form;
	SheetLine	line = {1, form->nrows, LINE_CERTAIN, NULL, sheet->count, 0};

	if (is_shifted(text, form, figures) ||
		(!sheet->grid->bordered && gained_and_lost(text, form, figures)))
	{
		line.doubt = LINE_UNPROVABLE;
		line.first = figures->first;
		line.count = figures->count;
		return sheet_add_line(arena, sheet, line);
	}
	for (uint32_t i = 0; i < (uint32_t) form->nrows * form->ncolumns; i++)
		TRY(sheet_place(arena, sheet,
						forms_item(form, i / form->ncolumns + 1, i % form->ncolumns + 1),
						figures->cells[i].span, NULL, GD_READ));
	line.count = sheet->count - line.first;
	return sheet_add_line(arena, sheet, line);
}

/* ---- the groups side by side -------------------------------------------------------------- */

GdStatus
sheet_place_disputes(Arena *arena, const char *text, Sheet *sheet,
					 const SheetRow *rows, bool headed)
{
	const Form *form = sheet->form;
	uint32_t	width = (uint32_t) form->nrows * form->ncolumns;
	bool		header = has_headers(sheet->grid, form);
	bool		placed;
	ColumnOrder order;
	RowFigures	figures;
	SheetLine	line = {1, form->nrows, LINE_OPEN, NULL, 0, 0};

	TRY(sheet_place_groups(arena, text, sheet, rows, &placed));
	if (placed)
		return GD_OK;
	columns_read_spanned(text, sheet->grid, rows, form, &order);
	if (header)
		headed = !order.contradicted;
	if (!sheet->grid->bordered &&
		(has_strange_header(text, sheet->grid, form) ||
		 (!header && follows_words(text, sheet->grid))))
	{
		header = true;
		headed = false;
	}
	/* as many cells as columns from the first figure to the last: all are there */
	if (all_figures(sheet->grid, &figures) && figures.count == width && headed &&
		!numbers_columns(text, &figures))
		return place_all(arena, text, sheet, &figures);
	if (!only_figures(text, sheet->grid, &figures))
	{
		/* digits that fell apart may be cut into several rows */
		if (!all_figures(sheet->grid, &figures))
		{
			/* no arrangement that is known: then every cell is named as unread */
			if (!from_first_to_last(sheet->grid, &figures))
				return GD_OK;
			headed = false;
		}
	}
	else if (figures.count == width ||
			 (figures.count > width && figures_side(&figures, width) == SIDE_LEFT))
	{
		if (headed || (!header && groups_add_up(text, &figures, form)))
			return place_all(arena, text, sheet, &figures);
		line.doubt = LINE_UNPROVABLE;
	}
	if (!headed)
		line.doubt = LINE_UNPROVABLE;
	line.first = figures.first;
	line.count = figures.count;
	return sheet_add_line(arena, sheet, line);
}
