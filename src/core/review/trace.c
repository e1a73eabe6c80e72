/*
 * trace.c
 *	  What each stage made of a text, for whoever wonders why a report is read as
 *	  it is.
 *
 * Nothing is decided here: the steps are what the stages left behind.  They say
 * where, which class, which row of a form, and why; of the words of the document
 * only those that matched a label or a heading of the forms.  So a trace can be
 * shown to others where the document cannot.
 */
#include <string.h>

#include "base/text.h"
#include "check/message.h"
#include "report/gd_parse.h"
#include "review/trace_words.h"
#include "words/headings.h"

/* Where lines are counted from anew. */
#define BLOCK_BYTES 4096

/* The lines of the text as passed, by offset. */
typedef struct Breaks
{
	const char *text;
	uint32_t   *before;			/* line breaks before each block */
	uint32_t	at;				/* the last offset that was asked for, and */
	uint32_t	line;			/* its line */
} Breaks;

typedef struct Tracer
{
	Arena	   *arena;
	const Reading *reading;
	const GdReport *report;
	GdStepSink	put;
	void	   *sink_context;
	Breaks		breaks;
	GdStep		step;			/* being filled */
	Words		class;
	Words		matched;
	Words		reason;
} Tracer;

/* ---- lines of the text as passed ----------------------------------------------------- */

static GdStatus
breaks_index(Arena *arena, const char *text, uint32_t length, Breaks *breaks)
{
	uint32_t	count = 0;

	breaks->text = text;
	breaks->at = 0;
	breaks->line = 1;
	breaks->before = arena_alloc(arena, (length / BLOCK_BYTES + 1) * sizeof(uint32_t));
	if (breaks->before == NULL)
		return GD_NO_MEMORY;
	for (uint32_t i = 0; i < length; i++)
	{
		if (i % BLOCK_BYTES == 0)
			breaks->before[i / BLOCK_BYTES] = count;
		count += text[i] == '\n';
		if (i % GD_POLL_BYTES == 0)
			TRY(arena_poll(arena));
	}
	if (length % BLOCK_BYTES == 0)
		breaks->before[length / BLOCK_BYTES] = count;
	return GD_OK;
}

static uint32_t
breaks_line(Breaks *breaks, uint32_t offset)
{
	uint32_t	block = offset / BLOCK_BYTES;

	if (offset < breaks->at || breaks->at < block * BLOCK_BYTES)
	{
		breaks->at = block * BLOCK_BYTES;
		breaks->line = breaks->before[block] + 1;
	}
	for (; breaks->at < offset; breaks->at++)
		breaks->line += breaks->text[breaks->at] == '\n';
	return breaks->line;
}

/* ---- steps ------------------------------------------------------------------------------ */

/* A step of no place; class, matched and reason are to be written. */
static void
step_begin(Tracer *tracer, GdStage stage)
{
	memset(&tracer->step, 0, sizeof(tracer->step));
	tracer->step.stage = stage;
	tracer->step.place.start = GD_NOWHERE;
	tracer->step.section = -1;
	tracer->class.length = tracer->matched.length = tracer->reason.length = 0;
}

/* Where it is: a span of the working text. */
static void
step_at(Tracer *tracer, GdSpan span)
{
	tracer->step.place = source_place(&tracer->reading->source, span);
	tracer->step.line = breaks_line(&tracer->breaks, tracer->step.place.start);
}

static GdStatus
step_end(Tracer *tracer)
{
	tracer->step.class = words_str(&tracer->class);
	if (tracer->matched.length > 0)
		tracer->step.matched = words_str(&tracer->matched);
	tracer->step.reason = words_str(&tracer->reason);
	tracer->put(tracer->sink_context, &tracer->step);
	return arena_poll(tracer->arena);
}

