/*
 * Which form a table is of, and which item each of its cells; every text here
 * is invented.
 */
#include "report_tap.h"

typedef struct FormCase
{
	const char *name;
	const char *text;
	GdTableKind kind;
	GdFormId	form;
} FormCase;

static const FormCase forms[] = {
	{"2021 by its columns", "信息内容|本年制发件数|本年废止件数|现行有效件数\n规章|0|0|0\n行政规范性文件|1|0|3\n",
	GD_TABLE_DISCLOSURE, GD_FORM_2021},
	{"2019 by its columns", "信息内容|本年新制作数量|本年新公开数量|对外公开总数量\n规章|0|0|0\n规范性文件|1|1|3\n",
	GD_TABLE_DISCLOSURE, GD_FORM_2019},
	{"2021 by the words beyond 2019's", "信息内容|本年收费金额（单位：万元）\n行政事业性收费|3.5\n",
	GD_TABLE_DISCLOSURE, GD_FORM_2021},
	{"2019 by the words beyond 2021's", "信息内容|采购项目数量|采购总金额\n政府集中采购|2|30万元\n",
	GD_TABLE_DISCLOSURE, GD_FORM_2019},
	{"requests by the last of 2021's rows",
		"申请人情况|自然人|总计\n一、本年新收政府信息公开申请数量|1|1\n"
		"1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请|0|0\n",
	GD_TABLE_REQUESTS, GD_FORM_2021},
	{"disputes",
		"行政复议|行政诉讼\n结果维持|结果纠正|其他结果|尚未审结|总计\n1|0|0|0|1\n",
	GD_TABLE_DISPUTES, GD_FORM_2021},
	{"the form of 2014", "统计指标|单位|统计数\n一、主动公开情况|——|\n（一）主动公开政府信息数|条|12\n"
		"其中：主动公开规范性文件数|条|1\n",
	GD_TABLE_STATISTICS, GD_FORM_NATIONAL2014},
	{"a table of no form", "索引号|文号|日期\nA1|无|2020-1-1\n", GD_TABLE_NONE, GD_FORM_NONE},
	{"one word of a form is none", "规章|甲\n乙|1\n", GD_TABLE_NONE, GD_FORM_NONE},
};

static void
test_forms(void)
{
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
	{
		TapReport	read = tap_read(forms[i].text);

		if (!is_int(read.report.ntables, 1, "%s: one table", forms[i].name))
			continue;
		is_str(gd_table_kind_name(read.report.tables[0].kind),
			   gd_table_kind_name(forms[i].kind), "its kind");
		is_str(gd_form_name(read.report.tables[0].form),
			   gd_form_name(forms[i].form), "its form");
	}
}

/* Labels that two forms share: the year decides, or another table. */
static void
test_year(void)
{
	static const char table[] =
		"三、收到和处理政府信息公开申请情况\n申请人情况|自然人|总计\n"
		"一、本年新收政府信息公开申请数量|1|1\n二、上年结转政府信息公开申请数量|0|0\n";
	char		text[1000];
	TapReport	read;

	for (int year = 2019; year <= 2023; year++)
	{
		snprintf(text, sizeof(text), "云溪县%d年政府信息公开工作年度报告\n%s", year, table);
		read = tap_read(text);
		is_str(gd_form_name(read.report.tables[0].form), year < 2021 ? "2019" : "2021",
			   "the year %d decides", year);
	}
	read = tap_read(table);
	is_str(gd_form_name(read.report.tables[0].form), "2021",
		   "without a year the newest form");
	snprintf(text, sizeof(text), "云溪县2020年政府信息公开工作年度报告\n"
			 "二、主动公开政府信息情况\n信息内容|本年制发件数|本年废止件数|现行有效件数\n规章|0|0|0\n");
	read = tap_read(text);
	is_str(gd_form_name(read.report.tables[0].form), "2021",
		   "the year does not decide against the labels");
}

