/*
 * sheet.c
 *	  Stage 6: a grid read as a table of a form.
 */
#include "sheet.h"

#include <string.h>

#include "sheet_columns.h"
#include "sheet_rows.h"

/* ---- figures of one row ----------------------------------------------------------- */

/*
 * A row holds more cells behind its label than there are columns where merged
 * cells left blanks: at the end if the row shifted left when a covered cell was
 * dropped, at the beginning if covered cells stayed.
 */
typedef enum Side
{
	SIDE_NONE,					/* neither fits */
	SIDE_LEFT,					/* figures first, padding behind */
	SIDE_RIGHT,					/* covered cells first, figures behind */
	SIDE_BOTH
} Side;

typedef struct RowFigures
{
	const GridCell *cells;		/* behind the label, unit and line code */
	uint32_t	first;			/* index of the first in the grid */
	uint32_t	count;
} RowFigures;

static Side
figures_side(const RowFigures *figures, uint32_t width)
{
	uint32_t	extra = figures->count - width;
	bool		left = true;
	bool		right = true;

	for (uint32_t i = 0; i < extra; i++)
	{
		if (figures->cells[width + i].class != GRID_BLANK)
			left = false;
		if (figures->cells[i].class != GRID_BLANK)
			right = false;
	}
	if (left && right)
		return SIDE_BOTH;
	return left ? SIDE_LEFT : right ? SIDE_RIGHT : SIDE_NONE;
}

/*
 * Unit and line code behind the label at index at, where no header says that
 * there are such columns, but the cells themselves do.
 */
static uint32_t
skip_unit_and_code(const Grid *grid, const GridRow *cut, const SheetRow *match,
				   const Form *form, const ColumnOrder *order, uint32_t at)
{
	if (at < cut->count &&
		sheet_cell_means(&grid->cells[cut->first + at], form, TERM_UNIT) != 0)
		at++;
	if (at < cut->count && forms_row(form, match->position)->line_first != 0 &&
		(grid->cells[cut->first + at].class == GRID_CODE ||
		 cut->count - at == order->count + 1))
		at++;
	return at;
}

/* The cells of a row behind its label, unit and line code. */
static RowFigures
row_figures(const Grid *grid, uint32_t row, const SheetRow *match,
			const Form *form, const ColumnOrder *order, uint32_t *skipped)
{
	const GridRow *cut = &grid->rows[row];
	uint32_t	at = match->label + 1u;
	RowFigures	figures;

	/* the label repeated over the cells it spans */
	while (at < cut->count && grid->cells[cut->first + at].class == GRID_LABEL &&
		   grid->cells[cut->first + at].match.meanings ==
		   grid->cells[cut->first + match->label].match.meanings)
		at++;
	*skipped = 0;
	while (*skipped < order->count && order->use[*skipped] < 0)
	{
		if (at < cut->count)
			at++;
		*skipped += 1;
	}
	if (*skipped == 0)
		at = skip_unit_and_code(grid, cut, match, form, order, at);
	figures.first = cut->first + at;
	figures.cells = grid->cells + figures.first;
	figures.count = cut->count - at;
	return figures;
}

/* ---- placing -------------------------------------------------------------------------- */

typedef struct Placer
{
	Arena	   *arena;
	Sheet	   *sheet;
	SheetRow   *rows;
	uint32_t	capacity;
	uint32_t	left;			/* rows whose figures can only be on this side */
	uint32_t	right;
} Placer;

/* One row with everything that is known of it before its cells are placed. */
typedef struct RowPlan
{
	unsigned	row;			/* position in the form */
	ColumnOrder order;
	uint32_t	skipped;		/* unit and line code at the order's beginning */
	uint32_t	width;			/* columns behind them */
	RowFigures	figures;
	bool		last;			/* the last row of the table */
	uint32_t	header_at;		/* index of the first column's header in its row,
								 * plus 1; 0 if none was met */
} RowPlan;

typedef GdStatus (*RowVisitor) (Placer *placer, const RowPlan *plan);

