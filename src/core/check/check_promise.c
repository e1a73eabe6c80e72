/*
 * check_promise.c
 *	  The rule structure.outline-mismatch: 本报告由六部分组成, and what is listed.
 *
 * Parts are counted only where each word of the list is known: the wordings of
 * headings, and what stands between the items of a list.
 */
#include "check/check_promise.h"

#include "base/array.h"
#include "base/fold.h"
#include "base/match.h"
#include "base/searches.h"
#include "base/text.h"
#include "check/message.h"
#include "words/headings.h"
#include "words/number.h"
#include "words/ordinal.h"

/* A list is no longer than this, in bytes, and begins no further from the number. */
#define MOST_LIST 900

/* A preamble is no longer; what else stands before the first heading is none. */
#define MOST_PREAMBLE 8192

/* Sections of the forms of 2019 and 2021: a list of so many is whole, 等 or not. */
#define ALL_SECTIONS 6

/* A number of parts. */
typedef struct Promise
{
	GdSpan		place;			/* 六个部分 */
	uint32_t	parts;
} Promise;

typedef struct List
{
	uint32_t	start;
	uint32_t	end;
	unsigned	items;			/* annexes left out ... */
	unsigned	annexes;
	bool		open;			/* 等: there may be more */
	bool		repeats;		/* a kind stands twice: one item was taken for two */
} List;

/* ---- the number -------------------------------------------------------------------- */

/* Does 部分 at text[at] follow a number?  个 and 大 may stand between. */
static bool
number_before(const char *text, uint32_t start, uint32_t at, Promise *promise)
{
	uint32_t	numeral = at;
	uint32_t	end;
	unsigned	size;
	uint32_t	c;

	if (at == start)
		return false;
	c = fold_first(text_decode_before(text, at, &size));
	if (c == 0x4E2A || c == 0x5927) /* 个 大 */
		numeral -= size;
	end = numeral;
	while (numeral > start)
	{
		c = text_decode_before(text, numeral, &size);
		if (text_digit(c) < 0 && text_han_digit(c) < 0 && !text_is_ten(c))
			break;
		numeral -= size;
	}
	if (numeral == end ||
		number_read_numeral(text, numeral, end, &promise->parts) != end)
		return false;
	if (numeral > start && text_decode_before(text, numeral, &size) == 0x7B2C)	/* 第 */
		return false;
	promise->place.start = numeral;
	return true;
}

static bool
find_promise(const char *text, uint32_t at, uint32_t end, Promise *promise)
{
	GdSpan		found;

	for (uint32_t start = at; match_find_words(text, at, end, &search_part, NULL, &found); at = span_end(found))
	{
		if (number_before(text, start, found.start, promise))
		{
			promise->place.length = span_end(found) - promise->place.start;
			return true;
		}
	}
	return false;
}

/* ---- the list ---------------------------------------------------------------------- */

/* Behind what may stand between two items of a list. */
static uint32_t
skip_between(const char *text, uint32_t at, uint32_t end)
{
	static const char *const words[] = {"以及", "及", "和", "与"};

	for (;;)
	{
		uint32_t	before = at;
		uint32_t	behind;
		OrdinalPrint print;
		unsigned	size;
		uint32_t	c;

		if (at >= end)
			return at;
		c = fold_first(text_decode(text, end, at, &size));
		if (c == 0 || c == ',' || c == 0x3001 || c == ';' || c == '"' || c == 0x201C ||
			c == 0x201D || c == 0x300A || c == 0x300B)
			at += size;
		for (size_t i = 0; i < LENGTH_OF(words); i++)
			if (at < end && match_at(text, at, end, words[i], &behind))
				at = behind;
		if (at < end && ordinal_read(text, at, end, &print) && print.marked)
			at = print.end;
		if (at == before)
			return at;
	}
}

