/*
 * sheet.c
 *	  Stage 6: a grid read as a table of a form.
 */
#include "sheet.h"

#include <string.h>

#include "number.h"
#include "sheet_align.h"
#include "sheet_form.h"
#include "sheet_place.h"
#include "sheet_rows.h"
#include "sheet_traces.h"
#include "sheet_visit.h"
#include "text.h"

/* Figures beyond this are not added up along a row. */
#define MAX_FIGURE (INT64_MAX / GD_MAX_COLUMNS)

/* ---- placing -------------------------------------------------------------------------- */

/*
 * How many cells the rows of a table have that have so many columns: nearly all
 * the same, where a border stands for each.  Of the different counts those met
 * first are kept.
 */
#define MAX_SIZES 8

typedef struct RowSizes
{
	struct
	{
		uint32_t	width;		/* columns */
		uint32_t	cells;
		uint32_t	rows;
	}			of[MAX_SIZES];
	uint32_t	count;
} RowSizes;

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

typedef struct Placer
{
	Arena	   *arena;
	const Source *source;
	const char *text;
	Sheet	   *sheet;
	SheetRow   *rows;
	uint32_t	left;			/* rows whose figures can only be on this side */
	uint32_t	right;
	uint32_t	exact;			/* rows with as many figures as columns */
	uint32_t	overfull;		/* and with more, padding left out */
	bool		disordered;		/* labels and figures stand apart */
	bool		repeated;		/* merged cells say the same in each of their cells */
	uint64_t	named;			/* columns that some header names, one bit each */
	RowSizes	sizes;			/* cells of rows, by the columns they have */
	Align		align;			/* where figures stand on their lines */
} Placer;

/*
 * First visit: on which side do the rows that tell put their figures, and where on
 * their lines?
 */
static GdStatus
note_places(void *context, const RowPlan *plan)
{
	Placer	   *placer = context;

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

/*
 * The side of a row that does not tell: as the rows of the table that do; where
 * none does, as the header.  Where covered cells stayed, the header of the
 * first column stands as far right as its figures.
 */
static Side
follow_side(const Placer *placer, const RowPlan *plan)
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
 * Words before the figures may be a label of the document's own.  They stand for a
 * figure where labels have one column; else where no cell is left over for them
 * and the total says that the other parts are not all.
 */
static bool
words_stand_for_figure(const Placer *placer, const RowPlan *plan)
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
		CellValue	value;

		number_read_cell(placer->text, figures->cells[i].span, &value);
		if (value.kind != GD_NUMBER || value.value.scale > 0 ||
			value.value.mantissa < 0 || value.value.mantissa > MAX_FIGURE)
			return false;
		rest += i + 1 == plan->width ? value.value.mantissa : -value.value.mantissa;
	}
	return rest > 0;
}

/*
 * Requests whose total is blank, while the figure before it is what those before
 * that add up to: a cell was lost, and the row filled up at its end.
 */
static bool
lost_a_figure(const Placer *placer, const RowPlan *plan, const uint32_t pick[])
{
	const GridCell *cells = plan->figures.cells;
	int64_t		rest = 0;

	if (placer->sheet->form->table != GD_TABLE_REQUESTS ||
		plan->width != placer->sheet->form->ncolumns ||
		cells[pick[plan->width - 1]].class != GRID_BLANK)
		return false;
	for (uint32_t i = 0; i + 1 < plan->width; i++)
	{
		CellValue	value;

		number_read_cell(placer->text, cells[pick[i]].span, &value);
		if (value.kind != GD_NUMBER || value.value.scale > 0 ||
			value.value.mantissa < 0 || value.value.mantissa > MAX_FIGURE)
			return false;
		if (i + 2 < plan->width)
			rest += value.value.mantissa;
		else
			return rest > 0 && rest == value.value.mantissa;
	}
	return false;
}

/*
 * The last row of a table, or of a part before the header that a new page repeats.
 * Where labels cut rows, a blank that stands for a group's label goes to the row
 * before, but for the last of the group.
 */
static bool
ends_part(const Placer *placer, const RowPlan *plan)
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
 * Has the row fewer cells than others, and a blank at its end?  Then it lost a cell,
 * and padding stands in the column of the last figure.  But the last row of a table
 * has no padding.
 */
