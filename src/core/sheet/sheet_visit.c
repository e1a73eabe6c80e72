/*
 * sheet_visit.c
 *	  The rows of figures of a sheet, one after the other.
 */
#include "sheet/sheet_visit.h"

#include <string.h>

#include "words/ordinal.h"

/* Where a header row names the first column of the order, plus 1; else 0. */
static uint32_t
first_header(const Grid *grid, uint32_t row, const Form *form, int column)
{
	for (uint32_t i = 0; i < grid->rows[row].count; i++)
		if (column > 0 &&
			sheet_cell_means(&grid->cells[grid->rows[row].first + i], form,
							 TERM_COLUMN) == (unsigned) column)
			return i + 1;
	return 0;
}

/* Does some row of the grid have figures for this row of the form? */
static bool
has_figures(const SheetRow *rows, uint32_t nrows, uint16_t position)
{
	for (uint32_t i = 0; i < nrows; i++)
		if (rows[i].position == position && !rows[i].header)
			return true;
	return false;
}

/*
 * Is it the row of a group that has one of its own, numbered like the others, with
 * dashes for there being nothing to say?  They are no figures of the row above.
 */
static bool
is_group_row(const Grid *grid, uint32_t row, const Form *form)
{
	const GridRow *cut = &grid->rows[row];
	const GridCell *label = &grid->cells[cut->first];

	if (form->table != GD_TABLE_STATISTICS || sheet_cell_means(label, form, TERM_GROUP) == 0 ||
		label->match.ordinal.style == ORDINAL_NONE)
		return false;
	for (uint32_t i = 1; i < cut->count; i++)
		if (grid->cells[cut->first + i].class != GRID_DASH &&
			grid->cells[cut->first + i].class != GRID_BLANK)
			return false;
	return true;
}

/* Does the row begin with an ordinal, or with the label of a group: is it another item? */
static bool
begins_item(const char *text, const Grid *grid, uint32_t row, const Form *form)
{
	const GridCell *first = &grid->cells[grid->rows[row].first];
	OrdinalPrint print;

	return sheet_cell_means(first, form, TERM_GROUP) != 0 ||
		ordinal_read(text, first->span.start, span_end(first->span), &print);
}

/*
 * Do figures of no row follow a label, be it behind more words?  These may be the rest
 * of it, and the figures its own.
 */
static bool
before_lost_label(const char *text, const Grid *grid, const SheetRow *rows, uint32_t row,
				  const Form *form)
{
	uint32_t	next = row + 1;

	while (next < grid->nrows && rows[next].header && rows[next].position == 0 &&
		   !begins_item(text, grid, next, form))
		next++;
	return next < grid->nrows && rows[next].position == 0 && !rows[next].header &&
		!is_group_row(grid, next, form);
}

/*
 * Where labels alone cut rows, the row of a header ends with the last word that is
 * known.  Do words of the document's own stand between it and the next label,
 * which may head one more column?
 */
static bool
goes_on_behind(const Grid *grid, uint32_t row, const Form *form)
{
	uint32_t	at = grid->rows[row].first + grid->rows[row].count;
	const GridCell *cell = &grid->cells[at];

	if (!grid->by_label || at >= grid->ncells || cell->class != GRID_TEXT)
		return false;
	while (at < grid->ncells && cell->class == GRID_TEXT)
		at++, cell++;
	return at < grid->ncells && cell->class == GRID_LABEL &&
		sheet_cell_means(cell, form, TERM_UNIT) == 0;
}

/* Do the columns of the order come in another order than the form's? */
static bool
is_turned(const ColumnOrder *order)
{
	int			last = 0;

	for (uint32_t i = 0; i < order->count; i++)
	{
		if (order->use[i] > 0 && order->use[i] < last)
			return true;
		if (order->use[i] > 0)
			last = order->use[i];
	}
	return false;
}

/*
 * Text on one line has the header in the row of the first label below it.  Does it
 * name the columns in another order than the form does, or one that the form has
 * not?  Then no row says which figure is whose, up to the next header.
 */
