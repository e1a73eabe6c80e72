/*
 * outline_line.h
 *	  Whether a line is a heading, judged with what stands around it.
 */
#ifndef GD_OUTLINE_LINE_H
#define GD_OUTLINE_LINE_H

#include "outline.h"

/* What the headings found so far tell about the next one. */
typedef struct OutlineState
{
	const char *text;
	const Lines *lines;
	const Copies *copies;
	uint32_t	end;			/* of the last line that is read */
	bool		numbered;		/* the document has headings such as 一、 */
	uint32_t	numbered_kinds; /* kinds of those: bit 1 << kind */
	bool		opened;			/* a section of level 1 was met */
	bool		listing;		/* the line before was an item of a list */
	uint8_t		top_style;		/* ordinal style of level 1 */
	uint8_t		last_number;	/* of the last one of level 1 */
	GdSectionKind last_kind;
	uint32_t	seen;			/* section kinds met: bit 1 << kind */
} OutlineState;

/*
 * The next heading in line number index at or behind offset at; false if there
 * is none.  Updates the state.
 */
extern bool outline_line_heading(OutlineState *state, uint32_t index,
								 uint32_t at, Heading *heading);

/*
 * Does the line read like a section of level 1 that was met already, with a
 * number that starts again?
 */
extern bool outline_line_repeats(const OutlineState *state, uint32_t index);

/* The ordinal a line begins with, markdown marks left out. */
extern bool outline_line_ordinal(const char *text, const Line *line,
								 OrdinalPrint *print);

#endif
