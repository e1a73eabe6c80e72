/*
 * test_check_table.c
 *	  The rules table.*.
 */
#include "check_tap.h"

#define HEAD TAP_TITLE TAP_PREAMBLE TAP_OVERVIEW
#define TAIL TAP_DISPUTES TAP_PROBLEMS TAP_OTHER TAP_SIGNED
#define HEADING_2 "二、主动公开政府信息情况\n"
#define HEADING_3 TAP_REQUESTS_HEADING
#define HEADING_4 "四、政府信息公开行政复议、行政诉讼情况\n"

#define DISCLOSURE_2019 \
	HEADING_2 \
	"第二十条第（一）项 | | | |\n" \
	"信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |\n" \
	"规章 | 0 | 0 | 0 |\n规范性文件 | 1 | 1 | 4 |\n" \
	"第二十条第（五）项 | | | |\n" \
	"信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |\n" \
	"行政许可 | 9 | -2 | 25 |\n其他对外管理服务事项 | 0 | 0 | 0 |\n" \
	"第二十条第（六）项 | | | |\n" \
	"信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |\n" \
	"行政处罚 | 3 | 0 | 1 |\n行政强制 | 0 | 0 | 0 |\n" \
	"第二十条第（八）项 | | | |\n" \
	"信息内容 | 上一年项目数量 | 本年增/减 | |\n行政事业性收费 | 2 | 0 | |\n" \
	"第二十条第（九）项 | | | |\n" \
	"信息内容 | 采购项目数量 | 采购总金额 | |\n政府集中采购 | 3 | 25.5 | |\n"
#define REQUESTS_2019 HEADING_3 TAP_REQUESTS_TABLE TAP_CLOSED_2019 TAP_REQUESTS_END

/* A block of table 2 with this in one cell. */
#define CELL(cell) \
	HEAD HEADING_2 \
	"第二十条第（一）项 | | | |\n" \
	"信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n" \
	"规章 | 0 | 0 | 0 |\n" \
	"行政规范性文件 | " cell " | 0 | 4 |\n" \
	TAP_REQUESTS TAIL

static void
test_whole(void)
{
	is_silent(TAP_REPORT, "table.", "a report of the form");
}

static void
test_missing(void)
{
	is_found(HEAD HEADING_2 "有关情况见网站。\n" TAP_REQUESTS TAIL, "table.missing", "disclosure",
			 GD_ERROR, "二、主动公开政府信息情况", NULL, NULL);
	is_found(HEAD TAP_DISCLOSURE TAP_REQUESTS TAP_PROBLEMS TAP_OTHER, "table.missing", "disputes",
			 GD_ERROR, NULL, NULL, NULL);
	is_found("柳塘縣2022年政府信息公開工作年度報告\n一、總體情況\n全年三百條。\n二、主動公開政府信息情況\n詳見附件。\n",
			 "table.missing", "disclosure", GD_ERROR, "二、主動公開政府信息情況", NULL, NULL);
	is_silent(HEADING_3 TAP_REQUESTS_TABLE HEADING_4, "table.missing", "a fragment");
	is_silent("柳塘县2016年政府信息公开工作年度报告\n" TAP_OVERVIEW HEADING_2 "公开三百条。\n",
			  "table.missing", "before the form");
	is_silent(HEAD TAP_DISCLOSURE HEADING_3
			  "结果2739101300000000200120003\n" TAIL, "table.missing", "figures that ran together");
	is_silent(HEAD TAP_DISCLOSURE HEADING_3 "2\n0\n0\n1\n0\n0\n3\n" TAIL, "table.missing",
			  "figures without labels");
	is_silent(HEAD HEADING_2 "第二十条第（一）项,,,\n\"信息内容\",\"本年制发件数\",\"本年废止件数\",\"现行有效件数\"\n"
			  "\"规章\",\"0\",\"0\",\"1\"\n\"行政规范性文件\",\"2\",\"0\",\"7\"\n" TAP_REQUESTS TAIL,
			  "table.missing", "cells between commas");
	is_silent(HEAD HEADING_2 "│信息内容│本年制发件数│本年废止件数│现行有效件数│\n├──┼──┼──┼──┤\n"
			  "│规章│0│0│1│\n│行政规范性文件│2│0│7│\n" TAP_REQUESTS TAIL, "table.missing", "cells in a box");
	is_found(HEAD HEADING_2 "全年制发规章,规范性文件,公开行政许可,行政处罚36,12,1204件。\n" TAP_REQUESTS TAIL,
			 "table.missing", "disclosure", GD_ERROR, "二、主动公开政府信息情况", NULL, NULL);
	is_silent(HEAD TAP_DISCLOSURE HEADING_3
			  "甲 | 1 | 2 | 3 |\n乙 | 4 | 5 | 6 |\n丙 | 7 | 8 | 9 |\n丁 | 1 | 2 | 3 |\n" TAIL,
			  "table.missing", "a table of labels unknown");
}

