/*
 * What each stage made of a text: complete, in place, and without the words of
 * the document.
 */
#include "tap.h"

/* Words and figures of the document that no trace may show. */
#define SECRET "霓虹"
#define SECRET_FIGURE "9431"

static const char plain[] =
"霓虹县水利局2022年政府信息公开工作年度报告\n"
"霓虹县水利局依据条例编制本报告。\n"
"\n"
"一、总体情况\n"
"（一）霓虹灯的管理\n"
"霓虹灯9431盏，都亮着。\n"
"二、主动公开政府信息情况\n"
"| 第二十条第（一）项 | | | |\n"
"| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
"| 规章 | 9431 | 0 | 9431 |\n"
"| 霓虹文件 | 9431 | 0 | 9431 |\n"
"| 行政规范性文件 | 9431 | 9431 |\n"
"霓虹县水利局\n"
"2023年1月9日\n";

static const char html[] =
"<html><body><p>霓虹县水利局2022年政府信息公开工作年度报告</p>\n"
"<p>一、总体情况</p><p>霓虹灯9431盏，都亮着。</p>\n"
"<p>二、主动公开政府信息情况</p>\n"
"<table>\n"
"<tr><td colspan=4>第二十条第（一）项</td></tr>\n"
"<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>\n"
"<tr><td>规章</td><td>9431</td><td>0</td><td>9431</td></tr>\n"
"</table></body></html>\n";

#define MOST_STEPS 200

typedef struct Kept
{
	GdStep		step;
	char		class[80];
	char		code[80];
	char		matched[200];
	char		reason[200];
} Kept;

typedef struct Collected
{
	Kept		steps[MOST_STEPS];
	uint32_t	count;
} Collected;

static void
keep_str(char *out, size_t room, GdStr str)
{
	snprintf(out, room, "%.*s", (int) str.length, str.data != NULL ? str.data : "");
}

static void
keep(void *context, const GdStep *step)
{
	Collected  *all = context;
	Kept	   *kept = &all->steps[all->count++];

	if (all->count > MOST_STEPS)
		abort();
	kept->step = *step;
	keep_str(kept->class, sizeof(kept->class), step->class);
	keep_str(kept->code, sizeof(kept->code), step->code);
	keep_str(kept->matched, sizeof(kept->matched), step->matched);
	keep_str(kept->reason, sizeof(kept->reason), step->reason);
}

/* A trace, and how many steps tell a secret, are out of place or miscount lines. */
static const Collected *
traced(const char *text, const char *name)
{
	static Collected all;
	TapHooks	hooks;
	GdConfig	config = tap_config(&hooks);
	size_t		length = strlen(text);
	const char *tight = tap_tight(text, length);
	GdReport	report;
	uint32_t	told = 0;
	uint32_t	misplaced = 0;
	uint32_t	facts = 0;

	all.count = 0;
	is_int(gd_trace_read(&config, tight, length, keep, &all), GD_OK, "%s: is traced", name);
	is_int(gd_report_read(&config, tight, length, &report), GD_OK, "%s: is read", name);
	for (uint32_t i = 0; i < all.count; i++)
	{
		const Kept *kept = &all.steps[i];
		GdSpan		place = kept->step.place;
		uint32_t	line = 1;

		for (const char *const *word = (const char *const[]) {SECRET, SECRET_FIGURE, NULL}; *word != NULL; word++)
			told += strstr(kept->class, *word) != NULL || strstr(kept->code, *word) != NULL ||
				strstr(kept->matched, *word) != NULL || strstr(kept->reason, *word) != NULL;
		facts += kept->step.stage == GD_STAGE_FACT;
		misplaced += kept->class[0] == '\0' || kept->reason[0] == '\0';
		if (place.start == GD_NOWHERE)
		{
			misplaced += kept->step.line != 0;
			continue;
		}
		for (uint32_t at = 0; at < place.start; at++)
			line += text[at] == '\n';
		misplaced += place.start + place.length > length || kept->step.line != line;
	}
	ok(strstr(text, SECRET) != NULL && strstr(text, SECRET_FIGURE) != NULL, "%s: has secrets", name);
	is_int(told, 0, "%s: no words of the document are told", name);
	is_int(misplaced, 0, "%s: every step is in place", name);
	is_int(facts, report.nfacts, "%s: every fact is told", name);
	return &all;
}

/* The n-th step of a stage, from 0. */
static const Kept *
step_of(const Collected *all, GdStage stage, uint32_t n)
{
	static const Kept none;

	for (uint32_t i = 0; i < all->count; i++)
		if (all->steps[i].step.stage == stage && n-- == 0)
			return &all->steps[i];
	return &none;
}

static uint32_t
count_of(const Collected *all, GdStage stage)
{
	uint32_t	count = 0;

	for (uint32_t i = 0; i < all->count; i++)
		count += all->steps[i].step.stage == stage;
	return count;
}

static void
is_step(const Kept *kept, const char *class, const char *code, const char *matched, const char *name)
{
	is_str(kept->class, class, "%s: class", name);
	is_str(kept->code, code, "%s: code", name);
	is_str(kept->matched, matched, "%s: matched", name);
}

