/*
 * check_content_furniture.c
 *	  content.boilerplate: what a page prints around a text.
 *
 * The wordings of data/furniture.tsv count only where furniture stands: a label
 * before its colon, a button among others, a path of columns.  A sentence that
 * speaks of the 索引号 is none.
 */
#include "check/check_content.h"

#include "base/fold.h"
#include "base/match.h"
#include "base/text.h"
#include "source/html.h"

#include "furniture_data.inc"

static const Trie furniture_words = {
	furniture_nodes, furniture_edges, furniture_first, furniture_roots
};

/* The kinds of data/furniture.tsv; a wording may have several. */
typedef enum FurnitureKind
{
	FURNITURE_LABEL = 1,		/* a colon follows */
	FURNITURE_CELL = 2,			/* the next cell follows */
	FURNITURE_LINE = 4,			/* alone or with others it fills a line */
	FURNITURE_FILLER = 8,		/* with another it does */
	FURNITURE_PREFIX = 16,		/* the line begins with it */
	FURNITURE_SIGN = 32,		/* with its number, anywhere in a short line without a sentence */
	FURNITURE_PATH = 64			/* > follows */
} FurnitureKind;

/* A longer line is text, whatever stands in it. */
#define MOST_SHORT 400

/* Lines between two of furniture that are reported together. */
#define MOST_LINES_APART 1

static bool
is_border(char c)
{
	return c == '|' || c == HTML_BORDER;
}

/* The first folded character at or behind at, white space passed over; 0: none. */
static uint32_t
next_folded(const char *text, uint32_t at, uint32_t end)
{
	unsigned	size;

	for (; at < end; at += size)
	{
		uint32_t	c = text_decode(text, end, at, &size);
		uint32_t	folded = fold_first(c);

		if (c == HTML_BORDER || folded != 0)
			return folded == 0 ? '|' : folded;
	}
	return 0;
}

/* Brackets and marks that stand around buttons: 【打印本页】 · « */
static bool
is_decoration(uint32_t folded)
{
	return folded == '[' || folded == ']' || folded == '(' || folded == ')' ||
		folded == '"' || folded == '\'' || folded == '|' || folded == 0xB7 ||
		folded == '-' || folded == '<' || folded == '>' || folded == '/' || folded == '*';
}

/* The folded character before at (at > 0); 0 for white space. */
static uint32_t
folded_before(const char *text, uint32_t at)
{
	unsigned	size;

	return fold_first(text_decode_before(text, at, &size));
}

/*
 * May a word of furniture begin here: not inside a sentence?  A bracket or quotation
 * mark before it may be one of a sentence: （阅读量：3.6万次） behind a word.
 */
static bool
opens_segment(const char *text, uint32_t at, uint32_t start)
{
	while (at > start && !is_border(text[at - 1]))
	{
		unsigned	size;
		uint32_t	before = fold_first(text_decode_before(text, at, &size));

		if (before != '(' && before != '"' && before != '\'')
			return before == 0 || is_decoration(before);
		at -= size;
	}
	return true;
}

/* Characters behind ICP备 in which its number begins: ICP备案序号： */
#define MOST_BEFORE_NUMBER 6

static bool
has_number(const char *text, uint32_t at, uint32_t end)
{
	for (unsigned i = 0; i < MOST_BEFORE_NUMBER && at < end; i++)
	{
		unsigned	size;

		if (text_digit(text_decode(text, end, at, &size)) >= 0)
			return true;
		at += size;
	}
	return false;
}

/* Is there a sentence in the line?  鄂ICP备05012345号 may stand in it by right. */
static bool
has_sentence(const char *text, const Line *line)
{
	GdSpan		found;

	return match_find(text, line->start, line_end(line), "。", &found);
}

