/*
 * Headings and sections, told by number, title, level, parent and kind; every
 * text here is invented.
 */
#include "outline/outline.h"
#include "tap.h"
#include "base/text.h"

static Arena arena;

typedef struct Wanted
{
	const char *number;
	const char *title;			/* NULL ends the list */
	int			level;
	int			parent;			/* index of the enclosing section, from 1; -1 */
	GdSectionKind kind;
} Wanted;

#define MOST_WANTED 12

typedef struct Case
{
	const char *name;
	const char *text;
	Wanted		wanted[MOST_WANTED];	/* without the preamble */
} Case;

#define OVERVIEW	GD_SECTION_OVERVIEW
#define DISCLOSURE	GD_SECTION_DISCLOSURE
#define REQUESTS	GD_SECTION_REQUESTS
#define DISPUTES	GD_SECTION_DISPUTES
#define PROBLEMS	GD_SECTION_PROBLEMS
#define OTHER		GD_SECTION_OTHER
#define ANNEX		GD_SECTION_ANNEX

static const Case cases[] = {
	{"plain", "一、总体情况\n好。\n二、主动公开政府信息情况\n好。\n三、收到和处理政府信息公开申请情况\n好。\n",
		{{"一", "总体情况", 1, -1, OVERVIEW}, {"二", "主动公开政府信息情况", 1, -1, DISCLOSURE},
	{"三", "收到和处理政府信息公开申请情况", 1, -1, REQUESTS}}},
	{"nested", "一、总体情况\n（一）平台\n1.网站\n(1)栏目\n(2)搜索\n2.公报\n（二）机构\n二、主动公开政府信息情况\n",
		{{"一", "总体情况", 1, -1, OVERVIEW}, {"一", "平台", 2, 1, 0}, {"1", "网站", 3, 2, 0},
			{"1", "栏目", 4, 3, 0}, {"2", "搜索", 4, 3, 0}, {"2", "公报", 3, 2, 0},
	{"二", "机构", 2, 1, 0}, {"二", "主动公开政府信息情况", 1, -1, DISCLOSURE}}},
	{"a level never skips", "一、总体情况\n（一）平台\n(1)栏目\n二、主动公开政府信息情况\n1.网站\n",
		{{"一", "总体情况", 1, -1, OVERVIEW}, {"一", "平台", 2, 1, 0}, {"1", "栏目", 3, 2, 0},
	{"二", "主动公开政府信息情况", 1, -1, DISCLOSURE}, {"1", "网站", 2, 4, 0}}},
	{"circles below brackets", "一、总体情况\n1.网站\n(1)栏目\n①首页\n",
		{{"一", "总体情况", 1, -1, OVERVIEW}, {"1", "网站", 2, 1, 0}, {"1", "栏目", 3, 2, 0},
	{"1", "首页", 4, 3, 0}}},
	{"a mark too many", "一、、总体情况\n好。\n六、、其他需要报告的事项\n无。\n",
	{{"一", "总体情况", 1, -1, OVERVIEW}, {"六", "其他需要报告的事项", 1, -1, OTHER}}},
	{"an ordinal of its own", "一、总体情况\n二、主动公开政府信息情况\n二、收到和处理政府信息公开申请情况\n",
		{{"一", "总体情况", 1, -1, OVERVIEW}, {"二", "主动公开政府信息情况", 1, -1, DISCLOSURE},
	{"二", "收到和处理政府信息公开申请情况", 1, -1, REQUESTS}}},
	{"Traditional", "一、總體情況\n好。\n二、主動公開政府信息情況\n好。\n",
	{{"一", "總體情況", 1, -1, OVERVIEW}, {"二", "主動公開政府信息情況", 1, -1, DISCLOSURE}}},
	{"markdown", "# 一、总体情况\n好。\n## （一）平台\n**二、主动公开政府信息情况**\n好。\n",
		{{"一", "总体情况", 1, -1, OVERVIEW}, {"一", "平台", 2, 1, 0},
	{"二", "主动公开政府信息情况", 1, -1, DISCLOSURE}}},
	{"no ordinals", "总体情况\n好。\n主动公开政府信息情况\n好。\n存在的主要问题及改进情况\n少。\n",
		{{NULL, "总体情况", 1, -1, OVERVIEW}, {NULL, "主动公开政府信息情况", 1, -1, DISCLOSURE},
	{NULL, "存在的主要问题及改进情况", 1, -1, PROBLEMS}}},
	{"one ordinal lost", "一、总体情况\n好。\n主动公开政府信息情况\n好。\n三、收到和处理政府信息公开申请情况\n",
		{{"一", "总体情况", 1, -1, OVERVIEW}, {NULL, "主动公开政府信息情况", 1, -1, DISCLOSURE},
	{"三", "收到和处理政府信息公开申请情况", 1, -1, REQUESTS}}},
	{"broken behind its own comma", "一、总体情况\n好。\n四、政府信息公开行政复议、\n行政诉讼情况\n无。\n五、存在的主要问题及改进情况\n少。\n",
		{{"一", "总体情况", 1, -1, OVERVIEW}, {"四", "政府信息公开行政复议、\n行政诉讼情况", 1, -1, DISPUTES},
	{"五", "存在的主要问题及改进情况", 1, -1, PROBLEMS}}},
	{"a list of items", "本报告包括：\n一、总体情况、\n二、主动公开政府信息情况、\n三、其他需要报告的事项。\n一、总体情况\n好。\n",
	{{"一", "总体情况", 1, -1, OVERVIEW}}},
	{"Arabic numbers", "1.总体情况\n好。\n2.主动公开政府信息情况\n好。\n",
	{{"1", "总体情况", 1, -1, OVERVIEW}, {"2", "主动公开政府信息情况", 1, -1, DISCLOSURE}}},

	/* headings that run on */
	{"run into the text", "一、总体情况。全年公开信息12条，比上年多了三条，群众反映积极。\n",
	{{"一", "总体情况", 1, -1, OVERVIEW}}},
	{"several on a line",
		"一、总体情况全年公开信息12条，比上年多。二、主动公开政府信息情况公开规章3件。"
		"三、收到和处理政府信息公开申请情况没有收到。\n",
		{{"一", "总体情况", 1, -1, OVERVIEW}, {"二", "主动公开政府信息情况", 1, -1, DISCLOSURE},
	{"三", "收到和处理政府信息公开申请情况", 1, -1, REQUESTS}}},
	{"quoted in a sentence",
		"一、总体情况\n我们按照要求落实了规定中一、主动公开政府信息情况，二、依申请公开情况等各项内容。\n",
	{{"一", "总体情况", 1, -1, OVERVIEW}}},
	{"a subsection that runs on", "一、总体情况\n（一）平台。全年改版两次，增加了栏目，方便群众查找所需的信息。\n",
	{{"一", "总体情况", 1, -1, OVERVIEW}, {"一", "平台", 2, 1, 0}}},

	/* lines that are no headings */
	{"counted sentences", "一、总体情况\n一是加强领导。\n二是完善制度。\n三是强化监督。\n",
	{{"一", "总体情况", 1, -1, OVERVIEW}}},
	{"an outline in the preamble",
		"本报告由以下部分组成：\n一、总体情况；\n二、主动公开政府信息情况；\n三、其他需要报告的事项。\n"
		"一、总体情况\n好。\n二、主动公开政府信息情况\n好。\n",
	{{"一", "总体情况", 1, -1, OVERVIEW}, {"二", "主动公开政府信息情况", 1, -1, DISCLOSURE}}},
	{"a list of contents",
		"目录\n一、总体情况……1\n二、主动公开政府信息情况……2\n三、其他需要报告的事项……3\n"
		"一、总体情况\n好。\n二、主动公开政府信息情况\n好。\n三、其他需要报告的事项\n无。\n",
		{{"一", "总体情况", 1, -1, OVERVIEW}, {"二", "主动公开政府信息情况", 1, -1, DISCLOSURE},
	{"三", "其他需要报告的事项", 1, -1, OTHER}}},
	{"a list of contents before the preamble",
		"目录\n一、总体情况……1\n二、主动公开政府信息情况……2\n三、收到和处理政府信息公开申请情况……3\n四、其他需要报告的事项……4\n"
		"根据规定编制本报告。\n一、总体情况\n好。\n二、主动公开政府信息情况\n好。\n",
	{{"一", "总体情况", 1, -1, OVERVIEW}, {"二", "主动公开政府信息情况", 1, -1, DISCLOSURE}}},
	{"sections without text, and a wording again",
		"一、总体情况\n好。\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n四、其他需要报告的事项\n"
		"无。\n一、总体情况\n好。\n",
		{{"一", "总体情况", 1, -1, OVERVIEW}, {"二", "主动公开政府信息情况", 1, -1, DISCLOSURE},
		{"三", "收到和处理政府信息公开申请情况", 1, -1, REQUESTS},
	{"四", "其他需要报告的事项", 1, -1, OTHER}}},
	{"rows of a table with pipes",
		"三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量|1|2|\n三、本年度办理结果|（一）予以公开|1|\n",
	{{"三", "收到和处理政府信息公开申请情况", 1, -1, REQUESTS}}},
	{"rows of a table, a cell a line",
		"三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量\n3\n二、上年结转政府信息公开申请数量\n0\n"
		"1.属于国家秘密\n0\n四、政府信息公开行政复议、行政诉讼情况\n无。\n",
		{{"三", "收到和处理政府信息公开申请情况", 1, -1, REQUESTS},
	{"四", "政府信息公开行政复议、行政诉讼情况", 1, -1, DISPUTES}}},
	{"rows of a table without borders",
		"三、收到和处理政府信息公开申请情况\n1.属于国家秘密 0 0 0\n2.重复申请 1 0 1\n",
	{{"三", "收到和处理政府信息公开申请情况", 1, -1, REQUESTS}}},
	{"blocks of an annexed table",
		"一、概述\n好。\n二、主动公开政府信息情况\n好。\n三、附表\n统计指标|单位|统计数|\n一、主动公开情况|——|\n"
		"主动公开政府信息数|条|12|\n二、回应解读情况|——|\n",
		{{"一", "概述", 1, -1, OVERVIEW}, {"二", "主动公开政府信息情况", 1, -1, DISCLOSURE},
	{"三", "附表", 1, -1, ANNEX}}},
	{"a page's foot between a block and its rows",
		"一、概述\n好。\n二、主动公开政府信息情况\n好。\n三、附表\n指 标      累计数   2012年发生数\n"
		"④其他原因数     4         0\n四、行政复议和诉讼情况\n\n    — 3 —\n\n指 标     累计数   2012年发生数\n"
		"其中:⑴受理数    9         5\n",
		{{"一", "概述", 1, -1, OVERVIEW}, {"二", "主动公开政府信息情况", 1, -1, DISCLOSURE},
	{"三", "附表", 1, -1, ANNEX}}},
	{"a caption that repeats its heading",
		"一、总体情况\n好。\n二、主动公开政府信息情况\n主动公开政府信息情况\n规章|1|\n",
	{{"一", "总体情况", 1, -1, OVERVIEW}, {"二", "主动公开政府信息情况", 1, -1, DISCLOSURE}}},
	{"a heading printed twice", "一、总体情况\n一、总体情况\n好。\n二、主动公开政府信息情况\n好。\n",
	{{"一", "总体情况", 1, -1, OVERVIEW}, {"二", "主动公开政府信息情况", 1, -1, DISCLOSURE}}},
	{"numbers and dates", "一、总体情况\n1.5倍于上年。\n2020.1.5发布。\n",
	{{"一", "总体情况", 1, -1, OVERVIEW}}},
	{"a numbered sentence before all headings", "1.本报告由办公室编制。\n好。\n一、总体情况\n好。\n",
	{{"一", "总体情况", 1, -1, OVERVIEW}}},
	/* contents in a sentence, and two on a line */
	{"an outline in a sentence",
		"全文包括一、总体情况；二、主动公开政府信息情况；三、收到和处理政府信息公开申请情况。\n"
		"一、总体情况\n好。\n二、主动公开政府信息情况\n好。\n",
	{{"一", "总体情况", 1, -1, OVERVIEW}, {"二", "主动公开政府信息情况", 1, -1, DISCLOSURE}}},
	{"contents, two on a line",
		"一、概述　二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况　四、附表\n"
		"一、概述\n好。\n二、主动公开政府信息情况\n好。\n",
	{{"一", "概述", 1, -1, OVERVIEW}, {"二", "主动公开政府信息情况", 1, -1, DISCLOSURE}}},
	{"contents and sections on one line",
		"目录 一、总体情况 二、主动公开政府信息情况 三、其他需要报告的事项 "
		"一、总体情况 好。 二、主动公开政府信息情况 少。 三、其他需要报告的事项 无。\n",
		{{"一", "总体情况", 1, -1, OVERVIEW}, {"二", "主动公开政府信息情况", 1, -1, DISCLOSURE},
	{"三", "其他需要报告的事项", 1, -1, OTHER}}},
	{"a heading in quotes",
		"一、总体情况\n格式中写有“二、主动公开政府信息情况”和“六、其他需要报告的事项”等，我们逐项填写。\n"
		"二、主动公开政府信息情况\n好。\n",
	{{"一", "总体情况", 1, -1, OVERVIEW}, {"二", "主动公开政府信息情况", 1, -1, DISCLOSURE}}},
	{"a title set in quotes", "一、总体情况\n好。\n二、“主动公开政府信息情况”\n好。\n",
	{{"一", "总体情况", 1, -1, OVERVIEW}, {"二", "主动公开政府信息情况", 1, -1, DISCLOSURE}}},

	/* what a number does not make a heading */
	{"rows of a table as sentences",
		"三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请7件。\n三、本年度办理结果\n"
		"四、结转下年度继续办理1件。\n四、政府信息公开行政复议、行政诉讼情况\n无。\n",
		{{"三", "收到和处理政府信息公开申请情况", 1, -1, REQUESTS},
	{"四", "政府信息公开行政复议、行政诉讼情况", 1, -1, DISPUTES}}},
	{"a numbered sentence", "一、总体情况\n好。\n二、四月份组织了培训。\n二、主动公开政府信息情况\n好。\n",
	{{"一", "总体情况", 1, -1, OVERVIEW}, {"二", "主动公开政府信息情况", 1, -1, DISCLOSURE}}},
	{"words of our own that run on", "一、总体情况\n好。\n二、重视培训。全年办班两期，参加的有三十多人，效果不错。\n",
	{{"一", "总体情况", 1, -1, OVERVIEW}, {"二", "重视培训", 1, -1, 0}}},
	{"a short wording at the beginning of other words",
		"一、概述\n好。\n二、其他行业公开工作\n好。\n三、附设机构公开情况\n好。\n四、其他工作\n无。\n",
		{{"一", "概述", 1, -1, OVERVIEW}, {"二", "其他行业公开工作", 1, -1, 0},
	{"三", "附设机构公开情况", 1, -1, 0}, {"四", "其他工作", 1, -1, OTHER}}},
	{"a list of attachments", "一、总体情况\n好。\n附件：1.云溪县统计表\n2.名单\n",
	{{"一", "总体情况", 1, -1, OVERVIEW}}},
	{"a wording of the forms as a subsection",
		"一、总体情况\n（一）主动公开情况\n3件\n（二）存在的问题\n0件。\n",
		{{"一", "总体情况", 1, -1, OVERVIEW}, {"一", "主动公开情况", 2, 1, 0},
	{"二", "存在的问题", 2, 1, 0}}},

	/* marks before and inside */
	{"specks", "一、总体情况\n好。\nl二、主动公开政府信息情况\n好。\nI三、收到和处理政府信息公开申请情况\n好。\n"
		"|四、政府信息公开行政复议、行政诉讼情况\n无。\n",
		{{"一", "总体情况", 1, -1, OVERVIEW}, {"二", "主动公开政府信息情况", 1, -1, DISCLOSURE},
			{"三", "收到和处理政府信息公开申请情况", 1, -1, REQUESTS},
	{"四", "政府信息公开行政复议、行政诉讼情况", 1, -1, DISPUTES}}},
	{"a broken heading", "一、总体情况\n好。\n五、存在的主要问题\n及改进情况\n少。\n",
	{{"一", "总体情况", 1, -1, OVERVIEW}, {"五", "存在的主要问题\n及改进情况", 1, -1, PROBLEMS}}},
	{"entities", "&nbsp;&nbsp;一、总体情况\n好。\n&emsp;二、主动公开政府信息情况\n好。\n",
	{{"一", "总体情况", 1, -1, OVERVIEW}, {"二", "主动公开政府信息情况", 1, -1, DISCLOSURE}}},
	{"quotations and bullets", "> 一、总体情况\n好。\n- 二、主动公开政府信息情况\n好。\n• （一）规章\n",
		{{"一", "总体情况", 1, -1, OVERVIEW}, {"二", "主动公开政府信息情况", 1, -1, DISCLOSURE},
	{"一", "规章", 2, 2, 0}}},

	/* numbers of other kinds */
	{"one style on two levels",
		"1、总体情况\n1、主动公开\n好。\n2、依申请公开\n好。\n3、平台\n好。\n2、主动公开政府信息情况\n好。\n"
		"3、收到和处理政府信息公开申请情况\n好。\n",
		{{"1", "总体情况", 1, -1, OVERVIEW}, {"2", "主动公开政府信息情况", 1, -1, DISCLOSURE},
	{"3", "收到和处理政府信息公开申请情况", 1, -1, REQUESTS}}},
	{"a heading that is due, its kind met before",
		"一、总体情况\n好。\n二、存在的主要问题及改进情况\n少。\n三、明年工作打算\n多。\n四、其他需要报告的事项\n无。\n",
		{{"一", "总体情况", 1, -1, OVERVIEW}, {"二", "存在的主要问题及改进情况", 1, -1, PROBLEMS},
	{"三", "明年工作打算", 1, -1, PROBLEMS}, {"四", "其他需要报告的事项", 1, -1, OTHER}}},
	{"parts", "第一部分 总体情况\n一、平台\n好。\n第二部分：主动公开政府信息情况\n好。\n",
		{{"一", "总体情况", 1, -1, OVERVIEW}, {"一", "平台", 2, 1, 0},
	{"二", "主动公开政府信息情况", 1, -1, DISCLOSURE}}},
	{"chapters", "第一章 概述\n好。\n第十二章 其他需要报告的事项\n无。\n",
	{{"一", "概述", 1, -1, OVERVIEW}, {"十二", "其他需要报告的事项", 1, -1, OTHER}}},
	{"a sentence that could go on with the wording",
		"云溪县报告。一、概述与各村签订责任书36份。二、主动公开政府信息情况好。\n",
	{{"一", "概述", 1, -1, OVERVIEW}, {"二", "主动公开政府信息情况", 1, -1, DISCLOSURE}}},
	{"a short sentence behind the shortest wording", "一、概述全年印发简报12期。\n二、主动公开政府信息情况\n好。\n",
	{{"一", "概述", 1, -1, OVERVIEW}, {"二", "主动公开政府信息情况", 1, -1, DISCLOSURE}}},
	{"items that go on with the wording", "报告共分一、概述和工作，二、主动公开政府信息情况。\n", {{NULL, NULL, 0, 0, 0}}},
	{"the first number lost", "概述\n好。\n二、主动公开政府信息情况\n好。\n",
	{{NULL, "概述", 1, -1, OVERVIEW}, {"二", "主动公开政府信息情况", 1, -1, DISCLOSURE}}},
	{"bracketed numbers that run on",
		"云溪县年报。（一）总体情况今年公开信息十二条。（二）主动公开政府信息情况规章三件。\n",
	{{"一", "总体情况", 1, -1, OVERVIEW}, {"二", "主动公开政府信息情况", 1, -1, DISCLOSURE}}},
	{"Arabic numbers that run on",
		"云溪县年报。1.总体情况今年公开信息十二条。2.主动公开政府信息情况规章三件。\n",
	{{"1", "总体情况", 1, -1, OVERVIEW}, {"2", "主动公开政府信息情况", 1, -1, DISCLOSURE}}},

	/* a whole report on one line */
	{"short wordings on one line",
		"云溪县年报。 一、概述 好。 二、主动公开政府信息情况 好。 云溪县 2016年1月5日 三、附表 统计指标 单位\n",
		{{"一", "概述", 1, -1, OVERVIEW}, {"二", "主动公开政府信息情况", 1, -1, DISCLOSURE},
	{"三", "附表", 1, -1, ANNEX}}},
	{"nothing between the words",
		"云溪县年报一、概述全年办公二、主动公开政府信息情况行政事业性收费03三、收到和处理政府信息公开申请情况"
		"一、本年新收政府信息公开申请数量00四、附表统计指标\n",
		{{"一", "概述", 1, -1, OVERVIEW}, {"二", "主动公开政府信息情况", 1, -1, DISCLOSURE},
	{"三", "收到和处理政府信息公开申请情况", 1, -1, REQUESTS}, {"四", "附表", 1, -1, ANNEX}}},
	{"groups of an annexed table on one line",
		"一、概述 好。 二、存在的主要问题及改进情况 少。 统计指标 单位 一、主动公开情况 —— （一）主动公开政府信息数 条 4 "
		"二、回应解读情况 —— （一）回应公众关注热点或重大舆情数 次 0 三、依申请公开情况 —— （一）收到申请数 件 1\n",
	{{"一", "概述", 1, -1, OVERVIEW}, {"二", "存在的主要问题及改进情况", 1, -1, PROBLEMS}}},
	{"groups of an annexed table on lines",
		"一、概述\n好。\n二、存在的主要问题及改进情况\n少。\n二、回应解读情况\n（一）回应公众关注热点或重大舆情数 次 0\n"
		"三、依申请公开情况\n——\n（一）收到申请数 件 1\n",
	{{"一", "概述", 1, -1, OVERVIEW}, {"二", "存在的主要问题及改进情况", 1, -1, PROBLEMS}}},
	{"a part named like a group of another form",
		"一、工作推进情况\n好。\n二、主动公开情况\n好。\n三、依申请公开情况\n（一）申请情况\n收到申请412件。\n（二）处理情况\n好。\n",
		{{"一", "工作推进情况", 1, -1, OVERVIEW}, {"二", "主动公开情况", 1, -1, DISCLOSURE},
	{"三", "依申请公开情况", 1, -1, REQUESTS}, {"一", "申请情况", 2, 3, 0}, {"二", "处理情况", 2, 3, 0}}},
	{"no headings", "云溪县今年工作良好。\n没有收到申请。\n", {{NULL, NULL, 0, 0, 0}}},
};

