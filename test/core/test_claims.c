/*
 * test_claims.c
 *	  The numbers of the narrative that speak of a fact.
 */
#include "narrative_tap.h"

typedef struct Case
{
	const char *sentence;
	const char *claims;
} Case;

static const Case cases[] = {
	/* requests */
	{"2021年，我局共收到政府信息公开申请12件，办结11件，结转下年度继续办理2件。",
	"requests.new.total=12 requests.total.total=11 requests.carried_out.total=2"},
	{"全年收到公民、法人和其他组织提出的政府信息公开申请１２件。", "requests.new.total=12"},
	{"本年度共受理依申请公开政府信息事项十二件。", "requests.new.total=12"},
	{"共接收信息公开申请一百零三件。", "requests.new.total=103"},
	{"全年收到申请1,234件政府信息公开申请。", ""},
	{"全年收到1,234件政府信息公开申请。", "requests.new.total=1234"},
	{"收到政府信息公开申请四十余件。", "requests.new.total~40"},
	{"收到政府信息公开申请约50件。", "requests.new.total~50"},
	{"收到政府信息公开申请超过50件。", "requests.new.total~50"},
	{"收到政府信息公开申请50多件。", "requests.new.total~50"},
	{"收到政府信息公开申请20件左右。", "requests.new.total~20"},
	{"新收政府信息公开申请12件，上年结转1件，合计13件。",
	"requests.new.total=12 requests.carried_in.total=1"},
	{"我局依法办理政府信息公开申请13件。", "requests.total.total=13"},
	{"答复政府信息公开申请11件，其中予以公开5件，部分公开2件，不予公开1件，无法提供2件，不予处理1件。",
	"requests.total.total=11 requests.granted.total=5 requests.partly_granted.total=2 "
	"requests.refused.total=1 requests.unavailable.total=2 requests.not_processed.total=1"},
	{"收到政府信息公开申请12件，其中自然人申请9件，法人或其他组织申请3件。",
	"requests.new.total=12 requests.new.natural_person=9 requests.new.organisations=3"},
	{"本年度未收到政府信息公开申请。", "requests.new.total=0"},
	{"本年度没有接到公众、法人或其他组织要求公开政府信息的申请。", "requests.new.total=0"},
	{"我局线上线下均未收到政府信息公开申请，没有发生有关政府信息公开事务的行政复议、行政诉讼案件。",
	"requests.new.total=0 disputes.reconsideration.total=0 disputes.lawsuits.total=0"},
	/* disputes */
	{"四、因政府信息公开工作被申请行政复议4件，被提起行政诉讼3件。",
	"disputes.reconsideration.total=4 disputes.lawsuits.total=3"},
	{"四、被申请行政复议4件，行政诉讼3件，其中未经复议直接起诉1件，复议后起诉2件。",
	"disputes.reconsideration.total=4 disputes.lawsuits.total=3 "
	"disputes.lawsuit_direct.total=1 disputes.lawsuit_after_reconsideration.total=2"},
	{"四、发生行政复议4件、行政诉讼3件。",
	"disputes.reconsideration.total=4 disputes.lawsuits.total=3"},
	{"四、行政复议、行政诉讼案件均为0件。",
	"disputes.reconsideration.total=0 disputes.lawsuits.total=0"},
	{"未发生因政府信息公开引起的行政复议，发生行政诉讼3件。",
	"disputes.reconsideration.total=0 disputes.lawsuits.total=3"},
	/* disclosure */
	{"制发规范性文件3件，废止规范性文件1件，现行有效规范性文件9件。",
	"disclosure.normative_documents.made=3 disclosure.normative_documents.repealed=1 "
	"disclosure.normative_documents.in_force=9"},
	{"主动公开政府信息1.2万余条。", "disclosure.published.total~12000"},
	{"2021年，我区在政府网站平台主动公开政府信息 1136 条。", "disclosure.published.total=1136"},
	{"主动公开各类政府信息三万五千条。", "disclosure.published.total=35000"},
	/* lines, pages, script */
	{"全年共收到政府信息公\n开申请\n12\n件。", "requests.new.total=12"},
	{"全年共收到政府信息公开申\n- 3 -\n请 12 件。", "requests.new.total=12"},
	{"全年共收到政府信息公开申请１\n２件。", "requests.new.total=12"},
	{"全年共收到政府信息公開申請12件，主動公開政府資訊30條。",
	"requests.new.total=12 disclosure.published.total=30"},
	/* none of these is a number of the form */
	{"收到群众意见75条，咨询12件，信访件40件。", ""},
	{"办理人大建议、政协提案30件，均已答复。", ""},
	{"举办培训班2期，参加政府信息公开培训120人次。", ""},
	{"2020年收到政府信息公开申请30件。", ""},
	{"上年收到政府信息公开申请30件。", ""},
	{"去年，我局收到政府信息公开申请30件。", ""},
	{"2020年收到政府信息公开申请30件，2021年收到政府信息公开申请12件。",
	"requests.new.total=12"},
	{"上半年收到政府信息公开申请5件，第一季度收到政府信息公开申请2件。", ""},
	{"3月收到政府信息公开申请5件。", ""},
	{"自2008年以来，我局共收到政府信息公开申请55件。", ""},
	{"区水利局收到政府信息公开申请5件。", ""},
	{"通过网络收到政府信息公开申请5件，通过信函收到政府信息公开申请7件。", ""},
	{"另收到政府信息公开申请2件。", ""},
	{"不予受理政府信息公开申请2件。", ""},
	{"预计明年收到政府信息公开申请50件。", ""},
	{"收到政府信息公开申请10-12件。", ""},
	{"收到政府信息公开申请数十件。", ""},
	{"收到政府信息公开申请12 3件。", ""},
	{"答复政府信息公开申请12个工作日内完成。", ""},
	{"对收到的第12件政府信息公开申请进行分析。", ""},
	{"未收到政府信息公开申请答复。", ""},
	{"我局没有收到涉及土地的政府信息公开申请。", ""},
	{"四、行政复议、行政诉讼共7件。", ""},
	{"四、未发生行政复议败诉案件。", ""},
	{"全年发生行政复议20件，其中涉及政府信息公开4件。", ""},
	{"司法局收到行政复议申请20件。", ""},
	{"收到政府信息公开申请12件，其中予以公开5件，其中自然人4件。",
	"requests.new.total=12 requests.granted.total=5"}
};

