/*
 * sheet_columns.c
 *	  Which column of a form each figure of a row is.
 */
#include "sheet/sheet_columns.h"

#include <string.h>

#include "base/text.h"
#include "sheet/sheet_words.h"
#include "words/ordinal.h"

static void
add_use(ColumnOrder *order, int use)
{
	if (order->count < GD_MAX_COLUMNS)
		order->use[order->count++] = (int16_t) use;
}

void
columns_default(const Form *form, unsigned row, ColumnOrder *order)
{
	memset(order, 0, sizeof(*order));
	for (unsigned column = 1; column <= form->ncolumns; column++)
		if (forms_cell(form, row, column) != 0)
			add_use(order, (int) column);
}

bool
columns_has(const ColumnOrder *order, ColumnUse use)
{
	for (uint32_t i = 0; i < order->count; i++)
		if (order->use[i] == (int) use)
			return true;
	return false;
}

uint64_t
columns_named(const Grid *grid, const Form *form)
{
	uint64_t	named = 0;

	for (uint32_t i = 0; i < grid->ncells; i++)
		if ((grid->cells[i].match.roles & ROLE(TERM_COLUMN)) != 0)
			named |= (uint64_t) 1 << (sheet_cell_means(&grid->cells[i], form, TERM_COLUMN) & 63);
	return named & ~(uint64_t) 1;
}

bool
columns_fit(const Form *form, unsigned row, const ColumnOrder *order)
{
	for (uint32_t i = 0; i < order->count; i++)
		if (order->use[i] > 0 &&
			forms_cell(form, row, (unsigned) order->use[i]) != 0)
			return true;
	return false;
}

bool
columns_whole(const Form *form, unsigned row, const ColumnOrder *order)
{
	uint32_t	met = 0;
	uint32_t	whole = 0;

	for (unsigned column = 1; column <= form->ncolumns; column++)
		whole += forms_cell(form, row, column) != 0;
	for (uint32_t i = 0; i < order->count; i++)
		if (order->use[i] > 0 &&
			forms_cell(form, row, (unsigned) order->use[i]) != 0)
			met++;
	return met == whole;
}

bool
columns_has_header(const Grid *grid, const SheetRow *rows, const Form *form)
{
	for (uint32_t i = 0; i < grid->nrows; i++)
		for (uint32_t k = 0; rows[i].header && k < grid->rows[i].count; k++)
			if (sheet_cell_means(&grid->cells[grid->rows[i].first + k], form,
								 TERM_COLUMN) != 0)
				return true;
	return false;
}

/* ---- one header row over the figures (disclosure, statistics) ------------------ */

/*
 * The column that a header cell names.  A printed header may have lost its end
 * so that it means two columns (本年新): then it is the next one not yet named.
 */
static unsigned
header_column(const GridCell *cell, const Form *form, const ColumnOrder *order)
{
	unsigned	named = 0;

	for (uint32_t i = 0; i < cell->match.nmeanings; i++)
	{
		const Meaning *meaning = &cell->match.meanings[i];
		bool		used = false;

		if (meaning->role != TERM_COLUMN || !sheet_meaning_in(meaning, form))
			continue;
		for (uint32_t k = 0; k < order->count; k++)
			if (order->use[k] == (int) meaning->index)
				used = true;
		if (!used)
			return meaning->index;
		named = meaning->index;
	}
	return named;
}

/* The words over labels, groups and notes: the figures come behind them. */
static bool
stands_over_labels(const GridCell *cell, const Form *form)
{
	unsigned	word = sheet_cell_means(cell, form, TERM_HEADER);

	return word != 0 && word != FORM_WORD_UNIT && word != FORM_WORD_LINE;
}

/* Has the cell any meaning in the form? */
static bool
means_something(const GridCell *cell, const Form *form)
{
	for (uint32_t i = 0; i < cell->match.nmeanings; i++)
		if (sheet_meaning_in(&cell->match.meanings[i], form))
			return true;
	return false;
}

