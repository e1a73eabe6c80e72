/*
 * show.c
 *	  How far the loader is, and what it did, for people.
 */
#include "show.h"

#include <string.h>

#include "command.h"
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

/* Columns that words take on a terminal: those that are not ASCII are Chinese here. */
static int
columns_of(const char *words)
{
	int			columns = 0;

	for (; *words != '\0'; words++)
	{
		if (((unsigned char) *words & 0xC0) != 0x80)
			columns += (unsigned char) *words < 0x80 ? 1 : 2;
	}
	return columns;
}

/* Cut words off that do not fit. */
static void
fit_into(char *words, int columns)
{
	size_t		length = strlen(words);

	while (length > 0 && columns_of(words) > columns)
	{
		do
			length--;
		while (((unsigned char) words[length] & 0xC0) == 0x80);
		words[length] = '\0';
	}
}

void
show_progress(FILE *out, const ShowPlan *plan, const TallyCounts *counts, bool bar, int width)
{
	double		share = share_done(plan, counts);
	double		rate = plan->seconds > 0 ? (double) counts->done / plan->seconds : 0;
	char		left[32] = "?";
	char		line[200];
	int			room;

	if (share > 0)
		format_seconds(left, sizeof(left), plan->seconds * (1 - share) / share);
	snprintf(line, sizeof(line),
			 plan->chinese ? "%3d%% %zu/%zu 个文件，每秒 %.0f 个，还需 %s，失败 %zu 个" :
			 "%3d%% %zu/%zu files, %.0f/s, %s left, %zu failed",
			 (int) (100 * share), counts->done, plan->files, rate, left, counts->failed);
	room = width - columns_of(line) - 4;
	if (room > BAR_MOST)
		room = BAR_MOST;
	if (bar && room >= 10)
	{
		fputc('[', out);
		for (int i = 0; i < room; i++)
			fputc(i < (int) (share * room) ? '#' : ' ', out);
		fputs("] ", out);
	}
	if (bar)
		fit_into(line, width - 1);
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
show_rules(FILE *out, const ShowPlan *plan, Tally *tally)
{
	size_t		shown = tally->nrules < TOP_RULES ? tally->nrules : TOP_RULES;

	if (shown == 0)
		return;
	tally_sort_rules(tally);
	fputs(in_language(plan->chinese, "\nMost frequent findings, by new texts that have them:\n",
					  "\n最常见的问题（数字为有此问题的新装入文本数）：\n"), out);
	for (size_t i = 0; i < shown; i++)
	{
		const GdRule *rule = find_rule(tally->rules[i].rule);

		fprintf(out, "%10zu  %-8s %s", tally->rules[i].reports,
				rule != NULL ? gd_severity_name(rule->severity) : "", tally->rules[i].rule);
		if (rule != NULL)
			fprintf(out, plan->chinese ? "：%s" : ": %s", plan->chinese ? rule->title_zh : rule->title);
		fputc('\n', out);
	}
}

static void
show_failures(FILE *out, const ShowPlan *plan, const Tally *tally)
{
	size_t		failed = tally->counts.failed;

	if (failed == 0)
		return;
	fputs(in_language(plan->chinese, "\nFailed:\n", "\n失败的文件：\n"), out);
	for (size_t i = 0; i < failed && i < TALLY_SHOWN; i++)
	{
		fputs("  ", out);
		terminal_put_string(out, tally->failures[i].name != NULL ? tally->failures[i].name : "?");
		fputs(in_language(plan->chinese, ": ", "："), out);
		terminal_put_string(out, tally->failures[i].reason != NULL ? tally->failures[i].reason : "?");
		fputc('\n', out);
	}
	if (failed <= TALLY_SHOWN)
		return;
	fprintf(out, plan->chinese ? "  另有 %zu 个" : "  and %zu more", failed - TALLY_SHOWN);
	if (tally->failures_file == NULL)
		fputs(in_language(plan->chinese, "; --failures=FILE lists all of them", "；用 --failures=文件 可列出全部"), out);
	fputc('\n', out);
}

/* One line of the summary. */
static void
show_count(FILE *out, const ShowPlan *plan, size_t count, const char *english, const char *chinese)
{
	fprintf(out, "%10zu  %s\n", count, in_language(plan->chinese, english, chinese));
}

void
show_summary(FILE *out, const ShowPlan *plan, Tally *tally)
{
	TallyCounts counts;
	const size_t *fates = counts.fates;
	char		time[32];

	tally_read(tally, &counts);
	format_seconds(time, sizeof(time), plan->seconds);
	fprintf(out, plan->chinese ? "%zu / %zu 个文件，用时 %s\n" : "%zu of %zu files in %s\n",
			counts.done, plan->files, time);
	show_count(out, plan, counts.done - counts.failed - fates[TEXT_UNCHANGED], "loaded", "已装入，其中");
	show_count(out, plan, fates[TEXT_REPORT], "  reports, of which", "  年度报告，其中");
	show_count(out, plan, counts.valid, "    valid: without a finding of severity error",
			   "    合格：没有 error（错误）级的问题");
	show_count(out, plan, fates[TEXT_FRAGMENT], "  parts of a report", "  报告的一部分");
	show_count(out, plan, fates[TEXT_NO_REPORT], "  not reports", "  不是年度报告");
	if (fates[TEXT_UNREAD] > 0)
		show_count(out, plan, fates[TEXT_UNREAD], "  kept, but too large to be read", "  已存入，但过大而未读取");
	show_count(out, plan, fates[TEXT_UNCHANGED], "unchanged: the same text is in the store",
			   "未变：库中已有同样的文本");
	show_count(out, plan, counts.failed, "failed", "失败");
	if (plan->passed_over > 0)
		show_count(out, plan, plan->passed_over,
				   "passed over: do not end in .txt, .html, .htm or .md",
				   "略过：名称不以 .txt、.html、.htm 或 .md 结尾");
	show_rules(out, plan, tally);
	show_failures(out, plan, tally);
}
