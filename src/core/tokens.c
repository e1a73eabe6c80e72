/*
 * tokens.c
 *	  Table cells in text that has no borders between them.
 */
#include "tokens.h"

#include "fold.h"
#include "forms.h"
#include "number.h"
#include "text.h"

/* A cell with a longer note is none. */
#define MAX_NOTE 300

/* A figure with its unit and note is no longer, in bytes. */
#define MAX_VALUE 96

/* Longer words are cut, in bytes. */
#define MAX_WORD 600

/* So many figures on a line stand in no sentence. */
#define MIN_FIGURES 5

static inline bool
is_border(uint32_t c)
{
	return text_is_space(c) || c == '|' || c == 0xFF5C;
}

/* The folded character at text[at], 0 at the end. */
static uint32_t
folded_at(const char *text, uint32_t at, uint32_t end)
{
	unsigned	size;

	return at < end ? fold_first(text_decode(text, end, at, &size)) : 0;
}

/* Spaces that do not break stand inside numbers (1 234): c, before text[behind]. */
static bool
is_inner_space(const char *text, uint32_t behind, uint32_t end, uint32_t c,
			   bool after_digit)
{
	return (c == 0xA0 || c == 0x200B) && after_digit && behind < end &&
		text_digit(folded_at(text, behind, end)) >= 0;
}

/*
 * The offset behind the word at text[at]: up to white space or a pipe, and no
 * further than most bytes, which bounds the cost of a token.
 */
static uint32_t
word_end(const char *text, uint32_t at, uint32_t end, uint32_t most)
{
	bool		digit = false;

	if (end - at > most)
		end = at + most;
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
		if (is_border(c) && !is_inner_space(text, at + size, end, c, digit))
			break;
		digit = text_digit(c) >= 0 || (digit && is_border(c));
		at += size;
	}
	return at;
}

/* ---- labels --------------------------------------------------------------- */

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

static bool
starts_figure(uint32_t c)
{
	return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '/';
}

/* A unit behind a figure (1,234.5 万元) is no label of it. */
static bool
is_unit(const Match *match)
{
	for (uint32_t i = 0; i < match->nmeanings; i++)
		if (match->meanings[i].role != TERM_UNIT)
			return false;
	return true;
}

/* Does a label begin at text[at]?  In 个工作日 no unit does. */
static bool
label_begins(const char *text, uint32_t at, uint32_t end)
{
	unsigned	size;
	Match		match;
	Match		next;

	if (!lexicon_match(text, at, end, &match))
		return false;
	return !is_unit(&match) || match.end >= end ||
		!text_is_han(text_decode(text, end, match.end, &size)) ||
		lexicon_match(text, match.end, end, &next);
}

/*
 * Does a label that ends at text[at] end there for good: at a border, a figure
 * or the next label?  Moves *at behind marks and notes that belong to it.
 */