static void
test_sentences(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
	{
		Narrated	narrated = narrate(cases[i].sentence);

		is_str(narrated_claims(&narrated), cases[i].claims, "%s", cases[i].sentence);
	}
}

static void
test_attributes(void)
{
	Narrated	narrated = narrate("上一句。2021年共收到政府信息公开申\n请 1２ 件，办\n结1.1万件。下一句。");
	const GdClaim *claim = &narrated.claims.items[0];

	is_int(narrated.claims.count, 2, "two claims");
	is_str(claim->unit, "件", "the unit");
	is_str(tap_slice(narrated.text, claim->place), "1２", "the place of the number");
	is_str(claim->sentence, "2021年共收到政府信息公开申请 1２ 件，办结1.1万件。",
		   "the whole sentence, without the line breaks in it");
	is_str(tap_slice(narrated.text, claim[1].place), "1.1万", "万 is a part of the number");
	ok(claim[1].approximate && claim[1].value.mantissa == 11000, "and makes it approximate");

	narrated = narrate("我局未收到政府信息公开申请。");
	is_str(tap_slice(narrated.text, narrated.claims.items[0].place),
		   "未收到政府信息公开申请", "the place of no number");
}

static void
test_not_narrative(void)
{
	Narrated	narrated = narrate("共收到政府信息公开申请：\n收到政府信息公开申请 | 12件 |\n其他 | 5件 |");

	is_str(narrated_claims(&narrated), "", "cells are no narrative");
	narrated = narrate_text("今日天气晴好。全年收到政府信息公开申请12件。");
	is_str(narrated_claims(&narrated), "", "a text that is no report claims nothing");
}

