/*
 * html.h
 *	  HTML as the text that all stages read.
 *
 * The working text has a line for each block (paragraph, heading, list item...)
 * and each row of a table.  A row begins with HTML_BORDER, and each of its cells
 * ends with one; borders stand nowhere else, nor do line ends inside a row.  A
 * cell that is covered by the colspan of another holds nothing but HTML_COVERED, by
 * its rowspan HTML_HUNG, so that every row has a cell for each column.  A literal pipe is
 * a character like any other.  doc/internals/html.md has the whole convention.
 */
#ifndef GD_HTML_H
#define GD_HTML_H

#include "base/arena.h"
#include "source/html_map.h"

#define HTML_BORDER		'\x1F'
#define HTML_COVERED	'\x1E'
#define HTML_HUNG		'\x1C'

static inline bool
html_is_mark(char c)
{
	return c == HTML_BORDER || c == HTML_COVERED || c == HTML_HUNG;
}

typedef struct HtmlText
{
	const char *text;			/* NULL if the source is not HTML */
	uint32_t	length;
	HtmlMap		map;
} HtmlText;

/*
 * Is the text HTML: a page, a fragment, tables of HTML in a text, or any of them
 * escaped once more?  Blocks or cells decide; a stray < or <br> does not.
 */
extern bool html_is_markup(const char *text, size_t length);

/* At most GD_MAX_INPUT bytes.  Text that is not HTML costs two searches. */
extern GdStatus html_read(Arena *arena, const char *text, uint32_t length,
						  HtmlText *html);

/*
 * The beginning of a page that goes on, its tags not escaped: as far as its working
 * text is the same whatever follows.
 */
extern GdStatus html_read_part(Arena *arena, const char *text, uint32_t length,
							   HtmlText *html);

#endif
