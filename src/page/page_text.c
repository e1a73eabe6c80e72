/*
 * page_text.c
 *	  The sections of a report: headings, lines with what is marked in them, and
 *	  tables as they stand.
 */
#include "page_parts.h"

#include <string.h>

/* A longer place is not highlighted: it has its sign where it begins. */
#define HIGHLIGHT_MOST 600u

/* Bytes of a cell that wants a wider column where columns scroll: nine Chinese characters. */
#define WIDE_CELL 27

/* The deepest heading of HTML; level 1 is its h2. */
#define DEEPEST_HEADING 6

static uint32_t
place_end(GdSpan place)
{
	return place.start + place.length;
}

/* ---- lines --------------------------------------------------------------------------- */

/* Signs of the findings of a unit that begin at or before an offset. */
static uint32_t
put_marks_until(Page *page, uint32_t finding, uint32_t at)
{
	while (finding != NO_FINDING)
	{
		GdSpan		place = page->places.findings->items[finding].place;

		if (place.start != GD_NOWHERE && place.start > at)
			break;
		page_mark(page, finding);
		if (place.start != GD_NOWHERE && place.length <= HIGHLIGHT_MOST &&
			place_end(place) > page->mark_end)
			page->mark_end = place_end(place);
		finding = page->places.targets[finding].next;
	}
	return finding;
}

static const GdItem *
find_item(const Page *page, const char *code)
{
	uint32_t	nitems;
	const GdItem *items = gd_items(&nitems);

	for (uint32_t i = 0; i < nitems; i++)
		if (page->places.facts[i] != NULL && page_shows_item(page, &items[i]) &&
			strcmp(gd_item_code(&items[i]), code) == 0)
			return &items[i];
	return NULL;
}

/* The cell that a claim speaks of, if the page shows it.  Codes are constants. */
static const GdItem *
claimed_item(Page *page, const GdClaim *claim)
{
	if (page->claimed_code != claim->code)
	{
		page->claimed_code = claim->code;
		page->claimed_item = find_item(page, claim->code);
	}
	return page->claimed_item;
}

/* The first claim that ends behind an offset, or NULL. */
static const GdClaim *
next_claim(Page *page, uint32_t at)
{
	const GdClaims *claims = &page->review->claims;

	while (page->claim < claims->count &&
		   place_end(claims->items[page->claim].place) <= at)
		page->claim++;
	return page->claim < claims->count ? &claims->items[page->claim] : NULL;
}

static uint32_t
nearer(uint32_t end, uint32_t at, uint32_t other)
{
	return other > at && other < end ? other : end;
}

/* Text that has one look from its begin to its end. */
static void
put_stretch(Page *page, GdStr text, bool marked, const GdItem *item)
{
	PageOut    *out = &page->out;

	if (marked)
		page_raw(out, "<mark>");
	if (item != NULL)
	{
		page_raw(out, "<a class=\"claim\" href=\"#");
		page_item_name(page, item);
		page_raw(out, "\">");
	}
	page_document(out, text);
	if (item != NULL)
		page_raw(out, "</a>");
	if (marked)
		page_raw(out, "</mark>");
}

/* A piece, cut where a finding, a highlight or a claim begins or ends; finding is
 * the first of its unit that has no sign yet. */
static uint32_t
put_piece(Page *page, const GdPiece *piece, uint32_t finding)
{
	uint32_t	end = place_end(piece->place);
	uint32_t	at = piece->place.start;

	if (!piece->exact)
	{
		finding = put_marks_until(page, finding, end);
		put_stretch(page, piece->text, page->mark_end > at, NULL);
		return finding;
	}
	while (at < end && !page_is_full(&page->out))
	{
		const GdClaim *claim;
		const GdItem *item = NULL;
		uint32_t	stop = end;
		GdStr		text;

		finding = put_marks_until(page, finding, at);
		if (finding != NO_FINDING)
			stop = nearer(stop, at, page->places.findings->items[finding].place.start);
		stop = nearer(stop, at, page->mark_end);
		claim = next_claim(page, at);
		if (claim != NULL && claim->place.start > at)
			stop = nearer(stop, at, claim->place.start);
		else if (claim != NULL)
		{
			stop = nearer(stop, at, place_end(claim->place));
			item = claimed_item(page, claim);
		}
		text.data = piece->text.data + (at - piece->place.start);
		text.length = stop - at;
		put_stretch(page, text, page->mark_end > at, item);
		at = stop;
	}
	if (at < end)
		page->out.cut = true;
	return finding;
}

/* A line, and the findings about it; returns the unit behind it. */
static uint32_t
put_line(Page *page, uint32_t unit)
{
	const Unit *units = page->places.units;
	uint32_t	first = unit;

	page_raw(&page->out, "<p>");
	do
	{
		uint32_t	finding = put_piece(page, &page->review->pieces[units[unit].index],
										units[unit].findings);

		put_marks_until(page, finding, GD_NOWHERE);
		unit++;
	} while (unit < page->places.nunits && units[unit].kind == UNIT_PIECE &&
			 !page->review->pieces[units[unit].index].first);
	page_raw(&page->out, "</p>\n");
	page_findings_of(page, first, unit);
	return unit;
}