/* The headers of the figures, and figures without headers. */
static void
test_columns(void)
{
	TapReport	read;

	read = tap_read("信息内容|现行有效件数|本年制发件数|本年废止件数\n规章|3|1|2\n行政规范性文件|6|4|5\n");
	is_number(&read, "disclosure.regulations.in_force", 3, "columns in another order");
	is_number(&read, "disclosure.regulations.made", 1, "columns in another order");
	is_number(&read, "disclosure.normative_documents.repealed", 5,
			  "columns in another order");

	/* 本年新 is what is left of two headers: the first, then the second */
	read = tap_read("信息内容|本年新|本年新|对外公开总数量\n规章|1|2|3\n规范性文件|4|5|6\n");
	is_str(gd_form_name(read.report.tables[0].form), "2019", "headers cut short");
	is_number(&read, "disclosure.regulations.made_new", 1, "the first 本年新");
	is_number(&read, "disclosure.regulations.disclosed_new", 2, "the second 本年新");
	is_number(&read, "disclosure.normative_documents.disclosed_total", 6,
			  "what follows them");

	/* a column of the issuer's own */
	read = tap_read("信息内容|本年制发件数|备注|本年废止件数|现行有效件数\n规章|1|9|2|3\n");
	is_number(&read, "disclosure.regulations.made", 1, "before a column of no form");
	is_number(&read, "disclosure.regulations.repealed", 2, "behind it");
	is_number(&read, "disclosure.regulations.in_force", 3, "behind it");

	/* each block has headers of its own */
	read = tap_read("信息内容|本年制发件数|本年废止件数|现行有效件数\n规章|1|2|3\n"
					"信息内容|本年处理决定数量\n行政许可|4\n"
					"信息内容|本年收费金额（单位：万元）\n行政事业性收费|5\n");
	is_number(&read, "disclosure.regulations.in_force", 3, "the first block");
	is_number(&read, "disclosure.licensing.decisions", 4, "the second block");
	is_number(&read, "disclosure.fees.amount", 5, "the third block");
	is_absent(&read, "disclosure.penalty.decisions", "a row that is not printed");

	read = tap_read("一、总体情况\n云溪县2022年。\n三、收到和处理政府信息公开申请情况\n"
					"自然人|总计|商业企业|科研机构|社会公益组织|法律服务机构|其他\n"
					"一、本年新收政府信息公开申请数量|1|7|2|3|4|5|6\n");
	is_not_stated(&read, "requests.new.natural_person", "headers in an order of their own");
	is_not_stated(&read, "requests.new.total", "headers in an order of their own");
}

#define REQUESTS_HEAD "申请人情况|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计\n"

/* More cells than columns: padding is on one side. */
static void
test_sides(void)
{
	TapReport	read;

	read = tap_read(REQUESTS_HEAD "一、本年新收政府信息公开申请数量|1|0|0|0|0|2|3|||\n"
					"二、上年结转政府信息公开申请数量|4|0|0|0|0|0|4|||\n");
	is_number(&read, "requests.new.natural_person", 1, "padding behind the figures");
	is_number(&read, "requests.new.total", 3, "padding behind the figures");

	read = tap_read("|||申请人情况|||||||\n|||自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计|\n"
					"|一、本年新收政府信息公开申请数量|||1|0|0|0|0|2|3|\n"
					"|二、上年结转政府信息公开申请数量|||4|0|0|0|0|0|4|\n");
	is_number(&read, "requests.new.natural_person", 1, "covered cells before the figures");
	is_number(&read, "requests.carried_in.total", 4, "covered cells before the figures");

	/* a row that tells nothing follows the rows that do */
	read = tap_read(REQUESTS_HEAD "一、本年新收政府信息公开申请数量|1|0|0|0|0|2|3||\n"
					"二、上年结转政府信息公开申请数量||5|0|0|0|0|5||\n");
	is_number(&read, "requests.carried_in.enterprise", 5, "a blank first cell");
	is_number(&read, "requests.carried_in.total", 5, "a blank first cell");
}

/* Fewer cells than columns: nobody can point at the one that is lost. */
static void
test_short_rows(void)
{
	TapReport	read = tap_read(REQUESTS_HEAD
								"一、本年新收政府信息公开申请数量|1|0|0|0|2|3\n"
								"二、上年结转政府信息公开申请数量|4|0|0|0|0|0|4\n"
								"四、结转下年度继续办理|1|0|0|0|0|0|1\n");
	const GdFact *fact = tap_fact(&read, "requests.new.natural_person");

	is_not_stated(&read, "requests.new.natural_person", "a short row");
	is_not_stated(&read, "requests.new.total", "a short row");
	if (fact != NULL)
	{
		is_str(gd_recovery_name(fact->recovery), "ambiguous", "a short row is ambiguous");
		is_str(fact->raw, "1|0|0|0|2|3", "what its row prints is kept");
	}
	is_number(&read, "requests.carried_in.total", 4, "the row below it");
	is_number(&read, "requests.carried_out.natural_person", 1, "the last row");
}

