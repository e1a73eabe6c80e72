/*
 * sheet_score.h
 *	  How well the forms fit a grid.
 */
#ifndef GD_SHEET_SCORE_H
#define GD_SHEET_SCORE_H

#include "sheet/sheet_rows.h"

/* What the labels of a grid may be in one form: bit 1 << position each. */
typedef struct SheetTally
{
	uint64_t	rows;
	uint64_t	columns;
	uint64_t	groups;			/* headers over columns */
} SheetTally;

/* One look at the labels for all forms: those of forms_all(), in their order. */
extern void sheet_score_tally(const Grid *grid, SheetTally of[FORMS_MOST]);

/* No score of the form is above this; joined: see sheet_rows_most_joined(). */
extern uint32_t sheet_score_most(const Form *form, const SheetTally *tally,
								 uint32_t joined);

/*
 * How well a form fits: distinct rows and columns whose labels are met, rows
 * weighing twice, and once more where the ordinal agrees.  0 if the grid is no table
 * of this form.  rows is room for its rows.
 */
extern uint32_t sheet_score(const char *text, const Grid *grid, const Form *form,
							const SheetTally *tally, SheetRow *rows);

#endif
