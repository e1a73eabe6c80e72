/* A grid read as a table of a form, where no borders stand between its cells. */
#include "report_tap.h"

/* Cells, and lines, without anything between them. */
static void
test_glued(void)
{
	static const char *const head = "七、附表\n云溪县人民政府政府信息公开情况统计表（2017年度）";
	char		text[2000];
	TapReport	read;
	const GdFact *fact;

	snprintf(text, sizeof(text), "%s统计指标单位统计数一、主动公开情况————（一）主动公开政府信息数条5"
			 "其中：主动公开规范性文件数条/制发规范性文件数件—（二）通过不同渠道和方式公开政府信息的情况——"
			 "1.政府公报公开政府信息数条02.政府网站公开政府信息数条123.政务微博公开政府信息数条\n", head);
	read = tap_read(text);
	if (is_int(read.report.ntables, 1, "glued: a table behind its title"))
		is_str(gd_form_name(read.report.tables[0].form), "national2014", "its form");
	is_number(&read, "statistics.disclosed.value", 5, "glued: a figure before 其中");
	is_number(&read, "statistics.channels.gazette.value", 0, "glued: a zero before an ordinal");
	is_number(&read, "statistics.channels.website.value", 12, "glued: a figure before an ordinal");
	fact = tap_fact(&read, "statistics.disclosed.normative_documents.value");
	ok(fact != NULL && fact->kind == GD_DASH, "glued: a slash before a label is a dash");
	fact = tap_fact(&read, "statistics.normative_documents.made.value");
	ok(fact != NULL && fact->kind == GD_DASH, "glued: a dash before a bracket");

	read = tap_read("七、附表\n统计指标单位统计数\n4.不同意公开答复数件3其中：1.涉及国家秘密件02.涉及商业秘密件"
					"13.涉及个人隐私件2\n");
	is_number(&read, "statistics.replies.refused.state_secret.value", 0,
			  "glued: before an ordinal that the form does not print");
	is_number(&read, "statistics.replies.refused.trade_secret.value", 1,
			  "glued: before an ordinal that the form does not print");
	is_number(&read, "statistics.replies.refused.privacy.value", 2, "glued: the last of them");

	read = tap_read("七、附表\n指标名称计量单位2016年度历年累计\n主动公开信息数条\n其中:1.网站公开条\n"
					"2.政府公报公开条\n行政复议数件\n行政诉讼数件\n");
	is_str(read.report.ntables == 1 ? gd_form_name(read.report.tables[0].form) : "none",
		   "fujian2009", "glued: a table without a figure");

	read = tap_read("一、总体情况\n一年来，本年度共5次，行政复议1件，总计6件，其他2件。\n");
	is_int(read.report.ntables, 0, "glued: words of forms in a sentence");
}

/* Rows whose figures ran together, though they read like one number. */
static void
test_runs(void)
{
	TapReport	read;
	const GdFact *fact;

	read = tap_read("四、政府信息公开行政复议、行政诉讼情况\n行政复议行政诉讼\n"
					"结果维持结果纠正其他结果尚未审结总计未经复议直接起诉复议后起诉\n"
					"结果维持结果纠正其他结果尚未审结总计结果维持结果纠正其他结果尚未审结总计\n"
					"700070006600000\n");
	fact = tap_fact(&read, "disputes.lawsuit_direct.total");
	ok(fact != NULL && fact->recovery == GD_DERIVED && fact->value.mantissa == 6,
	   "a run of digits alone on its line");

	read = tap_read("三、收到和处理政府信息公开申请情况\n申请人情况\n自然人法人或其他组织合计\n"
					"商业企业科研机构社会公益组织法律服务机构其他\n一、本年新收政府信息公开申请数量1000001\n");
	fact = tap_fact(&read, "requests.new.total");
	ok(fact != NULL && fact->recovery == GD_DERIVED && fact->value.mantissa == 1,
	   "headers that run together like a subtotal");
}

