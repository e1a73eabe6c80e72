/* The next byte of interest: the same as one byte after the other tells. */
#include "base/scan.h"
#include "tap.h"

static uint32_t
slow(const char *text, uint32_t at, uint32_t end, unsigned char first, unsigned char last,
	 unsigned char other)
{
	while (at < end && ((unsigned char) text[at] < first || (unsigned char) text[at] > last) &&
		   (unsigned char) text[at] != other)
		at++;
	return at;
}

/* Every byte at every place of a text of every length up to three looks. */
static void
test_places(void)
{
	static const unsigned char ranges[][3] = {
		{'0', '9', 0xEF}, {0xC3, 0xC7, 0xC3}, {'|', '|', 0xEF}, {0, 0, 0xFF}, {0x7F, 0x81, 'a'}
	};
	unsigned	wrong = 0;
	unsigned	found = 0;

	for (uint32_t length = 0; length <= 3 * SCAN_WIDTH; length++)
		for (uint32_t place = 0; place <= length; place++)
			for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++)
				for (unsigned byte = 0; byte < 256; byte += 1 + (byte % 7 == 3))
				{
					char		text[3 * SCAN_WIDTH];
					const unsigned char *range = ranges[i];
					uint32_t	at;

					memset(text, 'x', sizeof(text));
					if (place < length)
						text[place] = (char) byte;
					at = scan_bytes(text, place / 2, length, range[0], range[1], range[2]);
					wrong += at != slow(text, place / 2, length, range[0], range[1], range[2]);
					found += at < length;
				}
	ok(wrong == 0, "what one byte after the other tells, %u times wrong", wrong);
	ok(found > 10000, "bytes are found");
}

/* White space, controls and three others, likewise. */
static void
test_space(void)
{
	unsigned	wrong = 0;
	unsigned	found = 0;

	for (uint32_t length = 0; length <= 3 * SCAN_WIDTH; length++)
		for (uint32_t place = 0; place < length; place++)
			for (unsigned byte = 0; byte < 256; byte++)
			{
				char		text[3 * SCAN_WIDTH];
				bool		hit = byte <= ' ' || byte == '<' || byte == '&' || byte == ']';
				uint32_t	at;

				memset(text, 'x', sizeof(text));
				text[place] = (char) byte;
				at = scan_space(tap_tight(text, length), place / 2, length, '<', '&', ']');
				wrong += at != (hit ? place : length);
				found += at < length;
			}
	ok(wrong == 0, "spaces where they stand, %u times wrong", wrong);
	ok(found > 10000, "spaces are found");
}

/* Digits and pipes in both widths, and bytes that are none of theirs. */
static void
test_widths(void)
{
	static const char *const marks[] = {
		"0", "9", "|", "\xEF\xBC\x90", "\xEF\xBC\x99", "\xEF\xBD\x9C",
		"/", ":", "\xEF\xBC\x8F", "\xEF\xBC\x9A", "\xEF\xBD\x9B", "\xEF\xBC\x9C", "\xEF\xBD\x90",
		"\xEF\xBC", "\xEF", "\xEE\xBC\x90"
	};
	unsigned	wrong = 0;
	unsigned	found = 0;

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		for (uint32_t length = 0; length <= 3 * SCAN_WIDTH; length++)
			for (uint32_t place = 0; place <= length; place++)
			{
				char		text[3 * SCAN_WIDTH + 3];
				uint32_t	size = (uint32_t) strlen(marks[i]);
				bool		whole = place + size <= length;
				const char *tight;

				memset(text, 'x', sizeof(text));
				memcpy(text + place, marks[i], size);
				tight = tap_tight(text, length);
				wrong += scan_digit(tight, 0, length) != (whole && (i < 2 || i == 3 || i == 4) ? place : length);
				wrong += scan_pipe(tight, 0, length) != (whole && (i == 2 || i == 5) ? place : length);
				found += scan_digit(tight, 0, length) < length;
			}
	is_int(wrong, 0, "digits and pipes");
	ok(found > 1000, "digits are found");
}

/* Two bytes that may stand nowhere. */
static void
test_pair(void)
{
	unsigned	wrong = 0;
	unsigned	found = 0;

	for (uint32_t length = 0; length <= 9 * SCAN_WIDTH; length++)
		for (uint32_t place = 0; place <= length; place++)
			for (unsigned i = 0; i < 3; i++)
			{
				char		text[9 * SCAN_WIDTH];
				const char *tight;
				uint32_t	at;

				memset(text, 'x', sizeof(text));
				if (place < length)
					text[place] = "<&%"[i];
				if (place + 3 < length)
					text[place + 3] = '<';
				tight = tap_tight(text, length);
				at = scan_pair(tight, place / 2, length, '<', '&');
				wrong += at != slow(tight, place / 2, length, '<', '<', '&');
				found += at < length;
			}
	ok(wrong == 0, "the first of two, %u times wrong", wrong);
	ok(found > 10000, "they are found");
}

