/* Title, issuer, year, dates and script; every text here is invented. */
#include "meta/meta.h"
#include "tap.h"
#include "base/text.h"

static Arena arena;

static const GdStr anybody = {NULL, 0};

static GdSpan
whole(const char *text)
{
	return span_between(0, (uint32_t) strlen(text));
}

/* ---- title and issuer ------------------------------------------------------- */

typedef struct TitleCase
{
	const char *text;
	const char *title;
	const char *issuer;
	int			year;
} TitleCase;

static const TitleCase titles[] = {
	{"云溪县2020年政府信息公开工作年度报告\n根据条例,编制本报告。",
	"云溪县2020年政府信息公开工作年度报告", "云溪县", 2020},
	{"云溪县人民政府\n2020年政府信息公开工作年度报告\n2020年,我县……",
	"云溪县人民政府2020年政府信息公开工作年度报告", "云溪县人民政府", 2020},
	{"        云溪县\n      人民政府\n  2020 年政府信息公开工作年度报告\n\n",
	"云溪县人民政府2020 年政府信息公开工作年度报告", "云溪县人民政府", 2020},
	{"云溪县统计局2019年政府信息公开\n工作年度报告\n为了",
	"云溪县统计局2019年政府信息公开工作年度报告", "云溪县统计局", 2019},
	{"云溪县统计局2019年政府信息公开工作年度报\n告\n一、",
	"云溪县统计局2019年政府信息公开工作年度报告", "云溪县统计局", 2019},
	{"雲溪縣２０２１年政府信息公開工作年度報告。\n根據",
	"雲溪縣２０２１年政府信息公開工作年度報告", "雲溪縣", 2021},
	{"云溪县二○一二年政府信息公开工作年度报告",
	"云溪县二○一二年政府信息公开工作年度报告", "云溪县", 2012},
	{"# 云溪镇2022年政府信息公开年报\n", "云溪镇2022年政府信息公开年报",
	"云溪镇", 2022},
	{"**云溪镇2022年政务公开工作报告**", "云溪镇2022年政务公开工作报告", "云溪镇",
	2022},
	{"关于云溪县司法局2018年度政府信息公开工作情况的报告",
	"关于云溪县司法局2018年度政府信息公开工作情况的报告", "云溪县司法局", 2018},
	{"云溪县司法局关于2018年度政府信息公开工作情况的报告",
	"云溪县司法局关于2018年度政府信息公开工作情况的报告", "云溪县司法局", 2018},
	{"2018年云溪县司法局政府信息公开年度报告",
	"2018年云溪县司法局政府信息公开年度报告", "云溪县司法局", 2018},
	{"2018年度云溪县人民政府信息公开年度报告",
	"2018年度云溪县人民政府信息公开年度报告", "云溪县人民政府", 2018},
	{"云溪市政府信息中心2018年政府信息公开年度报告",
	"云溪市政府信息中心2018年政府信息公开年度报告", "云溪市政府信息中心", 2018},
	{"中共云溪县委机构编制委员会办公室2021年政府信息公开工作年度报告",
	"中共云溪县委机构编制委员会办公室2021年政府信息公开工作年度报告",
	"中共云溪县委机构编制委员会办公室", 2021},
	{"云溪大学2020-2021学年信息公开工作年度报告",
	"云溪大学2020-2021学年信息公开工作年度报告", "云溪大学", 2021},
	{"云溪县2021年关于2020年度政府信息公开工作的报告",
	"云溪县2021年关于2020年度政府信息公开工作的报告", "云溪县", 2020},
	{"2020年政府信息公开工作年度报告（云溪县水利局）",
	"2020年政府信息公开工作年度报告（云溪县水利局）", "云溪县水利局", 2020},
	{"云溪县水利局政府信息公开年度报告\n（2008年度）\n根据",
	"云溪县水利局政府信息公开年度报告（2008年度）", "云溪县水利局", 2008},
	{"云溪县水利局2008年政府信息公开年度报告(pdf)",
	"云溪县水利局2008年政府信息公开年度报告", "云溪县水利局", 2008},
	{"云溪县2020 年政府信息公开工作年度报告 发布时间:2021-01-20 来源:本站",
	"云溪县2020 年政府信息公开工作年度报告", "云溪县", 2020},
	{"首页>政务公开>年报\n索引号:001 发布机构:云溪县\n"
		"云溪县2020年政府信息公开工作年度报告\n发布日期:2021-01-20",
	"云溪县2020年政府信息公开工作年度报告", "云溪县", 2020},
	{"当前位置: 首页 > 年报 > 云溪县2020年政府信息公开工作年度报告\n根据",
	"云溪县2020年政府信息公开工作年度报告", "云溪县", 2020},
	{"| 索引号 | 001 | 发布机构 | 云溪县政府 |\n| 标题 | "
		"云溪县2020年政府信息公开工作年度报告 |\n\n正文",
	"云溪县2020年政府信息公开工作年度报告", "云溪县", 2020},
	{"标题：云溪县2020年政府信息公开工作年度报告\n",
	"云溪县2020年政府信息公开工作年度报告", "云溪县", 2020},
	{"政府信息公开年报\n云溪县2020年政府信息公开工作年度报告\n",
	"云溪县2020年政府信息公开工作年度报告", "云溪县", 2020},
	{"云溪县人民政府\n云溪县水利局2020年政府信息公开工作年度报告\n",
	"云溪县水利局2020年政府信息公开工作年度报告", "云溪县水利局", 2020},
	{"云溪县2020年政府信息公开工作年度报告\n云溪县2020年政府信息公开工作年度报告。\n",
	"云溪县2020年政府信息公开工作年度报告", "云溪县", 2020},
	{"云溪县2020年政府信息公开工作年度报告根据《条例》规定,编制本报告。一、总体情况",
	"云溪县2020年政府信息公开工作年度报告", "云溪县", 2020},
	{"云溪县2020年政府信息公开工作年度报告2020年,我县认真工作。一、总体情况",
	"云溪县2020年政府信息公开工作年度报告", "云溪县", 2020},
	{"云溪县政府信息公开工作2020年度报告\n", "云溪县政府信息公开工作2020年度报告",
	"云溪县", 2020},
	/* reports of other names, and notices that hold one */
	{"云溪县水利局2012年政务公开工作总结\n一、概述", "云溪县水利局2012年政务公开工作总结", "云溪县水利局", 2012},
	{"云溪县水利局2012年政府信息公开工作情况汇报", "云溪县水利局2012年政府信息公开工作情况汇报", "云溪县水利局",
	2012},
	{"关于云溪县水利局2020年政府信息公开工作年度报告的公告\n现予公布。",
	"关于云溪县水利局2020年政府信息公开工作年度报告的公告", "云溪县水利局", 2020},
	{"关于云溪县水利局2020年政府信息公开工作年度报告的公告\n云溪县水利局2020年政府信息公开工作年度报告\n",
	"云溪县水利局2020年政府信息公开工作年度报告", "云溪县水利局", 2020},
	/* words that name nobody */
	{"关于报送2020年政府信息公开工作年度报告的报告", "关于报送2020年政府信息公开工作年度报告的报告", NULL, 2020},
	{"2020年全县政府信息公开工作年度报告", "2020年全县政府信息公开工作年度报告", NULL, 2020},
	{"本单位2020年度政府信息公开工作年度报告", "本单位2020年度政府信息公开工作年度报告", NULL, 2020},
	{"关于2020年度开展政府信息公开工作情况的报告", "关于2020年度开展政府信息公开工作情况的报告", NULL, 2020},
	{"关于上报云溪县水利局2020年政府信息公开工作年度报告的报告",
	"关于上报云溪县水利局2020年政府信息公开工作年度报告的报告", "云溪县水利局", 2020},
	{"云溪县水利局公布2020年政府信息公开工作年度报告",
	"云溪县水利局公布2020年政府信息公开工作年度报告", "云溪县水利局", 2020},
	{"云溪2020年政府信息公开工作年度报告", "云溪2020年政府信息公开工作年度报告", "云溪", 2020},
	{"全州县2020年政府信息公开工作年度报告", "全州县2020年政府信息公开工作年度报告", "全州县", 2020},
	{"政府信息公开工作年度报告\n2020年,云溪县认真工作。",
	"政府信息公开工作年度报告", NULL, 2020},
	{"云溪县2018年政府信息公开年度报告\n云溪县2019年政府信息公开年度报告\n\n本年工作良好。",
	"云溪县2019年政府信息公开年度报告", "云溪县", 2019},
	{"云溪县2019年政府信息公开年度报告\n云溪县2018年政府信息公开年度报告\n\n发布日期：2019-01-20\n"
		"云溪县2018年政府信息公开年度报告\n本年工作良好。",
	"云溪县2018年政府信息公开年度报告", "云溪县", 2018},
	{"云溪县2019年政府信息公开年度报告\n云岭县2019年政府信息公开年度报告\n",
	"云溪县2019年政府信息公开年度报告", "云溪县", 2019},
	{"根据有关规定，编写并公布云溪县\n统计局2021年政府信息公开工作年度报告。", NULL, "云溪县\n统计局", 2021},
	{"根据规定,现公布云溪县2021年度政府信息公开年度报告。", NULL, NULL, 2021},
	{"现将云溪县2021年政府信息公开工作年度报告公布", NULL, NULL, 2021},
	{"按照《关于做好2021年政府信息公开工作年度报告》要求", NULL, NULL, 2021},
	{"一、云溪县2021年政府信息公开工作年度报告", NULL, NULL, 2021},
	{"云溪县2021年政府信息公开工作年度报告的通知", NULL, NULL, 2021},
	{"云溪县2021年工作报告", NULL, NULL, 2021},
	{"", NULL, NULL, 0}, {" \n\t\n", NULL, NULL, 0}, {"报告", NULL, NULL, 0},
	{"\xFF\xFE报告\xE4\xB8", NULL, NULL, 0},
};

