/*
 * check_content_spam.c
 *	  content.contamination: advertising that hijackers put into a report.
 *
 * The words of data/contamination.tsv are found in one pass; a sentence is
 * judged when it ends.  What one word proves depends on its class and on the
 * words near it: an office that reports of fighting the trade uses the words of
 * the trade.  Nearly all texts have no word that could prove anything, and are
 * not read for the words around it.
 */
#include "check/check_content.h"

#include <string.h>

#include "base/array.h"
#include "base/fold.h"
#include "base/match.h"
#include "base/text.h"
#include "source/html.h"

#include "contamination_data.inc"

static const Trie spam_words = {
	contamination_nodes, contamination_edges, contamination_first, contamination_roots
};

/* The classes of data/contamination.tsv. */
typedef enum SpamClass
{
	SPAM_NONE,
	SPAM_ALONE,					/* nothing but advertising prints it */
	SPAM_TRADE,					/* who fights the trade prints it too */
	SPAM_TOPIC,					/* proves with a call beside it, and in a footer */
	SPAM_KEYWORD,				/* proves in the place of official words */
	SPAM_CALL,					/* what advertising asks for: 下载, 官网 */
	SPAM_FOOTER,				/* proves beside a copyright */
	SPAM_COPYRIGHT,
	SPAM_GUARD,					/* who writes so fights the trade */
	SPAM_CAUTION,				/* who writes so may fight it */
	SPAM_INNOCENT				/* words that only look like the others */
} SpamClass;

/*
 * Words of one sentence that are kept; with more it is judged in parts.
 */
#define MOST_HITS 128

/* Characters between words that belong together, white space not counted. */
#define NEAR_CALL		1		/* a topic and its call */
#define NEAR_JOINED		4		/* words of one advertisement */
#define NEAR_COPYRIGHT	40		/* of one footer */
#define NEAR_GUARD		16		/* a brand and who fights it */
#define NEAR_GUARD_CALL 24		/* the trade with a call */
#define NEAR_GUARD_FAR	60		/* the trade alone: most of a sentence */

typedef struct Hit
{
	SpamClass	class;
	GdSpan		span;
	uint32_t	from;			/* counted in characters of the text */
	uint32_t	to;
} Hit;

typedef struct Spam
{
	Checking   *checking;
	const char *text;
	uint32_t	end;			/* of the text that is read */
	uint32_t	at;				/* up to here ... */
	uint32_t	chars;			/* ... characters were counted, from some word on */
	uint32_t	nhits;
	uint32_t	nfound;
	Hit			hits[MOST_HITS];
	GdSpan		found[CONTENT_MOST];
} Spam;

/* ---- what stands near a word ------------------------------------------------- */

/* Characters between two words, the first of which stands first. */
static uint32_t
gap(const Hit *a, const Hit *b)
{
	return b->from - a->to;
}

/* Does a word of this class stand at most so many characters from hit i? */
static bool
has_near(const Spam *spam, uint32_t i, SpamClass class, uint32_t most)
{
	for (uint32_t j = i; j > 0 && gap(&spam->hits[j - 1], &spam->hits[i]) <= most; j--)
		if (spam->hits[j - 1].class == class)
			return true;
	for (uint32_t j = i + 1;
		 j < spam->nhits && gap(&spam->hits[i], &spam->hits[j]) <= most; j++)
		if (spam->hits[j].class == class)
			return true;
	return false;
}

static bool
is_in_title(const Spam *spam, GdSpan span)
{
	const MetaTitle *title = &spam->checking->reading->title;

	for (uint32_t i = 0; i < title->nlines; i++)
		if (span.start >= title->lines[i].start && span.start < span_end(title->lines[i]))
			return true;
	return false;
}

/*
 * Does a word stand where official words should: before 信息公开 or 条例, or in
 * the title before the year?
 */
