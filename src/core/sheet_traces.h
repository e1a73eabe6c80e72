/*
 * sheet_traces.h
 *	  White space as the blank cells of a table without borders: is it, or is it
 *	  layout?
 */
#ifndef GD_SHEET_TRACES_H
#define GD_SHEET_TRACES_H

#include "sheet_columns.h"
#include "sheet_rows.h"

/*
 * Do tabs part the cells of this text, an empty field being a blank one?  Some
 * table must show it.  grids are those of the sheets; rows is room for their rows.
 */
extern GdStatus sheet_tabs_part_cells(const char *text, const Sheets *sheets,
									  SheetRow *rows, bool *tabs);

/*
 * The grid of a sheet, or the one with blank cells where there is white space if
 * that is what the white space is.  order is that of the table's part before.
 */
extern GdStatus sheet_traces_choose(const char *text, Sheet *sheet,
									const ColumnOrder *order, bool tabs,
									SheetRow *rows);

#endif
