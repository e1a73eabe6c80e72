/*
 * claims_ratio.h
 *	  The percentages of a sentence, and the numbers of which they are shares.
 */
#ifndef GD_CLAIMS_RATIO_H
#define GD_CLAIMS_RATIO_H

#include "claims/claims.h"
#include "claims/claims_number.h"
#include "source/source.h"

/*
 * Adds the ratios of a sentence to those of claims.  settled: the only number of
 * settled requests in it, or NULL.
 */
extern GdStatus claims_read_ratios(Arena *arena, const Source *source,
								   const SentenceNumbers *numbers,
								   const SentenceNumber *settled, Claims *claims);

#endif
