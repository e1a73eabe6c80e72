/*
 * proof_search.h
 *	  The readings that a set of sums leaves, for proof.c: numbers only, no form.
 *
 * A line has up to READINGS_MAX readings; the set of those still possible is
 * its domain, a bit each.  A sum has members, one for each line it adds up.
 */
#ifndef GD_PROOF_SEARCH_H
#define GD_PROOF_SEARCH_H

#include "proof/proof.h"

typedef struct SearchLine
{
	uint64_t	domain;
	uint64_t	all;			/* the domain at the start */
	bool		open;			/* had more than one reading then */
	uint32_t	component;		/* root of the open lines that sums connect */
	bool		failed;			/* no choice satisfies its component */
	int			chosen;			/* during the search: a reading, or -1 */
	uint64_t	witnessed;		/* readings that some solution has */
} SearchLine;

typedef struct SearchMember
{
	uint32_t	line;
	const int64_t *amounts;		/* what each reading adds to the sum */
	uint64_t	silent;			/* readings under which the sum is not asked */
	uint64_t	counting;		/* readings with a part that is a number */
	int64_t		least;			/* of the amounts in the domain */
	int64_t		most;
} SearchMember;

typedef struct SearchSum
{
	SearchMember *members;
	uint32_t	nmembers;
	uint16_t	identity;		/* for the caller */
	uint16_t	column;
	bool		holds;			/* for certain, whatever reading is left */
	bool		failed;			/* or depends on a line that did */
	bool		broken;			/* no choice satisfies it: it proves nothing */
} SearchSum;

typedef struct ProofSearch
{
	SearchLine *lines;
	uint32_t	nlines;
	SearchSum  *sums;
	uint32_t	nsums;
	int64_t    *totals;			/* room for search_filter(), 2 x PROOF_MAX_TOTALS
								 * for each member of the longest sum */
	bool		limited;
	uint32_t	nodes;
} ProofSearch;

/* What a sum says of the domains of its members. */
typedef enum SumFilter
{
	SUM_UNCHANGED,
	SUM_FILTERED,				/* some readings were taken out */
	SUM_IMPOSSIBLE				/* no choice satisfies it; domains unchanged */
} SumFilter;

/*
 * Take out of the domains of a sum's members the readings that no choice of
 * the others' makes add up.  With dry, only tell.
 */
extern SumFilter search_filter(ProofSearch *search, SearchSum *sum, bool dry);

/* Room for search_filter(). */
extern GdStatus search_prepare_filter(Arena *arena, ProofSearch *search);

/* Do the readings of a member that are left add different amounts? */
extern bool search_differs(const ProofSearch *search,
						   const SearchMember *member);

/*
 * Marks broken sums, then leaves in each domain the readings that some solution
 * has: a choice for every line of a component that satisfies all its sums.
 * Where there is none, or where a reading would have to be chosen by a broken
 * sum, the domain is left alone and the line has failed.
 */
extern GdStatus search_run(Arena *arena, ProofSearch *search);

static inline uint32_t
domain_first(uint64_t domain)
{
	uint32_t	bit = 0;

	while ((domain >> bit & 1) == 0)
		bit++;
	return bit;
}

static inline bool
domain_single(uint64_t domain)
{
	return (domain & (domain - 1)) == 0;
}

#endif