/* The list that begins at text[at]; no items if none does. */
static List
read_list(const char *text, uint32_t at, uint32_t end)
{
	List		list = {at, at, 0, 0, false, false};
	uint32_t	seen = 0;

	for (;;)
	{
		uint32_t	wording_end;
		GdSectionKind kind;

		at = skip_between(text, at, end);
		if (at >= end)
			break;
		kind = headings_match(text, at, end, &wording_end, NULL);
		if (kind == GD_SECTION_NONE)
			break;
		if (kind == GD_SECTION_ANNEX)
			list.annexes++;
		else
		{
			list.items++;
			list.repeats |= (seen & (1u << kind)) != 0;
			seen |= 1u << kind;
		}
		list.end = at = wording_end;
	}
	return list;
}

/* Is text[at] the end of a list, and not of the words that are known? */
static bool
ends_there(const char *text, uint32_t at, uint32_t end)
{
	unsigned	size;
	uint32_t	c;

	if (at >= end)
		return true;
	c = fold_first(text_decode(text, end, at, &size));
	return c == 0x3002 || c == ';' || c == 0 || c == ')';
}

/* 六个部分:总体情况、… */
static List
list_behind(const char *text, const Promise *promise, uint32_t end)
{
	static const char *const words[] = {
		"组成", "构成", "内容", "分别", "主要", "包括", "即", "是", "为", ":", ","
	};
	uint32_t	at = span_end(promise->place);
	List		list;

	for (bool more = true; more;)
	{
		more = false;
		for (size_t i = 0; i < LENGTH_OF(words); i++)
			if (match_at(text, at, end, words[i], &at))
				more = true;
	}
	list = read_list(text, at, end);
	if (list.items > 0 && !ends_there(text, list.end, end))
		list.items = 0;
	return list;
}

/* 由总体情况、…等六部分组成 */
static List
list_before(const char *text, uint32_t start, const Promise *promise)
{
	static const char *const words[] = {"等", "共", "这", "总共", "共计"};
	List		none = {0, 0, 0, 0, false, false};
	uint32_t	end = promise->place.start;
	uint32_t	at = end - start > MOST_LIST ? end - MOST_LIST : start;

	while (at < end)
	{
		List		list = {at, at, 0, 0, false, false};
		unsigned	size;

		if (text_is_han(text_decode(text, end, at, &size)))
			list = read_list(text, at, end);
		if (list.items > 1)
		{
			uint32_t	behind = skip_between(text, list.end, end);

			for (size_t i = 0; i < LENGTH_OF(words); i++)
				if (match_at(text, behind, end, words[i], &behind) && i == 0)
					list.open = true;
			return skip_between(text, behind, end) == end ? list : none;
		}
		at += size;
	}
	return none;
}

GdStatus
check_promise(Checking *checking)
{
	const Reading *reading = checking->reading;
	const char *text = reading->source.text;
	uint32_t	start = reading->preamble.start;
	uint32_t	end = span_end(reading->preamble);
	Broken		broken = check_broken(RULE_STRUCTURE_OUTLINE_MISMATCH);
	Promise		promise;
	List		list;

	if (end - start > MOST_PREAMBLE)
		end = start + MOST_PREAMBLE;
	if (!find_promise(text, start, end, &promise))
		return GD_OK;
	list = list_behind(text, &promise, end);
	if (list.items == 0)
		list = list_before(text, start, &promise);
	if (list.items == 0 || list.repeats || list.items == promise.parts ||
		list.items + list.annexes == promise.parts ||
		(list.open && list.items < promise.parts && list.items < ALL_SECTIONS))
		return GD_OK;
	TRY(message_decimal(checking->arena, (GdDecimal) {promise.parts, 0},
						&broken.expected));
	TRY(message_decimal(checking->arena, (GdDecimal) {list.items, 0}, &broken.actual));
	broken.place = source_place(&reading->source, promise.place);
	return check_add(checking, RULE_STRUCTURE_OUTLINE_MISMATCH, &broken);
}
