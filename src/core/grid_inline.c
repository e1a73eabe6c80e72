/*
 * grid_inline.c
 *	  Stage 5: where a table begins and ends in the middle of a line.
 */
#include "grid_cells.h"

#include "fold.h"
#include "text.h"
#include "tokens.h"

/* Words that a table in running text ends with, in bytes. */
#define INLINE_TEXT 120

/* Tokens that tell the beginning of a table in running text. */
#define INLINE_TOKENS 4
#define INLINE_HEADERS 3

/* Do labels or figures follow at text[at], one after the other? */
static bool
starts_inline(const char *text, uint32_t at, uint32_t end)
{
	Token		token;

	if (at < end && !lexicon_may_begin(text, at, end))
		return false;
	for (int tokens = 0; tokens < INLINE_TOKENS; tokens++)
	{
		if (!token_next_cell(text, &at, end, &token))
			return tokens > 1;
		if (token.kind == TOKEN_TEXT || (tokens == 0 && token.kind != TOKEN_LABEL))
			return false;
	}
	return true;
}

/*
 * Glued text has no space before a table.  Does one begin in the middle of a word
 * at text[at]: headers side by side, as no sentence has them?
 */
static bool
starts_glued(const char *text, uint32_t at, uint32_t end)
{
	unsigned	headers = 0;
	unsigned	size;
	uint32_t	before = fold_first(text_decode_before(text, at, &size));
	Token		token;

	/* (2012年度) stands in a caption */
	if (before == '(' || text_digit(before) >= 0)
		return false;
	for (int tokens = 0; tokens < INLINE_HEADERS; tokens++)
	{
		if (!token_next_label(text, &at, end, &token))
			return false;
		if (grid_heads(&token.match))
			headers++;
	}
	return headers > 1 && starts_inline(text, at, end);
}

/* Is a full stop the end of the words? */
static bool
ends_sentence(const char *text, GdSpan words)
{
	unsigned	size;

	return words.length > 0 && text_decode_before(text, span_end(words), &size) == 0x3002;
}

/* The end of the table that begins at text[at]: long words end it, or a sentence. */
static uint32_t
inline_end(const char *text, uint32_t at, uint32_t end)
{
	uint32_t	last = at;
	Token		token;

	while (token_next(text, &at, end, &token))
	{
		if (token.kind != TOKEN_TEXT)
			last = at;
		else if (token.span.length > INLINE_TEXT || ends_sentence(text, token.span))
			break;
	}
	return last;
}

/*
 * A table begins behind a heading, behind a space or a full stop, or with its
 * headers.
 */
GdStatus
grid_find_inline(const Arena *arena, const char *text, uint32_t at, uint32_t end,
				 bool inside, GdSpan *place)
{
	bool		begin = !inside;
	uint32_t	polled = at;

	while (at < end)
	{
		unsigned	size;
		uint32_t	next = SHORT_WAY && !begin ? lexicon_next(text, at, end) : at;
		uint32_t	c;

		if (next > at && (at = next) == end)
			break;
		c = text_decode(text, end, at, &size);
		if (begin ? !text_is_space(c) && starts_inline(text, at, end) :
			text_is_han(c) && starts_glued(text, at, end))
		{
			*place = span_between(at, inline_end(text, at, end));
			return GD_OK;
		}
		begin = text_is_space(c) || c == 0x3002;
		at += size;
		if (at - polled > GD_POLL_BYTES)
		{
			TRY(arena_poll(arena));
			polled = at;
		}
	}
	*place = span_between(end, end);
	return GD_OK;
}
