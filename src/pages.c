/*
 * pages.c
 *	  gd_html and gd_compare_html: reports as pages for people.
 */
#include "input.h"

#include "mb/pg_wchar.h"

#include "page/page.h"

PG_FUNCTION_INFO_V1(gd_html);
PG_FUNCTION_INFO_V1(gd_compare_html);

/* Bytes of a rejected name that an error message repeats. */
#define NAME_EXCERPT 60

static GdPageLanguage
language_argument(const text *argument)
{
	const char *name = VARDATA_ANY(argument);
	size_t		length = VARSIZE_ANY_EXHDR(argument);
	GdPageLanguage language = GD_PAGE_ZH;
	StringInfoData known;

	if (gd_page_language(name, length, &language))
		return language;
	initStringInfo(&known);
	for (const char *const *other = gd_page_languages(); *other != NULL; other++)
		appendStringInfo(&known, "%s\"%s\"", known.len > 0 ? ", " : "", *other);
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("language \"%.*s\" does not exist",
					pg_mbcliplen(name, length, NAME_EXCERPT), name),
			 errhint("Known languages: %s.", known.data)));
	return language;
}

/*
 * A page says that it is UTF-8.  What another encoding stores reaches the client
 * in whatever the client asks for, and may lack characters of ours: there a page
 * is ASCII, which is the same in all of them.
 */
static GdPageOptions
page_options(const text *language)
{
	GdPageOptions options;

	options.language = language_argument(language);
	options.ascii = GetDatabaseEncoding() != PG_UTF8;
	return options;
}

Datum
gd_html(PG_FUNCTION_ARGS)
{
	GdPageOptions options = page_options(PG_GETARG_TEXT_PP(1));
	GdInput		input;
	GdStr		page;
	text	   *result;

	input_open(&input, PG_GETARG_TEXT_PP(0));
	input_check(gd_page_review(&input.config, &options, input.data, input.length, &page));
	result = input_text(&input, page.data, page.length);
	input_close(&input);
	PG_RETURN_TEXT_P(result);
}

Datum
gd_compare_html(PG_FUNCTION_ARGS)
{
	GdPageOptions options = page_options(PG_GETARG_TEXT_PP(2));
	GdInput		previous;
	GdInput		current;
	GdStr		page;
	text	   *result;

	input_open(&previous, PG_GETARG_TEXT_PP(0));
	input_open(&current, PG_GETARG_TEXT_PP(1));
	input_check(gd_page_compare(&current.config, &options, previous.data, previous.length,
								current.data, current.length, &page));
	result = input_text(&current, page.data, page.length);
	input_close(&current);
	input_close(&previous);
	PG_RETURN_TEXT_P(result);
}
