/*
 * outline_line.c
 *	  Whether a line is a heading, judged with what stands around it.
 */
#include "outline/outline_line.h"

#include <string.h>

#include "base/array.h"
#include "base/fold.h"
#include "base/text.h"
#include "outline/outline_run_on.h"
#include "outline/outline_table.h"
#include "outline/outline_title.h"
#include "words/headings.h"

/* ---- before the heading's own words ---------------------------------------- */

/* Bytes of marks before an ordinal. */
#define MOST_PREFIX 120

static bool
is_bullet(uint32_t c)
{
	return c == '-' || c == '+' || c == 0xB7 || c == 0x2022 || c == 0x25CF ||
		c == 0x25C6 || c == 0x25A0 || c == 0x2605;
}

/* Behind spaces and the marks of markdown. */
static uint32_t
skip_marks(const char *text, uint32_t at, uint32_t limit, uint32_t end)
{
	unsigned	size;

	for (; at < limit; at += size)
	{
		uint32_t	c = text_decode(text, end, at, &size);

		if (c != '#' && c != '*' && c != '>' && !text_is_space(c))
			break;
	}
	return at;
}

/* Behind those, and entities that were not undone. */
static uint32_t
skip_markup(const char *text, uint32_t at, uint32_t end)
{
	static const char *const entities[] = {"&nbsp;", "&ensp;", "&emsp;", "&#160;"};
	uint32_t	limit = end - at > MOST_PREFIX ? at + MOST_PREFIX : end;
	uint32_t	before;

	do
	{
		before = at;
		at = skip_marks(text, at, limit, end);
		for (size_t i = 0; i < LENGTH_OF(entities) && at < end && text[at] == '&'; i++)
		{
			size_t		length = strlen(entities[i]);

			if (end - at >= length && memcmp(text + at, entities[i], length) == 0)
				at += (uint32_t) length;
		}
	} while (at > before && at < limit);
	return at;
}

/* Does 一、 begin here? */
static bool
is_han_ordinal(const char *text, uint32_t at, uint32_t end)
{
	OrdinalPrint print;

	return ordinal_read(text, at, end, &print) && print.marked &&
		print.ordinal.style == ORDINAL_HAN;
}

/* 丨 */
#define SPECK 0x4E28

/* The first character of a heading: the marks before it are no part of it. */
static uint32_t
skip_prefix(const char *text, const Line *line)
{
	uint32_t	end = line_end(line);
	uint32_t	at = line->start;
	uint32_t	behind;
	OrdinalPrint print;
	unsigned	size;
	uint32_t	c;

	/* most lines begin with a Chinese character that is no mark */
	if (text_at_han(text, at, end) && text_han_at(text, at) != SPECK)
		return at;
	at = skip_markup(text, at, end);
	if (at >= end)
		return line->start;
	c = text_decode(text, end, at, &size);
	behind = at + size;
	/* a speck read as a letter: l六、 |四、 */
	if ((c == 'l' || c == 'I' || c == '|' || c == SPECK) &&
		is_han_ordinal(text, behind, end))
		return behind;
	if (is_bullet(c))
	{
		behind = skip_markup(text, behind, end);
		if (behind < end && ordinal_read(text, behind, end, &print))
			return behind;
	}
	return at;
}

/* 第一部分, 第二章 */
static bool
read_part(const char *text, uint32_t at, uint32_t end, OrdinalPrint *print)
{
	static const char first[] = "\xE7\xAC\xAC"; /* 第 */
	static const char *const words[] = {"部分", "章", "篇"};
	uint32_t	numeral = at + 3;
	uint32_t	behind = numeral;
	uint8_t		number = 0;

	if (end - at < 6 || memcmp(text + at, first, 3) != 0)
		return false;
	while (behind < end)
	{
		unsigned	size;
		uint32_t	c = text_decode(text, end, behind, &size);
		int			digit = text_digit(c) >= 0 ? text_digit(c) : text_han_digit(c);

		/* 十 adds to what follows; no report has twenty parts */
		if (number > 10 || (!text_is_ten(c) && digit < 0))
			break;
		number = (uint8_t) (number + (text_is_ten(c) ? 10 : digit));
		behind += size;
	}
	for (size_t i = 0; number > 0 && i < LENGTH_OF(words); i++)
	{
		size_t		length = strlen(words[i]);

		if (end - behind < length || memcmp(text + behind, words[i], length) != 0)
			continue;
		print->ordinal = (Ordinal) {ORDINAL_PART, number};
		print->number = span_between(numeral, behind);
		print->end = outline_skip_marks(text, behind + (uint32_t) length, end);
		print->marked = true;
		return true;
	}
	return false;
}

