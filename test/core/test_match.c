/* Folded words in text, and phrases. */
#include "base/match.h"
#include "meta/org.h"
#include "base/phrase.h"
#include "base/searches.h"
#include "tap.h"
#include "base/text.h"

static void
test_at(void)
{
	static const struct
	{
		const char *text;
		const char *pattern;
		int			end;		/* -1: no match */
	}			cases[] = {
		{"公开", "公开", 6}, {"公開", "公开", 6}, {"公 开", "公开", 7},
		{"公　\n开", "公开", 10}, {"公开 ", "公开", 6}, {" 公开", "公开", -1},
		{"公", "公开", -1}, {"公告", "公开", -1}, {"", "公开", -1},
		{"公开", "", -1}, {"ＡＢ：", "AB:", 9}, {"①", "(1)", 3},
		{"①", "(1", -1}, {"(1)", "(1)", 3}, {"公\xFF", "公开", -1},
		{"公\xE5\xBC", "公开", -1},
	};
	char		spaces[1000];
	uint32_t	end;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		uint32_t	length = (uint32_t) strlen(cases[i].text);
		const char *text = tap_tight(cases[i].text, length);
		bool		matched = match_at(text, 0, length, cases[i].pattern,
									   &end);

		is_int(matched ? (int) end : -1, cases[i].end, "\"%s\" in \"%s\"",
			   cases[i].pattern, cases[i].text);
	}
	memset(spaces, ' ', sizeof(spaces));
	memcpy(spaces, "公", 3);
	memcpy(spaces + sizeof(spaces) - 3, "开", 3);
	ok(!match_at(spaces, 0, sizeof(spaces), "公开", &end),
	   "a word is not spread over a page");
}

static void
test_find(void)
{
	static const char text[] = "某县信 息公開，信息公开";
	static const char *const words[] = {"公开", "信息公开", "信息"};
	uint32_t	length = sizeof(text) - 1;
	GdSpan		found;
	size_t		which;

	ok(match_find(text, 0, length, "信息公开", &found), "found");
	is_str(tap_slice(text, found), "信 息公開", "the first place, as printed");
	ok(match_find(text, span_end(found), length, "信息公开", &found),
	   "found again");
	is_int(span_end(found), length, "at the end");
	ok(!match_find(text, 0, length - 1, "公开，", &found), "not found");
	ok(match_find_any(text, 0, length, words, 3, &which, &found), "one of them");
	is_int(which, 1, "the first of those that stand at the first place");
}

/* A list of data/searches.tsv finds what a search for its words, one by one, finds. */
static void
test_words(void)
{
	static const MatchWords *const lists[] = {
		&search_date_label, &search_foot, &search_period, &search_period_loose,
		&search_period_begin, &search_title_end, &search_title_before, &search_naming,
		&search_disclosure, &search_not_annual, &search_school_year, &search_contact,
		&search_basis_old, &search_basis_new, &search_telephone, &search_part, &search_fee
	};
	static const char *const texts[] = {
		"聯 系電 話：１２３４５，電子郵箱Mail，ＩＣＰ備案", "數據統計：統計期限、統計 時間", "上学年（半年）",
		"编\n制本年報，報告", "第三部分收費、費用", "\xE6\x97", "政務公開、資訊公開", "发布日 期：２０２２"
	};
	unsigned	wrong = 0;
	unsigned	hits = 0;

	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
	{
		size_t		count = 0;

		while (lists[i]->candidates[count] != 0)
			count++;
		for (size_t k = 0; k < sizeof(texts) / sizeof(texts[0]) + count; k++)
		{
			uint32_t	length = (uint32_t) strlen(k < count ? lists[i]->words[k] : texts[k - count]);
			const char *text = tap_tight(k < count ? lists[i]->words[k] : texts[k - count], length);
			GdSpan		one = {0, 0};
			GdSpan		other = {0, 0};
			size_t		which = 0;
			unsigned	value = 0;
			bool		found = match_find_any(text, 0, length, lists[i]->words, count, &which, &one);

			wrong += match_find_words(text, 0, length, lists[i], &value, &other) != found ||
				one.start != other.start || one.length != other.length ||
				(found && value != lists[i]->values[which]);
			hits += found;
		}
	}
	is_int(wrong, 0, "lists find what their words find");
	ok(hits > 150, "which is %u times something", hits);
}

static void
test_phrase(void)
{
	static const char text[] = "某縣 二〇二〇 年\n①";
	Phrase		phrase;
	int32_t		year = 0;
	char		longest[3000];

	phrase_init(&phrase);
	phrase_add(&phrase, text, span_between(0, sizeof(text) - 1));
	is_int(phrase.count, 10, "white space is left out, ① is three characters");
	ok(phrase_has(&phrase, 0, "某县二"), "has, folded");
	ok(!phrase_has(&phrase, 8, "1)2"), "not beyond its end");
	ok(phrase_ends(&phrase, 0, 2, "某县"), "ends");
	ok(!phrase_ends(&phrase, 1, 2, "某县"), "not before its beginning");
	is_int(phrase_find(&phrase, 0, phrase.count, "年"), 6, "find");
	is_int(phrase_find(&phrase, 0, 6, "年"), PHRASE_NONE, "find in a part");
	is_int(phrase_find(&phrase, 0, 3, "县二"), 1, "up to its end");
	is_int(phrase_find(&phrase, 0, 2, "县二"), PHRASE_NONE, "not beyond it");
	is_int(phrase_year(&phrase, 2, &year), 6, "a year");
	is_int(year, 2020, "which is 2020");
	is_int(phrase_year(&phrase, 3, &year), 3, "not in its middle");
	is_str(tap_slice(text, phrase_place(&phrase, 2, 7)), "二〇二〇 年", "place");

	memset(longest, 'x', sizeof(longest));
	phrase_init(&phrase);
	phrase_add(&phrase, longest, span_between(0, PHRASE_MAX));
	ok(phrase.count == PHRASE_MAX && !phrase.cut, "full");
	phrase_add(&phrase, longest, span_between(0, 1));
	ok(phrase.count == PHRASE_MAX && phrase.cut, "and cut");
	is_int(phrase_year(&phrase, PHRASE_MAX, &year), PHRASE_MAX, "no year behind");
}

static void
test_org(void)
{
	static const struct
	{
		const char *text;
		bool		name;
		bool		place;
	}			cases[] = {
		{"云溪县人民政府", true, false}, {"雲溪縣人民政府", true, false},
		{"云 溪 县 档 案 局", true, false}, {"云溪县人民政府（办公室）", false, false},
		{"中共云溪县委机构编制委员会办公室", true, false},
		{"云溪县发展和改革局（物价局）", false, false},
		{"云溪县", false, true}, {"云溪镇", false, true}, {"东门街道", true, true},
		{"局", false, false}, {"", false, false}, {"2020局", false, false},
		{"主办：云溪县人民政府", false, false},
		{"根据要求向云溪县政府", false, false}, {"总体情况", false, false},
		{"云溪县，人民政府", false, false},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		Phrase		phrase;

		phrase_init(&phrase);
		phrase_add(&phrase, cases[i].text,
				   span_between(0, (uint32_t) strlen(cases[i].text)));
		ok(org_is_name(&phrase, 0, phrase.count) == cases[i].name,
		   "name: %s", cases[i].text);
		ok(org_is_place(&phrase, 0, phrase.count) == cases[i].place,
		   "place: %s", cases[i].text);
	}
}

int
main(void)
{
	test_at();
	test_find();
	test_words();
	test_phrase();
	test_org();
	return done_testing();
}
