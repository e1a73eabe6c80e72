/*
 * grid.c
 *	  Stage 5: tables as rows of cells.  Reader of cells divided by pipes.
 *
 * Renderings differ in where pipes stand: behind each cell, between cells,
 * around rows, one cell a line or one row a line.  To the reader they are one:
 * a stream of cells, and the knowledge of where lines end.
 */
#include "grid.h"

#include <string.h>

#include "lexicon.h"
#include "number.h"
#include "text.h"

/* The line codes that some forms print beside the labels: 01 to 09. */
static bool
is_line_code(const char *text, GdSpan span)
{
	unsigned	size;
	uint32_t	at = span.start;
	uint32_t	end = span_end(span);

	if (at >= end || text_digit(text_decode(text, end, at, &size)) != 0)
		return false;
	at += size;
	if (at >= end || text_digit(text_decode(text, end, at, &size)) < 1)
		return false;
	return at + size == end;
}

void
grid_classify(const char *text, GridCell *cell)
{
	CellValue	value;

	cell->match.nmeanings = 0;
	number_read_cell(text, cell->span, &value);
	switch (value.kind)
	{
		case GD_BLANK:
			cell->class = GRID_BLANK;
			break;
		case GD_NUMBER:
			cell->class = GRID_NUMBER;
			break;
		case GD_DASH:
			cell->class = GRID_DASH;
			break;
		default:
			if (lexicon_match_cell(text, cell->span, &cell->match))
			{
				cell->class = GRID_LABEL;
				return;
			}
			cell->match.nmeanings = 0;
			cell->class = is_line_code(text, cell->span) ? GRID_CODE : GRID_TEXT;
	}
}

/* ---- where a table begins and ends ------------------------------------------ */

static bool
is_cells(const Line *line)
{
	return line->class == LINE_CELLS || line->class == LINE_RULE;
}

/*
 * May a line without pipes stand inside a table: the first part of a cell that
 * is broken over lines, or a page number?
 */
static bool
may_break_cell(const Line *line)
{
	return line->length <= LINE_MAX_LABEL &&
		(line->class == LINE_PROSE || line->class == LINE_LABEL ||
		 line->class == LINE_PAGE);
}

/*
 * Do line number index, which has no pipes, and the first cell of the next line
 * make one label together where the cell alone does not?
 */
static bool
joins_next(const char *text, const Lines *lines, uint32_t index)
{
	const Line *line = &lines->items[index];
	const Line *next = &lines->items[index + 1];
	uint32_t	behind;
	uint32_t	cell_end = lines_cell_end(text, next->start, line_end(next), &behind);
	GdSpan		alone = text_trim(text, span_between(next->start, cell_end));
	Match		match;

	if (alone.length == 0)
		return line->class == LINE_LABEL;
	return !lexicon_match_cell(text, alone, &match) &&
		lexicon_match_cell(text, span_between(line->start, cell_end), &match);
}

/*
 * The line behind the table that begins with line first.  Headings end a table;
 * so does any line without pipes that is no part of a cell.
 */
static uint32_t
table_end(const char *text, const Lines *lines, uint32_t first, uint32_t end,
		  uint32_t section_end)
{
	uint32_t	at = first + 1;

	while (at < end && lines->items[at].start < section_end)
	{
		const Line *line = &lines->items[at];

		if (is_cells(line))
		{
			at++;
			continue;
		}
		if (at + 1 >= end || lines->items[at + 1].start >= section_end ||
			!is_cells(&lines->items[at + 1]) || !may_break_cell(line))
			break;
		if (line->class != LINE_PAGE && !joins_next(text, lines, at))
			break;
		at++;
	}
	return at;
}

/* ---- the stream of cells ------------------------------------------------------ */

static GdStatus
add_cell(Arena *arena, Grid *grid, uint32_t *capacity, const char *text,
		 GdSpan span)
{
	GridCell   *cell;

	TRY(arena_grow(arena, (void **) &grid->cells, capacity, grid->ncells,
				   sizeof(GridCell)));
	cell = &grid->cells[grid->ncells++];
	cell->span = text_trim(text, span);
	cell->ends_line = false;
	grid_classify(text, cell);
	return GD_OK;
}

/*
 * The cells of one line.  *open is the offset at which a cell began on an
 * earlier line, or GD_NOWHERE.
 */
static GdStatus
read_line(Arena *arena, Grid *grid, uint32_t *capacity, const char *text,
		  const Line *line, uint32_t *open)
{
	uint32_t	at = line->start;
	uint32_t	end = line_end(line);
	uint32_t	before = grid->ncells;

	while (at < end)
	{
		uint32_t	next;
		uint32_t	cell_end = lines_cell_end(text, at, end, &next);
		uint32_t	begin = *open != GD_NOWHERE ? *open : at;

		/* a pipe that opens the line borders no cell on its left */
		if (cell_end == line->start && *open == GD_NOWHERE &&
			next < end && grid->opens_rows)
		{
			at = next;
			continue;
		}
		TRY(add_cell(arena, grid, capacity, text, span_between(begin, cell_end)));
		*open = GD_NOWHERE;
		at = next;
	}
	if (grid->ncells > before)
		grid->cells[grid->ncells - 1].ends_line = true;
	return GD_OK;
}

/*
 * Do pipes open the rows?  Then nearly all lines begin with one; where they do
 * not, lines of padding begin with pipes, and rows whose first cell is blank.
 */