static void
read_outline(const char *text, Source *source, Outline *outline)
{
	size_t		length = strlen(text);
	Lines		lines;
	Copies		copies;

	if (source_read(&arena, tap_tight(text, length), length, source) != GD_OK ||
		lines_read(&arena, source, &lines) != GD_OK ||
		copies_find(&arena, source, &lines, &copies) != GD_OK ||
		outline_read(&arena, source, &lines, &copies, outline) != GD_OK)
		abort();
}

static void
test_case(const Case *test)
{
	Source		source;
	Outline		outline;
	uint32_t	n = 0;

	read_outline(test->text, &source, &outline);
	while (n < MOST_WANTED && test->wanted[n].title != NULL)
		n++;
	if (!is_int(outline.count, n + 1, "%s: how many sections", test->name))
		for (uint32_t i = 1; i < outline.count; i++)
			printf("# %.*s\n", (int) outline.items[i].title.length,
				   source.text + outline.items[i].title.start);
	for (uint32_t i = 1; i < outline.count && i <= n; i++)
	{
		const Heading *heading = &outline.items[i];
		const Wanted *wanted = &test->wanted[i - 1];
		GdSpan		number = heading->number;

		is_str(tap_slice(source.text, heading->title), wanted->title, "%s: title %u",
			   test->name, (unsigned) i);
		if (wanted->number == NULL)
			is_int(number.length, 0, "it has no number");
		else if (heading->ordinal.style == ORDINAL_CIRCLE)
			is_int(heading->ordinal.number, wanted->number[0] - '0', "its number");
		else
			is_str(tap_slice(source.text, number), wanted->number, "its number");
		is_int(heading->level, wanted->level, "its level");
		is_int(heading->parent, wanted->parent, "what it is in");
		is_str(gd_section_kind_name(heading->kind), gd_section_kind_name(wanted->kind),
			   "its kind");
	}
}

