/*
 * sheet.c
 *	  Stage 6: a grid read as a table of a form.
 */
#include "sheet.h"

#include <string.h>

#include "number.h"
#include "sheet_columns.h"
#include "sheet_form.h"
#include "sheet_place.h"
#include "sheet_rows.h"

/* Figures beyond this are not added up along a row. */
#define MAX_FIGURE (INT64_MAX / GD_MAX_COLUMNS)

/* ---- placing -------------------------------------------------------------------------- */

typedef struct Placer
{
	Arena	   *arena;
	const char *text;
	Sheet	   *sheet;
	SheetRow   *rows;
	uint32_t	left;			/* rows whose figures can only be on this side */
	uint32_t	right;
	bool		disordered;		/* labels and figures stand apart */
	bool		repeated;		/* merged cells say the same in each of their cells */
	uint64_t	named;			/* columns that some header names, one bit each */
	ColumnOrder carried;		/* of the table's part before this one */
	ColumnOrder last_order;
} Placer;

/* One row with everything that is known of it before its cells are placed. */
typedef struct RowPlan
{
	unsigned	row;			/* position in the form */
	ColumnOrder order;
	uint32_t	skipped;		/* unit and line code at the order's beginning */
	uint32_t	width;			/* columns behind them */
	RowFigures	figures;
	const char *unit;			/* printed beside the label or in the header */
	uint32_t	row_cells;		/* cells of the whole row */
	bool		last;			/* the last row of the table */
	bool		codeless;		/* the form has a line code, the row has none */
	bool		guessed;		/* order alone says which row it is */
	uint32_t	header_at;		/* index of the first column's header in its row,
								 * plus 1; 0 if none was met */
} RowPlan;

typedef GdStatus (*RowVisitor) (Placer *placer, const RowPlan *plan);

/* First visit: on which side do the rows that tell put their figures? */
static GdStatus
count_side(Placer *placer, const RowPlan *plan)
{
	if (plan->figures.count > plan->width)
	{
		Side		side = figures_side(&plan->figures, plan->width);

		if (side == SIDE_LEFT)
			placer->left++;
		else if (side == SIDE_RIGHT)
			placer->right++;
	}
	return GD_OK;
}

/*
 * The side of a row that does not tell: as the rows of the table that do; where
 * none does, as the header.  Where covered cells stayed, the header of the
 * first column stands as far right as its figures.
 */
static Side
follow_side(const Placer *placer, const RowPlan *plan)
{
	bool		blank = true;

	for (uint32_t i = 0; i < plan->figures.count; i++)
		if (plan->figures.cells[i].class != GRID_BLANK)
			blank = false;
	if (blank)
		return SIDE_LEFT;		/* whichever: there is nothing to misplace */
	if (placer->left > 0 && placer->right > 0)
		return SIDE_NONE;
	if (placer->left > 0)
		return SIDE_LEFT;
	if (placer->right > 0)
		return SIDE_RIGHT;
	if (plan->header_at == 0)
		return SIDE_NONE;
	return plan->header_at - 1 + plan->width == placer->sheet->grid->columns ?
		SIDE_RIGHT : SIDE_LEFT;
}

/* Has the header, wherever it stands, a name for each column of the row? */
static bool
names_columns(const Placer *placer, const RowPlan *plan)
{
	for (uint32_t i = 0; i < plan->width; i++)
	{
		int			column = plan->order.use[plan->skipped + i];

		if (column <= 0 || (placer->named & ((uint64_t) 1 << column)) == 0)
			return false;
	}
	return true;
}

