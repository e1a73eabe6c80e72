/*
 * sheet_form.h
 *	  Which form a grid is a table of.
 */
#ifndef GD_SHEET_FORM_H
#define GD_SHEET_FORM_H

#include "sheet/sheet_rows.h"

typedef struct SheetChoice
{
	const Form *best;			/* NULL: of none */
	uint32_t	score;
	uint32_t	tied;			/* forms with this score: bit 1 << GdFormId */
} SheetChoice;

/* The form that some grid of each table kind leaves no doubt about, or NULL. */
typedef struct SheetSettled
{
	const Form *of[GD_TABLE_STATISTICS + 1];
} SheetSettled;

/* The forms whose labels fit a grid best; rows is room for its rows. */
extern void sheet_form_choose(const char *text, const Grid *grid,
							  SheetRow *rows, SheetChoice *choice);

extern void sheet_form_note(const SheetChoice *choices, uint32_t count,
							SheetSettled *settled);

/*
 * Labels that two forms share leave the form open: another part of the same
 * table decides, else the year of the report (0 if unknown), else the newest
 * form it is.
 */
extern const Form *sheet_form_settle(const SheetChoice *choice,
									 const SheetSettled *settled, int32_t year);

#endif
