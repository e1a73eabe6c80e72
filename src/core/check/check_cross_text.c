/*
 * check_cross_text.c
 *	  How much of the narrative repeats that of the year before.
 *
 * The measure is described in doc/internals/validation.md.  Sentences become
 * numbers (a hash of their folded characters), both years' numbers are sorted
 * by radix, and one walk over both counts those that occur in the year before:
 * work and memory are linear in the text whatever it holds.
 */
#include "check/check.h"

#include <string.h>

#include "base/array.h"
#include "base/fold.h"
#include "base/match.h"
#include "base/text.h"
#include "base/trie.h"
#include "check/message.h"
#include "words/date.h"

/* Characters of a sentence that counts; shorter ones are labels and phrases
 * that anybody writes. */
#define LEAST_SENTENCE		10

/* Sentences, and characters in them, below which nothing can be said. */
#define LEAST_SENTENCES		4
#define LEAST_CHARACTERS	60

/* More than this share of the characters, in percent, is repeated text. */
#define MOST_PERCENT		70

typedef struct Mark
{
	uint64_t	hash;
	uint32_t	start;			/* of the sentence in the working text */
	uint32_t	length;			/* in bytes */
	uint32_t	weight;			/* characters that count */
} Mark;

typedef struct Marks
{
	Arena	   *arena;
	const char *text;
	Mark	   *items;
	uint32_t	count;
	uint32_t	capacity;
	uint32_t	polled;
} Marks;

/* ---- sentences ------------------------------------------------------------------ */

static bool
ends_sentence(uint32_t folded)
{
	return folded == 0x3002 || folded == ';' || folded == '!' || folded == '?';
}

/*
 * Sentences that the law or the form wants in every report, whatever there is to
 * say, and the furniture of a page.
 */
static bool
is_statutory(const char *text, GdSpan sentence)
{
	static const char *const words[] = {
		"信息处理费", "行政复议", "行政诉讼", "需要报告的", "统计期限",
		"中华人民共和国政府信息公开条例", "版权所有", "备案号", "ICP备", "技术支持", "网站地图"
	};
	GdSpan		found;

	return match_find_any(text, sentence.start, span_end(sentence), words,
						  LENGTH_OF(words), NULL, &found);
}

static uint64_t
add_to_hash(uint64_t hash, uint32_t c)
{
	hash = (hash ^ c) * UINT64_C(0x9E3779B97F4A7C15);
	return hash ^ (hash >> 29);
}

static GdStatus
close_sentence(Marks *marks, Mark *mark, uint32_t end)
{
	mark->length = end - mark->start;
	if (mark->weight >= LEAST_SENTENCE &&
		!is_statutory(marks->text, span_between(mark->start, end)))
	{
		TRY(arena_grow(marks->arena, (void **) &marks->items, &marks->capacity,
					   marks->count, sizeof(Mark)));
		marks->items[marks->count++] = *mark;
	}
	memset(mark, 0, sizeof(*mark));
	mark->start = end;
	return GD_OK;
}

/*
 * The sentences of a span.  Years differ from report to report and titles of
 * documents belong to others, so neither is looked at; figures are.
 */
static GdStatus
read_sentences(Marks *marks, GdSpan span)
{
	const char *text = marks->text;
	uint32_t	at = span.start;
	uint32_t	end = span_end(span);
	Mark		mark = {0, span.start, 0, 0};
	bool		after_digit = false;
	bool		quoted = false;

	while (at < end)
	{
		unsigned	size;
		uint32_t	printed = text_decode(text, end, at, &size);
		uint32_t	c = fold_first(printed);
		bool		digit = text_digit(printed) >= 0 || text_han_digit(printed) >= 0;
		int32_t		year;
		uint32_t	behind = digit && !after_digit ?
			date_read_year(text, at, end, &year) : at;

		after_digit = digit && behind == at;
		if (c == 0x300A)		/* 《 */
			quoted = true;
		else if (c == 0x300B)
			quoted = false;
		else if (behind == at && !quoted && trie_is_key(c))
		{
			mark.hash = add_to_hash(mark.hash, c);
			mark.weight++;
		}
		at = behind > at ? behind : at + size;
		if (ends_sentence(c))
		{
			quoted = false;
			TRY(close_sentence(marks, &mark, at));
		}
		if (at - marks->polled >= GD_POLL_BYTES)
		{
			marks->polled = at;
			TRY(arena_poll(marks->arena));
		}
	}
	return close_sentence(marks, &mark, end);
}