/* Rows by their labels: aliases, other ordinals, and words of several rows. */
static void
test_rows(void)
{
	TapReport	read;

	read = tap_read(REQUESTS_HEAD "本年新收|1|0|0|0|0|0|1\n上年结转|2|0|0|0|0|0|2\n"
					"（五）其他处理|3.其他|4|0|0|0|0|0|4\n（七）总计|5|0|0|0|0|0|5\n");
	is_number(&read, "requests.new.total", 1, "an alias");
	is_number(&read, "requests.carried_in.total", 2, "an alias");
	is_number(&read, "requests.total.total", 5, "a label that is a column too");
	is_absent(&read, "requests.granted.total", "a row that is not printed");

	read = tap_read("指标|数量\n（一）平台|1\n规章制度|2\n");
	is_int(read.report.nfacts, 0, "words that only resemble labels");
}

#define DISPUTES_HEAD "行政复议|||||行政诉讼||||||||||\n" \
	"结果维持|结果纠正|其他结果|尚未审结|总计|未经复议直接起诉|||||复议后起诉|||||\n" \
	"|||||结果维持|结果纠正|其他结果|尚未审结|总计|结果维持|结果纠正|其他结果|尚未审结|总计|\n"

static void
test_disputes(void)
{
	TapReport	read = tap_read(DISPUTES_HEAD "1|2|3|4|10|5|6|7|8|26|9|10|11|12|42|\n");

	is_number(&read, "disputes.reconsideration.upheld", 1, "disputes");
	is_number(&read, "disputes.reconsideration.total", 10, "disputes");
	is_number(&read, "disputes.lawsuit_direct.upheld", 5, "disputes");
	is_number(&read, "disputes.lawsuit_after_reconsideration.total", 42, "disputes");

	read = tap_read(DISPUTES_HEAD "1|2|3|4|10|5|6|7|8|26|9|10|11|12\n");
	is_not_stated(&read, "disputes.reconsideration.upheld", "one figure is lost");
	is_not_stated(&read, "disputes.lawsuit_after_reconsideration.total",
				  "one figure is lost");
}

#define DISPUTES_SECTION "四、政府信息公开行政复议、行政诉讼情况\n"

/* The figures alone: the sums of the three groups say what they are. */
static void
test_bare_disputes(void)
{
	TapReport	read = tap_read(DISPUTES_SECTION "0|-|2|0|2|/|0|0|0|0|1|0|-|6|7\n");

	is_number(&read, "disputes.reconsideration.other", 2, "dashes add nothing");
	is_number(&read, "disputes.lawsuit_after_reconsideration.total", 7, "dashes add nothing");
	read = tap_read(DISPUTES_SECTION "0|-|2|0|-|/|0|0|0|0|1|0|-|6|7\n");
	is_not_stated(&read, "disputes.reconsideration.other", "a group that does not add up");
	read = tap_read(DISPUTES_SECTION "项目|总计\n0|1|2|0|4|0|0|0|0|0|1|0|0|6|7\n");
	is_not_stated(&read, "disputes.reconsideration.other", "under a header of something else");

	/* a page break, and the header of another table behind it */
	read = tap_read(DISPUTES_SECTION "| 行政复议 | 行政诉讼 |||||||||||||\n|---|---|\n"
					"| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | 复议后起诉 |||||||||\n"
					"| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 ||||||\n"
					"| 申请人情况 ||||||||||\n|---|---|\n"
					"| 自然人 | 法人或其他组织 | 总计 ||||||||\n"
					"| 8 | 0 | 2 | 0 | 10 |  | 0 | 0 | 0 | 0 | 9 | 2 | 1 | 0 | 12 |\n");
	is_number(&read, "disputes.reconsideration.total", 10, "the header before the break");
	is_number(&read, "disputes.lawsuit_after_reconsideration.upheld", 9,
			  "the header before the break");
}

