/*
 * fuzz_plain.c
 *	  Any bytes as a report, read by two builds of the core: one of them goes no
 *	  short way (src/core/base/plain.h), and both say the same.  The first byte that is
 *	  zero divides two reports, which are compared as well.
 */
#define _POSIX_C_SOURCE 200809L

#include "fuzz.h"

/* The calls of the core that goes the plain ways alone; the Makefile names them so. */
extern __typeof__(gd_report_review) plain_report_review;
extern __typeof__(gd_reports_compare) plain_reports_compare;
extern __typeof__(gd_scalars_read) plain_scalars_read;

typedef struct Core
{
	__typeof__(gd_report_review) *report_review;
	__typeof__(gd_reports_compare) *reports_compare;
	__typeof__(gd_scalars_read) *scalars_read;
} Core;

static const Core short_ways = {gd_report_review, gd_reports_compare, gd_scalars_read};
static const Core plain_ways = {plain_report_review, plain_reports_compare, plain_scalars_read};

/* ---- what a core says, as lines ---------------------------------------------------- */

static void
say_str(FILE *out, GdStr str)
{
	fprintf(out, str.data == NULL ? " none" : " %u:", (unsigned) str.length);
	fwrite(str.data != NULL ? str.data : "", 1, str.length, out);
}

static void
say_place(FILE *out, GdSpan place)
{
	fprintf(out, " @%u+%u", (unsigned) place.start, (unsigned) place.length);
}

static void
say_date(FILE *out, GdDate date)
{
	fprintf(out, " %d-%d-%d", date.year, date.month, date.day);
}

static void
say_scalar(FILE *out, GdScalar scalar, const GdReport *report)
{
	fprintf(out, "scalar %d", (int) scalar);
	switch (scalar)
	{
		case GD_SCALAR_STATUS:
			fprintf(out, " %d", (int) report->status);
			break;
		case GD_SCALAR_TITLE:
			say_str(out, report->title);
			break;
		case GD_SCALAR_ISSUER:
			say_str(out, report->issuer);
			break;
		case GD_SCALAR_YEAR:
			fprintf(out, " %d", (int) report->year);
			break;
		case GD_SCALAR_SCRIPT:
			fprintf(out, " %d", (int) report->script);
			break;
		case GD_SCALAR_PUBLISHED:
			say_date(out, report->published);
			break;
		case GD_SCALAR_SIGNED_ON:
			say_date(out, report->signed_on);
			break;
	}
	fputc('\n', out);
}

static void
say_sections(FILE *out, const GdReport *report)
{
	for (uint32_t i = 0; i < report->nsections; i++)
	{
		const GdSection *section = &report->sections[i];

		fprintf(out, "section %d %d %d", section->parent, section->level, (int) section->kind);
		say_str(out, section->number);
		say_str(out, section->title);
		say_str(out, section->body);
		say_place(out, section->place);
		fputc('\n', out);
	}
}

static void
say_tables(FILE *out, const GdReport *report)
{
	for (uint32_t i = 0; i < report->ntables; i++)
	{
		const GdTable *table = &report->tables[i];

		fprintf(out, "table %d %d %d %u %u", table->section, (int) table->kind, (int) table->form,
				(unsigned) table->rows, (unsigned) table->columns);
		say_place(out, table->place);
		fputc('\n', out);
		for (uint32_t k = 0; k < table->ncells; k++)
		{
			fprintf(out, "cell %u %u", (unsigned) table->cells[k].row, (unsigned) table->cells[k].column);
			say_str(out, table->cells[k].text);
			say_place(out, table->cells[k].place);
			fputc('\n', out);
		}
	}
}

static void
say_facts(FILE *out, const GdReport *report)
{
	for (uint32_t i = 0; i < report->nfacts; i++)
	{
		const GdFact *fact = &report->facts[i];

		fprintf(out, "fact %s %s %s", gd_item_code(fact->item), gd_fact_kind_name(fact->kind),
				gd_recovery_name(fact->recovery));
		if (fact->kind == GD_NUMBER)
			fprintf(out, " %lld/%d", (long long) fact->value.mantissa, fact->value.scale);
		fprintf(out, " %s", fact->unit != NULL ? fact->unit : "none");
		say_str(out, fact->raw);
		say_place(out, fact->place);
		fputc('\n', out);
	}
}

