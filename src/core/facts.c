/*
 * facts.c
 *	  Stage 8: one fact for each item of a form that the document has a cell for.
 */
#include "facts.h"

#include <string.h>

#include "number.h"

/* The facts by item, while tables are being read. */
typedef struct Slots
{
	GdFact	  **facts;			/* NULL where there is none */
	const GdItem *items;
	uint32_t	nitems;
} Slots;

static GdStatus
read_fact(Arena *arena, const Source *source, const Placement *placement,
		  const GridCell *cell, GdFact *fact)
{
	CellValue	value;

	memset(fact, 0, sizeof(*fact));
	number_read_cell(source->text, cell->span, &value);
	fact->item = placement->item;
	fact->unit = value.unit != NULL ? value.unit : placement->item->unit;
	fact->place = source_place(source, cell->span);
	TRY(source_words(arena, source, cell->span, &fact->raw));
	if (placement->certain)
	{
		fact->kind = value.kind;
		fact->value = value.value;
		fact->recovery = GD_READ;
	}
	else
	{
		/* the layout allows another column: the cell is named, not stated */
		fact->kind = GD_TEXT;
		fact->recovery = GD_AMBIGUOUS;
	}
	return GD_OK;
}

static bool
same_reading(const GdFact *a, const GdFact *b)
{
	if (a->kind != b->kind)
		return false;
	return a->kind != GD_NUMBER ||
		(a->value.mantissa == b->value.mantissa && a->value.scale == b->value.scale);
}

/*
 * Does a table repeat items that an earlier one has?  A header row or a row or
 * two printed again behind a page break is the same table still.
 */
static bool
repeats(const Slots *slots, const Sheet *sheet)
{
	uint32_t	again = 0;

	for (uint32_t i = 0; i < sheet->count; i++)
		if (slots->facts[sheet->placements[i].item - slots->items] != NULL)
			again++;
	return again * 2 > sheet->count;
}

static GdStatus
read_sheet(Arena *arena, const Source *source, const Sheet *sheet, Slots *slots)
{
	GdFact	   *facts = arena_alloc(arena, sheet->count * sizeof(GdFact));

	if (facts == NULL)
		return GD_NO_MEMORY;
	for (uint32_t i = 0; i < sheet->count; i++)
	{
		const Placement *placement = &sheet->placements[i];
		GdFact	  **slot = &slots->facts[placement->item - slots->items];

		TRY(read_fact(arena, source, placement,
					  &sheet->grid->cells[placement->cell], &facts[i]));
		if (*slot == NULL)
			*slot = &facts[i];
		else if (!same_reading(*slot, &facts[i]))
		{
			/* the document says two things of one item: neither is stated */
			(*slot)->kind = GD_TEXT;
			(*slot)->recovery = GD_AMBIGUOUS;
		}
	}
	return GD_OK;
}

GdStatus
facts_read(Arena *arena, const Source *source, const Sheets *sheets, Facts *facts)
{
	Slots		slots;
	uint32_t	count = 0;

	facts->items = NULL;
	facts->count = 0;
	slots.items = gd_items(&slots.nitems);
	slots.facts = arena_alloc(arena, slots.nitems * sizeof(GdFact *));
	if (slots.facts == NULL)
		return GD_NO_MEMORY;
	memset(slots.facts, 0, slots.nitems * sizeof(GdFact *));

	for (uint32_t i = 0; i < sheets->count; i++)
	{
		const Sheet *sheet = &sheets->items[i];

		if (sheet->count > 0 && !repeats(&slots, sheet))
			TRY(read_sheet(arena, source, sheet, &slots));
	}

	for (uint32_t i = 0; i < slots.nitems; i++)
		if (slots.facts[i] != NULL)
			count++;
	facts->items = arena_alloc(arena, count * sizeof(GdFact));
	if (facts->items == NULL)
		return GD_NO_MEMORY;
	for (uint32_t i = 0; i < slots.nitems; i++)
		if (slots.facts[i] != NULL)
			facts->items[facts->count++] = *slots.facts[i];
	return GD_OK;
}
