/* A table that is recognised and whose figures are not: its cells are named as unread. */
#include "report_tap.h"

#define REQUESTS "三、收到和处理政府信息公开申请情况\n"
#define DISPUTES "四、政府信息公开行政复议、行政诉讼情况\n"

static void
is_named(const char *text, uint32_t cells, const char *name)
{
	TapReport	read = tap_read(text);

	ok(tap_count_facts(&read, TAP_ANY_KIND, GD_READ) == 0 &&
	   tap_count_facts(&read, TAP_ANY_KIND, GD_DERIVED) == 0, "%s: nothing stated", name);
	ok(tap_count_facts(&read, TAP_ANY_KIND, GD_AMBIGUOUS) == cells, "%s: %u cells named",
	   name, (unsigned) cells);
}

static void
test_arrangements(void)
{
	is_named(REQUESTS "|申请人|一、本年新收政府信息公开申请数量|（一）予以公开|四、结转下年度继续办理|\n"
			 "|自然人|5|3|2|\n|商业企业|1|1|0|\n|总计|6|4|2|\n" DISPUTES, 21, "rows as columns");
	is_named(REQUESTS "一、本年新收政府信息公开申请数量\n自然人：5\n商业企业：1\n其他：0\n总计：6\n"
			 "（一）予以公开\n自然人：3\n商业企业：1\n其他：0\n总计：4\n" DISPUTES, 14, "a card for each row");
}

/* Other parts of the table were read, or there is nothing to read. */
static void
test_others(void)
{
	TapReport	read = tap_read(REQUESTS "|（一）予以公开|1|2|3|0|0|0|6|\n\n文字\n\n"
								"|申请人|（二）部分公开|\n|自然人|5|\n|商业企业|1|\n" DISPUTES);

	ok(tap_count_facts(&read, TAP_ANY_KIND, GD_READ) == 7, "one part of the table was read");
	ok(tap_count_facts(&read, TAP_ANY_KIND, GD_AMBIGUOUS) == 7, "a row of which nothing was read is named");
	is_named(REQUESTS "一、本年新收政府信息公开申请数量、（一）予以公开的数量见附件。\n" DISPUTES, 0, "labels in a sentence");
}

/* A label without figures among rows that have some, and one whose rest has them. */
static void
test_rows(void)
{
	TapReport	read = tap_read(REQUESTS "|（一）予以公开|1|2|3|0|0|0|6|\n|（二）部分公开|\n|（七）总计|1|2|3|0|0|0|6|\n" DISPUTES);
	const GdFact *fact = tap_fact(&read, "requests.partly_granted.total");

	ok(tap_count_facts(&read, GD_NUMBER, GD_READ) == 14, "the others are read");
	is_named_only(&read, "requests.partly_granted.total", "a label alone");
	ok(fact != NULL && fact->raw.length == 0 &&
	   strncmp(read.text + fact->place.start - strlen("公开"), "公开|\n", strlen("公开|\n")) == 0,
	   "its place is behind the label");
	read = tap_read(REQUESTS "                          自然人   商业企业   科研机构   社会公益组织   法律服务机构   其他   总计\n"
					"一、本年新收\n政府信息公开申请数\n某甲                            1        2          3          0              0              0      6\n"
					"二、上年结转政府信息公开申请数量     1        0          0          0              0              0      1\n" DISPUTES);
	is_number(&read, "requests.carried_in.total", 1, "a label on one line");
	is_named_only(&read, "requests.new.total", "a label whose rest has the figures");
}

/*
 * Where a pipe closes each cell on its line, a number on a line of its own before the
 * pipe of a blank cell may be that of the page.
 */
static void
test_number_of_page(void)
{
	TapReport	read = tap_read("七、附表\n指标|\n累计数|\n2012年发生数||\n学习培训|\n2.举办培训次数|\n4|\n1|\n"
								"3.参加培训人次数|\n3|\n1||\n公开数量|\n4.公开信息总数|\n11|\n3|\n"
								"其中:⑴市本级公开信息数★|\n7\n|\n1||\n⑵县(市)区及开发区本级公开信息数★|\n|\n1||\n"
								"⑶乡镇街道公开信息数★|\n2|\n3||\n");

	is_number(&read, "statistics.disclosed_by_level.cumulative", 11, "a cell and its pipe");
	is_named_only(&read, "statistics.disclosed_by_level.city.cumulative", "a number above a pipe");
	is_number(&read, "statistics.disclosed_by_level.county.year", 1, "behind a blank cell");
	is_number(&read, "statistics.disclosed_by_level.township.cumulative", 2, "a cell and its pipe");
}

int
main(void)
{
	test_number_of_page();
	test_rows();
	test_arrangements();
	test_others();
	return done_testing();
}
