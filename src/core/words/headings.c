/*
 * headings.c
 *	  The statutory wording of level-1 headings, old and new.
 */
#include "words/headings.h"

#include "base/text.h"
#include "base/trie.h"

#include "headings_data.inc"

static const Trie headings_trie = {
	headings_nodes, headings_edges, headings_first, headings_roots
};

/* Behind 2020年 or 2020年度 at text[at]; at if there is none. */
static uint32_t
headings_skip_year(const char *text, uint32_t at, uint32_t end)
{
	uint32_t	next = trie_skip_year(text, at, end);
	unsigned	size;

	if (next == at)
		return at;
	(void) text_decode(text, end, next, &size); /* 年 */
	next += size;
	if (next < end && text_decode(text, end, next, &size) == 0x5EA6)	/* 度 */
		next += size;
	return next;
}

GdSectionKind
headings_match(const char *text, uint32_t at, uint32_t end,
			   uint32_t *match_end, HeadingStrength *strength)
{
	uint32_t	behind_year = headings_skip_year(text, at, end);
	unsigned	value = trie_match(&headings_trie, text, behind_year, end,
								   match_end);

	if (value == 0)
		return GD_SECTION_NONE;
	if (strength != NULL)
		*strength = (HeadingStrength) (value % 4);
	return (GdSectionKind) (value / 4);
}