HeaderKind
columns_read_header(const char *text, const Grid *grid, uint32_t row,
					const Form *form, ColumnOrder *order)
{
	const GridCell *cells = grid->cells + grid->rows[row].first;
	uint32_t	count = grid->rows[row].count;
	ColumnOrder read;
	unsigned	named = 0;
	unsigned	unknown = 0;
	bool		over_labels = false;
	bool		gap = false;	/* a blank header behind a named one */
	bool		glued = false;	/* the name of a column among other words */

	memset(&read, 0, sizeof(read));
	read.known = true;
	for (uint32_t i = 0; i < count; i++)
	{
		unsigned	word = sheet_cell_means(&cells[i], form, TERM_HEADER);
		unsigned	column = header_column(&cells[i], form, &read);

		if (cells[i].class == GRID_BLANK)
		{
			/* padding, or the second half of a merged header */
			gap = gap || (named > 0 && !cells[i].covered);
			continue;
		}
		if (gap)
			read.contradicted = true;	/* a column without a name */
		if (!grid->bordered && cells[i].class == GRID_TEXT &&
			sheet_words_name_column(text, cells[i].span, form))
			glued = true;
		if (column != 0)
		{
			add_use(&read, (int) column);
			named++;
		}
		else if (word == FORM_WORD_UNIT)
			add_use(&read, COLUMN_UNIT);
		else if (word == FORM_WORD_LINE)
			add_use(&read, COLUMN_LINE);
		else if (stands_over_labels(&cells[i], form))
		{
			read.count = 0;
			over_labels = true;
		}
		else if (means_something(&cells[i], form))
			continue;			/* the title of a block, the label of a group */
		else if (read.count == 0 && named == 0 && !over_labels && unknown == 0)
			unknown++;			/* the corner, in words of its own */
		else
		{
			add_use(&read, COLUMN_OTHER);
			unknown++;
		}
	}
	if (named > 0)
	{
		*order = read;
		return HEADER_READ;
	}
	/* a header it is, but of what columns? */
	return over_labels || glued || unknown > 1 ? HEADER_UNKNOWN : HEADER_NONE;
}

static bool
has_digit(const char *text, GdSpan span)
{
	unsigned	size;

	for (uint32_t at = span.start; at < span_end(span); at += size)
		if (text_digit(text_decode(text, span_end(span), at, &size)) >= 0)
			return true;
	return false;
}

bool
columns_go_on(const char *text, const Grid *grid, uint32_t row, const Form *form)
{
	bool		other = false;

	for (uint32_t i = 0; !grid->bordered && i < grid->rows[row].count; i++)
	{
		const GridCell *cell = &grid->cells[grid->rows[row].first + i];
		char		pattern[SHEET_MAX_PATTERN];

		if (sheet_cell_means(cell, form, TERM_ROW) != 0)
			return false;
		if (cell->class == GRID_TEXT &&
			(has_digit(text, cell->span) ||
			 (sheet_words_pattern(text, cell->span, pattern) > 0 &&
			  !sheet_words_of_form(form, pattern))))
			other = true;
	}
	return other;
}

/* ---- headers over several rows (requests, disputes) ----------------------------- */

/*
 * The place of a header in its row: columns by their position, the header over
 * the organisations with the first of them.  0 for other words.
 */
static unsigned
header_rank(const GridCell *cell, const Form *form)
{
	unsigned	column = sheet_cell_means(cell, form, TERM_COLUMN);

	if (column == 0 && form->table == GD_TABLE_REQUESTS &&
		sheet_cell_means(cell, form, TERM_GROUP_COLUMN) == FORM_HEADER_ORGANISATIONS)
		return 2;
	return column;
}

static bool
cell_in_row(const Grid *grid, const GridRow *row, const Form *form, unsigned column)
{
	for (uint32_t i = 0; i < row->count; i++)
		if (sheet_cell_means(&grid->cells[row->first + i], form, TERM_COLUMN) == column)
			return true;
	return false;
}

/*
 * Do the columns of requests come in the form's order?  The total may come
 * before the five organisations only where the header over them came before it:
 * then the rows of the header were run together.
 */
