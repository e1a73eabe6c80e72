/* What a cell says, and which of several cells says it; texts are invented. */
#include "report_tap.h"

/* A fact that must be there; one of nothing if it is not. */
static const GdFact *
need_fact(const TapReport *read, const char *code)
{
	static const GdItem nothing;
	static const GdFact missing = {.item = &nothing};
	const GdFact *fact = tap_fact(read, code);

	ok(fact != NULL, "there is %s", code);
	return fact != NULL ? fact : &missing;
}

#define HEAD "信息内容|本年制发件数|本年废止件数|现行有效件数\n"

static void
test_cells(void)
{
	TapReport	read = tap_read("二、主动公开政府信息情况\n" 
								"|信息内容|本年制发件数|本年废止件数|现行有效件数|\n"
								"|规章|1,234|－||\n|行政规范性文件|１２|若干|3.5|\n"
								"|信息内容|本年收费金额（单位：万元）|||\n|行政事业性收费|251000元|||\n");
	const GdFact *fact;

	is_number(&read, "disclosure.regulations.made", 1234, "separators");
	is_number(&read, "disclosure.normative_documents.made", 12, "wide digits");

	fact = need_fact(&read, "disclosure.regulations.made");
	is_str(tap_slice(read.text, fact->place), "1,234", "where it is printed");
	is_str(fact->raw, "1,234", "as it is printed");
	is_str(fact->unit, "件", "the form's unit");
	is_str(gd_item_label(fact->item), "第二十条第（一）项/规章 × 本年制发件数", "its label");

	fact = need_fact(&read, "disclosure.regulations.repealed");
	is_str(gd_fact_kind_name(fact->kind), "dash", "a dash is no number");
	is_str(fact->raw, "－", "as it is printed");

	fact = need_fact(&read, "disclosure.regulations.in_force");
	is_str(gd_fact_kind_name(fact->kind), "blank", "a blank is never zero");
	is_int(fact->place.length, 0, "and has no length");
	is_str(gd_recovery_name(fact->recovery), "read", "but is read");

	fact = need_fact(&read, "disclosure.normative_documents.repealed");
	is_str(gd_fact_kind_name(fact->kind), "text", "words are no number");
	is_str(fact->raw, "若干", "as they are printed");

	fact = need_fact(&read, "disclosure.normative_documents.in_force");
	is_int(fact->value.mantissa, 35, "a decimal is exact");
	is_int(fact->value.scale, 1, "with its scale");

	fact = need_fact(&read, "disclosure.fees.amount");
	is_int(fact->value.mantissa, 251000, "an amount as printed");
	is_str(fact->unit, "元", "the printed unit wins");
}

/* Words in place of the first figure of a row. */
static void
test_words(void)
{
	TapReport	read = tap_read("二、主动公开政府信息情况\n|信息内容|本年制发件数|本年废止件数|现行有效件数|\n"
								"|规章|约3|2|3|\n|行政规范性文件|见附件|5|6|\n");
	const GdFact *fact = need_fact(&read, "disclosure.regulations.made");

	is_str(gd_fact_kind_name(fact->kind), "text", "words are no number");
	is_str(gd_recovery_name(fact->recovery), "read", "they are read");
	is_str(fact->raw, "约3", "as they are printed");
	is_number(&read, "disclosure.regulations.repealed", 2, "behind words");
	is_number(&read, "disclosure.normative_documents.in_force", 6, "behind words");

#define REQUESTS "三、收到和处理政府信息公开申请情况\n" \
	"|申请人情况|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计|\n"

	read = tap_read(REQUESTS "|一、本年新收政府信息公开申请数量|见附件|1|0|0|0|0|3|\n"
					"|（六）其他处理|自行增加|1|0|0|0|0|3|\n");
	is_not_stated(&read, "requests.new.natural_person", "words for a figure");
	is_number(&read, "requests.new.total", 3, "behind words");
	is_not_stated(&read, "requests.closed_otherwise.total", "words behind the label of a group");

	/* a label of the document's own, and a blank lost or the total blank */
	read = tap_read(REQUESTS "|一、本年新收政府信息公开申请数量|自行增加|1|2|0|0|0|3|\n");
	is_not_stated(&read, "requests.new.enterprise", "words that leave no rest");
	read = tap_read(REQUESTS "|一、本年新收政府信息公开申请数量|自行增加|1|0|0|0|0|3||\n");
	is_not_stated(&read, "requests.new.enterprise", "words and a cell more");
	is_not_stated(&read, "requests.new.total", "words and a cell more");
}

