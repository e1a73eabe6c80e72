/*
 * page_tap.h
 *	  What the tests of pages share: making one, and counting in it.
 */
#ifndef PAGE_TAP_H
#define PAGE_TAP_H

#include "check_tap.h"
#include "page.h"

static const GdPageOptions tap_zh = {GD_PAGE_ZH, false};
static const GdPageOptions tap_en = {GD_PAGE_EN, false};

/* A page as a C string. */
static inline char *
tap_terminated(GdStr page)
{
	char	   *copy = malloc((size_t) page.length + 1);

	if (copy == NULL)
		abort();
	memcpy(copy, page.data, page.length);
	copy[page.length] = '\0';
	return copy;
}

static inline char *
tap_page_of(const char *text, size_t length, GdPageOptions options)
{
	static TapHooks hooks;
	GdConfig	config = tap_config(&hooks);
	GdStr		page;

	if (gd_page_review(&config, &options, tap_tight(text, length), length, &page) != GD_OK)
		abort();
	return tap_terminated(page);
}

static inline char *
tap_page(const char *text, GdPageOptions options)
{
	return tap_page_of(text, strlen(text), options);
}

static inline char *
tap_compare_page(const char *previous, const char *current, GdPageOptions options)
{
	static TapHooks hooks;
	GdConfig	config = tap_config(&hooks);
	GdStr		page;

	if (gd_page_compare(&config, &options, tap_tight(previous, strlen(previous)),
						strlen(previous), tap_tight(current, strlen(current)),
						strlen(current), &page) != GD_OK)
		abort();
	return tap_terminated(page);
}

/* How often something stands in a page. */
static inline int
tap_times(const char *page, const char *what)
{
	int			count = 0;

	while ((page = strstr(page, what)) != NULL)
	{
		count++;
		page += strlen(what);
	}
	return count;
}

static inline void
has(const char *page, const char *what, const char *name)
{
	if (!ok(strstr(page, what) != NULL, "%s", name))
		printf("# there is no %s\n", what);
}

static inline void
has_no(const char *page, const char *what, const char *name)
{
	const char *at = strstr(page, what);

	if (!ok(at == NULL, "%s", name))
		printf("# at ...%.80s\n", at);
}

#endif
