/* Cells and numerals. */
#include "words/number.h"
#include "tap.h"
#include "base/text.h"

#define NBSP "\xC2\xA0"
#define ZWSP "\xE2\x80\x8B"

typedef struct CellCase
{
	const char *text;
	GdFactKind	kind;
	int64_t		mantissa;
	int			scale;
	const char *unit;
} CellCase;

#define TEXT(text) {text, GD_TEXT, 0, 0, NULL}
#define DASH(text) {text, GD_DASH, 0, 0, NULL}
#define BLANK(text) {text, GD_BLANK, 0, 0, NULL}
#define WHOLE(text, value) {text, GD_NUMBER, value, 0, NULL}

static const CellCase cells[] = {
	BLANK(""), BLANK(" "), BLANK("　\t\r\n" NBSP ZWSP), BLANK("&nbsp;"),
	BLANK(" &nbsp;&nbsp; "),

	WHOLE("0", 0), WHOLE("7", 7), WHOLE(" 12 ", 12), WHOLE("１２３", 123),
	WHOLE("1 234", 1234), WHOLE("1" NBSP "2　3" ZWSP "4", 1234),
	WHOLE("&nbsp;5", 5), 
	WHOLE("999999999999999999", 999999999999999999),
	WHOLE("12。", 12), WHOLE("12；", 12), WHOLE("12;", 12), WHOLE("12,", 12),
	WHOLE("12，", 12),
	TEXT("1000000000000000000"), TEXT("007"), TEXT("00"), TEXT("0 0"),
	/* the number of a line, or a cell whose border is lost, before the figure */
	TEXT("59 7"), TEXT("1 12"), TEXT("1234 567"), TEXT("5 1234"), TEXT("55. 0"), TEXT("55． 0"),
	TEXT("1 4 3"), TEXT("3. 14"), WHOLE("12 345 678", 12345678),
	TEXT("01"), TEXT("-01"), TEXT("4\n1"), TEXT("35  28"), TEXT("35\t28"),

	/* the bold and italic of Markdown; marks on one side are none */
	WHOLE("**12**", 12), WHOLE("__3__", 3), WHOLE("*4*", 4), WHOLE("** 1,234 **", 1234),
	{"**-**", GD_DASH, 0, 0, NULL}, TEXT("12*"), TEXT("**12"), TEXT("**"), TEXT("****"), TEXT("*12_"),

	WHOLE("1,234", 1234), WHOLE("1，234", 1234), WHOLE("１，２３４", 1234),
	WHOLE("12,345,678", 12345678), WHOLE("1, 234", 1234),
	TEXT("1,23"), TEXT("1,2345"), TEXT("1234,567"), TEXT("1,234,56"),
	TEXT("0,123"), TEXT(",123"), TEXT("1,,234"), TEXT("1,2"),

	WHOLE("-18", -18), WHOLE("−18", -18), WHOLE("﹣18", -18),
	WHOLE("－18", -18), WHOLE("—18", -18), WHOLE("- 18", -18), WHOLE("+2", 2),
	WHOLE("＋2", 2), WHOLE("增3", 3), WHOLE("减1", -1), WHOLE("減1", -1),
	WHOLE("增加3", 3), WHOLE("减少 1", -1), WHOLE("-0", 0),
	TEXT("--1"), TEXT("+-1"), TEXT("减-1"), TEXT("增"), TEXT("1-"),
	TEXT("1-2"), TEXT("18-"),

	{"1.5", GD_NUMBER, 15, 1, NULL},
	{"1.50", GD_NUMBER, 150, 2, NULL},
	{"0.000001", GD_NUMBER, 1, 6, NULL},
	{"１．５", GD_NUMBER, 15, 1, NULL},
	{"1 . 5", GD_NUMBER, 15, 1, NULL},
	{"-0.5", GD_NUMBER, -5, 1, NULL},
	{"1,234.56", GD_NUMBER, 123456, 2, NULL},
	{"123456789012.123456", GD_NUMBER, 123456789012123456, 6, NULL},
	TEXT("0."), TEXT("1."), TEXT(".5"), TEXT("1.1234567"), TEXT("1.2.3"),
	TEXT("1234567890123.123456"), TEXT("1.5,000"), TEXT("."), TEXT("00.5"),

	{"12件", GD_NUMBER, 12, 0, "件"},
	{"251000元", GD_NUMBER, 251000, 0, "元"},
	{"160.5964万元", GD_NUMBER, 1605964, 4, "万元"},
	{"160.5964萬元", GD_NUMBER, 1605964, 4, "万元"},
	{"3 条", GD_NUMBER, 3, 0, "条"},
	{"3條", GD_NUMBER, 3, 0, "条"},
	{"3项", GD_NUMBER, 3, 0, "项"},
	{"3人", GD_NUMBER, 3, 0, "人"},
	{"3人次", GD_NUMBER, 3, 0, "人次"},
	{"3人（次）", GD_NUMBER, 3, 0, "人"},
	{"3次", GD_NUMBER, 3, 0, "次"},
	{"3份", GD_NUMBER, 3, 0, "份"},
	{"3個", GD_NUMBER, 3, 0, "个"},
	{"3篇", GD_NUMBER, 3, 0, "篇"},
	{"3起", GD_NUMBER, 3, 0, "件"},
	{"3宗", GD_NUMBER, 3, 0, "件"},
	{"12案（其中1案未结）", GD_NUMBER, 12, 0, "件"},
	{"5名", GD_NUMBER, 5, 0, "人"},
	{"2場次", GD_NUMBER, 2, 0, "次"},
	{"8.5万人民币", GD_NUMBER, 85, 1, "万元"},
	{"减1件", GD_NUMBER, -1, 0, "件"},
	{"12件。", GD_NUMBER, 12, 0, "件"},
	{"7.5（万元）", GD_NUMBER, 75, 1, "万元"},
	{"7(单位：元)", GD_NUMBER, 7, 0, "元"},
	{"7(單位:元)", GD_NUMBER, 7, 0, "元"},
	TEXT("12件次"), TEXT("3起火"), TEXT("起3"), TEXT("12万"), TEXT("12亿元"), TEXT("12%"), TEXT("3余件"),
	TEXT("约3"), TEXT("件"), TEXT("件3"), TEXT("12件3"),

	WHOLE("22（其中修订 16 件）", 22), WHOLE("22(16)", 22),
	WHOLE("22（甲（乙）丙）", 22), WHOLE("22（甲）（乙）", 22),
	WHOLE("22〔注〕", 22),
	WHOLE("\\-18", -18), WHOLE("\\+2", 2), WHOLE("3\\(甲\\)", 3), {"160\\.5964", GD_NUMBER, 1605964, 4, NULL},
	DASH("\\-"), TEXT("3\\4"), TEXT("3\\"),
	WHOLE("158①", 158), WHOLE("158 ①", 158), {"3件（甲）⑳", GD_NUMBER, 3, 0, "件"}, TEXT("1①2"), TEXT("3****"),
	{"1.\xE2\x80\x8B" "5", GD_NUMBER, 15, 1, NULL}, {"1\xE2\x80\x8E.\xE2\x80\x8E" "5", GD_NUMBER, 15, 1, NULL},
	TEXT("22（甲"), TEXT("22甲）"), TEXT("22（甲）乙"), TEXT("（甲）22"),
	TEXT("22)"),

	DASH("-"), DASH("—"), DASH("——"), DASH("----"), DASH("－－"), DASH("─"),
	DASH("/"), DASH("／"), DASH("//"), DASH("\\"), DASH("- -"), DASH("无"),
	DASH("無"), DASH("无。"), DASH("暂无"), DASH("不适用"), DASH("不適用"),
	DASH("不 适 用"), DASH("不涉及"), DASH("N/A"), DASH("n/a"), DASH("Ｎ／Ａ"),
	TEXT("无数"), TEXT("不适"), TEXT("N"), TEXT("-件"), TEXT("-a"), TEXT("_"),

	TEXT("(一)"), TEXT("(1)"), TEXT("1、"), TEXT("①"), TEXT("⒈"), TEXT("⑴"),
	TEXT("Ⅰ"), TEXT("5²"), TEXT("五"), TEXT("一"), TEXT("甲"), TEXT("1e5"),
	TEXT("0x1"), TEXT("1/2"), TEXT("2020-01-05"), TEXT("见附件"),
	TEXT("1|2"), TEXT("&"), TEXT("&nbsp"), TEXT("1;2"),
	TEXT("\xFF"), TEXT("1\xFF"), TEXT("\xE4\xB8"), TEXT("1\xE4\xB8"),
};