/* Facts come in the order of the form, each once. */
static void
test_order(void)
{
	TapReport	read = tap_read("二、主动公开政府信息情况\n"
								"信息内容|本年处理决定数量\n行政处罚|2\n行政许可|1\n" HEAD "规章|1|2|3\n");
	bool		ordered = true;

	is_int(read.report.nfacts, 5, "a fact for each cell of the form");
	for (uint32_t i = 1; i < read.report.nfacts; i++)
		if (read.report.facts[i].item <= read.report.facts[i - 1].item)
			ordered = false;
	ok(ordered, "in the form's order");
}

/* Two rows of one item in one table. */
static void
test_conflicts(void)
{
	TapReport	read = tap_read("二、主动公开政府信息情况\n" HEAD "规章|1|2|3\n规章|1|5|3\n行政规范性文件|4|4|4\n");
	const GdFact *fact = need_fact(&read, "disclosure.regulations.repealed");

	is_number(&read, "disclosure.regulations.made", 1, "said twice");
	is_not_stated(&read, "disclosure.regulations.repealed", "two things said of it");
	is_str(gd_recovery_name(fact->recovery), "ambiguous", "it is ambiguous");
	is_number(&read, "disclosure.regulations.in_force", 3, "said twice");
	is_number(&read, "disclosure.normative_documents.made", 4, "said once");
}

#define RESULTS "结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n"
#define GROUPS "行政复议\n行政诉讼\n" RESULTS "未经复议直接起诉\n复议后起诉\n" RESULTS RESULTS
#define ZEROS "0\n0\n0\n0\n0\n"

/* Several tables of one kind. */
static void
test_tables(void)
{
	TapReport	read;

	/* the rest of a table that a page cut: its header may be printed again */
	read = tap_read("二、主动公开政府信息情况\n" HEAD "规章|1|2|3\n见下页。\n" HEAD "行政规范性文件|4|5|6\n");
	is_int(read.report.ntables, 2, "a table cut by a page");
	is_number(&read, "disclosure.regulations.made", 1, "before the cut");
	is_number(&read, "disclosure.normative_documents.in_force", 6, "behind the cut");

	/* the same table for another body */
	read = tap_read("二、主动公开政府信息情况\n" HEAD "规章|1|2|3\n行政规范性文件|4|5|6\n下属单位如下。\n"
					HEAD "规章|7|8|9\n行政规范性文件|7|8|9\n");
	is_int(read.report.ntables, 2, "a second table of the kind");
	is_not_stated(&read, "disclosure.regulations.made", "two whole tables that differ");
	is_not_stated(&read, "disclosure.normative_documents.in_force", "two whole tables that differ");

	/* and for another year, each under a heading */
	read = tap_read("四、政府信息公开行政复议、行政诉讼情况\n（一）2022年情况\n" GROUPS "3\n3\n0\n0\n6\n" ZEROS ZEROS
					"（二）2023年情况\n" GROUPS "1\n0\n0\n0\n1\n" ZEROS ZEROS);
	is_int(read.report.ntables, 2, "a table for each year");
	is_not_stated(&read, "disputes.reconsideration.upheld", "two years");
	is_number(&read, "disputes.lawsuit_direct.total", 0, "two years that say the same");
}

#define APPLICANTS "申请人情况\n自然人法人或其他组织总计\n商业企业科研机构社会公益组织法律服务机构其他\n"

/* Of two tables one by one what each says, be it proved; and what only one of them tells. */
static void
test_two_years(void)
{
	TapReport	read = tap_read("云溪县人民政府办公室汇总各单位的材料，编写本年度的政府信息公开工作年度报告并予以公布。\n"
								"三、收到和处理政府信息公开申请情况\n2022年\n" APPLICANTS
								"一、本年新收政府信息公开申请数量2314010038\n二、上年结转政府信息公开申请数量0000000\n"
								"2023年\n" APPLICANTS
								"一、本年新收政府信息公开申请数量1514010030\n二、上年结转政府信息公开申请数量0000000\n");

	is_not_stated(&read, "requests.new.natural_person", "glued rows of two years");
	is_not_stated(&read, "requests.new.total", "glued rows of two years");
	ok(tap_fact(&read, "requests.new.other") != NULL &&
	   tap_fact(&read, "requests.new.other")->recovery == GD_DERIVED,
	   "what both years prove");

	read = tap_read("二、主动公开政府信息情况\n2022年\n" HEAD "规章|1|2|3\n行政规范性文件|4|5|6\n2023年\n"
					HEAD "规章|7|8|9\n行政规范性文件|7|8\n");
	is_not_stated(&read, "disclosure.normative_documents.in_force", "of one of two tables");
}

