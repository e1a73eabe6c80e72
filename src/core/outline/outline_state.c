/*
 * outline_state.c
 *	  What the headings found so far tell about the next one.
 */
#include "outline/outline_state.h"

#include "base/text.h"
#include "outline/outline_line.h"
#include "outline/outline_run_on.h"
#include "words/headings.h"

/* ---- a first look ---------------------------------------------------------- */

/* Does the ordinal of a line of this class number a section, not a row of a table? */
static bool
may_number(LineClass class)
{
	return class == LINE_ORDINAL || class == LINE_PROSE;
}

/*
 * Does the document number its sections 第一部分 or 一、 at all, and which of the
 * statutory ones?  Where it does not, the first other style with a statutory
 * wording opens sections of level 1.
 */
static void
look_at_line(OutlineState *state, uint32_t index)
{
	const Line *line = &state->lines->items[index];
	HeadingStrength strength = HEADING_WEAK;
	GdSectionKind kind;
	OrdinalPrint print;
	LineClass	class = line->class;
	uint32_t	end;

	if (class != LINE_UNREAD && !may_number(class))
		return;
	if (!outline_line_ordinal(state->text, line, &print))
		return;
	kind = headings_match(state->text, print.end, line_end(line), &end, &strength);
	/* rows of a table have ordinals, too, and tell nothing */
	if (print.ordinal.style != ORDINAL_HAN && strength != HEADING_STRONG &&
		(print.ordinal.style != ORDINAL_PART || kind == GD_SECTION_NONE))
		return;
	if (!may_number(lines_class(state->lines, index)))
		return;
	if (print.ordinal.style == ORDINAL_PART && kind != GD_SECTION_NONE)
		state->parts = true;
	if (strength == HEADING_STRONG)
		state->strong_kinds |= KIND_BIT(kind);
	if (print.ordinal.style != ORDINAL_HAN)
		return;
	state->numbered = true;
	state->numbered_kinds |= KIND_BIT(kind);
	if (kind != GD_SECTION_NONE && state->first_number == 0)
		state->first_number = print.ordinal.number;
}

GdStatus
outline_look(OutlineState *state)
{
	for (uint32_t i = state->copies->first_line; i < state->copies->end_line; i++)
	{
		const Line *line = &state->lines->items[i];

		look_at_line(state, i);
		for (uint32_t at = line->start; !state->numbered && at < line_end(line);)
		{
			state->numbered = outline_run_on_is_numbered(state, i, &at);
			TRY(outline_poll(state, at));
		}
		TRY(outline_poll(state, line_end(line)));
	}
	state->polled = 0;
	return GD_OK;
}

/* ---- what comes next ------------------------------------------------------- */

bool
outline_is_due(const OutlineState *state, uint8_t number)
{
	return number == (state->opened ? state->last_number + 1 : 1);
}

/*
 * An item of a list inside a section, numbered as the sections are: 1、 under
 * 1、总体情况.  A wording that a heading proper has elsewhere is an item too.
 */
static bool
is_item(const OutlineState *state, const Heading *heading)
{
	uint8_t		number = heading->ordinal.number;

	if (!state->opened || heading->basis == BASIS_STRONG)
		return false;
	if (heading->basis <= BASIS_GUESS)
		return state->inner > 0 && number == state->inner + 1;
	return (state->strong_kinds & KIND_BIT(heading->kind)) != 0 &&
		(number == 1 || (state->inner > 0 && number == state->inner + 1));
}

bool
outline_is_next(const OutlineState *state, const Heading *heading, bool whole,
				bool in_table)
{
	bool		seen = (state->seen & KIND_BIT(heading->kind)) != 0;
	uint8_t		number = heading->ordinal.number;
	bool		due = outline_is_due(state, number);

	if (is_item(state, heading))
		return false;
	if (heading->basis == BASIS_LOOK)
		return due;
	/* the blocks of an annexed table are numbered as the sections were */
	if (in_table && (seen || state->last_kind == GD_SECTION_ANNEX ||
					 (number < state->last_number &&
					  heading->basis != BASIS_STRONG)))
		return false;
	if (!seen)
		return heading->basis > BASIS_GUESS || due || number > state->last_number;
	return (heading->kind != state->last_kind && number > state->last_number) ||
		(due && whole);
}

