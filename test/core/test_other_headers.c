/* Headers that are not the form's: what stands under them is of no column. */
#include "report_tap.h"

#define REQUESTS "三、收到和处理政府信息公开申请情况\n"
#define DISPUTES "四、政府信息公开行政复议、行政诉讼情况\n"

static void
test_other_words(void)
{
	TapReport	read = tap_read(REQUESTS "|项|某类个人|甲类单位|乙类单位|丙类团体|丁类处所|另外几类|全部相加|\n"
								"|（一）予以公开|1|2|3|0|0|0|6|\n|（二）部分公开|1|0|0|0|0|0|1|\n");

	is_not_stated(&read, "requests.granted.enterprise", "words that no form has");
	is_not_stated(&read, "requests.granted.total", "words that no form has");
	read = tap_read(REQUESTS "|（一）予以公开|1|2|3|0|0|0|6|\n|（二）部分公开|1|0|0|0|0|0|1|\n");
	is_number(&read, "requests.granted.enterprise", 2, "no header at all: a part of a table");
	read = tap_read(DISPUTES "|行政复议|行政诉讼|\n|甲|乙|丙|丁|戊|未经复议直接起诉|复议后起诉|\n|甲|乙|丙|丁|戊|甲|乙|丙|丁|戊|\n"
					"|1|2|0|0|3|0|0|0|0|0|0|0|0|0|0|\n");
	is_not_stated(&read, "disputes.reconsideration.upheld", "words that no form has");
	read = tap_read(DISPUTES "行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n某类 甲类 乙类 丙类 丁类 某类 甲类 乙类 丙类 丁类\n"
					"1 2 0 0 3 0 0 0 0 0 0 0 0 0 0\n");
	is_not_stated(&read, "disputes.reconsideration.upheld", "words without borders under known ones");
	read = tap_read(DISPUTES "行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n结果 某类 乙类 丙类 总计 某类 甲类 乙类 丙类 总计\n"
					"1 2 0 0 3 0 0 0 0 0 0 0 0 0 0\n");
	is_not_stated(&read, "disputes.reconsideration.upheld", "one known among them");
	read = tap_read(DISPUTES "某类 甲类 乙类 丙类 丁类 某类 甲类 乙类 丙类 丁类 某类 甲类 乙类 丙类 丁类\n"
					"1 2 0 0 3 0 0 0 0 0 0 0 0 0 0\n");
	is_not_stated(&read, "disputes.reconsideration.upheld", "no known one on the line above");
	read = tap_read(DISPUTES "某类 甲类 乙类 丙类 丁类\n1 2 0 0 3 0 0 0 0 0 0 0 0 0 0\n");
	is_not_stated(&read, "disputes.reconsideration.upheld", "the header of one group");
	read = tap_read(DISPUTES "甲类\n乙类\n丙类\n丁类\n合计\n1 2 0 0 3 0 0 0 0 0 0 0 0 0 0\n");
	is_not_stated(&read, "disputes.reconsideration.upheld", "a word a line");
	read = tap_read(DISPUTES "被申请 维持数\n被起诉 撤销数\n1 2 0 0 3 0 0 0 0 0 0 0 0 0 0\n");
	is_not_stated(&read, "disputes.reconsideration.upheld", "two words a line");
	read = tap_read(DISPUTES "单位：件\n1 2 0 0 3 0 0 0 0 0 0 0 0 0 0\n");
	is_number(&read, "disputes.reconsideration.corrected", 2, "a caption is no header");
	read = tap_read("四、政府信息公开 行政复议 行政诉讼 情况\n1 2 0 0 3 0 0 0 0 0 0 0 0 0 0\n");
	is_number(&read, "disputes.reconsideration.corrected", 2, "a heading whose words stand apart");
	read = tap_read(DISPUTES "本年 情况 如下：\n1 2 0 0 3 0 0 0 0 0 0 0 0 0 0\n");
	is_number(&read, "disputes.reconsideration.corrected", 2, "behind a sentence");
	read = tap_read(DISPUTES "1 2 0 0 3 0 0 0 0 0 0 0 0 0 0\n");
	is_number(&read, "disputes.reconsideration.corrected", 2, "no header at all");
	read = tap_read(DISPUTES "行政复议        行政诉讼\n结果   结果     其他   尚未\n         总 计 结果 结果 其他  尚未   结果 结果 其他 尚未\n"
					"维持   纠正     结果   审结                   总计\n1 2 0 0 3 0 0 0 0 0 0 0 0 0 0\n");
	is_number(&read, "disputes.reconsideration.corrected", 2, "pieces of names");
}

