/*
 * check_meta.c
 *	  The rules meta.*.
 */
#include "check.h"

GdStatus
check_meta(Checking *checking)
{
	(void) checking;
	return GD_OK;
}