/* The groups one below the other, and the results. */
static void
test_turned_disputes(void)
{
	TapReport	read = tap_read(DISPUTES_SECTION
								"|类别|结果维持|结果纠正|其他结果|尚未审结|总计|\n"
								"|行政复议|1|2|3|4|10|\n|未经复议直接起诉|5|6|7|8|26|\n"
								"|复议后起诉|9|10|11|12|42|\n");

	is_number(&read, "disputes.reconsideration.upheld", 1, "groups as rows");
	is_number(&read, "disputes.reconsideration.total", 10, "groups as rows");
	is_number(&read, "disputes.lawsuit_direct.corrected", 6, "groups as rows");
	is_number(&read, "disputes.lawsuit_after_reconsideration.pending", 12, "groups as rows");

	read = tap_read(DISPUTES_SECTION
					"|类别|结果维持|结果纠正|其他结果|尚未审结|总计|\n"
					"|行政复议|1|2|3|10|\n|未经复议直接起诉|5|6|7|8|26|\n");
	is_not_stated(&read, "disputes.reconsideration.upheld", "groups as rows, a cell lost");
	is_not_stated(&read, "disputes.reconsideration.total", "groups as rows, a cell lost");

	read = tap_read(DISPUTES_SECTION
					"|结果|行政复议|未经复议直接起诉|复议后起诉|\n|结果维持|1|5|9|\n|结果纠正|2|6|10|\n"
					"|其他结果|3|7|11|\n|尚未审结|4|8|12|\n|总计|10|26|42|\n");
	is_not_stated(&read, "disputes.reconsideration.upheld", "results as rows");
	is_not_stated(&read, "disputes.lawsuit_direct.upheld", "results as rows");
	is_not_stated(&read, "disputes.lawsuit_after_reconsideration.total", "results as rows");

	/* the same a cell a line */
	read = tap_read(DISPUTES_SECTION
					"结果 |\n行政复议 |\n未经复议直接起诉 |\n复议后起诉 |\n结果维持 |\n1 |\n5 |\n9 |\n"
					"结果纠正 |\n2 |\n6 |\n10 |\n其他结果 |\n3 |\n7 |\n11 |\n尚未审结 |\n4 |\n8 |\n12 |\n"
					"总计 |\n10 |\n26 |\n42 |\n");
	is_not_stated(&read, "disputes.reconsideration.corrected", "results as rows");
	read = tap_read(DISPUTES_SECTION "结果 行政复议 未经复议直接起诉 复议后起诉\n结果维持 1 5 9\n"
					"结果纠正 2 6 10\n其他结果 3 7 11\n尚未审结 4 8 12\n总计 10 26 42\n");
	is_not_stated(&read, "disputes.reconsideration.corrected", "results as rows");
	read = tap_read(DISPUTES_SECTION "类别 结果维持 结果纠正 其他结果 尚未审结 总计\n行政复议 1 2 3 4 10\n"
					"未经复议直接起诉 5 6 7 8 26\n复议后起诉 9 10 11 12 42\n");
	is_number(&read, "disputes.lawsuit_direct.total", 26, "groups as rows");
}

/* The code of a line identifies its row, and so does its label. */
static void
test_line_codes(void)
{
#define CODES "|指标名称|计量单位|代码|本期实际|本年累计|\n"
	TapReport	read = tap_read(CODES "|主动公开信息数|条|01|2|3|\n|申请总数|条|10|4|5|\n|当面申请数|条||6||\n");

	is_number(&read, "statistics.disclosed.period", 2, "a code below ten");
	is_number(&read, "statistics.requests.year", 5, "a code");
	is_number(&read, "statistics.requests.in_person.period", 6, "a blank code");

	read = tap_read(CODES "|主动公开信息数|条|02|2|3|\n|申请总数|条|12|4|5|\n|传真申请数|条|13|6||\n"
					"|电子邮件申请数|条|13|7|8|\n");
	is_not_stated(&read, "statistics.disclosed.period", "the code of another row");
	is_not_stated(&read, "statistics.requests.period", "the code of another row");
	is_not_stated(&read, "statistics.requests.fax.period", "the code of another row, and a blank");
	is_number(&read, "statistics.requests.email.year", 8, "its own code");

	/* without a column of codes the same number is a figure, or nobody knows */
	read = tap_read("|指标名称|计量单位|本期实际|本年累计||\n|申请总数|条|10|15||\n|当面申请数|条|3|4||\n");
	is_not_stated(&read, "statistics.requests.year", "a figure like a code");
	is_number(&read, "statistics.requests.in_person.year", 4, "a table without codes");
}

/* Headers of another block over a row, printed again behind a page's end. */
static void
test_wrong_header(void)
{
	TapReport	read = tap_read("二、主动公开政府信息情况\n"
								"|信息内容|本年新制作数量|本年新公开数量|对外公开总数量|\n"
								"|行政事业性收费||-22|-22|\n");

	is_not_stated(&read, "disclosure.fees.items_previous", "a covered cell or a blank");
	is_not_stated(&read, "disclosure.fees.items_change", "a covered cell or a blank");
}

