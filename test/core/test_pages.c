/* Tables that a page cuts: a bare page number among the lines of a table, a
 * part that begins in the middle of the form. */
#include "report_tap.h"

#define REQUESTS "三、收到和处理政府信息公开申请情况\n"

/* A number without pipes between rows of pipes. */
static void
test_page_number(void)
{
	TapReport	read = tap_read(REQUESTS
								"上年结转|上年结转|1|0|0|0|0|0|1|\n"
								"三、本年度办理结果|（一）予以公开|2|0|0|0|0|0|2|\n"
								"2\n"
								"三、本年度办理结果|（二）部分公开|3|0|0|0|0|0|3|\n");

	is_number(&read, "requests.carried_in.natural_person", 1, "a label over two cells is one row");
	is_number(&read, "requests.granted.total", 2, "before the page number");
	is_number(&read, "requests.partly_granted.total", 3, "behind it");

	/* the group that is a row of the other form, a page number behind it */
	read = tap_read(REQUESTS
					"1.信访举报投诉类申请|1|0|0|0|0|0|1|\n2.重复申请|1|0|0|0|0|0|1|\n"
					"（六）其他处理|4|0|0|0|0|0|4|\n2\n（七）总计|9|0|0|0|0|0|9|\n");
	is_number(&read, "requests.closed_otherwise.natural_person", 4, "no row follows the group");

	/* it leaves the borders of the table before it alone */
	read = tap_read("二、主动公开政府信息情况\n"
					"|第二十条第（八）项|第二十条第（八）项|第二十条第（八）项|第二十条第（八）项|\n"
					"|信息内容|本年收费金额（单位：万元）|本年收费金额（单位：万元）|本年收费金额（单位：万元）|\n"
					"|行政事业性收费|95.5|95.5|95.5|\n"
					"|申请人情况|申请人情况|申请人情况|申请人情况|申请人情况|申请人情况|申请人情况|申请人情况|\n"
					"|申请人情况|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计|\n"
					"|一、本年新收政府信息公开申请数量|1|0|0|0|0|0|1|\n2\n"
					"|二、上年结转政府信息公开申请数量|3|0|0|0|0|0|3|\n");
	ok(tap_fact(&read, "disclosure.fees.amount") != NULL &&
	   tap_fact(&read, "disclosure.fees.amount")->kind == GD_NUMBER, "the table before it");
}

/* The second part of a table, whose first label has lost its ordinal. */
static void
test_part(void)
{
	TapReport	read = tap_read(REQUESTS
								"补正后申请内容仍不明确|1|2|0|0|0|0|3|\n信访举报投诉类申请|4|0|0|0|0|0|4|\n"
								"3.要求提供公开出版物|5|0|0|0|0|0|5|\n");

	is_number(&read, "requests.unavailable.unclear_after_amendment.total", 3, "the first row");
	is_number(&read, "requests.not_processed.petition.natural_person", 4, "the row behind it");
}

/* Covered cells that repeat a header: their count is that of the last row. */
static void
test_repeated_header(void)
{
	TapReport	read = tap_read(REQUESTS
								"注|\n注|\n注|\n申请人情况|\n申请人情况|\n申请人情况|\n申请人情况|\n申请人情况|\n申请人情况|\n申请人情况|\n"
								"注|\n注|\n注|\n自然人|\n法人或其他组织|\n法人或其他组织|\n法人或其他组织|\n法人或其他组织|\n法人或其他组织|\n总计|\n"
								"注|\n注|\n注|\n自然人|\n商业企业|\n科研机构|\n社会公益组织|\n法律服务机构|\n其他|\n总计|\n"
								"四、结转下年度继续办理|\n四、结转下年度继续办理|\n四、结转下年度继续办理|\n"
								"1|\n2|\n0|\n0|\n0|\n4|\n7|\n");

	is_number(&read, "requests.carried_out.natural_person", 1, "the first figure");
	is_number(&read, "requests.carried_out.total", 7, "the last figure");
}

#define DISCLOSURE_HEAD "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n|---|---|---|---|\n"
#define REQUESTS_HEAD "| 申请人情况 ||||||||\n| 自然人 | 法人或其他组织 | 总计 ||||||\n" \
	"| 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 ||||\n"

/*
 * The heading between two tables is lost, and behind a page break the header of the
 * first is printed again: rows go on as before, so that no table begins.
 */
