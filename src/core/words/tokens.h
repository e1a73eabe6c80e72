/*
 * tokens.h
 *	  Table cells in text that has no borders between them.
 *
 * Where pipes are lost, the wording of the forms is the border: a label ends
 * where its wording ends, figures stand between labels, and an ordinal that the
 * next label begins with is none of the figure's digits (00000002.重复申请).
 */
#ifndef GD_TOKENS_H
#define GD_TOKENS_H

#include "base/text.h"
#include "words/lexicon.h"

/* What parts tokens: white space, and pipes likewise. */
static inline bool
token_is_border(uint32_t c)
{
	return text_is_space(c) || c == '|' || c == 0xFF5C;
}

typedef enum TokenKind
{
	TOKEN_LABEL,				/* a label of a form, a note behind it included */
	TOKEN_VALUE,				/* a number, a dash, or a run of glued digits */
	TOKEN_TEXT					/* other words, up to white space or figures */
} TokenKind;

typedef struct Token
{
	TokenKind	kind;
	GdSpan		span;
	Match		match;			/* of a label */
	bool		new_line;		/* a line break stands before it */
} Token;

/*
 * The next token in text[*at, end); false if there is none.  *at moves behind
 * it.  Pipes are skipped like spaces.
 */
extern bool token_next(const char *text, uint32_t *at, uint32_t end,
					   Token *token);

/*
 * The same for who asks nothing of words but that they are some: their span is
 * empty, and *at is where they begin.
 */
extern bool token_next_cell(const char *text, uint32_t *at, uint32_t end,
							Token *token);

/* Likewise, for who wants labels alone: false if something else follows. */
extern bool token_next_label(const char *text, uint32_t *at, uint32_t end,
							 Token *token);

/*
 * Is the span one row of a table: labels with figures behind them, several
 * headers, or so many figures that they can be nothing else?  begins: what
 * lexicon_match() finds at its beginning, without meanings if nothing.
 */
extern bool tokens_are_row(const char *text, GdSpan span, const Match *begins);

#endif
