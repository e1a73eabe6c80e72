/*
 * test_check_narrative.c
 *	  The rules narrative.*: what they find, and above all what they do not.
 */
#include "narrative_tap.h"

typedef struct Case
{
	const char *sentence;
	const char *findings;		/* rule:subject expected/actual at place */
} Case;

static const Case wrong[] = {
	/* narrative.mismatch */
	{"2021年，我局共收到政府信息公开申请14件。", "mismatch:requests.new.total 12/14 at 14"},
	{"全年收到公民、法人和其他组织提出的政府信息公开申请１４件。", "mismatch:requests.new.total 12/14 at １４"},
	{"本年度共受理依申请公开政府信息事项十四件，已全部答复。", "mismatch:requests.new.total 12/14 at 十四"},
	{"丰禾局2021年共收到政府信息公\n开申请\n14\n件。", "mismatch:requests.new.total 12/14 at 14"},
	{"全年共收到政府信息公開申請14件。", "mismatch:requests.new.total 12/14 at 14"},
	{"全年共收到政府信息公开申请约50件。", "mismatch:requests.new.total 12/50 at 50"},
	{"本年度未收到政府信息公开申请。", "mismatch:requests.new.total 12/0 at 未收到政府信息公开申请"},
	{"我局收到政府信息公开申请12件，办结9件。", "mismatch:requests.total.total 11/9 at 9"},
	{"我局收到政府信息公开申请12件，上年结转3件，结转下年度继续办理1件。",
	"mismatch:requests.carried_in.total 1/3 at 3\nmismatch:requests.carried_out.total 2/1 at 1"},
	{"收到政府信息公开申请12件，其中予以公开8件，部分公开2件。", "mismatch:requests.granted.total 5/8 at 8"},
	{"制发规范性文件4件，废止规范性文件1件。", "mismatch:disclosure.normative_documents.made 3/4 at 4"},
	{"四、因政府信息公开工作被申请行政复议5件，被提起行政诉讼3件。", "mismatch:disputes.reconsideration.total 4/5 at 5"},
	{"四、发生行政复议4件、行政诉讼9件。", "mismatch:disputes.lawsuits.total 3/9 at 9"},
	{"四、全年被提起行政诉讼3件，其中，未经复议直接起诉2件，复议后起诉1件。",
	"mismatch:disputes.lawsuit_direct.total 1/2 at 2\nmismatch:disputes.lawsuit_after_reconsideration.total 2/1 at 1"},
	{"四、本年度没有因政府信息公开被申请行政复议、提起行政诉讼的情况。",
	"mismatch:disputes.reconsideration.total 4/0 at 没有因政府信息公开被申请行政复议、提起行政诉讼的情况\n"
	"mismatch:disputes.lawsuits.total 3/0 at 没有因政府信息公开被申请行政复议、提起行政诉讼的情况"},
	{"全年受理政府信息公开申请13件（含上年结转3件）。", "mismatch:requests.carried_in.total 1/3 at 3"},
	{"上年度结转政府信息公开申请1件，本年新收14件。", "mismatch:requests.new.total 12/14 at 14"},
	{"全年发生政府信息公开行政复议5件、行政诉讼7件。",
	"mismatch:disputes.reconsideration.total 4/5 at 5\nmismatch:disputes.lawsuits.total 3/7 at 7"},
	{"四、行政复议案件4件，其中结果维持2件，结果纠正5件，尚未审结6件。",
	"mismatch:disputes.reconsideration.upheld 3/2 at 2\nmismatch:disputes.reconsideration.corrected 1/5 at 5\n"
	"mismatch:disputes.reconsideration.pending 0/6 at 6"},
	{"四、被提起行政诉讼3件，其中结果维持4件，尚未审结1件。",
	"mismatch:disputes.lawsuits.upheld 3/4 at 4\nmismatch:disputes.lawsuits.pending 0/1 at 1"},
	{"截至2021年底，现行有效的行政规范性文件8件。", "mismatch:disclosure.normative_documents.in_force 9/8 at 8"},
	{"截至12月31日，现行有效的行政规范性文件8件。", "mismatch:disclosure.normative_documents.in_force 9/8 at 8"},
	{"制发规范性文件3件，废止2件，现行有效8件。", "mismatch:disclosure.normative_documents.repealed 1/2 at 2\n"
	"mismatch:disclosure.normative_documents.in_force 9/8 at 8"},
	{"作出行政处罚决定7件，行政强制6件。", "mismatch:disclosure.coercion.decisions 2/6 at 6"},
	/* narrative.sum */
	{"按制度（试行）主动公开政府信息90条，其中政策文件类50条，工作动态类45条。", "sum:disclosure.published.total 95/90 at 90"},
	{"收到政府信息公开申请12件，其中自然人申请9件，法人或其他组织申请2件。",
	"sum:requests.new.total 11/12 at 12"},
	{"办结政府信息公开申请11件，其中予以公开9件，部分公开3件。",
	"sum:requests.total.total 12/11 at 11\nmismatch:requests.granted.total 5/9 at 9\n"
	"mismatch:requests.partly_granted.total 2/3 at 3"},
	{"收到政府信息公开申请12件，其中自然人申请9件、商业企业申请8件。",
	"sum:requests.new.total 17/12 at 12\nmismatch:requests.new.enterprise 2/8 at 8"},
	{"收到政府信息公开申请12件，按申请方式分：网上申请8件、信函申请5件。", "sum:requests.new.total 13/12 at 12"},
	{"主动公开政府信息90条，其中政策文件类50条，工作动态类45条。", "sum:disclosure.published.total 95/90 at 90"},
	/* narrative.percentage */
	{"办结政府信息公开申请11件，予以公开5件，占办结总数的46%。", "percentage: 45%/46% at 46%"},
	{"收到群众意见40条，采纳10条，采纳率30%。", "percentage: 25%/30% at 30%"},
	{"收到政府信息公开申请12件，其中自然人申请9件，占比80%。", "percentage: 75%/80% at 80%"},
	{"收到政府信息公开申请12件，其中予以公开5件，占总数的41.8%。", "percentage: 41.7%/41.8% at 41.8%"},
	{"自然人申请9件，占12件申请的70%。", "percentage: 75%/70% at 70%"},
	{"收到政府信息公开申请12件，比上年的10件增长30%。", "percentage: 20%/30% at 30%"},
	{"收到政府信息公开申请12件，较上年的15件下降30％。", "percentage: 20%/30% at 30％"}
};