static void
test_older_forms(void)
{
	Narrated	narrated = narrate_text("丰禾局2016年政府信息公开工作年度报告\n"
										"一、概述\n2016年，我局收到政府信息公开申请12件。\n"
										"二、主动公开政府信息情况\n主动公开政府信息30条。\n"
										"三、依申请公开政府信息情况\n已全部答复，予以公开5件。\n"
										"四、行政复议、行政诉讼情况\n未发生行政复议、行政诉讼。\n"
										"五、存在的主要问题及改进措施\n加强学习。\n");

	is_str(narrated_claims(&narrated),
		   "statistics.requests.value=12 statistics.disclosed.value=30 "
		   "statistics.replies.granted.value=5 statistics.reconsideration.value=0 "
		   "statistics.lawsuits.value=0", "codes of the form of 2014");

	narrated = narrate_text("丰禾局2020年政府信息公开工作年度报告\n"
							"一、总体情况\n制发规范性文件3件。\n"
							"二、主动公开政府信息情况\n无。\n"
							"三、收到和处理政府信息公开申请情况\n无。\n"
							"四、政府信息公开行政复议、行政诉讼情况\n无。\n"
							"五、存在的主要问题及改进情况\n加强学习。\n"
							"六、其他需要报告的事项\n无。\n");
	is_str(narrated_claims(&narrated), "disclosure.normative_documents.made_new=3",
		   "codes of the form of 2019");
}

static void
test_html(void)
{
	Narrated	narrated = narrate_text("<html><body><h1>丰禾局2021年政府信息公开工作年度报告</h1>"
										"<p>一、总体情况</p><p>全年共收到政府信息公开申请<span>1</span>2&nbsp;件。</p>"
										"<p>二、主动公开政府信息情况</p><p>无。</p>"
										"<p>三、收到和处理政府信息公开申请情况</p><p>无。</p>"
										"<p>四、政府信息公开行政复议、行政诉讼情况</p><p>无。</p>"
										"</body></html>");

	is_str(narrated_claims(&narrated), "requests.new.total=12", "HTML");
	is_str(tap_slice(narrated.text, narrated.claims.items[0].place), "1</span>2",
		   "the place in the source");
}

/* Only the first copy speaks. */
static void
test_doubled(void)
{
	const char *one = narrative_text("全年收到政府信息公开申请12件，通过各种渠道方便群众查阅。", "", "未收取信息处理费。");
	size_t		length = strlen(one);
	char	   *two = malloc(2 * length + 1);
	Narrated	narrated;

	if (two == NULL)
		abort();
	memcpy(two, one, length);
	memcpy(two + length, one, length + 1);
	narrated = narrate_text(two);
	is_str(narrated_claims(&narrated), "requests.new.total=12", "the first copy");
}

/* Work stays linear: each would take minutes if it did not. */
static void
test_bounds(void)
{
	static const char *const units[] = {"未", "1件", "《", "予以公开1件", "1件占2%",
	"收到政府信息公开申请", "丰禾局", "其中1件，", "2021年"};
	const char *head = "丰禾局2021年政府信息公开工作年度报告\n一、总体情况\n收到政府信息公开申请，";
	const size_t size = 1000000;

	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
	{
		char	   *text = malloc(strlen(head) + size + 100);
		size_t		length = strlen(head);

		if (text == NULL)
			abort();
		memcpy(text, head, length);
		while (length < size)
		{
			memcpy(text + length, units[i], strlen(units[i]));
			length += strlen(units[i]);
		}
		text[length] = '\0';
		narrate_text(text);
		ok(true, "a megabyte of %s", units[i]);
	}
}

int
main(void)
{
	test_sentences();
	test_attributes();
	test_not_narrative();
	test_older_forms();
	test_html();
	test_doubled();
	test_bounds();
	return done_testing();
}
