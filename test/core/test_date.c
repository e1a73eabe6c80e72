/* Dates and years. */
#include "words/date.h"
#include "tap.h"
#include "base/text.h"

typedef struct DateCase
{
	const char *text;
	int			year;			/* 0: no date */
	int			month;
	int			day;
	const char *rest;
} DateCase;

#define NONE(text) {text, 0, 0, 0, NULL}

static const DateCase dates[] = {
	{"2022年1月5日", 2022, 1, 5, ""},
	{"2022年01月05日。", 2022, 1, 5, "。"},
	{"２０２２年１月５日", 2022, 1, 5, ""},
	{"2022 年 1 月 5 日印", 2022, 1, 5, "印"},
	{"2022　年1 月\n      5日", 2022, 1, 5, ""},
	{"2022年1月5号", 2022, 1, 5, ""},
	{"2022年1月5號", 2022, 1, 5, ""},
	{"2022年1⽉5⽇", 2022, 1, 5, ""},
	{"二〇二二年一月五日", 2022, 1, 5, ""},
	{"2022年元月5日", 2022, 1, 5, ""},
	{"二〇二二年元月五日", 2022, 1, 5, ""},
	{"二○二二年十二月三十一日", 2022, 12, 31, ""},
	{"二零二二年十月二十日", 2022, 10, 20, ""},
	{"二0二二年十一月十日", 2022, 11, 10, ""},
	{"二OO八年五月一日", 2008, 5, 1, ""},
	{"2022-01-05", 2022, 1, 5, ""},
	{"2022-1-5 10:30", 2022, 1, 5, " 10:30"},
	{"2022－01－05", 2022, 1, 5, ""},
	{"2022/1/5", 2022, 1, 5, ""},
	{"2022／01／05", 2022, 1, 5, ""},
	{"2022.1.5", 2022, 1, 5, ""},
	{"2022．1．5", 2022, 1, 5, ""},
	{"2022. 1. 5", 2022, 1, 5, ""},
	{"2020年2月29日", 2020, 2, 29, ""},
	{"2000-02-29", 2000, 2, 29, ""},
	{"1999-12-31", 1999, 12, 31, ""},
	NONE("2021年2月29日"), NONE("1900-02-29"), NONE("2022年13月1日"),
	NONE("2022年0月1日"), NONE("2022年元旦"), NONE("2022年1月元日"), NONE("2022年4月31日"), NONE("2022年1月0日"),
	NONE("2022年1月32日"), NONE("2022年1月"), NONE("2022年1月5"),
	NONE("2022年"), NONE("2022"), NONE("2022-01"), NONE("2022-01/05"),
	NONE("2022-01-055"), NONE("2022-001-05"), NONE("22-01-05"),
	NONE("12022-01-05"), NONE("0022-01-05"), NONE("9999-01-05"),
	NONE("1899年1月1日"), NONE("2022年一百月5日"), NONE("20220105"),
	NONE(" 2022-01-05"), NONE(""), NONE("\xFF"), NONE("2022\xE5\xB9"),
	NONE("2022    -    01    -    05"), NONE("OO二二年一月一日"),
};

static void
test_dates(void)
{
	for (size_t i = 0; i < sizeof(dates) / sizeof(dates[0]); i++)
	{
		const DateCase *test = &dates[i];
		uint32_t	length = (uint32_t) strlen(test->text);
		const char *text = tap_tight(test->text, length);
		GdDate		date = {1, 2, 3};
		uint32_t	end = date_read(text, 0, length, &date);

		if (test->year == 0)
		{
			ok(end == 0 && date.year == 1 && date.month == 2 && date.day == 3,
			   "no date: %s", test->text);
			continue;
		}
		ok(date.year == test->year && date.month == test->month &&
		   date.day == test->day, "%s (%d-%d-%d)", test->text, date.year,
		   date.month, date.day);
		is_str(tap_slice(text, span_between(end, length)), test->rest,
			   "what follows");
	}
}

static void
test_days(void)
{
	GdDate		date = {0, 0, 0};

	is_int(date_read_day("12月31日止", 0, 13, 2021, &date), 10, "12月31日");
	ok(date.year == 2021 && date.month == 12 && date.day == 31, "its date");
	is_int(date_read_day("2月29日", 0, 9, 2021, &date), 0, "impossible in 2021");
	is_int(date_read_day("2月29日", 0, 9, 2020, &date), 9, "possible in 2020");
	is_int(date_read_day("12月31", 0, 7, 2021, &date), 0, "日 is needed");
}

typedef struct YearCase
{
	const char *text;
	int			year;
	const char *rest;
} YearCase;

static const YearCase years[] = {
	{"2020年", 2020, ""}, {"2020 年度", 2020, "度"}, {"２０２０年", 2020, ""},
	{"二○二○年", 2020, ""}, {"二〇二〇年度", 2020, "度"}, {"1990年", 1990, ""},
	{"2099年", 2099, ""}, {"一九九八年", 1998, ""}, {"二OO八年", 2008, ""},
	{"2020年1月", 2020, "1月"},
	{"1989年", 0, NULL}, {"2100年", 0, NULL}, {"2020", 0, NULL},
	{"2020月", 0, NULL}, {"12020年", 0, NULL}, {"202年", 0, NULL},
	{"20年", 0, NULL}, {"", 0, NULL}, {"年", 0, NULL}, {"2020\xE5\xB9", 0, NULL},
};

static void
test_years(void)
{
	for (size_t i = 0; i < sizeof(years) / sizeof(years[0]); i++)
	{
		const YearCase *test = &years[i];
		uint32_t	length = (uint32_t) strlen(test->text);
		const char *text = tap_tight(test->text, length);
		int32_t		year = 0;
		uint32_t	end = date_read_year(text, 0, length, &year);

		is_int(year, test->year, "year of %s", test->text);
		if (test->rest == NULL)
			is_int(end, 0, "none");
		else
			is_str(tap_slice(text, span_between(end, length)), test->rest,
				   "what follows");
	}
}

static void
test_possible(void)
{
	static const struct
	{
		GdDate		date;
		bool		possible;
	}			cases[] = {
		{{2020, 2, 29}, true}, {{2021, 2, 29}, false}, {{1900, 2, 29}, false},
		{{2000, 2, 29}, true}, {{2021, 12, 31}, true}, {{2021, 0, 1}, false},
		{{2021, 13, 1}, false}, {{2021, 1, 0}, false}, {{2021, -1, 1}, false},
		{{2021, 1, -1}, false}, {{0, 0, 0}, false}, {{2021, 127, 127}, false},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		ok(date_is_possible(cases[i].date) == cases[i].possible,
		   "%d-%d-%d", cases[i].date.year, cases[i].date.month,
		   cases[i].date.day);
}

static void
test_bounds(void)
{
	static const char text[] = "二〇二二年 一月 五日2022-01-05";
	bool		inside = true;

	for (uint32_t at = 0; at <= sizeof(text) - 1; at++)
	{
		for (uint32_t end = at; end <= sizeof(text) - 1; end++)
		{
			const char *tight = tap_tight(text, end);
			GdDate		date;
			int32_t		year;

			inside &= date_read(tight, at, end, &date) <= end;
			inside &= date_read_year(tight, at, end, &year) <= end;
		}
	}
	ok(inside, "nothing is read outside the text");
}

int
main(void)
{
	test_dates();
	test_days();
	test_years();
	test_possible();
	test_bounds();
	return done_testing();
}
