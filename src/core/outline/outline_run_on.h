/*
 * outline_run_on.h
 *	  Headings in the middle of a line.
 */
#ifndef GD_OUTLINE_RUN_ON_H
#define GD_OUTLINE_RUN_ON_H

#include "outline/outline_state.h"

/*
 * The next heading at or behind *at in line number index, of which no more is
 * looked at than a poll's worth; if there is none, *at is where to go on: the
 * end of the line, or before it.  Updates the state.
 */
extern bool outline_run_on_heading(OutlineState *state, uint32_t index,
								   uint32_t *at, Heading *heading);

/* Is there a statutory wording behind any ordinal in the middle of the line? */
extern bool outline_run_on_may_be(const char *text, const Line *line);

/* The same search for nothing but a statutory wording behind 一、. */
extern bool outline_run_on_is_numbered(const OutlineState *state,
									   uint32_t index, uint32_t *at);

#endif
