/*
 * text.h
 *	  UTF-8 text: decoding, and the classes of characters that matter here.
 */
#ifndef GD_TEXT_H
#define GD_TEXT_H

#include "base/plain.h"
#include "base/scan.h"
#include "gd.h"

/* Bytes of the longest character. */
#define TEXT_MAX_SIZE 4

/* What a byte that belongs to no character is read as. */
#define TEXT_UNKNOWN 0xFFFD

/* Is it a byte behind the first one of a character: 0x80 to 0xBF? */
static inline bool
text_goes_on(unsigned char c)
{
	return (signed char) c < -0x40;
}

/* The character of three bytes that are known to be one. */
static inline uint32_t
text_join_three(const unsigned char *s)
{
	/* the marks of the three bytes in one number */
	return ((uint32_t) s[0] << 12) + ((uint32_t) s[1] << 6) + s[2] -
		((0xE0u << 12) + (0x80u << 6) + 0x80u);
}

/* The part of text_decode for characters beyond ASCII. */
extern uint32_t text_decode_wide(const char *text, size_t length, size_t at,
								 unsigned *size);

/*
 * The character at text[at] (at < length) and its size in *size, 1 to 4.
 * Malformed, overlong and surrogate sequences: TEXT_UNKNOWN of size 1.
 */
static inline uint32_t
text_decode(const char *text, size_t length, size_t at, unsigned *size)
{
	const unsigned char *s = (const unsigned char *) text + at;

	if (s[0] < 0x80)
	{
		*size = 1;
		return s[0];
	}
	/* E1 to EF but ED: no overlong form, no surrogate; nearly all Chinese text */
	if (s[0] - 0xE1u < 0x0F && s[0] != 0xED && length - at >= 3 &&
		text_goes_on(s[1]) && text_goes_on(s[2]))
	{
		*size = 3;
		return text_join_three(s);
	}
	return text_decode_wide(text, length, at, size);
}

/*
 * Does a well-formed character of U+4000 to U+9FFF stand at text[at]?  Nearly all
 * Chinese ones do, and nothing else: no space, figure or punctuation.
 */
static inline bool
text_at_han(const char *text, uint32_t at, uint32_t end)
{
	const unsigned char *s = (const unsigned char *) text + at;

	return SHORT_WAY && end - at >= 3 && s[0] - 0xE4u < 6 &&
		text_goes_on(s[1]) && text_goes_on(s[2]);
}

/* That character. */
static inline uint32_t
text_han_at(const char *text, uint32_t at)
{
	return text_join_three((const unsigned char *) text + at);
}

/* The offset behind all such characters in a row. */
static inline uint32_t
text_skip_han(const char *text, uint32_t at, uint32_t end)
{
	return SHORT_WAY ? scan_han(text, at, end) : at;
}

/* The part of text_decode_before for characters beyond ASCII. */
extern uint32_t text_decode_before_wide(const char *text, size_t at,
										unsigned *size);

/*
 * The character that ends before text[at] (at > 0), likewise.  Backward and
 * forward reading cut the same bytes into the same characters.
 */
static inline uint32_t
text_decode_before(const char *text, size_t at, unsigned *size)
{
	const unsigned char *s = (const unsigned char *) text + at;

	if (s[-1] < 0x80)
	{
		*size = 1;
		return s[-1];
	}
	/* as in text_decode */
	if (SHORT_WAY && at >= 3 && s[-3] - 0xE1u < 0x0C &&
		text_goes_on(s[-2]) && text_goes_on(s[-1]))
	{
		*size = 3;
		return text_join_three(s - 3);
	}
	return text_decode_before_wide(text, at, size);
}

/* The part of text_encode for characters that are neither ASCII nor Chinese. */
extern unsigned text_encode_any(uint32_t c, char *out);

/* Bytes of c as UTF-8 into out (4 at most); returns how many. */
static inline unsigned
text_encode(uint32_t c, char *out)
{
	if (c < 0x80)
	{
		out[0] = (char) c;
		return 1;
	}
	if (c - 0x800 < 0xD800 - 0x800)
	{
		out[0] = (char) (0xE0 | c >> 12);
		out[1] = (char) (0x80 | (c >> 6 & 0x3F));
		out[2] = (char) (0x80 | (c & 0x3F));
		return 3;
	}
	return text_encode_any(c, out);
}

/* The part of text_is_space for characters beyond ASCII. */
extern bool text_is_wide_space(uint32_t c);

/* Spaces of any width, no-break and zero-width ones, BOM, tabs, line breaks. */
static inline bool
text_is_space(uint32_t c)
{
	if (c <= ' ')
		return c == ' ' || (c >= '\t' && c <= '\r');
	/* U+3001 to U+FEFE: all of Chinese text, and no space among it */
	if (c < 0x80 || c - 0x3001 < 0xFEFF - 0x3001)
		return false;
	return text_is_wide_space(c);
}

