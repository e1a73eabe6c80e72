/*
 * check_missing.c
 *	  Whether a section without a heading is missing.
 */
#include "check/check_missing.h"

#include "base/array.h"
#include "base/match.h"
#include "base/text.h"
#include "outline/outline_guess.h"
#include "outline/outline_line.h"
#include "words/headings.h"

#include "absence_data.inc"

/* ---- headings that may be its own ------------------------------------------------- */

/*
 * Does a heading inside a section name the one that is looked for?  What the
 * overview has parts about is what the other sections are about, so there only
 * the full wording counts.
 */
static bool
part_names(const char *text, const Heading *part, GdSectionKind inside,
		   GdSectionKind kind)
{
	HeadingStrength strength = HEADING_WEAK;
	uint32_t	end = span_end(part->title);
	uint32_t	wording_end;
	GdSpan		found;
	bool		named = headings_match(text, part->title.start, end, &wording_end,
									   &strength) == kind;

	if (kind == GD_SECTION_PROBLEMS)
		return named ||
			match_find_any(text, part->title.start, end, absence_problems_heading,
						   LENGTH_OF(absence_problems_heading), NULL, &found);
	if (check_table_in(kind) != GD_TABLE_NONE && inside == GD_SECTION_OVERVIEW)
		return named && strength == HEADING_STRONG;
	return named;
}

static GdStatus
heading_names(const Checking *checking, const CheckSections *sections,
			  GdSectionKind kind, bool *named)
{
	const Outline *outline = &checking->reading->outline;
	const char *text = checking->reading->source.text;
	GdSectionKind inside = GD_SECTION_PREAMBLE;

	*named = false;
	for (uint32_t i = 1; i < outline->count && !*named; i++)
	{
		const Heading *heading = &outline->items[i];

		if (check_is_section(sections, heading))
		{
			inside = heading->kind;
			*named = outline_mentions(text, heading->title, kind);
		}
		else
			*named = part_names(text, heading, inside, kind);
		if (i % 1024 == 0)
			TRY(arena_poll(checking->arena));
	}
	return GD_OK;
}

/*
 * Behind the preamble, the statutory wording behind an ordinal that was not taken
 * for a heading: 。二、收到和处理…
 */
static GdStatus
text_names(const Checking *checking, GdSectionKind kind, bool *named)
{
	const Reading *reading = checking->reading;
	const Outline *outline = &reading->outline;
	const char *text = reading->source.text;
	uint32_t	end = outline->items[outline->count - 1].end;
	uint32_t	polled = outline->items[0].end;
	uint32_t	before = 0;

	*named = false;
	for (uint32_t at = polled; at < end && !*named;)
	{
		HeadingStrength strength;
		uint32_t	wording_end;
		unsigned	size;
		uint32_t	c = text_decode(text, end, at, &size);

		at += size;
		*named = (c == 0x3001 || c == '.' || c == 0xFF0E) &&
			(text_han_digit(before) >= 0 || text_is_ten(before) || text_digit(before) >= 0) &&
			headings_match(text, at, end, &wording_end, &strength) == kind &&
			strength >= HEADING_NUMBERED;
		before = c;
		if (at - polled >= GD_POLL_BYTES)
		{
			polled = at;
			TRY(arena_poll(checking->arena));
		}
	}
	return GD_OK;
}

/* A line that begins with the full wording, and was not taken for a heading. */
static GdStatus
line_names(const Checking *checking, GdSectionKind kind, bool *named)
{
	const Reading *reading = checking->reading;
	const Outline *outline = &reading->outline;
	uint32_t	first = lines_find(&reading->lines, outline->items[0].end);
	uint32_t	next = 1;		/* the first heading not before the line */

	*named = false;
	for (uint32_t i = first; i < reading->copies.end_line && !*named; i++)
	{
		const Line *line = &reading->lines.items[i];
		HeadingStrength strength;
		uint32_t	wording_end;

		if (i % 1024 == 0)
			TRY(arena_poll(checking->arena));
		while (next < outline->count && span_end(outline->items[next].title) <= line->start)
			next++;
		if (next < outline->count && outline->items[next].start < line_end(line))
			continue;
		*named = headings_match(reading->source.text, line->start, line_end(line),
								&wording_end, &strength) == kind &&
			strength == HEADING_STRONG;
	}
	return GD_OK;
}

