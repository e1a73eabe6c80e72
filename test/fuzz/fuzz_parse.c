/*
 * fuzz_parse.c
 *	  Any bytes as a report: what is read keeps its promises, and what is known to
 *	  make no difference makes none.
 */
#include "promises.h"

/* The text with line ends of two bytes, or NULL if it has carriage returns. */
static char *
with_long_line_ends(const FuzzText *text, size_t *length)
{
	char	   *copy = malloc(2 * (size_t) text->length + 1);

	*length = 0;
	if (text->length > 0 && memchr(text->data, '\r', text->length) != NULL)
	{
		free(copy);
		return NULL;
	}
	for (uint32_t i = 0; i < text->length; i++)
	{
		if (text->data[i] == '\n')
			copy[(*length)++] = '\r';
		copy[(*length)++] = text->data[i];
	}
	return copy;
}

/* Line ends of any system say the same. */
static void
check_line_ends(const FuzzText *text, const GdReport *report)
{
	size_t		length;
	char	   *copy = with_long_line_ends(text, &length);
	FuzzPool	pool;
	GdConfig	config = fuzz_config(&pool);
	GdReport	other;

	if (copy == NULL)
		return;
	MUST(gd_report_read(&config, copy, length, &other) == GD_OK);
	MUST(report->nfacts == other.nfacts);
	for (uint32_t i = 0; i < other.nfacts; i++)
	{
		MUST(report->facts[i].item == other.facts[i].item);
		MUST(fuzz_same_value(&report->facts[i], &other.facts[i]));
		MUST(report->facts[i].recovery == other.facts[i].recovery);
	}
	fuzz_free(&pool);
	free(copy);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	FuzzText	text;
	FuzzPool	pool;
	GdConfig	config = fuzz_config(&pool);
	GdReport	report;

	if (size > FUZZ_MAX_INPUT)
		return -1;
	text = fuzz_text(data, size);
	MUST(gd_report_read(&config, text.data, size, &report) == GD_OK);
	promises_of_memory(&pool, size);
	promises_of_report(&text, &report);
	check_line_ends(&text, &report);
	fuzz_free(&pool);
	fuzz_text_free(&text);
	return 0;
}