/* A value, or "" where the page is blank, ? where nothing is stated. */
static void
is_cell(const TapReport *read, const char *code, const char *value, const char *name)
{
	const GdFact *fact = tap_fact(read, code);
	char		found[40] = "none";

	if (fact != NULL && fact->recovery == GD_AMBIGUOUS)
		strcpy(found, "?");
	else if (fact != NULL && fact->kind == GD_NUMBER)
		snprintf(found, sizeof(found), "%lld", (long long) fact->value.mantissa);
	else if (fact != NULL)
		strcpy(found, fact->kind == GD_BLANK ? "" : fact->kind == GD_DASH ? "-" : "text");
	is_str(found, value, "%s: %s", name, code);
}

#define ANNEX "七、附表\n"
#define JILIN_HEAD "   指 标                     累计数      2012年发生数\n"

/* Columns of spaces: the place on the line tells which figure is missing. */
static void
test_places(void)
{
	static const char *const rows =
		"   4.公开信息总数                89          13\n"
		"   其中:⑴市本级公开信息数★           7           0\n"
		"   ⑵县(市)区及开发区本级公开信息数★                  8\n"
		"   ⑶乡镇街道公开信息数★             2926\n";
	char		text[4000];
	TapReport	read;

	snprintf(text, sizeof(text), "%s%s%s", ANNEX, JILIN_HEAD, rows);
	read = tap_read(text);
	is_cell(&read, "statistics.disclosed_by_level.county.cumulative", "", "the first is blank");
	is_cell(&read, "statistics.disclosed_by_level.county.year", "8", "the first is blank");
	is_cell(&read, "statistics.disclosed_by_level.township.cumulative", "2926", "the second is");
	is_cell(&read, "statistics.disclosed_by_level.township.year", "", "the second is");

	/* between two columns, or pushed by its label */
	snprintf(text, sizeof(text), "%s%s%s%s", ANNEX, JILIN_HEAD, rows,
			 "   13.其他种类公报的名称和数量               5\n"
			 "   14.新闻发布会召开次数，包括各部门召开的次数在内 6\n");
	read = tap_read(text);
	is_cell(&read, "statistics.gazette.other.cumulative", "?", "between two columns");
	is_cell(&read, "statistics.gazette.other.year", "?", "between two columns");
	is_not_stated(&read, "statistics.press.conferences.year", "pushed by its label");

	/* another page, other columns */
	snprintf(text, sizeof(text), "%s%s%s%s", ANNEX, JILIN_HEAD, rows,
			 "\n                - 3 -\n\n"
			 "   14.新闻发布会召开次数                     3           2\n"
			 "   15.新闻发布会发布信息数                    6\n"
			 "   17.超过20个工作日的数量                               4\n");
	read = tap_read(text);
	is_cell(&read, "statistics.press.items.cumulative", "6", "columns of another page");
	is_cell(&read, "statistics.press.items.year", "", "columns of another page");
	is_cell(&read, "statistics.timeliness.online_over_20_days.cumulative", "", "columns of another page");
	is_cell(&read, "statistics.timeliness.online_over_20_days.year", "4", "columns of another page");

	snprintf(text, sizeof(text), "%s%s%s%s", ANNEX, JILIN_HEAD, rows,
			 "\n                - 3 -\n\n"
			 "   15.新闻发布会发布信息数                    6\n");
	read = tap_read(text);
	is_cell(&read, "statistics.press.items.cumulative", "?",
			"a page that does not say where its columns are");

	/* by characters a figure between two columns, by columns of a screen under the wrong one */
	read = tap_read("二、主动公开政府信息情况\n"
					"   第二十条第（五）项\n"
					"   信息内容       上一年项目数量 本年增/减   处理决定数量\n"
					"   行政许可       253     4       35\n"
					"   其他对外管理服务事项 294     8       119\n"
					"   第二十条第（八）项\n"
					"   信息内容       上一年项目数量 本年增/减\n"
					"   行政事业性收费            2\n");
	is_cell(&read, "disclosure.licensing.items_previous", "253", "rows without a blank");
	is_cell(&read, "disclosure.fees.items_previous", "?", "two measures");
	is_cell(&read, "disclosure.fees.items_change", "?", "two measures");
}

