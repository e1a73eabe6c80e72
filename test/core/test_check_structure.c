/*
 * test_check_structure.c
 *	  The rules structure.*.
 */
#include "check_tap.h"

#define HEAD TAP_TITLE TAP_PREAMBLE
#define TABLES TAP_DISCLOSURE TAP_REQUESTS TAP_DISPUTES
#define DISCLOSURE_HEADING "二、主动公开政府信息情况\n"
#define DISPUTES_HEADING "四、政府信息公开行政复议、行政诉讼情况\n"
#define PARAGRAPH \
	"本镇把公开列入重点工作，安排专人整理目录，逐条核对栏目内容，完善审核流程，做到先审后发。" \
	"开放日两次，发放宣传册三千份，制作短视频六个，组织学习四次，接待来访一百余人次。"
#define LONG \
	PARAGRAPH PARAGRAPH PARAGRAPH PARAGRAPH PARAGRAPH PARAGRAPH PARAGRAPH
#define NOT_YET "本镇全年发布信息三百余条。\n"

static void
test_whole(void)
{
	is_silent(TAP_REPORT, "structure.", "a report of the form");
	is_silent("柳塘縣青禾鎮人民政府2022年政府信息公開工作年度報告\n"
			  "一、總體情況\n本鎮全年發布信息三百余條。\n"
			  "二、主動公開政府信息情況\n詳見附件一。\n"
			  "三、收到和處理政府信息公開申請情況\n詳見附件二。\n"
			  "四、因政府信息公開工作被申請行政復議、提起行政訴訟情況\n詳見附件三。\n"
			  "五、存在的主要問題及改進情況\n欄目更新較慢，將增加人手。\n"
			  "六、其他需要報告的事項\n無。\n", "structure.", "Traditional script");
	is_silent("<h1>柳塘县2022年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>全年发布信息三百余条。</p>"
			  "<p>二、主动公开政府信息情况</p><table><tr><td>规章</td><td>0</td></tr></table>"
			  "<p>三、收到和处理政府信息公开申请情况</p><p>见附件。</p>"
			  "<p>四、政府信息公开行政复议、行政诉讼情况</p><p>见附件。</p>"
			  "<p>五、存在的主要问题及改进情况</p><p>栏目更新较慢，将增加人手。</p>"
			  "<p>六、其他需要报告的事项</p><p>无。</p>", "structure.", "HTML");
	is_silent("柳塘县2012年政府信息公开工作年度报告\n一、概述\n全年发布信息三百余条。\n"
			  "二、主动公开情况\n公开规划三条。\n三、依申请公开情况\n未收到申请。\n"
			  "四、收费及减免情况\n未收费。\n五、复议、诉讼情况\n没有发生。\n",
			  "structure.", "an older outline");
}

static void
test_missing_section(void)
{
	is_found(HEAD TAP_OVERVIEW TABLES TAP_PROBLEMS TAP_SIGNED,
			 "structure.missing-section", "other", GD_ERROR, NULL, NULL, NULL);
	is_found(HEAD TAP_OVERVIEW TABLES "五、其他需要报告的事项\n无。\n",
			 "structure.missing-section", "problems", GD_ERROR, NULL, NULL, NULL);
	is_found(HEAD TABLES TAP_PROBLEMS TAP_OTHER,
			 "structure.missing-section", "overview", GD_ERROR, NULL, NULL, NULL);
	is_found(HEAD TAP_OVERVIEW "（一）主动公开情况\n全年三百条。\n" TAP_REQUESTS TAP_DISPUTES TAP_PROBLEMS
			 TAP_OTHER, "structure.missing-section", "disclosure", GD_ERROR, NULL, NULL, NULL);
	is_found("柳塘县2019年政府信息公开工作年度报告\n" TAP_OVERVIEW TABLES TAP_PROBLEMS,
			 "structure.missing-section", "other", GD_ERROR, NULL, NULL, NULL);

	is_silent("柳塘县2018年政府信息公开工作年度报告\n" TAP_OVERVIEW
			  "二、主动公开情况\n公开规划三条。\n", "structure.missing", "before the form");
	is_silent("柳塘县2019年政府信息公开工作年度报告\n" TAP_OVERVIEW
			  "二、主动公开情况\n公开规划三条。\n三、依申请公开情况\n没有。\n",
			  "structure.missing", "2019 in another outline");
	is_silent(TAP_REQUESTS TAP_DISPUTES, "structure.", "a fragment");
	is_silent(HEAD TAP_OVERVIEW TABLES "五、存在的问题和其他需要报告的事项\n"
			  "栏目更新较慢，将增加人手，未收取费用。\n",
			  "structure.missing", "two sections under one heading");
	is_silent(HEAD TAP_OVERVIEW TABLES TAP_PROBLEMS "六、来年重点\n按月核对栏目，每季度培训一次。\n",
			  "structure.missing-section", "a section of unknown wording in its place");
	is_silent(HEAD TAP_OVERVIEW TABLES "五、工作展望\n（一）存在的主要问题\n更新较慢。\n" TAP_OTHER,
			  "structure.missing", "a heading inside another section");
	is_silent(HEAD "一年来，本镇围绕群众关心的事项推进公开，召开专题会议六次，发放宣传册三千份。\n"
			  TABLES TAP_PROBLEMS TAP_OTHER, "structure.missing-section",
			  "text behind the preamble");
}