static void
test_forms(void)
{
	const char *both =
		HEAD DISCLOSURE_2019 REQUESTS_2019 TAIL;
	TapFindings checked = tap_check(both);
	const GdFinding *finding = tap_finding(&checked, "table.wrong-form", "requests");

	is_int(tap_count(&checked, "table.wrong-form", NULL), 2, "both tables of 2019 in 2022");
	is_int(tap_count(&checked, "table.mixed-form", NULL), 0, "which are not mixed");
	ok(finding != NULL && finding->severity == GD_WARNING, "a warning");
	if (finding != NULL)
	{
		is_str(finding->expected, "2021", "the form in force");
		is_str(finding->actual, "2019", "the form of the table");
	}
	checked = tap_check(HEAD TAP_DISCLOSURE REQUESTS_2019 TAIL);
	finding = tap_finding(&checked, "table.mixed-form", "requests");
	ok(finding != NULL && finding->severity == GD_NOTICE, "a single row of 2019 beside 2021");
	is_int(tap_count(&checked, "table.wrong-form", NULL), 0, "and no table of the wrong form");
	is_int(tap_count(&checked, "table.missing-row", NULL), 0, "nor a missing row");
	is_silent("柳塘县2020年政府信息公开工作年度报告\n" TAP_OVERVIEW DISCLOSURE_2019 REQUESTS_2019 TAIL,
			  "table.", "2019 in its year");
	is_silent("柳塘县2019年政府信息公开工作年度报告\n" TAP_OVERVIEW DISCLOSURE_2019 REQUESTS_2019 TAIL,
			  "table.wrong-form", "2019 in its first year");
	is_silent(HEAD TAP_DISCLOSURE HEADING_3 TAP_REQUESTS_TABLE TAP_REQUESTS_END TAIL, "table.mixed-form",
			  "a table of either form");
	is_silent(HEAD TAP_DISCLOSURE TAP_REQUESTS TAIL, "table.wrong-form", "2021 in its year");
}

static void
test_missing_row(void)
{
	is_found(HEAD HEADING_2
			 "第二十条第（六）项 | |\n信息内容 | 本年处理决定数量 |\n行政处罚 | 3 |\n行政强制 | 0 |\n"
			 TAP_REQUESTS TAIL, "table.missing-row", "disclosure.licensing", GD_WARNING, NULL, NULL,
			 NULL);
	is_found(HEAD TAP_DISCLOSURE HEADING_3 TAP_REQUESTS_TABLE TAP_CLOSED_2021
			 " | （七）总计 | | 2 | 1 | 0 | 0 | 0 | 0 | 3 |\n" TAIL,
			 "table.missing-row", "requests.carried_out", GD_WARNING, NULL, NULL, NULL);
	is_silent(TAP_REPORT, "table.missing-row", "all rows");
	is_silent(HEAD TAP_DISCLOSURE HEADING_3 TAP_REQUESTS_TABLE TAP_CLOSED_2021
			  " | （七）总计 | | 2 | 1 | 0 | 0 | 0 | 0 | 3 |\n办结后再办" TAP_ZEROS TAIL,
			  "table.missing-row", "a row whose label is unknown");
	is_silent(HEADING_3 TAP_REQUESTS_TABLE, "table.missing-row", "a fragment");
}

static void
test_missing_column(void)
{
	is_found(HEAD HEADING_2
			 "第二十条第（一）项 | | |\n信息内容 | 本年制发件数 | 现行有效件数 |\n规章 | 0 | 0 |\n"
			 "行政规范性文件 | 1 | 4 |\n" TAP_REQUESTS TAIL,
			 "table.missing-column", "disclosure.repealed", GD_WARNING, NULL, NULL, NULL);
	is_silent(TAP_REPORT, "table.missing-column", "all columns");
	is_silent(HEAD HEADING_2 "规章 | 0 | 0 | 0 |\n行政规范性文件 | 1 | 0 | 4 |\n" TAP_REQUESTS TAIL,
			  "table.missing-column", "no header");
}

