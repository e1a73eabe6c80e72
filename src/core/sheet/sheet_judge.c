/*
 * sheet_judge.c
 *	  Which cells of a row of figures its columns are, and how sure that is.
 */
#include "sheet/sheet_judge.h"

#include <string.h>

static void
note_size(RowSizes *sizes, uint32_t width, uint32_t cells)
{
	uint32_t	i = 0;

	while (i < sizes->count &&
		   (sizes->of[i].width != width || sizes->of[i].cells != cells))
		i++;
	if (i == MAX_SIZES)
		return;
	if (i == sizes->count)
	{
		sizes->of[i].width = width;
		sizes->of[i].cells = cells;
		sizes->of[i].rows = 0;
		sizes->count++;
	}
	sizes->of[i].rows++;
}

/* Have nearly all rows of so many columns more cells than this? */
static bool
is_short(const RowSizes *sizes, uint32_t width, uint32_t cells)
{
	uint32_t	rows = 0;
	uint32_t	longer = 0;

	for (uint32_t i = 0; i < sizes->count; i++)
		if (sizes->of[i].width == width)
		{
			rows += sizes->of[i].rows;
			if (sizes->of[i].cells > cells)
				longer += sizes->of[i].rows;
		}
	return longer > 1 && longer * 4 >= rows * 3;
}

/* A RowVisitor whose context is the placer. */
static GdStatus
note_row(void *context, const RowPlan *plan)
{
	SheetPlacer *placer = context;

	note_size(&placer->sizes, plan->width, plan->row_cells);
	placer->exact += plan->figures.count == plan->width;
	if (plan->figures.count > plan->width)
	{
		Side		side = figures_side(&plan->figures, plan->width);

		if (side == SIDE_LEFT)
			placer->left++;
		else if (side == SIDE_RIGHT)
			placer->right++;
		else if (side == SIDE_NONE)
			placer->overfull++;
	}
	if (plan->order.contradicted || plan->guessed)
		return GD_OK;
	return align_note(&placer->align, placer->sheet->form, plan->at, plan->header,
					  &plan->order, plan->skipped, &plan->figures, plan->width);
}

/* Nothing is noted of the rows of the table. */
static void
forget_rows(SheetPlacer *placer)
{
	placer->noted = false;
	placer->sizes.count = 0;
	placer->left = placer->right = placer->exact = placer->overfull = 0;
}

void
sheet_judge_begin(SheetPlacer *placer)
{
	const Grid *grid = placer->sheet->grid;

	forget_rows(placer);
	memset(&placer->align, 0, sizeof(placer->align));
	placer->longest = 0;
	for (uint32_t i = 0; i < grid->nrows; i++)
		if (grid->rows[i].count > placer->longest)
			placer->longest = grid->rows[i].count;
}

GdStatus
sheet_judge_note(SheetPlacer *placer)
{
	ColumnOrder order = placer->first;

	forget_rows(placer);
	placer->noted = true;
	TRY(sheet_visit_rows(placer->text, placer->sheet->grid, placer->sheet->form, placer->rows,
						 &order, note_row, placer));
	align_judge(&placer->align);
	return GD_OK;
}

/*
 * The side of a row that does not tell: as the rows of the table that do; where
 * none does, as the header.  Where covered cells stayed, the header of the
 * first column stands as far right as its figures.
 */