/* The ordinal of the section that an offset lies in; -1 outside the first copy. */
static int32_t
section_at(const Reading *reading, uint32_t offset)
{
	if (offset < reading->whole.start || offset >= span_end(reading->whole) ||
		reading->outline.count == 0)
		return -1;
	return (int32_t) outline_find(&reading->outline, offset);
}

/* ---- the stages ---------------------------------------------------------------------------- */

static GdStatus
trace_source(Tracer *tracer)
{
	const Source *source = &tracer->reading->source;

	step_begin(tracer, GD_STAGE_SOURCE);
	words_put(&tracer->class, source->markup ? "html" : "plain");
	words_put(&tracer->reason, source->markup ? "tags say that it is HTML" : "no tags of a page");
	if (tracer->reading->copies.count > 1)
	{
		words_put(&tracer->reason, "; copies of the report: ");
		words_put_number(&tracer->reason, tracer->reading->copies.count);
	}
	return step_end(tracer);
}

/* Words of the document that are a form's, as printed. */
static GdStatus
put_matched(Tracer *tracer, GdSpan span)
{
	GdStr		words;

	TRY(source_words(tracer->arena, &tracer->reading->source, span, &words));
	words_put_str(&tracer->matched, words);
	return GD_OK;
}

/* The words that a line was classified by, as far as they are a form's. */
static GdStatus
match_line(Tracer *tracer, const Line *line)
{
	const char *text = tracer->reading->source.text;
	uint32_t	end = line_end(line);
	uint32_t	at = line->start;
	OrdinalPrint print;
	Match		match;
	uint32_t	match_end;

	switch (line->class)
	{
		case LINE_LABEL:
		case LINE_ROW:
			if (lexicon_match(text, at, end, &match))
				TRY(put_matched(tracer, span_between(at, match.end)));
			break;
		case LINE_ORDINAL:
		case LINE_WORDING:
			if (ordinal_read(text, at, end, &print))
				at = print.end;
			if (headings_match(text, at, end, &match_end, NULL) != GD_SECTION_NONE)
				TRY(put_matched(tracer, span_between(at, match_end)));
			break;
		default:
			break;
	}
	return GD_OK;
}

static GdStatus
trace_lines(Tracer *tracer)
{
	const Reading *reading = tracer->reading;
	const Sheets *sheets = &reading->sheets;
	uint32_t	table = 0;

	for (uint32_t i = 0; i < reading->lines.count; i++)
	{
		const Line *line = &reading->lines.items[i];

		step_begin(tracer, GD_STAGE_LINE);
		step_at(tracer, span_between(line->start, line_end(line)));
		tracer->step.section = section_at(reading, line->start);
		while (table < sheets->count && span_end(sheets->items[table].grid->place) <= line->start)
			table++;
		if (table < sheets->count && sheets->items[table].grid->place.start < line_end(line))
			tracer->step.table = (int32_t) table + 1;
		words_put(&tracer->class, words_of_line(line->class)->name);
		words_put(&tracer->reason, words_of_line(line->class)->reason);
		if (tracer->step.section < 0)
			words_put(&tracer->reason, "; outside the copy that is read");
		TRY(match_line(tracer, line));
		TRY(step_end(tracer));
	}
	return GD_OK;
}

static GdStatus
trace_headings(Tracer *tracer)
{
	const Reading *reading = tracer->reading;
	const char *text = reading->source.text;

	for (uint32_t i = 1; i < reading->outline.count; i++)
	{
		const Heading *heading = &reading->outline.items[i];
		const char *kind = gd_section_kind_name(heading->kind);
		uint32_t	match_end;

		step_begin(tracer, GD_STAGE_HEADING);
		step_at(tracer, heading->title);
		tracer->step.section = (int32_t) i;
		words_put(&tracer->class, kind != NULL ? kind : "none");
		words_put(&tracer->reason, "level ");
		words_put_number(&tracer->reason, (uint32_t) heading->level);
		words_put(&tracer->reason, "; ");
		words_put(&tracer->reason, words_of_basis(heading->basis));
		if (headings_match(text, heading->title.start, span_end(heading->title), &match_end,
						   NULL) != GD_SECTION_NONE)
			TRY(put_matched(tracer, span_between(heading->title.start, match_end)));
		TRY(step_end(tracer));
	}
	return GD_OK;
}

