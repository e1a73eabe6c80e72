/*
 * text.c
 *	  UTF-8 text: decoding, and the classes of characters that matter here.
 */
#include "base/text.h"

static inline bool
is_continuation(unsigned char c)
{
	return (c & 0xC0) == 0x80;
}

/*
 * Three-byte characters come first: they are nearly all of a Chinese text.
 */
uint32_t
text_decode_wide(const char *text, size_t length, size_t at, unsigned *size)
{
	const unsigned char *s = (const unsigned char *) text + at;
	size_t		left = length - at;
	uint32_t	c;

	if ((s[0] & 0xF0) == 0xE0)
	{
		if (left >= 3 && is_continuation(s[1]) && is_continuation(s[2]))
		{
			c = (s[0] & 0x0Fu) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu);
			if (c >= 0x800 && (c < 0xD800 || c > 0xDFFF))
			{
				*size = 3;
				return c;
			}
		}
	}
	else if ((s[0] & 0xE0) == 0xC0)
	{
		if (left >= 2 && is_continuation(s[1]) && s[0] >= 0xC2)
		{
			*size = 2;
			return (s[0] & 0x1Fu) << 6 | (s[1] & 0x3Fu);
		}
	}
	else if ((s[0] & 0xF8) == 0xF0)
	{
		if (left >= 4 && is_continuation(s[1]) && is_continuation(s[2]) &&
			is_continuation(s[3]))
		{
			c = (s[0] & 0x07u) << 18 | (s[1] & 0x3Fu) << 12 |
				(s[2] & 0x3Fu) << 6 | (s[3] & 0x3Fu);
			if (c >= 0x10000 && c <= 0x10FFFF)
			{
				*size = 4;
				return c;
			}
		}
	}
	*size = 1;
	return TEXT_UNKNOWN;
}

/*
 * A lead byte is never a continuation byte, so the nearest lead byte before
 * text[at] is the only one whose character can end there; if it does not, the
 * last byte belongs to no character in forward reading either.
 */
uint32_t
text_decode_before_wide(const char *text, size_t at, unsigned *size)
{
	const unsigned char *s = (const unsigned char *) text;

	for (size_t back = 1; back <= 4 && back <= at; back++)
	{
		if (!is_continuation(s[at - back]))
		{
			uint32_t	c = text_decode(text, at, at - back, size);

			if (*size == back)
				return c;
			break;
		}
	}
	*size = 1;
	return TEXT_UNKNOWN;
}

unsigned
text_encode_any(uint32_t c, char *out)
{
	if (c < 0x800)
	{
		out[0] = (char) (0xC0 | c >> 6);
		out[1] = (char) (0x80 | (c & 0x3F));
		return 2;
	}
	if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
		c = TEXT_UNKNOWN;
	if (c < 0x10000)
	{
		out[0] = (char) (0xE0 | c >> 12);
		out[1] = (char) (0x80 | (c >> 6 & 0x3F));
		out[2] = (char) (0x80 | (c & 0x3F));
		return 3;
	}
	out[0] = (char) (0xF0 | c >> 18);
	out[1] = (char) (0x80 | (c >> 12 & 0x3F));
	out[2] = (char) (0x80 | (c >> 6 & 0x3F));
	out[3] = (char) (0x80 | (c & 0x3F));
	return 4;
}

bool
text_is_wide_space(uint32_t c)
{
	if (c == 0x3000 || c == 0xA0 || c == 0x85)
		return true;
	if (c < 0x1680)
		return false;

	/* U+200B to U+200F: zero width space, joiners and direction marks */
	return (c >= 0x2000 && c <= 0x200F) ||
		c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
		c == 0x2060 || c == 0xFEFF || c == 0x1680 || c == 0x180E;
}

