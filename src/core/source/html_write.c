/*
 * html_write.c
 *	  The working text of HTML as it is written.
 *
 * Gaps are not written before something follows them, so that nothing begins or
 * ends with one.  Marks (spaces, line ends, borders) continue the piece of the
 * map that stands before them: each stands for some byte of the markup that it
 * came from, and most of the map is one piece a cell or paragraph.
 */
#include "source/html_write.h"

#include <string.h>

#include "base/text.h"
#include "source/html.h"
#include "source/html_marks.h"

/*
 * A cell that covers many columns in many rows is a few bytes long.  Forms cover
 * one cell in five or so; what is far beyond is left out, so that the text stays
 * within a known multiple of its source.
 */
#define MIN_COVERS 1024u
#define covers_of(length) (MIN_COVERS + (length) / 8)

GdStatus
html_write_begin(HtmlWriter *writer, Arena *arena, const char *source,
				 uint32_t length)
{
	memset(writer, 0, sizeof(*writer));
	writer->arena = arena;
	writer->source = source;
	writer->length = length;
	writer->map.length = length;
	writer->covers = covers_of(length);
	writer->next = GD_NOWHERE;

	/* a cell that the end of the source closes takes one more byte */
	writer->text = arena_alloc(arena, (size_t) length + 2 * writer->covers + 1);
	return writer->text != NULL ? GD_OK : GD_NO_MEMORY;
}

GdStatus
html_write_move(HtmlWriter *writer, uint32_t start)
{
	if (writer->next == start)
		return GD_OK;
	writer->next = start;
	return html_map_add(writer->arena, &writer->map, writer->used, start, false);
}

GdStatus
html_write_mark(HtmlWriter *writer, char mark)
{
	writer->text[writer->used++] = mark;
	writer->next++;
	return GD_OK;
}

/* Nothing begins with a gap, except that a line may follow a row. */
static bool
needs_gap(const HtmlWriter *writer, HtmlGap gap)
{
	char		last = writer->used > 0 ? writer->text[writer->used - 1] : '\n';

	return gap != HTML_GAP_NONE && last != '\n' &&
		(last != HTML_BORDER || gap == HTML_GAP_LINE);
}

static GdStatus
write_gap(HtmlWriter *writer)
{
	static const char marks[] = {
		[HTML_GAP_SPACE] = ' ',
		[HTML_GAP_JOINT] = HTML_JOINT,
		[HTML_GAP_LINE] = '\n'
	};
	HtmlGap		gap = writer->gap;

	writer->gap = HTML_GAP_NONE;
	if (!needs_gap(writer, gap))
		return GD_OK;
	return html_write_mark(writer, marks[gap]);
}

GdStatus
html_write_run(HtmlWriter *writer, uint32_t start, uint32_t end)
{
	TRY(write_gap(writer));
	TRY(html_write_move(writer, start));
	memcpy(writer->text + writer->used, writer->source + start, end - start);
	writer->used += end - start;
	writer->next = end;
	return GD_OK;
}

GdStatus
html_write_character(HtmlWriter *writer, uint32_t c, uint32_t start, uint32_t end)
{
	TRY(write_gap(writer));
	TRY(html_map_add(writer->arena, &writer->map, writer->used, start, true));
	writer->used += text_encode(c, writer->text + writer->used);
	writer->next = GD_NOWHERE;
	return html_write_move(writer, end);
}

GdStatus
html_write_covers(HtmlWriter *writer, uint32_t count, char mark, uint32_t source)
{
	if (count > writer->covers)
		count = writer->covers;
	if (count == 0)
		return GD_OK;
	writer->covers -= count;
	TRY(html_map_add(writer->arena, &writer->map, writer->used, source, true));
	while (count-- > 0)
	{
		writer->text[writer->used++] = HTML_BORDER;
		if (mark != '\0')
			writer->text[writer->used++] = mark;
	}
	writer->next = GD_NOWHERE;
	return html_write_move(writer, source);
}

void
html_write_space(HtmlWriter *writer)
{
	if (writer->gap == HTML_GAP_NONE)
		writer->gap = HTML_GAP_SPACE;
}

void
html_write_break(HtmlWriter *writer)
{
	HtmlGap		gap = writer->grid.in_row ? HTML_GAP_JOINT : HTML_GAP_LINE;

	if (gap > writer->gap)
		writer->gap = gap;
}

GdStatus
html_write_line_end(HtmlWriter *writer, uint32_t at)
{
	if (writer->grid.in_row)
	{
		html_write_break(writer);
		return GD_OK;
	}
	/* the end of a block in front of it is the end of the same line */
	writer->gap = HTML_GAP_NONE;
	return writer->used > 0 ? html_write_run(writer, at, at + 1) : GD_OK;
}

void
html_written(const HtmlWriter *writer, HtmlWritten *written)
{
	written->used = writer->used;
	written->pieces = writer->map.count;
	written->covers = writer->covers;
	written->gap = writer->gap;
	written->grid = writer->grid;
}

GdStatus
html_write_back(HtmlWriter *writer, const HtmlWritten *written, uint32_t start)
{
	writer->used = written->used;
	writer->map.count = written->pieces;
	writer->covers = written->covers;
	writer->gap = written->gap;
	writer->grid = written->grid;
	writer->next = GD_NOWHERE;
	return html_write_move(writer, start);
}
