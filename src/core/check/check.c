/*
 * check.c
 *	  Findings: which are kept, how they are worded, in which order.
 */
#include "check/check.h"

#include <string.h>

#include "base/array.h"
#include "base/scan.h"
#include "check/message.h"
#include "report/gd_parse.h"

bool
check_done(const Checking *checking)
{
	return checking->check->most > 0 && checking->count >= checking->check->most;
}

bool
check_wants(const Checking *checking, unsigned rule, GdSeverity severity)
{
	return severity >= checking->check->at_least && !check_done(checking) &&
		rules_has(checking->check->ruleset, rules_get(rule));
}

Broken
check_broken(unsigned rule)
{
	Broken		broken;

	memset(&broken, 0, sizeof(broken));
	broken.severity = rules_get(rule)->about.severity;
	broken.place.start = GD_NOWHERE;
	return broken;
}

const GdFact *
check_fact(const Checking *checking, const GdItem *item)
{
	uint32_t	nitems;

	return item != NULL ? facts_find(checking->facts, item - gd_items(&nitems)) : NULL;
}

/* ---- wording ----------------------------------------------------------------- */

/* What people call the subject: as the detector says, by its name, as it is. */
static void
choose_labels(const Broken *broken, GdStr *label, GdStr *label_zh)
{
	const RuleName *name = rules_name(broken->subject);

	*label = broken->label;
	*label_zh = broken->label_zh;
	if (label->data == NULL)
		*label = name != NULL ? message_str(name->english) : broken->subject;
	if (label_zh->data == NULL)
		*label_zh = broken->label.data != NULL ? broken->label :
			name != NULL ? message_str(name->chinese) : broken->subject;
}

static GdStatus
word_finding(Arena *arena, const Rule *rule, const Broken *broken, GdFinding *finding)
{
	const RuleName *blank = rules_name(message_str("blank"));
	MessageValue values[] = {
		{.name = "label"},
		{.name = "printed", .value = broken->actual, .before = "\"", .behind = "\"", .instead = blank->english},
		{.name = "subject", .value = broken->subject},
		{.name = "expected", .value = broken->expected},
		{.name = "actual", .value = broken->actual},
		{.name = "detail", .value = broken->detail}
	};
	const size_t nvalues = LENGTH_OF(values);
	GdStr		label_zh;

	choose_labels(broken, &values[0].value, &label_zh);
	TRY(message_build(arena, rule->message, values, nvalues, &finding->message));
	values[0].value = label_zh;
	values[1].before = "\xE2\x80\x9C";
	values[1].behind = "\xE2\x80\x9D";
	values[1].instead = blank->chinese;
	return message_build(arena, rule->message_zh, values, nvalues,
						 &finding->message_zh);
}

GdStatus
check_add(Checking *checking, unsigned id, const Broken *broken)
{
	const Rule *rule = rules_get(id);
	GdFinding  *finding;

	if (!check_wants(checking, id, broken->severity))
		return GD_OK;
	TRY(arena_grow(checking->arena, (void **) &checking->items, &checking->capacity,
				   checking->count, sizeof(GdFinding)));
	finding = &checking->items[checking->count++];
	memset(finding, 0, sizeof(*finding));
	finding->rule = &rule->about;
	finding->severity = broken->severity;
	finding->extraction = rule->extraction;
	finding->subject = broken->subject;
	finding->expected = broken->expected;
	finding->actual = broken->actual;
	finding->place = broken->place;
	if (!checking->check->plain)
		TRY(word_finding(checking->arena, rule, broken, finding));
	return arena_poll(checking->arena);
}

/* ---- order ------------------------------------------------------------------- */

/* No place comes before the first. */
static uint64_t
sort_key(const GdFinding *finding)
{
	return finding->place.start == GD_NOWHERE ? 0 : (uint64_t) finding->place.start + 1;
}

/*
 * Merge sort from the bottom: findings of one place keep their order, and no
 * input makes it slow.
 */
static GdStatus
sort_findings(Checking *checking)
{
	uint32_t	count = checking->count;
	GdFinding  *from = checking->items;
	GdFinding  *to = arena_alloc(checking->arena, count * sizeof(GdFinding));

	if (to == NULL)
		return GD_NO_MEMORY;
	for (uint32_t width = 1; width < count; width *= 2)
	{
		GdFinding  *swap = from;

		for (uint32_t start = 0; start < count; start += 2 * width)
		{
			uint32_t	middle = start + width < count ? start + width : count;
			uint32_t	end = middle + width < count ? middle + width : count;
			uint32_t	a = start;
			uint32_t	b = middle;

			for (uint32_t i = start; i < end; i++)
			{
				bool		first = b == end ||
					(a < middle && sort_key(&from[a]) <= sort_key(&from[b]));

				to[i] = from[first ? a++ : b++];
			}
		}
		TRY(arena_poll(checking->arena));
		from = to;
		to = swap;
	}
	checking->items = from;
	return GD_OK;
}

