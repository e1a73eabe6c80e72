/*
 * sheet_place.c
 *	  The figures of a row, and cells put in their places.
 */
#include "sheet/sheet_place.h"

#include <string.h>

#include "base/match.h"
#include "base/text.h"
#include "words/number.h"

bool
figures_any(const RowFigures *figures)
{
	for (uint32_t i = 0; i < figures->count; i++)
		if (figures->cells[i].class != GRID_BLANK)
			return true;
	return false;
}

Side
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

/* Figures beyond this are not added up. */
#define MAX_FIGURE (INT64_MAX / GD_MAX_COLUMNS)

int64_t
figures_count(const char *text, const GridCell *cell)
{
	CellValue	value;

	number_read_cell(text, cell->span, &value);
	return value.kind == GD_NUMBER && value.value.scale == 0 &&
		value.value.mantissa <= MAX_FIGURE ? value.value.mantissa : -1;
}

/* ---- lost cells --------------------------------------------------------------------- */

bool
figures_lost_one(const char *text, const RowFigures *figures, uint32_t width,
				 uint32_t part, const uint32_t pick[])
{
	int64_t		sum = 0;		/* of the parts of a group, but for the last one */
	int64_t		last = 0;
	bool		misfit = false;

	if (figures->cells[pick[width - 1]].class != GRID_BLANK)
		return false;
	for (uint32_t i = 0; i + 1 < width; i++)
	{
		int64_t		count = figures_count(text, &figures->cells[pick[i]]);

		if (count < 0)
			return false;
		if (i % part + 1 == part)
		{
			misfit = misfit || sum + last != count;
			sum = last = 0;
			continue;
		}
		sum += last;
		last = count;
	}
	return misfit || (last > 0 && last >= sum);
}

/* ---- merged cells ------------------------------------------------------------------ */

/* The cell that stands in a place of a ruled table, or hangs or reaches into it. */
static const GridCell *
cell_in(const Grid *grid, uint32_t row, uint32_t index)
{
	for (;;)
	{
		const GridCell *cell = &grid->cells[grid->rows[row].first + index];

		if (!cell->covered)
			return cell;
		if (cell->hung && row > 0 && index < grid->rows[row - 1].count)
			row--;
		else if (!cell->hung && index > 0)
			index--;
		else
			return cell;
	}
}

static bool
is_number(const GridCell *cell)
{
	return cell->class == GRID_NUMBER || cell->class == GRID_RUN;
}

/* Does the cell of a place hang into the row below? */
static bool
hangs_down(const Grid *grid, uint32_t row, uint32_t index)
{
	return row + 1 < grid->nrows && index < grid->rows[row + 1].count &&
		grid->cells[grid->rows[row + 1].first + index].hung;
}

bool
figures_merged(const Grid *grid, uint32_t row, const RowFigures *figures,
			   uint32_t width, const uint32_t pick[])
{
	uint32_t	first = figures->first - grid->rows[row].first;

	for (uint32_t i = 0; i < width; i++)
	{
		const GridCell *cell;

		if (pick[i] >= figures->count)
			continue;
		cell = &figures->cells[pick[i]];
		if (cell->covered ? is_number(cell_in(grid, row, first + pick[i])) :
			is_number(cell) && hangs_down(grid, row, first + pick[i]))
			return true;
	}
	return false;
}

/* ---- merged cells that are repeated ---------------------------------------------- */

static bool
same_words(const char *text, const GridCell *a, const GridCell *b)
{
	return a->span.length == b->span.length &&
		memcmp(text + a->span.start, text + b->span.start, a->span.length) == 0;
}