static bool
requests_in_order(const Grid *grid, const SheetRow *rows, const Form *form)
{
	const uint32_t all = (1u << (form->ncolumns + 1)) - 2;
	uint32_t	met = 0;
	uint32_t	together = 0;	/* met since the last row of figures */
	bool		whole = false;
	bool		parts = false;	/* what is named here was not named above figures */
	unsigned	nmet = 0;
	bool		pieces = false; /* words that may be a part of a header */

	for (uint32_t i = 0; i < grid->nrows; i++)
	{
		unsigned	last = 0;
		bool		known = false;
		bool		unknown = false;
		bool		above = false;	/* the header over the organisations */
		bool		before = false; /* a word of no form stands before them */

		if (!rows[i].header || rows[i].position != 0)
		{
			met |= together;
			together = 0;
			continue;
		}
		for (uint32_t k = 0; k < grid->rows[i].count; k++)
		{
			const GridCell *cell = &grid->cells[grid->rows[i].first + k];
			unsigned	rank = header_rank(cell, form);

			if (sheet_cell_means(cell, form, TERM_GROUP_COLUMN) ==
				FORM_HEADER_ORGANISATIONS)
				above = true;

			/* a subtotal before the first column is one of something else */
			if (sheet_cell_means(cell, form, TERM_GROUP_COLUMN) ==
				FORM_HEADER_SUBTOTAL && !known && cell_in_row(grid, &grid->rows[i], form, 1))
				return false;
			if (rank == 0)
			{
				unknown = unknown || (known && cell->class == GRID_TEXT);
				before = before || (k == 0 && cell->class == GRID_TEXT);
				pieces = pieces || (cell->class == GRID_TEXT && !means_something(cell, form));
				continue;
			}
			/* the corner stands before the first column, not before the second */
			if (before && !known && rank > 1)
				unknown = true;
			known = true;
			if (sheet_cell_means(cell, form, TERM_COLUMN) != 0)
				together |= 1u << rank;
			if (rank < last && !(last == form->ncolumns && rank > 1 && above))
				return false;
			last = rank;
		}
		parts = parts || (together != 0 && met != 0 && (met & together) == 0);
		whole = whole || together == all;
		/* a column of the document's own among those of the form */
		if (grid->bordered && !grid->spaced && known && unknown)
			return false;
	}
	met |= together;

	/* two parts of a header with figures between them head two halves of a table */
	if (parts && !whole)
		return false;

	/* where borders keep the header whole, it names all columns or none */
	if (grid->bordered && !grid->spaced && met != 0 && (met & (met - 1)) != 0 && !whole)
		return false;

	/* with a line of prose among the rows, too, unless it came in pieces */
	for (unsigned column = 1; column <= form->ncolumns; column++)
		nmet += (met >> column) & 1;
	return !grid->mixed || pieces || nmet + 1 != form->ncolumns;
}

/* How many cells of a row stand before its first figure. */
static uint32_t
words_before_figures(const Grid *grid, const GridRow *row)
{
	uint32_t	count = 0;

	while (count < row->count &&
		   (grid_cell_is_words(&grid->cells[row->first + count]) ||
			grid->cells[row->first + count].class == GRID_BLANK))
		count++;
	return count;
}

/*
 * The groups of disputes repeat their columns, and come in order themselves.  Text
 * on one line has the figures in the row of their header.
 */
static bool
disputes_in_order(const Grid *grid, const Form *form)
{
	uint32_t	named = 0;
	bool		pieces = false;

	for (uint32_t i = 0; i < grid->nrows; i++)
	{
		const GridCell *cells = grid->cells + grid->rows[i].first;
		uint32_t	count = words_before_figures(grid, &grid->rows[i]);
		unsigned	last_group = 0;
		unsigned	first = form->ncolumns + 1u;	/* of those that the row names */
		unsigned	last = 0;
		unsigned	before = 0;
		bool		total_first = false;

		for (uint32_t k = 0; k < count; k++)
		{
			unsigned	column = sheet_cell_means(&cells[k], form, TERM_COLUMN);

			if (column != 0 && column < first)
				first = column;
			if (column > last)
				last = column;
		}
		for (uint32_t k = 0; k < count; k++)
		{
			unsigned	column = sheet_cell_means(&cells[k], form, TERM_COLUMN);
			unsigned	group = sheet_cell_means(&cells[k], form, TERM_GROUP_COLUMN);

			if (group != 0)
			{
				if (group < last_group)
					return false;
				last_group = group;
			}
			pieces = pieces || cells[k].class == GRID_TEXT;
			if (column == 0)
				continue;
			named++;
			if (before == 0)
				total_first = column == form->ncolumns;

			/* a group begins again behind its last column, or where that one is lost */
			if (before == 0 ? column != first : column < before &&
				(column != first || (grid->bordered && before + 1 < last)))
				return false;
			if (column == before && column != first && grid->bordered)
				return false;
			before = column;
		}
		/* pieces of a broken header may leave the totals alone */
		if (total_first && first != last)
			return false;
	}
	/* each group has all columns: where one name is lost, a column may be */
	return grid->bordered || pieces || named % form->ncolumns == 0;
}

