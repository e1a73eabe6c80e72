/*
 * number.c
 *	  What a cell says: a number, a blank, a dash, or something else.
 */
#include "words/number.h"

#include <string.h>

#include "base/fold.h"
#include "base/text.h"
#include "words/forms.h"

#define MOST_DECIMALS	6

/* What the reader returns behind the last character: no character at all. */
#define NOTHING			UINT32_MAX

/* A cell's characters without white space, variants of a sign made one. */
typedef struct Reader
{
	const char *text;
	uint32_t	start;
	uint32_t	at;				/* behind c */
	uint32_t	end;
	uint32_t	c;				/* the current character, or NOTHING */
} Reader;

static bool
is_dash(uint32_t c)
{
	switch (c)
	{
		case '-':
		case 0x2010:			/* hyphens, dashes, bars */
		case 0x2011:
		case 0x2012:
		case 0x2013:
		case 0x2014:
		case 0x2015:
		case 0x2212:			/* minus */
		case 0x2500:			/* ─ */
		case 0x2501:
		case 0xFE58:
		case 0xFE63:
		case 0xFF0D:
			return true;
		default:
			return false;
	}
}

/*
 * The one character that stands for c and its variants.  What folds to a digit
 * without being one (a superscript, ①) stays what it is: it is no part of a
 * number.
 */
static uint32_t
unify(uint32_t c)
{
	if (text_digit(c) >= 0)
		return '0' + (uint32_t) text_digit(c);
	if (text_is_han(c))
		return fold_first(c);
	if (is_dash(c))
		return '-';
	if (c >= 0xFF01 && c <= 0xFF5E)	/* full-width ASCII */
		c -= 0xFEE0;
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 'A';
	switch (c)
	{
		case 0xFE62:
			return '+';
		case '\\':
			return '/';
		case ';':
		case 0x3002:			/* 。 */
		case 0xFF61:
			return ';';
		case 0xFE50:
			return ',';
		case '[':
		case 0x3014:			/* 〔 */
		case 0x3010:			/* 【 */
		case 0xFE59:
			return '(';
		case ']':
		case 0x3015:
		case 0x3011:
		case 0xFE5A:
			return ')';
		default:
			return c;
	}
}

/* A blank cell of a page that was saved as text may hold this. */
static bool
skip_entity(Reader *reader)
{
	static const char entity[] = "&nbsp;";
	const uint32_t length = sizeof(entity) - 1;

	if (reader->end - reader->at < length ||
		memcmp(reader->text + reader->at, entity, length) != 0)
		return false;
	reader->at += length;
	return true;
}

/* The backslash of Markdown before a point, a sign or a bracket (\-18, 12\.5)? */
static bool
is_escape(const Reader *reader, uint32_t c)
{
	return c == '\\' && reader->at + 1 < reader->end &&
		memchr(".-+()", reader->text[reader->at + 1], 5) != NULL;
}

/* A break in a cell: of a line, or a tag for one (source.c leaves this). */
static bool
is_break(uint32_t c)
{
	return c == '\n' || c == '\v';
}

/* How many digits stand side by side at text[at], or before it; at most 4. */
static int
count_digits(const char *text, uint32_t at, uint32_t end, bool before)
{
	int			count = 0;
	unsigned	size;

	while (count < 4 && (before ? at > end : at < end) &&
		   text_digit(before ? text_decode_before(text, at, &size) :
					  text_decode(text, end, at, &size)) >= 0)
	{
		at = before ? at - size : at + size;
		count++;
	}
	return count;
}

/* Does the space before text[at] part thousands (1 234), between digits that it is? */
static bool
parts_thousands(const Reader *reader, uint32_t at)
{
	return count_digits(reader->text, at, reader->end, false) == 3 &&
		count_digits(reader->text, at - 1, reader->start, true) <= 3;
}

/*
 * The next character.  A break between two digits does not make one number of
 * them, nor does the white space that a lost border leaves, or the number of a
 * line before its text (59 7): what is returned then is the break.
 */
static void
advance(Reader *reader)
{
	bool		behind_digit = reader->c >= '0' && reader->c <= '9';
	bool		broken = false;
	unsigned	gap = 0;		/* spaces side by side */
	bool		plain = false;	/* a space, and nothing else */

	while (reader->at < reader->end)
	{
		unsigned	size;
		uint32_t	c = text_decode(reader->text, reader->end, reader->at,
									&size);

		if (c == '&' && skip_entity(reader))
			continue;
		if (is_escape(reader, c))
		{
			reader->at++;
			continue;
		}
		reader->at += size;
		gap = c == ' ' ? gap + 1 : 0;
		plain = plain || c == ' ';
		if (is_break(c) || c == '\t' || gap > 1)
			broken = true;
		if (!text_is_space(c))
		{
			if (plain && behind_digit && text_digit(c) >= 0 &&
				!parts_thousands(reader, reader->at - size))
				broken = true;
			reader->c = broken && behind_digit && text_digit(c) >= 0 ?
				(uint32_t) '\v' : unify(c);
			return;
		}
	}
	reader->c = NOTHING;
}