bool
grid_repeats_merged(const char *text, const Grid *grid, const Form *form)
{
	for (uint32_t i = 0; i < grid->nrows; i++)
	{
		const GridCell *cells = grid->cells + grid->rows[i].first;
		uint32_t	same = 1;

		if (grid->rows[i].count < 3 || sheet_cell_means(&cells[0], form, TERM_BLOCK) == 0)
			continue;
		while (same < grid->rows[i].count && same_words(text, &cells[0], &cells[same]))
			same++;
		if (same == grid->rows[i].count)
			return true;
	}
	return false;
}

bool
figures_share_out(const char *text, const RowFigures *figures, uint32_t width,
				  uint32_t pick[])
{
	uint32_t	runs = 0;

	for (uint32_t i = 0; i < figures->count; i++)
	{
		if (i > 0 && same_words(text, &figures->cells[i - 1], &figures->cells[i]))
			continue;
		if (figures->cells[i].class == GRID_RUN || runs == width)
			return false;
		pick[runs++] = i;
	}
	/* where all are equal it does not matter which is whose */
	for (uint32_t i = 0; runs == 1 && i < width; i++)
		pick[i] = i;
	return runs == width || runs == 1;
}

/* ---- the figures of a row ----------------------------------------------------------- */

/* Is the cell the unit of its row?  A blank one may be, where a unit is due. */
static bool
is_unit_cell(const GridCell *cell, const Form *form, bool due)
{
	return sheet_cell_means(cell, form, TERM_UNIT) != 0 ||
		(due && (cell->class == GRID_BLANK || cell->class == GRID_DASH ||
				 cell->class == GRID_TEXT));
}

/* A whole number, or a code such as 01; -1 for other cells. */
static int64_t
code_of(const char *text, const GridCell *cell)
{
	unsigned	size;
	CellValue	value;

	/* 01 to 09: the second character is the digit */
	if (cell->class == GRID_CODE)
		return text_digit(text_decode_before(text, span_end(cell->span), &size));
	number_read_cell(text, cell->span, &value);
	return value.kind == GD_NUMBER && value.value.scale == 0 && value.unit == NULL ?
		value.value.mantissa : -1;
}

/* Does a cell print the line code of this row? */
static bool
prints_code(const char *text, const GridCell *cell, const FormRow *row)
{
	int64_t		code = cell->class == GRID_BLANK ? -1 : code_of(text, cell);

	return row->line_first != 0 && code >= row->line_first && code <= row->line_last;
}

/*
 * Is the first cell the line code of its row?  The header may say so, or a cell
 * too many; beside is how many cells there are, width how many without the code.
 * A code that belongs to another row contradicts the label: one of the two is
 * misprinted, and nobody can say which.  So it is with a number that may as well
 * be a figure, since blanks stand where the figures would end.
 */
static bool
is_code_cell(const char *text, const GridCell *cells, uint32_t beside,
			 uint32_t width, const Form *form, const FormRow *row,
			 const ColumnOrder *order, bool *doubtful)
{
	bool		headed;
	int64_t		code;

	if (row->line_first == 0 || beside == 0)
		return false;
	headed = columns_has(order, COLUMN_LINE);
	if (!headed && beside <= width && cells[0].class != GRID_CODE)
		return false;
	if (cells[0].class == GRID_BLANK)
		return headed && beside > width;
	/* words where the code is due: it may be one all the same */
	if (headed && beside > width && grid_cell_is_words(&cells[0]))
		return *doubtful = true;
	code = code_of(text, &cells[0]);
	if (prints_code(text, &cells[0], row))
	{
		*doubtful = !headed && cells[0].class != GRID_CODE &&
			cells[width].class == GRID_BLANK;
		return true;
	}
	if (cells[0].class != GRID_CODE &&
		(code < 1 || code > forms_row(form, form->nrows)->line_last ||
		 beside <= width || (!headed && order->known)))
		return false;
	*doubtful = true;
	return true;
}

/*
 * The header says that units and codes stand before the figures, or the cells
 * themselves say it.  A unit merged over several rows leaves no cell behind: what
 * is no unit is not skipped.
 */
