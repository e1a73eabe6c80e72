/*
 * Tables as rows of cells, however they were printed; every text here is
 * invented.  Rows are told as their cells with a slash between them.
 */
#include "report_tap.h"

#define MOST_ROWS 12

typedef struct Case
{
	const char *name;
	const char *text;
	const char *rows[MOST_ROWS];	/* of all tables; an empty string between two */
} Case;

static const Case cases[] = {
	/* a line is a row */
	{"between pipes", "|甲|乙|丙|\n|规章|1|2|\n", {"甲/乙/丙/", "规章/1/2/"}},
	{"markdown", "| 甲 | 乙 |\n|---|:---:|\n| 规章 | 1 |\n| 丁 |  |\n",
	{"甲/乙/", "规章/1/", "丁//"}},
	{"behind cells", "甲|乙|丙|\n规章|1|2|\n", {"甲/乙/丙", "规章/1/2"}},
	{"between cells", "甲|乙|丙\n规章|1|2\n", {"甲/乙/丙", "规章/1/2"}},
	{"wide pipes", "甲｜乙｜丙\n规章｜1｜2\n", {"甲/乙/丙", "规章/1/2"}},
	{"an escaped pipe", "甲\\|乙|丙\n规章|1\n", {"甲\\|乙/丙", "规章/1"}},
	{"rows of any width", "甲|\n乙|丙|\n规章|1|2|3|\n", {"甲", "乙/丙", "规章/1/2/3"}},
	{"rows padded at the end", "甲|乙|||\n规章|1|||\n", {"甲/乙//", "规章/1//"}},
	{"a line break in a cell", "|甲|乙<br>丙|\n|规章|1|\n", {"甲/乙丙/", "规章/1/"}},
	{"page numbers between rows", "规章|1|2|\n- 3 -\n行政许可|3|4|\n", {"规章/1/2", "行政许可/3/4"}},

	/* rows with a pipe at their ends, broken at a width */
	{"a row broken before a pipe", "| 甲 | 乙\n| 丙 |\n|---|---\n|---|\n| 规章 | 1\n| 2 |\n| 丁 | 12\n| 4 |\n",
	{"甲/乙/丙", "规章/1/2", "丁/12/4"}},
	{"behind a pipe, and in a cell", "| 甲 | 乙 |\n丙 |\n| 规章 | |\n2 |\n| 行政\n许可 | 3 | 4 |\n",
	{"甲/乙/丙", "规章//2", "行政许可/3/4"}},
	{"rows of any width, most of them whole",
		"| 甲 | 乙 | 丙 |\n| 规章 | 1 |\n| 丁 | 3\n| 4 |\n| 戊 |\n", {"甲/乙/丙", "规章/1", "丁/3/4", "戊"}},
	{"no pipe opens rows", "甲 | 乙 | 丙 |\n规章 | 1 |\n2 |\n丁 | 3 | 4\n|\n戊 | 5 | 6 |\n己 | 7 | 8 |\n",
	{"甲/乙/丙", "规章/1/2", "丁/3/4", "戊/5/6", "己/7/8"}},
	{"several rows are not one", "| 规章 | 1 |\n. | 丁 | 2 |\n| 戊 | 3 |\n| 己 | 4 |\n",
	{"/规章/1", "./丁/2", "/戊/3", "/己/4"}},
	{"no pipe behind the last cell, if it is not blank", "| 规章 | 1\n| 行政许可 |\n| 行政处罚 | 3\n| 行政强制 |\n",
	{"规章/1", "行政许可/", "行政处罚/3", "行政强制/"}},

	/* a cell a line, rows of a constant count */
	{"three a row", "甲 |\n乙 |\n丙 |\n规章 |\n1 |\n2 |\n行政许可 |\n3 |\n4 |\n",
	{"甲/乙/丙", "规章/1/2", "行政许可/3/4"}},
	{"a merged cell dropped, the row padded",
		"信息内容 |\n本年处理决定数量 |\n||\n行政许可 |\n12 |\n||\n行政处罚 |\n7 |\n||\n",
	{"信息内容/本年处理决定数量//", "行政许可/12//", "行政处罚/7//"}},
	{"padding lost in the last row",
		"信息内容 |\n本年处理决定数量 |\n||\n行政许可 |\n12 |\n||\n行政处罚 |\n7 |\n",
	{"信息内容/本年处理决定数量//", "行政许可/12//", "行政处罚/7"}},
	{"a blank cell is a cell", "规章 |\n|\n2 |\n行政规范性文件 |\n3 |\n4 |\n",
	{"规章//2", "行政规范性文件/3/4"}},
	{"a cell broken over lines", "规章 |\n1 |\n2 |\n行政规\n范性文件 |\n3 |\n4 |\n",
	{"规章/1/2", "行政规范性文件/3/4"}},

	/* a pipe alone opens each row: it borders no cell */
	{"rows opened by a pipe",
		"|\n规章 |\n1 |\n|\n|\n行政许可 |\n|\n4 |\n|\n行政处罚 |\n6 |\n7 |\n",
	{"规章/1/", "行政许可//4", "行政处罚/6/7"}},
	{"rows of blanks opened by a pipe",
		"|\n|\n规章 |\n|\n|\n|\n|\n行政许可 |\n|\n|\n|\n|\n行政处罚 |\n|\n|\n|\n|\n行政强制 |\n1 |\n|\n",
	{"/规章//", "/行政许可//", "/行政处罚//", "/行政强制/1/"}},
	{"a blank first figure opened by a pipe",
		"|\n结果维持 |\n结果纠正 |\n其他结果 |\n总计 |\n|\n|\n9 |\n|\n9 |\n",
	{"结果维持/结果纠正/其他结果/总计", "/9//9"}},
	{"a title before the pipe",
		"|\n规章 |\n1 |\n2 |\n|\n行政许可 |\n|\n|\n"
		"六、其他情况\n|\n行政处罚 |\n5 |\n6 |\n|\n行政强制 |\n7 |\n8 |\n",
	{"规章/1/2", "行政许可//", "", "行政处罚/5/6", "行政强制/7/8"}},

	/* no count makes rows: a label behind a figure begins one */
	{"by label", "规章 |\n1 |\n2 |\n行政许可 |\n12 |\n行政处罚 |\n7 |\n8 |\n",
	{"规章/1/2", "行政许可/12", "行政处罚/7/8"}},

	/* several tables */
	{"prose between two", "规章|1|2|\n以上为规章。\n行政许可|3|4|\n",
	{"规章/1/2", "", "行政许可/3/4"}},
	{"a heading between two",
		"一、总体情况\n规章|1|2|\n二、主动公开政府信息情况\n行政许可|3|4|\n",
	{"规章/1/2", "", "行政许可/3/4"}},
	{"back to back, their heading lost",
		"信息内容|本年制发件数|\n规章|1|\n申请人情况|自然人|\n本年新收|2|\n",
	{"信息内容/本年制发件数", "规章/1", "", "申请人情况/自然人", "本年新收/2"}},

	/* no tables */
	{"a date alone", "规章|1|2|\n2016-02-29\n", {"规章/1/2"}},
	{"a sentence", "今年工作良好。\n", {NULL}},
	{"an escaped pipe alone", "甲\\|乙\n", {NULL}},
};

