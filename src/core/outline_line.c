/*
 * outline_line.c
 *	  Whether a line is a heading, judged with what stands around it.
 */
#include "outline_line.h"

#include <string.h>

#include "fold.h"
#include "headings.h"
#include "lexicon.h"
#include "outline_guess.h"
#include "text.h"

/* A heading without statutory wording is no longer than this, in characters. */
#define HEADING_CHARS 40

/* A heading that runs on stops at a comma no later than this. */
#define HEADING_CLAUSE 30

/* Only lines longer than this, in bytes, can hold a heading in the middle. */
#define RUN_ON_BYTES 60

#define KIND_BIT(kind) (1u << (kind))

/* ---- what a character does to a heading ---------------------------------- */

static bool
is_stop(uint32_t folded)
{
	return folded == 0x3002 || folded == ';' || folded == ':' ||
		folded == '!' || folded == '?';
}

static bool
is_comma(uint32_t folded)
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

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (list[i] == folded)
			return true;
	return false;
}

/* ---- the parts of a heading's line ---------------------------------------- */

typedef struct TitleScan
{
	uint32_t	chars;			/* in the whole span */
	uint32_t	stop;			/* offset of the first stop, or the end */
	uint32_t	stop_chars;		/* characters before it */
	uint32_t	comma;			/* likewise for the first comma */
	uint32_t	comma_chars;
	uint32_t	last;			/* folded last character */
	uint32_t	trimmed;		/* end without trailing stops and commas */
} TitleScan;

/* Looks at no more of the span than a heading can take. */
static void
scan_title(const char *text, uint32_t at, uint32_t end, TitleScan *scan)
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

		if (is_stop(c) && scan->stop == end && at > begin)
		{
			scan->stop = at;
			scan->stop_chars = scan->chars;
		}
		if (is_comma(c) && scan->comma == end && at > begin)
		{
			scan->comma = at;
			scan->comma_chars = scan->chars;
		}
		at += size;
		if (c == 0)
			continue;
		scan->chars++;
		scan->last = c;
		if (!is_stop(c) && !is_comma(c))
			scan->trimmed = at;
		if (scan->chars > GD_MAX_TITLE)
			break;
	}
}

/* The offset of what follows a title: its punctuation and spaces are skipped. */
static uint32_t
skip_marks(const char *text, uint32_t at, uint32_t end)
{
	while (at < end)
	{
		unsigned	size;
		uint32_t	c = fold_first(text_decode(text, end, at, &size));

		if (c != 0 && !is_stop(c) && !is_comma(c) && c != '*' && c != '#')
			break;
		at += size;
	}
	return at;
}

/* The first character of a heading: markdown marks are no part of it. */
static uint32_t
skip_markdown(const char *text, const Line *line)
{
	uint32_t	at = line->start;
	uint32_t	end = line_end(line);

	if (text[at] != '#' && text[at] != '*')
		return at;
	while (at < end && (text[at] == '#' || text[at] == '*' ||
						text[at] == ' ' || text[at] == '\t'))
		at++;
	return at;
}

bool
outline_line_ordinal(const char *text, const Line *line, OrdinalPrint *print)
{
	return ordinal_read(text, skip_markdown(text, line), line_end(line), print);
}

bool
outline_line_repeats(const OutlineState *state, uint32_t index)
{
	const Line *line = &state->lines->items[index];
	OrdinalPrint print;
	GdSectionKind kind;
	uint32_t	end;

	if (line->class != LINE_ORDINAL ||
		!outline_line_ordinal(state->text, line, &print) ||
		print.ordinal.style != state->top_style ||
		print.ordinal.number > state->last_number)
		return false;
	kind = headings_match(state->text, print.end, line_end(line), &end, NULL);
	return kind != GD_SECTION_NONE && (state->seen & KIND_BIT(kind)) != 0;
}

/* ---- what a heading is about ---------------------------------------------- */

/*
 * Lines of a table, as far as one line tells.  A heading between two of them
 * may be a block title of the table.
 */
static bool
is_table_line(const OutlineState *state, uint32_t index)
{
	const Line *line;

	if (index < state->copies->first_line || index >= state->copies->end_line)
		return false;
	line = &state->lines->items[index];
	return line->class == LINE_CELLS || line->class == LINE_RULE ||
		line->class == LINE_LABEL || line->class == LINE_VALUE ||
		line->class == LINE_ROW;
}

static bool
is_inside_table(const OutlineState *state, uint32_t index)
{
	return is_table_line(state, index + 1) &&
		(state->last_kind == GD_SECTION_ANNEX ||
		 (index > 0 && is_table_line(state, index - 1)));
}

/*
 * Is a heading of level 1 with this kind and number one more section, or a
 * repetition (a caption, a block title of an annexed table, an outline)?
 */