/* The same where merged cells say the same in each cell that they cover. */
static void
test_repeated_cells(void)
{
#define REPEATED_BLOCK \
	"二、主动公开政府信息情况\n" \
	"|第二十条第（九）项|第二十条第（九）项|第二十条第（九）项|第二十条第（九）项|\n" \
	"|信息内容|采购项目数量|采购总金额|采购总金额|\n" \
	"|信息内容|本年新制作数量|本年新公开数量|对外公开总数量|\n"
	TapReport	read = tap_read(REPEATED_BLOCK "|政府集中采购|7|3.5|3.5|\n");

	is_number(&read, "disclosure.procurement.items", 7, "one way to share three cells out");
	read = tap_read(REPEATED_BLOCK "|政府集中采购|7|7|7|\n");
	is_number(&read, "disclosure.procurement.items", 7, "all cells are equal");
	is_number(&read, "disclosure.procurement.amount", 7, "all cells are equal");
	read = tap_read(REPEATED_BLOCK "|政府集中采购|7|8|9|\n");
	is_not_stated(&read, "disclosure.procurement.items", "three cells for two columns");
}

/* Parts of a table between the headers of another: rows go on behind a break. */
static void
test_parts(void)
{
	TapReport	read = tap_read("三、收到和处理政府信息公开申请情况\n"
								"|（六）其他处理|3.其他|1|0|0|0|0|0|1|\n"
								"|信息内容|本年制发件数|本年废止件数|现行有效件数|\n|---|---|\n"
								"|总计|5|0|0|0|0|0|5|\n|结转下年度|2|0|0|0|0|0|2|\n"
								"|信息内容|本年制发件数|本年废止件数|现行有效件数|\n|---|---|\n"
								"|危及三安全一稳定的|4|0|0|0|0|0|4|\n");

	is_number(&read, "requests.total.total", 5, "the row after the last one");
	is_number(&read, "requests.carried_out.total", 2, "a wording of one row");
	is_number(&read, "requests.refused.security_and_stability.total", 4,
			  "a wording of one row, out of order");
}

#define ZEROS(label) "|" label "||0|0|0|0|0|0|0|\n"

/* The group of one form is a row of another. */
static void
test_group_or_row(void)
{
	TapReport	read = tap_read("三、收到和处理政府信息公开申请情况\n"
								"|（六）其他处理||1|0|0|0|0|0|1|\n"
								"|||2|0|0|0|0|0|2|\n"
								"|||3|0|0|0|0|0|3|\n"
								"|（七）总计||6|0|0|0|0|0|6|\n");

	is_not_stated(&read, "requests.closed_otherwise.total", "the group's rows lost their labels");

	/* one row too many for the form that has the row, and all of it adds up */
	read = tap_read("三、收到和处理政府信息公开申请情况\n"
					"|一、本年新收政府信息公开申请数量||4|0|0|0|0|0|4|\n"
					"|二、上年结转政府信息公开申请数量||0|0|0|0|0|0|0|\n"
					"|（一）予以公开||4|0|0|0|0|0|4|\n|（二）部分公开||0|0|0|0|0|0|0|\n"
					ZEROS("1.属于国家秘密") ZEROS("2.其他法律行政法规禁止公开") ZEROS("3.危及“三安全一稳定”")
					ZEROS("4.保护第三方合法权益") ZEROS("5.属于三类内部事务信息") ZEROS("6.属于四类过程性信息")
					ZEROS("7.属于行政执法案卷") ZEROS("8.属于行政查询事项") ZEROS("1.本机关不掌握相关政府信息")
					ZEROS("2.没有现成信息需要另行制作") ZEROS("3.补正后申请内容仍不明确") ZEROS("1.信访举报投诉类申请")
					ZEROS("2.重复申请") ZEROS("3.要求提供公开出版物") ZEROS("4.无正当理由大量反复申请")
					ZEROS("5.要求行政机关确认或重新出具已获取信息") ZEROS("（六）其他处理") ZEROS("")
					"|（七）总计||4|0|0|0|0|0|4|\n" ZEROS(""));
	is_number(&read, "requests.total.natural_person", 4, "a row too many");
	is_not_stated(&read, "requests.closed_otherwise.total", "a row behind it without label or place");
}

/*
 * A column of the form that the document lacks: which it is says only a header
 * that is read cell by cell.  A sentence before the table takes nothing from it.
 */
