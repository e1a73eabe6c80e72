/*
 * meta_document.c
 *	  What else a page may be than a report, told by its first lines.
 */
#include "meta/meta.h"

#include "base/array.h"
#include "base/match.h"
#include "base/phrase.h"
#include "base/searches.h"
#include "base/text.h"
#include "outline/title.h"

/* The name of a page stands on one of its first lines. */
#define MOST_NAME_LINES 5

/* Lines of text, and bytes of each, that are looked at for links. */
#define MOST_LIST_LINES 60
#define MOST_LINE_BYTES 400

/* The next line that is not blank; *at moves behind it. */
static bool
next_line(const char *text, uint32_t *at, uint32_t end, GdSpan *line)
{
	while (*at < end)
	{
		uint32_t	stop = scan_pair(text, *at, end, '\n', '\r');

		*line = text_trim(text, span_between(*at, stop));
		*at = stop + 1;
		if (line->length > 0)
			return true;
	}
	return false;
}

static bool
phrase_ends_any(const Phrase *phrase, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (phrase_ends(phrase, 0, phrase->count, words[i]))
			return true;
	return false;
}

/* What the words of a line say the page is. */
static MetaDocument
name_of_words(const Phrase *phrase)
{
	static const char *const subjects[] = {"信息公开", "政务公开", "年度报告"};
	static const char *const readings[] = {"解读", "图解", "解读材料", "一图读懂"};
	static const char *const notices[] = {
		"通知", "指南", "格式", "办法", "规定", "细则", "条例", "制度", "方案", "要点"
	};
	static const char *const published[] = {
		"报告的通知", "报告通知", "年报的通知", "报告》的通知"
	};
	static const char *const demands[] = {"报送", "编制", "做好"};
	static const char *const reports[] = {"报告", "总结", "年报"};
	static const char *const announced[] = {"发布", "公布"};

	if (phrase->cut || phrase->count < 4)
		return META_REPORT;
	for (uint32_t i = 0; i < phrase->count; i++)
		if (title_is_sentence_mark(phrase->chars[i].c))
			return META_REPORT;
	if (!phrase_has_any(phrase, 0, phrase->count, subjects, LENGTH_OF(subjects)))
		return phrase_ends_any(phrase, reports, LENGTH_OF(reports)) ?
			META_OTHER_REPORT : META_REPORT;
	if (phrase_ends_any(phrase, readings, LENGTH_OF(readings)))
		return META_INTERPRETATION;
	if (phrase_ends_any(phrase, reports, LENGTH_OF(reports)) &&
		phrase_has_any(phrase, 0, phrase->count, announced, LENGTH_OF(announced)))
		return META_NEWS;
	if (phrase_ends_any(phrase, published, LENGTH_OF(published)) &&
		!phrase_has_any(phrase, 0, phrase->count, demands, LENGTH_OF(demands)))
		return META_REPORT;
	return phrase_ends_any(phrase, notices, LENGTH_OF(notices)) ?
		META_NOTICE : META_REPORT;
}

/* What a line says the page is. */
static MetaDocument
name_document(const char *text, GdSpan line)
{
	Phrase		phrase;

	phrase_init_short(&phrase, TITLE_LONGEST);
	phrase_add(&phrase, text, line);
	return name_of_words(&phrase);
}

/* Not a link: a sentence. */
static bool
ends_list(const char *text, GdSpan line)
{
	GdSpan		stop;

	return line.length > MOST_LINE_BYTES ||
		match_find(text, line.start, span_end(line), "。", &stop);
}

/* May a line be a link to a report? */
static bool
is_link(const char *text, GdSpan line)
{
	static const char *const subjects[] = {"信息公开", "政务公开"};
	static const char *const reports[] = {"报告", "年报"};
	Phrase		phrase;

	phrase_init(&phrase);
	phrase_add(&phrase, text, line);
	return phrase_has_any(&phrase, 0, phrase.count, subjects, LENGTH_OF(subjects)) &&
		phrase_has_any(&phrase, 0, phrase.count, reports, LENGTH_OF(reports)) &&
		title_names_year(&phrase, 0, phrase.count);
}

/* Several titles of several years or bodies, and not one sentence. */
static bool
is_list(const char *text, GdSpan preamble)
{
	uint32_t	at = preamble.start;
	uint32_t	end = span_end(preamble);
	uint32_t	titles = 0;
	GdSpan		line;

	for (int i = 0; i < MOST_LIST_LINES && next_line(text, &at, end, &line); i++)
	{
		if (ends_list(text, line))
			return false;
		titles += is_link(text, line);
	}
	return titles > 1 && at >= end;
}

/* Does the line hold the beginning of the title? */
static bool
begins_title(GdSpan line, const MetaTitle *title)
{
	return title->place.start >= line.start && title->place.start < span_end(line);
}

/* What the line of the title may say of the page. */
static bool
is_about_title(MetaDocument document)
{
	return document == META_INTERPRETATION || document == META_NEWS;
}

MetaDocument
meta_document(const char *text, GdSpan preamble, const MetaTitle *title)
{
	bool		named = title->words.data != NULL;
	uint32_t	at = preamble.start;
	uint32_t	end = span_end(preamble);
	GdSpan		line;

	if (preamble.length > META_MOST_PREAMBLE)
		end = at + META_MOST_PREAMBLE;
	for (int i = 0; i < MOST_NAME_LINES && next_line(text, &at, end, &line); i++)
	{
		MetaDocument document;

		/* beside a title the other words are the page's, not the report's */
		if (named && !begins_title(line, title))
			continue;
		document = name_document(text, line);
		if (document != META_REPORT && (!named || is_about_title(document)))
			return document;
	}
	return named && is_list(text, preamble) ? META_LIST : META_REPORT;
}

/*
 * Beside a title its own line alone can tell otherwise, and a list of links, which
 * a sentence ends.
 */
bool
meta_document_part(const char *text, GdSpan known, const MetaTitle *title, uint32_t *last)
{
	uint32_t	at = known.start;
	uint32_t	end = span_end(known);
	bool		sentence = false;
	GdSpan		line;

	for (int i = 0; i < MOST_LIST_LINES && next_line(text, &at, end, &line); i++)
	{
		sentence |= ends_list(text, line);
		*last = line.start;
		if (sentence && line.start > title->place.start)
			return true;
		if (i >= MOST_NAME_LINES || line.start > title->place.start)
			continue;
		if (begins_title(line, title) && is_about_title(name_document(text, line)))
			return false;
	}
	return false;
}

bool
meta_names_disclosure(const char *text, GdSpan span)
{
	GdSpan		found;

	return match_find_words(text, span.start, span_end(span), &search_disclosure, NULL, &found);
}
