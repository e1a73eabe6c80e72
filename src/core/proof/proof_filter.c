/*
 * proof_filter.c
 *	  The readings that one sum leaves, exactly.
 *
 * The totals that the members before and behind a line can reach are listed;
 * a reading stays if some total before it, its own amount and some total behind
 * it come to zero.  That is all a single sum can say (generalised arc
 * consistency), at a cost that grows with the number of different totals, not
 * with the number of choices.
 */
#include "proof/proof_search.h"

#include <string.h>

GdStatus
search_prepare_filter(Arena *arena, ProofSearch *search)
{
	uint32_t	most = 0;

	/* only members that still have a choice have lists of totals */
	for (uint32_t i = 0; i < search->nsums; i++)
	{
		uint32_t	open = 0;

		for (uint32_t m = 0; m < search->sums[i].nmembers; m++)
			open += search->lines[search->sums[i].members[m].line].open;
		if (open > most)
			most = open;
	}
	search->totals = arena_alloc(arena, 2 * ((size_t) most + 1) *
								 PROOF_MAX_TOTALS * sizeof(int64_t));
	return search->totals == NULL ? GD_NO_MEMORY : GD_OK;
}

/* Sort a short list, in place: shell sort. */
static void
sort_totals(int64_t *totals, uint32_t count)
{
	for (uint32_t gap = count / 2; gap > 0; gap = gap == 2 ? 1 : gap * 5 / 11)
		for (uint32_t i = gap; i < count; i++)
		{
			int64_t		value = totals[i];
			uint32_t	at = i;

			for (; at >= gap && totals[at - gap] > value; at -= gap)
				totals[at] = totals[at - gap];
			totals[at] = value;
		}
}

static bool
has_total(const int64_t *totals, uint32_t count, int64_t wanted)
{
	uint32_t	low = 0;

	while (low < count)
	{
		uint32_t	middle = low + (count - low) / 2;

		if (totals[middle] == wanted)
			return true;
		if (totals[middle] < wanted)
			low = middle + 1;
		else
			count = middle;
	}
	return false;
}

/*
 * The totals of from with one more member, sorted, each once.  Returns how
 * many, or PROOF_MAX_TOTALS + 1 if there is no room for all.
 */
static uint32_t
extend_totals(const int64_t *from, uint32_t count, const SearchMember *member,
			  uint64_t domain, int64_t *to)
{
	uint32_t	size = 0;

	for (; domain != 0; domain &= domain - 1)
	{
		int64_t		amount = member->amounts[domain_first(domain)];
		uint32_t	kept = 1;

		if (size + count > PROOF_MAX_TOTALS)
			return PROOF_MAX_TOTALS + 1;
		for (uint32_t i = 0; i < count; i++)
			to[size + i] = from[i] + amount;
		size += count;
		sort_totals(to, size);
		for (uint32_t i = 1; i < size; i++)
			if (to[i] != to[kept - 1])
				to[kept++] = to[i];
		size = kept;
	}
	return size;
}

/*
 * What may silence a sum: a member that may be blank, a dash or text; or no
 * part that is certain to be a number.  *which is the only such member.
 */
static uint32_t
count_silent(const ProofSearch *search, const SearchSum *sum, uint32_t *which)
{
	uint32_t	count = 0;
	bool		counting = false;

	for (uint32_t m = 0; m < sum->nmembers; m++)
	{
		const SearchMember *member = &sum->members[m];
		uint64_t	domain = search->lines[member->line].domain;

		if ((member->silent & domain) != 0)
		{
			*which = m;
			count++;
		}
		if ((domain & ~member->counting) == 0)
			counting = true;
	}
	return counting ? count : 2;
}

/* The lists of totals before and behind each open member; false: no room. */
typedef struct Totals
{
	uint32_t	members[64];	/* the open ones */
	uint32_t	count;
	uint32_t	before[65];		/* sizes: of the members before this one, */
	uint32_t	behind[65];		/* of this one and those behind it */
} Totals;

