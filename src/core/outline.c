/*
 * outline.c
 *	  Stage 4: headings, and the sections they open.
 *
 * Headings are found line by line: outline_line.c says whether a line is a
 * heading and of what; here they are put in order and nested.
 */
#include "outline.h"

#include "headings.h"
#include "outline_line.h"
#include "text.h"

/* Ordinal styles in the order in which documents nest them. */
static int
style_rank(uint8_t style)
{
	switch (style)
	{
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
	int			rank = style_rank(heading->ordinal.style);
	int32_t		above = (int32_t) index - 1;

	while (above > 0 &&
		   style_rank(outline->items[above].ordinal.style) >= rank)
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

/*
 * Does the document number its sections 一、 at all, and which of the statutory
 * ones?  Where it does not, the first other style with a statutory wording
 * opens sections of level 1.
 */
static void
note_numbered(OutlineState *state)
{
	for (uint32_t i = state->copies->first_line; i < state->copies->end_line; i++)
	{
		const Line *line = &state->lines->items[i];
		OrdinalPrint print;
		uint32_t	end;

		if (line->class != LINE_ORDINAL ||
			!outline_line_ordinal(state->text, line, &print) ||
			print.ordinal.style != ORDINAL_HAN)
			continue;
		state->numbered = true;
		state->numbered_kinds |= 1u << headings_match(state->text, print.end,
													  line_end(line), &end, NULL);
	}
}

/* A list of contents has at most this many lines. */
#define MAX_CONTENTS 60

/*
 * Has no section any text of its own before offset?  Then they are a list of
 * contents.
 */
static bool
is_contents(const char *text, const Outline *outline, uint32_t before)
{
	if (outline->count < 3 || outline->count > MAX_CONTENTS)
		return false;
	for (uint32_t i = 1; i < outline->count; i++)
	{
		const Heading *heading = &outline->items[i];
		uint32_t	end = heading->end < before ? heading->end : before;

		for (uint32_t at = heading->body; at < end;)
		{
			unsigned	size;
			uint32_t	c = text_decode(text, end, at, &size);

			/* dots lead to page numbers */
			if (!text_is_space(c) && text_digit(c) < 0 && c != '.' &&
				c != 0x2026 && c != 0xB7)
				return false;
			at += size;
		}
	}
	return true;
}

/* Begin again behind a list of contents. */
static void
drop_contents(Outline *outline, OutlineState *state)
{
	outline->items[0].end = state->end;
	outline->count = 1;
	state->opened = false;
	state->last_number = 0;
	state->last_kind = GD_SECTION_NONE;
	state->seen = 0;
}

GdStatus
outline_read(Arena *arena, const Source *source, const Lines *lines,
			 const Copies *copies, Outline *outline)
{
	OutlineState state = {0};
	Heading		preamble = {0};
	uint32_t	capacity = 0;
	uint32_t	polled = 0;

	outline->items = NULL;
	outline->count = 0;
	if (copies->first_line == copies->end_line)
		return GD_OK;

	preamble.kind = GD_SECTION_PREAMBLE;
	preamble.start = preamble.body = lines->items[copies->first_line].start;
	preamble.end = line_end(&lines->items[copies->end_line - 1]);
	preamble.parent = -1;
	state.end = preamble.end;
	TRY(add_heading(arena, outline, &capacity, &preamble));

	state.text = source->text;
	state.lines = lines;
	state.copies = copies;
	note_numbered(&state);
	for (uint32_t i = copies->first_line; i < copies->end_line; i++)
	{
		Heading		heading;
		uint32_t	at = lines->items[i].start;

		if (outline_line_repeats(&state, i) &&
			is_contents(source->text, outline, at))
			drop_contents(outline, &state);
		/* a line that runs on may hold several headings */
		while (outline_line_heading(&state, i, at, &heading))
		{
			heading.end = state.end;
			TRY(add_heading(arena, outline, &capacity, &heading));
			at = heading.body;
		}
		if (line_end(&lines->items[i]) - polled > GD_POLL_BYTES)
		{
			TRY(arena_poll(arena));
			polled = line_end(&lines->items[i]);
		}
	}
	return GD_OK;
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