/* Do width cells hold numbers that satisfy every sum along the row? */
static bool
adds_up(const Placer *placer, const GridCell *cells, uint32_t width)
{
	const Form *form = placer->sheet->form;
	uint32_t	nidentities;
	const FormIdentity *identities = forms_identities_of(form, &nidentities);
	bool		asked = false;

	for (uint32_t i = 0; i < nidentities && width == form->ncolumns; i++)
	{
		int64_t		rest = 0;

		if (identities[i].axis != FORM_PER_ROW ||
			identities[i].relation != FORM_EQUAL)
			continue;
		for (uint16_t t = 0; t < identities[i].nterms; t++)
		{
			const FormTerm *term = &identities[i].terms[t];
			CellValue	value;

			number_read_cell(placer->text, cells[term->position - 1].span, &value);
			if (value.kind != GD_NUMBER || value.value.scale > 0 ||
				value.value.mantissa < 0 || value.value.mantissa > MAX_FIGURE)
				return false;
			rest += term->sign * value.value.mantissa;
		}
		if (rest != 0)
			return false;
		asked = true;
	}
	return asked;
}

/*
 * Blank labels and padding may stand on both sides of the figures.  As many
 * cells in a row as there are columns, all filled, nothing but blanks around
 * them, and they add up: then they are the columns.
 */
static bool
find_block(const Placer *placer, const RowPlan *plan, uint32_t pick[])
{
	const RowFigures *figures = &plan->figures;
	uint32_t	first = 0;
	uint32_t	end = figures->count;

	while (first < end && figures->cells[first].class == GRID_BLANK)
		first++;
	while (end > first && figures->cells[end - 1].class == GRID_BLANK)
		end--;
	if (end - first != plan->width ||
		columns_has(&plan->order, COLUMN_OTHER) ||
		!adds_up(placer, figures->cells + first, plan->width))
		return false;
	for (uint32_t i = 0; i < plan->width; i++)
		pick[i] = first + i;
	return true;
}

/*
 * Which cells of the figures the columns of the row are, and how sure that is:
 * pick is the index of each.  Only a table whose cells are counted may have lost
 * the blank ones at its very end, with the padding.
 */
static LineDoubt
judge_row(const Placer *placer, const RowPlan *plan, uint32_t pick[])
{
	const Grid *grid = placer->sheet->grid;
	const RowFigures *figures = &plan->figures;
	uint32_t	shift = 0;

	for (uint32_t i = 0; i < plan->width; i++)
		pick[i] = i;
	if (plan->order.contradicted || placer->disordered)
		return LINE_UNPROVABLE;
	/* a line code that is not there may have run into the figure */
	if (!grid->bordered && plan->codeless)
		return LINE_UNPROVABLE;
	if (find_block(placer, plan, pick))
		return plan->guessed ? LINE_UNLABELLED : LINE_CERTAIN;
	/* among rows of one length a shorter one lost a cell, nobody knows which */
	if (placer->right > 0 && grid->by_line && plan->row_cells < grid->columns &&
		figures->count > 0 && figures->cells[0].class == GRID_BLANK)
		return LINE_OPEN;
	if (figures->count < plan->width)
		return plan->last && grid->bordered && !grid->by_line && figures->count > 0 ?
			LINE_CERTAIN : LINE_OPEN;
	if (figures->count > plan->width)
	{
		Side		side = figures_side(figures, plan->width);

		if (side == SIDE_NONE && !plan->guessed && placer->repeated &&
			names_columns(placer, plan) &&
			figures_share_out(placer->text, figures, plan->width, pick))
			return LINE_CERTAIN;
		if (side == SIDE_NONE)
			return LINE_OPEN;
		if (side == SIDE_BOTH)
			side = follow_side(placer, plan);
		/* without its own header a row does not tell a covered cell from a blank */
		if (side == SIDE_NONE ||
			(side == SIDE_RIGHT && !plan->order.known &&
			 placer->sheet->form->table == GD_TABLE_DISCLOSURE))
			return LINE_UNPROVABLE;
		if (side == SIDE_RIGHT)
			shift = figures->count - plan->width;
	}
	for (uint32_t i = 0; i < plan->width; i++)
	{
		pick[i] = shift + i;
		if (figures->cells[pick[i]].class == GRID_RUN)
			return LINE_OPEN;
	}
	return plan->guessed ? LINE_UNLABELLED : LINE_CERTAIN;
}

