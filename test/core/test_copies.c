/* A report that stands in its text more than once; every text here is invented. */
#include "lines/copies.h"
#include "base/fold.h"
#include "tap.h"

static Arena arena;

#define TITLE "云溪县2020年政府信息公开工作年度报告\n"
#define PREAMBLE "根据有关规定，云溪县人民政府办公室汇总各单位的材料，编写本年度的报告并予以公布。\n"
#define BODY "一、总体情况\n全年公开信息12条。\n二、主动公开政府信息情况\n规章|1|\n" \
	"三、收到和处理政府信息公开申请情况\n没有收到。\n四、其他\n无。\n"
#define HANT_TITLE "雲溪縣2020年政府信息公開工作年度報告\n"
#define HANT_PREAMBLE "根據有關規定，雲溪縣人民政府辦公室匯總各單位的材料，編寫本年度的報告並予以公布。\n"
#define HANT_BODY "一、總體情況\n全年公開信息12條。\n二、主動公開政府信息情況\n規章|1|\n" \
	"三、收到和處理政府信息公開申請情況\n沒有收到。\n四、其他\n無。\n"
#define REPORT TITLE PREAMBLE BODY
#define LINES 10				/* of REPORT */

static void
find(const char *text, Lines *lines, Copies *copies)
{
	Source		source;
	size_t		length = strlen(text);

	if (source_read(&arena, tap_tight(text, length), length, &source) != GD_OK ||
		lines_read(&arena, &source, lines) != GD_OK ||
		copies_find(&arena, &source, lines, copies) != GD_OK)
		abort();
}

static void
test_counts(void)
{
	static const struct
	{
		const char *name;
		const char *text;
		uint32_t	count;
		uint32_t	end_line;	/* of the first copy */
	}			cases[] = {
		{"no text", "", 1, 0},
		{"one report", REPORT, 1, LINES},
		{"two", REPORT REPORT, 2, LINES},
		{"three", REPORT REPORT REPORT, 3, LINES},
		{"a page around two", "首页\n" REPORT "打印\n" REPORT "关闭\n", 2, LINES + 2},
		{"a Traditional copy", REPORT HANT_TITLE HANT_PREAMBLE HANT_BODY, 2, LINES},
		{"a copy without its title", REPORT PREAMBLE BODY, 2, LINES},
		{"a copy of other spaces",
			REPORT "云溪县 2020年 政府信息公开工作年度报告\n\n　　根据有关规定，云溪县人民政府办公室"
			"汇总各单位的材料，编写本年度的报告并予以公布。\n" BODY, 2, LINES},
		{"a copy cut short", REPORT TITLE PREAMBLE "一、总体情况\n全年公开信息12条。\n", 2, LINES},
		/* near misses */
		{"only the preamble again", REPORT PREAMBLE, 1, LINES + 1},
		{"the preamble quoted", REPORT PREAMBLE "甲\n乙\n丙\n丁\n戊\n己\n庚\n辛\n壬\n癸\n子\n丑\n", 1,
			LINES + 13},
		{"only the title again", REPORT TITLE TITLE, 1, LINES + 2},
		{"another year's report",
			REPORT "云溪县2021年政府信息公开工作年度报告\n"
			"根据新的规定，云溪县人民政府办公室收集各单位的材料，编写本年度的报告并予以公布。\n" BODY,
			1, 2 * LINES},
		{"short lines", "甲\n乙\n甲\n乙\n甲\n乙\n", 1, 6},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		Lines		lines;
		Copies		copies;

		find(cases[i].text, &lines, &copies);
		is_int(copies.count, cases[i].count, "%s", cases[i].name);
		is_int(copies.first_line, 0, "begins with the first line");
		is_int(copies.end_line, cases[i].end_line, "where the first one ends");
	}
}

/* A whole report on one line is told by that line. */
static void
test_one_line(void)
{
	char		line[1000];
	char		text[2100];
	Lines		lines;
	Copies		copies;

	line[0] = '\0';
	while (strlen(line) < 700)
		sprintf(line + strlen(line), "全年第%d次公开信息。", (int) strlen(line));
	snprintf(text, sizeof(text), "%s\n%s\n", line, line);
	find(text, &lines, &copies);
	is_int(copies.count, 2, "a long line twice");
	line[120] = '\0';
	snprintf(text, sizeof(text), "%s\n%s\n", line, line);
	find(text, &lines, &copies);
	is_int(copies.count, 1, "a sentence twice is no report twice");
}

