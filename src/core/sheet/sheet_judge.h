/*
 * sheet_judge.h
 *	  Which cells of a row of figures its columns are, and how sure that is.
 */
#ifndef GD_SHEET_JUDGE_H
#define GD_SHEET_JUDGE_H

#include "sheet/sheet_align.h"
#include "sheet/sheet_visit.h"

/*
 * How many cells the rows of a table have that have so many columns: nearly all
 * the same, where a border stands for each.  Of the different counts those met
 * first are kept.
 */
#define MAX_SIZES 8

typedef struct RowSizes
{
	struct
	{
		uint32_t	width;		/* columns */
		uint32_t	cells;
		uint32_t	rows;
	}			of[MAX_SIZES];
	uint32_t	count;
} RowSizes;

/* A table while its cells are being placed. */
typedef struct SheetPlacer
{
	Arena	   *arena;
	const Source *source;
	const char *text;
	Sheet	   *sheet;
	SheetRow   *rows;
	bool		disordered;		/* labels and figures stand apart */
	bool		page_order;		/* those of requests do, and labels stand stacked here */
	bool		repeated;		/* merged cells say the same in each of their cells */
	uint64_t	named;			/* columns that some header names, one bit each */
	ColumnOrder first;			/* the order that the rows of the table begin with */
	uint32_t	longest;		/* cells of its longest row */
	bool		straight;		/* all rows so far have as many figures as columns */
	bool		noted;			/* all rows of the table are, in what follows */
	uint32_t	left;			/* rows whose figures can only be on this side */
	uint32_t	right;
	uint32_t	exact;			/* rows with as many figures as columns */
	uint32_t	overfull;		/* and with more, padding left out */
	RowSizes	sizes;			/* cells of rows, by the columns they have */
	Align		align;			/* where figures stand on their lines; without borders */
} SheetPlacer;

/* A table of which nothing is noted yet, nor where its figures stand. */
extern void sheet_judge_begin(SheetPlacer *placer);

/*
 * Note of all rows on which side those that tell put their figures, how many cells they
 * have, and where on their lines figures stand.
 */
extern GdStatus sheet_judge_note(SheetPlacer *placer);

/*
 * Which cells of the figures the columns of the row are: pick, of plan->width, is
 * the index of each.  Most rows between borders tell on their own; the first that does not
 * has all rows noted.  Only a table whose cells are counted may have lost the blank ones
 * at its very end, with the padding.
 */
extern GdStatus sheet_judge_row(SheetPlacer *placer, const RowPlan *plan, uint32_t pick[],
								LineDoubt *doubt);

#endif
