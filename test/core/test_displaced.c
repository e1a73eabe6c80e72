/* Numbers, rows and columns of a document that are none of the form's: what they displace is not stated. */
#include "report_tap.h"

#define DISCLOSURE "二、主动公开政府信息情况\n"
#define REQUESTS "三、收到和处理政府信息公开申请情况\n"
#define DISPUTES "四、政府信息公开行政复议、行政诉讼情况\n"

/* The only row of its block: behind its figure, which may be another number. */
static void
test_number_of_row(void)
{
	static const char *const head = DISCLOSURE "第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n";
	char		text[2000];
	TapReport	read;

	snprintf(text, sizeof(text), "%s规章\n4\n5\n6\n行政规范性文件\n7\n8\n9\n"
			 "第二十条第（五）项\n信息内容\n本年处理决定数量\n41\n行政许可\n"
			 "第二十条第（六）项\n信息内容\n本年处理决定数量\n行政处罚\n2\n行政强制\n3\n", head);
	read = tap_read(text);
	is_number(&read, "disclosure.licensing.decisions", 41, "a figure before its label");
	is_number(&read, "disclosure.penalty.decisions", 2, "a figure before its label");

	snprintf(text, sizeof(text), "%s规章\n4\n5\n6\n行政规范性文件\n7\n8\n9\n"
			 "第二十条第（五）项\n信息内容\n本年处理决定数量\n93\n"
			 "第二十条第（六）项\n信息内容\n本年处理决定数量\n41\n行政许可\n信息内容\n行政处罚\n行政强制\n", head);
	read = tap_read(text);
	is_not_stated(&read, "disclosure.licensing.decisions", "a figure of another block");

	snprintf(text, sizeof(text), "%s1\n规章\n4\n5\n6\n2\n行政规范性文件\n7\n8\n9\n"
			 "第二十条第（五）项\n信息内容\n本年处理决定数量\n3\n行政许可\n"
			 "第二十条第（六）项\n信息内容\n本年处理决定数量\n4\n行政处罚\n5\n行政强制\n", head);
	read = tap_read(text);
	is_int(read.report.ntables, 1, "numbers of rows: the table");
	is_not_stated(&read, "disclosure.licensing.decisions", "the number of the row");
	is_not_stated(&read, "disclosure.penalty.decisions", "the number of the row");
}

/* A row without its label is none of those whose labels stand below the next header. */
static void
test_above_header(void)
{
	TapReport	read = tap_read(DISCLOSURE "第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n"
								"规章\n#72\n#0\n#95\n行政规范性文件\n#33\n#3\n"
								"第二十条第（五）项\n信息内容\n本年处理决定数量\n行政许可\n"
								"第二十条第（六）项\n信息内容\n本年处理决定数量\n行政处罚\n#5\n行政强制\n#6\n");

	is_int(read.report.ntables, 1, "above a header: the table");
	is_not_stated(&read, "disclosure.licensing.decisions", "a figure of the block above");
	is_number(&read, "disclosure.penalty.decisions", 5, "above a header: the block below");
}

#define GROUPS "行政复议 行政诉讼\n结果维持 结果纠正 其他结果 尚未审结 总计 未经复议直接起诉 复议后起诉\n" \
	"结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计\n"

/* A number beside the only row of disputes, and a figure that is lost: as many as there are columns. */
static void
test_gained_and_lost(void)
{
	TapReport	read = tap_read(DISPUTES GROUPS "1 0 0 61 89 150 0 0 13 74 87 0 79 0 0\n");

	is_int(tap_count_facts(&read, GD_TEXT, GD_AMBIGUOUS), 15, "the number of a row, and the last total lost");
	read = tap_read(DISPUTES GROUPS "0 8 0 0 8 5 0 0 5 1 0 9 3 13\n6\n");
	is_int(tap_count_facts(&read, GD_TEXT, GD_AMBIGUOUS), 15, "the number of a page, and a part lost");

	/* totals that are wrong are the report's */
	read = tap_read(DISPUTES GROUPS "10 1 0 0 0 0 0 0 0 0 5 0 0 0 0\n");
	is_int(tap_count_facts(&read, GD_NUMBER, GD_READ), 15, "two totals that nobody filled in");
	read = tap_read(DISPUTES GROUPS "1 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n");
	is_int(tap_count_facts(&read, GD_NUMBER, GD_READ), 15, "one total that nobody filled in");
}

#define COLUMNS "申请人情况\n自然人 法人或其他组织 总计\n商业企业 科研机构 社会公益组织 法律服务机构 其他\n"

