/*
 * date.c
 *	  Dates and years in running text.
 */
#include "words/date.h"

#include "base/text.h"

/*
 * A date may be wrapped at a line's end, and the next line may be indented;
 * more white space than this is another column.
 */
#define MOST_SPACES			40
/* Between 2022 and -01 there is no indentation: columns of a table begin. */
#define MOST_SPACES_MARKED	2

#define FIRST_YEAR	1900
#define LAST_YEAR	2099

static uint32_t
peek(const char *text, uint32_t at, uint32_t end, unsigned *size)
{
	*size = 0;
	return at < end ? text_decode(text, end, at, size) : 0;
}

static uint32_t
skip_spaces(const char *text, uint32_t at, uint32_t end, int most)
{
	unsigned	size;

	while (most-- > 0 && text_is_space(peek(text, at, end, &size)))
		at += size;
	return at;
}

/* ○ is often typed as a letter: 二OO八 */
static bool
is_letter_o(uint32_t c)
{
	return c == 'O' || c == 'o' || c == 0xFF2F || c == 0xFF4F;
}

/*
 * Four digits, of one kind or mixed (二0二0), and no fifth behind them.
 */
static uint32_t
read_year_digits(const char *text, uint32_t at, uint32_t end, int32_t *year)
{
	uint32_t	start = at;
	bool		han = false;
	unsigned	size;

	*year = 0;
	for (int i = 0;; i++)
	{
		uint32_t	c = peek(text, at, end, &size);
		int			digit = text_digit(c);

		if (digit < 0)
		{
			digit = text_han_digit(c);
			if (digit < 0 && han && is_letter_o(c))
				digit = 0;
			han |= digit >= 0;
		}
		if (i == 4)
			return digit < 0 ? at : start;
		if (digit < 0)
			return start;
		*year = *year * 10 + digit;
		at += size;
	}
}

/* ---- where a year may begin ------------------------------------------------- */

#define YEAR_DIGITS 4

/* Bytes of Chinese characters in a row that are looked for at a time. */
#define MOST_RUN 240

static bool
is_digit(uint32_t c)
{
	return text_digit(c) >= 0 || text_han_digit(c) >= 0;
}

/*
 * The first digit among the Chinese characters text[at, end): of so many as a year has the
 * last one is looked at first, for if it is no digit, no year begins with any of them.
 */
static uint32_t
next_han_digit(const char *text, uint32_t at, uint32_t end)
{
	const uint32_t last = 3 * (YEAR_DIGITS - 1);

	while (end - at > last && text_han_digit(text_han_at(text, at + last)) < 0)
		at += last + 3;
	while (at < end && text_han_digit(text_han_at(text, at)) < 0)
		at += 3;
	return at;
}

/* The offset behind figures at text[at] that are plainly fewer than a year has; at if they are not. */
static uint32_t
skip_few_digits(const char *text, uint32_t at, uint32_t end)
{
	uint32_t	behind = text_skip_few_digits(text, at, end, YEAR_DIGITS);
	unsigned	size;

	return behind == at || is_digit(text_decode(text, end, behind, &size)) ? at : behind;
}

uint32_t
date_next(const char *text, uint32_t at, uint32_t end, bool inside)
{
	while (at < end)
	{
		uint32_t	behind;
		unsigned	size;
		uint32_t	c = text_decode(text, end, at, &size);

		if (is_digit(c))
		{
			behind = inside ? at + size : skip_few_digits(text, at, end);
			if (behind == at)
				return at;
			at = behind;
			continue;
		}
		inside = false;
		at += size;
		behind = text_skip_han(text, at, end - at > MOST_RUN ? at + MOST_RUN : end);
		if (behind > at)
			at = next_han_digit(text, at, behind);
	}
	return end;
}

/* ---- years and days ---------------------------------------------------------- */

/* One or two digits, or 一 to 三十一; the offset behind them, or at. */
static uint32_t
read_small(const char *text, uint32_t at, uint32_t end, int *value)
{
	unsigned	size;
	uint32_t	start = at;
	uint32_t	c = peek(text, at, end, &size);
	int			digit = text_digit(c);
	int			digits = 0;

	*value = 0;
	for (; digit >= 0; digits++)
	{
		if (digits == 2)
			return start;
		*value = *value * 10 + digit;
		at += size;
		c = peek(text, at, end, &size);
		digit = text_digit(c);
	}
	if (digits > 0)
		return at;

	digit = text_han_digit(c);
	if (digit >= 0)
	{
		*value = digit;
		at += size;
		c = peek(text, at, end, &size);
	}
	if (text_is_ten(c))
	{
		*value = (*value > 0 ? *value : 1) * 10;
		at += size;
		digit = text_han_digit(peek(text, at, end, &size));
		if (digit > 0)
		{
			*value += digit;
			at += size;
		}
	}
	return *value > 0 ? at : start;
}

/* Kangxi radicals stand for the characters they look like in some PDFs. */
static bool
is_month_mark(uint32_t c)
{
	return c == 0x6708 || c == 0x2F49;	/* 月 */
}

static bool
is_day_mark(uint32_t c)
{
	return c == 0x65E5 || c == 0x2F47 || c == 0x53F7 || c == 0x865F;	/* 日 号 號 */
}

/* The separators of 2022-01-05 by kind, 0 for anything else. */
static uint32_t
separator(uint32_t c)
{
	switch (c)
	{
		case '-':
		case 0xFF0D:			/* full width */
		case 0x2212:			/* minus */
		case 0x2010:			/* hyphens and dashes */
		case 0x2011:
		case 0x2013:
		case 0x2014:
		case 0xFE63:
			return '-';
		case '/':
		case 0xFF0F:
			return '/';
		case '.':
		case 0xFF0E:
			return '.';
		default:
			return 0;
	}
}

