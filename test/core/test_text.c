/* UTF-8: good characters, every kind of bad ones, both directions. */
#include "base/fold.h"
#include "tap.h"
#include "base/text.h"

typedef struct DecodeCase
{
	const char *name;
	const char *bytes;
	size_t		length;
	uint32_t	c;				/* of the first character */
	unsigned	size;
} DecodeCase;

#define BYTES(literal) literal, sizeof(literal) - 1

static const DecodeCase decode_cases[] = {
	{"ASCII", BYTES("a"), 'a', 1},
	{"NUL", BYTES("\0"), 0, 1},
	{"U+007F", BYTES("\x7F"), 0x7F, 1},
	{"U+0080", BYTES("\xC2\x80"), 0x80, 2},
	{"U+07FF", BYTES("\xDF\xBF"), 0x7FF, 2},
	{"U+0800", BYTES("\xE0\xA0\x80"), 0x800, 3},
	{"一", BYTES("一"), 0x4E00, 3},
	{"U+D7FF", BYTES("\xED\x9F\xBF"), 0xD7FF, 3},
	{"U+E000", BYTES("\xEE\x80\x80"), 0xE000, 3},
	{"U+FFFF", BYTES("\xEF\xBF\xBF"), 0xFFFF, 3},
	{"U+10000", BYTES("\xF0\x90\x80\x80"), 0x10000, 4},
	{"𠀀", BYTES("𠀀"), 0x20000, 4},
	{"U+10FFFF", BYTES("\xF4\x8F\xBF\xBF"), 0x10FFFF, 4},
	{"beyond U+10FFFF", BYTES("\xF4\x90\x80\x80"), TEXT_UNKNOWN, 1},
	{"lead F5", BYTES("\xF5\x80\x80\x80"), TEXT_UNKNOWN, 1},
	{"lead F8", BYTES("\xF8\x88\x80\x80\x80"), TEXT_UNKNOWN, 1},
	{"FF", BYTES("\xFF"), TEXT_UNKNOWN, 1},
	{"overlong C0", BYTES("\xC0\x80"), TEXT_UNKNOWN, 1},
	{"overlong C1", BYTES("\xC1\xBF"), TEXT_UNKNOWN, 1},
	{"overlong E0", BYTES("\xE0\x9F\xBF"), TEXT_UNKNOWN, 1},
	{"overlong F0", BYTES("\xF0\x8F\xBF\xBF"), TEXT_UNKNOWN, 1},
	{"surrogate D800", BYTES("\xED\xA0\x80"), TEXT_UNKNOWN, 1},
	{"surrogate DFFF", BYTES("\xED\xBF\xBF"), TEXT_UNKNOWN, 1},
	{"lone continuation", BYTES("\x80"), TEXT_UNKNOWN, 1},
	{"cut after one of two", BYTES("\xC3"), TEXT_UNKNOWN, 1},
	{"cut after two of three", BYTES("\xE4\xB8"), TEXT_UNKNOWN, 1},
	{"cut after three of four", BYTES("\xF0\xA0\x80"), TEXT_UNKNOWN, 1},
	{"broken by ASCII", BYTES("\xE4\xB8""a"), TEXT_UNKNOWN, 1},
	{"broken by a lead", BYTES("\xE4\xE4\xB8\x80"), TEXT_UNKNOWN, 1},
};

static void
test_decode(void)
{
	for (size_t i = 0; i < sizeof(decode_cases) / sizeof(decode_cases[0]); i++)
	{
		const DecodeCase *test = &decode_cases[i];
		const char *text = tap_tight(test->bytes, test->length);
		unsigned	size = 99;
		uint32_t	c = text_decode(text, test->length, 0, &size);

		ok(c == test->c && size == test->size, "%s (U+%04X, %u)", test->name,
		   (unsigned) c, size);
	}
}

/* Both directions cut the same bytes into the same characters. */
static bool
directions_agree(const char *text, size_t length)
{
	uint32_t	forward[64];
	uint32_t	count = 0;
	unsigned	size;

	for (size_t at = 0; at < length; at += size)
		forward[count++] = text_decode(text, length, at, &size);
	for (size_t at = length; at > 0; at -= size)
	{
		uint32_t	c = text_decode_before(text, at, &size);

		if (count == 0 || forward[--count] != c || size > at)
			return false;
	}
	return count == 0;
}

static void
test_directions(void)
{
	static const unsigned char alphabet[] = {
		'a', 0x80, 0xBF, 0x9F, 0xA0, 0xC2, 0xE0, 0xE4, 0xED, 0xF0, 0xF4, 0xFF, 0
	};
	const size_t n = sizeof(alphabet);
	bool		agree = true;
	char		bytes[5];

	for (size_t i = 0; i < n * n * n * n * n; i++)
	{
		size_t		rest = i;

		for (int j = 0; j < 5; j++, rest /= n)
			bytes[j] = (char) alphabet[rest % n];
		agree &= directions_agree(bytes, sizeof(bytes));
	}
	ok(agree, "backward reading agrees with forward reading on all bytes");
}

