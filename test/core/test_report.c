/* What a text is, and what a report looks like from outside; texts are invented. */
#include "report_tap.h"

#define TITLE "云溪县2022年政府信息公开工作年度报告\n"

static void
test_status(void)
{
	static const struct
	{
		const char *name;
		const char *text;
		GdReportStatus status;
	}			cases[] = {
		{"no text", "", GD_EMPTY},
		{"white space", " \n\t\r\n　\xEF\xBB\xBF", GD_EMPTY},
		{"a title and headings", TITLE "一、总体情况\n好。\n", GD_REPORT},
		{"a title alone", TITLE, GD_REPORT},
		{"four statutory sections, no title",
			"一、总体情况\n好。\n二、主动公开政府信息情况\n好。\n三、收到和处理政府信息公开申请情况\n好。\n"
		"四、政府信息公开行政复议、行政诉讼情况\n无。\n", GD_REPORT},
		{"two sections and a table, no title",
			"一、总体情况\n好。\n二、主动公开政府信息情况\n信息内容|本年制发件数|本年废止件数|现行有效件数\n规章|0|0|0\n",
		GD_REPORT},
		{"a table of a form",
			"信息内容|本年制发件数|本年废止件数|现行有效件数\n规章|0|0|0\n", GD_FRAGMENT},
		{"two statutory sections", "二、主动公开政府信息情况\n好。\n三、收到和处理政府信息公开申请情况\n好。\n",
		GD_FRAGMENT},
		{"one statutory section", "一、总体情况\n好。\n", GD_NOT_A_REPORT},
		{"a table of no form", "甲|乙\n丙|丁\n", GD_NOT_A_REPORT},
		{"another report", "云溪县2022年财政决算报告\n一、收入\n二、支出\n", GD_NOT_A_REPORT},
		{"a notice about reports",
		"关于做好2022年政府信息公开工作年度报告编制工作的通知\n各单位：请于月底前报送。\n", GD_NOT_A_REPORT},
		{"prose", "春天来了，河边的柳树发了芽。\n", GD_NOT_A_REPORT},
		{"bytes", "\xFF\xFE\x01", GD_NOT_A_REPORT},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		TapReport	read = tap_read(cases[i].text);

		is_str(gd_report_status_name(read.report.status),
			   gd_report_status_name(cases[i].status), "%s", cases[i].name);
		is_int(read.report.copies, cases[i].status == GD_REPORT ? 1 : 0, "its copies");
	}
}

static void
test_scalars(void)
{
	TapReport	read = tap_read("首页 > 年报\n" TITLE "发布时间：2023-01-20\n"
								"本报告统计期限为2022年1月1日至2022年12月31日。\n一、总体情况\n好。\n"
								"二、主动公开政府信息情况\n好。\n云溪县人民政府\n2023年1月15日\n");
	const GdReport *report = &read.report;

	is_str(report->title, "云溪县2022年政府信息公开工作年度报告", "title");
	is_str(report->issuer, "云溪县", "issuer");
	is_int(report->year, 2022, "year");
	is_str(gd_script_name(report->script), "Hans", "script");
	is_int(report->published.month * 100 + report->published.day, 120, "published");
	is_int(report->signed_on.month * 100 + report->signed_on.day, 115, "signed");
	is_int(report->period_first.month * 100 + report->period_first.day, 101, "period, first day");
	is_int(report->period_last.month * 100 + report->period_last.day, 1231, "period, last day");
	is_int(report->period_last.year, 2022, "period, its year");
}

static bool
same_str(GdStr a, GdStr b)
{
	return (a.data == NULL) == (b.data == NULL) && a.length == b.length &&
		(a.length == 0 || memcmp(a.data, b.data, a.length) == 0);
}

static bool
same_date(GdDate a, GdDate b)
{
	return a.year == b.year && a.month == b.month && a.day == b.day;
}

