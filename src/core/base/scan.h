/*
 * scan.h
 *	  The next byte of interest, sixteen at a look.
 *
 * Most questions about a text begin with a byte that stands in few places: a digit,
 * a pipe, a bracket.  Where the processor's baseline has them (SSE2), vectors pass
 * over the rest; elsewhere, and in the plain build, a loop does.  Both stop at the
 * same byte.
 */
#ifndef GD_SCAN_H
#define GD_SCAN_H

#include "base/plain.h"
#include "gd.h"

#if defined(__SSE2__) && !defined(GD_PLAIN)
#include <emmintrin.h>
#define SCAN_VECTORS 1
#endif

/* Bytes of one look. */
#define SCAN_WIDTH 16

/* The first byte of characters of U+F000 to U+FFFF, full-width ones among them. */
#define SCAN_WIDE 0xEF

/* ---- looks ---------------------------------------------------------------------- */

#ifdef SCAN_VECTORS

static inline __m128i
scan_look(const char *text, uint32_t at)
{
	return _mm_loadu_si128((const __m128i *) (const void *) (text + at));
}

/* Which bytes are this one? */
static inline __m128i
scan_same(__m128i bytes, unsigned char byte)
{
	return _mm_cmpeq_epi8(bytes, _mm_set1_epi8((char) byte));
}

/* Which are one of two? */
static inline __m128i
scan_either(__m128i bytes, char one, char other)
{
	return _mm_or_si128(scan_same(bytes, (unsigned char) one), scan_same(bytes, (unsigned char) other));
}

/* Which are first to last? */
static inline __m128i
scan_between(__m128i bytes, unsigned char first, unsigned char last)
{
	__m128i		above = _mm_sub_epi8(bytes, _mm_set1_epi8((char) first));
	__m128i		most = _mm_set1_epi8((char) (last - first));

	return _mm_cmpeq_epi8(_mm_min_epu8(above, most), above);
}

/* What scan_both_widths() looks for, but for characters whose bytes go on behind the look. */
static inline __m128i
scan_widths(__m128i bytes, unsigned char first, unsigned char last,
			unsigned char second, unsigned char third)
{
	__m128i		seconds = _mm_srli_si128(scan_same(bytes, second), 1);
	__m128i		thirds = _mm_srli_si128(scan_between(bytes, third, (unsigned char) (third + last - first)), 2);
	__m128i		wide = _mm_and_si128(scan_same(bytes, SCAN_WIDE), _mm_and_si128(seconds, thirds));

	return _mm_or_si128(scan_between(bytes, first, last), wide);
}

/* What scan_marks() looks for: C0 to FF but E4 to E9, and two others. */
static inline __m128i
scan_begins_mark(__m128i bytes, char one, char other)
{
	__m128i		begins = scan_between(bytes, 0xC0, 0xFF);
	__m128i		same = _mm_or_si128(scan_same(bytes, (unsigned char) one), scan_same(bytes, (unsigned char) other));

	return _mm_or_si128(_mm_andnot_si128(scan_between(bytes, 0xE4, 0xE9), begins), same);
}

/* What scan_space() looks for. */
static inline __m128i
scan_spaces(__m128i bytes, char one, char two, char three)
{
	__m128i		same = _mm_or_si128(scan_same(bytes, (unsigned char) one), scan_same(bytes, (unsigned char) two));

	return _mm_or_si128(_mm_or_si128(scan_between(bytes, 0, ' '), same), scan_same(bytes, (unsigned char) three));
}

/* What scan_ordinal_marks() looks for, but for characters whose bytes go on behind the look. */
static inline __m128i
scan_behind_ordinal(__m128i bytes)
{
	__m128i		thirds = _mm_srli_si128(bytes, 2);
	__m128i		comma = _mm_and_si128(scan_same(bytes, 0xE3), scan_same(thirds, 0x81));
	__m128i		wide = _mm_and_si128(scan_same(bytes, SCAN_WIDE),
									 _mm_or_si128(scan_same(thirds, 0x8E), scan_same(thirds, 0x89)));
	__m128i		narrow = _mm_or_si128(scan_same(bytes, '.'), scan_same(bytes, ')'));

	return _mm_or_si128(_mm_or_si128(comma, wide), narrow);
}

