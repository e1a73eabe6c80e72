/*
 * report.c
 *	  Stage 9: what the stages found, as the report that callers see.
 */
#include "report/report.h"

#include <string.h>

#include "base/text.h"

/* ---- sections --------------------------------------------------------------------------- */

/* The parts of a section's own text: what stands between its tables. */
typedef struct BodyParts
{
	const Reading *reading;
	GdSpan		whole;
	uint32_t	at;				/* where the next part begins */
	uint32_t	table;			/* the table that ends it */
} BodyParts;

static BodyParts
body_parts(const Reading *reading, const Heading *heading)
{
	GdSpan		whole = text_trim(reading->source.text,
								  span_between(heading->body, heading->end));
	BodyParts	parts = {reading, whole, whole.start, grids_find(&reading->grids, whole.start)};

	return parts;
}

/* The next part that is not blank; false if there is none. */
static bool
next_part(BodyParts *parts, GdSpan *part)
{
	const Grids *grids = &parts->reading->grids;
	uint32_t	last = span_end(parts->whole);

	while (parts->at < last)
	{
		uint32_t	end = last;
		uint32_t	behind = last;

		if (parts->table < grids->count && grids->items[parts->table].place.start < last)
		{
			end = grids->items[parts->table].place.start;
			behind = span_end(grids->items[parts->table++].place);
		}
		*part = text_trim(parts->reading->source.text,
						  span_between(parts->at, end > parts->at ? end : parts->at));
		parts->at = behind;
		if (part->length > 0)
			return true;
	}
	return false;
}

/* A section's own text; joined by line breaks, where it has several parts. */
static GdStatus
section_body(Arena *arena, const Reading *reading, const Heading *heading,
			 GdStr *body)
{
	const char *text = reading->source.text;
	BodyParts	parts = body_parts(reading, heading);
	GdSpan		part;
	uint32_t	nparts = 0;
	size_t		length = 0;
	char	   *out;

	body->data = text + parts.whole.start;
	body->length = 0;
	while (next_part(&parts, &part))
	{
		if (nparts++ == 0)
		{
			body->data = text + part.start;
			body->length = part.length;
		}
		length += part.length;
	}
	if (nparts <= 1)
		return GD_OK;

	out = arena_alloc(arena, length + nparts - 1);
	if (out == NULL)
		return GD_NO_MEMORY;
	body->data = out;
	body->length = 0;
	parts = body_parts(reading, heading);
	while (next_part(&parts, &part))
	{
		if (body->length > 0)
			out[body->length++] = '\n';
		memcpy(out + body->length, text + part.start, part.length);
		body->length += part.length;
	}
	return GD_OK;
}

static GdStatus
build_sections(Arena *arena, const Reading *reading, GdReport *report)
{
	const Outline *outline = &reading->outline;
	GdSection  *sections = arena_alloc(arena, outline->count * sizeof(GdSection));

	if (sections == NULL)
		return GD_NO_MEMORY;
	memset(sections, 0, outline->count * sizeof(GdSection));
	for (uint32_t i = 0; i < outline->count; i++)
	{
		const Heading *heading = &outline->items[i];
		GdSection  *section = &sections[i];

		section->ordinal = (int32_t) i;
		section->parent = heading->parent;
		section->level = heading->level;
		section->kind = heading->kind;
		if (heading->number.length > 0)
		{
			section->number.data = reading->source.text + heading->number.start;
			section->number.length = heading->number.length;
		}
		TRY(section_body(arena, reading, heading, &section->body));
		if (heading->level == 0)
			section->place = source_place(&reading->source,
										  text_trim(reading->source.text,
													span_between(heading->body, heading->end)));
		else
		{
			section->place = source_place(&reading->source, heading->title);
			TRY(source_words(arena, &reading->source, heading->title,
							 &section->title));
		}
		TRY(arena_poll(arena));
	}
	report->sections = sections;
	report->nsections = outline->count;
	return GD_OK;
}

/* ---- tables -------------------------------------------------------------------------------- */

static GdStatus
build_cells(Arena *arena, const Reading *reading, const Grid *grid,
			GdTable *table)
{
	GdCell	   *cells = arena_alloc(arena, grid->ncells * sizeof(GdCell));

	if (cells == NULL)
		return GD_NO_MEMORY;
	for (uint32_t row = 0; row < grid->nrows; row++)
		for (uint32_t column = 0; column < grid->rows[row].count; column++)
		{
			GdSpan		span = grid->cells[grid->rows[row].first + column].span;
			GdCell	   *cell = &cells[table->ncells++];

			cell->row = row;
			cell->column = column;
			cell->place = source_place(&reading->source, span);
			TRY(source_words(arena, &reading->source, span, &cell->text));
		}
	table->cells = cells;
	return GD_OK;
}

static GdStatus
build_tables(Arena *arena, const Reading *reading, GdReport *report)
{
	const Sheets *sheets = &reading->sheets;
	GdTable    *tables = arena_alloc(arena, sheets->count * sizeof(GdTable));

	if (tables == NULL)
		return GD_NO_MEMORY;
	memset(tables, 0, sheets->count * sizeof(GdTable));
	for (uint32_t i = 0; i < sheets->count; i++)
	{
		const Sheet *sheet = &sheets->items[i];
		const Grid *grid = sheet->grid;
		GdTable    *table = &tables[i];

		table->ordinal = (int32_t) i + 1;
		table->section = (int32_t) grid->section;
		if (sheet->form != NULL)
		{
			table->kind = sheet->form->table;
			table->form = sheet->form->form;
		}
		table->rows = grid->nrows;
		table->columns = grid->columns;
		table->place = source_place(&reading->source, grid->place);
		TRY(build_cells(arena, reading, grid, table));
		TRY(arena_poll(arena));
	}
	report->tables = tables;
	report->ntables = sheets->count;
	return GD_OK;
}