static bool
label_ends(const char *text, uint32_t *at, uint32_t end)
{
	for (int marks = 0; marks < 6; marks++)
	{
		unsigned	size;
		uint32_t	c;

		if (*at >= end)
			return true;
		c = text_decode(text, end, *at, &size);
		if (is_border(c) || starts_figure(fold_first(c)))
			return true;
		c = fold_first(c);
		if (c == 0x2605 || c == '*' || c == ':' || c == ')' || c == ']' || c == '"')
		{
			*at += size;		/* belongs to the label before it */
			continue;
		}
		if (label_begins(text, *at, end))
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

/* Does some meaning print the ordinal that stands before the label? */
static bool
ordinal_agrees(const Match *match)
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
	uint32_t	space = word_end(text, at, end, MAX_WORD);
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
	text_end = word_end(text, second, text_end, MAX_WORD);
	return text_end > end &&
		lexicon_match_cell(text, span_between(second, text_end), &match) ? space : end;
}

/* Is the ordinal at text[at] one digit from 1 to 9? */
static bool
is_short_ordinal(const char *text, uint32_t at, uint32_t end)
{
	unsigned	size;

	return at < end && text_digit(text_decode(text, end, at, &size)) > 0 &&
		text_digit(folded_at(text, at + size, end)) < 0;
}

/*
 * bordered: something other than text stands before the label.  Digits that run
 * on from a figure are the label's ordinal only if the form prints it, or if they
 * are one digit, as peel_ordinal() leaves it.  No ordinal begins with a zero: in
 * 02.政府网站 that is a figure.
 */
static bool
read_label(const char *text, uint32_t at, uint32_t end, bool bordered,
		   Token *token)
{
	uint32_t	c = folded_at(text, at, end);
	bool		digit = starts_figure(c);
	uint32_t	behind;

	/* a dash is a cell, never the beginning of a label */
	if ((digit && (c < '0' || c > '9')) || (c == '0' && !bordered) ||
		!lexicon_match(text, at, end, &token->match))
		return false;
	if (digit && !bordered && token->match.ordinal.style != ORDINAL_NONE &&
		!ordinal_agrees(&token->match) && !is_short_ordinal(text, at, end))
		return false;
	behind = split_label(text, at, token->match.end, end);
	if (behind < token->match.end)
		(void) lexicon_match_cell(text, span_between(at, behind), &token->match);
	if (!label_ends(text, &behind, end))
		return false;
	token->kind = TOKEN_LABEL;
	token->span = span_between(at, behind);
	return true;
}

/* ---- figures ---------------------------------------------------------------- */

/* Behind the digits and decimal points at text[at]. */
static uint32_t
digits_end(const char *text, uint32_t at, uint32_t end)
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
		if (ordinal_agrees(&match))
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
	uint32_t	word = word_end(text, at, end, MAX_VALUE + 2 * TEXT_MAX_SIZE);

	if (word - at > MAX_VALUE && is_long_run(text, at, end))
		word = word_end(text, at, end, MAX_WORD);
	return word;
}

/*
 * Do digits at text[at] run into a Chinese character that is no unit, as they do
 * in sentences?  Then they are no figure by themselves and end there.
 */
static bool
runs_into_words(const char *text, uint32_t at, uint32_t end, uint32_t *behind)
{
	unsigned	size;
	uint32_t	c;

	*behind = digits_end(text, at, end);
	if (!SHORT_WAY || *behind == at || *behind - at > MAX_VALUE || *behind >= end)
		return false;
	c = text_decode(text, end, *behind, &size);
	return text_is_han(c) && !forms_unit_may_begin(fold_first(c));
}

static bool
read_value(const char *text, uint32_t at, uint32_t end, Token *token)
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
		return label_begins(text, behind, end);
	}
	word = value_word_end(text, at, end);
	token->kind = TOKEN_VALUE;
	token->span = span_between(at, word);
	if (word - at <= MAX_VALUE && is_value(text, token->span))
		return true;
	if (is_digits(text, at, word))
		return true;			/* cells that lost their borders */

	/* figures or dashes that run into the next label */
	behind = at;
	while (is_dash(folded_at(text, behind, word)))
	{
		(void) text_decode(text, end, behind, &size);
		behind += size;
	}
	if (text_digit(folded_at(text, behind, end)) < 0)
	{
		uint32_t	mark = behind;

		token->span = span_between(at, behind);
		return behind > at && label_ends(text, &mark, end) && mark == behind;
	}
	behind = peel_ordinal(text, behind, digits_end(text, behind, end), end);
	if (behind < word)
	{
		uint32_t	mark = behind;

		if (!label_ends(text, &mark, end) || mark != behind)
			return false;
	}
	token->span = span_between(at, behind);
	return behind > at;
}

static bool
is_ascii_digit(char c)
{
	return c >= '0' && c <= '9';
}

/*
 * May the digits that begin at text[at] be an ordinal or a year, with which a label
 * begins (1 、 2012 年 20 21 年)?  Not if a fifth digit follows, a pipe, or a Chinese
 * character that is not 年; the rest is for the plain way to say.
 */