static bool
list_totals(const ProofSearch *search, const SearchSum *sum, Totals *totals)
{
	int64_t    *before = search->totals;
	int64_t    *behind;
	int64_t		fixed = 0;

	totals->count = 0;
	for (uint32_t m = 0; m < sum->nmembers; m++)
	{
		const SearchMember *member = &sum->members[m];
		uint64_t	domain = search->lines[member->line].domain;

		if ((domain & ~member->silent) == 0)
			return false;		/* silent for certain */
		if (domain_single(domain))
			fixed += member->amounts[domain_first(domain)];
		else
			totals->members[totals->count++] = m;
	}
	behind = before + (totals->count + 1) * PROOF_MAX_TOTALS;
	before[0] = fixed;
	behind[totals->count * PROOF_MAX_TOTALS] = 0;
	totals->before[0] = totals->behind[totals->count] = 1;
	for (uint32_t i = 0; i < totals->count; i++)
	{
		uint32_t	j = totals->count - 1 - i;
		const SearchMember *first = &sum->members[totals->members[i]];
		const SearchMember *last = &sum->members[totals->members[j]];

		totals->before[i + 1] =
			extend_totals(before + i * PROOF_MAX_TOTALS, totals->before[i], first,
						  search->lines[first->line].domain & ~first->silent,
						  before + (i + 1) * PROOF_MAX_TOTALS);
		totals->behind[j] =
			extend_totals(behind + (j + 1) * PROOF_MAX_TOTALS,
						  totals->behind[j + 1], last,
						  search->lines[last->line].domain & ~last->silent,
						  behind + j * PROOF_MAX_TOTALS);
		if (totals->before[i + 1] > PROOF_MAX_TOTALS ||
			totals->behind[j] > PROOF_MAX_TOTALS)
			return false;
	}
	return true;
}

/* The readings of the open member i that some choice of the others completes. */
static uint64_t
supported(const ProofSearch *search, const SearchMember *member,
		  const Totals *totals, uint32_t i)
{
	const int64_t *before = search->totals + i * PROOF_MAX_TOTALS;
	const int64_t *behind = search->totals +
		(totals->count + 1 + i + 1) * PROOF_MAX_TOTALS;
	uint64_t	domain = search->lines[member->line].domain & ~member->silent;
	uint64_t	kept = 0;

	for (; domain != 0; domain &= domain - 1)
	{
		uint32_t	reading = domain_first(domain);

		for (uint32_t t = 0; t < totals->before[i]; t++)
			if (has_total(behind, totals->behind[i + 1],
						  -(before[t] + member->amounts[reading])))
			{
				kept |= UINT64_C(1) << reading;
				break;
			}
	}
	return kept;
}

SumFilter
search_filter(ProofSearch *search, SearchSum *sum, bool dry)
{
	Totals		totals;
	uint32_t	silent = 0;
	uint32_t	nsilent = count_silent(search, sum, &silent);
	SumFilter	result = SUM_UNCHANGED;

	/* if two may silence it, each excuses whatever the other says */
	if (nsilent > 1 || sum->nmembers > 64 || !list_totals(search, sum, &totals))
		return SUM_UNCHANGED;
	if (nsilent == 0 &&
		!has_total(search->totals + totals.count * PROOF_MAX_TOTALS,
				   totals.before[totals.count], 0))
		return SUM_IMPOSSIBLE;
	if (dry)
		return SUM_UNCHANGED;

	for (uint32_t i = 0; i < totals.count; i++)
	{
		const SearchMember *member = &sum->members[totals.members[i]];
		uint64_t   *domain = &search->lines[member->line].domain;
		uint64_t	kept;

		if (nsilent == 1 && totals.members[i] != silent)
			continue;
		kept = supported(search, member, &totals, i) | (*domain & member->silent);
		if (kept != *domain)
		{
			*domain = kept;
			result = SUM_FILTERED;
		}
	}
	return result;
}
