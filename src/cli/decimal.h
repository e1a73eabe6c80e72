/*
 * decimal.h
 *	  Exact decimals as digits.
 */
#ifndef GD_DECIMAL_H
#define GD_DECIMAL_H

#include "core/gd.h"

#define DECIMAL_MAX 32

/* -1234.50, in out, which has room for DECIMAL_MAX bytes; returns out. */
extern char *decimal_digits(GdDecimal value, char *out);

#endif
