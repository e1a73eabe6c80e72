/*
 * copies.h
 *	  Stage 3: the same report standing in the text more than once.
 *
 * Pages carry a copy for the screen and one for the printer.  Only the first
 * is read; the others are counted.  Where they stand on one line, the line is
 * cut: what follows the first copy is no part of it any more.
 */
#ifndef GD_COPIES_H
#define GD_COPIES_H

#include "lines/lines.h"

typedef struct Copies
{
	uint32_t	count;			/* at least 1 */
	uint32_t	first_line;		/* the lines of the first copy: */
	uint32_t	end_line;		/* [first_line, end_line) */
} Copies;

/*
 * Does the first copy hold line number index of a text whose first lines these are,
 * whatever follows them?
 */
extern bool copies_hold(const Lines *lines, uint32_t index);

extern GdStatus copies_find(Arena *arena, const Source *source,
							Lines *lines, Copies *copies);

#endif
