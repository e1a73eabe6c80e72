/*
 * print.c
 *	  Findings as a compiler prints them, and facts as a table.
 */
#include "print.h"

#include <inttypes.h>
#include <string.h>

#include "decimal.h"

static void
put_str(FILE *out, GdStr str)
{
	fwrite(str.data, 1, str.length, out);
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

		fputs(checked->name, out);
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

/* Text on one line, without the tabs that divide columns. */
static void
put_cell(FILE *out, GdStr str)
{
	for (uint32_t i = 0; i < str.length; i++)
		fputc(str.data[i] == '\t' || str.data[i] == '\n' || str.data[i] == '\r' ? ' ' : str.data[i], out);
}

void
print_facts(FILE *out, const Checked *checked)
{
	for (uint32_t i = 0; i < checked->report.nfacts; i++)
	{
		const GdFact *fact = &checked->report.facts[i];
		char		digits[DECIMAL_MAX];

		fprintf(out, "%s\t%s\t%s\t%s\t", fact->item->code,
				fact->kind == GD_NUMBER ? decimal_digits(fact->value, digits) : gd_fact_kind_name(fact->kind),
				fact->unit != NULL ? fact->unit : "", gd_recovery_name(fact->recovery));
		put_cell(out, fact->raw);
		fputc('\n', out);
	}
}
