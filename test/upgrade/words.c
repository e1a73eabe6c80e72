/*
 * words.c
 *	  What the library of an invented version 1.1 has that 1.0 has not; see
 *	  test/t/upgrade.sh.
 */
#include "pgcompat.h"

PG_FUNCTION_INFO_V1(gd_words);

Datum
gd_words(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(VARSIZE_ANY_EXHDR(PG_GETARG_TEXT_PP(0)));
}
