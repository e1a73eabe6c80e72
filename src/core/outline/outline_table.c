/*
 * outline_table.c
 *	  What looks like a heading and belongs to a table.
 */
#include "outline/outline_table.h"

#include <string.h>

#include "base/fold.h"
#include "base/scan.h"
#include "base/text.h"
#include "words/headings.h"
#include "words/lexicon.h"

/* ---- by the lines around -------------------------------------------------- */

static bool
is_read(const OutlineState *state, uint32_t index)
{
	return index >= state->copies->first_line && index < state->copies->end_line;
}

static bool
is_figure_line(const OutlineState *state, uint32_t index)
{
	LineClass	class;
	unsigned	size;

	if (!is_read(state, index))
		return false;
	class = lines_class(state->lines, index);
	/* 3件。 is a short sentence */
	if (class == LINE_VALUE)
		return text_decode_before(state->text, line_end(&state->lines->items[index]),
								  &size) != 0x3002;
	return class == LINE_CELLS || class == LINE_GRID || class == LINE_ROW;
}

/* Lines of a table, as far as one line tells. */
static bool
is_table_line(const OutlineState *state, uint32_t index)
{
	LineClass	class;

	if (!is_read(state, index))
		return false;
	class = lines_class(state->lines, index);
	return is_figure_line(state, index) || class == LINE_RULE ||
		class == LINE_LABEL;
}

/* Figures, or in a section that has a table the labels apart from them. */
static bool
is_piece_neighbour(const OutlineState *state, uint32_t index)
{
	return is_figure_line(state, index) ||
		(is_read(state, index) && state->last_kind == GD_SECTION_REQUESTS &&
		 lines_class(state->lines, index) == LINE_LABEL);
}

/* How far away figures may stand that a piece of a label belongs to. */
#define NEAR_LINES 3

bool
outline_follows_figures(const OutlineState *state, uint32_t index)
{
	for (uint32_t i = 1; i <= NEAR_LINES && i <= index; i++)
		if (is_piece_neighbour(state, index - i))
			return true;
	return false;
}

bool
outline_among_figures(const OutlineState *state, uint32_t index)
{
	if (!outline_follows_figures(state, index))
		return false;
	for (uint32_t i = 1; i <= NEAR_LINES; i++)
		if (is_piece_neighbour(state, index + i))
			return true;
	return false;
}

/* The foot of a page may stand between a line and its table. */
static bool
is_foot(const OutlineState *state, uint32_t index)
{
	return is_read(state, index) && lines_class(state->lines, index) == LINE_PAGE;
}

bool
outline_in_table(const OutlineState *state, uint32_t index)
{
	uint32_t	next = index + 1;
	uint32_t	before = index;

	while (is_foot(state, next))
		next++;
	if (!is_table_line(state, next))
		return false;
	while (before > 0 && is_foot(state, before - 1))
		before--;
	return state->last_kind == GD_SECTION_ANNEX ||
		(before > 0 && is_table_line(state, before - 1));
}

/* ---- by the words ----------------------------------------------------------- */

static bool
has_row(const Match *match)
{
	for (uint32_t i = 0; i < match->nmeanings; i++)
		if (match->meanings[i].role == TERM_ROW ||
			match->meanings[i].role == TERM_GROUP)
			return true;
	return false;
}

/*
 * The label of a table row that lost its cell borders: 1.属于国家秘密 0 0 0.  What
 * names a group of rows in the annexed table may head a part of the section.
 */
bool
outline_is_row_label(const OutlineState *state, uint32_t at, uint32_t end)
{
	Match		match;

	if (state->last_kind != GD_SECTION_REQUESTS &&
		state->last_kind != GD_SECTION_ANNEX)
		return false;
	if (!lexicon_match(state->text, at, end, &match))
		return false;
	for (uint32_t i = 0; i < match.nmeanings; i++)
		if (match.meanings[i].role == TERM_ROW ||
			(match.meanings[i].role == TERM_GROUP &&
			 (state->last_kind == GD_SECTION_ANNEX ||
			  match.meanings[i].table == GD_TABLE_REQUESTS)))
			return true;
	return false;
}

/* A label may be broken over so many lines, and has no more bytes. */
#define LABEL_LINES 3
#define LABEL_BYTES 480

