/*
 * claims_ratio.c
 *	  The percentages of a sentence, and the numbers of which they are shares.
 */
#include "claims/claims_ratio.h"

#include <string.h>

#include "claims/claims_words.h"

/* Can a quotient be asked of it? */
static bool
is_exact(const SentenceNumber *number)
{
	return !number->percent && !number->approximate && !number->broken &&
		number->value.scale == 0;
}

/*
 * The numbers that a share may be a share of: all of its unit before it, one of
 * which is the total before 其中.
 */
static bool
find_bases(const SentenceNumbers *numbers, const SentenceNumber *number,
		   const uint32_t listed[2], ClaimRatio *ratio)
{
	unsigned	totals = 0;

	if (number->start < listed[0] || number->start > listed[1])
		return false;
	for (const SentenceNumber *other = numbers->items; other < number; other++)
	{
		if (other->percent || other->unit != number->unit)
			continue;
		if (!is_exact(other) || ratio->nbases == CLAIM_MAX_BASES)
			return false;
		totals += other->start < listed[0];
		ratio->bases[ratio->nbases++] = other->value.mantissa;
	}
	return totals == 1;
}

/* The base that the wording itself names, if it does; false: it is none. */
static bool
add_base(const SentenceNumber *settled, const ClaimMatch *match, ClaimRatio *ratio)
{
	const SentenceNumber *base = NULL;

	if (ratio->kind == CLAIM_SETTLED)
		base = settled;
	else if (match->nnumbers > 1)
		base = match->numbers[ratio->kind == CLAIM_RATE ? 0 : 1];
	else
		return true;
	if (base == NULL || !is_exact(base) || base->unit != match->numbers[0]->unit ||
		(ratio->kind == CLAIM_SETTLED && base >= match->numbers[0]))
		return false;
	if (ratio->kind == CLAIM_RATE)
	{
		if (!is_exact(match->numbers[1]) || match->numbers[1]->unit != base->unit)
			return false;
		ratio->number = match->numbers[1]->value.mantissa;
	}
	ratio->bases[ratio->nbases++] = base->value.mantissa;
	return true;
}

GdStatus
claims_read_ratios(Arena *arena, const Source *source,
				   const SentenceNumbers *numbers, const SentenceNumber *settled,
				   Claims *claims)
{
	uint32_t	listed[2] = {0, 0};

	if (numbers->percents == 0)
		return GD_OK;
	claim_listed(numbers->sentence, listed);
	for (uint32_t i = 0; i < numbers->count; i++)
	{
		const SentenceNumber *number = &numbers->items[i];
		ClaimRatio	ratio;
		ClaimMatch	match;

		if (!is_exact(number) || !claim_match_ratio(numbers, number->start, &match) ||
			match.percent->approximate || match.percent->broken)
			continue;
		memset(&ratio, 0, sizeof(ratio));
		ratio.kind = (ClaimRatioKind) match.value;
		ratio.percent = match.percent->value;
		ratio.number = number->value.mantissa;
		ratio.place = source_place(source,
								   sentence_place(numbers->sentence, match.percent->digits,
												  match.percent->end));
		if (!add_base(settled, &match, &ratio))
			continue;
		if (ratio.nbases == 0)
		{
			if (!find_bases(numbers, number, listed, &ratio))
				continue;
			ratio.open = true;
		}
		TRY(arena_grow(arena, (void **) &claims->ratios, &claims->ratios_capacity,
					   claims->nratios, sizeof(ClaimRatio)));
		claims->ratios[claims->nratios++] = ratio;
	}
	return GD_OK;
}