static void
test_missing_heading(void)
{
	is_found(HEAD TAP_OVERVIEW TAP_DISCLOSURE "说明：数据截至年末。\n"
			 TAP_REQUESTS TAP_DISPUTES_TABLE TAP_PROBLEMS TAP_OTHER,
			 "structure.missing-heading", "disputes", GD_WARNING,
			 "行政复议 | | | | | 行政诉讼 | | | | | | | | | |\n"
			 "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | | | | | 复议后起诉 | | | | |\n"
			 " | | | | | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |"
			 " 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n"
			 "0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |", NULL, NULL);
	is_silent(HEAD TAP_OVERVIEW TAP_DISCLOSURE TAP_REQUESTS TAP_DISPUTES_TABLE TAP_PROBLEMS TAP_OTHER,
			  "structure.missing-section", "a table without a heading");
	is_found(HEAD TAP_OVERVIEW TABLES TAP_PROBLEMS "无。\n" TAP_SIGNED,
			 "structure.missing-heading", "other", GD_WARNING, "无。", NULL, NULL);
	is_found(HEAD TAP_OVERVIEW TABLES "存在的问题：栏目更新较慢。\n" TAP_OTHER,
			 "structure.missing-heading", "problems", GD_WARNING,
			 "存在的问题：栏目更新较慢。", NULL, NULL);
	is_found(HEAD LONG "\n" TABLES TAP_PROBLEMS TAP_OTHER,
			 "structure.missing-heading", "overview", GD_WARNING, LONG, NULL, NULL);
	is_silent(HEAD "（一）主动公开情况\n全年三百条。\n" TABLES TAP_PROBLEMS TAP_OTHER,
			  "structure.missing", "parts of an overview whose heading is lost");
	is_silent(TAP_REPORT, "structure.missing-heading", "all headings");
	is_silent(HEAD TAP_OVERVIEW TAP_DISCLOSURE TAP_REQUESTS
			  "四 因政府信息公开工作被申请行政复议、提起行2政诉讼情况本年度行政诉讼一件。\n" TAP_DISPUTES_TABLE TAP_PROBLEMS TAP_OTHER,
			  "structure.missing-heading", "a spoiled heading above its table");
	is_silent(HEAD TAP_OVERVIEW "二、主动公开政府信息情况\n见附件。\n三、收到和处理政府信息公开申请情况\n无。\n",
			  "structure.missing-heading", "a section that says no more than none");
}

static void
test_empty_section(void)
{
	is_found(HEAD TAP_OVERVIEW DISCLOSURE_HEADING TAP_REQUESTS TAP_DISPUTES TAP_PROBLEMS TAP_OTHER,
			 "structure.empty-section", "disclosure", GD_ERROR, "二、主动公开政府信息情况", NULL, NULL);
	is_found(HEAD TAP_OVERVIEW DISCLOSURE_HEADING "- 3 -\n| | | |\n" TAP_REQUESTS TAP_DISPUTES TAP_PROBLEMS
			 TAP_OTHER, "structure.empty-section", "disclosure", GD_ERROR,
			 "二、主动公开政府信息情况", NULL, NULL);
	is_silent(HEAD TAP_OVERVIEW TABLES TAP_PROBLEMS "六、其他需要报告的事项：无\n",
			  "structure.empty-section", "what a heading says itself");
	is_silent(HEAD TAP_OVERVIEW TABLES "五、存在的主要问题及改进情况\n（一）存在的问题\n更新较慢，人手较少。\n"
			  TAP_OTHER, "structure.empty-section", "a section of parts");
	is_silent(HEAD TAP_OVERVIEW TABLES TAP_PROBLEMS TAP_OTHER "七、附件\n",
			  "structure.empty-section", "an annex");
	is_silent(TAP_REQUESTS DISPUTES_HEADING, "structure.empty-section",
			  "the end of a fragment");
	is_silent(TAP_REQUESTS TAP_DISPUTES TAP_PROBLEMS TAP_OTHER, "structure.missing",
			  "the end of a report");
}