/* ---- headings ----------------------------------------------------------------------------- */

static void
put_heading(Page *page, uint32_t unit)
{
	const GdPiece *piece = &page->review->pieces[page->places.units[unit].index];
	const GdPiece *behind = page->review->pieces + page->review->npieces;
	const GdSection *section = &page->review->report.sections[piece->section];
	PageOut    *out = &page->out;
	uint32_t	finding = page->places.units[unit].findings;
	uint32_t	level = (uint32_t) section->level + 1;

	if (level > DEEPEST_HEADING)
		level = DEEPEST_HEADING;
	page_raw(out, "<h");
	page_number(out, level);
	page_raw(out, " id=\"s");
	page_number(out, (uint64_t) section->ordinal);
	page_raw(out, "\">");
	for (; piece < behind && piece->heading && piece->section == section->ordinal; piece++)
		finding = put_piece(page, piece, finding);
	put_marks_until(page, finding, GD_NOWHERE);
	page_raw(out, "</h");
	page_number(out, level);
	page_raw(out, ">\n");
	page_findings_of(page, unit, unit + 1);
}

/* ---- tables as they stand ------------------------------------------------------------------ */

/* Signs of findings that begin before the end of a cell. */
static uint32_t
put_cell_marks(Page *page, uint32_t finding, uint32_t end)
{
	while (finding != NO_FINDING)
	{
		const Target *target = &page->places.targets[finding];

		if (target->kind == TARGET_CELL)
		{
			if (page->places.findings->items[finding].place.start >= end)
				break;
			page_raw(&page->out, " ");
			page_mark(page, finding);
		}
		finding = target->next;
	}
	return finding;
}

static void
put_grid(Page *page, const GdTable *table, uint32_t finding)
{
	PageOut    *out = &page->out;
	uint32_t	row = 0;

	page_raw(out, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
	page_word(out, WORD_TABLE);
	page_raw(out, " ");
	page_number(out, (uint64_t) table->ordinal);
	page_raw(out, "\">\n<table class=\"plain\">\n<tr>");
	for (uint32_t i = 0; i < table->ncells; i++)
	{
		const GdCell *cell = &table->cells[i];

		if (page_is_full(out))
		{
			out->cut = true;
			break;
		}
		if (cell->row != row)
			page_raw(out, "</tr>\n<tr>");
		row = cell->row;
		page_raw(out, cell->text.length > WIDE_CELL ? "<td class=\"wide\">" : "<td>");
		page_document(out, cell->text);
		finding = put_cell_marks(page, finding, i + 1 < table->ncells ?
								 table->cells[i + 1].place.start : GD_NOWHERE);
		page_raw(out, "</td>");
	}
	page_raw(out, "</tr>\n</table>\n</div>\n");
}

/* Signs of findings about a table as a whole. */
static void
put_table_marks(Page *page, uint32_t finding)
{
	bool		open = false;

	for (; finding != NO_FINDING; finding = page->places.targets[finding].next)
	{
		if (page->places.targets[finding].kind != TARGET_UNIT)
			continue;
		page_raw(&page->out, open ? " " : "<p>");
		open = true;
		page_mark(page, finding);
	}
	if (open)
		page_raw(&page->out, "</p>\n");
}

static void
put_table(Page *page, uint32_t index)
{
	const Unit *unit = &page->places.units[index];
	const GdTable *table = &page->review->report.tables[unit->index];
	PageOut    *out = &page->out;

	if (unit->layout != NULL)
	{
		page_form(page, index);
		page_findings_of(page, index, index + 1);
		page_raw(out, "<details><summary>");
		page_word(out, WORD_AS_PRINTED);
		page_raw(out, "</summary>\n");
		put_grid(page, table, NO_FINDING);
		page_raw(out, "</details>\n");
		return;
	}
	put_table_marks(page, unit->findings);
	put_grid(page, table, unit->findings);
	page_findings_of(page, index, index + 1);
}

/* ---- the whole ------------------------------------------------------------------------------- */

void
page_sections(Page *page)
{
	PageOut    *out = &page->out;
	uint32_t	unit = 0;

	if (page->places.nunits == 0)
		return;
	page_raw(out, "<article");
	page_lang(page, &page->review->report);
	page_raw(out, ">\n");
	while (unit < page->places.nunits)
	{
		if (page_is_full(out))
		{
			out->cut = true;
			break;
		}
		switch (page->places.units[unit].kind)
		{
			case UNIT_HEADING:
				put_heading(page, unit++);
				break;
			case UNIT_PIECE:
				unit = put_line(page, unit);
				break;
			case UNIT_TABLE:
				put_table(page, unit++);
				break;
		}
	}
	page_raw(out, "</article>\n");
}