/* Where the first hit of a look at text[at] stands; end if there is none. */
static inline uint32_t
scan_first(__m128i hits, uint32_t at, uint32_t end)
{
	unsigned	mask = (unsigned) _mm_movemask_epi8(hits);

	return mask != 0 ? at + (uint32_t) __builtin_ctz(mask) : end;
}

/* Likewise of a look at the last bytes before text[end], of which text[at] is one. */
static inline uint32_t
scan_last(__m128i hits, uint32_t at, uint32_t end)
{
	unsigned	mask = (unsigned) _mm_movemask_epi8(hits) >> (SCAN_WIDTH - (end - at));

	return mask != 0 ? at + (uint32_t) __builtin_ctz(mask) : end;
}

#endif

/* ---- scans ---------------------------------------------------------------------- */

/*
 * The first byte in text[at, end) that is first to last, or other; end if there is
 * none.
 */
static inline uint32_t
scan_bytes(const char *text, uint32_t at, uint32_t end, unsigned char first,
		   unsigned char last, unsigned char other)
{
#ifdef SCAN_VECTORS
	for (; end - at >= SCAN_WIDTH; at += SCAN_WIDTH)
	{
		__m128i		bytes = scan_look(text, at);
		uint32_t	found = scan_first(_mm_or_si128(scan_between(bytes, first, last),
												   scan_same(bytes, other)), at, end);

		if (found != end)
			return found;
	}
	if (end >= SCAN_WIDTH)
	{
		__m128i		bytes = scan_look(text, end - SCAN_WIDTH);

		return scan_last(_mm_or_si128(scan_between(bytes, first, last), scan_same(bytes, other)), at, end);
	}
#endif
	for (; at < end; at++)
	{
		unsigned char c = (unsigned char) text[at];

		if ((unsigned char) (c - first) <= last - first || c == other)
			break;
	}
	return at;
}

/* The offset behind the last byte in text[start, at) that is one or other; start if none is. */
static inline uint32_t
scan_back(const char *text, uint32_t start, uint32_t at, char one, char other)
{
#ifdef SCAN_VECTORS
	for (; at - start >= SCAN_WIDTH; at -= SCAN_WIDTH)
	{
		__m128i		bytes = scan_look(text, at - SCAN_WIDTH);
		unsigned	mask = (unsigned) _mm_movemask_epi8(_mm_or_si128(scan_same(bytes, (unsigned char) one),
																   scan_same(bytes, (unsigned char) other)));

		if (mask != 0)
			return at - SCAN_WIDTH + 32 - (uint32_t) __builtin_clz(mask);
	}
#endif
	while (at > start && text[at - 1] != one && text[at - 1] != other)
		at--;
	return at;
}

/* The first byte in text[at, end) that is one of some; end if there is none. */
#define SCAN_SOME 5

static inline uint32_t
scan_some(const char *text, uint32_t at, uint32_t end, const uint8_t some[SCAN_SOME])
{
#ifdef SCAN_VECTORS
	__m128i		all[SCAN_SOME];

	for (int i = 0; i < SCAN_SOME; i++)
		all[i] = _mm_set1_epi8((char) some[i]);
	for (; at + SCAN_WIDTH <= end; at += SCAN_WIDTH)
	{
		__m128i		bytes = _mm_loadu_si128((const __m128i *) (const void *) (text + at));
		__m128i		hits = _mm_cmpeq_epi8(bytes, all[0]);
		unsigned	mask;

		for (int i = 1; i < SCAN_SOME; i++)
			hits = _mm_or_si128(hits, _mm_cmpeq_epi8(bytes, all[i]));
		mask = (unsigned) _mm_movemask_epi8(hits);
		if (mask != 0)
			return at + (uint32_t) __builtin_ctz(mask);
	}
#endif
	for (; at < end; at++)
		for (int i = 0; i < SCAN_SOME; i++)
			if ((uint8_t) text[at] == some[i])
				return at;
	return end;
}