/* Spaces that take no room: zero width spaces and joiners, direction marks, BOM. */
static inline bool
text_has_no_width(uint32_t c)
{
	return c - 0x200B <= 0x200F - 0x200B || c == 0x2060 || c == 0xFEFF;
}

/* A Chinese character (CJK unified ideographs, 〇 included). */
static inline bool
text_is_han(uint32_t c)
{
	return c - 0x4E00 < 0xA000 - 0x4E00 ||
		(c >= 0x3007 && (c == 0x3007 ||
						 c - 0x3400 < 0x4DC0 - 0x3400 ||
						 c - 0xF900 < 0xFB00 - 0xF900 ||
						 c - 0x20000 < 0x323B0 - 0x20000));
}

/* The value of an ASCII or full-width digit, or -1. */
static inline int
text_digit(uint32_t c)
{
	if (c - '0' < 10)
		return (int) (c - '0');
	if (c - 0xFF10 < 10)
		return (int) (c - 0xFF10);
	return -1;
}

/* The part of text_han_digit behind a look that nearly no other passes. */
extern int	text_han_digit_value(uint32_t c);

/*
 * The value of a Chinese digit, or -1: 〇 ○ 零 to 九, 两 for 2.  ○ (U+25CB) is
 * what many editors print for 〇.  Kangxi radicals count as the characters
 * they look like: PDF fonts map to them.
 */
static inline int
text_han_digit(uint32_t c)
{
	/* modulo 256, one bit for each of them: nearly all characters are none */
	static const uint64_t some[4] = {
		UINT64_C(0x0000001000000AC9), UINT64_C(0x00002A0020000000),
		UINT64_C(0x0000000000101000), UINT64_C(0x0040800008000800)
	};

	if (SHORT_WAY && (some[c / 64 % 4] >> c % 64 & 1) == 0)
		return -1;
	return text_han_digit_value(c);
}

/* 十, the radical included. */
static inline bool
text_is_ten(uint32_t c)
{
	return c == 0x5341 || c == 0x2F17;
}

/* Characters in a span. */
extern uint32_t text_count(const char *text, GdSpan span);

/* Where at most so many bytes of text[at, end) end without cutting a character. */
extern uint32_t text_at_most(const char *text, uint32_t at, uint32_t end, uint32_t most);

static inline GdSpan
span_between(uint32_t start, uint32_t end)
{
	GdSpan		span = {start, end - start};

	return span;
}

static inline uint32_t
span_end(GdSpan span)
{
	return span.start + span.length;
}

/* Is a byte an ASCII character, and no white space nor a control before it? */
static inline bool
text_is_visible(char byte)
{
	return (unsigned char) byte - 0x21u < 0x80 - 0x21;
}

/*
 * The part of text_trim for text[start, end), which begins and ends with no space; if
 * there is nothing else, it is empty at behind.
 */
extern GdSpan text_trim_ends(const char *text, uint32_t start, uint32_t end,
							 uint32_t behind);

/* The part of that for other words. */
extern GdSpan text_trim_any(const char *text, uint32_t start, uint32_t end,
							uint32_t behind);

/* The span without white space at both ends. */
static inline GdSpan
text_trim(const char *text, GdSpan span)
{
	uint32_t	start = span.start;
	uint32_t	end = span_end(span);

	/* most white space is spaces, and most cells have visible ASCII at both ends */
	while (start < end && text[start] == ' ')
		start++;
	while (end > start && text[end - 1] == ' ')
		end--;
	if (start == end || (SHORT_WAY && text_is_visible(text[start]) && text_is_visible(text[end - 1])))
		return span_between(start, end);
	return text_trim_ends(text, start, end, span_end(span));
}

/*
 * The offset behind the digits at text[at] if they are fewer than least, ASCII, and plainly
 * all; at otherwise.
 */
static inline uint32_t
text_skip_few_digits(const char *text, uint32_t at, uint32_t end, uint32_t least)
{
	for (uint32_t next = at; SHORT_WAY && next < end && next - at < least; next++)
		if (text_digit((unsigned char) text[next]) < 0)
			return (unsigned char) text[next] != SCAN_WIDE ? next : at;
	return at;
}

/* The part of text_gloss_end behind a first byte that a bracket may begin with. */
extern uint32_t text_gloss_behind(const char *text, uint32_t at, uint32_t end);

/*
 * The offset behind the reading of a character in brackets at text[at]
 * (報(bào)告), or at: one syllable, in small Latin letters.
 */
static inline uint32_t
text_gloss_end(const char *text, uint32_t at, uint32_t end)
{
	/* ( and the first byte of （ */
	if (at >= end || (SHORT_WAY && text[at] != '(' && text[at] != '\xEF'))
		return at;
	return text_gloss_behind(text, at, end);
}

#endif
