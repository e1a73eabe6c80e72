/*
 * fields.c
 *	  Attribute values: from the core's types to the server's.
 */
#include "fields.h"

#include "catalog/pg_type.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/numeric.h"

/*
 * Exact: the decimal point moves, nothing is rounded.
 *
 * Not by int64_div_fast_to_numeric(): what it makes of four decimals shows none of
 * them in servers before 14.7 and 15.2, where 82.9499 is printed, dumped and cast
 * as 82.
 */
Datum
decimal_datum(GdDecimal value)
{
	uint64		size = value.mantissa < 0 ? 0 - (uint64) value.mantissa : (uint64) value.mantissa;
	char		digits[32];
	char		printed[40];
	int			whole;

	if (value.scale == 0)
		return NumericGetDatum(int64_to_numeric(value.mantissa));
	whole = snprintf(digits, sizeof(digits), "%0*llu", value.scale + 1,
					 (unsigned long long) size) - value.scale;
	snprintf(printed, sizeof(printed), "%s%.*s.%s", value.mantissa < 0 ? "-" : "",
			 whole, digits, digits + whole);
	return DirectFunctionCall3(numeric_in, CStringGetDatum(printed),
							   ObjectIdGetDatum(InvalidOid), Int32GetDatum(-1));
}

/* Nearly all figures are small, most are 0: each of those is made once. */
Datum
shared_decimal(GdInput *input, GdDecimal value)
{
	Datum	   *number;
	MemoryContext old;

	if (value.scale != 0 || value.mantissa < 0 || value.mantissa >= (int64) lengthof(input->small_numbers))
		return decimal_datum(value);
	number = &input->small_numbers[value.mantissa];
	if (*number == (Datum) 0)
	{
		old = MemoryContextSwitchTo(input->context);
		*number = decimal_datum(value);
		MemoryContextSwitchTo(old);
	}
	return *number;
}

Datum
date_datum(GdDate date)
{
	return DateADTGetDatum(date2j(date.year, date.month, date.day) -
						   POSTGRES_EPOCH_JDATE);
}

void
field_int_or_null(Fields *out, const char *name, int32 value, bool isnull)
{
	out->put(out, name, INT4OID, Int32GetDatum(value), isnull);
}

void
field_int(Fields *out, const char *name, int32 value)
{
	field_int_or_null(out, name, value, false);
}

void
field_name(Fields *out, const char *name, const char *value)
{
	GdStr		str = {value, value != NULL ? strlen(value) : 0};

	out->put_str(out, name, str);
}

void
field_date(Fields *out, const char *name, GdDate value)
{
	bool		isnull = value.year == 0;

	out->put(out, name, DATEOID, isnull ? (Datum) 0 : date_datum(value), isnull);
}

void
field_place(Fields *out, GdSpan place)
{
	bool		isnull = place.start == GD_NOWHERE;
	int32		start = 0;
	int32		end = 0;

	if (!isnull)
	{
		start = input_position(out->input, place.start);
		end = input_position(out->input, place.start + place.length);
	}
	field_int_or_null(out, "start_at", start, isnull);
	field_int_or_null(out, "length", end - start, isnull);
}