/* Does some header row of the grid name the column, or the header over columns? */
static bool
header_names(const Grid *grid, const SheetRow *rows, const Form *form,
			 TermRole role, unsigned index)
{
	for (uint32_t i = 0; i < grid->nrows; i++)
		for (uint32_t k = 0; rows[i].header && k < grid->rows[i].count; k++)
			if (sheet_cell_means(&grid->cells[grid->rows[i].first + k], form, role) == index)
				return true;
	return false;
}

/*
 * Words over the figures that are no column of the form, where the header does
 * not name all of them: the columns may be any, in any order.  Without borders
 * words are pieces of broken names as likely as not, unless none is known; over
 * disputes not even then.
 */
static bool
is_foreign(const Grid *grid, const Form *form)
{
	uint64_t	named = columns_named(grid, form);
	uint32_t	foreign = 0;

	if (grid->bordered ? named == ((uint64_t) 2 << form->ncolumns) - 2 :
		named != 0 || form->table != GD_TABLE_REQUESTS)
		return false;
	for (uint32_t i = 0; i < grid->ncells; i++)
	{
		const GridCell *cell = &grid->cells[i];

		if (!grid_cell_is_words(cell) && cell->class != GRID_BLANK)
			break;
		if (cell->class == GRID_TEXT)
			foreign++;
	}
	return foreign > 1;
}

/*
 * Without borders the names of columns may come in pieces.  But other words behind
 * the first of them head columns of the document's own, and where none is a piece
 * a name that is not there is a column that is not, unless a whole line of names is
 * lost.  The header ends with the first ordinal, which rows have.
 */
static bool
has_other_columns(const char *text, const Grid *grid, const Form *form)
{
	const uint64_t all = ((uint64_t) 2 << form->ncolumns) - 2;
	const uint64_t outer = (uint64_t) 1 << form->ncolumns | 2;	/* over and beside the five */
	uint64_t	named = 0;
	bool		pieces = false;

	for (uint32_t i = 0; i < grid->ncells; i++)
	{
		const GridCell *cell = &grid->cells[i];
		OrdinalPrint print;
		char		pattern[SHEET_MAX_PATTERN];

		if ((!grid_cell_is_words(cell) && cell->class != GRID_BLANK) ||
			ordinal_read(text, cell->span.start, span_end(cell->span), &print))
			break;
		named |= ((uint64_t) 1 << sheet_cell_means(cell, form, TERM_COLUMN)) & all;
		/* in glued headers 法人或其他组织 and 合计 read like a subtotal */
		if (sheet_cell_means(cell, form, TERM_GROUP_COLUMN) == FORM_HEADER_SUBTOTAL)
			named |= (uint64_t) 1 << form->ncolumns;
		if (cell->class != GRID_TEXT)
			continue;
		if (sheet_words_name_column(text, cell->span, form))
			return true;
		if (named == 0 || sheet_words_pattern(text, cell->span, pattern) == 0)
			continue;
		if (has_digit(text, cell->span) ||
			(!sheet_words_of_form(form, pattern) && !sheet_words_of_header(form, pattern)))
			return true;
		pieces = true;
	}
	return !pieces && named != all && named != outer && named != (all & ~outer) &&
		(named & (named - 1)) != 0;
}

