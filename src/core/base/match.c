/*
 * match.c
 *	  Folded words in running text.
 */
#include "base/match.h"

#include <string.h>

#include "base/fold.h"
#include "base/text.h"

/*
 * White space inside a word: a wrapped and indented line at most.  The limit
 * keeps a search over a text full of white space linear.
 */
#define MOST_SPACES 64

/*
 * Match the folded character at text[at] against pattern; the bytes of pattern
 * it takes, 0 for a character that folds to nothing, -1 if it does not fit.
 */
static int
match_char(uint32_t c, const char *pattern, size_t length)
{
	uint32_t	folded[FOLD_MAX];
	unsigned	count = fold_char(c, folded);
	size_t		taken = 0;

	for (unsigned i = 0; i < count; i++)
	{
		unsigned	size;

		if (taken == length ||
			text_decode(pattern, length, taken, &size) != folded[i])
			return -1;
		taken += size;
	}
	return (int) taken;
}

/* Is the character at text[at] the first one of the pattern? */
static bool
match_begins(const char *text, uint32_t at, uint32_t end, const char *pattern)
{
	unsigned	size;

	/* a pattern ends with a zero byte, so no character reads past it */
	return at < end && fold_first(text_decode(text, end, at, &size)) ==
		text_decode(pattern, TEXT_MAX_SIZE, 0, &size);
}

static bool
match_at_length(const char *text, uint32_t at, uint32_t end,
				const char *pattern, size_t length, uint32_t *match_end)
{
	size_t		taken = 0;
	int			spaces = 0;

	while (taken < length && at < end)
	{
		unsigned	size;
		uint32_t	c = text_decode(text, end, at, &size);
		int			more = match_char(c, pattern + taken, length - taken);

		if (more < 0)
		{
			uint32_t	gloss = taken > 0 ? text_gloss_end(text, at, end) : at;

			if (gloss == at)
				return false;
			at = gloss;
			continue;
		}
		if (more == 0 && (taken == 0 || ++spaces > MOST_SPACES))
			return false;
		taken += (size_t) more;
		at += size;
	}
	if (taken < length || length == 0)
		return false;
	if (match_end != NULL)
		*match_end = at;
	return true;
}

bool
match_at(const char *text, uint32_t at, uint32_t end, const char *pattern,
		 uint32_t *match_end)
{
	return match_begins(text, at, end, pattern) &&
		match_at_length(text, at, end, pattern, strlen(pattern), match_end);
}

bool
match_at_any(const char *text, uint32_t at, uint32_t end,
			 const char *const *patterns, size_t npatterns, uint32_t *match_end)
{
	unsigned	size;
	uint32_t	first;

	if (at >= end)
		return false;
	first = fold_first(text_decode(text, end, at, &size));
	for (size_t i = 0; i < npatterns; i++)
		if (text_decode(patterns[i], TEXT_MAX_SIZE, 0, &size) == first &&
			match_at_length(text, at, end, patterns[i], strlen(patterns[i]), match_end))
			return true;
	return false;
}

bool
match_find(const char *text, uint32_t at, uint32_t end, const char *pattern,
		   GdSpan *found)
{
	return match_find_any(text, at, end, &pattern, 1, NULL, found);
}

/* Patterns whose first characters are looked at before anything else. */
#define MOST_FIRSTS 64

/* The first characters of patterns, and one bit for all alike modulo 256. */
typedef struct Firsts
{
	uint64_t	bits[4];
	uint32_t	characters[MOST_FIRSTS];
} Firsts;

/* A pattern ends with a zero byte, so no character reads past it. */
static void
find_firsts(const char *const *patterns, size_t npatterns, Firsts *firsts)
{
	memset(firsts->bits, 0, sizeof(firsts->bits));
	for (size_t i = 0; i < npatterns && i < MOST_FIRSTS; i++)
	{
		unsigned	size;
		uint32_t	c = text_decode(patterns[i], TEXT_MAX_SIZE, 0, &size);

		firsts->characters[i] = c;
		firsts->bits[c / 64 % 4] |= UINT64_C(1) << c % 64;
	}
	if (npatterns > MOST_FIRSTS || !SHORT_WAY)
		memset(firsts->bits, 0xFF, sizeof(firsts->bits));
}

static inline bool
may_begin_any(const Firsts *firsts, uint32_t c)
{
	return (firsts->bits[c / 64 % 4] >> c % 64 & 1) != 0;
}

