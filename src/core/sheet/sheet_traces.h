/*
 * sheet_traces.h
 *	  White space as the blank cells of a table without borders: is it, or is it
 *	  layout?
 */
#ifndef GD_SHEET_TRACES_H
#define GD_SHEET_TRACES_H

#include "sheet/sheet_columns.h"
#include "sheet/sheet_rows.h"

/* What white space is in this text, as some table of it shows. */
typedef struct TraceStyle
{
	bool		lines;			/* a line of white space is a blank cell */
	bool		tabs;			/* tabs part cells, an empty field being a blank one */
} TraceStyle;

/* The grids are those of the sheets; rows is room for their rows. */
extern GdStatus sheet_traces_look(const char *text, const Sheets *sheets,
								  SheetRow *rows, TraceStyle *style);

/*
 * The grid of a sheet, or the one with blank cells where there is white space if
 * that is what the white space is.  order is that of the table's part before.
 */
extern GdStatus sheet_traces_choose(const char *text, Sheet *sheet,
									const ColumnOrder *order, TraceStyle style,
									SheetRow *rows);

#endif
