/*
 * claims.h
 *	  Stage 10: the numbers of the narrative that speak of a fact.
 *
 * A claim is a number in a sentence whose words name a cell of the form, or a
 * sum of cells that data/claims.tsv gives a code of its own
 * (disputes.lawsuits.total).  Numbers whose noun is another (意见75条) are none,
 * nor are those of another year, level or body.
 */
#ifndef GD_CLAIMS_H
#define GD_CLAIMS_H

#include "report.h"

typedef struct Claims
{
	GdClaim    *items;
	uint32_t	count;
	uint32_t	capacity;
} Claims;

extern GdStatus claims_read(Arena *arena, const Reading *reading,
							const GdReport *report, Claims *claims);

#endif
