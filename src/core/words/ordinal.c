/*
 * ordinal.c
 *	  The ordinals of headings and table rows: 一、 (一) 1. (1) ⑴ ① Ⅰ
 */
#include "words/ordinal.h"

#include "base/text.h"
#include "words/date.h"

/*
 * Spaces between a numeral and its punctuation, and marks in a row: more of
 * them than these is layout, not an ordinal.
 */
#define MOST_SPACES		8
#define MOST_MARKS		3

/* Characters that are an ordinal by themselves, in runs of the code table. */
typedef struct SignRun
{
	uint16_t	first;
	uint8_t		count;
	uint8_t		style;
	uint8_t		number;			/* of the first */
} SignRun;

static const SignRun sign_runs[] = {
	{0x2160, 12, ORDINAL_ROMAN, 1},			/* Ⅰ */
	{0x2170, 12, ORDINAL_ROMAN, 1},			/* ⅰ */
	{0x2460, 20, ORDINAL_CIRCLE, 1},		/* ① */
	{0x2474, 20, ORDINAL_DIGIT_BRACKETS, 1},	/* ⑴ */
	{0x2488, 20, ORDINAL_DIGIT, 1},			/* ⒈ */
	{0x24EB, 10, ORDINAL_CIRCLE, 11},		/* ⓫ */
	{0x24F5, 10, ORDINAL_CIRCLE, 1},		/* ⓵ */
	{0x2776, 10, ORDINAL_CIRCLE, 1},		/* ❶ */
	{0x2780, 10, ORDINAL_CIRCLE, 1},		/* ➀ */
	{0x278A, 10, ORDINAL_CIRCLE, 1},		/* ➊ */
	{0x3220, 10, ORDINAL_HAN_BRACKETS, 1},	/* ㈠ */
	{0x3280, 10, ORDINAL_HAN_BRACKETS, 1},	/* ㊀ */
};

static uint32_t
peek(const char *text, uint32_t at, uint32_t end, unsigned *size)
{
	*size = 0;
	return at < end ? text_decode(text, end, at, size) : 0;
}

static uint32_t
skip_few_spaces(const char *text, uint32_t at, uint32_t end)
{
	unsigned	size;

	for (int i = 0; i < MOST_SPACES && !text_at_han(text, at, end); i++)
	{
		if (!text_is_space(peek(text, at, end, &size)))
			break;
		at += size;
	}
	return at;
}

static bool
is_opening(uint32_t c)
{
	return c == '(' || c == 0xFF08 || c == 0xFE59 || c == '[' ||
		c == 0xFF3B || c == 0x3014 || c == 0x3010;
}

static bool
is_closing(uint32_t c)
{
	return c == ')' || c == 0xFF09 || c == 0xFE5A || c == ']' ||
		c == 0xFF3D || c == 0x3015 || c == 0x3011;
}

static bool
is_full_stop(uint32_t c)
{
	return c == '.' || c == 0xFF0E || c == 0xFE52;
}

/* 、 in its three widths, and the full stop. */
static bool
is_digit_mark(uint32_t c)
{
	return c == 0x3001 || c == 0xFE51 || c == 0xFF64 || is_full_stop(c);
}

/* After a Chinese numeral a comma and a colon do as well: they begin no
 * decimals there. */
static bool
is_han_mark(uint32_t c)
{
	return is_digit_mark(c) || c == ',' || c == 0xFF0C || c == ':' ||
		c == 0xFF1A;
}

/* One or two digits; the offset behind them, or at. */
static uint32_t
read_digits(const char *text, uint32_t at, uint32_t end, unsigned *value)
{
	uint32_t	start = at;
	unsigned	size;
	int			digit;

	*value = 0;
	for (int i = 0; (digit = text_digit(peek(text, at, end, &size))) >= 0; i++)
	{
		if (i == 2)
			return start;
		*value = *value * 10 + (unsigned) digit;
		at += size;
	}
	return *value > 0 ? at : start;
}

/* 一 to 九; 两 counts things, it does not order them. */
static int
read_han_digit(uint32_t c)
{
	return c == 0x4E24 || c == 0x5169 ? -1 : text_han_digit(c);	/* 两 兩 */
}

