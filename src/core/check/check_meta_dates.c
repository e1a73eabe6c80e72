/*
 * check_meta_dates.c
 *	  The statistics period, and the dates of signing and publishing.
 */
#include "check/check_meta.h"

#include "base/text.h"
#include "check/message.h"
#include "meta/org.h"
#include "words/date.h"

/* The Regulations came into force on 1 May 2008: the first reports begin there. */
#define FIRST_REPORT_YEAR	2008
#define FIRST_REPORT_MONTH	5

/* The report year from which departments and townships have one month. */
#define FIRST_JANUARY_YEAR	2019

/* A report may be signed some days before its period ends, not more. */
#define MOST_DAYS_EARLY		31

static GdDate
make_date(int32_t year, int month, int day)
{
	GdDate		date = {(int16_t) year, (int8_t) month, (int8_t) day};

	return date;
}

/* ---- the period ----------------------------------------------------------------- */

/*
 * Is the period one that the words around it call so?  Without them only a
 * calendar year is believed: other things begin and end within a year, too.
 */
static bool
period_is_sure(const MetaPeriod *period)
{
	return period->basis == META_PERIOD_NAMED ||
		(period->basis == META_PERIOD_YEAR &&
		 period->first.year == period->last.year &&
		 period->first.month == 1 && period->first.day == 1 &&
		 period->last.month == 12 && period->last.day == 31);
}

static bool
is_school_year(const MetaPeriod *period)
{
	return period->first.month >= 8 && period->first.month <= 9 &&
		period->last.month >= 7 && period->last.month <= 9 &&
		period->last.year == period->first.year + 1;
}

static bool
is_calendar_year(const MetaPeriod *period, int32_t year)
{
	bool		begins = period->first.month == 1 ||
		(year == FIRST_REPORT_YEAR && period->first.month == FIRST_REPORT_MONTH);

	return begins && period->first.day == 1 && period->first.year == year &&
		period->last.month == 12 && period->last.day == 31 &&
		period->last.year == year;
}

/* 2022-01-01 ~ 2022-12-31 */
static GdStatus
range_str(Arena *arena, GdDate first, GdDate last, GdStr *range)
{
	GdStr		parts[3];

	TRY(message_date(arena, first, &parts[0]));
	parts[1] = message_str(" ~ ");
	TRY(message_date(arena, last, &parts[2]));
	return message_join(arena, parts, 3, range);
}

static GdStatus
check_period(Checking *checking)
{
	const Reading *reading = checking->reading;
	const MetaPeriod *period = &reading->period;
	int32_t		year = reading->year.year;
	Broken		broken = check_broken(RULE_META_PERIOD);

	/* of an unsure year nothing is asked but that the period is one */
	if (!check_meta_year_is_sure(checking))
		year = period->last.year;
	if (!period_is_sure(period) || is_calendar_year(period, year) ||
		is_school_year(period))
		return GD_OK;
	broken.place = source_place(&reading->source, period->place);
	TRY(range_str(checking->arena, period->first, period->last, &broken.actual));
	TRY(range_str(checking->arena, make_date(year, 1, 1), make_date(year, 12, 31),
				  &broken.expected));
	return check_add(checking, RULE_META_PERIOD, &broken);
}

/* ---- signing and publishing --------------------------------------------------------- */

/*
 * The last day that the figures are of.  Where period and title disagree the
 * earlier one holds, for one of them is wrong.
 */
static GdDate
last_day(const Checking *checking)
{
	const Reading *reading = checking->reading;
	GdDate		end = make_date(reading->year.year, 12, 31);

	if (period_is_sure(&reading->period) &&
		date_days(reading->period.last) < date_days(end))
		end = reading->period.last;
	return end;
}

static bool
is_early(const Checking *checking, GdDate date)
{
	return date_days(last_day(checking)) - date_days(date) > MOST_DAYS_EARLY;
}

/*
 * Do the name and the date under the report belong to it?  Of several dated
 * lines below a report the others may be links.
 */
static bool
is_signed(const Reading *reading)
{
	return reading->signature.date.year != 0 && reading->signature.sure;
}

/*
 * Was the page published before the figures were known, though the report is
 * signed later?  Then the date is that of something else on the page.
 */
static bool
is_published(const Checking *checking)
{
	const Reading *reading = checking->reading;

	if (reading->published.date.year == 0)
		return false;
	return !is_early(checking, reading->published.date) || !is_signed(reading) ||
		is_early(checking, reading->signature.date);
}

/* The term of the body whose report it is, as far as it is known. */
static bool
has_january_term(const Checking *checking)
{
	const Reading *reading = checking->reading;
	GdStr		issuer = checking->report->issuer;
	GdSpan		whole = {0, issuer.length};
	Phrase		phrase;
	OrgKind		kind;

	if (reading->year.year < FIRST_JANUARY_YEAR || issuer.data == NULL)
		return false;
	phrase_init(&phrase);
	phrase_add(&phrase, issuer.data, whole);
	kind = org_kind(&phrase);
	return (kind == ORG_DEPARTMENT || kind == ORG_TOWNSHIP || kind == ORG_SUBDISTRICT) &&
		org_is_local(&phrase);
}

static GdStatus
check_late(Checking *checking)
{
	const Reading *reading = checking->reading;
	bool		published = is_published(checking);
	GdDate		date = published ? reading->published.date : reading->signature.date;
	GdDate		term = make_date(reading->year.year + 1, 3, 31);
	Broken		broken = check_broken(RULE_META_PUBLISHED_LATE);

	if (!published && !is_signed(reading))
		return GD_OK;
	if (date_days(date) <= date_days(term))
	{
		term = make_date(reading->year.year + 1, 1, 31);
		broken.severity = GD_NOTICE;
		if (date_days(date) <= date_days(term) || !has_january_term(checking))
			return GD_OK;
	}
	broken.place = source_place(&reading->source, published ?
								reading->published.place :
								reading->signature.date_place);
	TRY(message_date(checking->arena, date, &broken.actual));
	TRY(message_date(checking->arena, term, &broken.expected));
	return check_add(checking, RULE_META_PUBLISHED_LATE, &broken);
}

static GdStatus
check_early(Checking *checking)
{
	const Reading *reading = checking->reading;
	const MetaSignature *signature = &reading->signature;
	Broken		broken = check_broken(RULE_META_SIGNED_EARLY);
	GdSpan		place;

	if (is_signed(reading) && is_early(checking, signature->date))
	{
		place = signature->date_place;
		TRY(message_date(checking->arena, signature->date, &broken.actual));
	}
	else if (signature->impossible.length > 0)
	{
		place = signature->impossible;
		broken.actual = check_meta_slice(checking, place);
	}
	else if (is_published(checking) && is_early(checking, reading->published.date))
	{
		place = reading->published.place;
		TRY(message_date(checking->arena, reading->published.date, &broken.actual));
	}
	else
		return GD_OK;
	broken.place = source_place(&reading->source, place);
	TRY(message_date(checking->arena, last_day(checking), &broken.expected));
	return check_add(checking, RULE_META_SIGNED_EARLY, &broken);
}

GdStatus
check_meta_dates(Checking *checking)
{
	TRY(check_period(checking));
	if (!check_meta_year_is_sure(checking))
		return GD_OK;
	TRY(check_late(checking));
	return check_early(checking);
}
