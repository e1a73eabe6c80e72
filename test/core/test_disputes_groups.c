/* The table of disputes: its groups one below the other, and a sentence above it. */
#include "report_tap.h"

#define DISPUTES "四、政府信息公开行政复议、行政诉讼情况\n"
#define NEXT "五、存在的主要问题及改进情况\n"

#define LINES "结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n"
#define SPACES "结果维持 结果纠正 其他结果 尚未审结 总计\n"
#define PIPES "|结果维持|结果纠正|其他结果|尚未审结|总计|\n"

static void
test_own_headers(void)
{
	static const struct
	{
		const char *name;
		const char *text;
	}			tables[] = {
		{"cells on lines", DISPUTES "行政复议\n" LINES "0\n2\n0\n1\n3\n行政诉讼\n未经复议直接起诉\n" LINES
			"0\n0\n1\n0\n1\n复议后起诉\n" LINES "4\n0\n0\n0\n4\n" NEXT},
		{"spaces", DISPUTES "行政复议\n" SPACES "0 2 0 1 3\n行政诉讼\n未经复议直接起诉\n" SPACES
			"0 0 1 0 1\n复议后起诉\n" SPACES "4 0 0 0 4\n" NEXT},
		{"borders", DISPUTES "|行政复议|||||\n" PIPES "|0|2|0|1|3|\n|行政诉讼|||||\n|未经复议直接起诉|||||\n"
			PIPES "|0|0|1|0|1|\n|复议后起诉|||||\n" PIPES "|4|0|0|0|4|\n" NEXT},
	};

	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
	{
		TapReport	read = tap_read(tables[i].text);

		ok(tap_count_facts(&read, GD_NUMBER, GD_READ) == 15, "%s: fifteen figures", tables[i].name);
		is_number(&read, "disputes.reconsideration.corrected", 2, tables[i].name);
		is_number(&read, "disputes.reconsideration.total", 3, tables[i].name);
		is_number(&read, "disputes.lawsuit_direct.other", 1, tables[i].name);
		is_number(&read, "disputes.lawsuit_after_reconsideration.upheld", 4, tables[i].name);
	}
}

/* Every cell is named, none is stated. */
static void
test_unknown_arrangements(void)
{
	static const struct
	{
		const char *name;
		const char *text;
	}			tables[] = {
		{"a figure is lost", DISPUTES "行政复议\n" LINES "0\n2\n1\n3\n行政诉讼\n未经复议直接起诉\n" LINES
			"0\n0\n1\n0\n1\n复议后起诉\n" LINES "4\n0\n0\n0\n4\n" NEXT},
		{"a figure too many", DISPUTES "行政复议\n" LINES "0\n2\n0\n1\n3\n7\n行政诉讼\n未经复议直接起诉\n" LINES
			"0\n0\n1\n0\n1\n复议后起诉\n" LINES "4\n0\n0\n0\n4\n" NEXT},
		{"a blank among the figures", DISPUTES "|行政复议|||||\n" PIPES "|0|2||1|3|\n|行政诉讼|||||\n"
			"|未经复议直接起诉|||||\n" PIPES "|0|0|1|0|1|\n|复议后起诉|||||\n" PIPES "|4|0|0|0|4|\n" NEXT},
		{"columns in another order", DISPUTES "行政复议\n结果纠正\n结果维持\n其他结果\n尚未审结\n总计\n0\n2\n0\n1\n3\n"
			"行政诉讼\n未经复议直接起诉\n" LINES "0\n0\n1\n0\n1\n复议后起诉\n" LINES "4\n0\n0\n0\n4\n" NEXT},
		{"a column is lost", DISPUTES "行政复议\n结果维持\n结果纠正\n尚未审结\n总计\n0\n2\n1\n3\n"
			"行政诉讼\n未经复议直接起诉\n" LINES "0\n0\n1\n0\n1\n复议后起诉\n" LINES "4\n0\n0\n0\n4\n" NEXT},
		{"a group twice", DISPUTES "行政复议\n" LINES "0\n2\n0\n1\n3\n行政复议\n" LINES
			"0\n0\n1\n0\n1\n复议后起诉\n" LINES "4\n0\n0\n0\n4\n" NEXT},
	};

	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
	{
		TapReport	read = tap_read(tables[i].text);

		ok(tap_count_facts(&read, GD_NUMBER, GD_READ) == 0 &&
		   tap_count_facts(&read, GD_NUMBER, GD_DERIVED) == 0, "%s: no figure", tables[i].name);
		ok(tap_count_facts(&read, GD_TEXT, GD_AMBIGUOUS) == 15, "%s: fifteen cells named",
		   tables[i].name);
	}
}

/* A sentence may be nothing but a label and its figure, and is no row even so. */
static void
test_sentence_above(void)
{
	TapReport	read = tap_read(DISPUTES "行政复议2件。\n|行政复议|||||行政诉讼||||||||||\n"
								"|结果维持|结果纠正|其他结果|尚未审结|总计|未经复议直接起诉|||||复议后起诉|||||\n"
								"|结果维持|结果纠正|其他结果|尚未审结|总计|结果维持|结果纠正|其他结果|尚未审结|总计|\n"
								"|1|0|0|1|2|1|0|0|0|1|0|0|0|0|0|\n" NEXT);

	ok(tap_count_facts(&read, GD_NUMBER, GD_READ) == 15, "a sentence above: fifteen figures");
	is_number(&read, "disputes.reconsideration.total", 2, "a sentence above");
}

int
main(void)
{
	test_sentence_above();
	test_own_headers();
	test_unknown_arrangements();
	return done_testing();
}