/* 一 to 九十九; the offset behind it, or at. */
static uint32_t
read_han(const char *text, uint32_t at, uint32_t end, unsigned *value)
{
	uint32_t	start = at;
	unsigned	size;
	uint32_t	c = peek(text, at, end, &size);
	int			tens = 0;
	int			ones = read_han_digit(c);

	if (ones > 0)
	{
		at += size;
		c = peek(text, at, end, &size);
		tens = ones;
	}
	if (text_is_ten(c))
	{
		at += size;
		tens = tens > 0 ? tens : 1;
		ones = read_han_digit(peek(text, at, end, &size));
		if (ones > 0)
			at += size;
		else
			ones = 0;
	}
	else
		tens = 0;
	if (ones < 0)
		return start;
	*value = (unsigned) (tens * 10 + ones);
	return *value > 0 ? at : start;
}

/*
 * Skip marks that follow an ordinal which is one already, and white space.
 */
static uint32_t
skip_behind(const char *text, uint32_t at, uint32_t end,
			bool (*is_mark) (uint32_t))
{
	unsigned	size;

	for (int i = 0; i < MOST_MARKS && !text_at_han(text, at, end); i++)
	{
		uint32_t	mark = skip_few_spaces(text, at, end);

		if (!is_mark(peek(text, mark, end, &size)))
			break;
		at = mark + size;
	}
	while (!text_at_han(text, at, end) && text_is_space(peek(text, at, end, &size)))
		at += size;
	return at;
}

/*
 * Is the full stop that ends at text[at] that of a decimal number?  1.5 is
 * one; 1.2020年 is a heading whose body was glued to it.
 */
static bool
is_decimal(const char *text, uint32_t at, uint32_t end)
{
	unsigned	size;
	int32_t		year;

	if (text_digit(peek(text, at, end, &size)) < 0)
		return false;
	return date_read_year(text, at, end, &year) == at;
}

static bool
finish(OrdinalPrint *print, int style, unsigned number, GdSpan place,
	   uint32_t end, bool marked)
{
	print->ordinal.style = (uint8_t) style;
	print->ordinal.number = (uint8_t) number;
	print->number = place;
	print->end = end;
	print->marked = marked;
	return true;
}

/* ① ⑴ ⒈ ㈠ Ⅰ; the comma is no mark of theirs, it is the text's. */
static bool
read_sign(const char *text, uint32_t at, uint32_t end, OrdinalPrint *print)
{
	unsigned	size;
	uint32_t	c = peek(text, at, end, &size);

	if (SHORT_WAY && c < sign_runs[0].first)
		return false;
	for (size_t i = 0; i < sizeof(sign_runs) / sizeof(sign_runs[0]); i++)
	{
		const SignRun *run = &sign_runs[i];

		if (c >= run->first && c < (uint32_t) run->first + run->count)
			return finish(print, run->style, run->number + (c - run->first),
						  span_between(at, at + size),
						  skip_behind(text, at + size, end, is_digit_mark),
						  true);
	}
	return false;
}

/* A numeral of either kind at text[at]; the offset behind it, or at. */
static uint32_t
read_either(const char *text, uint32_t at, uint32_t end, unsigned *value,
			bool *han)
{
	uint32_t	behind = read_digits(text, at, end, value);

	*han = behind == at;
	return *han ? read_han(text, at, end, value) : behind;
}

static bool
read_bracketed(const char *text, uint32_t at, uint32_t end,
			   OrdinalPrint *print)
{
	unsigned	size;
	unsigned	value;
	bool		han;
	uint32_t	start = skip_few_spaces(text, at, end);
	uint32_t	behind = read_either(text, start, end, &value, &han);
	uint32_t	close = skip_few_spaces(text, behind, end);

	if (behind == start || !is_closing(peek(text, close, end, &size)))
		return false;
	return finish(print, han ? ORDINAL_HAN_BRACKETS : ORDINAL_DIGIT_BRACKETS,
				  value, span_between(start, behind),
				  skip_behind(text, close + size, end,
							  han ? is_han_mark : is_digit_mark),
				  true);
}

/* Behind the backslash of Markdown before a mark that begins no list: 1\. */
static uint32_t
skip_escape(const char *text, uint32_t at, uint32_t end)
{
	return at + 1 < end && text[at] == '\\' && (text[at + 1] == '.' || text[at + 1] == ')') ?
		at + 1 : at;
}

