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

/* ---- the table (fold_data.inc) ------------------------------------------ */

/* What a character becomes: 0 itself, a character, or FOLD_EXPANSION + its number. */
#define FOLD_BLOCK		64
#define FOLD_EXPANSION	0xE000u
#define FOLD_EXPANSIONS 0x1900u /* numbers are of characters of private use */

/* In fold_values stand those of Chinese characters (U+4000 to U+9FFF) first, in a row. */
#define FOLD_HAN		0x4000
#define FOLD_HAN_END	0xA000

extern const uint16_t fold_index[];
extern const uint16_t fold_values[];

static inline uint32_t
fold_look_up(uint32_t c)
{
	if (c - FOLD_HAN < FOLD_HAN_END - FOLD_HAN)
		return fold_values[c - FOLD_HAN];
	return c <= 0xFFFF ? fold_values[fold_index[c / FOLD_BLOCK] * FOLD_BLOCK + c % FOLD_BLOCK] : 0;
}

static inline bool
fold_is_expansion(uint32_t value)
{
	return value - FOLD_EXPANSION < FOLD_EXPANSIONS;
}

/* The characters of an expansion into out, and their number: 0 for white space. */
extern unsigned fold_expand(uint32_t value, uint32_t *out);

/* ---- folding --------------------------------------------------------------- */

/*
 * The folded form of c: up to FOLD_MAX characters into out, and their number,
 * which is 0 for white space.
 */
static inline unsigned
fold_char(uint32_t c, uint32_t *out)
{
	uint32_t	value = fold_look_up(c);

	if (fold_is_expansion(value))
		return fold_expand(value, out);
	out[0] = value != 0 ? value : c;
	return 1;
}

/*
 * The folded form of c where that is one character; 0 for white space; c's
 * first folded character where it expands.
 */
static inline uint32_t
fold_first(uint32_t c)
{
	uint32_t	value = fold_look_up(c);
	uint32_t	out[FOLD_MAX];

	if (value == 0)
		return c;
	if (!fold_is_expansion(value))
		return value;
	if (value == FOLD_EXPANSION)
		return 0;				/* white space */
	return fold_expand(value, out) > 0 ? out[0] : 0;
}

/* The folded form of a Chinese character (text_at_han): always one character. */
static inline uint32_t
fold_any_han(uint32_t c)
{
	uint32_t	value = fold_values[c - FOLD_HAN];

	return value != 0 ? value : c;
}

/*
 * The folded form of a Chinese character (text_at_han), which is another one;
 * 0 if it is none of one character.
 */
static inline uint32_t
fold_han(uint32_t c)
{
	uint32_t	value = fold_values[c - FOLD_HAN];

	if (value == 0)
		return c >= 0x4E00 ? c : 0; /* below are signs that are no words */
	return value - 0x4E00 < 0xA000 - 0x4E00 ? value : 0;
}

/* True if the folding changes c from Traditional to Simplified script. */
static inline bool
fold_is_traditional(uint32_t c)
{
	/* Nothing but the script changes a unified ideograph. */
	return c - 0x3400 < 0xA000 - 0x3400 && fold_look_up(c) != 0;
}

#endif
