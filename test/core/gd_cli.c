/*
 * gd_cli.c
 *	  Reads reports from files and prints one line of JSON for each.
 *
 * The files are named on the command line, or one a line on standard input.
 * What a part of the text decides alone is compared with the whole: a difference ends
 * the text without a line.
 *
 * --findings and --claims as the first arguments print those as well, --scalars the
 * scalars once more, each read for itself.
 * --compare takes the files in pairs, the earlier report first (two arguments, or
 * "PREVIOUS<TAB>CURRENT" a line), and prints the findings of the cross-year rules.
 * For comparisons with known truth at full speed, without a server:
 *
 *	cc -O2 -std=c11 -Isrc/core -o gd_cli test/core/gd_cli.c src/core/ * / *.c
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gd.h"

#include "../../src/cli/pool.h"

/* Bytes that are no UTF-8 go out as they came in; the reader of the output decides. */
static void
put_bytes(const char *data, size_t length)
{
	putchar('"');
	for (size_t i = 0; i < length; i++)
	{
		unsigned char c = (unsigned char) data[i];

		if (c == '"' || c == '\\')
			printf("\\%c", c);
		else if (c < 0x20)
			printf("\\u%04x", c);
		else
			putchar(c);
	}
	putchar('"');
}

static void
put_str(GdStr str)
{
	if (str.data == NULL)
		fputs("null", stdout);
	else
		put_bytes(str.data, str.length);
}

static void
put_name(const char *name)
{
	if (name == NULL)
		fputs("null", stdout);
	else
		put_bytes(name, strlen(name));
}

static void
put_date(GdDate date)
{
	if (date.year == 0)
		fputs("null", stdout);
	else
		printf("\"%04d-%02d-%02d\"", date.year, date.month, date.day);
}

/* A decimal as a string, so that no reader rounds it. */
static void
put_decimal(GdDecimal value)
{
	char		digits[32];
	int			length;
	uint64_t	size = value.mantissa < 0 ? 0 - (uint64_t) value.mantissa : (uint64_t) value.mantissa;

	length = snprintf(digits, sizeof(digits), "%0*" PRIu64, value.scale + 1, size);
	printf("\"%s%.*s", value.mantissa < 0 ? "-" : "", length - value.scale, digits);
	if (value.scale > 0)
		printf(".%s", digits + length - value.scale);
	putchar('"');
}

static void
put_place(GdSpan place)
{
	if (place.start == GD_NOWHERE)
		fputs("null,null", stdout);
	else
		printf("%" PRIu32 ",%" PRIu32, place.start, place.length);
}

static void
put_report(const char *file, const GdReport *report)
{
	fputs("{\"file\":", stdout);
	put_name(file);
	fputs(",\"status\":", stdout);
	put_name(gd_report_status_name(report->status));
	fputs(",\"title\":", stdout);
	put_str(report->title);
	fputs(",\"issuer\":", stdout);
	put_str(report->issuer);
	printf(report->year ? ",\"year\":%d" : ",\"year\":null", (int) report->year);
	fputs(",\"script\":", stdout);
	put_name(gd_script_name(report->script));
	fputs(",\"signed\":", stdout);
	put_date(report->signed_on);
	fputs(",\"published\":", stdout);
	put_date(report->published);
	fputs(",\"period\":[", stdout);
	put_date(report->period_first);
	putchar(',');
	put_date(report->period_last);
	printf("],\"copies\":%d,\"sections\":[", (int) report->copies);
	for (uint32_t i = 0; i < report->nsections; i++)
	{
		const GdSection *section = &report->sections[i];

		fputs(i ? ",{\"kind\":" : "{\"kind\":", stdout);
		put_name(gd_section_kind_name(section->kind));
		printf(",\"level\":%d,\"number\":", (int) section->level);
		put_str(section->number);
		fputs(",\"title\":", stdout);
		put_str(section->title);
		putchar('}');
	}
	fputs("],\"tables\":[", stdout);
	for (uint32_t i = 0; i < report->ntables; i++)
	{
		const GdTable *table = &report->tables[i];

		fputs(i ? ",{\"kind\":" : "{\"kind\":", stdout);
		put_name(gd_table_kind_name(table->kind));
		fputs(",\"form\":", stdout);
		put_name(gd_form_name(table->form));
		printf(",\"rows\":%" PRIu32 ",\"columns\":%" PRIu32 "}", table->rows, table->columns);
	}
	fputs("],\"facts\":[", stdout);
	for (uint32_t i = 0; i < report->nfacts; i++)
	{
		const GdFact *fact = &report->facts[i];

		fputs(i ? ",[" : "[", stdout);
		put_name(gd_item_code(fact->item));
		putchar(',');
		if (fact->kind == GD_NUMBER)
			put_decimal(fact->value);
		else
			fputs("null", stdout);
		putchar(',');
		put_name(gd_fact_kind_name(fact->kind));
		putchar(',');
		put_name(gd_recovery_name(fact->recovery));
		putchar(',');
		put_str(fact->raw);
		putchar(',');
		put_place(fact->place);
		putchar(']');
	}
	putchar(']');
}

