/*
 * check_content.c
 *	  The rules content.*, and what their detectors share.
 */
#include "check/check_content.h"

#include "base/array.h"
#include "base/fold.h"
#include "base/text.h"
#include "source/html.h"

#include "words_data.inc"

/* ---- words ------------------------------------------------------------------ */

bool
content_is_mark(uint32_t folded)
{
	switch (folded)
	{
		case 0xB7:
		case '*':
		case '.':
		case '-':
		case '_':
		case '~':
		case '^':
		case '+':
		case '=':
		case '/':
		case '\\':
		case '#':
		case '\'':
		case '`':
			return true;
		default:
			return false;
	}
}

static bool
is_letter(uint32_t c)
{
	return c >= 'a' && c <= 'z';
}

static bool
is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

/* Do two characters in a row belong to one Latin word or number? */
static bool
is_joined(uint32_t a, uint32_t b)
{
	return (is_letter(a) && is_letter(b)) || (is_digit(a) && is_digit(b));
}

static uint32_t
lower_at(const char *text, uint32_t at, uint32_t end)
{
	unsigned	size;

	return at < end ? content_lower(fold_first(text_decode(text, end, at, &size))) : 0;
}

static uint32_t
lower_before(const char *text, uint32_t at)
{
	unsigned	size;

	return at > 0 ? content_lower(fold_first(text_decode_before(text, at, &size))) : 0;
}

/* Characters that were passed over inside a word. */
typedef struct Skipped
{
	unsigned	marks;			/* since the last character of the word */
	unsigned	spaces;
} Skipped;

/*
 * Follow one printed character.  0: no word goes on so; *moved is false if it
 * was passed over.
 */
static unsigned
follow(const Trie *trie, unsigned node, uint32_t c, Skipped *skipped, bool *moved)
{
	uint32_t	folded[FOLD_MAX];
	unsigned	count = fold_char(c, folded);
	unsigned	next = node;

	*moved = false;
	if (c < ' ' && html_is_mark((char) c))
		return 0;
	if (count == 0)
		return node != 0 && ++skipped->spaces <= CONTENT_MOST_SPACES ? node : 0;
	for (unsigned i = 0; i < count && (i == 0 || next != 0); i++)
		next = trie_step(trie, next, content_lower(folded[i]));
	if (next != 0)
	{
		*moved = true;
		skipped->marks = 0;
		return next;
	}
	return node != 0 && content_is_mark(folded[0]) && ++skipped->marks <= CONTENT_MOST_MARKS ?
		node : 0;
}

unsigned
content_match(const Trie *words, const char *text, uint32_t at,
			  uint32_t end, uint32_t *match_end)
{
	uint32_t	first = lower_at(text, at, end);
	unsigned	value = 0;
	unsigned	node = 0;
	uint32_t	last = 0;
	Skipped		skipped = {0, 0};

	if (!trie_may_begin(words, first) ||
		(first < 0x80 && is_joined(lower_before(text, at), first)))
		return 0;
	while (at < end)
	{
		unsigned	size;
		bool		moved;
		uint32_t	c = text_decode(text, end, at, &size);

		node = follow(words, node, c, &skipped, &moved);
		if (node == 0)
			break;
		at += size;
		if (!moved || words->nodes[node].value == 0)
			continue;
		last = content_lower(fold_first(c));
		if (last < 0x80 && is_joined(last, lower_at(text, at, end)))
			continue;
		value = words->nodes[node].value;
		*match_end = at;
	}
	return value;
}

static bool
has_pair(const uint32_t *pairs, size_t count, uint32_t first, uint32_t second)
{
	uint32_t	pair = first << 16 | second;
	size_t		low = 0;

	if (first > 0xFFFF || second > 0xFFFF)
		return false;
	while (low < count)
	{
		size_t		middle = low + (count - low) / 2;

		if (pairs[middle] == pair)
			return true;
		if (pairs[middle] < pair)
			low = middle + 1;
		else
			count = middle;
	}
	return false;
}

bool
content_is_word(uint32_t first, uint32_t second)
{
	return has_pair(words_all, LENGTH_OF(words_all), first, second);
}

