/*
 * page_findings.c
 *	  Findings on a page: the summary, the signs where they belong, and what is
 *	  told of each.
 */
#include "page_parts.h"

#include <string.h>

/* Bytes of a side or a quotation that are shown. */
#define MOST_BYTES 240

/* Findings of one place, or of one rule in the summary, that stand open; more of
 * them can be unfolded. */
#define MOST_OPEN 12

/* What a severity looks like without colour. */
static const struct
{
	const char *class;
	const char *sign;
	PageWord	word;
}			severities[] = {
	[GD_NOTICE] = {"n", "\xE2\x97\x8F", WORD_NOTICE},
	[GD_WARNING] = {"w", "\xE2\x96\xB2", WORD_WARNING},
	[GD_ERROR] = {"e", "\xE2\x9C\x95", WORD_ERROR}
};

static const GdFinding *
finding_at(const Page *page, uint32_t i)
{
	return &page->places.findings->items[i];
}

/* An element begins: <tag class="..." id="..."; the rest is the caller's. */
static void
put_tag(PageOut *out, const char *tag, const char *class, char id, uint32_t i)
{
	char		prefix[2] = {id, '\0'};

	page_raw(out, "<");
	page_raw(out, tag);
	page_raw(out, " class=\"");
	page_raw(out, class);
	page_raw(out, "\" id=\"");
	page_raw(out, prefix);
	page_number(out, i + 1);
	page_raw(out, "\"");
}

static void
put_link(PageOut *out, char id, uint32_t i)
{
	char		prefix[2] = {id, '\0'};

	page_raw(out, " href=\"#");
	page_raw(out, prefix);
	page_number(out, i + 1);
	page_raw(out, "\"");
}

/* ---- marks -------------------------------------------------------------------------- */

void
page_mark(Page *page, uint32_t i)
{
	PageOut    *out = &page->out;
	GdSeverity	severity = finding_at(page, i)->severity;

	page->places.targets[i].marked = true;
	page_raw(out, "<a class=\"mark ");
	page_raw(out, severities[severity].class);
	page_raw(out, "\" id=\"m");
	page_number(out, i + 1);
	page_raw(out, "\"");
	put_link(out, 'f', i);
	page_raw(out, "><span class=\"v\">");
	page_word(out, severities[severity].word);
	page_raw(out, " </span>");
	page_text(out, severities[severity].sign);
	page_number(out, i + 1);
	page_raw(out, "</a>");
}

/* ---- what is told of a finding ---------------------------------------------------------- */

static void
put_side(PageOut *out, PageWord word, GdStr side)
{
	if (side.data == NULL)
		return;
	page_raw(out, "<div><dt>");
	page_word(out, word);
	page_raw(out, "</dt><dd>");
	page_excerpt(out, side, MOST_BYTES);
	page_raw(out, "</dd></div>");
}

static GdStr
str_of(const char *text)
{
	GdStr		str = {text, text != NULL ? (uint32_t) strlen(text) : 0};

	return str;
}

/* The text at a place that the page does not show. */
static void
put_quote(Page *page, uint32_t i)
{
	const GdFinding *finding = finding_at(page, i);
	GdStr		quote;

	if (page->places.targets[i].marked || finding->place.start == GD_NOWHERE ||
		finding->place.length == 0)
		return;
	quote.data = page->places.text + finding->place.start;
	quote.length = finding->place.length;
	put_side(&page->out, WORD_QUOTE, quote);
}

/* Where the figure stands that a sentence speaks of. */
static void
put_cell_link(Page *page, uint32_t i)
{
	const GdFinding *finding = finding_at(page, i);
	PageOut    *out = &page->out;
	uint32_t	nitems;
	const GdItem *items = gd_items(&nitems);

	if (page->places.targets[i].kind != TARGET_UNIT || finding->subject.data == NULL)
		return;
	for (uint32_t k = 0; k < nitems; k++)
	{
		if (page->places.facts[k] == NULL || !page_shows_item(page, &items[k]) ||
			strlen(gd_item_code(&items[k])) != finding->subject.length ||
			memcmp(gd_item_code(&items[k]), finding->subject.data, finding->subject.length) != 0)
			continue;
		page_raw(out, " <a href=\"#");
		page_item_name(page, &items[k]);
		page_raw(out, "\">");
		page_word(out, WORD_TO_CELL);
		page_raw(out, "</a>");
		return;
	}
}

