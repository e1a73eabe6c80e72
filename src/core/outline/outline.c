/*
 * outline.c
 *	  Stage 4: headings, and the sections they open.
 *
 * Headings are found line by line: outline_line.c says whether a line is one,
 * outline_run_on.c finds those in the middle of a line, outline_state.c keeps
 * what is known so far.  Here they are put in order and nested.
 */
#include "outline/outline.h"

#include <string.h>

#include "outline/outline_line.h"
#include "outline/outline_run_on.h"
#include "outline/outline_state.h"

int
outline_rank(uint8_t style)
{
	switch (style)
	{
		case ORDINAL_PART:
			return 0;
		case ORDINAL_NONE:
		case ORDINAL_HAN:
			return 1;
		case ORDINAL_HAN_BRACKETS:
			return 2;
		case ORDINAL_DIGIT:
			return 3;
		case ORDINAL_DIGIT_BRACKETS:
			return 4;
		default:
			return 5;
	}
}

/*
 * Level and parent: the nearest open section of a lower rank encloses this
 * one.  The level is one below the parent's, so that it never skips.
 */
static void
nest(Outline *outline, uint32_t index)
{
	Heading    *heading = &outline->items[index];
	int			rank = outline_rank(heading->ordinal.style);
	int32_t		above = (int32_t) index - 1;

	while (above > 0 &&
		   outline_rank(outline->items[above].ordinal.style) >= rank)
		above = outline->items[above].parent;
	heading->parent = above > 0 ? above : -1;
	heading->level = above > 0 ? outline->items[above].level + 1 : 1;
	if (heading->level > 1)
		heading->kind = GD_SECTION_NONE;
}

static GdStatus
add_heading(Arena *arena, Outline *outline, uint32_t *capacity,
			const Heading *heading)
{
	if (outline->count > GD_MAX_SECTIONS)
		return GD_LIMIT_SECTIONS;
	TRY(arena_grow(arena, (void **) &outline->items, capacity, outline->count,
				   sizeof(Heading)));
	if (outline->count > 0)
		outline->items[outline->count - 1].end = heading->start;
	outline->items[outline->count++] = *heading;
	if (outline->count > 1)
		nest(outline, outline->count - 1);
	return GD_OK;
}

/* The headings of one line; one that runs on may hold several. */
static GdStatus
read_line(OutlineState *state, uint32_t *capacity, uint32_t index)
{
	const Line *line = &state->lines->items[index];
	uint32_t	end = line_end(line);
	uint32_t	at = line->start;
	Heading		heading;
	bool		found = outline_line_heading(state, index, &heading);

	for (;;)
	{
		if (found)
		{
			heading.end = state->end;
			outline_note_text(state, heading.start);
			TRY(add_heading(state->arena, state->outline, capacity, &heading));
			if (state->preamble_only && outline_is_settled(state, heading.body))
				return GD_OK;
			at = heading.body;
		}
		TRY(outline_poll(state, at));
		if (at >= end)
			return GD_OK;
		found = outline_run_on_heading(state, index, &at, &heading);
	}
}

static GdStatus
read_lines(Arena *arena, const Source *source, const Lines *lines,
		   const Copies *copies, bool preamble_only, Outline *outline)
{
	OutlineState state = {0};
	Heading		preamble = {0};
	uint32_t	capacity = 0;

	memset(outline, 0, sizeof(*outline));
	if (copies->first_line == copies->end_line)
		return GD_OK;

	preamble.kind = GD_SECTION_PREAMBLE;
	preamble.start = preamble.body = lines->items[copies->first_line].start;
	preamble.end = line_end(&lines->items[copies->end_line - 1]);
	preamble.parent = -1;
	TRY(add_heading(arena, outline, &capacity, &preamble));

	state.arena = arena;
	state.text = source->text;
	state.lines = lines;
	state.copies = copies;
	state.outline = outline;
	state.preamble_only = preamble_only;
	state.end = preamble.end;
	TRY(outline_look(&state));
	for (uint32_t i = copies->first_line; i < copies->end_line; i++)
	{
		(void) lines_class(lines, i);
		if (!outline_may_hold(&lines->items[i]))
			TRY(outline_poll(&state, line_end(&lines->items[i])));
		/* the second line of a broken heading is read already */
		else if (outline->items[outline->count - 1].body < line_end(&lines->items[i]))
			TRY(read_line(&state, &capacity, i));
		if (preamble_only && outline_is_settled(&state, line_end(&lines->items[i])))
			break;
	}
	return GD_OK;
}

GdStatus
outline_read(Arena *arena, const Source *source, const Lines *lines,
			 const Copies *copies, Outline *outline)
{
	return read_lines(arena, source, lines, copies, false, outline);
}

GdStatus
outline_read_preamble(Arena *arena, const Source *source, const Lines *lines,
					  const Copies *copies, Outline *outline)
{
	return read_lines(arena, source, lines, copies, true, outline);
}

uint32_t
outline_find(const Outline *outline, uint32_t offset)
{
	uint32_t	low = 0;
	uint32_t	high = outline->count;

	while (high - low > 1)
	{
		uint32_t	middle = low + (high - low) / 2;

		if (outline->items[middle].start <= offset)
			low = middle;
		else
			high = middle;
	}
	return low;
}