static bool
may_begin(const Firsts *firsts, size_t i, uint32_t c)
{
	return i >= MOST_FIRSTS || firsts->characters[i] == c;
}

/* Bytes of Chinese characters in a row that are looked for at a time. */
#define MOST_RUN 240

/*
 * The first place in text[at, end) whose folded character, *c, some pattern may begin
 * with; end if there is none.
 */
static uint32_t
next_first(const Firsts *firsts, const char *text, uint32_t at, uint32_t end, uint32_t *c)
{
	while (at < end)
	{
		uint32_t	behind;
		unsigned	size;

		if ((unsigned char) text[at] < 0x80)
		{
			*c = fold_first((unsigned char) text[at]);
			if (may_begin_any(firsts, *c))
				return at;
			at++;
			continue;
		}
		behind = text_skip_han(text, at, end - at > MOST_RUN ? at + MOST_RUN : end);
		for (; at < behind; at += 3)
		{
			*c = fold_any_han(text_han_at(text, at));
			if (may_begin_any(firsts, *c))
				return at;
		}
		if (at >= end)
			break;
		*c = fold_first(text_decode(text, end, at, &size));
		if (may_begin_any(firsts, *c))
			return at;
		at += size;
	}
	return end;
}

bool
match_find_any(const char *text, uint32_t at, uint32_t end,
			   const char *const *patterns, size_t npatterns, size_t *which,
			   GdSpan *found)
{
	Firsts		firsts;
	unsigned	size;
	uint32_t	c;

	find_firsts(patterns, npatterns, &firsts);
	for (; (at = next_first(&firsts, text, at, end, &c)) < end; at += size)
	{
		for (size_t i = 0; i < npatterns; i++)
		{
			uint32_t	match_end;

			if (may_begin(&firsts, i, c) &&
				match_at_length(text, at, end, patterns[i], strlen(patterns[i]),
								&match_end))
			{
				if (which != NULL)
					*which = i;
				*found = span_between(at, match_end);
				return true;
			}
		}
		(void) text_decode(text, end, at, &size);
	}
	return false;
}

/*
 * The first place in text[at, end) whose character some word may begin with; end if there
 * is none.
 */
static uint32_t
next_start(const char *text, uint32_t at, uint32_t end, const uint8_t *starts)
{
	while (at < end)
	{
		uint32_t	behind;
		unsigned	size;

		for (; at < end && (unsigned char) text[at] < 0x80; at++)
			if (starts[(unsigned char) text[at]] != 0)
				return at;
		behind = text_skip_han(text, at, end - at > MOST_RUN ? at + MOST_RUN : end);
		for (; at < behind; at += 3)
			if (starts[text_han_at(text, at) % MATCH_STARTS] != 0)
				return at;
		if (at >= end)
			break;
		if (starts[text_decode(text, end, at, &size) % MATCH_STARTS] != 0)
			return at;
		at += size;
	}
	return end;
}

/* The same by the last byte of that character, which is at at + 2 at the earliest. */
static uint32_t
next_last(const char *text, uint32_t at, uint32_t end, const MatchWords *words)
{
	uint32_t	last = at + 2;

	while (last < end && (last = scan_some(text, last, end, words->lasts)) < end)
	{
		unsigned	size;

		if (words->starts[text_decode(text, end, last - 2, &size) % MATCH_STARTS] != 0 && size == 3)
			return last - 2;
		last++;
	}
	return end;
}

static uint32_t
next_place(const char *text, uint32_t at, uint32_t end, const MatchWords *words)
{
	if (!SHORT_WAY)
		return at;
	return words->nlasts > 0 ? next_last(text, at, end, words) : next_start(text, at, end, words->starts);
}

bool
match_find_words(const char *text, uint32_t at, uint32_t end, const MatchWords *words,
				 unsigned *value, GdSpan *found)
{
	unsigned	size;

	for (; (at = next_place(text, at, end, words)) < end; at += size)
	{
		uint32_t	c = text_decode(text, end, at, &size);
		const uint8_t *number = words->candidates +
			(SHORT_WAY ? words->starts[c % MATCH_STARTS] : 0);

		for (; *number != 0; number++)
		{
			uint32_t	match_end;

			if (!match_at(text, at, end, words->words[*number - 1], &match_end))
				continue;
			if (value != NULL)
				*value = words->values[*number - 1];
			*found = span_between(at, match_end);
			return true;
		}
	}
	return false;
}
