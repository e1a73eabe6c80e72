/*
 * html_unseen.c
 *	  What a page holds but does not show.
 */
#include "source/html_unseen.h"

/* What a tag is to the element that is open. */
typedef enum TagMeaning
{
	TAG_INSIDE,					/* a part of it */
	TAG_ENDS,					/* its end */
	TAG_BREAKS					/* it has none, or holds a table */
} TagMeaning;

static TagMeaning
tag_meaning(HtmlUnseen *unseen, const HtmlTag *tag)
{
	const HtmlTag *open = &unseen->tag;

	if (tag->end - open->end > HTML_MAX_UNSEEN || (tag->kind == HTML_TAG_TABLE && !tag->closes))
		return TAG_BREAKS;
	if (html_tag_is_of_table(tag->kind))
	{
		/* rows and cells need no end tag of their own */
		if (open->kind == HTML_TAG_ROW && tag->kind == HTML_TAG_CELL)
			return TAG_INSIDE;
		return html_tag_is_of_table(open->kind) ? TAG_ENDS : TAG_BREAKS;
	}
	if (tag->known != open->known || tag->closed)
		return TAG_INSIDE;
	if (!tag->closes)
		unseen->depth++;
	else
		unseen->depth--;
	return unseen->depth > 0 ? TAG_INSIDE : TAG_ENDS;
}

GdStatus
html_unseen_end(HtmlUnseen *unseen, HtmlWriter *writer, const HtmlTag *tag)
{
	TagMeaning	meaning = tag_meaning(unseen, tag);

	if (meaning == TAG_INSIDE)
		return GD_OK;
	unseen->depth = 0;
	return meaning == TAG_ENDS ?
		html_write_back(writer, &unseen->written, tag->start) : GD_OK;
}

/* Is the element one that is not shown?  Outside of rows nothing is hidden. */
static bool
is_unseen(const HtmlWriter *writer, const HtmlTag *tag)
{
	switch (tag->kind)
	{
		case HTML_TAG_STRUCK:
			return true;
		case HTML_TAG_ROW:
			return tag->look == HTML_LOOK_GONE;
		case HTML_TAG_CELL:
			return tag->look != HTML_LOOK_SHOWN;
		case HTML_TAG_INLINE:
		case HTML_TAG_RAISED:
		case HTML_TAG_BLOCK:
			return tag->look != HTML_LOOK_SHOWN && writer->grid.in_row;
		default:
			return false;
	}
}

/* A row that is gone is one without cells; a cell that is empty keeps its place. */
static bool
keeps_place(const HtmlTag *tag)
{
	return tag->kind == HTML_TAG_ROW ||
		(tag->kind == HTML_TAG_CELL && tag->look == HTML_LOOK_EMPTY);
}

void
html_unseen_begin(HtmlUnseen *unseen, const HtmlWriter *writer,
				  const HtmlTag *tag, bool placed)
{
	if (unseen->depth > 0 || tag->known == 0 || tag->closes || tag->closed ||
		!is_unseen(writer, tag) || keeps_place(tag) != placed)
		return;
	unseen->depth = 1;
	unseen->tag = *tag;
	html_written(writer, &unseen->written);
}