/* [rule, subject, severity, line, start, length, expected, actual, blame, message, message_zh] */
static void
put_findings(const GdFindings *findings)
{
	fputs(",\"findings\":[", stdout);
	for (uint32_t i = 0; i < findings->count; i++)
	{
		const GdFinding *finding = &findings->items[i];

		fputs(i ? ",[" : "[", stdout);
		put_name(finding->rule->name);
		putchar(',');
		put_str(finding->subject);
		putchar(',');
		put_name(gd_severity_name(finding->severity));
		printf(",%" PRIu32 ",", finding->line);
		put_place(finding->place);
		putchar(',');
		put_str(finding->expected);
		putchar(',');
		put_str(finding->actual);
		putchar(',');
		put_name(finding->extraction ? "extraction" : "source");
		putchar(',');
		put_str(finding->message);
		putchar(',');
		put_str(finding->message_zh);
		putchar(']');
	}
	putchar(']');
}

/* [code, value, approximate, unit, start, length, sentence] */
static void
put_claims(const GdClaims *claims)
{
	fputs(",\"claims\":[", stdout);
	for (uint32_t i = 0; i < claims->count; i++)
	{
		const GdClaim *claim = &claims->items[i];

		fputs(i ? ",[" : "[", stdout);
		put_name(claim->code);
		putchar(',');
		put_decimal(claim->value);
		fputs(claim->approximate ? ",true," : ",false,", stdout);
		put_name(claim->unit);
		putchar(',');
		put_place(claim->place);
		putchar(',');
		put_str(claim->sentence);
		putchar(']');
	}
	putchar(']');
}

/* [status, title, issuer, year, script, published, signed], each by a call of its own */
static GdStatus
put_scalars(const GdConfig *config, const char *text, size_t length)
{
	GdReport	report;
	GdStatus	status = GD_OK;

	fputs(",\"scalars\":[", stdout);
	for (unsigned wanted = GD_SCALAR_STATUS;
		 status == GD_OK && wanted <= GD_SCALAR_SIGNED_ON; wanted *= 2)
	{
		status = gd_scalars_read(config, text, length, wanted, &report);
		if (wanted == GD_SCALAR_STATUS)
			put_name(gd_report_status_name(report.status));
		else if (wanted == GD_SCALAR_TITLE)
			put_str(report.title);
		else if (wanted == GD_SCALAR_ISSUER)
			put_str(report.issuer);
		else if (wanted == GD_SCALAR_YEAR)
			printf("%d", (int) report.year);
		else if (wanted == GD_SCALAR_SCRIPT)
			put_name(gd_script_name(report.script));
		else
			put_date(wanted == GD_SCALAR_PUBLISHED ? report.published : report.signed_on);
		if (wanted != GD_SCALAR_SIGNED_ON)
			putchar(',');
	}
	putchar(']');
	return status;
}

