/*
 * grid_lines.h
 *	  Stage 5: what the lines of a table say of its rows.
 *
 * Text without borders may end its lines with its rows or anywhere between two
 * cells; how its lines begin and end tells.
 */
#ifndef GD_GRID_LINES_H
#define GD_GRID_LINES_H

#include "grid/grid.h"

/* How lines of text without borders begin and end. */
typedef struct LineEnds
{
	uint32_t	lines;
	uint32_t	led;			/* begin with one figure and go on with a label */
	uint32_t	led_by_figures; /* by several */
	uint32_t	crowded;		/* have the label of a row between figures */
	uint32_t	behind;			/* begin with a figure and end with a word */
	uint32_t	before;			/* begin with a word and end with a figure */
} LineEnds;

/* Of text with pipes, which is cut by them, nothing is counted. */
extern LineEnds grid_look_at_ends(const Grid *grid);

/*
 * Does text without borders flow from line to line?  Then some lines begin with the
 * figures of a row that began above and go on with the label of the next one, or hold
 * two rows.  Rows that are numbered begin with figures, too, but with 1, 2, 3, one
 * on each line.
 */
extern bool grid_lines_flow(const LineEnds *look);

/* Do lines with labels begin with a figure, most of them? */
extern bool grid_lines_numbered(const LineEnds *look);

/* Do labels stand behind their figures: do lines begin with figures and end with words? */
extern bool grid_labels_behind(const LineEnds *look);

/*
 * Is a line a row?  Then lines hold several words or most of them several cells;
 * where each cell has a line of its own, padding is all that shares it.  Where no
 * figure is printed, a row of text without borders is its label; but the names of
 * columns stand side by side.  look: how its lines end; in a mixture, where the
 * lines with pipes tell, it is not asked and may be NULL.
 */
extern bool grid_lines_are_rows(const Grid *grid, const LineEnds *look);

/*
 * Is there any figure?  A table without one is labels only.  Without borders digits
 * that run on from a word are a piece of it (不超过30, broken before 个工作日).
 */
extern bool grid_has_figures(const Grid *grid);

#endif
