/*
 * outline_run_on.c
 *	  Headings in the middle of a line.
 *
 * Where line breaks are lost a heading follows the text before it, and its
 * own text follows the heading.  Only wordings of the forms are found there:
 * the more the words prove and the better the number fits, the less the place
 * must look like that of a heading.
 */
#include "outline/outline_run_on.h"

#include <string.h>

#include "base/fold.h"
#include "base/text.h"
#include "outline/outline_table.h"
#include "outline/outline_title.h"
#include "words/headings.h"

/* Only lines longer than this, in bytes, can hold a heading in the middle. */
#define RUN_ON_BYTES 40

/* ---- ordinals ------------------------------------------------------------------ */

/* Characters of a numeral, and spaces between its parts. */
#define MOST_NUMERALS	3
#define MOST_SPACES		2

/* The bytes of the mark of an ordinal at text[at]: 、 . ) or 0. */
static uint32_t
mark_at(const char *text, uint32_t at, uint32_t end)
{
	if (text[at] == '.' || text[at] == ')')
		return 1;
	if ((text[at] != '\xE3' && text[at] != '\xEF') || end - at < 3)
		return 0;
	return memcmp(text + at, "\xE3\x80\x81", 3) == 0 ||	/* 、 */
		memcmp(text + at, "\xEF\xBC\x8E", 3) == 0 ||	/* ． */
		memcmp(text + at, "\xEF\xBC\x89", 3) == 0 ? 3 : 0;	/* ） */
}

static uint32_t
before_spaces(const char *text, uint32_t from, uint32_t at)
{
	for (int i = 0; i < MOST_SPACES && at > from; i++)
	{
		unsigned	size;

		if (!text_is_space(text_decode_before(text, at, &size)))
			break;
		at -= size;
	}
	return at;
}

/* The offset of the ordinal whose mark stands at text[mark]; mark if none. */
static uint32_t
ordinal_begin(const char *text, uint32_t from, uint32_t mark, uint32_t end)
{
	uint32_t	numeral = before_spaces(text, from, mark);
	uint32_t	begin = numeral;
	bool		arabic = false;
	unsigned	size;
	uint32_t	c;

	for (int i = 0; i < MOST_NUMERALS && begin > from; i++)
	{
		bool		digit;

		c = text_decode_before(text, begin, &size);
		digit = text_digit(c) >= 0;
		/* in 03三、 the figure before is none of the ordinal's */
		if ((!digit && text_han_digit(c) < 1 && !text_is_ten(c)) ||
			(i > 0 && digit != arabic))
			break;
		arabic = digit;
		begin -= size;
	}
	if (begin == numeral)
		return mark;
	c = fold_first(text_decode(text, end, mark, &size));
	if (c != ')')
		return begin;
	begin = before_spaces(text, from, begin);
	if (begin == from ||
		fold_first(text_decode_before(text, begin, &size)) != '(')
		return mark;
	return begin - size;
}

/*
 * The next ordinal at or behind *at and before stop; *at moves behind its mark.
 * It begins at from at the earliest.
 */
static bool
next_ordinal(const char *text, uint32_t from, uint32_t *at, uint32_t stop,
			 uint32_t end, uint32_t *begin, OrdinalPrint *print)
{
	while ((*at = scan_ordinal_marks(text, *at, stop)) < stop)
	{
		uint32_t	mark = *at;
		uint32_t	size = mark_at(text, mark, end);

		*at += size > 0 ? size : 1;
		if (size == 0)
			continue;
		*begin = ordinal_begin(text, from, mark, end);
		if (*begin < mark && ordinal_read(text, *begin, end, print) &&
			print->end > mark)
			return true;
	}
	return false;
}

/* ---- the place ------------------------------------------------------------------ */

/* May a heading follow what ends at text[at]: a sentence, a cell, a space? */
static bool
may_follow(const char *text, uint32_t at)
{
	unsigned	size;
	uint32_t	c = text_decode_before(text, at, &size);
	uint32_t	folded = fold_first(c);

	return text_is_space(c) || outline_is_stop(folded) || folded == '|' ||
		folded == ')' || folded == '"';
}

/*
 * Where the spaces are lost too it follows figures, their units, a date or the
 * title of the report.
 */
static bool
may_follow_glued(const char *text, uint32_t at)
{
	static const uint32_t list[] = {
		0x65E5, 0x53F7, 0x4EF6, 0x6B21, 0x5143, 0x6761, 0x4E2A, 0x4EBA, 0x7BC7,
		0x544A, 0x62A5, 0x65E0, '-', '/', '*'
	};							/* 日 号 件 次 元 条 个 人 篇 告 报 无 */
	unsigned	size;
	uint32_t	c = fold_first(text_decode_before(text, at, &size));

	if (text_digit(c) >= 0 || (c >= 0x2010 && c <= 0x2015))
		return true;
	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (list[i] == c)
			return true;
	return false;
}

/* Words that a section is spoken of with: 见第三、收到和处理… */
static bool
is_mentioned(const char *text, uint32_t at)
{
	static const uint32_t list[] = {
		0x7B2C, 0x89C1, 0x5982, 0x62EC, 0x542B, 0x548C, 0x4E0E, 0x53CA, 0x4E2D,
		0x5728, 0x201C, 0x2018, 0x300C, 0x300E, 0x300A, 0x3008, '(', ',', 0x3001
	};							/* 第 见 如 括 含 和 与 及 中 在 “ ‘ 「 『 《 〈 */
	unsigned	size;
	uint32_t	c = text_decode_before(text, at, &size);

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (list[i] == c || (list[i] < 0x80 && list[i] == fold_first(c)))
			return true;
	return false;
}

