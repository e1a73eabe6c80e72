/*
 * check_content_places.c
 *	  Where words that detectors look for may begin: one pass for all of them.
 *
 * Nearly every character begins no word, and most of those that do are not followed
 * by a word's second one.  Both are looked up for all families of words at once, and
 * the places that are left are marked, a bit for each byte; the detectors go from mark
 * to mark.
 */
#include "check_content.h"

#include <string.h>

#include "places_data.inc"

/* As PAIRS of tools/content_tables.py. */
#define PLACES_PAIRS 16384

/* Of places_chars: some word is this character alone. */
#define PLACES_ALONE 8u

static inline void
mark(ContentPlaces *places, uint32_t at, unsigned kinds)
{
	kinds &= places->wanted;
	at -= places->start;
	for (unsigned kind = 0; kinds != 0; kind++, kinds >>= 1)
		if ((kinds & 1) != 0)
			places->bits[kind][at / 64] |= UINT64_C(1) << at % 64;
}

/* What may begin with a character, which is folded; ASCII in any case. */
static inline unsigned
kinds_of_first(uint32_t folded)
{
	return places_first[folded % TRIE_FILTER_BITS] & ((1u << CONTENT_KINDS) - 1);
}

/* What may begin with it if another one follows. */
static inline unsigned
kinds_of_pair(uint32_t first, uint32_t second)
{
	return kinds_of_first(first) & (places_pair[trie_pair(first, second) % PLACES_PAIRS] |
									places_first[first % TRIE_FILTER_BITS] >> 4);
}

/* White space that is passed over for the second character of a word. */
#define MOST_SPACES 8

/*
 * What may begin with a folded character, behind which text[at, end) stands.  A mark
 * belongs to the word or not.
 */
static unsigned
kinds_before(uint32_t first, const char *text, uint32_t at, uint32_t end)
{
	unsigned	size;

	for (int i = 0; i < MOST_SPACES && at < end; i++, at += size)
	{
		uint32_t	second = content_lower(fold_first(text_decode(text, end, at, &size)));

		if (second != 0)
			return content_is_mark(second) ? kinds_of_first(first) : kinds_of_pair(first, second);
	}
	return kinds_of_first(first);
}

/* What may begin with a character that is neither ASCII nor Chinese, and its size. */
static unsigned
kinds_of_other(const char *text, uint32_t at, uint32_t end, unsigned *size)
{
	uint32_t	c = text_decode(text, end, at, size);
	uint32_t	folded = content_lower(fold_first(c));
	unsigned	kinds = folded == 0 || kinds_of_first(folded) == 0 ? 0 :
		kinds_before(folded, text, at + *size, end);

	/* as it is, or spelled in Latin letters */
	return c == TEXT_UNKNOWN || (c >= 0xE4 && c <= 0xE9) ? kinds | 1u << CONTENT_GARBLED : kinds;
}

/* Mark the place of a Chinese character. */
static void
mark_han(ContentPlaces *places, const char *text, uint32_t at, uint32_t end)
{
	mark(places, at, kinds_before(fold_first(text_han_at(text, at)), text, at + 3, end));
}

/* Mark the places in text[at, to), which is Chinese characters alone. */
static void
read_han(ContentPlaces *places, const char *text, uint32_t at, uint32_t to, uint32_t end)
{
	const unsigned wanted = places->wanted | PLACES_ALONE;
	unsigned	open = 0;		/* what the character before at may begin */

	for (; at < to; at += 3)
	{
		unsigned	entry = places_chars[text_han_at(text, at) - 0x4000];

		if ((open & entry >> 4) != 0)
			mark_han(places, text, at - 3, end);
		open = entry & wanted;
	}
	if (open != 0)
		mark_han(places, text, at - 3, end);
}

/* Mark the places in text[*from, to); *from moves to the first character behind them. */
static void
read_part(ContentPlaces *places, const char *text, uint32_t *from, uint32_t to, uint32_t end)
{
	uint32_t	at = *from;

	while (at < to)
	{
		uint32_t	behind = text_skip_han(text, at, to);
		unsigned	size;

		read_han(places, text, at, behind, end);
		for (at = behind; at < to && (unsigned char) text[at] < 0x80; at++)
			if ((kinds_of_first((unsigned char) text[at]) & places->wanted) != 0)
				mark(places, at, kinds_before(content_lower((unsigned char) text[at]),
											  text, at + 1, end));
		if (at < to && !text_at_han(text, at, to))
		{
			mark(places, at, kinds_of_other(text, at, end, &size));
			at += size;
		}
	}
	*from = at;
}

GdStatus
content_places(Arena *arena, const char *text, GdSpan whole, unsigned wanted,
			   ContentPlaces *places)
{
	uint32_t	at = whole.start;
	uint32_t	end = span_end(whole);
	size_t		words = whole.length / 64 + 1;

	places->start = whole.start;
	places->wanted = wanted;
	if (!SHORT_WAY || wanted == 0)
		return GD_OK;
	for (unsigned kind = 0; kind < CONTENT_KINDS; kind++)
	{
		if ((wanted >> kind & 1) == 0)
			continue;
		places->bits[kind] = arena_alloc(arena, words * sizeof(uint64_t));
		if (places->bits[kind] == NULL)
			return GD_NO_MEMORY;
		memset(places->bits[kind], 0, words * sizeof(uint64_t));
	}
	while (at < end)
	{
		uint32_t	to = end - at < GD_POLL_BYTES / 2 ? end : at + GD_POLL_BYTES / 2;

		read_part(places, text, &at, to, end);
		TRY(arena_poll(arena));
	}
	return GD_OK;
}

uint32_t
content_next(const Checking *checking, ContentKind kind, uint32_t at, uint32_t end)
{
	const ContentPlaces *places = checking->places;
	const uint64_t *bits = places->bits[kind];
	uint32_t	from = at - places->start;
	uint32_t	to = end - places->start;
	uint64_t	word;

	if (!SHORT_WAY || at >= end)
		return at;
	word = bits[from / 64] >> from % 64;
	if (word != 0)
		from += (uint32_t) __builtin_ctzll(word);
	else
	{
		uint32_t	i = from / 64 + 1;

		while (i * 64 < to && bits[i] == 0)
			i++;
		from = i * 64 < to ? i * 64 + (uint32_t) __builtin_ctzll(bits[i]) : to;
	}
	return from < to ? from + places->start : end;
}
