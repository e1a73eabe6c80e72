/*
 * Tables without borders, printed as no form is: text that flows from line to line,
 * labels behind their figures.  Every text here is invented.
 */
#include "report_tap.h"

#define DISCLOSURE "云溪县2022年政府信息公开工作年度报告\n二、主动公开政府信息情况\n"
#define REQUESTS "三、收到和处理政府信息公开申请情况\n" \
	"自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n"

/* Lines that end anywhere: what stands on one line is no row. */
static void
test_flow(void)
{
	TapReport	read = tap_read(REQUESTS
								"一、本年新收政府信息公开申请数量 3 1 0 0\n"
								"0 0 4 二、上年结转政府信息公开申请数量 2 0\n"
								"0 0 0 0 2 三、本年度办理结果 （一）予以公开\n"
								"1 1 0 0 0 0 2\n");

	is_number(&read, "requests.new.natural_person", 3, "a row over two lines");
	is_number(&read, "requests.new.total", 4, "a row over two lines");
	is_number(&read, "requests.carried_in.total", 2, "a row that begins behind another");
	is_number(&read, "requests.granted.enterprise", 1, "a row behind a line's end");

	/* numbered rows begin with a figure, too */
	read = tap_read("七、附表\n指标名称 计量单位 年度 历年累计\n"
					"1 主动公开信息数 条 12 20\n2 网站公开 条 10 15\n3 政府公报公开 条 2 5\n");
	is_number(&read, "statistics.disclosed.website.year", 10, "numbered rows");
}

/* A label behind its figures is the next figures' label only for who does not look. */
static void
test_labels_behind(void)
{
	static const char *const texts[] = {
		DISCLOSURE "第二十条第（一）项 信息内容 本年制发件数 本年废止件数 现行有效件数 1 2 3 规章 4 5 6 行政规范性文件\n",
		DISCLOSURE "信息内容 本年制发件数 本年废止件数 现行有效件数\n1 2 3 规章\n4 5 6 行政规范性文件\n",
		DISCLOSURE "信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n1\n2\n3\n规章\n4\n5\n6\n行政规范性文件\n",
		DISCLOSURE "信息内容 本年制发件数 本年废止件数 现行有效件数 1\n2 3 规章 4 5\n6 行政规范性文件\n",
	};
	TapReport	read;

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
	{
		char		name[32];

		read = tap_read(texts[i]);
		snprintf(name, sizeof(name), "behind, text %zu", i);
		is_not_stated(&read, "disclosure.regulations.made", name);
		ok(read.report.ntables == 1, "%s: there is a table", name);
		ok(tap_fact(&read, "disclosure.normative_documents.made") == NULL ||
		   tap_fact(&read, "disclosure.normative_documents.made")->recovery == GD_AMBIGUOUS,
		   "%s: the last label is no row of blanks", name);
	}
	read = tap_read(REQUESTS
					"3 1 0 0 0 0 4 一、本年新收政府信息公开申请数量\n"
					"2 0 0 0 0 0 2 二、上年结转政府信息公开申请数量\n"
					"1 1 0 0 0 0 2 （一）予以公开\n");
	is_not_stated(&read, "requests.new.total", "a row a line");
	is_not_stated(&read, "requests.carried_in.total", "a row a line");
	is_named_only(&read, "requests.granted.total", "a row a line");
}

#define NEW "一、本年新收政府信息公开申请数量"
#define CARRIED_IN "二、上年结转政府信息公开申请数量"
#define GRANTED "（一）予以公开"

