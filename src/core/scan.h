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

#include "gd.h"
#include "plain.h"

#if defined(__SSE2__) && !defined(GD_PLAIN)
#include <emmintrin.h>
#define SCAN_VECTORS 1
#endif

/* Bytes of one look. */
#define SCAN_WIDTH 16

/* The first byte of characters of U+F000 to U+FFFF, full-width ones among them. */
#define SCAN_WIDE 0xEF

/*
 * The first byte in text[at, end) that is first to last, or other; end if there is
 * none.
 */
static inline uint32_t
scan_bytes(const char *text, uint32_t at, uint32_t end, unsigned char first,
		   unsigned char last, unsigned char other)
{
#ifdef SCAN_VECTORS
	const __m128i low = _mm_set1_epi8((char) first);
	const __m128i most = _mm_set1_epi8((char) (last - first));
	const __m128i same = _mm_set1_epi8((char) other);

	for (; end - at >= SCAN_WIDTH; at += SCAN_WIDTH)
	{
		__m128i		bytes = _mm_loadu_si128((const __m128i *) (const void *) (text + at));
		__m128i		above = _mm_sub_epi8(bytes, low);
		__m128i		hits = _mm_or_si128(_mm_cmpeq_epi8(_mm_min_epu8(above, most), above),
										_mm_cmpeq_epi8(bytes, same));
		unsigned	mask = (unsigned) _mm_movemask_epi8(hits);

		if (mask != 0)
			return at + (uint32_t) __builtin_ctz(mask);
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
	const __m128i first = _mm_set1_epi8(one);
	const __m128i second = _mm_set1_epi8(other);

	for (; at - start >= SCAN_WIDTH; at -= SCAN_WIDTH)
	{
		__m128i		bytes = _mm_loadu_si128((const __m128i *) (const void *) (text + at - SCAN_WIDTH));
		unsigned	mask = (unsigned) _mm_movemask_epi8(_mm_or_si128(_mm_cmpeq_epi8(bytes, first),
																   _mm_cmpeq_epi8(bytes, second)));

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

/* Where a digit may stand, ASCII or full width. */
static inline uint32_t
scan_digit(const char *text, uint32_t at, uint32_t end)
{
	return scan_bytes(text, at, end, '0', '9', SCAN_WIDE);
}

/*
 * The first byte in text[at, end) that is white space, a control or one of three others,
 * all ASCII; end if there is none.
 */
static inline uint32_t
scan_space(const char *text, uint32_t at, uint32_t end, char one, char two, char three)
{
#ifdef SCAN_VECTORS
	const __m128i space = _mm_set1_epi8(' ');
	const __m128i first = _mm_set1_epi8(one);
	const __m128i second = _mm_set1_epi8(two);
	const __m128i third = _mm_set1_epi8(three);

	for (; end - at >= SCAN_WIDTH; at += SCAN_WIDTH)
	{
		__m128i		bytes = _mm_loadu_si128((const __m128i *) (const void *) (text + at));
		__m128i		low = _mm_cmpeq_epi8(_mm_min_epu8(bytes, space), bytes);
		__m128i		same = _mm_or_si128(_mm_cmpeq_epi8(bytes, first), _mm_cmpeq_epi8(bytes, second));
		__m128i		hits = _mm_or_si128(_mm_or_si128(low, same), _mm_cmpeq_epi8(bytes, third));
		unsigned	mask = (unsigned) _mm_movemask_epi8(hits);

		if (mask != 0)
			return at + (uint32_t) __builtin_ctz(mask);
	}
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
	const __m128i first = _mm_set1_epi8(one);
	const __m128i second = _mm_set1_epi8(other);
	const __m128i zero = _mm_setzero_si128();
	const __m128i goes_on = _mm_set1_epi8((char) 0xBF);
	const __m128i low = _mm_set1_epi8((char) 0xE4);
	const __m128i most = _mm_set1_epi8(5);

	for (; end - at >= SCAN_WIDTH; at += SCAN_WIDTH)
	{
		__m128i		bytes = _mm_loadu_si128((const __m128i *) (const void *) (text + at));
		__m128i		above = _mm_sub_epi8(bytes, low);
		__m128i		begins = _mm_and_si128(_mm_cmpgt_epi8(bytes, goes_on), _mm_cmplt_epi8(bytes, zero));
		__m128i		han = _mm_cmpeq_epi8(_mm_min_epu8(above, most), above);
		__m128i		same = _mm_or_si128(_mm_cmpeq_epi8(bytes, first), _mm_cmpeq_epi8(bytes, second));
		unsigned	mask = (unsigned) _mm_movemask_epi8(_mm_or_si128(_mm_andnot_si128(han, begins), same));

		if (mask != 0)
			return at + (uint32_t) __builtin_ctz(mask);
	}
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

#endif
