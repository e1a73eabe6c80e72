/*
 * layout.h
 *	  The forms as they are printed: tables of merged cells.
 *
 * Generated from data/layouts.tsv by tools/generate_tables.py.
 */
#ifndef GD_LAYOUT_H
#define GD_LAYOUT_H

#include "../core/gd.h"

typedef enum LayoutKind
{
	LAYOUT_CORNER,				/* over the labels of rows */
	LAYOUT_COLUMN,				/* the label of a column */
	LAYOUT_COLUMNS,				/* of several */
	LAYOUT_ROW,
	LAYOUT_ROWS,
	LAYOUT_TEXT,				/* a unit, a line code */
	LAYOUT_FIGURE,
	LAYOUT_EMPTY				/* the form has no cell there */
} LayoutKind;

typedef struct LayoutCell
{
	uint8_t		kind;			/* a LayoutKind */
	uint8_t		rowspan;
	uint8_t		colspan;
	uint8_t		depth;			/* of a label: how far it is set in */
	uint16_t	item;			/* of a figure: index in gd_items() */
	uint16_t	first_header;	/* of a figure: the labels that it stands under */
	uint16_t	nheaders;		/* and beside, as indexes of cells */
	GdPooled	text;
	GdPooled	code;			/* of the row or column, behind its table's: what
								 * findings call it */
} LayoutCell;

typedef struct LayoutRow
{
	uint16_t	first_cell;
	uint16_t	ncells;
	uint16_t	part;			/* 0: the head; rows of one part belong together */
} LayoutRow;

typedef struct Layout
{
	GdFormId	form;
	GdTableKind table;
	const char *title;			/* as the form prints it */
	uint16_t	nrows;
	uint16_t	ncells;
	const LayoutRow *rows;
	const LayoutCell *cells;
	const uint16_t *headers;
} Layout;

/* A string of a cell, or NULL. */
extern const char *layout_string(GdPooled at);

/* The table of a form, or NULL. */
extern const Layout *layout_get(GdFormId form, GdTableKind table);

/* All of them, in the order of gd_items(). */
extern const Layout *layout_all(uint32_t *nlayouts);

#endif
