/*
 * tokens.c
 *	  Table cells in text that has no borders between them.
 */
#include "words/tokens.h"

#include "base/fold.h"
#include "words/tokens_parts.h"

/* So many figures on a line stand in no sentence; more words are one. */
#define MIN_FIGURES 5
#define MOST_WORDS 2

/* ---- other words -------------------------------------------------------------- */

/* Words go on to white space, or to figures that end the word or meet a label. */
static void
read_words(const char *text, uint32_t at, uint32_t end, Token *token)
{
	uint32_t	most = text_at_most(text, at, end, TOKEN_MAX_WORD);
	uint32_t	from = at;
	bool		digit = false;

	token->kind = TOKEN_TEXT;
	while (at < most)
	{
		unsigned	size;
		uint32_t	han = text_skip_han(text, at, most);
		uint32_t	c;

		if (han > at)
			digit = false;
		at = han;
		if (at == most)
			break;
		c = text_decode(text, most, at, &size);
		if (token_is_border(c) && !token_is_inner_space(text, at + size, most, c, digit))
			break;
		if (at > from && text_digit(c) >= 0)
		{
			Token		value;

			if (token_read_value(text, at, end, false, &value))
				break;
			at = token_digits_end(text, at, most);
			digit = true;
			continue;
		}
		digit = token_goes_on_with(text, at + size, most, c, digit);
		at += size;
	}
	token->span = span_between(from, at);
}

/* ---- tokens ---------------------------------------------------------------------- */

/*
 * Behind the borders at text[*at]; false if nothing follows.  *bordered: a border, or
 * the beginning of the text, stands before what follows.
 */
static bool
skip_borders(const char *text, uint32_t *at, uint32_t end, Token *token, bool *bordered)
{
	token->new_line = false;
	*bordered = *at == 0 || token_is_border((unsigned char) text[*at - 1]);
	while (*at < end)
	{
		unsigned	size;
		uint32_t	c = text_decode(text, end, *at, &size);

		if (!token_is_border(c))
			return true;
		*bordered = true;
		if (c == '\n')
			token->new_line = true;
		*at += size;
	}
	return false;
}

bool
token_next_label(const char *text, uint32_t *at, uint32_t end, Token *token)
{
	bool		bordered;

	if (!skip_borders(text, at, end, token, &bordered) ||
		!token_read_label(text, *at, end, bordered, NULL, token))
		return false;
	*at = span_end(token->span);
	return true;
}

/* The next token; begins as that of token_read_label(), if no border stands at text[*at]. */
static bool
next_cell(const char *text, uint32_t *at, uint32_t end, const Match *begins, Token *token)
{
	uint32_t	from = *at;
	bool		bordered;

	if (!skip_borders(text, at, end, token, &bordered))
		return false;
	if (!token_read_digits(text, *at, end, token) &&
		!token_read_label(text, *at, end, bordered, *at == from ? begins : NULL, token) &&
		!token_read_value(text, *at, end, bordered, token))
	{
		token->kind = TOKEN_TEXT;
		token->span = span_between(*at, *at);
	}
	*at = span_end(token->span);
	return true;
}

bool
token_next_cell(const char *text, uint32_t *at, uint32_t end, Token *token)
{
	return next_cell(text, at, end, NULL, token);
}

bool
token_next(const char *text, uint32_t *at, uint32_t end, Token *token)
{
	if (!token_next_cell(text, at, end, token))
		return false;
	if (token->kind == TOKEN_TEXT)
		read_words(text, *at, end, token);
	*at = span_end(token->span);
	return true;
}

static bool
has_digit(const char *text, GdSpan span)
{
	for (uint32_t at = span.start; at < span_end(span);)
	{
		unsigned	size;

		if (text_digit(text_decode(text, span_end(span), at, &size)) >= 0)
			return true;
		at += size;
	}
	return false;
}

static bool
is_row_label(const Match *match)
{
	for (uint32_t i = 0; i < match->nmeanings; i++)
		if (match->meanings[i].role == TERM_ROW)
			return true;
	return false;
}

static bool
may_begin_with_mark(const char *text, uint32_t at)
{
	return text[at] == '\xE2';
}

/* ★ alone: the end of a label that was broken before it. */
static bool
is_mark(const char *text, GdSpan span)
{
	unsigned	size;

	return text_decode(text, span_end(span), span.start, &size) == 0x2605 &&
		size == span.length;
}

bool
tokens_are_row(const char *text, GdSpan span, const Match *begins)
{
	uint32_t	at = span.start;
	unsigned	labels = 0;
	unsigned	rows = 0;
	unsigned	units = 0;
	unsigned	values = 0;
	unsigned	numbers = 0;
	unsigned	words = 0;
	Token		token;

	for (; next_cell(text, &at, span_end(span), begins, &token); begins = NULL)
	{
		/* with words on it a line is a row for its many figures alone */
		if (SHORT_WAY && token.kind == TOKEN_TEXT && numbers < MIN_FIGURES &&
			!may_begin_with_mark(text, at) &&
			!token_figures_fit(text, at, span_end(span), MIN_FIGURES - numbers,
							   words < MOST_WORDS ? MOST_WORDS - 1 - words : 0))
			return false;
		if (token.kind == TOKEN_TEXT)
		{
			if (SHORT_WAY && words == MOST_WORDS && !may_begin_with_mark(text, at))
				return false;
			read_words(text, at, span_end(span), &token);
			at = span_end(token.span);
		}
		if (token.kind == TOKEN_LABEL && token_is_unit(&token.match))
			units++;
		else if (token.kind == TOKEN_LABEL)
		{
			labels++;
			rows += is_row_label(&token.match);
		}
		else if (token.kind == TOKEN_TEXT && is_mark(text, token.span))
			labels++;
		else if (token.kind == TOKEN_TEXT && ++words > MOST_WORDS)
			return false;
		else if (token.kind == TOKEN_VALUE)
		{
			values++;
			if (has_digit(text, token.span))
				numbers++;
		}
	}
	/* dashes alone are a rule, or the marks around a page number */
	if (numbers >= MIN_FIGURES)
		return true;
	/* a row of blanks may have nothing but its label and unit */
	return words == 0 && (labels > 1 || numbers > 2 || (labels > 0 && values > 0) ||
						  (rows > 0 && units > 0));
}
