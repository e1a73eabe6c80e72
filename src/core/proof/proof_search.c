/*
 * proof_search.c
 *	  The readings that all sums together leave.
 *
 * First each sum filters the readings of its lines until nothing changes.  What
 * is left is searched: a reading that no solution witnessed yet is chosen, and
 * the rest of its component completed or shown to be impossible.  That answers
 * for every reading with at most one search each, however many solutions there
 * are.
 */
#include "proof/proof_search.h"

#include <string.h>

/* Nodes between two polls: as much work as reading GD_POLL_BYTES. */
#define POLL_NODES		256

/* ---- components ------------------------------------------------------------ */

static uint32_t
component_root(const ProofSearch *search, uint32_t line)
{
	while (search->lines[line].component != line)
		line = search->lines[line].component;
	return line;
}

/* Connect the open lines of each sum that can hold. */
static void
find_components(ProofSearch *search)
{
	for (uint32_t i = 0; i < search->nlines; i++)
		search->lines[i].component = i;
	for (uint32_t i = 0; i < search->nsums; i++)
	{
		const SearchSum *sum = &search->sums[i];
		uint32_t	first = UINT32_MAX;

		for (uint32_t m = 0; m < sum->nmembers && !sum->broken; m++)
		{
			uint32_t	line = sum->members[m].line;

			if (!search->lines[line].open)
				continue;
			line = component_root(search, line);
			if (first == UINT32_MAX)
				first = line;
			else
				search->lines[line].component = first;
		}
	}
	for (uint32_t i = 0; i < search->nlines; i++)
		search->lines[i].component = component_root(search, i);
}

static void
fail_component(ProofSearch *search, uint32_t root)
{
	for (uint32_t i = 0; i < search->nlines; i++)
		if (search->lines[i].component == root)
		{
			search->lines[i].failed = true;
			search->lines[i].domain = search->lines[i].all;
		}
}

/* Do the readings of a member that are left add different amounts? */
bool
search_differs(const ProofSearch *search, const SearchMember *member)
{
	uint64_t	domain = search->lines[member->line].domain;
	uint64_t	silent = domain & member->silent;
	uint32_t	first;

	if (domain_single(domain))
		return false;
	first = domain_first(domain);
	if (silent != 0)
		return silent != domain;
	for (; domain != 0; domain &= domain - 1)
		if (member->amounts[domain_first(domain)] != member->amounts[first])
			return true;
	return false;
}

/*
 * A line whose readings differ where a sum is broken cannot be told: none of
 * them satisfies all sums.
 */
static void
fail_broken(ProofSearch *search)
{
	for (uint32_t i = 0; i < search->nsums; i++)
	{
		const SearchSum *sum = &search->sums[i];

		for (uint32_t m = 0; m < sum->nmembers && sum->broken; m++)
			if (search_differs(search, &sum->members[m]))
				fail_component(search,
							   search->lines[sum->members[m].line].component);
	}
}

/* ---- filtering ------------------------------------------------------------- */

/* The component of a sum, or UINT32_MAX if it has no open line. */
static uint32_t
sum_component(const ProofSearch *search, const SearchSum *sum)
{
	for (uint32_t m = 0; m < sum->nmembers; m++)
	{
		const SearchLine *line = &search->lines[sum->members[m].line];

		if (line->open)
			return line->component;
	}
	return UINT32_MAX;
}

/* Every pass but the last takes a reading out, so the passes are bounded. */
static GdStatus
filter_all(Arena *arena, ProofSearch *search)
{
	bool		changed = true;

	while (changed)
	{
		changed = false;
		TRY(arena_poll(arena));
		for (uint32_t i = 0; i < search->nsums; i++)
		{
			SearchSum  *sum = &search->sums[i];
			uint32_t	root = sum_component(search, sum);
			SumFilter	filter;

			if (sum->broken || root == UINT32_MAX || search->lines[root].failed)
				continue;
			filter = search_filter(search, sum, false);
			if (filter == SUM_IMPOSSIBLE)
				fail_component(search, root);
			else if (filter == SUM_FILTERED)
				changed = true;
		}
	}
	return GD_OK;
}