static void
say_report(FILE *out, const GdReport *report)
{
	for (unsigned scalar = GD_SCALAR_STATUS; scalar <= GD_SCALAR_SIGNED_ON; scalar *= 2)
		say_scalar(out, (GdScalar) scalar, report);
	fprintf(out, "period");
	say_date(out, report->period_first);
	say_date(out, report->period_last);
	fprintf(out, "\ncopies %d\n", report->copies);
	say_sections(out, report);
	say_tables(out, report);
	say_facts(out, report);
}

static void
say_findings(FILE *out, const GdFindings *findings)
{
	for (uint32_t i = 0; i < findings->count; i++)
	{
		const GdFinding *finding = &findings->items[i];

		fprintf(out, "finding %s %d %d", finding->rule->name, (int) finding->severity,
				finding->extraction);
		say_str(out, finding->subject);
		say_str(out, finding->message);
		say_str(out, finding->message_zh);
		say_str(out, finding->expected);
		say_str(out, finding->actual);
		say_place(out, finding->place);
		fputc('\n', out);
	}
}

static void
say_claims(FILE *out, const GdClaims *claims)
{
	for (uint32_t i = 0; i < claims->count; i++)
	{
		const GdClaim *claim = &claims->items[i];

		fprintf(out, "claim %s %lld/%d %d %s", claim->code, (long long) claim->value.mantissa,
				claim->value.scale, claim->approximate, claim->unit != NULL ? claim->unit : "none");
		say_str(out, claim->sentence);
		say_place(out, claim->place);
		fputc('\n', out);
	}
}

/* What the cross-year rules say of the two reports that a zero byte divides, if one does. */
static void
say_comparison(FILE *out, const Core *core, const GdConfig *config, const GdCheck *check,
			   const FuzzText *text)
{
	const char *zero = memchr(text->data, 0, text->length);
	size_t		first = zero != NULL ? (size_t) (zero - text->data) : 0;
	GdFindings	findings;

	if (zero == NULL)
		return;
	MUST(core->reports_compare(config, check, text->data, first, zero + 1,
							   text->length - first - 1, &findings) == GD_OK);
	say_findings(out, &findings);
}

/* All that a core says of a text, in memory that the caller frees. */
static char *
all_of(const Core *core, const FuzzText *text, size_t *length)
{
	GdCheck		check = {gd_ruleset("1.0", 3), GD_NOTICE, 0, false};
	GdScalar	scalar = (GdScalar) (1u << text->length % 7);
	char	   *lines = NULL;
	FILE	   *out = open_memstream(&lines, length);
	FuzzPool	pool;
	GdConfig	config = fuzz_config(&pool);
	GdReview	review;
	GdReport	report;

	MUST(out != NULL);
	MUST(core->report_review(&config, &check, text->data, text->length, &review) == GD_OK);
	say_report(out, &review.report);
	say_findings(out, &review.findings);
	say_claims(out, &review.claims);
	say_comparison(out, core, &config, &check, text);
	/* one for itself, each in its turn */
	MUST(core->scalars_read(&config, text->data, text->length, scalar, &report) == GD_OK);
	say_scalar(out, scalar, &report);
	fuzz_free(&pool);
	MUST(fclose(out) == 0);
	return lines;
}

/* ---- the two ---------------------------------------------------------------------- */

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	FuzzText	text;
	char	   *lines;
	char	   *plain_lines;
	size_t		length;
	size_t		plain_length;
	size_t		at = 0;

	if (size > FUZZ_MAX_INPUT)
		return -1;
	text = fuzz_text(data, size);
	lines = all_of(&short_ways, &text, &length);
	plain_lines = all_of(&plain_ways, &text, &plain_length);
	/* both end with a zero byte */
	while (at < length && lines[at] == plain_lines[at])
		at++;
	if (length != plain_length || at < length)
	{
		while (at > 0 && lines[at - 1] != '\n')
			at--;
		fprintf(stderr, "the short way says:\n%.300s\nthe plain way says:\n%.300s\n",
				lines + at, plain_lines + at);
		abort();
	}
	free(lines);
	free(plain_lines);
	fuzz_text_free(&text);
	return 0;
}
