/*
 * number.h
 *	  What a cell says: a number, a blank, a dash, or something else.
 */
#ifndef GD_NUMBER_H
#define GD_NUMBER_H

#include "base/text.h"

typedef struct CellValue
{
	GdFactKind	kind;
	GdDecimal	value;			/* if kind is GD_NUMBER */
	const char *unit;			/* canonical unit printed in the cell, or NULL */
} CellValue;

/* The parts of number_read_cell: */

/* Nothing but ASCII digits, as nearly all numbers are, read at once. */
static inline bool
number_read_digits(const char *text, GdSpan cell, CellValue *value)
{
	int64_t		mantissa = 0;

	if (!SHORT_WAY || cell.length == 0 || cell.length > GD_MAX_DIGITS ||
		(text[cell.start] == '0' && cell.length > 1))
		return false;
	for (uint32_t i = cell.start; i < span_end(cell); i++)
	{
		if (text[i] < '0' || text[i] > '9')
			return false;
		mantissa = mantissa * 10 + (text[i] - '0');
	}
	*value = (CellValue) {GD_NUMBER, {mantissa, 0}, NULL};
	return true;
}

/* Everything else. */
extern void number_read_any_cell(const char *text, GdSpan cell, CellValue *value);

/*
 * Read a cell (any spaces around it).  Numbers: ASCII and full-width digits,
 * spaces that do not break inside, plain ones only between thousands (1 234; 59 7
 * may be the number of a line and a figure), thousands separators, up to 6
 * decimals, signs (- − ﹣ － +) and 增/减 prefixes, a unit behind (251000元, 12件),
 * a note in brackets behind (22（其中修订 16 件） is 22; a note that is a unit
 * counts as one), and 。 ； or ， at the end.  Dashes: - — —— ---- / 无 暂无
 * 不适用 不涉及 N/A.  More than GD_MAX_DIGITS digits, leading zeros before another
 * digit (007), ordinals (1. and (1)) and everything else: GD_TEXT.  &nbsp; is
 * white space.
 */
static inline void
number_read_cell(const char *text, GdSpan cell, CellValue *value)
{
	if (!number_read_digits(text, cell, value))
		number_read_any_cell(text, cell, value);
}

/*
 * May a number or a dash begin with this character?  No for nearly all: what
 * does not is done with after this look at it.
 */
extern bool number_may_begin(uint32_t c);

/* Behind a number and its unit: is the character a mark that ends it, and may a note
 * or an entity begin with it? */
extern bool number_may_end_with(uint32_t c);
extern bool number_may_go_on(uint32_t c);

/* The part of number_read_numeral behind a look at the first character. */
extern uint32_t number_read_any_numeral(const char *text, uint32_t at,
										uint32_t end, uint32_t *value);

/*
 * A Chinese or Arabic numeral in running text at text[at]: 12, 1,234, １２,
 * 十二, 二十, 一百零三, 三万五 (35000), 二〇二一 (digit by digit, 〇○零 alike).
 * Returns the offset behind it, or at if there is none; the value is below
 * 10^9.  三五 and 十二三 (a few, twelve or so) are none.  Decimals and a 万 or
 * 亿 behind Arabic digits are not looked at.
 */
static inline uint32_t
number_read_numeral(const char *text, uint32_t at, uint32_t end, uint32_t *value)
{
	uint32_t	c;

	/* nearly all Chinese characters are no digits */
	if (text_at_han(text, at, end) && text_han_digit(c = text_han_at(text, at)) < 0 &&
		!text_is_ten(c))
		return at;
	return number_read_any_numeral(text, at, end, value);
}

#endif
