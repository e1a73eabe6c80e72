/*
 * page_places.c
 *	  What a page shows, in the order of the text, and where on it each finding
 *	  belongs.
 */
#include "page_places.h"

#include <string.h>

static void *
places_alloc(const GdConfig *config, size_t count, size_t size)
{
	return config->alloc(config->context, count > 0 ? count * size : size);
}

static uint32_t
place_end(GdSpan place)
{
	return place.start + place.length;
}

/* The facts of a report by item. */
static GdStatus
index_facts(const GdConfig *config, const GdReport *report, const GdFact ***facts)
{
	uint32_t	nitems;
	const GdItem *items = gd_items(&nitems);

	*facts = places_alloc(config, nitems, sizeof(GdFact *));
	if (*facts == NULL)
		return GD_NO_MEMORY;
	memset(*facts, 0, nitems * sizeof(GdFact *));
	for (uint32_t i = 0; i < report->nfacts; i++)
		(*facts)[report->facts[i].item - items] = &report->facts[i];
	return GD_OK;
}

static bool
is_same_code(const GdItem *a, const GdItem *b)
{
	return a->table == b->table && strcmp(gd_item_code(a), gd_item_code(b)) == 0;
}

GdStatus
places_same_codes(const GdConfig *config, const GdReport *report, const GdFact ***facts)
{
	uint32_t	nitems;
	const GdItem *items = gd_items(&nitems);
	GdStatus	status = index_facts(config, report, facts);

	if (status != GD_OK)
		return status;
	for (uint32_t i = 0; i < nitems; i++)
		for (uint32_t k = 0; k < report->nfacts && (*facts)[i] == NULL; k++)
			if (is_same_code(&items[i], report->facts[k].item))
				(*facts)[i] = &report->facts[k];
	return GD_OK;
}

/* ---- units ------------------------------------------------------------------------ */

static Unit *
add_unit(Places *places, UnitKind kind, uint32_t index, GdSpan place)
{
	Unit	   *unit = &places->units[places->nunits++];

	unit->kind = kind;
	unit->index = index;
	unit->place = place;
	unit->layout = NULL;
	unit->findings = NO_FINDING;
	return unit;
}

/* Does a report state anything in the table of a form? */
static bool
has_facts(const GdReport *report, const Layout *layout)
{
	for (uint32_t i = 0; i < report->nfacts; i++)
		if (report->facts[i].item->form == layout->form &&
			report->facts[i].item->table == layout->table)
			return true;
	return false;
}

/* The first table of a form that has facts is where the form is set anew. */
static void
add_table(Places *places, uint32_t index)
{
	const GdTable *table = &places->report->tables[index];
	Unit	   *unit = add_unit(places, UNIT_TABLE, index, table->place);
	uint32_t	nlayouts;
	const Layout *layouts = layout_all(&nlayouts);
	const Layout *layout = layout_get(table->form, table->kind);

	if (layout == NULL || places->layout_units[layout - layouts] != UINT32_MAX ||
		!has_facts(places->report, layout))
		return;
	unit->layout = layout;
	places->layout_units[layout - layouts] = places->nunits - 1;
}

/* A piece, or the heading that it begins; returns the piece behind it. */
static uint32_t
add_pieces(Places *places, const GdReview *review, uint32_t index)
{
	const GdPiece *piece = &review->pieces[index++];
	Unit	   *unit = add_unit(places, piece->heading ? UNIT_HEADING : UNIT_PIECE, index - 1,
								piece->place);

	while (piece->heading && index < review->npieces && review->pieces[index].heading &&
		   review->pieces[index].section == piece->section)
		unit->place.length = place_end(review->pieces[index++].place) - unit->place.start;
	return index;
}

/* Headings, lines and tables, merged in the order of the text. */
static GdStatus
build_units(const GdConfig *config, const GdReview *review, Places *places)
{
	const GdReport *report = &review->report;
	uint32_t	piece = 0;
	uint32_t	table = 0;

	places->units = places_alloc(config, (size_t) review->npieces + report->ntables, sizeof(Unit));
	if (places->units == NULL)
		return GD_NO_MEMORY;
	while (piece < review->npieces || table < report->ntables)
	{
		if (table == report->ntables ||
			(piece < review->npieces && review->pieces[piece].place.start <=
			 report->tables[table].place.start))
			piece = add_pieces(places, review, piece);
		else
			add_table(places, table++);
	}
	return GD_OK;
}

