/*
 * check_tap.h
 *	  What the tests of rules share: checking a text, finding in what is found,
 *	  and the parts of a report in which nothing is wrong.
 */
#ifndef CHECK_TAP_H
#define CHECK_TAP_H

#include "report_tap.h"

typedef struct TapFindings
{
	const char *text;
	GdReport	report;
	GdFindings	found;
} TapFindings;

static inline TapFindings
tap_check(const char *text)
{
	static TapHooks hooks;
	GdConfig	config = tap_config(&hooks);
	GdCheck		check = {gd_rulesets(&(uint32_t) {0})[0], GD_NOTICE, 0, false};
	size_t		length = strlen(text);
	TapFindings result;

	result.text = tap_tight(text, length);
	if (gd_report_check(&config, &check, result.text, length, &result.report,
						&result.found) != GD_OK)
		abort();
	return result;
}

/* Findings of a rule; of one subject, unless that is NULL.  A rule may be the
 * beginning of a name: "structure." */
static inline int
tap_count(const TapFindings *checked, const char *rule, const char *subject)
{
	int			count = 0;

	for (uint32_t i = 0; i < checked->found.count; i++)
	{
		const GdFinding *finding = &checked->found.items[i];

		if (strncmp(finding->rule->name, rule, strlen(rule)) == 0 &&
			(subject == NULL ||
			 (finding->subject.length == strlen(subject) &&
			  memcmp(finding->subject.data, subject, strlen(subject)) == 0)))
			count++;
	}
	return count;
}

static inline const GdFinding *
tap_finding(const TapFindings *checked, const char *rule, const char *subject)
{
	for (uint32_t i = 0; i < checked->found.count; i++)
	{
		TapFindings one = *checked;

		one.found = (GdFindings) {&checked->found.items[i], 1};
		if (tap_count(&one, rule, subject) > 0)
			return &checked->found.items[i];
	}
	return NULL;
}

/* No finding of the rule, or of all rules that begin so. */
static inline void
is_silent(const char *text, const char *rule, const char *name)
{
	TapFindings checked = tap_check(text);
	int			count = tap_count(&checked, rule, NULL);

	is_int(count, 0, "%s: nothing of %s", name, rule);
	for (uint32_t i = 0; i < checked.found.count && count > 0; i++)
		printf("# %s:%.*s\n", checked.found.items[i].rule->name,
			   (int) checked.found.items[i].subject.length,
			   checked.found.items[i].subject.data);
}

/*
 * The one finding of a rule and subject: its severity, the text at its place and
 * both sides; NULL for what it has not.
 */
static inline void
is_found(const char *text, const char *rule, const char *subject, GdSeverity severity,
		 const char *printed, const char *expected, const char *actual)
{
	TapFindings checked = tap_check(text);
	const GdFinding *finding = tap_finding(&checked, rule, subject);

	is_int(tap_count(&checked, rule, subject), 1, "%s:%s is found once", rule,
		   subject ? subject : "");
	if (finding == NULL)
		return;
	is_int(finding->severity, severity, "%s: severity", rule);
	if (finding->place.start == GD_NOWHERE)
		ok(printed == NULL, "%s: no place", rule);
	else
		is_str(tap_slice(checked.text, finding->place), printed, "%s: place", rule);
	is_str(finding->expected, expected, "%s: expected", rule);
	is_str(finding->actual, actual, "%s: actual", rule);
	ok(finding->message.length > 0 && finding->message_zh.length > 0 &&
	   memchr(finding->message.data, '{', finding->message.length) == NULL, "%s: worded", rule);
}

/* ---- a report of the 2021 form ------------------------------------------------ */

#define TAP_TITLE "柳塘县青禾镇人民政府2022年政府信息公开工作年度报告\n"
#define TAP_PREAMBLE \
	"根据《中华人民共和国政府信息公开条例》编制本报告，统计期限为2022年1月1日至2022年12月31日。" \
	"联系电话：0999-1234567。\n"
