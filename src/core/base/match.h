/*
 * match.h
 *	  Folded words in running text.
 *
 * A pattern is UTF-8 text as fold_char() leaves it: Simplified, half width,
 * without white space; it ends with a zero byte.
 */
#ifndef GD_MATCH_H
#define GD_MATCH_H

#include "base/scan.h"

/*
 * Does pattern stand at text[at]?  The first character must be there; white
 * space may stand between the others.  *match_end (unless NULL) is the offset
 * behind the last one.  Never passes end; false for an empty pattern.
 */
extern bool match_at(const char *text, uint32_t at, uint32_t end,
					 const char *pattern, uint32_t *match_end);

/* The same for the first of several patterns that stands at text[at]. */
extern bool match_at_any(const char *text, uint32_t at, uint32_t end,
						 const char *const *patterns, size_t npatterns,
						 uint32_t *match_end);

/* The first place at or behind at where pattern stands. */
extern bool match_find(const char *text, uint32_t at, uint32_t end,
					   const char *pattern, GdSpan *found);

/*
 * The first place where any of npatterns stands (the first of those that stand
 * there); *which (unless NULL) is its index.
 */
extern bool match_find_any(const char *text, uint32_t at, uint32_t end,
						   const char *const *patterns, size_t npatterns,
						   size_t *which, GdSpan *found);

/* ---- words of data/searches.tsv (searches.h) ------------------------------- */

/* As STARTS of tools/word_tables.py. */
#define MATCH_STARTS 1024

/*
 * A list of patterns, and which of them may begin with a character as it is printed: the
 * candidates from starts[the character modulo MATCH_STARTS] on, numbers from 1 on up to a 0.
 * At 0, where starts has those that begin none, stand all of them.  Of few words the last
 * bytes of those characters, which have three, are listed too; nlasts is 0 otherwise.
 */
typedef struct MatchWords
{
	const char *const *words;
	const uint8_t *values;
	const uint8_t *candidates;
	const uint8_t *starts;
	uint8_t		nlasts;
	uint8_t		lasts[SCAN_SOME];
} MatchWords;

/* As match_find_any; *value (unless NULL) is that of the pattern. */
extern bool match_find_words(const char *text, uint32_t at, uint32_t end,
							 const MatchWords *words, unsigned *value, GdSpan *found);

#endif