static void
test_lost_column(void)
{
	static const char table[] =
		"（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | 申请人情况 | | | | | | | |\n"
		"自然人 | 法人或其他组织 | 总计 | | | | | | |\n"
		"商业企业 | 社会公益组织 | 法律服务机构 | 其他 | | | | | |\n"
		"一、本年新收政府信息公开申请数量 | 604 | 22 | 4 | 11 | 23 | 664 | | |\n";
	static const char *const sentences[] = {"",
	"上年度结转政府信息公开申请0件，本年新收664件，合计664件。上年度结转政府信息公开申请0件，本年新收664件，合计664件。\n"};

	for (size_t i = 0; i < sizeof(sentences) / sizeof(sentences[0]); i++)
	{
		char		text[2000];
		TapReport	read;

		snprintf(text, sizeof(text), "三、收到和处理政府信息公开申请情况\n%s%s", sentences[i], table);
		read = tap_read(text);
		is_not_stated(&read, "requests.new.research", "a column that is not there");
		is_not_stated(&read, "requests.new.other", "what may stand in another column");
	}
}

/* Columns of the document's own, in tables that lost blank cells. */
static void
test_own_columns(void)
{
	TapReport	read;

	/* the last word of the header is of no form */
	read = tap_read("附表\n指标名称\t计量单位\t代码\t本月累计\t本年累计\t去年同期\n主动公开信息数\t条\t01\t1\t\t1255\n"
					"全文电子化的主动公开信息数\t条\t02\t\t4\t2116\n新增的行政规范性文件数\t条\t03\t5\t\t41\n"
					"提供服务类信息数\t条\t04\t\t8\t74\n网站专栏页面访问量\t人次\t05\t\t\t50\n");
	is_number(&read, "statistics.disclosed.period", 1, "a blank between two tabs");
	is_not_stated(&read, "statistics.disclosed.year", "nothing stands there");
	is_not_stated(&read, "statistics.disclosed.full_text.period", "the first column blank");

	/* blanks that left no trace */
	read = tap_read("附表\n指标名称 计量单位 代码 本月累计 本年累计 去年同期\n主动公开信息数 条 01 1 1255\n"
					"全文电子化的主动公开信息数 条 02 4 2116\n新增的行政规范性文件数 条 03 5 41\n"
					"提供服务类信息数 条 04 8 74\n");
	is_not_stated(&read, "statistics.disclosed.year", "the same without a trace");

	/* the same with a cell on each line */
	read = tap_read("附表\n统计指标\n单位\n统计数\n2013年\n一、主动公开情况\n"
					"（一）主动公开政府信息数\n条\n16\n其中：主动公开规范性文件数\n条\n62\n"
					"制发规范性文件总数\n件\n3\n29\n");
	is_not_stated(&read, "statistics.disclosed.value", "this year's or the year's before");
	is_not_stated(&read, "statistics.normative_documents.made.value", "two for one column");

	/* words in place of a figure, so that no count of cells makes rows */
	read = tap_read("附表\n统计指标 |\n单位 |\n统计数 |\n备注 |\n（一）主动公开政府信息数 |\n条 |\n|\n见附件 |\n"
					"其中：主动公开规范性文件数 |\n条 |\n8 |\n9 |\n制发规范性文件总数 |\n件 |\n|\n72 |\n"
					"1.政府公报公开政府信息数 |\n条 |\n3 |\n|\n");
	is_not_stated(&read, "statistics.normative_documents.made.value", "the remark of a blank");

	read = tap_read("附表\n指 标 |\n累计数 |\n2013年发生数 |\n|\n人员配置 |\n1.从事信息公开工作人员数 |\n97 |\n93 |\n"
					"其中:⑴专职人员数 |\n97 |\n93 |\n|\n⑵兼职人员数 |\n0 |\n约0 |\n|\n"
					"学习培训 |\n2.举办培训次数 |\n62 |\n7 |\n3.参加培训人次数 |\n0 |\n约8 |\n");
	is_number(&read, "statistics.staff.full_time.year", 93, "words in place of other figures");
	is_not_stated(&read, "statistics.staff.part_time.year", "words are no figure");

	/* numbers of lines before the labels */
	read = tap_read("附表\n序号 |\n指标名称 |\n计量单位 |\n2011年度 |\n历年累计 |\n1 |\n主动公开信息数 |\n条 |\n|\n|\n"
					"2 |\n1.网站公开 |\n条 |\n1 |\n1 |\n3 |\n2.政府公报公开 |\n条 |\n8 |\n8 |\n"
					"4 |\n受理依申请公开信息总数 |\n条 |\n|\n|\n5 |\n1.当面申请数 |\n条 |\n|\n|\n");
	is_not_stated(&read, "statistics.disclosed.cumulative", "the number of the next line");

	/* a code that is none, and padding behind the figures */
	read = tap_read("附表\n|指标名称|计量单位|代码|本月累计|本年累计|\n|主动公开信息数|条|01|96|133|\n"
					"|全文电子化的主动公开信息数|条|`02`|5||\n|新增的行政规范性文件数|条|03|1|6|\n");
	is_not_stated(&read, "statistics.disclosed.full_text.year", "words where the code is due");

	/* units where the form has no column for them */
	read = tap_read("信息内容|单位|上一年项目数量|本年增/减||\n行政事业性收费|件|98|3||\n"
					"信息内容|单位|采购项目数量|采购总金额||\n政府集中采购|项|2|30万元||\n");
	is_not_stated(&read, "disclosure.fees.items_change", "columns behind units");
	is_not_stated(&read, "disclosure.fees.items_previous", "nor the one before");
}