/* A table in another section is the rest of the report's own, or another body's. */
static void
test_elsewhere(void)
{
	TapReport	read = tap_read("二、主动公开政府信息情况\n" HEAD "规章|1|2|3\n"
								"六、其他需要报告的事项\n" HEAD "行政规范性文件|4|5|6\n");

	is_number(&read, "disclosure.normative_documents.made", 4, "the rest of a table");
	read = tap_read("二、主动公开政府信息情况\n" HEAD "规章|1|2|3\n"
					"六、其他需要报告的事项\n下属单位如下。\n" HEAD "规章|0|2|3\n行政规范性文件|4|5|6\n");
	is_number(&read, "disclosure.regulations.made", 1, "the table of the section");
	is_not_stated(&read, "disclosure.normative_documents.made", "a table of another body");
}

/* A report that stands in the text twice is read once. */
static void
test_copies(void)
{
	static const char report[] =
		"云溪县2022年政府信息公开工作年度报告\n"
		"根据有关规定，云溪县人民政府办公室汇总各单位的材料，编写本年度的报告并予以公布。\n"
		"一、总体情况\n全年公开信息若干条。\n二、主动公开政府信息情况\n" HEAD "规章|1|2|3\n"
		"三、收到和处理政府信息公开申请情况\n没有收到。\n四、政府信息公开行政复议、行政诉讼情况\n没有发生。\n"
		"五、存在的主要问题及改进情况\n人手不足。\n六、其他需要报告的事项\n无。\n";
	char		text[3 * sizeof(report)];
	TapReport	read;

	snprintf(text, sizeof(text), "%s%s", report, report);
	read = tap_read(text);
	is_int(read.report.copies, 2, "two copies");
	is_int(read.report.ntables, 1, "one table");
	is_int(read.report.nsections, 7, "one outline");
	is_number(&read, "disclosure.regulations.in_force", 3, "the first copy");
}

/* A line of prose over a table breaks neither its borders nor its header. */
static void
test_prose_over_header(void)
{
	TapReport	read = tap_read(
		"柳塘县2022年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"
		"上年度结转政府信息公开申请0件，本年新收3件。\n\n"
		"|  |  |  | 自然人 | 法人或其他组织 |  |  |  | 总计 |\n|---|---|---|---|---|---|---|---|---|\n"
		"|  |  |  |  | 商业企业 | 科研机构 | 法律服务机构 | 其他 |  |\n"
		"| 一、本年新收政府信息公开申请数量 |  |  | 2 | 0 | 1 | 0 | 0 | 3 |\n"
		"| 二、上年结转政府信息公开申请数量 |  |  | 0 | 0 | 0 | 0 | 0 | 0 |\n");

	is_not_stated(&read, "requests.new.enterprise", "a header without one column");
	is_not_stated(&read, "requests.new.social_org", "a header without one column");
}

/* What is printed in a run of cells of HTML holds no mark of the reader. */
static void
test_run_of_html(void)
{
	TapReport	read = tap_read(
		"<p>柳塘县2022年政府信息公开工作年度报告</p><p>二、主动公开政府信息情况</p><table>"
		"<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>"
		"<tr><td>规章</td><td>1</td><td>0</td><td>1</td></tr>"
		"<tr><td>行政规范性文件</td><td>9</td><td>8</td></tr></table>");
	const GdFact *fact = tap_fact(&read, "disclosure.normative_documents.made");

	is_not_stated(&read, "disclosure.normative_documents.made", "a row that lost a cell");
	if (fact == NULL)
		abort();
	is_str(fact->raw, "9 8", "cells side by side");
}

int
main(void)
{
	test_cells();
	test_words();
	test_order();
	test_conflicts();
	test_tables();
	test_two_years();
	test_elsewhere();
	test_copies();
	test_prose_over_header();
	test_run_of_html();
	return done_testing();
}