RowFigures
row_figures(const char *text, const Grid *grid, uint32_t row,
			const SheetRow *match, const Form *form, const ColumnOrder *order,
			uint32_t *skipped)
{
	const GridRow *cut = &grid->rows[row];
	const FormRow *form_row = forms_row(form, match->position);
	uint32_t	at = match->figures;
	uint32_t	width;
	RowFigures	figures;

	figures.behind_code = figures.doubtful = false;
	*skipped = 0;
	while (*skipped < order->count && order->use[*skipped] < 0)
		*skipped += 1;
	width = order->count - *skipped;
	while (at < cut->count && grid->cells[cut->first + at].covered)
		at++;
	/*
	 * A blank or dash before figures that padding follows may be the first of
	 * them, unless the line code follows it.
	 */
	if (at < cut->count &&
		is_unit_cell(&grid->cells[cut->first + at], form,
					 cut->count - at > width && columns_has(order, COLUMN_UNIT) &&
					 (grid->cells[cut->first + cut->count - 1].class != GRID_BLANK ||
					  prints_code(text, &grid->cells[cut->first + at + 1], form_row))))
	{
		/* a column of the document's own may be the one of the units */
		figures.doubtful = columns_has(order, COLUMN_OTHER) &&
			!columns_has(order, COLUMN_UNIT);
		at++;
	}
	if (is_code_cell(text, &grid->cells[cut->first + at], cut->count - at, width, form,
					 form_row, order, &figures.doubtful))
	{
		figures.behind_code = true;
		at++;
	}
	figures.first = cut->first + at;
	figures.cells = grid->cells + figures.first;
	figures.count = cut->count - at;
	for (uint32_t i = 0; i < figures.count; i++)
		figures.doubtful = figures.doubtful || figures.cells[i].stray;
	return figures;
}

/* 万元 or 元 in the header of an amount. */
static const char *
amount_unit(const char *text, const Grid *grid, const GridRow *header, const Form *form)
{
	for (uint32_t i = 0; i < header->count; i++)
	{
		const GridCell *cell = &grid->cells[header->first + i];
		unsigned	column = sheet_cell_means(cell, form, TERM_COLUMN);
		GdSpan		found;

		if (column == 0 ||
			strncmp(forms_string(form->columns[column - 1].code), "am", strlen("am")) != 0)
			continue;
		if (match_find(text, cell->span.start, span_end(cell->span), "万元", &found))
			return "万元";
		if (match_find(text, cell->span.start, span_end(cell->span), "元)", &found))
			return "元";
	}
	return NULL;
}

const char *
row_unit(const char *text, const Grid *grid, uint32_t row, const Form *form,
		 uint32_t header)
{
	const GridRow *cut = &grid->rows[row];

	for (uint32_t i = 1; i < cut->count; i++)
	{
		unsigned	unit = sheet_cell_means(&grid->cells[cut->first + i], form,
											TERM_UNIT);

		if (unit != 0)
			return forms_unit(unit);
	}
	return header == UINT32_MAX ? NULL :
		amount_unit(text, grid, &grid->rows[header], form);
}

GdStatus
sheet_reserve(Arena *arena, Sheet *sheet)
{
	uint32_t	most = sheet->grid->ncells < sheet->form->nitems ?
		sheet->grid->ncells : sheet->form->nitems;

	if (most <= sheet->capacity)
		return GD_OK;
	sheet->placements = arena_alloc(arena, most * sizeof(Placement));
	if (sheet->placements == NULL)
		return GD_NO_MEMORY;
	sheet->capacity = most;
	return GD_OK;
}

GdStatus
sheet_add_line(Arena *arena, Sheet *sheet, SheetLine line)
{
	TRY(arena_grow(arena, (void **) &sheet->lines, &sheet->lines_capacity,
				   sheet->nlines, sizeof(SheetLine)));
	sheet->lines[sheet->nlines++] = line;
	return GD_OK;
}
