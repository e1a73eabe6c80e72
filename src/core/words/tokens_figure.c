/*
 * tokens_figure.c
 *	  Figures in text without borders: how far they go, and which of their digits
 *	  are the ordinal of the label behind them.
 */
#include "words/tokens_parts.h"

#include "words/forms.h"
#include "words/number.h"

/* A figure with its unit and note is no longer, in bytes. */
#define MAX_VALUE 96

uint32_t
token_digits_end(const char *text, uint32_t at, uint32_t end)
{
	uint32_t	behind = at;

	while (at < end)
	{
		unsigned	size;
		uint32_t	c = text_decode(text, end, at, &size);

		if (text_digit(c) >= 0)
			behind = at + size;
		else if (c != '.')
			break;
		at += size;
	}
	return behind;
}

/*
 * Where digits end that run into a label: before the digits of its ordinal.
 * That the form prints it tells how many they are; an ordinal that it does not
 * print has one.
 */
static uint32_t
peel_ordinal(const char *text, uint32_t at, uint32_t behind, uint32_t end)
{
	uint32_t	from = behind;

	uint32_t	unprinted = behind;

	/* behind the digits of an ordinal a mark follows */
	if (text_at_han(text, behind, end))
		return behind;
	for (int digits = 1; digits <= 2 && from > at; digits++)
	{
		unsigned	size;
		OrdinalPrint print;
		Match		match;

		if (text_digit(text_decode_before(text, from, &size)) < 0)
			break;
		from -= size;
		if (!ordinal_read(text, from, end, &print) ||
			!lexicon_match(text, from, end, &match) ||
			match.ordinal.style != ORDINAL_DIGIT)
			continue;
		if (token_ordinal_agrees(&match))
			return from;
		if (digits == 1)
			unprinted = from;
	}
	return unprinted;
}

static bool
is_value(const char *text, GdSpan span)
{
	CellValue	value;

	number_read_cell(text, span, &value);
	return value.kind == GD_NUMBER || value.kind == GD_DASH;
}

/* Is every character of the span a digit? */
static bool
is_digits(const char *text, uint32_t at, uint32_t end)
{
	while (at < end)
	{
		unsigned	size;

		if (text_digit(text_decode(text, end, at, &size)) < 0)
			return false;
		at += size;
	}
	return true;
}

static bool
is_dash(uint32_t folded)
{
	return folded == '-' || folded == '/';
}

/* Do digits, points and dashes run on from text[at] for more than MAX_VALUE bytes? */
static bool
is_long_run(const char *text, uint32_t at, uint32_t end)
{
	uint32_t	from = at;

	while (at < end && at - from <= MAX_VALUE)
	{
		unsigned	size;
		uint32_t	c = text_decode(text, end, at, &size);

		if (text_digit(c) < 0 && c != '.' && !is_dash(fold_first(c)))
			return false;
		at += size;
	}
	return at - from > MAX_VALUE;
}

/*
 * The word of a value at text[at].  Of a word that is too long for a figure no more
 * matters than that, unless it begins with more digits or dashes than one has.
 */
static uint32_t
value_word_end(const char *text, uint32_t at, uint32_t end)
{
	uint32_t	word = token_word_end(text, at, end, MAX_VALUE + 2 * TEXT_MAX_SIZE);

	if (word - at > MAX_VALUE && is_long_run(text, at, end))
		word = token_word_end(text, at, end, TOKEN_MAX_WORD);
	return word;
}

/*
 * Do the Chinese characters at text[at], behind digits, go on as no unit of a figure
 * does: are they no unit, or does more than marks and notes follow (37次，办理)?
 */
static bool
are_no_unit(const char *text, uint32_t at, uint32_t end)
{
	const Trie *units = forms_unit_words();
	unsigned	node = 0;
	unsigned	size;
	uint32_t	c;

	for (; text_at_han(text, at, end); at += 3)
	{
		c = fold_han(text_han_at(text, at));
		if (c == 0)
			return false;
		node = trie_step(units, node, c);
		if (node == 0)
			return true;
	}
	if (node == 0 || at >= end)
		return false;
	c = text_decode(text, end, at, &size);
	if (token_is_border(c))
		return false;
	if (number_may_end_with(c))
		return text_at_han(text, at + size, end);
	return !number_may_go_on(c);
}

/*
 * Do digits at text[at] run into Chinese characters that are no unit, as they do
 * in sentences?  Then they are no figure by themselves and end there.
 */
static bool
runs_into_words(const char *text, uint32_t at, uint32_t end, uint32_t *behind)
{
	unsigned	size;
	uint32_t	c;

	*behind = token_digits_end(text, at, end);
	if (!SHORT_WAY || *behind == at || *behind - at > MAX_VALUE || *behind >= end)
		return false;
	c = text_decode(text, end, *behind, &size);
	return text_is_han(c) &&
		(!forms_unit_may_begin(fold_first(c)) || are_no_unit(text, *behind, end));
}

/* Signs and marks between digits that make no number of them. */
static bool
joins_digits(uint32_t folded)
{
	return is_dash(folded) || folded == '+' || folded == ';' || folded == ':' ||
		folded == '\'' || folded == '`' || folded == '~' || folded == 0x3001 ||
		folded == 0x3002 || folded == 0xB7 || folded == 0xD7 || folded == 0x2192;
}

/*
 * Digits with signs between them: 12-3, 5/7, 846、500.  Where white space parts cells
 * that is one cell, and no number.
 */