static bool
same_str(GdStr a, GdStr b)
{
	return a.length == b.length && (a.data == NULL) == (b.data == NULL) &&
		(a.length == 0 || memcmp(a.data, b.data, a.length) == 0);
}

/* What the first bytes of a text decide, a few lengths of them, is what it says. */
static bool
parts_agree(const GdConfig *config, const char *text, size_t length, const GdReport *whole)
{
	for (size_t part = 2100; part < length; part += part / 2)
		for (unsigned wanted = GD_SCALAR_STATUS; wanted <= GD_SCALAR_SIGNED_ON; wanted *= 2)
		{
			GdReport	report;
			bool		decided;

			if (gd_scalars_read_part(config, text, part, wanted, &report, &decided) != GD_OK)
				return false;
			if (decided &&
				((wanted == GD_SCALAR_STATUS && report.status != whole->status) ||
				 (wanted == GD_SCALAR_TITLE && !same_str(report.title, whole->title)) ||
				 (wanted == GD_SCALAR_ISSUER && !same_str(report.issuer, whole->issuer)) ||
				 (wanted == GD_SCALAR_YEAR && report.year != whole->year) ||
				 wanted > GD_SCALAR_YEAR))
			{
				fprintf(stderr, "scalar %u of the first %zu bytes is another\n", wanted, part);
				return false;
			}
		}
	return true;
}

/* Facts that are asked for alone are those of the report. */
static bool
facts_agree(const GdConfig *config, const char *text, size_t length, const GdReport *whole)
{
	GdReport	alone;

	if (gd_facts_read(config, text, length, &alone) != GD_OK || alone.nfacts != whole->nfacts)
		return false;
	for (uint32_t i = 0; i < alone.nfacts; i++)
	{
		const GdFact *a = &alone.facts[i];
		const GdFact *b = &whole->facts[i];

		if (a->item != b->item || a->kind != b->kind || a->recovery != b->recovery ||
			a->value.mantissa != b->value.mantissa || a->value.scale != b->value.scale ||
			!same_str(a->raw, b->raw) || a->unit != b->unit ||
			a->place.start != b->place.start || a->place.length != b->place.length)
		{
			fprintf(stderr, "%s is another fact alone\n", gd_item_code(a->item));
			return false;
		}
	}
	return true;
}

/* The whole file in malloc'ed memory, or NULL. */
static char *
read_file(const char *file, size_t *length)
{
	FILE	   *stream = fopen(file, "rb");
	char	   *text = NULL;
	size_t		room = 0;

	*length = 0;
	if (stream == NULL)
		return NULL;
	do
	{
		char	   *larger;

		room = room ? 2 * room : 65536;
		larger = realloc(text, room);
		if (larger == NULL)
			break;
		text = larger;
		*length += fread(text + *length, 1, room - *length, stream);
	} while (*length == room);
	fclose(stream);
	return text;
}

/* What is printed beside the parse. */
static bool print_findings = false;
static bool print_claims = false;
static bool print_scalars = false;
static bool compare_files = false;

static GdStatus
print_all(const char *file, const char *text, size_t length, const GdConfig *config)
{
	GdCheck		check = {gd_rulesets(&(uint32_t) {0})[0], GD_NOTICE, 0, false};
	GdReport	report;
	GdFindings	findings;
	GdClaims	claims;
	GdStatus	status = gd_report_read(config, text, length, &report);

	if (status == GD_OK && print_findings)
		status = gd_report_check(config, &check, text, length, &report, &findings);
	if (status == GD_OK && print_claims)
		status = gd_claims_read(config, text, length, &claims);
	if (status != GD_OK)
		return status;
	if (!parts_agree(config, text, length, &report) || !facts_agree(config, text, length, &report))
		return GD_INTERRUPTED;
	put_report(file, &report);
	if (print_findings)
		put_findings(&findings);
	if (print_claims)
		put_claims(&claims);
	if (print_scalars)
		status = put_scalars(config, text, length);
	puts("}");
	return status;
}

