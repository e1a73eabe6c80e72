/*
 * sheet_traces.c
 *	  White space as the blank cells of a table without borders: is it, or is it
 *	  layout?
 *
 * The form knows how many cells each row has.  If all rows have as many with the
 * white space, none fewer and none more, it is cells, unless layout would look the
 * same: white space between rows one of which has lost a cell, or tabs that align
 * columns.
 */
#include "sheet/sheet_traces.h"

#include "sheet/sheet_place.h"
#include "sheet/sheet_visit.h"

/* A tab goes on to a column that is a multiple of this. */
#define TAB_STOP 8

typedef struct Traces
{
	const Grid *grid;
	const Form *form;
	uint32_t	blanks;			/* blank cells that white space shows */
	uint32_t	inner;			/* of them, those between figures */
	uint32_t	longest;		/* figure in bytes */
	uint32_t	figures;		/* cells that are not blank */
	uint32_t	evidence;		/* that it is no mark between rows */
	uint32_t	misfits;		/* rows that have more or fewer cells with it */
	uint32_t	widest;			/* label in bytes that an empty field follows */
	uint32_t	narrowest;		/* one that its first figure follows */
} Traces;

/* How wide are the labels that empty fields follow, and those that none does? */
static void
count_label(Traces *traces, const RowFigures *figures)
{
	const GridCell *label = figures->cells - 1;

	if (!traces->grid->by_line || figures->first == 0 || !figures_any(figures) ||
		label->class != GRID_LABEL ||
		sheet_cell_means(label, traces->form, TERM_UNIT) != 0)
		return;
	if (!figures->cells[0].trace && label->span.length < traces->narrowest)
		traces->narrowest = label->span.length;
	if (figures->cells[0].trace && label->span.length > traces->widest)
		traces->widest = label->span.length;
}

/*
 * White space behind the last row may be mere layout, and so may it be behind
 * each row; but not inside of one, and a row that ends without it is not followed
 * by any.
 */
static GdStatus
count_row(void *context, const RowPlan *plan)
{
	Traces	   *traces = context;
	const RowFigures *figures = &plan->figures;

	count_label(traces, figures);
	for (uint32_t i = 0; i < figures->count && i < plan->width; i++)
	{
		bool		end = i + 1 == plan->width;

		if (figures->cells[i].class != GRID_BLANK)
			traces->figures++;
		if (figures->cells[i].span.length > traces->longest)
			traces->longest = figures->cells[i].span.length;
		if (plan->last && end)
			break;
		if (figures->cells[i].trace && !end && i > 0)
			traces->inner++;
		if (figures->cells[i].trace)
			traces->blanks++;
		if (figures->cells[i].trace != end)
			traces->evidence++;
	}
	for (uint32_t i = plan->width; i < figures->count; i++)
		if (!plan->last || !figures->cells[i].trace)
			traces->misfits++;
	if (figures->count < plan->width)
		traces->misfits++;
	return GD_OK;
}

/* Rows that are none of the form's, blank cells among their words. */
static uint32_t
count_blank_headers(const Grid *grid, const Form *form, const SheetRow *rows)
{
	uint32_t	count = 0;

	for (uint32_t i = 0; i < grid->nrows; i++)
	{
		const GridCell *cells = grid->cells + grid->rows[i].first;

		/* the label of a group has blank cells beside it */
		if (rows[i].position != 0 || sheet_cell_means(&cells[0], form, TERM_GROUP) != 0)
			continue;
		for (uint32_t k = 0; k < grid->rows[i].count; k++)
			if (cells[k].trace)
				count++;
	}
	return count;
}

static GdStatus
count_all(const char *text, const Grid *grid, const Form *form,
		  const ColumnOrder *order, SheetRow *rows, Traces *traces)
{
	ColumnOrder own = *order;

	sheet_rows_match(grid, form, 0, rows);
	*traces = (Traces) {.grid = grid, .form = form, .narrowest = UINT32_MAX};
	traces->misfits = count_blank_headers(grid, form, rows);
	columns_begin(text, grid, rows, form, &own);
	return sheet_visit_rows(text, grid, form, rows, &own, count_row, traces);
}

/* Where no row has a figure, there is none that layout could have moved. */
static bool
fits(const Traces *traces)
{
	return traces->blanks > 0 && traces->misfits == 0 &&
		(traces->evidence > 0 || traces->figures == 0);
}

/*
 * Tabs that align columns follow labels that are shorter than others, or figures
 * that are shorter than a tab where others are not.
 */
static bool
is_alignment(const Traces *traces)
{
	return traces->grid->by_line && traces->widest < traces->narrowest &&
		(traces->widest > 0 || traces->inner > 0) &&
		(traces->inner == 0 || traces->longest >= TAB_STOP);
}

GdStatus
sheet_traces_look(const char *text, const Sheets *sheets, SheetRow *rows,
				  TraceStyle *style)
{
	static const ColumnOrder unknown;

	*style = (TraceStyle) {false, false};
	for (uint32_t i = 0; i < sheets->count; i++)
	{
		const Sheet *sheet = &sheets->items[i];
		Traces		traces;

		if (sheet->form == NULL || sheet->form->table == GD_TABLE_DISPUTES ||
			sheet->grid->traced == NULL)
			continue;
		TRY(count_all(text, sheet->grid->traced, sheet->form, &unknown, rows, &traces));
		if (!fits(&traces) || is_alignment(&traces))
			continue;
		if (!sheet->grid->traced->by_line)
			style->lines = true;
		/* blanks at the ends of rows alone say nothing of the other tabs */
		else if (traces.widest > 0 || traces.inner > 0)
			style->tabs = true;
	}
	return GD_OK;
}

GdStatus
sheet_traces_choose(const char *text, Sheet *sheet, const ColumnOrder *order,
					TraceStyle style, SheetRow *rows)
{
	const Grid *traced = sheet->grid->traced;
	Traces		traces;
	bool		known;

	if (traced == NULL)
		return GD_OK;
	known = traced->by_line ? style.tabs : style.lines;
	if (sheet->form->table == GD_TABLE_DISPUTES)
	{
		if (sheet_disputes_fit(traced, sheet->form, known))
			sheet->grid = traced;
		return GD_OK;
	}
	TRY(count_all(text, traced, sheet->form, order, rows, &traces));
	if (known ? traces.misfits == 0 : fits(&traces) && !is_alignment(&traces))
		sheet->grid = traced;
	return GD_OK;
}
