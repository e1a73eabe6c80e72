/*
 * grid.c
 *	  Stage 5: where tables stand, and the cells of their lines.
 */
#include "grid/grid.h"

#include <string.h>

#include "base/searches.h"
#include "base/text.h"
#include "grid/grid_cells.h"
#include "grid/grid_tables.h"
#include "words/lexicon.h"
#include "words/number.h"
#include "words/tokens.h"

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

	cell->match.nmeanings = cell->match.roles = 0;
	if (SHORT_WAY && cell->span.length == 0)
	{
		cell->class = GRID_BLANK;
		return;
	}
	if (!number_read_digits(text, cell->span, &value))
	{
		/* no label is a number, a dash or blank */
		if (SHORT_WAY && lexicon_match_print(text, cell->span, &cell->match))
		{
			cell->class = GRID_LABEL;
			return;
		}
		number_read_any_cell(text, cell->span, &value);
	}
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
			cell->match.nmeanings = cell->match.roles = 0;
			cell->class = is_line_code(text, cell->span) ? GRID_CODE : GRID_TEXT;
	}
}

/* ---- where a table begins and ends ------------------------------------------ */

/* Words between the lines of a table: a caption, a broken label, a page's foot. */
#define MAX_STRAY_BYTES 150
#define MAX_STRAY_LINES 8

/* A header on one line, the note over its labels included. */
#define MAX_HEADER_BYTES 400

/* Spaces between two columns of a layout, at least. */
#define LAYOUT_GAP 3

static bool
has_pipes(const Line *line)
{
	return line->class == LINE_CELLS || line->class == LINE_RULE;
}

/* Lines that can be nothing but part of a table. */
static bool
is_table_line(const Line *line)
{
	return has_pipes(line) || line->class == LINE_LABEL ||
		line->class == LINE_VALUE || line->class == LINE_ROW;
}

static bool
ends_sentence(const char *text, const Line *line)
{
	unsigned	size;
	uint32_t	last = text_decode_before(text, line_end(line), &size);

	return last == 0x3002 || last == 0xFF1B || last == ';';
}

/*
 * Lines that begin a table: figures alone do not, nor does a sentence, though it may
 * be a label and a figure: 行政复议2件。
 */
static bool
opens_table(const char *text, const Line *line)
{
	return has_pipes(line) || line->class == LINE_LABEL || line->class == LINE_GRID ||
		(line->class == LINE_ROW && !ends_sentence(text, line));
}

/* Does a line read like a sentence, which no table goes on behind? */
static bool
is_sentence(const char *text, const Line *line)
{
	return line->length > MAX_STRAY_BYTES || ends_sentence(text, line);
}

/* Does a line hold white space as wide as between two columns of a layout? */
static bool
has_gap(const char *text, const Line *line)
{
	uint32_t	gap = 0;
	unsigned	size;

	for (uint32_t at = line->start; at < line_end(line) && gap < LAYOUT_GAP; at += size)
		gap = token_is_border(text_decode(text, line_end(line), at, &size)) ? gap + size : 0;
	return gap >= LAYOUT_GAP;
}

/*
 * Words, a gap and figures to the end of the line: in a table that keeps its
 * layout, a row the rest of whose label stands on other lines.
 */
static bool
is_layout_row(const char *text, const Line *line)
{
	uint32_t	at = line->start;
	uint32_t	end = line_end(line);
	bool		gap = false;
	bool		figures = false;
	Token		token;

	if (line->length > MAX_STRAY_BYTES || !has_gap(text, line))
		return false;
	for (uint32_t before = at; token_next(text, &at, end, &token); before = at)
	{
		if (token.kind == TOKEN_VALUE)
			figures = true;
		else if (figures)
			return false;
		if (token.kind == TOKEN_VALUE && token.span.start >= before + LAYOUT_GAP)
			gap = true;
	}
	return gap;
}

/*
 * The line behind the table that begins with line first: the last line of a
 * table before the section ends or running text begins.
 */
static uint32_t
table_end(const char *text, const Lines *lines, uint32_t first, uint32_t end,
		  uint32_t section_end)
{
	uint32_t	last = first;
	uint32_t	stray = 0;

	if (lines->items[first].class == LINE_GRID)
	{
		while (++last < end && lines->items[last].start < section_end &&
			   lines->items[last].class == LINE_GRID)
			;
		return last;
	}

	for (uint32_t at = first + 1; at < end && lines->items[at].start < section_end; at++)
	{
		const Line *line = &lines->items[at];

		if (is_table_line(line) || is_layout_row(text, line))
		{
			last = at;
			stray = 0;
		}
		else if (line->class == LINE_GRID)
			break;
		else if (line->class != LINE_PAGE &&
				 (is_sentence(text, line) || ++stray > MAX_STRAY_LINES))
			break;
	}
	return last + 1;
}

