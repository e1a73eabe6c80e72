/*
 * html_tag.h
 *	  One tag of HTML, however badly written.
 */
#ifndef GD_HTML_TAG_H
#define GD_HTML_TAG_H

#include <string.h>

#include "base/arena.h"
#include "base/plain.h"

typedef enum HtmlTagKind
{
	HTML_TAG_NONE,				/* no tag: text that looks like one */
	HTML_TAG_INLINE,			/* of no importance, known or not */
	HTML_TAG_VOID,				/* likewise, and nothing stands inside */
	HTML_TAG_PAGE,				/* html, body */
	HTML_TAG_BLOCK,				/* begins a new line; also where it ends */
	HTML_TAG_BREAK,				/* br */
	HTML_TAG_PRE,
	HTML_TAG_TABLE,
	HTML_TAG_ROWS,				/* thead, tbody, tfoot */
	HTML_TAG_CAPTION,
	HTML_TAG_ROW,
	HTML_TAG_CELL,				/* td, th */
	HTML_TAG_RAISED,			/* sup, sub: beside the text, not in it */
	HTML_TAG_STRUCK,			/* what stands inside was struck out, or tells how
								 * to pronounce what stands before it */
	HTML_TAG_SKIPPED			/* what stands inside is not text of the page */
} HtmlTagKind;

/* What attributes say of how an element looks. */
typedef enum HtmlLook
{
	HTML_LOOK_SHOWN,
	HTML_LOOK_EMPTY,			/* its place is there, but not what stands in it */
	HTML_LOOK_GONE				/* nor is its place */
} HtmlLook;

typedef struct HtmlTag
{
	HtmlTagKind kind;
	bool		closes;			/* </p> */
	bool		closed;			/* <p/> */
	bool		cut;			/* the text ends before it is known where the tag does */
	bool		alone;			/* nothing behind it has a say in what it is */
	HtmlLook	look:8;
	uint8_t		known;			/* which known name; 0 if unknown */
	uint32_t	start;			/* of the < */
	uint32_t	name;			/* offset and size of the name */
	uint32_t	name_size;
	uint32_t	end;			/* behind the > */
	uint32_t	colspan;		/* of a cell, 1 if it says nothing sensible */
	uint32_t	rowspan;
} HtmlTag;

/*
 * Tags of one text that were read last.  A page writes the same few over and over, to
 * the last byte.  Zeros: none.
 */
#define HTML_TAGS_KEPT 32u

typedef struct HtmlTags
{
	HtmlTag		kept[HTML_TAGS_KEPT];
} HtmlTags;

/* Numbers of known names are below this. */
#define HTML_MAX_NAMES 128

/* The largest colspan and rowspan that are followed; more is cut. */
#define HTML_MAX_COLSPAN 64u
#define HTML_MAX_ROWSPAN 200u

/* Has a tag to do with tables? */
static inline bool
html_tag_is_of_table(HtmlTagKind kind)
{
	return kind >= HTML_TAG_TABLE && kind <= HTML_TAG_CELL;
}

/* Does text[at] begin a name, so that a < before it can open a tag? */
static inline bool
html_begins_name(const char *text, uint32_t length, uint32_t at)
{
	return at < length && ((text[at] | 0x20) >= 'a' && (text[at] | 0x20) <= 'z');
}

/* The name that begins at text[at]: its end and its kind, in *known its number. */
extern HtmlTagKind html_tag_name(const char *text, uint32_t length, uint32_t at,
								 uint32_t *end, uint8_t *known);

/* The part of html_tag_read for a tag that was not met before. */
extern GdStatus html_tag_read_anew(Arena *arena, const char *text, uint32_t length,
								   uint32_t at, HtmlTag *tag);

/* Where a tag is kept: by its first two letters, begin and end apart. */
static inline HtmlTag *
html_tag_kept(HtmlTags *tags, const char *text, uint32_t length, uint32_t at)
{
	bool		closes = text[at + 1] == '/';
	uint32_t	name = at + 1 + closes;
	unsigned	second = name + 1 < length ? (unsigned char) text[name + 1] : 0;

	return &tags->kept[((unsigned char) text[name] + second + closes * 16u) % HTML_TAGS_KEPT];
}

/* Are as many bytes the same, three at least as in any tag?  Without a call, for most are few. */
static inline bool
html_tag_same_bytes(const char *a, const char *b, uint32_t size)
{
	if (size < 4)
		return memcmp(a, b, 2) == 0 && a[2] == b[2];
	if (size < 8)
		return memcmp(a, b, 4) == 0 && memcmp(a + size - 4, b + size - 4, 4) == 0;
	for (uint32_t i = 0; i < size - 8; i += 8)
		if (memcmp(a + i, b + i, 8) != 0)
			return false;
	return memcmp(a + size - 8, b + size - 8, 8) == 0;
}

/*
 * Read the tag whose < is text[at]; a name follows it, with or without a /.
 * Quotes that are never closed end with the tag.  A tag that lacks its > ends
 * before the next < if its name is known; else it is HTML_TAG_NONE, and all of
 * it up to its end is text.  It stands in tags until the next one is read.
 */
static inline GdStatus
html_tag_read(Arena *arena, const char *text, uint32_t length, uint32_t at, HtmlTags *tags,
			  const HtmlTag **tag)
{
	HtmlTag    *kept = html_tag_kept(tags, text, length, at);
	uint32_t	size = kept->end - kept->start;

	*tag = kept;
	if (!SHORT_WAY || !kept->alone || length - at < size ||
		!html_tag_same_bytes(text + at, text + kept->start, size))
		return html_tag_read_anew(arena, text, length, at, kept);
	kept->name += at - kept->start;
	kept->start = at;
	kept->end = at + size;
	return GD_OK;
}

#endif
