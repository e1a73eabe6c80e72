/*
 * outline_title.c
 *	  Where the title of a heading ends.
 *
 * A wording of the form ends the title wherever it stands.  Other words are a
 * title as a whole line, or up to the first stop.
 */
#include "outline/outline_title.h"

#include <string.h>

#include "base/array.h"
#include "base/fold.h"
#include "base/match.h"
#include "base/text.h"
#include "outline/outline_guess.h"

/* Marks in a row behind a title; more are a line of dots or worse. */
#define MOST_MARKS 200

bool
outline_is_stop(uint32_t folded)
{
	return folded == 0x3002 || folded == ';' || folded == ':' ||
		folded == '!' || folded == '?';
}

bool
outline_is_comma(uint32_t folded)
{
	return folded == ',' || folded == 0x3001;
}

/* Characters with which a heading goes on behind a wording that we know. */
static bool
goes_on(uint32_t folded)
{
	static const uint32_t list[] = {
		0x53CA, 0x548C, 0x4E0E, 0x6216, 0x7684, 0x4EE5, 0x60C5, 0x5DE5,
		0x3001, '('
	};							/* 及 和 与 或 的 以 情 工 、 ( */

	for (size_t i = 0; i < LENGTH_OF(list); i++)
		if (list[i] == folded)
			return true;
	return false;
}

void
outline_scan_title(const char *text, uint32_t at, uint32_t end, TitleScan *scan)
{
	uint32_t	begin = at;

	memset(scan, 0, sizeof(*scan));
	scan->stop = scan->comma = end;
	scan->stop_chars = scan->comma_chars = UINT32_MAX;
	scan->trimmed = at;
	while (at < end)
	{
		unsigned	size;
		uint32_t	c = fold_first(text_decode(text, end, at, &size));

		if (outline_is_stop(c) && scan->stop == end && at > begin)
		{
			scan->stop = at;
			scan->stop_chars = scan->chars;
		}
		if (outline_is_comma(c) && scan->comma == end && at > begin)
		{
			scan->comma = at;
			scan->comma_chars = scan->chars;
		}
		at += size;
		if (c == 0)
			continue;
		scan->chars++;
		scan->last = c;
		if (!outline_is_stop(c) && !outline_is_comma(c))
			scan->trimmed = at;
		if (scan->chars > GD_MAX_TITLE)
			break;
	}
}

uint32_t
outline_skip_marks(const char *text, uint32_t at, uint32_t end)
{
	for (int i = 0; i < MOST_MARKS && at < end; i++)
	{
		unsigned	size;
		uint32_t	c = fold_first(text_decode(text, end, at, &size));

		if (c != 0 && !outline_is_stop(c) && !outline_is_comma(c) && c != '*' &&
			c != '#' && c != 0x2014 && c != 0x2015 && c != 0x2500)
			break;
		at += size;
	}
	return at;
}

/* The words that a heading of unknown wording ends with; a sentence does not. */
static bool
ends_like_heading(const char *text, GdSpan title)
{
	static const char *const words[] = {
		"情况", "问题", "措施", "事项", "打算", "计划", "方向", "附表"
	};

	for (size_t i = 0; i < LENGTH_OF(words); i++)
	{
		uint32_t	length = (uint32_t) strlen(words[i]);
		uint32_t	matched;

		/* in either script each character takes as many bytes */
		if (title.length >= length &&
			match_at(text, span_end(title) - length, span_end(title), words[i],
					 &matched))
			return true;
	}
	return false;
}

/*
 * Does a whole sentence begin at text[at], with 。 at its end and no ordinal in
 * it?  Items of an outline do not look so: 一、基本情况和工作,二、主动公开情况。
 */
static bool
is_sentence(const char *text, uint32_t at, uint32_t end)
{
	uint32_t	before = 0;

	for (unsigned chars = 0; at < end && chars < GD_MAX_TITLE; chars++)
	{
		unsigned	size;
		uint32_t	c = fold_first(text_decode(text, end, at, &size));

		if (outline_is_stop(c))
			return c == 0x3002;
		if (c == 0x3001 && (text_han_digit(before) > 0 || text_is_ten(before)))
			return false;
		before = c;
		at += size;
	}
	return false;
}