/* "a/b/" of a row, in a buffer that the next call overwrites. */
static const char *
row_text(const GdTable *table, uint32_t row)
{
	static char buffer[2000];
	size_t		at = 0;
	uint32_t	columns = 0;

	for (uint32_t i = 0; i < table->ncells; i++)
	{
		const GdCell *cell = &table->cells[i];

		if (cell->row != row)
			continue;
		at += (size_t) snprintf(buffer + at, sizeof(buffer) - at, "%s%.*s",
								columns > 0 ? "/" : "", (int) cell->text.length,
								cell->text.data);
		columns++;
	}
	buffer[at] = '\0';
	return buffer;
}

/* Blank cells at the end of a row are the same as none. */
static void
is_row(const GdTable *table, uint32_t row, const char *wanted, const char *name)
{
	char		got[2000];
	char		want[2000];

	snprintf(got, sizeof(got), "%s", row_text(table, row));
	snprintf(want, sizeof(want), "%s", wanted);
	while (got[0] != '\0' && got[strlen(got) - 1] == '/')
		got[strlen(got) - 1] = '\0';
	while (want[0] != '\0' && want[strlen(want) - 1] == '/')
		want[strlen(want) - 1] = '\0';
	is_str(got, want, "%s: row %u of table %d", name, (unsigned) row,
		   (int) table->ordinal);
}

