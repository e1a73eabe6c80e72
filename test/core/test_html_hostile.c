/* HTML of any bytes: what always holds, and what it costs. */
#include "html_tap.h"

static uint32_t
random_next(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

/* What holds for whatever source; a null for what is broken. */
static const char *
broken_promise(const HtmlText *html, uint32_t length)
{
	uint32_t	last = 0;
	bool		row = false;

	if (html->length > length + 2 * (1024 + length / 8) + 1)
		return "length";
	for (uint32_t i = 0; i < html->length; i++)
	{
		GdSpan		place = html_map_place(&html->map, (GdSpan) {i, 1});
		char		c = html->text[i];

		if (place.start < last || place.start + place.length > length)
			return "places in order, within the source";
		last = place.start;
		if (i == 0 || html->text[i - 1] == '\n')
			row = c == HTML_BORDER;
		else if (c == '\n')
			row = false;
		else if (c == HTML_BORDER && !row)
			return "borders in rows only";
		if ((c == HTML_COVERED || c == HTML_HUNG) && (!row || html->text[i - 1] != HTML_BORDER ||
								  html->text[i + 1] != HTML_BORDER))
			return "covered cells hold nothing else";
		if (row && (i + 1 == html->length || html->text[i + 1] == '\n') && c != HTML_BORDER)
			return "rows end with a border";
		if (c == '\x1D')
			return "no other control bytes";
	}
	return NULL;
}

static void
test_random(void)
{
	static const char *pieces[] = {
		"<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<td colspan=3>", "<td rowspan=\"2\">",
		"<th colspan=64 rowspan=200>", "<p>", "</p>", "<br>", "<span>", "</span>", "甲", "143", " ", "\n",
		"&nbsp;", "&amp;nbsp;", "&lt;", "<!--", "-->", "<script>", "</script>", "<pre>", "</pre>", "<", ">",
		"\"", "'", "=", "<![CDATA[", "]]>", "<?", "\x1F", "\x1E", "\x1D", "\x1C", "|", "<tbody>", "<caption>",
		"&lt;td&gt;", "&quot;", "\xFF", "<a href=\"", "<nav>", "</nav>", "<x ", "<td width='",
		"<s>", "</s>", "<sup>", "<tr hidden>", "<td style=\"display:none\">", "<td style=visibility:hidden>",
		"<p hidden>"
	};
	const char *broken = NULL;
	char		source[2048];
	uint32_t	state = 1;
	uint32_t	markup = 0;

	for (int round = 0; round < 20000 && broken == NULL; round++)
	{
		uint32_t	count = random_next(&state) % 60;
		HtmlText	html;

		source[0] = '\0';
		if (round % 3 == 0)
			strcpy(source, "<body>");
		else if (round % 3 == 1)
			strcpy(source, "&lt;body&gt;");
		while (count-- > 0)
			strcat(source, pieces[random_next(&state) % (sizeof(pieces) / sizeof(pieces[0]))]);
		html = read_html(source);
		markup += html.text != NULL;
		broken = broken_promise(&html, (uint32_t) strlen(source));
		if (broken != NULL)
			printf("# %s: %s\n", broken, source);
	}
	ok(broken == NULL, "20000 random sources keep every promise");
	ok(markup > 10000, "%u of them were HTML", markup);
}

static const char page[] =
"<html><body><h1>年报</h1><table><tr><td colspan=2>甲&nbsp;</td><td>3</td></tr>"
"<tr><td rowspan=2>1<b>4</b>3</td><td>5</td></tr></table><p>尾</p></body></html>";

static void
test_every_cut(void)
{
	size_t		cut;

	for (cut = 0; cut < sizeof(page); cut++)
	{
		HtmlText	html = read_bytes(page, cut);

		if (broken_promise(&html, (uint32_t) cut) != NULL)
			break;
	}
	is_int((int64_t) cut, sizeof(page), "a page cut at any byte");
}

static GdStatus
read_failing(const char *source, uint32_t length, int fail_at, int stop_at)
{
	HtmlText	html;

	html_config = tap_config(&html_hooks);
	html_hooks.fail_at = fail_at;
	html_hooks.stop_at = stop_at;
	arena_init(&html_arena, &html_config);
	return html_read(&html_arena, source, length, &html);
}

/* A source of as many pieces; escaped or not. */
static char *
repeat(const char *head, const char *piece, uint32_t count, uint32_t *length)
{
	size_t		size = strlen(piece);
	size_t		begin = strlen(head);
	char	   *source = malloc(begin + size * count + 1);

	strcpy(source, head);
	for (uint32_t i = 0; i < count; i++)
		memcpy(source + begin + i * size, piece, size);
	*length = (uint32_t) (begin + size * count);
	return source;
}

static void
test_refusals(void)
{
	static const char *heads[] = {"<body>", "&lt;body&gt;"};

	for (int i = 0; i < 2; i++)
	{
		uint32_t	length;
		char	   *source = repeat(heads[i], "<td>1<b>4</b>", 30000, &length);
		int			n = 0;

		while (read_failing(source, length, n, -1) == GD_NO_MEMORY && n < 1000)
			n++;
		is_int(read_failing(source, length, n, -1), GD_OK, "each of %d allocations may fail", n);
		ok(n > 2 && n < 200, "of which there are few");
		n = 0;
		while (read_failing(source, length, -1, n) == GD_INTERRUPTED && n < 1000)
			n++;
		ok(n >= (int) (length / GD_POLL_BYTES), "and each of %d polls may stop", n);
		free(source);
	}
}

/* ---- hostile sources --------------------------------------------------------------------- */

static size_t allocated;

static void *
counting_alloc(void *context, size_t size)
{
	(void) context;
	allocated += size;
	return malloc(size);
}

static uint32_t polls;

static bool
counting_poll(void *context)
{
	(void) context;
	polls++;
	return false;
}

/*
 * Memory within a multiple of the source, and work too: polls are counted, and
 * there is at most one for so many bytes gone over.
 */
static void
hostile(const char *head, const char *piece, uint32_t count, const char *what)
{
	GdConfig	counting = {counting_alloc, counting_poll, NULL};
	uint32_t	length;
	char	   *source = repeat(head, piece, count, &length);
	HtmlText	html;

	allocated = polls = 0;
	arena_init(&html_arena, &counting);
	is_int(html_read(&html_arena, source, length, &html), GD_OK, "%s", what);
	ok(html.text != NULL && allocated < 6 * (size_t) length + 65536, "... in %.1f times its memory",
	   (double) allocated / length);
	ok(polls <= 12 * (length / GD_POLL_BYTES + 1), "... and %u polls for %u KB", polls, length / 1024);
	free(source);
}

static void
test_hostile(void)
{
	const uint32_t n = 300000;

	hostile("<p>", "a<b>", n, "a map of pieces");
	hostile("<p>", "a  ", n, "white space");
	hostile("<p>", "&lt;", n, "entities");
	hostile("<p>", "&amp;", n, "escapes");
	hostile("<p>", "&", n, "signs");
	hostile("<p>", "<", n, "openings");
	hostile("<p>", "<a", n, "names");
	hostile("<p>", "<q ", n, "tags without an end");
	hostile("<p>", "<td", n, "cells without an end");
	hostile("<p>", "<td>", n, "cells");
	hostile("<p>", "<tr><td>", n, "rows");
	hostile("<p>", "<table>", n, "tables");
	hostile("<p>", "<table><td>", n, "tables in tables");
	hostile("<p>", "<table><td>x<td>y", n, "cells around tables");
	hostile("<table>", "<tr><td colspan=64 rowspan=200>", n, "spans");
	hostile("<table><tr><td colspan=64 rowspan=200>", "<tr><td>", n, "covered rows");
	hostile("<p>", "<div>", n, "nesting");
	hostile("<p>", "<!--", n, "comments without an end");
	hostile("<p>", "<!-->", n, "comments of nothing");
	hostile("<p>", "<!", n, "declarations without an end");
	hostile("<p>", "<?", n, "instructions without an end");
	hostile("<p>", "<script>", n, "scripts without an end");
	hostile("<p>", "<script></title", n, "scripts with another's end");
	hostile("<p>", "<nav><svg><title>", n, "different ones");
	hostile("<p>", "<x a=\"<", n, "values without an end");
	hostile("<p>", "<a title='<a title=\"", n, "quotes in quotes");
	hostile("<p>", "<a b=\">", n, "quotes before an end");
	hostile("<p>", "<a b=\"><", n, "and before a beginning");
	hostile("<p>", "<x a    ", n, "attributes");
	hostile("<p>", "<![CDATA[", n, "sections");
	hostile("<p>", "]]>", n, "ends of sections");
	hostile("<body><pre>", "a \n", n, "kept space");
	hostile("&lt;p&gt;", "&lt;a", n, "escaped openings");
	hostile("&lt;p&gt;", "&lt;td&gt;", n, "escaped cells");
	hostile("&lt;p&gt;", "&amp;", n, "escaped escapes");
	hostile("&lt;p&gt;", "\"&gt;", n, "escaped ends");
	hostile("<td>", "x\n", n, "lines without a tag");
	hostile("<p>", "<s>", n, "struck out without an end");
	hostile("<p>", "<s>x</s>", n, "struck out");
	hostile("<table><tr>", "<td hidden>x", n, "cells that are gone");
	hostile("<table>", "<tr hidden><td>x", n, "rows that are gone");
	hostile("<table>", "<tr><td><p hidden>", n, "hidden without an end");
	hostile("<p>", "<p style='a:b;c:d", n, "styles without an end");
	hostile("<p style='", "a:b;", n, "a long style");
}

int
main(void)
{
	test_random();
	test_every_cut();
	test_refusals();
	test_hostile();
	return done_testing();
}