/*
 * The words that a line begins with, up to the first gap between columns; more than
 * LABEL_BYTES of them are not told from their end.
 */
static uint32_t
words_end(const char *text, uint32_t at, uint32_t end)
{
	uint32_t	limit = end - at > LABEL_BYTES + 2 ? at + LABEL_BYTES + 2 : end;

	while ((at = scan_bytes(text, at, limit, ' ', ' ', ' ')) < limit)
	{
		if (at + 1 < end && text[at + 1] == ' ')
			return at;
		at++;
	}
	return limit;
}

/*
 * May a label begin with an ordinal?  No term begins with a numeral: one stands behind the
 * ordinal, or none does.
 */
static bool
may_be_label(const char *text, uint32_t end, const OrdinalPrint *print)
{
	return !SHORT_WAY || print->ordinal.style == ORDINAL_PART || print->end >= end ||
		lexicon_may_begin(text, print->end, end);
}

bool
outline_is_broken_label(const OutlineState *state, uint32_t index, uint32_t at,
						const OrdinalPrint *print)
{
	char		words[LABEL_BYTES];
	uint32_t	length = 0;
	uint32_t	first = 0;		/* length of the words on the first line */
	unsigned	taken = 0;
	Match		match;

	if (!may_be_label(state->text, line_end(&state->lines->items[index]), print))
		return false;
	for (uint32_t i = index; is_read(state, i) && taken < LABEL_LINES; i++)
	{
		const Line *line = &state->lines->items[i];
		uint32_t	from = i == index ? at : line->start;
		uint32_t	end = words_end(state->text, from, line_end(line));

		/* the foot of a page may stand between the pieces */
		if (lines_class(state->lines, i) == LINE_PAGE)
			continue;
		if (end - from > LABEL_BYTES - length)
			break;
		memcpy(words + length, state->text + from, end - from);
		length += end - from;
		if (taken++ == 0)
			first = length;
	}
	return first > 0 && lexicon_match(words, 0, length, &match) && match.end > first &&
		has_row(&match);
}

/* Bytes between the label of a group of rows and that of its first row. */
#define MOST_BEHIND_GROUP 80

/*
 * Does a row of the annexed table of this form follow?  Dashes and cell borders may
 * stand before it.  Under a heading may stand what is a label of another form.
 */
static bool
row_follows(const OutlineState *state, uint32_t at, GdFormId form)
{
	uint32_t	end = state->end - at > MOST_BEHIND_GROUP ?
		at + MOST_BEHIND_GROUP : state->end;
	Match		match;

	while (at < end)
	{
		unsigned	size;
		uint32_t	c = fold_first(text_decode(state->text, end, at, &size));

		if (c != 0 && c != '|' && c != '-' && c != '/' &&
			!(c >= 0x2010 && c <= 0x2015) && c != 0x2500)
			break;
		at += size;
	}
	if (!lexicon_match(state->text, at, state->end, &match))
		return false;
	for (uint32_t i = 0; i < match.nmeanings; i++)
		if (match.meanings[i].role != TERM_UNIT && match.meanings[i].form == form &&
			match.meanings[i].table == GD_TABLE_STATISTICS)
			return true;
	return false;
}

bool
outline_is_numbered_label(const OutlineState *state, uint32_t at, uint32_t end,
						  const OrdinalPrint *print, bool doubtful)
{
	Match		match;
	uint32_t	wording_end = at;

	if (!may_be_label(state->text, end, print) || !lexicon_match(state->text, at, end, &match))
		return false;
	(void) headings_match(state->text, print->end, end, &wording_end, NULL);
	for (uint32_t i = 0; i < match.nmeanings; i++)
	{
		const Meaning *meaning = &match.meanings[i];

		if ((meaning->role != TERM_ROW && meaning->role != TERM_GROUP) ||
			meaning->ordinal.style != print->ordinal.style ||
			meaning->ordinal.number != print->ordinal.number)
			continue;
		/* the same words may head a section: 三、依申请公开情况 */
		if (match.end > wording_end ||
			(match.end == wording_end &&
			 (doubtful || state->last_kind == GD_SECTION_ANNEX ||
			  row_follows(state, match.end, meaning->form))))
			return true;
	}
	return false;
}