/* ---- targets ------------------------------------------------------------------------ */

/* The unit that a place begins in, or the first that it reaches; or UINT32_MAX. */
static uint32_t
find_unit(const Places *places, GdSpan place)
{
	uint32_t	low = 0;
	uint32_t	high = places->nunits;

	while (low < high)
	{
		uint32_t	middle = low + (high - low) / 2;

		if (place_end(places->units[middle].place) <= place.start)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < places->nunits &&
		(places->units[low].place.start < place_end(place) ||
		 places->units[low].place.start == place.start))
		return low;
	return UINT32_MAX;
}

static bool
is_str(GdStr str, const char *text)
{
	return str.data != NULL && text != NULL && str.length == strlen(text) &&
		memcmp(str.data, text, str.length) == 0;
}

/* The unit that shows the table of an item, or UINT32_MAX. */
static uint32_t
unit_of_item(const Places *places, const GdItem *item)
{
	uint32_t	nlayouts;
	const Layout *layouts = layout_all(&nlayouts);
	const Layout *layout = layout_get(item->form, item->table);

	return layout == NULL ? UINT32_MAX : places->layout_units[layout - layouts];
}

/*
 * The figure that a finding is about: the one of its subject, else the one that
 * is printed at its place.
 */
static bool
find_figure(const Places *places, const GdFinding *finding, Target *target)
{
	uint32_t	nitems;
	const GdItem *items = gd_items(&nitems);
	bool		found = false;

	for (uint32_t i = 0; i < nitems; i++)
	{
		const GdFact *fact = places->facts[i];
		bool		there = fact != NULL && fact->place.start == finding->place.start &&
			fact->place.length == finding->place.length;
		bool		named = is_str(finding->subject, gd_item_code(&items[i]));

		if (finding->place.start == GD_NOWHERE ? !named : !there)
			continue;
		if ((found && !named) || unit_of_item(places, &items[i]) == UINT32_MAX)
			continue;
		found = true;
		target->kind = TARGET_FIGURE;
		target->item = i;
		target->unit = unit_of_item(places, &items[i]);
		if (named)
			break;
	}
	return found;
}

/* The row or column that a finding without a place names. */
static bool
find_label(const Places *places, const GdFinding *finding, Target *target)
{
	uint32_t	nlayouts;
	const Layout *layouts = layout_all(&nlayouts);

	target->column = strcmp(finding->rule->name, "table.missing-column") == 0;
	for (uint32_t i = 0; i < nlayouts; i++)
	{
		uint32_t	unit = places->layout_units[i];

		if (unit == UINT32_MAX)
			continue;
		for (uint32_t k = 0; k < layouts[i].ncells; k++)
		{
			const LayoutCell *cell = &layouts[i].cells[k];

			if (is_str(finding->subject, layout_string(cell->code)) &&
				(cell->kind == LAYOUT_COLUMN) == target->column)
			{
				target->kind = TARGET_LABEL;
				target->unit = unit;
				return true;
			}
		}
	}
	return false;
}

/* The table that a finding names. */
static bool
find_table(const Places *places, const GdFinding *finding, Target *target)
{
	uint32_t	nlayouts;
	const Layout *layouts = layout_all(&nlayouts);

	for (uint32_t i = 0; i < nlayouts; i++)
	{
		if (places->layout_units[i] == UINT32_MAX ||
			!is_str(finding->subject, gd_table_kind_name(layouts[i].table)))
			continue;
		target->kind = TARGET_UNIT;
		target->unit = places->layout_units[i];
		return true;
	}
	return false;
}

static void
find_target(const Places *places, const GdFinding *finding, Target *target)
{
	uint32_t	unit;

	memset(target, 0, sizeof(*target));
	target->kind = TARGET_PAGE;
	target->next = target->same_item = NO_FINDING;
	if (find_figure(places, finding, target))
		return;
	unit = finding->place.start == GD_NOWHERE ? UINT32_MAX : find_unit(places, finding->place);
	if (unit == UINT32_MAX)
	{
		if (!find_label(places, finding, target))
			find_table(places, finding, target);
		return;
	}
	target->unit = unit;
	target->kind = places->units[unit].kind == UNIT_TABLE &&
		places->units[unit].layout == NULL &&
		finding->place.start > places->units[unit].place.start ? TARGET_CELL : TARGET_UNIT;
}