static bool
may_begin_label(const char *text, uint32_t at, uint32_t end)
{
	unsigned	digits = 0;

	for (; at < end; at++)
	{
		if (is_ascii_digit(text[at]))
		{
			if (++digits > 4)
				return false;
		}
		else if (text[at] != ' ' && text[at] != '\n')
			break;
	}
	if (at == end || text[at] == '|')
		return false;
	return !text_at_han(text, at, end) || fold_han(text_han_at(text, at)) == 0x5E74;	/* 年 */
}

/*
 * Digits and nothing else between borders, as most figures are: what read_value()
 * makes of them, at once.
 */
static bool
read_digits(const char *text, uint32_t at, uint32_t end, Token *token)
{
	uint32_t	behind = at;

	if (!SHORT_WAY)
		return false;
	while (behind < end && is_ascii_digit(text[behind]))
		behind++;
	if (behind == at || behind - at > GD_MAX_DIGITS || (text[at] == '0' && behind - at > 1) ||
		(behind < end && text[behind] != ' ' && text[behind] != '\n' && text[behind] != '|') ||
		may_begin_label(text, at, end))
		return false;
	token->kind = TOKEN_VALUE;
	token->span = span_between(at, behind);
	return true;
}

/* ---- other words -------------------------------------------------------------- */

/* Words go on to white space, or to figures that end the word or meet a label. */
static void
read_words(const char *text, uint32_t at, uint32_t end, Token *token)
{
	uint32_t	most = end - at > MAX_WORD ? at + MAX_WORD : end;
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
		if (is_border(c) && !is_inner_space(text, at + size, most, c, digit))
			break;
		if (at > from && text_digit(c) >= 0)
		{
			Token		value;

			if (read_value(text, at, end, &value))
				break;
			at = digits_end(text, at, most);
			digit = true;
			continue;
		}
		digit = text_digit(c) >= 0 || (digit && is_border(c));
		at += size;
	}
	token->span = span_between(from, at);
}

/* ---- tokens ---------------------------------------------------------------------- */

bool
token_next_cell(const char *text, uint32_t *at, uint32_t end, Token *token)
{
	bool		bordered = *at == 0;

	token->new_line = false;
	while (*at < end)
	{
		unsigned	size;
		uint32_t	c = text_decode(text, end, *at, &size);

		if (!is_border(c))
			break;
		bordered = true;
		if (c == '\n')
			token->new_line = true;
		*at += size;
	}
	if (*at >= end)
		return false;
	if (*at > 0 && !bordered)
		bordered = is_border((unsigned char) text[*at - 1]);
	if (!read_digits(text, *at, end, token) &&
		!read_label(text, *at, end, bordered, token) && !read_value(text, *at, end, token))
	{
		token->kind = TOKEN_TEXT;
		token->span = span_between(*at, *at);
	}
	*at = span_end(token->span);
	return true;
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

/* ★ alone: the end of a label that was broken before it. */
static bool
is_mark(const char *text, GdSpan span)
{
	unsigned	size;

	return text_decode(text, span_end(span), span.start, &size) == 0x2605 &&
		size == span.length;
}

bool
tokens_are_row(const char *text, GdSpan span)
{
	uint32_t	at = span.start;
	unsigned	labels = 0;
	unsigned	rows = 0;
	unsigned	units = 0;
	unsigned	values = 0;
	unsigned	numbers = 0;
	unsigned	words = 0;
	Token		token;

	while (token_next(text, &at, span_end(span), &token))
	{
		if (token.kind == TOKEN_LABEL && is_unit(&token.match))
			units++;
		else if (token.kind == TOKEN_LABEL)
		{
			labels++;
			rows += is_row_label(&token.match);
		}
		else if (token.kind == TOKEN_TEXT && is_mark(text, token.span))
			labels++;
		else if (token.kind == TOKEN_TEXT && ++words > 2)
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
