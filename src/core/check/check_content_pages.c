/*
 * check_content_pages.c
 *	  content.page-numbers-in-text: numbers of pages that an extractor left.
 *
 * Two kinds are certain.  A footer is a line of its own: - 3 -, Page 3, 第3页.
 * A bare number inside a word splits two characters that every report prints as
 * one word: between those of some no figure stands by right (服2务); inside others
 * two must follow each other as pages do.  A bare number between words may be a
 * figure and is let alone.
 */
#include "check/check_content.h"

#include <string.h>

#include "base/array.h"
#include "base/fold.h"
#include "base/scan.h"
#include "base/text.h"

/* Digits of a page number, inside a word and in a footer. */
#define MOST_DIGITS_INSIDE	3
#define MOST_DIGITS_FOOTER	4

/* Only lines up to this many bytes are footers. */
#define MOST_FOOTER 60

/* Pages between two numbers that stand inside words, and bytes: a short page. */
#define MOST_PAGES_APART	3
#define LEAST_BYTES_APART	100

/* What was read so far. */
typedef struct Pages
{
	uint32_t	found;
	uint32_t	footer;			/* number of the last footer between dashes */
	GdSpan		doubtful;		/* the last number in a word if it may be a figure */
	uint32_t	page;			/* the last number in a word; 0: none */
	uint32_t	page_end;
} Pages;

static GdStatus
report(Checking *checking, GdSpan place, GdSpan excerpt)
{
	Broken		broken = check_broken(RULE_CONTENT_PAGE_NUMBERS_IN_TEXT);

	TRY(content_set(checking, excerpt, &broken));
	broken.place = source_place(&checking->reading->source, place);
	return check_add(checking, RULE_CONTENT_PAGE_NUMBERS_IN_TEXT, &broken);
}

/* ---- footers -------------------------------------------------------------------- */

/* What a line is made of. */
typedef struct Shape
{
	char		words[MOST_FOOTER * FOLD_MAX * 4 + 1];	/* a number is # */
	uint32_t	number;			/* the first one */
	unsigned	gap;			/* the most white space in a row */
} Shape;

static void
read_shape(const char *text, const Line *line, Shape *shape)
{
	size_t		length = 0;
	unsigned	digits = 0;		/* of the number that is being read */
	unsigned	numbers = 0;
	unsigned	spaces = 0;
	unsigned	size;

	shape->number = shape->gap = 0;
	for (uint32_t at = line->start; at < line_end(line); at += size)
	{
		uint32_t	c = text_decode(text, line_end(line), at, &size);
		uint32_t	folded = content_lower(fold_first(c));
		bool		digit = folded >= '0' && folded <= '9';

		spaces = folded == 0 ? spaces + 1 : 0;
		if (spaces > shape->gap)
			shape->gap = spaces;
		if (folded == 0)
			continue;
		digits = digit ? digits + 1 : 0;
		numbers += digits == 1;
		if (digit && numbers == 1 && digits <= MOST_DIGITS_FOOTER)
			shape->number = shape->number * 10 + folded - '0';
		if (digits == 1)
			shape->words[length++] = '#';
		else if (digits > MOST_DIGITS_FOOTER)
			shape->words[length++] = '?';
		else if (!digit && !(folded == '-' && length > 0 && shape->words[length - 1] == '-'))
			length += text_encode(folded, shape->words + length);
	}
	shape->words[length] = '\0';
}

/* May the line be a footer, by its first character? */
static bool
begins_footer(const char *text, const Line *line)
{
	unsigned	size;
	uint32_t	first = content_lower(fold_first(text_decode(text, line_end(line), line->start, &size)));

	/* 第 共 */
	return first == 'p' || first == '-' || first == 0x7B2C || first == 0x5171 || first == 0;
}

/*
 * Numbers between dashes must rise, and stand close to their dashes: in a
 * table a dash is a cell.
 */