static void
test_encode(void)
{
	bool		round = true;

	for (uint32_t c = 0; c <= 0x10FFFF; c++)
	{
		char		out[4];
		unsigned	size;
		unsigned	length = text_encode(c, out);

		if (c >= 0xD800 && c <= 0xDFFF)
			round &= text_decode(out, length, 0, &size) == TEXT_UNKNOWN;
		else
			round &= text_decode(out, length, 0, &size) == c && size == length;
	}
	ok(round, "every character survives encoding and decoding");
}

static void
test_classes(void)
{
	static const uint32_t spaces[] = {
		' ', '\t', '\n', '\v', '\f', '\r', 0x85, 0xA0, 0x1680, 0x2000, 0x2003,
		0x200A, 0x200B, 0x200D, 0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x3000,
		0xFEFF
	};
	static const uint32_t others[] = {
		0, 0x1B, '!', '0', 'a', 0x7F, 0xA1, 0x2010, 0x2030, 0x3001, 0x4E00,
		TEXT_UNKNOWN, 0x10FFFF
	};
	int			differing = 0;
	bool		folds = true;

	for (size_t i = 0; i < sizeof(spaces) / sizeof(spaces[0]); i++)
		ok(text_is_space(spaces[i]), "U+%04X is a space", (unsigned) spaces[i]);
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		ok(!text_is_space(others[i]), "U+%04X is none", (unsigned) others[i]);
	for (uint32_t c = 0; c <= 0xFFFF; c++)
	{
		uint32_t	folded[FOLD_MAX];

		folds &= !text_is_space(c) || fold_char(c, folded) == 0;
	}
	ok(folds, "every space folds to nothing");

	ok(text_is_han(0x4E00) && text_is_han(0x9FFF) && text_is_han(0x3007) &&
	   text_is_han(0x3400) && text_is_han(0x20000) && text_is_han(0xF900),
	   "Chinese characters");
	ok(!text_is_han('a') && !text_is_han(0x3001) && !text_is_han(0xFF08) &&
	   !text_is_han(0xAC00) && !text_is_han(0x3042), "and others");

	is_int(text_digit('7'), 7, "ASCII digit");
	is_int(text_digit(0xFF17), 7, "full-width digit");
	is_int(text_digit(0x4E03), -1, "七 is none of them");
	is_int(text_han_digit(0x4E03), 7, "七");
	is_int(text_han_digit(0x25CB), 0, "○");
	is_int(text_han_digit(0x5341), -1, "十 is no digit");
	for (uint32_t c = 0; c < 0x30000; c++)
		differing += text_han_digit(c) != text_han_digit_value(c);
	is_int(differing, 0, "a look tells the digits from all other characters");
	ok(text_is_ten(0x5341) && text_is_ten(0x2F17) && !text_is_ten('X'), "十");
}

static void
test_trim(void)
{
	static const struct
	{
		const char *text;
		const char *wanted;
	}			cases[] = {
		{"", ""}, {" ", ""}, {" \t\r\n　\xC2\xA0\xE2\x80\x8B", ""},
		{"甲", "甲"}, {" 甲 乙　", "甲 乙"}, {"\xEF\xBB\xBF甲", "甲"},
		{"\x80 ", "\x80"}, {" \xE3\x80", "\xE3\x80"},
		{"（一）。", "（一）。"}, {"　。　", "。"}, {"０\xEF\xBB\xBF", "０"}, {"〔１〕\xE2\x80\x8B", "〔１〕"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		size_t		length = strlen(cases[i].text);
		const char *text = tap_tight(cases[i].text, length);
		GdSpan		span = {0, (uint32_t) length};

		is_str(tap_slice(text, text_trim(text, span)), cases[i].wanted,
			   "trim case %d", (int) i);
	}
	is_int(text_trim("甲  乙", span_between(3, 5)).length, 0,
		   "trimming stays in its span");
	is_int(text_count("甲a\xFF乙", span_between(0, 8)), 4,
		   "a stray byte counts as a character");
}

static void
test_at_most(void)
{
	static const struct
	{
		const char *text;
		uint32_t	most;
		uint32_t	wanted;
	}			cases[] = {
		{"", 0, 0}, {"甲", 0, 0}, {"甲", 1, 0}, {"甲", 2, 0}, {"甲", 3, 3}, {"甲", 4, 3},
		{"a甲乙", 5, 4}, {"a甲乙", 7, 7}, {"\xF0\x9F\x98\x80", 3, 0}, {"ab", 1, 1},
		/* bytes of no character are one each */
		{"\x80\x80\x80\x80\x80", 3, 3}, {"\xE7\x94", 1, 1}, {"\xE7\x94甲", 3, 2},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		size_t		length = strlen(cases[i].text);
		const char *text = tap_tight(cases[i].text, length);

		is_int(text_at_most(text, 0, (uint32_t) length, cases[i].most), cases[i].wanted,
			   "case %d of no more than so many bytes", (int) i);
	}
}

int
main(void)
{
	test_decode();
	test_directions();
	test_encode();
	test_classes();
	test_trim();
	test_at_most();
	return done_testing();
}
