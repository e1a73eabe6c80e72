/*
 * check_structure.c
 *	  The rules structure.*.
 */
#include "check.h"

GdStatus
check_structure(Checking *checking)
{
	(void) checking;
	return GD_OK;
}
