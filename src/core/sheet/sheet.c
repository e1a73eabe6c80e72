/*
 * sheet.c
 *	  Stage 6: a grid read as a table of a form.
 */
#include "sheet/sheet.h"

#include <string.h>

#include "sheet/sheet_align.h"
#include "sheet/sheet_form.h"
#include "sheet/sheet_judge.h"
#include "sheet/sheet_place.h"
#include "sheet/sheet_rows.h"
#include "sheet/sheet_traces.h"
#include "sheet/sheet_visit.h"

/* A cell beside those of the form: of requests it is the subtotal of the five. */
static GdStatus
keep_subtotal(const SheetPlacer *placer, GdSpan span)
{
	Sheet	   *sheet = placer->sheet;

	if (sheet->form->table != GD_TABLE_REQUESTS)
		return GD_OK;
	TRY(arena_grow(placer->arena, (void **) &sheet->subtotals, &sheet->subtotals_capacity,
				   sheet->nsubtotals, sizeof(SheetSubtotal)));
	sheet->subtotals[sheet->nsubtotals++] = (SheetSubtotal) {sheet->nlines, span};
	return GD_OK;
}

/* A RowVisitor: what is certain gets its place, the rest is left to proof. */
static GdStatus
place_row(void *context, const RowPlan *plan)
{
	SheetPlacer *placer = context;
	Sheet	   *sheet = placer->sheet;
	const Form *form = sheet->form;
	const RowFigures *figures = &plan->figures;
	uint32_t	pick[GD_MAX_COLUMNS];
	uint32_t	placed = 0;		/* where the last cell ends */
	SheetLine	line = {(uint16_t) plan->row, 1, LINE_CERTAIN, NULL, 0, 0};

	line.unit = row_unit(placer->text, sheet->grid, plan->at, form, plan->header);
	pick[0] = 0;
	TRY(sheet_judge_row(placer, plan, pick, &line.doubt));
	if (line.doubt != LINE_CERTAIN)
	{
		/* columns of the document's own leave nothing to prove */
		if (line.doubt != LINE_UNPROVABLE && line.doubt != LINE_BLANK &&
			plan->width != form->ncolumns)
			line.doubt = LINE_UNPROVABLE;
		line.first = figures->first + (line.doubt == LINE_UNLABELLED ? pick[0] : 0);
		line.count = line.doubt == LINE_UNLABELLED ? plan->width : figures->count;
		return sheet_add_line(placer->arena, sheet, line);
	}
	line.first = sheet->count;
	if (figures->first > 0)
		placed = span_end(sheet->grid->cells[figures->first - 1].span);
	for (uint32_t i = 0; i < plan->width; i++)
	{
		int			column = plan->order.use[plan->skipped + i];
		GdSpan		span = {placed, 0};

		if (pick[i] < figures->count)
			span = figures->cells[pick[i]].span;
		else if (pick[i] != ALIGN_BLANK)
			break;
		placed = span_end(span);
		if (column > 0)
			TRY(sheet_place(placer->arena, sheet,
							forms_item(form, plan->row, (unsigned) column),
							span, line.unit, GD_READ));
		else if (column == COLUMN_OTHER)
			TRY(keep_subtotal(placer, span));
	}
	line.count = sheet->count - line.first;
	return sheet_add_line(placer->arena, sheet, line);
}

/*
 * The same as long as each row has as many figures as columns, and a label: then none
 * needs to know of the others, nor where on their lines figures stand.
 */
static GdStatus
place_straight_row(void *context, const RowPlan *plan)
{
	SheetPlacer *placer = context;

	placer->straight = placer->straight && plan->figures.count == plan->width && plan->row_cells > 1;
	return placer->straight ? place_row(placer, plan) : GD_OK;
}

/*
 * Place the rows of a table without borders if all are such ones; else nothing, and
 * placer->straight is false.
 */
