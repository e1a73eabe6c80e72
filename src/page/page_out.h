/*
 * page_out.h
 *	  The page as it is written: bytes, escaped text, wording.
 *
 * A failure is kept and makes all further writing do nothing, so that writers
 * need not look; whoever takes the page does.
 */
#ifndef GD_PAGE_OUT_H
#define GD_PAGE_OUT_H

#include "page.h"

#include "word_ids.inc"

typedef struct PageOut
{
	const GdConfig *config;
	GdPageOptions options;
	char	   *data;
	size_t		length;
	size_t		capacity;
	size_t		polled;			/* length at the last poll */
	bool		cut;			/* something of a document was left out */
	GdStatus	status;
} PageOut;

extern void page_out_open(PageOut *out, const GdConfig *config,
						  const GdPageOptions *options);

/* Markup as it stands: ASCII. */
extern void page_raw(PageOut *out, const char *markup);

/*
 * Text of a document or of ours, for an element or an attribute in double quotes:
 * whatever means something to HTML is escaped, and whatever would be lost, or
 * make text look like other text (control characters, those that change its
 * direction), is made visible.
 */
extern void page_str(PageOut *out, GdStr text);
extern void page_text(PageOut *out, const char *text);

/* Text of a document, up to where the page is full. */
extern void page_document(PageOut *out, GdStr text);

/* So many bytes of a text at most, and an ellipsis if that is less. */
extern void page_excerpt(PageOut *out, GdStr text, uint32_t most);

extern void page_number(PageOut *out, uint64_t number);
extern void page_decimal(PageOut *out, GdDecimal value);
extern void page_word(PageOut *out, PageWord word);

/* What people call a section or table, or the name itself. */
extern void page_name(PageOut *out, const char *name);

/* Is the page as long as pages get?  See GD_PAGE_FULL. */
extern bool page_is_full(const PageOut *out);

#endif