static bool
is_footer(const char *text, const Line *line, uint32_t *last)
{
	static const char *const worded[] = {
		"page#", "page#of#", "第#页", "第#页共#页", "第#页,共#页", "第#页/共#页",
		"共#页第#页", "共#页,第#页"
	};
	Shape		shape;

	if (line->length > MOST_FOOTER ||
		(line->class != LINE_PAGE && !content_is_prose(line)) ||
		(SHORT_WAY && !begins_footer(text, line)))
		return false;
	read_shape(text, line, &shape);
	if (strcmp(shape.words, "-#-") == 0 && shape.gap <= 1 && shape.number > *last)
	{
		*last = shape.number;
		return true;
	}
	for (size_t i = 0; i < LENGTH_OF(worded); i++)
		if (strcmp(shape.words, worded[i]) == 0)
			return true;
	return false;
}

/* ---- inside words ----------------------------------------------------------------- */

/* The digits that begin at at and their value; an empty span if no page has it. */
static GdSpan
bare_number(const char *text, uint32_t at, uint32_t end, uint32_t *value)
{
	GdSpan		number = {at, 0};

	*value = 0;
	if (text[at] == '0')
		return number;
	for (; at < end && text[at] >= '0' && text[at] <= '9'; at++)
	{
		if (++number.length > MOST_DIGITS_INSIDE)
			return span_between(number.start, number.start);
		*value = *value * 10 + (uint32_t) (text[at] - '0');
	}
	return number;
}

/* A number inside a word. */
static GdStatus
add_inside(Checking *checking, GdSpan number, uint32_t value, ContentSplit split, Pages *pages)
{
	bool		follows = pages->page > 0 && value > pages->page &&
		value <= pages->page + MOST_PAGES_APART &&
		number.start - pages->page_end >= LEAST_BYTES_APART;

	pages->page = value;
	pages->page_end = span_end(number);
	if (follows && pages->doubtful.length > 0 && pages->found < CONTENT_MOST)
	{
		TRY(report(checking, pages->doubtful, content_around(checking, pages->doubtful)));
		pages->found++;
	}
	pages->doubtful.length = 0;
	if (split != CONTENT_PAGE && !follows)
	{
		pages->doubtful = number;
		return GD_OK;
	}
	if (pages->found < CONTENT_MOST)
		TRY(report(checking, number, content_around(checking, number)));
	pages->found++;
	return GD_OK;
}

static GdStatus
check_words(Checking *checking, const Line *line, Pages *pages)
{
	const char *text = checking->reading->source.text;
	uint32_t	end = line_end(line);
	uint32_t	at = scan_bytes(text, line->start, end, '0', '9', '0');

	while (at < end && pages->found < CONTENT_MOST)
	{
		uint32_t	value;
		unsigned	size;
		GdSpan		number = bare_number(text, at, end, &value);

		if (number.length > 0 && at > line->start && span_end(number) < end)
		{
			uint32_t	before = fold_first(text_decode_before(text + line->start,
															   at - line->start, &size));
			uint32_t	behind = fold_first(text_decode(text, end, span_end(number), &size));
			ContentSplit split = content_split(before, behind);

			if (split != CONTENT_NO_PAGE)
				TRY(add_inside(checking, number, value, split, pages));
		}
		at = scan_bytes(text, at + (number.length > 0 ? number.length : 1), end, '0', '9', '0');
	}
	return GD_OK;
}

GdStatus
check_page_numbers(Checking *checking)
{
	const Reading *reading = checking->reading;
	uint32_t	polled = reading->whole.start;
	Pages		pages = {0, 0, {0, 0}, 0, 0};

	for (uint32_t i = reading->copies.first_line;
		 i < reading->copies.end_line && pages.found < CONTENT_MOST; i++)
	{
		const Line *line = &reading->lines.items[i];
		GdSpan		span = span_between(line->start, line_end(line));

		TRY(content_poll(checking, &polled, line->start));
		if (is_footer(reading->source.text, line, &pages.footer))
		{
			TRY(report(checking, span, span));
			pages.found++;
		}
		else if (content_is_prose(line))
			TRY(check_words(checking, line, &pages));
	}
	return GD_OK;
}