/*
 * The first byte in text[at, end) that is one or other; end if there is none.  For bytes
 * that many texts do not have at all: four looks in one.
 */
static inline uint32_t
scan_pair(const char *text, uint32_t at, uint32_t end, char one, char other)
{
#ifdef SCAN_VECTORS
	for (; end - at >= 4 * SCAN_WIDTH; at += 4 * SCAN_WIDTH)
	{
		__m128i		hits = scan_either(scan_look(text, at), one, other);

		hits = _mm_or_si128(hits, scan_either(scan_look(text, at + SCAN_WIDTH), one, other));
		hits = _mm_or_si128(hits, scan_either(scan_look(text, at + 2 * SCAN_WIDTH), one, other));
		hits = _mm_or_si128(hits, scan_either(scan_look(text, at + 3 * SCAN_WIDTH), one, other));
		if (_mm_movemask_epi8(hits) != 0)
			break;
	}
#endif
	return scan_bytes(text, at, end, (unsigned char) one, (unsigned char) one, (unsigned char) other);
}

/*
 * The first character in text[at, end) that is first to last (ASCII), or one of the
 * full-width characters of the bytes EF second third, which stand for first, and on.
 */
static inline uint32_t
scan_both_widths(const char *text, uint32_t at, uint32_t end, unsigned char first,
				 unsigned char last, unsigned char second, unsigned char third)
{
#ifdef SCAN_VECTORS
	/* the last two bytes of a look are the first of the next one */
	for (; end - at >= SCAN_WIDTH; at += SCAN_WIDTH - 2)
	{
		uint32_t	found = scan_first(scan_widths(scan_look(text, at), first, last, second, third), at, end);

		if (found != end)
			return found;
	}
	if (end >= SCAN_WIDTH)
		return scan_last(scan_widths(scan_look(text, end - SCAN_WIDTH), first, last, second, third), at, end);
#endif
	for (; at < end; at++)
	{
		const unsigned char *s = (const unsigned char *) text + at;

		if ((unsigned char) (s[0] - first) <= last - first ||
			(s[0] == SCAN_WIDE && end - at >= 3 && s[1] == second &&
			 (unsigned char) (s[2] - third) <= last - first))
			break;
	}
	return at;
}

/* The first digit in text[at, end), ASCII or full width. */
static inline uint32_t
scan_digit(const char *text, uint32_t at, uint32_t end)
{
	return scan_both_widths(text, at, end, '0', '9', 0xBC, 0x90);
}

/* The first pipe, likewise. */
static inline uint32_t
scan_pipe(const char *text, uint32_t at, uint32_t end)
{
	return scan_both_widths(text, at, end, '|', '|', 0xBD, 0x9C);
}

/*
 * The first line break in text[at, end); end if there is none.  *piped: a pipe may stand
 * before it, of either width.
 */
