/*
 * check_structure.c
 *	  The rules structure.*: the sections of the form, their headings and order.
 *
 * What is missing is said of whole reports that have to follow the form.  A
 * section is missing only if nothing in the report may be it: no heading that
 * names it anywhere, no table of it, no text that speaks of its matter where it
 * should stand, and no section of unknown wording there.
 */
#include "check/check_sections.h"

#include "base/fold.h"
#include "base/match.h"
#include "base/text.h"
#include "check/check_missing.h"
#include "check/check_promise.h"
#include "check/message.h"
#include "meta/org.h"
#include "words/headings.h"
#include "words/ordinal.h"

static Broken
broken_section(unsigned rule, GdSectionKind kind)
{
	Broken		broken = check_broken(rule);

	broken.subject = message_str(gd_section_kind_name(kind));
	return broken;
}

/* ---- absent ------------------------------------------------------------------------ */

/* Behind so many bytes of a line a mark ends no ordinal. */
#define MOST_ORDINAL 12

/* No more bytes of a line are looked at. */
#define MOST_LOOKED_AT 100000

/*
 * Does a line hold what is printed like a heading, though it was not read as one: a
 * wording behind an ordinal, or at the begin of the line behind a numeral of any kind
 * (壹、 IV.)?  A list of what the report contains holds none.
 */
static bool
holds_heading(const char *text, const Line *line)
{
	uint32_t	end = line->length < MOST_LOOKED_AT ? line_end(line) : line->start + MOST_LOOKED_AT;
	bool		alone = true;	/* nothing, a border or the end of a sentence before */

	for (uint32_t at = line->start; at < end;)
	{
		unsigned	size;
		uint32_t	c = text_decode(text, end, at, &size);
		uint32_t	behind = GD_NOWHERE;
		uint32_t	wording_end;
		HeadingStrength strength;
		OrdinalPrint print;

		if (alone && ordinal_may_begin(c) && ordinal_read(text, at, end, &print) && print.marked)
			behind = print.end;
		else if ((c == 0x3001 || c == '.' || c == 0xFF0E) && at - line->start <= MOST_ORDINAL)
			behind = at + size;
		if (behind != GD_NOWHERE &&
			headings_match(text, behind, end, &wording_end, &strength) != GD_SECTION_NONE &&
			strength >= HEADING_NUMBERED)
			return true;
		at += size;
		if (!text_is_space(c))
			alone = c == '|' || c == 0x3002;
	}
	return false;
}

static GdStatus
check_no_headings(Checking *checking, const CheckSections *sections)
{
	const Reading *reading = checking->reading;
	Broken		broken = check_broken(RULE_STRUCTURE_NO_HEADINGS);

	if (!sections->whole || reading->outline.count != 1)
		return GD_OK;
	/* what might be a heading after all: before the forms had any wording */
	for (uint32_t i = reading->copies.first_line; i < reading->copies.end_line; i++)
	{
		const Line *line = &reading->lines.items[i];
		HeadingStrength strength;
		uint32_t	wording_end;

		if ((line->class == LINE_WORDING || line->class == LINE_ORDINAL) &&
			(checking->report->year < FIRST_FORM_YEAR - 1 ||
			 (headings_match(reading->source.text, line->start, line_end(line),
							 &wording_end, &strength) != GD_SECTION_NONE &&
			  strength >= HEADING_NUMBERED)))
			return GD_OK;
		if (holds_heading(reading->source.text, line))
			return GD_OK;
		if (i % 1024 == 0)
			TRY(arena_poll(checking->arena));
	}
	return check_add(checking, RULE_STRUCTURE_NO_HEADINGS, &broken);
}