/* ---- status ---------------------------------------------------------------------------------- */

/* What the headings of level 1 tell. */
typedef struct HeadingCount
{
	unsigned	statutory;		/* kinds of the forms in force since 2019 ... */
	unsigned	kinds;			/* ... and all kinds, each told by its wording */
	bool		named;			/* some name disclosure */
	bool		filled;			/* text follows them, not only headings */
} HeadingCount;

/* Bytes of text in all sections, below which they are only headings; it stands
 * near the beginning of each. */
#define LEAST_TEXT 100
#define MOST_BLANK 4096

static HeadingCount
count_headings(const Reading *reading)
{
	const Outline *outline = &reading->outline;
	const char *text = reading->source.text;
	HeadingCount count = {0, 0, false, false};
	uint32_t	seen = 0;
	uint32_t	length = 0;

	for (uint32_t i = 1; i < outline->count; i++)
	{
		const Heading *heading = &outline->items[i];
		GdSpan		body = span_between(heading->body, heading->end);

		if (body.length > MOST_BLANK)
			body.length = MOST_BLANK;
		if (length < LEAST_TEXT)
			length += text_trim(text, body).length;
		if (heading->basis < BASIS_NUMBERED || heading->kind == GD_SECTION_NONE ||
			(seen & (1u << heading->kind)) != 0)
			continue;
		seen |= 1u << heading->kind;
		count.kinds++;
		if (heading->kind >= GD_SECTION_OVERVIEW && heading->kind <= GD_SECTION_OTHER)
			count.statutory++;
		count.named = count.named || meta_names_disclosure(text, heading->title);
	}
	count.filled = length >= LEAST_TEXT;
	return count;
}

/*
 * A report is called one or has the outline of one.  A part of a report has a
 * table of a form or some of the sections, and nothing that names it.  What is
 * called something else is no report, unless an outline with text or tables
 * shows that only the page around it is.
 */
static GdReportStatus
judge_status(const Reading *reading)
{
	HeadingCount headings;
	MetaDocument document;
	GdSpan		preamble = reading->preamble;
	unsigned	tables = 0;
	bool		titled = reading->title.words.data != NULL;
	bool		named;

	if (reading->lines.count == 0)
		return GD_EMPTY;
	headings = count_headings(reading);
	for (uint32_t i = 0; i < reading->sheets.count; i++)
		if (reading->sheets.items[i].count > 0)
			tables++;
	document = meta_document(reading->source.text, preamble, &reading->title);
	if (document == META_INTERPRETATION ||
		(document == META_LIST && reading->outline.count == 1 && tables == 0) ||
		(document == META_NEWS && tables == 0 && headings.statutory < 2) ||
		(document == META_NOTICE && tables == 0 &&
		 (headings.statutory < 4 || !headings.filled)) ||
		(document == META_OTHER_REPORT && tables == 0 &&
		 (headings.statutory < 4 || !headings.named)))
		return GD_NOT_A_REPORT;
	if (preamble.length > META_MOST_PREAMBLE)
		preamble.length = META_MOST_PREAMBLE;
	named = titled || headings.named ||
		meta_names_disclosure(reading->source.text, preamble);
	if (titled || (named && (headings.statutory >= 4 ||
							 (headings.kinds >= 2 && tables > 0))))
		return GD_REPORT;
	if (tables > 0 || (named && headings.statutory >= 2))
		return GD_FRAGMENT;
	return GD_NOT_A_REPORT;
}

/* A name without the line breaks that it may be printed with. */
static GdStatus
join_words(Arena *arena, GdStr printed, GdStr *words)
{
	Source		name = {.text = printed.data, .length = printed.length};

	*words = printed;
	return printed.data == NULL ? GD_OK :
		source_words(arena, &name, span_between(0, printed.length), words);
}

bool
report_is_titled(const Reading *reading)
{
	return reading->title.words.data != NULL &&
		meta_document(reading->source.text, reading->preamble,
					  &reading->title) == META_REPORT;
}

GdStatus
report_issuer(Arena *arena, const Reading *reading, GdStr *issuer)
{
	return join_words(arena, meta_issuer(reading->source.text, reading->preamble,
										 &reading->title, &reading->signature), issuer);
}

void
report_begin(const Reading *reading, GdReport *report)
{
	memset(report, 0, sizeof(*report));
	report->status = judge_status(reading);
	report->title = reading->title.words;
	report->year = reading->year.year;
	if (report->status == GD_REPORT)
		report->copies = (int32_t) reading->copies.count;
	report->facts = reading->facts.items;
	report->nfacts = reading->facts.count;
}

GdStatus
report_build(Arena *arena, const Reading *reading, GdReport *report)
{
	TRY(report_issuer(arena, reading, &report->issuer));
	report->script = meta_script(reading->source.text, reading->whole);
	report->period_first = reading->period.first;
	report->period_last = reading->period.last;
	report->published = reading->published.date;
	report->signed_on = reading->signature.date;
	TRY(build_sections(arena, reading, report));
	return build_tables(arena, reading, report);
}