/* Two reports on the same line: the line is cut where the second begins. */
static void
test_same_line(void)
{
	static const struct
	{
		const char *name;
		const char *before;		/* each of the two */
		const char *again;		/* the beginning of the second */
		uint32_t	count;
	}			cases[] = {
		{"glued", "", "云溪县2020年政府信息公开工作年度报告根据有关规定，云溪县人民政府办公室汇总各单位的材料，"
			"编写本年度的报告并予以公布。一、总体情况全年工作顺利，群众满意，公开信息十二条，比上年略有增加。", 2},
		{"with spaces", " ", "云溪县2020年政府信息公开工作年度报告 根据有关规定,云溪县人民政府办公室汇总各单位的材料,"
			"编写本年度的报告并予以公布。 一、总体情况 全年工作顺利，群众满意，公开信息十二条，比上年略有增加。", 2},
		{"Traditional", "", "雲溪縣2020年政府信息公開工作年度報告根據有關規定，雲溪縣人民政府辦公室匯總各單位的材料，"
			"編寫本年度的報告並予以公布。一、總體情況全年工作順利，群眾滿意，公開信息十二條，比上年略有增加。", 2},
		{"furniture before the first", "首页 > 年报 > ",
			"云溪县2020年政府信息公开工作年度报告根据有关规定，云溪县人民政府办公室汇总各单位的材料，"
			"编写本年度的报告并予以公布。一、总体情况全年工作顺利，群众满意，公开信息十二条，比上年略有增加。", 2},
		{"the same of another year", "", "云溪县2021年政府信息公开工作年度报告根据有关规定，云溪县人民政府办公室汇总各单位的材料，"
			"编写本年度的报告并予以公布。一、总体情况全年工作顺利，群众满意，公开信息十二条，比上年略有增加。", 1},
		{"another report", "", "云溪县2021年政府信息公开工作年度报告根据有关规定，云溪县人民政府办公室汇总各单位的材料，"
			"编写该年度的报告并予以公布。一、总体情况全年工作忙碌，群众满意，公开信息十三条，比上年略有增加。", 1},
	};
	static const char first[] =
		"云溪县2020年政府信息公开工作年度报告根据有关规定，云溪县人民政府办公室汇总各单位的材料，"
		"编写本年度的报告并予以公布。一、总体情况全年工作顺利，群众满意，公开信息十二条，比上年略有增加。";
	static char text[8000];

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		Lines		lines;
		Copies		copies;
		size_t		length;

		length = (size_t) sprintf(text, "%s%s", cases[i].before, first);
		for (int j = 0; j < 40; j++)
			length += (size_t) sprintf(text + length, "第%d次公开信息。", j * j);
		sprintf(text + length, "%s", cases[i].again);
		for (int j = 0; j < 40; j++)
			sprintf(text + strlen(text), "第%d次公开信息。", j * j);
		find(text, &lines, &copies);
		is_int(copies.count, cases[i].count, "on one line, %s", cases[i].name);
		is_int(copies.end_line, 1, "the line is read");
		if (cases[i].count == 2)
			is_int(lines.items[0].start + lines.items[0].length, (int64_t) length,
				   "up to the second");
	}
}

/* Where a copy may begin is looked for by the bytes of 公 alone. */
static void
test_named(void)
{
	int			others = 0;

	for (uint32_t c = 1; c <= 0x10FFFF; c++)
		others += fold_first(c) == 0x516C && c != 0x516C;
	is_int(fold_first(0x516C), 0x516C, "the character stays as it is");
	is_int(others, 0, "no other character is folded to it");
}

/*
 * A copy that begins in the last lines, as many lines in all as fill the room
 * for them: nothing behind the last one is looked at (a sanitizer would tell).
 */
static void
test_end(void)
{
	static char text[65536 * 8];
	size_t		at = 0;
	Lines		lines;
	Copies		copies;

	for (int i = 0; i < 65536; i++)
	{
		if (i == 0 || i == 65534)
			at += (size_t) sprintf(text + at, "%s", PREAMBLE);
		else
			at += (size_t) sprintf(text + at, "x%d\n", i);
	}
	find(text, &lines, &copies);
	is_int(lines.count, 65536, "a full array of lines");
	is_int(copies.count, 1, "two lines are no copy");
	at = 0;
	for (int i = 0; i < 65536; i++)
		at += (size_t) sprintf(text + at, i % 65534 == 0 ? PREAMBLE : "x%d\n", i % 65534);
	find(text, &lines, &copies);
	is_int(copies.count, 2, "a copy cut short by the end of the text");
	is_int(copies.end_line, 65534, "where the first one ends");
}

int
main(void)
{
	TapHooks	hooks;
	GdConfig	config = tap_config(&hooks);

	arena_init(&arena, &config);
	test_counts();
	test_one_line();
	test_same_line();
	test_named();
	test_end();
	return done_testing();
}
