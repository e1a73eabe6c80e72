/*
 * grid_pipes.c
 *	  Stage 5: cells divided by pipes.
 *
 * Renderings differ in where pipes stand: behind each cell, between cells,
 * around rows, before cells, one cell a line or one row a line.
 */
#include "grid/grid_cells.h"

#include <string.h>

#include "base/text.h"
#include "source/html.h"
#include "words/tokens.h"

/* Room for the cells of a run of lines; what was in the reader is gone. */
static GdStatus
reserve_cells(GridReader *reader, uint32_t cells)
{
	if (cells > GRID_MAX_CELLS + 1)
		cells = GRID_MAX_CELLS + 1;
	if (cells <= reader->capacity)
		return GD_OK;
	if (cells < 2 * reader->capacity)
		cells = 2 * reader->capacity;
	return arena_resize(reader->arena, (void **) &reader->cells, &reader->capacity,
						0, cells, sizeof(GridCell));
}

/* The size of the pipe at text[at], ASCII or full width; 0 if there is none. */
static uint32_t
pipe_size(const char *text, uint32_t at, uint32_t end)
{
	static const char wide[] = "\xEF\xBD\x9C";
	const uint32_t size = sizeof(wide) - 1;

	if (at < end && text[at] == '|')
		return 1;
	return end - at >= size && memcmp(text + at, wide, size) == 0 ? size : 0;
}

/* Does the only pipe of a line end it? */
static bool
is_closed(const char *text, const Line *line)
{
	uint32_t	next;

	if (line->pipes != 1)
		return false;
	(void) lines_cell_end(text, line->start, line_end(line), &next);
	return next == line_end(line);
}

GdStatus
grid_look_at_pipes(GridReader *reader, const Lines *lines, uint32_t first,
				   uint32_t end)
{
	const char *text = reader->text;
	uint32_t	rows = 0;		/* lines that begin with a pipe and hold more */
	uint32_t	cells = 0;		/* lines that begin with their only pipe */
	uint32_t	other = 0;
	uint32_t	rows_pipes = 0; /* the most pipes on such a line */
	uint32_t	other_pipes = 0;
	uint32_t	pipes = 0;		/* of all */
	uint32_t	closed = 0;		/* lines of a cell and the pipe behind it */
	uint32_t	open = 0;		/* lines whose pipe stands alone on the next one */
	uint32_t	ended = 0;		/* lines that end with a pipe */
	uint32_t	unended = 0;
	bool		alone = false;	/* the first of all pipes has its line for itself */
	bool		met = false;

	for (uint32_t i = first; i < end; i++)
	{
		const Line *line = &lines->items[i];
		uint32_t	begins;

		if (line->class != LINE_CELLS)
			continue;
		pipes += line->pipes;
		if (line_is_lone_pipe(line) && i > first && line[-1].class != LINE_CELLS)
			open++;
		if (!met)
			alone = line_is_lone_pipe(line) &&
				(i == first || lines->items[i - 1].class != LINE_LABEL);
		met = true;
		if (text[line_end(line) - 1] == '|')
			ended++;
		else
			unended++;
		begins = pipe_size(text, line->start, line_end(line));
		if (begins == 0)
		{
			other++;
			closed += is_closed(text, line);
			if (line->pipes > other_pipes)
				other_pipes = line->pipes;
		}
		else if (line->pipes > 1)
		{
			rows++;
			if (line->pipes > rows_pipes)
				rows_pipes = line->pipes;
		}
		else if (begins < line->length)
			cells++;
	}
	/*
	 * Nearly all lines tell: where pipes close cells, lines of padding begin
	 * with one, and rows whose first cell is blank; but then they have no pipe
	 * more than the others.  A cell broken over lines leaves a line that begins
	 * otherwise.
	 */
	reader->opens_rows = rows > cells + other * 4 &&
		(other == 0 || rows_pipes > other_pipes);
	reader->opens_cells = cells > (rows + other) * 4;
	reader->closes_cells = other > open * 4;
	reader->closes_below = open > rows + cells + other;
	reader->closes_rows = ended > unended * 4;
	reader->uneven = unended > 0 || (other > 0 && rows + cells > 0);
	reader->most_pipes = rows_pipes > other_pipes ? rows_pipes : other_pipes;
	reader->opens_alone = alone && closed > (rows + cells) * 4;
	return reserve_cells(reader, pipes);
}

