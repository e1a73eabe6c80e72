/*
 * check_content_places.c
 *	  Where words that detectors look for may begin: one pass for all of them.
 *
 * Nearly every character begins no word, and most of those that do are not followed
 * by a word's second one.  Both are looked up for all families of words at once, as they
 * are printed, and the places that are left are marked, a bit for each byte; the detectors
 * go from mark to mark.
 */
#include "check/check_content.h"

#include <string.h>

#include "places_data.inc"

/* As PAIRS of tools/content_tables.py. */
#define PLACES_PAIRS 16384

/* Among kinds that begin with a character: some word of furniture is this one alone. */
#define PLACES_ALONE (1u << CONTENT_KINDS)

/* ---- one place ---------------------------------------------------------------- */

/* What may begin with a character, which is folded and in lower case. */
static inline unsigned
kinds_of_first(uint32_t first)
{
	return places_first[first % TRIE_FILTER_BITS] & (PLACES_ALONE - 1);
}

/* What may begin with it if another one follows. */
static inline unsigned
kinds_of_pair(uint32_t first, uint32_t second)
{
	return kinds_of_first(first) & (places_pair[trie_pair(first, second) % PLACES_PAIRS] |
									places_first[first % TRIE_FILTER_BITS] >> 4);
}

/* White space and marks that are passed over for the second character of a word. */
#define MOST_SPACES 8

/*
 * What may begin with a folded character, behind which text[at, end) stands.  A mark
 * belongs to the word or not.
 */
static unsigned
kinds_before(uint32_t first, const char *text, uint32_t at, uint32_t end)
{
	unsigned	kinds = 0;
	unsigned	size;

	for (int i = 0; i < MOST_SPACES && at < end; i++, at += size)
	{
		uint32_t	second = content_lower(fold_first(text_decode(text, end, at, &size)));

		if (second == 0)
			continue;
		kinds |= kinds_of_pair(first, second);
		if (!content_is_mark(second))
			return kinds;
	}
	return kinds_of_first(first);
}

/* What may begin with the character at text[at]. */
static unsigned
kinds_at(const char *text, uint32_t at, uint32_t end)
{
	uint32_t	folded[FOLD_MAX];
	unsigned	size;
	uint32_t	c = text_decode(text, end, at, &size);
	unsigned	count = fold_char(c, folded);
	unsigned	kinds = 0;

	if (count > 1)
		kinds = kinds_of_pair(content_lower(folded[0]), content_lower(folded[1]));
	else if (count == 1)
		kinds = kinds_before(content_lower(folded[0]), text, at + size, end);
	/* as it is, or spelled in Latin letters */
	return c == TEXT_UNKNOWN || (c >= 0xE4 && c <= 0xE9) ? kinds | 1u << CONTENT_GARBLED : kinds;
}

static void
mark(ContentPlaces *places, const char *text, uint32_t at, uint32_t end)
{
	unsigned	kinds;

	if (text_at_han(text, at, end) && text_at_han(text, at + 3, end))
		kinds = kinds_of_pair(fold_any_han(text_han_at(text, at)), fold_any_han(text_han_at(text, at + 3)));
	else
		kinds = kinds_at(text, at, end);
	kinds &= places->wanted;
	at -= places->start;
	for (unsigned kind = 0; kinds != 0; kind++, kinds >>= 1)
		if ((kinds & 1) != 0)
			places->bits[kind][at / 64] |= UINT64_C(1) << at % 64;
}

/* ---- all places ----------------------------------------------------------------- */

/* What is said of the character of three bytes at s; as place_of_three() of tools/content_tables.py. */
static inline unsigned
entry_of_three(const unsigned char *s)
{
	return places_chars[((s[0] * 2u + s[1]) << 6) + s[2] - (((0xE0u * 2 + 0x80u) << 6) + 0x80u)];
}

/*
 * Does a character of U+1000 to U+CFFF stand at s, behind which two bytes can be read, as
 * nearly all of Chinese text are?
 */
static inline bool
is_usual(const unsigned char *s)
{
	return s[0] - 0xE1u < 0x0C && text_goes_on(s[1]) && text_goes_on(s[2]);
}

/* Does a full-width one of U+F000 to U+FFBF? */
static inline bool
is_wide(const unsigned char *s)
{
	return s[0] == SCAN_WIDE && text_goes_on(s[1]) && s[1] != 0xBF && text_goes_on(s[2]);
}

/* What may be the second character of a word at s or behind spaces; everything if in doubt. */
static inline unsigned
kinds_of_second(const unsigned char *s, const unsigned char *end)
{
	for (int i = 0; i < MOST_SPACES && s < end && *s == ' '; i++)
		s++;
	if (s < end && *s < 0x80)
		return places_bytes[*s] >> 4;
	return end - s >= 3 && (is_usual(s) || is_wide(s)) ? entry_of_three(s) >> 4 : ~0u;
}

/* The kinds that are looked for, and what else entries say of them. */
static inline unsigned
wanted_of_entries(const ContentPlaces *places)
{
	return places->wanted | ((places->wanted >> CONTENT_FURNITURE & 1) != 0 ? PLACES_ALONE : 0);
}

/* The first byte in [s, to) that is not ASCII or may begin a word. */
static inline const unsigned char *
skip_ascii(const unsigned char *s, const unsigned char *to, unsigned wanted)
{
	while (s < to && (places_bytes[*s] & wanted) == 0)
		s++;
	return s;
}

/*
 * Mark the places of the usual characters in a row at text[at], which begin before
 * text[to); the offset behind them.
 */
static uint32_t
read_usual(ContentPlaces *places, const char *text, uint32_t at, uint32_t to, uint32_t end)
{
	const unsigned char *const bytes = (const unsigned char *) text;
	const unsigned char *const last = bytes + (end - to >= 2 ? to : end >= 2 ? end - 2 : 0);
	const unsigned wanted = wanted_of_entries(places);
	const unsigned char *s = bytes + at;
	unsigned	open = 0;		/* what the character before s may begin */

	for (; s < last && is_usual(s); s += 3)
	{
		unsigned	entry = entry_of_three(s);

		if ((open & entry >> 4) != 0)
			mark(places, text, (uint32_t) (s - bytes) - 3, end);
		open = entry & wanted;
	}
	if (open != 0 && (open & kinds_of_second(s, bytes + end)) != 0)
		mark(places, text, (uint32_t) (s - bytes) - 3, end);
	return (uint32_t) (s - bytes);
}

/* Mark the places in text[*from, to); *from moves to the first character behind them. */
static void
read_part(ContentPlaces *places, const char *text, uint32_t *from, uint32_t to, uint32_t end)
{
	const unsigned char *const bytes = (const unsigned char *) text;
	const unsigned wanted = wanted_of_entries(places);
	uint32_t	at = *from;

	while (at < to)
	{
		const unsigned char *s;
		unsigned	kinds = wanted;
		unsigned	size;

		at = read_usual(places, text, at, to, end);
		s = skip_ascii(bytes + at, bytes + to, wanted);
		at = (uint32_t) (s - bytes);
		if (at >= to || (end - at >= 3 && is_usual(s)))
			continue;
		(void) text_decode(text, end, at, &size);
		if (*s < 0x80)
			kinds = places_bytes[*s];
		else if (end - at >= 3 && is_wide(s))
			kinds = entry_of_three(s);
		if ((kinds & wanted) != 0 &&
			(kinds == wanted || (kinds & kinds_of_second(s + size, bytes + end)) != 0))
			mark(places, text, at, end);
		at += size;
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