static void
test_titles(void)
{
	for (size_t i = 0; i < sizeof(titles) / sizeof(titles[0]); i++)
	{
		const TitleCase *test = &titles[i];
		GdSpan		span = whole(test->text);
		const char *text = tap_tight(test->text, span.length);
		MetaSignature unsigned_;
		MetaTitle	title;

		memset(&unsigned_, 0, sizeof(unsigned_));
		is_int(meta_title(&arena, text, span, &title), GD_OK, "%s", test->text);
		is_str(title.words, test->title, "its title");
		is_str(meta_issuer(text, span, &title, &unsigned_), test->issuer,
			   "its issuer");
		is_int(meta_year(text, span, span, &title).year, test->year, "its year");
	}
}

static void
test_title_place(void)
{
	static const char text[] =
		"\n云溪县人民政府\n\n  2020年政府信息公开年度报告。\n正文";
	MetaTitle	title;

	meta_title(&arena, text, whole(text), &title);
	is_int(title.nlines, 2, "a title of two lines");
	is_str(tap_slice(text, title.lines[0]), "云溪县人民政府", "the first");
	is_str(tap_slice(text, title.lines[1]), "2020年政府信息公开年度报告",
		   "the second, without the full stop");
	is_int(title.place.start, 1, "where it begins");
	is_int(span_end(title.place), span_end(title.lines[1]), "where it ends");
}