/* The span without the tables in it; *next is the first that may lie there. */
static GdStatus
read_between_tables(Marks *marks, const Grids *grids, GdSpan span, uint32_t *next)
{
	uint32_t	at = span.start;

	while (*next < grids->count && span_end(grids->items[*next].place) <= at)
		++*next;
	for (uint32_t i = *next; i < grids->count; i++)
	{
		GdSpan		table = grids->items[i].place;

		if (table.start >= span_end(span))
			break;
		if (table.start > at)
			TRY(read_sentences(marks, span_between(at, table.start)));
		at = span_end(table);
		*next = i;
	}
	return at < span_end(span) ?
		read_sentences(marks, span_between(at, span_end(span))) : GD_OK;
}

/*
 * The narrative: all sections but the annex.  The preamble says what the law
 * wants; only a text without headings has everything in it.
 */
static GdStatus
read_narrative(Arena *arena, const Reading *reading, Marks *marks)
{
	const Outline *outline = &reading->outline;
	uint32_t	next = 0;
	bool		annex = false;

	memset(marks, 0, sizeof(*marks));
	marks->arena = arena;
	marks->text = reading->source.text;
	for (uint32_t i = outline->count == 1 ? 0 : 1; i < outline->count; i++)
	{
		const Heading *heading = &outline->items[i];
		uint32_t	end = heading->end;

		if (heading->level == 1)
			annex = heading->kind == GD_SECTION_ANNEX;
		if (end > span_end(reading->whole))
			end = span_end(reading->whole);
		if (!annex && heading->body < end)
			TRY(read_between_tables(marks, &reading->grids,
									span_between(heading->body, end), &next));
	}
	return GD_OK;
}

/* ---- comparison -------------------------------------------------------------------- */

#define RADIX_BITS 8
#define RADIX (1u << RADIX_BITS)

/* Sort by hash, one byte of it at a time. */
static GdStatus
sort_marks(Marks *marks)
{
	Mark	   *from = marks->items;
	Mark	   *to = arena_alloc(marks->arena, marks->count * sizeof(Mark));

	if (to == NULL)
		return GD_NO_MEMORY;
	for (unsigned shift = 0; shift < 64; shift += RADIX_BITS)
	{
		uint32_t	places[RADIX] = {0};
		uint32_t	place = 0;
		Mark	   *swap = from;

		for (uint32_t i = 0; i < marks->count; i++)
			places[(from[i].hash >> shift) % RADIX]++;
		for (unsigned i = 0; i < RADIX; i++)
		{
			uint32_t	count = places[i];

			places[i] = place;
			place += count;
		}
		for (uint32_t i = 0; i < marks->count; i++)
			to[places[(from[i].hash >> shift) % RADIX]++] = from[i];
		TRY(arena_poll(marks->arena));
		from = to;
		to = swap;
	}
	marks->items = from;
	return GD_OK;
}

typedef struct Share
{
	uint64_t	repeated;		/* characters */
	uint64_t	all;
	GdSpan		first;			/* sentence that is repeated */
} Share;

static Share
count_repeated(const Marks *marks, const Marks *before)
{
	Share		share = {0, 0, {GD_NOWHERE, 0}};
	uint32_t	j = 0;

	for (uint32_t i = 0; i < marks->count; i++)
	{
		const Mark *mark = &marks->items[i];

		share.all += mark->weight;
		while (j < before->count && before->items[j].hash < mark->hash)
			j++;
		if (j == before->count || before->items[j].hash != mark->hash)
			continue;
		share.repeated += mark->weight;
		if (mark->start < share.first.start)
			share.first = span_between(mark->start, mark->start + mark->length);
	}
	return share;
}

GdStatus
check_cross_text(Checking *checking, const Checking *previous)
{
	const Reading *reading = checking->reading;
	Broken		broken = check_broken(RULE_CROSS_REPEATED_TEXT);
	Marks		marks;
	Marks		before;
	Share		share;
	GdDecimal	percent = {0, 0};

	if (!check_wants(checking, RULE_CROSS_REPEATED_TEXT, broken.severity))
		return GD_OK;
	TRY(read_narrative(checking->arena, previous->reading, &before));
	TRY(read_narrative(checking->arena, reading, &marks));
	if (marks.count < LEAST_SENTENCES || before.count == 0)
		return GD_OK;
	TRY(sort_marks(&before));
	TRY(sort_marks(&marks));
	share = count_repeated(&marks, &before);
	if (share.all < LEAST_CHARACTERS ||
		share.repeated * 100 <= share.all * MOST_PERCENT)
		return GD_OK;
	percent.mantissa = (int64_t) (share.repeated * 100 / share.all);
	TRY(message_decimal(checking->arena, percent, &broken.actual));
	broken.place = source_place(&reading->source, text_trim(reading->source.text, share.first));
	return check_add(checking, RULE_CROSS_REPEATED_TEXT, &broken);
}