static void
test_header_of_another_table(void)
{
	TapReport	read = tap_read("二、主动公开政府信息情况\n| 第二十条第（一）项 ||||\n" DISCLOSURE_HEAD
								"| 规章 | 1 | 0 | 5 |\n\n" REQUESTS_HEAD
								"| 一、本年新收政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |\n\n"
								"| 第二十条第（一）项 ||||\n" DISCLOSURE_HEAD
								"| 二、上年结转政府信息公开申请数量 | 4 | 0 | 0 | 0 | 0 | 0 | 4 |\n"
								"| （一）予以公开 | 5 | 0 | 0 | 0 | 0 | 0 | 5 |\n");

	is_number(&read, "disclosure.regulations.in_force", 5, "the table before");
	is_number(&read, "requests.new.total", 3, "before the header of another table");
	is_number(&read, "requests.carried_in.total", 4, "behind it");
	is_number(&read, "requests.granted.natural_person", 5, "the row behind that");

	/* that of requests, between the header of disputes and its only row */
	read = tap_read(REQUESTS REQUESTS_HEAD
					"| 一、本年新收政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |\n\n"
					"| 行政复议 | 行政诉讼 ||||||||||||||\n"
					"| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | 复议后起诉 |||||||||\n"
					"| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 ||||||\n\n"
					"| 申请人情况 ||||||||||||||||\n"
					"| 9 | 0 | 0 | 8 | 17 | 8 | 0 | 0 | 0 | 8 | 1 | 27 | 0 | 0 | 28 |\n");
	is_number(&read, "requests.new.total", 3, "requests before disputes");
	is_number(&read, "disputes.reconsideration.total", 17, "disputes under two headers");
	is_number(&read, "disputes.lawsuit_after_reconsideration.corrected", 27, "disputes under two headers");
}

#define STATISTICS "政府信息公开情况统计表\n指标名称        计量单位    2011年度  历年累计\n"

/* Lines that a width broke: what the next line holds is not lost, and not another column's. */
static void
test_broken_lines(void)
{
	TapReport	read = tap_read("政府信息公开情况统计表\n| 指标名称 | 计量单位 | 2011年度\n| 历年累计 |\n|----|----|----\n|----|\n"
								"| 主动公开信息数 | 条 | 48\n| 88 |\n| 1.网站公开 | 条 |\n12 | 35 |\n");

	is_number(&read, "statistics.disclosed.year", 48, "broken before a pipe: the upper line");
	is_number(&read, "statistics.disclosed.cumulative", 88, "broken before a pipe: the lower line");
	is_number(&read, "statistics.disclosed.website.year", 12, "broken behind a pipe");

	read = tap_read(STATISTICS
					"主动公开信息数  条          48        88\n1.网站公开      条          1         2\n"
					"2.政府公报公开  条                    5\n7\n行政复议数      件          4         44\n");
	is_number(&read, "statistics.disclosed.cumulative", 88, "columns of spaces");
	is_not_stated(&read, "statistics.disclosed.gazette.cumulative", "the rest of its line is below");
	is_not_stated(&read, "statistics.disclosed.gazette.year", "the rest of its line is below");
	is_number(&read, "statistics.reconsideration.year", 4, "the row behind them");

	read = tap_read(STATISTICS
					"主动公开信息数  条          48        88\n1.网站公开      条          1         2\n"
					"2.政府公报公开  条                    5\n              7\n行政复议数      件          4         44\n");
	is_number(&read, "statistics.disclosed.gazette.cumulative", 5, "the number of a page below");
}

/* What has no width parts no decimals from their number. */
static void
test_no_width(void)
{
	TapReport	read = tap_read("二、主动公开政府信息情况\n信息内容 本年收费金额（单位：万元）\n"
								"行政事业性收费 12\xE2\x80\x8E.\xE2\x80\x8E" "5\xE2\x80\x8B" "7\n");
	const GdFact *fact = tap_fact(&read, "disclosure.fees.amount");

	ok(fact != NULL && fact->kind == GD_NUMBER && fact->value.mantissa == 1257 &&
	   fact->value.scale == 2, "direction marks around a decimal point");
}

int
main(void)
{
	test_broken_lines();
	test_no_width();
	test_header_of_another_table();
	test_page_number();
	test_part();
	test_repeated_header();
	return done_testing();
}