static void
test_case(const Case *test)
{
	TapReport	read = tap_read(test->text);
	uint32_t	table = 0;
	uint32_t	row = 0;
	uint32_t	ntables = test->rows[0] == NULL ? 0 : 1;

	for (int i = 0; i < MOST_ROWS && test->rows[i] != NULL; i++)
		if (test->rows[i][0] == '\0')
			ntables++;
	is_int(read.report.ntables, ntables, "%s: how many tables", test->name);
	if (read.report.ntables != ntables)
		return;
	for (int i = 0; i < MOST_ROWS && test->rows[i] != NULL; i++)
	{
		if (test->rows[i][0] == '\0')
		{
			is_int(read.report.tables[table].rows, row, "%s: how many rows", test->name);
			table++;
			row = 0;
			continue;
		}
		is_row(&read.report.tables[table], row++, test->rows[i], test->name);
	}
	if (ntables > 0)
		is_int(read.report.tables[table].rows, row, "%s: how many rows", test->name);
	cells_are_in_place(&read, test->name);
}

/* What gd.h promises of every table. */
static void
test_shape(void)
{
	TapReport	read = tap_read("一、总体情况\n好。\n规章|1|\n行政许可|2|3|4\n好。\n");
	const GdTable *table = &read.report.tables[0];

	is_int(read.report.ntables, 1, "one table");
	is_int(table->ordinal, 1, "tables count from 1");
	is_int(table->section, 1, "it stands in the first section");
	is_int(table->rows, 2, "its rows");
	is_int(table->columns, 4, "its columns are those of the longest row");
	is_str(tap_slice(read.text, table->place), "规章|1|\n行政许可|2|3|4",
		   "from the first cell to the last");
	for (uint32_t i = 0; i < table->ncells; i++)
		ok(table->cells[i].row < table->rows && table->cells[i].column < table->columns,
		   "cell %u is within", (unsigned) i);

	read = tap_read("|\n3|\n规章|0|0|1\n|");
	table = &read.report.tables[0];
	is_int(read.report.ntables, 1, "a row that goes on with the cells of the next");
	is_str(row_text(table, 1), "规章/0/0/1", "is one row");
	is_int(table->columns, 4, "and counts for the columns");
}

/* Runs of cells too long for a table, or for a row. */
static void
test_long_runs(void)
{
	static char text[200000];
	TapReport	read;

	text[0] = '\0';
	for (int i = 0; i < 300; i++)
		strcat(text, "7|");
	read = tap_read(text);
	for (uint32_t i = 0; i < read.report.ntables; i++)
		ok(read.report.tables[i].columns <= GD_MAX_COLUMNS, "no row is too wide");

	/* in a mixture a line without a pipe is none, and its cell goes on the row */
	read = tap_read("|\n某||||||\n某||||||||||\n.||||||||||\n某||||||||||\n某||||||||||\n"
					"某||||||||||\n七)总计||||||||||\n某|||||||\n某\n行政复议未审结|");
	is_int(read.report.ntables, 2, "a line of 65 cells and pieces");
	for (uint32_t i = 0; i < read.report.ntables; i++)
		ok(read.report.tables[i].columns <= GD_MAX_COLUMNS, "has no row that is too wide");

	for (size_t i = 0; i + 3 < sizeof(text); i += 3)
		memcpy(text + i, "7|\n", 4);
	read = tap_read(text);
	is_int(read.report.ntables, 0, "a run of 60,000 cells is no table");
}

int
main(void)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		test_case(&cases[i]);
	test_shape();
	test_long_runs();
	return done_testing();
}
