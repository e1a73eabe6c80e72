/*
 * grid_tables.c
 *	  Stage 5: the tables in a run of cells.
 */
#include "grid/grid_tables.h"

#include <string.h>

#include "grid/grid_lines.h"
#include "words/forms.h"

static GdStatus
add_grid(GridList *list, Grid *grid)
{
	Grids	   *grids = list->grids;

	grid->about = outline_about(list->outline, grid->section);
	list->ncells += grid->ncells;
	if (list->ncells > GD_MAX_CELLS)
		return GD_LIMIT_CELLS;
	if (grids->count >= GD_MAX_TABLES)
		return GD_LIMIT_TABLES;
	TRY(arena_grow(list->arena, (void **) &grids->items, &list->capacity,
				   grids->count, sizeof(Grid)));
	grids->items[grids->count++] = *grid;
	return GD_OK;
}

/* So many cells without a label may still be a row of figures. */
#define MIN_UNLABELLED 15

/* The table kinds a label can belong to, one bit each; 0 if it tells nothing. */
static uint32_t
cell_kinds(const GridCell *cell, bool *heads)
{
	uint32_t	kinds = 0;

	*heads = false;
	if ((cell->match.roles & ROLE(TERM_UNIT)) != 0)
		return 0;
	for (uint32_t i = 0; i < cell->match.nmeanings; i++)
	{
		const Meaning *meaning = &cell->match.meanings[i];

		/* nor does the corner of a table (项目, 类别) tell its kind */
		if (meaning->role == TERM_HEADER && meaning->index != FORM_WORD_NOTE)
			continue;
		/* no form numbers its columns: 三、本年 is a piece of something else */
		if (meaning->role == TERM_COLUMN && cell->match.ordinal.style != ORDINAL_NONE)
			continue;
		if (meaning->role != TERM_ROW)
			*heads = true;
		kinds |= 1u << meaning->table;
	}
	return kinds;
}

/* Headers before the first row of a table have no more cells, two tables' together. */
#define MAX_HEADER_CELLS 256

/* What a run of cells holds of a table, up to some cell. */
typedef struct TableSoFar
{
	uint32_t	kinds;			/* that all labels fit, one bit each */
	uint32_t	looked;			/* the cells before this one are known to have ... */
	bool		body;			/* a figure, or the label of a row */
} TableSoFar;

/* Is there a figure before the cell at index end, or the label of a row? */
static bool
has_body(const Grid *grid, TableSoFar *before, uint32_t end)
{
	for (; before->looked < end && !before->body; before->looked++)
	{
		const GridCell *cell = &grid->cells[before->looked];
		bool		heads;

		before->body = grid_cell_is_figure(cell) ||
			(cell_kinds(cell, &heads) != 0 && !heads);
	}
	return before->body;
}

/*
 * A header at index at belongs to no table of the kinds before it.  Does a new
 * table begin?  The label of the first row behind it tells: where rows go on as
 * before, the header of another table was printed again behind a page break.
 * Figures without a label are under it only if those before it had theirs.
 */
static bool
begins_table(const Grid *grid, uint32_t at, TableSoFar *before)
{
	bool		heads;
	bool		several = false;	/* headers of the other table */
	uint32_t	own = cell_kinds(&grid->cells[at], &heads);

	for (uint32_t i = at + 1; i < grid->ncells && i - at < MAX_HEADER_CELLS; i++)
	{
		uint32_t	next = cell_kinds(&grid->cells[i], &heads);

		if (several && grid_cell_is_figure(&grid->cells[i]))
			return has_body(grid, before, at);
		/* the same word again says nothing new, nor one of both */
		if (grid->cells[i].match.meanings == grid->cells[at].match.meanings ||
			((next & before->kinds) != 0) == ((next & own) != 0))
			continue;
		if (!heads)
			return (next & own) != 0;
		several = several || (next & own) != 0;
	}
	return several;
}

/* Where the line of the cell at index at begins, if that is behind first; else at. */
static uint32_t
line_of(const Grid *grid, uint32_t first, uint32_t at)
{
	for (uint32_t i = at; i > first; i--)
		if (grid->cells[i - 1].ends_line)
			return i;
	return at;
}

/*
 * Where the heading between two tables is lost, one follows the other in the
 * same run of pipes.  The second begins with the first header that no table of
 * the first one's kind has; returns its index, or the number of cells.
 */
static uint32_t
next_table(const Grid *grid, uint32_t first)
{
	TableSoFar	before = {.kinds = UINT32_MAX, .looked = first};

	for (uint32_t i = first; i < grid->ncells; i++)
	{
		bool		heads;
		uint32_t	own;

		/* most cells are figures and blanks */
		if (grid->cells[i].match.roles == 0)
			continue;
		own = cell_kinds(&grid->cells[i], &heads);
		if (own == 0)
			continue;
		if ((before.kinds & own) != 0)
			before.kinds &= own;
		else if (heads && begins_table(grid, i, &before))
			return line_of(grid, first, i);
	}
	return grid->ncells;
}

/* So many labels of rows under headers are a table, if not one figure is printed. */
#define MIN_BLANK_ROWS 5

