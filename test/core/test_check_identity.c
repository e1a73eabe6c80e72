/*
 * The rules identity.*: the subtotal that requests may print beside the columns
 * of the form.
 */
#include "check_tap.h"

#define RULE "identity.requests.applicants"
#define HEAD \
	"（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | | | 申请人情况 | | | | | | | |\n" \
	" | | | 自然人 | 法人或其他组织 | | | | | | 总计 |\n"
#define BEFORE HEAD \
	" | | | | 小计 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |\n"
#define BEHIND HEAD \
	" | | | | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 小计 | |\n"
/* the subtotal stands in the row over the names of the five */
#define UPPER(middle) \
	"申请人情况 | | | | | | | | | | |\n | | | 自然人 | " middle " | 总计 |\n"
#define FIVE "商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他"
#define UPPER_BEHIND UPPER("法人或其他组织 | | | | | 小计") " | | | | " FIVE " | | |\n"
#define UPPER_BEFORE UPPER("小计 | 法人或其他组织 | | | |") " | | | | | " FIVE " | |\n"
#define UPPER_ALONE UPPER(" | | | | | 小计") " | | | | " FIVE " | | |\n"
#define NEW "一、本年新收政府信息公开申请数量 | | | "
#define CARRIED "\n二、上年结转政府信息公开申请数量 | | | "
#define GRANTED "\n三、本年度办理结果 | （一）予以公开 | | "
#define END "\n"
#define ZEROS "0 | 0 | 0 | 0 | 0 | 0 | 0 | 0"
#define TABLE(header, row) TAP_REQUESTS_HEADING header NEW row CARRIED ZEROS GRANTED row END
#define REPORT(table) \
	TAP_TITLE TAP_PREAMBLE TAP_OVERVIEW TAP_DISCLOSURE table TAP_DISPUTES TAP_PROBLEMS TAP_OTHER TAP_SIGNED

/* Of one row of figures: which rows break the rule, and how. */
static void
test_places(void)
{
	TapFindings checked;
	const GdFinding *finding;

	is_found(REPORT(TABLE(BEFORE, "2 | 17 | 4 | 3 | 2 | 1 | 6 | 18")), RULE, "new",
			 GD_ERROR, "17", "16", "17");
	is_found(REPORT(TABLE(BEHIND, "2 | 4 | 3 | 2 | 1 | 6 | 17 | 18")), RULE, "granted",
			 GD_ERROR, "17", "16", "17");

	checked = tap_check(REPORT(TABLE(BEHIND, "2 | 4 | 3 | 2 | 1 | 6 | 17 | 18")));
	is_int(tap_count(&checked, RULE, NULL), 2, "one finding for each row");
	finding = tap_finding(&checked, RULE, "new");
	if (finding == NULL)
		return;
	is_int(memcmp(checked.text + finding->place.start - strlen("1 | 6 | "), "1 | 6 | 17 | 18\n", 16),
		   0, "the place is the subtotal's cell");
	is_str(finding->message,
		   "一、本年新收政府信息公开申请数量: Organisations do not add up to their subtotal: "
		   "4 + 3 + 2 + 1 + 6 = 16 ≠ 17. The parts give 16, 17 is printed.", "message");
	is_str(finding->message_zh,
		   "一、本年新收政府信息公开申请数量：各类法人或其他组织之和不等于其小计："
		   "4 + 3 + 2 + 1 + 6 = 16 ≠ 17。按各项计算为16，所填为17。", "message in Chinese");
}

static void
test_near_misses(void)
{
	is_silent(REPORT(TABLE(BEFORE, "2 | 16 | 4 | 3 | 2 | 1 | 6 | 18")), RULE, "it adds up");
	is_silent(REPORT(TABLE(BEHIND, "2 | 4 | 3 | 2 | 1 | 6 | 16 | 18")), RULE, "it adds up behind");
	is_silent(REPORT(TABLE(BEFORE, "2 | 17 | 4 | 3 | - | 1 | 6 | 18")), RULE, "a dash");
	is_silent(REPORT(TABLE(BEHIND, "2 | 4 | 3 | | 1 | 6 | 17 | 18")), RULE, "a blank");
	is_silent(REPORT(TABLE(BEFORE, "2 | | 4 | 3 | 2 | 1 | 6 | 18")), RULE, "no subtotal");
	is_silent(REPORT(TABLE(BEHIND, "2 | 4 | 3 | 2 | 1 | 6 | — | 18")), RULE, "a dash for it");
	is_silent(REPORT(TABLE(BEFORE, "2 | 见附件 | 4 | 3 | 2 | 1 | 6 | 18")), RULE, "words for it");
	/* the row of a table of another body */
	is_silent(REPORT(TABLE(BEFORE, "2 | 16 | 4 | 3 | 2 | 1 | 6 | 18")
					 "下属单位情况\n" BEFORE NEW "2 | 17 | 4 | 3 | 2 | 1 | 6 | 18" CARRIED ZEROS
					 GRANTED "2 | 17 | 4 | 3 | 2 | 1 | 6 | 18" END), RULE, "a second table");
}

/* Where the subtotal stands is read from the header; where it does not say, nothing is. */
static void
test_upper(void)
{
	TapFindings checked;

	is_found(REPORT(TABLE(UPPER_BEHIND, "2 | 4 | 3 | 2 | 1 | 6 | 17 | 18")), RULE, "new",
			 GD_ERROR, "17", "16", "17");
	is_found(REPORT(TABLE(UPPER_BEFORE, "2 | 17 | 4 | 3 | 2 | 1 | 6 | 18")), RULE, "granted",
			 GD_ERROR, "17", "16", "17");
	is_silent(REPORT(TABLE(UPPER_BEHIND, "2 | 4 | 3 | 2 | 1 | 6 | 16 | 18")), RULE, "over the five, behind");
	is_silent(REPORT(TABLE(UPPER_BEFORE, "2 | 16 | 4 | 3 | 2 | 1 | 6 | 18")), RULE, "over the five, before");

	checked = tap_check(REPORT(TABLE(UPPER_ALONE, "2 | 4 | 3 | 2 | 1 | 6 | 17 | 18")));
	is_int(tap_count(&checked, RULE, NULL), 0, "no header over the five: nothing is known");
	for (uint32_t i = 0; i < checked.report.nfacts; i++)
		if (checked.report.facts[i].item->table == GD_TABLE_REQUESTS &&
			checked.report.facts[i].recovery == GD_READ)
			ok(false, "a cell is read under a subtotal whose place is open");
}

/* Both sums of a row may be wrong, each at its own cell. */
static void
test_both(void)
{
	TapFindings checked = tap_check(REPORT(TABLE(BEFORE, "2 | 17 | 4 | 3 | 2 | 1 | 6 | 19")));

	is_int(tap_count(&checked, RULE, "new"), 2, "the subtotal and the total");
	is_int(tap_count(&checked, RULE, "granted"), 2, "in each row");
}

int
main(void)
{
	test_places();
	test_near_misses();
	test_upper();
	test_both();
	return done_testing();
}