static bool
is_next_section(const OutlineState *state, uint32_t index, GdSectionKind kind,
				uint8_t number)
{
	bool		seen = (state->seen & KIND_BIT(kind)) != 0;

	if (kind == GD_SECTION_NONE)
		return state->opened ? number == state->last_number + 1 : number == 1;
	/* the blocks of an annexed table are numbered as the sections were */
	if (is_inside_table(state, index) &&
		(seen || state->last_kind == GD_SECTION_ANNEX ||
		 number < state->last_number))
		return false;
	return !seen || (kind != state->last_kind && number > state->last_number);
}

static void
open_section(OutlineState *state, const Heading *heading)
{
	state->opened = true;
	state->top_style = heading->ordinal.style;
	if (heading->ordinal.style != ORDINAL_NONE)
		state->last_number = heading->ordinal.number;
	else
		state->last_number++;
	state->last_kind = heading->kind;
	state->seen |= KIND_BIT(heading->kind);
}

/* ---- headings of level 1 --------------------------------------------------- */

/*
 * Title and body of a heading that stands at text[at] behind its ordinal; the
 * line ends at end.  False if it does not look like a heading.  expected: its
 * ordinal is the next one.
 */
static bool
cut_section_title(const char *text, uint32_t at, uint32_t end,
				  bool expected, Heading *heading)
{
	HeadingStrength strength = HEADING_WEAK;
	TitleScan	scan;
	uint32_t	wording_end;
	uint32_t	rest;
	bool		is_short;

	scan_title(text, at, end, &scan);
	is_short = scan.chars > 0 && scan.chars <= HEADING_CHARS &&
		scan.stop >= scan.trimmed;
	heading->kind = headings_match(text, at, end, &wording_end, &strength);
	if (heading->kind != GD_SECTION_NONE)
	{
		unsigned	size;

		rest = skip_marks(text, wording_end, end);
		if (rest == end || (strength == HEADING_STRONG && rest > wording_end) ||
			(strength == HEADING_NUMBERED && rest > wording_end))
		{
			heading->title = span_between(at, wording_end);
			heading->body = rest;
			return true;
		}
		if (is_short &&
			(strength == HEADING_WEAK ||
			 goes_on(fold_first(text_decode(text, end, rest, &size)))))
		{
			heading->title = span_between(at, scan.trimmed);
			heading->body = end;
			return true;
		}
		/* a weak wording runs on only where the next section is due */
		if (strength != HEADING_WEAK || expected)
		{
			heading->title = span_between(at, wording_end);
			heading->body = rest;
			return true;
		}
		heading->kind = GD_SECTION_NONE;
	}

	if (is_short)
	{
		heading->title = span_between(at, scan.trimmed);
		heading->body = end;
		heading->kind = outline_guess(text, heading->title);
		return true;
	}
	if (scan.stop_chars <= HEADING_CLAUSE)
	{
		heading->title = span_between(at, scan.stop);
		heading->body = skip_marks(text, scan.stop, end);
		heading->kind = outline_guess(text, heading->title);
		return true;
	}
	return false;
}

/* An item of an outline announced in the preamble: 一、总体情况； */
static bool
is_list_item(const char *text, uint32_t at, uint32_t end)
{
	TitleScan	scan;

	scan_title(text, at, end, &scan);
	return scan.chars <= HEADING_CHARS &&
		(scan.last == ';' || scan.last == ',' || scan.last == 0x3001);
}

static bool
section_heading(OutlineState *state, uint32_t index, const OrdinalPrint *print,
				Heading *heading)
{
	const Line *line = &state->lines->items[index];
	uint32_t	end = line_end(line);

	if (is_list_item(state->text, print->end, end))
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
	if (!cut_section_title(state->text, print->end, end,
						   print->ordinal.number == state->last_number + 1,
						   heading))
		return false;
	heading->ordinal = print->ordinal;
	heading->number = print->number;
	if (!print->marked && heading->kind == GD_SECTION_NONE)
		return false;
	if (!is_next_section(state, index, heading->kind, print->ordinal.number))
		return false;
	open_section(state, heading);
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

	heading->kind = headings_match(state->text, at, end, &wording_end,
								   &strength);
	if (heading->kind == GD_SECTION_NONE || strength == HEADING_WEAK ||
		skip_marks(state->text, wording_end, end) != end)
		return false;
	if ((state->seen & KIND_BIT(heading->kind)) != 0)
		return false;
	/* where other headings are numbered, the numbered one of its kind counts */
	if (state->numbered && (strength != HEADING_STRONG || !state->opened ||
							(state->numbered_kinds & KIND_BIT(heading->kind)) != 0))
		return false;
	heading->title = span_between(at, wording_end);
	heading->body = end;
	open_section(state, heading);
	return true;
}

/* ---- headings below level 1 ------------------------------------------------- */

