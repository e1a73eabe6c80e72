/*
 * fuzz_parse.c
 *	  Any bytes as a report: what is read keeps its promises, and what is known to
 *	  make no difference makes none.
 */
#include "base/fold.h"
#include "source/html.h"
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

/* Folded, but with its layout: what is no white space as fold_char() has it. */
static FuzzText
normalized(const FuzzText *text)
{
	char	   *copy = malloc((size_t) text->length * FOLD_MAX * TEXT_MAX_SIZE + 1);
	size_t		length = 0;
	unsigned	size;
	FuzzText	made;

	for (uint32_t at = 0; at < text->length; at += size)
	{
		uint32_t	c = text_decode(text->data, text->length, at, &size);
		uint32_t	out[FOLD_MAX];
		unsigned	n = fold_char(c, out);

		if (text_is_space(c) || n == 0)
		{
			memcpy(copy + length, text->data + at, size);
			length += size;
		}
		else
			for (unsigned i = 0; i < n; i++)
				length += text_encode(out[i], copy + length);
	}
	made = fuzz_text(copy, length);
	free(copy);
	return made;
}

/*
 * What is normal stays so, and read again says the same; against the text itself, it
 * states nothing else.  (Markup may come of wide brackets.)
 */
static void
check_normalized(const FuzzText *text, const GdReport *report)
{
	FuzzText	once = normalized(text);
	FuzzText	twice = normalized(&once);
	FuzzPool	pool;
	GdConfig	config = fuzz_config(&pool);
	GdReport	other;

	MUST(once.length == twice.length && memcmp(once.data, twice.data, once.length) == 0);
	if (!html_is_markup(once.data, once.length) && !html_is_markup(text->data, text->length))
	{
		MUST(gd_report_read(&config, once.data, once.length, &other) == GD_OK);
		promises_of_report(&once, &other);
		promises_no_other_facts(report, &other);
	}
	fuzz_free(&pool);
	fuzz_text_free(&once);
	fuzz_text_free(&twice);
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
	check_normalized(&text, &report);
	fuzz_free(&pool);
	fuzz_text_free(&text);
	return 0;
}
