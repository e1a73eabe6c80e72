/*
 * grid.h
 *	  Stage 5: tables as rows of cells, whatever the rendering.
 *
 * A rendering is read in two steps.  A reader turns lines into a stream of
 * cells and knows where a line ended (grid_cells.h); a cutter cuts the stream
 * into rows (grid_cut.c, grid_lines.h).  What comes out says nothing about forms:
 * cells in rows, each with its place.
 */
#ifndef GD_GRID_H
#define GD_GRID_H

#include "base/arena.h"
#include "lines/lines.h"
#include "outline/outline.h"
#include "source/source.h"
#include "words/lexicon.h"

/*
 * A longer run of cells is no table of any form, nor anything beside one; it
 * stays text.
 */
#define GRID_MAX_CELLS 20000

typedef enum GridClass
{
	GRID_BLANK,
	GRID_NUMBER,
	GRID_DASH,
	GRID_RUN,					/* digits that are no number: glued cells */
	GRID_CODE,					/* digits behind a zero: a line code (01) */
	GRID_LABEL,					/* a label or header of some form */
	GRID_TEXT					/* anything else */
} GridClass;

typedef struct GridCell
{
	GdSpan		span;			/* trimmed; empty for a blank cell */
	Match		match;			/* of a label; else no meanings */
	GridClass	class:8;
	bool		ends_line;		/* the last cell of its line */
	bool		bordered;		/* pipes say where it begins and ends */
	bool		covered;		/* by a merged cell; blank */
	bool		hung;			/* ... which begins above this row */
	bool		trace;			/* white space that may be a blank cell */
	bool		stray;			/* a number that may be of the page, not of the cell */
} GridCell;

static inline bool
grid_cell_is_words(const GridCell *cell)
{
	return cell->class == GRID_LABEL || cell->class == GRID_TEXT;
}

static inline bool
grid_cell_is_figure(const GridCell *cell)
{
	return !grid_cell_is_words(cell) && cell->class != GRID_BLANK;
}

static inline bool
grid_cell_is_unit(const GridCell *cell)
{
	return (cell->match.roles & ROLE(TERM_UNIT)) != 0;
}

/* Does a cell that is not the first begin where the one before it ends: 不超过20? */
static inline bool
grid_cell_touches(const GridCell *cell)
{
	return cell->span.start == span_end((cell - 1)->span);
}

typedef struct GridRow
{
	uint32_t	first;			/* index of its first cell */
	uint16_t	count;
	uint16_t	labels;			/* its cells before the first figure, which is not the
								 * number of the row before its words; count: a row
								 * of words, blanks and line codes */
} GridRow;

typedef struct Grid
{
	GridCell   *cells;
	uint32_t	ncells;
	GridRow    *rows;
	uint32_t	nrows;
	uint32_t	columns;		/* cells of the longest row; where rows are
								 * counted, of each whole one */
	uint32_t	section;		/* index in the outline */
	GdSectionKind about;		/* what the section of level 1 is about */
	bool		bordered;		/* all cells are: blank ones are printed, too */
	bool		spaced;			/* white space shows the blank ones; what is a header
								 * is known by its wording alone */
	bool		ruled;			/* each line is a whole row */
	bool		mixed;			/* some are */
	bool		by_line;		/* each row is a line of its own */
	bool		by_label;		/* labels alone say where rows begin */
	bool		flows;			/* and lines end anywhere between its cells */
	bool		turned;			/* labels stand behind their figures, to go by lines */
	bool		opened;			/* a pipe alone on its line opens each row: a blank
								 * that is no cell */
	GdSpan		place;			/* its lines */
	struct Grid *traced;		/* the same with white space as blank cells; NULL
								 * if none is printed */
} Grid;

typedef struct Grids
{
	Grid	   *items;
	uint32_t	count;
} Grids;

/* All tables of the first copy, in order. */
extern GdStatus grid_read(Arena *arena, const Source *source,
						  const Lines *lines, const Copies *copies,
						  const Outline *outline, Grids *grids);

/* Fill in the class of a cell, and its match, from its span. */
extern void grid_classify(const char *text, GridCell *cell);

/* The index of the first table that ends behind offset; count if none does. */
extern uint32_t grids_find(const Grids *grids, uint32_t offset);

/* Cut the cells into rows, none of more than GD_MAX_COLUMNS: fills rows, nrows and columns. */
extern GdStatus grid_cut(Arena *arena, Grid *grid);

#endif