static void
test_title_memory(void)
{
	static const char text[] = "云溪县人民政府\n2020年政府信息公开年度报告";
	TapHooks	hooks;
	GdConfig	config = tap_config(&hooks);
	Arena		empty;
	MetaTitle	title;

	hooks.fail_at = 0;
	arena_init(&empty, &config);
	is_int(meta_title(&empty, text, whole(text), &title), GD_NO_MEMORY,
		   "memory refused");
}

/* ---- issuer without a title -------------------------------------------------- */

static void
test_preamble_issuer(void)
{
	static const struct
	{
		const char *text;
		const char *issuer;
	}			cases[] = {
		{"本报告由云溪县人民政府办公室编制。", "云溪县人民政府办公室"},
		{"本报告由雲溪縣人民政府辦公室根據《條例》編制。", "雲溪縣人民政府辦公室"},
		{"依照规定,由云溪市水利局综合各部门材料编制而成。", "云溪市水利局"},
		{"根据《条例》规定,云溪县交通局综合各科室工作编制本报告。", "云溪县交通局"},
		{"如有疑问,请与云溪县教育局办公室联系（电话：0000）。", "云溪县教育局办公室"},
		{"请联系云溪县\n  教育局（地址：东街）。", "云溪县\n  教育局"},
		{"本报告由我局办公室编制。", NULL},
		{"由于工作繁忙,请与我们联系。", NULL},
		{"", NULL},
	};
	MetaTitle	untitled;
	MetaSignature none;

	memset(&untitled, 0, sizeof(untitled));
	memset(&none, 0, sizeof(none));
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		GdSpan		span = whole(cases[i].text);

		is_str(meta_issuer(tap_tight(cases[i].text, span.length), span,
						   &untitled, &none), cases[i].issuer, "%s",
			   cases[i].text);
	}
}

