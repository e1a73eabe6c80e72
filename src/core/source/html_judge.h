/*
 * html_judge.h
 *	  Is a text HTML, and of what kind?
 */
#ifndef GD_HTML_JUDGE_H
#define GD_HTML_JUDGE_H

#include "base/arena.h"

typedef enum HtmlKind
{
	HTML_NONE,					/* text, whatever tags it mentions */
	HTML_PAGE,					/* markup divides it; line ends are spaces */
	HTML_TABLES					/* text whose lines are lines, with tables of HTML in
								 * it: what some converters to markdown leave */
} HtmlKind;

/*
 * A text with neither < nor & in its first bytes is no page, whatever follows:
 * its lines are lines.
 */
#ifndef HTML_PLAIN_BYTES
#define HTML_PLAIN_BYTES 2048u
#endif

/* What the first bytes of a text tell of it. */
typedef enum HtmlBeginning
{
	HTML_BEGINS_ANYHOW,			/* nothing, or there are not so many */
	HTML_BEGINS_PLAIN,			/* that it is no page */
	HTML_BEGINS_PAGE			/* that it is one */
} HtmlBeginning;

extern HtmlBeginning html_beginning(const char *text, size_t length);

/*
 * *escaped: the tags are written &lt;p&gt;.  The arena is for its interrupt hook
 * alone and may be NULL.
 */
extern GdStatus html_judge(const Arena *arena, const char *text, size_t length,
						   HtmlKind *kind, bool *escaped);

#endif