/* Between the sections that the form has around it, one of unknown wording. */
static bool
unknown_stands_there(const Checking *checking, const CheckSections *sections,
					 GdSectionKind kind)
{
	const Outline *outline = &checking->reading->outline;
	uint32_t	above = 0;
	uint32_t	below = outline->count;

	for (int k = FIRST_SECTION; k < (int) kind; k++)
		if (sections->of[k] > above)
			above = sections->of[k];
	for (int k = kind + 1; k <= LAST_SECTION; k++)
		if (sections->of[k] != 0 && sections->of[k] < below)
			below = sections->of[k];
	if (above > below)
	{
		above = 0;
		below = outline->count;
	}
	for (uint32_t i = above + 1; i < below; i++)
		if (check_is_section(sections, &outline->items[i]) &&
			outline->items[i].kind == GD_SECTION_NONE)
			return true;
	return false;
}

/* ---- text that may be its own ------------------------------------------------------ */

/* Prose before the first section: a preamble is one paragraph of no more bytes than
 * the first number; one of more than the second has the overview in it. */
#define MOST_PREAMBLE	900
#define LEAST_OVERVIEW	1500

/* A line of prose is no shorter, in bytes. */
#define LEAST_PROSE		30

/* Lines of prose: a line with a full stop is the end of a paragraph, or all. */
typedef struct Prose
{
	uint32_t	bytes;
	uint32_t	lines;
	uint32_t	others;			/* lines that no table of the form is about */
	bool		parts;			/* lines begin with ordinals */
	GdSpan		last;
} Prose;

static bool
is_prose(const char *text, const Line *line)
{
	GdSpan		found;

	return line->length >= LEAST_PROSE && line->class != LINE_CELLS &&
		line->class != LINE_GRID && line->class != LINE_ROW &&
		match_find(text, line->start, line_end(line), "。", &found);
}

static Prose
count_prose(const Reading *reading, GdSpan span)
{
	const char *text = reading->source.text;
	Prose		prose = {0, 0, 0, false, span};

	for (uint32_t i = lines_find(&reading->lines, span.start);
		 i < reading->copies.end_line; i++)
	{
		const Line *line = &reading->lines.items[i];
		OrdinalPrint print;
		GdSpan		found;

		if (line->start >= span_end(span))
			break;
		if (line->start < span.start)
			continue;
		prose.parts |= outline_line_ordinal(text, line, &print);
		if (!is_prose(text, line))
			continue;
		prose.last = span_between(line->start, line_end(line) < span_end(span) ?
								  line_end(line) : span_end(span));
		prose.others += !match_find_any(text, prose.last.start, span_end(prose.last),
										absence_tables, LENGTH_OF(absence_tables), NULL, &found);
		prose.bytes += prose.last.length;
		prose.lines++;
	}
	return prose;
}

/* The line that offset lies in, as far as it belongs to the span. */
static GdSpan
line_around(const Reading *reading, uint32_t offset, GdSpan within)
{
	const Line *line = &reading->lines.items[lines_find(&reading->lines, offset)];
	uint32_t	start = line->start > within.start ? line->start : within.start;
	uint32_t	end = line_end(line) < span_end(within) ? line_end(line) : span_end(within);

	return span_between(start, end);
}

/* A line of its own that says 无, behind something else: the first line of a
 * section speaks of that section. */
static bool
find_none(const Reading *reading, GdSpan body, GdSpan *found)
{

	for (uint32_t i = lines_find(&reading->lines, body.start) + 1;
		 i < reading->copies.end_line && reading->lines.items[i].start < span_end(body); i++)
	{
		const Line *line = &reading->lines.items[i];

		*found = span_between(line->start, line_end(line));
		for (size_t k = 0; k < LENGTH_OF(absence_none); k++)
		{
			uint32_t	behind;

			if (line->start >= body.start &&
				match_at(reading->source.text, line->start, line_end(line), absence_none[k], &behind) &&
				line_end(line) - behind <= sizeof("。") - 1)
				return true;
		}
	}
	return false;
}

/*
 * Problems and other matters whose heading was lost stand at the end of the
 * section before.  Words tell them; sections that are tables have no other text.
 */
static Absence
text_without_heading(const Checking *checking, const CheckSections *sections,
					 GdSectionKind kind, GdSpan *place)
{
	const Reading *reading = checking->reading;
	const char *text = reading->source.text;
	uint32_t	before = check_section_before(sections, kind);
	bool		tabular = check_table_in(reading->outline.items[before].kind) != GD_TABLE_NONE;
	GdSpan		body = check_section_text(checking, sections, before);
	GdSpan		found;

	if (before == 0)
		return ABSENCE_UNKNOWN;
	if (kind == GD_SECTION_PROBLEMS ?
		match_find_any(text, body.start, span_end(body), absence_problems,
					   LENGTH_OF(absence_problems), NULL, &found) :
		match_find_any(text, body.start, span_end(body), absence_other,
					   LENGTH_OF(absence_other), NULL, &found) ||
		find_none(reading, body, &found))
	{
		if (!tabular && kind == GD_SECTION_PROBLEMS)
			return ABSENCE_UNKNOWN;
		*place = source_place(&reading->source, line_around(reading, found.start, body));
		return ABSENCE_HEADING;
	}
	return tabular && count_prose(reading, body).others > 0 ?
		ABSENCE_UNKNOWN : ABSENCE_SECTION;
}

