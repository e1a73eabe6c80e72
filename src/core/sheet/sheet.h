/*
 * sheet.h
 *	  Stage 6: a grid read as a table of a form.
 *
 * Labels propose the form and the row of each line of figures, order supports
 * them; headers and positions give the columns.  What is placed here is a
 * proposal: which cell of the document stands for which item of the form, and
 * which rows leave that open.
 */
#ifndef GD_SHEET_H
#define GD_SHEET_H

#include "base/arena.h"
#include "source/source.h"
#include "words/forms.h"
#include "grid/grid.h"

/* What the document says of an item of the form. */
typedef struct Placement
{
	const GdItem *item;
	GdSpan		span;			/* the printed cell, or the run it is read from */
	const char *unit;			/* printed beside it or over it; NULL if not */
	GdRecovery	recovery;
	GdFactKind	kind;			/* with value: of a derived cell */
	GdDecimal	value;
} Placement;

/* Why the figures of a row are not simply its cells. */
typedef enum LineDoubt
{
	LINE_CERTAIN,
	LINE_OPEN,					/* cells ran together, fell apart or vanished */
	LINE_BLANK,					/* no figure, and the layout of its page shows it */
	LINE_UNLABELLED,			/* order alone says which row it is */
	LINE_UNPROVABLE				/* columns or labels may be others: sums that hold
								 * would prove nothing */
} LineDoubt;

/* A row of figures, in the order of the grid. */
typedef struct SheetLine
{
	uint16_t	row;			/* of the form */
	uint16_t	nrows;			/* 1; of the disputes all, side by side */
	LineDoubt	doubt;
	const char *unit;			/* printed in the row, or NULL */
	uint32_t	first;			/* certain: its placements; else its cells */
	uint32_t	count;
} SheetLine;

/* The total of some columns only that a certain row prints: 小计 of requests. */
typedef struct SheetSubtotal
{
	uint32_t	line;			/* index of the row's line */
	GdSpan		span;			/* the printed cell */
} SheetSubtotal;

typedef struct Sheet
{
	const Grid *grid;
	const Form *form;			/* NULL: a table of no form */
	Placement  *placements;
	uint32_t	count;
	uint32_t	capacity;
	SheetLine  *lines;
	uint32_t	nlines;
	uint32_t	lines_capacity;
	SheetSubtotal *subtotals;	/* cells of no item, for who checks sums */
	uint32_t	nsubtotals;
	uint32_t	subtotals_capacity;
	bool		scrambled;		/* labels apart from figures, but all of both are
								 * there: rows x columns of numbers */
} Sheet;

typedef struct Sheets
{
	Sheet	   *items;			/* one for each grid */
	uint32_t	count;
} Sheets;

/*
 * year is the report year or 0; it decides only between forms that the labels
 * leave open.
 */
extern GdStatus sheet_read(Arena *arena, const Source *source,
						   const Grids *grids, int32_t year, Sheets *sheets);

#endif
