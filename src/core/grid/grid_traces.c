/*
 * grid_traces.c
 *	  Stage 5: the blank cells of tables without borders.
 *
 * Most extractors drop a blank cell.  Some leave a trace of it: a line of white
 * space where each cell has a line, an empty field where tabs part the cells of
 * a row.  White space may as well be mere layout, so a table with traces is cut
 * twice, with and without them; the sheet, which knows how many cells each row
 * of the form has, takes the blank cells only if all rows agree.
 */
#include "grid/grid_cells.h"

#include <string.h>

#include "base/text.h"

static GdStatus
add_trace(GridReader *reader, uint32_t at, TraceKind kind)
{
	GridTrace  *trace;

	TRY(arena_grow(reader->arena, (void **) &reader->traces,
				   &reader->traces_capacity, reader->ntraces, sizeof(GridTrace)));
	trace = &reader->traces[reader->ntraces++];
	trace->at = at;
	trace->kind = kind;
	return GD_OK;
}

/* White space other than a line end, which leaves no trace of anything. */
static bool
is_printed_space(uint32_t c)
{
	return text_is_space(c) && c != '\r' && c != '\n';
}

/* Tabs that follow one another inside a line: an empty field between two. */
static GdStatus
find_fields(GridReader *reader, GdSpan line)
{
	uint32_t	at = line.start;
	uint32_t	end = span_end(line);
	bool		tab = false;

	if (memchr(reader->text + at, '\t', line.length) == NULL)
		return GD_OK;
	while (at < end)
	{
		unsigned	size;
		uint32_t	c = text_decode(reader->text, end, at, &size);

		if (c == '\t' && tab)
			TRY(add_trace(reader, at, TRACE_FIELD));
		tab = c == '\t' || (tab && is_printed_space(c));
		at += size;
	}
	return GD_OK;
}

/*
 * Tabs before the first figure of a line that has no label, and whose cells are
 * parted by tabs alone.  Before words they are an indentation.
 */
static GdStatus
find_leading(GridReader *reader, uint32_t begin, GdSpan next)
{
	const char *text = reader->text;
	unsigned	size;

	if (next.length == 0 ||
		text_digit(text_decode(text, span_end(next), next.start, &size)) < 0 ||
		memchr(text + next.start, '\t', next.length) == NULL ||
		memchr(text + next.start, ' ', next.length) != NULL)
		return GD_OK;
	for (uint32_t at = begin; at < next.start; at++)
		if (text[at] == '\t')
			TRY(add_trace(reader, at, TRACE_LEADING));
	return GD_OK;
}

/*
 * White space from the end of one line of text to the beginning of the next: tabs
 * that end the first, lines of white space alone, and tabs before the next.
 */
static GdStatus
find_blank_lines(GridReader *reader, uint32_t at, GdSpan next)
{
	uint32_t	end = next.start;
	bool		first = true;
	bool		space = false;
	uint32_t	begin = at;

	while (at < end)
	{
		unsigned	size;
		uint32_t	c = text_decode(reader->text, end, at, &size);

		if (c == '\n')
		{
			if (!first && space)
				TRY(add_trace(reader, begin, TRACE_LINE));
			first = space = false;
			begin = at + size;
		}
		else if (first && c == '\t')
			TRY(add_trace(reader, at, TRACE_FIELD));
		else if (is_printed_space(c))
			space = true;
		at += size;
	}
	return first ? GD_OK : find_leading(reader, begin, next);
}

/* Does a line end stand in text[at, end) and nothing else?  It leaves no trace. */
static bool
is_line_end(const char *text, uint32_t at, uint32_t end)
{
	return end == at + 1 && text[at] == '\n';
}

GdStatus
grid_find_traces(GridReader *reader, const Lines *lines, uint32_t first,
				 uint32_t end, uint32_t length)
{
	const char *text = reader->text;
	uint32_t	from = lines->items[first].start;
	uint32_t	to = end < lines->count ? lines->items[end].start : length;
	bool		tabs;

	reader->ntraces = 0;
	/* pipes show where each cell is, blank or not */
	if (!reader->unbordered)
		return GD_OK;
	tabs = memchr(text + from, '\t', to - from) != NULL;
	for (uint32_t i = first; i < end; i++)
	{
		const Line *line = &lines->items[i];
		GdSpan		next = i + 1 < lines->count ?
			span_between(line[1].start, line_end(&line[1])) : span_between(length, length);

		if (line->class == LINE_PAGE)
			continue;
		if (tabs)
			TRY(find_fields(reader, span_between(line->start, line_end(line))));
		if (!is_line_end(text, line_end(line), next.start) &&
			(i + 1 == lines->count || line[1].class != LINE_PAGE))
			TRY(find_blank_lines(reader, line_end(line), next));
	}
	return GD_OK;
}

/* The index of the first trace at offset or behind it. */
static uint32_t
first_trace(const GridReader *reader, uint32_t offset)
{
	uint32_t	low = 0;
	uint32_t	high = reader->ntraces;

	while (low < high)
	{
		uint32_t	middle = low + (high - low) / 2;

		if (reader->traces[middle].at < offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static GridCell
blank_cell(const GridTrace *trace)
{
	GridCell	cell;

	memset(&cell, 0, sizeof(cell));
	cell.span = span_between(trace->at, trace->at);
	cell.class = GRID_BLANK;
	cell.ends_line = trace->kind == TRACE_LINE;
	cell.trace = true;
	return cell;
}

GdStatus
grid_add_traces(const GridReader *reader, Grid *grid, uint32_t end)
{
	uint32_t	from = grid->ncells == 0 ? 0 :
		first_trace(reader, grid->cells[0].span.start);
	uint32_t	to = first_trace(reader, end);
	Grid	   *traced;

	grid->traced = NULL;
	if (from >= to || grid->ncells + (to - from) > GRID_MAX_CELLS)
		return GD_OK;
	traced = arena_alloc(reader->arena, sizeof(Grid));
	if (traced == NULL)
		return GD_NO_MEMORY;
	*traced = *grid;
	traced->cells = arena_alloc(reader->arena,
								(grid->ncells + (to - from)) * sizeof(GridCell));
	if (traced->cells == NULL)
		return GD_NO_MEMORY;
	traced->ncells = 0;
	for (uint32_t i = 0; i < grid->ncells; i++)
	{
		GridCell   *cell = &traced->cells[traced->ncells++];

		*cell = grid->cells[i];
		/* white space inside a label that is broken over lines is none */
		while (from < to && reader->traces[from].at < span_end(cell->span))
			from++;
		while (from < to && (i + 1 == grid->ncells ||
							 reader->traces[from].at < grid->cells[i + 1].span.start))
		{
			GridCell   *before = &traced->cells[traced->ncells - 1];

			traced->cells[traced->ncells++] = blank_cell(&reader->traces[from]);
			/* an empty field at the end of a line ends it */
			if (reader->traces[from].kind == TRACE_FIELD && before->ends_line)
			{
				before->ends_line = false;
				before[1].ends_line = true;
			}
			from++;
		}
	}
	grid->traced = traced;
	return GD_OK;
}
