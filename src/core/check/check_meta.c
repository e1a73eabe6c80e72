/*
 * check_meta.c
 *	  The rules meta.*: what a report says of itself.
 *
 * A part of a report says nothing of itself, so none of them is asked there.
 */
#include "check/check_meta.h"

#include "base/array.h"
#include "base/match.h"
#include "base/scan.h"
#include "base/searches.h"
#include "base/text.h"
#include "check/message.h"

/* ---- shared ------------------------------------------------------------------ */

bool
check_meta_year_is_sure(const Checking *checking)
{
	MetaYearBasis basis = checking->reading->year.basis;

	return basis == META_YEAR_TITLE || basis == META_YEAR_NAMED ||
		basis == META_YEAR_PERIOD;
}

GdStr
check_meta_slice(const Checking *checking, GdSpan span)
{
	GdStr		words = {NULL, 0};

	if (span.length > 0)
	{
		words.data = checking->reading->source.text + span.start;
		words.length = span.length;
	}
	return words;
}

GdStatus
check_meta_year_str(const Checking *checking, int32_t year, GdStr *digits)
{
	GdDecimal	value = {year, 0};

	return message_decimal(checking->arena, value, digits);
}

/* ---- what is not there --------------------------------------------------------- */

static GdStatus
check_missing(Checking *checking)
{
	const GdReport *report = checking->report;
	const struct
	{
		unsigned	rule;
		bool		missing;
	}			parts[] = {
		{RULE_META_YEAR_MISSING, report->year == 0},
		{RULE_META_TITLE_MISSING, report->title.data == NULL},
		{RULE_META_ISSUER_MISSING, report->issuer.data == NULL}
	};

	for (size_t i = 0; i < LENGTH_OF(parts); i++)
	{
		Broken		broken = check_broken(parts[i].rule);

		if (parts[i].missing)
			TRY(check_add(checking, parts[i].rule, &broken));
	}
	return GD_OK;
}

/* ---- contact ------------------------------------------------------------------- */

/* Characters of the text behind the title that make a preamble. */
#define LEAST_PREAMBLE 30

/* The report year from which the form asks for a contact. */
#define FIRST_CONTACT_YEAR 2019

/* Digits of a telephone number; of the code of its place before a dash. */
#define LEAST_PHONE_DIGITS	7
#define MOST_PHONE_DIGITS	12
#define LEAST_CODE_DIGITS	3
#define MOST_CODE_DIGITS	4

/* Characters between 电话 and the number. */
#define MOST_BEFORE_NUMBER	12

/* Does the code of a place end with this, a dash or the bracket behind it? */
static bool
ends_code(uint32_t c)
{
	return c == '-' || c == 0x2014 || c == 0x2013 || c == 0xFF0D || c == ')' || c == 0xFF09;
}

/* Behind the digits at at, which are counted; spaces may stand between them. */
static uint32_t
skip_digits(const char *text, uint32_t at, uint32_t end, uint32_t *digits)
{
	*digits = 0;
	while (at < end && *digits <= MOST_PHONE_DIGITS)
	{
		unsigned	size;
		uint32_t	c = text_decode(text, end, at, &size);

		if (text_digit(c) >= 0)
			++*digits;
		else if (c != ' ' || *digits == 0)
			break;
		at += size;
	}
	return at;
}

/* A code and a number with one space between: 0731 2345678. */
static bool
is_coded(const char *text, uint32_t at, uint32_t end)
{
	unsigned	run = 0;
	unsigned	code = 0;

	for (unsigned size; at < end && run <= MOST_PHONE_DIGITS; at += size)
	{
		uint32_t	c = text_decode(text, end, at, &size);

		if (text_digit(c) >= 0)
			run++;
		else if (c == ' ' && code == 0 && run >= LEAST_CODE_DIGITS &&
				 run <= MOST_CODE_DIGITS)
		{
			code = run;
			run = 0;
		}
		else
			break;
	}
	return code > 0 && run >= LEAST_PHONE_DIGITS && run <= LEAST_PHONE_DIGITS + 1;
}

/*
 * Has a number fewer digits than the code of a place, those behind blanks included?  Then
 * it is none of a telephone, and *at moves behind it.
 */
static bool
skip_short(const char *text, uint32_t *at, uint32_t end)
{
	uint32_t	behind = text_skip_few_digits(text, *at, end, LEAST_CODE_DIGITS);
	uint32_t	next = behind;

	while (next < end && text[next] == ' ')
		next++;
	if (behind == *at || (next < end && (text_digit((unsigned char) text[next]) >= 0 ||
										 (unsigned char) text[next] == SCAN_WIDE)))
		return false;
	*at = behind;
	return true;
}

