/*
 * sheet_apart.c
 *	  Labels and figures that stand apart: the text of a page in reading order.
 */
#include "sheet/sheet_place.h"
#include "words/number.h"

/* Is the row of the form the only one of its block? */
static bool
is_alone_in_block(const Form *form, unsigned position)
{
	unsigned	group = forms_row(form, position)->group;

	return group != 0 && form->groups[group - 1].first_row == position &&
		form->groups[group - 1].last_row == position;
}

/* A row of the grid with a header of the form's columns and figures behind it. */
static bool
is_header_with_figure(const Grid *grid, const Form *form, const SheetRow *rows,
					  uint32_t i)
{
	const GridRow *row = &grid->rows[i];
	uint32_t	figures = row->count - sheet_behind_words(grid, row);

	return rows[i].position == 0 && !rows[i].header && figures == 1 &&
		row->count > 1 &&
		sheet_cell_means(&grid->cells[row->first + row->count - 2], form,
						 TERM_COLUMN) != 0;
}

/* So many labels with the number of their row before them say that rows are numbered. */
#define MIN_NUMBERED 3

/* Is a figure the number of a row, counted through the form? */
static bool
is_number_of_row(const char *text, const GridCell *figure, unsigned position)
{
	CellValue	value;

	if (figure->class != GRID_NUMBER || position == 0)
		return false;
	number_read_cell(text, figure->span, &value);
	return value.value.scale == 0 && value.value.mantissa == position;
}

static bool
numbers_rows(const char *text, const Grid *grid, const Form *form)
{
	uint32_t	numbered = 0;

	for (uint32_t i = 1; i < grid->ncells; i++)
		numbered += is_number_of_row(text, &grid->cells[i - 1],
									 sheet_cell_means(&grid->cells[i], form, TERM_ROW));
	return numbered >= MIN_NUMBERED;
}

/*
 * Is the last cell of row i the figure of the row behind it, which is the only one of
 * its block and has no figure of its own?  Under the title of another block (or 0: none)
 * it is that one's.
 */
static bool
is_before_label(const char *text, const Grid *grid, const Form *form,
				const SheetRow *rows, uint32_t i, unsigned block)
{
	const GridRow *row = &grid->rows[i];

	return i + 1 < grid->nrows && is_header_with_figure(grid, form, rows, i) &&
		rows[i + 1].position != 0 && rows[i + 1].header &&
		(block == 0 || block == forms_row(form, rows[i + 1].position)->group) &&
		is_alone_in_block(form, rows[i + 1].position) &&
		!(is_number_of_row(text, &grid->cells[row->first + row->count - 1],
						   rows[i + 1].position) &&
		  numbers_rows(text, grid, form));
}

/* A group's own row may have dashes; figures are numbers. */
static bool
has_number(const Grid *grid, const GridRow *row)
{
	for (uint32_t i = 0; i < row->count; i++)
	{
		GridClass	class = grid->cells[row->first + i].class;

		if (class == GRID_NUMBER || class == GRID_RUN)
			return true;
	}
	return false;
}

/* The block of the form that the row of the grid begins, or 0. */
static unsigned
begins_block(const Grid *grid, const Form *form, uint32_t i)
{
	unsigned	block = 0;

	for (uint32_t k = 0; k < grid->rows[i].count && block == 0; k++)
		block = sheet_cell_means(&grid->cells[grid->rows[i].first + k], form, TERM_BLOCK);
	return block;
}

/* How many cells the form has in a row. */
static uint32_t
count_columns(const Form *form, unsigned row)
{
	uint32_t	count = 0;

	for (unsigned column = 1; column <= form->ncolumns; column++)
		if (forms_cell(form, row, column) != 0)
			count++;
	return count;
}

/*
 * Do row i of the grid or the one behind it say that figures stand apart from
 * their labels?  A label without figures is a row of blanks, unless the row
 * before it has more than its own; figures are always of some label.
 */
