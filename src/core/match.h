/*
 * match.h
 *	  Folded words in running text.
 *
 * A pattern is UTF-8 text as fold_char() leaves it: Simplified, half width,
 * without white space; it ends with a zero byte.
 */
#ifndef GD_MATCH_H
#define GD_MATCH_H

#include "gd.h"

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

#endif
