/*
 * sheet_groups.c
 *	  Stage 6: a table of disputes whose groups stand one below the other.
 */
#include "sheet/sheet_place.h"
#include "sheet/sheet_visit.h"

/* ---- a row for each group under one header ----------------------------------------- */

typedef struct Groups
{
	Arena	   *arena;
	const char *text;
	Sheet	   *sheet;
	uint32_t	met;			/* bit 1 << position of the group in the form */
	uint32_t	rows;
	bool		misfit;			/* not a row of each result, under its header */
} Groups;

static GdStatus
check_group(void *context, const RowPlan *plan)
{
	Groups	   *groups = context;
	const Form *form = groups->sheet->form;
	uint32_t	pick[GD_MAX_COLUMNS];

	if (!plan->order.known || plan->order.contradicted ||
		plan->width != form->ncolumns || plan->figures.count < plan->width ||
		(plan->figures.count > plan->width &&
		 figures_side(&plan->figures, plan->width) != SIDE_LEFT) ||
		(groups->met & (1u << plan->row)) != 0)
		groups->misfit = true;
	for (uint32_t i = 0; i < plan->width; i++)
	{
		pick[i] = i;
		if (plan->order.use[i] <= 0)
			groups->misfit = true;
	}
	if (!groups->misfit &&
		figures_merged(groups->sheet->grid, plan->at, &plan->figures, plan->width, pick))
		groups->misfit = true;
	groups->met |= 1u << plan->row;
	groups->rows++;
	return GD_OK;
}

static GdStatus
place_group(void *context, const RowPlan *plan)
{
	Groups	   *groups = context;
	Sheet	   *sheet = groups->sheet;
	const char *unit = row_unit(groups->text, sheet->grid, plan->at, sheet->form, plan->header);
	SheetLine	line = {(uint16_t) plan->row, 1, LINE_CERTAIN, NULL, sheet->count, 0};

	for (uint32_t i = 0; i < plan->width; i++)
		TRY(sheet_place(groups->arena, sheet,
						forms_item(sheet->form, plan->row,
								   (unsigned) plan->order.use[i]),
						plan->figures.cells[i].span, unit, GD_READ));
	line.count = sheet->count - line.first;
	return sheet_add_line(groups->arena, sheet, line);
}

/*
 * A table with a row for each group and a column for each result, if each row of
 * figures has its label and all its cells under one header.
 */
static GdStatus
place_under_one_header(Arena *arena, const char *text, Sheet *sheet,
					   const SheetRow *rows, bool *placed)
{
	Groups		groups = {arena, text, sheet, 0, 0, false};
	ColumnOrder order = {.count = 0};

	*placed = false;
	for (uint32_t i = 0; i < sheet->grid->nrows; i++)
		if (!rows[i].header && rows[i].position == 0)
			return GD_OK;
	TRY(sheet_visit_rows(text, sheet->grid, sheet->form, rows, &order, check_group,
						 &groups));
	if (groups.misfit || groups.rows == 0)
		return GD_OK;
	*placed = true;
	order = (ColumnOrder) {.count = 0};
	return sheet_visit_rows(text, sheet->grid, sheet->form, rows, &order, place_group,
							&groups);
}

/* ---- a header of its own for each group --------------------------------------------- */

/* How far the cells have come: label of a group, its columns, its figures. */
typedef struct Stack
{
	const Form *form;
	unsigned	row;			/* position of the group, 0 between groups */
	unsigned	columns;		/* of it that were named, in the order of the form */
	unsigned	figures;		/* of it that were met */
	uint32_t	met;			/* bit 1 << position of the group in the form */
} Stack;

static bool
stack_is_between(const Stack *stack)
{
	return stack->row == 0 || stack->figures == stack->form->ncolumns;
}

static bool
stack_takes_words(Stack *stack, const GridCell *cell)
{
	unsigned	row = sheet_cell_means(cell, stack->form, TERM_ROW);

	if (sheet_cell_means(cell, stack->form, TERM_COLUMN) != 0)
		return stack->row != 0 && stack->figures == 0 &&
			sheet_cell_means(cell, stack->form, TERM_COLUMN) == ++stack->columns;
	if (!stack_is_between(stack) || (stack->met & (1u << row)) != 0 ||
		(row == 0 && sheet_cell_means(cell, stack->form, TERM_GROUP_COLUMN) == 0))
		return false;
	stack->row = row;
	stack->columns = 0;
	stack->figures = 0;
	if (row != 0)
		stack->met |= 1u << row;
	return true;
}

/* Does the cell come next?  A blank among the figures may be one that moved. */
static bool
stack_takes(Stack *stack, const GridCell *cell)
{
	if (cell->class == GRID_BLANK)
		return stack_is_between(stack) || stack->figures == 0;
	if (grid_cell_is_words(cell))
		return stack_takes_words(stack, cell);
	return stack->columns == stack->form->ncolumns &&
		stack->figures++ < stack->form->ncolumns;
}

/*
 * Where each group comes with its label, all names of its columns and as many
 * figures, in turn, no figure can belong to any other.
 */
static GdStatus
place_stacked(Arena *arena, Sheet *sheet, bool *placed)
{
	const Form *form = sheet->form;
	const Grid *grid = sheet->grid;
	Stack		stack = {form, 0, 0, 0, 0};

	*placed = false;
	for (uint32_t i = 0; i < grid->ncells; i++)
		if (!stack_takes(&stack, &grid->cells[i]))
			return GD_OK;
	if (!stack_is_between(&stack) || count_bits(stack.met) < 2)
		return GD_OK;
	*placed = true;
	stack = (Stack) {form, 0, 0, 0, 0};
	for (uint32_t i = 0; i < grid->ncells; i++)
	{
		SheetLine	line = {(uint16_t) stack.row, 1, LINE_CERTAIN, NULL, 0, form->ncolumns};
		unsigned	before = stack.figures;

		stack_takes(&stack, &grid->cells[i]);
		if (stack.figures <= before)
			continue;
		TRY(sheet_place(arena, sheet,
						forms_item(form, stack.row, stack.figures),
						grid->cells[i].span, NULL, GD_READ));
		line.first = sheet->count - stack.figures;
		if (stack.figures == form->ncolumns)
			TRY(sheet_add_line(arena, sheet, line));
	}
	return GD_OK;
}

GdStatus
sheet_place_groups(Arena *arena, const char *text, Sheet *sheet, const SheetRow *rows,
				   bool *placed)
{
	TRY(place_under_one_header(arena, text, sheet, rows, placed));
	return *placed ? GD_OK : place_stacked(arena, sheet, placed);
}