static uint32_t
count_breaks(const char *text, uint32_t at, uint32_t end)
{
	uint32_t	count = 0;

	while ((at = scan_bytes(text, at, end, '\n', '\n', '\n')) < end)
	{
		count++;
		at++;
	}
	return count;
}

/* The lines of sorted findings, in one pass over the text. */
static GdStatus
count_lines(Checking *checking, const char *text)
{
	uint32_t	line = 1;
	uint32_t	at = 0;

	for (uint32_t i = 0; i < checking->count; i++)
	{
		GdFinding  *finding = &checking->items[i];

		if (finding->place.start == GD_NOWHERE)
			continue;
		while (at < finding->place.start)
		{
			uint32_t	to = finding->place.start - at < GD_POLL_BYTES ?
				finding->place.start : at + GD_POLL_BYTES;

			line += count_breaks(text, at, to);
			at = to;
			TRY(arena_poll(checking->arena));
		}
		finding->line = line;
	}
	return GD_OK;
}

/* ---- the whole ----------------------------------------------------------------- */

static void
open_checking(Arena *arena, const GdCheck *check, const Reading *reading,
			  const GdReport *report, Checking *checking)
{
	memset(checking, 0, sizeof(*checking));
	checking->arena = arena;
	checking->check = check;
	checking->reading = reading;
	checking->report = report;
	checking->facts = &reading->facts;
}

static GdStatus
close_checking(Checking *checking, const char *text, GdFindings *findings)
{
	if (!checking->check->plain)
	{
		TRY(sort_findings(checking));
		TRY(count_lines(checking, text));
	}
	findings->items = checking->items;
	findings->count = checking->count;
	return GD_OK;
}

/* The families, those that are quick to answer first. */
static const struct
{
	GdStatus	(*check) (Checking *checking);
	GdSeverity	highest;		/* that any of its rules reports */
}			families[] = {
	{check_structure, GD_ERROR},
	{check_table, GD_ERROR},
	{check_identity, GD_ERROR},
	{check_meta, GD_WARNING},
	{check_content, GD_ERROR},
	{check_narrative, GD_WARNING}
};

GdStatus
check_text(Arena *arena, const GdCheck *check, const char *text, size_t length,
		   bool whole, Reading *reading, GdReport *report, Claims *claims, GdFindings *findings)
{
	Checking	checking;

	memset(claims, 0, sizeof(*claims));
	if (whole || check->at_least <= GD_WARNING)
		TRY(gd_parse_text(arena, text, length, reading, report));
	else
		TRY(gd_parse_facts(arena, text, length, reading, report));
	open_checking(arena, check, reading, report, &checking);
	if (report->status == GD_REPORT || report->status == GD_FRAGMENT)
	{
		if (check->at_least <= GD_WARNING)
			TRY(claims_read(arena, reading, report, claims));
		checking.claims = claims;
		for (size_t i = 0; i < LENGTH_OF(families); i++)
			if (families[i].highest >= check->at_least && !check_done(&checking))
				TRY(families[i].check(&checking));
	}
	return close_checking(&checking, text, findings);
}

GdStatus
gd_report_check(const GdConfig *config, const GdCheck *check, const char *text,
				size_t length, GdReport *report, GdFindings *findings)
{
	Arena		arena;
	Reading		reading;
	Claims		claims;
	GdReport	own;

	arena_init(&arena, config);
	return check_text(&arena, check, text, length, report != NULL, &reading,
					  report != NULL ? report : &own, &claims, findings);
}

GdStatus
gd_reports_compare(const GdConfig *config, const GdCheck *check,
				   const char *previous, size_t previous_length,
				   const char *current, size_t current_length,
				   GdFindings *findings)
{
	Arena		arena;
	Reading		readings[2];
	GdReport	reports[2];
	Checking	before;
	Checking	checking;

	arena_init(&arena, config);
	TRY(gd_parse_text(&arena, previous, previous_length, &readings[0], &reports[0]));
	TRY(gd_parse_text(&arena, current, current_length, &readings[1], &reports[1]));
	open_checking(&arena, check, &readings[0], &reports[0], &before);
	open_checking(&arena, check, &readings[1], &reports[1], &checking);
	TRY(check_cross(&checking, &before));
	return close_checking(&checking, current, findings);
}

GdStatus
gd_claims_read(const GdConfig *config, const char *text, size_t length,
			   GdClaims *result)
{
	Arena		arena;
	Reading		reading;
	GdReport	report;
	Claims		claims;

	memset(result, 0, sizeof(*result));
	memset(&claims, 0, sizeof(claims));
	arena_init(&arena, config);
	TRY(gd_parse_text(&arena, text, length, &reading, &report));
	TRY(claims_read(&arena, &reading, &report, &claims));
	result->items = claims.items;
	result->count = claims.count;
	return GD_OK;
}
