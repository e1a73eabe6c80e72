/*
 * Blank cells in tables without borders: white space that is one, and white space
 * that is mere layout.  Every text here is invented.
 */
#include "report_tap.h"

static void
is_blank(const TapReport *read, const char *code, const char *name)
{
	const GdFact *fact = tap_fact(read, code);

	ok(fact != NULL && fact->kind == GD_BLANK && fact->recovery == GD_READ,
	   "%s: %s is blank", name, code);
}

#define HEAD "信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n"

/* A cell a line: a line of white space is a cell, too. */
static void
test_lines(void)
{
	TapReport	read;

	read = tap_read(HEAD "规章\n1\n \n3\n行政规范性文件\n4\n5\n6\n");
	is_number(&read, "disclosure.regulations.made", 1, "a line of a space");
	is_blank(&read, "disclosure.regulations.repealed", "a line of a space");
	is_number(&read, "disclosure.regulations.in_force", 3, "a line of a space");
	is_number(&read, "disclosure.normative_documents.in_force", 6, "a row without any");
	cells_are_in_place(&read, "a line of a space");

	read = tap_read(HEAD "规章\n\n1\n\n \n\n3\n\n行政规范性文件\n\n\xE3\x80\x80\n\n5\n\n6\n\n");
	is_blank(&read, "disclosure.regulations.repealed", "among empty lines");
	is_blank(&read, "disclosure.normative_documents.made", "of an ideographic space");

	/* a table without any figure */
	read = tap_read("三、附表\n统计指标\n单位\n统计数\n一、主动公开情况\n——\n——\n"
					"（一）主动公开政府信息数\n条\n \n其中：主动公开规范性文件数\n条\n \n"
					"制发规范性文件总数\n件\n \n");
	is_blank(&read, "statistics.disclosed.value", "blanks alone");
	is_blank(&read, "statistics.normative_documents.made.value", "blanks alone");

	/* empty lines leave no trace of anything */
	read = tap_read(HEAD "规章\n\n1\n\n\n\n3\n\n行政规范性文件\n\n4\n\n5\n\n6\n\n");
	is_not_stated(&read, "disclosure.regulations.made", "an empty line");
	is_not_stated(&read, "disclosure.regulations.repealed", "an empty line");
	read = tap_read(HEAD "规章\r\n1\r\n\r\n3\r\n行政规范性文件\r\n4\r\n5\r\n6\r\n");
	is_not_stated(&read, "disclosure.regulations.in_force", "a carriage return");
}

#define OTHER_TABLE \
	"三、收到和处理政府信息公开申请情况\n自然人\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n总计\n" \
	"一、本年新收政府信息公开申请数量\n1\n \n0\n0\n0\n0\n1\n二、上年结转政府信息公开申请数量\n2\n0\n0\n0\n0\n0\n2\n"

/* What one table of a text shows holds for the others. */
static void
test_style(void)
{
	TapReport	read;

	read = tap_read("二、主动公开政府信息情况\n" HEAD "规章\n1\n2\n3\n行政规范性文件\n4\n5\n \n" OTHER_TABLE);
	is_number(&read, "disclosure.normative_documents.repealed", 5, "the last cell of all");
	is_blank(&read, "disclosure.normative_documents.in_force", "the last cell of all");
	is_number(&read, "requests.new.total", 1, "the table that shows it");
}

/* White space that does not make all rows whole is no cell. */
static void
test_layout(void)
{
	TapReport	read;

	read = tap_read("信息内容\n \n本年制发件数\n \n本年废止件数\n \n现行有效件数\n \n"
					"规章\n \n1\n \n2\n \n3\n \n行政规范性文件\n \n4\n \n5\n \n6\n \n");
	is_number(&read, "disclosure.regulations.made", 1, "between all lines");
	is_number(&read, "disclosure.normative_documents.in_force", 6, "between all lines");

	/* rows apart, and one of them has lost a cell */
	read = tap_read(HEAD "规章\n1\n2\n \n行政规范性文件\n4\n5\n6\n \n");
	is_not_stated(&read, "disclosure.regulations.made", "between rows");
	is_not_stated(&read, "disclosure.regulations.repealed", "between rows");
	is_number(&read, "disclosure.normative_documents.made", 4, "between rows");

	/* behind the table */
	read = tap_read(HEAD "规章\n1\n2\n3\n行政规范性文件\n4\n5\n \n");
	is_not_stated(&read, "disclosure.normative_documents.made", "behind the last row");
	is_number(&read, "disclosure.regulations.in_force", 3, "behind the last row");

	/* a header without a name for each column */
	read = tap_read("信息内容\n本年制发件数\n \n本年废止件数\n现行有效件数\n"
					"规章\n1\n \n3\n行政规范性文件\n4\n5\n6\n");
	is_not_stated(&read, "disclosure.regulations.in_force", "in the header");
}

#define TAB_DISPUTES \
	"四、政府信息公开行政复议、行政诉讼情况\n行政复议\t行政诉讼\n" \
	"结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t复议后起诉\n" \
	"结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n"

