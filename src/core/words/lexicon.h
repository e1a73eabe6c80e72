/*
 * lexicon.h
 *	  The wording of the forms: row, group and column labels, table headers.
 *
 * Terms are generated from data/ into a trie over folded characters.  The key
 * of a term is its folded wording without its ordinal, without white space and
 * without punctuation, so that 3.危及“三安全一稳定” and 3、危及三安全一稳定 are
 * one.  A term may mean several things (其他 is a column and a row); the reader
 * of a table chooses by order.
 */
#ifndef GD_LEXICON_H
#define GD_LEXICON_H

#include "gd.h"
#include "words/ordinal.h"

typedef enum TermRole
{
	TERM_ROW,					/* a row of a form: index = row position */
	TERM_GROUP,					/* the label of a group of rows, no figures */
	TERM_COLUMN,				/* a column of a form: index = column position */
	TERM_GROUP_COLUMN,			/* a header over several columns or groups */
	TERM_HEADER,				/* a header of the label columns (指标, 信息内容) */
	TERM_BLOCK,					/* a block title (第二十条第（一）项) */
	TERM_UNIT					/* the content of a unit column (件, 万元) */
} TermRole;

/* One meaning of a term. */
typedef struct Meaning
{
	GdFormId	form;			/* GD_FORM_NONE: of any form (units) */
	GdTableKind table;
	uint8_t		role;			/* a TermRole */
	uint8_t		number;			/* of that table, as forms_number() says; 0: of any form */
	uint16_t	index;			/* row or column position, from 1; group number */
	Ordinal		ordinal;		/* as the form prints it; style NONE if none */
} Meaning;

typedef struct Match
{
	const Meaning *meanings;	/* nmeanings of them; grouped, in form order */
	uint32_t	end;			/* offset behind the matched wording */
	uint8_t		nmeanings:7;
	bool		goes_on:1;		/* a longer term begins with this one */
	uint8_t		roles;			/* a bit of ROLE() for each that some meaning has */
	Ordinal		ordinal;		/* printed before it, style NONE if none */
} Match;

#define ROLE(role) (1u << (role))

/* Has a term with these roles a meaning over a column, over the labels or over a block? */
static inline bool
lexicon_roles_head(unsigned roles)
{
	return (roles & ~(ROLE(TERM_ROW) | ROLE(TERM_GROUP) | ROLE(TERM_UNIT))) != 0;
}

/* Is it a word over a column, over the labels or over a block, not of a row? */
static inline bool
lexicon_heads(const Match *match)
{
	return lexicon_roles_head(match->roles);
}

/*
 * May a label begin at text[at], at < end?  A Chinese character that begins no
 * term, no ordinal and no 其中 begins none, nor does one that no term goes on from
 * as the text does; and so do nearly all.  What is no Chinese character may, as far
 * as one look can tell.
 */
extern bool lexicon_may_begin(const char *text, uint32_t at, uint32_t end);

/*
 * May ASCII digits that begin at text[at] be the ordinal or the year of a label (1 、
 * 2012 年 20 21 年)?
 */
extern bool lexicon_digits_begin(const char *text, uint32_t at, uint32_t end);

/*
 * May a label that begins there be a cell of text without borders?  Not if it runs into
 * words with which no label begins (3件，更新, 内容丰富), as in sentences.
 */
extern bool lexicon_may_stand(const char *text, uint32_t at, uint32_t end);

/*
 * The first place in text[at, end) where the term of a header may stand and a label right
 * behind it, or a character that is neither Chinese nor visible ASCII nor a full-width sign
 * or comma; or end.  Of labels side by side, with or without borders between them, only the
 * last can be a header that this passes by.
 */
extern uint32_t lexicon_next_header(const char *text, uint32_t at, uint32_t end);

/*
 * The longest term that begins at text[at], after an ordinal or a prefix such
 * as 其中 if there is one; false if there is none.  Matching looks at folded
 * characters and skips white space, punctuation and marks such as ★ inside the
 * wording; it never passes end.
 */
extern bool lexicon_match(const char *text, uint32_t at, uint32_t end,
						  Match *match);

/*
 * The same for a whole cell: what follows the wording may only be punctuation
 * and a note in brackets (filling instructions), else false.
 */
extern bool lexicon_match_cell(const char *text, GdSpan cell, Match *match);

/* No label is longer as a form prints it, in bytes. */
#define LEXICON_MAX_PRINT 0xFF

/*
 * Is the cell a label as some form prints it, to the last byte?  Fills the match as
 * lexicon_match_cell() does.
 */
extern bool lexicon_match_print(const char *text, GdSpan cell, Match *match);

/* The second half of that: is what stands between a match and end no more? */
extern bool lexicon_ends_cell(const char *text, const Match *match, uint32_t end);

#endif