/* Headers side by side and labels of rows under them: every cell is blank. */
static bool
is_blank_table(const Grid *grid)
{
	uint32_t	headers = 0;
	uint32_t	rows = 0;

	for (uint32_t i = 0; i < grid->ncells; i++)
	{
		const Match *match = &grid->cells[i].match;

		if ((match->roles & ROLE(TERM_ROW)) != 0)
			rows++;
		else if (lexicon_heads(match))
			headers++;
	}
	return headers > 1 && rows >= MIN_BLANK_ROWS;
}

/*
 * Cells with borders are a table if two of them are filled.  Text without borders
 * is one only if it has labels and figures; many figures in one place are one
 * without labels, and many labels under headers one without figures.
 */
static bool
is_table(const Grid *grid)
{
	bool		labels = grid->ncells >= MIN_UNLABELLED;
	bool		figures = false;
	uint32_t	filled = 0;

	for (uint32_t i = 0; i < grid->ncells && grid->bordered; i++)
		if (grid->cells[i].class != GRID_BLANK && ++filled > 1)
			return true;
	for (uint32_t i = 0; i < grid->ncells; i++)
	{
		if (grid->cells[i].class == GRID_LABEL)
			labels = true;
		else if (!grid_cell_is_words(&grid->cells[i]))
			figures = true;
	}
	return labels && (figures || is_blank_table(grid));
}

/* The reader's cells are used again for the next run. */
static GdStatus
keep_cells(Arena *arena, Grid *grid)
{
	GridCell   *cells = arena_alloc(arena, grid->ncells * sizeof(GridCell));

	if (cells == NULL)
		return GD_NO_MEMORY;
	memcpy(cells, grid->cells, grid->ncells * sizeof(GridCell));
	grid->cells = cells;
	return GD_OK;
}

/* Do the cells of a run, or of a table in it, have borders throughout? */
static void
look_at_borders(const GridReader *reader, Grid *grid)
{
	uint32_t	bordered = 0;

	grid->mixed = false;
	grid->bordered = reader->bordered;
	if (!reader->bordered || !reader->unbordered)
		return;
	for (uint32_t i = 0; i < grid->ncells; i++)
		if (grid->cells[i].bordered)
			bordered++;
	grid->bordered = bordered == grid->ncells;
	grid->mixed = bordered > 0 && !grid->bordered;
}

/*
 * Cut a table into rows; where blank cells may have left white space, the table
 * with them as well.  Those before offset end are its own.
 */
static GdStatus
cut_table(GridList *list, Grid *grid, uint32_t end)
{
	TRY(keep_cells(list->arena, grid));
	if (!grid->bordered && !grid->mixed)
		TRY(grid_add_traces(list->reader, grid, end));
	TRY(grid_cut(list->arena, grid));
	if (grid->traced == NULL)
		return GD_OK;
	TRY(grid_cut(list->arena, grid->traced));
	/* once it is cut, it is like any table whose blank cells are printed */
	grid->traced->bordered = grid->traced->spaced = true;
	return GD_OK;
}

/* One grid for each table in a run of cells; the run ends at offset end. */
static GdStatus
add_tables(GridList *list, const Grid *run, uint32_t end)
{
	uint32_t	first = 0;

	while (first < run->ncells)
	{
		uint32_t	next = next_table(run, first);
		Grid		grid = *run;

		grid.cells = run->cells + first;
		grid.ncells = next - first;
		grid.place.start = first > 0 ? grid.cells[0].span.start : run->place.start;
		grid.place.length = (next < run->ncells ?
							 run->cells[next].span.start : end) - grid.place.start;
		look_at_borders(list->reader, &grid);
		if (is_table(&grid))
		{
			TRY(cut_table(list, &grid, next < run->ncells ?
						  run->cells[next].span.start : UINT32_MAX));
			TRY(add_grid(list, &grid));
		}
		first = next;
	}
	return GD_OK;
}

/*
 * A run of lines is one table where each line is a row.  Where each cell has a
 * line of its own, a line without a pipe among those with one is no cell: a
 * title between two tables.
 */
static GdStatus
add_parts(GridList *list, const GridReader *reader, Grid *run)
{
	uint32_t	end = span_end(run->place);
	uint32_t	first = 0;

	run->cells = reader->cells;
	run->ncells = reader->count;
	look_at_borders(reader, run);
	if (!run->mixed || grid_lines_are_rows(run, NULL))
		return add_tables(list, run, end);

	for (uint32_t i = 1; i <= reader->count; i++)
	{
		Grid		part = *run;
		uint32_t	part_end = end;

		if (i < reader->count &&
			reader->cells[i].bordered == reader->cells[first].bordered)
			continue;
		part.cells = reader->cells + first;
		part.ncells = i - first;
		if (first > 0)
			part.place.start = part.cells[0].span.start;
		if (i < reader->count)
			part_end = reader->cells[i].span.start;
		TRY(add_tables(list, &part, part_end));
		first = i;
	}
	return GD_OK;
}

GdStatus
grid_add_run(GridList *list, const GridReader *reader, Grid *run)
{
	GdStatus	status;

	list->reader = reader;
	status = add_parts(list, reader, run);
	list->reader = NULL;		/* it may be gone by the next run */
	return status;
}

uint32_t
grids_find(const Grids *grids, uint32_t offset)
{
	uint32_t	low = 0;
	uint32_t	high = grids->count;

	while (low < high)
	{
		uint32_t	middle = low + (high - low) / 2;

		if (span_end(grids->items[middle].place) <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}