/* Another row called 其他, with an ordinal that the form has not. */
static void
test_other_row(void)
{
	TapReport	read = tap_read(REQUESTS COLUMNS
								"（五）不予处理 1.信访举报投诉类申请 6 0 0 0 0 0 6\n2.重复申请 0 0 0 0 0 9 9\n"
								"（八）其他 28 3 7 38 14 7 97\n3.要求提供公开出版物 1 0 0 0 0 0 1\n"
								"4.无正当理由大量反复申请 0 0 0 0 0 0 0\n5.要求行政机关确认或重新出具已获取信息 0 2 0 0 0 0 2\n"
								"（六）其他处理 0 0 5 0 0 0 5\n（七）总计 7 2 5 0 0 9 23\n四、结转下年度继续办理 0 0 0 0 0 0 0\n");

	is_number(&read, "requests.closed_otherwise.research", 5, "the row whose ordinal is the form's");
	is_number(&read, "requests.closed_otherwise.total", 5, "the row whose ordinal is the form's");
}

/* A column of the document's own that is called as one of the form is. */
static void
test_column_denied(void)
{
	static const char *const header = REQUESTS "申请人情况\n自然人 法人或其他组织 总计\n"
		"小计 商业企业 科研机构 社会公益组织 法律服务机构 其他\n";
	char		text[2000];
	TapReport	read;

	snprintf(text, sizeof(text), "%s一、本年新收政府信息公开申请数量 15 387 979 0 0 0 0 1366\n"
			 "二、上年结转政府信息公开申请数量 120 0 1 0 0 0 0 1\n（一）予以公开 7 0 292 0 0 0 0 292\n"
			 "2.重复申请 2 4 3 0 0 0 0 7\n（七）总计 9 383 977 0 0 0 0 1360\n"
			 "四、结转下年度继续办理 0 0 0 0 0 0 0 0\n", header);
	read = tap_read(text);
	is_int(tap_count_facts(&read, TAP_ANY_KIND, GD_AMBIGUOUS), 42, "most rows do not add up: six rows named");
	is_int(tap_count_facts(&read, TAP_ANY_KIND, GD_READ), 0, "none of them read");

	/* the subtotal that it is */
	snprintf(text, sizeof(text), "%s一、本年新收政府信息公开申请数量 15 387 380 7 0 0 0 402\n"
			 "二、上年结转政府信息公开申请数量 1 1 1 0 0 0 0 2\n（一）予以公开 7 0 0 0 0 0 0 7\n"
			 "2.重复申请 2 4 3 0 0 0 1 7\n（七）总计 9 4 3 0 0 0 1 13\n"
			 "四、结转下年度继续办理 0 0 0 0 0 0 0 0\n", header);
	read = tap_read(text);
	is_int(tap_count_facts(&read, GD_NUMBER, GD_READ), 42, "one row that does not add up: all are read");
	is_number(&read, "requests.not_processed.repeated.total", 7, "one row that does not add up");
}

/* The number of a page between a figure and the pipe that closes its cell. */
static void
test_page_before_pipe(void)
{
	TapReport	read = tap_read(DISCLOSURE "第二十条第（一）项\n|\n|\n|\n|\n信息内容\n|\n本年制发件数\n|\n本年废止件数\n|\n"
								"现行有效件数\n|\n规章\n|\n1\n|\n2\n第 15 页 共 19 页\n|\n3\n|\n"
								"行政规范性文件\n|\n4\n|\n5\n|\n6\n|\n");

	is_number(&read, "disclosure.regulations.repealed", 2, "the number of a page before its pipe");
	is_number(&read, "disclosure.regulations.in_force", 3, "a cell behind it");
	is_number(&read, "disclosure.normative_documents.in_force", 6, "the row behind it");
	is_int(tap_count_facts(&read, GD_NUMBER, GD_READ), 6, "the number of a page before a pipe: all are read");
}

/* Two columns without anything between them, in a form that has one. */
static void
test_column_run_together(void)
{
	static const char *const rows = "（一）收到申请数件123\n1.当面申请数件41\n2.传真申请数件0\n"
		"3.网络申请数件61\n4.信函申请数件21\n";
	char		text[1000];
	TapReport	read;

	snprintf(text, sizeof(text), "附表\n统计指标单位上年同期统计数\n%s", rows);
	read = tap_read(text);
	is_int(read.report.ntables, 1, "12 and 3 beside each other, 4 and 1: the table");
	is_int(tap_count_facts(&read, TAP_ANY_KIND, GD_READ), 0, "12 and 3 beside each other, 4 and 1: none is read");
	snprintf(text, sizeof(text), "附表\n统计指标单位统计数\n%s", rows);
	read = tap_read(text);
	is_int(tap_count_facts(&read, GD_NUMBER, GD_READ), 5, "the header of the form: all are read");
	is_number(&read, "statistics.requests.value", 123, "the header of the form");
}

