/*
 * decimal.c
 *	  Exact decimals as digits.
 */
#include "decimal.h"

#include <inttypes.h>
#include <stdio.h>

char *
decimal_digits(GdDecimal value, char *out)
{
	uint64_t	size = value.mantissa < 0 ? 0 - (uint64_t) value.mantissa : (uint64_t) value.mantissa;
	char		digits[DECIMAL_MAX];
	int			length = snprintf(digits, sizeof(digits), "%0*" PRIu64, value.scale + 1, size);
	int			whole = length - value.scale;

	snprintf(out, DECIMAL_MAX, "%s%.*s%s%s", value.mantissa < 0 ? "-" : "", whole, digits,
			 value.scale > 0 ? "." : "", digits + whole);
	return out;
}
