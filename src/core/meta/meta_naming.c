/*
 * meta_naming.c
 *	  How the preamble names the report that follows.
 */
#include "meta/meta.h"

#include "base/array.h"
#include "base/match.h"
#include "base/searches.h"
#include "base/text.h"
#include "meta/org.h"

/* Bytes behind a verb in which the report is named, spaces and wraps included. */
#define MOST_NAMING 600

static uint32_t
skip_any(const Phrase *phrase, uint32_t index, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (phrase_has(phrase, index, words[i]))
			return index + phrase_length(words[i]);
	return index;
}

/*
 * 政府信息公开工作年度报告 at index, and behind it the end of the clause: not 的通知,
 * nor what has to be done with the report.
 */
static bool
names_report(const Phrase *phrase, uint32_t index)
{
	static const char *const subjects[] = {
		"政府信息公开", "政务信息公开", "政务公开", "信息公开"
	};
	static const char *const works[] = {"工作"};
	static const char *const annual[] = {"年度"};
	static const char *const reports[] = {"报告", "年报"};
	static const char *const ends[] = {
		"。", ",", ";", ":", "如下", "公布", "予以公布", "向社会", "现予", "并予", "公开如下"
	};
	uint32_t	behind = skip_any(phrase, index, subjects, LENGTH_OF(subjects));
	uint32_t	report;

	if (behind == index)
		return false;
	behind = skip_any(phrase, behind, works, LENGTH_OF(works));
	behind = skip_any(phrase, behind, annual, LENGTH_OF(annual));
	report = skip_any(phrase, behind, reports, LENGTH_OF(reports));
	return report > behind &&
		(report == phrase->count ||
		 skip_any(phrase, report, ends, LENGTH_OF(ends)) > report);
}

/* The name [from, to), without what joins it to the words around it. */
static GdSpan
read_name(const Phrase *phrase, uint32_t from, uint32_t to)
{
	GdSpan		none = {0, 0};

	if (phrase_ends(phrase, from, to, "的"))
		to--;
	if (phrase_ends(phrase, from, to, "本级"))
		to -= 2;
	if (!org_is_name(phrase, from, to) && !org_is_place(phrase, from, to))
		return none;
	if (phrase_has(phrase, from, "本") || phrase_has(phrase, from, "我") ||
		phrase_has(phrase, from, "全") || phrase_has(phrase, from, "各"))
		return none;
	return phrase_place(phrase, from, to);
}

/* [from, to) may stand between a year and 政府信息公开: a name, 本级, 本单位. */
static bool
may_stand_between(const Phrase *phrase, uint32_t from, uint32_t to)
{
	return to == from || phrase_has(phrase, from, "本") || phrase_has(phrase, from, "我") ||
		read_name(phrase, from, to).length > 0;
}

/* The naming at the beginning of the phrase: name, year, report. */
static bool
read_naming(const Phrase *phrase, MetaNaming *naming)
{
	static const char *const particles[] = {"了", "并发布", "并公布", "发布", "公布"};
	static const char *const years[] = {"年度", "年"};
	uint32_t	from = skip_any(phrase, 0, particles, LENGTH_OF(particles));
	uint32_t	at = from;
	uint32_t	behind = from;
	uint32_t	subject;

	while (at < phrase->count && at - from <= ORG_MOST_CHARS &&
		   (behind = phrase_year(phrase, at, &naming->year)) == at)
		at++;
	if (behind <= at)
		return false;
	subject = skip_any(phrase, behind, years, LENGTH_OF(years));
	if (subject == behind)
		return false;
	naming->year_place = phrase_place(phrase, at, behind + 1);
	naming->issuer = read_name(phrase, from, at);
	if (at > from && naming->issuer.length == 0 && !phrase_has(phrase, from, "本") &&
		!phrase_has(phrase, from, "我"))
		return false;
	for (behind = subject; behind < phrase->count && behind - subject <= ORG_MOST_CHARS; behind++)
		if (names_report(phrase, behind) && may_stand_between(phrase, subject, behind))
		{
			if (naming->issuer.length == 0 && behind > subject)
				naming->issuer = read_name(phrase, subject, behind);
			return true;
		}
	return false;
}

/* Do the words before a verb make it one of a demand or of a quoted title? */
static bool
is_quoted(const char *text, uint32_t start, uint32_t verb)
{
	static const char *const marks[] = {"。", ";", "》", "《", "关于", "做好", "开展"};
	uint32_t	at = verb - start > MOST_NAMING ? verb - MOST_NAMING : start;
	bool		quoted = false;
	GdSpan		found;
	size_t		which;

	while (match_find_any(text, at, verb, marks, LENGTH_OF(marks), &which, &found))
	{
		quoted = which >= 3;
		at = span_end(found);
	}
	return quoted;
}

MetaNaming
meta_naming(const char *text, GdSpan preamble)
{
	MetaNaming	naming = {0, {0, 0}, {0, 0}};
	uint32_t	at = preamble.start;
	uint32_t	end;
	GdSpan		verb;

	if (preamble.length > META_MOST_PREAMBLE)
		preamble.length = META_MOST_PREAMBLE;
	end = span_end(preamble);
	while (match_find_words(text, at, end, &search_naming, NULL, &verb))
	{
		Phrase		phrase;
		GdSpan		behind;

		at = span_end(verb);
		behind = span_between(at, end - at > MOST_NAMING ? at + MOST_NAMING : end);
		phrase_init(&phrase);
		phrase_add(&phrase, text, behind);
		if (!is_quoted(text, preamble.start, verb.start) && read_naming(&phrase, &naming))
			return naming;
	}
	naming.year = 0;
	return naming;
}