static void
test_cells(void)
{
	for (size_t i = 0; i < sizeof(cells) / sizeof(cells[0]); i++)
	{
		const CellCase *test = &cells[i];
		uint32_t	length = (uint32_t) strlen(test->text);
		CellValue	value;

		memset(&value, 0xAA, sizeof(value));
		number_read_cell(tap_tight(test->text, length),
						 span_between(0, length), &value);
		ok(value.kind == test->kind, "kind of \"%s\" (%d)", test->text,
		   (int) value.kind);
		if (test->kind == GD_NUMBER)
			ok(value.value.mantissa == test->mantissa &&
			   value.value.scale == test->scale, "value of \"%s\" (%lld, %d)",
			   test->text, (long long) value.value.mantissa,
			   value.value.scale);
		is_str(value.unit, test->unit, "unit of \"%s\"", test->text);
	}
}

static void
test_cell_bytes(void)
{
	CellValue	value;

	number_read_cell("1\0002", span_between(0, 3), &value);
	is_int(value.kind, GD_TEXT, "a NUL is no white space");
	number_read_cell("123456", span_between(2, 4), &value);
	is_int(value.value.mantissa, 34, "a cell ends at its end");
	number_read_cell("12（", span_between(0, 2), &value);
	is_int(value.kind, GD_NUMBER, "what follows is not looked at");
}

