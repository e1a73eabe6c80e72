/*
 * readings_atoms.c
 *	  A printed row taken apart into digits, points, signs and whole cells.
 */
#include "proof/readings_atoms.h"

#include <string.h>

#include "base/text.h"

/*
 * The atoms of one token, appended.  FIT_NO: it is not made of digits alone;
 * FIT_NEVER: too many.
 */
static Fit
split_digits(const RowPrint *print, uint32_t token, Atoms *row)
{
	const char *text = print->text;
	GdSpan		span = print->tokens[token];
	uint32_t	at = span.start;
	uint32_t	end = span_end(span);

	while (at < end)
	{
		unsigned	size;
		uint32_t	c = text_decode(text, end, at, &size);
		int			digit = text_digit(c);
		Atom	   *atom = &row->items[row->count];

		if (digit < 0 && c != '.' && c != '-')
		{
			if (!text_is_space(c))
				return FIT_NO;
			at += size;
			continue;
		}
		if (row->count == READINGS_MAX_DIGITS)
			return FIT_NEVER;
		memset(atom, 0, sizeof(*atom));
		atom->kind = digit >= 0 ? ATOM_DIGIT : c == '.' ? ATOM_POINT : ATOM_SIGN;
		atom->digit = digit >= 0 ? (uint8_t) digit : 0;
		atom->token = token;
		atom->place = span_between(at, at + size);
		row->count++;
		at += size;
	}
	return FIT_YES;
}

static Fit
split_token(const RowPrint *print, uint32_t token, Atoms *row)
{
	GdSpan		span = print->tokens[token];
	uint32_t	first = row->count;
	CellValue	value;
	Atom	   *atom;
	Fit			fit;

	/*
	 * A cell of figures is short: a token of more bytes than all the row's
	 * characters could have is not even looked at.
	 */
	if (span.length > READINGS_MAX_DIGITS * 4 || first == READINGS_MAX_DIGITS)
		return FIT_NEVER;
	number_read_cell(print->text, span, &value);
	if (value.kind != GD_BLANK && value.kind != GD_DASH)
	{
		fit = split_digits(print, token, row);
		if (fit != FIT_NO)
			return fit;
		row->count = first;
		if (value.kind != GD_NUMBER)
			return FIT_NO;
	}
	atom = &row->items[row->count++];
	memset(atom, 0, sizeof(*atom));
	atom->kind = ATOM_CELL;
	atom->token = token;
	atom->place = span;
	atom->cell = value;
	return FIT_YES;
}

Fit
atoms_split(const RowPrint *print, Atoms *row)
{
	row->count = 0;
	for (uint32_t i = 0; i < print->ntokens; i++)
	{
		Fit			fit = split_token(print, i, row);

		if (fit != FIT_YES)
			return fit;
	}
	row->plain = true;
	row->scale = 0;
	row->first_cell = row->count;
	row->upto[0] = 0;
	for (uint32_t i = 0; i < row->count; i++)
		row->upto[i + 1] = row->upto[i] * 10 + row->items[i].digit;
	for (uint32_t i = row->count; i-- > 0;)
	{
		const Atom *atom = &row->items[i];

		if (atom->kind == ATOM_POINT ||
			(atom->kind == ATOM_CELL && atom->cell.kind == GD_NUMBER &&
			 atom->cell.value.scale > 0))
			row->scale = ATOMS_DECIMALS;
		if (atom->kind == ATOM_POINT || atom->kind == ATOM_SIGN)
			row->plain = false;
		if (atom->kind == ATOM_CELL)
			row->first_cell = i;
	}
	row->digits = row->plain && row->first_cell == row->count;
	return FIT_YES;
}

const uint64_t atoms_powers[GD_MAX_DIGITS + 1] = {
	1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000,
	UINT64_C(10000000000), UINT64_C(100000000000), UINT64_C(1000000000000),
	UINT64_C(10000000000000), UINT64_C(100000000000000), UINT64_C(1000000000000000),
	UINT64_C(10000000000000000), UINT64_C(100000000000000000),
	UINT64_C(1000000000000000000)
};

Fit
atoms_read_number(const Atoms *row, uint32_t start, uint32_t end,
				  GdDecimal *value)
{
	uint32_t	at = start;
	uint32_t	first;
	uint32_t	digits = 0;
	bool		point = false;
	bool		negative = row->items[start].kind == ATOM_SIGN;

	if (SHORT_WAY && row->plain)
		return atoms_read_digits(row, start, end, value);
	if (negative)
		at++;
	first = at;
	value->mantissa = 0;
	value->scale = 0;
	for (; at < end; at++)
	{
		const Atom *atom = &row->items[at];

		if (atom->kind == ATOM_SIGN)
			return FIT_NEVER;	/* a sign stands first */
		if (atom->kind == ATOM_POINT)
		{
			if (point || at == first || at + 1 == end)
				return point ? FIT_NEVER : FIT_NO;
			point = true;
			continue;
		}
		if (++digits > GD_MAX_DIGITS)
			return FIT_NEVER;
		value->mantissa = value->mantissa * 10 + atom->digit;
		value->scale += point;
	}
	if (value->scale > ATOMS_DECIMALS)
		return FIT_NEVER;
	if (digits == 0)
		return FIT_NO;
	if (row->items[first].digit == 0 && digits > 1 &&
		row->items[first + 1].kind != ATOM_POINT)
		return FIT_NO;			/* a leading zero */
	if (negative)
		value->mantissa = -value->mantissa;
	return FIT_YES;
}