static bool
lost_a_cell(const Placer *placer, const RowPlan *plan)
{
	const RowFigures *figures = &plan->figures;

	return placer->sheet->grid->bordered && figures->count >= plan->width &&
		figures_any(figures) && figures->cells[figures->count - 1].class == GRID_BLANK &&
		!ends_part(placer, plan) &&
		is_short(&placer->sizes, plan->width, plan->row_cells);
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
	if (plan->order.contradicted || plan->apart || figures->doubtful)
		return LINE_UNPROVABLE;
	/* where most rows have a column more, a shorter one lost a cell, nobody knows which */
	if (!grid->bordered && placer->overfull > placer->exact)
		return LINE_UNPROVABLE;
	/* a line code that is not there may have run into the figure */
	if (!grid->bordered && plan->codeless)
		return LINE_UNPROVABLE;
	if (plan->worded && !words_stand_for_figure(placer, plan))
		return LINE_UNPROVABLE;
	if (lost_a_cell(placer, plan))
		return LINE_UNPROVABLE;
	if (find_block(placer, plan, pick))
		return plan->guessed ? LINE_UNLABELLED : LINE_CERTAIN;
	/* among rows of one length a shorter one lost a cell, nobody knows which */
	if (placer->right > 0 && grid->by_line && plan->row_cells < grid->columns &&
		figures->count > 0 && figures->cells[0].class == GRID_BLANK)
		return LINE_OPEN;
	if (figures->count < plan->width && !plan->guessed &&
		align_pick(&placer->align, plan->at, figures, plan->width, pick))
		return LINE_CERTAIN;
	if (figures->count < plan->width)
		return plan->last && grid->bordered && !grid->by_line && figures->count > 0 &&
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
	if (lost_a_figure(placer, plan, pick))
		return LINE_UNPROVABLE;
	return plan->guessed ? LINE_UNLABELLED : LINE_CERTAIN;
}

/* A cell beside those of the form: of requests it is the subtotal of the five. */
static GdStatus
keep_subtotal(const Placer *placer, GdSpan span)
{
	Sheet	   *sheet = placer->sheet;

	if (sheet->form->table != GD_TABLE_REQUESTS)
		return GD_OK;
	TRY(arena_grow(placer->arena, (void **) &sheet->subtotals, &sheet->subtotals_capacity,
				   sheet->nsubtotals, sizeof(SheetSubtotal)));
	sheet->subtotals[sheet->nsubtotals++] = (SheetSubtotal) {sheet->nlines, span};
	return GD_OK;
}

/* Second visit: what is certain gets its place, the rest is left to proof. */
static GdStatus
place_row(void *context, const RowPlan *plan)
{
	Placer	   *placer = context;
	Sheet	   *sheet = placer->sheet;
	const Form *form = sheet->form;
	const RowFigures *figures = &plan->figures;
	uint32_t	pick[GD_MAX_COLUMNS] = {0};
	uint32_t	placed = 0;		/* where the last cell ends */
	SheetLine	line = {(uint16_t) plan->row, 1, LINE_CERTAIN, plan->unit, 0, 0};

	/* where figures stand apart, a label without any is no row of blanks */
	if (plan->apart && figures->count == 0)
		return GD_OK;
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
							forms_item(form->form, form->table, plan->row,
									   (unsigned) column),
							span, plan->unit, GD_READ));
		else if (column == COLUMN_OTHER)
			TRY(keep_subtotal(placer, span));
	}
	line.count = sheet->count - line.first;
	return sheet_add_line(placer->arena, sheet, line);
}

/*
 * Did labels and figures part, and are all of both there?  Then the figures may
 * still say which blocks they came in; but only under the header of the form.
 */
static bool
is_scrambled(const Placer *placer)
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
place_rows(Placer *placer, unsigned last, ColumnOrder *order)
{
	Sheet	   *sheet = placer->sheet;
	const Grid *grid = sheet->grid;
	ColumnOrder first = *order;

	sheet_rows_match(grid, sheet->form, last, placer->rows);
	placer->sizes.count = 0;
	placer->left = placer->right = placer->exact = placer->overfull = 0;
	placer->repeated = grid_repeats_merged(placer->text, grid, sheet->form);
	placer->named = columns_named(grid, sheet->form);
	placer->disordered = sheet_rows_disordered(grid, sheet->form, placer->rows);
	if (placer->disordered)
		TRY(sheet_place_zeros(placer->arena, placer->text, sheet, placer->rows));
	sheet_rows_join_pieces(placer->text, grid, sheet->form, placer->rows);
	if (grid->bordered || grid->by_line)
	{
		sheet_rows_fill(placer->text, grid, sheet->form, placer->rows);
		sheet_rows_doubt_groups(grid, sheet->form, placer->rows);
	}
	sheet->scrambled = is_scrambled(placer);
	TRY(align_start(placer->arena, placer->source, grid, &placer->align));
	TRY(sheet_visit_rows(placer->text, grid, sheet->form, placer->rows, &first,
						 note_places, placer));
	align_judge(&placer->align);
	return sheet_visit_rows(placer->text, grid, sheet->form, placer->rows, order,
							place_row, placer);
}

/* Place the cells of all sheets, whose forms are known. */
static GdStatus
place_sheets(Placer *placer, Sheets *sheets)
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
			TRY(place_rows(placer, last_row(sheets, i), &order));
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
	Placer		placer;

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
	return place_sheets(&placer, sheets);
}
