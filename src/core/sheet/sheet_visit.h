/*
 * sheet_visit.h
 *	  The rows of figures of a sheet, one after the other, with all that is known
 *	  of each before its cells are placed.
 */
#ifndef GD_SHEET_VISIT_H
#define GD_SHEET_VISIT_H

#include "sheet/sheet_columns.h"
#include "sheet/sheet_place.h"
#include "sheet/sheet_rows.h"

typedef struct RowPlan
{
	unsigned	row;			/* position in the form */
	ColumnOrder order;
	uint32_t	skipped;		/* unit and line code at the order's beginning */
	uint32_t	width;			/* columns behind them */
	RowFigures	figures;
	uint32_t	at;				/* index of the row in the grid */
	uint32_t	header;			/* of the header row over it, or UINT32_MAX */
	uint32_t	row_cells;		/* cells of the whole row */
	bool		last;			/* the last row of the table */
	bool		codeless;		/* the form has a line code, the row has none */
	bool		guessed;		/* order alone says which row it is */
	bool		apart;			/* labels stand apart from figures around it */
	bool		worded;			/* words stand in place of the first figure */
	uint32_t	header_at;		/* index of the first column's header in its row,
								 * plus 1; 0 if none was met */
} RowPlan;

typedef GdStatus (*RowVisitor) (void *context, const RowPlan *plan);

/*
 * Visit each row of figures, under the header that stands over it.  order comes from
 * columns_begin() and leaves as that of the last header.
 */
extern GdStatus sheet_visit_rows(const char *text, const Grid *grid,
								 const Form *form, const SheetRow *rows,
								 ColumnOrder *order, RowVisitor visit,
								 void *context);

#endif