/* Second visit: what is certain gets its place, the rest is left to proof. */
static GdStatus
place_row(Placer *placer, const RowPlan *plan)
{
	Sheet	   *sheet = placer->sheet;
	const Form *form = sheet->form;
	const RowFigures *figures = &plan->figures;
	uint32_t	pick[GD_MAX_COLUMNS];
	SheetLine	line = {(uint16_t) plan->row, 1, LINE_CERTAIN, plan->unit, 0, 0};

	line.doubt = judge_row(placer, plan, pick);
	if (line.doubt != LINE_CERTAIN)
	{
		/* columns of the document's own leave nothing to prove */
		if (line.doubt != LINE_UNPROVABLE && plan->width != form->ncolumns)
			line.doubt = LINE_UNPROVABLE;
		line.first = figures->first + (line.doubt == LINE_UNLABELLED ? pick[0] : 0);
		line.count = line.doubt == LINE_UNLABELLED ? plan->width : figures->count;
		return sheet_add_line(placer->arena, sheet, line);
	}
	line.first = sheet->count;
	for (uint32_t i = 0; i < plan->width && pick[i] < figures->count; i++)
	{
		int			column = plan->order.use[plan->skipped + i];

		if (column > 0)
			TRY(sheet_place(placer->arena, sheet,
							forms_item(form->form, form->table, plan->row,
									   (unsigned) column),
							figures->cells[pick[i]].span, plan->unit, GD_READ));
	}
	line.count = sheet->count - line.first;
	return sheet_add_line(placer->arena, sheet, line);
}

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

