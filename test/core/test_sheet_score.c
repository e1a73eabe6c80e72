/*
 * How well forms fit a grid: no form scores more than the look at all labels says; every
 * text here is invented.
 */
#include "report/gd_parse.h"
#include "sheet/sheet_score.h"
#include "tap.h"

typedef struct ScoreCase
{
	const char *name;
	const char *text;
	bool		joined;			/* labels are put together of pieces */
} ScoreCase;

static const ScoreCase cases[] = {
	{"requests between pipes", "三、收到和处理政府信息公开申请情况\n| 申请人情况 | 自然人 | 总计 |\n"
		"| 一、本年新收政府信息公开申请数量 | 1 | 1 |\n| 二、上年结转政府信息公开申请数量 | 0 | 0 |\n"
		"| （一）予以公开 | 1 | 1 |\n| 其他 | 0 | 0 |\n", false},
	{"disclosure of two forms", "信息内容|本年新制作数量|现行有效件数\n规章|0|0\n规范性文件|1|3\n行政许可|2|5\n", false},
	{"disputes", "四、行政复议、行政诉讼情况\n|行政复议|行政诉讼|\n|结果维持|结果纠正|其他结果|尚未审结|总计|\n|1|0|0|0|1|\n", false},
	{"statistics", "统计指标|单位|统计数\n一、主动公开情况|——|\n（一）主动公开政府信息数|条|12\n其中：主动公开规范性文件数|条|1\n", false},
	{"labels apart from figures", "统计指标单位统计数 一、主动公开情况—— （一）主动公开政府信息数条 12 其中：主动公开规范性文件数条 1\n", false},
	{"labels broken over lines", "三、收到和处理政府信息公开申请情况\n   申请人情况      自然人    总计\n"
		"   一、本年新收政府信息公开申请数量    4    4\n"
		"   5.属于三类内        2    2\n   部事务信息\n"
		"   6.属于四类过        1    1\n   程性信息\n"
		"   8.属于行政查        1    1\n   询事项\n", true},
};

/* One grid under all forms. */
static void
test_grid(const char *text, const Grid *grid, const char *name, uint32_t *scored)
{
	uint32_t	nforms;
	const Form *forms = forms_all(&nforms);
	SheetTally	tallies[FORMS_MOST];
	SheetRow	rows[64];
	uint32_t	joined = sheet_rows_most_joined(grid);
	uint32_t	above = 0;

	if (!ok(grid->nrows <= 64, "%s: has few rows", name))
		return;
	sheet_score_tally(grid, tallies);
	for (uint32_t i = 0; i < nforms; i++)
	{
		uint32_t	score = sheet_score(text, grid, &forms[i], &tallies[i], rows);

		above += score > sheet_score_most(&forms[i], &tallies[i], joined);
		*scored += score > 0;
	}
	is_int(above, 0, "%s: no form scores above its bound", name);
}

int
main(void)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		TapHooks	hooks;
		GdConfig	config = tap_config(&hooks);
		Arena		arena;
		Reading		reading;
		GdReport	report;
		uint32_t	scored = 0;
		uint32_t	joined = 0;

		arena_init(&arena, &config);
		if (!is_int(gd_parse_facts(&arena, cases[i].text, strlen(cases[i].text), &reading, &report),
					GD_OK, "%s: read", cases[i].name))
			continue;
		for (uint32_t k = 0; k < reading.grids.count; k++)
		{
			test_grid(reading.source.text, &reading.grids.items[k], cases[i].name, &scored);
			joined += sheet_rows_most_joined(&reading.grids.items[k]);
		}
		ok(scored > 0, "%s: some form fits", cases[i].name);
		ok((joined > 0) == cases[i].joined, "%s: pieces of labels are seen", cases[i].name);
	}
	return done_testing();
}
