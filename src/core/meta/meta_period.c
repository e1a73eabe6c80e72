/*
 * meta_period.c
 *	  The period that the figures of a report are of.
 */
#include "meta/meta.h"

#include <string.h>

#include "base/array.h"
#include "base/fold.h"
#include "base/match.h"
#include "base/searches.h"
#include "base/text.h"
#include "words/date.h"

/* Bytes behind 统计期限 in which its dates stand. */
#define MOST_BEHIND_LABEL 400

/* Characters between the two dates of a range. */
#define MOST_IN_RANGE	16

static bool
date_is_before(GdDate a, GdDate b)
{
	if (a.year != b.year)
		return a.year < b.year;
	if (a.month != b.month)
		return a.month < b.month;
	return a.day < b.day;
}

/* ---- the parts of a range ------------------------------------------------- */

/*
 * Behind 起至 or a dash and what else stands between two dates; at if nothing
 * joins them.
 */
static uint32_t
skip_joint(const char *text, uint32_t at, uint32_t end)
{
	static const char *const fillers[] = {
		"起", "开始", "(含)", "0时", "00:00", ",", "同年", "当年", "本年"
	};
	static const char *const joints[] = {"截至", "至", "到", "-", "~"};
	uint32_t	start = at;
	bool		joined = false;

	for (int i = 0; i < MOST_IN_RANGE && at < end; i++)
	{
		uint32_t	before = at;
		unsigned	size;

		if (fold_first(text_decode(text, end, at, &size)) == 0)
			at += size;
		for (size_t j = 0; at == before && j < LENGTH_OF(joints); j++)
			joined |= match_at(text, at, end, joints[j], &at);
		for (size_t j = 0; at == before && j < LENGTH_OF(fillers); j++)
			(void) match_at(text, at, end, fillers[j], &at);
		if (at == before)
			break;
	}
	return joined ? at : start;
}

/*
 * The second date of a range; the first one's year holds where it has none.
 * The offset behind it, or at.
 */
static uint32_t
read_range_end(const char *text, uint32_t at, uint32_t end, GdDate first,
			   GdDate *last)
{
	uint32_t	joint = skip_joint(text, at, end);
	uint32_t	behind;

	if (joint == at)
		return at;
	behind = date_read(text, joint, end, last);
	if (behind == joint)
		behind = date_read_day(text, joint, end, first.year, last);
	return behind > joint && date_is_before(first, *last) ? behind : at;
}

static uint32_t
skip_spaces(const char *text, uint32_t at, uint32_t end)
{
	unsigned	size;

	for (int i = 0; i < MOST_IN_RANGE && at < end; i++)
	{
		if (!text_is_space(text_decode(text, end, at, &size)))
			break;
		at += size;
	}
	return at;
}

/*
 * A month, 1 or 十二, and the 月 or 月份 behind it; the offset behind it, or at.
 * *marked: 月 was there.
 */
static uint32_t
read_month(const char *text, uint32_t at, uint32_t end, int8_t *month, bool *marked)
{
	uint32_t	behind = skip_spaces(text, at, end);
	unsigned	size;
	int			value = 0;

	for (int i = 0; i < 2 && behind < end; i++)
	{
		uint32_t	c = text_decode(text, end, behind, &size);
		int			digit = text_digit(c) >= 0 ? text_digit(c) : text_han_digit(c);

		if (text_is_ten(c))
			value = 10;
		else if (digit < 0)
			break;
		else
			value = text_digit(c) >= 0 ? value * 10 + digit : value + digit;
		behind += size;
	}
	if (value < 1 || value > 12)
		return at;
	*month = (int8_t) value;
	*marked = match_at(text, skip_spaces(text, behind, end), end, "月", &behind);
	(void) match_at(text, behind, end, "份", &behind);
	return behind;
}

static int8_t
days_of(GdDate date)
{
	date.day = 31;
	while (!date_is_possible(date))
		date.day--;
	return date.day;
}

/*
 * 2023年1月至12月, 2023年1-12月: from the first day to the last.  The offset
 * behind it, or at.
 */
