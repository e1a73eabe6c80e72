/*
 * org.c
 *	  Names of organisations, told by their last word.
 */
#include "meta/org.h"

#include "base/array.h"
#include "base/text.h"

#include "org_names_data.inc"

/* lasts: a bit for each character that some suffix ends with, modulo 256. */
static bool
ends_with_any(const Phrase *phrase, uint32_t from, uint32_t to,
			  const char *const *suffixes, size_t count, const uint64_t lasts[4])
{
	uint32_t	last = to > from && to <= phrase->count ? phrase->chars[to - 1].c : 0;

	if (SHORT_WAY && (lasts[last / 64 % 4] >> last % 64 & 1) == 0)
		return false;
	for (size_t i = 0; i < count; i++)
	{
		if (phrase_ends(phrase, from, to, suffixes[i]))
			return true;
	}
	return false;
}

/* Chinese characters, 、 · and brackets; at least two of the first. */
static bool
is_wording(const Phrase *phrase, uint32_t from, uint32_t to)
{
	uint32_t	han = 0;

	for (uint32_t i = from; i < to; i++)
	{
		uint32_t	c = phrase->chars[i].c;

		if (text_is_han(c))
			han++;
		else if (c != '(' && c != ')' && c != 0x3001 && c != 0xB7)
			return false;
	}
	return han >= 2;
}

static bool
is_name(const Phrase *phrase, uint32_t from, uint32_t to)
{
	if (to <= from || to - from > ORG_MOST_CHARS ||
		!is_wording(phrase, from, to))
		return false;
	/* with one of these it is part of a sentence, of furniture or a heading */
	return !phrase_has_any(phrase, from, to, org_foreign, LENGTH_OF(org_foreign));
}

bool
org_is_name(const Phrase *phrase, uint32_t from, uint32_t to)
{
	return ends_with_any(phrase, from, to, org_name_ends, LENGTH_OF(org_name_ends),
						 org_name_ends_lasts) &&
		is_name(phrase, from, to);
}

bool
org_is_place(const Phrase *phrase, uint32_t from, uint32_t to)
{
	return ends_with_any(phrase, from, to, org_region_ends, LENGTH_OF(org_region_ends),
						 org_region_ends_lasts) &&
		is_name(phrase, from, to);
}

uint32_t
org_end(const Phrase *phrase, uint32_t from, uint32_t to)
{
	if (to > phrase->count)
		to = phrase->count;
	if (to > from && to - from > ORG_MOST_CHARS)
		to = from + ORG_MOST_CHARS;
	for (; to > from; to--)
	{
		if (org_is_name(phrase, from, to))
			return to;
	}
	return from;
}