/* Sections cover the text from the first line to the last without a gap. */
static void
test_extent(void)
{
	static const char text[] = "\n 云溪县年报\n甲。\n一、总体情况。乙。\n（一）平台\n丙。\n二、附表\n丁 \n";
	Source		source;
	Outline		outline;

	read_outline(text, &source, &outline);
	is_int(outline.count, 4, "a preamble and three sections");
	is_int(outline.items[0].level, 0, "the preamble has level 0");
	is_int(outline.items[0].kind, GD_SECTION_PREAMBLE, "and a kind");
	is_int(outline.items[0].parent, -1, "and is in nothing");
	is_int(outline.items[0].start, 2, "it begins with the first line");
	for (uint32_t i = 1; i < outline.count; i++)
		is_int(outline.items[i].start, outline.items[i - 1].end,
			   "section %u begins where the one before ends", (unsigned) i);
	is_int(outline.items[3].end, (int64_t) strlen(text) - 2,
		   "the last ends with the last line");
	is_str(tap_slice(source.text, text_trim(source.text,
											span_between(outline.items[1].body,
														 outline.items[1].end))),
		   "乙。", "the text behind a heading that runs on");
	is_int(outline_find(&outline, 0), 0, "an offset before all is in the preamble");
	is_int(outline_find(&outline, outline.items[2].start), 2, "one at a heading");
	is_int(outline_find(&outline, outline.items[2].start - 1), 1, "one before it");
	is_int(outline_find(&outline, UINT32_MAX), 3, "one behind all is in the last");

	read_outline(" \n", &source, &outline);
	is_int(outline.count, 0, "no line, no preamble");
}

