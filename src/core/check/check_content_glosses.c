/*
 * check_content_glosses.c
 *	  content.pinyin-glosses: readings that a site put behind characters.
 *
 * An author glosses a rare character of a name, and rightly.  No author glosses
 * the words that every report prints: 报(bào)告.  So a gloss inside such a word
 * proves itself, and so do glosses of many different characters, those between
 * quotation marks left out: “苕(tiáo)阳” is quoted for its reading.
 */
#include "check/check_content.h"

#include "base/fold.h"
#include "base/scan.h"
#include "base/text.h"

/* Different characters with glosses that no author would write. */
#define LEAST_GLOSSES 4

/* Letters of a reading. */
#define MOST_LETTERS 6

#define OPEN_QUOTE	0x201C
#define CLOSE_QUOTE 0x201D
#define FULL_STOP	0x3002

/* A vowel with a tone mark, or ü. */
static bool
is_toned(uint32_t c)
{
	switch (c)
	{
		case 0xE0:				/* à á */
		case 0xE1:
		case 0xE8:				/* è é */
		case 0xE9:
		case 0xEC:				/* ì í */
		case 0xED:
		case 0xF2:				/* ò ó */
		case 0xF3:
		case 0xF9:				/* ù ú ü */
		case 0xFA:
		case 0xFC:
		case 0x101:				/* ā ē ě ī ō ū */
		case 0x113:
		case 0x11B:
		case 0x12B:
		case 0x14D:
		case 0x16B:
			return true;
		default:
			return c >= 0x1CD && c <= 0x1DC;	/* ǎ ǐ ǒ ǔ ǖ ǘ ǚ ǜ */
	}
}

/*
 * May a vowel with a tone mark stand in the span?  Each begins with one of these
 * bytes, which no Chinese character has; nearly all reports are without.
 */
static bool
has_tones(const char *text, GdSpan span)
{
	return scan_bytes(text, span.start, span_end(span), 0xC3, 0xC7, 0xC3) < span_end(span);
}

/* Behind a reading in brackets at at: (bào); at if there is none. */
static uint32_t
skip_gloss(const char *text, uint32_t at, uint32_t end)
{
	unsigned	letters = 0;
	unsigned	toned = 0;
	unsigned	size;
	uint32_t	next = at;

	if (at >= end || fold_first(text_decode(text, end, at, &size)) != '(')
		return at;
	for (next += size; next < end; next += size)
	{
		uint32_t	c = text_decode(text, end, next, &size);

		if (is_toned(c))
			toned++;
		else if (fold_first(c) == ')')
			return toned == 1 && letters + toned <= MOST_LETTERS ? next + size : at;
		else if ((c >= 'a' && c <= 'z') || c == 0x251 || c == 0x261)
			letters++;			/* phonetic a and g, too */
		else
			return at;
		if (letters + toned > MOST_LETTERS)
			return at;
	}
	return at;
}

typedef struct Glosses
{
	GdSpan		last;			/* a character and its reading */
	uint32_t	seen[LEAST_GLOSSES];
	unsigned	count;			/* different characters */
	bool		certain;
} Glosses;

static void
add_gloss(Glosses *glosses, uint32_t c)
{
	for (unsigned i = 0; i < glosses->count; i++)
		if (glosses->seen[i] == c)
			return;
	glosses->seen[glosses->count++] = c;
	glosses->certain |= glosses->count == LEAST_GLOSSES;
}

static GdStatus
report(Checking *checking, const Glosses *glosses)
{
	Broken		broken = check_broken(RULE_CONTENT_PINYIN_GLOSSES);

	TRY(content_set(checking, content_around(checking, glosses->last), &broken));
	broken.place = source_place(&checking->reading->source, glosses->last);
	return check_add(checking, RULE_CONTENT_PINYIN_GLOSSES, &broken);
}

GdStatus
check_glosses(Checking *checking)
{
	const Reading *reading = checking->reading;
	const char *text = reading->source.text;
	uint32_t	end = span_end(reading->whole);
	uint32_t	polled = reading->whole.start;
	Glosses		glosses = {{0, 0}, {0}, 0, false};
	uint32_t	before = 0;		/* folded characters, glosses left out */
	uint32_t	current = 0;
	uint32_t	glossed = 0;	/* the last one with a gloss, if current is it */
	bool		quoted = false;
	unsigned	size;

	if (SHORT_WAY && !has_tones(text, reading->whole))
		return GD_OK;
	for (uint32_t at = reading->whole.start; at < end && !glosses.certain; at += size)
	{
		uint32_t	c = text_decode(text, end, at, &size);
		uint32_t	behind;

		TRY(content_poll(checking, &polled, at));
		if (!text_is_han(c))
		{
			if (!text_is_space(c))
				current = glossed = 0;
			quoted = c == OPEN_QUOTE ||
				(quoted && c != CLOSE_QUOTE && c != FULL_STOP && c != '\n');
			continue;
		}
		before = current;
		current = fold_first(c);
		if (glossed != 0 && content_is_word(before, current))
		{
			glosses.certain = true;
			break;
		}
		glossed = 0;
		behind = skip_gloss(text, at + size, end);
		if (behind == at + size)
			continue;
		glosses.last = span_between(at, behind);
		if (!quoted)
			add_gloss(&glosses, current);
		glosses.certain |= content_is_word(before, current);
		glossed = current;
		size = behind - at;
	}
	return glosses.certain ? report(checking, &glosses) : GD_OK;
}
