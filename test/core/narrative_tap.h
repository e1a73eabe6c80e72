/*
 * narrative_tap.h
 *	  A report whose tables are known, around a sentence under test.
 *
 * Requests: 12 new (9 of natural persons, 3 of organisations), 1 carried in;
 * 5 granted, 2 partly, 1 refused, 2 unavailable, 1 not processed, 11 in all;
 * 2 carried out.  Disputes: 4 reconsiderations, 1 + 2 lawsuits.
 */
#ifndef NARRATIVE_TAP_H
#define NARRATIVE_TAP_H

#include "tap.h"

#define NARRATIVE_REQUEST_ROWS \
	"一、本年新收政府信息公开申请数量 | 9 | 2 | 0 | 1 | 0 | 0 | 12\n" \
	"二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1\n" \
	"（一）予以公开 | 4 | 1 | 0 | 0 | 0 | 0 | 5\n" \
	"（二）部分公开 | 2 | 0 | 0 | 0 | 0 | 0 | 2\n" \
	"1.属于国家秘密 | 0 | 0 | 0 | 0 | 0 | 0 | 0\n" \
	"2.其他法律行政法规禁止公开 | 0 | 0 | 0 | 0 | 0 | 0 | 0\n" \
	"3.危及“三安全一稳定” | 0 | 0 | 0 | 0 | 0 | 0 | 0\n" \
	"4.保护第三方合法权益 | 1 | 0 | 0 | 0 | 0 | 0 | 1\n" \
	"5.属于三类内部事务信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0\n" \
	"6.属于四类过程性信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0\n" \
	"7.属于行政执法案卷 | 0 | 0 | 0 | 0 | 0 | 0 | 0\n" \
	"8.属于行政查询事项 | 0 | 0 | 0 | 0 | 0 | 0 | 0\n" \
	"1.本机关不掌握相关政府信息 | 2 | 0 | 0 | 0 | 0 | 0 | 2\n" \
	"2.没有现成信息需要另行制作 | 0 | 0 | 0 | 0 | 0 | 0 | 0\n" \
	"3.补正后申请内容仍不明确 | 0 | 0 | 0 | 0 | 0 | 0 | 0\n" \
	"1.信访举报投诉类申请 | 0 | 0 | 0 | 1 | 0 | 0 | 1\n" \
	"2.重复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0\n" \
	"3.要求提供公开出版物 | 0 | 0 | 0 | 0 | 0 | 0 | 0\n" \
	"4.无正当理由大量反复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0\n" \
	"5.要求行政机关确认或重新出具已获取信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0\n" \
	"1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0\n" \
	"2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0\n" \
	"3.其他 | 0 | 0 | 0 | 0 | 0 | 0 | 0\n" \
	"（七）总计 | 9 | 1 | 0 | 1 | 0 | 0 | 11\n" \
	"四、结转下年度继续办理 | 1 | 1 | 0 | 0 | 0 | 0 | 2\n"

#define NARRATIVE_OUTCOMES "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计"

/* With %s for the overview, the section of disputes and section six. */
static const char narrative_report[] =
	"望榆区丰禾局2021年政府信息公开工作年度报告\n"
	"根据《中华人民共和国政府信息公开条例》，编制本报告。电话：0000-123456。\n"
	"一、总体情况\n%s\n"
	"二、主动公开政府信息情况\n"
	"第二十条第（一）项\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数\n"
	"规章 | 0 | 0 | 0\n行政规范性文件 | 3 | 1 | 9\n"
	"第二十条第（五）项\n信息内容 | 本年处理决定数量\n行政许可 | 40\n"
	"第二十条第（六）项\n信息内容 | 本年处理决定数量\n行政处罚 | 7\n行政强制 | 2\n"
	"第二十条第（八）项\n信息内容 | 本年收费金额（单位：万元）\n行政事业性收费 | 1.5\n"
	"三、收到和处理政府信息公开申请情况\n" NARRATIVE_REQUEST_ROWS
	"四、政府信息公开行政复议、行政诉讼情况\n%s\n"
	NARRATIVE_OUTCOMES " | " NARRATIVE_OUTCOMES " | " NARRATIVE_OUTCOMES "\n"
	"3 | 1 | 0 | 0 | 4 | 1 | 0 | 0 | 0 | 1 | 2 | 0 | 0 | 0 | 2\n"
	"五、存在的主要问题及改进情况\n公开内容还不够丰富，下一步将加强学习，按月检查。\n"
	"六、其他需要报告的事项\n%s\n";

