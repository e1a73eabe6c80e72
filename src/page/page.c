/*
 * page.c
 *	  Reports as pages for people: the frame, and the page of one report.
 */
#include "page_parts.h"

#include <string.h>

#include "style_data.inc"

static const char *const languages[] = {"zh", "en", NULL};

bool
gd_page_language(const char *name, size_t length, GdPageLanguage *language)
{
	for (int i = 0; languages[i] != NULL; i++)
	{
		if (strlen(languages[i]) == length && memcmp(languages[i], name, length) == 0)
		{
			*language = (GdPageLanguage) i;
			return true;
		}
	}
	return false;
}

const char *const *
gd_page_languages(void)
{
	return languages;
}

/* ---- the frame ---------------------------------------------------------------------- */

void
page_begin(Page *page, PageWord kind, GdStr title)
{
	PageOut    *out = &page->out;

	page_raw(out, "<!DOCTYPE html>\n<html lang=\"");
	page_word(out, WORD_LANG);
	page_raw(out, "\">\n<head>\n<meta charset=\"utf-8\">\n"
			 "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
			 "style-src '" PAGE_STYLE_HASH "'; base-uri 'none'; form-action 'none'\">\n"
			 "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
			 "<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
	if (title.length > 0)
	{
		page_str(out, title);
		page_raw(out, " - ");
	}
	page_word(out, kind);
	page_raw(out, "</title>\n<style>");
	page_raw(out, page_style);
	page_raw(out, "</style>\n</head>\n<body>\n<header>\n<p class=\"kind\">");
	page_word(out, kind);
	page_raw(out, "</p>\n");
}

void
page_heading(Page *page, const char *id, PageWord word)
{
	page_raw(&page->out, "<h2 id=\"");
	page_raw(&page->out, id);
	page_raw(&page->out, "\">");
	page_word(&page->out, word);
	page_raw(&page->out, "</h2>\n");
}

void
page_lang(Page *page, const GdReport *report)
{
	page_raw(&page->out, report->script == GD_HANT ? " lang=\"zh-Hant\"" : " lang=\"zh-Hans\"");
}

void
page_title(Page *page, const GdReport *report)
{
	PageOut    *out = &page->out;

	if (report->title.length > 0)
	{
		page_lang(page, report);
		page_raw(out, ">");
		page_str(out, report->title);
	}
	else
	{
		page_raw(out, ">");
		page_word(out, WORD_UNTITLED);
	}
}

void
page_end(Page *page)
{
	page_raw(&page->out, "</main>\n<footer><p>");
	page_word(&page->out, WORD_MADE_BY);
	page_raw(&page->out, "</p></footer>\n</body>\n</html>\n");
}

/* ---- about the report ------------------------------------------------------------------ */

static void
begin_entry(PageOut *out, PageWord word)
{
	page_raw(out, "<div><dt>");
	page_word(out, word);
	page_raw(out, "</dt><dd>");
}

static void
end_entry(PageOut *out)
{
	page_raw(out, "</dd></div>\n");
}

static void
put_two_digits(PageOut *out, int number)
{
	page_raw(out, number < 10 ? "-0" : "-");
	page_number(out, (uint64_t) number);
}

static void
put_date(PageOut *out, GdDate date)
{
	page_number(out, (uint64_t) date.year);
	put_two_digits(out, date.month);
	put_two_digits(out, date.day);
}

static void
put_date_entry(PageOut *out, PageWord word, GdDate date)
{
	if (date.year == 0)
		return;
	begin_entry(out, word);
	put_date(out, date);
	end_entry(out);
}

static PageWord
status_word(GdReportStatus status)
{
	switch (status)
	{
		case GD_EMPTY:
			return WORD_EMPTY;
		case GD_FRAGMENT:
			return WORD_FRAGMENT;
		case GD_REPORT:
			return WORD_REPORT;
		default:
			return WORD_NOT_A_REPORT;
	}
}

static void
put_issuer(Page *page, const GdReport *report)
{
	PageOut    *out = &page->out;

	begin_entry(out, WORD_ISSUER);
	if (report->issuer.length > 0)
	{
		page_raw(out, "<span");
		page_lang(page, report);
		page_raw(out, ">");
		page_str(out, report->issuer);
		page_raw(out, "</span>");
	}
	else
		page_word(out, WORD_UNKNOWN);
	end_entry(out);
}

void
page_about(Page *page, const GdReport *report)
{
	PageOut    *out = &page->out;

	page_raw(out, "<dl class=\"about\">\n");
	begin_entry(out, WORD_STATUS);
	page_word(out, status_word(report->status));
	end_entry(out);
	if (report->status == GD_REPORT || report->status == GD_FRAGMENT)
	{
		put_issuer(page, report);
		begin_entry(out, WORD_YEAR);
		if (report->year != 0)
			page_number(out, (uint64_t) report->year);
		else
			page_word(out, WORD_UNKNOWN);
		end_entry(out);
		if (report->period_first.year != 0 && report->period_last.year != 0)
		{
			begin_entry(out, WORD_PERIOD);
			put_date(out, report->period_first);
			page_text(out, " \xE2\x80\x93 ");
			put_date(out, report->period_last);
			end_entry(out);
		}
		put_date_entry(out, WORD_PUBLISHED, report->published);
		put_date_entry(out, WORD_SIGNED, report->signed_on);
		if (report->copies > 1)
		{
			begin_entry(out, WORD_COPIES);
			page_number(out, (uint64_t) report->copies);
			end_entry(out);
		}
	}
	page_raw(out, "</dl>\n");
}

/* ---- the page of one report --------------------------------------------------------------- */

static void
put_headline(Page *page, const GdReport *report)
{
	PageOut    *out = &page->out;

	page_raw(out, "<h1");
	page_title(page, report);
	page_raw(out, "</h1>\n");
}

static void
put_notice(PageOut *out, PageWord word)
{
	page_raw(out, "<p class=\"note\">");
	page_word(out, word);
	page_raw(out, "</p>\n");
}

static void
put_status_notice(PageOut *out, GdReportStatus status)
{
	if (status == GD_FRAGMENT)
		put_notice(out, WORD_NOTICE_FRAGMENT);
	else if (status == GD_NOT_A_REPORT)
		put_notice(out, WORD_NOTICE_NOT_A_REPORT);
	else if (status == GD_EMPTY)
		put_notice(out, WORD_NOTICE_EMPTY);
}

GdStatus
gd_page_review(const GdConfig *config, const GdPageOptions *options, const char *text,
			   size_t length, GdStr *result)
{
	uint32_t	nrulesets;
	const char *const *rulesets = gd_rulesets(&nrulesets);
	GdCheck		check = {rulesets[nrulesets - 1], GD_NOTICE, 0, false};
	GdReview	review;
	Page		page;
	PageOut    *out = &page.out;
	GdStatus	status = gd_report_review(config, &check, text, length, &review);

	memset(result, 0, sizeof(*result));
	if (status != GD_OK)
		return status;
	memset(&page, 0, sizeof(page));
	page.review = &review;
	status = places_of_review(config, text, length, &review, &page.places);
	if (status != GD_OK)
		return status;

	page_out_open(out, config, options);
	page_begin(&page, WORD_KIND_REVIEW, review.report.title);
	put_headline(&page, &review.report);
	page_about(&page, &review.report);
	page_raw(out, "</header>\n<main>\n");
	put_status_notice(out, review.report.status);
	page_summary(&page, WORD_FINDINGS);
	page_legend(&page);
	page_sections(&page);
	page_findings_left(&page);
	if (review.repeated)
		put_notice(out, WORD_NOTICE_REPEATED);
	if (review.followed)
		put_notice(out, WORD_NOTICE_FOLLOWED);
	if (out->cut || review.cut)
		put_notice(out, WORD_NOTICE_CUT);
	page_end(&page);
	result->data = out->data;
	result->length = (uint32_t) out->length;
	return out->status;
}
