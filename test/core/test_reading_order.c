/* Tables that came off the page column by column, in blocks of rows. */
#include "report_tap.h"

#define NROWS 23
#define WIDTH 7

static const char *const rows_2019[NROWS] = {
	"一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "（一）予以公开", "（二）部分公开",
	"1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”", "4.保护第三方合法权益",
	"5.属于三类内部事务信息", "6.属于四类过程性信息", "7.属于行政执法案卷", "8.属于行政查询事项",
	"1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确", "1.信访举报投诉类申请",
	"2.重复申请", "3.要求提供公开出版物", "4.无正当理由大量反复申请", "5.要求行政机关确认或重新出具已获取信息",
	"（六）其他处理", "（七）总计", "四、结转下年度继续办理"};

static int	figures[NROWS][WIDTH];

/* Results of the rows from 2 on, by hand; the other rows and the totals follow. */
static void
add_up(void)
{
	for (int column = 0; column < WIDTH - 1; column++)
	{
		figures[NROWS - 2][column] = 0;
		for (int row = 2; row < NROWS - 2; row++)
			figures[NROWS - 2][column] += figures[row][column];
		figures[0][column] = figures[NROWS - 2][column];
	}
	for (int row = 0; row < NROWS; row++)
	{
		figures[row][WIDTH - 1] = 0;
		for (int column = 0; column < WIDTH - 1; column++)
			figures[row][WIDTH - 1] += figures[row][column];
	}
}

/*
 * Blocks of these sizes, 0 at the end; the labels of a block before its figures,
 * but behind those of block number behind.  Row skipped has no label.
 */
static const char *
print_blocks(const int *sizes, int behind, int skipped)
{
	static char text[16384];
	size_t		at = 0;
	int			first = 0;

	at += (size_t) snprintf(text, sizeof(text), "三、收到和处理政府信息公开申请情况\n自然人\n法人或其他组织\n总计\n"
							"商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n");
	for (int block = 0; sizes[block] != 0; first += sizes[block++])
		for (int part = 0; part < 2; part++)
			if ((part == 0) != (block == behind))
			{
				for (int row = first; row < first + sizes[block]; row++)
					if (row != skipped)
						at += (size_t) snprintf(text + at, sizeof(text) - at, "%s\n", rows_2019[row]);
			}
			else
				for (int i = 0; i < sizes[block] * WIDTH; i++)
					at += (size_t) snprintf(text + at, sizeof(text) - at, "%d\n",
											figures[first + i % sizes[block]][i / sizes[block]]);
	return text;
}

static void
is_derived(const TapReport *read, const char *code, int64_t value, const char *name)
{
	const GdFact *fact = tap_fact(read, code);

	ok(fact != NULL && fact->kind == GD_NUMBER && fact->recovery == GD_DERIVED &&
	   fact->value.mantissa == value, "%s: %s", name, code);
}

static void
test_blocks(void)
{
	static const int sizes[] = {2, 1, 4, 8, 6, 2, 0};
	TapReport	read;

	memset(figures, 0, sizeof(figures));
	figures[2][0] = 12;
	figures[4][1] = 3;
	figures[9][0] = 5;
	figures[10][5] = 7;
	figures[18][3] = 21;
	add_up();
	read = tap_read(print_blocks(sizes, 1, -1));
	is_derived(&read, "requests.new.total", 48, "the first block");
	is_derived(&read, "requests.carried_in.total", 0, "the first block");
	is_derived(&read, "requests.granted.natural_person", 12, "labels behind the figures");
	is_derived(&read, "requests.refused.deliberative_process.natural_person", 5, "a block of eight");
	is_derived(&read, "requests.not_processed.excessive.social_org", 21, "a block of six");
	is_derived(&read, "requests.carried_out.total", 0, "the last block");

	/* all is there, but a label */
	read = tap_read(print_blocks(sizes, 1, 12));
	is_not_stated(&read, "requests.refused.deliberative_process.natural_person", "a label less");

	/* a row that does not add up fits no block */
	figures[9][0] = 6;
	read = tap_read(print_blocks(sizes, 1, -1));
	is_not_stated(&read, "requests.refused.deliberative_process.natural_person", "a row that is wrong");
	is_not_stated(&read, "requests.granted.natural_person", "a row that is wrong");

	/* nor does a column */
	figures[9][6] = 6;
	read = tap_read(print_blocks(sizes, 1, -1));
	is_not_stated(&read, "requests.granted.natural_person", "a column that is wrong");
}

/* Several blocks fit: what they agree on is read, and nothing else. */
static void
test_two_ways(void)
{
	static const int sizes[] = {1, 2, 2, 8, 1, 2, 2, 1, 1, 3, 0};
	TapReport	read;

	/* the block of eight may begin with this row, or be rows of which one is */
	memset(figures, 0, sizeof(figures));
	figures[5][2] = 2;
	figures[5][4] = 1;
	add_up();
	read = tap_read(print_blocks(sizes, -1, -1));
	is_not_stated(&read, "requests.refused.prohibited_by_law.research", "here, or");
	is_not_stated(&read, "requests.refused.administrative_query.research", "there");
	is_derived(&read, "requests.refused.prohibited_by_law.natural_person", 0, "zero in both ways");
	is_derived(&read, "requests.total.research", 2, "the same in both ways");
}