static uint32_t
read_months(const char *text, uint32_t at, uint32_t end, GdDate *first,
			GdDate *last)
{
	int32_t		year;
	bool		marked;
	uint32_t	behind = date_read_year(text, at, end, &year);
	uint32_t	month = behind;
	uint32_t	joint;
	GdDate		day;

	if (behind == at)
		return at;
	first->year = last->year = (int16_t) year;
	behind = read_month(text, month, end, &first->month, &marked);
	if (behind == month)
		return at;
	joint = skip_joint(text, behind, end);
	if (joint == behind || date_read_day(text, joint, end, last->year, &day) > joint)
		return at;
	month = date_read_year(text, joint, end, &year);
	if (month > joint)
		last->year = (int16_t) year;
	behind = read_month(text, month, end, &last->month, &marked);
	if (behind == month || !marked)
		return at;
	first->day = 1;
	last->day = days_of(*last);
	return date_is_before(*first, *last) ? behind : at;
}

/* ---- the range ---------------------------------------------------------------- */

/*
 * A year, of whatever months: what a report that says no more speaks of.  The
 * first report covered the year since the Regulations came into force, on 1 May
 * 2008.
 */
static bool
is_annual(GdDate first, GdDate last)
{
	int			days = (last.year - first.year) * 372 +
		(last.month - first.month) * 31 + last.day - first.day;

	return days >= 340 ||
		(first.year == 2008 && first.month == 5 && first.day == 1 &&
		 last.year == 2008 && last.month == 12 && last.day == 31);
}

/*
 * The first range in text[at, end), or the first one of a year.  found is set
 * only if there is one.
 */
static bool
find_range(const char *text, uint32_t at, uint32_t end, bool annual,
		   MetaPeriod *found)
{
	GdDate		begins;
	GdDate		ends;
	uint32_t	behind;

	for (at = date_next(text, at, end, false); at < end;
		 at = date_next(text, behind, end, behind == at))
	{
		uint32_t	range_end;

		behind = date_read(text, at, end, &begins);
		range_end = behind > at ? read_range_end(text, behind, end, begins, &ends) :
			read_months(text, at, end, &begins, &ends);
		if (range_end > behind && (!annual || is_annual(begins, ends)))
		{
			found->first = begins;
			found->last = ends;
			found->place = span_between(at, range_end);
			return true;
		}
	}
	return false;
}

/* The span from the first name of a period in it, if there is one. */
static bool
skip_to_name(const char *text, GdSpan *span)
{
	GdSpan		found;

	if (!SHORT_WAY)
		return true;
	if (!match_find_words(text, span->start, span_end(*span), &search_period_begin, NULL, &found))
		return false;
	*span = span_between(found.start, span_end(*span));
	return true;
}

/* A range in the sentence behind one of the labels. */
static bool
find_labelled(const char *text, GdSpan span, const MatchWords *labels, MetaPeriod *found)
{
	uint32_t	at = span.start;
	uint32_t	end = span_end(span);
	GdSpan		label;

	while (match_find_words(text, at, end, labels, NULL, &label))
	{
		uint32_t	limit;
		GdSpan		stop;

		at = span_end(label);
		limit = end - at > MOST_BEHIND_LABEL ? at + MOST_BEHIND_LABEL : end;
		if (match_find(text, at, limit, "。", &stop))
			limit = stop.start;
		if (find_range(text, at, limit, false, found))
			return true;
	}
	return false;
}

MetaPeriod
meta_period(const char *text, GdSpan preamble, GdSpan report)
{
	MetaPeriod	found;

	memset(&found, 0, sizeof(found));
	if (preamble.length > META_MOST_PREAMBLE)
		preamble.length = META_MOST_PREAMBLE;
	if (report.length > META_MOST_SAMPLE)
		report.length = META_MOST_SAMPLE;
	if (find_labelled(text, preamble, &search_period, &found))
		found.basis = META_PERIOD_NAMED;
	else if (find_labelled(text, preamble, &search_period_loose, &found))
		/* a whole year is what a report is of, whatever the words before it */
		found.basis = is_annual(found.first, found.last) ?
			META_PERIOD_YEAR : META_PERIOD_LOOSE;
	else if (find_range(text, preamble.start, span_end(preamble), true, &found))
		found.basis = META_PERIOD_YEAR;
	else if (skip_to_name(text, &report) &&
			 (find_labelled(text, report, &search_period, &found) ||
			  find_labelled(text, report, &search_period_loose, &found)))
		found.basis = META_PERIOD_LOOSE;
	return found;
}
