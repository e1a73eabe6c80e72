/*
 * fuzz_report.c
 *	  Any bytes as a report: what is read, claimed and found keeps its promises.
 */
#include "fuzz.h"

#include "forms.h"
#include "number.h"

static void
check_sections(const char *text, size_t length, const GdReport *report)
{
	for (uint32_t i = 0; i < report->nsections; i++)
	{
		const GdSection *section = &report->sections[i];

		MUST(section->ordinal == (int32_t) i && section->parent < section->ordinal);
		MUST(section->parent < 0 || section->level <= report->sections[section->parent].level + 1);
		fuzz_str(section->title);
		fuzz_str(section->body);
		fuzz_place(text, length, section->place);
	}
}

static void
check_tables(const char *text, size_t length, const GdReport *report)
{
	for (uint32_t i = 0; i < report->ntables; i++)
	{
		const GdTable *table = &report->tables[i];

		MUST(table->section >= 0 && (uint32_t) table->section < report->nsections);
		fuzz_place(text, length, table->place);
		for (uint32_t k = 0; k < table->ncells; k++)
		{
			const GdCell *cell = &table->cells[k];

			MUST(cell->row < table->rows && cell->column < table->columns);
			fuzz_str(cell->text);
			fuzz_place(text, length, cell->place);
		}
	}
}

/* What was read is what its text says; what is ambiguous states nothing. */
static void
check_fact(const char *text, size_t length, const GdFact *fact)
{
	GdSpan		whole = {0, fact->raw.length};
	CellValue	value;

	MUST(gd_code_exists(fact->item->code, strlen(fact->item->code)));
	fuzz_place(text, length, fact->place);
	if (fact->recovery == GD_AMBIGUOUS)
		MUST(fact->kind == GD_TEXT);
	if (fact->recovery != GD_READ)
		return;
	number_read_cell(fact->raw.data, whole, &value);
	/* digits on two lines are no number; raw has them on one */
	MUST(value.kind == fact->kind || fact->kind == GD_TEXT);
	MUST(fact->kind != GD_NUMBER || (value.value.mantissa == fact->value.mantissa &&
									 value.value.scale == fact->value.scale));
}

/* The fact of a row and column, or NULL. */
static const GdFact *
fact_at(const GdReport *report, const GdItem *item)
{
	for (uint32_t i = 0; i < report->nfacts; i++)
		if (report->facts[i].item == item)
			return &report->facts[i];
	return NULL;
}

/*
 * Does an identity speak for a fact, in this column or row: is it an operand,
 * are all operands numbers (or blanks where those count as 0), and does it hold?
 */
static bool
speaks(const GdReport *report, const FormIdentity *identity, unsigned across, const GdFact *of)
{
	int64_t		sum = 0;
	bool		operand = false;

	for (unsigned i = 0; i < identity->nterms; i++)
	{
		const FormTerm *term = &identity->terms[i];
		bool		by_column = identity->axis == FORM_PER_COLUMN;
		const GdItem *item = forms_item(identity->form, identity->table,
										by_column ? term->position : across,
										by_column ? across : term->position);
		const GdFact *fact = item != NULL ? fact_at(report, item) : NULL;

		if (fact == NULL || (fact->kind == GD_NUMBER && fact->value.scale != 0) ||
			(fact->kind != GD_NUMBER && (fact->kind != GD_BLANK ||
										 identity->blanks != FORM_BLANKS_ZERO)))
			return false;
		operand |= fact == of;
		if (fact->kind == GD_NUMBER)
			sum += term->sign * fact->value.mantissa;
	}
	return operand && identity->relation == FORM_EQUAL && sum == 0;
}

/* Is a cell of the fact's row ambiguous?  The others are then what all readings
 * that are left agree on. */
static bool
has_open_neighbour(const GdReport *report, const GdFact *of)
{
	for (uint32_t i = 0; i < report->nfacts; i++)
	{
		const GdItem *item = report->facts[i].item;

		if (item->form == of->item->form && item->table == of->item->table &&
			item->row == of->item->row && report->facts[i].recovery == GD_AMBIGUOUS)
			return true;
	}
	return false;
}

/* A number that is derived is so because an identity says it; zeros of a row may
 * be because of the others. */
