/* Lines and what each one is by itself; every text here is invented. */
#include "lines/lines.h"
#include "tap.h"

static Arena arena;

static const char *const class_names[] = {
	[LINE_PROSE] = "prose", [LINE_CELLS] = "cells", [LINE_RULE] = "rule",
	[LINE_GRID] = "grid", [LINE_ROW] = "row",
	[LINE_LABEL] = "label", [LINE_VALUE] = "value", [LINE_ORDINAL] = "ordinal",
	[LINE_WORDING] = "wording", [LINE_PAGE] = "page"
};

static void
read_lines(const char *text, Source *source, Lines *lines)
{
	size_t		length = strlen(text);

	if (source_read(&arena, tap_tight(text, length), length, source) != GD_OK ||
		lines_read(&arena, source, lines) != GD_OK)
		abort();
}

static void
test_classes(void)
{
	static const struct
	{
		const char *text;
		LineClass	class;
		uint32_t	pipes;
	}			cases[] = {
		/* cells: pipes of any width, not escaped */
		{"规章 | 1 |", LINE_CELLS, 2},
		{"|", LINE_CELLS, 1},
		{"|||", LINE_CELLS, 3},
		{"甲｜乙", LINE_CELLS, 1},
		{"甲\\|乙", LINE_PROSE, 0},
		{"甲\\|乙|丙", LINE_CELLS, 1},
		{"一、本年新收|3|", LINE_CELLS, 2},
		/* rules of markdown: two cells of three dashes */
		{"|---|---|", LINE_RULE, 3},
		{"| :--- | ---: |", LINE_RULE, 3},
		{"--- | ---", LINE_RULE, 1},
		{"|---|", LINE_CELLS, 2},
		{"|--|--|", LINE_CELLS, 3},
		{"|---|x|", LINE_CELLS, 3},
		/* labels of a form */
		{"行政规范性文件", LINE_LABEL, 0},
		{"（一）予以公开", LINE_LABEL, 0},
		{"1.属于国家秘密", LINE_LABEL, 0},
		{"自然人", LINE_LABEL, 0},
		{"自然人甲", LINE_PROSE, 0},
		{"二、主动公开政府信息情况", LINE_ORDINAL, 0},
		/* values */
		{"12", LINE_VALUE, 0},
		{"1,234.5 万元", LINE_VALUE, 0},
		{"－", LINE_VALUE, 0},
		{"12个以上", LINE_PROSE, 0},
		/* page numbers */
		{"- 3 -", LINE_PAGE, 0},
		{"—12—", LINE_PAGE, 0},
		{"- 12345 -", LINE_PROSE, 0},
		{"· 3 ·", LINE_PAGE, 0},
		{"第3页", LINE_PAGE, 0},
		{"第 12 頁 共 40 頁", LINE_PAGE, 0},
		{"共9页，第3页", LINE_PAGE, 0},
		{"第3页共", LINE_PROSE, 0},
		{"第12345页", LINE_PROSE, 0},
		{"第3页第4页共9页共", LINE_PROSE, 0},
		{"第页", LINE_PROSE, 0},
		/* ordinals and marks of headings */
		{"一、我们的工作", LINE_ORDINAL, 0},
		{"(二)平台", LINE_ORDINAL, 0},
		{"3.平台", LINE_ORDINAL, 0},
		{"⑷平台", LINE_ORDINAL, 0},
		{"## 平台", LINE_ORDINAL, 0},
		{"1.5倍", LINE_PROSE, 0},
		/* wordings without an ordinal */
		{"主动公开政府信息情况", LINE_WORDING, 0},
		{"总体情况良好。", LINE_WORDING, 0},
		{"今年总体情况良好。", LINE_PROSE, 0},
		{"开会37次，办理来信14件，答复电话9件，张贴6份。", LINE_PROSE, 0},
		{"总计 37件， 14件。 9件（注） 6件 5", LINE_ROW, 0},
		/* figures with words behind them, as many as a row may have, and one more */
		{"资料 1件，外加 2 3 4 5", LINE_ROW, 0},
		{"资料 1件，外加 2 3 4", LINE_PROSE, 0},
		{"资料 1件，外加 2项，另有 3 4 5", LINE_PROSE, 0},
		{"资料 1项，目录 2 3 4 5", LINE_ROW, 0},
		{"资料 １ ２ ３ ４ ５", LINE_ROW, 0},
		{"修订制度1项，更新栏目2个。来访3人次，咨询4次；发放5份，张贴6份。", LINE_PROSE, 0},
		{"（1）、（2）：（3）；（4），（5）。（6）", LINE_ORDINAL, 0},
		{"资料（2），外加（3）。另有（4）；还有（5）", LINE_PROSE, 0},
		{"|---|--|", LINE_CELLS, 3},
		{"｜---｜:---｜", LINE_RULE, 3},
		/* no characters at all */
		{"\xFF\xFE\x80", LINE_PROSE, 0},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		Source		source;
		Lines		lines;

		read_lines(cases[i].text, &source, &lines);
		is_int(lines.count, 1, "%s", cases[i].text);
		is_str(class_names[lines.items[0].class], class_names[cases[i].class],
			   "its class");
		is_int(lines.items[0].pipes, cases[i].pipes, "its pipes");
	}
}