static bool
same_scalar(GdScalar scalar, const GdReport *a, const GdReport *b)
{
	switch (scalar)
	{
		case GD_SCALAR_STATUS:
			return a->status == b->status;
		case GD_SCALAR_TITLE:
			return same_str(a->title, b->title);
		case GD_SCALAR_ISSUER:
			return same_str(a->issuer, b->issuer);
		case GD_SCALAR_YEAR:
			return a->year == b->year;
		case GD_SCALAR_SCRIPT:
			return a->script == b->script;
		case GD_SCALAR_PUBLISHED:
			return same_date(a->published, b->published);
		case GD_SCALAR_SIGNED_ON:
			return same_date(a->signed_on, b->signed_on);
	}
	return false;
}

/* A scalar asked for alone is the report's, whatever of the text it takes. */
static void
test_scalars_alone(void)
{
	static const struct
	{
		const char *name;
		const char *text;
	}			cases[] = {
		{"no text", " \n"},
		{"a report", TITLE "发布时间：2023-01-20\n一、总体情况\n好，共2件。\n云溪县人民政府\n2023年1月15日\n"},
		{"no title", "一、总体情况\n好。\n二、主动公开政府信息情况\n好。\n三、收到和处理政府信息公开申请情况\n好。\n"
			"四、政府信息公开行政复议、行政诉讼情况\n无。\n云溪县水利局\n2022年1月9日\n"},
		{"a title without a name", "2021年政府信息公开工作年度报告\n一、总体情况\n好。\n云溪县水利局\n2022年1月9日\n"},
		{"the signature before the tables",
			"2016年政府信息公开工作年度报告\n一、概述\n好。\n云溪县人民政府\n2017年3月5日\n二、附表\n"
		"统计指标|单位|统计数\n（一）主动公开政府信息数|条|12\n其中：主动公开规范性文件数|条|1\n"},
		{"a list of contents",
			TITLE "一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n"
			"根据条例，由云溪县水利局编制本报告。统计期限为2022年1月1日至2022年12月31日。\n"
		"一、总体情况\n好。\n二、主动公开政府信息情况\n好。\n"},
		{"a notice", "关于做好2022年政府信息公开工作年度报告编制工作的通知\n各单位：请于月底前报送。\n"},
		{"an interpretation", "《" "云溪县2022年政府信息公开工作年度报告》解读\n一、总体情况\n好。\n"},
		{"two copies", TITLE "根据《条例》的规定，现将云溪县二〇二二年政府信息公开工作的年度报告公布如下。\n一、总体情况\n好。\n二、主动公开政府信息情况\n好。\n"
			TITLE "根据《条例》的规定，现将云溪县二〇二二年政府信息公开工作的年度报告公布如下。\n一、总体情况\n好。\n二、主动公开政府信息情况\n好。\n"},
		{"one line", "云溪县2022年政府信息公开工作年度报告 一、总体情况 好。 二、主动公开政府信息情况 好。 云溪县人民政府 2023年1月15日"},
		{"HTML", "<html><body><h1>雲溪縣2022年政府信息公開工作年度報告</h1><p>一、總體情況</p><p>好。</p><p>2023年1月15日</p></body></html>"},
		{"bytes", "\xFF\xFE\x01"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		TapReport	read = tap_read(cases[i].text);

		for (unsigned scalar = GD_SCALAR_STATUS; scalar <= GD_SCALAR_SIGNED_ON; scalar *= 2)
		{
			TapHooks	hooks;
			GdConfig	config = tap_config(&hooks);
			GdReport	alone;

			is_int(gd_scalars_read(&config, read.text, strlen(cases[i].text), scalar, &alone),
				   GD_OK, "%s, scalar %u", cases[i].name, scalar);
			ok(same_scalar((GdScalar) scalar, &alone, &read.report), "it is the report's");
		}
	}
}

/* Facts asked for alone are the report's, whether the text is one or not. */
static void
test_facts_alone(void)
{
	static const struct
	{
		const char *name;
		const char *text;
		uint32_t	count;
	}			cases[] = {
		{"no table", TITLE "一、总体情况\n好。\n", 0},
		{"a report", TITLE "二、主动公开政府信息情况\n信息内容|本年制发件数|本年废止件数|现行有效件数\n规章|0|无|12\n", 3},
		{"a table alone", "信息内容|本年制发件数|本年废止件数|现行有效件数\n规章|0||12\n", 3},
		{"above a signature", "2016年政府信息公开工作年度报告\n一、附表\n统计指标|单位|统计数\n"
			"（一）主动公开政府信息数|条|12\n云溪县人民政府\n2017年3月5日\n", 1},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		TapReport	read = tap_read(cases[i].text);
		TapHooks	hooks;
		GdConfig	config = tap_config(&hooks);
		GdReport	alone;

		is_int(gd_facts_read(&config, read.text, strlen(cases[i].text), &alone), GD_OK, "%s", cases[i].name);
		is_int(read.report.nfacts, cases[i].count, "facts of the report");
		is_int(alone.nfacts, cases[i].count, "and alone");
		for (uint32_t k = 0; k < alone.nfacts && k < read.report.nfacts; k++)
			ok(alone.facts[k].item == read.report.facts[k].item &&
			   alone.facts[k].value.mantissa == read.report.facts[k].value.mantissa &&
			   alone.facts[k].place.start == read.report.facts[k].place.start, "the same");
	}
}

/* Lines that say nothing, more than the reader asks for before it decides. */
static void
fill(char *text, size_t size)
{
	while (strlen(text) + sizeof(TITLE) < size)
		strcat(text, "本年没有这样的情况。\n");
}

/* A title behind many lines of the page, and one further down than is looked. */
static void
test_title_further_down(void)
{
	static const struct
	{
		int			lines;
		size_t		length;
		bool		decided;
	}			cases[] = {
		{5, GD_PART_BYTES, true},
		{25, GD_PART_BYTES, true},
		{38, GD_PART_BYTES, false},
		{38, 4000, true},
		{45, 4000, false},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		char		text[6000] = "";
		TapReport	read;
		TapHooks	hooks;
		GdConfig	config = tap_config(&hooks);
		GdReport	alone;
		bool		decided;

		for (int k = 0; k < cases[i].lines; k++)
			sprintf(text + strlen(text), "政务服务、互动交流、走进云溪、数据发布%02d\n", k);
		strcat(text, TITLE "根据条例编制本报告。\n");
		fill(text, 5000);
		read = tap_read(text);
		is_int(gd_scalars_read_part(&config, read.text, cases[i].length, GD_SCALAR_YEAR, &alone,
									&decided), GD_OK, "below %d lines, by %d bytes", cases[i].lines,
			   (int) cases[i].length);
		is_int(decided, cases[i].decided, "decided");
		ok(!decided || alone.year == 2022, "its year");
		is_int(gd_scalars_read(&config, read.text, strlen(text), GD_SCALAR_YEAR, &alone), GD_OK,
			   "whole");
		is_int(alone.year, read.report.year, "the report's");
	}
}

/* The first lines decide what stands in them, if nothing behind them can alter it. */
static void
test_first_lines(void)
{
	static const struct
	{
		const char *name;
		const char *text;
		unsigned	decided;
	}			cases[] = {
		{"a title", TITLE "根据条例编制本报告。\n", 15},
		{"below links of the page", "首页\n政务公开\n" TITLE "根据条例编制本报告。\n", 15},
		{"a broken title", "云溪县\n2022年政府信息公开工作年度报告\n根据条例编制本报告。\n", 15},
		{"a page", "<html><head><style>p {}</style></head><body><h1>云溪县2022年政府信息公开工作年度报告</h1>"
			"<p>根据条例编制本报告。</p>\n<p>好。</p>\n", 15},
		{"a page that begins with a table",
			"<html><body><table><tr><td>云溪县2022年政府信息公开工作年度报告</td></tr></table><p>好。</p>\n", 0},
		{"a script that does not end", "<html><script>\n" TITLE "根据条例编制本报告。\n", 0},
		{"no page yet", "<p>云溪县2022年政府信息公开工作年度报告</p><p>根据条例编制本报告。</p>\n", 0},
		{"a sign of markup", "首页 > A&B\n" TITLE "根据条例编制本报告。\n", 0},
		{"no year", "云溪县政府信息公开工作年度报告\n根据条例编制本报告。\n", 0},
		{"no issuer", "2022年政府信息公开工作年度报告\n根据条例编制本报告。\n", 0},
		{"two titles", TITLE "云溪县2021年政府信息公开工作年度报告\n", 0},
		{"a heading above", "一、总体情况\n" TITLE "根据条例编制本报告。\n", 0},
		{"an interpretation", "《云溪县2022年政府信息公开工作年度报告》解读\n", 0},
		{"news", "今日发布云溪县2022年政府信息公开工作年度报告\n", 14},
		{"a longer line above",
			"站点导航：首页、政府信息公开、政务服务、互动交流、走进云溪、数据发布、专题专栏\n" TITLE, 0},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		char		text[4000] = "";
		TapReport	read;

		strcat(text, cases[i].text);
		fill(text, 2500);
		read = tap_read(text);
		for (unsigned scalar = GD_SCALAR_STATUS; scalar <= GD_SCALAR_SIGNED_ON; scalar *= 2)
		{
			TapHooks	hooks;
			GdConfig	config = tap_config(&hooks);
			GdReport	alone;
			bool		decided;

			/* the last character is cut */
			is_int(gd_scalars_read_part(&config, read.text, strlen(text) - 2, scalar, &alone, &decided),
				   GD_OK, "%s, scalar %u", cases[i].name, scalar);
			is_int(decided, (cases[i].decided & scalar) != 0, "decided");
			ok(!decided || same_scalar((GdScalar) scalar, &alone, &read.report), "it is the report's");
		}
	}
}

/* The signature stands before an annexed table. */
static void
test_annex(void)
{
	TapReport	read = tap_read("云溪县2016年政府信息公开工作年度报告\n一、概述\n好。\n二、主动公开政府信息情况\n好。\n"
								"云溪县人民政府\n2017年3月5日\n三、附表\n"
								"统计指标|单位|统计数\n（一）主动公开政府信息数|条|12\n其中：主动公开规范性文件数|条|1\n");

	is_int(read.report.signed_on.year, 2017, "signed before the annexed table");
	is_int(read.report.signed_on.month * 100 + read.report.signed_on.day, 305, "its day");

	/* a block title inside the table looks like a heading */
	read = tap_read("云溪县2012年政府信息公开工作年度报告\n一、概述\n工作开展顺利，情况良好。\n云溪县人民政府\n2013年3月5日\n"
					"云溪县2012年相关数据统计\n| 指标 | 累计数 | 发生数 |\n| 1.从事信息公开工作人员数 | 2 | 2 |\n"
					"五、收费和减免情况\n| 指标 | 累计数 | 发生数 |\n| 24.与信息公开相关的收费金额 | 0 | 0 |\n");
	is_int(read.report.signed_on.month * 100 + read.report.signed_on.day, 305, "signed before a table in blocks");
}

static void
test_bodies(void)
{
	TapReport	read = tap_read("前言。\n一、总体情况\n 甲。\n（一）平台\n乙。\n\n二、主动公开政府信息情况\n丙。\n"
								"信息内容|本年制发件数|本年废止件数|现行有效件数\n规章|0|0|0\n丁。\n"
								"三、收到和处理政府信息公开申请情况\n");
	const GdSection *sections = read.report.sections;

	is_int(read.report.nsections, 5, "a preamble and four sections");
	for (uint32_t i = 0; i < read.report.nsections; i++)
		is_int(sections[i].ordinal, i, "sections count from 0");
	is_int(sections[0].level, 0, "the preamble has level 0");
	is_int(sections[0].parent, -1, "and no parent");
	is_str(gd_section_kind_name(sections[0].kind), "preamble", "and a kind");
	is_str(sections[0].title, NULL, "but no title");
	is_str(sections[0].number, NULL, "and no number");
	is_str(sections[0].body, "前言。", "the preamble's text");
	is_str(sections[1].body, "甲。", "without subsections");
	is_str(sections[2].body, "乙。", "a subsection's own");
	is_str(sections[3].body, "丙。\n丁。", "without tables");
	is_str(sections[4].body, "", "none at all");
	is_str(sections[3].number, "二", "a number as printed");
	is_str(tap_slice(read.text, sections[3].place), "主动公开政府信息情况", "where a title stands");
	is_int(sections[2].parent, 1, "a subsection is in its section");
	is_int(read.report.tables[0].section, 3, "and so is a table");
}

/* Readings in brackets behind characters, in headings and labels. */
static void
test_glosses(void)
{
	TapReport	read = tap_read("云溪县2022年政府信息公开工作年度报(bào)告\n"
								"一、总(zǒng)体情况\n好。\n"
								"二、主动公开政府信息情况(kuàng)\n"
								"|信息内容|本年制发件数(shù)|本年废(fèi)止件数|现行有效件数|\n"
								"|规（guī）章(zhāng)|1|2|3|\n|行(xíng)政规范性文件|4|5|6|\n"
								"三、收到和处理(lǐ)政府信息公开申请情况\n"
								"自然人 商业企业 科研机构 社会公益组织 法律服(fú)务机构 其他 总计\n"
								"一、本年新收政府信息公开申请数(shù)量 1 0 0 0 0 0 1\n"
								"二、上年结转(zhuǎn)政府信息公开申请数量 2 0 0 0 0 0 2\n");

	is_str(gd_report_status_name(read.report.status), "report", "glosses: status");
	is_str(read.report.issuer, "云溪县", "glosses: issuer");
	is_int(read.report.year, 2022, "glosses: year");
	is_int(read.report.nsections, 4, "glosses: sections");
	is_str(gd_section_kind_name(read.report.sections[1].kind), "overview", "glosses: a heading");
	is_str(gd_section_kind_name(read.report.sections[2].kind), "disclosure", "glosses: a heading");
	is_str(gd_section_kind_name(read.report.sections[3].kind), "requests", "glosses: a heading");
	is_number(&read, "disclosure.regulations.made", 1, "glosses");
	is_number(&read, "disclosure.normative_documents.repealed", 5, "glosses");
	is_number(&read, "requests.new.total", 1, "glosses");
	is_number(&read, "requests.carried_in.natural_person", 2, "glosses");
}

/* Characters that were read in another encoding: an answer, and no facts. */
static void
test_mojibake(void)
{
	static const char *const texts[] = {
		/* UTF-8 read as Latin-1 */
		"ä¸€ã€\x81æ€»ä½“æƒ…å†µ\n| è§„ç« | 1 | 2 | 3 |\n| ä¿¡æ¯ | 4 | 5 | 6 |\n",
		/* UTF-8 read as GBK */
		"涓€銆佹€讳綋鎯呭喌\n| 瑙勭珷 | 1 | 2 | 3 |\n| 淇℃伅鍐呭 | 4 | 5 | 6 |\n",
		/* characters lost */
		"\xEF\xBF\xBD\xEF\xBF\xBD、\xEF\xBF\xBD体情况\n|\xEF\xBF\xBD章|1|2|3|\n|行\xEF\xBF\xBD\xEF\xBF\xBD范|4|5|6|\n",
		/* GBK as it stands */
		"\xD2\xBB\xA1\xA2\xD7\xDC\xCC\xE5\xC7\xE9\xBF\xF6\n|\xB9\xE6\xD5\xC2|1|2|3|\n",
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
	{
		TapReport	read = tap_read(texts[i]);

		is_str(gd_report_status_name(read.report.status), "not_a_report", "mojibake %d", (int) i);
		is_int(read.report.nfacts, 0, "mojibake %d: no facts", (int) i);
	}
}

/* A name that is printed over two lines is one. */
static void
test_issuer(void)
{
	TapReport	read = tap_read("根据有关规定，由云溪县\n人民政府办公室编制本报告。\n"
								"一、总体情况\n好。\n二、主动公开政府信息情况\n好。\n"
								"三、收到和处理政府信息公开申请情况\n无。\n六、其他需要报告的事项\n无。\n");

	is_str(read.report.issuer, "云溪县人民政府办公室", "an issuer over two lines");
}

int
main(void)
{
	test_status();
	test_scalars();
	test_scalars_alone();
	test_facts_alone();
	test_first_lines();
	test_title_further_down();
	test_annex();
	test_bodies();
	test_glosses();
	test_mojibake();
	test_issuer();
	return done_testing();
}