/* ---- signature ----------------------------------------------------------------- */

typedef struct SignatureCase
{
	const char *text;
	const char *date;			/* NULL: none */
	const char *issuer;			/* NULL: none */
} SignatureCase;

static const SignatureCase signatures[] = {
	{"无其他事项。\n云溪县人民政府\n2022年1月5日", "2022-1-5", "云溪县人民政府"},
	{"无其他事项。\n　　　雲溪縣人民政府\n　　　二○二二年一月五日\n", "2022-1-5",
	"雲溪縣人民政府"},
	{"无其他事项。\n云溪县水利局 2022年1月5日\n", "2022-1-5", "云溪县水利局"},
	{"无其他事项。\n云溪县水利局（2022年1月5日）\n", "2022-1-5", "云溪县水利局"},
	{"无其他事项。\n2022年1月5日\n", "2022-1-5", NULL},
	{"无其他事项。\n云溪县水利局\n2022-01-05\n", "2022-1-5", "云溪县水利局"},
	{"无其他事项。\n2022-01-05\n", NULL, NULL},
	{"无其他事项。\n云溪县水利局\n2022年1月5日\n\n- 5 -\n", "2022-1-5", "云溪县水利局"},
	{"无其他事项。\n云溪县水利局\n- 4 -\n2022年1月5日\n", "2022-1-5", "云溪县水利局"},
	{"无其他事项。\n云溪县水利局\n2022年1月5日\n相关链接\n上一篇：某文\n下一篇：某文\n"
		"Copyright © 某网 版权所有\n备案号：000\n网站地图", "2022-1-5", "云溪县水利局"},
	{"本年度无收费情况。云溪县水利局2022年1月5日", "2022-1-5", "云溪县水利局"},
	{"表 0 0 0 本年度无收费 云溪县水利局 2022年1月5日", "2022-1-5", "云溪县水利局"},
	{"无其他事项。\n云溪镇\n2022年1月5日", "2022-1-5", "云溪镇"},
	{"条例自2019年5月15日起施行。", NULL, NULL},
	{"以上数据统计至2021年12月31日", NULL, NULL},
	{"以上数据统计至2021年12月31日。", NULL, NULL},
	{"无其他事项。\n发布时间：2022年1月5日", NULL, NULL},
	{"无其他事项。\n云溪县水利局", NULL, "云溪县水利局"},
	{"无其他事项。\n某文标题 2022-01-05\n某文标题 2022-01-06", NULL, NULL},
	{"0 |\n0 |\n2021年12月31日 |\n", NULL, NULL},
	{"", NULL, NULL}, {"\n\n\n", NULL, NULL}, {"\xFF\n\xE4\xB8", NULL, NULL},
};

static void
test_signatures(void)
{
	for (size_t i = 0; i < sizeof(signatures) / sizeof(signatures[0]); i++)
	{
		const SignatureCase *test = &signatures[i];
		GdSpan		span = whole(test->text);
		const char *text = tap_tight(test->text, span.length);
		GdStr		nobody = {NULL, 0};
		MetaSignature got;
		char		date[40];

		meta_signature(text, span, anybody, &got);
		snprintf(date, sizeof(date), "%d-%d-%d", got.date.year, got.date.month,
				 got.date.day);
		is_str(got.date.year == 0 ? NULL : date, test->date, "date: %s",
			   test->text);
		is_str(got.issuer.length == 0 ? nobody : tap_slice(text, got.issuer),
			   test->issuer, "name");
	}
}