static bool
replaces_official(const Spam *spam, const Hit *hit)
{
	static const char *const official[] = {"信息公开", "政府信息公开", "政务公开", "条例"};
	uint32_t	at = span_end(hit->span);
	unsigned	size;

	for (size_t i = 0; i < LENGTH_OF(official); i++)
		if (match_at(spam->text, at, spam->end, official[i], NULL))
			return true;
	return at < spam->end && is_in_title(spam, hit->span) &&
		text_digit(text_decode(spam->text, spam->end, at, &size)) >= 0;
}

/* ---- judging ------------------------------------------------------------------- */

/* Does one word of advertising follow the other, as in no sentence? */
static bool
is_run_together(const Spam *spam, uint32_t i)
{
	return has_near(spam, i, SPAM_ALONE, 0) || has_near(spam, i, SPAM_TRADE, 0);
}

/* Does the sentence tell of fighting it, or of something lawful? */
static bool
is_fought(const Spam *spam, uint32_t i, uint32_t most)
{
	return has_near(spam, i, SPAM_GUARD, most) || has_near(spam, i, SPAM_INNOCENT, most);
}

static bool
proves(const Spam *spam, uint32_t i)
{
	const Hit  *hit = &spam->hits[i];
	bool		called = has_near(spam, i, SPAM_CALL, NEAR_CALL) ||
		has_near(spam, i, SPAM_FOOTER, NEAR_CALL) || is_run_together(spam, i);

	switch (hit->class)
	{
		case SPAM_ALONE:
			return called || !has_near(spam, i, SPAM_GUARD, NEAR_GUARD);
		case SPAM_TRADE:
			return called ? !is_fought(spam, i, NEAR_GUARD_CALL) :
				!is_fought(spam, i, NEAR_GUARD_FAR) &&
				!has_near(spam, i, SPAM_CAUTION, NEAR_GUARD_FAR);
		case SPAM_TOPIC:
			return (called || replaces_official(spam, hit) ||
					has_near(spam, i, SPAM_COPYRIGHT, NEAR_COPYRIGHT)) &&
				!is_fought(spam, i, NEAR_GUARD_CALL) &&
				!has_near(spam, i, SPAM_CAUTION, NEAR_GUARD_CALL);
		case SPAM_KEYWORD:
			return replaces_official(spam, hit);
		case SPAM_FOOTER:
			return has_near(spam, i, SPAM_COPYRIGHT, NEAR_COPYRIGHT);
		default:
			return false;
	}
}

static bool
is_advertising(const Hit *hit)
{
	return hit->class >= SPAM_ALONE && hit->class <= SPAM_FOOTER;
}

/* Do two spans hold the same folded characters? */
static bool
is_same(const char *text, GdSpan a, GdSpan b)
{
	uint32_t	i = a.start;
	uint32_t	j = b.start;

	for (;;)
	{
		unsigned	size;
		uint32_t	c = 0;
		uint32_t	d = 0;

		for (; c == 0 && i < span_end(a); i += size)
			c = fold_first(text_decode(text, span_end(a), i, &size));
		for (; d == 0 && j < span_end(b); j += size)
			d = fold_first(text_decode(text, span_end(b), j, &size));
		if (c != d)
			return false;
		if (c == 0)
			return true;
	}
}

/* Each wording is reported once, where it stands first. */
static GdStatus
report(Spam *spam, GdSpan span)
{
	Broken		broken = check_broken(RULE_CONTENT_CONTAMINATION);

	for (uint32_t i = 0; i < spam->nfound; i++)
		if (is_same(spam->text, spam->found[i], span))
			return GD_OK;
	spam->found[spam->nfound++] = span;
	TRY(content_set(spam->checking, span, &broken));
	broken.subject = broken.actual;
	return check_add(spam->checking, RULE_CONTENT_CONTAMINATION, &broken);
}

