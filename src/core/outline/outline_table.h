/*
 * outline_table.h
 *	  What looks like a heading and belongs to a table.
 */
#ifndef GD_OUTLINE_TABLE_H
#define GD_OUTLINE_TABLE_H

#include "outline/outline_state.h"

/* Do lines of a table stand around line number index? */
extern bool outline_in_table(const OutlineState *state, uint32_t index);

/*
 * Do figures of a table stand a little above and a little below?  What looks
 * like a heading between them is a piece of a label.
 */
extern bool outline_among_figures(const OutlineState *state, uint32_t index);

/*
 * Does the label of a row begin at text[at] on line number index that goes on on
 * the lines below, figures beside its pieces or not?
 */
extern bool outline_is_broken_label(const OutlineState *state, uint32_t index,
									uint32_t at, const OrdinalPrint *print);

/* Does the label of a row or group of rows of this section's table begin here? */
extern bool outline_is_row_label(const OutlineState *state, uint32_t at,
								 uint32_t end);

/* Does a line of figures stand a little above? */
extern bool outline_follows_figures(const OutlineState *state, uint32_t index);

/*
 * Does what stands at text[at], numbered as a section of level 1 is, belong to
 * the table of a form that numbers it so: 四、结转下年度继续办理?  doubtful: so it
 * does even if its words may head a section too.
 */
extern bool outline_is_numbered_label(const OutlineState *state, uint32_t at,
									  uint32_t end, const OrdinalPrint *print,
									  bool doubtful);

#endif