static GdStatus
compare_all(const char *file, const char *previous, size_t previous_length,
			const char *current, size_t current_length, const GdConfig *config)
{
	GdCheck		check = {gd_rulesets(&(uint32_t) {0})[0], GD_NOTICE, 0, false};
	GdFindings	findings;
	GdStatus	status = gd_reports_compare(config, &check, previous, previous_length,
											current, current_length, &findings);

	if (status != GD_OK)
		return status;
	fputs("{\"file\":", stdout);
	put_name(file);
	put_findings(&findings);
	puts("}");
	return GD_OK;
}

/* The findings are printed under the name of the later report. */
static int
compare_and_print(const char *previous_file, const char *file)
{
	Chunk	   *pool = NULL;
	GdConfig	config = {pool_alloc, NULL, &pool};
	int			failed = 1;
	size_t		previous_length;
	size_t		length;
	char	   *previous = read_file(previous_file, &previous_length);
	char	   *text = read_file(file, &length);

	if (previous == NULL || text == NULL)
		fprintf(stderr, "could not read \"%s\"\n", previous == NULL ? previous_file : file);
	else
	{
		GdStatus	status = compare_all(file, previous, previous_length, text, length, &config);

		if (status != GD_OK)
			fprintf(stderr, "%s: %s\n", file, gd_status_text(status));
		failed = status != GD_OK;
	}
	pool_free(&pool);
	free(previous);
	free(text);
	return failed;
}

/* Every pair of the arguments, or of standard input. */
static int
compare_pairs(int nfiles, char **files)
{
	int			failed = 0;
	char		line[8192];

	for (int i = 0; i + 1 < nfiles; i += 2)
		failed |= compare_and_print(files[i], files[i + 1]);
	while (nfiles == 0 && fgets(line, sizeof(line), stdin) != NULL)
	{
		char	   *tab = strchr(line, '\t');

		line[strcspn(line, "\n")] = '\0';
		if (tab == NULL)
			continue;
		*tab = '\0';
		failed |= compare_and_print(line, tab + 1);
	}
	return failed;
}

static int
read_and_print(const char *file)
{
	Chunk	   *pool = NULL;
	GdConfig	config = {pool_alloc, NULL, &pool};
	GdStatus	status;
	size_t		length;
	char	   *text = read_file(file, &length);

	if (text == NULL)
	{
		fprintf(stderr, "could not read \"%s\"\n", file);
		return 1;
	}
	status = print_all(file, text, length, &config);
	if (status != GD_OK)
		fprintf(stderr, "%s: %s\n", file, gd_status_text(status));
	pool_free(&pool);
	free(text);
	return status != GD_OK;
}

int
main(int argc, char **argv)
{
	int			failed = 0;
	int			first = 1;

	for (; first < argc && strncmp(argv[first], "--", 2) == 0; first++)
	{
		print_findings |= strcmp(argv[first], "--findings") == 0;
		print_claims |= strcmp(argv[first], "--claims") == 0;
		print_scalars |= strcmp(argv[first], "--scalars") == 0;
		compare_files |= strcmp(argv[first], "--compare") == 0;
	}
	if (compare_files)
		return compare_pairs(argc - first, argv + first);
	for (int i = first; i < argc; i++)
		failed |= read_and_print(argv[i]);
	if (argc == first)
	{
		char		name[4096];

		while (fgets(name, sizeof(name), stdin) != NULL)
		{
			name[strcspn(name, "\n")] = '\0';
			if (name[0] != '\0')
				failed |= read_and_print(name);
		}
	}
	return failed;
}
