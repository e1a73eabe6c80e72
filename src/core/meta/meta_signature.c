/*
 * meta_signature.c
 *	  Name and date under a report.
 */
#include "meta/meta.h"

#include <string.h>

#include "base/array.h"
#include "base/fold.h"
#include "base/match.h"
#include "base/phrase.h"
#include "base/searches.h"
#include "base/text.h"
#include "meta/org.h"
#include "words/date.h"

/* Bytes at the end of a line in which name and date stand. */
#define MOST_TAIL 400

/* Lines in all, furniture included. */
#define MOST_LINES 80

/* How a line ends. */
typedef struct Tail
{
	bool		dated;			/* with a date ... */
	bool		in_words;		/* ... of the form 2022年1月5日 ... */
	bool		alone;			/* ... and nothing before it */
	GdDate		date;
	GdSpan		place;			/* of the date */
	GdSpan		issuer;			/* the name before it, or the whole line */
	GdSpan		impossible;		/* printed as a date, and nothing but a name
								 * before it; length 0 if it is one */
} Tail;

/* The line that ends before *end, trimmed; *end moves before it. */
static GdSpan
previous_line(const char *text, uint32_t start, uint32_t *end)
{
	uint32_t	at = scan_back(text, start, *end, '\n', '\r');
	GdSpan		line = text_trim(text, span_between(at, *end));

	*end = at > start ? at - 1 : start;
	return line;
}

/* The first Chinese character or letter in text[at, end), or end. */
static uint32_t
next_letter(const char *text, uint32_t at, uint32_t end)
{
	while (at < end)
	{
		unsigned	size;
		uint32_t	c = fold_first(text_decode(text, end, at, &size));

		if (text_is_han(c) || (c >= 'A' && c <= 'z'))
			break;
		at += size;
	}
	return at;
}

/* Bytes of a line of figures and marks that is a page number or a rule. */
#define MOST_FIGURES 24

/* Page numbers and the links and notices under an article. */
static bool
is_furniture(const char *text, GdSpan line)
{
	GdSpan		found;
	uint32_t	end = span_end(line);
	uint32_t	at;

	if (line.length > MOST_TAIL)
		return false;
	/* each word begins with a letter */
	at = next_letter(text, line.start, end);
	if (at == end)
		return line.length < MOST_FIGURES;
	return match_find_words(text, at, end, &search_foot, NULL, &found);
}

/* Marks behind which a signature may stand on the line of a sentence. */
static bool
ends_sentence(uint32_t c)
{
	return c == 0x3002 || c == ';' || c == '!' || c == '?';
}

/*
 * The name at the end of a span: all of it, what follows the last sentence, or
 * the last words behind white space.  False if there are other words; *alone
 * if there are none.
 */
static bool
tail_name(const char *text, GdSpan span, GdSpan *name, bool *alone)
{
	Phrase		phrase;
	uint32_t	from = 0;
	uint32_t	to;

	phrase_init(&phrase);
	phrase_add(&phrase, text, span);
	to = phrase.count;
	while (to > 0 && (phrase.chars[to - 1].c == '(' ||
					  phrase.chars[to - 1].c == '['))
		to--;
	for (uint32_t i = 0; i < to; i++)
	{
		if (ends_sentence(phrase.chars[i].c))
			from = i + 1;
	}
	*alone = from == to;
	if (*alone)
		return true;

	if (!org_is_name(&phrase, from, to) && !org_is_place(&phrase, from, to))
	{
		uint32_t	word = to;

		while (word > from + 1 &&
			   phrase.chars[word - 1].start == phrase.chars[word - 2].end)
			word--;
		from = word - 1;
		if (to - from < 4 || !org_is_name(&phrase, from, to))
			return false;
	}
	*name = phrase_place(&phrase, from, to);
	return true;
}

/* Only closing brackets and a full stop may follow the date. */
static bool
nothing_follows(const char *text, uint32_t at, uint32_t end)
{
	while (at < end)
	{
		unsigned	size;
		uint32_t	c = fold_first(text_decode(text, end, at, &size));

		if (c != 0 && c != ')' && c != ']' && c != 0x3002 && c != '.')
			return false;
		at += size;
	}
	return true;
}

/*
 * On the one line of a report the title of an annex may follow: it begins with
 * the name that stands before the date.
 */
static bool
title_follows(const char *text, GdSpan before, uint32_t behind, uint32_t end)
{
	GdSpan		name;
	GdSpan		rest = text_trim(text, span_between(behind, end));
	bool		alone;

	return tail_name(text, before, &name, &alone) && !alone &&
		name.length < rest.length &&
		memcmp(text + name.start, text + rest.start, name.length) == 0;
}