static GdStatus
place_straight_rows(SheetPlacer *placer, ColumnOrder *order)
{
	Sheet	   *sheet = placer->sheet;
	uint32_t	count = sheet->count;
	uint32_t	nlines = sheet->nlines;
	uint32_t	nsubtotals = sheet->nsubtotals;

	placer->straight = true;
	/* figures of no row may be those of the row beside them */
	for (uint32_t i = 0; i < sheet->grid->nrows && placer->straight; i++)
		placer->straight = sheet->grid->rows[i].labels > 0 || placer->rows[i].position != 0;
	if (!placer->straight)
		return GD_OK;
	TRY(sheet_visit_rows(placer->text, sheet->grid, sheet->form, placer->rows, order,
						 place_straight_row, placer));
	if (placer->straight)
		return GD_OK;
	sheet->count = count;
	sheet->nlines = nlines;
	sheet->nsubtotals = nsubtotals;
	*order = placer->first;
	return GD_OK;
}

/*
 * Did labels and figures part, and are all of both there?  Then the figures may
 * still say which blocks they came in; but only under the header of the form.
 */
static bool
is_scrambled(const SheetPlacer *placer)
{
	const Grid *grid = placer->sheet->grid;
	const Form *form = placer->sheet->form;
	ColumnOrder order;

	if (!placer->disordered || form->table != GD_TABLE_REQUESTS ||
		!sheet_rows_all_there(grid, form, NULL))
		return false;
	columns_read_spanned(placer->text, grid, placer->rows, form, &order);
	return !order.contradicted && order.count == form->ncolumns;
}

/*
 * The part of the table before sheet i in the same section, or NULL; between the
 * two the header of another table may have been printed again.
 */
static const Sheet *
part_before(const Sheets *sheets, uint32_t i)
{
	const Sheet *sheet = &sheets->items[i];

	while (i-- > 0 && sheets->items[i].grid->section == sheet->grid->section)
		if (sheets->items[i].form != NULL)
			return sheets->items[i].form == sheet->form ? &sheets->items[i] : NULL;
	return NULL;
}

/* The last row of the form that the part of the table before sheet i has, or 0. */
static unsigned
last_row(const Sheets *sheets, uint32_t i)
{
	const Sheet *before = part_before(sheets, i);

	return before != NULL && before->nlines > 0 ?
		before->lines[before->nlines - 1].row : 0;
}

/*
 * Disputes cut by a page: does the part before sheet i hold the header and nothing
 * else?  rows is room for its rows.
 */
static bool
follows_header(const char *text, const Sheets *sheets, uint32_t i, SheetRow *rows)
{
	const Sheet *before = part_before(sheets, i);

	if (before == NULL)
		return false;
	sheet_rows_match(before->grid, before->form, 0, rows);
	return sheet_disputes_is_header(text, before, rows);
}

/* ---- the stage ----------------------------------------------------------------------------- */

/* Rows of labels and figures: what is certain is placed, the rest is noted. */
static GdStatus
place_rows(SheetPlacer *placer, unsigned last, ColumnOrder *order)
{
	Sheet	   *sheet = placer->sheet;
	const Grid *grid = sheet->grid;

	sheet_rows_match(grid, sheet->form, last, placer->rows);
	placer->repeated = grid_repeats_merged(placer->text, grid, sheet->form);
	placer->named = columns_named(grid, sheet->form);
	placer->disordered = sheet_rows_disordered(placer->text, grid, sheet->form, placer->rows);
	if (placer->page_order)
		sheet_rows_doubt_stacked(grid, sheet->form, placer->rows);
	if (placer->disordered)
		TRY(sheet_place_zeros(placer->arena, placer->text, sheet, placer->rows));
	sheet_rows_join_pieces(placer->text, grid, sheet->form, placer->rows);
	if (grid->bordered || grid->by_line)
	{
		sheet_rows_fill(placer->text, grid, sheet->form, placer->rows);
		sheet_rows_doubt_groups(grid, sheet->form, placer->rows);
		sheet_rows_doubt_leftovers(grid, sheet->form, placer->rows);
	}
	sheet->scrambled = is_scrambled(placer);
	columns_begin(placer->text, grid, placer->rows, sheet->form, order);
	placer->first = *order;
	sheet_judge_begin(placer);
	if (SHORT_WAY && !grid->bordered)
	{
		TRY(place_straight_rows(placer, order));
		if (placer->straight)
			return GD_OK;
	}
	TRY(align_start(placer->arena, placer->source, grid, &placer->align));
	if (!SHORT_WAY || !grid->bordered)
		TRY(sheet_judge_note(placer));
	return sheet_visit_rows(placer->text, grid, sheet->form, placer->rows, order,
							place_row, placer);
}

