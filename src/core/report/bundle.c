/*
 * bundle.c
 *	  Stage 4: several reports in one text.
 */
#include "report/bundle.h"

#include <string.h>

#include "base/text.h"
#include "meta/org.h"

/* Title and preamble of the report that follows are looked for in so many bytes. */
#define MOST_BEFORE META_MOST_PREAMBLE

/*
 * What stands before the first heading of the next report: at most META_MOST_TITLE_LINES
 * lines of the last section of this one.
 */
static GdSpan
before_again(const Reading *reading)
{
	const Outline *outline = &reading->outline;
	const Lines *lines = &reading->lines;
	uint32_t	end = outline->again;
	uint32_t	least = outline->items[outline_find(outline, end - 1)].body;
	uint32_t	index = lines_find(lines, end);
	uint32_t	start = end;

	for (int i = 0; i < META_MOST_TITLE_LINES && start > least && end - start < MOST_BEFORE; i++)
	{
		start = lines->items[index].start;
		if (index-- == 0)
			break;
	}
	if (start < least)
		start = least;
	return span_between(start, end);
}

static void
read_name(GdStr name, Phrase *phrase)
{
	phrase_init(phrase);
	phrase_add(phrase, name.data, span_between(0, (uint32_t) name.length));
}

/* Two names that cannot be those of one body, or of its office. */
static bool
are_of_two(GdStr one, GdStr two)
{
	Phrase		a;
	Phrase		b;

	if (one.data == NULL || two.data == NULL)
		return false;
	read_name(one, &a);
	read_name(two, &b);
	return org_compare(&a, &b) >= ORG_UNLIKE;
}

/*
 * Where the report that is named in a span begins, if it is another one than that of
 * the reading; else GD_NOWHERE.
 */
static GdStatus
find_another(Arena *arena, const Reading *reading, GdSpan span, uint32_t *begin)
{
	const char *text = reading->source.text;
	const MetaSignature nobody = {.sure = false};
	GdSpan		nothing = {span.start, 0};
	MetaTitle	title;
	MetaNaming	naming = meta_naming(text, span);
	int32_t		year;
	GdStr		issuer = {NULL, 0};

	*begin = GD_NOWHERE;
	TRY(meta_title(arena, text, span, &title));
	if (title.words.data != NULL)
	{
		year = meta_title_year(&title).year;
		issuer = meta_issuer(text, nothing, &title, &nobody);
	}
	else
	{
		year = naming.year;
		if (naming.issuer.length > 0)
			issuer = (GdStr) {text + naming.issuer.start, naming.issuer.length};
	}
	if ((year == 0 || reading->year.year == 0 || year == reading->year.year) &&
		!are_of_two(meta_issuer(text, reading->preamble, &reading->title, &nobody), issuer))
		return GD_OK;
	if (title.words.data != NULL)
		*begin = title.place.start;
	else
		*begin = reading->lines.items[lines_find(&reading->lines, naming.year_place.start)].start;
	/* a line that began before the span holds more than the words that name the report */
	if (*begin < span.start)
		*begin = reading->outline.again;
	return GD_OK;
}

/* Nothing at or behind offset is of the report. */
static void
end_at(Reading *reading, uint32_t offset)
{
	Outline    *outline = &reading->outline;
	uint32_t	index = lines_find(&reading->lines, offset);
	Line	   *line = &reading->lines.items[index];

	if (offset > line->start)
	{
		line->length = text_trim(reading->source.text, span_between(line->start, offset)).length;
		index++;
	}
	reading->copies.end_line = index;
	while (outline->count > 1 && outline->items[outline->count - 1].start >= offset)
		outline->count--;
	outline->items[outline->count - 1].end = offset;
}

GdStatus
bundle_cut(Arena *arena, Reading *reading, bool *found)
{
	uint32_t	begin;
	GdSpan		span;

	*found = false;
	if (reading->outline.again == 0)
		return GD_OK;
	span = before_again(reading);
	TRY(find_another(arena, reading, span, &begin));
	if (begin == GD_NOWHERE)
		return GD_OK;
	end_at(reading, begin);
	*found = true;
	return GD_OK;
}
