/* Several reports in one text: nothing of what follows the first is said of it. */
#include "report_tap.h"

#define SECTIONS_BEFORE "一、总体情况\n好。\n二、主动公开政府信息情况\n"
#define SECTIONS_BEHIND "三、收到和处理政府信息公开申请情况\n无。\n四、政府信息公开行政复议、行政诉讼情况\n无。\n" \
	"五、存在的主要问题及改进情况\n宣传不够，将改进。\n六、其他需要报告的事项\n未收取信息处理费。\n"
#define TABLE "第二十条第（五）项\n信息内容 | 本年处理决定数量 |\n行政许可 | %d |\n"

#define FIRST "枫泊县人民政府2023年政府信息公开工作年度报告\n"
#define FIRST_SIGNED "枫泊县人民政府\n2024年1月9日\n"

/* A report without its table, and another one with it. */
static TapReport
read_two(const char *second_title)
{
	char		text[4000];

	snprintf(text, sizeof(text), FIRST SECTIONS_BEFORE "见附件。\n" SECTIONS_BEHIND FIRST_SIGNED
			 "%s" SECTIONS_BEFORE TABLE SECTIONS_BEHIND "2023年2月3日\n", second_title, 7);
	return tap_read(text);
}

static bool
signed_on(const GdReport *report, int year, int month, int day)
{
	return report->signed_on.year == year && report->signed_on.month == month &&
		report->signed_on.day == day;
}

static void
test_another(void)
{
	static const char *const titles[] = {
		"枫泊县人民政府2022年政府信息公开工作年度报告\n",
		"枫泊县教育局2023年政府信息公开工作年度报告\n",
		"枫泊县教育局\n2023年政府信息公开工作年度报告\n",
		"根据有关规定，现公布枫泊县教育局2023年政府信息公开工作年度报告。\n"
	};

	for (size_t i = 0; i < sizeof(titles) / sizeof(titles[0]); i++)
	{
		TapReport	read = read_two(titles[i]);

		is_not_stated(&read, "disclosure.licensing.decisions", "another report follows");
		is_int(read.report.ntables, 0, "its table is none of the first report's");
		is_int(read.report.nsections, 7, "nor its sections");
		is_int(read.report.copies, 1, "one copy");
		ok(signed_on(&read.report, 2024, 1, 9), "the signature is the first one's");
	}
}

static void
test_the_same(void)
{
	TapReport	read = read_two("枫泊县人民政府2023年政府信息公开工作年度报告\n");

	is_number(&read, "disclosure.licensing.decisions", 7, "the same title again");
	read = read_two("附：\n");
	is_number(&read, "disclosure.licensing.decisions", 7, "no title");
}

/* Without line breaks. */
static void
test_one_line(void)
{
	char		text[4000];
	TapReport	read;

	snprintf(text, sizeof(text), FIRST SECTIONS_BEFORE "见附件。\n" SECTIONS_BEHIND
			 "枫泊县教育局2023年政府信息公开工作年度报告\n根据有关规定，现公布枫泊县教育局2023年政府信息公开工作年度报告。\n"
			 SECTIONS_BEFORE TABLE SECTIONS_BEHIND, 7);
	for (char *at = text; *at != '\0'; at++)
		if (*at == '\n')
			*at = ' ';
	read = tap_read(text);
	is_not_stated(&read, "disclosure.licensing.decisions", "on one line");
	is_int(read.report.nsections, 7, "on one line: the sections");
}

/* What is read for itself is what is read with the rest. */
static void
test_scalars(void)
{
	static TapHooks hooks;
	GdConfig	config = tap_config(&hooks);
	TapReport	read = read_two("枫泊县人民政府2022年政府信息公开工作年度报告\n");
	GdReport	alone;

	if (gd_scalars_read(&config, read.text, strlen(read.text), GD_SCALAR_SIGNED_ON, &alone) != GD_OK)
		abort();
	ok(signed_on(&alone, 2024, 1, 9), "the day of the signature alone");
}

int
main(void)
{
	test_another();
	test_the_same();
	test_one_line();
	test_scalars();
	return done_testing();
}