/* Is the wording an item of a list or a quotation, by the mark behind it? */
static bool
is_listed(const char *text, uint32_t begin, uint32_t wording_end, uint32_t end)
{
	uint32_t	at = wording_end;
	uint32_t	mark = 0;
	unsigned	size;

	for (int i = 0; i <= MOST_SPACES && at < end; i++)
	{
		mark = fold_first(text_decode(text, end, at, &size));
		if (mark != 0)
			break;
		at += size;
	}
	if (mark == ';' || mark == '"' || mark == '\'' || mark == 0x300D ||
		mark == 0x300B || outline_is_comma(mark))
		return true;
	/* the last item of a list */
	return fold_first(text_decode_before(text, begin, &size)) == ';' &&
		(at >= end || mark == 0x3002);
}

static bool
may_stand(const OutlineState *state, uint32_t begin, uint32_t wording_end,
		  uint32_t end, const Heading *heading)
{
	const char *text = state->text;
	bool		due = outline_is_due(state, heading->ordinal.number);

	if (is_mentioned(text, begin) || is_listed(text, begin, wording_end, end))
		return false;
	if (heading->basis == BASIS_WEAK &&
		((!due && heading->kind != GD_SECTION_ANNEX) ||
		 !outline_weak_ends(text, heading, wording_end, end)))
		return false;
	return may_follow(text, begin) || (due && may_follow_glued(text, begin)) ||
		(due && state->opened && heading->basis == BASIS_STRONG);
}

/* ---- the heading ------------------------------------------------------------------ */

/* Does an ordinal of this style number the sections in running text? */
static bool
is_top(const OutlineState *state, const Heading *heading)
{
	uint8_t		style = heading->ordinal.style;

	if (state->parts)
		return false;
	if (state->numbered)
		return style == ORDINAL_HAN;
	if (state->opened)
		return style == state->top_style;
	return heading->basis >= BASIS_NUMBERED && heading->ordinal.number == 1;
}

/* Fill in the heading whose ordinal begins at text[begin]. */
static bool
read_heading(OutlineState *state, const Line *line, uint32_t begin,
			 const OrdinalPrint *print, Heading *heading)
{
	uint32_t	end = line_end(line);
	HeadingStrength strength;
	uint32_t	wording_end;

	memset(heading, 0, sizeof(*heading));
	heading->kind = headings_match(state->text, print->end, end, &wording_end,
								   &strength);
	if (heading->kind == GD_SECTION_NONE)
		return false;
	heading->start = begin;
	heading->ordinal = print->ordinal;
	heading->number = print->number;
	heading->basis = outline_basis(strength);
	heading->title = span_between(print->end, wording_end);
	heading->body = outline_skip_marks(state->text, wording_end, end);
	return is_top(state, heading) &&
		(!state->opened || heading->basis == BASIS_STRONG ||
		 heading->ordinal.number > state->last_number ||
		 heading->ordinal.number == 1) &&
		may_stand(state, begin, wording_end, end, heading) &&
		!outline_is_numbered_label(state, begin, end, print, false);
}

bool
outline_run_on_heading(OutlineState *state, uint32_t index, uint32_t *at,
					   Heading *heading)
{
	const Line *line = &state->lines->items[index];
	uint32_t	end = line_end(line);
	uint32_t	from = *at;
	uint32_t	stop = end - from > GD_POLL_BYTES ? from + GD_POLL_BYTES : end;
	uint32_t	begin;
	OrdinalPrint print;

	if (line->length < RUN_ON_BYTES ||
		!outline_may_open(lines_class(state->lines, index)))
	{
		*at = end;
		return false;
	}
	while (next_ordinal(state->text, line->start, at, stop, end, &begin, &print))
	{
		if (begin <= line->start || begin < from ||
			!read_heading(state, line, begin, &print, heading))
			continue;
		if (!outline_restart(state, heading) &&
			!outline_is_next(state, heading, false, false))
		{
			outline_note_again(state, heading);
			continue;
		}
		outline_open(state, heading);
		return true;
	}
	return false;
}

bool
outline_run_on_may_be(const char *text, const Line *line)
{
	uint32_t	end = line_end(line);
	uint32_t	at = line->start;
	uint32_t	begin;
	uint32_t	wording_end;
	OrdinalPrint print;

	if (line->length < RUN_ON_BYTES)
		return false;
	while (next_ordinal(text, line->start, &at, end, end, &begin, &print))
		if (headings_match(text, print.end, end, &wording_end, NULL) != GD_SECTION_NONE)
			return true;
	return false;
}

bool
outline_run_on_is_numbered(const OutlineState *state, uint32_t index,
						   uint32_t *at)
{
	const Line *line = &state->lines->items[index];
	uint32_t	end = line_end(line);
	uint32_t	stop = end - *at > GD_POLL_BYTES ? *at + GD_POLL_BYTES : end;
	uint32_t	begin;
	uint32_t	wording_end;
	HeadingStrength strength;
	OrdinalPrint print;

	if (line->length < RUN_ON_BYTES ||
		lines_class(state->lines, index) == LINE_CELLS)
	{
		*at = end;
		return false;
	}
	while (next_ordinal(state->text, line->start, at, stop, end, &begin, &print))
		if (print.ordinal.style == ORDINAL_HAN &&
			headings_match(state->text, print.end, end, &wording_end, &strength) !=
			GD_SECTION_NONE && strength != HEADING_WEAK)
			return true;
	return false;
}
