/*
 * outline_state.h
 *	  What the headings found so far tell about the next one.
 */
#ifndef GD_OUTLINE_STATE_H
#define GD_OUTLINE_STATE_H

#include "outline/outline.h"

/* Style of 第一部分 and 第一章, above all others. */
#define ORDINAL_PART (ORDINAL_ROMAN + 1)

#define KIND_BIT(kind) (1u << (kind))

typedef struct OutlineState
{
	Arena	   *arena;
	const char *text;
	const Lines *lines;
	const Copies *copies;
	Outline    *outline;
	uint32_t	end;			/* of the last line that is read */
	bool		preamble_only;	/* nothing behind it is asked for */
	uint32_t	polled;

	/* what a first look at the document says */
	bool		parts;			/* it has headings such as 第一部分 ... */
	bool		numbered;		/* ... or 一、 */
	uint32_t	numbered_kinds; /* kinds of the latter: bit 1 << kind */
	uint32_t	strong_kinds;	/* kinds with a strong wording behind an ordinal */
	uint8_t		first_number;	/* of the first 一、 with a known wording */

	/* what was met so far */
	bool		opened;			/* a section of level 1 */
	bool		listing;		/* the line before was an item of a list */
	bool		attaching;		/* a list of attachments has begun */
	uint8_t		top_style;		/* ordinal style of level 1 */
	uint8_t		last_number;	/* of the last one of level 1 */
	uint8_t		inner;			/* of the last item of a list inside it */
	GdSectionKind last_kind;
	uint32_t	seen;			/* section kinds: bit 1 << kind */

	/* whether the sections so far may be a list of contents */
	bool		filled;			/* no: some of them have text ... */
	uint32_t	listed;			/* ... but only the last, where the outline had so many */
	uint32_t	blank_to;		/* up to here they have none */
} OutlineState;

/* May a line of this class begin with a heading, or hold one? */
static inline bool
outline_may_open(LineClass class)
{
	return class == LINE_ORDINAL || class == LINE_WORDING || class == LINE_PROSE;
}

/* Or stand on it though it looks like a cell or a label? */
static inline bool
outline_may_hold(const Line *line)
{
	return outline_may_open(line->class) || line->class == LINE_LABEL ||
		(line->class == LINE_CELLS && line->pipes == 1);
}

/* Look at all lines once: how are the sections numbered? */
extern GdStatus outline_look(OutlineState *state);

/* Poll the interrupt hook if enough work was done up to offset at. */
static inline GdStatus
outline_poll(OutlineState *state, uint32_t at)
{
	if (at <= state->polled || at - state->polled < GD_POLL_BYTES)
		return GD_OK;
	state->polled = at;
	return arena_poll(state->arena);
}

/* Is the number of a heading of level 1 the one that comes next? */
extern bool outline_is_due(const OutlineState *state, uint8_t number);

/*
 * Is a heading of level 1 one more section, or a repetition (a caption, a block
 * title of an annexed table, an item of a list)?  whole: it has the line to
 * itself; in_table: what stands around it are lines of a table.
 */
extern bool outline_is_next(const OutlineState *state, const Heading *heading,
							bool whole, bool in_table);

/*
 * A heading opens no section.  Is it the first of the form, once more behind the last?
 * Then the outline notes where it stands.
 */
extern void outline_note_again(OutlineState *state, const Heading *heading);

/* The heading opens a section of level 1. */
extern void outline_open(OutlineState *state, const Heading *heading);

/* It opens none: it may be the item of a list that is numbered as sections are. */
extern void outline_pass(OutlineState *state, const Heading *heading);

/* The section text ends at offset: has it any? */
extern void outline_note_text(OutlineState *state, uint32_t offset);

/*
 * Does the preamble end for good before offset, behind the headings so far?  Where
 * a section has text they are no list of contents.
 */
extern bool outline_is_settled(OutlineState *state, uint32_t offset);

/*
 * Do the sections begin again with this heading, and were the ones before it a
 * list of contents?  Then they are dropped.
 */
extern bool outline_restart(OutlineState *state, const Heading *heading);

#endif