bool
date_is_possible(GdDate date)
{
	static const int8_t days[] = {
		31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31
	};
	bool		leap = (date.year % 4 == 0 && date.year % 100 != 0) ||
		date.year % 400 == 0;
	int			last;

	if (date.month < 1 || date.month > 12 || date.day < 1)
		return false;
	last = days[date.month - 1] + (date.month == 2 && leap ? 1 : 0);
	return date.day <= last && date.year > 0;
}

/* The number of a month before its 月, which may be 元; the offset behind it, or at. */
static uint32_t
read_month(const char *text, uint32_t at, uint32_t end, int *month)
{
	unsigned	size;
	uint32_t	next = read_small(text, at, end, month);

	if (next != at || peek(text, at, end, &size) != 0x5143) /* 元 */
		return next;
	*month = 1;
	return at + size;
}

/* 1月5日; the offset behind it, or 0. */
static uint32_t
read_han_day(const char *text, uint32_t at, uint32_t end, int *month, int *day)
{
	unsigned	size;
	uint32_t	next = read_month(text, at, end, month);

	if (next == at)
		return 0;
	next = skip_spaces(text, next, end, MOST_SPACES);
	if (!is_month_mark(peek(text, next, end, &size)))
		return 0;
	at = skip_spaces(text, next + size, end, MOST_SPACES);
	next = read_small(text, at, end, day);
	if (next == at)
		return 0;
	next = skip_spaces(text, next, end, MOST_SPACES);
	if (!is_day_mark(peek(text, next, end, &size)))
		return 0;
	return next + size;
}

/* -01-05 behind a year; the offset behind it, or 0. */
static uint32_t
read_marked_day(const char *text, uint32_t at, uint32_t end, int *month,
				int *day)
{
	unsigned	size;
	uint32_t	next = skip_spaces(text, at, end, MOST_SPACES_MARKED);
	uint32_t	mark = separator(peek(text, next, end, &size));

	if (mark == 0)
		return 0;
	at = skip_spaces(text, next + size, end, MOST_SPACES_MARKED);
	next = read_small(text, at, end, month);
	if (next == at)
		return 0;
	next = skip_spaces(text, next, end, MOST_SPACES_MARKED);
	if (separator(peek(text, next, end, &size)) != mark)
		return 0;
	at = skip_spaces(text, next + size, end, MOST_SPACES_MARKED);
	next = read_small(text, at, end, day);
	return next == at ? 0 : next;
}

static bool
set_date(GdDate *date, int32_t year, int month, int day)
{
	GdDate		result = {(int16_t) year, (int8_t) month, (int8_t) day};

	if (year < FIRST_YEAR || year > LAST_YEAR || !date_is_possible(result))
		return false;
	*date = result;
	return true;
}

/* 1月5日 behind a year and its 年; the offset behind it, or 0. */
static uint32_t
read_han_rest(const char *text, uint32_t at, uint32_t end, int *month, int *day)
{
	unsigned	size;
	uint32_t	mark = skip_spaces(text, at, end, MOST_SPACES);

	if (peek(text, mark, end, &size) != 0x5E74) /* 年 */
		return 0;
	mark = skip_spaces(text, mark + size, end, MOST_SPACES);
	return read_han_day(text, mark, end, month, day);
}

uint32_t
date_read(const char *text, uint32_t at, uint32_t end, GdDate *date)
{
	int32_t		year;
	int			month;
	int			day;
	uint32_t	rest = read_year_digits(text, at, end, &year);
	uint32_t	behind;

	if (rest == at)
		return at;
	behind = read_han_rest(text, rest, end, &month, &day);
	if (behind == 0)
		behind = read_marked_day(text, rest, end, &month, &day);
	if (behind == 0 || !set_date(date, year, month, day))
		return at;
	return behind;
}

uint32_t
date_read_impossible(const char *text, uint32_t at, uint32_t end)
{
	int32_t		year;
	int			month;
	int			day;
	GdDate		date;
	uint32_t	rest = read_year_digits(text, at, end, &year);
	uint32_t	behind;

	if (rest == at)
		return at;
	behind = read_han_rest(text, rest, end, &month, &day);
	return behind != 0 && !set_date(&date, year, month, day) ? behind : at;
}

uint32_t
date_read_day(const char *text, uint32_t at, uint32_t end, int16_t year,
			  GdDate *date)
{
	int			month;
	int			day;
	uint32_t	behind = read_han_day(text, at, end, &month, &day);

	if (behind == 0 || !set_date(date, year, month, day))
		return at;
	return behind;
}

uint32_t
date_read_year(const char *text, uint32_t at, uint32_t end, int32_t *year)
{
	int32_t		value;
	unsigned	size;
	uint32_t	behind = read_year_digits(text, at, end, &value);

	if (behind == at || value < 1990 || value > LAST_YEAR)
		return at;
	behind = skip_spaces(text, behind, end, MOST_SPACES);
	if (peek(text, behind, end, &size) != 0x5E74)	/* 年 */
		return at;
	*year = value;
	return behind + size;
}

int32_t
date_days(GdDate date)
{
	/* years begin in March, so that the leap day is the last */
	int32_t		year = date.year - (date.month <= 2);
	int32_t		month = (date.month + 9) % 12;

	return 365 * year + year / 4 - year / 100 + year / 400 +
		(153 * month + 2) / 5 + date.day - 1;
}