/* A scalar that was found in a span of the working text, if there is one. */
static GdStatus
trace_scalar(Tracer *tracer, const char *class, const GdSpan *found, const char *reason)
{
	step_begin(tracer, GD_STAGE_SCALAR);
	if (found != NULL)
	{
		step_at(tracer, *found);
		tracer->step.section = section_at(tracer->reading, found->start);
	}
	words_put(&tracer->class, class);
	words_put(&tracer->reason, reason);
	return step_end(tracer);
}

static bool
is_inside(GdSpan inner, GdSpan outer)
{
	return inner.start >= outer.start && span_end(inner) <= span_end(outer);
}

/* The issuer is told by where its words stand. */
static GdStatus
trace_issuer(Tracer *tracer)
{
	const Reading *reading = tracer->reading;
	const char *text = reading->source.text;
	GdStr		issuer = meta_issuer(text, reading->preamble, &reading->title, &reading->signature);
	GdSpan		span;

	if (issuer.data == NULL)
		return trace_scalar(tracer, "issuer", NULL, "no title, signature or preamble names a body");
	if (issuer.data < text || issuer.data >= text + reading->source.length)
		return trace_scalar(tracer, "issuer", NULL, "in the title, on several lines");
	span = span_between((uint32_t) (issuer.data - text),
						(uint32_t) (issuer.data - text) + issuer.length);
	return trace_scalar(tracer, "issuer", &span,
						reading->title.words.data != NULL && is_inside(span, reading->title.place) ?
						"in the title" :
						is_inside(span, reading->signature.issuer) ? "in the signature" :
						"in the preamble");
}

static GdStatus
trace_status(Tracer *tracer)
{
	const Reading *reading = tracer->reading;

	step_begin(tracer, GD_STAGE_SCALAR);
	words_put(&tracer->class, "status");
	words_put(&tracer->reason, gd_report_status_name(tracer->report->status));
	words_put(&tracer->reason, ": ");
	words_put(&tracer->reason, tracer->report->status == GD_EMPTY ? "nothing but white space" :
			  words_of_document(meta_document(reading->source.text, reading->preamble,
											  &reading->title)));
	return step_end(tracer);
}

static GdStatus
trace_scalars(Tracer *tracer)
{
	const Reading *reading = tracer->reading;
	bool		titled = reading->title.words.data != NULL;

	TRY(trace_scalar(tracer, "title", titled ? &reading->title.place : NULL,
					 titled ? "names disclosure and a report, and is no sentence" :
					 "no line near the beginning names the report"));
	TRY(trace_issuer(tracer));
	TRY(trace_scalar(tracer, "year", NULL, words_of_year(reading->year.basis)));
	TRY(trace_scalar(tracer, "period", reading->period.basis != META_PERIOD_NONE ?
					 &reading->period.place : NULL, words_of_period(reading->period.basis)));
	TRY(trace_scalar(tracer, "published", reading->published.date.year != 0 ?
					 &reading->published.place : NULL, reading->published.date.year != 0 ?
					 "behind words for the day of publication" : "no such words"));
	TRY(trace_scalar(tracer, "signed", reading->signature.date.year != 0 ?
					 &reading->signature.date_place : NULL, reading->signature.date.year != 0 ?
					 "a date on a line of its own at the end" : "no date at the end"));
	return trace_status(tracer);
}

/* The span around both; start is GD_NOWHERE for none. */
static GdSpan
span_unite(GdSpan a, GdSpan b)
{
	uint32_t	start = a.start < b.start ? a.start : b.start;

	if (a.start == GD_NOWHERE)
		return b;
	return span_between(start, span_end(a) > span_end(b) ? span_end(a) : span_end(b));
}