int
text_han_digit_value(uint32_t c)
{
	switch (c)
	{
		case 0x3007:			/* 〇 */
		case 0x25CB:			/* ○ */
		case 0x25EF:			/* ◯ */
		case 0x96F6:			/* 零 */
			return 0;
		case 0x4E00:			/* 一 */
		case 0x2F00:
			return 1;
		case 0x4E8C:			/* 二 */
		case 0x2F06:
		case 0x4E24:			/* 两 */
		case 0x5169:			/* 兩 */
			return 2;
		case 0x4E09:			/* 三 */
			return 3;
		case 0x56DB:			/* 四 */
			return 4;
		case 0x4E94:			/* 五 */
			return 5;
		case 0x516D:			/* 六 */
			return 6;
		case 0x4E03:			/* 七 */
			return 7;
		case 0x516B:			/* 八 */
		case 0x2F0B:
			return 8;
		case 0x4E5D:			/* 九 */
			return 9;
		default:
			return -1;
	}
}

GdSpan
text_trim_any(const char *text, uint32_t start, uint32_t end, uint32_t behind)
{
	unsigned	size;

	while (start < end &&
		   text_is_space(text_decode(text, end, start, &size)))
		start += size;

	/* start is a character's, so that reading back never passes it */
	while (end > start &&
		   text_is_space(text_decode_before(text + start, end - start, &size)))
		end -= size;
	return start < end ? span_between(start, end) : span_between(behind, behind);
}

/*
 * Does a character of three bytes stand at text[at], of U+3001 or above, that is no space?
 * Chinese characters, full-width signs and punctuation are such ones.
 */
static inline bool
is_wide_word(const char *text, uint32_t at, uint32_t end)
{
	const unsigned char *s = (const unsigned char *) text + at;
	uint32_t	c;

	if (end - at < 3 || s[0] - 0xE3u >= 0x0D || !text_goes_on(s[1]) || !text_goes_on(s[2]))
		return false;
	c = text_join_three(s);
	return c != 0x3000 && c != 0xFEFF;
}

GdSpan
text_trim_ends(const char *text, uint32_t start, uint32_t end, uint32_t behind)
{
	/* most words begin and end with such ones, or with ASCII */
	if (SHORT_WAY && (text_is_visible(text[start]) || is_wide_word(text, start, end)) &&
		(text_is_visible(text[end - 1]) ||
		 (end - start >= 3 && is_wide_word(text, end - 3, end))))
		return span_between(start, end);
	return text_trim_any(text, start, end, behind);
}

uint32_t
text_count(const char *text, GdSpan span)
{
	uint32_t	at = span.start;
	uint32_t	end = span_end(span);
	uint32_t	count = 0;
	unsigned	size;

	while (at < end)
	{
		text_decode(text, end, at, &size);
		at += size;
		count++;
	}
	return count;
}

uint32_t
text_at_most(const char *text, uint32_t at, uint32_t end, uint32_t most)
{
	uint32_t	limit = at + most;

	if (end - at <= most)
		return end;
	for (unsigned back = 1; back < TEXT_MAX_SIZE && back <= most; back++)
	{
		unsigned	size;

		text_decode(text, end, limit - back, &size);
		if (size > back)
			return limit - back;
	}
	return limit;
}

/* zhuāng */
#define MOST_GLOSS 6

static bool
is_small_latin(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0x24F) ||
		(c >= 0x300 && c <= 0x36F) || c == 0x251 || c == 0x261;
}

uint32_t
text_gloss_behind(const char *text, uint32_t at, uint32_t end)
{
	unsigned	size;
	uint32_t	next = at;
	unsigned	letters = 0;
	uint32_t	c;

	c = text_decode(text, end, next, &size);
	if (c != '(' && c != 0xFF08)
		return at;
	for (next += size; next < end; next += size)
	{
		c = text_decode(text, end, next, &size);
		if (c == ')' || c == 0xFF09)
			return letters > 0 ? next + size : at;
		/* a tone may be a mark of its own */
		if (!is_small_latin(c) || ++letters > MOST_GLOSS + 1)
			return at;
	}
	return at;
}
