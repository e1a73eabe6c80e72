/*
 * page_parts.h
 *	  The parts of a page, each written by a file of its own.
 */
#ifndef GD_PAGE_PARTS_H
#define GD_PAGE_PARTS_H

#include "page_places.h"

typedef struct Page
{
	PageOut		out;
	Places		places;
	const GdReview *review;		/* NULL: only tables are shown */
	const GdReport *previous;	/* of the year before, to compare with, or NULL */
	const GdFact **previous_facts;	/* by item, whatever the form */
	const GdFact **current_facts;
	uint32_t	claim;			/* while sections are written: the next claim, */
	const char *claimed_code;	/* what the last one spoke of, and its cell, */
	const GdItem *claimed_item;
	uint32_t	mark_end;		/* and where the marked text ends */
} Page;

/* ---- page.c: the frame ------------------------------------------------------------ */

/* From the doctype to the headline. */
extern void page_begin(Page *page, PageWord kind, GdStr title);

/* What is known of a report as a whole. */
extern void page_about(Page *page, const GdReport *report);

/* A heading with an id. */
extern void page_heading(Page *page, const char *id, PageWord word);

/* The language of a report's own words, as an attribute. */
extern void page_lang(Page *page, const GdReport *report);

/* A report's title behind the open tag of its element, or that it has none. */
extern void page_title(Page *page, const GdReport *report);

extern void page_end(Page *page);

/* ---- page_findings.c ---------------------------------------------------------------- */

/* How many there are, and a list with links. */
extern void page_summary(Page *page, PageWord heading);

/* The sign of a finding, linked to it: where it belongs. */
extern void page_mark(Page *page, uint32_t finding);

/* The findings of a unit. */
extern void page_findings_of(Page *page, uint32_t first_unit, uint32_t end_unit);

/* Those that are not written yet. */
extern void page_findings_left(Page *page);

/* ---- page_form.c: a table as its form prints it -------------------------------------- */

extern void page_form(Page *page, uint32_t unit);

/* What the signs in cells mean. */
extern void page_legend(Page *page);

/* The name of a figure's element, behind a # or in an id. */
extern void page_item_name(Page *page, const GdItem *item);

/* Does the page show the table of an item as its form prints it? */
extern bool page_shows_item(const Page *page, const GdItem *item);

/* ---- page_text.c: sections ------------------------------------------------------------ */

extern void page_sections(Page *page);

#endif
