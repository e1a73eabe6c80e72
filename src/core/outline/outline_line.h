/*
 * outline_line.h
 *	  Whether a line is a heading, judged with what stands around it.
 */
#ifndef GD_OUTLINE_LINE_H
#define GD_OUTLINE_LINE_H

#include "outline/outline_state.h"

/* The ordinal a line begins with, 第一部分 included; marks before it left out. */
extern bool outline_line_ordinal(const char *text, const Line *line,
								 OrdinalPrint *print);

/*
 * Does no heading begin on this line, whatever stands before and behind it?  Told
 * of most lines that hold none.
 */
extern bool outline_line_is_bare(const char *text, const Line *line);

/*
 * The heading that line number index begins with; false if it begins with
 * none.  Updates the state.
 */
extern bool outline_line_heading(OutlineState *state, uint32_t index,
								 Heading *heading);

#endif
