/*
 * facts.c
 *	  Stage 8: one fact for each item of a form that the document has a cell for.
 */
#include "report/facts.h"

#include <string.h>

#include "words/number.h"

/* What the tables say of an item behind the first that has it. */
enum
{
	SAID_AGAIN = 1,				/* something, be it nothing that can be read */
	SAID_ALIKE = 2				/* the same */
};

/* The items of the forms, while tables are being read. */
typedef struct Items
{
	const GdItem *items;
	uint32_t	count;
	uint8_t    *said;			/* of each */
	bool		disputed[GD_TABLE_STATISTICS + 1];	/* tables of a kind that differ */
} Items;

/* The fact of a cell of digits alone, as most are. */
static inline bool
read_digits(const Source *source, const Placement *placement, GdFact *fact)
{
	GdSpan		span = placement->span;
	CellValue	value;

	if (placement->recovery != GD_READ || !number_read_digits(source->text, span, &value))
		return false;
	fact->item = placement->item;
	fact->kind = GD_NUMBER;
	fact->recovery = GD_READ;
	fact->value = value.value;
	fact->raw.data = source->text + span.start;
	fact->raw.length = span.length;
	fact->unit = placement->unit != NULL ? placement->unit : gd_item_unit(placement->item);
	fact->place = source_place(source, span);
	return true;
}