/* Who asks for the preamble alone gets the same one, and reads no further than that takes. */
static void
test_preamble(void)
{
	static const char line[] =
		"云溪县2020年政府信息公开工作年度报告 根据条例编制。一、总体情况 好，云溪县按规定公开信息。"
		"二、主动公开政府信息情况 好，都公开了。三、收到和处理政府信息公开申请情况 没有收到申请。"
		"四、存在的主要问题及改进情况 没有问题。";
	Source		source;
	Lines		lines;
	Copies		copies;
	Outline		whole;
	Outline		alone;
	int			wrong = 0;
	int			preambles = 0;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		size_t		length = strlen(cases[i].text);

		read_outline(cases[i].text, &source, &whole);
		if (lines_read(&arena, &source, &lines) != GD_OK ||
			copies_find(&arena, &source, &lines, &copies) != GD_OK ||
			outline_read_preamble(&arena, &source, &lines, &copies, &alone) != GD_OK)
			abort();
		preambles += length > 0 && alone.count > 0;
		if ((alone.count > 0) != (whole.count > 0) ||
			(alone.count > 0 && (alone.items[0].start != whole.items[0].start ||
								 alone.items[0].end != whole.items[0].end)))
			wrong++;
	}
	is_int(wrong, 0, "the same preambles");
	ok(preambles > 20, "%d of them", preambles);

	read_outline(line, &source, &whole);
	is_int(whole.count, 5, "sections of a report on one line");
	if (lines_read(&arena, &source, &lines) != GD_OK ||
		copies_find(&arena, &source, &lines, &copies) != GD_OK ||
		outline_read_preamble(&arena, &source, &lines, &copies, &alone) != GD_OK)
		abort();
	is_int(alone.count, 3, "read as far as one of them has text");
	is_int(alone.items[0].end, whole.items[0].end, "its preamble");
}

/* Titles up to 40 characters are headings without a wording that we know. */
static void
test_length(void)
{
	static const char head[] = "一、总体情况\n好。\n二、";
	char		text[400];
	Source		source;
	Outline		outline;

	strcpy(text, head);
	for (int i = 0; i < 40; i++)
		strcat(text, "云");
	read_outline(text, &source, &outline);
	is_int(outline.count, 3, "a title of 40 characters");
	strcat(text, "云");
	read_outline(text, &source, &outline);
	is_int(outline.count, 2, "one of 41 is a sentence");
}

int
main(void)
{
	TapHooks	hooks;
	GdConfig	config = tap_config(&hooks);

	arena_init(&arena, &config);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		test_case(&cases[i]);
	test_extent();
	test_length();
	test_preamble();
	return done_testing();
}