static bool
is_apart(const Grid *grid, const Form *form, const SheetRow *rows, uint32_t i)
{
	const SheetRow *row = &rows[i];
	uint32_t	figures;

	if (row->header)
		return false;
	if (row->position == 0)
		return has_number(grid, &grid->rows[i]);
	figures = sheet_count_figures(grid, &grid->rows[i]);
	if (figures > form->ncolumns + 1u)
		return true;
	return i + 1 < grid->nrows && rows[i + 1].position != 0 && rows[i + 1].header &&
		figures > count_columns(form, row->position);
}

bool
sheet_rows_disordered(const char *text, const Grid *grid, const Form *form, SheetRow *rows)
{
	bool		any = grid->turned;
	uint32_t	first = 0;		/* of the block, or of the table */
	unsigned	block = 0;		/* that began there */

	if (grid->bordered || grid->by_line)
		return false;
	for (uint32_t i = 0; i < grid->nrows; i++)
	{
		SheetRow   *row = &rows[i];

		if (form->table == GD_TABLE_DISCLOSURE && begins_block(grid, form, i) != 0)
		{
			first = i;
			block = begins_block(grid, form, i);
		}
		if (form->table == GD_TABLE_DISCLOSURE && is_before_label(text, grid, form, rows, i, block))
		{
			/* figure, then label: the block has no other */
			row->position = rows[i + 1].position;
			row->figures = (uint16_t) (grid->rows[i].count - 1);
			row->filled = row->own_header = true;
			rows[++i].position = 0;
			continue;
		}
		if (is_apart(grid, form, rows, i))
		{
			any = true;
			for (uint32_t k = first; k <= i; k++)
				rows[k].apart = true;
		}
		row->apart = row->apart || grid->turned || (i > first && rows[i - 1].apart);
	}
	/* only blocks with titles of their own are in order beside one that is not */
	for (uint32_t i = 0; i < grid->nrows && form->table != GD_TABLE_DISCLOSURE; i++)
		rows[i].apart = rows[i].apart || any;
	return any;
}

/* Do labels of two rows stand before the figures of row i of the grid, or right above? */
static bool
has_stacked(const Grid *grid, const Form *form, uint32_t i)
{
	uint32_t	labels = 0;

	if (grid->rows[i].labels == grid->rows[i].count)
		return false;
	for (uint32_t row = i > 0 && grid->rows[i - 1].labels == grid->rows[i - 1].count ? i - 1 : i;
		 row <= i; row++)
		for (uint32_t k = 0; k < grid->rows[row].labels; k++)
			labels += sheet_cell_means(&grid->cells[grid->rows[row].first + k], form,
									   TERM_ROW) != 0;
	return labels > 1;
}

bool
sheet_rows_stacked(const Grid *grid, const Form *form)
{
	for (uint32_t i = 0; i < grid->nrows && !grid->bordered && !grid->by_line; i++)
		if (has_stacked(grid, form, i))
			return true;
	return false;
}

void
sheet_rows_doubt_stacked(const Grid *grid, const Form *form, SheetRow *rows)
{
	bool		stacked = false;

	for (uint32_t i = 0; i < grid->nrows; i++)
	{
		stacked = has_stacked(grid, form, i) || (stacked && begins_block(grid, form, i) == 0);
		rows[i].apart = rows[i].apart || stacked;
	}
}

/* Has the row of the grid no row of the form, or one whose figures it has not all? */
static bool
is_leftover(const Grid *grid, const Form *form, const SheetRow *row, uint32_t i)
{
	return grid_cell_is_figure(&grid->cells[grid->rows[i].first]) &&
		(row->position == 0 ||
		 (row->filled &&
		  sheet_count_figures(grid, &grid->rows[i]) < count_columns(form, row->position)));
}

void
sheet_rows_doubt_leftovers(const Grid *grid, const Form *form, SheetRow *rows)
{
	if (!grid->bordered || grid->by_line)
		return;
	for (uint32_t i = 0; i + 1 < grid->nrows; i++)
		if (rows[i].position != 0 && !rows[i].header &&
			is_leftover(grid, form, &rows[i + 1], i + 1))
			rows[i].apart = true;
}

