/*
 * phrase.h
 *	  A short run of text as folded characters that know where they stand.
 *
 * A title may be broken over lines, printed with blanks between its characters
 * and in either script; on folded characters it is one string.  Patterns are
 * those of match.h.
 */
#ifndef GD_PHRASE_H
#define GD_PHRASE_H

#include "base/text.h"

#define PHRASE_MAX	256			/* characters */
#define PHRASE_NONE UINT32_MAX

typedef struct PhraseChar
{
	uint32_t	c;				/* folded, never white space */
	uint32_t	start;			/* the printed character's bytes */
	uint32_t	end;
} PhraseChar;

typedef struct Phrase
{
	uint32_t	count;
	uint32_t	most;			/* characters; what follows is not kept */
	bool		cut;			/* there was more */
	uint64_t	has[4];			/* a bit for each character in it, modulo 256 */
	PhraseChar	chars[PHRASE_MAX];
} Phrase;

/* For who asks nothing of a phrase of more than most characters, PHRASE_MAX at most. */
static inline void
phrase_init_short(Phrase *phrase, uint32_t most)
{
	phrase->count = 0;
	phrase->most = most;
	phrase->cut = false;
	for (int i = 0; i < 4; i++)
		phrase->has[i] = 0;
}

static inline void
phrase_init(Phrase *phrase)
{
	phrase_init_short(phrase, PHRASE_MAX);
}

/* Append the characters of a span. */
extern void phrase_add(Phrase *phrase, const char *text, GdSpan span);

/* Does the first character of pattern stand at index? */
static inline bool
phrase_begins(const Phrase *phrase, uint32_t index, const char *pattern)
{
	unsigned	size;

	/* the zero byte behind a shorter first character ends it */
	return index < phrase->count &&
		text_decode(pattern, TEXT_MAX_SIZE, 0, &size) == phrase->chars[index].c;
}

/* Does pattern stand at index? */
extern bool phrase_has(const Phrase *phrase, uint32_t index,
					   const char *pattern);

/* Does pattern end before index (and begin at from or later)? */
extern bool phrase_ends(const Phrase *phrase, uint32_t from, uint32_t index,
						const char *pattern);

/* The first index of pattern in [from, to), or PHRASE_NONE. */
extern uint32_t phrase_find(const Phrase *phrase, uint32_t from, uint32_t to,
							const char *pattern);

/* Does one of the patterns stand in [from, to)? */
extern bool phrase_has_any(const Phrase *phrase, uint32_t from, uint32_t to,
						   const char *const *patterns, size_t count);

/* Characters of a pattern. */
extern uint32_t phrase_length(const char *pattern);

/*
 * A year that begins at index: 2020, 二〇二〇 (1990 to 2099), with no digit
 * before or behind it.  The index behind it, or index.
 */
extern uint32_t phrase_year(const Phrase *phrase, uint32_t index,
							int32_t *year);

/* The place of characters [from, to); from < to. */
extern GdSpan phrase_place(const Phrase *phrase, uint32_t from, uint32_t to);

#endif
