/*
 * html_tap.h
 *	  What the tests of HTML share: reading a source, and showing what came of it.
 */
#ifndef HTML_TAP_H
#define HTML_TAP_H

#include "source/html.h"
#include "tap.h"

/* What the last source was read with. */
static TapHooks html_hooks;
static GdConfig html_config;
static Arena html_arena;

static inline HtmlText
read_bytes(const char *source, size_t length)
{
	HtmlText	html;

	html_config = tap_config(&html_hooks);
	arena_init(&html_arena, &html_config);
	if (html_read(&html_arena, tap_tight(source, length), (uint32_t) length, &html) != GD_OK)
		memset(&html, 0, sizeof(html));
	return html;
}

static inline HtmlText
read_html(const char *source)
{
	return read_bytes(source, strlen(source));
}

/* What a reader of the tests sees: | is a border, < and ^ are covered from there, ! is a literal pipe. */
static inline GdStr
shown(const HtmlText *html)
{
	char	   *out = malloc(html->length + 1);
	GdStr		str = {out, html->length};

	for (uint32_t i = 0; i < html->length; i++)
	{
		char		c = html->text[i];

		out[i] = c == HTML_BORDER ? '|' : c == HTML_COVERED ? '<' : c == HTML_HUNG ? '^' : c == '|' ? '!' : c;
	}
	if (html->text == NULL)
		str.data = NULL;
	return str;
}

static inline void
reads(const char *source, const char *wanted, const char *what)
{
	HtmlText	html = read_html(source);

	is_str(shown(&html), wanted, "%s", what);
}

/* The same inside a table cell beside another cell, so that there is a table. */
static inline void
cell_reads(const char *cell, const char *wanted, const char *what)
{
	char		source[1024];
	char		text[1024];

	snprintf(source, sizeof(source), "<table><tr><td>%s</td><td>9</td></tr></table>", cell);
	snprintf(text, sizeof(text), "|%s|9|", wanted);
	reads(source, text, what);
}

/* The same outside of tables. */
static inline void
line_reads(const char *line, const char *wanted, const char *what)
{
	char		source[1024];

	snprintf(source, sizeof(source), "<div>%s</div>", line);
	reads(source, wanted, what);
}

/* Words of the working text stand in the source as printed. */
static inline void
stands(const char *source, const char *words, const char *printed, const char *what)
{
	HtmlText	html = read_html(source);
	uint32_t	length = (uint32_t) strlen(words);

	for (uint32_t at = 0; at + length <= html.length; at++)
		if (memcmp(html.text + at, words, length) == 0)
		{
			GdSpan		span = {at, length};

			is_str(tap_slice(source, html_map_place(&html.map, span)), printed, "%s", what);
			return;
		}
	ok(false, "%s: \"%s\" is in the working text", what, words);
}

#endif