/* Where the subtotal of the organisations stands. */
typedef enum SubtotalPlace
{
	SUBTOTAL_NONE,				/* there is none */
	SUBTOTAL_BEFORE,			/* the five */
	SUBTOTAL_BEHIND,
	SUBTOTAL_OPEN				/* the header does not say */
} SubtotalPlace;

/*
 * By cell at of a header row, which is the subtotal: the five stand in its row, or
 * else the header over them does.  Where no borders keep the rows of a header
 * apart, words over the five may have been printed in any order.
 */
static SubtotalPlace
subtotal_in_row(const Grid *grid, const GridRow *row, const Form *form, uint32_t at)
{
	SubtotalPlace upper = SUBTOTAL_OPEN;
	bool		beside[2] = {false, false};	/* one of the five, behind it and before it */

	for (uint32_t i = 0; i < row->count; i++)
	{
		const GridCell *cell = &grid->cells[row->first + i];
		unsigned	column = sheet_cell_means(cell, form, TERM_COLUMN);
		SubtotalPlace place = i < at ? SUBTOTAL_BEHIND : SUBTOTAL_BEFORE;

		if (column > 1 && column < form->ncolumns)
			beside[i < at] = true;
		if (grid->bordered && !grid->spaced &&
			sheet_cell_means(cell, form, TERM_GROUP_COLUMN) == FORM_HEADER_ORGANISATIONS)
			upper = place;
	}
	if (beside[0] || beside[1])
		return beside[0] && beside[1] ? SUBTOTAL_OPEN :
			beside[0] ? SUBTOTAL_BEFORE : SUBTOTAL_BEHIND;
	return upper;
}

static SubtotalPlace
subtotal_place(const Grid *grid, const SheetRow *rows, const Form *form)
{
	/*
	 * In glued headers 法人或其他组织 and 合计 read like a subtotal.  It is one only
	 * if either stands there besides.
	 */
	if (!grid->bordered &&
		!header_names(grid, rows, form, TERM_COLUMN, form->ncolumns) &&
		!header_names(grid, rows, form, TERM_GROUP_COLUMN, FORM_HEADER_ORGANISATIONS))
		return SUBTOTAL_NONE;
	for (uint32_t i = 0; i < grid->nrows; i++)
		for (uint32_t k = 0; rows[i].header && k < grid->rows[i].count; k++)
			if (sheet_cell_means(&grid->cells[grid->rows[i].first + k], form,
								 TERM_GROUP_COLUMN) == FORM_HEADER_SUBTOTAL)
				return subtotal_in_row(grid, &grid->rows[i], form, k);
	return SUBTOTAL_NONE;
}

void
columns_read_spanned(const char *text, const Grid *grid, const SheetRow *rows,
					 const Form *form, ColumnOrder *order)
{
	SubtotalPlace subtotal = SUBTOTAL_NONE;

	memset(order, 0, sizeof(*order));
	order->known = true;
	order->contradicted = form->table == GD_TABLE_REQUESTS ?
		!requests_in_order(grid, rows, form) : !disputes_in_order(grid, form);
	if (is_foreign(grid, form) ||
		(form->table == GD_TABLE_REQUESTS && !grid->bordered && !grid->mixed &&
		 has_other_columns(text, grid, form)))
		order->contradicted = true;
	if (form->table == GD_TABLE_REQUESTS)
		subtotal = subtotal_place(grid, rows, form);
	if (subtotal == SUBTOTAL_OPEN)
		order->contradicted = true;
	for (int column = 1; column <= (int) form->ncolumns; column++)
	{
		if (subtotal == SUBTOTAL_BEFORE && column == 2)
			add_use(order, COLUMN_OTHER);
		if (subtotal == SUBTOTAL_BEHIND && column == (int) form->ncolumns)
			add_use(order, COLUMN_OTHER);
		add_use(order, column);
	}
}

void
columns_begin(const char *text, const Grid *grid, const SheetRow *rows, const Form *form,
			  ColumnOrder *order)
{
	/* a table cut by a page goes on under the header of its first part */
	if (form->table == GD_TABLE_REQUESTS &&
		(!order->known || columns_has_header(grid, rows, form)))
		columns_read_spanned(text, grid, rows, form, order);
}