/* Chinese characters in a row, up to each byte that may stand behind them. */
static void
test_han(void)
{
	unsigned	wrong = 0;
	unsigned	rows = 0;

	for (uint32_t count = 0; count <= 12; count++)
		for (unsigned byte = 0; byte < 256; byte++)
			for (uint32_t rest = 0; rest < SCAN_WIDTH + 2; rest++)
			{
				char		text[12 * 3 + SCAN_WIDTH + 2];
				uint32_t	length = count * 3 + rest;
				uint32_t	expected = count * 3;

				for (uint32_t i = 0; i < sizeof(text); i += 3)
					memcpy(text + i, i % 2 == 0 ? "\xE5\x85\xAC" : "\xE9\xBF\xBF", 3);
				if (rest > 0)
					text[expected] = (char) byte;
				/* it may begin another one, if that is whole */
				if (byte >= 0xE4 && byte <= 0xE9)
					expected += rest / 3 * 3;
				wrong += scan_han(tap_tight(text, length), 0, length) != expected;
				rows += expected > 0;
			}
	ok(wrong == 0, "rows of Chinese characters, %u times wrong", wrong);
	ok(rows > 10000, "there are rows");
}

/* The last of two bytes, at every place of a text of every length up to three looks. */
static void
test_back(void)
{
	unsigned	wrong = 0;

	for (uint32_t length = 0; length <= 3 * SCAN_WIDTH; length++)
		for (uint32_t place = 0; place <= length; place++)
			for (uint32_t start = 0; start <= length; start += 5)
			{
				char		text[3 * SCAN_WIDTH];
				const char *tight;

				memset(text, 'x', sizeof(text));
				memset(text, '\n', place / 2);
				if (place < length)
					text[place] = '\r';
				tight = tap_tight(text, length);
				wrong += scan_back(tight, start, length, '\n', '\r') !=
					(place < length && place >= start ? place + 1 :
					 place / 2 > start ? place / 2 : start);
			}
	ok(wrong == 0, "the last of two bytes, %u times wrong", wrong);
}

/* The first of some bytes, likewise. */
static void
test_some(void)
{
	static const uint8_t some[SCAN_SOME] = {0x80, 'a', 0xFF, 0xBF, 0x80};
	unsigned	wrong = 0;

	for (uint32_t length = 0; length <= 3 * SCAN_WIDTH; length++)
		for (uint32_t place = 0; place <= length; place++)
			for (uint32_t at = 0; at <= length; at += 5)
			{
				char		text[3 * SCAN_WIDTH];

				memset(text, 'x', sizeof(text));
				if (place < length)
					text[place] = (char) some[place % SCAN_SOME];
				wrong += scan_some(tap_tight(text, length), at, length, some) !=
					(at <= place ? place : length);
			}
	ok(wrong == 0, "the first of some bytes, %u times wrong", wrong);
}

/* Marks behind ordinals among others, at every place of a text of every length up to three looks. */
static void
test_ordinal_marks(void)
{
	static const char *const marks[] = {"、", ".", ")", "．", "）"};
	static const char *const others[] = {"，", "。", "（", "公"};
	unsigned	wrong = 0;

	for (uint32_t length = 0; length <= 3 * SCAN_WIDTH; length++)
		for (uint32_t place = 0; place <= length; place++)
			for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
			{
				char		text[3 * SCAN_WIDTH + 3];
				size_t		size = strlen(marks[i]);
				bool		whole = place + size <= length;

				memset(text, 'x', sizeof(text));
				if (place % 2 == 0 && place >= 3)
					memcpy(text + place - 3, others[place / 2 % 4], 3);
				memcpy(text + place, marks[i], whole ? size : 0);
				wrong += scan_ordinal_marks(tap_tight(text, length), place / 4, length) !=
					(whole ? place : length);
			}
	ok(wrong == 0, "marks behind ordinals, %u times wrong", wrong);
}

/* Bits of bytes, of which some are behind the end. */
static void
test_bits(void)
{
	unsigned	wrong = 0;

	for (uint32_t length = 0; length <= 3 * SCAN_WIDTH; length++)
		for (uint32_t place = 0; place < length + SCAN_WIDTH; place++)
		{
			uint8_t		bytes[4 * SCAN_WIDTH];

			memset(bytes, 0x48, sizeof(bytes));
			bytes[place] = 0x11;
			wrong += scan_bits(bytes, place / 3, length, 0x05) != (place < length ? place : length);
		}
	ok(wrong == 0, "bits of bytes, %u times wrong", wrong);
}

/* No byte outside of the text is asked: the sanitizer sees to that. */
static void
test_ends(void)
{
	for (uint32_t length = 0; length <= 2 * SCAN_WIDTH; length++)
	{
		char		text[2 * SCAN_WIDTH];
		const char *tight;

		memset(text, 0xE5, sizeof(text));
		tight = tap_tight(text, length);
		ok(scan_digit(tight, 0, length) == length, "no digit in %u bytes", length);
	}
}

int
main(void)
{
	test_places();
	test_space();
	test_widths();
	test_pair();
	test_han();
	test_back();
	test_some();
	test_ordinal_marks();
	test_bits();
	test_ends();
	return done_testing();
}