/*
 * Does the text come in the reading order of a page: do labels and figures of requests
 * stand apart?
 */
static bool
is_page_order(const SheetPlacer *placer, const Sheets *sheets)
{
	for (uint32_t i = 0; i < sheets->count; i++)
	{
		const Sheet *sheet = &sheets->items[i];

		if (sheet->form == NULL || sheet->form->table != GD_TABLE_REQUESTS ||
			sheet->grid->bordered || sheet->grid->by_line)
			continue;
		sheet_rows_match(sheet->grid, sheet->form, 0, placer->rows);
		if (sheet_rows_disordered(placer->text, sheet->grid, sheet->form, placer->rows))
			return true;
	}
	return false;
}

/* Place the cells of all sheets, whose forms are known. */
static GdStatus
place_sheets(SheetPlacer *placer, Sheets *sheets)
{
	ColumnOrder order;
	TraceStyle	style;

	memset(&order, 0, sizeof(order));
	TRY(sheet_traces_look(placer->text, sheets, placer->rows, &style));
	for (uint32_t i = 0; i < sheets->count; i++)
	{
		Sheet	   *sheet = &sheets->items[i];

		/* a table cut by a page goes on under the header of its first part */
		if (i == 0 || sheets->items[i - 1].form != sheet->form)
			memset(&order, 0, sizeof(order));
		if (sheet->form == NULL)
			continue;
		placer->sheet = sheet;
		TRY(sheet_traces_choose(placer->text, sheet, &order, style, placer->rows));
		TRY(sheet_reserve(placer->arena, sheet));
		if (sheet->form->table == GD_TABLE_DISPUTES)
		{
			bool		headed = follows_header(placer->text, sheets, i, placer->rows);

			sheet_rows_match(sheet->grid, sheet->form, 0, placer->rows);
			TRY(sheet_place_disputes(placer->arena, placer->text, sheet, placer->rows,
									 headed));
		}
		else
		{
			placer->page_order = sheet->form->table == GD_TABLE_DISCLOSURE &&
				sheet_rows_stacked(sheet->grid, sheet->form) && is_page_order(placer, sheets);
			TRY(place_rows(placer, last_row(sheets, i), &order));
		}
		TRY(arena_poll(placer->arena));
	}
	return GD_OK;
}

/* The rows of the longest grid. */
static uint32_t
most_rows(const Grids *grids)
{
	uint32_t	most = 0;

	for (uint32_t i = 0; i < grids->count; i++)
	{
		const Grid *grid = &grids->items[i];

		if (grid->nrows > most)
			most = grid->nrows;
		if (grid->traced != NULL && grid->traced->nrows > most)
			most = grid->traced->nrows;
	}
	return most;
}

GdStatus
sheet_read(Arena *arena, const Source *source, const Grids *grids, int32_t year,
		   Sheets *sheets)
{
	SheetChoice *choices = arena_alloc(arena, grids->count * sizeof(SheetChoice));
	SheetRow   *rows;
	SheetSettled settled;
	SheetPlacer		placer;

	sheets->items = arena_alloc(arena, grids->count * sizeof(Sheet));
	sheets->count = grids->count;
	rows = arena_alloc(arena, most_rows(grids) * sizeof(SheetRow));
	if (choices == NULL || sheets->items == NULL || rows == NULL)
		return GD_NO_MEMORY;

	for (uint32_t i = 0; i < grids->count; i++)
	{
		sheet_form_choose(source->text, &grids->items[i], rows, &choices[i]);
		TRY(arena_poll(arena));
	}
	sheet_form_note(choices, grids->count, &settled);
	for (uint32_t i = 0; i < grids->count; i++)
		sheets->items[i] = (Sheet) {.grid = &grids->items[i],
		.form = sheet_form_settle(&choices[i], &settled, year)};

	memset(&placer, 0, sizeof(placer));
	placer.arena = arena;
	placer.source = source;
	placer.text = source->text;
	placer.rows = rows;
	TRY(place_sheets(&placer, sheets));
	return sheet_name_unread(arena, sheets);
}
