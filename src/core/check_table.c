/*
 * check_table.c
 *	  The rules table.*.
 */
#include "check.h"

GdStatus
check_table(Checking *checking)
{
	(void) checking;
	return GD_OK;
}
