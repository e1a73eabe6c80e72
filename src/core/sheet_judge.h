/*
 * sheet_judge.h
 *	  Which cells of a row of figures its columns are, and how sure that is.
 */
#ifndef GD_SHEET_JUDGE_H
#define GD_SHEET_JUDGE_H

#include "sheet_align.h"
#include "sheet_visit.h"

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
	uint32_t	left;			/* rows whose figures can only be on this side */
	uint32_t	right;
	uint32_t	exact;			/* rows with as many figures as columns */
	uint32_t	overfull;		/* and with more, padding left out */
	bool		disordered;		/* labels and figures stand apart */
	bool		repeated;		/* merged cells say the same in each of their cells */
	uint64_t	named;			/* columns that some header names, one bit each */
	RowSizes	sizes;			/* cells of rows, by the columns they have */
	Align		align;			/* where figures stand on their lines */
} SheetPlacer;

/*
 * First visit, a RowVisitor whose context is the placer: on which side do the rows
 * that tell put their figures, and where on their lines?
 */
extern GdStatus sheet_judge_note(void *context, const RowPlan *plan);

/*
 * Which cells of the figures the columns of the row are: pick, of plan->width, is
 * the index of each.  All rows are noted before the first is judged.  Only a table
 * whose cells are counted may have lost the blank ones at its very end, with the
 * padding.
 */
extern LineDoubt sheet_judge_row(const SheetPlacer *placer, const RowPlan *plan,
								 uint32_t pick[]);

#endif