ContentSplit
content_split(uint32_t first, uint32_t second)
{
	if (!has_pair(words_pages, LENGTH_OF(words_pages), first, second))
		return CONTENT_NO_PAGE;
	return has_pair(words_splits, LENGTH_OF(words_splits), first, second) ?
		CONTENT_PAGE : CONTENT_PAGE_AMONG_OTHERS;
}

/* ---- places ------------------------------------------------------------------- */

GdStatus
content_set(Checking *checking, GdSpan span, Broken *broken)
{
	const Source *source = &checking->reading->source;

	broken->place = source_place(source, span);
	if (span.length > CONTENT_MOST_WORDS)
	{
		span.length = CONTENT_MOST_WORDS;
		while (span.length > 0 && (source->text[span_end(span)] & 0xC0) == 0x80)
			span.length--;
	}
	return checking->check->plain ? GD_OK :
		source_words(checking->arena, source, span, &broken->actual);
}

GdStatus
content_report(Checking *checking, unsigned rule, GdSpan span)
{
	Broken		broken = check_broken(rule);

	TRY(content_set(checking, content_around(checking, span), &broken));
	broken.place = source_place(&checking->reading->source, span);
	return check_add(checking, rule, &broken);
}

bool
content_is_prose(const Line *line)
{
	return line->class == LINE_PROSE || line->class == LINE_ORDINAL ||
		line->class == LINE_WORDING;
}

static bool
ends_excerpt(char c)
{
	return c == '\n' || c == '\r' || c == '|' || html_is_mark(c);
}

GdSpan
content_around(const Checking *checking, GdSpan span)
{
	const char *text = checking->reading->source.text;
	GdSpan		whole = checking->reading->whole;
	uint32_t	start = span.start;
	uint32_t	end = span_end(span);
	unsigned	size;

	for (int i = 0; i < CONTENT_AROUND && start > whole.start; i++)
	{
		(void) text_decode_before(text, start, &size);
		if (ends_excerpt(text[start - size]))
			break;
		start -= size;
	}
	for (int i = 0; i < CONTENT_AROUND && end < span_end(whole); i++)
	{
		if (ends_excerpt(text[end]))
			break;
		(void) text_decode(text, span_end(whole), end, &size);
		end += size;
	}
	return text_trim(text, span_between(start, end));
}

/* ---- the family -------------------------------------------------------------------- */

typedef struct Detector
{
	unsigned	rule;
	GdSeverity	severity;
	unsigned	places;			/* a bit for each kind that it goes to */
	GdStatus	(*check) (Checking *checking);
} Detector;

static const Detector detectors[] = {
	{RULE_CONTENT_MOJIBAKE, GD_ERROR, 1u << CONTENT_GARBLED, check_mojibake},
	{RULE_CONTENT_CONTAMINATION, GD_ERROR, 1u << CONTENT_ADVERTISING, check_contamination},
	{RULE_CONTENT_PERSONAL_DATA, GD_WARNING, 0, check_personal},
	{RULE_CONTENT_DROPPED_CHARACTERS, GD_WARNING, 0, check_dropped},
	{RULE_CONTENT_PINYIN_GLOSSES, GD_WARNING, 0, check_glosses},
	{RULE_CONTENT_BOILERPLATE, GD_NOTICE, 1u << CONTENT_FURNITURE, check_boilerplate},
	{RULE_CONTENT_PAGE_NUMBERS_IN_TEXT, GD_NOTICE, 0, check_page_numbers}
};

static bool
is_wanted(const Checking *checking, const Detector *detector)
{
	return check_wants(checking, detector->rule, detector->severity);
}

static GdStatus
run_detectors(Checking *checking)
{
	for (size_t i = 0; i < LENGTH_OF(detectors); i++)
		if (is_wanted(checking, &detectors[i]))
			TRY(detectors[i].check(checking));
	return GD_OK;
}

GdStatus
check_content(Checking *checking)
{
	ContentPlaces places;
	unsigned	wanted = 0;
	GdStatus	status;

	for (size_t i = 0; i < LENGTH_OF(detectors); i++)
		if (is_wanted(checking, &detectors[i]))
			wanted |= detectors[i].places;
	TRY(content_places(checking->arena, checking->reading->source.text,
					   checking->reading->whole, wanted, &places));
	checking->places = &places;
	status = run_detectors(checking);
	checking->places = NULL;
	return status;
}
