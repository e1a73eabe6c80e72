/* Ordinals of headings and rows. */
#include "words/ordinal.h"
#include "tap.h"
#include "base/text.h"

typedef struct OrdinalCase
{
	const char *text;
	OrdinalStyle style;			/* ORDINAL_NONE: there is none */
	int			value;
	const char *number;
	const char *rest;			/* what stands behind the ordinal */
	bool		marked;
} OrdinalCase;

#define NONE(text) {text, ORDINAL_NONE, 0, NULL, NULL, false}

static const OrdinalCase cases[] = {
	{"一、概述", ORDINAL_HAN, 1, "一", "概述", true},
	{"十、概述", ORDINAL_HAN, 10, "十", "概述", true},
	{"十二、概述", ORDINAL_HAN, 12, "十二", "概述", true},
	{"二十、概述", ORDINAL_HAN, 20, "二十", "概述", true},
	{"九十九、概述", ORDINAL_HAN, 99, "九十九", "概述", true},
	{"一 、 概述", ORDINAL_HAN, 1, "一", "概述", true},
	{"一　、概述", ORDINAL_HAN, 1, "一", "概述", true},
	{"六、、概述", ORDINAL_HAN, 6, "六", "概述", true},
	{"二.概述", ORDINAL_HAN, 2, "二", "概述", true},
	{"二．概述", ORDINAL_HAN, 2, "二", "概述", true},
	{"二,概述", ORDINAL_HAN, 2, "二", "概述", true},
	{"二：概述", ORDINAL_HAN, 2, "二", "概述", true},
	{"一、2020年", ORDINAL_HAN, 1, "一", "2020年", true},
	{"一 概 述", ORDINAL_HAN, 1, "一", "概 述", false},
	{"一", ORDINAL_HAN, 1, "一", "", false},
	{"⼀、概述", ORDINAL_HAN, 1, "⼀", "概述", true},
	NONE("一是领导重视"), NONE("一般情况"), NONE("一二、概述"), NONE("两、概述"),
	NONE("〇、概述"), NONE("、概述"), NONE("概述"), NONE(""), NONE("百、概述"),
	NONE("一百、概述"),

	{"(一)公开", ORDINAL_HAN_BRACKETS, 1, "一", "公开", true},
	{"（二） 公开", ORDINAL_HAN_BRACKETS, 2, "二", "公开", true},
	{"（ 三 ）公开", ORDINAL_HAN_BRACKETS, 3, "三", "公开", true},
	{"(十一)、公开", ORDINAL_HAN_BRACKETS, 11, "十一", "公开", true},
	{"（四)公开", ORDINAL_HAN_BRACKETS, 4, "四", "公开", true},
	{"五）公开", ORDINAL_HAN_BRACKETS, 5, "五", "公开", true},
	{"㈠公开", ORDINAL_HAN_BRACKETS, 1, "㈠", "公开", true},
	{"㈩ 公开", ORDINAL_HAN_BRACKETS, 10, "㈩", "公开", true},
	NONE("(一般)公开"), NONE("(一"), NONE("("), NONE("()"), NONE("(公开)"),

	{"1.公开", ORDINAL_DIGIT, 1, "1", "公开", true},
	{"1、公开", ORDINAL_DIGIT, 1, "1", "公开", true},
	{"４．公开", ORDINAL_DIGIT, 4, "４", "公开", true},
	{"21. 公开", ORDINAL_DIGIT, 21, "21", "公开", true},
	{"1 . 公开", ORDINAL_DIGIT, 1, "1", "公开", true},
	{"01、公开", ORDINAL_DIGIT, 1, "01", "公开", true},
	{"1.", ORDINAL_DIGIT, 1, "1", "", true},
	{"1.2020年公开", ORDINAL_DIGIT, 1, "1", "2020年公开", true},
	{"1\\.公开", ORDINAL_DIGIT, 1, "1", "公开", true}, NONE("1\\公开"), NONE("1\\.5倍"),
	{"⒉公开", ORDINAL_DIGIT, 2, "⒉", "公开", true},
	{"⒛公开", ORDINAL_DIGIT, 20, "⒛", "公开", true},
	NONE("1.5倍"), NONE("12.50"), NONE("１．５"), NONE("2020.1"), NONE("2020年"),
	NONE("100、公开"), NONE("0、公开"), NONE("1公开"), NONE("1 公开"),
	NONE("1,公开"), NONE("7"),

	{"(1)公开", ORDINAL_DIGIT_BRACKETS, 1, "1", "公开", true},
	{"（12） 公开", ORDINAL_DIGIT_BRACKETS, 12, "12", "公开", true},
	{"1)公开", ORDINAL_DIGIT_BRACKETS, 1, "1", "公开", true},
	{"1）公开", ORDINAL_DIGIT_BRACKETS, 1, "1", "公开", true},
	{"⑴公开", ORDINAL_DIGIT_BRACKETS, 1, "⑴", "公开", true},
	{"⒇公开", ORDINAL_DIGIT_BRACKETS, 20, "⒇", "公开", true},
	NONE("(2020)公开"), NONE("(1.5)"), NONE("(1"),

	{"①公开", ORDINAL_CIRCLE, 1, "①", "公开", true},
	{"⑳、公开", ORDINAL_CIRCLE, 20, "⑳", "公开", true},
	{"❷公开", ORDINAL_CIRCLE, 2, "❷", "公开", true},
	{"Ⅰ公开", ORDINAL_ROMAN, 1, "Ⅰ", "公开", true},
	{"Ⅻ.公开", ORDINAL_ROMAN, 12, "Ⅻ", "公开", true},
	{"ⅱ公开", ORDINAL_ROMAN, 2, "ⅱ", "公开", true},
	NONE("\xFF"), NONE("\xE4\xB8"), NONE("(\xE4\xB8)"), NONE("I.公开"),
};

static void
test_table(void)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		const OrdinalCase *test = &cases[i];
		uint32_t	length = (uint32_t) strlen(test->text);
		const char *text = tap_tight(test->text, length);
		OrdinalPrint print;

		if (!ordinal_read(text, 0, length, &print))
		{
			ok(test->style == ORDINAL_NONE, "no ordinal: %s", test->text);
			continue;
		}
		ok(print.ordinal.style == test->style &&
		   print.ordinal.number == test->value &&
		   print.marked == test->marked, "%s", test->text);
		is_str(tap_slice(text, print.number), test->number, "its numeral");
		is_str(tap_slice(text, span_between(print.end, length)), test->rest,
			   "what follows");
	}
}

static void
test_bounds(void)
{
	static const char text[] = "(一)、1.5";
	OrdinalPrint print;
	bool		inside = true;

	for (uint32_t at = 0; at <= sizeof(text) - 1; at++)
	{
		for (uint32_t end = at; end <= sizeof(text) - 1; end++)
		{
			const char *tight = tap_tight(text, end);

			if (ordinal_read(tight, at, end, &print))
				inside &= print.end <= end && print.end > at &&
					span_end(print.number) <= end;
		}
	}
	ok(inside, "nothing is read outside the text");
	ok(ordinal_read("1.52", 0, 2, &print), "a digit behind the end is unknown");
}

int
main(void)
{
	test_table();
	test_bounds();
	return done_testing();
}