/* What the cells of a row are: label number*7 blank. */
static GdStatus
describe_row(Tracer *tracer, const Grid *grid, const GridRow *row)
{
	const GridCell *cells = &grid->cells[row->first];
	const char *text = tracer->reading->source.text;
	uint32_t	words = 0;
	uint32_t	labels = 0;

	for (uint32_t i = 0, same; i < row->count; i += same)
	{
		const char *name = words_of_cell(&cells[i]);

		for (same = 1; i + same < row->count && cells[i].class != GRID_RUN; same++)
			if (words_of_cell(&cells[i + same]) != name)
				break;
		words_put(&tracer->class, i > 0 ? " " : "");
		words_put(&tracer->class, name);
		if (same > 1)
		{
			words_put(&tracer->class, "*");
			words_put_number(&tracer->class, same);
		}
		else if (cells[i].class == GRID_RUN)
		{
			words_put(&tracer->class, ":");
			words_put_number(&tracer->class, text_count(text, cells[i].span));
		}
	}
	words_put(&tracer->class, row->count == 0 ? "empty" : "");
	for (uint32_t i = 0; i < row->count; i++)
	{
		words += grid_cell_is_words(&cells[i]);
		if (cells[i].class != GRID_LABEL)
			continue;
		words_put(&tracer->matched, labels++ > 0 ? " | " : "");
		TRY(put_matched(tracer, span_between(cells[i].span.start, cells[i].match.end)));
	}
	words_put(&tracer->reason, "cells of words: ");
	words_put_number(&tracer->reason, words);
	words_put(&tracer->reason, ", of them labels of a form: ");
	words_put_number(&tracer->reason, labels);
	return GD_OK;
}

static GdStatus
trace_rows(Tracer *tracer, uint32_t table)
{
	const Sheet *sheet = &tracer->reading->sheets.items[table];
	const Grid *grid = sheet->grid;

	for (uint32_t i = 0; i < grid->nrows; i++)
	{
		const GridRow *row = &grid->rows[i];
		GdSpan		place = {GD_NOWHERE, 0};

		for (uint32_t k = row->first; k < row->first + row->count; k++)
			place = span_unite(place, grid->cells[k].span);
		step_begin(tracer, GD_STAGE_ROW);
		tracer->step.section = (int32_t) grid->section;
		tracer->step.table = (int32_t) table + 1;
		tracer->step.row = i + 1;
		if (place.start != GD_NOWHERE)
			step_at(tracer, place);
		TRY(describe_row(tracer, grid, row));
		TRY(step_end(tracer));
	}
	return GD_OK;
}

static GdStatus
trace_tables(Tracer *tracer)
{
	const Sheets *sheets = &tracer->reading->sheets;

	for (uint32_t i = 0; i < sheets->count; i++)
	{
		const Sheet *sheet = &sheets->items[i];
		const Grid *grid = sheet->grid;
		const char *kind = sheet->form != NULL ? gd_table_kind_name(sheet->form->table) : NULL;

		step_begin(tracer, GD_STAGE_TABLE);
		step_at(tracer, grid->place);
		tracer->step.section = (int32_t) grid->section;
		tracer->step.table = (int32_t) i + 1;
		tracer->step.form = sheet->form != NULL ? sheet->form->form : GD_FORM_NONE;
		words_put(&tracer->class, kind != NULL ? kind : "none");
		words_put(&tracer->reason, "rows: ");
		words_put_number(&tracer->reason, grid->nrows);
		words_put(&tracer->reason, ", columns: ");
		words_put_number(&tracer->reason, grid->columns);
		words_put(&tracer->reason, grid->bordered ? "; borders between cells" :
				  grid->spaced ? "; white space between cells" : "; wording between cells");
		words_put(&tracer->reason, grid->by_line ? "; each line is a row" :
				  grid->by_label ? "; labels begin rows" : "; counted cells are a row");
		if (sheet->scrambled)
			words_put(&tracer->reason, "; labels and figures stand apart");
		TRY(step_end(tracer));
		TRY(trace_rows(tracer, i));
	}
	return GD_OK;
}

