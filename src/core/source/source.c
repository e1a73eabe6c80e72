/*
 * source.c
 *	  Stage 1: the text that all later stages read.
 */
#include "source/source.h"

#include <string.h>

#include "base/scan.h"
#include "base/text.h"
#include "source/html_marks.h"

/* The size of a line break tag (<br>, <BR />) at text[at], or 0. */
static uint32_t
break_tag_size(const char *text, uint32_t at, uint32_t length)
{
	uint32_t	end = at + 3;

	if (length - at < 4 || (text[at + 1] | 0x20) != 'b' || (text[at + 2] | 0x20) != 'r')
		return 0;
	while (end < length && (text[end] == ' ' || text[end] == '/'))
		end++;
	return end < length && text[end] == '>' ? end + 1 - at : 0;
}

/*
 * Extractors of markdown leave line breaks inside cells as tags.  They become
 * as many breaks, so that every offset stays what it was.
 */
static GdStatus
blank_break_tags(Arena *arena, Source *source)
{
	char	   *copy = NULL;
	uint32_t	at = 0;
	uint32_t	polled = 0;

	while (at < source->length)
	{
		const char *tag = memchr(source->text + at, '<', source->length - at);
		uint32_t	size;

		if (tag == NULL)
			break;
		at = (uint32_t) (tag - source->text);
		size = break_tag_size(source->text, at, source->length);
		if (size > 0 && copy == NULL)
		{
			copy = arena_alloc(arena, source->length);
			if (copy == NULL)
				return GD_NO_MEMORY;
			memcpy(copy, source->text, source->length);
			source->text = copy;
		}
		if (size > 0)
			memset(copy + at, '\v', size);
		at += size > 0 ? size : 1;
		if (at - polled >= GD_POLL_BYTES)
		{
			TRY(arena_poll(arena));
			polled = at;
		}
	}
	return GD_OK;
}

/* Neither < nor &, as in most texts: no tag of any kind, escaped or not. */
static bool
has_no_sign(const char *text, uint32_t length)
{
	return SHORT_WAY && scan_pair(text, 0, length, '<', '&') == length;
}

GdStatus
source_read(Arena *arena, const char *text, size_t length, Source *source)
{
	HtmlText	html;

	if (length > GD_MAX_INPUT)
		return GD_LIMIT_INPUT;
	if (has_no_sign(text, (uint32_t) length))
	{
		*source = (Source) {.text = text, .length = (uint32_t) length};
		return GD_OK;
	}
	TRY(html_read(arena, text, (uint32_t) length, &html));
	source->markup = html.text != NULL;
	source->map = html.map;
	if (source->markup)
	{
		source->text = html.text;
		source->length = html.length;
		return GD_OK;
	}
	source->text = text;
	source->length = (uint32_t) length;
	return blank_break_tags(arena, source);
}

/*
 * The end of what reads alike as text and as the lines between tables of HTML:
 * neither markup nor what the reader of HTML takes for marks of its own.
 */
static uint32_t
plain_end(const char *text, uint32_t length)
{
	uint32_t	at = 0;

	length = scan_pair(text, 0, length, '<', '&');
	while ((at = scan_bytes(text, at, length, HTML_FIRST_MARK, HTML_LAST_MARK, '\r')) < length)
	{
		if (text[at] != '\r' || at + 1 == length || text[at + 1] != '\n')
			return at;
		at++;
	}
	return length;
}

/* Behind the last line that ends. */
static uint32_t
last_line_end(const char *text, uint32_t length)
{
	return scan_back(text, 0, length, '\n', '\n');
}

GdStatus
source_is_page(Arena *arena, const char *text, size_t length, bool *page)
{
	HtmlKind	kind;
	bool		escaped;

	*page = false;
	if (length > GD_MAX_INPUT)
		return GD_LIMIT_INPUT;
	TRY(html_judge(arena, text, length, &kind, &escaped));
	*page = kind == HTML_PAGE && !escaped;
	return GD_OK;
}

GdStatus
source_read_part(Arena *arena, const char *text, size_t length, HtmlBeginning beginning,
				 Source *source)
{
	HtmlText	html;

	memset(source, 0, sizeof(*source));
	if (length > GD_MAX_INPUT)
		return GD_LIMIT_INPUT;
	if (beginning == HTML_BEGINS_PLAIN)
	{
		source->text = text;
		source->length = last_line_end(text, (uint32_t) length);
		source->length = last_line_end(text, plain_end(text, source->length));
		return GD_OK;
	}
	if (beginning != HTML_BEGINS_PAGE)
		return GD_OK;
	TRY(html_read_part(arena, text, (uint32_t) length, &html));
	source->markup = true;
	source->map = html.map;
	source->text = html.text;
	source->length = last_line_end(html.text, html.length);
	return GD_OK;
}

/* Line breaks, and what stands for a tag of one. */
static bool
is_break(char c)
{
	return c == '\n' || c == '\r' || c == '\v';
}

/* What the reader of HTML put between the cells of a row. */
static bool
is_border(const Source *source, char c)
{
	return source->markup && html_is_mark(c);
}

static bool
span_has_break(const Source *source, GdSpan span)
{
	uint32_t	end = span_end(span);

	for (uint32_t i = span.start; (i = scan_bytes(source->text, i, end, 0, ' ' - 1, 0)) < end; i++)
		if (is_break(source->text[i]) || is_border(source, source->text[i]))
			return true;
	return false;
}

/* The bytes of a span behind those of out; borders between cells are spaces. */
static void
append_words(const Source *source, GdSpan span, char *out, GdStr *words)
{
	for (uint32_t i = span.start; i < span_end(span); i++)
		out[words->length++] = is_border(source, source->text[i]) ? ' ' : source->text[i];
}

/* What has a break in it, without its breaks. */
static GdStatus
join_lines(Arena *arena, const Source *source, GdSpan rest, GdStr *words)
{
	const char *text = source->text;
	char	   *out = arena_alloc(arena, rest.length);

	if (out == NULL)
		return GD_NO_MEMORY;
	words->data = out;
	words->length = 0;
	while (rest.length > 0)
	{
		uint32_t	end = rest.start;
		GdSpan		line;

		while (end < span_end(rest) && !is_break(text[end]))
			end++;
		line = text_trim(text, span_between(rest.start, end));
		append_words(source, line, out, words);
		rest = text_trim(text, span_between(end, span_end(rest)));
	}
	return GD_OK;
}

GdStatus
source_words_any(Arena *arena, const Source *source, GdSpan span, GdStr *words)
{
	GdSpan		rest = text_trim(source->text, span);

	words->data = source->text + rest.start;
	words->length = rest.length;
	return span_has_break(source, rest) ? join_lines(arena, source, rest, words) : GD_OK;
}
