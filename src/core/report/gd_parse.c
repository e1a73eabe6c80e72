/*
 * gd_parse.c
 *	  The reader of a report, on one page.
 *
 * One direction only: a later stage reads what an earlier one wrote, and none
 * reaches back.
 */
#include "report/gd_parse.h"

#include <string.h>

#include "base/text.h"
#include "proof/prove.h"
#include "report/bundle.h"

void
gd_parse_mark_spans(Reading *reading)
{
	const Lines *lines = &reading->lines;

	if (lines->count == 0)
		return;
	reading->whole =
		span_between(lines->items[reading->copies.first_line].start,
					 line_end(&lines->items[reading->copies.end_line - 1]));
	if (reading->outline.count > 0)
		reading->preamble = span_between(reading->outline.items[0].start,
										 reading->outline.items[0].end);
}

/* Tables at the end that are tried one by one for a signature above them. */
#define SIGNATURE_TRIES 8

/* Bytes between two tables that are one run: captions, notes, page numbers. */
#define SIGNATURE_GAP 300

/*
 * Where the last run of tables begins, if nothing else follows it.  Block titles
 * of an annexed table look like headings, so its tables may be in several
 * sections.
 */
static GdStatus
find_last_tables(Arena *arena, const Reading *reading, uint32_t *first)
{
	const Grid *grids = reading->grids.items;

	*first = reading->grids.count;
	while (*first > 0 &&
		   (*first == reading->grids.count ?
			grids[*first - 1].section + 1 == reading->outline.count :
			grids[*first].place.start - span_end(grids[*first - 1].place) <=
			SIGNATURE_GAP))
	{
		--*first;
		if (*first % 1024 == 0)
			TRY(arena_poll(arena));
	}
	return GD_OK;
}

/* A signature at the end of the text before end; taken only if it has a date. */
static bool
try_signature(Reading *reading, uint32_t end, GdStr issuer)
{
	GdSpan		body = reading->whole;
	MetaSignature found;

	if (end <= body.start)
		return false;
	body.length = end - body.start;
	meta_signature(reading->source.text, body, issuer, &found);
	if (found.date.year == 0)
		return false;
	reading->signature = found;
	return true;
}

/*
 * Name and date stand under the text of a report; an annex and its tables may
 * follow them.
 */
static GdStatus
read_signature(Arena *arena, Reading *reading)
{
	const Outline *outline = &reading->outline;
	const Grid *grids = reading->grids.items;
	uint32_t	last = reading->grids.count;
	GdStr		issuer = meta_issuer(reading->source.text, reading->preamble,
									 &reading->title, &reading->signature);
	uint32_t	section;
	uint32_t	first;

	meta_signature(reading->source.text, reading->whole, issuer, &reading->signature);
	if (outline->count == 0 || reading->signature.date.year != 0)
		return GD_OK;
	section = outline_top(outline, outline->count - 1);
	if (outline->items[section].kind == GD_SECTION_ANNEX &&
		try_signature(reading, outline->items[section].start, issuer))
		return GD_OK;

	TRY(find_last_tables(arena, reading, &first));
	if (first == last || try_signature(reading, grids[first].place.start, issuer))
		return GD_OK;
	for (int i = 0; i < SIGNATURE_TRIES && --last > first; i++)
	{
		if (try_signature(reading, grids[last].place.start, issuer))
			return GD_OK;
		TRY(arena_poll(arena));
	}
	return GD_OK;
}

GdStatus
gd_parse_head(Arena *arena, Reading *reading)
{
	const char *text = reading->source.text;

	TRY(outline_read(arena, &reading->source, &reading->lines, &reading->copies,
					 &reading->outline));
	gd_parse_mark_spans(reading);
	TRY(meta_title(arena, text, reading->preamble, &reading->title));
	reading->year = meta_year(text, reading->preamble, reading->whole, &reading->title);

	/* what stands behind the report may be another one */
	TRY(bundle_cut(arena, reading, &reading->followed));
	if (reading->followed)
	{
		gd_parse_mark_spans(reading);
		reading->year = meta_year(text, reading->preamble, reading->whole, &reading->title);
	}
	return GD_OK;
}

/* As far as the tables, each cell with the item that it stands for. */
static GdStatus
read_tables(Arena *arena, const char *text, size_t length, Reading *reading)
{
	memset(reading, 0, sizeof(*reading));

	/* the text, and its lines classified */
	TRY(source_read(arena, text, length, &reading->source));
	TRY(lines_read(arena, &reading->source, &reading->lines));
	TRY(copies_find(arena, &reading->source, &reading->lines, &reading->copies));

	/* headings open sections; what stands before them names the report */
	TRY(gd_parse_head(arena, reading));

	/* tables of whatever rendering become rows of cells */
	TRY(grid_read(arena, &reading->source, &reading->lines, &reading->copies,
				  &reading->outline, &reading->grids));

	/* labels propose the form, and the item each cell stands for */
	TRY(sheet_read(arena, &reading->source, &reading->grids, reading->year.year,
				   &reading->sheets));

	/* identities prove what the layout leaves open */
	return prove_sheets(arena, &reading->source, &reading->sheets);
}

GdStatus
gd_parse_facts(Arena *arena, const char *text, size_t length, Reading *reading,
			   GdReport *report)
{
	TRY(read_tables(arena, text, length, reading));
	TRY(read_signature(arena, reading));
	TRY(facts_read(arena, &reading->source, &reading->sheets, &reading->facts));
	report_begin(reading, report);
	return GD_OK;
}

GdStatus
gd_parse_text(Arena *arena, const char *text, size_t length, Reading *reading,
			  GdReport *report)
{
	TRY(gd_parse_facts(arena, text, length, reading, report));
	reading->period = meta_period(reading->source.text, reading->preamble,
								  reading->whole);
	reading->published = meta_published(reading->source.text, reading->preamble);
	return report_build(arena, reading, report);
}

GdStatus
gd_report_read(const GdConfig *config, const char *text, size_t length,
			   GdReport *report)
{
	Arena		arena;
	Reading		reading;

	arena_init(&arena, config);
	return gd_parse_text(&arena, text, length, &reading, report);
}

GdStatus
gd_facts_read(const GdConfig *config, const char *text, size_t length,
			  GdReport *report)
{
	Arena		arena;
	Reading		reading;

	arena_init(&arena, config);
	TRY(read_tables(&arena, text, length, &reading));
	TRY(facts_read(&arena, &reading.source, &reading.sheets, &reading.facts));
	report->facts = reading.facts.items;
	report->nfacts = reading.facts.count;
	return GD_OK;
}
