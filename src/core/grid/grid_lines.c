/*
 * grid_lines.c
 *	  Stage 5: what the lines of a table say of its rows.
 */
#include "grid/grid_lines.h"

bool
grid_has_figures(const Grid *grid)
{
	for (uint32_t i = 0; i < grid->ncells; i++)
		if (grid_cell_is_figure(&grid->cells[i]) &&
			(grid->bordered || i == 0 || grid->cells[i - 1].class != GRID_TEXT ||
			 !grid_cell_touches(&grid->cells[i])))
			return true;
	return false;
}

/* The label of a row, or another one that no figure touches as its unit would. */
static bool
is_next_label(const GridCell *cell)
{
	return (cell->match.roles & ROLE(TERM_ROW)) != 0 ||
		(cell->class == GRID_LABEL && !grid_cell_is_unit(cell) && !grid_cell_touches(cell));
}

/* Cells [first, end) are a line. */
static void
look_at_line(const Grid *grid, uint32_t first, uint32_t end, LineEnds *look)
{
	const GridCell *cells = grid->cells;
	uint32_t	figures = 0;
	bool		figure = grid_cell_is_figure(&cells[first]);
	bool		label = false;	/* behind a figure */
	bool		crowded = false;

	while (first + figures < end && grid_cell_is_figure(&cells[first + figures]))
		figures++;
	look->lines++;
	if (figures > 0 && first + figures < end && is_next_label(&cells[first + figures]))
	{
		look->led += figures == 1;
		look->led_by_figures += figures > 1;
	}
	look->behind += figures > 0 && grid_cell_is_words(&cells[end - 1]);
	look->before += figures == 0 && grid_cell_is_figure(&cells[end - 1]);
	for (uint32_t i = first + 1; i < end; i++)
	{
		crowded = crowded || (label && grid_cell_is_figure(&cells[i]));
		label = label || (figure && (cells[i].match.roles & ROLE(TERM_ROW)) != 0);
		figure = figure || grid_cell_is_figure(&cells[i]);
	}
	look->crowded += crowded && figures == 0;
}

static void
look_at_lines(const Grid *grid, LineEnds *look)
{
	uint32_t	first = 0;

	*look = (LineEnds) {0};
	for (uint32_t i = 0; i < grid->ncells; i++)
		if (grid->cells[i].ends_line || i + 1 == grid->ncells)
		{
			look_at_line(grid, first, i + 1, look);
			first = i + 1;
		}
}

LineEnds
grid_look_at_ends(const Grid *grid)
{
	LineEnds	look = {0};

	if (!grid->bordered)
		look_at_lines(grid, &look);
	return look;
}

bool
grid_lines_flow(const LineEnds *look)
{
	return look->lines == 1 || look->led_by_figures > 0 || look->crowded > 0 ||
		(look->led > 0 && look->led * 2 < look->lines);
}

bool
grid_lines_numbered(const LineEnds *look)
{
	return look->led > 2 && look->led > look->before;
}

/* So many lines that begin with figures and end with words have their labels behind. */
#define MIN_BEHIND 3

bool
grid_labels_behind(const LineEnds *look)
{
	return look->behind >= MIN_BEHIND && look->behind > 2 * look->before;
}

bool
grid_lines_are_rows(const Grid *grid, const LineEnds *look)
{
	uint32_t	nlines = 0;
	uint32_t	several = 0;
	uint32_t	count = 0;
	uint32_t	words = 0;
	uint32_t	wide = 0;

	for (uint32_t i = 0; i < grid->ncells; i++)
	{
		/* in a mixture the lines with pipes tell */
		if (!grid->cells[i].bordered && grid->mixed)
			continue;
		count++;
		if (grid->cells[i].class != GRID_BLANK)
			words++;
		if (!grid->cells[i].ends_line && i + 1 < grid->ncells)
			continue;
		nlines++;
		if (words > 1)
			several++;
		if (count > 1)
			wide++;
		if (count > GD_MAX_COLUMNS)
			return false;
		count = words = 0;
	}
	if (!grid->bordered && !grid->mixed)
	{
		if (grid_lines_flow(look))
			return false;
		if (several > 0 && !grid_has_figures(grid))
			return true;
	}
	return several * 10 >= nlines * 3 || wide * 10 >= nlines * 7;
}