/* 一、 1. 1) and a bare 一 before a space */
static bool
read_plain(const char *text, uint32_t at, uint32_t end, OrdinalPrint *print)
{
	unsigned	size;
	unsigned	value;
	bool		han;
	uint32_t	behind = read_either(text, at, end, &value, &han);
	uint32_t	mark = skip_escape(text, skip_few_spaces(text, behind, end), end);
	uint32_t	c = peek(text, mark, end, &size);
	GdSpan		place = span_between(at, behind);

	if (behind == at)
		return false;
	if (is_closing(c))
		return finish(print,
					  han ? ORDINAL_HAN_BRACKETS : ORDINAL_DIGIT_BRACKETS,
					  value, place,
					  skip_behind(text, mark + size, end,
								  han ? is_han_mark : is_digit_mark),
					  true);
	if (han ? is_han_mark(c) : is_digit_mark(c))
	{
		if (!han && is_full_stop(c) && is_decimal(text, mark + size, end))
			return false;
		return finish(print, han ? ORDINAL_HAN : ORDINAL_DIGIT, value, place,
					  skip_behind(text, mark + size, end,
								  han ? is_han_mark : is_digit_mark),
					  true);
	}
	if (han && (mark > behind || behind == end))
		return finish(print, ORDINAL_HAN, value, place,
					  skip_behind(text, behind, end, text_is_space), false);
	return false;
}

/* What a look at the first characters tells. */
typedef enum Glance
{
	GLANCE_NONE,				/* no ordinal */
	GLANCE_READ,				/* the ordinal that was read */
	GLANCE_OPEN					/* who reads it all will know */
} Glance;

/*
 * The common prints, with a Chinese character behind them: 一、 1. 1、 (一) （1） 1).  A
 * Chinese character that is no numeral in brackets, or behind a Chinese one, ends what is none.
 * c: the first character.
 */
static Glance
read_common(const char *text, uint32_t at, uint32_t end, uint32_t c, OrdinalPrint *print)
{
	unsigned	size;
	unsigned	value = 0;
	bool		opened = c == '(' || c == 0xFF08;
	bool		closed;
	uint32_t	start = opened ? at + (c == '(' ? 1 : 3) : at;
	uint32_t	behind = start;
	bool		han = text_at_han(text, start, end);

	if (han)
		behind = read_han(text, start, end, &value);
	else
		for (; behind < end && behind - start < 2 && text[behind] >= '0' && text[behind] <= '9'; behind++)
			value = value * 10 + (unsigned) (text[behind] - '0');
	if (han && (value == 0 || text_at_han(text, behind, end)))
		return GLANCE_NONE;
	if (value == 0 || behind == end)
		return GLANCE_OPEN;
	c = text_decode(text, end, behind, &size);
	closed = c == ')' || c == 0xFF09;
	if ((!closed && (opened || (c != 0x3001 && (han || c != '.')))) ||
		!text_at_han(text, behind + size, end))
		return GLANCE_OPEN;
	(void) finish(print, closed ? han ? ORDINAL_HAN_BRACKETS : ORDINAL_DIGIT_BRACKETS :
				  han ? ORDINAL_HAN : ORDINAL_DIGIT,
				  value, span_between(start, behind), behind + size, true);
	return GLANCE_READ;
}

/*
 * ASCII digits that are no ordinal, as a look behind them tells: too many of them, or
 * a border, a figure or words behind them.  So are nearly all, those of figures and years.
 */
static bool
are_no_ordinal(const char *text, uint32_t at, uint32_t end)
{
	uint32_t	behind = at;

	if (!SHORT_WAY || text[at] < '0' || text[at] > '9')
		return false;
	while (behind < end && behind - at < 3 && text[behind] >= '0' && text[behind] <= '9')
		behind++;
	if (behind - at == 3)
		return true;
	for (int i = 0; i < MOST_SPACES && behind < end &&
		 (text[behind] == ' ' || text[behind] == '\t' || text[behind] == '\n'); i++)
		behind++;
	return behind == end || text[behind] == '|' ||
		(text[behind] >= '0' && text[behind] <= '9') || text_at_han(text, behind, end);
}

bool
ordinal_read_any(const char *text, uint32_t at, uint32_t end, OrdinalPrint *print)
{
	unsigned	size;
	uint32_t	c = peek(text, at, end, &size);
	Glance		glance;

	if (size == 0 || !ordinal_may_begin(c) || are_no_ordinal(text, at, end))
		return false;
	glance = SHORT_WAY ? read_common(text, at, end, c, print) : GLANCE_OPEN;
	if (glance != GLANCE_OPEN)
		return glance == GLANCE_READ;
	if (is_opening(c))
		return read_bracketed(text, at + size, end, print);
	return read_plain(text, at, end, print) ||
		read_sign(text, at, end, print);
}
