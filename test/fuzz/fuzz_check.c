/*
 * fuzz_check.c
 *	  Any bytes as a report that is checked: what is claimed and found keeps its
 *	  promises, and the short way to an answer says what the long one says.
 */
#include "promises.h"

static void
check_findings(const FuzzText *text, const GdFindings *findings)
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
		fuzz_place(text, finding->place);
	}
}

static void
check_claims(const FuzzText *text)
{
	FuzzPool	pool;
	GdConfig	config = fuzz_config(&pool);
	GdClaims	claims;

	MUST(gd_claims_read(&config, text->data, text->length, &claims) == GD_OK);
	for (uint32_t i = 0; i < claims.count; i++)
	{
		MUST(claims.items[i].code != NULL);
		fuzz_str(claims.items[i].sentence);
		fuzz_place(text, claims.items[i].place);
	}
	fuzz_free(&pool);
}

/* The steps of a trace of a text. */
typedef struct Steps
{
	const FuzzText *text;
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
	fuzz_place(steps->text, step->place);
}

static void
check_trace(const FuzzText *text)
{
	Steps		steps = {text, 0};
	FuzzPool	pool;
	GdConfig	config = fuzz_config(&pool);

	MUST(gd_trace_read(&config, text->data, text->length, check_step, &steps) == GD_OK);
	MUST(steps.count >= 2);
	fuzz_free(&pool);
}

/* The predicate, which stops at the first finding and builds no wording, says
 * what all findings say. */
static void
check_predicate(const FuzzText *text, const GdFindings *findings)
{
	for (int severity = GD_NOTICE; severity <= GD_ERROR; severity++)
	{
		GdCheck		check = {gd_ruleset("1.0", 3), severity, 1, true};
		FuzzPool	pool;
		GdConfig	config = fuzz_config(&pool);
		GdFindings	first;
		bool		some = false;

		MUST(gd_report_check(&config, &check, text->data, text->length, NULL, &first) == GD_OK);
		for (uint32_t i = 0; i < findings->count; i++)
			some |= findings->items[i].severity >= (GdSeverity) severity;
		MUST(some == (first.count > 0));
		fuzz_free(&pool);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	GdCheck		check = {gd_ruleset("1.0", 3), GD_NOTICE, 0, false};
	FuzzText	text;
	FuzzPool	pool;
	GdConfig	config = fuzz_config(&pool);
	GdReport	report;
	GdFindings	findings;

	if (size > FUZZ_MAX_INPUT)
		return -1;
	text = fuzz_text(data, size);
	MUST(gd_report_check(&config, &check, text.data, size, &report, &findings) == GD_OK);
	promises_of_memory(&pool, size);
	promises_of_report(&text, &report);
	check_findings(&text, &findings);
	check_predicate(&text, &findings);
	check_claims(&text);
	check_trace(&text);
	fuzz_free(&pool);
	fuzz_text_free(&text);
	return 0;
}