/* Labels broken over lines, the figures on any of them. */
static void
test_pieces(void)
{
	TapReport	read;

	read = tap_read("三、收到和处理政府信息公开申请情况\n"
					"      申请人情况\n自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  总计\n"
					"   4.无正当理由大量反复申请        0     0     0     0     0     0     0\n"
					"   要求行政机关确认或重新出具已获取\n"
					"                             1     0     0     0     0     0     1\n"
					"   的信息\n"
					"   1.申请人无正当理由逾期不补正、\n"
					"   行政机关不再处理其政府信息公开申\n"
					"   请                        2     0     0     0     0     0     2\n"
					"   （六）其他处理\n"
					"   2.申请人逾期未按收费通知要求缴\n"
					"   纳费用、行政机关不再处理其政府信      3     0     0     0     0     0     3\n"
					"   息公开申请\n"
					"   3.其他                      4     0     0     0     0     0     4\n");
	is_number(&read, "requests.not_processed.reconfirmation.total", 1, "figures between pieces");
	is_number(&read, "requests.closed_otherwise.not_amended.total", 2, "figures beside the last piece");
	is_number(&read, "requests.closed_otherwise.fee_unpaid.total", 3, "figures beside the middle one");
	is_number(&read, "requests.closed_otherwise.other.total", 4, "the row below");

	read = tap_read(ANNEX JILIN_HEAD
					"   7.政府(含开发区)设置的政府信息公\n"
					"   开专栏或网站的点击次数★            5          4\n"
					"   8.政府(含开发区)设立的公共信息查\n\n     - 3 -\n\n"
					"   阅点数★                   2          1\n"
					"   其中:⑴可进行电子信息查阅的查阅点数\n"
					"   ★                      ----        ----\n"
					"   16.文件信息从生成到网上公开不超过\n"
					"   20个工作日的数量                 9           0\n"
					"   18.文件信息从生成到向公共查阅点报送不超过30\n"
					"   个工作日的数量                        7           6\n");
	is_number(&read, "statistics.website.hits.cumulative", 5, "an ordinal like a heading's");
	is_number(&read, "statistics.reading_points.year", 1, "a label broken by a page's end");
	is_number(&read, "statistics.timeliness.online_within_20_days.cumulative", 9,
			  "digits of the label begin a line");
	is_number(&read, "statistics.timeliness.reading_within_30_days.cumulative", 7,
			  "digits of the label end a line");
	is_cell(&read, "statistics.reading_points.electronic.cumulative", "-", "a mark alone");

	/* a mark ends a label; the row of blanks behind it has its own */
	read = tap_read(ANNEX JILIN_HEAD
					"   7.政府(含开发区)设置的政府信息公开专栏或网站的点击次数★   5          4\n"
					"   其中:⑴可进行电子信息查阅的查阅点数\n"
					"   ★                                      3          2\n"
					"   9.政府(含开发区)设立的公共信息查\n"
					"   阅点汇集信息总数★\n"
					"   其中:⑴电子信息数★                           1          0\n");
	is_number(&read, "statistics.reading_points.electronic.year", 2, "a mark between two labels");
	is_cell(&read, "statistics.reading_items.year", "", "a row of blanks behind it");

	/* a table of blanks has no figures to tell its rows by */
	read = tap_read(ANNEX JILIN_HEAD
					"   行政复议\n"
					"   22.与信息公开事务相关的行政复议申\n\n      - 4 -\n\n"
					"   请数\n"
					"   其中:⑴受理数\n   其中:①办结数\n   其中:Ⅰ维持行为数\n   Ⅱ纠错数\n");
	is_cell(&read, "statistics.reconsideration.year", "", "a broken label among blanks");
	is_cell(&read, "statistics.reconsideration.accepted.year", "", "the row below it");

	/* digits that run on from a word are no figure of such a table either */
	read = tap_read(ANNEX JILIN_HEAD
					"   17.超过20个工作日的数量\n"
					"   18.文件信息从生成到向公共查阅点报送不超过30\n"
					"   个工作日的数量\n"
					"   19.超过30个工作日的数量\n   20.政府信息公开申请数\n   21.对申请的答复数\n");
	is_cell(&read, "statistics.timeliness.online_over_20_days.year", "", "the row above the digits");
	is_cell(&read, "statistics.timeliness.reading_within_30_days.year", "", "digits of a label");
	is_cell(&read, "statistics.timeliness.reading_over_30_days.year", "", "the row below them");

	/* the dashes beside the label of a group, which a page breaks, are of no row */
	read = tap_read(ANNEX "统计指标   单位   统计数\n"
					"   5.其他方式公开政府信息数                   条           4\n"
					"   二、回应解读情况                       ——          ——\n"
					"   （一）回应公众关注热点或重大舆情数               次\n"
					"   （二）通过不同渠道和方式回应解读的情\n\n         — 2 —\n\n"
					"   况                           ——          ——\n"
					"   1.参加或举办新闻发布会总次数              次           5\n");
	is_cell(&read, "statistics.responses.value", "", "a row of blanks above a broken group");
	is_number(&read, "statistics.responses.press_conferences.value", 5, "the row below it");

	read = tap_read(ANNEX "统计指标   单位   统计数\n"
					"   (三)从事政府信息公开工作人员数       人        5\n"
					"   (四)政府信息公开专项经费(不包括用\n"
					"   于政府公报编辑管理及政府网站建设维护\n"
					"   等方面的经费)                 万元         12\n");
	is_number(&read, "statistics.budget.value", 12, "a note broken over lines");

	/* the label of a row of blanks is no piece of what the row of a group prints */
	read = tap_read(ANNEX "统计指标   单位   统计数\n"
					"   (一)主动公开政府信息数              条\n"
					"   二、回应解读情况             ——         ——\n"
					"   (一)回应公众关注热点或重大舆情数       次         5\n");
	is_cell(&read, "statistics.disclosed.value", "", "a row of blanks above a group");
	is_number(&read, "statistics.responses.value", 5, "the row below the group");

	/* a row of blanks, its label broken by a page's end */
	read = tap_read(ANNEX "统计指标   单位   统计数\n"
					"   2.政府网站在线访谈次数                    次          39\n"
					"   其中:主要负责同志参加政府网站在线访\n\n      -2-\n\n"
					"   谈次数                               次\n"
					"   4.微博微信回应事件数                       次           1\n");
	is_cell(&read, "statistics.responses.interviews.by_head.value", "", "a row of blanks in two pieces");
	is_number(&read, "statistics.responses.interviews.value", 39, "the row above it");

	/* an ordinal of the document's own before a label in pieces */
	read = tap_read(ANNEX "统计指标   单位   统计数\n"
					"   (三)申请答复数                     件          30\n"
					"   2.同意公开答复数                    件          5\n"
					"   3.同意部分公开答复数                  件          0\n"
					"   不予公开答复数                      件          25\n"
					"   其中:1.涉及国家秘密                  件          3\n"
					"   2.涉及商业秘密                     件          4\n"
					"   3.涉及个人隐私                     件          5\n"
					"   4.危及国家安全公共安全经济安全及社\n\n     - 2 -\n\n"
					"   会稳定                          件          6\n"
					"   5.不是《条例》所指政府信息               件          7\n");
	is_number(&read, "statistics.replies.refused.security_and_stability.value", 6, "an ordinal of its own");
	is_number(&read, "statistics.replies.refused.privacy.value", 5, "the row above an ordinal of its own");

	/* a title between rows with borders makes no pieces of them */
	read = tap_read(ANNEX "| 指 标 |  | 累计数 | 2012年发生数 |\n| 行政复议 | 22.与信息公开事务相关的行政复议申请数 |  |  |\n"
					"|  | 其中:⑴受理数 |  |  |\n|  | 其中:①办结数 | 9 | 4 |\n五、收费和减免情况\n"
					"| 收费 | 24.与信息公开相关的收费金额 | 3 | 2 |\n");
	is_cell(&read, "statistics.reconsideration.accepted.year", "", "a row of blanks with borders");
}

int
main(void)
{
	test_glued();
	test_runs();
	test_places();
	test_pieces();
	return done_testing();
}
