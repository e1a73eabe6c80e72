/*
 * check_content_dropped.c
 *	  content.dropped-characters: dates and document numbers with characters lost.
 *
 * What is left tells what is lost: 201711日 has no 年 and no 月 in it, 〔201724号
 * no bracket.  Digits that may be a whole number, or a date written in digits
 * alone (20171231), are let alone.
 */
#include "check/check_content.h"

#include "base/array.h"
#include "base/fold.h"
#include "base/scan.h"
#include "base/text.h"

/* Digits of a run that is looked at, and of a year. */
#define MOST_DIGITS 8
#define YEAR_DIGITS 4

/* Bytes between two broken dates of one range: 至 at most. */
#define MOST_APART 4

#define YEAR	0x5E74			/* 年 */
#define MONTH	0x6708			/* 月 */
#define DAY		0x65E5			/* 日 */
#define NUMBER	0x53F7			/* 号 */

/* A run of digits and the folded characters around it. */
typedef struct Run
{
	uint32_t	start;
	uint32_t	end;
	unsigned	digits[MOST_DIGITS];
	unsigned	count;			/* one more than are kept if there are more */
	uint32_t	before[2];		/* directly before it, and before that one */
	uint32_t	behind;			/* directly behind it; 0 if nothing is, or more digits */
	uint32_t	behind_end;		/* where that ends */
} Run;

static unsigned
value(const Run *run, unsigned from, unsigned to)
{
	unsigned	result = 0;

	for (unsigned i = from; i < to; i++)
		result = result * 10 + run->digits[i];
	return result;
}

static bool
begins_with_year(const Run *run)
{
	unsigned	year;

	if (run->count < YEAR_DIGITS || run->count > MOST_DIGITS)
		return false;
	year = value(run, 0, YEAR_DIGITS);
	return year >= 1990 && year <= 2099;
}

/* Can the digits from on be a month and a day: 11, 1231? */
static bool
is_month_and_day(const Run *run, unsigned from)
{
	for (unsigned cut = from + 1; cut <= from + 2 && cut < run->count; cut++)
	{
		unsigned	month = value(run, from, cut);
		unsigned	day = value(run, cut, run->count);

		if (run->count - cut <= 2 && month >= 1 && month <= 12 && day >= 1 && day <= 31)
			return true;
	}
	return false;
}

/* What ends the code of an office before the year of its document: 国办发. */
static bool
ends_code(uint32_t folded)
{
	static const uint16_t ends[] = {
		0x53D1, 0x51FD, 0x529E, 0x5B57, 0x4EE4, 0x901A, 0x89C4, 0x6587, 0x79D8
	};							/* 发函办字令通规文秘 */

	for (size_t i = 0; i < LENGTH_OF(ends); i++)
		if (folded == ends[i])
			return true;
	return false;
}

/* 201711日, 201712月, 2017年1231日 */
static bool
is_broken_date(const Run *run)
{
	if (run->behind == DAY && run->count == 4 && run->before[0] == YEAR)
		return text_digit(run->before[1]) >= 0 && is_month_and_day(run, 0);
	if (!begins_with_year(run) || run->before[0] == YEAR)
		return false;
	if (run->behind == DAY)
		return run->count >= 6 && is_month_and_day(run, 4);
	return run->behind == MONTH && (run->count == 5 || run->count == 6) &&
		value(run, 4, run->count) >= 1 && value(run, 4, run->count) <= 12;
}

/* 国办发〔201724号, 国办发2017〕24号 */
static bool
is_broken_document_number(const Run *run)
{
	if (!begins_with_year(run))
		return false;
	if (run->count == 4)
		return ends_code(run->before[0]) && run->behind == ']';
	return run->behind == NUMBER &&
		((run->before[0] == '[' && text_is_han(run->before[1])) ||
		 (run->before[0] == '(' && ends_code(run->before[1])));
}

static void
read_run(const char *text, uint32_t at, uint32_t end, Run *run)
{
	unsigned	size;

	run->start = at;
	run->count = 0;
	run->behind = 0;
	run->behind_end = at;
	for (; at < end && run->count <= MOST_DIGITS; at += size)
	{
		uint32_t	c = text_decode(text, end, at, &size);
		int			digit = text_digit(c);

		if (digit < 0)
		{
			run->behind = fold_first(c);
			run->behind_end = at + size;
			break;
		}
		if (run->count < MOST_DIGITS)
			run->digits[run->count] = (unsigned) digit;
		run->count++;
	}
	run->end = at;
}

/* The two characters before text[at], folded; 0 before the text. */
static void
look_back(const char *text, uint32_t start, uint32_t at, uint32_t *before)
{
	for (int i = 0; i < 2; i++)
	{
		unsigned	size = 0;

		before[i] = at > start ?
			fold_first(text_decode_before(text + start, at - start, &size)) : 0;
		at -= size;
	}
}

static uint32_t
skip_digits(const char *text, uint32_t at, uint32_t end)
{
	unsigned	size;

	while (at < end && text_digit(text_decode(text, end, at, &size)) >= 0)
		at += size;
	return at;
}

GdStatus
check_dropped(Checking *checking)
{
	const Reading *reading = checking->reading;
	const char *text = reading->source.text;
	uint32_t	end = span_end(reading->whole);
	uint32_t	polled = reading->whole.start;
	uint32_t	found = 0;
	GdSpan		broken = {0, 0};
	Run			run;
	uint32_t	at = scan_digit(text, reading->whole.start, end);

	for (; at < end && found < CONTENT_MOST; at = scan_digit(text, at, end))
	{
		uint32_t	behind = text_skip_few_digits(text, at, end, YEAR_DIGITS);

		TRY(content_poll(checking, &polled, at));
		/* nearly all numbers have fewer digits than a year */
		if (behind > at)
		{
			at = behind;
			continue;
		}
		look_back(text, reading->whole.start, at, run.before);
		read_run(text, at, end, &run);
		if (run.before[0] != '0' &&		/* as some signs fold */
			(is_broken_date(&run) || is_broken_document_number(&run)))
		{
			if (broken.length > 0 && at - span_end(broken) > MOST_APART)
			{
				TRY(content_report(checking, RULE_CONTENT_DROPPED_CHARACTERS, broken));
				found++;
				broken.length = 0;
			}
			if (broken.length == 0)
				broken.start = at;
			broken = span_between(broken.start, run.behind_end);
		}
		at = skip_digits(text, run.end, end);
	}
	return broken.length > 0 && found < CONTENT_MOST ? content_report(checking, RULE_CONTENT_DROPPED_CHARACTERS, broken) : GD_OK;
}