/* Chains are made from the end, so that they run in the order of findings. */
static GdStatus
build_targets(const GdConfig *config, Places *places)
{
	uint32_t	nitems;

	gd_items(&nitems);
	places->targets = places_alloc(config, places->findings->count, sizeof(Target));
	places->item_findings = places_alloc(config, nitems, sizeof(uint32_t));
	if (places->targets == NULL || places->item_findings == NULL)
		return GD_NO_MEMORY;
	for (uint32_t i = 0; i < nitems; i++)
		places->item_findings[i] = NO_FINDING;
	for (uint32_t i = places->findings->count; i-- > 0;)
	{
		Target	   *target = &places->targets[i];

		find_target(places, &places->findings->items[i], target);
		if (target->kind == TARGET_PAGE)
			continue;
		target->next = places->units[target->unit].findings;
		places->units[target->unit].findings = i;
		if (target->kind != TARGET_FIGURE)
			continue;
		target->same_item = places->item_findings[target->item];
		places->item_findings[target->item] = i;
	}
	return GD_OK;
}

static GdStatus
open_places(const GdConfig *config, const char *text, size_t length,
			const GdReport *report, const GdFindings *findings, Places *places)
{
	uint32_t	nlayouts;

	memset(places, 0, sizeof(*places));
	places->text = text;
	places->length = (uint32_t) length;
	places->report = report;
	places->findings = findings;
	layout_all(&nlayouts);
	places->layout_units = places_alloc(config, nlayouts, sizeof(uint32_t));
	if (places->layout_units == NULL)
		return GD_NO_MEMORY;
	memset(places->layout_units, 0xFF, nlayouts * sizeof(uint32_t));
	return index_facts(config, report, &places->facts);
}

GdStatus
places_of_review(const GdConfig *config, const char *text, size_t length,
				 const GdReview *review, Places *places)
{
	GdStatus	status = open_places(config, text, length, &review->report,
									 &review->findings, places);

	if (status == GD_OK)
		status = build_units(config, review, places);
	if (status == GD_OK)
		status = build_targets(config, places);
	return status;
}

/* Is there a cell of this code in a table that is shown? */
static bool
shows_code(const Places *places, const GdItem *item)
{
	uint32_t	nitems;
	const GdItem *items = gd_items(&nitems);

	for (uint32_t i = 0; i < nitems; i++)
		if (is_same_code(&items[i], item) && unit_of_item(places, &items[i]) != UINT32_MAX)
			return true;
	return false;
}

static void
show_table(Places *places, const GdItem *item)
{
	const GdSpan nowhere = {GD_NOWHERE, 0};
	uint32_t	nlayouts;
	const Layout *layouts = layout_all(&nlayouts);
	const Layout *layout = layout_get(item->form, item->table);

	if (layout == NULL || places->layout_units[layout - layouts] != UINT32_MAX)
		return;
	places->layout_units[layout - layouts] = places->nunits;
	add_unit(places, UNIT_TABLE, 0, nowhere)->layout = layout;
}

/*
 * Tables in the forms of this report, then, in the forms of the other one, those
 * that have figures which none of the former has a cell for.
 */
GdStatus
places_of_tables(const GdConfig *config, const char *text, size_t length,
				 const GdReport *report, const GdFindings *findings,
				 const GdReport *other, Places *places)
{
	uint32_t	nlayouts;
	GdStatus	status = open_places(config, text, length, report, findings, places);

	if (status != GD_OK)
		return status;
	layout_all(&nlayouts);
	places->units = places_alloc(config, nlayouts, sizeof(Unit));
	if (places->units == NULL)
		return GD_NO_MEMORY;
	for (uint32_t i = 0; i < report->nfacts; i++)
		show_table(places, report->facts[i].item);
	for (uint32_t i = 0; i < other->nfacts; i++)
		if (!shows_code(places, other->facts[i].item))
			show_table(places, other->facts[i].item);
	return build_targets(config, places);
}
