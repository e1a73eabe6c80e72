/*
 * tokens_parts.h
 *	  What tokens.c puts together: labels (tokens_label.c) and figures
 *	  (tokens_figure.c), which must know where the other begins.
 */
#ifndef GD_TOKENS_PARTS_H
#define GD_TOKENS_PARTS_H

#include "base/fold.h"
#include "words/tokens.h"

/* Longer words are cut, in bytes. */
#define TOKEN_MAX_WORD 600

/* The folded character at text[at], 0 at the end. */
static inline uint32_t
token_folded_at(const char *text, uint32_t at, uint32_t end)
{
	unsigned	size;

	return at < end ? fold_first(text_decode(text, end, at, &size)) : 0;
}

/*
 * Spaces that do not break stand inside numbers (1 234), and what has no width stands
 * before their points as well: c, before text[behind].
 */
static inline bool
token_is_inner_space(const char *text, uint32_t behind, uint32_t end, uint32_t c,
					 bool in_number)
{
	uint32_t	next;
	unsigned	size;

	if (!in_number || (c != 0xA0 && !text_has_no_width(c)))
		return false;
	while (c != 0xA0 && behind < end &&
		   text_has_no_width(text_decode(text, end, behind, &size)))
		behind += size;
	next = token_folded_at(text, behind, end);
	return text_digit(next) >= 0 || (next == '.' && c != 0xA0);
}

/*
 * Does c, before text[behind], go on with a number: a digit, or, if one has begun, a space
 * inside it, or a point that characters without width part from its decimals?
 */
static inline bool
token_goes_on_with(const char *text, uint32_t behind, uint32_t end, uint32_t c,
				   bool in_number)
{
	unsigned	size;

	if (text_digit(c) >= 0 || !in_number)
		return text_digit(c) >= 0;
	return token_is_border(c) ||
		(fold_first(c) == '.' && behind < end &&
		 text_has_no_width(text_decode(text, end, behind, &size)));
}

/* May a figure or a dash begin with this folded character? */
static inline bool
token_starts_figure(uint32_t c)
{
	return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '/';
}

/*
 * The offset behind the word at text[at]: up to white space or a pipe, and no
 * further than most bytes, which bounds the cost of a token.
 */
extern uint32_t token_word_end(const char *text, uint32_t at, uint32_t end,
							   uint32_t most);

/* ---- labels (tokens_label.c) ---------------------------------------------- */

/* A unit behind a figure (1,234.5 万元) is no label of it. */
extern bool token_is_unit(const Match *match);

/* Does some meaning print the ordinal that stands before the label? */
extern bool token_ordinal_agrees(const Match *match);

/* Does a label begin at text[at]?  In 个工作日 no unit does. */
extern bool token_label_begins(const char *text, uint32_t at, uint32_t end);

/*
 * Does a label that ends at text[at] end there for good: at a border, a figure
 * or the next label?  Moves *at behind marks and notes that belong to it.
 */
extern bool token_label_ends(const char *text, uint32_t *at, uint32_t end);

/*
 * The label at text[at].  bordered: something other than text stands before it.
 * Digits that run on from a figure are its ordinal only if the form prints it, or
 * if they are one digit, as the figure before it leaves it.  No ordinal begins with a
 * zero: in 02.政府网站 that is a figure.  begins: what lexicon_match() is known to find
 * there, without meanings if nothing; NULL if it has not been asked.
 */
extern bool token_read_label(const char *text, uint32_t at, uint32_t end,
							 bool bordered, const Match *begins, Token *token);

/* ---- figures (tokens_figure.c) --------------------------------------------- */

/* Behind the digits and decimal points at text[at]. */
extern uint32_t token_digits_end(const char *text, uint32_t at, uint32_t end);

/*
 * The figure, dashes or run of digits at text[at].  bordered: something other than
 * text stands before it.
 */
extern bool token_read_value(const char *text, uint32_t at, uint32_t end,
							 bool bordered, Token *token);

/*
 * May so many values with digits (token_read_value) stand in text[at, end), at most so
 * many of them with words behind?  What follows each run of digits says no of nearly
 * all sentences.
 */
extern bool token_figures_fit(const char *text, uint32_t at, uint32_t end,
							  unsigned least, unsigned words);

/*
 * Digits and nothing else between borders, as most figures are: what
 * token_read_value() makes of them, at once.
 */
extern bool token_read_digits(const char *text, uint32_t at, uint32_t end,
							  Token *token);

#endif