#define RULE "| --- | --- | --- | --- |\n"
#define BLOCK "| 第二十条第（一）项 | | | |\n| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"

/* A line of a table that ran on behind the one before it: two rows. */
static void
test_joined_rows(void)
{
	TapReport	read = tap_read(DISCLOSURE BLOCK RULE "| 规章 | 1 | 2 | 3 |\n"
								"| 行政规范性文件 | 4 | 5 | 6 || 第二十条第（五）项 | | | |\n"
								"| 信息内容 | 本年处理决定数量 | | |\n| 行政许可 | 7 | | |\n"
								"| 第二十条第（六）项 | | | |\n| 信息内容 | 本年处理决定数量 | | |\n"
								"| 行政处罚 | 8 | | || 行政强制 | 9 | | |\n");

	is_number(&read, "disclosure.normative_documents.repealed", 5, "a block's title behind a row");
	is_number(&read, "disclosure.normative_documents.in_force", 6, "a block's title behind a row");
	is_number(&read, "disclosure.penalty.decisions", 8, "a row behind a row: the first");
	is_number(&read, "disclosure.coercion.decisions", 9, "a row behind a row: the second");
}

/* The words of a cell broken over lines, where all rows end with a pipe. */
static void
test_broken_cells(void)
{
	TapReport	read = tap_read(DISCLOSURE "第二十条第（一）项 | 第二十条第（一）项 | 第二十条第（一）项 | 第二十条第（一\n）项 |\n"
								"信息内容 | 本\n年制发件数 | 本年废止件数 | 现行有效件数 |\n"
								"规章 | 1 | 2 | 3 |\n行政规范性文件 | 4 | 5 | 6 |\n"
								"第二十条第（五）项 | 第二十条第（五）项 | 第二十条第（五）项 | 第二十条第（五）项 |\n"
								"信息内容 | 本年处理决定数量 | 本年处理决定数量 | 本年处理决定数量 |\n行政许可 | 7 | 7 | 7 |\n"
								"第二十条第（六）项 | 第二十条第（六）项 | 第二十条第（六）项 | 第二十条第（六）项 |\n"
								"信息内容 | 本年处理决定数量 | 本年处理决定数量 | 本年处理决定数量 |\n"
								"行政处罚 | 8 | 8 | 8 |\n行政强制 | 9 | 9 | 9 |\n");

	is_number(&read, "disclosure.regulations.made", 1, "a broken header");
	is_number(&read, "disclosure.normative_documents.repealed", 5, "a broken header");
	is_number(&read, "disclosure.normative_documents.in_force", 6, "a broken header");
}

#define ZEROS "0\n|\n0\n|\n0\n|\n0\n|\n0\n|\n0\n|\n0\n|\n"
#define HEADER "自然人\n|\n商业企业\n|\n科研机构\n|\n社会公益组织\n|\n法律服务机构\n|\n其他\n|\n总计\n|\n"

/* Pipes on lines of their own, one of which ran on with the next cell. */
static void
test_pipes_below(void)
{
	TapReport	read = tap_read(REQUESTS "申请人情况\n|\n" HEADER
								"一、本年新收政府信息公开申请数量\n|\n1\n|\n2\n| 3\n|\n4\n|\n5\n|\n6\n|\n21\n|\n"
								"二、上年结转政府信息公开申请数量\n|\n" ZEROS
								"（一）予以公开\n|\n1\n|\n2\n|\n3\n|\n4\n|\n5\n|\n6\n|\n21\n|\n"
								"2.重复申请\n|\n" ZEROS "四、结转下年度继续办理\n|\n" ZEROS);

	is_number(&read, "requests.new.research", 3, "a pipe before a cell");
	is_number(&read, "requests.new.total", 21, "a pipe before a cell");
	is_number(&read, "requests.granted.total", 21, "the rows behind it");
	is_number(&read, "requests.carried_out.total", 0, "the rows behind it");
}

/*
 * A page ends in a row: what is blank there is padding, and the figures are on the next.
 * A number that is known to be a page's divides nothing.
 */