/* A ninth cell in each row is a column; 1 and 1 are not the 11 that would add up. */
static void
test_column_too_many(void)
{
	TapReport	read = tap_read(REQUESTS "|（四）无法提供|1.本机关不掌握相关政府信息|0|11|0|0|0|0|1|1|\n"
								"|2.没有现成信息需要另行制作|0|0|0|0|0|0|0|0|\n");

	is_not_stated(&read, "requests.unavailable.not_held.enterprise", "a column too many");
	is_not_stated(&read, "requests.unavailable.not_held.total", "a column too many");
}

static void
test_other_order(void)
{
	TapReport	read = tap_read(DISPUTES "|行政复议|行政诉讼|\n|结果纠正|结果维持|其他结果|尚未审结|总计|未经复议直接起诉|复议后起诉|\n"
								"|结果纠正|结果维持|其他结果|尚未审结|总计|结果纠正|结果维持|其他结果|尚未审结|总计|\n"
								"|1|2|0|0|3|0|0|0|0|0|0|0|0|0|0|\n");

	is_not_stated(&read, "disputes.reconsideration.upheld", "the second column first");
	is_not_stated(&read, "disputes.lawsuit_direct.corrected", "the second column first");
}

/* A unit merged over rows leaves no cell behind; a blank figure is not it. */
static void
test_merged_units(void)
{
	TapReport	read = tap_read("七、附表\n|指标名称|计量单位|2012年度|历年累计|\n"
								"|主动公开信息数|条|5|6|\n|网站公开数||7||\n|政府公报公开数|-|8||\n|依申请公开信息目录数|条|1|2|\n");

	is_not_stated(&read, "statistics.disclosed.website.year", "a blank, or the unit");
	is_not_stated(&read, "statistics.disclosed.gazette.year", "a dash, or the unit");
	is_number(&read, "statistics.disclosed.year", 5, "a unit of its own");
}

static void
test_news(void)
{
	TapReport	read = tap_read("云溪县发布2022年政府信息公开工作年度报告\n近日，云溪县公布了年度报告，全年公开信息179条。\n");

	is_str(gd_report_status_name(read.report.status), "not_a_report", "news of a report");
	read = tap_read("云溪县2022年政府信息公开工作年度报告\n全年公开信息179条。\n");
	is_str(gd_report_status_name(read.report.status), "report", "the report");
}

/* Where the header runs into the first row, a column of no form shifts the figures. */
static void
test_header_on_the_line(void)
{
	static const char *const headers[] = {
		"指标名称 计量单位 上年数 2014年度 历年累计", "指标名称 计量单位 2014年度 上年数 历年累计",
		"统计指标 单位 年度 历年累计 去年同期", "统计指标 年度 历年累计", NULL
	};

	for (int i = 0; headers[i] != NULL; i++)
	{
		char		text[1024];
		TapReport	read;

		snprintf(text, sizeof(text), "七、附表\n%s 主动公开文件数 条 7 9 其中：1.政府网站公开数 条 4 6 "
				 "2.政府公报公开数 条 3 3 受理依申请公开信息总数 条 2 8", headers[i]);
		read = tap_read(text);
		if (headers[i + 1] == NULL)
			is_number(&read, "statistics.disclosed.year", 7, headers[i]);
		else
			is_not_stated(&read, "statistics.disclosed.year", headers[i]);
	}
}

/* Names that narrow columns broke: a line of the page holds parts of several, run together. */
static void
test_broken_names(void)
{
#define ROWS "（一）予以公开 3 2 0 1 0 0 6\n（二）部分公开 1 0 0 0 0 4 5\n"
	TapReport	read = tap_read(REQUESTS "申请人情况\n法人或其他组织\n自然人 社会法律 总计\n商业科研\n公益服务其他\n"
								"企业机构\n组织机构\n" ROWS);

	is_number(&read, "requests.granted.enterprise", 2, "parts of the form's names");
	is_number(&read, "requests.partly_granted.other", 4, "parts of the form's names");
	read = tap_read(REQUESTS "申请人情况\n法人或其他组织\n自然人 社会往年 总计\n商业科研\n公益件数其他\n企业机构\n组织\n" ROWS);
	is_not_stated(&read, "requests.granted.enterprise", "parts of another name among them");
	is_not_stated(&read, "requests.partly_granted.other", "parts of another name among them");
	read = tap_read(REQUESTS "申请人情况\n法人或其他组织\n自然人 社会法律 总计\n商业a科b研\n公益服务其他cc\n企业机构\n组织机构\n" ROWS);
	is_not_stated(&read, "requests.granted.enterprise", "letters among the parts");
#undef ROWS
}

int
main(void)
{
	test_broken_names();
	test_other_words();
	test_column_too_many();
	test_other_order();
	test_merged_units();
	test_news();
	test_header_on_the_line();
	return done_testing();
}