/* From the first cell of a row of figures to the last; start is GD_NOWHERE if it has none. */
static GdSpan
line_place(const Sheet *sheet, const SheetLine *line)
{
	GdSpan		place = {GD_NOWHERE, 0};

	for (uint32_t i = line->first; i < line->first + line->count; i++)
		place = span_unite(place, line->doubt == LINE_CERTAIN ?
						   sheet->placements[i].span : sheet->grid->cells[i].span);
	return place;
}

/* The code of a row of a form: its table, and its place there. */
static GdStatus
line_code(Arena *arena, const Form *form, unsigned row, GdStr *code)
{
	GdStr		parts[] = {
		message_str(gd_table_kind_name(form->table)), message_str("."),
		message_str(forms_string(forms_row(form, row)->code))
	};

	return message_join(arena, parts, 3, code);
}

static GdStatus
trace_figures(Tracer *tracer)
{
	const Sheets *sheets = &tracer->reading->sheets;

	for (uint32_t i = 0; i < sheets->count; i++)
	{
		const Sheet *sheet = &sheets->items[i];

		for (uint32_t k = 0; k < sheet->nlines; k++)
		{
			const SheetLine *line = &sheet->lines[k];
			GdSpan		place = line_place(sheet, line);

			step_begin(tracer, GD_STAGE_FIGURES);
			if (place.start != GD_NOWHERE)
				step_at(tracer, place);
			tracer->step.section = (int32_t) sheet->grid->section;
			tracer->step.table = (int32_t) i + 1;
			tracer->step.form = sheet->form->form;
			if (forms_row(sheet->form, line->row) != NULL)
				TRY(line_code(tracer->arena, sheet->form, line->row, &tracer->step.code));
			words_put(&tracer->class, words_of_doubt(line->doubt)->name);
			words_put(&tracer->reason, words_of_doubt(line->doubt)->reason);
			TRY(step_end(tracer));
		}
	}
	return GD_OK;
}

static GdStatus
trace_facts(Tracer *tracer)
{
	const GdReport *report = tracer->report;

	for (uint32_t i = 0; i < report->nfacts; i++)
	{
		const GdFact *fact = &report->facts[i];

		step_begin(tracer, GD_STAGE_FACT);
		tracer->step.place = fact->place;
		if (fact->place.start != GD_NOWHERE)
			tracer->step.line = breaks_line(&tracer->breaks, fact->place.start);
		tracer->step.form = fact->item->form;
		tracer->step.code = message_str(gd_item_code(fact->item));
		words_put(&tracer->class, gd_fact_kind_name(fact->kind));
		words_put(&tracer->reason, words_of_recovery(fact->recovery));
		TRY(step_end(tracer));
	}
	return GD_OK;
}

GdStatus
gd_trace_read(const GdConfig *config, const char *text, size_t length,
			  GdStepSink put, void *sink_context)
{
	Arena		arena;
	Reading		reading;
	GdReport	report;
	Tracer		tracer;

	arena_init(&arena, config);
	TRY(gd_parse_text(&arena, text, length, &reading, &report));
	memset(&tracer, 0, sizeof(tracer));
	tracer.arena = &arena;
	tracer.reading = &reading;
	tracer.report = &report;
	tracer.put = put;
	tracer.sink_context = sink_context;
	TRY(breaks_index(&arena, text, (uint32_t) length, &tracer.breaks));
	TRY(trace_source(&tracer));
	if (report.status == GD_EMPTY)
		return trace_status(&tracer);
	TRY(trace_lines(&tracer));
	TRY(trace_headings(&tracer));
	TRY(trace_scalars(&tracer));
	TRY(trace_tables(&tracer));
	TRY(trace_figures(&tracer));
	return trace_facts(&tracer);
}