/* A cell more, of which nothing is known but where it is. */
static inline GdStatus
new_cell(GridReader *reader, GdSpan span, GridCell **added)
{
	GridCell   *cell;

	TRY(arena_grow(reader->arena, (void **) &reader->cells, &reader->capacity,
				   reader->count, sizeof(GridCell)));
	cell = &reader->cells[reader->count++];
	*cell = (GridCell) {.span = span, .bordered = true};
	reader->bordered = true;
	*added = cell;
	return GD_OK;
}

static GdStatus
add_one(GridReader *reader, GdSpan span)
{
	GridCell   *cell;

	TRY(new_cell(reader, text_trim(reader->text, span), &cell));
	grid_classify(reader->text, cell);
	return GD_OK;
}

/*
 * Is the cell that begins at text[at] a number of digits alone, or nothing, between
 * spaces?  Most are, and done with at once: *cell is what the spaces leave, and
 * *cell_end where the border stands, or end.
 */
static inline bool
is_figure(const char *text, uint32_t at, uint32_t end, char border, GdSpan *cell,
		  uint32_t *cell_end)
{
	const char *s = text + at;
	const char *behind = text + end;
	const char *from;

	if (!SHORT_WAY)
		return false;
	while (s < behind && *s == ' ')
		s++;
	from = s;
	while (s < behind && (unsigned char) (*s - '0') < 10)
		s++;
	*cell = span_between((uint32_t) (from - text), (uint32_t) (s - text));
	while (s < behind && *s == ' ')
		s++;
	*cell_end = (uint32_t) (s - text);
	return (s == behind || *s == border) &&
		(cell->length <= 1 || (*from != '0' && cell->length <= GD_MAX_DIGITS));
}

/* The cell that is_figure() found. */
static GdStatus
add_figure(GridReader *reader, GdSpan span)
{
	GridCell   *cell;

	TRY(new_cell(reader, span, &cell));
	cell->class = span.length > 0 ? GRID_NUMBER : GRID_BLANK;
	return GD_OK;
}

/*
 * Is the cell nothing but several labels, the pipes between them lost?  Those of two
 * rows (规章、规范性文件) are the label of a row that is both.
 */
static bool
holds_labels(const char *text, GdSpan span)
{
	uint32_t	at = span.start;
	unsigned	labels = 0;
	unsigned	rows = 0;
	Token		token;

	while (token_next(text, &at, span_end(span), &token))
	{
		if (token.kind != TOKEN_LABEL)
			return false;
		labels++;
		rows += token.match.roles == ROLE(TERM_ROW);
	}
	return labels > 1 && rows < 2;
}

static GdStatus
add_cell(GridReader *reader, GdSpan span)
{
	uint32_t	at = span.start;
	Token		token;

	TRY(add_one(reader, span));
	if (reader->cells[reader->count - 1].class != GRID_TEXT ||
		!holds_labels(reader->text, span))
		return GD_OK;
	reader->count--;
	while (token_next(reader->text, &at, span_end(span), &token))
		TRY(add_one(reader, token.span));
	return GD_OK;
}

/* Words without a figure. */
static bool
is_words(const char *text, uint32_t at, uint32_t end)
{
	bool		han = false;
	unsigned	size;

	for (; at < end; at += size)
	{
		uint32_t	c = text_decode(text, end, at, &size);

		if (text_digit(c) >= 0)
			return false;
		han = han || text_is_han(c);
	}
	return han;
}

