/*
 * sheet.h
 *	  Stage 6: a grid read as a table of a form.
 *
 * Labels propose the form and the row of each line of figures, order supports
 * them; headers and positions give the columns.  What is placed here is a
 * proposal: which cell of the document stands for which item of the form.
 */
#ifndef GD_SHEET_H
#define GD_SHEET_H

#include "arena.h"
#include "forms.h"
#include "grid.h"

/* A cell of the grid that stands for an item of the form. */
typedef struct Placement
{
	const GdItem *item;
	uint32_t	cell;			/* index in the grid's cells */
	bool		certain;		/* false: the layout allows another column too */
} Placement;

typedef struct Sheet
{
	const Grid *grid;
	const Form *form;			/* NULL: a table of no form */
	Placement  *placements;		/* in the order of the grid */
	uint32_t	count;
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
extern GdStatus sheet_read(Arena *arena, const Grids *grids, int32_t year,
						   Sheets *sheets);

#endif
