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
	is_absent(&read, "requests.granted.total", "a row a line");
}

int
main(void)
{
	test_flow();
	test_labels_behind();
	return done_testing();
}
