/*
 * glance.c
 *	  Scalars of a report without reading the report.
 *
 * What is asked for stands before the first heading, nearly always, and at the end.
 * There are two short ways beside gd_parse_text().  The first takes the first lines
 * of a text and nothing of the rest: it answers what these lines decide whatever
 * follows them.  The second has the whole text and leaves its tables alone.  A short
 * way that does not know leaves the question to the next.
 */
#include "report/gd_parse.h"

#include <string.h>

#include "base/text.h"
#include "outline/outline_line.h"

/* ---- by the first lines ----------------------------------------------------- */

/* What they may decide. */
#define FIRST_LINES_TELL \
	((unsigned) (GD_SCALAR_STATUS | GD_SCALAR_TITLE | GD_SCALAR_ISSUER | GD_SCALAR_YEAR))

/* Lines that are looked at; more than that before a title are a page of their own. */
#define FIRST_LINES 40

/* Bytes of a whole text in which they are looked for, if fewer do not tell. */
#define MOST_BYTES 4096

/* Bytes that are tried before all that there are: they tell of most reports. */
#define FEW_BYTES 1024

_Static_assert(GD_PART_BYTES > HTML_PLAIN_BYTES, "a part can tell that it is no page");

/*
 * Does the preamble of the first copy hold the lines up to the one of an offset?  A
 * heading may begin on a line that looks like one; whether it does, the rest decides.
 */
static bool
opens_preamble(const Reading *reading, uint32_t offset)
{
	uint32_t	last = lines_find(&reading->lines, offset);

	for (uint32_t i = 0; i <= last; i++)
		if (!outline_line_is_bare(reading->source.text, &reading->lines.items[i]))
			return false;
	return copies_hold(&reading->lines, last);
}

/* Does the title name the issuer? */
static bool
title_tells_issuer(const Reading *reading)
{
	GdSpan		nothing = {reading->preamble.start, 0};
	MetaSignature none = {.sure = false};

	return meta_issuer(reading->source.text, nothing, &reading->title, &none).data != NULL;
}

/* A report by its title; the line that shows that it is no list of links counts too. */
static bool
first_lines_tell_status(Reading *reading)
{
	uint32_t	last;

	return meta_document_part(reading->source.text, reading->whole, &reading->title, &last) &&
		opens_preamble(reading, last);
}

static GdStatus
read_first_lines(Arena *arena, const char *text, size_t length, HtmlBeginning beginning,
				 unsigned wanted, Reading *reading, GdReport *report, bool *decided)
{
	const MetaTitle *title = &reading->title;
	const Lines *lines = &reading->lines;
	uint32_t	last;

	memset(reading, 0, sizeof(*reading));
	memset(report, 0, sizeof(*report));
	TRY(source_read_part(arena, text, length, beginning, &reading->source));
	TRY(lines_split_first(arena, &reading->source, FIRST_LINES, &reading->lines));
	if (lines->count == 0)
		return GD_OK;
	reading->whole = span_between(lines->items[0].start,
								  line_end(&lines->items[lines->count - 1]));
	TRY(meta_title_part(arena, reading->source.text, reading->whole, &reading->title, &last));
	if (title->words.data == NULL || !opens_preamble(reading, last))
		return GD_OK;
	if ((wanted & GD_SCALAR_YEAR) != 0)
		reading->year = meta_title_year(title);
	if (((wanted & GD_SCALAR_YEAR) != 0 && reading->year.year == 0) ||
		((wanted & GD_SCALAR_ISSUER) != 0 && !title_tells_issuer(reading)) ||
		((wanted & GD_SCALAR_STATUS) != 0 && !first_lines_tell_status(reading)))
		return GD_OK;
	*decided = true;
	report->status = GD_REPORT;
	report->title = title->words;
	report->year = reading->year.year;
	return (wanted & GD_SCALAR_ISSUER) != 0 ?
		report_issuer(arena, reading, &report->issuer) : GD_OK;
}

/* The first lines in few bytes, then in all that there are. */
static GdStatus
try_first_lines(Arena *arena, const char *text, size_t length, HtmlBeginning beginning,
				unsigned wanted, Reading *reading, GdReport *report, bool *decided)
{
	*decided = false;
	if (!SHORT_WAY || (wanted & ~FIRST_LINES_TELL) != 0)
		return GD_OK;
	if (length > FEW_BYTES)
		TRY(read_first_lines(arena, text, FEW_BYTES, beginning, wanted, reading, report, decided));
	return *decided ? GD_OK :
		read_first_lines(arena, text, length, beginning, wanted, reading, report, decided);
}

GdStatus
gd_scalars_read_part(const GdConfig *config, const char *text, size_t length,
					 unsigned wanted, GdReport *report, bool *decided)
{
	Arena		arena;
	Reading		reading;

	arena_init(&arena, config);
	memset(report, 0, sizeof(*report));
	return try_first_lines(&arena, text, length, html_beginning(text, length), wanted,
						   &reading, report, decided);
}