bool
outline_weak_ends(const char *text, const Heading *heading, uint32_t at,
				  uint32_t end)
{
	unsigned	size;
	uint32_t	c;

	if (at >= end)
		return true;
	c = fold_first(text_decode(text, end, at, &size));
	if (!text_is_han(c))
		return !outline_is_comma(c);
	if (goes_on(c) && (heading->kind != GD_SECTION_OVERVIEW || !is_sentence(text, at, end)))
		return false;
	/* 一、概述2020年 and 七、附表统计指标, but not 三、其他重点领域 */
	return heading->kind == GD_SECTION_OVERVIEW ? heading->ordinal.number == 1 :
		heading->kind == GD_SECTION_ANNEX &&
		text_count(text, span_between(heading->title.start, at)) > 1;
}

/* The brackets and quotes that a title may be set in. */
static bool
is_bracket(uint32_t folded, bool opens)
{
	static const uint32_t opening[] = {'[', '(', '"', '<', 0x300A, 0x300C, 0x300E, 0x3010};
	static const uint32_t closing[] = {']', ')', '"', '>', 0x300B, 0x300D, 0x300F, 0x3011};

	for (size_t i = 0; i < LENGTH_OF(opening); i++)
		if (folded == (opens ? opening[i] : closing[i]))
			return true;
	return false;
}

static uint32_t
skip_bracket(const char *text, uint32_t at, uint32_t end, bool opens)
{
	unsigned	size;

	return at < end && is_bracket(fold_first(text_decode(text, end, at, &size)), opens) ?
		at + size : at;
}

/* Several headings on a line: 一、概述 二、主动公开情况 */
static bool
next_heading_follows(const char *text, uint32_t at, uint32_t end)
{
	OrdinalPrint print;
	uint32_t	wording_end;

	return ordinal_read(text, at, end, &print) && print.marked &&
		print.ordinal.style == ORDINAL_HAN &&
		headings_match(text, print.end, end, &wording_end, NULL) != GD_SECTION_NONE;
}

/* A title whose words are not those of a form. */
static bool
cut_unknown(const char *text, uint32_t at, uint32_t end, const TitleScan *scan,
			bool is_short, Heading *heading)
{
	if (is_short)
	{
		heading->title = span_between(at, scan->trimmed);
		heading->body = end;
		if (scan->last == 0x3002 && !ends_like_heading(text, heading->title))
			return false;
	}
	else if (scan->stop_chars <= HEADING_CLAUSE)
	{
		heading->title = span_between(at, scan->stop);
		heading->body = outline_skip_marks(text, scan->stop, end);
	}
	else
		return false;
	heading->kind = outline_guess(text, heading->title);
	heading->basis = heading->kind == GD_SECTION_NONE ? BASIS_LOOK : BASIS_GUESS;
	return true;
}

bool
outline_cut_title(const char *text, uint32_t at, uint32_t end, bool due,
				  Heading *heading)
{
	HeadingStrength strength = HEADING_WEAK;
	TitleScan	scan;
	uint32_t	opened = skip_bracket(text, at, end, true);
	uint32_t	wording_end;
	uint32_t	rest;
	unsigned	size;
	bool		is_short;
	GdSpan		whole;

	outline_scan_title(text, at, end, &scan);
	is_short = scan.chars > 0 && scan.chars <= HEADING_CHARS &&
		scan.stop >= scan.trimmed;
	heading->kind = headings_match(text, at, end, &wording_end, &strength);
	heading->basis = outline_basis(strength);
	if (heading->kind == GD_SECTION_NONE)
		return cut_unknown(text, at, end, &scan, is_short, heading);

	heading->title = span_between(opened, wording_end);
	rest = opened > at ? skip_bracket(text, wording_end, end, false) : wording_end;
	heading->body = rest = outline_skip_marks(text, rest, end);
	if (rest == end || (strength != HEADING_WEAK && rest > wording_end) ||
		next_heading_follows(text, rest, end))
		return true;
	whole = span_between(at, scan.trimmed);
	/* 一、概述全年印发简报12期。 is short, but a sentence is no title */
	if (is_short && (strength != HEADING_WEAK || scan.last != 0x3002 ||
					 ends_like_heading(text, whole)))
	{
		/* a weak wording is none where the words around it tell otherwise */
		if (goes_on(fold_first(text_decode(text, end, rest, &size))) ||
			(strength == HEADING_WEAK && outline_guess(text, whole) == heading->kind))
		{
			heading->title = whole;
			heading->body = end;
			return true;
		}
		if (strength == HEADING_WEAK)
			return cut_unknown(text, at, end, &scan, is_short, heading);
	}
	if (strength != HEADING_WEAK ||
		(due && outline_weak_ends(text, heading, wording_end, end)))
		return true;
	return cut_unknown(text, at, end, &scan, is_short, heading);
}
