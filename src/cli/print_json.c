/*
 * print_json.c
 *	  A report and its findings as one JSON object.
 *
 * Keys are those of gd_jsonb and gd_finding.  Positions count characters from 1.
 */
#include "print.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "decimal.h"
#include "text_file.h"

/* Where a value goes, and whether a comma goes before it. */
typedef struct Json
{
	FILE	   *out;
	const Checked *checked;
	bool		comma;
} Json;

static void
put_bytes(Json *json, const char *data, size_t length)
{
	fputc('"', json->out);
	for (size_t i = 0; i < length; i++)
	{
		unsigned char c = (unsigned char) data[i];

		if (c == '"' || c == '\\')
			fprintf(json->out, "\\%c", c);
		else if (c < 0x20)
			fprintf(json->out, "\\u%04x", c);
		else
			fputc(c, json->out);
	}
	fputc('"', json->out);
}

static void
put_comma(Json *json)
{
	if (json->comma)
		fputc(',', json->out);
	json->comma = true;
}

static void
put_key(Json *json, const char *key)
{
	put_comma(json);
	put_bytes(json, key, strlen(key));
	fputc(':', json->out);
}

static void
put_str(Json *json, const char *key, GdStr value)
{
	put_key(json, key);
	if (value.data == NULL)
		fputs("null", json->out);
	else
		put_bytes(json, value.data, value.length);
}

static void
put_name(Json *json, const char *key, const char *value)
{
	GdStr		str = {value, value != NULL ? (uint32_t) strlen(value) : 0};

	put_str(json, key, str);
}

static void
put_int(Json *json, const char *key, int64_t value, bool isnull)
{
	put_key(json, key);
	if (isnull)
		fputs("null", json->out);
	else
		fprintf(json->out, "%" PRId64, value);
}

static void
put_date(Json *json, const char *key, GdDate date)
{
	put_key(json, key);
	if (date.year == 0)
		fputs("null", json->out);
	else
		fprintf(json->out, "\"%04d-%02d-%02d\"", date.year, date.month, date.day);
}

/* Characters that begin before a byte. */
static uint32_t
characters_before(const Checked *checked, uint32_t offset)
{
	uint32_t	count = 0;

	for (uint32_t i = 0; i < offset; i++)
		count += ((unsigned char) checked->text[i] & 0xC0) != 0x80;
	return count;
}

static void
put_place(Json *json, GdSpan place)
{
	bool		nowhere = place.start == GD_NOWHERE;
	uint32_t	start = nowhere ? 0 : characters_before(json->checked, place.start);
	uint32_t	end = nowhere ? 0 : characters_before(json->checked, place.start + place.length);

	put_int(json, "start_at", (int64_t) start + 1, nowhere);
	put_int(json, "length", (int64_t) end - start, nowhere);
}

static void
open_item(Json *json, char bracket)
{
	put_comma(json);
	fputc(bracket, json->out);
	json->comma = false;
}

static void
open_key(Json *json, const char *key, char bracket)
{
	put_key(json, key);
	fputc(bracket, json->out);
	json->comma = false;
}

static void
close_item(Json *json, char bracket)
{
	fputc(bracket, json->out);
	json->comma = true;
}

static void
put_sections(Json *json, const GdReport *report)
{
	open_key(json, "sections", '[');
	for (uint32_t i = 0; i < report->nsections; i++)
	{
		const GdSection *section = &report->sections[i];

		open_item(json, '{');
		put_int(json, "ordinal", section->ordinal, false);
		put_int(json, "parent", section->parent, section->parent < 0);
		put_int(json, "level", section->level, false);
		put_str(json, "number", section->number);
		put_name(json, "kind", gd_section_kind_name(section->kind));
		put_str(json, "title", section->title);
		put_place(json, section->place);
		close_item(json, '}');
	}
	close_item(json, ']');
}

static void
put_tables(Json *json, const GdReport *report)
{
	open_key(json, "tables", '[');
	for (uint32_t i = 0; i < report->ntables; i++)
	{
		const GdTable *table = &report->tables[i];

		open_item(json, '{');
		put_int(json, "ordinal", table->ordinal, false);
		put_int(json, "section", table->section, false);
		put_name(json, "kind", gd_table_kind_name(table->kind));
		put_name(json, "form", gd_form_name(table->form));
		put_int(json, "rows", table->rows, false);
		put_int(json, "columns", table->columns, false);
		put_place(json, table->place);
		close_item(json, '}');
	}
	close_item(json, ']');
}

static void
put_facts(Json *json, const GdReport *report)
{
	open_key(json, "facts", '{');
	for (uint32_t i = 0; i < report->nfacts; i++)
	{
		const GdFact *fact = &report->facts[i];
		char		digits[DECIMAL_MAX];

		put_key(json, gd_item_code(fact->item));
		fputs(fact->kind == GD_NUMBER ? decimal_digits(fact->value, digits) : "null", json->out);
	}
	close_item(json, '}');
}

static void
put_findings(Json *json, const GdFindings *findings)
{
	open_key(json, "findings", '[');
	for (uint32_t i = 0; i < findings->count; i++)
	{
		const GdFinding *finding = &findings->items[i];

		open_item(json, '{');
		put_name(json, "rule", finding->rule->name);
		put_name(json, "severity", gd_severity_name(finding->severity));
		put_str(json, "subject", finding->subject);
		put_str(json, "message", finding->message);
		put_str(json, "message_zh", finding->message_zh);
		put_str(json, "expected", finding->expected);
		put_str(json, "actual", finding->actual);
		put_name(json, "blame", finding->extraction ? "extraction" : "source");
		put_name(json, "basis", finding->rule->basis);
		put_int(json, "line", finding->line, finding->line == 0);
		put_place(json, finding->place);
		close_item(json, '}');
	}
	close_item(json, ']');
}

void
print_json(FILE *out, const Checked *checked)
{
	Json		json = {out, checked, false};
	char	   *name = text_of_name(checked->name);
	const GdReport *report = &checked->report;

	open_item(&json, '{');
	put_name(&json, "file", name != NULL ? name : checked->name);
	free(name);
	put_name(&json, "status", gd_report_status_name(report->status));
	put_str(&json, "title", report->title);
	put_str(&json, "issuer", report->issuer);
	put_int(&json, "year", report->year, report->year == 0);
	put_name(&json, "script", gd_script_name(report->script));
	put_date(&json, "published", report->published);
	put_date(&json, "signed", report->signed_on);
	put_int(&json, "copies", report->copies, false);
	put_sections(&json, report);
	put_tables(&json, report);
	put_facts(&json, report);
	put_findings(&json, &checked->findings);
	close_item(&json, '}');
	fputc('\n', out);
}