/* ---- by all but the tables ---------------------------------------------------- */

/*
 * The issuer and the day of the signature, as far as title, preamble and the end of
 * the text tell; false if the tables are needed to find the end of the report.
 */
static bool
glance_at_signature(Reading *reading)
{
	const char *text = reading->source.text;
	MetaSignature none = {.sure = false};

	meta_signature(text, reading->whole,
				   meta_issuer(text, reading->preamble, &reading->title, &none),
				   &reading->signature);
	return reading->signature.date.year != 0;
}

/* Title and year, as far as what stands before the first heading tells. */
static GdStatus
glance_at_preamble(Arena *arena, Reading *reading)
{
	const char *text = reading->source.text;

	TRY(outline_read_preamble(arena, &reading->source, &reading->lines,
							  &reading->copies, &reading->outline));
	gd_parse_mark_spans(reading);
	TRY(meta_title(arena, text, reading->preamble, &reading->title));
	reading->year = meta_year(text, reading->preamble, reading->whole, &reading->title);
	return GD_OK;
}

/* Is something of this wanted that only the end of the report tells? */
static bool
ends_tell(const Reading *reading, unsigned wanted)
{
	return (wanted & (GD_SCALAR_SIGNED_ON | GD_SCALAR_SCRIPT)) != 0 ||
		((wanted & GD_SCALAR_YEAR) != 0 &&
		 (reading->year.year == 0 || reading->year.basis == META_YEAR_LIKELY)) ||
		((wanted & GD_SCALAR_ISSUER) != 0 && !title_tells_issuer(reading));
}

/*
 * What is wanted, as far as it can be said without reading the report: what stands
 * before its first heading, and at its end, before another report begins.
 */
static GdStatus
glance(Arena *arena, const char *text, size_t length, unsigned wanted,
	   Reading *reading, GdReport *report, bool *enough)
{
	memset(reading, 0, sizeof(*reading));
	memset(report, 0, sizeof(*report));
	*enough = false;
	TRY(source_read(arena, text, length, &reading->source));
	TRY(lines_split(arena, &reading->source, &reading->lines));
	if (reading->lines.count == 0)
		return GD_OK;
	TRY(copies_find(arena, &reading->source, &reading->lines, &reading->copies));
	TRY(glance_at_preamble(arena, reading));
	if (ends_tell(reading, wanted))
		TRY(gd_parse_head(arena, reading));
	if ((wanted & GD_SCALAR_PUBLISHED) != 0)
		reading->published = meta_published(reading->source.text, reading->preamble);
	if ((wanted & GD_SCALAR_SCRIPT) != 0)
		report->script = meta_script(reading->source.text, reading->whole);
	if (((wanted & GD_SCALAR_STATUS) != 0 && !report_is_titled(reading)) ||
		(((wanted & GD_SCALAR_SIGNED_ON) != 0 ||
		  ((wanted & GD_SCALAR_ISSUER) != 0 && !title_tells_issuer(reading))) &&
		 !glance_at_signature(reading)))
		return GD_OK;
	*enough = true;
	report->status = GD_REPORT;
	report->title = reading->title.words;
	report->year = reading->year.year;
	report->published = reading->published.date;
	report->signed_on = reading->signature.date;
	return (wanted & GD_SCALAR_ISSUER) != 0 ?
		report_issuer(arena, reading, &report->issuer) : GD_OK;
}

/* ---- one after the other ------------------------------------------------------- */

/* The first lines of a whole text, of which more can be told than of a part: a page. */
static GdStatus
glance_at_first_lines(Arena *arena, const char *text, size_t length, unsigned wanted,
					  Reading *reading, GdReport *report, bool *decided)
{
	HtmlBeginning beginning = html_beginning(text, length);

	*decided = false;
	if ((wanted & ~FIRST_LINES_TELL) != 0)
		return GD_OK;
	if (beginning == HTML_BEGINS_ANYHOW)
	{
		bool		page;

		TRY(source_is_page(arena, text, length, &page));
		if (page)
			beginning = HTML_BEGINS_PAGE;
	}
	return try_first_lines(arena, text, length < MOST_BYTES ? length : MOST_BYTES, beginning,
						   wanted, reading, report, decided);
}

GdStatus
gd_scalars_read(const GdConfig *config, const char *text, size_t length,
				unsigned wanted, GdReport *report)
{
	Arena		arena;
	Reading		reading;
	bool		enough = false;

	arena_init(&arena, config);
	if (SHORT_WAY)
		TRY(glance_at_first_lines(&arena, text, length, wanted, &reading, report, &enough));
	if (SHORT_WAY && !enough)
		TRY(glance(&arena, text, length, wanted, &reading, report, &enough));
	return enough ? GD_OK : gd_parse_text(&arena, text, length, &reading, report);
}
