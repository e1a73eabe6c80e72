/*
 * page_compare.c
 *	  The page of two reports: the figures of two years side by side.
 */
#include "page_parts.h"

#include <string.h>

static void
put_report(Page *page, const GdReport *report, PageWord word)
{
	PageOut    *out = &page->out;

	page_raw(out, "<div>\n<h2>");
	page_word(out, word);
	page_raw(out, "</h2>\n<p class=\"title\"");
	page_title(page, report);
	page_raw(out, "</p>\n");
	page_about(page, report);
	page_raw(out, "</div>\n");
}

static void
put_header(Page *page)
{
	PageOut    *out = &page->out;
	const GdReport *current = page->places.report;
	GdStr		title = current->title.length > 0 ? current->title : page->previous->title;

	page_begin(page, WORD_KIND_COMPARE, title);
	page_raw(out, "<h1>");
	page_word(out, WORD_KIND_COMPARE);
	page_raw(out, "</h1>\n<div class=\"pair\">\n");
	put_report(page, page->previous, WORD_PREVIOUS);
	put_report(page, current, WORD_CURRENT);
	page_raw(out, "</div>\n</header>\n<main>\n");
}

static void
put_tables(Page *page)
{
	PageOut    *out = &page->out;

	page_raw(out, "<p class=\"note\">");
	page_word(out, page->places.nunits > 0 ? WORD_COMPARE_LINES : WORD_NOTHING_TO_COMPARE);
	page_raw(out, "</p>\n");
	for (uint32_t unit = 0; unit < page->places.nunits; unit++)
	{
		page_form(page, unit);
		page_findings_of(page, unit, unit + 1);
	}
}

GdStatus
gd_page_compare(const GdConfig *config, const GdPageOptions *options,
				const char *previous, size_t previous_length,
				const char *current, size_t current_length, GdStr *result)
{
	uint32_t	nrulesets;
	const char *const *rulesets = gd_rulesets(&nrulesets);
	GdCheck		check = {rulesets[nrulesets - 1], GD_NOTICE, 0, false};
	GdReport	before;
	GdReport	now;
	GdFindings	findings;
	Page		page;
	GdStatus	status;

	memset(result, 0, sizeof(*result));
	memset(&page, 0, sizeof(page));
	page.previous = &before;
	status = gd_report_read(config, previous, previous_length, &before);
	if (status == GD_OK)
		status = gd_report_read(config, current, current_length, &now);
	if (status == GD_OK)
		status = gd_reports_compare(config, &check, previous, previous_length,
									current, current_length, &findings);
	if (status == GD_OK)
		status = places_same_codes(config, &before, &page.previous_facts);
	if (status == GD_OK)
		status = places_same_codes(config, &now, &page.current_facts);
	if (status == GD_OK)
		status = places_of_tables(config, current, current_length, &now, &findings, &before,
								  &page.places);
	if (status != GD_OK)
		return status;

	page_out_open(&page.out, config, options);
	put_header(&page);
	page_summary(&page, WORD_CROSS_FINDINGS);
	page_legend(&page);
	put_tables(&page);
	page_findings_left(&page);
	page_end(&page);
	result->data = page.out.data;
	result->length = (uint32_t) page.out.length;
	return page.out.status;
}