void
outline_open(OutlineState *state, const Heading *heading)
{
	state->opened = true;
	state->attaching = false;
	state->inner = 0;
	state->top_style = heading->ordinal.style;
	if (heading->ordinal.style != ORDINAL_NONE)
		state->last_number = heading->ordinal.number;
	else
		state->last_number++;
	state->last_kind = heading->kind;
	state->seen |= KIND_BIT(heading->kind);
}

void
outline_pass(OutlineState *state, const Heading *heading)
{
	uint8_t		number = heading->ordinal.number;

	if (!state->opened ||
		(number == state->last_number && heading->kind == state->last_kind))
		return;					/* a heading printed twice */
	if (number == 1 || number == state->inner + 1)
		state->inner = number;
}

static unsigned
count_kinds(uint32_t seen)
{
	unsigned	count = 0;

	for (seen &= ~KIND_BIT(GD_SECTION_NONE); seen != 0; seen &= seen - 1)
		count++;
	return count;
}

/* ---- another report --------------------------------------------------------- */

/* A report that ended has most of its sections. */
#define MIN_SECTIONS 4

void
outline_note_again(OutlineState *state, const Heading *heading)
{
	uint32_t	seen = state->seen;

	if (state->outline->again == 0 && heading->kind == GD_SECTION_OVERVIEW &&
		heading->basis >= BASIS_NUMBERED && count_kinds(seen) >= MIN_SECTIONS &&
		(seen & KIND_BIT(GD_SECTION_OVERVIEW)) != 0 &&
		(seen & (KIND_BIT(GD_SECTION_PROBLEMS) | KIND_BIT(GD_SECTION_OTHER))) != 0)
		state->outline->again = heading->start;
}

/* ---- a list of contents ------------------------------------------------------ */

/* It has at most this many entries, and so many bytes between two of them. */
#define MAX_CONTENTS	60
#define MAX_LEADER		4096

/* Dots and dashes lead to page numbers. */
static bool
is_leader(uint32_t c)
{
	return c == '.' || c == '-' || c == '_' || c == 0xB7 || c == 0x2014 || c == 0x2026 ||
		c == 0x2500;
}

/* A list of so many sections is one even where the preamble stands behind it. */
#define LEAST_LISTED	4

/*
 * Have only the last of the headings so far text behind them, which the preamble may be?
 * One more heading tells.
 */
static bool
may_be_listed(const OutlineState *state)
{
	return state->outline->count == state->listed;
}

void
outline_note_text(OutlineState *state, uint32_t offset)
{
	const Outline *outline = state->outline;
	uint32_t	at;

	if (state->filled || outline->count < 2)
		return;
	at = outline->items[outline->count - 1].body;
	if (at < state->blank_to)
		at = state->blank_to;
	if (offset > at && offset - at > MAX_LEADER)
		state->filled = true;
	while (at < offset && !state->filled)
	{
		unsigned	size;
		uint32_t	c = text_decode(state->text, offset, at, &size);

		state->filled = !text_is_space(c) && text_digit(c) < 0 && !is_leader(c);
		at += size;
	}
	state->blank_to = at;
	if (state->filled && count_kinds(state->seen) >= LEAST_LISTED)
		state->listed = outline->count;
}

bool
outline_is_settled(OutlineState *state, uint32_t offset)
{
	outline_note_text(state, offset);
	return state->filled && !may_be_listed(state);
}

/* Is it the heading that the list of contents began with? */
static bool
is_first_again(const Outline *outline, const Heading *heading)
{
	return heading->kind == outline->items[1].kind &&
		heading->ordinal.number == outline->items[1].ordinal.number;
}

bool
outline_restart(OutlineState *state, const Heading *heading)
{
	Outline    *outline = state->outline;

	if (heading->basis < BASIS_WEAK || heading->ordinal.style != state->top_style ||
		heading->ordinal.number > state->last_number ||
		(state->seen & KIND_BIT(heading->kind)) == 0 ||
		outline->count < 3 || outline->count > MAX_CONTENTS)
		return false;
	outline_note_text(state, heading->start);
	if (state->filled && !(may_be_listed(state) && is_first_again(outline, heading)))
		return false;

	outline->items[0].end = state->end;
	outline->count = 1;
	state->filled = false;
	state->listed = 0;
	state->opened = false;
	state->last_number = 0;
	state->inner = 0;
	state->last_kind = GD_SECTION_NONE;
	state->seen = 0;
	return true;
}