static GdStatus
read_fact(Arena *arena, const Source *source, const Placement *placement,
		  GdFact *fact)
{
	CellValue	value;

	*fact = (GdFact) {0};
	fact->item = placement->item;
	fact->recovery = placement->recovery;
	fact->unit = placement->unit != NULL ? placement->unit : gd_item_unit(placement->item);
	fact->place = source_place(source, placement->span);
	TRY(source_words(arena, source, placement->span, &fact->raw));
	switch (placement->recovery)
	{
		case GD_READ:
			number_read_cell(source->text, placement->span, &value);
			fact->kind = value.kind;
			fact->value = value.value;
			if (value.unit != NULL)
				fact->unit = value.unit;
			break;
		case GD_DERIVED:
			fact->kind = placement->kind;
			fact->value = placement->value;
			break;
		case GD_AMBIGUOUS:
			/* the cell is named, not stated */
			fact->kind = GD_TEXT;
			break;
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

/* Where a table of this kind belongs. */
static bool
is_at_home(const Sheet *sheet)
{
	switch (sheet->form->table)
	{
		case GD_TABLE_DISCLOSURE:
			return sheet->grid->about == GD_SECTION_DISCLOSURE;
		case GD_TABLE_REQUESTS:
			return sheet->grid->about == GD_SECTION_REQUESTS;
		case GD_TABLE_DISPUTES:
			return sheet->grid->about == GD_SECTION_DISPUTES;
		case GD_TABLE_STATISTICS:
			return sheet->grid->about == GD_SECTION_ANNEX;
		default:
			return false;
	}
}

/*
 * Does a table repeat items that an earlier one has?  A header row or a row or
 * two printed again behind a page break is the same table still.
 */
static bool
repeats(const Items *all, const Sheet *sheet, const Facts *facts)
{
	uint32_t	again = 0;

	for (uint32_t i = 0; i < sheet->count; i++)
		if (facts->by_item[sheet->placements[i].item - all->items] != 0)
			again++;
	return again * 2 > sheet->count;
}

/*
 * Does a table elsewhere say other things of an item than that of the section?  Then it
 * is no rest of it.
 */
static GdStatus
is_another(Arena *arena, const Source *source, const Sheet *sheet, const Items *all,
		   const Facts *facts, bool *another)
{
	*another = false;
	for (uint32_t i = 0; i < sheet->count && !*another; i++)
	{
		const Placement *placement = &sheet->placements[i];
		const GdFact *fact = facts_find(facts, (size_t) (placement->item - all->items));
		GdFact		other;

		if (fact == NULL || placement->recovery == GD_AMBIGUOUS)
			continue;
		TRY(read_fact(arena, source, placement, &other));
		*another = !same_reading(fact, &other);
	}
	return GD_OK;
}

/* The document says two things of one item: neither is stated. */
static void
withdraw(GdFact *fact)
{
	fact->kind = GD_TEXT;
	fact->recovery = GD_AMBIGUOUS;
}

static GdStatus
read_sheet(Arena *arena, const Source *source, const Sheet *sheet, Items *all,
		   bool add, Facts *facts)
{
	for (uint32_t i = 0; i < sheet->count; i++)
	{
		const Placement *placement = &sheet->placements[i];
		size_t		item = (size_t) (placement->item - all->items);
		GdFact	   *fact = facts_find(facts, item);
		GdFact		other;

		if (fact == NULL)
		{
			if (!add)
				continue;
			fact = &facts->items[facts->count];
			if (!read_digits(source, placement, fact))
				TRY(read_fact(arena, source, placement, fact));
			facts->by_item[item] = (uint16_t) ++facts->count;
			continue;
		}
		all->said[item] |= SAID_AGAIN;
		if (placement->recovery == GD_AMBIGUOUS || (add && fact->recovery == GD_AMBIGUOUS))
			continue;
		TRY(read_fact(arena, source, placement, &other));
		if (same_reading(fact, &other))
		{
			all->said[item] |= SAID_ALIKE;
			continue;
		}
		withdraw(fact);
		all->disputed[sheet->form->table] = true;
	}
	return GD_OK;
}

/*
 * Where a whole table stands twice and its two do not agree, what one of them alone
 * tells may be of the other year or body, too.
 */
static void
doubt_disputed(const Items *all, GdTableKind kind, Facts *facts)
{
	uint32_t	items = 0;
	uint32_t	again = 0;

	for (uint32_t i = 0; i < facts->count; i++)
		if (facts->items[i].item->table == kind)
		{
			items++;
			again += (all->said[facts->items[i].item - all->items] & SAID_AGAIN) != 0;
		}
	if (again * 2 <= items)
		return;
	for (uint32_t i = 0; i < facts->count; i++)
		if (facts->items[i].item->table == kind &&
			(all->said[facts->items[i].item - all->items] & SAID_ALIKE) == 0)
			withdraw(&facts->items[i]);
}

/*
 * Codes are the same in forms of different years.  A table of another form than
 * one that was read before is another table, even where no item is shared.
 */
static bool
is_other_form(const Form *read[], const Sheet *sheet)
{
	const Form *form = read[sheet->form->table];

	return form != NULL && form != sheet->form;
}

/*
 * Tables in their own section come first: a table elsewhere compares, or speaks
 * of another body.  Within a section two whole tables that differ leave open
 * which one is meant, be it under headings of their own (（一）2022年, （二）2023年).
 */
static GdStatus
read_sheets(Arena *arena, const Source *source, const Sheets *sheets, Items *all,
			Facts *facts)
{
	const Form *read[GD_TABLE_STATISTICS + 1] = {NULL};
	bool		unread[GD_TABLE_STATISTICS + 1] = {false};

	for (int home = 1; home >= 0; home--)
		for (uint32_t i = 0; i < sheets->count; i++)
		{
			const Sheet *sheet = &sheets->items[i];
			bool		another = false;

			if (sheet->form == NULL || is_at_home(sheet) != (home == 1) ||
				(home == 0 && unread[sheet->form->table] && read[sheet->form->table] == NULL))
				continue;
			/* of a table that is there and cannot be read no other one tells */
			if (sheet->count == 0)
			{
				unread[sheet->form->table] |= home == 1 && sheet->grid->nrows > 0;
				continue;
			}
			if (is_other_form(read, sheet))
				continue;
			if (home == 0)
				TRY(is_another(arena, source, sheet, all, facts, &another));
			if (another)
				continue;
			/* no table of another kind has its items */
			if (read[sheet->form->table] == NULL || !repeats(all, sheet, facts))
				TRY(read_sheet(arena, source, sheet, all, true, facts));
			else if (home == 1)
				TRY(read_sheet(arena, source, sheet, all, false, facts));
			read[sheet->form->table] = sheet->form;
		}
	for (int kind = 0; kind <= GD_TABLE_STATISTICS; kind++)
		if (all->disputed[kind])
			doubt_disputed(all, (GdTableKind) kind, facts);
	return GD_OK;
}

/* Facts of all sheets: no more than their cells, nor than there are items. */
static uint32_t
most_facts(const Sheets *sheets, uint32_t nitems)
{
	uint32_t	most = 0;

	for (uint32_t i = 0; i < sheets->count && most < nitems; i++)
		most += sheets->items[i].count;
	return most < nitems ? most : nitems;
}

/* Do they stand in the order of their items, as those of tables in the order of the form do? */
static bool
are_sorted(const Facts *facts)
{
	for (uint32_t i = 1; i < facts->count; i++)
		if (facts->items[i].item < facts->items[i - 1].item)
			return false;
	return true;
}

/* Each fact goes where its item says, in place; what stood there takes its place. */
static void
sort_by_item(const Items *all, Facts *facts)
{
	uint16_t	next = 0;

	for (uint32_t i = 0; i < all->count; i++)
	{
		uint16_t	place = facts->by_item[i];
		GdFact		other;

		if (place == 0)
			continue;
		if (place != ++next)
		{
			other = facts->items[next - 1];
			facts->items[next - 1] = facts->items[place - 1];
			facts->items[place - 1] = other;
			facts->by_item[other.item - all->items] = place;
			facts->by_item[i] = next;
		}
	}
}

GdStatus
facts_read(Arena *arena, const Source *source, const Sheets *sheets, Facts *facts)
{
	Items		all = {0};

	facts->count = 0;
	all.items = gd_items(&all.count);
	facts->items = arena_alloc(arena, most_facts(sheets, all.count) * sizeof(GdFact));
	facts->by_item = arena_alloc(arena, all.count * sizeof(uint16_t));
	all.said = arena_alloc(arena, all.count);
	if (facts->items == NULL || facts->by_item == NULL || all.said == NULL)
		return GD_NO_MEMORY;
	memset(facts->by_item, 0, all.count * sizeof(uint16_t));
	memset(all.said, 0, all.count);
	TRY(read_sheets(arena, source, sheets, &all, facts));
	if (!SHORT_WAY || !are_sorted(facts))
		sort_by_item(&all, facts);
	return GD_OK;
}
