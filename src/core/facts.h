/*
 * facts.h
 *	  Stage 8: one fact for each item of a form that the document has a cell for.
 */
#ifndef GD_FACTS_H
#define GD_FACTS_H

#include "arena.h"
#include "sheet.h"
#include "source.h"

typedef struct Facts
{
	GdFact	   *items;			/* in the order of the forms' items */
	uint32_t	count;
	GdFact	  **by_item;		/* by index in gd_items(); NULL: no such cell */
} Facts;

/*
 * Of several tables of one kind the first counts; a later one adds what the
 * first has no cell for (the rest of a table cut by a page), and nothing where
 * it repeats the first (the same table for another body).
 */
extern GdStatus facts_read(Arena *arena, const Source *source,
						   const Sheets *sheets, Facts *facts);

#endif
