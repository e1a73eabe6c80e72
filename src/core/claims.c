/*
 * claims.c
 *	  Stage 10: the numbers of the narrative that speak of a fact.
 */
#include "claims.h"

GdStatus
claims_read(Arena *arena, const Reading *reading, const GdReport *report,
			Claims *claims)
{
	(void) arena;
	(void) reading;
	(void) report;
	(void) claims;
	return GD_OK;
}
