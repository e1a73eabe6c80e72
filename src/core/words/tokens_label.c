/*
 * tokens_label.c
 *	  Labels in text without borders: where a word ends, where a label begins and
 *	  where it ends.
 */
#include "words/tokens_parts.h"

/* A cell with a longer note is none. */
#define MAX_NOTE 300

uint32_t
token_word_end(const char *text, uint32_t at, uint32_t end, uint32_t most)
{
	bool		digit = false;

	end = text_at_most(text, at, end, most);
	while (at < end)
	{
		unsigned	size;
		uint32_t	han = text_skip_han(text, at, end);
		uint32_t	c;

		if (han > at)
			digit = false;
		at = han;
		if (at == end)
			break;
		c = text_decode(text, end, at, &size);
		if (token_is_border(c) && !token_is_inner_space(text, at + size, end, c, digit))
			break;
		digit = token_goes_on_with(text, at + size, end, c, digit);
		at += size;
	}
	return at;
}

/* Behind a note in brackets at text[at]; a note may end with its line. */
static uint32_t
skip_note(const char *text, uint32_t at, uint32_t end)
{
	uint32_t	from = at;
	unsigned	depth = 0;

	while (at < end && at - from < MAX_NOTE)
	{
		unsigned	size;
		uint32_t	raw = text_decode(text, end, at, &size);
		uint32_t	c = fold_first(raw);

		if (raw == '\n' || raw == '|')
			return at;
		if (c == '(' || c == '[')
			depth++;
		else if ((c == ')' || c == ']') && depth > 0)
			depth--;
		at += size;
		if (depth == 0)
			return at;
	}
	return from;
}

bool
token_is_unit(const Match *match)
{
	for (uint32_t i = 0; i < match->nmeanings; i++)
		if (match->meanings[i].role != TERM_UNIT)
			return false;
	return true;
}

bool
token_label_begins(const char *text, uint32_t at, uint32_t end)
{
	unsigned	size;
	Match		match;
	Match		next;

	if (!lexicon_match(text, at, end, &match))
		return false;
	return !token_is_unit(&match) || match.end >= end ||
		!text_is_han(text_decode(text, end, match.end, &size)) ||
		lexicon_match(text, match.end, end, &next);
}

bool
token_label_ends(const char *text, uint32_t *at, uint32_t end)
{
	for (int marks = 0; marks < 6; marks++)
	{
		unsigned	size;
		uint32_t	c;

		if (*at >= end)
			return true;
		c = text_decode(text, end, *at, &size);
		if (token_is_border(c) || token_starts_figure(fold_first(c)))
			return true;
		c = fold_first(c);
		if (c == 0x2605 || c == '*' || c == ':' || c == ')' || c == ']' || c == '"')
		{
			*at += size;		/* belongs to the label before it */
			continue;
		}
		if (token_label_begins(text, *at, end))
			return true;
		if (c == '(' || c == '[')
		{
			uint32_t	behind = skip_note(text, *at, end);

			if (behind == *at)
				return false;
			*at = behind;
		}
		else
			return false;
	}
	return false;
}

bool
token_ordinal_agrees(const Match *match)
{
	for (uint32_t i = 0; i < match->nmeanings; i++)
		if (match->meanings[i].ordinal.style == match->ordinal.style &&
			match->meanings[i].ordinal.number == match->ordinal.number)
			return true;
	return false;
}

/*
 * Two labels side by side may read like one longer label (法人或其他组织 合计), or
 * like one and a piece (本年新 公开总数量): where white space parts two labels,
 * they are two.  Returns the end of the first, or end.
 */
static uint32_t
split_label(const char *text, uint32_t at, uint32_t end, uint32_t text_end)
{
	uint32_t	space = token_word_end(text, at, end, TOKEN_MAX_WORD);
	uint32_t	second = space;
	Match		match;

	if (space >= end || !lexicon_match_cell(text, span_between(at, space), &match))
		return end;
	if (lexicon_match_cell(text, span_between(space, end), &match))
		return space;
	while (second < end)
	{
		unsigned	size;

		if (!text_is_space(text_decode(text, end, second, &size)))
			break;
		second += size;
	}
	text_end = token_word_end(text, second, text_end, TOKEN_MAX_WORD);
	return text_end > end &&
		lexicon_match_cell(text, span_between(second, text_end), &match) ? space : end;
}

/* Is the ordinal at text[at] one digit from 1 to 9? */
static bool
is_short_ordinal(const char *text, uint32_t at, uint32_t end)
{
	unsigned	size;

	return at < end && text_digit(text_decode(text, end, at, &size)) > 0 &&
		text_digit(token_folded_at(text, at + size, end)) < 0;
}

/* Behind spaces at text[at], do figures, words or a border follow, and no reading in brackets? */
static bool
is_apart(const char *text, uint32_t at, uint32_t end)
{
	while (at < end && (unsigned char) text[at] <= ' ')
		at++;
	return at == end || text[at] == '|' || (text[at] >= '0' && text[at] <= '9') || text_at_han(text, at, end);
}

/*
 * Is the word at text[at] a label as a form prints it, and no beginning of a longer one
 * that may stand behind the border?  What token_read_label() makes of it, at once.
 */
static bool
read_printed(const char *text, uint32_t at, uint32_t end, Token *token)
{
	uint32_t	most = end - at > LEXICON_MAX_PRINT ? at + LEXICON_MAX_PRINT + 1 : end;
	uint32_t	behind = scan_bytes(text, at, most, '\0', ' ', '|');

	if (!SHORT_WAY || (behind < end && !token_is_border((unsigned char) text[behind])))
		return false;
	token->kind = TOKEN_LABEL;
	token->span = span_between(at, behind);
	return lexicon_match_print(text, token->span, &token->match) && token->match.end == behind &&
		(behind == end || (!token->match.goes_on && is_apart(text, behind, end)));
}

bool
token_read_label(const char *text, uint32_t at, uint32_t end, bool bordered,
				 const Match *begins, Token *token)
{
	uint32_t	c = token_folded_at(text, at, end);
	bool		digit = token_starts_figure(c);
	uint32_t	behind;

	/* a dash is a cell, never the beginning of a label */
	if ((digit && (c < '0' || c > '9')) || (c == '0' && !bordered))
		return false;
	if (begins == NULL && (bordered || !digit) && read_printed(text, at, end, token))
		return true;
	if (begins != NULL)
		token->match = *begins;
	if (begins != NULL ? begins->nmeanings == 0 : !lexicon_match(text, at, end, &token->match))
		return false;
	if (digit && !bordered && token->match.ordinal.style != ORDINAL_NONE &&
		!token_ordinal_agrees(&token->match) && !is_short_ordinal(text, at, end))
		return false;
	behind = split_label(text, at, token->match.end, end);
	if (behind < token->match.end)
		(void) lexicon_match_cell(text, span_between(at, behind), &token->match);
	if (!token_label_ends(text, &behind, end))
		return false;
	token->kind = TOKEN_LABEL;
	token->span = span_between(at, behind);
	return true;
}
