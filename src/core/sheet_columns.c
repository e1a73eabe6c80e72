/*
 * sheet_columns.c
 *	  Which column of a form each figure of a row is.
 */
#include "sheet_columns.h"

#include <string.h>

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
		if (forms_item(form->form, form->table, row, column) != NULL)
			add_use(order, (int) column);
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

		if (meaning->role != TERM_COLUMN || meaning->form != form->form ||
			meaning->table != form->table)
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

bool
columns_read_header(const Grid *grid, uint32_t row, const Form *form,
					ColumnOrder *order)
{
	const GridCell *cells = grid->cells + grid->rows[row].first;
	uint32_t	count = grid->rows[row].count;
	ColumnOrder read;
	bool		named = false;

	memset(&read, 0, sizeof(read));
	read.known = true;
	for (uint32_t i = 0; i < count; i++)
	{
		unsigned	word = sheet_cell_means(&cells[i], form, TERM_HEADER);
		unsigned	column = header_column(&cells[i], form, &read);

		if (cells[i].class == GRID_BLANK)
		{
			/* padding, or the second half of a merged header */
			continue;
		}
		if (column != 0)
		{
			add_use(&read, (int) column);
			named = true;
		}
		else if (word == FORM_WORD_UNIT)
			add_use(&read, COLUMN_UNIT);
		else if (word == FORM_WORD_LINE)
			add_use(&read, COLUMN_LINE);
		else if (word != 0 || !named)
			read.count = 0;		/* over the labels: the figures come behind */
		else
			add_use(&read, COLUMN_OTHER);
	}
	if (!named)
		return false;
	*order = read;
	return true;
}

/* ---- headers over several rows (requests, disputes) ----------------------------- */

/*
 * Do the leaf columns that the header names come in the form's order?  A table
 * printed in another order is none that we can place.  The first column and the
 * total stand over those between them, so that the total may come before these;
 * the groups of disputes repeat their columns from the first on.
 */
static bool
header_in_order(const Grid *grid, const SheetRow *rows, const Form *form)
{
	unsigned	last = 0;
	bool		first_seen = false;

	for (uint32_t i = 0; i < grid->nrows; i++)
	{
		if (!rows[i].header || rows[i].position != 0)
			continue;
		for (uint32_t k = 0; k < grid->rows[i].count; k++)
		{
			const GridCell *cell = &grid->cells[grid->rows[i].first + k];
			unsigned	column = sheet_cell_means(cell, form, TERM_COLUMN);

			if (column == 0)
				continue;
			if (column == form->ncolumns && last == 0 && !first_seen)
				return false;
			if (column == 1)
				first_seen = true;
			if (column < last && last != form->ncolumns && column != 1)
				return false;
			last = column;
		}
	}
	return true;
}

/* Where the subtotal of the organisations stands: before or behind the five. */
static int
subtotal_place(const Grid *grid, const SheetRow *rows, const Form *form)
{
	for (uint32_t i = 0; i < grid->nrows; i++)
	{
		bool		five = false;

		if (!rows[i].header)
			continue;
		for (uint32_t k = 0; k < grid->rows[i].count; k++)
		{
			const GridCell *cell = &grid->cells[grid->rows[i].first + k];
			unsigned	column = sheet_cell_means(cell, form, TERM_COLUMN);

			if (column > 1 && column < form->ncolumns)
				five = true;
			if (sheet_cell_means(cell, form, TERM_GROUP_COLUMN) ==
				FORM_HEADER_SUBTOTAL)
				return five ? 1 : -1;
		}
	}
	return 0;
}

void
columns_read_spanned(const Grid *grid, const SheetRow *rows, const Form *form,
					 ColumnOrder *order)
{
	int			subtotal = 0;

	memset(order, 0, sizeof(*order));
	order->known = true;
	order->contradicted = !header_in_order(grid, rows, form);
	if (form->table == GD_TABLE_REQUESTS)
		subtotal = subtotal_place(grid, rows, form);
	for (int column = 1; column <= (int) form->ncolumns; column++)
	{
		if (subtotal < 0 && column == 2)
			add_use(order, COLUMN_OTHER);
		if (subtotal > 0 && column == (int) form->ncolumns)
			add_use(order, COLUMN_OTHER);
		add_use(order, column);
	}
}