static void
put_title(Page *page, uint32_t i)
{
	const GdFinding *finding = finding_at(page, i);
	PageOut    *out = &page->out;

	page_raw(out, "<p><span class=\"sign ");
	page_raw(out, severities[finding->severity].class);
	page_raw(out, "\">");
	page_text(out, severities[finding->severity].sign);
	page_raw(out, " ");
	page_word(out, severities[finding->severity].word);
	page_raw(out, " ");
	page_number(out, i + 1);
	page_raw(out, "</span> <strong>");
	page_text(out, out->options.language == GD_PAGE_ZH ? finding->rule->title_zh :
			  finding->rule->title);
	page_raw(out, "</strong> <code>");
	page_text(out, finding->rule->name);
	if (finding->subject.data != NULL)
	{
		page_raw(out, ":");
		page_excerpt(out, finding->subject, MOST_BYTES);
	}
	page_raw(out, "</code></p>\n");
}

static void
put_finding(Page *page, uint32_t i)
{
	const GdFinding *finding = finding_at(page, i);
	Target	   *target = &page->places.targets[i];
	PageOut    *out = &page->out;

	target->written = true;
	put_tag(out, "li", severities[finding->severity].class, 'f', i);
	page_raw(out, ">");
	put_title(page, i);
	page_raw(out, "<p>");
	page_str(out, out->options.language == GD_PAGE_ZH ? finding->message_zh : finding->message);
	page_raw(out, "</p>\n<dl>");
	put_side(out, WORD_EXPECTED, finding->expected);
	put_side(out, WORD_ACTUAL, finding->actual);
	if (finding->rule->basis != NULL)
		put_side(out, WORD_BASIS, str_of(finding->rule->basis));
	put_quote(page, i);
	if (finding->line > 0)
	{
		page_raw(out, "<div><dt>");
		page_word(out, WORD_LINE);
		page_raw(out, "</dt><dd>");
		page_number(out, finding->line);
		page_raw(out, "</dd></div>");
	}
	if (finding->extraction)
	{
		page_raw(out, "<div><dt>");
		page_word(out, WORD_BLAME);
		page_raw(out, "</dt><dd>");
		page_word(out, WORD_BLAME_EXTRACTION);
		page_raw(out, "</dd></div>");
	}
	page_raw(out, "</dl>\n");
	if (target->marked)
	{
		page_raw(out, "<p class=\"back\"><a");
		put_link(out, 'm', i);
		page_raw(out, ">");
		page_text(out, "\xE2\x86\x91 ");
		page_word(out, WORD_TO_PLACE);
		page_raw(out, "</a>");
		put_cell_link(page, i);
		page_raw(out, "</p>");
	}
	page_raw(out, "</li>\n");
}

/* Behind the last that stands open, more begin folded. */
static void
fold_from(PageOut *out, uint32_t count)
{
	page_raw(out, "</ol>\n<details><summary>");
	page_word(out, WORD_MORE);
	page_raw(out, " ");
	page_number(out, count);
	page_raw(out, "</summary>\n");
}

static uint32_t
count_findings(const Page *page, uint32_t first_unit, uint32_t end_unit)
{
	uint32_t	count = 0;

	for (uint32_t unit = first_unit; unit < end_unit; unit++)
		for (uint32_t i = page->places.units[unit].findings; i != NO_FINDING;
			 i = page->places.targets[i].next)
			count++;
	return count;
}

void
page_findings_of(Page *page, uint32_t first_unit, uint32_t end_unit)
{
	PageOut    *out = &page->out;
	uint32_t	count = count_findings(page, first_unit, end_unit);
	uint32_t	written = 0;

	if (count == 0)
		return;
	page_raw(out, "<ol class=\"cards\">\n");
	for (uint32_t unit = first_unit; unit < end_unit; unit++)
		for (uint32_t i = page->places.units[unit].findings; i != NO_FINDING;
			 i = page->places.targets[i].next)
		{
			if (written++ == MOST_OPEN)
			{
				fold_from(out, count - MOST_OPEN);
				page_raw(out, "<ol class=\"cards\">\n");
			}
			put_finding(page, i);
		}
	page_raw(out, count > MOST_OPEN ? "</ol>\n</details>\n" : "</ol>\n");
}