static bool
pipes_open_rows(const char *text, const Lines *lines, uint32_t first, uint32_t end)
{
	uint32_t	opened = 0;
	uint32_t	other = 0;

	for (uint32_t i = first; i < end; i++)
	{
		const Line *line = &lines->items[i];
		uint32_t	next;

		if (line->class != LINE_CELLS)
			continue;
		if (lines_cell_end(text, line->start, line_end(line), &next) > line->start)
			other++;
		else if (line->pipes > 1)
			opened++;
	}
	/* a cell broken over lines leaves a line that begins otherwise */
	return opened > other * 4;
}

/* ---- tables that stand back to back --------------------------------------------- */

/* The table kinds a label can belong to, one bit each; 0 if it tells nothing. */
static uint32_t
cell_kinds(const GridCell *cell, bool *heads)
{
	uint32_t	kinds = 0;

	*heads = false;
	for (uint32_t i = 0; i < cell->match.nmeanings; i++)
	{
		const Meaning *meaning = &cell->match.meanings[i];

		if (meaning->role == TERM_UNIT)
			return 0;
		if (meaning->role != TERM_ROW)
			*heads = true;
		kinds |= 1u << meaning->table;
	}
	return kinds;
}

/*
 * Where the heading between two tables is lost, one follows the other in the
 * same run of pipes.  The second begins with the first header that no table of
 * the first one's kind has; returns its index, or the number of cells.
 */
static uint32_t
next_table(const Grid *grid, uint32_t first)
{
	uint32_t	kinds = UINT32_MAX;
	uint32_t	line = first;

	for (uint32_t i = first; i < grid->ncells; i++)
	{
		bool		heads;
		uint32_t	own = cell_kinds(&grid->cells[i], &heads);

		if (i > first && grid->cells[i - 1].ends_line)
			line = i;
		if (own == 0)
			continue;
		if ((kinds & own) == 0 && heads)
			return line > first ? line : i;
		if ((kinds & own) != 0)
			kinds &= own;
	}
	return grid->ncells;
}

static GdStatus
add_grid(Arena *arena, Grids *grids, uint32_t *capacity, const Grid *grid)
{
	if (grids->count >= GD_MAX_TABLES)
		return GD_LIMIT_TABLES;
	TRY(arena_grow(arena, (void **) &grids->items, capacity, grids->count,
				   sizeof(Grid)));
	grids->items[grids->count++] = *grid;
	return GD_OK;
}

/* One grid for each table in a run of cells. */
static GdStatus
split_tables(Arena *arena, const Grid *run, Grids *grids, uint32_t *capacity)
{
	uint32_t	first = 0;

	while (first < run->ncells)
	{
		uint32_t	next = next_table(run, first);
		Grid		grid = *run;

		grid.cells = run->cells + first;
		grid.ncells = next - first;
		if (first > 0)
			grid.place.start = grid.cells[0].span.start;
		if (next < run->ncells)
			grid.place.length = run->cells[next].span.start - grid.place.start;
		else
			grid.place.length = span_end(run->place) - grid.place.start;
		TRY(grid_cut(arena, &grid));
		TRY(add_grid(arena, grids, capacity, &grid));
		first = next;
	}
	return GD_OK;
}

/* The cells of lines [first, end); none if they are too many for a table. */
static GdStatus
read_run(Arena *arena, const Source *source, const Lines *lines,
		 uint32_t first, uint32_t end, Grid *run)
{
	uint32_t	capacity = 0;
	uint32_t	open = GD_NOWHERE;

	memset(run, 0, sizeof(*run));
	run->place = span_between(lines->items[first].start,
							  line_end(&lines->items[end - 1]));
	run->opens_rows = pipes_open_rows(source->text, lines, first, end);
	for (uint32_t i = first; i < end; i++)
	{
		const Line *line = &lines->items[i];

		if (line->class == LINE_RULE || line->class == LINE_PAGE)
			continue;
		if (line->class != LINE_CELLS)
		{
			if (open == GD_NOWHERE)
				open = line->start;
			continue;
		}
		if (run->ncells + line->pipes > GRID_MAX_CELLS)
		{
			run->ncells = 0;
			return GD_OK;
		}
		TRY(read_line(arena, run, &capacity, source->text, line, &open));
	}
	return GD_OK;
}

/* The first line of a table: a cell's text may stand on a line before its pipe. */
static uint32_t
table_begin(const char *text, const Lines *lines, uint32_t at,
			uint32_t first_line, uint32_t body)
{
	if (at > first_line && may_break_cell(&lines->items[at - 1]) &&
		lines->items[at - 1].start >= body && joins_next(text, lines, at - 1))
		return at - 1;
	return at;
}

GdStatus
grid_read(Arena *arena, const Source *source, const Lines *lines,
		  const Copies *copies, const Outline *outline, Grids *grids)
{
	uint32_t	capacity = 0;
	uint32_t	at = copies->first_line;
	uint32_t	cells = 0;

	grids->items = NULL;
	grids->count = 0;
	while (at < copies->end_line)
	{
		uint32_t	first;
		const Heading *section;
		Grid		run;

		if (!is_cells(&lines->items[at]))
		{
			at++;
			continue;
		}
		section = &outline->items[outline_find(outline, lines->items[at].start)];
		first = table_begin(source->text, lines, at, copies->first_line,
							section->body);
		at = table_end(source->text, lines, at, copies->end_line, section->end);
		TRY(read_run(arena, source, lines, first, at, &run));
		run.section = (uint32_t) (section - outline->items);
		cells += run.ncells;
		if (cells > GD_MAX_CELLS)
			return GD_LIMIT_CELLS;
		TRY(split_tables(arena, &run, grids, &capacity));
		TRY(arena_poll(arena));
	}
	return GD_OK;
}
