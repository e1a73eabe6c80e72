/*
 * html_unseen.h
 *	  What a page holds but does not show.
 *
 * A figure that was struck out or hidden stands between the same borders as the
 * one that took its place: 12 and 15 are no 1215.  What stands in such an element is
 * read like any other text, and taken back when the element ends; so it costs no
 * search, and one that never ends hides nothing.
 */
#ifndef GD_HTML_UNSEEN_H
#define GD_HTML_UNSEEN_H

#include "source/html_write.h"

/*
 * Longer elements, in bytes of the source, are shown: sites hide what a click brings
 * up, which may be the whole report.
 */
#define HTML_MAX_UNSEEN 4096u

/* The outermost element that is open and not shown. */
typedef struct HtmlUnseen
{
	uint32_t	depth;			/* elements of its name that are open; 0: there is none */
	HtmlTag		tag;			/* that opened it */
	HtmlWritten written;		/* before it */
} HtmlUnseen;

/* A tag comes while an element is open: it may end it. */
extern GdStatus html_unseen_end(HtmlUnseen *unseen, HtmlWriter *writer,
								const HtmlTag *tag);

/*
 * It may begin one: asked before the tag is read, and again behind it (placed) for
 * rows and cells whose place stays.
 */
extern void html_unseen_begin(HtmlUnseen *unseen, const HtmlWriter *writer,
							  const HtmlTag *tag, bool placed);

#endif