static void
test_no_headings(void)
{
	is_found(HEAD NOT_YET "未收到申请，没有发生复议和诉讼。\n更新较慢，将增加人手。\n",
			 "structure.no-headings", NULL, GD_ERROR, NULL, NULL, NULL);
	is_silent(HEAD NOT_YET "未收到申请。\n", "structure.missing", "no heading at all");
	is_silent(HEAD TAP_OVERVIEW, "structure.no-headings", "one heading");
	is_silent(HEAD "壹、总体情况\n" NOT_YET "贰、主动公开政府信息情况\n见附件。\n", "structure.no-headings",
			  "numerals that are not read as ordinals");
	is_silent(HEAD "I. 总体情况\n" NOT_YET "II. 主动公开政府信息情况\n见附件。\n", "structure.no-headings",
			  "Roman ones in letters");
	is_silent(HEAD NOT_YET "| 规章 | 0 | 1 | 3 | 三、收到和处理政府信息公开申请情况 | 一、本年新收 | 3 |\n", "structure.no-headings",
			  "a heading between cells");
	is_found(HEAD "全文由（一）总体情况；（二）主动公开政府信息情况；（三）其他需要报告的事项组成。\n" NOT_YET,
			 "structure.no-headings", NULL, GD_ERROR, NULL, NULL, NULL);
	is_silent(TAP_DISPUTES_TABLE, "structure.", "a table alone");
	is_silent("关于召开会议的通知\n请准时参加。\n", "structure.", "no report");
}

static void
test_misnumbered(void)
{
	is_found(HEAD TAP_OVERVIEW TAP_DISCLOSURE TAP_REQUESTS TAP_DISPUTES
			 "四、存在的主要问题及改进情况\n栏目更新较慢，将增加人手。\n" TAP_OTHER,
			 "structure.misnumbered", "problems", GD_WARNING, "四、存在的主要问题及改进情况", "五", "四");
	is_found(HEAD "1、总体情况\n全年发布信息三百余条。\n2、主动公开政府信息情况\n见附件一。\n"
			 "3、收到和处理政府信息公开申请情况\n见附件二。\n5、政府信息公开行政复议、行政诉讼情况\n见附件三。\n"
			 "5、存在的主要问题及改进情况\n栏目更新较慢，将增加人手。\n6、其他需要报告的事项\n无。\n",
			 "structure.misnumbered", "disputes", GD_WARNING, "5、政府信息公开行政复议、行政诉讼情况",
			 "4", "5");
	is_silent("柳塘县2015年政府信息公开工作年度报告\n一、概述\n全年发布信息三百余条。\n"
			  "二、依申请公开情况\n未收到申请。\n", "structure.misnumbered", "before the form");
	is_silent(HEAD "总体情况\n全年发布信息三百余条。\n主动公开政府信息情况\n见附件一。\n"
			  "收到和处理政府信息公开申请情况\n见附件二。\n", "structure.misnumbered", "without numbers");
}

static void
test_out_of_order(void)
{
	is_found(HEAD TAP_OVERVIEW TAP_DISCLOSURE TAP_DISPUTES TAP_REQUESTS TAP_PROBLEMS TAP_OTHER,
			 "structure.out-of-order", "requests", GD_WARNING, "三、收到和处理政府信息公开申请情况", NULL,
			 "政府信息公开行政复议、行政诉讼情况");
	is_silent(HEAD TAP_OVERVIEW TAP_DISCLOSURE TAP_DISPUTES TAP_PROBLEMS TAP_OTHER,
			  "structure.out-of-order", "one is missing");
}

