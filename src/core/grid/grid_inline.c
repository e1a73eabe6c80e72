/*
 * grid_inline.c
 *	  Stage 5: where a table begins and ends in the middle of a line.
 */
#include "grid/grid_cells.h"

#include "base/fold.h"
#include "base/text.h"
#include "words/tokens.h"

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
		bool		read = tokens == 0 ? token_next_label(text, &at, end, &token) :
			token_next_cell(text, &at, end, &token);

		if (!read)
			return tokens > 1;
		if (token.kind == TOKEN_TEXT)
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
	uint32_t	before;
	Token		token;

	if (!lexicon_may_stand(text, at, end))
		return false;
	/* (2012年度) stands in a caption */
	before = at > 0 ? fold_first(text_decode_before(text, at, &size)) : 0;
	if (before == '(' || text_digit(before) >= 0)
		return false;
	for (int tokens = 0; tokens < INLINE_HEADERS; tokens++)
	{
		if (!token_next_label(text, &at, end, &token))
			return false;
		if (lexicon_heads(&token.match))
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

/* May a table begin behind the character, wherever it stands? */
static bool
begins_behind(uint32_t c)
{
	return text_is_space(c) || c == 0x3002;
}

/* Does a character that is no Chinese one (text_at_han) fold to some that is? */
static bool
folds_to_han(uint32_t c)
{
	uint32_t	folded[FOLD_MAX];
	unsigned	n;

	/* white space of ASCII, quotation marks, brackets */
	if (c < 0x80 || c - 0x2010 < 0x18 || c - 0x3008 < 0x0A)
		return false;
	n = fold_char(c, folded);
	for (unsigned i = 0; i < n; i++)
		if (text_is_han(folded[i]))
			return true;
	return false;
}

/*
 * The first place in text[at, end) that begins_behind(), or where a header may stand before
 * another label; or end.
 */
static uint32_t
next_place(const char *text, uint32_t at, uint32_t end)
{
	while (SHORT_WAY && at < end)
	{
		unsigned	size;
		uint32_t	c;

		at = lexicon_next_header(text, at, end);
		if (at == end || text_at_han(text, at, end))
			break;
		c = text_decode(text, end, at, &size);
		if (begins_behind(c) || folds_to_han(c))
			break;
		at += size;
	}
	return at;
}

bool
grid_may_hold_header(const char *text, uint32_t at, uint32_t end)
{
	while (SHORT_WAY && (at = lexicon_next_header(text, at, end)) < end &&
		   !text_at_han(text, at, end))
	{
		unsigned	size;
		uint32_t	c = text_decode(text, end, at, &size);

		if (folds_to_han(c))
			break;
		at += size;
	}
	return at < end;
}

/* The first place in text[at, behind) where a table starts_glued(), or behind. */
static uint32_t
find_glued(const char *text, uint32_t at, uint32_t behind, uint32_t end)
{
	unsigned	size;

	for (; at < behind; at += size)
		if (text_is_han(text_decode(text, end, at, &size)) && starts_glued(text, at, end))
			break;
	return at;
}

/*
 * A table begins behind a heading, behind a space or a full stop, or with its
 * headers.  Where words go on without a header, none begins; where one stands, the
 * table may have begun with a label before it.
 */
GdStatus
grid_find_inline(const Arena *arena, const char *text, uint32_t at, uint32_t end,
				 bool inside, GdSpan *place)
{
	bool		begin = !inside;
	uint32_t	from = at;		/* before it no table begins in the middle of words */
	uint32_t	polled = at;

	while (at < end)
	{
		unsigned	size;
		uint32_t	c = text_decode(text, end, at, &size);
		bool		found = begin && !text_is_space(c) && starts_inline(text, at, end);

		if (found || (!begin && !begins_behind(c)))
		{
			uint32_t	behind = found ? at : at + size;

			from = find_glued(text, from, behind, end);
			if (found || from < behind)
			{
				*place = span_between(from, inline_end(text, from, end));
				return GD_OK;
			}
		}
		begin = begins_behind(c);
		at += size;
		if (!begin)
			at = next_place(text, at, end);
		if (at - polled > GD_POLL_BYTES)
		{
			TRY(arena_poll(arena));
			polled = at;
		}
	}
	*place = span_between(end, end);
	return GD_OK;
}
