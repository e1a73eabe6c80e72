/*
 * fuzz_words.c
 *	  Cells, numerals, ordinals and dates at every byte of a text.
 */
#include "words/date.h"
#include "fuzz.h"
#include "words/number.h"
#include "words/ordinal.h"
#include "base/scan.h"
#include "words/tokens.h"

/* Quadratic: each offset may read to the end. */
#define MOST_WORDS 400

/* A number is below the limit of digits, and reads the same without the spaces
 * around it. */
static void
check_cell(const FuzzText *text, GdSpan cell)
{
	CellValue	value;
	CellValue	trimmed;

	number_read_cell(text->data, cell, &value);
	number_read_cell(text->data, text_trim(text->data, cell), &trimmed);
	MUST(value.kind == trimmed.kind);
	if (value.kind != GD_NUMBER)
		return;
	MUST(value.value.mantissa == trimmed.value.mantissa && value.value.scale == trimmed.value.scale);
	MUST(value.value.scale <= 6);
	MUST(value.value.mantissa <= INT64_C(999999999999999999) &&
		 value.value.mantissa >= -INT64_C(999999999999999999));
}

/* What is read ends in the text, between two characters, and behind its begin. */
static void
check_end(const FuzzText *text, uint32_t at, uint32_t end)
{
	MUST(end >= at && end <= text->length);
	MUST(!text->boundary[at] || text->boundary[end]);
}

/* Short ways pass over what one look after the other does. */
static void
check_short_ways(const FuzzText *text, uint32_t at)
{
	const char *data = text->data;
	uint32_t	end = text->length;
	uint32_t	digit = at;
	uint32_t	han = at;
	uint32_t	behind = at;
	unsigned	size;
	Token		token;

	while (digit < end && text_digit(text_decode(data, end, digit, &size)) < 0)
		digit++;
	MUST(scan_digit(data, at, end) == digit);
	while (text_at_han(data, han, end))
		han += 3;
	MUST(scan_han(data, at, end) == han);

	/* no label where none may stand */
	MUST(at == end || !text->boundary[at] || lexicon_may_stand(data, at, end) ||
		 !token_next_cell(data, &behind, end, &token) || token.kind != TOKEN_LABEL);

	/* no header is passed by that a label stands behind */
	behind = at;
	if (text->boundary[at] && token_next_label(data, &behind, end, &token) &&
		lexicon_heads(&token.match))
	{
		uint32_t	next = behind;

		MUST(!token_next_label(data, &next, end, &token) ||
			 lexicon_next_header(data, at, end) < behind);
	}
}

static void
check_offset(const FuzzText *text, uint32_t at)
{
	uint32_t	size = text->length;
	OrdinalPrint print;
	GdDate		date;
	uint32_t	number;
	int32_t		year;
	uint32_t	end;

	check_short_ways(text, at);
	check_cell(text, span_between(at, size));
	check_cell(text, span_between(at, at + (size - at) / 2));
	if (at < size && ordinal_read(text->data, at, size, &print))
	{
		check_end(text, at, print.end);
		MUST(print.end > at && print.ordinal.number >= 1 && print.ordinal.number <= 99);
		MUST(print.number.start >= at && span_end(print.number) <= print.end);
	}
	end = number_read_numeral(text->data, at, size, &number);
	check_end(text, at, end);
	MUST(end == at || number < 1000000000);
	end = date_read(text->data, at, size, &date);
	check_end(text, at, end);
	MUST(end == at || date_is_possible(date));
	MUST(end == at || date_read_impossible(text->data, at, size) == at);
	check_end(text, at, date_read_impossible(text->data, at, size));
	end = date_read_day(text->data, at, size, 2022, &date);
	check_end(text, at, end);
	MUST(end == at || (date_is_possible(date) && date.year == 2022));
	end = date_read_year(text->data, at, size, &year);
	check_end(text, at, end);
	MUST(end == at || (year >= 1990 && year <= 2099));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	FuzzText	text;

	if (size > MOST_WORDS)
		return -1;
	text = fuzz_text(data, size);
	for (uint32_t at = 0; at <= size; at++)
		check_offset(&text, at);
	fuzz_text_free(&text);
	return 0;
}