/* Visit each row of figures, under the header that stands over it. */
static GdStatus
visit_rows(Placer *placer, RowVisitor visit)
{
	const Grid *grid = placer->sheet->grid;
	const Form *form = placer->sheet->form;
	bool		spanned = form->table == GD_TABLE_REQUESTS;
	ColumnOrder order;
	RowPlan		plan;
	uint32_t	header = UINT32_MAX;	/* the last header row */

	/* a table cut by a page goes on under the header of its first part */
	order = placer->carried;
	memset(&plan, 0, sizeof(plan));
	if (spanned && (!order.known || columns_has_header(grid, placer->rows, form)))
		columns_read_spanned(grid, placer->rows, form, &order);
	for (uint32_t i = 0; i < grid->nrows; i++)
	{
		const SheetRow *row = &placer->rows[i];

		if (row->header && row->position == 0)
		{
			uint32_t	at;

			if (!spanned)
			{
				HeaderKind	kind = columns_read_header(grid, i, form, &order);

				if (kind == HEADER_UNKNOWN)
					order.known = order.contradicted = true;
				if (kind != HEADER_READ)
					continue;
				header = i;
			}
			/* words of no column may be pieces of a broken header */
			if (!spanned && !grid->bordered && columns_has(&order, COLUMN_OTHER))
				order.contradicted = true;
			at = first_header(grid, i, form, order.use[0]);
			if (at > 0)
				plan.header_at = at;
		}
		if (row->position == 0)
			continue;
		/* a label printed apart from the figures of its row */
		if (row->header &&
			(has_figures(placer->rows, grid->nrows, row->position) ||
			 (!grid->bordered && i + 1 < grid->nrows &&
			  placer->rows[i + 1].position == 0 && !placer->rows[i + 1].header)))
			continue;
		plan.row = row->position;
		plan.last = i + 1 == grid->nrows;
		plan.row_cells = grid->rows[i].count;
		plan.guessed = row->guessed;
		if (order.known && !row->own_header)
			plan.order = order;
		else
			columns_default(form, row->position, &plan.order);
		/* an order carried over a block's end says nothing of the next block */
		if (order.known && !order.contradicted &&
			form->table == GD_TABLE_DISCLOSURE &&
			!columns_fit(form, row->position, &plan.order))
			columns_default(form, row->position, &plan.order);
		/* without borders a header may have lost the name of a column */
		if (!grid->bordered && !columns_whole(form, row->position, &plan.order))
			plan.order.contradicted = true;
		plan.figures = row_figures(placer->text, grid, i, row, form, &plan.order,
								   &plan.skipped);
		plan.width = plan.order.count - plan.skipped;
		plan.codeless = forms_row(form, row->position)->line_first != 0 &&
			!plan.figures.behind_code;
		plan.unit = row_unit(placer->text, grid, i, form, header);
		TRY(visit(placer, &plan));
	}
	placer->last_order = order;
	return GD_OK;
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
follows_header(const Sheets *sheets, uint32_t i, SheetRow *rows)
{
	const Sheet *before = part_before(sheets, i);

	if (before == NULL)
		return false;
	sheet_rows_match(before->grid, before->form, 0, rows);
	return sheet_disputes_is_header(before, rows);
}

/* ---- the stage ----------------------------------------------------------------------------- */

GdStatus
sheet_read(Arena *arena, const Source *source, const Grids *grids, int32_t year,
		   Sheets *sheets)
{
	SheetChoice *choices = arena_alloc(arena, grids->count * sizeof(SheetChoice));
	SheetRow   *rows;
	SheetSettled settled;
	Placer		placer;
	uint32_t	most = 0;

	sheets->items = arena_alloc(arena, grids->count * sizeof(Sheet));
	sheets->count = grids->count;
	if (choices == NULL || sheets->items == NULL)
		return GD_NO_MEMORY;
	for (uint32_t i = 0; i < grids->count; i++)
		if (grids->items[i].nrows > most)
			most = grids->items[i].nrows;
	rows = arena_alloc(arena, most * sizeof(SheetRow));
	if (rows == NULL)
		return GD_NO_MEMORY;

	for (uint32_t i = 0; i < grids->count; i++)
	{
		sheet_form_choose(source->text, &grids->items[i], rows, &choices[i]);
		TRY(arena_poll(arena));
	}
	sheet_form_note(choices, grids->count, &settled);
	memset(&placer, 0, sizeof(placer));
	placer.arena = arena;
	placer.text = source->text;
	placer.rows = rows;
	for (uint32_t i = 0; i < grids->count; i++)
	{
		Sheet	   *sheet = &sheets->items[i];

		memset(sheet, 0, sizeof(*sheet));
		sheet->grid = &grids->items[i];
		sheet->form = sheet_form_settle(&choices[i], &settled, year);
		if (sheet->form == NULL)
			continue;
		if (sheet->form->table == GD_TABLE_DISPUTES)
		{
			bool		headed = follows_header(sheets, i, rows);

			sheet_rows_match(sheet->grid, sheet->form, 0, rows);
			TRY(sheet_place_disputes(arena, source->text, sheet, rows, headed));
		}
		else
		{
			sheet_rows_match(sheet->grid, sheet->form, last_row(sheets, i), rows);
			if (i == 0 || sheets->items[i - 1].form != sheet->form)
				memset(&placer.carried, 0, sizeof(placer.carried));
			else
				placer.carried = placer.last_order;
			placer.sheet = sheet;
			placer.left = placer.right = 0;
			placer.repeated = grid_repeats_merged(source->text, sheet->grid, sheet->form);
			placer.named = columns_named(sheet->grid, sheet->form);
			placer.disordered = sheet_rows_disordered(sheet->grid, sheet->form, rows);
			if (sheet->grid->bordered || sheet->grid->by_line)
			{
				sheet_rows_fill(source->text, sheet->grid, sheet->form, rows);
				sheet_rows_doubt_groups(sheet->grid, sheet->form, rows);
			}
			TRY(visit_rows(&placer, count_side));
			TRY(visit_rows(&placer, place_row));
		}
		TRY(arena_poll(arena));
	}
	return GD_OK;
}