/* Columns that the form has not, or one that the document lacks. */
static void
test_own_columns(void)
{
	static const struct
	{
		const char *name;
		const char *header;
		const char *figures;
		bool		read;
	}			requests[] = {
		{"all names", "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计", "1 0 0 0 0 0 1", true},
		{"a line of names lost", "商业企业 科研机构 社会公益组织 法律服务机构 其他", "1 0 0 0 0 0 1", true},
		{"names in pieces", "自然人 商业 科研 社会 法律 其他 总计\n企业 机构 公益 服务\n组织 机构", "1 0 0 0 0 0 1", true},
		{"a name lost", "自然人 商业企业 科研机构 法律服务机构 其他 总计", "1 0 0 0 0 0 1", false},
		{"a name of its own", "自然人 商业企业 个体工商户 科研机构 社会公益组织 法律服务机构 其他 总计", "1 0 0 0 0 0 1", false},
		{"a subtotal among the five", "自然人 法人或其他组织 总计\n商业企业 小计 科研机构 社会公益组织 法律服务机构 其他", "1 0 1 0 0 0 0 1", false},
		{"years", "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n2021年 2022年 2021年 2022年", "1 0 0 0 0 0 1", false},
	};
	TapReport	read;

	for (size_t i = 0; i < sizeof(requests) / sizeof(requests[0]); i++)
	{
		char		text[1000];

		snprintf(text, sizeof(text), "三、收到和处理政府信息公开申请情况\n%s\n" NEW " %s\n" CARRIED_IN " %s\n",
				 requests[i].header, requests[i].figures, requests[i].figures);
		read = tap_read(text);
		if (requests[i].read)
			is_number(&read, "requests.new.natural_person", 1, requests[i].name);
		else
			is_not_stated(&read, "requests.new.natural_person", requests[i].name);
	}

	read = tap_read("四、政府信息公开行政复议、行政诉讼情况\n行政复议 行政诉讼\n结果维持 结果纠正 其他结果 尚未审结 总计 "
					"未经复议直接起诉 复议后起诉\n结果维持 结果纠正 其他结果 尚未审结 结果维持 结果纠正 其他结果 尚未审结 总计\n"
					"1 0 0 0 1 2 0 0 0 2 3 0 0 0 3\n");
	is_not_stated(&read, "disputes.reconsideration.upheld", "a name of disputes lost");

	/* words that run into the name of a column head one of their own */
	read = tap_read(DISCLOSURE "第二十条第（五）项\n信息内容其中：网上本年处理决定数量\n行政许可157\n");
	is_not_stated(&read, "disclosure.licensing.decisions", "a glued header");

	/* words of no label below a header head columns, too */
	read = tap_read(DISCLOSURE "第二十条第（五）项\n信息内容本年处理决定数量\n2021年2022年\n行政许可515\n");
	is_not_stated(&read, "disclosure.licensing.decisions", "a line of years below the header");
	read = tap_read(DISCLOSURE "第二十条第（五）项\n信息内容\n本年处理决定数量\n2021年\n2022年\n行政许可\n5\n15\n");
	is_not_stated(&read, "disclosure.licensing.decisions", "years on lines below the header");
	read = tap_read("四、政府信息公开行政复议、行政诉讼情况\n甲类 乙类\n1 0 0 0 1 2 0 0 0 2 3 0 0 0 3\n");
	is_not_stated(&read, "disputes.reconsideration.upheld", "two strange words over disputes");

	/* most rows have a figure more: one that has not lost it somewhere */
	read = tap_read("七、附表\n主动公开信息数 条 12 20 5\n网站公开 条 10 15 5\n政府公报公开 条 2 5\n");
	is_not_stated(&read, "statistics.disclosed.gazette.year", "three figures for two columns");

	/* padding is no column, though a page's number stands between rows with borders */
	read = tap_read("七、附表\n| 指标名称 | 年度 | 历年累计 | |\n| 主动公开信息数 | 12 | 20 | |\n"
					"3\n| 网站公开 | 10 | 15 | |\n| 政府公报公开 | 2 | 5 |\n");
	is_number(&read, "statistics.disclosed.website.year", 10, "padded rows and a page's number");
}

/* Two rows on one line, or two rows of one name. */
static void
test_two_rows(void)
{
	TapReport	read = tap_read("七、附表\n指标名称 计量单位 年度 历年累计\n"
								"主动公开信息数 条 受理依申请公开信息总数 条 12 20\n"
								"网站公开 条 10 15\n政府公报公开 条 2 5\n");

	is_not_stated(&read, "statistics.requests.year", "two labels before two figures");

	read = tap_read("七、附表\n指标名称 计量单位 年度 历年累计\n"
					"主动公开信息数 条 12 20 网站公开 条 10 15\n"
					"政府公报公开 条 2 5 受理依申请公开信息总数 条 7 9\n");
	is_number(&read, "statistics.disclosed.website.year", 10, "two rows on one line");
	is_number(&read, "statistics.requests.cumulative", 9, "the second of them");

	read = tap_read(REQUESTS NEW " 1 0 0 0 0 0 1\n" GRANTED " 1 0 0 0 0 0 1\n"
					"合计 4 0 0 0 0 0 4\n总计 1 0 0 0 0 0 1\n四、结转下年度继续办理 0 0 0 0 0 0 0\n");
	is_not_stated(&read, "requests.total.total", "合计 and 总计");
	is_number(&read, "requests.granted.total", 1, "the row above them");

	read = tap_read(REQUESTS NEW " 1 0 0 0 0 0 1\n合计 4 0 0 0 0 0 4\n（七）总计\n1 0 0 0 0 0 1\n"
					"四、结转下年度继续办理 0 0 0 0 0 0 0\n");
	is_not_stated(&read, "requests.total.total", "合计, and 总计 above its figures");
}

/* Numbers of rows and of pages stand where figures might. */
static void
test_numbers_beside(void)
{
	TapReport	read = tap_read("七、附表\n统计指标 单位 统计数\n1 （一）主动公开政府信息数 条\n"
								"2 其中：主动公开规范性文件数 条 4\n3 制发规范性文件总数 件 5\n");

	is_named_only(&read, "statistics.disclosed.value", "the number of a row without a figure");
	is_number(&read, "statistics.normative_documents.made.value", 5, "the figure of a numbered row");

	read = tap_read(DISCLOSURE "第二十条第（六）项\n信息内容 本年处理决定数量\n行政处罚 4\n行政强制\n3\n");
	is_number(&read, "disclosure.penalty.decisions", 4, "a row on a line");
	is_not_stated(&read, "disclosure.coercion.decisions", "a number alone below a label alone");
}

