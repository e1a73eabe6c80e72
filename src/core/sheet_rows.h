/*
 * sheet_rows.h
 *	  Which row of a form each row of a grid is.
 */
#ifndef GD_SHEET_ROWS_H
#define GD_SHEET_ROWS_H

#include "sheet.h"

/* One row of a grid under one form. */
typedef struct SheetRow
{
	uint16_t	position;		/* row of the form, or 0 */
	uint16_t	label;			/* index in the row of the cell with the label */
	bool		header;			/* words only: a header, a title, a group */
} SheetRow;

/* The row of the form each row of the grid is; rows has room for all. */
extern void sheet_rows_match(const Grid *grid, const Form *form, SheetRow *rows);

/*
 * How well a form fits a grid: distinct rows and columns whose labels are met,
 * rows weighing twice.  0 if the grid is no table of this form.
 */
extern uint32_t sheet_rows_score(const Grid *grid, const Form *form,
								 SheetRow *rows);

/* Does a cell have a meaning of this role in the form?  Its index, or 0. */
extern unsigned sheet_cell_means(const GridCell *cell, const Form *form,
								 TermRole role);

#endif
