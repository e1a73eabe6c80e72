/*
 * check_sections.c
 *	  Which form a report has to follow, and which of its parts stand.
 */
#include "check/check_sections.h"

#include <string.h>

#include "base/text.h"

/*
 * A report of a year that need not follow the form, or of no known year, does
 * so if it has this many of its sections, and something that older forms have
 * not.
 */
#define LEAST_SECTIONS 3

GdSectionKind
check_home(GdTableKind kind)
{
	switch (kind)
	{
		case GD_TABLE_DISCLOSURE:
			return GD_SECTION_DISCLOSURE;
		case GD_TABLE_REQUESTS:
			return GD_SECTION_REQUESTS;
		case GD_TABLE_DISPUTES:
			return GD_SECTION_DISPUTES;
		default:
			return GD_SECTION_NONE;
	}
}

GdTableKind
check_table_in(GdSectionKind kind)
{
	switch (kind)
	{
		case GD_SECTION_DISCLOSURE:
			return GD_TABLE_DISCLOSURE;
		case GD_SECTION_REQUESTS:
			return GD_TABLE_REQUESTS;
		case GD_SECTION_DISPUTES:
			return GD_TABLE_DISPUTES;
		default:
			return GD_TABLE_NONE;
	}
}

const Sheet *
check_table_of(const Checking *checking, GdTableKind kind)
{
	const Sheets *sheets = &checking->reading->sheets;

	for (uint32_t i = 0; i < sheets->count; i++)
		if (sheets->items[i].form != NULL && sheets->items[i].form->table == kind)
			return &sheets->items[i];
	return NULL;
}

bool
check_is_section(const CheckSections *sections, const Heading *heading)
{
	return heading->level == 1 && outline_rank(heading->ordinal.style) <= sections->top;
}

uint32_t
check_section_end(const Checking *checking, const CheckSections *sections, uint32_t index)
{
	const Outline *outline = &checking->reading->outline;
	uint32_t	next = index + 1;

	while (next < outline->count && !check_is_section(sections, &outline->items[next]))
		next++;
	return outline->items[next - 1].end;
}

GdSpan
check_heading_place(const Checking *checking, uint32_t index)
{
	const Heading *heading = &checking->reading->outline.items[index];
	GdSpan		span = heading->title;

	if (heading->number.length > 0 && heading->number.start < span.start)
	{
		span.length += span.start - heading->number.start;
		span.start = heading->number.start;
	}
	return source_place(&checking->reading->source, span);
}

uint32_t
check_section_before(const CheckSections *sections, GdSectionKind kind)
{
	for (int k = kind - 1; k >= FIRST_SECTION; k--)
		if (sections->of[k] != 0)
			return sections->of[k];
	return 0;
}

GdSpan
check_section_text(const Checking *checking, const CheckSections *sections, uint32_t index)
{
	uint32_t	start = checking->reading->outline.items[index].body;
	uint32_t	end = check_section_end(checking, sections, index);

	return span_between(end - start > GD_POLL_BYTES ? end - GD_POLL_BYTES : start, end);
}

/* ---- figures that no table was made of ------------------------------------------ */

/* A table of no form with so many figures may be any. */
#define LEAST_FIGURES	10

/* Lines of figures and labels, and runs of digits, that prose does not have. */
#define LEAST_LINES		5
#define LEAST_RUNS		3
#define RUN_DIGITS		5
#define LONG_RUN_DIGITS 12

static GdStatus
has_figures(const Checking *checking, const Grid *grid, bool *has)
{
	unsigned	figures = 0;

	for (uint32_t i = 0; i < grid->ncells && figures < LEAST_FIGURES; i++)
	{
		GridClass	class = grid->cells[i].class;

		figures += class == GRID_NUMBER || class == GRID_DASH || class == GRID_RUN;
		if (i % 1024 == 0)
			TRY(arena_poll(checking->arena));
	}
	*has = figures == LEAST_FIGURES;
	return GD_OK;
}

/* Digits without anything between them: cells that ran together. */
static bool
has_runs(const char *text, GdSpan span)
{
	unsigned	runs = 0;
	unsigned	digits = 0;

	for (uint32_t at = span.start; at < span_end(span);)
	{
		unsigned	size;
		uint32_t	c = text_decode(text, span_end(span), at, &size);

		at += size;
		digits = text_digit(c) >= 0 ? digits + 1 : 0;
		runs += digits == RUN_DIGITS;
		if (digits == LONG_RUN_DIGITS || runs == LEAST_RUNS)
			return true;
	}
	return false;
}

static bool
has_table_lines(const Reading *reading, GdSpan span)
{
	unsigned	found = 0;

	for (uint32_t i = lines_find(&reading->lines, span.start);
		 i < reading->copies.end_line && found < LEAST_LINES; i++)
	{
		const Line *line = &reading->lines.items[i];

		if (line->start >= span_end(span))
			break;
		found += line->class == LINE_VALUE || line->class == LINE_ROW ||
			line->class == LINE_LABEL;
	}
	return found == LEAST_LINES;
}

/* Signs that stand between cells where no reader of tables takes them for borders. */
static bool
divides_cells(uint32_t c)
{
	return c == ',' || c == ';' || c == '"' || c == '&' || c == '^' ||
		(c >= 0x2500 && c <= 0x257F);	/* lines of boxes */
}

/* Digits, or a whole label of a form. */
static bool
is_cell(const char *text, GdSpan piece)
{
	Match		match;
	uint32_t	at = piece.start;

	while (at < span_end(piece) && text[at] >= '0' && text[at] <= '9')
		at++;
	return piece.length > 0 &&
		(at == span_end(piece) || lexicon_match_cell(text, piece, &match));
}

