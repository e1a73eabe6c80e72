/*
 * check_content_mojibake.c
 *	  content.mojibake: characters that were lost in a conversion.
 *
 * Three signs, each of which no text has by right: U+FFFD (or bytes that are no
 * UTF-8), UTF-8 that was read as GBK (鏀垮簻 for 政府, by the garbled forms of the
 * words every report prints), and UTF-8 that was read as Latin-1 or Windows-1252.
 */
#include "check/check_content.h"

#include "base/fold.h"
#include "base/text.h"

#include "mojibake_data.inc"

static const Trie garbled_words = {
	mojibake_nodes, mojibake_edges, mojibake_first, mojibake_roots
};

/* Bytes between two broken places that are reported as one. */
#define MOST_APART 60

/*
 * Chinese characters in a row that Latin letters must spell, and how many are
 * read between two polls.
 */
#define LEAST_SPELLED	2
#define MOST_SPELLED	4096

/* The byte that Windows-1252 shows as c, which is Latin-1 for most; 0 if none. */
static unsigned
latin_byte(uint32_t c)
{
	static const uint16_t windows[] = {
		0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
		0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
		0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
		0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178
	};

	if (c >= 0x80 && c <= 0xFF)
		return c;
	for (unsigned i = 0; i < 32; i++)
		if (c == windows[i] && c != 0)
			return 0x80 + i;
	return 0;
}

/* The end of one Chinese character spelled in Latin letters at at; at if none. */
static uint32_t
skip_spelled(const char *text, uint32_t at, uint32_t end)
{
	uint32_t	next = at;

	for (int i = 0; i < 3; i++)
	{
		unsigned	size;
		unsigned	byte;

		if (next >= end)
			return at;
		byte = latin_byte(text_decode(text, end, next, &size));
		if (i == 0 ? byte < 0xE4 || byte > 0xE9 : byte < 0x80 || byte > 0xBF)
			return at;
		next += size;
	}
	return next;
}

static uint32_t
skip_latin(const char *text, uint32_t at, uint32_t end)
{
	uint32_t	next = at;

	for (int count = 0;; count++)
	{
		uint32_t	behind = skip_spelled(text, next, end);

		if (behind == next || count == MOST_SPELLED)
			return count >= LEAST_SPELLED ? next : at;
		next = behind;
	}
}

/* The end of the broken characters that begin at at; at if none do. */
static uint32_t
skip_broken(const char *text, uint32_t at, uint32_t end, uint32_t c, unsigned size)
{
	uint32_t	match_end;

	if (c == TEXT_UNKNOWN)
		return at + size;
	if (c >= 0xE4 && c <= 0xE9)
		return skip_latin(text, at, end);
	if (c >= 0x3400 && content_match(&garbled_words, text, at, end, &match_end) != 0)
		return match_end;
	return at;
}

GdStatus
check_mojibake(Checking *checking)
{
	const Reading *reading = checking->reading;
	const char *text = reading->source.text;
	uint32_t	end = span_end(reading->whole);
	uint32_t	polled = reading->whole.start;
	uint32_t	found = 0;
	GdSpan		broken = {0, 0};

	uint32_t	at = content_next(checking, CONTENT_GARBLED, reading->whole.start, end);

	for (; at < end && found < CONTENT_MOST; at = content_next(checking, CONTENT_GARBLED, at, end))
	{
		unsigned	size;
		uint32_t	c = text_decode(text, end, at, &size);
		uint32_t	behind = c < 0x80 ? at : skip_broken(text, at, end, c, size);

		TRY(content_poll(checking, &polled, at));
		if (behind == at)
		{
			at += size;
			continue;
		}
		if (broken.length > 0 && at - span_end(broken) > MOST_APART)
		{
			TRY(content_report(checking, RULE_CONTENT_MOJIBAKE, broken));
			found++;
			broken.length = 0;
		}
		if (broken.length == 0)
			broken.start = at;
		broken = span_between(broken.start, behind);
		at = behind;
	}
	return broken.length > 0 && found < CONTENT_MOST ? content_report(checking, RULE_CONTENT_MOJIBAKE, broken) : GD_OK;
}