/*
 * Does the cell behind the last pipe of a line go on in the next?  Where pipes stand
 * below, that is how each cell does.  Where rows end with pipes, words broken over two
 * lines leave both together as many pipes as a row has.
 */
static bool
goes_on(const GridReader *reader, const Line *line, const Line *next, uint32_t begin)
{
	return reader->closes_below ||
		(reader->closes_rows && next != NULL && next->class == LINE_CELLS &&
		 line->pipes + next->pipes == reader->most_pipes &&
		 is_words(reader->text, begin, line_end(line)));
}

GdStatus
grid_read_pipes(GridReader *reader, const Line *line, const Line *below)
{
	uint32_t	at = line->start;
	uint32_t	end = line_end(line);
	uint32_t	before = reader->count;
	bool		first = true;

	while (at < end || (first && reader->opens_cells))
	{
		uint32_t	begin = reader->open != GD_NOWHERE ? reader->open : at;
		uint32_t	cell_end;
		uint32_t	next;
		GdSpan		span;
		bool		figure = is_figure(reader->text, at, end, '|', &span, &cell_end);

		/* behind the first cell a figure and its pipe are all there is to see */
		if (figure && !first && cell_end < end)
		{
			TRY(add_figure(reader, span));
			at = cell_end + 1;
			continue;
		}
		if (figure)
			next = cell_end < end ? cell_end + 1 : end;
		else
			cell_end = lines_cell_end(reader->text, at, end, &next);
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
		if (cell_end == next && goes_on(reader, line, below, begin))
		{
			reader->open = begin;
			reader->open_end = 0;
			break;
		}
		if (figure && begin == at)
			TRY(add_figure(reader, span));
		else if (cell_end == line->start && reader->open_end > begin)
			TRY(add_cell(reader, span_between(begin, reader->open_end)));
		else
			TRY(add_cell(reader, span_between(begin, cell_end)));
		/* a number on a line of its own, its pipe on the next, unlike all others */
		if (reader->closes_cells && reader->open != GD_NOWHERE && cell_end == line->start)
			reader->cells[reader->count - 1].stray =
				reader->cells[reader->count - 1].class == GRID_NUMBER;
		reader->open = GD_NOWHERE;
		at = next;
	}
	if (reader->count > before)
		reader->cells[reader->count - 1].ends_line = true;
	reader->plain = reader->count;
	return GD_OK;
}

GdStatus
grid_read_wrapped(GridReader *reader, uint32_t start, uint32_t end, bool opened)
{
	uint32_t	at = start;

	if (opened)
		(void) lines_cell_end(reader->text, start, end, &at);
	while (at < end)
	{
		uint32_t	next;
		uint32_t	cell_end = lines_cell_end(reader->text, at, end, &next);

		TRY(add_cell(reader, span_between(at, cell_end)));
		at = next;
	}
	reader->cells[reader->count - 1].ends_line = true;
	reader->plain = reader->count;
	return GD_OK;
}

GdStatus
grid_read_row(GridReader *reader, const Line *line)
{
	const char *text = reader->text;
	uint32_t	at = line->start + 1;

	while (at < line_end(line))
	{
		const char *border;
		uint32_t	end;
		GdSpan		span;
		bool		covered;

		if (is_figure(text, at, line_end(line), HTML_BORDER, &span, &end))
		{
			TRY(add_figure(reader, span));
			at = end + 1;
			continue;
		}
		border = memchr(text + at, HTML_BORDER, line_end(line) - at);
		/* a line longer than one can be is cut anywhere */
		end = border != NULL ? (uint32_t) (border - text) : line_end(line);
		covered = end == at + 1 && html_is_mark(text[at]);
		TRY(add_one(reader, span_between(covered ? at + 1 : at, end)));
		reader->cells[reader->count - 1].covered = covered;
		reader->cells[reader->count - 1].hung = covered && text[at] == HTML_HUNG;
		at = end + 1;
	}
	reader->cells[reader->count - 1].ends_line = true;
	return GD_OK;
}