/* What stands in a cell is quoted; where nothing does, that is said. */
static void
test_printed(void)
{
	TapFindings checked = tap_check(CELL(""));
	const GdFinding *finding = tap_finding(&checked, "table.blank-cell", "disclosure.normative_documents.made");

	if (finding == NULL)
		return;
	is_str(finding->message,
		   "The cell \"第二十条第（一）项/行政规范性文件 × 本年制发件数\" wants a number; what stands there is a blank.",
		   "a blank");
	is_str(finding->message_zh, "“第二十条第（一）项/行政规范性文件 × 本年制发件数”应填数字，现为空白。",
		   "a blank in Chinese");

	checked = tap_check(CELL("——"));
	finding = tap_finding(&checked, "table.blank-cell", "disclosure.normative_documents.made");
	if (finding == NULL)
		return;
	is_str(finding->message_zh, "“第二十条第（一）项/行政规范性文件 × 本年制发件数”应填数字，现为“——”。",
		   "a dash in Chinese");
}

static void
test_cells(void)
{
	is_found(CELL(""), "table.blank-cell", "disclosure.normative_documents.made", GD_WARNING, "", NULL,
			 "");
	is_found(CELL("——"), "table.blank-cell", "disclosure.normative_documents.made", GD_WARNING, "——",
			 NULL, "——");
	is_found(CELL("1 | 见附件 | 4 |\n第二十条第（八）项 | | "), "table.blank-cell",
			 "disclosure.normative_documents.repealed", GD_WARNING, "见附件", NULL, "见附件");
	is_found(CELL("-3"), "table.negative", "disclosure.normative_documents.made", GD_ERROR, "-3", NULL,
			 "-3");
	is_found(CELL("3.5"), "table.not-integer", "disclosure.normative_documents.made", GD_ERROR, "3.5",
			 NULL, "3.5");
	is_silent(CELL("3.0"), "table.not-integer", "a decimal that is whole");
	is_silent(CELL("3（其中修订1件）"), "table.blank-cell", "a number with a note");
	is_silent(TAP_REPORT, "table.not-integer", "an amount of money");
	is_silent("柳塘县2020年政府信息公开工作年度报告\n" TAP_OVERVIEW DISCLOSURE_2019 REQUESTS_2019 TAIL,
			  "table.negative", "a yearly change");
	is_silent("柳塘县2012年政府信息公开工作年度报告\n一、概述\n公开三百条。\n二、附表\n"
			  "指标 | 累计数 | 2012年发生数 |\n电子化信息（条） | | - |\n网上申请 | 2 | |\n", "table.blank-cell",
			  "an older form");
	is_found(HEAD TAP_DISCLOSURE HEADING_3
			 " | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n"
			 "一、本年新收政府信息公开申请数量 | 2 | 1 | 0 | 0 | 3 |\n"
			 "二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n" TAIL,
			 "table.unreadable-cell", "requests.new.natural_person", GD_WARNING,
			 "2 | 1 | 0 | 0 | 3", NULL, "2 | 1 | 0 | 0 | 3");
}

/* Asking for warnings only leaves out no warning. */
static void
test_severity(void)
{
	static TapHooks hooks;
	GdConfig	config = tap_config(&hooks);
	GdCheck		check = {gd_rulesets(&(uint32_t) {0})[0], GD_WARNING, 0, true};
	const char *text = HEAD TAP_DISCLOSURE HEADING_3 TAP_REQUESTS_TABLE TAP_CLOSED_2021
		" | （七）总计 | | 2 | 1 | 0 | 0 | 0 | 0 | 3 |\n" TAIL;
	GdReport	report;
	GdFindings	findings;
	unsigned	rows = 0;

	if (gd_report_check(&config, &check, text, strlen(text), &report, &findings) != GD_OK)
		abort();
	for (uint32_t i = 0; i < findings.count; i++)
		rows += strcmp(findings.items[i].rule->name, "table.missing-row") == 0;
	is_int(rows, 1, "a missing row among warnings");
}

int
main(void)
{
	test_whole();
	test_missing();
	test_forms();
	test_missing_row();
	test_missing_column();
	test_printed();
	test_cells();
	test_severity();
	return done_testing();
}
