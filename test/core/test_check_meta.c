/*
 * test_check_meta.c
 *	  What a report says of itself: the rules meta.*.
 */
#include "report_tap.h"

typedef struct Checked
{
	const char *text;
	GdFindings	findings;
} Checked;

static Checked
check(const char *text)
{
	static TapHooks hooks;
	GdConfig	config = tap_config(&hooks);
	GdCheck		all = {"1.0", GD_NOTICE, 0, false};
	size_t		length = strlen(text);
	Checked		checked;
	GdReport	report;

	checked.text = tap_tight(text, length);
	if (gd_report_check(&config, &all, checked.text, length, &report,
						&checked.findings) != GD_OK)
		abort();
	return checked;
}

/* Finding number n of a rule, or NULL. */
static const GdFinding *
find(const Checked *checked, const char *rule, uint32_t n)
{
	for (uint32_t i = 0; i < checked->findings.count; i++)
		if (strcmp(checked->findings.items[i].rule->name, rule) == 0 && n-- == 0)
			return &checked->findings.items[i];
	return NULL;
}

/* What one text must be told; rule alone: nothing of this rule. */
typedef struct Case
{
	const char *rule;
	const char *text;
	const char *subject;
	const char *place;			/* NULL: none */
	const char *expected;
	const char *actual;
	GdSeverity	severity;
} Case;

static void
is_silent(const char *rule, const char *text)
{
	Checked		checked = check(text);

	ok(find(&checked, rule, 0) == NULL, "no %s: ...%s", rule,
	   text + (strlen(text) > 90 ? strlen(text) - 90 : 0));
}

static void
is_told(const Case *test)
{
	Checked		checked = check(test->text);
	const GdFinding *finding = find(&checked, test->rule, 0);
	GdStr		none = {NULL, 0};

	ok(finding != NULL && find(&checked, test->rule, 1) == NULL, "one %s: %s",
	   test->rule, test->text);
	if (finding == NULL)
		return;
	is_int(finding->severity, test->severity, "severity");
	is_str(finding->subject, test->subject, "subject");
	is_str(finding->expected, test->expected, "expected");
	is_str(finding->actual, test->actual, "actual");
	is_str(finding->place.start == GD_NOWHERE ? none :
		   tap_slice(checked.text, finding->place), test->place, "place");
	ok(finding->message.length > 0 && finding->message_zh.length > 0, "worded");
}

#define TITLE "云溪县水利局2021年政府信息公开工作年度报告\n"
#define BASIS "根据《中华人民共和国政府信息公开条例》的规定，编制云溪县水利局2021年政府信息公开工作年度报告。"
#define PERIOD "本报告数据的统计期限自2021年1月1日起至2021年12月31日止。"
#define CONTACT "如有疑问，请与云溪县水利局办公室联系（电话：0731-2345678）。"
#define BEFORE TITLE BASIS PERIOD CONTACT "\n"
#define OVERVIEW "一、总体情况\n全年编发简报三期，按时更新各个栏目，工作平稳有序，群众比较满意。\n"
#define REST \
	"二、主动公开政府信息情况\n见附件。\n三、收到和处理政府信息公开申请情况\n见附件。\n" \
	"四、政府信息公开行政复议、行政诉讼情况\n没有发生。\n" \
	"五、存在的主要问题及改进情况\n解读形式比较单一，今后丰富形式。\n六、其他需要报告的事项\n无。\n"
#define SIGNED "云溪县水利局\n2022年1月12日\n"

static void
test_clean(void)
{
	Checked		checked = check(BEFORE OVERVIEW REST SIGNED);

	for (uint32_t i = 0; i < checked.findings.count; i++)
		ok(strncmp(checked.findings.items[i].rule->name, "meta.", 5) != 0,
		   "a clean report: %s", checked.findings.items[i].rule->name);
	ok(true, "a clean report was checked");
}

/* ---- what is missing ----------------------------------------------------------- */