/* The label of a table row that lost its cell borders: 1.属于国家秘密 0 0 0 */
static bool
is_row_label(const OutlineState *state, uint32_t at, uint32_t end)
{
	Match		match;

	if (state->last_kind != GD_SECTION_REQUESTS &&
		state->last_kind != GD_SECTION_ANNEX)
		return false;
	if (!lexicon_match(state->text, at, end, &match))
		return false;
	for (uint32_t i = 0; i < match.nmeanings; i++)
		if (match.meanings[i].role == TERM_ROW ||
			match.meanings[i].role == TERM_GROUP)
			return true;
	return false;
}

static bool
subsection_heading(OutlineState *state, uint32_t index,
				   const OrdinalPrint *print, Heading *heading)
{
	const Line *line = &state->lines->items[index];
	uint32_t	end = line_end(line);
	TitleScan	scan;

	if (!state->opened || !print->marked ||
		is_row_label(state, line->start, end))
		return false;
	scan_title(state->text, print->end, end, &scan);
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
	heading->body = skip_marks(state->text, span_end(heading->title), end);
	return true;
}

/* ---- headings in the middle of a line ---------------------------------------- */

/* The offset of the ordinal 一、 that ends with the mark at text[mark]. */
static uint32_t
ordinal_before(const char *text, uint32_t at, uint32_t mark)
{
	uint32_t	begin = mark;

	while (begin > at)
	{
		unsigned	size;
		uint32_t	c = text_decode_before(text, begin, &size);

		if (text_han_digit(c) < 1 && c != 0x5341)	/* 十 */
			break;
		begin -= size;
	}
	return begin;
}

/* May a heading follow what ends at text[at]: a sentence, a cell, a space? */
static bool
may_follow(const char *text, uint32_t at)
{
	unsigned	size;
	uint32_t	c = text_decode_before(text, at, &size);

	return text_is_space(c) || is_stop(fold_first(c)) || c == '|' ||
		fold_first(c) == ')' || fold_first(c) == '"';
}

static bool
run_on_heading(OutlineState *state, uint32_t index, uint32_t at,
			   Heading *heading)
{
	static const char mark[] = "\xE3\x80\x81";	/* 、 */
	const Line *line = &state->lines->items[index];
	const char *text = state->text;
	uint32_t	end = line_end(line);

	if (line->length < RUN_ON_BYTES)
		return false;
	while (at < end)
	{
		const char *found = memchr(text + at, mark[0], end - at);
		uint32_t	found_at;
		uint32_t	begin;
		HeadingStrength strength;
		uint32_t	wording_end;
		OrdinalPrint print;

		if (found == NULL)
			return false;
		found_at = (uint32_t) (found - text);
		if (end - found_at < 3 || memcmp(found, mark, 3) != 0)
		{
			at = found_at + 1;
			continue;
		}
		begin = ordinal_before(text, at, found_at);
		at = found_at + 3;
		if (begin == found_at || begin == line->start || !may_follow(text, begin) ||
			!ordinal_read(text, begin, end, &print))
			continue;
		heading->kind = headings_match(text, print.end, end, &wording_end, &strength);
		if (heading->kind == GD_SECTION_NONE || strength == HEADING_WEAK ||
			is_comma(fold_first(text[wording_end < end ? wording_end : print.end])) ||
			!is_next_section(state, index, heading->kind, print.ordinal.number))
			continue;
		heading->start = begin;
		heading->ordinal = print.ordinal;
		heading->number = print.number;
		heading->title = span_between(print.end, wording_end);
		heading->body = skip_marks(text, wording_end, end);
		open_section(state, heading);
		return true;
	}
	return false;
}

/* ---- the line ------------------------------------------------------------------ */

bool
outline_line_heading(OutlineState *state, uint32_t index, uint32_t at,
					 Heading *heading)
{
	const Line *line = &state->lines->items[index];
	OrdinalPrint print;
	uint32_t	begin;

	memset(heading, 0, sizeof(*heading));
	if (line->class != LINE_ORDINAL && line->class != LINE_WORDING &&
		line->class != LINE_PROSE)
		return false;
	if (at > line->start)
		return run_on_heading(state, index, at, heading);

	heading->start = line->start;
	begin = skip_markdown(state->text, line);
	if (ordinal_read(state->text, begin, line_end(line), &print))
	{
		bool		top = print.ordinal.style == ORDINAL_HAN ||
			(!state->numbered &&
			 (!state->opened || print.ordinal.style == state->top_style));

		if (top ? section_heading(state, index, &print, heading) :
			subsection_heading(state, index, &print, heading))
			return true;
	}
	else if (wording_heading(state, index, begin, heading))
		return true;
	memset(heading, 0, sizeof(*heading));
	return run_on_heading(state, index, at, heading);
}