/* A row whose digits do not add up lost some, and so may others. */
static void
test_damaged_rows(void)
{
	TapReport	read = tap_read(REQUESTS NEW "231401038\n" CARRIED_IN "1000001\n");

	ok(tap_fact(&read, "requests.carried_in.total") != NULL &&
	   tap_fact(&read, "requests.carried_in.total")->recovery == GD_DERIVED, "rows that add up");
	read = tap_read(REQUESTS NEW "1000009\n" CARRIED_IN "231401038\n");
	is_not_stated(&read, "requests.new.total", "a row that does not add up");
	is_not_stated(&read, "requests.carried_in.enterprise", "one beside it that does, digits lost or not");
}

/* A word of digits and signs is one cell, and no number. */
static void
test_joined_figures(void)
{
	TapReport	read = tap_read(DISCLOSURE "第二十条第（五）项\n信息内容 本年处理决定数量\n行政许可 12-3\n"
								"第二十条第（六）项\n信息内容 本年处理决定数量\n行政处罚 7+\n行政强制 4\n"
								"第二十条第（八）项\n信息内容 本年收费金额（单位：万元）\n行政事业性收费 5%\n");

	is_not_stated(&read, "disclosure.licensing.decisions", "12-3");
	is_not_stated(&read, "disclosure.penalty.decisions", "7+");
	is_not_stated(&read, "disclosure.fees.amount", "5%");
	is_number(&read, "disclosure.coercion.decisions", 4, "the row below");

	read = tap_read("七、附表\n指标名称 计量单位 年度 历年累计\n主动公开信息数 条 12 20\n"
					"网站公开 条 152;379 9\n政府公报公开 条 846、500 700\n");
	is_number(&read, "statistics.disclosed.year", 12, "the row above them");
	is_not_stated(&read, "statistics.disclosed.website.year", "152;379");
	is_not_stated(&read, "statistics.disclosed.gazette.year", "846、500");
	is_not_stated(&read, "statistics.disclosed.gazette.cumulative", "behind 846、500");
}

/* Without any header the first figure tells that labels stand behind. */
static void
test_figures_above(void)
{
	TapReport	read = tap_read(DISCLOSURE "550\n行政许可\n41\n行政处罚\n19\n行政强制\n7\n行政事业性收费\n");

	is_not_stated(&read, "disclosure.licensing.decisions", "figures above their labels");
	is_not_stated(&read, "disclosure.coercion.decisions", "figures above their labels");
}

/* Nothing beside a label is no blank cell: figures may stand elsewhere, or be no digits. */
static void
test_no_blanks(void)
{
	static const char *const texts[] = {
		DISCLOSURE "信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n十二\n零\n三\n行政规范性文件\n1\n2\n3\n",
		DISCLOSURE "信息内容 本年制发件数 本年废止件数 现行有效件数\n规章 十二 零 三\n行政规范性文件 1 2 3\n",
		DISCLOSURE "信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n行政规范性文件\n1\n2\n3\n规章\n",
		DISCLOSURE "信息内容 本年制发件数 本年废止件数 现行有效件数\n规章\n行政规范性文件\n1 4\n2 5\n3 6\n",
	};
	TapReport	read;

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
	{
		read = tap_read(texts[i]);
		ok(read.report.ntables == 1, "no blanks, text %zu: there is a table", i);
		ok(tap_fact(&read, "disclosure.regulations.made") == NULL ||
		   tap_fact(&read, "disclosure.regulations.made")->recovery == GD_AMBIGUOUS,
		   "no blanks, text %zu", i);
	}

	/* in columns of spaces a blank shows, but not where words end the line */
	read = tap_read(DISCLOSURE
					"信息内容         本年制发件数   本年废止件数   现行有效件数\n"
					"规章             1              2              3\n"
					"行政规范性文件\n");
	ok(tap_fact(&read, "disclosure.normative_documents.made") != NULL &&
	   tap_fact(&read, "disclosure.normative_documents.made")->kind == GD_BLANK,
	   "a label alone in columns of spaces");
	read = tap_read(DISCLOSURE
					"信息内容    本年制发件数    本年废止件数    现行有效件数\n"
					"规章    1    8\n行政规范性文件\n");
	is_not_stated(&read, "disclosure.regulations.made", "spaces that part cells are no columns");
	is_named_only(&read, "disclosure.normative_documents.made", "nor show they blanks");
	read = tap_read(DISCLOSURE
					"信息内容         本年制发件数   本年废止件数   现行有效件数\n"
					"规章             1              2              3\n"
					"行政规范性文件   4              846、500        6\n");
	is_not_stated(&read, "disclosure.normative_documents.made", "words among figures");
	is_not_stated(&read, "disclosure.normative_documents.in_force", "words among figures");
}

int
main(void)
{
	test_flow();
	test_labels_behind();
	test_own_columns();
	test_two_rows();
	test_joined_figures();
	test_figures_above();
	test_no_blanks();
	test_numbers_beside();
	test_damaged_rows();
	return done_testing();
}