static bool
is_proved(const GdReport *report, const GdFact *fact)
{
	uint32_t	nidentities;
	const FormIdentity *identities =
		forms_identities_of(forms_get(fact->item->form, fact->item->table), &nidentities);

	for (uint32_t i = 0; i < nidentities; i++)
	{
		bool		by_column = identities[i].axis == FORM_PER_COLUMN;

		if (speaks(report, &identities[i], by_column ? fact->item->column : fact->item->row, fact))
			return true;
	}
	return false;
}

static void
check_facts(const char *text, size_t length, const GdReport *report)
{
	for (uint32_t i = 0; i < report->nfacts; i++)
	{
		const GdFact *fact = &report->facts[i];

		check_fact(text, length, fact);
		MUST(i == 0 || report->facts[i - 1].item < fact->item);
		if (fact->recovery == GD_DERIVED && fact->kind == GD_NUMBER &&
			fact->value.mantissa != 0 && !is_proved(report, fact) &&
			!has_open_neighbour(report, fact))
		{
			fprintf(stderr, "%s is derived, and no identity says so\n", fact->item->code);
			abort();
		}
	}
}

static void
check_findings(const char *text, size_t length, const GdFindings *findings)
{
	for (uint32_t i = 0; i < findings->count; i++)
	{
		const GdFinding *finding = &findings->items[i];

		MUST(finding->severity <= finding->rule->severity);
		MUST(finding->message.length > 0 && finding->message_zh.length > 0);
		MUST((finding->line == 0) == (finding->place.start == GD_NOWHERE));
		fuzz_str(finding->subject);
		fuzz_str(finding->message);
		fuzz_str(finding->message_zh);
		fuzz_str(finding->expected);
		fuzz_str(finding->actual);
		fuzz_place(text, length, finding->place);
	}
}

/* The predicate says what the findings say. */
static void
check_predicate(const char *text, size_t length, const GdFindings *findings)
{
	for (int severity = GD_NOTICE; severity <= GD_ERROR; severity++)
	{
		GdCheck		check = {gd_ruleset("1.0", 3), severity, 1, true};
		FuzzPool	pool;
		GdConfig	config = fuzz_config(&pool);
		GdReport	report;
		GdFindings	first;
		bool		some = false;

		MUST(gd_report_check(&config, &check, text, length, &report, &first) == GD_OK);
		for (uint32_t i = 0; i < findings->count; i++)
			some |= findings->items[i].severity >= (GdSeverity) severity;
		MUST(some == (first.count > 0));
		fuzz_free(&pool);
	}
}

/* The steps of a trace of a text. */
typedef struct Steps
{
	const char *text;
	size_t		size;
	uint32_t	count;
} Steps;

static void
check_step(void *context, const GdStep *step)
{
	Steps	   *steps = context;

	steps->count++;
	MUST(gd_stage_name(step->stage) != NULL);
	MUST(step->class.length > 0 && step->reason.length > 0);
	fuzz_str(step->class);
	fuzz_str(step->code);
	fuzz_str(step->matched);
	fuzz_str(step->reason);
	MUST((step->line == 0) == (step->place.start == GD_NOWHERE));
	fuzz_place(steps->text, steps->size, step->place);
}

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char	   *text = fuzz_text(data, size);
	GdCheck		check = {gd_ruleset("1.0", 3), GD_NOTICE, 0, false};
	FuzzPool	pool;
	GdConfig	config = fuzz_config(&pool);
	GdReport	report;
	GdFindings	findings;
	GdClaims	claims;
	Steps		steps = {NULL, 0, 0};

	if (size > FUZZ_MAX_INPUT)
	{
		free(text);
		return -1;
	}
	MUST(gd_report_check(&config, &check, text, size, &report, &findings) == GD_OK);
	MUST(pool.bytes <= FUZZ_MEMORY_BASE + FUZZ_MEMORY_TIMES * size);
	check_sections(text, size, &report);
	check_tables(text, size, &report);
	check_facts(text, size, &report);
	check_findings(text, size, &findings);
	check_predicate(text, size, &findings);
	MUST(gd_claims_read(&config, text, size, &claims) == GD_OK);
	for (uint32_t i = 0; i < claims.count; i++)
	{
		MUST(claims.items[i].code != NULL);
		fuzz_str(claims.items[i].sentence);
		fuzz_place(text, size, claims.items[i].place);
	}
	steps.text = text;
	steps.size = size;
	MUST(gd_trace_read(&config, text, size, check_step, &steps) == GD_OK);
	MUST(steps.count >= 2);
	fuzz_free(&pool);
	free(text);
	return 0;
}