#define TAP_OVERVIEW "一、总体情况\n本镇全年发布信息三百余条，开放日两次。\n"
#define TAP_DISCLOSURE_TABLE \
	"第二十条第（一）项 | | | |\n" \
	"信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n" \
	"规章 | 0 | 0 | 0 |\n" \
	"行政规范性文件 | 1 | 0 | 4 |\n" \
	"第二十条第（五）项 | | | |\n" \
	"信息内容 | 本年处理决定数量 | | |\n" \
	"行政许可 | 25 | | |\n" \
	"第二十条第（六）项 | | | |\n" \
	"信息内容 | 本年处理决定数量 | | |\n" \
	"行政处罚 | 3 | | |\n" \
	"行政强制 | 0 | | |\n" \
	"第二十条第（八）项 | | | |\n" \
	"信息内容 | 本年收费金额（单位：万元） | | |\n" \
	"行政事业性收费 | 1.5 | | |\n"
#define TAP_DISCLOSURE "二、主动公开政府信息情况\n" TAP_DISCLOSURE_TABLE
#define TAP_ZEROS " | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
#define TAP_REQUESTS_TABLE \
	"（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | | | 申请人情况 | | | | | | |\n" \
	" | | | 自然人 | 法人或其他组织 | | | | | 总计 |\n" \
	" | | | | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |\n" \
	"一、本年新收政府信息公开申请数量 | | | 2 | 1 | 0 | 0 | 0 | 0 | 3 |\n" \
	"二、上年结转政府信息公开申请数量 | |" TAP_ZEROS \
	"三、本年度办理结果 | （一）予以公开 | | 2 | 1 | 0 | 0 | 0 | 0 | 3 |\n" \
	" | （二）部分公开（区分处理的，只计这一情形，不计其他情形） |" TAP_ZEROS \
	" | （三）不予公开 | 1.属于国家秘密" TAP_ZEROS \
	" | | 2.其他法律行政法规禁止公开" TAP_ZEROS \
	" | | 3.危及“三安全一稳定”" TAP_ZEROS \
	" | | 4.保护第三方合法权益" TAP_ZEROS \
	" | | 5.属于三类内部事务信息" TAP_ZEROS \
	" | | 6.属于四类过程性信息" TAP_ZEROS \
	" | | 7.属于行政执法案卷" TAP_ZEROS \
	" | | 8.属于行政查询事项" TAP_ZEROS \
	" | （四）无法提供 | 1.本机关不掌握相关政府信息" TAP_ZEROS \
	" | | 2.没有现成信息需要另行制作" TAP_ZEROS \
	" | | 3.补正后申请内容仍不明确" TAP_ZEROS \
	" | （五）不予处理 | 1.信访举报投诉类申请" TAP_ZEROS \
	" | | 2.重复申请" TAP_ZEROS \
	" | | 3.要求提供公开出版物" TAP_ZEROS \
	" | | 4.无正当理由大量反复申请" TAP_ZEROS \
	" | | 5.要求行政机关确认或重新出具已获取信息" TAP_ZEROS
#define TAP_CLOSED_2021 \
	" | （六）其他处理 | 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请" TAP_ZEROS \
	" | | 2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请" TAP_ZEROS \
	" | | 3.其他" TAP_ZEROS
#define TAP_CLOSED_2019 " | （六）其他处理 |" TAP_ZEROS
#define TAP_REQUESTS_END \
	" | （七）总计 | | 2 | 1 | 0 | 0 | 0 | 0 | 3 |\n" \
	"四、结转下年度继续办理 | |" TAP_ZEROS
#define TAP_REQUESTS_HEADING "三、收到和处理政府信息公开申请情况\n"
#define TAP_REQUESTS \
	TAP_REQUESTS_HEADING TAP_REQUESTS_TABLE TAP_CLOSED_2021 TAP_REQUESTS_END
#define TAP_DISPUTES_TABLE \
	"行政复议 | | | | | 行政诉讼 | | | | | | | | | |\n" \
	"结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | | | | | 复议后起诉 | | | | |\n" \
	" | | | | | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |" \
	" 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n" \
	"0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
#define TAP_DISPUTES "四、政府信息公开行政复议、行政诉讼情况\n" TAP_DISPUTES_TABLE
#define TAP_PROBLEMS \
	"五、存在的主要问题及改进情况\n栏目更新较慢，将增加人手，按月核对栏目。\n"
#define TAP_OTHER "六、其他需要报告的事项\n本年度未收取信息处理费。\n"
#define TAP_SIGNED "柳塘县青禾镇人民政府\n2023年1月12日\n"
#define TAP_REPORT \
	TAP_TITLE TAP_PREAMBLE TAP_OVERVIEW TAP_DISCLOSURE TAP_REQUESTS TAP_DISPUTES \
	TAP_PROBLEMS TAP_OTHER TAP_SIGNED

#endif
