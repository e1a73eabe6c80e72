/*
 * fuzz_page.c
 *	  Pages of a text: whatever it is, they end as pages do and nothing of it is
 *	  markup.
 */
#include "fuzz.h"
#include "page.h"

/* Tags that no page has, so that there can be one only out of the text. */
static const char *const foreign[] = {"<script", "<img", "<iframe", "<svg", "<b>", "<!--", "<a>", "</a "};

static bool
ends_with(GdStr page, const char *end)
{
	size_t		length = strlen(end);

	return page.length >= length && memcmp(page.data + page.length - length, end, length) == 0;
}

static void
check_page(GdStr page, bool ascii)
{
	char	   *copy = malloc((size_t) page.length + 1);
	uint32_t	open = 0;
	uint32_t	closed = 0;

	MUST(copy != NULL);
	for (uint32_t i = 0; i < page.length; i++)
	{
		unsigned char c = (unsigned char) page.data[i];

		MUST(c >= ' ' || c == '\n' || c == '\t');
		MUST(c < 0x7F || !ascii);
		open += c == '<';
		closed += c == '>';
	}
	MUST(open == closed);
	memcpy(copy, page.data, page.length);
	copy[page.length] = '\0';
	for (size_t i = 0; i < sizeof foreign / sizeof foreign[0]; i++)
		MUST(strstr(copy, foreign[i]) == NULL);
	free(copy);
	MUST(ends_with(page, "</html>\n"));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	FuzzPool	pool;
	FuzzText	text;
	GdConfig	config = fuzz_config(&pool);

	if (size > FUZZ_MAX_INPUT)
		return -1;
	text = fuzz_text(data, size);
	for (int ascii = 0; ascii < 2; ascii++)
	{
		GdPageOptions options = {ascii != 0 ? GD_PAGE_EN : GD_PAGE_ZH, ascii != 0};
		GdStr		page;

		MUST(gd_page_review(&config, &options, text.data, size, &page) == GD_OK);
		check_page(page, options.ascii);
		MUST(gd_page_compare(&config, &options, text.data, size / 2, text.data + size / 2,
							 size - size / 2, &page) == GD_OK);
		check_page(page, options.ascii);
	}
	fuzz_free(&pool);
	fuzz_text_free(&text);
	return 0;
}
