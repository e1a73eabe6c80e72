/*
 * fold.h
 *	  The frozen folding behind every comparison.
 *
 * Full width becomes half width, punctuation variants become one, Traditional
 * characters become Simplified ones, numerals in circles and brackets become
 * digits in brackets, white space disappears.  The table is generated
 * (tools/fold_table.c) and frozen: the server's ICU may change under an index
 * or a CHECK, this may not.
 */
#ifndef GD_FOLD_H
#define GD_FOLD_H

#include "gd.h"

/* The longest expansion of one character. */
#define FOLD_MAX 4

/*
 * The folded form of c: up to FOLD_MAX characters into out, and their number,
 * which is 0 for white space.
 */
extern unsigned fold_char(uint32_t c, uint32_t *out);

/* The folded form of c where that is one character; 0 for white space; c's
 * first folded character where it expands. */
extern uint32_t fold_first(uint32_t c);

/* True if the folding changes c from Traditional to Simplified script. */
extern bool fold_is_traditional(uint32_t c);

#endif