/* The ordinal at text[at] on the line. */
static bool
read_ordinal(const char *text, const Line *line, uint32_t at, OrdinalPrint *print)
{
	uint32_t	end = line_end(line);

	return (!line_has_no_ordinal(line, at) && ordinal_read(text, at, end, print)) ||
		read_part(text, at, end, print);
}

bool
outline_line_ordinal(const char *text, const Line *line, OrdinalPrint *print)
{
	return read_ordinal(text, line, skip_prefix(text, line), print);
}

bool
outline_line_is_bare(const char *text, const Line *line)
{
	uint32_t	end = line_end(line);
	uint32_t	begin = skip_prefix(text, line);
	uint32_t	wording_end;
	OrdinalPrint print;

	return !read_ordinal(text, line, begin, &print) &&
		(line_has_no_wording(line, begin) ||
		 headings_match(text, begin, end, &wording_end, NULL) == GD_SECTION_NONE) &&
		!outline_run_on_may_be(text, line);
}

/* ---- headings of level 1 --------------------------------------------------- */

/* An item of an outline announced in the preamble: 一、总体情况； */
static bool
is_list_item(const char *text, uint32_t at, uint32_t end)
{
	TitleScan	scan;

	outline_scan_title(text, at, end, &scan);
	return scan.chars <= HEADING_CHARS &&
		(scan.last == ';' || outline_is_comma(scan.last));
}

/* The two lines of a broken heading, and what stands between them. */
#define MOST_BROKEN_BYTES	200
#define MOST_BETWEEN		64

/* May a line of this class be the second line of a heading? */
static bool
may_go_on(LineClass class)
{
	return class == LINE_PROSE || class == LINE_WORDING || class == LINE_LABEL;
}

/*
 * Where the heading that begins at text[at] ends: with its line, or with the next
 * one if the two together are a wording of the form.
 */
static uint32_t
heading_end(const OutlineState *state, uint32_t index, uint32_t at)
{
	const Line *line = &state->lines->items[index];
	const Line *next = line + 1;
	uint32_t	end = line_end(line);
	uint32_t	wording_end;
	HeadingStrength strength;

	if (index + 1 >= state->copies->end_line || line->length > MOST_BROKEN_BYTES ||
		next->length > MOST_BROKEN_BYTES || next->start - end > MOST_BETWEEN ||
		!may_go_on(lines_class(state->lines, index + 1)))
		return end;
	if (headings_match(state->text, at, line_end(next), &wording_end, &strength) !=
		GD_SECTION_NONE &&
		strength != HEADING_WEAK && wording_end > end &&
		outline_skip_marks(state->text, wording_end, line_end(next)) == line_end(next))
		return line_end(next);
	return end;
}

static bool
section_heading(OutlineState *state, uint32_t index, uint32_t begin,
				const OrdinalPrint *print, Heading *heading)
{
	const Line *line = &state->lines->items[index];
	uint32_t	end = line_end(line);
	bool		due = outline_is_due(state, print->ordinal.number);

	if (outline_is_numbered_label(state, begin, end, print,
								  !due && outline_follows_figures(state, index)) ||
		outline_is_broken_label(state, index, begin, print))
		return false;
	end = heading_end(state, index, print->end);
	/* a heading may be broken behind a comma of its own */
	if (end == line_end(line) && is_list_item(state->text, print->end, end))
	{
		state->listing = true;
		return false;
	}
	if (state->listing && !state->opened)
	{
		/* the last item of the list ends otherwise */
		state->listing = false;
		return false;
	}
	state->listing = false;
	heading->ordinal = print->ordinal;
	heading->number = print->number;
	if (!outline_cut_title(state->text, print->end, end, due, heading) ||
		(!print->marked && heading->kind == GD_SECTION_NONE))
		return false;
	(void) outline_restart(state, heading);
	if (!outline_is_next(state, heading, heading->body == end,
						 outline_in_table(state, index)))
	{
		outline_note_again(state, heading);
		outline_pass(state, heading);
		return false;
	}
	outline_open(state, heading);
	return true;
}

/* A statutory wording alone on its line, its ordinal lost. */
static bool
wording_heading(OutlineState *state, uint32_t index, uint32_t at,
				Heading *heading)
{
	const Line *line = &state->lines->items[index];
	HeadingStrength strength;
	uint32_t	end = line_end(line);
	uint32_t	wording_end;
	bool		first;

	if (line_has_no_wording(line, at))
		return false;
	heading->kind = headings_match(state->text, at, end, &wording_end,
								   &strength);
	if (heading->kind == GD_SECTION_NONE)
		return false;
	/* 附件：1.某表, and more on the lines below */
	if (heading->kind == GD_SECTION_ANNEX)
		state->attaching = true;
	if (outline_skip_marks(state->text, wording_end, end) != end ||
		(state->seen & KIND_BIT(heading->kind)) != 0)
		return false;

	/* where other headings are numbered, the numbered one of its kind counts */
	first = state->numbered && !state->opened && state->first_number > 1 &&
		heading->kind == GD_SECTION_OVERVIEW;
	if (strength == HEADING_WEAK && !first)
		return false;
	if (state->numbered && !first &&
		(strength != HEADING_STRONG || !state->opened ||
		 (state->numbered_kinds & KIND_BIT(heading->kind)) != 0))
		return false;
	heading->basis = outline_basis(strength);
	heading->title = span_between(at, wording_end);
	heading->body = end;
	outline_open(state, heading);
	return true;
}

