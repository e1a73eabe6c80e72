/*
 * grid_pipes.c
 *	  Stage 5: cells divided by pipes.
 *
 * Renderings differ in where pipes stand: behind each cell, between cells,
 * around rows, before cells, one cell a line or one row a line.
 */
#include "grid_cells.h"

#include "text.h"

void
grid_look_at_pipes(GridReader *reader, const Lines *lines, uint32_t first,
				   uint32_t end)
{
	const char *text = reader->text;
	uint32_t	rows = 0;		/* lines that begin with a pipe and hold more */
	uint32_t	cells = 0;		/* lines that begin with their only pipe */
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
			rows++;
		else if (next < line_end(line))
			cells++;
	}
	/*
	 * Nearly all lines tell: where pipes close cells, lines of padding begin
	 * with one, and rows whose first cell is blank.  A cell broken over lines
	 * leaves a line that begins otherwise.
	 */
	reader->opens_rows = rows > cells + other * 4;
	reader->opens_cells = cells > (rows + other) * 4;
}

static GdStatus
add_cell(GridReader *reader, GdSpan span)
{
	GridCell   *cell;

	TRY(arena_grow(reader->arena, (void **) &reader->cells, &reader->capacity,
				   reader->count, sizeof(GridCell)));
	cell = &reader->cells[reader->count++];
	cell->span = text_trim(reader->text, span);
	cell->ends_line = false;
	cell->bordered = true;
	grid_classify(reader->text, cell);
	return GD_OK;
}

GdStatus
grid_read_pipes(GridReader *reader, const Line *line)
{
	uint32_t	at = line->start;
	uint32_t	end = line_end(line);
	uint32_t	before = reader->count;
	bool		first = true;

	while (at < end || (first && reader->opens_cells))
	{
		uint32_t	next;
		uint32_t	cell_end = lines_cell_end(reader->text, at, end, &next);
		uint32_t	begin = reader->open != GD_NOWHERE ? reader->open : at;

		/* a pipe that opens the line borders no cell on its left */
		if (first && cell_end == line->start && reader->open == GD_NOWHERE &&
			(reader->opens_cells || (reader->opens_rows && next < end)))
		{
			first = false;
			at = next;
			if (at == end && reader->opens_cells)
				TRY(add_cell(reader, span_between(at, at)));
			continue;
		}
		first = false;
		TRY(add_cell(reader, span_between(begin, cell_end)));
		reader->open = GD_NOWHERE;
		at = next;
	}
	if (reader->count > before)
		reader->cells[reader->count - 1].ends_line = true;
	return GD_OK;
}