/* The tables say 12 new, 1 carried in, 11 settled; 4 reconsiderations, 1 + 2 lawsuits. */
static const char *const right[] = {
	/* every lawful reading */
	"2021年，我局共收到政府信息公开申请12件，办结11件，结转下年度继续办理2件。",
	"全年受理政府信息公开申请13件（含上年结转1件），答复11件，其中予以公开5件，部分公开2件，不予公开1件，无法提供2件，不予处理1件。",
	"新收政府信息公开申请12件，结转上年1件，合计办理13件，已答复11件，2件结转下年度办理。",
	"收到政府信息公开申请12件，答复12件，均在法定期限内。",
	"接收政府信息公开申请12件，受理11件，不予受理1件。",
	"收到政府信息公开申请12件，已办结10件，正在办理2件。",
	"四、发生行政复议4件，行政诉讼1件。",
	"四、行政诉讼案件2件。",
	"四、被提起行政诉讼3件，其中一审2件，二审1件。",
	"四、行政复议4件，其中维持3件、纠正1件。",
	"共收到政府信息公开申请10余件。",
	"收到政府信息公开申请近20件。",
	/* another year or period */
	"2020年收到政府信息公开申请30件，2021年收到政府信息公开申请12件，比上年减少60%。",
	"上年度，我局收到政府信息公开申请9件。今年，我局收到政府信息公开申请12件。",
	"2020年，我局收到政府信息公开申请9件。办结8件。",
	"收到政府信息公开申请12件，较上年9件增加3件。",
	"与2020年相比，政府信息公开申请量增加3件。",
	"上半年我局收到政府信息公开申请5件。",
	"第一季度收到政府信息公开申请5件。",
	"2021年12月收到政府信息公开申请3件。",
	"截至2021年12月31日，我局累计收到政府信息公开申请55件。",
	"截止年底，全局共收到政府信息公开申请50件。",
	"自2008年以来，我局共收到政府信息公开申请55件。",
	"自条例施行以来，我局制定规范性文件20件。",
	"每月收到政府信息公开申请1件。",
	"下一步，力争全年受理政府信息公开申请20件以内。",
	/* another body or level */
	"全区各部门收到政府信息公开申请300件。",
	"2021年，全区共收到政府信息公开申请120件，其中区本级收到政府信息公开申请15件。",
	"全区收到政府信息公开申请120件，同比增长20%，办结118件。",
	"区水利局收到政府信息公开申请5件。",
	"我区收到政府信息公开申请500件。",
	"局机关收到政府信息公开申请10件，局属单位收到2件。",
	"以区政府名义制发规范性文件5件。",
	"我局代拟并由区政府印发规范性文件5件，备案规范性文件8件。",
	"我局作为复议机关，全年受理行政复议申请20件，其中涉及政府信息公开的行政复议3件。",
	"我局办理行政复议案件30件。",
	"四、我局办理以区政府为被申请人的行政复议案件8件。",
	/* a part */
	"我局网上收到政府信息公开申请5件，信函收到7件。",
	"通过政府网站受理政府信息公开申请3件，通过信函受理政府信息公开申请9件。",
	"收到政府信息公开申请12件，其中，网上申请5件、信函申请7件。",
	"收到政府信息公开申请12件，其中网上收到政府信息公开申请5件。",
	"收到政府信息公开申请12件，其中予以公开5件，其中自然人4件，法人或其他组织1件。",
	"政府信息公开申请主要涉及征地拆迁5件、规划许可3件、其他4件。",
	"除补正的2件外，我局收到政府信息公开申请10件。",
	"另收到政府信息公开申请2件。",
	"收到政府信息公开申请12件，按期答复10件，延期答复1件。",
	"我局没有收到涉及土地的政府信息公开申请。",
	"四、未发生行政复议败诉案件，未发生因政府信息公开被纠错的情况。",
	"四、行政复议4件，其中维持3件、纠正1件；另有诉讼5件，维持2件，纠正2件。",
	"四、行政复议4件，复议机关审理后维持2件。",
	"四、行政复议4件，涉及土地的2件，维持1件。",
	"四、被提起行政诉讼2件，尚未审结0件。",
	"截至2021年6月30日，现行有效的行政规范性文件8件。",
	"截至2022年底，现行有效的行政规范性文件8件。",
	"截至2021年底，收到政府信息公开申请55件。",
	"全年受理政府信息公开申请13件（含上年结转1件）。",
	"全年受理政府信息公开申请13件（不含上年结转3件）。",
	"制发规范性文件3件，清理后废止2件。",
	/* other things */
	"共收到群众意见75条，咨询12件，信访件40件。",
	"办理人大建议、政协提案30件，均已答复，予以公开28件。",
	"全年接待群众来访50人次，办结信访件48件，收到政府信息公开申请12件。",
	"公开行政许可信息400条、行政处罚信息70条，行政许可事项库收录事项400项。",
	"开展规范性文件清理，清理规范性文件20件，废止规范性文件1件，保留规范性文件15件。",
	"政府信息公开申请答复12个工作日内完成。",
	"我局按照“收到申请12小时内登记”的要求，规范办理。",
	"对收到的第15件政府信息公开申请进行分析。",
	/* numbers in doubt */
	"全年收到政府信息公开申请10-15件。",
	"收到政府信息公开申请数十件。",
	"收到政府信息公开申请15 3件。",
	/* lists that need not be whole, or overlap */
	"收到政府信息公开申请12件，其中自然人申请9件，法人或其他组织申请3件，商业企业申请2件。",
	"收到政府信息公开申请12件，其中网上申请5件，信函申请2件。",
	"主动公开政府信息90条，其中门户网站80条，微信公众号60条。",
	"主动公开政府信息90条，其中政策文件类50条，工作动态类30条。",
	"主动公开政府信息90条，其中政策文件类80条（含解读类30条）。",
	/* the text contradicts itself, and one of the numbers is right */
	"收到政府信息公开申请15件。全年收到政府信息公开申请12件。",
	"收到政府信息公开申请15件，实际为12件。",
	"收到政府信息公开申请8件，收到政府信息公开申请4件。",
	/* percentages */
	"收到政府信息公开申请12件，其中自然人申请9件，占75%，法人或其他组织申请3件，占25%。",
	"收到政府信息公开申请12件，其中予以公开5件，占41.7%；部分公开2件，占16.6%。",
	"收到政府信息公开申请12件，其中自然人申请9件，约占70%。",
	"收到政府信息公开申请12件，其中自然人申请9件，占全区申请总数的3%。",
	"收到政府信息公开申请12件，其中办结10件，予以公开5件，占50%。",
	"收到政府信息公开申请12件，比上年增长20%。",
	"收到政府信息公开申请12件，较上年（9件）增长33.33%。",
	"发布信息1000条，其中微信600条，占60%，微博600条，占60%。",
	"收到政府信息公开申请12件，其中予以公开5件，占45.5%。",
	"办理率100%，答复12件，满意率98%。",
	/* a rest that is told beside, papers and their kinds, bodies that decide themselves */
	"收到政府信息公开申请8件（另有4件经沟通后撤回）。",
	"收到政府信息公开申请14件，其中2件经沟通后撤回。",
	"收到政府信息公开申请8件。此外，通过信函收到4件。",
	"制发公文186件，其中主动公开126件，占67.7%；依申请公开38件，占20.4%；不予公开22件，占11.8%。",
	"四、行政复议申请58件，受理52件，不予受理6件。"
};