/* ---- blocks of zeros ---------------------------------------------------------- */

/* Has the cell a meaning in the form that is no row? */
static bool
heads_block(const GridCell *cell, const Form *form)
{
	return sheet_cell_means(cell, form, TERM_COLUMN) != 0 ||
		sheet_cell_means(cell, form, TERM_BLOCK) != 0 ||
		sheet_cell_means(cell, form, TERM_HEADER) != 0 ||
		sheet_cell_means(cell, form, TERM_UNIT) != 0;
}

static bool
is_zero(const char *text, const GridCell *cell)
{
	CellValue	value;

	if (cell->class != GRID_NUMBER)
		return false;
	number_read_cell(text, cell->span, &value);
	return value.value.mantissa == 0;
}

/*
 * Do cells [first, end) hold the labels of all rows of one block, in the form's order,
 * a zero for each of their cells, and nothing else but headers?  *row is the block's
 * first row.
 */
static bool
is_block_of_zeros(const char *text, const Grid *grid, uint32_t first, uint32_t end,
				  const Form *form, unsigned *row)
{
	unsigned	last = 0;
	uint32_t	zeros = 0;
	uint32_t	items = 0;
	const FormGroup *block;

	*row = 0;
	for (uint32_t i = first; i < end; i++)
	{
		const GridCell *cell = &grid->cells[i];
		unsigned	position = sheet_cell_means(cell, form, TERM_ROW);

		if (is_zero(text, cell))
			zeros++;
		else if (position != 0 && (last == 0 || position == last + 1))
		{
			*row = *row == 0 ? position : *row;
			last = position;
			items += count_columns(form, position);
		}
		else if (position != 0 || !heads_block(cell, form))
			return false;
	}
	if (*row == 0 || forms_row(form, *row)->group == 0)
		return false;
	block = &form->groups[forms_row(form, *row)->group - 1];
	return block->first_row == *row && block->last_row == last && zeros == items;
}

/* Cells [first, end) are a block of zeros that begins with a row of the form. */
static GdStatus
place_zeros(Arena *arena, Sheet *sheet, uint32_t first, uint32_t end, unsigned row)
{
	const Form *form = sheet->form;
	const FormGroup *block = &form->groups[forms_row(form, row)->group - 1];
	uint32_t	at = first;

	for (; row <= block->last_row; row++)
	{
		SheetLine	line = {(uint16_t) row, 1, LINE_CERTAIN, NULL, sheet->count, 0};

		for (unsigned column = 1; column <= form->ncolumns; column++)
		{
			const GdItem *item = forms_item(form, row, column);

			if (item == NULL)
				continue;
			while (at < end && sheet->grid->cells[at].class != GRID_NUMBER)
				at++;
			TRY(sheet_place(arena, sheet, item, sheet->grid->cells[at++].span, NULL, GD_READ));
		}
		line.count = sheet->count - line.first;
		TRY(sheet_add_line(arena, sheet, line));
	}
	return GD_OK;
}

GdStatus
sheet_place_zeros(Arena *arena, const char *text, Sheet *sheet, SheetRow *rows)
{
	const Grid *grid = sheet->grid;
	uint32_t	next;

	if (sheet->form->table != GD_TABLE_DISCLOSURE)
		return GD_OK;
	for (uint32_t i = 0; i < grid->nrows; i = next)
	{
		uint32_t	first = grid->rows[i].first;
		uint32_t	end;
		unsigned	row;

		next = i + 1;
		while (next < grid->nrows && begins_block(grid, sheet->form, next) == 0)
			next++;
		end = grid->rows[next - 1].first + grid->rows[next - 1].count;
		if (!rows[next - 1].apart ||
			!is_block_of_zeros(text, grid, first, end, sheet->form, &row))
			continue;
		TRY(place_zeros(arena, sheet, first, end, row));
		for (uint32_t k = i; k < next; k++)
			rows[k].placed = true;
	}
	return GD_OK;
}
