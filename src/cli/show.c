/*
 * show.c
 *	  How far the loader is, and what it did, for people.
 */
#include "show.h"

#include <string.h>

#include "core/gd.h"
#include "terminal.h"

/* Rules that the summary names. */
#define TOP_RULES 10

#define BAR_MOST 40

/* 1:02:03, or 2:03 */
static void
format_seconds(char *out, size_t size, double seconds)
{
	unsigned long whole = (unsigned long) (seconds + 0.5);

	if (whole >= 3600)
		snprintf(out, size, "%lu:%02lu:%02lu", whole / 3600, whole / 60 % 60, whole % 60);
	else
		snprintf(out, size, "%lu:%02lu", whole / 60, whole % 60);
}

/* The share of the work that is done: of bytes, for texts differ in size. */
static double
share_done(const ShowPlan *plan, const TallyCounts *counts)
{
	if (counts->done >= plan->files)
		return 1;
	return plan->bytes > 0 ? (double) counts->bytes / (double) plan->bytes :
		(double) counts->done / (double) plan->files;
}

void
show_progress(FILE *out, const ShowPlan *plan, const TallyCounts *counts, bool bar, int width)
{
	double		share = share_done(plan, counts);
	double		rate = plan->seconds > 0 ? (double) counts->done / plan->seconds : 0;
	char		left[32] = "?";
	char		line[160];
	int			room;

	if (share > 0)
		format_seconds(left, sizeof(left), plan->seconds * (1 - share) / share);
	snprintf(line, sizeof(line), "%3d%% %zu/%zu files, %.0f/s, %s left, %zu failed",
			 (int) (100 * share), counts->done, plan->files, rate, left, counts->failed);
	room = width - (int) strlen(line) - 4;
	if (room > BAR_MOST)
		room = BAR_MOST;
	if (bar && room >= 10)
	{
		fputc('[', out);
		for (int i = 0; i < room; i++)
			fputc(i < (int) (share * room) ? '#' : ' ', out);
		fputs("] ", out);
	}
	if (bar && (int) strlen(line) >= width && width > 0)
		line[width - 1] = '\0';
	fputs(line, out);
}

/* The rule of a name in the newest ruleset. */
static const GdRule *
find_rule(const char *name)
{
	uint32_t	nrulesets;
	const char *const *rulesets = gd_rulesets(&nrulesets);
	const GdRule *rule;

	for (uint32_t i = 0; (rule = gd_rule(rulesets[nrulesets - 1], i)) != NULL; i++)
	{
		if (strcmp(rule->name, name) == 0)
			return rule;
	}
	return NULL;
}

static void
show_rules(FILE *out, Tally *tally)
{
	size_t		shown = tally->nrules < TOP_RULES ? tally->nrules : TOP_RULES;

	if (shown == 0)
		return;
	tally_sort_rules(tally);
	fprintf(out, "\nMost frequent findings, by new texts that have them:\n");
	for (size_t i = 0; i < shown; i++)
	{
		const GdRule *rule = find_rule(tally->rules[i].rule);

		fprintf(out, "%10zu  %-8s %s", tally->rules[i].reports,
				rule != NULL ? gd_severity_name(rule->severity) : "", tally->rules[i].rule);
		if (rule != NULL)
			fprintf(out, ": %s", rule->title);
		fputc('\n', out);
	}
}

static void
show_failures(FILE *out, const Tally *tally)
{
	size_t		failed = tally->counts.failed;

	if (failed == 0)
		return;
	fprintf(out, "\nFailed:\n");
	for (size_t i = 0; i < failed && i < TALLY_SHOWN; i++)
	{
		fputs("  ", out);
		terminal_put_string(out, tally->failures[i].name != NULL ? tally->failures[i].name : "?");
		fputs(": ", out);
		terminal_put_string(out, tally->failures[i].reason != NULL ? tally->failures[i].reason : "?");
		fputc('\n', out);
	}
	if (failed > TALLY_SHOWN)
		fprintf(out, "  and %zu more%s\n", failed - TALLY_SHOWN,
				tally->failures_file != NULL ? "" : "; --failures=FILE lists all of them");
}

void
show_summary(FILE *out, const ShowPlan *plan, Tally *tally)
{
	TallyCounts counts;
	const size_t *fates = counts.fates;
	char		time[32];

	tally_read(tally, &counts);
	format_seconds(time, sizeof(time), plan->seconds);
	fprintf(out, "%zu of %zu files in %s\n", counts.done, plan->files, time);
	fprintf(out, "%10zu  loaded\n", counts.done - counts.failed - fates[TEXT_UNCHANGED]);
	fprintf(out, "%10zu    reports, of which\n", fates[TEXT_REPORT]);
	fprintf(out, "%10zu      valid: without a finding of severity error\n", counts.valid);
	fprintf(out, "%10zu    parts of a report\n", fates[TEXT_FRAGMENT]);
	fprintf(out, "%10zu    not reports\n", fates[TEXT_NO_REPORT]);
	if (fates[TEXT_UNREAD] > 0)
		fprintf(out, "%10zu    kept, but too large to be read\n", fates[TEXT_UNREAD]);
	fprintf(out, "%10zu  unchanged: the same text is in the store\n", fates[TEXT_UNCHANGED]);
	fprintf(out, "%10zu  failed\n", counts.failed);
	show_rules(out, tally);
	show_failures(out, tally);
}