/* The date that ends the line, if there is one. */
static bool
find_last_date(const char *text, GdSpan line, Tail *tail)
{
	uint32_t	end = span_end(line);

	for (uint32_t at = date_next(text, line.start, end, false); at < end;
		 at = date_next(text, at, end, true))
	{
		uint32_t	behind = date_read(text, at, end, &tail->date);
		uint32_t	no_day = behind > at ? at : date_read_impossible(text, at, end);

		if (no_day > at && nothing_follows(text, no_day, end))
			tail->impossible = span_between(at, no_day);
		if (behind > at && (nothing_follows(text, behind, end) ||
							title_follows(text, span_between(line.start, at),
										  behind, end)))
		{
			GdSpan		mark;

			tail->place = span_between(at, behind);
			tail->in_words = match_find(text, at, behind, "年", &mark);
			return true;
		}
	}
	return false;
}

/*
 * Read how a line ends; what is no signature leaves an empty Tail.  Whose name a
 * line without a date is, is told only where it is asked for.
 */
static void
read_tail(const char *text, GdSpan line, bool name, Tail *tail)
{
	bool		alone;

	memset(tail, 0, sizeof(*tail));
	if (line.length > MOST_TAIL)
		line = span_between(span_end(line) - MOST_TAIL, span_end(line));
	if (find_last_date(text, line, tail))
		tail->dated = tail_name(text, span_between(line.start,
												   tail->place.start),
								&tail->issuer, &tail->alone);
	else if (tail->impossible.length > 0)
	{
		if (!tail_name(text, span_between(line.start, tail->impossible.start),
					   &tail->issuer, &alone))
			tail->impossible.length = 0;
		tail->issuer.length = 0;
	}
	else if (!name || !tail_name(text, line, &tail->issuer, &alone) || alone)
		tail->issuer.length = 0;
}

/* The name on the line above a date. */
static GdSpan
name_above(const char *text, uint32_t start, uint32_t end)
{
	GdSpan		nobody = {0, 0};

	for (int lines = 0; end > start && lines < MOST_LINES; lines++)
	{
		GdSpan		line = previous_line(text, start, &end);
		Tail		tail;

		if (line.length == 0)
			continue;
		read_tail(text, line, true, &tail);
		if (tail.issuer.length > 0 && !tail.dated)
			return tail.issuer;
		if (!is_furniture(text, line))
			break;
	}
	return nobody;
}

/* ---- whose signature ------------------------------------------------------ */

/*
 * Are two names of one body?  One may lack the place before it (县财政局) or be a
 * place whose government is meant.
 */
static bool
is_same_body(const char *text, GdSpan name, GdStr other)
{
	static const char *const governments[] = {"人民政府", "政府", "办公室", "街道办"};
	Phrase		a;
	Phrase		b;
	const Phrase *longer = &a;
	const Phrase *shorter = &b;
	GdSpan		whole = {0, other.length};
	bool		suffix = true;
	bool		prefix = true;

	phrase_init(&a);
	phrase_add(&a, text, name);
	phrase_init(&b);
	phrase_add(&b, other.data, whole);
	if (a.count < b.count)
	{
		longer = &b;
		shorter = &a;
	}
	if (shorter->count < 2)
		return false;
	for (uint32_t i = 0; i < shorter->count; i++)
	{
		uint32_t	c = shorter->chars[i].c;

		prefix &= longer->chars[i].c == c;
		suffix &= longer->chars[longer->count - shorter->count + i].c == c;
	}
	for (size_t i = 0; prefix && !suffix && i < LENGTH_OF(governments); i++)
		suffix = phrase_has(longer, shorter->count, governments[i]);
	return suffix;
}

static void
take(MetaSignature *signature, const Tail *tail)
{
	signature->impossible.length = 0;
	signature->date = tail->date;
	signature->date_place = tail->place;
	signature->issuer = tail->issuer;
}

void
meta_signature(const char *text, GdSpan report, GdStr issuer,
			   MetaSignature *signature)
{
	uint32_t	end = span_end(report);
	uint32_t	start = report.length > META_MOST_END_BYTES ?
		end - META_MOST_END_BYTES : report.start;
	uint32_t	counted = 0;
	uint32_t	dated = 0;

	memset(signature, 0, sizeof(*signature));
	for (int lines = 0; end > start && lines < MOST_LINES &&
		 counted < META_MOST_END_LINES; lines++)
	{
		GdSpan		line = previous_line(text, start, &end);
		Tail		tail;

		if (line.length == 0)
			continue;
		read_tail(text, line, counted == 0, &tail);
		if (tail.dated && tail.issuer.length == 0)
			tail.issuer = name_above(text, start, end);

		/* digits alone may date anything: an entry of a list of links */
		if (tail.dated && (tail.in_words || tail.issuer.length > 0))
		{
			bool		own = issuer.length == 0 ||
				(tail.issuer.length > 0 && is_same_body(text, tail.issuer, issuer));

			if (signature->date.year == 0 || own)
				take(signature, &tail);
			signature->sure = dated++ == 0 || own;
			if (own)
				return;
		}
		if (tail.impossible.length > 0 && signature->date.year == 0 &&
			signature->impossible.length == 0)
			signature->impossible = tail.impossible;
		if (is_furniture(text, line))
			continue;
		if (counted++ == 0 && !tail.dated && line.length <= MOST_TAIL)
			signature->issuer = tail.issuer;
	}
}