/* Headers that contradict the form's order, wherever they stand. */
static void
test_header_order(void)
{
	TapReport	read;

	read = tap_read("二、主动公开政府信息情况\n信息内容 本年废止件数 现行有效件数 本年制发件数 规章 1 5 2 行政规范性文件 8 0 6 "
					"信息内容 本年处理决定数量 行政许可 4\n");
	is_not_stated(&read, "disclosure.regulations.made", "a header on the line of its figures");
	is_not_stated(&read, "disclosure.normative_documents.made", "the row behind");
	is_number(&read, "disclosure.licensing.decisions", 4, "the next header is in order");

	read = tap_read("四、政府信息公开行政复议、行政诉讼情况\n行政复议|||||行政诉讼|||||||||\n"
					"尚未审结|结果维持|其他结果|总计|结果纠正|未经复议直接起诉|||||复议后起诉||||\n"
					"|||||尚未审结|结果维持|其他结果|总计|结果纠正|尚未审结|结果维持|其他结果|总计|结果纠正\n"
					"0|0|0|6|6|0|5|8|20|7|0|0|0|0|0\n");
	is_not_stated(&read, "disputes.reconsideration.pending", "results in another order");
	is_not_stated(&read, "disputes.lawsuit_direct.upheld", "of lawsuits, too");

	read = tap_read("四、政府信息公开行政复议、行政诉讼情况 行政诉讼 行政复议 未经复议直接起诉 复议后起诉 结果维持 结果纠正 其他结果 "
					"尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计 "
					"5 9 0 0 14 0 0 0 0 0 6 0 6 0 12\n");
	is_not_stated(&read, "disputes.reconsideration.upheld", "lawsuits first, on one line");

	/* two halves of a table, one below the other */
	read = tap_read("三、收到和处理政府信息公开申请情况\n"
					"|项目|||自然人|商业企业|科研机构|社会公益组织|法律服务机构|\n"
					"|一、本年新收政府信息公开申请数量|||4|0|3|1|5|\n|二、上年结转政府信息公开申请数量|||1|0|0|0|0|\n续表\n"
					"|项目|||其他|总计|\n|一、本年新收政府信息公开申请数量|||2|15|\n");
	is_not_stated(&read, "requests.new.research", "the first half has five columns");

	/* a figure is lost and the row filled up at its end: 12 is its total */
	read = tap_read("三、收到和处理政府信息公开申请情况\n|项目|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计|\n"
					"|一、本年新收政府信息公开申请数量|4|0|3|0|5|12||\n|二、上年结转政府信息公开申请数量|1|0|0|0|0|2||\n"
					"|四、结转下年度继续办理|3|0|0|0|0|2||\n");
	is_not_stated(&read, "requests.new.other", "the total of a row that lost a figure");
	is_not_stated(&read, "requests.new.natural_person", "which figure was lost");
	is_not_stated(&read, "requests.carried_in.other", "or of one that lost another than 0");
	is_number(&read, "requests.carried_out.other", 2, "a blank total: 2 is no total of 3 and others");

	/* so it is with disputes */
	read = tap_read("四、行政复议、行政诉讼情况\n|结果维持|结果纠正|其他结果|尚未审结|总计|结果维持|结果纠正|其他结果|尚未审结|总计|"
					"结果维持|结果纠正|其他结果|尚未审结|总计|\n|1|0|2|3|0|0|0|0|0|4|0|0|1|5||\n");
	is_not_stated(&read, "disputes.reconsideration.upheld", "a group that does not add up");
	read = tap_read("四、行政复议、行政诉讼情况\n|结果维持|结果纠正|其他结果|尚未审结|总计|结果维持|结果纠正|其他结果|尚未审结|总计|"
					"结果维持|结果纠正|其他结果|尚未审结|总计|\n|1|0|2|0|3|0|0|0|0|0|4|0|0|1||\n");
	is_number(&read, "disputes.reconsideration.total", 3, "groups that do");
	is_number(&read, "disputes.lawsuit_after_reconsideration.upheld", 4, "before a blank total");

	/* a number of a merged cell is that of each, or of all */
	read = tap_read("<h2>三、收到和处理政府信息公开申请情况</h2><table><tr><td></td><td>自然人</td><td>商业企业</td><td>科研机构</td>"
					"<td>社会公益组织</td><td>法律服务机构</td><td>其他</td><td>总计</td></tr>"
					"<tr><td>一、本年新收政府信息公开申请数量</td><td>4</td><td colspan=5>3</td><td>7</td></tr>"
					"<tr><td>二、上年结转政府信息公开申请数量</td><td rowspan=2>5</td><td>1</td><td>1</td><td>1</td><td>1</td><td>1</td><td>9</td></tr>"
					"<tr><td>（一）予以公开</td><td>1</td><td>1</td><td>1</td><td>1</td><td>1</td><td>9</td></tr>"
					"<tr><td>四、结转下年度继续办理</td><td>2</td><td colspan=5></td><td>2</td></tr></table>");
	is_not_stated(&read, "requests.new.enterprise", "merged columns");
	is_not_stated(&read, "requests.carried_in.natural_person", "merged rows");
	is_not_stated(&read, "requests.granted.natural_person", "the row below");
	is_number(&read, "requests.carried_out.natural_person", 2, "beside blanks that are merged");

	/* a table of totals alone */
	read = tap_read("三、收到和处理政府信息公开申请情况\n信息内容 |\n总计 |\n||\n一、本年新收政府信息公开申请数量 |\n22 |\n||\n"
					"二、上年结转政府信息公开申请数量 |\n8 |\n||\n四、结转下年度继续办理 |\n27 |\n");
	is_not_stated(&read, "requests.carried_out.natural_person", "a total is no first column");
}