/* How many cells does a line hold, if signs divide two or more? */
static uint32_t
count_divided(const char *text, const Line *line)
{
	uint32_t	cells = 0;
	uint32_t	from = line->start;

	for (uint32_t at = from; at < line_end(line);)
	{
		unsigned	size;
		bool		divides = divides_cells(text_decode(text, line_end(line), at, &size));

		at += size;
		if (!divides && at < line_end(line))
			continue;
		cells += is_cell(text, text_trim(text, span_between(from, divides ? at - size : at)));
		from = at;
	}
	return cells > 1 ? cells : 0;
}

static GdStatus
has_divided_cells(const Checking *checking, GdSpan span, bool *has)
{
	const Reading *reading = checking->reading;
	uint32_t	cells = 0;

	for (uint32_t i = lines_find(&reading->lines, span.start);
		 i < reading->copies.end_line && cells < LEAST_FIGURES; i++)
	{
		if (reading->lines.items[i].start >= span_end(span))
			break;
		cells += count_divided(reading->source.text, &reading->lines.items[i]);
		TRY(arena_poll(checking->arena));
	}
	*has = cells >= LEAST_FIGURES;
	return GD_OK;
}

GdStatus
check_figures_unread(const Checking *checking, const CheckSections *sections,
					 GdTableKind kind, bool *unread)
{
	const Reading *reading = checking->reading;
	GdSectionKind home = check_home(kind);
	uint32_t	section = sections->of[home];
	GdSpan		span;

	if (section == 0)
		section = check_section_before(sections, home);
	span = check_section_text(checking, sections, section);
	*unread = false;
	for (uint32_t i = 0; i < reading->sheets.count && !*unread; i++)
	{
		const Sheet *sheet = &reading->sheets.items[i];

		/* that of another section may have strayed */
		if (sheet->form == NULL &&
			(check_table_in(sheet->grid->about) != GD_TABLE_NONE ||
			 sheet->grid->about == reading->outline.items[section].kind))
			TRY(has_figures(checking, sheet->grid, unread));
	}
	/* another table may stand in the section before */
	*unread = *unread || (sections->of[home] != 0 &&
						  (has_runs(reading->source.text, span) || has_table_lines(reading, span)));
	return *unread || sections->of[home] == 0 ? GD_OK :
		has_divided_cells(checking, span, unread);
}

/* ---- reading ------------------------------------------------------------------ */

/*
 * What stands above a lost heading of a section are headings of its parts; they
 * are no sections, though nothing encloses them.
 */
static int
top_rank(const Outline *outline)
{
	int			top = outline_rank(ORDINAL_ROMAN);

	for (uint32_t i = 1; i < outline->count; i++)
	{
		const Heading *heading = &outline->items[i];

		if (heading->level == 1 && heading->kind != GD_SECTION_NONE &&
			outline_rank(heading->ordinal.style) < top)
			top = outline_rank(heading->ordinal.style);
	}
	return top;
}

/* Does the report follow one of the forms of 2019 and 2021 of its own accord? */
static bool
follows_form(const Checking *checking, const CheckSections *sections)
{
	const Outline *outline = &checking->reading->outline;
	uint32_t	requests = sections->of[GD_SECTION_REQUESTS];
	unsigned	standing = 0;
	bool		table = false;

	for (int kind = FIRST_SECTION; kind <= LAST_SECTION; kind++)
	{
		standing += sections->of[kind] != 0;
		table |= check_table_in(kind) != GD_TABLE_NONE &&
			check_table_of(checking, check_table_in(kind)) != NULL;
	}
	/* only these forms have such tables, and a heading of this wording */
	return standing >= LEAST_SECTIONS &&
		(table ||
		 (requests != 0 && outline->items[requests].basis == BASIS_STRONG));
}

/* Something in bytes that a text begins with, if not with a title. */
#define LEAST_PREAMBLE 60

/* A text that begins with a section may have lost those before. */
static bool
begins_whole(const Checking *checking)
{
	const Reading *reading = checking->reading;
	const Heading *preamble = &reading->outline.items[0];

	return checking->report->title.data != NULL ||
		text_trim(reading->source.text,
				  span_between(preamble->start, preamble->end)).length >= LEAST_PREAMBLE;
}

void
check_sections_read(const Checking *checking, CheckSections *sections)
{
	const Outline *outline = &checking->reading->outline;
	int32_t		year = checking->report->year;

	memset(sections, 0, sizeof(*sections));
	sections->top = top_rank(outline);
	for (uint32_t i = 1; i < outline->count; i++)
	{
		const Heading *heading = &outline->items[i];

		if (check_is_section(sections, heading) && heading->kind >= FIRST_SECTION &&
			heading->kind <= LAST_SECTION &&
			(sections->of[heading->kind] == 0 ||
			 outline->items[sections->of[heading->kind]].basis < BASIS_WEAK) &&
			(sections->of[heading->kind] == 0 || heading->basis >= BASIS_WEAK))
			sections->of[heading->kind] = i;
	}
	sections->whole = checking->report->status == GD_REPORT && begins_whole(checking);
	if (year >= FIRST_FORM_YEAR)
		sections->in_force = year >= 2021 ? GD_FORM_2021 : GD_FORM_2019;
	sections->required = sections->whole &&
		(year >= FIRST_FORM_YEAR ||
		 ((year == 0 || year == FIRST_FORM_YEAR - 1) && follows_form(checking, sections)));
}
