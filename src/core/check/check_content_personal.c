/*
 * check_content_personal.c
 *	  content.personal-data: numbers that belong to a person.
 *
 * A resident identity number has a province, a date of birth and a checksum; a
 * bank card number a bank and a checksum.  Numbers of cases and projects are
 * made of a region, a date and a count, and one in eleven would pass: what is
 * named such a number, and what was "born" when reports were written already, is
 * taken only where the text says that it is an identity number.  Tables and
 * rows of figures are not looked at.
 */
#include "check/check_content.h"

#include "base/array.h"
#include "base/fold.h"
#include "base/match.h"
#include "base/scan.h"
#include "base/text.h"

#define LEAST_DIGITS	16
#define MOST_DIGITS		19
#define IDENTITY_DIGITS 18

/* Bytes before a number in which the text says what it is. */
#define MOST_LABEL 60

/* The first year in which reports were written. */
#define FIRST_REPORTS 2008

/* Candidates are compared with tables; more of them in one text are no prose. */
#define MOST_CANDIDATES 256

/* Digits that a message shows of a number at either end. */
#define SHOWN_FIRST 4
#define SHOWN_LAST	2

typedef struct Number
{
	GdSpan		span;
	unsigned	count;
	unsigned	digits[MOST_DIGITS];	/* 10 stands for X at the end */
} Number;

/* ---- what the text says of a number ------------------------------------------- */

static const char *const identity_labels[] = {"身份证", "身份号码", "公民身份", "居民身份"};
static const char *const card_labels[] = {"银行卡", "卡号", "储蓄卡", "借记卡", "信用卡"};
static const char *const other_labels[] = {
	"编号", "代码", "编码", "单号", "案号", "文号", "流水", "项目", "信用", "查询码", "受理号",
	"批号", "字号", "号牌", "序列", "合同", "批准", "许可", "登记", "序号", "http", "www"
};

static bool
is_labelled(const char *text, uint32_t start, uint32_t at, const char *const *labels,
			size_t nlabels)
{
	GdSpan		found;

	if (at - start > MOST_LABEL)
		start = at - MOST_LABEL;
	while (start < at && ((unsigned char) text[start] & 0xC0) == 0x80)
		start++;
	return match_find_any(text, start, at, labels, nlabels, NULL, &found);
}

/* ---- resident identity numbers ------------------------------------------------- */

static unsigned
value(const Number *number, unsigned from, unsigned to)
{
	unsigned	result = 0;

	for (unsigned i = from; i < to; i++)
		result = result * 10 + number->digits[i];
	return result;
}

static bool
is_province(unsigned code)
{
	static const unsigned char last[] = {0, 5, 3, 7, 6, 4, 5, 1, 3};	/* 11-15, 21-23, ... */
	unsigned	area = code / 10;

	if (area == 5)
		return code <= 54;
	return area >= 1 && area < LENGTH_OF(last) && code % 10 >= 1 && code % 10 <= last[area];
}

static bool
is_birth(const Number *number)
{
	static const unsigned char days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	unsigned	year = value(number, 6, 10);
	unsigned	month = value(number, 10, 12);
	unsigned	day = value(number, 12, 14);

	return year >= 1900 && year <= 2099 && month >= 1 && month <= 12 && day >= 1 &&
		day <= days[month - 1];
}

/* ISO 7064, MOD 11-2 */
static bool
has_identity_checksum(const Number *number)
{
	unsigned	sum = 0;

	for (unsigned i = 0; i < IDENTITY_DIGITS; i++)
		sum = (sum * 2 + number->digits[i]) % 11;
	return sum == 1;
}

/* The check digit of a unified social credit code (GB 32100) that has no letters. */
static bool
is_credit_code(const Number *number)
{
	unsigned	weight = 1;
	unsigned	sum = 0;

	for (unsigned i = 0; i < IDENTITY_DIGITS; i++)
	{
		sum += number->digits[i] * weight;
		weight = weight * 3 % 31;
	}
	return sum % 31 == 0;
}

static bool
is_identity(const char *text, uint32_t start, const Number *number)
{
	if (number->count != IDENTITY_DIGITS || !is_province(value(number, 0, 2)) ||
		!is_birth(number) || !has_identity_checksum(number))
		return false;
	if (is_labelled(text, start, number->span.start, identity_labels,
					LENGTH_OF(identity_labels)))
		return true;
	return value(number, 6, 10) < FIRST_REPORTS && !is_credit_code(number) &&
		!is_labelled(text, start, number->span.start, other_labels, LENGTH_OF(other_labels));
}

/* ---- bank cards -------------------------------------------------------------------- */

/* ISO/IEC 7812, Luhn */
static bool
has_card_checksum(const Number *number)
{
	unsigned	sum = 0;

	for (unsigned i = 0; i < number->count; i++)
	{
		unsigned	digit = number->digits[number->count - 1 - i];

		if (i % 2 == 1)
			digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
		sum += digit;
	}
	return sum % 10 == 0;
}

