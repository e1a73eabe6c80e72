/*
 * prove.h
 *	  Stage 7: rows that the layout leaves open, put before the sums of the form.
 *
 * Lines that are certain are evidence; lines that are open are read in every way
 * that their digits allow, and what all surviving ways agree on is placed as
 * derived.  What they do not agree on, and what no sum speaks of, is placed as
 * ambiguous: named, not stated.  See proof.h for what counts as a proof.
 */
#ifndef GD_PROVE_H
#define GD_PROVE_H

#include "sheet/sheet.h"

extern GdStatus prove_sheets(Arena *arena, const Source *source, Sheets *sheets);

#endif
