/*
 * test_check_cross.c
 *	  Two years of one body: the rules cross.*.
 */
#include "report_tap.h"

typedef struct Compared
{
	const char *text;			/* of the later report */
	GdFindings	found;
} Compared;

static Compared
compare(const char *previous, const char *current)
{
	static TapHooks hooks;
	GdConfig	config = tap_config(&hooks);
	GdCheck		all = {"1.0", GD_NOTICE, 0, false};
	Compared	compared;

	compared.text = tap_tight(current, strlen(current));
	if (gd_reports_compare(&config, &all, tap_tight(previous, strlen(previous)),
						   strlen(previous), compared.text, strlen(current),
						   &compared.found) != GD_OK)
		abort();
	return compared;
}

static const GdFinding *
find(const Compared *compared, const char *rule, const char *subject)
{
	for (uint32_t i = 0; i < compared->found.count; i++)
	{
		const GdFinding *finding = &compared->found.items[i];

		if (strcmp(finding->rule->name, rule) == 0 &&
			(subject == NULL ? finding->subject.data == NULL :
			 finding->subject.length == strlen(subject) &&
			 memcmp(finding->subject.data, subject, strlen(subject)) == 0))
			return finding;
	}
	return NULL;
}

static void
count_is(const Compared *compared, uint32_t wanted, const char *name)
{
	is_int(compared->found.count, wanted, "%s: findings", name);
	for (uint32_t i = 0; i < compared->found.count && compared->found.count != wanted; i++)
		printf("# %s:%.*s\n", compared->found.items[i].rule->name,
			   (int) compared->found.items[i].subject.length,
			   compared->found.items[i].subject.data);
}

static void
is_found(const Compared *compared, const char *rule, const char *subject,
		 const char *expected, const char *actual, const char *place)
{
	const GdFinding *finding = find(compared, rule, subject);
	GdStr		none = {NULL, 0};

	ok(finding != NULL, "%s:%s", rule, subject == NULL ? "" : subject);
	if (finding == NULL)
		return;
	is_str(finding->expected, expected, "expected");
	is_str(finding->actual, actual, "actual");
	is_str(finding->place.start == GD_NOWHERE ? none :
		   tap_slice(compared->text, finding->place), place, "place");
	ok(finding->message.length > 0 && finding->message_zh.length > 0, "worded");
}

/* ---- texts ------------------------------------------------------------------------ */

#define TITLE(name, year) name year "年政府信息公开工作年度报告\n根据规定编制。\n"
#define OVERVIEW "一、总体情况\n"
#define PROBLEMS "五、存在的主要问题及改进情况\n"

/* Table 3 with its first rows and the last one; six applicants and the total. */
#define REQUESTS(new, in, granted, total, out) \
	"三、收到和处理政府信息公开申请情况\n" \
	"|（本列数据的勾稽关系为）||||申请人情况|||||||\n" \
	"||||自然人|法人或其他组织|||||总计|\n" \
	"|||||商业企业|科研机构|社会公益组织|法律服务机构|其他||\n" \
	"|一、本年新收政府信息公开申请数量||||" new "|\n" \
	"|二、上年结转政府信息公开申请数量||||" in "|\n" \
	"|三、本年度办理结果|（一）予以公开|||" granted "|\n" \
	"||（七）总计|||" total "|\n" \
	"|四、结转下年度继续办理||||" out "|\n"

#define ZEROS "0|0|0|0|0|0|0"

/* The documents of table 2. */
#define DISCLOSURE(rules, documents) \
	"二、主动公开政府信息情况\n第二十条第（一）项\n" \
	"|信息内容|本年制发件数|本年废止件数|现行有效件数|\n" \
	"|规章|" rules "|\n|行政规范性文件|" documents "|\n"

#define ITEMS(licensing) \
	"二、主动公开政府信息情况\n第二十条第（五）项\n" \
	"|信息内容|上一年项目数量|本年增/减|处理决定数量|\n" \
	"|行政许可|" licensing "|\n|其他对外管理服务事项|0|0|0|\n"