/* Links below a report are dated as it is; its own name tells them apart. */
static void
test_own_signature(void)
{
	static const struct
	{
		const char *issuer;
		const char *text;
		int			day;
		const char *name;
	}			cases[] = {
		{"云溪县水利局", "无。\n云溪县水利局\n2022年1月5日\n推荐\n云溪县民政局 2022年3月7日", 5, "云溪县水利局"},
		{"云溪县水利局", "无。\n水利局 2022年1月5日\n云溪县民政局 2022年3月7日", 5, "水利局"},
		{"云溪县", "无。\n云溪县人民政府 2022年1月5日\n民政局 2022年3月7日", 5, "云溪县人民政府"},
		{"云溪县水利局", "无。\n云岭县水利局 2022年1月5日\n云溪县民政局 2022年3月7日", 7, "云溪县民政局"},
		{"云溪县水利局", "无。\n云溪县水利局 2022年1月5日\n云溪县水利局 2022年3月7日", 7, "云溪县水利局"},
		{"", "无。\n云溪县水利局 2022年1月5日\n云溪县民政局 2022年3月7日", 7, "云溪县民政局"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		GdSpan		span = whole(cases[i].text);
		const char *text = tap_tight(cases[i].text, span.length);
		GdStr		issuer = {cases[i].issuer, (uint32_t) strlen(cases[i].issuer)};
		MetaSignature got;

		meta_signature(text, span, issuer, &got);
		is_int(got.date.day, cases[i].day, "%s", cases[i].text);
		is_str(tap_slice(text, got.issuer), cases[i].name, "whose");
	}
}

/* A date too far from the end is no signature. */
static void
test_far_signature(void)
{
	char		text[4000] = "云溪县水利局\n2022年1月5日\n";
	MetaSignature got;

	for (int i = 0; i < META_MOST_END_LINES - 1; i++)
		strcat(text, "这里还有一行文字。\n");
	meta_signature(text, whole(text), anybody, &got);
	is_int(got.date.year, 2022, "within the lines at the end");
	strcat(text, "这里还有一行文字。\n");
	meta_signature(text, whole(text), anybody, &got);
	is_int(got.date.year, 0, "and beyond them");
}

/* ---- dates ------------------------------------------------------------------------ */

static void
test_published(void)
{
	static const struct
	{
		const char *text;
		int			year;
		int			month;
		int			day;
	}			cases[] = {
		{"发布时间:2024-09-09 12:48|栏目: 年报", 2024, 9, 9},
		{"發布時間：2024年9月9日", 2024, 9, 9},
		{"发 布 日 期 ： 2024/9/9", 2024, 9, 9},
		{"| 发布日期 | 2021-01-29 | 索引号 |", 2021, 1, 29},
		{"发布日期 |\n2021-01-29 |", 2021, 1, 29},
		{"发布日期：[2021-01-29]", 2021, 1, 29},
		{"公开日期：2021.01.29", 2021, 1, 29},
		{"发文日期：2021-01-28 发布日期：2021-01-29", 2021, 1, 29},
		{"发文日期：2021-01-28", 2021, 1, 28},
		{"信息来源：县政府 时间：2021-01-28", 2021, 1, 28},
		{"日期：2021-01-28 发布时间：2021-01-30", 2021, 1, 30},
		{"成文日期：2021-01-28", 0, 0, 0},
		{"更新时间：2021-01-28", 0, 0, 0},
		{"打印日期：2021-01-28 发布于 2021-01-29", 2021, 1, 29},
		{"统计时间：2021-01-01", 0, 0, 0},
		{"在规定时间2021-01-28之前", 0, 0, 0},
		{"发布时间：不详 2021-01-28", 0, 0, 0},
		{"发布时间：", 0, 0, 0}, {"发布时间", 0, 0, 0}, {"", 0, 0, 0},
		{"2021-01-28", 0, 0, 0},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		GdSpan		span = whole(cases[i].text);
		GdDate		date = meta_published(tap_tight(cases[i].text,
													span.length), span).date;

		ok(date.year == cases[i].year && date.month == cases[i].month &&
		   date.day == cases[i].day, "%s (%d-%d-%d)", cases[i].text,
		   date.year, date.month, date.day);
	}
}

static void
test_period(void)
{
	static const struct
	{
		const char *text;
		const char *period;		/* NULL: none */
	}			cases[] = {
		{"数据统计期限为2023年1月1日至12月31日。", "2023-1-1 2023-12-31"},
		{"自 2023 年 1 月 1 日\n   起至 2023 年 12 月 31 日止", "2023-1-1 2023-12-31"},
		{"2023年1月1日-2023年12月31日", "2023-1-1 2023-12-31"},
		{"2023年1月1日——12月31日", "2023-1-1 2023-12-31"},
		{"从2023年1月1日起,至2023年12月31日止", "2023-1-1 2023-12-31"},
		{"二〇二三年一月一日到十二月三十一日", "2023-1-1 2023-12-31"},
		{"2023-01-01至2023-12-31", "2023-1-1 2023-12-31"},
		{"2023年1月1日（含）至同年12月31日", "2023-1-1 2023-12-31"},
		{"2019年5月15日施行,2023年1月1日～12月31日", "2023-1-1 2023-12-31"},
		/* a label counts more than what stands first */
		{"自2022年7月1日至2023年6月30日开展评比。统计期限为2023年1月1日至12月31日。",
		"2023-1-1 2023-12-31"},
		{"2023年1月1日至12月31日为一年", "2023-1-1 2023-12-31"},
		/* whole months */
		{"2023年1月至12月", "2023-1-1 2023-12-31"},
		{"2023年1-12月", "2023-1-1 2023-12-31"},
		{"二〇二三年一月至十二月", "2023-1-1 2023-12-31"},
		{"2022年9月至2023年8月", "2022-9-1 2023-8-31"},
		{"统计期限：2024年1月至2月。", "2024-1-1 2024-2-29"},
		{"2023年1月至12月31日", NULL},
		{"2023年1月至13月", NULL},
		/* a part of a year is the period only if it is called so */
		{"2023年1月1日至6月30日", NULL},
		{"2023年3月至5月", NULL},
		{"统计时间为2023年3月1日至6月30日", "2023-3-1 2023-6-30"},
		{"2008年5月1日至12月31日", "2008-5-1 2008-12-31"},
		{"2023年12月31日至1月1日", NULL},
		{"2023年1月1日,2023年12月31日", NULL},
		{"2023年1月1日至今", NULL}, {"2023年1月1日", NULL}, {"", NULL},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		GdSpan		span = whole(cases[i].text);
		const char *text = tap_tight(cases[i].text, span.length);
		MetaPeriod	found = meta_period(text, span, span);
		GdDate		first = found.first;
		GdDate		last = found.last;
		char		period[80];

		snprintf(period, sizeof(period), "%d-%d-%d %d-%d-%d", first.year,
				 first.month, first.day, last.year, last.month, last.day);
		is_str(found.basis != META_PERIOD_NONE ? period : NULL, cases[i].period,
			   "%s", cases[i].text);
		if (found.basis == META_PERIOD_NONE)
			is_int(first.year, 0, "and nothing is set");
	}
}

static void
test_period_in_report(void)
{
	static const char text[] = "序言。一、概述 2020年2月1日至2月9日放假。"
		"统计期限:2020年1月1日至12月31日。";
	MetaPeriod	period = meta_period(text, span_between(0, 9), whole(text));

	is_int(period.first.month, 1, "outside the preamble a label is needed");
	is_int(period.basis, META_PERIOD_LOOSE, "and proves little");
	is_str(tap_slice(text, period.place), "2020年1月1日至12月31日", "its place");
}

static void
test_year(void)
{
	static const struct
	{
		const char *text;
		int			year;
	}			cases[] = {
		{"依据2019年条例,现公布云溪县2021年度本级政府信息公开年度报告。", 2021},
		{"2022年1月5日,统计期限为2021年1月1日至12月31日。", 2021},
		{"2021年,我县认真工作。2022年将继续。", 2021},
		{"二○二一年,我县认真工作。", 2021},
		{"发布时间：2022年1月5日", 0},
		{"没有年份。", 0}, {"1989年", 0}, {"", 0},
	};
	MetaTitle	untitled;

	memset(&untitled, 0, sizeof(untitled));
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		GdSpan		span = whole(cases[i].text);

		is_int(meta_year(tap_tight(cases[i].text, span.length), span, span,
						 &untitled).year, cases[i].year, "%s", cases[i].text);
	}
}