/*
 * Is the number at at one of a telephone?  0731-2345678, 0731 2345678, (0731)2345678;
 * behind 电话 the code of the place may be left out.
 */
static bool
is_phone(const char *text, uint32_t at, uint32_t end, bool labelled)
{
	uint32_t	digits;
	uint32_t	more;
	unsigned	size;
	uint32_t	behind = skip_digits(text, at, end, &digits);

	if (text_digit(text_decode(text, end, at, &size)) == 0 && is_coded(text, at, end))
		return true;
	if (digits >= LEAST_CODE_DIGITS && digits <= MOST_CODE_DIGITS && behind < end &&
		ends_code(text_decode(text, end, behind, &size)))
	{
		skip_digits(text, behind + size, end, &more);
		return more >= LEAST_PHONE_DIGITS && more <= MOST_PHONE_DIGITS;
	}
	return labelled && digits >= LEAST_PHONE_DIGITS && digits <= MOST_PHONE_DIGITS;
}

/* The labels of numbers around a place: the last one that begins before it, and the next. */
typedef struct PhoneLabels
{
	GdSpan		last;			/* length 0: none */
	GdSpan		next;
	uint32_t	from;			/* where the one behind that is looked for */
} PhoneLabels;

/* Does a clause end in text[at, end)? */
static bool
has_stop(const char *text, uint32_t at, uint32_t end)
{
	for (unsigned size; at < end; at += size)
	{
		uint32_t	c = text_decode(text, end, at, &size);

		if (c == 0x3002 || c == ',' || c == 0xFF0C)
			return true;
	}
	return false;
}

/* Does 电话 stand before text[at], in the same clause? */
static bool
is_labelled(const char *text, uint32_t at, uint32_t end, PhoneLabels *labels)
{
	while (labels->next.start < at)
	{
		labels->last = labels->next;
		if (match_find_words(text, labels->from, end, &search_telephone, NULL, &labels->next))
			labels->from = labels->next.start + 1;
		else
			labels->next = span_between(end, end);
	}
	return labels->last.length > 0 && at < span_end(labels->last) + 3 * MOST_BEFORE_NUMBER &&
		!has_stop(text, span_end(labels->last), at);
}

/*
 * Is a telephone number or an e-mail address printed anywhere in the text?  Labels
 * are read only before numbers that are none without.
 */
static GdStatus
find_number(const Checking *checking, GdSpan span, bool *found)
{
	const char *text = checking->reading->source.text;
	uint32_t	at = span.start;
	uint32_t	polled = at;
	uint32_t	end = span_end(span);
	PhoneLabels labels = {{at, 0}, {at, 0}, at};

	*found = scan_bytes(text, at, end, '@', '@', '@') < end;
	while (!*found && (at = scan_bytes(text, at, end, '0', '9', SCAN_WIDE)) < end)
	{
		unsigned	size;
		uint32_t	c;

		if (skip_short(text, &at, end))
			continue;
		c = text_decode(text, end, at, &size);
		if (text_digit(c) < 0)
		{
			*found = c == 0xFF20;
			at += size;
			continue;
		}
		*found = is_phone(text, at, end, false) ||
			(is_phone(text, at, end, true) && is_labelled(text, at, end, &labels));
		while (at < end && text_digit(text_decode(text, end, at, &size)) >= 0)
			at += size;
		if (at - polled >= GD_POLL_BYTES)
		{
			polled = at;
			TRY(arena_poll(checking->arena));
		}
	}
	return GD_OK;
}

/*
 * Is the report of a year since 2019?  Its tables tell where its words do not.
 */
static bool
asks_for_contact(const Checking *checking)
{
	const Sheets *sheets = &checking->reading->sheets;

	if (check_meta_year_is_sure(checking))
		return checking->reading->year.year >= FIRST_CONTACT_YEAR;
	for (uint32_t i = 0; i < sheets->count; i++)
		if (sheets->items[i].form != NULL &&
			sheets->items[i].form->first_year >= FIRST_CONTACT_YEAR)
			return true;
	return false;
}

/*
 * The preamble says whom to ask.  A number further down serves as well, so only
 * a report without any is told.
 */