static void
find_bounds(ProofSearch *search)
{
	for (uint32_t i = 0; i < search->nsums; i++)
		for (uint32_t m = 0; m < search->sums[i].nmembers; m++)
		{
			SearchMember *member = &search->sums[i].members[m];
			uint64_t	domain = search->lines[member->line].domain &
				~member->silent;

			member->least = INT64_MAX;
			member->most = INT64_MIN;
			for (; domain != 0; domain &= domain - 1)
			{
				int64_t		amount = member->amounts[domain_first(domain)];

				if (amount < member->least)
					member->least = amount;
				if (amount > member->most)
					member->most = amount;
			}
		}
}

/* ---- search ---------------------------------------------------------------- */

/* Can the sum hold, given what was chosen so far?  Exact once all is chosen. */
static bool
sum_possible(const ProofSearch *search, const SearchSum *sum)
{
	int64_t		least = 0;
	int64_t		most = 0;
	bool		counting = false;

	for (uint32_t m = 0; m < sum->nmembers; m++)
	{
		const SearchMember *member = &sum->members[m];
		const SearchLine *line = &search->lines[member->line];

		if (line->chosen >= 0)
		{
			if ((member->silent >> line->chosen & 1) != 0)
				return true;
			least += member->amounts[line->chosen];
			most += member->amounts[line->chosen];
			counting = counting || (member->counting >> line->chosen & 1) != 0;
			continue;
		}
		if ((member->silent & line->domain) != 0)
			return true;
		least += member->least;
		most += member->most;
		counting = counting || (line->domain & ~member->counting) == 0;
	}
	return !counting || (least <= 0 && most >= 0);
}

static bool
choice_fits(const ProofSearch *search, uint32_t line)
{
	for (uint32_t i = 0; i < search->nsums; i++)
	{
		const SearchSum *sum = &search->sums[i];

		for (uint32_t m = 0; m < sum->nmembers && !sum->broken; m++)
			if (sum->members[m].line == line)
			{
				if (!sum_possible(search, sum))
					return false;
				break;
			}
	}
	return true;
}

typedef enum Outcome
{
	SOLUTION,
	NO_SOLUTION,
	NO_ANSWER					/* the limit was reached */
} Outcome;

/* Choose the line's next reading that fits; false, and unchosen, if none. */
static bool
choose_next(ProofSearch *search, uint32_t index)
{
	SearchLine *line = &search->lines[index];

	while (++line->chosen < READINGS_MAX)
	{
		if ((line->domain >> line->chosen) == 0)
			break;
		if ((line->domain >> line->chosen & 1) != 0 && choice_fits(search, index))
			return true;
	}
	line->chosen = -1;
	return false;
}

/*
 * Complete the choice of lines order[0], which is made, by the others; the
 * choices stay in place if there is a solution.
 */
static GdStatus
complete(Arena *arena, ProofSearch *search, const uint32_t *order,
		 uint32_t count, Outcome *outcome)
{
	uint32_t	depth = 1;

	*outcome = NO_SOLUTION;
	if (!choice_fits(search, order[0]))
		return GD_OK;
	while (depth < count)
	{
		if (search->nodes == PROOF_MAX_NODES)
		{
			*outcome = NO_ANSWER;
			return GD_OK;
		}
		if (++search->nodes % POLL_NODES == 0)
			TRY(arena_poll(arena));
		if (choose_next(search, order[depth]))
			depth++;
		else if (--depth == 0)
			return GD_OK;
	}
	*outcome = SOLUTION;
	return GD_OK;
}

