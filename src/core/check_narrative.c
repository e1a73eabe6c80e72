/*
 * check_narrative.c
 *	  The rules narrative.*.
 */
#include "check.h"

GdStatus
check_narrative(Checking *checking)
{
	(void) checking;
	return GD_OK;
}