static void
read_header_before(const Grid *grid, uint32_t row, uint32_t label, const Form *form,
				   ColumnOrder *order)
{
	const GridCell *cells = grid->cells + grid->rows[row].first;
	unsigned	last = 0;
	bool		begun = false;	/* with any word of a header */
	bool		ordered = true;
	bool		unknown = false;

	for (uint32_t i = 0; i < label; i++)
	{
		unsigned	column = sheet_cell_means(&cells[i], form, TERM_COLUMN);

		begun = begun || column != 0 || sheet_cell_means(&cells[i], form, TERM_HEADER) != 0;
		unknown = unknown || (begun && cells[i].class == GRID_TEXT);
		if (column == 0)
			continue;
		ordered = ordered && column >= last;
		last = column;
	}
	if (last == 0)
		return;
	memset(order, 0, sizeof(*order));
	order->known = order->contradicted = !ordered || unknown;
}

GdStatus
sheet_visit_rows(const char *text, const Grid *grid, const Form *form,
				 const SheetRow *rows, ColumnOrder *order, RowVisitor visit,
				 void *context)
{
	bool		spanned = form->table == GD_TABLE_REQUESTS;
	RowPlan		plan;
	uint32_t	header = UINT32_MAX;	/* the last header row */

	memset(&plan, 0, sizeof(plan));
	for (uint32_t i = 0; i < grid->nrows; i++)
	{
		const SheetRow *row = &rows[i];

		if (row->piece || row->placed)
			continue;
		if (row->header && row->position == 0)
		{
			uint32_t	at;

			if (!spanned)
			{
				HeaderKind	kind = columns_read_header(text, grid, i, form, order);

				if (kind == HEADER_UNKNOWN ||
					(kind == HEADER_NONE && i > 0 && header == i - 1 &&
					 columns_go_on(text, grid, i, form)))
					order->known = order->contradicted = true;
				if (kind != HEADER_READ)
					continue;
				header = i;
				/* running text may have the words of a header in any order */
				if (grid->flows && is_turned(order))
					order->contradicted = true;
			}
			/* words of no column may be pieces of a broken header */
			if (!spanned && ((!grid->bordered && columns_has(order, COLUMN_OTHER)) ||
							 goes_on_behind(grid, i, form)))
				order->contradicted = true;
			at = first_header(grid, i, form, order->use[0]);
			if (at > 0)
				plan.header_at = at;
		}
		if (row->position == 0)
			continue;
		/* a label printed apart from the figures of its row */
		if (row->header && has_figures(rows, grid->nrows, row->position))
			continue;
		if (!spanned && !grid->bordered && row->figures > 0)
			read_header_before(grid, i, row->figures - 1u, form, order);
		plan.row = row->position;
		plan.last = i + 1 == grid->nrows;
		plan.at = i;
		plan.header = header;
		plan.row_cells = grid->rows[i].count;
		plan.guessed = row->guessed;
		plan.apart = row->apart ||
			(row->header && !grid->bordered && before_lost_label(text, grid, rows, i, form));
		plan.worded = row->worded;
		if (order->known && !row->own_header)
			plan.order = *order;
		else
			columns_default(form, row->position, &plan.order);
		/* an order carried over a block's end says nothing of the next block */
		if (order->known && !order->contradicted &&
			form->table == GD_TABLE_DISCLOSURE &&
			!columns_fit(form, row->position, &plan.order))
			columns_default(form, row->position, &plan.order);
		/* without borders, or cut at a label, a header may have lost a column's name */
		if ((!grid->bordered || grid->by_label) && !columns_whole(form, row->position, &plan.order))
			plan.order.contradicted = true;
		plan.figures = row_figures(text, grid, i, row, form, &plan.order,
								   &plan.skipped);
		plan.width = plan.order.count - plan.skipped;
		plan.codeless = forms_row(form, row->position)->line_first != 0 &&
			!plan.figures.behind_code;
		TRY(visit(context, &plan));
	}
	return GD_OK;
}
