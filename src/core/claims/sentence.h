/*
 * sentence.h
 *	  The narrative, sentence by sentence, as folded text that knows where it
 *	  stands.
 *
 * The narrative is what stands in the sections beside their headings and
 * tables.  A layout breaks lines anywhere and prints page numbers between them;
 * neither ends a sentence.
 */
#ifndef GD_SENTENCE_H
#define GD_SENTENCE_H

#include <string.h>

#include "base/scan.h"
#include "report/report.h"

/* A longer sentence is read as several. */
#define SENTENCE_MAX_BYTES 3000

/* Lines of one sentence; more end it. */
#define SENTENCE_MAX_PIECES 120

/* What stood before a character and is not in the folded text. */
typedef enum SentenceGap
{
	SENTENCE_JOINED,			/* nothing */
	SENTENCE_BLANK,				/* white space */
	SENTENCE_LINE,				/* a line break */
	SENTENCE_PAGE				/* a page number */
} SentenceGap;

#define SENTENCE_GAP 5			/* as CLAIM_KINDS */

typedef struct Sentence
{
	const char *text;			/* the working text */
	uint32_t	section;		/* index in the outline */
	uint32_t	length;
	char		folded[SENTENCE_MAX_BYTES]; /* UTF-8 without white space */

	/* where the printed character begins: at the first byte of a character */
	uint32_t	start[SENTENCE_MAX_BYTES];

	/*
	 * What may begin with it (CLAIM_MAY_ bits), and above SENTENCE_GAP the SentenceGap
	 * before it: at its first byte; 0 for its others.
	 */
	uint8_t		may[SENTENCE_MAX_BYTES + SCAN_WIDTH];

	/* its lines */
	uint32_t	npieces;
	GdSpan		pieces[SENTENCE_MAX_PIECES];
} Sentence;

/* Called for each sentence in order; anything but GD_OK ends the walk. */
typedef GdStatus (*SentenceUse) (void *context, const Sentence *sentence);

/*
 * The sentences of the sections [from, to) of the outline.  names: a bit for each character,
 * modulo 64, of names that the user looks for (CLAIM_MAY_NAME).
 */
extern GdStatus sentence_walk(Arena *arena, const Reading *reading, uint32_t from, uint32_t to,
							  uint64_t names, SentenceUse use, void *context);

/* The first byte of the sentence in [at, to) with which any of kinds may begin, or to. */
static inline uint32_t
sentence_next(const Sentence *sentence, uint32_t at, uint32_t to, unsigned kinds)
{
	return scan_bits(sentence->may, at, to, kinds);
}

/* What stood before the character at at. */
static inline SentenceGap
sentence_gap(const Sentence *sentence, uint32_t at)
{
	return (SentenceGap) (sentence->may[at] >> SENTENCE_GAP);
}

/* Does a word, which is folded, stand at at and end at to or before? */
static inline bool
sentence_has(const Sentence *sentence, uint32_t at, uint32_t to, const char *word)
{
	for (; *word != '\0'; word++, at++)
		if (at >= to || sentence->folded[at] != *word)
			return false;
	return true;
}

/* Does it end before at? */
static inline bool
sentence_has_before(const Sentence *sentence, uint32_t at, const char *word)
{
	size_t		length = strlen(word);

	/* the last byte decides nearly always */
	return at >= length && sentence->folded[at - 1] == word[length - 1] &&
		memcmp(sentence->folded + at - length, word, length) == 0;
}

/* The sentence as printed, without the line breaks in it. */
extern GdStatus sentence_words(Arena *arena, const Sentence *sentence, GdStr *words);

/* The place of folded bytes [from, to) in the working text; from < to. */
extern GdSpan sentence_place(const Sentence *sentence, uint32_t from, uint32_t to);

#endif
