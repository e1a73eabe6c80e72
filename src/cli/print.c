/*
 * print.c
 *	  Findings as a compiler prints them, and facts as a table.
 */
#include "print.h"

#include <inttypes.h>
#include <string.h>

#include "decimal.h"
#include "terminal.h"

static void
put_str(FILE *out, GdStr str)
{
	terminal_put(out, str.data, str.length);
}

/* The character of its line, from 1, that a byte of the text begins. */
static unsigned
column_of(const Checked *checked, uint32_t offset)
{
	unsigned	column = 1;

	while (offset > 0 && checked->text[offset - 1] != '\n')
	{
		offset--;
		column += ((unsigned char) checked->text[offset] & 0xC0) != 0x80;
	}
	return column;
}

void
print_findings(FILE *out, const Checked *checked, bool chinese)
{
	for (uint32_t i = 0; i < checked->findings.count; i++)
	{
		const GdFinding *finding = &checked->findings.items[i];

		terminal_put_string(out, checked->name);
		if (finding->line > 0)
			fprintf(out, ":%" PRIu32 ":%u", finding->line,
					column_of(checked, finding->place.start));
		fprintf(out, ": %s: ", gd_severity_name(finding->severity));
		put_str(out, chinese ? finding->message_zh : finding->message);
		fprintf(out, " [%s", finding->rule->name);
		if (finding->subject.length > 0)
		{
			fputc(':', out);
			put_str(out, finding->subject);
		}
		fputs("]\n", out);
	}
}

/* The first column, where rows of several files follow each other. */
static void
put_name(FILE *out, const Checked *checked)
{
	if (!checked->among_others)
		return;
	terminal_put_string(out, checked->name);
	fputc('\t', out);
}

void
print_facts(FILE *out, const Checked *checked)
{
	for (uint32_t i = 0; i < checked->report.nfacts; i++)
	{
		const GdFact *fact = &checked->report.facts[i];
		char		digits[DECIMAL_MAX];

		put_name(out, checked);
		fprintf(out, "%s\t%s\t%s\t%s\t", gd_item_code(fact->item),
				fact->kind == GD_NUMBER ? decimal_digits(fact->value, digits) : gd_fact_kind_name(fact->kind),
				fact->unit != NULL ? fact->unit : "", gd_recovery_name(fact->recovery));
		put_str(out, fact->raw);
		fputc('\n', out);
	}
}

/* ---- traces ------------------------------------------------------------------------- */

typedef struct Trace
{
	FILE	   *out;
	const Checked *checked;
} Trace;

/* A number that there is, or nothing. */
static void
put_ordinal(FILE *out, int32_t number, bool isnull)
{
	if (!isnull)
		fprintf(out, "%" PRId32, number);
	fputc('\t', out);
}

static void
put_column(FILE *out, GdStr str)
{
	if (str.data != NULL)
		put_str(out, str);
	fputc('\t', out);
}

static unsigned
characters(const char *text, GdSpan span)
{
	unsigned	count = 0;

	for (uint32_t i = 0; i < span.length; i++)
		count += ((unsigned char) text[span.start + i] & 0xC0) != 0x80;
	return count;
}

static void
put_step(void *context, const GdStep *step)
{
	const Trace *trace = context;
	FILE	   *out = trace->out;

	put_name(out, trace->checked);
	if (step->line > 0)
		fprintf(out, "%" PRIu32 ":%u\t%u\t", step->line,
				column_of(trace->checked, step->place.start),
				characters(trace->checked->text, step->place));
	else
		fputs("\t\t", out);
	fprintf(out, "%s\t", gd_stage_name(step->stage));
	put_column(out, step->class);
	put_ordinal(out, step->section, step->section < 0);
	put_ordinal(out, step->table, step->table == 0);
	put_ordinal(out, (int32_t) step->row, step->row == 0);
	fprintf(out, "%s\t", step->form != GD_FORM_NONE ? gd_form_name(step->form) : "");
	put_column(out, step->code);
	put_column(out, step->matched);
	put_str(out, step->reason);
	fputc('\n', out);
}

GdStatus
print_trace(FILE *out, const GdConfig *config, const Checked *checked)
{
	Trace		trace = {out, checked};

	return gd_trace_read(config, checked->text, checked->length, put_step, &trace);
}
