/*
 * facts.h
 *	  Stage 8: one fact for each item of a form that the document has a cell for.
 */
#ifndef GD_FACTS_H
#define GD_FACTS_H

#include "base/arena.h"
#include "sheet/sheet.h"
#include "source/source.h"

typedef struct Facts
{
	GdFact	   *items;			/* in the order of the forms' items */
	uint32_t	count;
	uint16_t   *by_item;		/* by index in gd_items(): which of them, from 1, or 0 */
} Facts;

/* The fact of an item, by its index in gd_items(); NULL: no such cell. */
static inline GdFact *
facts_find(const Facts *facts, size_t item)
{
	return facts->by_item[item] != 0 ? &facts->items[facts->by_item[item] - 1] : NULL;
}

/*
 * Of several tables of one kind that in its own section counts; another one adds what
 * it has no cell for (the rest of a table cut by a page), and nothing where it says
 * something else (the same table for another body).  Two in that section that differ
 * leave open which one is meant.
 */
extern GdStatus facts_read(Arena *arena, const Source *source,
						   const Sheets *sheets, Facts *facts);

#endif