static bool
is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

/* Does the word stand here?  Passes it if so. */
static bool
take_word(Reader *reader, const char *word)
{
	Reader		saved;
	size_t		at = 0;
	unsigned	first;

	if (text_decode(word, TEXT_MAX_SIZE, 0, &first) != reader->c)
		return false;
	saved = *reader;

	/* no character reads past the zero byte at the end */
	while (word[at] != '\0')
	{
		unsigned	size;

		if (text_decode(word + at, TEXT_MAX_SIZE, 0, &size) != reader->c)
		{
			*reader = saved;
			return false;
		}
		at += size;
		advance(reader);
	}
	return true;
}

/* The canonical unit of the longest word for one that stands here, which is passed; or NULL. */
static const char *
take_unit(Reader *reader)
{
	const Trie *words = forms_unit_words();
	Reader		behind = *reader;
	unsigned	node = 0;
	unsigned	unit = 0;

	while ((node = trie_step(words, node, behind.c)) != 0)
	{
		advance(&behind);
		if (words->nodes[node].value != 0)
		{
			unit = words->nodes[node].value;
			*reader = behind;
		}
	}
	return forms_unit(unit);
}

/*
 * A note in brackets, nested ones included.  7730.28（万元） names the unit in
 * its note.
 */
static bool
take_note(Reader *reader, const char **unit)
{
	int			depth = 0;
	Reader		inside = *reader;
	Reader		behind = *reader;

	if (reader->c != '(')
		return false;
	do
	{
		if (behind.c == NOTHING)
			return false;
		if (behind.c == '(')
			depth++;
		else if (behind.c == ')')
			depth--;
		advance(&behind);
	} while (depth > 0);
	*reader = behind;

	if (*unit == NULL)
	{
		const char *named;

		advance(&inside);
		if (take_word(&inside, "单位"))
			(void) take_word(&inside, ":");
		named = take_unit(&inside);
		if (named != NULL && inside.c == ')')
			*unit = named;
	}
	return true;
}

/*
 * Are the next characters exactly three digits, as behind a thousands
 * separator?
 */
static bool
is_group(Reader reader)
{
	for (int i = 0; i < 3; i++)
	{
		advance(&reader);
		if (!is_digit(reader.c))
			return false;
	}
	advance(&reader);
	return !is_digit(reader.c);
}

/* Append the current digit; false if the number gets too long. */
static bool
take_digit(Reader *reader, GdDecimal *value, int *digits)
{
	if (++*digits > GD_MAX_DIGITS)
		return false;
	value->mantissa = value->mantissa * 10 + (int64_t) (reader->c - '0');
	advance(reader);
	return true;
}

/* The digits before the decimal point, with separators. */
static bool
take_whole(Reader *reader, GdDecimal *value)
{
	int			digits = 0;

	if (!is_digit(reader->c))
		return false;
	for (;;)
	{
		if (is_digit(reader->c))
		{
			/* 007 and 00: a label or glued cells, no number */
			if (digits == 1 && value->mantissa == 0)
				return false;
			if (!take_digit(reader, value, &digits))
				return false;
		}
		else if (reader->c == ',' && is_group(*reader))
		{
			/* 1234,567 and 0,123 are two numbers */
			if (digits > 3 || value->mantissa == 0)
				return false;
			do
			{
				advance(reader);
				for (int i = 0; i < 3; i++)
				{
					if (!take_digit(reader, value, &digits))
						return false;
				}
			} while (reader->c == ',' && is_group(*reader));
			return true;
		}
		else
			return true;
	}
}

/* Is the point behind the number of a line or an item (55. 0), not between digits? */
static bool
ends_ordinal(const Reader *reader)
{
	unsigned	size;
	unsigned	point;
	uint32_t	behind;

	(void) text_decode_before(reader->text, reader->at, &point);
	if (reader->at == reader->end)
		return false;
	behind = text_decode(reader->text, reader->end, reader->at, &size);
	return text_is_space(behind) && !text_has_no_width(behind) &&
		!text_is_space(text_decode_before(reader->text, reader->at - point, &size));
}

static bool
take_decimals(Reader *reader, GdDecimal *value)
{
	int			digits = 0;
	int64_t		whole = value->mantissa;
	int			length = 0;

	if (reader->c != '.')
		return true;
	if (ends_ordinal(reader))
		return false;
	for (; whole > 0; whole /= 10)
		length++;
	advance(reader);
	while (is_digit(reader->c))
	{
		if (digits == MOST_DECIMALS || length == GD_MAX_DIGITS)
			return false;
		length++;
		if (!take_digit(reader, value, &digits))
			return false;
	}
	value->scale = (uint8_t) digits;
	return digits > 0;
}

