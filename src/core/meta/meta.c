/*
 * meta.c
 *	  The script of a report and its publication date.
 */
#include "meta/meta.h"

#include "base/fold.h"
#include "base/searches.h"
#include "base/text.h"
#include "words/date.h"

/*
 * A few Simplified words hold characters that the folding takes for
 * Traditional ones (names, 甚麽, quotations), well below this percentage; of
 * running Traditional text about a third differs.
 */
#define HANT_PERCENT	4

/* ---- script -------------------------------------------------------------- */

/*
 * Of a longer text the characters at so many places vote or somewhat fewer, all whole Chinese
 * characters apart.
 */
#define VOTING_PLACES	600

/*
 * They decide if they are so many, and so many times below or above HANT_PERCENT; else
 * all characters vote.
 */
#define LEAST_VOTES		200
#define CLEARLY			6

typedef struct Votes
{
	uint32_t	han;
	uint32_t	traditional;	/* of them */
} Votes;

/* The votes of the first character in each so many bytes; of all if that is 1. */
static Votes
count_votes(const char *text, GdSpan span, uint32_t step)
{
	Votes		votes = {0, 0};
	uint32_t	end = span_end(span);

	for (uint32_t at = span.start; at < end;)
	{
		uint32_t	next = at + step;
		unsigned	size;
		uint32_t	c;

		while (at < end && text_goes_on((unsigned char) text[at]))
			at++;
		if (at == end)
			break;
		c = text_decode(text, end, at, &size);
		votes.han += text_is_han(c);
		votes.traditional += text_is_han(c) && fold_is_traditional(c);
		at = at + size > next ? at + size : next;
	}
	return votes;
}

GdScript
meta_script(const char *text, GdSpan report)
{
	Votes		votes = {0, 0};

	if (report.length > META_MOST_SAMPLE)
		report.length = META_MOST_SAMPLE;
	if (report.length > 2 * VOTING_PLACES)
		votes = count_votes(text, report, report.length / VOTING_PLACES / 3 * 3 + 3);
	if (votes.han < LEAST_VOTES ||
		(votes.traditional * 100 * CLEARLY > votes.han * HANT_PERCENT &&
		 votes.traditional * 100 < votes.han * HANT_PERCENT * CLEARLY))
		votes = count_votes(text, report, 1);
	if (votes.han == 0)
		return GD_SCRIPT_NONE;
	return votes.traditional * 100 >= votes.han * HANT_PERCENT ? GD_HANT : GD_HANS;
}

/* ---- publication date ------------------------------------------------------ */

/* Page metadata stands in the first lines. */
#define MOST_METADATA	(6u * 1024)

/* Characters between a label and its date: colon, pipe, spaces. */
#define MOST_BETWEEN	12

/* The rank of the bare words 日期 and 时间, which need a colon or a pipe. */
#define RANK_BARE		1

/* The date behind a label. */
static MetaDate
labelled_date(const char *text, uint32_t at, uint32_t end, bool needs_mark)
{
	MetaDate	found = {{0, 0, 0}, {0, 0}};
	bool		mark = false;

	for (int i = 0; i < MOST_BETWEEN && at < end; i++)
	{
		unsigned	size;
		uint32_t	c = fold_first(text_decode(text, end, at, &size));

		if (c == ':' || c == '|')
			mark = true;
		else if (c != 0 && c != '[' && c != ']' && c != '(' && c != ')')
			break;
		at += size;
	}
	if (mark || !needs_mark)
		found.place = span_between(at, date_read(text, at, end, &found.date));
	return found;
}

MetaDate
meta_published(const char *text, GdSpan preamble)
{
	uint32_t	at = preamble.start;
	uint32_t	end = span_end(preamble);
	MetaDate	best = {{0, 0, 0}, {0, 0}};
	unsigned	best_rank = 0;
	unsigned	rank;
	GdSpan		label;

	if (end - at > MOST_METADATA)
		end = at + MOST_METADATA;
	while (match_find_words(text, at, end, &search_date_label, &rank, &label))
	{
		at = span_end(label);
		if (rank > best_rank)
		{
			MetaDate	found = labelled_date(text, at, end, rank == RANK_BARE);

			if (found.date.year != 0)
			{
				best = found;
				best_rank = rank;
			}
		}
	}
	return best;
}