static void
test_wrong(void)
{
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
	{
		Narrated	narrated = narrate(wrong[i].sentence);

		is_str(narrated_findings(&narrated), wrong[i].findings, "%s", wrong[i].sentence);
	}
}

static void
test_right(void)
{
	for (size_t i = 0; i < sizeof right / sizeof right[0]; i++)
	{
		Narrated	narrated = narrate(right[i]);

		is_str(narrated_findings(&narrated), "", "nothing: %s", right[i]);
	}
}

static void
test_fee(const char *other, bool missing)
{
	Narrated	narrated = narrate_text(narrative_text("工作正常开展。", "", other));

	is_str(narrated_findings(&narrated),
		   missing ? "fee-missing: / at 其他需要报告的事项" : "", "section six: %s", other);
	if (missing)
		ok(narrated.findings.items[0].severity == GD_NOTICE, "a notice");
}

static void
test_fees(void)
{
	Narrated	narrated;

	test_fee("无。", true);
	test_fee("本年度没有其他需要报告的事项。", true);
	test_fee("本年度未收取信息处理费。", false);
	test_fee("（一）收费情况\n本年度未发出通知。\n（二）其他\n无。", false);
	test_fee("本年度没有产生信息公开处\n理费。", false);
	test_fee("本年度没有产生信息公开处\n- 5 -\n理费。", false);
	test_fee("本年度無發出收費通知。", false);

	narrated = narrate_text("丰禾局2020年政府信息公开工作年度报告\n"
							"一、总体情况\n工作正常开展。\n"
							"二、主动公开政府信息情况\n无。\n"
							"三、收到和处理政府信息公开申请情况\n无。\n"
							"四、政府信息公开行政复议、行政诉讼情况\n无。\n"
							"五、存在的主要问题及改进情况\n加强学习。\n"
							"六、其他需要报告的事项\n无。\n");
	is_str(narrated_findings(&narrated), "", "nobody had to speak of fees before 2021");
}

/* Tables that cannot be read are no measure. */
static void
test_unknown_table(void)
{
	char	   *copy = (char *) narrative_text("收到政府信息公开申请15件。", "", "未收取信息处理费。");
	char	   *cell = strstr(copy, "| 1\n（一）予以公开");
	Narrated	narrated;

	if (cell == NULL)
		abort();
	cell[2] = '-';
	narrated = narrate_text(copy);
	is_str(narrated_findings(&narrated), "", "15 may be 12 and what was carried in");
}

int
main(void)
{
	test_wrong();
	test_right();
	test_fees();
	test_unknown_table();
	return done_testing();
}
