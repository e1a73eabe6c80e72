/*
 * ordinal.h
 *	  The ordinals of headings and table rows: 一、 (一) 1. (1) ⑴ ① Ⅰ
 */
#ifndef GD_ORDINAL_H
#define GD_ORDINAL_H

#include "base/text.h"

typedef enum OrdinalStyle
{
	ORDINAL_NONE,
	ORDINAL_HAN,				/* 一、 */
	ORDINAL_HAN_BRACKETS,		/* （一） (一) ㈠ */
	ORDINAL_DIGIT,				/* 1. 1、 1．⒈ */
	ORDINAL_DIGIT_BRACKETS,		/* (1) （1） ⑴ 1) */
	ORDINAL_CIRCLE,				/* ① */
	ORDINAL_ROMAN				/* Ⅰ */
} OrdinalStyle;

typedef struct Ordinal
{
	uint8_t		style;			/* an OrdinalStyle */
	uint8_t		number;			/* 1 to 99 */
} Ordinal;

static inline bool
ordinal_same(Ordinal a, Ordinal b)
{
	return a.style == b.style && a.number == b.number;
}

typedef struct OrdinalPrint
{
	Ordinal		ordinal;
	GdSpan		number;			/* the numeral as printed: 一, 2, ① */
	uint32_t	end;			/* offset behind the ordinal, its punctuation and
								 * the white space that follows */
	bool		marked;			/* punctuation or brackets make it an ordinal; a
								 * bare 一 before a space is not marked */
} OrdinalPrint;

/*
 * May an ordinal begin with this character?  No for nearly all: Chinese
 * characters that are no digits, and letters.  One look instead of a reading.
 */
static inline bool
ordinal_may_begin(uint32_t c)
{
	if (!SHORT_WAY)
		return true;
	if (text_is_han(c))
		return text_han_digit(c) >= 0 || text_is_ten(c);
	if (c < 0x80)
		return c - '0' < 10 || c == '(' || c == '[';
	/* in full width digits and brackets do; 、 and 。 do not */
	return c < 0xFF01 ? c - 0x3001 >= 2 : c - 0xFF10 < 10 || c == 0xFF08 || c == 0xFF3B;
}

/* The part of ordinal_read behind a look at the first character. */
extern bool ordinal_read_any(const char *text, uint32_t at, uint32_t end,
							 OrdinalPrint *print);

/*
 * The ordinal that begins at text[at] (no leading white space), or false.
 * Spaces between numeral and punctuation are allowed, a doubled mark too
 * (六、、); a decimal number (1.5) and a date (2020.1) are no ordinals.
 */
static inline bool
ordinal_read(const char *text, uint32_t at, uint32_t end, OrdinalPrint *print)
{
	/* nearly all Chinese characters begin none */
	if (text_at_han(text, at, end) && !ordinal_may_begin(text_han_at(text, at)))
		return false;
	return ordinal_read_any(text, at, end, print);
}

#endif