/* ---- the cells of a run of lines ------------------------------------------------ */

/*
 * Does a line without pipes hold the beginning of a cell whose pipe stands on
 * the next line: alone there, or behind the rest of a label?
 */
static bool
continues_in_next(const GridReader *reader, const Lines *lines, uint32_t index,
				  uint32_t end)
{
	const char *text = reader->text;
	const Line *line = &lines->items[index];
	const Line *next = line + 1;
	uint32_t	behind;
	uint32_t	cell_end;
	GdSpan		alone;
	CellValue	value;
	Match		match;

	/* the number of a page may stand before the pipe */
	while (next - lines->items < end && next->class == LINE_PAGE)
		next++;
	if (next - lines->items >= end || next->class != LINE_CELLS)
		return false;
	if (line_is_lone_pipe(next))
	{
		/* the pipe opens a row: the line is a title before the table */
		if (reader->opens_alone && line->class != LINE_LABEL)
			return false;
		return line->class != LINE_PROSE || (index > 0 && has_pipes(line - 1));
	}
	cell_end = lines_cell_end(text, next->start, line_end(next), &behind);
	alone = text_trim(text, span_between(next->start, cell_end));
	number_read_cell(text, alone, &value);
	return value.kind == GD_TEXT && !lexicon_match_cell(text, alone, &match) &&
		lexicon_match_cell(text, span_between(line->start, cell_end), &match);
}

/* May a line before the first pipe of a table be its first cell? */
static bool
begins_cell(const Line *line)
{
	return line->length <= MAX_STRAY_BYTES &&
		(line->class == LINE_LABEL || line->class == LINE_PROSE);
}

/*
 * Is a line the header of the table below it, with a word of the document's own
 * (指标名称 本年累计 去年同期): more headers than other words, and no figure?  Words that
 * ran together (指标名称计量单位去年同期统计数) are none of the form's; the year tells.
 * Without it the figures below would have as many columns as the form has.
 */
static bool
is_own_header(const char *text, const Line *line)
{
	uint32_t	at = line->start;
	unsigned	headers = 0;
	unsigned	words = 0;
	bool		other_year = false;
	Token		token;

	if (line->class != LINE_PROSE || line->length > MAX_HEADER_BYTES ||
		ends_sentence(text, line) || !grid_may_hold_header(text, at, line_end(line)))
		return false;
	while (token_next(text, &at, line_end(line), &token))
	{
		if (token.kind == TOKEN_LABEL && lexicon_heads(&token.match))
			headers++;
		else if (token.kind == TOKEN_TEXT)
		{
			GdSpan		found;

			words++;
			other_year = other_year ||
				match_find_words(text, token.span.start, span_end(token.span),
								 &search_other_year, NULL, &found);
		}
	}
	return other_year ? headers > 0 && words <= headers : headers > 1 && words < headers;
}

/*
 * Do figures stand right above the label of a row that begins a table?  They may be
 * its own, as labels behind figures have them: then all others are not theirs.
 */
static uint32_t
figures_above(const char *text, const Lines *lines, uint32_t first, uint32_t from)
{
	const Line *line = &lines->items[first];
	Match		match;

	if (line->class != LINE_LABEL || first == from || (line - 1)->class != LINE_VALUE ||
		!lexicon_match_cell(text, span_between(line->start, line_end(line)), &match) ||
		lexicon_heads(&match) || (match.roles & ROLE(TERM_ROW)) == 0)
		return first;
	while (first > from && lines->items[first - 1].class == LINE_VALUE)
		first--;
	return first;
}

/* The lines of a row that is broken over them, read; moves *index to the last of them. */
static GdStatus
read_wrapped(GridReader *reader, const Lines *lines, uint32_t *index, uint32_t end,
			 const WrappedRows *rows)
{
	const Line *line = &lines->items[*index];
	uint32_t	behind = grid_wrapped_end(reader->text, lines, *index, end, rows);
	bool		rule = false;

	if (behind == *index)
		return GD_OK;
	for (uint32_t i = *index; i < behind; i++)
		rule = rule || lines->items[i].class == LINE_RULE;
	*index = behind - 1;
	return rule ? GD_OK :
		grid_read_wrapped(reader, line->start, line_end(&lines->items[*index]),
						  rows->opened);
}

