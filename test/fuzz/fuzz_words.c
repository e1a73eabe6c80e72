/*
 * fuzz_words.c
 *	  Cells, numerals, dates and folding at every byte of a text.
 */
#include "fuzz.h"

#include "date.h"
#include "number.h"

/* Quadratic: each offset may read to the end. */
#define MOST_WORDS 400

static void
check_offset(const char *text, uint32_t at, uint32_t size)
{
	GdSpan		rest = {at, size - at};
	CellValue	value;
	GdDate		date;
	uint32_t	number;
	int32_t		year;
	uint32_t	end;

	number_read_cell(text, rest, &value);
	MUST(value.kind != GD_NUMBER || value.value.scale <= 6);
	end = number_read_numeral(text, at, size, &number);
	MUST(end >= at && end <= size && (end == at || number < 1000000000));
	end = date_read(text, at, size, &date);
	MUST(end >= at && end <= size && (end == at || date_is_possible(date)));
	end = date_read_day(text, at, size, 2022, &date);
	MUST(end >= at && end <= size);
	end = date_read_year(text, at, size, &year);
	MUST(end >= at && end <= size);
}

/* Folding what is folded changes nothing. */
static void
check_fold(const char *text, size_t size)
{
	FuzzPool	pool;
	GdConfig	config = fuzz_config(&pool);
	GdStr		once;
	GdStr		twice;

	MUST(gd_text_fold(&config, text, size, &once) == GD_OK);
	MUST(gd_text_fold(&config, once.data, once.length, &twice) == GD_OK);
	MUST(once.length == twice.length &&
		 (once.length == 0 || memcmp(once.data, twice.data, once.length) == 0));
	fuzz_free(&pool);
}

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char	   *text;

	if (size > MOST_WORDS)
		return -1;
	text = fuzz_text(data, size);
	for (uint32_t at = 0; at <= size; at++)
		check_offset(text, at, (uint32_t) size);
	check_fold(text, size);
	free(text);
	return 0;
}