typedef struct NumeralCase
{
	const char *text;
	uint32_t	value;
	const char *rest;			/* NULL: no numeral */
} NumeralCase;

static const NumeralCase numerals[] = {
	{"12件", 12, "件"}, {"１２件", 12, "件"}, {"0", 0, ""}, {"007", 7, ""},
	{"1,234件", 1234, "件"}, {"1，234，567", 1234567, ""}, {"12,3", 12, ",3"},
	{"2019,2020", 2019, ",2020"}, {"1,2345", 1, ",2345"},
	{"12,345件", 12345, "件"}, {"3.5", 3, ".5"}, {"4万", 4, "万"},
	{"999999999", 999999999, ""}, {"1000000000", 0, NULL},
	{"999,999,999", 999999999, ""}, {"12345678901234567890123", 0, NULL},
	{"零件", 0, "件"}, {"三件", 3, "件"}, {"两件", 2, "件"}, {"兩件", 2, "件"},
	{"十", 10, ""}, {"十二件", 12, "件"}, {"二十", 20, ""}, {"二十一", 21, ""},
	{"九十九", 99, ""}, {"四十余条", 40, "余条"}, {"一百", 100, ""},
	{"一百零三", 103, ""}, {"一百一十", 110, ""}, {"一百十二", 112, ""},
	{"一百三", 130, ""}, {"一千二百三十四", 1234, ""}, {"一千零五", 1005, ""},
	{"一千二", 1200, ""}, {"两万五千", 25000, ""}, {"三万五", 35000, ""},
	{"三萬", 30000, ""}, {"十万", 100000, ""}, {"一百万零五", 1000005, ""},
	{"九亿九千万", 990000000, ""}, {"十亿", 0, NULL}, {"一万亿", 0, NULL},
	{"二〇二一年", 2021, "年"}, {"二○一二", 2012, ""}, {"二零二一", 2021, ""},
	{"一九九八年", 1998, "年"}, {"二〇", 20, ""}, {"一〇〇", 100, ""},
	{"三五", 0, NULL}, {"两三件", 0, NULL}, {"十二三", 0, NULL},
	{"百件", 0, NULL}, {"千家万户", 0, NULL}, {"万元", 0, NULL},
	{"一十百", 0, NULL}, {"甲", 0, NULL}, {"", 0, NULL}, {" 1", 0, NULL},
	{"\xFF", 0, NULL}, {"\xE4\xB8", 0, NULL},
};

static void
test_numerals(void)
{
	for (size_t i = 0; i < sizeof(numerals) / sizeof(numerals[0]); i++)
	{
		const NumeralCase *test = &numerals[i];
		uint32_t	length = (uint32_t) strlen(test->text);
		const char *text = tap_tight(test->text, length);
		uint32_t	value = 4711;
		uint32_t	end = number_read_numeral(text, 0, length, &value);

		if (test->rest == NULL)
		{
			ok(end == 0 && value == 4711, "no numeral: %s (%u)", test->text,
			   (unsigned) value);
			continue;
		}
		is_int(value, test->value, "value of %s", test->text);
		is_str(tap_slice(text, span_between(end, length)), test->rest,
			   "what follows in %s", test->text);
	}
}

/* A scan that asks at every character of a long run must not be quadratic. */
static void
test_long_runs(void)
{
	static char digits[300000];
	static char hans[300000];
	uint32_t	value;
	uint32_t	found = 0;

	memset(digits, '9', sizeof(digits));
	for (size_t i = 0; i < sizeof(hans); i += 3)
		memcpy(hans + i, "百", 3);
	memcpy(hans, "一", 3);
	for (uint32_t at = 0; at < sizeof(digits) - 30; at++)
		found += number_read_numeral(digits, at, sizeof(digits), &value) > at;
	for (uint32_t at = 0; at < sizeof(hans); at += 3)
		found += number_read_numeral(hans, at, sizeof(hans), &value) > at;
	is_int(found, 0, "long runs of digits are no numerals, and cost little");
}

int
main(void)
{
	test_cells();
	test_cell_bytes();
	test_numerals();
	test_long_runs();
	return done_testing();
}
