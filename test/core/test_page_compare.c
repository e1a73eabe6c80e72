/*
 * The page of two reports: both years of every cell, their difference, and the
 * findings between them.
 */
#include "page_tap.h"

/* A table of requests: new, carried in and carried out of natural persons. */
#define YEAR(year, new, in, granted, out) \
	"柳塘县青禾镇人民政府" year "年政府信息公开工作年度报告\n" \
	"三、收到和处理政府信息公开申请情况\n" \
	"项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计\n" \
	"一、本年新收政府信息公开申请数量 | " new " | 0 | 0 | 0 | 0 | 0 | " new "\n" \
	"二、上年结转政府信息公开申请数量 | " in " | 0 | 0 | 0 | 0 | 0 | " in "\n" \
	"三、本年度办理结果 | （一）予以公开 | " granted " | 0 | 0 | 0 | 0 | 0 | " granted "\n" \
	"（六）其他处理 | 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0\n" \
	"（七）总计 | " granted " | 0 | 0 | 0 | 0 | 0 | " granted "\n" \
	"四、结转下年度继续办理 | " out " | 0 | 0 | 0 | 0 | 0 | " out "\n"

#define BEFORE(value) "<span class=\"before\"><span class=\"v\">Year before </span>" value
#define NOW(value) "</span> <span class=\"now\"><span class=\"v\">This year </span>" value
#define CHANGE(value) "</span> <span class=\"change\"><span class=\"v\">Change </span>" value "</span>"

static void
test_figures(void)
{
	char	   *page = tap_compare_page(YEAR("2021", "3", "1", "2", "2"),
										YEAR("2022", "7", "1", "8", "0"), tap_en);

	is_int(tap_times(page, "\" headers=\"2021."), 175, "all cells of the table");
	is_int(tap_times(page, "<span class=\"before\">"), 175, "with the year before");
	is_int(tap_times(page, "<span class=\"now\">"), 175, "and this year");
	has(page, BEFORE("3") NOW("7") CHANGE("+4"), "a rise");
	has(page, BEFORE("2") NOW("0") CHANGE("-2"), "a fall");
	has(page, BEFORE("1") NOW("1") CHANGE("="), "no change");
	is_int(tap_times(page, "<span class=\"change\">"), 42, "differences only of numbers");
	has(page, "<a class=\"mark w\" id=\"m1\" href=\"#f1\">", "what was carried out is not carried in");
	has(page, "<code>cross.carry-over:natural_person</code>", "and by which rule");
	is_int(tap_times(page, "<p class=\"title\" lang=\"zh-Hans\">"), 2, "both titles");
	is_int(tap_times(page, "<table class=\"form requests\""), 1, "one table");
}

static void
test_other_texts(void)
{
	char	   *page = tap_compare_page("", "", tap_zh);

	has(page, "两份报告都没有可以对照的法定表格。", "nothing to compare");
	is_int(tap_times(page, "</html>"), 1, "is a whole page");
	page = tap_compare_page("<script>alert(1)</script>", YEAR("2022", "7", "1", "8", "0"), tap_zh);
	has_no(page, "<script", "a script is text");
	is_int(tap_times(page, "<span class=\"change\">"), 0, "no difference to nothing");
	page = tap_compare_page(YEAR("2021", "0.5", "—", "2", "2"), YEAR("2022", "0.75", "3", "x", "2"), tap_en);
	has(page, BEFORE("0.5") NOW("0.75") CHANGE("+0.25"), "decimals");
	has(page, BEFORE("<q>—</q><small class=\"sign\">n/a</small>") NOW("3</span> <a class"), "no difference to a dash");
	page = tap_compare_page(YEAR("2020", "3", "1", "2", "2"), YEAR("2022", "7", "1", "8", "0"), tap_zh);
	has(page, "<code>cross.order</code>", "reports that do not follow one another");
	page = tap_compare_page(YEAR("2021", "3", "1", "2", "2"), YEAR("2022", "999999999999999999", "1", "8", "0"), tap_en);
	has(page, CHANGE("+999999999999999996"), "the longest number");
}

int
main(void)
{
	test_figures();
	test_other_texts();
	return done_testing();
}