#define NORMATIVE(documents) \
	"二、主动公开政府信息情况\n第二十条第（一）项\n" \
	"|信息内容|本年新制作数量|本年新公开数量|对外公开总数量|\n" \
	"|规章|0|0|0|\n|规范性文件|" documents "|\n"

#define FUJIAN(year, disclosed, letters) \
	TITLE("云溪县水利局", year) "一、概述\n工作平稳。\n二、附表\n" \
	"|指标|单位|" year "年度|历年累计|\n" \
	"|主动公开信息数|条|" disclosed "|\n|1.网站公开|条|0|0|\n|2.政府公报公开|条|0|0|\n" \
	"|受理依申请公开信息总数|条|0|0|\n|5.信函申请数|条|" letters "|\n"

/* ---- which reports are compared ----------------------------------------------------- */

#define OF(name, year) TITLE(name, year) OVERVIEW "工作平稳。\n" \
	REQUESTS("1|0|0|0|0|0|1", ZEROS, "0|0|0|0|0|0|0", "0|0|0|0|0|0|0", "1|0|0|0|0|0|1") \
	PROBLEMS "解读较单一。\n"

static void
test_order(void)
{
	static const struct
	{
		const char *previous;
		const char *current;
		const char *expected;	/* NULL: no word about the order */
		const char *actual;
		const char *place;
	}			cases[] = {
		{OF("云溪县水利局", "2021"), OF("云溪县水利局", "2023"), "云溪县水利局 2021", "云溪县水利局 2023",
		"云溪县水利局2023年政府信息公开工作年度报告"},
		{OF("云溪县水利局", "2022"), OF("云溪县水利局", "2021"), "云溪县水利局 2022", "云溪县水利局 2021",
		"云溪县水利局2021年政府信息公开工作年度报告"},
		{OF("云溪县水利局", "2022"), OF("云溪县水利局", "2022"), "云溪县水利局 2022", "云溪县水利局 2022",
		"云溪县水利局2022年政府信息公开工作年度报告"},
		{OF("云溪县水利局", "2022"), OF("云溪县民政局", "2023"), "云溪县水利局 2022", "云溪县民政局 2023",
		"云溪县民政局2023年政府信息公开工作年度报告"},
		{OF("云溪县", "2022"), OF("云溪县民政局", "2023"), "云溪县 2022", "云溪县民政局 2023",
		"云溪县民政局2023年政府信息公开工作年度报告"},
		{OF("石埠乡人民政府", "2022"), OF("柳汀镇人民政府", "2023"), "石埠乡人民政府 2022", "柳汀镇人民政府 2023",
		"柳汀镇人民政府2023年政府信息公开工作年度报告"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		Compared	compared = compare(cases[i].previous, cases[i].current);

		count_is(&compared, 1, "nothing else is said");
		is_found(&compared, "cross.order", NULL, cases[i].expected, cases[i].actual,
				 cases[i].place);
	}
}

/* Two reports about which one thing at least can be said if they are compared. */
static void
test_compared(void)
{
	static const struct
	{
		const char *previous;
		const char *current;
		bool		compared;
	}			cases[] = {
		{OF("云溪县水利局", "2022"), OF("云溪县水利局", "2023"), true},
		{OF("云溪县水利局", "2022"), OF("岚禾市雲溪縣水利局", "2023"), true},
		{OF("云溪县人民政府", "2022"), OF("云溪县", "2023"), true},
		/* a name that is missing proves nothing */
		{OF("云溪县水利局", "2022"), OF("", "2023"), true},
		{OF("", "2022"), OF("", "2023"), true},
		/* nothing can be decided */
		{OF("云溪县水利局", "2022"), OF("云溪县国有水利建设局", "2024"), false},
		{OF("云溪县国土资源局", "2022"), OF("云溪县自然资源局", "2023"), false},
		{"云溪县水利局政府信息公开工作年度报告\n根据规定编制。\n" OVERVIEW "工作平稳。\n"
			REQUESTS("1|0|0|0|0|0|1", ZEROS, ZEROS, ZEROS, "1|0|0|0|0|0|1"),
		OF("云溪县水利局", "2023"), false},
		{"今天天气很好。", OF("云溪县水利局", "2023"), false},
		{OF("云溪县水利局", "2022"), "", false},
		{"", "", false},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		Compared	compared = compare(cases[i].previous, cases[i].current);

		ok((find(&compared, "cross.carry-over", "total") != NULL) == cases[i].compared,
		   "pair %d is%s compared", (int) i, cases[i].compared ? "" : " not");
	}
}

/* Bodies that were reorganised: whether they are one is open. */
static void
test_successors(void)
{
	static const char *const pairs[][2] = {
		{OF("云溪县扶贫开发办公室", "2020"), OF("云溪县乡村振兴局", "2021")},
		{OF("云溪县环境保护局", "2018"), OF("岚禾市生态环境局云溪分局", "2019")},
		{OF("云溪县招商局", "2021"), OF("云溪县投资促进局", "2022")}
	};

	for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
	{
		Compared	compared = compare(pairs[i][0], pairs[i][1]);

		count_is(&compared, 0, "a successor");
	}
}

/* ---- figures -------------------------------------------------------------------------- */

#define YEAR(year, tables) TITLE("云溪县水利局", year) OVERVIEW "工作平稳。\n" tables PROBLEMS "解读较单一。\n"
#define LAST_REQUESTS \
	REQUESTS("5|2|0|0|0|0|7", ZEROS, "3|1|0|0|0|0|4", "3|1|0|0|0|0|4", "2|1|0|0|0|0|3")

static void
test_carry_over(void)
{
	Compared	compared = compare(YEAR("2022", LAST_REQUESTS),
								   YEAR("2023", REQUESTS("4|0|0|0|0|0|4", "1|1|0|0|0|0|2",
														 "5|1|0|0|0|0|6", "5|1|0|0|0|0|6", ZEROS)));

	count_is(&compared, 2, "one applicant and the total");
	is_found(&compared, "cross.carry-over", "natural_person", "2", "1", "1");
	is_found(&compared, "cross.carry-over", "total", "3", "2", "2");

	compared = compare(YEAR("2022", LAST_REQUESTS),
					   YEAR("2023", REQUESTS("4|0|0|0|0|0|4", "2|1|0|0|0|0|3",
											 "6|1|0|0|0|0|7", "6|1|0|0|0|0|7", ZEROS)));
	count_is(&compared, 0, "carried over");

	/* blanks and dashes are no operands */
	compared = compare(YEAR("2022", LAST_REQUESTS),
					   YEAR("2023", REQUESTS("4|0|0|0|0|0|4", "-|1|0|0|0|0|3",
											 "6|1|0|0|0|0|7", "6|1|0|0|0|0|7", ZEROS)));
	count_is(&compared, 0, "a dash");
	/* no table in one of the years */
	compared = compare(YEAR("2022", ""), YEAR("2023", LAST_REQUESTS));
	count_is(&compared, 0, "a year without the table");

	compared = compare(YEAR("2022", LAST_REQUESTS),
					   YEAR("2023", REQUESTS("4|0|0|0|0|0|4", "1|1|0|0|0|0|2",
											 "5|1|0|0|0|0|6", "5|1|0|0|0|0|6", ZEROS)
							"注：有1件申请已于2022年撤回，上年结转更正为2件。\n"));
	count_is(&compared, 0, "a correction that is explained");
}

static void
test_stock(void)
{
	Compared	compared = compare(YEAR("2022", DISCLOSURE("0|0|3", "2|1|40")),
								   YEAR("2023", DISCLOSURE("1|0|4", "3|1|45")));

	count_is(&compared, 1, "documents in force");
	is_found(&compared, "cross.stock", "normative_documents", "42", "45", "45");
	compared = compare(YEAR("2022", DISCLOSURE("0|0|3", "2|1|40")),
					   YEAR("2023", DISCLOSURE("1|-|5", "3||45")));
	count_is(&compared, 0, "a blank and a dash");

	compared = compare(YEAR("2019", NORMATIVE("4|4|30")), YEAR("2020", NORMATIVE("5|5|34")));
	count_is(&compared, 1, "documents disclosed");
	is_found(&compared, "cross.stock", "normative_documents", "35", "34", "34");
	compared = compare(YEAR("2019", ITEMS("20|-3|50")), YEAR("2020", ITEMS("20|0|41")));
	count_is(&compared, 1, "items");
	is_found(&compared, "cross.stock", "licensing", "17", "20", "20");
	compared = compare(YEAR("2019", ITEMS("20|-3|50")), YEAR("2020", ITEMS("17|5|41")));
	count_is(&compared, 0, "items that follow");
	/* the two forms count different things */
	compared = compare(YEAR("2020", NORMATIVE("4|4|30")), YEAR("2021", DISCLOSURE("0|0|0", "3|1|99")));
	count_is(&compared, 0, "another form");
}

static void
test_cumulative(void)
{
	Compared	compared = compare(FUJIAN("2010", "30|100", "1|5"), FUJIAN("2011", "20|115", "2|7"));

	count_is(&compared, 1, "not previous and year");
	is_found(&compared, "cross.cumulative", "statistics.disclosed.cumulative", "120", "115", "115");
	compared = compare(FUJIAN("2010", "30|100", "1|5"), FUJIAN("2011", "20|120", "|4"));
	count_is(&compared, 1, "fallen");
	is_found(&compared, "cross.cumulative", "statistics.requests.letter.cumulative", "5", "4", "4");
	compared = compare(FUJIAN("2010", "30|100", "1|"), FUJIAN("2011", "20|120", "2|4"));
	count_is(&compared, 0, "a blank");
}

static void
test_identical(void)
{
	Compared	compared = compare(YEAR("2022", DISCLOSURE("0|0|0", "0|0|6")),
								   YEAR("2023", DISCLOSURE("0|0|0", "0|0|6")));
	const GdFinding *finding = find(&compared, "cross.identical-figures", "disclosure");

	count_is(&compared, 1, "the same table");
	ok(finding != NULL && finding->place.start != GD_NOWHERE, "with its place");
	compared = compare(YEAR("2022", DISCLOSURE("0|0|0", "0|0|0")),
					   YEAR("2023", DISCLOSURE("0|0|0", "0|0|0")));
	count_is(&compared, 0, "nothing but 0");
	compared = compare(YEAR("2022", DISCLOSURE("0|0|0", "0|0|6")),
					   YEAR("2023", DISCLOSURE("0|0|0", "1|1|6")));
	count_is(&compared, 0, "another figure");
	compared = compare(YEAR("2022", DISCLOSURE("0|0|0", "0|0|6")),
					   YEAR("2023", DISCLOSURE("0|0|0", "0|-|6")));
	count_is(&compared, 0, "a dash for a 0");
}

/* ---- narrative ------------------------------------------------------------------------- */

#define NARRATIVE(year, overview, problems) \
	TITLE("云溪县水利局", year) OVERVIEW overview "\n二、主动公开政府信息情况\n见附件。\n" \
	"三、收到和处理政府信息公开申请情况\n见附件。\n四、政府信息公开行政复议、行政诉讼情况\n" \
	"本年度未发生因政府信息公开工作被申请行政复议、提起行政诉讼的情况。\n" PROBLEMS problems \
	"\n六、其他需要报告的事项\n本年度未收取信息处理费，没有其他需要报告的事项。\n"

#define A1 "办公室在汛期之前更新了河道整治的台账并且逐条核对。"
#define A2 "各科室按季度整理惠农补贴的名录方便群众查阅。"
#define A3 "值班领导每周清点一次公开栏里过期的通知。"
#define A4 "窗口人员把办事指南改成图册摆放在大厅入口处。"
#define A5 "少数栏目的内容更新得慢而且解读的形式单一。"
#define A6 "今后打算请村居联络员参与稿件的审核与校对。"
#define B1 "入夏以后宣传干事上线了集市管理公约的问答。"
#define B2 "档案室归并了老旧小区改造进度的全部底稿。"
#define B3 "业务骨干编印了医保报销常见问题的小册子。"
#define B4 "审核小组清理了学位安排说明里的错别字。"


static void
test_repeated(void)
{
	Compared	compared = compare(NARRATIVE("2022", A1 A2 A3 A4, A5 A6),
								   NARRATIVE("2023", A1 A2 A3 A4, A5 A6));

	count_is(&compared, 1, "the same text");
	is_found(&compared, "cross.repeated-text", NULL, NULL, "100", A1);

	/* script, width, line breaks, years and titles of documents do not matter */
	compared = compare(NARRATIVE("2022", "2022年，" A1 "按照《2022年要点》办理，" A2 A3 A4, A5 A6),
					   NARRATIVE("2023", "2023年，辦公室在汛期之前更新了河道整治的台賬\n并且逐條核對。"
								 "按照《2023年要点》办理，" A2 A3 A4, A5 A6));
	count_is(&compared, 1, "the same text in other print");

	/* five of six sentences, then half of them */
	compared = compare(NARRATIVE("2022", A1 A2 A3 A4, A5 A6),
					   NARRATIVE("2023", A1 A2 A3 A4, B1 A6));
	count_is(&compared, 1, "most of it");
	compared = compare(NARRATIVE("2022", A1 A2 A3 A4, A5 A6),
					   NARRATIVE("2023", A1 A2 A3 B2, B1 B3));
	count_is(&compared, 0, "half of it");
	/* what every report has to say */
	compared = compare(NARRATIVE("2022", A1 A2 A3, A5),
					   NARRATIVE("2023", B1 B2 B3, B4));
	count_is(&compared, 0, "statutory sentences only");
	/* figures are news */
	compared = compare(NARRATIVE("2022", "办公室全年共编发工作简报12期分送各村。组织业务学习15次共有三十人参加。"
								 "公开栏张贴各类公告和通知38张。群众来信来访一共办理了56件。" A1, A5),
					   NARRATIVE("2023", "办公室全年共编发工作简报14期分送各村。组织业务学习16次共有三十人参加。"
								 "公开栏张贴各类公告和通知44张。群众来信来访一共办理了61件。" A1, A5));
	count_is(&compared, 0, "other figures");
	/* too little to tell */
	compared = compare(NARRATIVE("2022", A1 A2, A5), NARRATIVE("2023", A1 A2, A5));
	count_is(&compared, 0, "three sentences");
}

static void
test_limits(void)
{
	static TapHooks hooks;
	GdConfig	config = tap_config(&hooks);
	GdCheck		plain = {"1.0", GD_WARNING, 1, true};
	const char *previous = NARRATIVE("2022", A1 A2 A3 A4, A5 A6) LAST_REQUESTS;
	const char *current = NARRATIVE("2023", A1 A2 A3 A4, A5 A6)
		REQUESTS("4|0|0|0|0|0|4", "1|1|0|0|0|0|2", "5|1|0|0|0|0|6", "5|1|0|0|0|0|6", ZEROS);
	GdFindings	found;
	int			allocations;

	is_int(gd_reports_compare(&config, &plain, previous, strlen(previous), current,
							  strlen(current), &found), GD_OK, "compared");
	is_int(found.count, 1, "as many findings as were asked for");
	allocations = hooks.allocations;
	plain.most = 0;
	for (int i = 0; i < allocations; i++)
	{
		config = tap_config(&hooks);
		hooks.fail_at = i;
		if (gd_reports_compare(&config, &plain, previous, strlen(previous), current,
							   strlen(current), &found) != GD_NO_MEMORY)
		{
			ok(false, "memory that is refused at %d", i);
			return;
		}
	}
	ok(true, "memory that is refused");
}

int
main(void)
{
	test_order();
	test_successors();
	test_compared();
	test_carry_over();
	test_stock();
	test_cumulative();
	test_identical();
	test_repeated();
	test_limits();
	return done_testing();
}