static GdStatus
read_lines(GridReader *reader, const Lines *lines, uint32_t first, uint32_t end)
{
	WrappedRows rows;
	bool		wrapped;

	TRY(grid_look_at_pipes(reader, lines, first, end));
	wrapped = reader->uneven &&
		grid_find_wrapped(reader->text, lines, first, end, reader->most_pipes, &rows);
	for (uint32_t i = first; i < end && reader->count <= GRID_MAX_CELLS; i++)
	{
		const Line *line = &lines->items[i];

		if ((i - first) % 64 == 63)
			TRY(arena_poll(reader->arena));

		if (wrapped && (line->class == LINE_CELLS || line->class == LINE_RULE))
		{
			TRY(read_wrapped(reader, lines, &i, end, &rows));
			continue;
		}
		if (line->class == LINE_RULE || line->class == LINE_PAGE)
			continue;
		if (line->class == LINE_GRID)
			TRY(grid_read_row(reader, line));
		else if (line->class == LINE_CELLS)
			TRY(grid_read_pipes(reader, line, i + 1 < end ? line + 1 : NULL));
		else if (continues_in_next(reader, lines, i, end))
		{
			if (reader->open == GD_NOWHERE)
				reader->open = line->start;
			reader->open_end = line[1].class == LINE_PAGE ? line_end(line) : 0;
		}
		else
		{
			reader->open = GD_NOWHERE;
			TRY(grid_read_line(reader, line));
		}
	}
	return GD_OK;
}

/* ---- tables inside a long line ------------------------------------------------------ */

/* Only lines longer than this, in bytes, can hold text and a table as well. */
#define INLINE_BYTES 400

/* Tables in a part of a long line, which begins with a heading's text. */
static GdStatus
read_inline(GridList *list, uint32_t section, uint32_t at, uint32_t end)
{
	bool		behind_table = false;

	for (;;)
	{
		GridReader	reader = {.arena = list->arena, .text = list->text,
		.open = GD_NOWHERE};
		Grid		run;

		memset(&run, 0, sizeof(run));
		run.section = section;
		TRY(grid_find_inline(list->arena, list->text, at, end, behind_table,
							 &run.place));
		if (run.place.length == 0)
			return GD_OK;
		TRY(grid_read_plain(&reader, run.place));
		if (reader.count <= GRID_MAX_CELLS)
			TRY(grid_add_run(list, &reader, &run));
		at = span_end(run.place);
		behind_table = true;
	}
}

/* A long line by its sections; it may hold the whole report. */
static GdStatus
read_long_line(GridList *list, const Line *line, const Outline *outline)
{
	uint32_t	index = outline_find(outline, line->start);

	for (; index < outline->count &&
		 outline->items[index].start < line_end(line); index++)
	{
		const Heading *heading = &outline->items[index];
		uint32_t	at = heading->body > line->start ? heading->body : line->start;
		uint32_t	end = heading->end < line_end(line) ? heading->end : line_end(line);

		if (at < end)
			TRY(read_inline(list, index, at, end));
	}
	return GD_OK;
}

/* ---- the stage -------------------------------------------------------------------------- */

GdStatus
grid_read(Arena *arena, const Source *source, const Lines *lines,
		  const Copies *copies, const Outline *outline, Grids *grids)
{
	GridReader	reader = {.arena = arena, .text = source->text, .open = GD_NOWHERE};
	GridList	list = {.arena = arena, .text = source->text, .outline = outline,
	.grids = grids};
	uint32_t	at = copies->first_line;
	uint32_t	behind = at;	/* the last table */

	grids->items = NULL;
	grids->count = 0;
	while (at < copies->end_line)
	{
		const Line *line = &lines->items[at];
		uint32_t	first = at;
		uint32_t	section;
		Grid		run;

		if (!opens_table(source->text, line) &&
			!is_own_header(source->text, line))
		{
			if (line->length > INLINE_BYTES)
				TRY(read_long_line(&list, line, outline));
			at++;
			continue;
		}
		section = outline_find(outline, line->start);
		reader.opens_alone = false;
		/* the first cell's text may stand on a line before its pipe */
		if (at > copies->first_line && !is_table_line(line - 1) &&
			lines->items[at - 1].start >= outline->items[section].body &&
			begins_cell(line - 1) &&
			continues_in_next(&reader, lines, at - 1, copies->end_line))
			first = at - 1;
		while (behind < at && lines->items[behind].start < outline->items[section].body)
			behind++;
		first = figures_above(source->text, lines, first, behind);
		at = behind = table_end(source->text, lines, at, copies->end_line,
					   outline->items[section].end);
		reader.count = reader.plain = 0;
		reader.bordered = reader.unbordered = false;
		reader.open = GD_NOWHERE;
		TRY(read_lines(&reader, lines, first, at));
		TRY(grid_find_traces(&reader, lines, first, at, source->length));
		TRY(arena_poll(arena));
		if (reader.count == 0 || reader.count > GRID_MAX_CELLS)
			continue;
		memset(&run, 0, sizeof(run));
		run.section = section;
		run.ruled = line->class == LINE_GRID;
		run.opened = reader.opens_alone;
		run.place = span_between(lines->items[first].start,
								 line_end(&lines->items[at - 1]));
		TRY(grid_add_run(&list, &reader, &run));
	}
	return GD_OK;
}
