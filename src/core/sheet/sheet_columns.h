/*
 * sheet_columns.h
 *	  Which column of a form each figure of a row is.
 */
#ifndef GD_SHEET_COLUMNS_H
#define GD_SHEET_COLUMNS_H

#include "sheet/sheet_rows.h"

/* What the cells behind the label of a row are. */
typedef enum ColumnUse
{
	COLUMN_OTHER = 0,			/* a local column: read, but of no item */
	COLUMN_UNIT = -1,			/* the unit of the row */
	COLUMN_LINE = -2			/* its line code */
} ColumnUse;

typedef struct ColumnOrder
{
	int16_t		use[GD_MAX_COLUMNS];	/* a column's position, or a ColumnUse */
	uint32_t	count;
	bool		known;			/* from a header; else the form's own order */
	bool		contradicted;	/* the header names the columns in an order that
								 * no cell can be placed by */
} ColumnOrder;

/* Does it have such a column? */
extern bool columns_has(const ColumnOrder *order, ColumnUse use);

/* The columns that the headers of the grid name: bit 1 << position each. */
extern uint64_t columns_named(const Grid *grid, const Form *form);

/* Does the form have a cell for the row in one of the columns, at least? */
extern bool columns_fit(const Form *form, unsigned row, const ColumnOrder *order);

/* Has the order all columns that the form has for the row? */
extern bool columns_whole(const Form *form, unsigned row, const ColumnOrder *order);

/* Does some header row of the grid name a column? */
extern bool columns_has_header(const Grid *grid, const SheetRow *rows,
							   const Form *form);

/* The order of columns that a form prints without local columns. */
extern void columns_default(const Form *form, unsigned row, ColumnOrder *order);

typedef enum HeaderKind
{
	HEADER_NONE,				/* the row heads no columns */
	HEADER_READ,
	HEADER_UNKNOWN				/* it does, but names none of the form's */
} HeaderKind;

/* Read a header row of the grid into order, which is left alone unless READ. */
extern HeaderKind columns_read_header(const char *text, const Grid *grid,
									  uint32_t row, const Form *form,
									  ColumnOrder *order);

/*
 * May a row of words right below a header head columns, too?  Without borders, if
 * some of them are of no label of the form (2021年 2022年).
 */
extern bool columns_go_on(const char *text, const Grid *grid, uint32_t row,
						  const Form *form);

/*
 * The order that the rows of a table begin with: order, which is that of the part of the
 * table before it, unless the table is of requests and has the one header of all rows.
 */
extern void columns_begin(const char *text, const Grid *grid, const SheetRow *rows,
						  const Form *form, ColumnOrder *order);

/* The order of a table whose headers span rows: requests and disputes. */
extern void columns_read_spanned(const char *text, const Grid *grid,
								 const SheetRow *rows, const Form *form,
								 ColumnOrder *order);

#endif
