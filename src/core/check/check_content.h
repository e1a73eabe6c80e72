/*
 * check_content.h
 *	  What the detectors of content.* share.
 *
 * They read the working text of the first copy, character by character, and ask
 * little of the stages before: text that does not belong to the report is in no
 * section and in no table.
 */
#ifndef GD_CHECK_CONTENT_H
#define GD_CHECK_CONTENT_H

#include "base/fold.h"
#include "base/text.h"
#include "base/trie.h"
#include "check/check.h"

/* Findings of one rule in one text; who wants to know reads the text. */
#define CONTENT_MOST 16

/* ---- words ------------------------------------------------------------------ */

/* Tries hold folded words in lower case, marks included. */

/* A folded character in lower case (ASCII only). */
static inline uint32_t
content_lower(uint32_t c)
{
	return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
}

/*
 * The value of the longest word that begins at text[at], 0 if there is none.
 * White space and up to CONTENT_MOST_MARKS marks in a row may stand between its
 * characters, as advertising prints them to hide.  A word that begins or ends
 * with a Latin letter or a digit is not part of a longer one.
 */
#define CONTENT_MOST_MARKS	3
#define CONTENT_MOST_SPACES 64

/* · * . - _ and the like. */
extern bool content_is_mark(uint32_t folded);

extern unsigned content_match(const Trie *words, const char *text,
							  uint32_t at, uint32_t end, uint32_t *match_end);

/* Are two folded characters one of the words that every report prints? */
extern bool content_is_word(uint32_t first, uint32_t second);

/*
 * Are they a word inside which a number is that of a page: always, as no figure
 * stands there by right; or among other page numbers?
 */
typedef enum ContentSplit
{
	CONTENT_NO_PAGE,
	CONTENT_PAGE_AMONG_OTHERS,
	CONTENT_PAGE
} ContentSplit;

extern ContentSplit content_split(uint32_t first, uint32_t second);

/* ---- where words may begin --------------------------------------------------- */

/* As KINDS of tools/content_tables.py. */
typedef enum ContentKind
{
	CONTENT_ADVERTISING,		/* words that may prove it, not those around them */
	CONTENT_GARBLED,			/* what is no character, too */
	CONTENT_FURNITURE
} ContentKind;

#define CONTENT_KINDS 3

typedef struct ContentPlaces
{
	uint32_t	start;			/* of the text that was read */
	unsigned	wanted;			/* a bit for each kind that was looked for */
	uint64_t   *bits[CONTENT_KINDS];	/* of those, one for each byte of it */
} ContentPlaces;

extern GdStatus content_places(Arena *arena, const char *text, GdSpan whole, unsigned wanted,
							   ContentPlaces *places);

/*
 * The first place in text[at, end) where a word of a kind may begin; end if there is
 * none.  The plain build leaves none out: at.
 */
extern uint32_t content_next(const Checking *checking, ContentKind kind, uint32_t at,
							 uint32_t end);

/* ---- places ------------------------------------------------------------------- */

/*
 * A place of the working text with the words there as the actual side, the first
 * CONTENT_MOST_WORDS bytes of them.
 */
#define CONTENT_MOST_WORDS 600

extern GdStatus content_set(Checking *checking, GdSpan span, Broken *broken);

/* Poll when more than GD_POLL_BYTES / 2 lie between *polled and at. */
static inline GdStatus
content_poll(const Checking *checking, uint32_t *polled, uint32_t at)
{
	if (at < *polled || at - *polled < GD_POLL_BYTES / 2)
		return GD_OK;
	*polled = at;
	return arena_poll(checking->arena);
}

/* Is a line prose: neither cells nor figures nor a label of a form? */
extern bool content_is_prose(const Line *line);

/*
 * The span with up to CONTENT_AROUND characters of its line on each side, for
 * a reader who would not know it again alone.
 */
#define CONTENT_AROUND 8

extern GdSpan content_around(const Checking *checking, GdSpan span);

/* A finding at the span, which quotes what is around it as well. */
extern GdStatus content_report(Checking *checking, unsigned rule, GdSpan span);

/* ---- the detectors ---------------------------------------------------------------- */

extern GdStatus check_contamination(Checking *checking);
extern GdStatus check_mojibake(Checking *checking);
extern GdStatus check_page_numbers(Checking *checking);
extern GdStatus check_boilerplate(Checking *checking);
extern GdStatus check_glosses(Checking *checking);
extern GdStatus check_dropped(Checking *checking);
extern GdStatus check_personal(Checking *checking);

#endif