static bool
is_joined(const char *text, uint32_t at, uint32_t end)
{
	bool		digit = false;
	bool		joined = false;

	while (at < end)
	{
		unsigned	size;
		uint32_t	c = fold_first(text_decode(text, end, at, &size));

		if (text_digit(c) < 0 && (!digit || !joins_digits(c)))
			return false;
		joined = joined || text_digit(c) < 0;
		digit = text_digit(c) >= 0;
		at += size;
	}
	return digit && joined;
}

/* 3+ is more than three, 5% no count: is there a sign at text[at] that begins no figure? */
static bool
is_sign_behind(const char *text, uint32_t at, uint32_t end)
{
	uint32_t	sign = token_folded_at(text, at, end);
	unsigned	size;

	if (sign != '+')
		return sign == '%';
	(void) text_decode(text, end, at, &size);
	return text_digit(token_folded_at(text, at + size, end)) < 0;
}

bool
token_read_value(const char *text, uint32_t at, uint32_t end, bool bordered,
				 Token *token)
{
	unsigned	size;
	uint32_t	c = text_decode(text, end, at, &size);
	uint32_t	word;
	uint32_t	behind;

	if (!number_may_begin(c) && !is_dash(fold_first(c)))
		return false;
	if (runs_into_words(text, at, end, &behind))
	{
		token->kind = TOKEN_VALUE;
		token->span = span_between(at, behind);
		return token_label_begins(text, behind, end);
	}
	word = value_word_end(text, at, end);
	token->kind = TOKEN_VALUE;
	token->span = span_between(at, word);
	if (word - at <= MAX_VALUE && is_value(text, token->span))
		return true;
	if (is_digits(text, at, word))
		return true;			/* cells that lost their borders */
	if (bordered && is_joined(text, at, word))
		return true;

	/* figures or dashes that run into the next label */
	behind = at;
	while (is_dash(token_folded_at(text, behind, word)))
	{
		(void) text_decode(text, end, behind, &size);
		behind += size;
	}
	if (text_digit(token_folded_at(text, behind, end)) < 0)
	{
		uint32_t	mark = behind;

		token->span = span_between(at, behind);
		return behind > at && token_label_ends(text, &mark, end) && mark == behind;
	}
	behind = peel_ordinal(text, behind, token_digits_end(text, behind, end), end);
	if (behind < word)
	{
		uint32_t	mark = behind;

		if (!token_label_ends(text, &mark, end) || mark != behind ||
			is_sign_behind(text, behind, end))
			return false;
	}
	token->span = span_between(at, behind);
	return behind > at;
}

/* ---- how many ------------------------------------------------------------------ */

/* Marks that are part of no figure and begin no label if words follow: 2019），其中 */
static bool
parts_words(uint32_t c)
{
	return c == 0xFF0C || c == 0x3002 || c == 0x3001 || c == 0xFF1B || c == 0xFF1A ||
		c == 0xFF09 || c == 0x300B || c == ',' || c == ';' || c == ':' || c == ')';
}

/* Values that may stand in a text: by themselves, and with words behind them. */
typedef struct Figures
{
	unsigned	alone;
	unsigned	in_words;
} Figures;

/* Only digits before an ordinal make several values of a run of digits (peel_ordinal). */
#define MOST_IN_RUN 3

/* Count what values the ASCII digits text[at, behind) may be. */
static void
count_run(const char *text, uint32_t at, uint32_t behind, uint32_t end, Figures *figures)
{
	uint32_t	mark = behind;
	unsigned	size;

	if (behind - at > MAX_VALUE)
		figures->alone += behind - at;
	else if (text_at_han(text, behind, end))
	{
		/* a unit that ends a figure is a label that may stand, too */
		if (lexicon_may_stand(text, behind, end))
			figures->alone++;
		else if (lexicon_may_begin(text, behind, end))
			*(number_may_begin(text_han_at(text, behind)) ? &figures->alone : &figures->in_words) += 1;
	}
	else
	{
		while (mark < end && parts_words(text_decode(text, end, mark, &size)))
			mark += size;
		if (mark == behind || !text_at_han(text, mark, end) || lexicon_may_begin(text, mark, end))
			figures->alone += behind - at < MOST_IN_RUN ? behind - at : MOST_IN_RUN;
	}
}

bool
token_figures_fit(const char *text, uint32_t at, uint32_t end, unsigned least, unsigned words)
{
	Figures		figures = {0, 0};

	while ((at = scan_digit(text, at, end)) < end)
	{
		uint32_t	behind = at;
		unsigned	size;

		while (behind < end && text[behind] >= '0' && text[behind] <= '9')
			behind++;
		if (behind > at)
			count_run(text, at, behind, end, &figures);
		else
		{
			figures.alone++;
			(void) text_decode(text, end, at, &size);
			behind = at + size;
		}
		if (figures.alone + (figures.in_words < words ? figures.in_words : words) >= least)
			return true;
		at = behind;
	}
	return false;
}

/* ---- at a glance ---------------------------------------------------------------- */

static bool
is_ascii_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool
token_read_digits(const char *text, uint32_t at, uint32_t end, Token *token)
{
	uint32_t	behind = at;

	if (!SHORT_WAY)
		return false;
	while (behind < end && is_ascii_digit(text[behind]))
		behind++;
	if (behind == at || behind - at > GD_MAX_DIGITS || (text[at] == '0' && behind - at > 1) ||
		(behind < end && text[behind] != ' ' && text[behind] != '\n' && text[behind] != '|') ||
		lexicon_digits_begin(text, at, end))
		return false;
	token->kind = TOKEN_VALUE;
	token->span = span_between(at, behind);
	return true;
}