static void
test_cut_by_page(void)
{
	static const char *const table = REQUESTS "申请人情况\n|\n|\n|\n" HEADER
		"一、本年新收政府信息公开申请数量\n|\n|\n|\n1\n|\n2\n|\n3\n|\n4\n|\n5\n|\n6\n|\n21\n|\n"
		"二、上年结转政府信息公开申请数量\n|\n|\n|\n7\n|\n8\n%s\n|\n0\n|\n0\n|\n0\n|\n0\n|\n15\n|\n";
	char		text[1000];
	TapReport	read;

	snprintf(text, sizeof(text), table, "民政 5");
	read = tap_read(text);
	is_number(&read, "requests.new.natural_person", 1, "the row above");
	is_not_stated(&read, "requests.carried_in.natural_person", "a row cut by a page");
	is_not_stated(&read, "requests.carried_in.research", "a row cut by a page");
	ok(tap_fact(&read, "requests.carried_in.natural_person") != NULL &&
	   tap_fact(&read, "requests.carried_in.natural_person")->recovery == GD_AMBIGUOUS,
	   "and its cells are named");

	snprintf(text, sizeof(text), table, "· 5 ·");
	read = tap_read(text);
	is_number(&read, "requests.carried_in.natural_person", 7, "the number of a page in the row");
	is_number(&read, "requests.carried_in.research", 0, "the number of a page in the row");
	is_number(&read, "requests.carried_in.total", 15, "the number of a page in the row");
}

/* Narrow columns break numbers: their halves stand on the lines above and below. */
static void
test_broken_numbers(void)
{
	TapReport	read = tap_read(REQUESTS
								"                                申请人情况\n"
								"                                  自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  总计\n"
								"                                                                                   8\n"
								"一、本年新收政府信息公开申请数量     47      17      5       7        4      0\n"
								"                                                                                   0\n"
								"二、上年结转政府信息公开申请数量     0       0       0       3        2      1     6\n"
								"（一）予以公开                       0       4       0       0        0      0     4\n"
								"（二）部分公开（区分处理的，只计这                                                 1\n"
								"                                     12      0       0       0        0      0\n"
								"一情形，不计其他情形）                                                             2\n"
								"2.重复申请                           7       0       0       0        0      0     7\n"
								"（七）总计                           45      17      3       9        3      1     7\n"
								"                                                                                   8\n"
								"四、结转下年度继续办理               2       0       2       0        3      0     7\n");

	is_number(&read, "requests.carried_in.total", 6, "a row beside a broken number");
	is_number(&read, "requests.carried_out.total", 7, "a row beside a broken number");
	is_int(tap_count_facts(&read, GD_BLANK, GD_READ), 0, "a broken number leaves no blank");
	is_not_stated(&read, "requests.new.total", "above and below its row");
	is_not_stated(&read, "requests.partly_granted.total", "beside the pieces of its label");
	is_not_stated(&read, "requests.total.total", "half of it on its row");
}

/* A rule of Markdown that lost its pipes is no row of dashes. */
static void
test_plain_rule(void)
{
	TapReport	read = tap_read(DISPUTES GROUPS "--- --- --- --- --- --- --- --- --- --- --- --- --- --- ---\n"
								"1 0 0 0 1 0 0 0 0 0 2 0 0 0 2\n");

	is_number(&read, "disputes.reconsideration.total", 1, "a rule without pipes");
	is_number(&read, "disputes.lawsuit_after_reconsideration.total", 2, "a rule without pipes");
	is_int(tap_count_facts(&read, GD_DASH, GD_READ), 0, "a rule without pipes: no dashes");
}

#define GLUED_HEADER "申请人情况\n自然人法人或其他组织总计\n商业企业科研机构社会公益组织法律服务机构其他\n"

/*
 * Cells that ran together in a table that drops its blanks: 90, 39, 10, 72, 17 and 228 are
 * six of seven cells, and as 90, 3, 9, 107, 2, 17 and 228 they add up as well.
 */
static void
test_dropped_blanks(void)
{
	TapReport	read = tap_read(REQUESTS GLUED_HEADER
								"二、上年结转政府信息公开申请数量2226\n（一）予以公开1313\n（七）总计9039107217228\n");

	is_int(tap_count_facts(&read, GD_TEXT, GD_AMBIGUOUS), 21, "dropped blanks: all cells are named");
	is_not_stated(&read, "requests.total.enterprise", "dropped blanks");

	/* one row that lost a part tells nothing of the others */
	read = tap_read(REQUESTS GLUED_HEADER
					"一、本年新收政府信息公开申请数量0000000\n（一）予以公开27\n（七）总计2000002\n");
	ok(tap_count_facts(&read, GD_NUMBER, GD_DERIVED) > 0, "one short row: the others are proved");
}

int
main(void)
{
	test_dropped_blanks();
	test_number_of_row();
	test_above_header();
	test_gained_and_lost();
	test_other_row();
	test_column_denied();
	test_page_before_pipe();
	test_column_run_together();
	test_joined_rows();
	test_broken_cells();
	test_pipes_below();
	test_cut_by_page();
	test_broken_numbers();
	test_plain_rule();
	return done_testing();
}
