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

#include "report.h"

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

typedef struct Sentence
{
	const char *text;			/* the working text */
	uint32_t	section;		/* index in the outline */
	uint32_t	length;
	char		folded[SENTENCE_MAX_BYTES]; /* UTF-8 without white space */

	/* for each byte of it, the printed character it comes from */
	uint32_t	start[SENTENCE_MAX_BYTES];
	uint32_t	end[SENTENCE_MAX_BYTES];
	uint8_t		gap[SENTENCE_MAX_BYTES];

	/* what may begin with the character that begins there (claim_may); 0 for its other bytes */
	uint8_t		may[SENTENCE_MAX_BYTES];

	/* its lines */
	uint32_t	npieces;
	GdSpan		pieces[SENTENCE_MAX_PIECES];
} Sentence;

/* Called for each sentence in order; anything but GD_OK ends the walk. */
typedef GdStatus (*SentenceUse) (void *context, const Sentence *sentence);

extern GdStatus sentence_walk(Arena *arena, const Reading *reading,
							  SentenceUse use, void *context);

/* The sentence as printed, without the line breaks in it. */
extern GdStatus sentence_words(Arena *arena, const Sentence *sentence, GdStr *words);

/* The place of folded bytes [from, to) in the working text; from < to. */
extern GdSpan sentence_place(const Sentence *sentence, uint32_t from, uint32_t to);

#endif