static void
test_plain(void)
{
	const Collected *all = traced(plain, "plain");
	const Kept *kept;

	is_step(step_of(all, GD_STAGE_SOURCE, 0), "plain", "", "", "the text");
	is_int(count_of(all, GD_STAGE_LINE), 13, "a step for each line that is not blank");
	is_step(step_of(all, GD_STAGE_LINE, 0), "prose", "", "", "the title's line");
	is_step(step_of(all, GD_STAGE_LINE, 2), "ordinal", "", "总体情况", "the line of a heading");
	is_step(step_of(all, GD_STAGE_LINE, 8), "cells", "", "", "the line of a row");
	is_int(step_of(all, GD_STAGE_LINE, 8)->step.table, 1, "it is in the table");
	is_int(count_of(all, GD_STAGE_HEADING), 3, "headings");
	is_step(step_of(all, GD_STAGE_HEADING, 0), "overview", "", "总体情况", "the first heading");
	is_step(step_of(all, GD_STAGE_HEADING, 1), "none", "", "", "a heading of the document's own");
	is_int(count_of(all, GD_STAGE_SCALAR), 7, "scalars");
	is_int(count_of(all, GD_STAGE_TABLE), 1, "tables");
	kept = step_of(all, GD_STAGE_TABLE, 0);
	is_step(kept, "disclosure", "", "", "the table");
	is_int(kept->step.form, GD_FORM_2021, "its form");
	is_int(kept->step.section, 3, "its section");
	is_int(count_of(all, GD_STAGE_ROW), 5, "rows");
	is_step(step_of(all, GD_STAGE_ROW, 1), "label*4", "", "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数",
			"the header");
	is_step(step_of(all, GD_STAGE_ROW, 2), "label number*3", "", "规章", "a row of the form");
	is_step(step_of(all, GD_STAGE_ROW, 3), "text number*3", "", "", "a row of the document's own");
	is_int(count_of(all, GD_STAGE_FIGURES), 2, "rows of figures");
	is_step(step_of(all, GD_STAGE_FIGURES, 0), "certain", "disclosure.regulations", "", "a whole row");
	is_step(step_of(all, GD_STAGE_FIGURES, 1), "unprovable", "disclosure.normative_documents", "",
			"a row that lost a cell");
	is_step(step_of(all, GD_STAGE_FACT, 0), "number", "disclosure.regulations.made", "", "a fact");
	is_step(step_of(all, GD_STAGE_FACT, 3), "text", "disclosure.normative_documents.made", "", "an open one");
}

static void
test_html(void)
{
	const Collected *all = traced(html, "HTML");

	is_step(step_of(all, GD_STAGE_SOURCE, 0), "html", "", "", "the page");
	is_int(count_of(all, GD_STAGE_TABLE), 1, "tables of the page");
	is_step(step_of(all, GD_STAGE_HEADING, 1), "disclosure", "", "主动公开政府信息情况", "a heading of the page");
	is_int(step_of(all, GD_STAGE_HEADING, 1)->step.line, 3, "its line in the page");
	is_int(count_of(all, GD_STAGE_ROW), 3, "rows of the page");
	is_step(step_of(all, GD_STAGE_ROW, 2), "label number*3", "", "规章", "a row of the page");
	is_int(step_of(all, GD_STAGE_ROW, 2)->step.line, 7, "its line in the page");
}

/* A report that stands twice: what is behind the first copy is in no section. */
static void
test_copies(void)
{
	static char twice[2 * sizeof(plain)];
	const Collected *all;

	snprintf(twice, sizeof(twice), "%s%s", plain, plain);
	all = traced(twice, "two copies");
	is_int(count_of(all, GD_STAGE_LINE), 26, "lines of both copies");
	is_int(count_of(all, GD_STAGE_TABLE), 1, "the table of one");
	is_int(step_of(all, GD_STAGE_LINE, 2)->step.section, 1, "a section of the first copy");
	is_int(step_of(all, GD_STAGE_LINE, 15)->step.section, -1, "none in the second");
	ok(strstr(step_of(all, GD_STAGE_SOURCE, 0)->reason, "copies of the report: 2") != NULL, "both are counted");
}

static void
test_nothing(void)
{
	static const char *const texts[] = {"", " \n\t\n", "\xFF\xFE", "|\n|\n"};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
	{
		Collected	all = {.count = 0};
		TapHooks	hooks;
		GdConfig	config = tap_config(&hooks);
		size_t		length = strlen(texts[i]);

		is_int(gd_trace_read(&config, tap_tight(texts[i], length), length, keep, &all), GD_OK,
			   "text %d is traced", (int) i);
		ok(all.count >= 2, "text %d: what it is", (int) i);
		is_step(&all.steps[0], "plain", "", "", "text of nothing");
		is_str(all.steps[all.count - 1].class, "status", "text %d: its status", (int) i);
	}
}

/* Memory refused at every call, and a stop at every poll. */
static void
test_hooks(void)
{
	const char *tight = tap_tight(plain, strlen(plain));
	Collected	all;
	TapHooks	hooks;
	GdConfig	config = tap_config(&hooks);
	GdStatus	status = GD_NO_MEMORY;
	int			refused = 0;
	int			stopped = 0;

	for (int i = 0; status == GD_NO_MEMORY; i++, refused++)
	{
		all.count = 0;
		config = tap_config(&hooks);
		hooks.fail_at = i;
		status = gd_trace_read(&config, tight, strlen(plain), keep, &all);
	}
	ok(status == GD_OK && refused > 1, "memory is refused or enough");
	status = GD_INTERRUPTED;
	for (int i = 0; status == GD_INTERRUPTED; i++, stopped++)
	{
		all.count = 0;
		config = tap_config(&hooks);
		hooks.stop_at = i;
		status = gd_trace_read(&config, tight, strlen(plain), keep, &all);
	}
	ok(status == GD_OK && stopped > (int) all.count, "it can be stopped at every step");
}

int
main(void)
{
	test_plain();
	test_html();
	test_copies();
	test_nothing();
	test_hooks();
	for (int stage = GD_STAGE_SOURCE; stage <= GD_STAGE_FACT; stage++)
		ok(gd_stage_name((GdStage) stage) != NULL, "stage %d has a name", stage);
	return done_testing();
}