void
page_findings_left(Page *page)
{
	PageOut    *out = &page->out;
	bool		open = false;

	for (uint32_t i = 0; i < page->places.findings->count; i++)
	{
		if (page->places.targets[i].written)
			continue;
		if (!open)
		{
			page_raw(out, "<section class=\"left\" aria-labelledby=\"elsewhere\">\n");
			page_heading(page, "elsewhere", WORD_ELSEWHERE);
			page_raw(out, "<p>");
			page_word(out, WORD_ELSEWHERE_NOTE);
			page_raw(out, "</p>\n<ol class=\"cards\">\n");
		}
		open = true;
		put_finding(page, i);
	}
	if (open)
		page_raw(out, "</ol>\n</section>\n");
}

/* ---- the summary ---------------------------------------------------------------------------- */

static void
put_counts(Page *page)
{
	PageOut    *out = &page->out;

	page_raw(out, "<p class=\"counts\">");
	for (int severity = GD_ERROR; severity >= GD_NOTICE; severity--)
	{
		uint32_t	count = 0;

		for (uint32_t i = 0; i < page->places.findings->count; i++)
			count += finding_at(page, i)->severity == (GdSeverity) severity;
		page_raw(out, "<span class=\"sign ");
		page_raw(out, severities[severity].class);
		page_raw(out, "\">");
		page_text(out, severities[severity].sign);
		page_raw(out, " ");
		page_word(out, severities[severity].word);
		page_raw(out, " ");
		page_number(out, count);
		page_raw(out, "</span> ");
	}
	page_raw(out, "</p>\n");
}

static void
put_line(Page *page, uint32_t i)
{
	const GdFinding *finding = finding_at(page, i);
	PageOut    *out = &page->out;

	page_raw(out, "<li><a");
	put_link(out, 'f', i);
	page_raw(out, "><span class=\"sign ");
	page_raw(out, severities[finding->severity].class);
	page_raw(out, "\">");
	page_text(out, severities[finding->severity].sign);
	page_raw(out, "<span class=\"v\"> ");
	page_word(out, severities[finding->severity].word);
	page_raw(out, "</span> ");
	page_number(out, i + 1);
	page_raw(out, "</span> ");
	page_str(out, out->options.language == GD_PAGE_ZH ? finding->message_zh :
			 finding->message);
	page_raw(out, "</a></li>\n");
}

/* The findings of the rule and severity of one, the first of them. */
static void
put_lines(Page *page, uint32_t first)
{
	const GdFinding *lead = finding_at(page, first);
	uint32_t	all = 0;
	uint32_t	written = 0;

	page_raw(&page->out, "<ol>\n");
	for (int pass = 0; pass < 2; pass++)
		for (uint32_t i = first; i < page->places.findings->count; i++)
		{
			if (finding_at(page, i)->rule != lead->rule ||
				finding_at(page, i)->severity != lead->severity)
				continue;
			if (pass == 0)
			{
				all++;
				continue;
			}
			if (written++ == MOST_OPEN)
			{
				fold_from(&page->out, all - MOST_OPEN);
				page_raw(&page->out, "<ol>\n");
			}
			page->places.targets[i].listed = true;
			put_line(page, i);
		}
	page_raw(&page->out, all > MOST_OPEN ? "</ol>\n</details>\n" : "</ol>\n");
}

/* The gravest first; those of one rule together. */
void
page_summary(Page *page, PageWord heading)
{
	PageOut    *out = &page->out;
	const Places *places = &page->places;
	bool		judged = places->report->status == GD_REPORT ||
		places->report->status == GD_FRAGMENT;

	page_raw(out, "<section class=\"summary\" aria-labelledby=\"summary\">\n");
	page_heading(page, "summary", heading);
	if (places->findings->count == 0)
	{
		page_raw(out, "<p>");
		page_word(out, judged ? WORD_FOUND_NONE : WORD_FOUND_NOT_CHECKED);
		page_raw(out, "</p>\n</section>\n");
		return;
	}
	put_counts(page);
	for (int severity = GD_ERROR; severity >= GD_NOTICE; severity--)
		for (uint32_t i = 0; i < places->findings->count; i++)
			if (finding_at(page, i)->severity == (GdSeverity) severity &&
				!places->targets[i].listed)
				put_lines(page, i);
	page_raw(out, "</section>\n");
}