static void
test_perfunctory(void)
{
	is_found(HEAD TAP_OVERVIEW TABLES "五、存在的主要问题及改进情况\n无。\n" TAP_OTHER,
			 "structure.perfunctory", "problems", GD_WARNING, "无。", NULL, "无。");
	is_found(HEAD TAP_OVERVIEW TABLES TAP_PROBLEMS "六、其他需要报告的事项\n详见附件。\n",
			 "structure.perfunctory", "other", GD_WARNING, "详见附件。", NULL, "详见附件。");
	is_found(HEAD TAP_OVERVIEW TABLES TAP_PROBLEMS "六、其他需要报告的事项\n详见附件。\n青石县松林镇人民政府\n",
			 "structure.perfunctory", "other", GD_WARNING, "详见附件。", NULL, "详见附件。");
	is_found(HEAD TAP_OVERVIEW TABLES TAP_PROBLEMS "六、其他需要报告的事项\n青石县松林镇人民政府\n",
			 "structure.empty-section", "other", GD_ERROR, "六、其他需要报告的事项", NULL, NULL);
	is_silent(HEAD TAP_OVERVIEW TABLES TAP_PROBLEMS "六、其他需要报告的事项\n无。\n",
			  "structure.perfunctory", "nothing else to report");
	is_silent(HEAD TAP_OVERVIEW TABLES "五、存在的主要问题及改进情况\n更新较慢，将增加人手。\n" TAP_OTHER,
			  "structure.perfunctory", "ten characters");
	is_silent(HEAD TAP_OVERVIEW TABLES TAP_PROBLEMS "六、其他需要报告的事项\n2022年\n",
			  "structure.perfunctory", "a text that is cut off");
}

static void
test_duplicate(void)
{
	is_found(TAP_REPORT TAP_REPORT, "structure.duplicate-document", NULL, GD_WARNING, NULL, NULL, "2");
	is_found(TAP_REPORT TAP_REPORT, "structure.", NULL, GD_WARNING, NULL, NULL, "2");
	is_silent(TAP_REPORT, "structure.duplicate-document", "one copy");
}

static void
test_promise(void)
{
	is_found(TAP_TITLE "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、存在的主要问题及改进情况"
			 "五个部分组成。\n" TAP_OVERVIEW, "structure.outline-mismatch", NULL, GD_NOTICE, "五个部分",
			 "5", "4");
	is_found(TAP_TITLE "本报告共七部分：（一）总体情况；（二）主动公开政府信息情况；（三）收到和处理政府信息公开申请情况；"
			 "（四）行政复议、行政诉讼情况；（五）存在的主要问题及改进情况；（六）其他需要报告的事项。\n"
			 TAP_OVERVIEW, "structure.outline-mismatch", NULL, GD_NOTICE, "七部分", "7", "6");
	is_silent(TAP_TITLE "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况三部分组成。\n"
			  TAP_OVERVIEW, "structure.outline-mismatch", "as many as promised");
	is_silent(TAP_TITLE "本报告由总体情况、主动公开政府信息情况、存在的主要问题及改进情况等六部分组成。\n"
			  TAP_OVERVIEW, "structure.outline-mismatch", "an open list");
	is_silent(TAP_TITLE "本报告由总体情况、主动公开政府信息情况、存在的主要问题及改进情况、附表四部分组成。\n"
			  TAP_OVERVIEW, "structure.outline-mismatch", "an annex is a part");
	is_silent(TAP_TITLE "本报告由总体情况、公开工作亮点、主动公开政府信息情况四部分组成。\n" TAP_OVERVIEW,
			  "structure.outline-mismatch", "an item that is not known");
	is_silent(TAP_TITLE "本报告由六部分组成。\n" TAP_OVERVIEW, "structure.outline-mismatch", "no list");
	is_silent(TAP_TITLE "本报告第二部分为主动公开政府信息情况、存在的主要问题及改进情况。\n" TAP_OVERVIEW,
			  "structure.outline-mismatch", "the number of one part");
}

int
main(void)
{
	test_whole();
	test_missing_section();
	test_missing_heading();
	test_empty_section();
	test_no_headings();
	test_misnumbered();
	test_out_of_order();
	test_perfunctory();
	test_duplicate();
	test_promise();
	return done_testing();
}
