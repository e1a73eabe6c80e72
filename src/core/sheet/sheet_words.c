/*
 * sheet_words.c
 *	  Words of a cell against the wording of a form.
 */
#include "sheet/sheet_words.h"

#include <string.h>

#include "base/fold.h"
#include "base/match.h"
#include "base/text.h"
#include "words/ordinal.h"

/* Shorter names of columns (其他, 总计) stand in other labels, too, in bytes. */
#define MIN_NAME 9

/* A Chinese character, in bytes. */
#define HAN_SIZE 3

/* Pieces of names that a narrow column breaks: two characters to eight, in bytes. */
#define MIN_PIECE (2 * HAN_SIZE)
#define MAX_PIECE (8 * HAN_SIZE)

unsigned
sheet_words_pattern(const char *text, GdSpan cell, char *pattern)
{
	OrdinalPrint print;
	uint32_t	at = cell.start;
	uint32_t	end = span_end(cell);
	unsigned	length = 0;
	unsigned	words = 0;
	unsigned	chars = 0;

	if (ordinal_read(text, at, end, &print))
		at = print.end;
	while (at < end)
	{
		unsigned	size;
		uint32_t	raw = text_decode(text, end, at, &size);
		uint32_t	c = fold_first(raw);

		at += size;
		if (c == 0 || (length == 0 && !text_is_han(c)))
			continue;
		if (length + FOLD_MAX + 1 >= SHEET_MAX_PATTERN)
			return 0;
		length += text_encode(c, pattern + length);
		chars++;
		if (text_is_han(c))
			words = length;
	}
	pattern[words] = '\0';
	return words > 0 ? chars : 0;
}

bool
sheet_words_in(const char *label, const char *pattern)
{
	GdSpan		found;

	return match_find(label, 0, (uint32_t) strlen(label), pattern, &found);
}

/* Is the piece a part of the name of a column, or of the header over some? */
static bool
in_header(const Form *form, const char *piece)
{
	for (unsigned i = 0; i < form->ncolumns; i++)
		if (sheet_words_in(forms_string(form->columns[i].label), piece))
			return true;
	for (unsigned i = 0; i < form->ngroups; i++)
		if (sheet_words_in(forms_string(form->groups[i].label), piece))
			return true;
	return false;
}

bool
sheet_words_of_header(const Form *form, const char *pattern)
{
	uint32_t	length = (uint32_t) strlen(pattern);
	bool		cut[SHEET_MAX_PATTERN] = {true};	/* may a piece begin there? */

	for (uint32_t at = 0; at < length; at += HAN_SIZE)
	{
		unsigned	size;

		if (!text_is_han(text_decode(pattern, length, at, &size)) || size != HAN_SIZE)
			return false;
	}
	for (uint32_t at = 0; at < length; at += HAN_SIZE)
		for (uint32_t end = at + MIN_PIECE; cut[at] && end <= length && end <= at + MAX_PIECE;
			 end += HAN_SIZE)
		{
			char		piece[MAX_PIECE + 1];

			memcpy(piece, pattern + at, end - at);
			piece[end - at] = '\0';
			cut[end] = cut[end] || in_header(form, piece);
		}
	return length > 0 && cut[length];
}

bool
sheet_words_of_form(const Form *form, const char *pattern)
{
	if (in_header(form, pattern))
		return true;
	for (unsigned i = 1; i <= form->nrows; i++)
		if (sheet_words_in(forms_string(forms_row(form, i)->label), pattern))
			return true;
	return false;
}

bool
sheet_words_name_column(const char *text, GdSpan cell, const Form *form)
{
	for (unsigned i = 0; i < form->ncolumns; i++)
	{
		const char *label = forms_string(form->columns[i].label);
		char		pattern[SHEET_MAX_PATTERN];
		GdSpan		found;
		uint32_t	length = (uint32_t) strlen(label);

		if (length >= MIN_NAME &&
			sheet_words_pattern(label, span_between(0, length), pattern) > 0 &&
			match_find(text, cell.start, span_end(cell), pattern, &found))
			return true;
	}
	return false;
}