static inline uint32_t
scan_line(const char *text, uint32_t at, uint32_t end, bool *piped)
{
#ifdef SCAN_VECTORS
	__m128i		before = _mm_setzero_si128();

	for (; end - at > SCAN_WIDTH; at += SCAN_WIDTH)
	{
		__m128i		bytes = scan_look(text, at);
		__m128i		wide = _mm_and_si128(scan_same(bytes, SCAN_WIDE), scan_same(scan_look(text, at + 1), 0xBD));
		__m128i		pipes = _mm_or_si128(scan_same(bytes, '|'), wide);
		unsigned	breaks = (unsigned) _mm_movemask_epi8(scan_same(bytes, '\n'));

		if (breaks != 0)
		{
			*piped = _mm_movemask_epi8(before) != 0 || (_mm_movemask_epi8(pipes) & ((breaks & -breaks) - 1)) != 0;
			return at + (uint32_t) __builtin_ctz(breaks);
		}
		before = _mm_or_si128(before, pipes);
	}
	*piped = _mm_movemask_epi8(before) != 0;
#else
	*piped = false;
#endif
	for (; at < end && text[at] != '\n'; at++)
		*piped |= text[at] == '|' || (unsigned char) text[at] == SCAN_WIDE;
	return at;
}

/*
 * Which of the bytes from text[at] on begin a pipe: a bit of *mask for each, the lowest for
 * the first, and for how many is told.
 */
static inline uint32_t
scan_pipes(const char *text, uint32_t at, uint32_t end, unsigned *mask)
{
	uint32_t	count = end - at < SCAN_WIDTH ? end - at : SCAN_WIDTH - 2;

#ifdef SCAN_VECTORS
	if (end >= SCAN_WIDTH)
	{
		uint32_t	from = end - at < SCAN_WIDTH ? end - SCAN_WIDTH : at;
		__m128i		bytes = scan_look(text, from);
		__m128i		seconds = _mm_srli_si128(scan_same(bytes, 0xBD), 1);
		__m128i		thirds = _mm_srli_si128(scan_same(bytes, 0x9C), 2);
		__m128i		wide = _mm_and_si128(scan_same(bytes, SCAN_WIDE), _mm_and_si128(seconds, thirds));

		*mask = (unsigned) _mm_movemask_epi8(_mm_or_si128(scan_same(bytes, '|'), wide)) >> (at - from) &
			((1u << count) - 1);
		return count;
	}
#endif
	*mask = 0;
	for (uint32_t i = 0; i < count; i++)
		*mask |= (unsigned) (scan_pipe(text, at + i, at + i + (end - at - i < 3 ? end - at - i : 3)) == at + i) << i;
	return count;
}

/*
 * The first byte in text[at, end) that is white space, a control or one of three others,
 * all ASCII; end if there is none.
 */
static inline uint32_t
scan_space(const char *text, uint32_t at, uint32_t end, char one, char two, char three)
{
#ifdef SCAN_VECTORS
	for (; end - at >= SCAN_WIDTH; at += SCAN_WIDTH)
	{
		uint32_t	found = scan_first(scan_spaces(scan_look(text, at), one, two, three), at, end);

		if (found != end)
			return found;
	}
	if (end >= SCAN_WIDTH)
		return scan_last(scan_spaces(scan_look(text, end - SCAN_WIDTH), one, two, three), at, end);
#endif
	for (; at < end; at++)
		if ((unsigned char) text[at] <= ' ' || text[at] == one || text[at] == two || text[at] == three)
			break;
	return at;
}

/*
 * The first byte in text[at, end) that is one or other, both ASCII, or begins a character
 * that is neither ASCII nor Chinese (U+4000 to U+9FFF): a mark, if any.
 */
static inline uint32_t
scan_marks(const char *text, uint32_t at, uint32_t end, char one, char other)
{
#ifdef SCAN_VECTORS
	for (; end - at >= SCAN_WIDTH; at += SCAN_WIDTH)
	{
		uint32_t	found = scan_first(scan_begins_mark(scan_look(text, at), one, other), at, end);

		if (found != end)
			return found;
	}
	if (end >= SCAN_WIDTH)
		return scan_last(scan_begins_mark(scan_look(text, end - SCAN_WIDTH), one, other), at, end);
#endif
	for (; at < end; at++)
	{
		unsigned char c = (unsigned char) text[at];

		if (text[at] == one || text[at] == other || (c >= 0xC0 && c - 0xE4u >= 6))
			break;
	}
	return at;
}

