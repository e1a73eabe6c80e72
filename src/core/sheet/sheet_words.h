/*
 * sheet_words.h
 *	  Words of a cell against the wording of a form: pieces of its labels, and
 *	  words that are of none.
 */
#ifndef GD_SHEET_WORDS_H
#define GD_SHEET_WORDS_H

#include "words/forms.h"

/* Longer words are no piece of a label, in bytes with the byte that ends them. */
#define SHEET_MAX_PATTERN 240

/*
 * The folded words of a cell as a pattern, its ordinal and the punctuation at
 * both ends left out.  Returns the number of characters; 0 if it is no pattern.
 */
extern unsigned sheet_words_pattern(const char *text, GdSpan cell, char *pattern);

/* Are the words of a pattern a part of the label? */
extern bool sheet_words_in(const char *label, const char *pattern);

/* Are they a part of some label of the form: of a row, a group or a column? */
extern bool sheet_words_of_form(const Form *form, const char *pattern);

/*
 * Are they nothing but parts of names of columns, two characters each at least?
 * Narrow columns break their names; a line of the page then holds a part of each
 * (社会公益组织 beside 法律服务机构: 社会法律, 公益服务, 组织机构).
 */
extern bool sheet_words_of_header(const Form *form, const char *pattern);

/*
 * Do the words hold the whole name of a column of the form?  In a cell that is no
 * label there is more beside it, which may be the name of another column.
 */
extern bool sheet_words_name_column(const char *text, GdSpan cell, const Form *form);

#endif