static GdStatus
check_contact(Checking *checking)
{
	const Reading *reading = checking->reading;
	const char *text = reading->source.text;
	GdSpan		preamble = reading->preamble;
	Broken		broken = check_broken(RULE_META_CONTACT_MISSING);
	GdSpan		found;
	bool		numbered;

	if (!check_wants(checking, RULE_META_CONTACT_MISSING, broken.severity) ||
		!asks_for_contact(checking))
		return GD_OK;
	if (reading->title.words.data != NULL &&
		span_end(reading->title.place) <= span_end(preamble))
		preamble = span_between(span_end(reading->title.place), span_end(preamble));
	if (preamble.length > META_MOST_PREAMBLE)
		preamble.length = META_MOST_PREAMBLE;
	preamble = text_trim(text, preamble);
	if (text_count(text, preamble) < LEAST_PREAMBLE ||
		!match_find(text, preamble.start, span_end(preamble), "。", &found) ||
		match_find_words(text, preamble.start, span_end(preamble), &search_contact, NULL, &found))
		return GD_OK;
	TRY(find_number(checking, reading->whole, &numbered));
	if (numbered)
		return GD_OK;
	broken.place = source_place(&reading->source, preamble);
	return check_add(checking, RULE_META_CONTACT_MISSING, &broken);
}

/* ---- the form that is cited ------------------------------------------------------- */

#define OLD_NOTICE "国办公开办函〔2019〕60号"
#define NEW_NOTICE "国办公开办函〔2021〕30号"
#define FIRST_NEW_YEAR 2021

/* Bytes around the number of a notice that say what became of it. */
#define MOST_AROUND 150

/* Is the notice only named, in its sentence, as one that is no longer in force? */
static bool
is_named_as_old(const char *text, GdSpan whole, GdSpan notice)
{
	static const char *const words[] = {
		"废止", "停止", "不再", "失效", "修订", "修改", "替代", "代替", "原"
	};
	uint32_t	start = notice.start - whole.start > MOST_AROUND ?
		notice.start - MOST_AROUND : whole.start;
	uint32_t	end = span_end(whole) - span_end(notice) > MOST_AROUND ?
		span_end(notice) + MOST_AROUND : span_end(whole);
	GdSpan		found;

	while (match_find(text, start, notice.start, "。", &found))
		start = span_end(found);
	if (match_find(text, span_end(notice), end, "。", &found))
		end = found.start;
	return match_find_any(text, start, end, words, LENGTH_OF(words), NULL, &found);
}

/*
 * What a report is written by stands at its beginning, in the preamble or under
 * the first heading.  A report that cites the notice in force too may tell how one replaced the
 * other.
 */
static GdStatus
check_basis(Checking *checking)
{
	const Reading *reading = checking->reading;
	const char *text = reading->source.text;
	GdSpan		cited = reading->whole;
	Broken		broken = check_broken(RULE_META_SUPERSEDED_BASIS);
	GdSpan		found;
	GdSpan		other;

	if (cited.length > META_MOST_PREAMBLE)
		cited.length = META_MOST_PREAMBLE;
	if (!check_meta_year_is_sure(checking) || reading->year.year < FIRST_NEW_YEAR ||
		!match_find_words(text, cited.start, span_end(cited), &search_basis_old, NULL, &found) ||
		match_find_words(text, cited.start, span_end(cited), &search_basis_new, NULL, &other) ||
		is_named_as_old(text, cited, found))
		return GD_OK;
	broken.subject = broken.actual = message_str(OLD_NOTICE);
	broken.expected = message_str(NEW_NOTICE);
	broken.place = source_place(&reading->source, found);
	return check_add(checking, RULE_META_SUPERSEDED_BASIS, &broken);
}

/* ---- the family -------------------------------------------------------------------- */

/*
 * Is it a report on a calendar year?  Schools report on 学年, some bodies on a half
 * of a year; no term and no period is known for those.
 */
static bool
is_annual(const Checking *checking)
{
	const MetaTitle *title = &checking->reading->title;
	GdSpan		preamble = checking->reading->preamble;
	GdSpan		found;

	if (preamble.length > META_MOST_PREAMBLE)
		preamble.length = META_MOST_PREAMBLE;
	if (title->words.data != NULL &&
		match_find_words(title->words.data, 0, title->words.length, &search_not_annual, NULL,
						 &found))
		return false;
	return !match_find_words(checking->reading->source.text, preamble.start,
							 span_end(preamble), &search_school_year, NULL, &found);
}

GdStatus
check_meta(Checking *checking)
{
	const Reading *reading = checking->reading;
	MetaNaming	naming = {0};

	if (checking->report->status != GD_REPORT)
		return GD_OK;
	TRY(check_missing(checking));
	if (check_wants(checking, RULE_META_YEAR_MISMATCH, GD_WARNING) ||
		check_wants(checking, RULE_META_ISSUER_MISMATCH, GD_WARNING))
		naming = meta_naming(reading->source.text, reading->preamble);
	if (is_annual(checking))
	{
		TRY(check_meta_years(checking, &naming));
		TRY(check_meta_dates(checking));
	}
	TRY(check_meta_issuers(checking, &naming));
	TRY(check_basis(checking));
	return check_contact(checking);
}
