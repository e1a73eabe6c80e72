/*
 * phrase.c
 *	  A short run of text as folded characters that know where they stand.
 */
#include "base/phrase.h"

#include <string.h>

#include "base/fold.h"
#include "base/text.h"

static inline void
add_char(Phrase *phrase, uint32_t index, uint32_t folded, uint32_t at, uint32_t size)
{
	PhraseChar *item = &phrase->chars[index];

	phrase->has[folded / 64 % 4] |= UINT64_C(1) << folded % 64;
	item->c = folded;
	item->start = at;
	item->end = at + size;
}

/* The Chinese characters at text[at], as many as there is room for; the offset behind them. */
static uint32_t
add_han(Phrase *phrase, const char *text, uint32_t at, uint32_t end)
{
	uint32_t	index = phrase->count;
	uint32_t	room = 3 * (phrase->most - index);
	uint32_t	behind = text_skip_han(text, at, end - at > room ? at + room : end);

	for (; at < behind; at += 3)
		add_char(phrase, index++, fold_any_han(text_han_at(text, at)), at, 3);
	phrase->count = index;
	return at;
}

void
phrase_add(Phrase *phrase, const char *text, GdSpan span)
{
	uint32_t	at = span.start;
	uint32_t	end = span_end(span);

	while (at < end && !phrase->cut)
	{
		uint32_t	folded[FOLD_MAX];
		unsigned	size;
		unsigned	count;
		uint32_t	gloss;

		at = add_han(phrase, text, at, end);
		if (at == end)
			break;
		gloss = at;
		count = fold_char(text_decode(text, end, at, &size), folded);
		if (phrase->count > 0 && text_is_han(phrase->chars[phrase->count - 1].c))
			gloss = text_gloss_end(text, at, end);
		if (gloss > at)
		{
			at = gloss;
			continue;
		}
		for (unsigned i = 0; i < count; i++)
		{
			if (phrase->count == phrase->most)
			{
				phrase->cut = true;
				return;
			}
			add_char(phrase, phrase->count++, folded[i], at, size);
		}
		at += size;
	}
}

/* The character at the beginning of a pattern; its zero byte ends any other. */
static inline uint32_t
pattern_char(const char *pattern, unsigned *size)
{
	return text_decode(pattern, TEXT_MAX_SIZE, 0, size);
}

/* False if the phrase has no such character anywhere. */
static inline bool
may_have(const Phrase *phrase, uint32_t c)
{
	return !SHORT_WAY || (phrase->has[c / 64 % 4] >> c % 64 & 1) != 0;
}

/* The index behind pattern if it stands at index, else index; an empty one stands nowhere. */
static inline uint32_t
pattern_end(const Phrase *phrase, uint32_t index, const char *pattern)
{
	uint32_t	at = index;

	for (; *pattern != '\0'; at++)
	{
		unsigned	size;

		if (at >= phrase->count || pattern_char(pattern, &size) != phrase->chars[at].c)
			return index;
		pattern += size;
	}
	return at;
}

bool
phrase_has(const Phrase *phrase, uint32_t index, const char *pattern)
{
	return pattern_end(phrase, index, pattern) > index;
}

uint32_t
phrase_length(const char *pattern)
{
	GdSpan		span = {0, (uint32_t) strlen(pattern)};

	return text_count(pattern, span);
}

bool
phrase_ends(const Phrase *phrase, uint32_t from, uint32_t index,
			const char *pattern)
{
	unsigned	first;
	size_t		size;

	if (!may_have(phrase, pattern_char(pattern, &first)))
		return false;
	size = strlen(pattern);
	/* backwards, so that the last character decides nearly always */
	while (size > 0)
	{
		unsigned	last;

		if (index <= from || index > phrase->count ||
			text_decode_before(pattern, size, &last) != phrase->chars[index - 1].c)
			return false;
		size -= last;
		index--;
	}
	return index >= from;
}

uint32_t
phrase_find(const Phrase *phrase, uint32_t from, uint32_t to,
			const char *pattern)
{
	unsigned	size;
	uint32_t	first = pattern_char(pattern, &size);

	if (!may_have(phrase, first))
		return PHRASE_NONE;
	for (uint32_t i = from; i < to && i < phrase->count; i++)
	{
		uint32_t	behind = phrase->chars[i].c == first ? pattern_end(phrase, i, pattern) : i;

		if (behind > i)
			return behind <= to ? i : PHRASE_NONE;
	}
	return PHRASE_NONE;
}

bool
phrase_has_any(const Phrase *phrase, uint32_t from, uint32_t to,
			   const char *const *patterns, size_t count)
{
	for (size_t i = 0; i < count; i++)
	{
		if (phrase_find(phrase, from, to, patterns[i]) != PHRASE_NONE)
			return true;
	}
	return false;
}

static int
year_digit(uint32_t c)
{
	int			digit = text_digit(c);

	return digit >= 0 ? digit : text_han_digit(c);
}

uint32_t
phrase_year(const Phrase *phrase, uint32_t index, int32_t *year)
{
	int32_t		value = 0;

	if (phrase->count < 4 || index > phrase->count - 4 ||
		year_digit(phrase->chars[index].c) < 0)
		return index;
	if (index > 0 && year_digit(phrase->chars[index - 1].c) >= 0)
		return index;
	for (uint32_t i = index; i < index + 4; i++)
	{
		uint32_t	c = phrase->chars[i].c;
		int			digit = year_digit(c);

		/* 二OO八: the letter for the zero */
		if (digit < 0 && i > index && (c == 'O' || c == 'o'))
			digit = 0;
		if (digit < 0)
			return index;
		value = value * 10 + digit;
	}
	if (index + 4 < phrase->count &&
		year_digit(phrase->chars[index + 4].c) >= 0)
		return index;
	if (value < 1990 || value > 2099)
		return index;
	*year = value;
	return index + 4;
}

GdSpan
phrase_place(const Phrase *phrase, uint32_t from, uint32_t to)
{
	return span_between(phrase->chars[from].start, phrase->chars[to - 1].end);
}
