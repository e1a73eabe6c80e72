/*
 * check_content.c
 *	  The rules content.*.
 */
#include "check.h"

GdStatus
check_content(Checking *checking)
{
	(void) checking;
	return GD_OK;
}
