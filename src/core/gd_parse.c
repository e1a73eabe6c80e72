/*
 * gd_parse.c
 *	  The reader of a report, on one page.
 *
 * One direction only: a later stage reads what an earlier one wrote, and none
 * reaches back.
 */
#include "gd.h"

#include <string.h>

#include "report.h"
#include "text.h"

/* The spans that the scalars of a report are read from. */
static void
mark_spans(Reading *reading)
{
	const Lines *lines = &reading->lines;

	if (lines->count == 0)
		return;
	reading->whole =
		span_between(lines->items[reading->copies.first_line].start,
					 line_end(&lines->items[reading->copies.end_line - 1]));
	reading->preamble = span_between(reading->outline.items[0].start,
									 reading->outline.items[0].end);
}

/*
 * Name and date stand under the text of a report; a table annexed to it may
 * follow them.
 */
static void
read_signature(Reading *reading)
{
	const char *text = reading->source.text;
	uint32_t	last = reading->grids.count;
	GdSpan		body = reading->whole;

	meta_signature(text, body, &reading->signature);
	while (reading->signature.date.year == 0 && last > 0)
	{
		const Grid *grid = &reading->grids.items[--last];

		/* only tables at the end: no text of another section behind them */
		if (grid->section + 1 != reading->outline.count)
			break;
		body.length = grid->place.start - body.start;
		meta_signature(text, body, &reading->signature);
	}
}

GdStatus
gd_report_read(const GdConfig *config, const char *text, size_t length,
			   GdReport *report)
{
	Arena		arena;
	Reading		reading;

	memset(&reading, 0, sizeof(reading));
	arena_init(&arena, config);

	/* the text, and its lines classified */
	TRY(source_read(&arena, text, length, &reading.source));
	TRY(lines_read(&arena, &reading.source, &reading.lines));
	TRY(copies_find(&arena, &reading.source, &reading.lines, &reading.copies));

	/* headings open sections; what stands before them names the report */
	TRY(outline_read(&arena, &reading.source, &reading.lines, &reading.copies,
					 &reading.outline));
	mark_spans(&reading);
	TRY(meta_title(&arena, reading.source.text, reading.preamble, &reading.title));
	reading.year = meta_year(reading.source.text, reading.preamble, reading.whole,
							 &reading.title);

	/* tables of whatever rendering become rows of cells */
	TRY(grid_read(&arena, &reading.source, &reading.lines, &reading.copies,
				  &reading.outline, &reading.grids));

	/* labels propose the form, and the item each cell stands for */
	TRY(sheet_read(&arena, &reading.grids, reading.year, &reading.sheets));

	/* here the identities of the form will prove what was proposed */

	read_signature(&reading);
	TRY(facts_read(&arena, &reading.source, &reading.sheets, &reading.facts));
	return report_build(&arena, &reading, report);
}