static GdStatus
place(Placer *placer, const GdItem *item, uint32_t cell, bool certain)
{
	Sheet	   *sheet = placer->sheet;

	if (item == NULL)
		return GD_OK;
	TRY(arena_grow(placer->arena, (void **) &sheet->placements,
				   &placer->capacity, sheet->count, sizeof(Placement)));
	sheet->placements[sheet->count].item = item;
	sheet->placements[sheet->count].cell = cell;
	sheet->placements[sheet->count].certain = certain;
	sheet->count++;
	return GD_OK;
}

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

/*
 * Second visit.  The last row of a table may lose blank cells at its end with
 * the padding.  Any other row with fewer cells than columns lost some that
 * nobody can point at.
 */
static GdStatus
place_row(Placer *placer, const RowPlan *plan)
{
	const Form *form = placer->sheet->form;
	const RowFigures *figures = &plan->figures;
	uint32_t	shift = 0;
	bool		certain = !plan->order.contradicted;

	if (figures->count < plan->width &&
		!(plan->last && placer->sheet->grid->bordered))
		certain = false;
	if (figures->count > plan->width)
	{
		Side		side = figures_side(figures, plan->width);

		if (side == SIDE_BOTH)
			side = follow_side(placer, plan);
		if (side == SIDE_NONE)
			certain = false;
		if (side == SIDE_RIGHT)
			shift = figures->count - plan->width;
	}
	for (uint32_t i = 0; i < plan->width && i + shift < figures->count; i++)
	{
		int			column = plan->order.use[plan->skipped + i];

		if (column > 0)
			TRY(place(placer,
					  forms_item(form->form, form->table, plan->row,
								 (unsigned) column),
					  figures->first + shift + i, certain));
	}
	return GD_OK;
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

/* Visit each row of figures, under the header that stands over it. */
static GdStatus
visit_rows(Placer *placer, RowVisitor visit)
{
	const Grid *grid = placer->sheet->grid;
	const Form *form = placer->sheet->form;
	bool		spanned = form->table == GD_TABLE_REQUESTS;
	ColumnOrder order;
	RowPlan		plan;

	memset(&order, 0, sizeof(order));
	memset(&plan, 0, sizeof(plan));
	if (spanned)
		columns_read_spanned(grid, placer->rows, form, &order);
	for (uint32_t i = 0; i < grid->nrows; i++)
	{
		const SheetRow *row = &placer->rows[i];

		if (row->header && row->position == 0)
		{
			uint32_t	at;

			if (!spanned && !columns_read_header(grid, i, form, &order))
				continue;
			at = first_header(grid, i, form, order.use[0]);
			if (at > 0)
				plan.header_at = at;
		}
		if (row->position == 0)
			continue;
		plan.row = row->position;
		plan.last = i + 1 == grid->nrows;
		if (order.known)
			plan.order = order;
		else
			columns_default(form, row->position, &plan.order);
		plan.figures = row_figures(grid, i, row, form, &plan.order, &plan.skipped);
		plan.width = plan.order.count - plan.skipped;
		TRY(visit(placer, &plan));
	}
	return GD_OK;
}

/*
 * Disputes: the groups stand side by side and the row of figures has no label.
 * It holds exactly as many figures as there are columns in all groups.
 */
static GdStatus
place_disputes(Placer *placer)
{
	Sheet	   *sheet = placer->sheet;
	const Grid *grid = sheet->grid;
	const Form *form = sheet->form;
	uint32_t	width = (uint32_t) form->nrows * form->ncolumns;
	ColumnOrder order;

	columns_read_spanned(grid, placer->rows, form, &order);
	for (uint32_t i = 0; i < grid->nrows; i++)
	{
		const GridRow *row = &grid->rows[i];
		RowFigures	figures;
		uint32_t	at = 0;

		while (at < row->count && grid_cell_is_words(&grid->cells[row->first + at]))
			at++;
		figures.first = row->first + at;
		figures.cells = grid->cells + figures.first;
		figures.count = row->count - at;
		if (placer->rows[i].header || figures.count < width)
			continue;
		if (figures.count > width && figures_side(&figures, width) != SIDE_LEFT)
			continue;
		for (uint32_t k = 0; k < width; k++)
			TRY(place(placer,
					  forms_item(form->form, form->table, k / form->ncolumns + 1,
								 k % form->ncolumns + 1),
					  figures.first + k, !order.contradicted));
	}
	return GD_OK;
}

/* ---- the form of each grid ------------------------------------------------------------- */

typedef struct Choice
{
	const Form *best;
	uint32_t	score;
	uint32_t	tied;			/* forms with this score: bit 1 << GdFormId */
} Choice;

static void
choose_form(const Grid *grid, SheetRow *rows, Choice *choice)
{
	uint32_t	nforms;
	const Form *forms = forms_all(&nforms);

	memset(choice, 0, sizeof(*choice));
	for (uint32_t i = 0; i < nforms; i++)
	{
		uint32_t	score = sheet_rows_score(grid, &forms[i], rows);

		if (score == 0 || score < choice->score)
			continue;
		if (score > choice->score)
		{
			choice->best = &forms[i];
			choice->score = score;
			choice->tied = 0;
		}
		if (choice->best->table == forms[i].table)
			choice->tied |= 1u << forms[i].form;
	}
}

static bool
is_tied(const Choice *choice)
{
	return (choice->tied & (choice->tied - 1)) != 0;
}

/* The form that some grid of each table kind leaves no doubt about, or NULL. */
typedef struct Settled
{
	const Form *of[GD_TABLE_STATISTICS + 1];
} Settled;

static void
note_settled(const Choice *choices, uint32_t count, Settled *settled)
{
	memset(settled, 0, sizeof(*settled));
	for (uint32_t i = 0; i < count; i++)
	{
		const Form *best = choices[i].best;

		if (best != NULL && !is_tied(&choices[i]) && settled->of[best->table] == NULL)
			settled->of[best->table] = best;
	}
}

/*
 * Labels that two forms share leave the form open: another part of the same
 * table decides, else the year of the report, else the newest form it is.
 */
static const Form *
settle_form(const Choice *choice, const Settled *settled, int32_t year)
{
	const Form *newest = choice->best;
	uint32_t	nforms;
	const Form *forms = forms_all(&nforms);

	if (choice->best == NULL || !is_tied(choice))
		return choice->best;
	if (settled->of[choice->best->table] != NULL &&
		(choice->tied & (1u << settled->of[choice->best->table]->form)) != 0)
		return settled->of[choice->best->table];
	for (uint32_t i = 0; i < nforms; i++)
	{
		if (forms[i].table != choice->best->table ||
			(choice->tied & (1u << forms[i].form)) == 0)
			continue;
		if (year != 0 && forms[i].first_year <= year &&
			(forms[i].last_year == 0 || forms[i].last_year >= year))
			return &forms[i];
		if (forms[i].first_year > newest->first_year)
			newest = &forms[i];
	}
	return newest;
}

GdStatus
sheet_read(Arena *arena, const Grids *grids, int32_t year, Sheets *sheets)
{
	Choice	   *choices = arena_alloc(arena, grids->count * sizeof(Choice));
	SheetRow   *rows;
	Settled		settled;
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
		choose_form(&grids->items[i], rows, &choices[i]);
		TRY(arena_poll(arena));
	}
	note_settled(choices, grids->count, &settled);
	for (uint32_t i = 0; i < grids->count; i++)
	{
		Sheet	   *sheet = &sheets->items[i];
		Placer		placer = {arena, sheet, rows, 0, 0, 0};

		memset(sheet, 0, sizeof(*sheet));
		sheet->grid = &grids->items[i];
		sheet->form = settle_form(&choices[i], &settled, year);
		if (sheet->form == NULL)
			continue;
		sheet_rows_match(sheet->grid, sheet->form, rows);
		if (sheet->form->table == GD_TABLE_DISPUTES)
			TRY(place_disputes(&placer));
		else
		{
			TRY(visit_rows(&placer, count_side));
			TRY(visit_rows(&placer, place_row));
		}
	}
	return GD_OK;
}