/* What is left of a section whose table is attached, and whose heading is lost. */
static bool
refers_to_annex(const Checking *checking, const CheckSections *sections,
				GdSectionKind kind)
{
	uint32_t	before = check_section_before(sections, kind);
	GdSpan		body = check_section_text(checking, sections, before);
	GdSpan		found;

	return match_find_any(checking->reading->source.text, body.start, span_end(body),
						  absence_annex, LENGTH_OF(absence_annex), NULL, &found);
}

/*
 * The overview without its heading stands behind the preamble: text, or parts with
 * headings of their own.
 */
static Absence
overview_without_heading(const Checking *checking, const CheckSections *sections,
						 GdSpan *place)
{
	const Reading *reading = checking->reading;
	const Outline *outline = &reading->outline;
	Prose		prose = count_prose(reading, span_between(outline->items[0].start,
														  outline->items[0].end));

	if (outline->count > 1 && !check_is_section(sections, &outline->items[1]))
	{
		*place = check_heading_place(checking, 1);
		return ABSENCE_HEADING;
	}
	if (prose.lines <= 1 && prose.bytes <= MOST_PREAMBLE && !prose.parts)
		return ABSENCE_SECTION;
	if (prose.bytes < LEAST_OVERVIEW)
		return ABSENCE_UNKNOWN;
	*place = source_place(&reading->source, prose.last);
	return ABSENCE_HEADING;
}

/* Lines above a table, and bytes of each, that may be its heading, spoiled. */
#define MOST_LINES_ABOVE 3
#define MOST_HEADING 150

/*
 * Does a numbered line above a table speak of its matter?  Digits of a page number
 * in the wording, or text run into it, keep it from being a heading; it is one for
 * a reader of the page.
 */
static bool
numbered_line_above(const Checking *checking, const Sheet *table, GdSectionKind kind)
{
	const Reading *reading = checking->reading;
	const char *text = reading->source.text;
	uint32_t	first = lines_find(&reading->lines, table->grid->place.start);

	for (uint32_t i = first; i > reading->copies.first_line && first - i < MOST_LINES_ABOVE; i--)
	{
		const Line *line = &reading->lines.items[i - 1];
		uint32_t	length = line->length < MOST_HEADING ? line->length : MOST_HEADING;
		unsigned	size;
		uint32_t	c = text_decode(text, line_end(line), line->start, &size);

		if ((text_han_digit(c) > 0 || text_is_ten(c)) &&
			outline_mentions(text, span_between(line->start, line->start + length), kind))
			return true;
	}
	return false;
}

/* ---- all together ----------------------------------------------------------------- */

GdStatus
check_absence(const Checking *checking, const CheckSections *sections,
			  GdSectionKind kind, Absence *absence, GdSpan *place)
{
	const Sheet *table = NULL;
	bool		named;

	*absence = ABSENCE_UNKNOWN;
	TRY(heading_names(checking, sections, kind, &named));
	if (!named)
		TRY(line_names(checking, kind, &named));
	if (!named)
		TRY(text_names(checking, kind, &named));
	if (named)
		return GD_OK;
	if (check_table_in(kind) != GD_TABLE_NONE)
		table = check_table_of(checking, check_table_in(kind));
	if (table != NULL && numbered_line_above(checking, table, kind))
		return GD_OK;
	if (table != NULL)
	{
		*absence = ABSENCE_HEADING;
		*place = source_place(&checking->reading->source, table->grid->place);
	}
	else if (unknown_stands_there(checking, sections, kind))
		return GD_OK;
	else if (kind == GD_SECTION_OVERVIEW)
		*absence = overview_without_heading(checking, sections, place);
	else if (check_table_in(kind) != GD_TABLE_NONE)
	{
		bool		unread;

		TRY(check_figures_unread(checking, sections, check_table_in(kind), &unread));
		*absence = unread || refers_to_annex(checking, sections, kind) ?
			ABSENCE_UNKNOWN : ABSENCE_SECTION;
	}
	else
		*absence = text_without_heading(checking, sections, kind, place);
	return GD_OK;
}