/* Labels that stand elsewhere than their blocks contradict. */
static void
test_labels_elsewhere(void)
{
	static const int sizes[] = {1, 1, 1, 4, 8, 6, 2, 0};
	TapReport	read;
	char	   *text;
	char	   *label;

	memset(figures, 0, sizeof(figures));
	figures[2][0] = 12;
	figures[10][5] = 7;
	add_up();
	text = (char *) print_blocks(sizes, 1, -1);
	read = tap_read(text);
	is_derived(&read, "requests.granted.natural_person", 12, "labels beside their block");
	/* the second row's label in the middle of the third row's figures */
	label = strstr(text, "（一）予以公开\n");
	for (int i = 0; i < 2; i++)
	{
		size_t		length = strlen("（一）予以公开\n");
		char	   *next = strchr(label + length, '\n') + 1;
		char		line[16];
		size_t		size = (size_t) (next - (label + length));

		memcpy(line, label + length, size);
		memmove(label + size, label, length);
		memcpy(label, line, size);
		label += size;
	}
	read = tap_read(text);
	is_not_stated(&read, "requests.partly_granted.natural_person", "a label among figures");
}

/* Where one block of disclosure is apart from its labels, the others are not. */
static void
test_disclosure(void)
{
	TapReport	read = tap_read("二、主动公开政府信息情况\n第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n"
								"规章\n1\n2\n3\n行政规范性文件\n4\n5\n6\n"
								"第二十条第（六）项\n信息内容\n本年处理决定数量\n行政处罚\n7\n8\n行政强制\n"
								"第二十条第（八）项\n信息内容\n本年收费金额（单位：万元）\n9\n行政事业性收费\n");

	is_number(&read, "disclosure.normative_documents.in_force", 6, "the block before");
	is_number(&read, "disclosure.fees.amount", 9, "the block behind");
	is_not_stated(&read, "disclosure.penalty.decisions", "two figures of one row");
	is_named_only(&read, "disclosure.coercion.decisions", "which is no row of blanks then");
}

#define PENALTIES "二、主动公开政府信息情况\n第二十条第（六）项\n信息内容\n本年处理决定数量\n"
#define FEES "第二十条第（八）项\n信息内容\n本年收费金额（单位：万元）\n行政事业性收费\n9\n"

/* Zeros apart from their labels: whichever is whose. */
static void
test_zeros(void)
{
	static const struct
	{
		const char *name;
		const char *text;
		bool		read;
	}			cases[] = {
		{"labels between zeros", PENALTIES "0\n行政处罚\n行政强制\n0\n" FEES, true},
		{"zeros between labels", PENALTIES "行政处罚\n0\n0\n行政强制\n" FEES, true},
		{"zeros before labels", PENALTIES "0\n行政处罚\n0\n行政强制\n" FEES, true},
		{"a number that a page may have", PENALTIES "0\n行政处罚\n行政强制\n3\n" FEES, false},
		{"a row of its own", PENALTIES "0\n行政处罚\n行政强制\n行政征收\n0\n" FEES, false},
		{"a zero too many", PENALTIES "0\n行政处罚\n行政强制\n0\n0\n" FEES, false},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		TapReport	read = tap_read(cases[i].text);

		is_number(&read, "disclosure.fees.amount", 9, cases[i].name);
		if (cases[i].read)
		{
			is_number(&read, "disclosure.penalty.decisions", 0, cases[i].name);
			is_number(&read, "disclosure.coercion.decisions", 0, cases[i].name);
		}
		else
		{
			is_not_stated(&read, "disclosure.penalty.decisions", cases[i].name);
			is_not_stated(&read, "disclosure.coercion.decisions", cases[i].name);
		}
	}
}

/* Labels without ordinals say no less which form a table is of. */
static void
test_form(void)
{
	TapReport	read = tap_read("三、收到和处理政府信息公开申请情况\n自然人\n法人或其他组织\n总计\n"
								"商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n"
								"一、本年新收政府信息公开申请数量\n二、上年结转政府信息公开申请数量\n"
								"1\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n1\n0\n"
								"（六）其他处理\n申请人无正当理由逾期不补正\n逾期未缴费\n总计\n"
								"0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n");

	ok(read.report.ntables > 0 && read.report.tables[0].form == GD_FORM_2021,
	   "labels without ordinals tell the form");
}

/* Below two labels stand figures of the second, or of both where the page came column by column. */
static void
test_stacked(void)
{
	static const char *const disclosure =
		"二、主动公开政府信息情况\n第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n"
		"规章\n行政规范性文件\n0\n3\n30\n"
		"第二十条第（五）项\n信息内容\n本年处理决定数量\n行政许可\n93\n";
	static const int whole[] = {NROWS, 0};
	char		text[20000];
	TapReport	read;

	read = tap_read(disclosure);
	is_number(&read, "disclosure.normative_documents.in_force", 30, "a blank row in other text");

	add_up();
	snprintf(text, sizeof(text), "%s%s", disclosure, print_blocks(whole, -1, -1));
	read = tap_read(text);
	is_not_stated(&read, "disclosure.normative_documents.in_force", "in the text of a page");
	is_not_stated(&read, "disclosure.normative_documents.made", "in the text of a page");
	is_number(&read, "disclosure.licensing.decisions", 93, "the only row of its block");
}

int
main(void)
{
	test_blocks();
	test_zeros();
	test_form();
	test_two_ways();
	test_labels_elsewhere();
	test_disclosure();
	test_stacked();
	return done_testing();
}