typedef struct Narrated
{
	const char *text;
	GdFindings	findings;		/* of the rules narrative.* */
	GdClaims	claims;
} Narrated;

static inline Narrated
narrate_text(const char *text)
{
	static TapHooks hooks;
	GdConfig	config = tap_config(&hooks);
	GdCheck		check = {"1.0", GD_NOTICE, 0, false};
	size_t		length = strlen(text);
	Narrated	result;
	GdReport	report;
	uint32_t	count = 0;

	check.ruleset = gd_ruleset("1.0", 3);
	result.text = tap_tight(text, length);
	if (gd_report_check(&config, &check, result.text, length, &report, &result.findings) != GD_OK ||
		gd_claims_read(&config, result.text, length, &result.claims) != GD_OK)
		abort();
	for (uint32_t i = 0; i < result.findings.count; i++)
		if (strncmp(result.findings.items[i].rule->name, "narrative.", 10) == 0)
			result.findings.items[count++] = result.findings.items[i];
	result.findings.count = count;
	return result;
}

static inline const char *
narrative_text(const char *overview, const char *disputes, const char *other)
{
	size_t		size = sizeof(narrative_report) + strlen(overview) + strlen(disputes) +
		strlen(other);
	char	   *text = malloc(size);

	if (text == NULL)
		abort();
	snprintf(text, size, narrative_report, overview, disputes, other);
	return text;
}

/* A sentence that begins with 四、 stands in the section of disputes. */
static inline Narrated
narrate(const char *sentence)
{
	static const char mark[] = "四、";
	bool		disputes = strncmp(sentence, mark, sizeof(mark) - 1) == 0;

	return narrate_text(narrative_text(disputes ? "工作正常开展。" : sentence,
									   disputes ? sentence + sizeof(mark) - 1 : "",
									   "本年度未收取信息处理费。"));
}

/* code=value or code~value of each claim. */
static inline const char *
narrated_claims(const Narrated *narrated)
{
	size_t		size = 1 + 100 * (size_t) narrated->claims.count;
	char	   *list = calloc(size, 1);

	if (list == NULL)
		abort();
	for (uint32_t i = 0; i < narrated->claims.count; i++)
	{
		const GdClaim *claim = &narrated->claims.items[i];

		snprintf(list + strlen(list), size - strlen(list), "%s%s%s%lld", i > 0 ? " " : "",
				 claim->code, claim->approximate ? "~" : "=",
				 (long long) claim->value.mantissa);
	}
	return list;
}

/* rule:subject expected/actual at "place" of each finding, in lines. */
static inline const char *
narrated_findings(const Narrated *narrated)
{
	size_t		size = 1 + 300 * (size_t) narrated->findings.count;
	char	   *list = calloc(size, 1);

	if (list == NULL)
		abort();
	for (uint32_t i = 0; i < narrated->findings.count; i++)
	{
		const GdFinding *finding = &narrated->findings.items[i];

		snprintf(list + strlen(list), size - strlen(list), "%s%s:%.*s %.*s/%.*s at %.*s",
				 i > 0 ? "\n" : "", finding->rule->name + strlen("narrative."),
				 (int) finding->subject.length, finding->subject.data,
				 (int) finding->expected.length, finding->expected.data,
				 (int) finding->actual.length, finding->actual.data,
				 (int) finding->place.length, narrated->text + finding->place.start);
	}
	return list;
}

#endif
