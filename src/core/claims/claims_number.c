/*
 * claims_number.c
 *	  The numbers of a sentence, with what is around them.
 *
 * A number counts something only if a unit stands behind it.  Where print
 * leaves in doubt which digits belong together, there is none.
 */
#include "claims/claims_number.h"

#include <string.h>

#include "base/text.h"
#include "claims/claims_words.h"
#include "words/number.h"

#define MOST_DECIMALS 6

/* A number below this has room for MOST_DECIMALS decimals and a 亿. */
#define MOST_WHOLE 1000000u

static uint32_t
char_before(const Sentence *sentence, uint32_t at)
{
	unsigned	size;

	return at > 0 ? text_decode_before(sentence->folded, at, &size) : 0;
}

static bool
is_digit_at(const Sentence *sentence, uint32_t at)
{
	return at < sentence->length && text_digit((unsigned char) sentence->folded[at]) >= 0;
}

/* May a number begin here?  Not 第12, 数十, 3-12, a12. */
static bool
may_begin(const Sentence *sentence, uint32_t at)
{
	uint32_t	c = char_before(sentence, at);

	if (c == 0)
		return true;
	if (text_digit(c) >= 0 || text_han_digit(c) >= 0 || text_is_ten(c) ||
		(c < 0x80 && (c >= 'A' || c == '-' || c == '~' || c == '/' || c == '.' || c == '+')))
		return false;
	switch (c)
	{
		case 0x7B2C:			/* 第 */
		case 0x6570:			/* 数 */
		case 0x51E0:			/* 几 */
		case 0x767E:			/* 百 */
		case 0x5343:			/* 千 */
		case 0x6BCF:			/* 每 */
			/* 总数12件, 件数12件; 申请数十件 are dozens */
			return is_digit_at(sentence, at) &&
				(sentence_has_before(sentence, at, "总数") || sentence_has_before(sentence, at, "件数") ||
				 sentence_has_before(sentence, at, "量数") || sentence_has_before(sentence, at, "请数"));
		case 0x81F3:			/* 至 */
		case 0x5230:			/* 到 */
			c = char_before(sentence, at - 3);
			return text_digit(c) < 0 && text_han_digit(c) < 0;
		default:
			break;
	}
	return true;
}

/* Do the digits stand together in print?  *broken: but for a line break. */
static bool
stand_together(const Sentence *sentence, uint32_t from, uint32_t to, bool *broken)
{
	*broken = false;
	for (uint32_t at = from; at < to; at++)
	{
		if (text_goes_on((unsigned char) sentence->folded[at]))
			continue;
		if (at > from && sentence_gap(sentence, at) == SENTENCE_LINE)
			*broken = true;
		else if (at > from && sentence_gap(sentence, at) != SENTENCE_JOINED &&
				 text_digit((unsigned char) sentence->folded[at]) >= 0)
			return false;

		/* a full-width comma divides clauses */
		if (sentence->folded[at] == ',' && sentence->text[sentence->start[at]] != ',')
			return false;
	}
	return true;
}

/* 12.5 */
static uint32_t
read_decimals(const Sentence *sentence, uint32_t at, GdDecimal *value)
{
	uint32_t	next = at + 1;

	if (at >= sentence->length || sentence->folded[at] != '.' ||
		!is_digit_at(sentence, next) || value->mantissa > MOST_WHOLE * 1000)
		return at;
	while (is_digit_at(sentence, next))
	{
		if (value->scale == MOST_DECIMALS)
			return at;
		value->mantissa = value->mantissa * 10 + (sentence->folded[next++] - '0');
		value->scale++;
	}
	return next;
}

/* Words such as 约 before a number belong to it. */
static void
take_about(const Sentence *sentence, SentenceNumber *number)
{
	uint32_t	begin = claim_about(sentence, number->start);

	number->approximate |= begin < number->start;
	number->start = begin;
}

/* 万 and 亿 behind digits. */
static uint32_t
read_myriads(const Sentence *sentence, uint32_t at, SentenceNumber *number)
{
	uint32_t	to = sentence->length;
	unsigned	zeros = sentence_has(sentence, at, to, "万") ? 4 : sentence_has(sentence, at, to, "亿") ? 8 : 0;

	if (zeros == 0 || number->value.mantissa > (int64_t) MOST_WHOLE * 10000)
		return at;
	number->approximate = true;
	while (zeros > 0)
	{
		if (number->value.scale > 0)
			number->value.scale--;
		else
			number->value.mantissa *= 10;
		zeros--;
	}
	return at + 3;
}

static uint32_t
skip_about(const Sentence *sentence, uint32_t at, SentenceNumber *number)
{
	uint32_t	end = claim_odd(sentence, at);

	number->approximate |= end > at;
	return end;
}

/* The number that begins at digits; its end, or digits if there is none. */
static uint32_t
read_number(const Sentence *sentence, uint32_t digits, SentenceNumber *number)
{
	uint32_t	value = 0;
	uint32_t	at = number_read_numeral(sentence->folded, digits, sentence->length, &value);
	bool		arabic = is_digit_at(sentence, digits);
	unsigned	unit;

	if (at == digits)
		return digits;
	memset(number, 0, sizeof(*number));
	number->start = number->digits = digits;
	number->value.mantissa = value;
	if (arabic)
	{
		at = read_decimals(sentence, at, &number->value);
		at = read_myriads(sentence, at, number);
	}
	number->digits_end = at;
	at = skip_about(sentence, at, number);
	unit = claim_unit(sentence->folded, at, sentence->length, &number->end);
	number->unit = (uint8_t) unit;
	if (unit != 0)
	{
		if (sentence_has(sentence, number->end, sentence->length, "次"))
			number->end += 3;
		else if (sentence_has(sentence, number->end, sentence->length, "(次)"))
			number->end += 5;
		number->end = skip_about(sentence, number->end, number);
	}
	else if (at < sentence->length && sentence->folded[at] == '%')
	{
		number->percent = true;
		number->end = at + 1;
	}
	else
		number->end = 0;
	return number->digits_end;
}

void
sentence_numbers_init(SentenceNumbers *numbers)
{
	numbers->count = 0;
	memset(numbers->at, 0, sizeof(numbers->at));
}

void
sentence_numbers(const Sentence *sentence, SentenceNumbers *numbers)
{
	uint32_t	at = 0;

	for (uint32_t i = 0; i < numbers->count; i++)
		numbers->at[numbers->items[i].start] = 0;
	numbers->sentence = sentence;
	numbers->count = numbers->percents = 0;
	while (numbers->count < SENTENCE_MAX_NUMBERS &&
		   (at = sentence_next(sentence, at, sentence->length, CLAIM_MAY_NUMERAL)) < sentence->length)
	{
		SentenceNumber *number = &numbers->items[numbers->count];
		uint32_t	end = read_number(sentence, at, number);

		if (end == at)
		{
			at++;
			continue;
		}
		if (number->end != 0 && may_begin(sentence, at) &&
			stand_together(sentence, at, end, &number->broken))
		{
			take_about(sentence, number);
			numbers->percents += number->percent;
			numbers->at[number->start] = (uint16_t) ++numbers->count;
		}
		at = end;
	}
}