/* Does a wording of these kinds, which ends at behind, stand as furniture does? */
static bool
stands_as_furniture(const char *text, const Line *line, unsigned kinds, uint32_t at,
					uint32_t behind)
{
	bool		opens = opens_segment(text, at, line->start);
	bool		is_short = line->length <= MOST_SHORT;
	bool		bracketed = at > line->start && folded_before(text, at) == '[';
	uint32_t	next = next_folded(text, behind, line_end(line));

	return ((kinds & FURNITURE_LINE) != 0 && bracketed && next == ']') ||
		((kinds & FURNITURE_LABEL) != 0 && opens && next == ':') ||
		((kinds & FURNITURE_CELL) != 0 && opens && next == '|' && is_short) ||
		((kinds & FURNITURE_PREFIX) != 0 && opens && is_short) ||
		((kinds & FURNITURE_SIGN) != 0 && is_short && !has_sentence(text, line) &&
		 has_number(text, behind, line_end(line))) ||
		((kinds & FURNITURE_PATH) != 0 && next == '>' &&
		 (at == line->start || (opens && is_short && folded_before(text, at) != '"')));
}

/* Nothing but wordings that fill a line, and marks around them? */
static bool
is_filled(const char *text, const Line *line)
{
	uint32_t	end = line_end(line);
	unsigned	words = 0;
	unsigned	size;

	if (line->length > MOST_SHORT || !content_is_prose(line))
		return false;
	for (uint32_t at = line->start; at < end; at += size)
	{
		uint32_t	folded = fold_first(text_decode(text, end, at, &size));
		uint32_t	behind;
		unsigned	kinds;

		if (folded == 0 || is_decoration(folded))
			continue;
		kinds = content_match(&furniture_words, text, at, end, &behind);
		if ((kinds & (FURNITURE_LINE | FURNITURE_FILLER)) == 0)
			return false;
		words += (kinds & FURNITURE_LINE) != 0;
		size = behind - at;
	}
	return words > 0;
}

/* The furniture of a line: all of it if it is short; length 0 if there is none. */
static GdSpan
find_furniture(const Checking *checking, const Line *line)
{
	const char *text = checking->reading->source.text;
	GdSpan		whole = span_between(line->start, line_end(line));
	GdSpan		none = {line->start, 0};
	uint32_t	at = content_next(checking, CONTENT_FURNITURE, whole.start, span_end(whole));
	bool		any = false;

	while (at < span_end(whole))
	{
		unsigned	size;
		uint32_t	behind;
		unsigned	kinds = content_match(&furniture_words, text, at, span_end(whole), &behind);

		if (kinds != 0 && stands_as_furniture(text, line, kinds, at, behind))
			return line->length <= MOST_SHORT ? whole : span_between(at, behind);
		any |= kinds != 0;
		(void) text_decode(text, span_end(whole), at, &size);
		at = kinds != 0 ? behind : at + size;
		at = content_next(checking, CONTENT_FURNITURE, at, span_end(whole));
	}
	return any && is_filled(text, line) ? whole : none;
}

static GdStatus
report(Checking *checking, GdSpan block, GdSpan first)
{
	Broken		broken = check_broken(RULE_CONTENT_BOILERPLATE);

	TRY(content_set(checking, first, &broken));
	broken.place = source_place(&checking->reading->source, block);
	return check_add(checking, RULE_CONTENT_BOILERPLATE, &broken);
}

GdStatus
check_boilerplate(Checking *checking)
{
	const Reading *reading = checking->reading;
	uint32_t	polled = reading->whole.start;
	uint32_t	last_line = 0;
	uint32_t	found = 0;
	GdSpan		block = {0, 0};
	GdSpan		first = {0, 0};	/* the furniture that the block begins with */

	for (uint32_t i = reading->copies.first_line;
		 i < reading->copies.end_line && found < CONTENT_MOST; i++)
	{
		const Line *line = &reading->lines.items[i];
		GdSpan		furniture = find_furniture(checking, line);

		TRY(content_poll(checking, &polled, line->start));
		if (furniture.length == 0)
			continue;
		if (block.length > 0 && i - last_line > MOST_LINES_APART)
		{
			TRY(report(checking, block, first));
			found++;
			block.length = 0;
		}
		if (block.length == 0)
			block = first = furniture;
		block = span_between(block.start, span_end(furniture));
		last_line = i;
	}
	return block.length > 0 && found < CONTENT_MOST ?
		report(checking, block, first) : GD_OK;
}