static Side
follow_side(const SheetPlacer *placer, const RowPlan *plan)
{
	if (!figures_any(&plan->figures))
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
names_columns(const SheetPlacer *placer, const RowPlan *plan)
{
	for (uint32_t i = 0; i < plan->width; i++)
	{
		int			column = plan->order.use[plan->skipped + i];

		if (column <= 0 || (placer->named & ((uint64_t) 1 << column)) == 0)
			return false;
	}
	return true;
}

/* Do width cells hold numbers that satisfy the sum along the row? */
static bool
adds_up(const SheetPlacer *placer, const GridCell *cells, uint32_t width)
{
	const Form *form = placer->sheet->form;
	const FormIdentity *sum = width == form->ncolumns ? forms_row_sum(form) : NULL;
	int64_t		rest = 0;

	for (uint16_t t = 0; sum != NULL && t < sum->nterms; t++)
	{
		int64_t		count = figures_count(placer->text, &cells[sum->terms[t].position - 1]);

		if (count < 0)
			return false;
		rest += sum->terms[t].sign * count;
	}
	return sum != NULL && rest == 0;
}

/*
 * Blank labels and padding may stand on both sides of the figures.  As many
 * cells in a row as there are columns, all filled, nothing but blanks around
 * them, and they add up: then they are the columns.
 */
static bool
find_block(const SheetPlacer *placer, const RowPlan *plan, uint32_t pick[])
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
 * Words before the figures may be a label of the document's own.  They stand for a
 * figure where labels have one column; else where no cell is left over for them
 * and the total says that the other parts are not all.
 */
static bool
words_stand_for_figure(const SheetPlacer *placer, const RowPlan *plan)
{
	const RowFigures *figures = &plan->figures;
	int64_t		rest = 0;

	if (figures->count < plan->width)
		return false;
	if (placer->sheet->form->table != GD_TABLE_REQUESTS)
		return figures->count == plan->width ||
			figures_side(figures, plan->width) == SIDE_LEFT;
	if (figures->count > plan->width || plan->width != placer->sheet->form->ncolumns)
		return false;
	for (uint32_t i = 1; i < plan->width; i++)
	{
		int64_t		count = figures_count(placer->text, &figures->cells[i]);

		if (count < 0)
			return false;
		rest += i + 1 == plan->width ? count : -count;
	}
	return rest > 0;
}

/*
 * The last row of a table, or of a part before the header that a new page repeats.
 * Where labels cut rows, a blank that stands for a group's label goes to the row
 * before, but for the last of the group.
 */
static bool
ends_part(const SheetPlacer *placer, const RowPlan *plan)
{
	const Sheet *sheet = placer->sheet;
	uint32_t	next = plan->at + 1;

	if (plan->last)
		return true;
	if (sheet->grid->by_label && sheet->form->table == GD_TABLE_STATISTICS &&
		sheet_cell_means(&sheet->grid->cells[sheet->grid->rows[next].first], sheet->form,
						 TERM_GROUP) != 0)
		return true;
	if (!placer->rows[next].header)
		return false;
	for (uint32_t i = 0; i < sheet->grid->rows[next].count; i++)
	{
		const GridCell *cell = &sheet->grid->cells[sheet->grid->rows[next].first + i];

		if (sheet_cell_means(cell, sheet->form, TERM_COLUMN) != 0 ||
			sheet_cell_means(cell, sheet->form, TERM_GROUP_COLUMN) != 0)
			return true;
	}
	return false;
}

/*
 * May the row have fewer cells than others, and has it a blank at its end?  Then it lost
 * a cell, and padding stands in the column of the last figure.  But the last row of a
 * table has no padding.
 */
static bool
may_have_lost_a_cell(const SheetPlacer *placer, const RowPlan *plan)
{
	const RowFigures *figures = &plan->figures;

	return placer->sheet->grid->bordered && figures->count >= plan->width &&
		plan->row_cells < placer->longest &&
		figures_any(figures) && figures->cells[figures->count - 1].class == GRID_BLANK &&
		!ends_part(placer, plan);
}

/*
 * Does the layout of the page show that nothing stands beside the label?  Not where
 * figures stand apart from labels.
 */
static bool
is_blank_row(const SheetPlacer *placer, const RowPlan *plan)
{
	return !plan->worded && !plan->apart && placer->align.laid_out &&
		align_ends_line(&placer->align, plan->at);
}

/*
 * The last row above a page, where cells are counted into rows and one of its own is
 * blank.  The last row of the form is that of a page only if others have more cells, and
 * their padding before the figures: filling at its end it loses anyway.
 */
static bool
may_be_cut_by_page(const SheetPlacer *placer, const RowPlan *plan, const uint32_t pick[])
{
	const Sheet *sheet = placer->sheet;

	if (!sheet->grid->bordered || sheet->grid->by_line || !plan->last ||
		sheet->form->table != GD_TABLE_REQUESTS || plan->width != sheet->form->ncolumns)
		return false;
	for (uint32_t i = 0; i < plan->width; i++)
		if (plan->figures.cells[pick[i]].class == GRID_BLANK)
			return true;
	return false;
}

/*
 * A blank in the first column, or anywhere before a total that the other cells do not
 * give: the figure that is missing may stand on the next page, and the blank be padding.
 */
static bool
is_cut_by_page(const SheetPlacer *placer, const RowPlan *plan, const uint32_t pick[])
{
	const GridCell *cells = plan->figures.cells;
	int64_t		rest = 0;

	if (plan->row == placer->sheet->form->nrows &&
		(placer->left > 0 || placer->right == 0 ||
		 !is_short(&placer->sizes, plan->width, plan->row_cells)))
		return false;
	for (uint32_t i = 0; i < plan->width; i++)
	{
		int64_t		count = cells[pick[i]].class == GRID_BLANK ? 0 :
			figures_count(placer->text, &cells[pick[i]]);

		if (count < 0)
			return false;
		rest += i + 1 == plan->width ? -count : count;
	}
	return cells[pick[0]].class == GRID_BLANK ||
		(rest != 0 && cells[pick[plan->width - 1]].class != GRID_BLANK);
}

/* No further in does a line begin that goes on another, in bytes. */
#define FAR_IN 64

/* How far from the beginning of its line text[at] stands, as far as that matters. */
static uint32_t
indent_of(const char *text, uint32_t at)
{
	uint32_t	from = at;

	while (from > 0 && at - from < FAR_IN && text[from - 1] != '\n')
		from--;
	return at - from;
}

/*
 * Do the figures of the next line, which has no label, fill what the row lacks, and stand
 * as far left as it, as those of a line that was broken do?
 */
static bool
may_go_on_below(const SheetPlacer *placer, const RowPlan *plan)
{
	const Grid *grid = placer->sheet->grid;
	uint32_t	next = plan->at + 1;
	const GridCell *cell;

	if (!grid->by_line || next >= grid->nrows || placer->rows[next].position != 0 ||
		placer->rows[next].header)
		return false;
	cell = &grid->cells[grid->rows[next].first];
	return grid_cell_is_figure(cell) &&
		plan->figures.count + sheet_count_figures(grid, &grid->rows[next]) == plan->width &&
		indent_of(placer->text, cell->span.start) <=
		indent_of(placer->text, grid->cells[grid->rows[plan->at].first].span.start);
}

/* Do two cells share a place on their lines? */
static bool
overlap(const Align *align, uint32_t a, uint32_t b)
{
	for (int m = 0; m < ALIGN_MEASURES; m++)
		if (!align->refuted[m] &&
			align->cells[a].start[m] < align->cells[b].end[m] &&
			align->cells[b].start[m] < align->cells[a].end[m])
			return true;
	return false;
}

/*
 * Does row at hold nothing but figures of no row of the form, fewer than width?  Narrow
 * columns break numbers, and the other half of one stands on the line above or below.
 */
static bool
may_be_halves(const SheetPlacer *placer, uint32_t at, uint32_t width)
{
	const Grid *grid = placer->sheet->grid;

	return at < grid->nrows && placer->rows[at].position == 0 &&
		!placer->rows[at].header && !placer->rows[at].piece &&
		grid->rows[at].labels == 0 && grid->rows[at].count < width &&
		sheet_count_figures(grid, &grid->rows[at]) == grid->rows[at].count;
}

/* Does each figure of row at stand above or below one of a row's? */
static bool
halves_meet(const Align *align, uint32_t at, const RowFigures *figures)
{
	const GridRow *row = &align->grid->rows[at];

	for (uint32_t i = 0; i < row->count; i++)
	{
		uint32_t	k = 0;

		while (k < figures->count && !overlap(align, row->first + i, figures->first + k))
			k++;
		if (k == figures->count)
			return false;
	}
	return true;
}

/*
 * May a figure of the row go on above or below it?  A row that lacks one has the whole
 * of it there, one that has all may have half of it; but not if they add up.
 */
static bool
is_broken_over_lines(const SheetPlacer *placer, const RowPlan *plan)
{
	const RowFigures *figures = &plan->figures;

	if (!placer->align.laid_out || figures->count > plan->width)
		return false;
	for (int side = 0; side < 2; side++)
	{
		uint32_t	at = side == 0 ? plan->at - 1 : plan->at + 1;

		if (may_be_halves(placer, at, plan->width) &&
			(figures->count < plan->width ? align_in_columns(&placer->align, plan->at, at) :
			 (halves_meet(&placer->align, at, figures) &&
			  !adds_up(placer, figures->cells, plan->width))))
			return true;
	}
	return false;
}

/* No doubt of any kind: other rows have to be noted first. */
#define NOT_NOTED (LINE_UNPROVABLE + 1)

static unsigned
judge_row(const SheetPlacer *placer, const RowPlan *plan, uint32_t pick[])
{
	const Grid *grid = placer->sheet->grid;
	const RowFigures *figures = &plan->figures;
	uint32_t	shift = 0;

	if (figures->count == 0)
		return is_blank_row(placer, plan) ? LINE_BLANK : LINE_UNPROVABLE;
	if (plan->order.contradicted || plan->apart || figures->doubtful)
		return LINE_UNPROVABLE;
	/* where most rows have a column more, a shorter one lost a cell, nobody knows which */
	if (!grid->bordered && placer->overfull > placer->exact)
		return LINE_UNPROVABLE;
	/* a number alone on its line, where rows are lines, may be the number of a page */
	if (!grid->bordered && grid->by_line && plan->row_cells == 1 && !placer->align.laid_out)
		return LINE_UNPROVABLE;
	if (!grid->bordered && grid->by_line && is_broken_over_lines(placer, plan))
		return LINE_UNPROVABLE;
	/* a line code that is not there may have run into the figure */
	if (!grid->bordered && plan->codeless)
		return LINE_UNPROVABLE;
	if (plan->worded && !words_stand_for_figure(placer, plan))
		return LINE_UNPROVABLE;
	if (may_have_lost_a_cell(placer, plan))
	{
		if (!placer->noted)
			return NOT_NOTED;
		if (is_short(&placer->sizes, plan->width, plan->row_cells))
			return LINE_UNPROVABLE;
	}
	if (figures->count > plan->width && find_block(placer, plan, pick))
		return plan->guessed ? LINE_UNLABELLED : LINE_CERTAIN;
	/* among rows of one length a shorter one lost a cell, nobody knows which */
	if (grid->by_line && plan->row_cells < grid->columns &&
		figures->cells[0].class == GRID_BLANK)
	{
		if (!placer->noted)
			return NOT_NOTED;
		if (placer->right > 0)
			return LINE_OPEN;
	}
	if (figures->count < plan->width && may_go_on_below(placer, plan))
		return LINE_UNPROVABLE;
	if (figures->count < plan->width && !plan->guessed &&
		align_pick(&placer->align, plan->at, figures, plan->width, pick))
		return LINE_CERTAIN;
	for (uint32_t i = 0; i < plan->width; i++)
		pick[i] = i;
	/* the last row of the form loses its filling; the last one above a page its figures */
	if (figures->count < plan->width)
		return plan->last && plan->row == placer->sheet->form->nrows &&
			grid->bordered && !grid->by_line &&
			(placer->named == 0 || names_columns(placer, plan)) &&
			plan->row_cells - figures->count + plan->width <= grid->columns ?
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
		if (side == SIDE_BOTH && !placer->noted)
			return NOT_NOTED;
		if (side == SIDE_BOTH)
			side = follow_side(placer, plan);
		/*
		 * Without its own header a row does not tell a covered cell from a blank; nor
		 * where labels alone cut it, for the last figure may be of the next row.
		 */
		if (side == SIDE_NONE ||
			(side == SIDE_RIGHT && !plan->order.known &&
			 placer->sheet->form->table == GD_TABLE_DISCLOSURE) ||
			(side == SIDE_RIGHT && grid->by_label &&
			 placer->sheet->form->table == GD_TABLE_STATISTICS))
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
	if (may_be_cut_by_page(placer, plan, pick))
	{
		if (!placer->noted)
			return NOT_NOTED;
		if (is_cut_by_page(placer, plan, pick))
			return LINE_UNPROVABLE;
	}
	if ((placer->sheet->form->table == GD_TABLE_REQUESTS &&
		 plan->width == placer->sheet->form->ncolumns &&
		 figures_lost_one(placer->text, figures, plan->width, plan->width, pick)) ||
		(grid->ruled && figures_merged(grid, plan->at, figures, plan->width, pick) &&
		 !find_block(placer, plan, pick)))
		return LINE_UNPROVABLE;
	return plan->guessed ? LINE_UNLABELLED : LINE_CERTAIN;
}


GdStatus
sheet_judge_row(SheetPlacer *placer, const RowPlan *plan, uint32_t pick[], LineDoubt *doubt)
{
	unsigned	judged = judge_row(placer, plan, pick);

	if (judged == NOT_NOTED)
	{
		TRY(sheet_judge_note(placer));
		judged = judge_row(placer, plan, pick);
	}
	*doubt = (LineDoubt) judged;
	return GD_OK;
}
