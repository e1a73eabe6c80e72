/*
 * numeral.c
 *	  Chinese and Arabic numerals in running text (number.h).
 */
#include "words/number.h"

#include "base/text.h"

/* Below 10^9, with leading zeros; a longer run of digits is some other number
 * and reading stops, so that a scan that calls at every character stays
 * linear. */
#define MOST_NUMERAL_CHARS	20
#define NUMERAL_LIMIT		UINT64_C(1000000000)

static uint32_t
peek(const char *text, uint32_t at, uint32_t end, unsigned *size)
{
	*size = 0;
	return at < end ? text_decode(text, end, at, size) : 0;
}

/* The offset behind the three digits of a group at text[at], or at. */
static uint32_t
group_end(const char *text, uint32_t at, uint32_t end, uint64_t *value)
{
	uint32_t	start = at;
	uint64_t	group = 0;
	unsigned	size;

	for (int i = 0; i < 3; i++)
	{
		int			digit = text_digit(peek(text, at, end, &size));

		if (digit < 0)
			return start;
		group = group * 10 + (unsigned) digit;
		at += size;
	}
	if (text_digit(peek(text, at, end, &size)) >= 0)
		return start;
	*value = *value * 1000 + group;
	return at;
}

static uint32_t
read_arabic(const char *text, uint32_t at, uint32_t end, uint64_t *value)
{
	uint32_t	start = at;
	unsigned	size;
	int			digit;
	int			digits = 0;

	*value = 0;
	while ((digit = text_digit(peek(text, at, end, &size))) >= 0)
	{
		if (++digits == MOST_NUMERAL_CHARS || *value >= NUMERAL_LIMIT)
			return start;
		*value = *value * 10 + (unsigned) digit;
		at += size;
	}
	while (digits > 0 && digits <= 3 && *value > 0 && *value < NUMERAL_LIMIT)
	{
		uint32_t	c = peek(text, at, end, &size);
		uint32_t	behind;

		if (c != ',' && c != 0xFF0C)
			break;
		behind = group_end(text, at + size, end, value);
		if (behind == at + size)
			break;
		at = behind;
	}
	return at;
}

/* 十 百 千 万 亿, Traditional forms and financial ones left out. */
static uint32_t
han_power(uint32_t c)
{
	if (text_is_ten(c))
		return 10;
	switch (c)
	{
		case 0x767E:			/* 百 */
			return 100;
		case 0x5343:			/* 千 */
			return 1000;
		case 0x4E07:			/* 万 */
		case 0x842C:			/* 萬 */
			return 10000;
		case 0x4EBF:			/* 亿 */
		case 0x5104:			/* 億 */
			return 100000000;
		default:
			return 0;
	}
}

/*
 * 二〇二一: digit by digit.  Two digits without a zero are none: 三五 and 两三
 * mean "a few".  A single digit is itself.
 */
static uint32_t
read_han_digits(const char *text, uint32_t at, uint32_t end, uint64_t *value)
{
	uint32_t	start = at;
	unsigned	size;
	int			digit;
	int			digits = 0;
	bool		zero = false;

	*value = 0;
	while ((digit = text_han_digit(peek(text, at, end, &size))) >= 0)
	{
		if (++digits == MOST_NUMERAL_CHARS || *value >= NUMERAL_LIMIT)
			return start;
		*value = *value * 10 + (unsigned) digit;
		zero |= digit == 0;
		at += size;
	}
	if (han_power(peek(text, at, end, &size)) != 0)
		return start;
	return digits == 2 && !zero ? start : at;
}

/*
 * 一百零三, 两万五千, 三万五 (35000).  total holds what stands before 万 or 亿,
 * section what was read since, digit what waits for its power.
 */
static uint32_t
read_han_powers(const char *text, uint32_t at, uint32_t end, uint64_t *value)
{
	uint32_t	start = at;
	uint64_t	total = 0;
	uint64_t	section = 0;
	uint32_t	last_power = 1;	/* of the digit before, if no 零 followed */
	uint32_t	below = UINT32_MAX; /* powers must fall within a section */
	uint32_t	myriad = UINT32_MAX;	/* and 亿 comes before 万 */
	int			digit = -1;
	bool		seen = false;

	for (int i = 0; i < MOST_NUMERAL_CHARS; i++)
	{
		unsigned	size;
		uint32_t	c = peek(text, at, end, &size);
		uint32_t	power = han_power(c);
		int			next = text_han_digit(c);

		if (next < 0 && power == 0)
		{
			if (digit > 0)
				section += (uint64_t) digit * (last_power > 10 ?
											   last_power / 10 : 1);
			*value = total + section;
			return seen && *value < NUMERAL_LIMIT ? at : start;
		}
		if (next >= 0)
		{
			/* 十二三 is "twelve or thirteen" */
			if (digit > 0)
				return start;
			digit = next;
			if (next == 0)
				last_power = 1;
		}
		else if (power < 10000)
		{
			/* 百 and 千 need a digit, 十 alone is ten */
			if (power >= below || (digit <= 0 && power != 10))
				return start;
			section += (uint64_t) (digit > 0 ? digit : 1) * power;
			below = last_power = power;
			digit = -1;
		}
		else
		{
			section += (uint64_t) (digit > 0 ? digit : 0);
			if (section == 0 || power >= myriad)
				return start;
			total += section * power;
			section = 0;
			myriad = last_power = power;
			below = UINT32_MAX;
			digit = -1;
		}
		seen = true;
		at += size;
	}
	return start;
}

uint32_t
number_read_any_numeral(const char *text, uint32_t at, uint32_t end,
						uint32_t *value)
{
	uint64_t	number = 0;
	unsigned	size;
	uint32_t	behind;
	uint32_t	c = peek(text, at, end, &size);

	if (text_digit(c) >= 0)
		behind = read_arabic(text, at, end, &number);
	else if (text_han_digit(c) >= 0 || text_is_ten(c))
	{
		behind = read_han_digits(text, at, end, &number);
		if (behind == at)
			behind = read_han_powers(text, at, end, &number);
	}
	else
		return at;
	if (number >= NUMERAL_LIMIT)
		return at;
	if (behind > at)
		*value = (uint32_t) number;
	return behind;
}
