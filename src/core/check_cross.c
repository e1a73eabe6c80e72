/*
 * check_cross.c
 *	  The rules cross.*: two reports of one issuer.
 */
#include "check.h"

GdStatus
check_cross(Checking *checking, const Checking *previous)
{
	(void) checking;
	(void) previous;
	return GD_OK;
}
