/*
 * claims_scope.h
 *	  What stands before a claim in its sentence: of which year and which body
 *	  it is, and whether its words are all understood.
 */
#ifndef GD_CLAIMS_SCOPE_H
#define GD_CLAIMS_SCOPE_H

#include "claims/claims_words.h"

/* Bytes of the issuer's folded name. */
#define SCOPE_MAX_NAME 160

/* Whose report it is. */
typedef struct ScopeIssuer
{
	int32_t		year;			/* 0: unknown */
	uint32_t	length;
	char		name[SCOPE_MAX_NAME];	/* folded, without 人民政府 at its end */
	uint64_t	names;			/* for sentence_walk() */
} ScopeIssuer;

typedef struct Scope
{
	const ScopeIssuer *issuer;
	const Sentence *sentence;
	uint32_t	at;				/* what stands before has been looked at */
	uint32_t	clause;			/* where the clause begins, or the last claim
								 * of it ends */
	bool		follows;		/* the latter ... */
	bool		comparable;		/* ... and that claim was comparable */
	unsigned	brackets;		/* open ones */
	ClaimScope	year;			/* the last one named: NONE, OWN or YEAR */
	bool		compared;		/* the clause compares with another year */
	bool		doubt;
	bool		until;			/* what there is at the end of the year */
	bool		foreign;		/* the last body named is another one */
	bool		clause_foreign;	/* and the clause names it */
	bool		except;
	bool		future;
	bool		period;			/* not the whole year */
	bool		noun;
	bool		channel;
	bool		clause_channel;	/* named in the clause */
	bool		listed;			/* behind 其中 ... */
	uint32_t	listed_at;		/* ... which stands here */
} Scope;

extern void scope_issuer(const GdReport *report, ScopeIssuer *issuer);

/* Does a title name another year? */
extern bool scope_title_year(const ScopeIssuer *issuer, const char *text, GdSpan title);

extern void scope_open(Scope *scope, const ScopeIssuer *issuer,
					   const Sentence *sentence);

/* Look at what stands before offset to. */
extern void scope_advance(Scope *scope, uint32_t to);

/* A claim has been read up to offset to. */
extern void scope_pass(Scope *scope, uint32_t to, bool comparable);

/* Is what stands in the clause before offset to all understood, and does it
 * change nothing? */
extern bool scope_is_clean(const Scope *scope, uint32_t to);

/* Is a claim at offset to the second part of something else (咨询、申请12件), or
 * denied (不受理)? */
extern bool scope_is_joined(const Scope *scope, uint32_t to);

#endif