/* ---- headings below level 1 ------------------------------------------------- */

static bool
subsection_heading(OutlineState *state, uint32_t index, uint32_t begin,
				   const OrdinalPrint *print, Heading *heading)
{
	const Line *line = &state->lines->items[index];
	uint32_t	end = line_end(line);
	TitleScan	scan;

	if (!state->opened || !print->marked ||
		(state->attaching && print->ordinal.style == ORDINAL_DIGIT) ||
		outline_is_row_label(state, begin, end) || outline_among_figures(state, index) ||
		outline_is_broken_label(state, index, begin, print))
		return false;
	outline_scan_title(state->text, print->end, end, &scan);
	if (scan.chars == 0)
		return false;
	heading->ordinal = print->ordinal;
	heading->number = print->number;
	if (scan.chars <= HEADING_CHARS && scan.stop >= scan.trimmed)
		heading->title = span_between(print->end, scan.trimmed);
	else if (scan.stop_chars <= HEADING_CHARS)
		heading->title = span_between(print->end, scan.stop);
	else if (scan.comma_chars <= HEADING_CLAUSE)
		heading->title = span_between(print->end, scan.comma);
	else
		heading->title = span_between(print->end, print->end);
	heading->body = outline_skip_marks(state->text, span_end(heading->title), end);
	return true;
}

/* ---- the line ------------------------------------------------------------------ */

/* |四、政府信息公开行政复议、行政诉讼情况: its pipe is a speck, no border. */
static bool
is_specked(const OutlineState *state, const Line *line)
{
	uint32_t	end = line_end(line);
	uint32_t	wording_end;
	HeadingStrength strength;
	OrdinalPrint print;

	return line->class == LINE_CELLS && line->pipes == 1 &&
		state->text[line->start] == '|' &&
		is_han_ordinal(state->text, line->start + 1, end) &&
		ordinal_read(state->text, line->start + 1, end, &print) &&
		headings_match(state->text, print.end, end, &wording_end, &strength) !=
		GD_SECTION_NONE &&
		strength == HEADING_STRONG &&
		outline_skip_marks(state->text, wording_end, end) == end;
}

/*
 * （一）主动公开情况: the words are a label of an old form too, which prints them
 * behind another ordinal; and no figures follow.
 */
static bool
is_unlike_label(const OutlineState *state, uint32_t index)
{
	const Line *line = &state->lines->items[index];
	uint32_t	wording_end;
	OrdinalPrint print;

	return line->class == LINE_LABEL &&
		ordinal_read(state->text, line->start, line_end(line), &print) &&
		print.ordinal.style == ORDINAL_HAN_BRACKETS &&
		headings_match(state->text, print.end, line_end(line), &wording_end, NULL) !=
		GD_SECTION_NONE &&
		outline_skip_marks(state->text, wording_end, line_end(line)) == line_end(line) &&
		!outline_is_numbered_label(state, line->start, line_end(line), &print, true) &&
		!outline_follows_figures(state, index) && !outline_in_table(state, index);
}

/* Does an ordinal of this style number the sections? */
static bool
is_top(const OutlineState *state, uint8_t style)
{
	if (state->parts)
		return style == ORDINAL_PART;
	if (style == ORDINAL_PART)
		return false;
	return style == ORDINAL_HAN ||
		(!state->numbered && (!state->opened || style == state->top_style));
}

bool
outline_line_heading(OutlineState *state, uint32_t index, Heading *heading)
{
	const Line *line = &state->lines->items[index];
	OrdinalPrint print;
	uint32_t	begin;

	if (!outline_may_open(lines_class(state->lines, index)) && !is_specked(state, line) &&
		!is_unlike_label(state, index))
		return false;
	memset(heading, 0, sizeof(*heading));
	heading->start = line->start;
	begin = skip_prefix(state->text, line);
	if (!read_ordinal(state->text, line, begin, &print))
		return wording_heading(state, index, begin, heading);
	return is_top(state, print.ordinal.style) ?
		section_heading(state, index, begin, &print, heading) :
		subsection_heading(state, index, begin, &print, heading);
}