/*
 * Cards of UnionPay begin with 62 (ICBC's older ones with 9558).  19 digits that
 * do are a card; fewer may be something else, and the text must name it.
 */
static bool
is_card(const char *text, uint32_t start, const Number *number)
{
	uint32_t	at = number->span.start;

	if ((value(number, 0, 2) != 62 && value(number, 0, 4) != 9558) ||
		number->digits[number->count - 1] > 9 || !has_card_checksum(number))
		return false;
	return is_labelled(text, start, at, card_labels, LENGTH_OF(card_labels)) ||
		(number->count == MOST_DIGITS &&
		 !is_labelled(text, start, at, other_labels, LENGTH_OF(other_labels)));
}

/* ---- reading ----------------------------------------------------------------------- */

/* Does something stand here that makes digits a part of more? */
static bool
is_joined(uint32_t c)
{
	return text_digit(c) >= 0 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		c == '_' || c == '/' || c == '-' || c == '.' || c == '=' || c == '&' || c == '%' ||
		c == '@' || c == '*' || c == '?';
}

/* The digits that begin at at; false if they are no number of interest. */
static bool
read_number(const char *text, uint32_t at, uint32_t end, Number *number)
{
	unsigned	count = 0;
	unsigned	size;
	uint32_t	start = at;

	for (; at < end; at += size)
	{
		uint32_t	c = text_decode(text, end, at, &size);
		int			digit = text_digit(c);

		if (digit < 0 && count == IDENTITY_DIGITS - 1 && (c == 'X' || c == 'x'))
			digit = 10;
		if (digit < 0)
		{
			if (is_joined(c) && c != '.' && c != '-')
				count = 0;
			break;
		}
		if (count < MOST_DIGITS)
			number->digits[count] = (unsigned) digit;
		count++;
	}
	number->span = span_between(start, at);
	number->count = count;
	return count >= LEAST_DIGITS && count <= MOST_DIGITS;
}

/* Is a place inside a cell of some table? */
static bool
is_in_table(const Reading *reading, uint32_t at)
{
	const Grids *grids = &reading->grids;
	uint32_t	index = grids_find(grids, at);

	return index < grids->count && grids->items[index].place.start <= at;
}

/* 1101**************34 */
static GdStatus
mask(Checking *checking, const Number *number, GdStr *masked)
{
	char	   *out = arena_alloc(checking->arena, number->count);

	if (out == NULL)
		return GD_NO_MEMORY;
	for (unsigned i = 0; i < number->count; i++)
	{
		if (i >= SHOWN_FIRST && i < number->count - SHOWN_LAST)
			out[i] = '*';
		else
			out[i] = number->digits[i] == 10 ? 'X' : (char) ('0' + number->digits[i]);
	}
	masked->data = out;
	masked->length = number->count;
	return GD_OK;
}

static GdStatus
judge(Checking *checking, uint32_t start, const Number *number, uint32_t *found)
{
	const char *text = checking->reading->source.text;
	Broken		broken = check_broken(RULE_CONTENT_PERSONAL_DATA);

	if (is_identity(text, start, number))
		broken.subject.data = "resident-id";
	else if (is_card(text, start, number))
		broken.subject.data = "bank-card";
	else
		return GD_OK;
	++*found;
	broken.subject.length = broken.subject.data[0] == 'r' ? 11 : 9;
	broken.place = source_place(&checking->reading->source, number->span);
	TRY(mask(checking, number, &broken.actual));
	return check_add(checking, RULE_CONTENT_PERSONAL_DATA, &broken);
}

/* The numbers of one line of prose. */
static GdStatus
check_line(Checking *checking, const Line *line, uint32_t *candidates, uint32_t *found)
{
	const char *text = checking->reading->source.text;
	uint32_t	start = line->start;
	uint32_t	end = line_end(line);
	uint32_t	at = scan_digit(text, start, end);
	unsigned	size;

	for (; at < end && *found < CONTENT_MOST; at = scan_digit(text, at + size, end))
	{
		Number		number;
		uint32_t	before;

		size = text_skip_few_digits(text, at, end, LEAST_DIGITS) - at;
		if (size > 0)
			continue;
		before = at > start ? text_decode_before(text + start, at - start, &size) : 0;
		if (read_number(text, at, end, &number) && !is_joined(before) &&
			++*candidates <= MOST_CANDIDATES && !is_in_table(checking->reading, at))
			TRY(judge(checking, start, &number, found));
		size = number.span.length;
	}
	return GD_OK;
}

GdStatus
check_personal(Checking *checking)
{
	const Reading *reading = checking->reading;
	uint32_t	polled = reading->whole.start;
	uint32_t	candidates = 0;
	uint32_t	found = 0;

	for (uint32_t i = reading->copies.first_line;
		 i < reading->copies.end_line && found < CONTENT_MOST; i++)
	{
		const Line *line = &reading->lines.items[i];

		TRY(content_poll(checking, &polled, line->start));
		if (content_is_prose(line))
			TRY(check_line(checking, line, &candidates, &found));
	}
	return GD_OK;
}
