/*
 * meta_year.c
 *	  The report year.
 */
#include "meta/meta.h"

#include "base/match.h"
#include "base/phrase.h"
#include "base/text.h"
#include "words/date.h"

#define FIRST_YEAR	1990
#define LAST_YEAR	2099

/* ---- in the title ---------------------------------------------------------- */

/* Do characters [from, to) join two years to a range? */
static bool
joins_years(const Phrase *phrase, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
	{
		uint32_t	c = phrase->chars[i].c;

		if (c != '-' && c != '~' && c != '/' && c != 0x5E74 &&	/* 年 */
			c != 0x81F3 && c != 0x5230)	/* 至 到 */
			return false;
	}
	return to - from <= 3;
}

static int32_t
title_year(const MetaTitle *title)
{
	Phrase		phrase;
	GdSpan		whole = {0, title->words.length};
	int32_t		found = 0;
	uint32_t	last_end = 0;

	if (title->words.data == NULL)
		return 0;
	phrase_init(&phrase);
	phrase_add(&phrase, title->words.data, whole);
	for (uint32_t i = 0; i < phrase.count; i++)
	{
		int32_t		year;
		uint32_t	behind = phrase_year(&phrase, i, &year);

		if (behind == i)
			continue;
		if (phrase_has(&phrase, behind, "年度"))
			return year;
		if (found == 0 || joins_years(&phrase, last_end, i))
		{
			found = year;
			last_end = behind;
		}
	}
	return found;
}

/* ---- in the text ----------------------------------------------------------- */

/* A year in running text. */
typedef struct TextYear
{
	int32_t		year;
	uint32_t	start;
	uint32_t	end;			/* behind 年 */
	bool		dated;			/* month and day follow */
} TextYear;

/* The next year at or behind *at, which moves behind it. */
static bool
next_year(const char *text, uint32_t *at, uint32_t end, TextYear *found)
{
	for (*at = date_next(text, *at, end, false); *at < end; *at = date_next(text, *at, end, true))
	{
		uint32_t	behind = date_read_year(text, *at, end, &found->year);

		if (behind > *at)
		{
			GdDate		date;

			found->start = *at;
			found->end = behind;
			found->dated = date_read(text, *at, end, &date) > *at;
			*at = behind;
			return true;
		}
	}
	return false;
}

/* Bytes between a year and the 报告 that it belongs to. */
#define MOST_TO_REPORT 180

/*
 * Does the clause go on to name a report on disclosure?  现公布某镇2021年度本级
 * 政府信息公开年度报告 does.
 */
static bool
names_report(const char *text, uint32_t at, uint32_t end)
{
	static const char *const stops[] = {
		"报告", "年报", "。", ",", ";", ":", ")", "》", "]"
	};
	GdSpan		subject;
	GdSpan		stop;
	size_t		which;

	if (end - at > MOST_TO_REPORT)
		end = at + MOST_TO_REPORT;
	return match_find(text, at, end, "公开", &subject) &&
		match_find_any(text, at, end, stops, sizeof(stops) / sizeof(stops[0]),
					   &which, &stop) &&
		which < 2 && subject.start < stop.start;
}

static MetaYear
preamble_year(const char *text, GdSpan preamble)
{
	MetaYear	result = {0, META_YEAR_NONE};
	uint32_t	end;
	uint32_t	at = preamble.start;
	MetaPeriod	period;
	TextYear	found;

	if (preamble.length > META_MOST_PREAMBLE)
		preamble.length = META_MOST_PREAMBLE;
	end = span_end(preamble);
	while (next_year(text, &at, end, &found))
	{
		if (found.dated)
			continue;
		if (names_report(text, found.end, end))
		{
			result.year = found.year;
			result.basis = META_YEAR_NAMED;
			return result;
		}
		if (result.year == 0)
		{
			result.year = found.year;
			result.basis = META_YEAR_LIKELY;
		}
	}
	period = meta_period(text, preamble, preamble);
	if (period.basis != META_PERIOD_NONE)
	{
		result.year = period.last.year;
		result.basis = period.basis == META_PERIOD_LOOSE ?
			META_YEAR_LIKELY : META_YEAR_PERIOD;
	}
	return result;
}

/*
 * The year named most often, the first among equals.  Dates are left out: they
 * tell when something was signed or passed.
 */
static int32_t
frequent_year(const char *text, GdSpan report)
{
	uint32_t	counts[LAST_YEAR - FIRST_YEAR + 1] = {0};
	uint32_t	at = report.start;
	uint32_t	end = span_end(report);
	uint32_t	most = 0;
	int32_t		first = 0;
	TextYear	found;

	if (end - at > META_MOST_SAMPLE)
		end = at + META_MOST_SAMPLE;
	while (next_year(text, &at, end, &found))
	{
		if (found.dated)
			continue;
		if (first == 0)
			first = found.year;
		counts[found.year - FIRST_YEAR]++;
	}
	if (first == 0)
		return 0;
	for (int32_t year = FIRST_YEAR; year <= LAST_YEAR; year++)
	{
		if (counts[year - FIRST_YEAR] > most)
			most = counts[year - FIRST_YEAR];
	}
	if (counts[first - FIRST_YEAR] == most)
		return first;
	for (int32_t year = LAST_YEAR; year > FIRST_YEAR; year--)
	{
		if (counts[year - FIRST_YEAR] == most)
			return year;
	}
	return FIRST_YEAR;
}

MetaYear
meta_title_year(const MetaTitle *title)
{
	MetaYear	found = {title_year(title), META_YEAR_TITLE};

	return found;
}

MetaYear
meta_year(const char *text, GdSpan preamble, GdSpan report,
		  const MetaTitle *title)
{
	MetaYear	found = meta_title_year(title);

	if (found.year == 0)
		found = preamble_year(text, preamble);
	if (found.year == 0)
	{
		found.year = frequent_year(text, report);
		found.basis = found.year != 0 ? META_YEAR_LIKELY : META_YEAR_NONE;
	}
	return found;
}