static void
test_missing(void)
{
	static const Case cases[] = {
		{"meta.title-missing", BASIS PERIOD CONTACT "\n" OVERVIEW REST SIGNED,
		NULL, NULL, NULL, NULL, GD_WARNING},
		{"meta.year-missing", "云溪县水利局政府信息公开工作年度报告\n"
		"根据规定编制。\n" OVERVIEW REST, NULL, NULL, NULL, NULL, GD_WARNING},
		{"meta.issuer-missing", "2021年政府信息公开工作年度报告\n"
		"根据规定编制。\n" OVERVIEW REST, NULL, NULL, NULL, NULL, GD_WARNING},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		is_told(&cases[i]);
	/* a part of a report names neither */
	is_silent("meta.title-missing", "三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、"
			  "行政诉讼情况\n没有发生。\n五、存在的主要问题及改进情况\n解读较单一。\n");
	is_silent("meta.title-missing", "今天天气很好。");
}

/* ---- years ------------------------------------------------------------------------ */

#define NAMED(year) TITLE "根据规定，编制云溪县水利局" year "年政府信息公开工作年度报告。\n"
#define TOLD(sentence) \
	BEFORE "一、总体情况\n按时更新各个栏目。" sentence "按月检查，工作平稳有序。\n" REST SIGNED
#define YEAR(text, place, year) \
	{"meta.year-mismatch", text, year, place, "2021", year, GD_WARNING}

static void
test_year(void)
{
	static const Case cases[] = {
		YEAR(NAMED("2020") OVERVIEW REST, "2020年", "2020"),
		YEAR(NAMED("二〇二〇") OVERVIEW REST, "二〇二〇年", "2020"),
		YEAR(TITLE "現將云溪縣水利局2020年度政府信息公開工作報告公布如下：\n" OVERVIEW REST, "2020年", "2020"),
		YEAR(TITLE "根据规定，编制2020年度云溪县水利局政府信息公开年度报告。\n" OVERVIEW REST, "2020年", "2020"),
		YEAR(TITLE BASIS "统计期限为2020年1月1日至12月31日。\n" OVERVIEW REST, "2020年1月1日至12月31日", "2020"),
		YEAR(BEFORE OVERVIEW REST "云溪县水利局\n2020年1月12日\n", "2020年1月12日", "2020"),
		YEAR(TOLD("2020年，我局主动公开信息128条。"), "2020年", "2020"),
		YEAR(TOLD("我局2020年度共公开政府信息１２８条。"), "2020年度", "2020"),
		YEAR(TOLD("2020年，我局收到的申请12件，均按时答复。"), "2020年", "2020"),
		YEAR(TOLD("2019年，全局共受理政府信息公开申请12件，均按时答复。"), "2019年", "2019"),
		YEAR(TOLD("2020年，全年公开文件32件，更新栏目5个。"), "2020年", "2020"),
		YEAR(TOLD("上年结转3件。2020年，我局主动公开信息128条。下一步将改进。"), "2020年", "2020"),
		YEAR(TOLD("更新较慢。2020年，我局主动公开信息128条。解读比较单一。"), "2020年", "2020"),
		YEAR(TOLD("2022年，我局主动公开政府信息128余条。"), "2022年", "2022"),
	};
	static const char *const silent[] = {
		/* titles of notices, demands, other reports */
		TITLE "按照《关于做好2020年政府信息公开工作年度报告编制工作的通知》，编制本报告。\n" OVERVIEW REST,
		TITLE "根据关于编制2020年政府信息公开工作年度报告的要求，形成本报告。\n" OVERVIEW REST,
		TITLE "根据关于编制和公布2020年政府信息公开工作年度报告的通知，形成本报告。\n" OVERVIEW REST,
		TITLE "本局已于上年公布2020年政府信息公开工作年度报告的说明。\n" OVERVIEW REST,
		/* figures of other years beside those of the report */
		TOLD("2020年，我局主动公开信息128条，2021年公开130条。"),
		TOLD("2020年，我局主动公开信息128条。2021年，我局主动公开信息130条。"),
		TOLD("2020年，我局主动公开信息128条。今年比去年多公开信息2条。"),
		TOLD("2020年，我局主动公开信息128条，今年增长一成。"),
		TOLD("2020年以来，我局主动公开信息128条。"),
		TOLD("截至2020年底，我局主动公开信息128条。"),
		TOLD("2020年，我局累计公开信息128条。"),
		TOLD("2022年，我局将主动公开信息128条。"),
		TOLD("2020年12月，我局主动公开信息128条。"),
		TOLD("2020年，我局印发文件12件，公开信息3条。"),
		TOLD("2020年，我局搬入新址。"),
		TOLD("自2020年1月1日起公开信息128条。"),
		TOLD("按照《云溪县2020年政务公开要点》，公开信息128条。"),
		TOLD("2008年，我局主动公开信息128条。"),
		TOLD("2020年，我局主动公开信息128条，本年多2条。"),
		TOLD("2020年受理的2件政府信息公开申请均已答复。"),
		TOLD("2020年全县公开工作会议后，我局公开整改信息12条。"),
		/* years of the title */
		"云溪县水利局2020-2021年政府信息公开工作年度报告\n一、总体情况\n工作平稳。2020年，我局主动公开信息128条。"
		"工作有序。\n" REST,
		/* signed in the next year, or late */
		BEFORE OVERVIEW REST "云溪县水利局\n2021年12月31日\n",
		BEFORE OVERVIEW REST "云溪县水利局\n2023年1月12日\n",
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		is_told(&cases[i]);
	for (size_t i = 0; i < sizeof(silent) / sizeof(silent[0]); i++)
		is_silent("meta.year-mismatch", silent[i]);
}

/* ---- dates ------------------------------------------------------------------------- */

#define DURING(range) TITLE BASIS "统计期限为" range "。" CONTACT "\n" OVERVIEW REST
#define RANGE(printed, actual) \
	{"meta.period", DURING(printed), NULL, printed, "2021-01-01 ~ 2021-12-31", actual, GD_WARNING}

static void
test_period(void)
{
	static const Case cases[] = {
		RANGE("2021年1月1日至2021年11月30日", "2021-01-01 ~ 2021-11-30"),
		RANGE("2020年12月1日至2021年11月30日", "2020-12-01 ~ 2021-11-30"),
		RANGE("２０２１年１月１日至１２月３０日", "2021-01-01 ~ 2021-12-30"),
		{"meta.period", TITLE "本报告数据统计期限为2021年2月1日至12月31日。\n" OVERVIEW REST, NULL,
		"2021年2月1日至12月31日", "2021-01-01 ~ 2021-12-31", "2021-02-01 ~ 2021-12-31", GD_WARNING},
		RANGE("2021年1月至11月", "2021-01-01 ~ 2021-11-30"),
		RANGE("2020年1月1日至2020年12月31日", "2020-01-01 ~ 2020-12-31"),
	};
	static const char *const silent[] = {
		TITLE "本报告数据统计期限为2021年1月1日至12月31日。\n" OVERVIEW REST,
		DURING("2021年1月1日起至12月31日止"),
		DURING("2021年1-12月"),
		"云溪县水利局2008年政府信息公开工作年度报告\n统计期限为2008年5月1日至12月31日。\n一、概述\n工作平稳。\n",
		"云溪大学2020-2021学年信息公开工作年度报告\n统计期限为2020年9月1日至2021年8月31日。\n一、概述\n工作平稳。\n",
		TITLE "2020年7月1日至2021年6月30日开展评比。\n" OVERVIEW REST,
		BEFORE "一、总体情况\n据网站统计数据，2021年1月1日至6月30日点击三千次。\n" REST,
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		is_told(&cases[i]);
	for (size_t i = 0; i < sizeof(silent) / sizeof(silent[0]); i++)
		is_silent("meta.period", silent[i]);
}

#define OF(name, year) name year "年政府信息公开工作年度报告\n"
#define ON(name, year, label, date) OF(name, year) label date "\n根据规定编制。\n" OVERVIEW REST
#define LATE(text, place, expected, actual, severity) \
	{"meta.published-late", text, NULL, place, expected, actual, severity}

static void
test_late(void)
{
	static const Case cases[] = {
		LATE(ON("云溪县人民政府", "2021", "发布时间:", "2022-04-01"), "2022-04-01", "2022-03-31", "2022-04-01", GD_WARNING),
		LATE(ON("云溪县人民政府", "2010", "發布日期：", "2011年4月1日"), "2011年4月1日", "2011-03-31", "2011-04-01", GD_WARNING),
		LATE(BEFORE OVERVIEW REST "云溪县水利局\n二〇二二年四月一日\n", "二〇二二年四月一日", "2022-03-31", "2022-04-01", GD_WARNING),
		LATE(BEFORE OVERVIEW REST "云溪县水利局\n2022年2月1日\n", "2022年2月1日", "2022-01-31", "2022-02-01", GD_NOTICE),
		LATE(ON("云溪县石埠镇人民政府", "2019", "发布时间:", "2020-02-01"), "2020-02-01", "2020-01-31", "2020-02-01", GD_NOTICE),
		LATE(ON("青穗街道办事处", "2021", "发布时间:", "2022-03-31"), "2022-03-31", "2022-01-31", "2022-03-31", GD_NOTICE),
		/* the day of publication counts, not that of the signature */
		LATE(TITLE "发布时间:2022-04-02\n" BASIS "\n" OVERVIEW REST SIGNED, "2022-04-02", "2022-03-31", "2022-04-02", GD_WARNING),
	};
	static const char *const silent[] = {
		ON("云溪县人民政府", "2021", "发布时间:", "2022-03-31"),
		ON("云溪县人民政府办公室", "2021", "发布时间:", "2022-03-31"),
		ON("云溪县", "2021", "发布时间:", "2022-03-31"),
		ON("云溪县水利局", "2018", "发布时间:", "2019-03-31"),
		ON("云溪县水利局", "2021", "发布时间:", "2022-01-31"),
		ON("国家税务总局云溪县税务局", "2021", "发布时间:", "2022-03-31"),
		ON("云溪开发区管理委员会", "2021", "发布时间:", "2022-03-31"),
		ON("新乡", "2021", "发布时间:", "2022-03-31"),
		ON("云溪县人民政府", "2021", "更新时间:", "2023-04-01"),
		ON("云溪县人民政府", "2021", "打印日期:", "2023-04-01"),
		ON("云溪县人民政府", "2021", "成文日期:", "2023-04-01"),
		/* dated links below */
		BEFORE OVERVIEW REST SIGNED "云溪县民政局 2023年4月7日\n",
		BEFORE OVERVIEW REST "云岭县财政局\n2022年1月7日\n云溪县民政局 2023年4月7日\n",
		"云溪大学2020-2021学年信息公开工作年度报告\n发布时间:2022-10-31\n一、概述\n工作平稳。\n",
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		is_told(&cases[i]);
	for (size_t i = 0; i < sizeof(silent) / sizeof(silent[0]); i++)
		is_silent("meta.published-late", silent[i]);
}

#define EARLY(text, place, actual) \
	{"meta.signed-early", text, NULL, place, "2021-12-31", actual, GD_WARNING}

static void
test_early(void)
{
	static const Case cases[] = {
		EARLY(BEFORE OVERVIEW REST "云溪县水利局\n2021年1月12日\n", "2021年1月12日", "2021-01-12"),
		EARLY(BEFORE OVERVIEW REST "云溪县水利局\n2021年11月29日\n", "2021年11月29日", "2021-11-29"),
		EARLY(ON("云溪县水利局", "2021", "发布时间：", "2021-06-01"), "2021-06-01", "2021-06-01"),
		EARLY(BEFORE OVERVIEW REST "云溪县水利局\n2022年2月30日\n", "2022年2月30日", "2022年2月30日"),
		EARLY(BEFORE OVERVIEW REST "云溪县水利局 2022年13月3日\n", "2022年13月3日", "2022年13月3日"),
		EARLY(BEFORE OVERVIEW REST "雲溪縣水利局\n二〇二二年一月三十二日\n", "二〇二二年一月三十二日", "二〇二二年一月三十二日"),
	};
	static const char *const silent[] = {
		BEFORE OVERVIEW REST "云溪县水利局\n2021年11月30日\n",
		BEFORE OVERVIEW REST "云溪县水利局\n2021年12月31日\n",
		DURING("2020年12月1日至2021年11月30日") "云溪县水利局\n2021年11月2日\n",
		/* a page that is older than the report on it */
		TITLE "发布时间:2019-04-02\n" BASIS "\n" OVERVIEW REST SIGNED,
		BEFORE OVERVIEW REST "会议改到2022年2月30日\n" SIGNED,
		BEFORE OVERVIEW REST "会议原定2022年2月30日召开。\n",
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		is_told(&cases[i]);
	for (size_t i = 0; i < sizeof(silent) / sizeof(silent[0]); i++)
		is_silent("meta.signed-early", silent[i]);
}

/* ---- whose report ------------------------------------------------------------------- */

#define BY(title, signature) \
	OF(title, "2021") "根据规定编制。\n" OVERVIEW REST signature "\n2022年1月12日\n"
#define ISSUER(title, other) \
	{"meta.issuer-mismatch", BY(title, other), other, other, title, other, GD_WARNING}

static void
test_issuer(void)
{
	static const Case cases[] = {
		ISSUER("云溪县水利局", "云溪县民政局"),
		ISSUER("云溪县水利局", "芦桥县水利局"),
		ISSUER("云溪县石埠乡人民政府", "云溪县柳汀镇人民政府"),
		ISSUER("云溪县人民政府", "梧岭县人民政府"),
		ISSUER("云溪县石埠乡人民政府", "岚禾市芦桥县石埠乡人民政府"),
		ISSUER("石埠乡人民政府", "云溪县水利局"),
		ISSUER("梧岭县人民政府", "云溪县水利局"),
		{"meta.issuer-mismatch",
			TITLE "根据规定，编制云溪县民政局2021年政府信息公开工作年度报告。\n" OVERVIEW REST SIGNED,
		"云溪县民政局", "云溪县民政局", "云溪县水利局", "云溪县民政局", GD_WARNING},
		{"meta.issuer-mismatch", TITLE "根据规定编制。\n" OVERVIEW REST "　　云溪县民政局\n",
		"云溪县民政局", "云溪县民政局", "云溪县水利局", "云溪县民政局", GD_WARNING},
		{"meta.issuer-mismatch",
			BASIS CONTACT "\n" OVERVIEW REST "雲溪縣民政局\n2022年1月12日\n",
		"雲溪縣民政局", "雲溪縣民政局", "云溪县水利局", "雲溪縣民政局", GD_WARNING},
	};
	static const char *const silent[] = {
		BY("云溪县水利局", "岚禾市云溪县水利局"),
		BY("云溪县水利局", "水利局"),
		BY("云溪县生态环境局", "岚禾市生态环境局"),
		BY("云溪县石埠乡人民政府", "岚禾市石埠乡人民政府"),
		BY("云溪县水利局", "雲溪縣水利局"),
		BY("云溪县水利局", "云溪县水利局办公室"),
		BY("云溪县水利局", "云溪县水务局"),
		BY("云溪县水利局", "云岭县水利局"),
		BY("云溪县卫生健康委员会", "云溪县卫健委"),
		BY("云溪县住房和城乡建设局", "云溪县住建局"),
		BY("云溪县城市管理局", "云溪县综合行政执法局"),
		BY("云溪县国土资源局", "云溪县自然资源局"),
		BY("云溪县人民政府", "云溪县人民政府办公室"),
		BY("云溪县", "岚禾市云溪县人民政府办公室"),
		BY("云溪县", "云溪县政务服务数据管理局"),
		BY("云溪县石埠", "云溪县石埠乡人民政府"),
		BY("石埠街", "云溪县石埠街镇"),
		BY("石埠乡人民政府", "云溪县石埠镇人民政府"),
		BY("云溪县石埠乡人民政府", "云溪县石埠乡党政综合办公室"),
		BY("云溪县石埠乡人民政府", "云溪县人民政府"),
		BY("云溪县第一中学", "云溪县教育局"),
		/* whom to ask */
		TITLE "根据规定编制。如有疑问，请与云溪县民政局联系。\n" OVERVIEW REST SIGNED,
		TITLE "本报告由云溪县大数据局编制。\n" OVERVIEW REST SIGNED,
		/* links below */
		BEFORE OVERVIEW REST SIGNED "云溪县民政局 2022年4月7日\n",
		BEFORE OVERVIEW REST "芦桥县财政局 2022年1月7日\n芦桥县民政局 2022年4月7日\n",
		BEFORE OVERVIEW REST "云溪县水利局\n真人游戏大厅\n",
		BEFORE OVERVIEW REST "民政局\n",
		BEFORE OVERVIEW REST "下一篇 云溪县民政局\n",
		BEFORE OVERVIEW REST "\n主办单位：云溪县民政局\n",
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		is_told(&cases[i]);
	for (size_t i = 0; i < sizeof(silent) / sizeof(silent[0]); i++)
		is_silent("meta.issuer-mismatch", silent[i]);
}

/* ---- notice and contact --------------------------------------------------------------- */

#define CITES(year, words) OF("云溪县水利局", year) "根据" words "编制本报告。\n" OVERVIEW REST
#define OLD "国办公开办函〔2019〕60号"
#define NEW "国办公开办函〔2021〕30号"

static void
test_basis(void)
{
	static const Case cases[] = {
		{"meta.superseded-basis", CITES("2021", "《通知》（" OLD "）"), OLD, OLD, NEW, OLD, GD_NOTICE},
		{"meta.superseded-basis", CITES("2023", "国办公开办函[2019] 60号"), OLD, "国办公开办函[2019] 60号", NEW, OLD, GD_NOTICE},
		{"meta.superseded-basis", CITES("2023", "國辦公開辦函（2019）60號"), OLD, "國辦公開辦函（2019）60號", NEW, OLD, GD_NOTICE},
	};
	static const Case next_sentence =
	{"meta.superseded-basis", OF("石埠镇人民政府", "2022") "一、总体情况\n根据" OLD "编制本报告。修订制度三项。\n" REST, OLD, OLD, NEW, OLD, GD_NOTICE};
	static const Case in_overview =
	{"meta.superseded-basis", OF("石埠镇人民政府", "2022") "一、总体情况\n根据" OLD "编制本报告。\n" REST, OLD, OLD, NEW, OLD, GD_NOTICE};
	static const char *const silent[] = {
		CITES("2020", OLD), CITES("2021", NEW), CITES("2021", OLD "和" NEW),
		CITES("2021", OLD "（已废止）"), CITES("2021", "国办公开办函〔2019〕61号"),
		CITES("2021", "国办函〔2019〕60号"),
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		is_told(&cases[i]);
	is_told(&in_overview);
	is_told(&next_sentence);
	for (size_t i = 0; i < sizeof(silent) / sizeof(silent[0]); i++)
		is_silent("meta.superseded-basis", silent[i]);
}

static void
test_contact(void)
{
	static const Case told =
	{"meta.contact-missing", TITLE BASIS PERIOD "\n" OVERVIEW REST SIGNED, NULL, BASIS PERIOD,
	NULL, NULL, GD_NOTICE};
	static const Case figures =
	{"meta.contact-missing", TITLE BASIS PERIOD "\n一、总体情况\n电话咨询300余次，点击7206157次。\n" REST,
	NULL, BASIS PERIOD, NULL, NULL, GD_NOTICE};
	static const char *const silent[] = {
		BEFORE OVERVIEW REST SIGNED,
		TITLE BASIS "地址：云溪县滨河路3号。\n" OVERVIEW REST,
		TITLE BASIS "邮箱：a@example.org。\n" OVERVIEW REST,
		TITLE BASIS "如有疑问，请致电0731－2345678。\n" OVERVIEW REST,
		TITLE BASIS PERIOD "\n" OVERVIEW REST "联系人：张三 0731-2345678\n",
		TITLE BASIS PERIOD "\n" OVERVIEW REST "a@example.org\n",
		TITLE BASIS PERIOD "\n" OVERVIEW REST "电话：2345678\n",
		TITLE BASIS PERIOD "\n" OVERVIEW REST "联系人：张三 座机2345678\n",
		TITLE BASIS PERIOD "\n" OVERVIEW REST "县政府办公室（文昌路18号，0731 2345678）\n",
		TITLE BASIS PERIOD "如有疑问，请拨打12345。\n" OVERVIEW REST,
		TITLE BASIS PERIOD "如有疑问，请致电2345678。\n" OVERVIEW REST,
		TITLE BASIS PERIOD "\n" OVERVIEW REST "县政府办公室（0731）2345678\n",
		TITLE OVERVIEW REST,
		"云溪县水利局2018年政府信息公开工作年度报告\n根据《中华人民共和国政府信息公开条例》的规定，编制本报告，并向社会公布。\n一、概述\n平稳。\n",
	};

	is_told(&told);
	is_told(&figures);
	for (size_t i = 0; i < sizeof(silent) / sizeof(silent[0]); i++)
		is_silent("meta.contact-missing", silent[i]);
}

/* ---- other prints ------------------------------------------------------------------------ */

static void
test_prints(void)
{
	static const Case cases[] = {
		/* markup: places are those of the text as passed */
		{"meta.period", "<h1>云溪县水利局2021年政府信息公开工作年度报告</h1><p>统计期限为<b>2021年1月1日至</b>"
			"<i>11月30日</i>。</p><p>一、总体情况</p><p>工作平稳有序。</p>", NULL,
			"2021年1月1日至</b><i>11月30日", "2021-01-01 ~ 2021-12-31", "2021-01-01 ~ 2021-11-30", GD_WARNING},
		/* only the first copy is judged */
		{"meta.signed-early",
			BEFORE OVERVIEW REST "云溪县水利局\n2021年1月12日\n"
			BEFORE OVERVIEW REST "云溪县水利局\n2021年1月12日\n",
		NULL, "2021年1月12日", "2021-12-31", "2021-01-12", GD_WARNING},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		is_told(&cases[i]);
}

int
main(void)
{
	test_clean();
	test_missing();
	test_year();
	test_period();
	test_late();
	test_early();
	test_issuer();
	test_basis();
	test_contact();
	test_prints();
	return done_testing();
}