/* The component's lines, those with the fewest readings first. */
static uint32_t
order_lines(const ProofSearch *search, uint32_t root, uint32_t *order)
{
	uint32_t	count = 0;

	for (uint32_t i = 0; i < search->nlines; i++)
	{
		const SearchLine *line = &search->lines[i];
		uint32_t	at = count;
		uint32_t	size = 0;

		if (!line->open || line->component != root)
			continue;
		for (uint64_t domain = line->domain; domain != 0; domain &= domain - 1)
			size++;
		for (; at > 0; at--)
		{
			uint32_t	other = 0;

			for (uint64_t domain = search->lines[order[at - 1]].domain;
				 domain != 0; domain &= domain - 1)
				other++;
			if (other <= size)
				break;
			order[at] = order[at - 1];
		}
		order[at] = i;
		count++;
	}
	return count;
}

/*
 * Search a solution with this reading of line order[first].  Its readings are
 * witnessed; a reading without one is taken out.
 */
static GdStatus
try_reading(Arena *arena, ProofSearch *search, uint32_t *order, uint32_t count,
			uint32_t first, uint32_t reading, Outcome *outcome)
{
	SearchLine *line = &search->lines[order[first]];
	uint32_t	swap = order[first];

	/* the line goes first, the others keep their order */
	for (uint32_t i = first; i > 0; i--)
		order[i] = order[i - 1];
	order[0] = swap;
	for (uint32_t i = 0; i < count; i++)
		search->lines[order[i]].chosen = -1;
	line->chosen = (int) reading;
	TRY(complete(arena, search, order, count, outcome));
	if (*outcome == SOLUTION)
		for (uint32_t i = 0; i < count; i++)
			search->lines[order[i]].witnessed |=
				UINT64_C(1) << search->lines[order[i]].chosen;
	else if (*outcome == NO_SOLUTION)
		line->domain &= ~(UINT64_C(1) << reading);
	for (uint32_t i = 0; i < first; i++)
		order[i] = order[i + 1];
	order[first] = swap;
	return GD_OK;
}

static GdStatus
solve_component(Arena *arena, ProofSearch *search, uint32_t root, uint32_t *order)
{
	uint32_t	count = order_lines(search, root, order);
	Outcome		outcome;
	bool		solved = false;

	for (uint32_t i = 0; i < count; i++)
	{
		SearchLine *line = &search->lines[order[i]];

		for (uint32_t reading = 0; reading < READINGS_MAX; reading++)
		{
			if (((line->domain & ~line->witnessed) >> reading & 1) == 0)
				continue;
			TRY(try_reading(arena, search, order, count, i, reading, &outcome));
			solved = solved || outcome == SOLUTION;
			if (outcome == NO_ANSWER)
			{
				/* what was not refuted stays; without a solution, all does */
				search->limited = true;
				if (!solved)
					fail_component(search, root);
				return GD_OK;
			}
		}
		if (line->domain == 0)
			break;
	}
	if (!solved)
		fail_component(search, root);
	return GD_OK;
}

GdStatus
search_run(Arena *arena, ProofSearch *search)
{
	uint32_t   *order;

	order = arena_alloc(arena, search->nlines * sizeof(uint32_t));
	if (order == NULL)
		return GD_NO_MEMORY;
	for (uint32_t i = 0; i < search->nlines; i++)
	{
		SearchLine *line = &search->lines[i];

		line->all = line->domain;
		line->open = !domain_single(line->domain);
		line->failed = false;
		line->chosen = line->open ? -1 : (int) domain_first(line->domain);
		line->witnessed = 0;
	}
	TRY(search_prepare_filter(arena, search));
	for (uint32_t i = 0; i < search->nsums; i++)
		search->sums[i].broken =
			search_filter(search, &search->sums[i], true) == SUM_IMPOSSIBLE;
	find_components(search);
	fail_broken(search);
	TRY(filter_all(arena, search));
	find_bounds(search);
	for (uint32_t i = 0; i < search->nlines; i++)
		if (search->lines[i].open && search->lines[i].component == i &&
			!search->lines[i].failed)
			TRY(solve_component(arena, search, i, order));
	return GD_OK;
}