/* A row a line: an empty field between two tabs, or at the end. */
static void
test_tabs(void)
{
	TapReport	read;

	read = tap_read("信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n"
					"规章\t1\t\t3\n行政规范性文件\t4\t5\t\n");
	is_number(&read, "disclosure.regulations.in_force", 3, "between tabs");
	is_blank(&read, "disclosure.regulations.repealed", "between tabs");
	is_number(&read, "disclosure.normative_documents.repealed", 5, "behind the last tab");

	read = tap_read(TAB_DISPUTES "\t0\t2\t0\t3\t0\t0\t0\t0\t0\t4\t0\t0\t0\t4\n");
	is_not_stated(&read, "disputes.reconsideration.corrected", "an indentation or a cell");
	read = tap_read("二、主动公开政府信息情况\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n"
					"规章\t1\t\t3\n行政规范性文件\t4\t5\t6\n"
					TAB_DISPUTES "\t0\t2\t0\t3\t0\t0\t0\t0\t0\t4\t0\t0\t0\t4\n");
	is_blank(&read, "disputes.reconsideration.upheld", "before the first tab");
	is_number(&read, "disputes.reconsideration.total", 3, "before the first tab");

	/* tabs that align columns */
	read = tap_read("信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n"
					"规章\t\t1\t2\t3\n行政规范性文件\t4\t5\t6\n");
	is_number(&read, "disclosure.regulations.made", 1, "a short label, two tabs");
	read = tap_read("信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n"
					"规章\t\t1\t2\t3\n行政规范性文件\t4\t\t6\n");
	is_number(&read, "disclosure.regulations.made", 1, "a short label, two tabs");
	is_not_stated(&read, "disclosure.normative_documents.in_force", "which tabs are cells");
	read = tap_read("信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n"
					"规章\t\t1\t2\n行政规范性文件\t4\t5\t6\n");
	is_not_stated(&read, "disclosure.regulations.made", "two tabs, and a cell lost");
	read = tap_read("信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n"
					"规章\t1\t2\t3\n行政规范性文件\t\t5\t6\n");
	is_blank(&read, "disclosure.normative_documents.made", "no label is longer");
	/* fields between figures, none as wide as a tab; and one that is */
	read = tap_read("信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n"
					"规章\t\t1\t2\n行政规范性文件\t4\t\t6\n");
	is_blank(&read, "disclosure.regulations.made", "no figure is wider");
	read = tap_read("信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n"
					"规章\t\t1\t2\n行政规范性文件\t4\t\t12345678\n");
	is_not_stated(&read, "disclosure.regulations.repealed", "a figure is wider");
	read = tap_read("信息内容  本年制发件数  本年废止件数  现行有效件数\n"
					"规章  1    3\n行政规范性文件  4  5  6\n");
	is_not_stated(&read, "disclosure.regulations.in_force", "a wide gap");
}

/* Headers that read like one where white space parts them. */
static void
test_headers(void)
{
	TapReport	read = tap_read("二、主动公开政府信息情况\n信息内容 本年新 本年新 公开总数量\n"
								"规章 1 2 3\n规范性文件 4 5 6\n");

	is_number(&read, "disclosure.regulations.disclosed_new", 2, "本年新 and 公开总数量");
	is_number(&read, "disclosure.normative_documents.disclosed_total", 6,
			  "本年新 and 公开总数量");
}

#define LONG_LINE \
	"云溪县人民政府2022年政府信息公开工作年度报告 根据有关规定，云溪县人民政府汇总各单位的材料，编写本年度的报告并予以公布。 " \
	"本报告所列数据的统计期限为一整年，内容包括各单位的公开情况和数据，如有疑问，请与云溪县人民政府联系。 "

/* A report on one line, some of its headings lost. */
static void
test_one_line(void)
{
	TapReport	read;

	read = tap_read(LONG_LINE "信息内容 本年制发件数 本年废止件数 现行有效件数 规章 1 2 3 行政规范性文件 4 5 6 "
					"三、收到和处理政府信息公开申请情况 全年没有收到申请。 六、其他需要报告的事项 无。\n");
	is_number(&read, "disclosure.regulations.in_force", 3, "a table before the first heading");

	read = tap_read(LONG_LINE "一、总体情况 全年公开信息若干条。 四、政府信息公开行政复议、行政诉讼情况 "
					"行政复议 行政诉讼 结果维持 结果纠正 其他结果 尚未审结 总计 未经复议直接起诉 复议后起诉 "
					"结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计 "
					"1 2 3 4 10 5 6 7 8 26 9 10 11 12 42 （一）存在的问题 公开的内容还不够丰富。 "
					"（二）改进的措施 丰富内容。 云溪县人民政府 2023-01-22\n");
	is_number(&read, "disputes.lawsuit_after_reconsideration.total", 42, "a sentence ends the table");

	read = tap_read(LONG_LINE "一、总体情况 全年公开信息若干条。 二、存在的问题 公开的内容还不够丰富，人员变动较多，业务水平有待提高。 "
					"云溪县人民政府 2023年3月16日 云溪县人民政府2022年政府信息公开工作年度报告相关数据统计 指标 累计数 2022年发生数 "
					"2.举办培训次数 3 1 3.参加培训人次数 30 10\n");
	is_int(read.report.signed_on.month, 3, "the title of an annex behind the date");
	is_int(read.report.signed_on.day, 16, "the title of an annex behind the date");
}

int
main(void)
{
	test_lines();
	test_style();
	test_layout();
	test_tabs();
	test_headers();
	test_one_line();
	return done_testing();
}