/* A sentence is over. */
static GdStatus
judge(Spam *spam)
{
	const Hit  *hits = spam->hits;

	for (uint32_t i = 0; i < spam->nhits && spam->nfound < CONTENT_MOST; i++)
	{
		uint32_t	first = i;

		if (!proves(spam, i))
			continue;
		/* the words around it are parts of the same advertisement */
		while (first > 0 && is_advertising(&hits[first - 1]) &&
			   gap(&hits[first - 1], &hits[first]) <= NEAR_JOINED)
			first--;
		while (i + 1 < spam->nhits && is_advertising(&hits[i + 1]) &&
			   gap(&hits[i], &hits[i + 1]) <= NEAR_JOINED)
			i++;
		TRY(report(spam, span_between(hits[first].span.start, span_end(hits[i].span))));
	}
	spam->nhits = 0;
	return GD_OK;
}

/* ---- reading ---------------------------------------------------------------------- */

static void
add_hit(Spam *spam, SpamClass class, uint32_t start, uint32_t end)
{
	Hit		   *hit = &spam->hits[spam->nhits++];

	hit->class = class;
	hit->span = span_between(start, end);
	hit->from = spam->chars;
	spam->chars += text_count(spam->text, hit->span);
	hit->to = spam->chars;
}

/* Does a character end a sentence?  *breaks counts line breaks in a row. */
static bool
ends_sentence(const Spam *spam, uint32_t c, uint32_t folded, unsigned *breaks)
{
	if (folded != 0)
		*breaks = 0;
	else if (c == '\n')
		++*breaks;
	return folded == 0x3002 || folded == '!' || folded == '?' || folded == ';' ||
		folded == '|' || c == HTML_BORDER ||
		*breaks > (spam->checking->reading->source.markup ? 0 : 1);
}

/* What stands between the last word and the next one: a sentence may end there. */
static GdStatus
read_between(Spam *spam, uint32_t to)
{
	unsigned	breaks = 0;
	unsigned	size;

	for (; spam->nhits > 0 && spam->at < to; spam->at += size)
	{
		uint32_t	c = text_decode(spam->text, spam->end, spam->at, &size);
		uint32_t	folded = fold_first(c);

		spam->chars += folded != 0;
		if (ends_sentence(spam, c, folded, &breaks))
			TRY(judge(spam));
	}
	return GD_OK;
}

static GdStatus
read_words(Spam *spam)
{
	uint32_t	polled = spam->at;

	for (uint32_t at = spam->at; at < spam->end;)
	{
		uint32_t	match_end;
		unsigned	size;
		unsigned	class = content_match(&spam_words, spam->text, at, spam->end, &match_end);

		TRY(content_poll(spam->checking, &polled, at));
		if (class == 0)
		{
			(void) text_decode(spam->text, spam->end, at, &size);
			at += size;
			continue;
		}
		TRY(read_between(spam, at));
		if (spam->nfound == CONTENT_MOST)
			return GD_OK;
		add_hit(spam, (SpamClass) class, at, match_end);
		if (spam->nhits == MOST_HITS)
			TRY(judge(spam));
		at = spam->at = match_end;
	}
	TRY(read_between(spam, spam->end));
	return judge(spam);
}

/* Is there a word that may prove something?  As PROVING of tools/content_tables.py. */
static GdStatus
find_proving(const Spam *spam, bool *found)
{
	uint32_t	at = spam->at;
	uint32_t	polled = at;

	*found = !SHORT_WAY;
	while (!*found && (at = content_next(spam->checking, CONTENT_ADVERTISING, at, spam->end)) < spam->end)
	{
		uint32_t	match_end;
		SpamClass	class = (SpamClass) content_match(&spam_words, spam->text, at, spam->end, &match_end);

		TRY(content_poll(spam->checking, &polled, at));
		*found = class >= SPAM_ALONE && class <= SPAM_FOOTER && class != SPAM_CALL;
		at++;
	}
	return GD_OK;
}

GdStatus
check_contamination(Checking *checking)
{
	const Reading *reading = checking->reading;
	Spam		spam;
	bool		found;

	memset(&spam, 0, sizeof(spam));
	spam.checking = checking;
	spam.text = reading->source.text;
	spam.end = span_end(reading->whole);
	spam.at = reading->whole.start;
	TRY(find_proving(&spam, &found));
	return found ? read_words(&spam) : GD_OK;
}
