/*
 * page.h
 *	  Reports as pages for people: HTML, complete in itself.
 *
 * A page has no script and asks for nothing from elsewhere, and its content
 * security policy says so; all text is escaped.  It is UTF-8, or ASCII with
 * character references where it will be stored in another encoding.
 *
 * Writing is linear in the length of the text, as reading is.
 */
#ifndef GD_PAGE_H
#define GD_PAGE_H

#include "../core/gd.h"

/*
 * Bytes behind which nothing more of a document is written; a page that ends
 * early says so.  What is written besides (findings, the tables of the forms) is
 * bounded by the rules and the forms.
 */
#define GD_PAGE_FULL (16u * 1024 * 1024)

typedef enum GdPageLanguage
{
	GD_PAGE_ZH,
	GD_PAGE_EN
} GdPageLanguage;

typedef struct GdPageOptions
{
	GdPageLanguage language;	/* of all words that are not the document's */
	bool		ascii;			/* other characters as references */
} GdPageOptions;

/* The language of a name (zh, en); false if there is none of that name. */
extern bool gd_page_language(const char *name, size_t length,
							 GdPageLanguage *language);

/* Their names, NULL behind the last. */
extern const char *const *gd_page_languages(void);

/*
 * A report as its form prints it, with what is wrong beside it.  Every text gets
 * a page; *page is allocated, and empty unless the status is GD_OK.
 */
extern GdStatus gd_page_review(const GdConfig *config, const GdPageOptions *options,
							   const char *text, size_t length, GdStr *page);

/* The figures of two years side by side, with the cross-year findings. */
extern GdStatus gd_page_compare(const GdConfig *config, const GdPageOptions *options,
								const char *previous, size_t previous_length,
								const char *current, size_t current_length,
								GdStr *page);

#endif
