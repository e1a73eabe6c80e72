/*
 * filter_unit.c
 *	  The other design of src/core/proof/proof_filter.c: a sum filters a line only
 *	  once every other line of it has one reading left; all else is search.
 *
 * It cannot tell that a sum of several undecided lines is broken.
 */
#include "proof/proof_search.h"

GdStatus
search_prepare_filter(Arena *arena, ProofSearch *search)
{
	(void) arena;
	(void) search;
	return GD_OK;
}

SumFilter
search_filter(ProofSearch *search, SearchSum *sum, bool dry)
{
	SearchMember *open = NULL;
	int64_t		rest = 0;
	bool		counting = false;
	uint64_t	kept = 0;
	uint64_t   *domain;

	for (uint32_t m = 0; m < sum->nmembers; m++)
	{
		SearchMember *member = &sum->members[m];
		uint64_t	left = search->lines[member->line].domain;

		if (!domain_single(left))
		{
			if (open != NULL)
				return SUM_UNCHANGED;
			open = member;
			continue;
		}
		if ((left & member->silent) != 0)
			return SUM_UNCHANGED;
		rest += member->amounts[domain_first(left)];
		counting = counting || (left & ~member->counting) == 0;
	}
	if (open == NULL)
		return counting && rest != 0 ? SUM_IMPOSSIBLE : SUM_UNCHANGED;
	domain = &search->lines[open->line].domain;
	for (uint64_t left = *domain; left != 0; left &= left - 1)
	{
		uint64_t	bit = left & -left;

		if ((open->silent & bit) != 0 ||
			(!counting && (open->counting & bit) == 0) ||
			rest + open->amounts[domain_first(left)] == 0)
			kept |= bit;
	}
	if (kept == 0)
		return SUM_IMPOSSIBLE;
	if (dry || kept == *domain)
		return SUM_UNCHANGED;
	*domain = kept;
	return SUM_FILTERED;
}