static GdStatus
check_absent(Checking *checking, const CheckSections *sections)
{
	if (!sections->required || checking->reading->outline.count == 1)
		return GD_OK;
	for (GdSectionKind kind = FIRST_SECTION; kind <= LAST_SECTION; kind++)
	{
		GdSpan		place = {GD_NOWHERE, 0};
		Absence		absence = ABSENCE_UNKNOWN;
		unsigned	rule;
		Broken		broken;

		if (sections->of[kind] != 0)
			continue;
		TRY(check_absence(checking, sections, kind, &absence, &place));
		if (absence == ABSENCE_UNKNOWN)
			continue;
		rule = absence == ABSENCE_HEADING ? RULE_STRUCTURE_MISSING_HEADING :
			RULE_STRUCTURE_MISSING_SECTION;
		broken = broken_section(rule, kind);
		broken.place = place;
		TRY(check_add(checking, rule, &broken));
	}
	return GD_OK;
}

/* ---- empty ------------------------------------------------------------------------- */

/* Digits that are more than a page number. */
#define LEAST_DIGITS 4

/* Does anything stand in a span but marks, borders and page numbers? */
static bool
has_words(const char *text, GdSpan span)
{
	unsigned	digits = 0;
	uint32_t	end = span_end(span);

	if (span.length > GD_POLL_BYTES)
		return true;
	for (uint32_t at = span.start; at < end && digits < LEAST_DIGITS;)
	{
		unsigned	size;
		uint32_t	c = fold_first(text_decode(text, end, at, &size));

		if (text_is_han(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
			return true;
		digits += text_digit(c) >= 0;
		at += size;
	}
	return digits >= LEAST_DIGITS;
}

/*
 * Is the title of a heading nothing but a wording of the form?  Words behind it
 * may say what should stand in the section: 六、其他需要报告的事项无.
 */
static bool
is_bare(const Checking *checking, const Heading *heading)
{
	const char *text = checking->reading->source.text;
	uint32_t	end = span_end(heading->title);
	uint32_t	wording_end;

	return heading->basis >= BASIS_WEAK &&
		headings_match(text, heading->title.start, end, &wording_end, NULL) ==
		heading->kind &&
		!has_words(text, span_between(wording_end, end));
}

/*
 * Does the section end where the next heading begins?  A line without an ordinal
 * or a list that begins anew may be a part of it.
 */
static bool
ends_for_certain(const Outline *outline, uint32_t index)
{
	const Heading *heading = &outline->items[index];
	const Heading *next = heading + 1;

	if (index + 1 == outline->count)
		return true;
	if (next->level != 1)
		return false;
	return next->basis >= BASIS_WEAK ||
		(next->ordinal.style == heading->ordinal.style &&
		 next->ordinal.number > heading->ordinal.number);
}

/* Bytes of the line of a name. */
#define MOST_NAME_LINE 150

/* Without a last line that is nothing but the name of a body. */
static GdSpan
without_name(const char *text, GdSpan span)
{
	uint32_t	start;
	Phrase		line;

	span = text_trim(text, span);
	start = span_end(span);
	while (start > span.start && text[start - 1] != '\n' &&
		   span_end(span) - start <= MOST_NAME_LINE)
		start--;
	if (span_end(span) - start > MOST_NAME_LINE)
		return span;
	phrase_init(&line);
	phrase_add(&line, text, span_between(start, span_end(span)));
	if (line.count > 0 && org_is_name(&line, 0, line.count))
		span.length = start - span.start;
	return span;
}

/* The text of a section without the name and date under the report. */
static GdSpan
own_text(const Checking *checking, GdSpan span)
{
	const MetaSignature *signature = &checking->reading->signature;
	uint32_t	start = signature->issuer.length > 0 ? signature->issuer.start :
		signature->date_place.start;

	if (signature->date.year == 0)
		return span_end(span) < span_end(checking->reading->whole) ? span :
			without_name(checking->reading->source.text, span);
	if (start >= span.start && start < span_end(span))
		span.length = start - span.start;
	return span;
}

/* 附件 may be a list of links; 附表 is a table. */
static bool
is_attached(const Checking *checking, const Heading *heading)
{
	GdSpan		found;

	return heading->kind == GD_SECTION_ANNEX &&
		!match_find(checking->reading->source.text, heading->title.start,
					span_end(heading->title), "表", &found);
}

static bool
is_empty(const Checking *checking, const CheckSections *sections, uint32_t index)
{
	const Outline *outline = &checking->reading->outline;
	const Heading *heading = &outline->items[index];

	/* a fragment may end anywhere; what is attached to a page has its own */
	if (heading->kind == GD_SECTION_NONE || is_attached(checking, heading) ||
		(index + 1 == outline->count && !sections->whole))
		return false;
	/* nearly all sections have words: that is asked before what the heading says */
	return ends_for_certain(outline, index) &&
		!has_words(checking->reading->source.text,
				   own_text(checking, span_between(heading->body, heading->end))) &&
		is_bare(checking, heading);
}

static GdStatus
check_empty(Checking *checking, const CheckSections *sections)
{
	const Outline *outline = &checking->reading->outline;
	uint32_t	filled = 0;		/* kinds of sections: bit 1 << kind */

	for (uint32_t i = 1; i < outline->count; i++)
	{
		const Heading *heading = &outline->items[i];

		if (check_is_section(sections, heading) && !is_empty(checking, sections, i))
			filled |= 1u << heading->kind;
		if (i % 1024 == 0)
			TRY(arena_poll(checking->arena));
	}
	for (uint32_t i = 1; i < outline->count; i++)
	{
		const Heading *heading = &outline->items[i];
		GdTableKind table = check_table_in(heading->kind);
		Broken		broken;

		/* a heading may be printed twice, a table stand elsewhere */
		if (!check_is_section(sections, heading) ||
			(filled & (1u << heading->kind)) != 0 || !is_empty(checking, sections, i) ||
			(table != GD_TABLE_NONE && check_table_of(checking, table) != NULL))
			continue;
		filled |= 1u << heading->kind;
		broken = broken_section(RULE_STRUCTURE_EMPTY_SECTION, heading->kind);
		broken.place = check_heading_place(checking, i);
		TRY(check_add(checking, RULE_STRUCTURE_EMPTY_SECTION, &broken));
	}
	return GD_OK;
}

/* ---- numbers and order -------------------------------------------------------------- */

/* The number of a section in the form, printed in the style of the heading. */
static GdStr
form_number(GdSectionKind kind, uint8_t style)
{
	static const char *const han[] = {"一", "二", "三", "四", "五", "六"};
	static const char *const digits[] = {"1", "2", "3", "4", "5", "6"};
	unsigned	place = (unsigned) (kind - FIRST_SECTION);

	return message_str(style == ORDINAL_DIGIT || style == ORDINAL_DIGIT_BRACKETS ?
					   digits[place] : han[place]);
}

static GdStatus
check_numbers(Checking *checking, const CheckSections *sections)
{
	const Reading *reading = checking->reading;

	for (GdSectionKind kind = FIRST_SECTION; kind <= LAST_SECTION; kind++)
	{
		const Heading *heading = &reading->outline.items[sections->of[kind]];
		Broken		broken = broken_section(RULE_STRUCTURE_MISNUMBERED, kind);

		if (sections->of[kind] == 0 || heading->basis < BASIS_WEAK ||
			heading->ordinal.style == ORDINAL_NONE ||
			heading->ordinal.number == (unsigned) (kind - FIRST_SECTION) + 1)
			continue;
		broken.expected = form_number(kind, heading->ordinal.style);
		TRY(source_words(checking->arena, &reading->source, heading->number,
						 &broken.actual));
		broken.place = check_heading_place(checking, sections->of[kind]);
		TRY(check_add(checking, RULE_STRUCTURE_MISNUMBERED, &broken));
	}
	return GD_OK;
}

/* Each section that stands right behind one that the form has behind it. */
static GdStatus
check_order(Checking *checking, const CheckSections *sections)
{
	const Outline *outline = &checking->reading->outline;
	uint32_t	before = 0;

	for (uint32_t i = 1; i < outline->count; i++)
	{
		const Heading *heading = &outline->items[i];
		GdSectionKind kind = heading->kind;

		if (kind < FIRST_SECTION || kind > LAST_SECTION || sections->of[kind] != i ||
			heading->basis < BASIS_WEAK)
			continue;
		if (before != 0 && outline->items[before].kind > kind)
		{
			Broken		broken = broken_section(RULE_STRUCTURE_OUT_OF_ORDER, kind);

			TRY(source_words(checking->arena, &checking->reading->source,
							 outline->items[before].title, &broken.actual));
			broken.place = check_heading_place(checking, i);
			TRY(check_add(checking, RULE_STRUCTURE_OUT_OF_ORDER, &broken));
		}
		before = i;
	}
	return GD_OK;
}

/* ---- next to nothing --------------------------------------------------------------- */

/* Fewer characters than this say nothing. */
#define LEAST_CHARACTERS 10

/* Characters of a span, white space left out; no more than LEAST_CHARACTERS. */
static unsigned
count_characters(const char *text, GdSpan span)
{
	unsigned	count = 0;
	uint32_t	end = span_end(span);

	for (uint32_t at = span.start; at < end && count < LEAST_CHARACTERS;)
	{
		unsigned	size;
		uint32_t	c = text_decode(text, end, at, &size);

		count += !text_is_space(c);
		at += size;
	}
	return count;
}

/* Do the words say that there is nothing to say? */
static bool
says_none(const char *text, GdSpan span)
{
	static const char *const words[] = {"无", "没有", "未"};
	GdSpan		found;

	return match_find_any(text, span.start, span_end(span), words, 3, NULL, &found);
}

/* A text that was cut off in the middle of a sentence may have said more. */
static bool
is_whole(const char *text, GdSpan span)
{
	unsigned	size;

	return says_none(text, span) ||
		text_decode_before(text, span_end(span), &size) == 0x3002;
}

static GdStatus
check_perfunctory(Checking *checking, const CheckSections *sections, GdSectionKind kind)
{
	const Reading *reading = checking->reading;
	const char *text = reading->source.text;
	uint32_t	index = sections->of[kind];
	const Heading *heading = &reading->outline.items[index];
	uint32_t	end;
	GdSpan		words;
	Broken		broken = broken_section(RULE_STRUCTURE_PERFUNCTORY, kind);

	if (index == 0 || !is_bare(checking, heading))
		return GD_OK;
	end = check_section_end(checking, sections, index);
	words = text_trim(text, own_text(checking, span_between(heading->body, end)));
	if (!has_words(text, words) || count_characters(text, words) >= LEAST_CHARACTERS ||
		(kind == GD_SECTION_OTHER && says_none(text, words)) ||
		(span_end(words) == reading->outline.items[reading->outline.count - 1].end &&
		 !is_whole(text, words)))
		return GD_OK;
	TRY(source_words(checking->arena, &reading->source, words, &broken.actual));
	broken.place = source_place(&reading->source, words);
	return check_add(checking, RULE_STRUCTURE_PERFUNCTORY, &broken);
}

/* ---- the family ---------------------------------------------------------------------- */

static GdStatus
check_duplicate(Checking *checking)
{
	Broken		broken = check_broken(RULE_STRUCTURE_DUPLICATE_DOCUMENT);
	GdDecimal	copies = {checking->report->copies, 0};

	if (copies.mantissa < 2)
		return GD_OK;
	TRY(message_decimal(checking->arena, copies, &broken.actual));
	return check_add(checking, RULE_STRUCTURE_DUPLICATE_DOCUMENT, &broken);
}

GdStatus
check_structure(Checking *checking)
{
	CheckSections sections;

	if (checking->reading->outline.count == 0)
		return GD_OK;
	check_sections_read(checking, &sections);
	TRY(check_no_headings(checking, &sections));
	TRY(check_absent(checking, &sections));
	TRY(check_empty(checking, &sections));
	if (sections.required)
	{
		TRY(check_numbers(checking, &sections));
		TRY(check_order(checking, &sections));
		TRY(check_perfunctory(checking, &sections, GD_SECTION_PROBLEMS));
		TRY(check_perfunctory(checking, &sections, GD_SECTION_OTHER));
	}
	TRY(check_duplicate(checking));
	return check_promise(checking);
}