/* Cells that hold more than their own. */
static void
test_run_together(void)
{
	static const char header[] = "二、主动公开政府信息情况\n| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |\n";
	char		text[1024];
	TapReport	read = tap_read("二、主动公开政府信息情况\n| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
								"| 规章、规范性文件 | 4 | 2 | 31 |\n");

	is_not_stated(&read, "disclosure.normative_documents.made", "a row that is two rows of the form");
	is_not_stated(&read, "disclosure.regulations.made", "is neither of them");

	snprintf(text, sizeof(text), "%s%s", header,
			 "| 行政许可 | 14 | 3 | 88 |\n| 其他对外管理服务事项61 | 5 | 77 | |\n| 行政处罚 | 12 | 1 | 54 |\n");
	read = tap_read(text);
	is_number(&read, "disclosure.penalty.items_change", 1, "a row behind it");
	is_not_stated(&read, "disclosure.other_services.items_previous", "a figure that ran into its label");
	is_not_stated(&read, "disclosure.other_services.items_change", "moved the others");

	read = tap_read("四、行政复议、行政诉讼情况\n|结果维持|结果纠正|其他结果|尚未审结|总计|结果维持|结果纠正|其他结果|尚未审结|尚未审结|"
					"结果维持|结果纠正|其他结果|总计|总计|\n|1|0|2|0|3|0|0|0|4|4|4|0|0|1|5|\n");
	is_not_stated(&read, "disputes.lawsuit_direct.total", "a column that is named twice");
}

int
main(void)
{
	test_forms();
	test_year();
	test_columns();
	test_sides();
	test_short_rows();
	test_rows();
	test_disputes();
	test_bare_disputes();
	test_turned_disputes();
	test_line_codes();
	test_wrong_header();
	test_repeated_cells();
	test_parts();
	test_group_or_row();
	test_lost_column();
	test_own_columns();
	test_header_order();
	test_run_together();
	return done_testing();
}