static void
test_frequent_year(void)
{
	static const char text[] = "前言。2019年5月施行。2021年受理3件。2021年公开。";
	MetaTitle	untitled;

	memset(&untitled, 0, sizeof(untitled));
	is_int(meta_year(text, span_between(0, 9), whole(text), &untitled).year, 2021,
		   "a preamble without a year: the most frequent one");
}

/* ---- script -------------------------------------------------------------------------- */

/* Of a text of 5,000 Chinese characters, so many percent Traditional, all over it or at its end. */
static GdScript
script_of_mixed(unsigned percent, bool at_end)
{
	static char text[5000 * 3 + 5000 / 10 + 1];
	size_t		length = 0;

	for (unsigned i = 0; i < 5000; i++)
	{
		bool		traditional = at_end ? i >= 50 * (100 - percent) : i * 37 % 100 < percent;

		memcpy(text + length, traditional ? "開" : "开", 3);
		length += 3;
		if (i % 10 == 0)
			text[length++] = (char) (i % 30 == 0 ? '\n' : '7');
	}
	return meta_script(text, span_between(0, (uint32_t) length));
}

static void
test_script(void)
{
	static const char hant[] = "雲溪縣認真貫徹條例,主動公開政務";
	static const char hans[] = "云溪县认真贯彻条例,主动公开政务";

	is_int(meta_script(hant, whole(hant)), GD_HANT, "Traditional");
	is_int(meta_script(hans, whole(hans)), GD_HANS, "Simplified");
	is_int(meta_script("2020 abc,。", whole("2020 abc,。")), GD_SCRIPT_NONE,
		   "no Chinese character");
	is_int(meta_script("", span_between(0, 0)), GD_SCRIPT_NONE, "nothing");
	is_int(meta_script("\xFF\xE4\xB8", span_between(0, 3)), GD_SCRIPT_NONE,
		   "no character at all");
	for (unsigned percent = 0; percent <= 100; percent += percent < 10 ? 1 : 30)
	{
		is_int(script_of_mixed(percent, false), percent < 4 ? GD_HANS : GD_HANT,
			   "%u %% of a long text Traditional, all over", percent);
		is_int(script_of_mixed(percent, true), percent < 4 ? GD_HANS : GD_HANT,
			   "%u %% of a long text Traditional, at its end", percent);
	}
}

