/*
 * prove_refute.h
 *	  Columns that the sums along the rows deny.
 */
#ifndef GD_PROVE_REFUTE_H
#define GD_PROVE_REFUTE_H

#include "sheet/sheet.h"

/*
 * Where most rows of a table without borders do not add up, three or more, let all of
 * its placements be ambiguous.
 */
extern void prove_refute(const char *text, Sheet *sheet);

#endif