/* ① to ⑳ behind a number lead to a note below the table. */
static bool
is_footnote_mark(uint32_t c)
{
	return c >= 0x2460 && c <= 0x2473;
}

static bool
take_sign(Reader *reader)
{
	if (is_digit(reader->c))
		return false;
	if (reader->c == '-')
	{
		advance(reader);
		return true;
	}
	if (take_word(reader, "减少") || take_word(reader, "减"))
		return true;
	if (reader->c == '+')
		advance(reader);
	else if (!take_word(reader, "增加"))
		(void) take_word(reader, "增");
	return false;
}

static bool
read_number(Reader reader, CellValue *value)
{
	bool		negative = take_sign(&reader);

	value->value.mantissa = 0;
	value->value.scale = 0;
	value->unit = NULL;
	if (!take_whole(&reader, &value->value) ||
		!take_decimals(&reader, &value->value))
		return false;
	if (negative)
		value->value.mantissa = -value->value.mantissa;

	value->unit = take_unit(&reader);
	while (take_note(&reader, &value->unit))
		;
	while (is_footnote_mark(reader.c))
		advance(&reader);
	while (reader.c == ';' || reader.c == ',')
		advance(&reader);
	return reader.c == NOTHING;
}

/* A run of dashes and slashes, or a word for there being nothing to say. */
static bool
read_dash(Reader reader)
{
	static const char *const words[] = {
		"无", "不适用", "暂无", "不涉及", "N/A"
	};
	bool		found = false;

	if (is_digit(reader.c))
		return false;
	for (size_t i = 0; !found && i < sizeof(words) / sizeof(words[0]); i++)
		found = take_word(&reader, words[i]);
	if (found)
	{
		while (reader.c == ';')
			advance(&reader);
		return reader.c == NOTHING;
	}
	while (reader.c == '-' || reader.c == '/')
	{
		found = true;
		advance(&reader);
	}
	return found && reader.c == NOTHING;
}

/* A cell in the bold or italic of Markdown, without its marks: **12**, __3__, *4*. */
static GdSpan
strip_emphasis(const char *text, GdSpan cell)
{
	cell = text_trim(text, cell);
	while (cell.length > 2 && (text[cell.start] == '*' || text[cell.start] == '_') &&
		   text[span_end(cell) - 1] == text[cell.start])
		cell = text_trim(text, span_between(cell.start + 1, span_end(cell) - 1));
	return cell;
}

/* May a number or a dash begin with c, as unify() leaves it? */
static bool
begins_value(uint32_t c)
{
	if (!SHORT_WAY)
		return true;
	if (c < 0x80)
		return is_digit(c) || c == '-' || c == '+' || c == '/' || c == 'N';
	return c == 0x589E || c == 0x51CF ||	/* 增 减 */
		c == 0x65E0 || c == 0x4E0D || c == 0x6682;	/* 无 不 暂 */
}

/* An entity and the marks of Markdown may stand before a number. */
bool
number_may_begin(uint32_t c)
{
	return begins_value(unify(c)) || c == '&' || c == '*' || c == '_' ||
		text_is_space(c);
}

bool
number_may_end_with(uint32_t c)
{
	c = unify(c);
	return c == ';' || c == ',';
}

bool
number_may_go_on(uint32_t c)
{
	return unify(c) == '(' || c == '&' || is_footnote_mark(c);
}

/* Words, as a look at their first character tells: most cells that are no number. */
static bool
are_words(const char *text, GdSpan cell)
{
	uint32_t	first;
	unsigned	size;

	if (text_at_han(text, cell.start, span_end(cell)) &&
		(first = fold_han(text_han_at(text, cell.start))) != 0)
		return !begins_value(first);
	return cell.length > 0 &&
		!number_may_begin(text_decode(text, span_end(cell), cell.start, &size));
}

/* A cell that may be a number or a dash. */
static void
read_cell(const char *text, GdSpan cell, CellValue *value)
{
	Reader		reader;

	cell = strip_emphasis(text, cell);
	reader = (Reader) {text, cell.start, cell.start, span_end(cell), NOTHING};
	advance(&reader);
	if (begins_value(reader.c) && read_number(reader, value))
	{
		value->kind = GD_NUMBER;
		return;
	}
	value->value.mantissa = 0;
	value->value.scale = 0;
	value->unit = NULL;
	if (reader.c == NOTHING)
		value->kind = GD_BLANK;
	else
		value->kind = begins_value(reader.c) && read_dash(reader) ? GD_DASH : GD_TEXT;
}

void
number_read_any_cell(const char *text, GdSpan cell, CellValue *value)
{
	if (cell.length == 0 || are_words(text, cell))
		*value = (CellValue) {.kind = cell.length > 0 ? GD_TEXT : GD_BLANK};
	else
		read_cell(text, cell, value);
}