/* ---- what a page is ------------------------------------------------------------------- */

#define SECTIONS "一、总体情况\n全年工作顺利，公开信息十二条，比上年略有增加，群众反映良好。\n" \
	"二、主动公开政府信息情况\n公开规章零件，行政规范性文件三件，其余信息九条。\n" \
	"三、收到和处理政府信息公开申请情况\n没有收到。\n四、政府信息公开行政复议、行政诉讼情况\n没有。\n"
#define EMPTY_SECTIONS "一、总体情况\n二、主动公开政府信息情况\n" \
	"三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n"

static void
test_status(void)
{
	static const struct
	{
		const char *text;
		GdReportStatus status;
	}			cases[] = {
		{"云溪县2020年政府信息公开工作年度报告\n" SECTIONS, GD_REPORT},
		{SECTIONS, GD_REPORT},
		{"云溪县2020年政府信息公开工作年度报告\n见附件。\n", GD_REPORT},
		/* another kind of report, with headings that reports share */
		{"云溪县2020年法治建设工作报告\n一、总体情况\n好。\n二、行政复议、行政诉讼情况\n无。\n"
			"三、存在的主要问题及改进情况\n少。\n四、其他需要报告的事项\n无。\n", GD_NOT_A_REPORT},
		{"云溪县工作总结\n一、总体情况\n好。\n二、存在的问题\n少。\n", GD_NOT_A_REPORT},
		/* what is written about reports */
		{"《云溪县2020年政府信息公开工作年度报告》解读\n" SECTIONS, GD_NOT_A_REPORT},
		{"关于印发《政府信息公开工作年度报告格式》的通知\n" EMPTY_SECTIONS, GD_NOT_A_REPORT},
		{"云溪县关于公布2020年政府信息公开工作年度报告的通知\n" SECTIONS, GD_REPORT},
		{"云溪县政府信息公开指南\n一、主动公开\n好。\n二、依申请公开\n三、收费标准\n", GD_NOT_A_REPORT},
		{"政府信息公开指南\n政府信息公开制度\n" SECTIONS, GD_REPORT},
		/* a list of links */
		{"云溪县水利局2020年政府信息公开年度报告 2021-01-05\n云溪县民政局2020年政府信息公开年度报告 2021-01-06\n",
		GD_NOT_A_REPORT},
		/* parts */
		{"三、收到和处理政府信息公开申请情况\n无。\n四、政府信息公开行政复议、行政诉讼情况\n无。\n", GD_FRAGMENT},
		{"一、总体情况\n好。\n", GD_NOT_A_REPORT},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		TapHooks	hooks;
		GdConfig	config = tap_config(&hooks);
		size_t		length = strlen(cases[i].text);
		GdReport	report;

		if (gd_report_read(&config, tap_tight(cases[i].text, length), length, &report) != GD_OK)
			abort();
		is_str(gd_report_status_name(report.status),
			   gd_report_status_name(cases[i].status), "%s", cases[i].text);
	}
}