/*
 * The offset behind the well-formed characters of U+4000 to U+9FFF in a row at
 * text[at], as nearly all Chinese ones are; at if none stands there.
 */
static inline uint32_t
scan_han(const char *text, uint32_t at, uint32_t end)
{
#ifdef SCAN_VECTORS
	/* five characters: which of fifteen bytes begin one, and which go on */
	const unsigned begins = 0x1249;
	const unsigned goes_on = 0x6DB6;
	const __m128i low = _mm_set1_epi8((char) 0xE4);
	const __m128i most = _mm_set1_epi8(5);
	const __m128i above = _mm_set1_epi8((char) 0xC0);

	for (; end - at >= SCAN_WIDTH; at += 15)
	{
		__m128i		bytes = _mm_loadu_si128((const __m128i *) (const void *) (text + at));
		__m128i		first = _mm_sub_epi8(bytes, low);
		unsigned	firsts = (unsigned) _mm_movemask_epi8(_mm_cmpeq_epi8(_mm_min_epu8(first, most), first));
		unsigned	others = (unsigned) _mm_movemask_epi8(_mm_cmplt_epi8(bytes, above));
		unsigned	wrong = ((firsts ^ begins) & begins) | ((others ^ goes_on) & goes_on);

		if (wrong != 0)
			return at + (uint32_t) __builtin_ctz(wrong) / 3 * 3;
	}
#endif
	while (end - at >= 3)
	{
		const unsigned char *s = (const unsigned char *) text + at;

		if (s[0] - 0xE4u >= 6 || (s[1] & 0xC0) != 0x80 || (s[2] & 0xC0) != 0x80)
			break;
		at += 3;
	}
	return at;
}

/*
 * The first of bytes[at, end) that has one of some bits; end if none has.  SCAN_WIDTH bytes
 * behind end can be read, whatever they are.
 */
static inline uint32_t
scan_bits(const uint8_t *bytes, uint32_t at, uint32_t end, unsigned bits)
{
#ifdef SCAN_VECTORS
	const __m128i any = _mm_set1_epi8((char) bits);

	for (; at < end; at += SCAN_WIDTH)
	{
		__m128i		some = _mm_and_si128(_mm_loadu_si128((const __m128i *) (const void *) (bytes + at)), any);
		unsigned	none = (unsigned) _mm_movemask_epi8(_mm_cmpeq_epi8(some, _mm_setzero_si128()));

		if (none != 0xFFFF)
		{
			at += (uint32_t) __builtin_ctz(~none);
			break;
		}
	}
	return at < end ? at : end;
#else
	while (at < end && (bytes[at] & bits) == 0)
		at++;
	return at;
#endif
}

/*
 * The first place in text[at, end) where one of the marks behind an ordinal may stand, by
 * the first and last byte of it: 、 . ) and the latter in full width.
 */
static inline uint32_t
scan_ordinal_marks(const char *text, uint32_t at, uint32_t end)
{
#ifdef SCAN_VECTORS
	/* the last two bytes of a look are the first of the next one */
	for (; end - at >= SCAN_WIDTH; at += SCAN_WIDTH - 2)
	{
		uint32_t	found = scan_first(scan_behind_ordinal(scan_look(text, at)), at, end);

		if (found != end)
			return found;
	}
	if (end >= SCAN_WIDTH)
		return scan_last(scan_behind_ordinal(scan_look(text, end - SCAN_WIDTH)), at, end);
#endif
	for (; at < end; at++)
	{
		const unsigned char *s = (const unsigned char *) text + at;

		if (s[0] == '.' || s[0] == ')')
			break;
		if (end - at >= 3 && ((s[0] == 0xE3 && s[2] == 0x81) ||
							  (s[0] == SCAN_WIDE && (s[2] == 0x8E || s[2] == 0x89))))
			break;
	}
	return at;
}

#endif