static void
test_trimming(void)
{
	Source		source;
	Lines		lines;

	read_lines("", &source, &lines);
	is_int(lines.count, 0, "no line in no text");
	read_lines(" \n\r\n\t\n　\n\xE2\x80\x8B\n", &source, &lines);
	is_int(lines.count, 0, "blank lines are not kept");
	read_lines("\r\n  甲 \r\n\n　乙", &source, &lines);
	is_int(lines.count, 2, "two lines");
	is_int(lines.items[0].start, 4, "where the first begins");
	is_int(line_end(&lines.items[0]), 7, "where it ends");
	is_str(tap_slice(source.text, (GdSpan) {lines.items[1].start, lines.items[1].length}),
		   "乙", "the last needs no line break");
	is_int(lines_find(&lines, 0), 0, "the line of an offset before all");
	is_int(lines_find(&lines, 6), 0, "of one in the first");
	is_int(lines_find(&lines, 7), 1, "of one behind the first");
	is_int(lines_find(&lines, source.length), 2, "of one behind all");
}

/* A cell longer than any cell makes its line prose, not the others. */
static void
test_long_cell(void)
{
	char		text[2 * LINE_MAX_CELL];
	Source		source;
	Lines		lines;

	memset(text, 'x', sizeof(text));
	text[LINE_MAX_CELL] = '|';
	text[LINE_MAX_CELL + 1] = '\0';
	read_lines(text, &source, &lines);
	is_str(class_names[lines.items[0].class], "cells", "the longest cell");
	text[LINE_MAX_CELL] = 'x';
	text[LINE_MAX_CELL + 1] = '|';
	text[LINE_MAX_CELL + 2] = '\0';
	read_lines(text, &source, &lines);
	is_str(class_names[lines.items[0].class], "prose", "a longer one");
	is_int(lines.items[0].pipes, 0, "has no pipes");
}

static void
test_cell_end(void)
{
	static const char text[] = "a|b\\|c｜d";
	uint32_t	next;
	uint32_t	end = sizeof(text) - 1;

	is_int(lines_cell_end(text, 0, end, &next), 1, "the first cell");
	is_int(next, 2, "what follows it");
	is_int(lines_cell_end(text, 2, end, &next), 6, "an escaped pipe ends none");
	is_int(next, 9, "a wide one has three bytes");
	is_int(lines_cell_end(text, 9, end, &next), end, "the last ends with the text");
	is_int(next, end, "and nothing follows");
	is_int(lines_cell_end(text, 6, 8, &next), 8, "half a wide pipe is none");
}

static void
test_memory(void)
{
	TapHooks	hooks;
	GdConfig	config = tap_config(&hooks);
	Arena		empty;
	Source		source;
	Lines		lines;

	hooks.fail_at = 0;
	arena_init(&empty, &config);
	is_int(source_read(&empty, "x", 1, &source), GD_OK, "a source needs no memory");
	is_int(lines_read(&empty, &source, &lines), GD_NO_MEMORY, "lines do");
}

int
main(void)
{
	TapHooks	hooks;
	GdConfig	config = tap_config(&hooks);

	arena_init(&arena, &config);
	test_classes();
	test_trimming();
	test_long_cell();
	test_cell_end();
	test_memory();
	return done_testing();
}