/*
 * A signature above an annex, though its tables stand on the same line; and one
 * above more tables than are tried one by one.
 */
static void
test_signature_above_tables(void)
{
	static const char one_line[] =
		"云溪县2016年政府信息公开工作年度报告 一、概述 好。 二、存在的主要问题及改进情况 少。 "
		"云溪县人民政府 2017年3月7日 三、附表 统计指标 单位 统计数 （一）主动公开政府信息数 条 4 "
		"主动公开规范性文件数 条 3 制发规范性文件总数 件 2\n";
	static char text[8000] =
		"云溪县2016年政府信息公开工作年度报告\n一、概述\n好。\n云溪县人民政府\n2017年3月7日\n";
	TapHooks	hooks;
	GdConfig	config = tap_config(&hooks);
	GdReport	report;

	if (gd_report_read(&config, one_line, strlen(one_line), &report) != GD_OK)
		abort();
	is_int(report.signed_on.day, 7, "above an annex on the same line");
	for (int i = 0; i < 40; i++)
		sprintf(text + strlen(text), "规章|%d|\n行政许可|%d|\n说明%d\n\n甲。\n", i, i, i);
	if (gd_report_read(&config, text, strlen(text), &report) != GD_OK)
		abort();
	is_int(report.signed_on.day, 7, "above many tables");
}

/* ---- cost ------------------------------------------------------------------------------ */

/* Long texts of one repeated piece: bounded work, whatever they hold. */
static void
test_cost(void)
{
	static const char *const pieces[] = {
		" ", "\n", "报告", "报告 ", "2", "二", "2020年", "由", "请与", "综合", "|",
		"（", "政府信息公开", "2020年1月1日", "2020年1月1日至", "发布时间", "\xFF", "县\n",
		"2020\n", "公 开 报 告 ", "时间:", "统计期限", "20 20 年 1 月 1 日 ",
	};
	const uint32_t length = 4 * 1024 * 1024;
	char	   *text = malloc(length + 64);

	for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++)
	{
		size_t		size = strlen(pieces[i]);
		GdSpan		span = {0, length};
		MetaTitle	title;
		MetaSignature signature;

		for (size_t at = 0; at < length; at += size)
			memcpy(text + at, pieces[i], size);
		meta_title(&arena, text, span, &title);
		meta_signature(text, span, anybody, &signature);
		meta_issuer(text, span, &title, &signature);
		meta_year(text, span, span, &title);
		meta_period(text, span, span);
		meta_published(text, span);
		meta_script(text, span);
	}
	free(text);
	ok(true, "repeated pieces are read in bounded time");
}

int
main(void)
{
	TapHooks	hooks;
	GdConfig	config = tap_config(&hooks);

	arena_init(&arena, &config);
	test_titles();
	test_title_place();
	test_title_memory();
	test_preamble_issuer();
	test_signatures();
	test_own_signature();
	test_far_signature();
	test_signature_above_tables();
	test_published();
	test_period();
	test_period_in_report();
	test_year();
	test_frequent_year();
	test_script();
	test_status();
	test_cost();
	return done_testing();
}
