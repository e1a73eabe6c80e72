/*
 * source.h
 *	  Stage 1: the text that all later stages read.
 *
 * Later stages work on source->text and speak of offsets in it; what leaves the
 * core goes through source_place(), which turns a span of the working text into
 * the place in the text as passed.  For plain text both are the same; HTML has
 * another working text (html.h) and a map.
 */
#ifndef GD_SOURCE_H
#define GD_SOURCE_H

#include "base/arena.h"
#include "base/text.h"
#include "source/html.h"
#include "source/html_judge.h"

typedef struct Source
{
	const char *text;
	uint32_t	length;
	bool		markup;			/* made from HTML: the map counts, and rows of
								 * tables have borders */
	HtmlMap		map;
} Source;

/* GD_LIMIT_INPUT if the text is too long. */
extern GdStatus source_read(Arena *arena, const char *text, size_t length,
							Source *source);

/*
 * The beginning of a text that goes on: whole lines, as they stand in the working
 * text whatever follows.  No line if that cannot be told.  The beginning is that of
 * html_judge.h; who knows that the whole text is a page of HTML says so.
 */
extern GdStatus source_read_part(Arena *arena, const char *text, size_t length,
								 HtmlBeginning beginning, Source *source);

/* Is a whole text a page of HTML, its tags not escaped? */
extern GdStatus source_is_page(Arena *arena, const char *text, size_t length, bool *page);

/* Where a span of the working text stands in the text as passed. */
static inline GdSpan
source_place(const Source *source, GdSpan span)
{
	return source->markup ? html_map_place(&source->map, span) : span;
}

/* The part of source_words for what is not visible ASCII alone. */
extern GdStatus source_words_any(Arena *arena, const Source *source, GdSpan span,
								 GdStr *words);

/*
 * The words of a span: its bytes, trimmed, without the line breaks inside (and
 * the white space around them); a border between cells of HTML is a space.
 * Points into the text where nothing had to be left out.
 */
static inline GdStatus
source_words(Arena *arena, const Source *source, GdSpan span, GdStr *words)
{
	uint32_t	at = span.start;

	/* blank cells and figures, as most cells are */
	while (SHORT_WAY && at < span_end(span) && text_is_visible(source->text[at]))
		at++;
	if (!SHORT_WAY || at < span_end(span))
		return source_words_any(arena, source, span, words);
	words->data = source->text + span.start;
	words->length = span.length;
	return GD_OK;
}

#endif
