/*
 * fuzz_html.c
 *	  Any bytes as HTML: the working text and its map, the report that is read from
 *	  it, and a text against the same text in the <pre> of a page.
 */
#include "source/html.h"
#include "promises.h"

/* ---- the working text ------------------------------------------------------------ */

/* Each byte of the working text stands for bytes of the source, none before those
 * of the byte in front of it. */
static void
check_map(const FuzzText *text, const HtmlText *html)
{
	uint32_t	before = 0;

	for (uint32_t at = 0; at < html->length; at++)
	{
		GdSpan		place = html_map_place(&html->map, span_between(at, at + 1));
		GdSpan		empty = html_map_place(&html->map, span_between(at, at));

		MUST(place.start >= before && place.start <= text->length);
		MUST(place.length <= text->length - place.start);
		MUST(empty.length == 0 && empty.start <= text->length);
		before = place.start;
	}
}

/* Borders and marks are written in pairs: no row is left open. */
static void
check_rows(const HtmlText *html)
{
	bool		in_row = false;
	uint32_t	cells = 0;

	for (uint32_t at = 0; at < html->length; at++)
	{
		char		c = html->text[at];

		if (c == HTML_BORDER)
		{
			cells = in_row ? cells + 1 : 0;
			in_row = true;
			MUST(cells <= GD_MAX_COLUMNS);
		}
		else if (c == '\n')
		{
			MUST(!in_row || cells > 0);
			in_row = false;
		}
		MUST((c != HTML_COVERED && c != HTML_HUNG) || in_row);
	}
}

static void
check_working_text(const FuzzText *text)
{
	FuzzPool	pool;
	GdConfig	config = fuzz_config(&pool);
	Arena		arena;
	HtmlText	html;

	arena_init(&arena, &config);
	MUST(html_read(&arena, text->data, text->length, &html) == GD_OK);
	MUST((html.text != NULL) == html_is_markup(text->data, text->length));
	MUST(pool.bytes <= FUZZ_MEMORY_BASE / 16 + 8 * (size_t) text->length);
	if (html.text != NULL)
	{
		MUST(html.length <= text->length + text->length / 4 + 2048);
		check_map(text, &html);
		check_rows(&html);
	}
	fuzz_free(&pool);
}

/* ---- text against page ------------------------------------------------------------ */

/* A text without a sign of markup, and without what only one of the two reads. */
static bool
is_plain(const FuzzText *text)
{
	for (uint32_t i = 0; i < text->length; i++)
	{
		unsigned char c = (unsigned char) text->data[i];

		if (c == '<' || c == '&' || (c < ' ' && c != '\n'))
			return false;
	}
	return text->length > 0 && text->data[0] != '\n';
}

/*
 * Has the text columns of spaces?  They are read in text alone, for pages set
 * their lines as they like.
 */
static bool
has_columns(const FuzzText *text)
{
	unsigned	spaces = 0;
	unsigned	size;

	for (uint32_t at = 0; at < text->length && spaces < 2; at += size)
	{
		uint32_t	c = text_decode(text->data, text->length, at, &size);

		spaces = c != '\n' && text_is_space(c) ? spaces + 1 : 0;
	}
	return spaces == 2;
}

static void
check_page(const FuzzText *text, const GdReport *report)
{
	static const char before[] = "<html><body><pre>";
	static const char behind[] = "</pre></body></html>";
	size_t		shift = sizeof(before) - 1;
	size_t		length = shift + text->length + sizeof(behind) - 1;
	char	   *page;
	FuzzPool	pool;
	GdConfig	config;
	GdReport	other;

	if (!is_plain(text))
		return;
	config = fuzz_config(&pool);
	page = fuzz_alloc(&pool, length);
	memcpy(page, before, shift);
	memcpy(page + shift, text->data, text->length);
	memcpy(page + shift + text->length, behind, sizeof(behind) - 1);
	MUST(gd_report_read(&config, page, length, &other) == GD_OK);
	if (has_columns(text))
		promises_no_other_facts(report, &other);
	else
		promises_same_report(report, &other, (uint32_t) shift);
	fuzz_free(&pool);
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
	check_working_text(&text);
	MUST(gd_report_read(&config, text.data, size, &report) == GD_OK);
	promises_of_memory(&pool, size);
	promises_of_report(&text, &report);
	check_page(&text, &report);
	fuzz_free(&pool);
	fuzz_text_free(&text);
	return 0;
}
