/*
 * claims_words.h
 *	  The wordings of claims as constant tables, and how they are found in a
 *	  sentence.
 *
 * Generated from data/claims.tsv and data/claim_wordings.tsv by
 * tools/claim_tables.py.
 */
#ifndef GD_CLAIMS_WORDS_H
#define GD_CLAIMS_WORDS_H

#include "base/trie.h"
#include "claims/claims.h"
#include "claims/claims_number.h"

/*
 * What may begin with a character of a sentence: bits, as those of tools/claim_tables.py.
 * One look for all that is searched for; nearly every character begins none of it.
 */
#define CLAIM_MAY_CLAIM		1u	/* a wording of a claim */
#define CLAIM_MAY_SCOPE		2u	/* words that claim_scope() knows */
#define CLAIM_MAY_NUMERAL	4u	/* a number that has something behind it */
#define CLAIM_MAY_MARK		8u	/* punctuation that parts clauses, or 《 */
#define CLAIM_MAY_NAME		16u /* a name of sentence_walk()'s */

#define CLAIM_KINDS 5
#define CLAIM_CHARS 16384
#define CLAIM_ALL	((1u << CLAIM_KINDS) - 1)

/*
 * For each folded character, modulo CLAIM_CHARS: what may begin with it; CLAIM_KINDS bits
 * higher, in what it may stand in the second place; and again higher, what it may be alone.
 */
extern const uint16_t claims_chars[];

/* The same with the names of sentence_walk(). */
static inline unsigned
claim_entry(uint32_t folded, uint64_t names)
{
	unsigned	named = (unsigned) (names >> folded % 64 & 1);

	return claims_chars[folded % CLAIM_CHARS] |
		named * (CLAIM_MAY_NAME | CLAIM_MAY_NAME << CLAIM_KINDS);
}

/*
 * What may begin with a character before another one, by the entries of both; the one behind
 * the last is 0.  The plain build says that anything may.
 */
static inline uint8_t
claim_may(unsigned entry, unsigned next)
{
	return SHORT_WAY ?
		(uint8_t) (((entry & next >> CLAIM_KINDS) | entry >> 2 * CLAIM_KINDS) & CLAIM_ALL) : CLAIM_ALL;
}

/* Where a wording counts. */
typedef enum ClaimNeeds
{
	CLAIM_NEEDS_NOTHING,
	CLAIM_NEEDS_REQUEST,		/* the sentence or section is about requests */
	CLAIM_NEEDS_DISPUTE,		/* the same for disputes about disclosure */
	CLAIM_NEEDS_WEAK,			/* as REQUEST, and of no other matter before */
	CLAIM_NEEDS_AFTER			/* a claim that it goes on from stands before */
} ClaimNeeds;

typedef struct ClaimWording
{
	bool		none;			/* the number is 0 */
	uint8_t		needs;			/* a ClaimNeeds */
	uint8_t		concepts[2];	/* ClaimConcepts; 0: none */
	uint64_t	after;			/* concepts it may go on from: bit 1 << concept */
} ClaimWording;

/* What words before a claim say (the values of claim_scope()). */
typedef enum ClaimScope
{
	CLAIM_SCOPE_NONE,
	CLAIM_SCOPE_YEAR,			/* another year */
	CLAIM_SCOPE_OWN,			/* the year of the report */
	CLAIM_SCOPE_DOUBT,			/* another level or period, perhaps */
	CLAIM_SCOPE_BODY,			/* another body, perhaps */
	CLAIM_SCOPE_EXCEPT,			/* not all of it */
	CLAIM_SCOPE_FUTURE,			/* not yet so */
	CLAIM_SCOPE_NOUN,			/* another matter */
	CLAIM_SCOPE_CHANNEL,		/* what came in one way, or of some people */
	CLAIM_SCOPE_PART,			/* 其中 */
	CLAIM_SCOPE_PERIOD,			/* not the whole year */
	CLAIM_SCOPE_NEUTRAL,		/* nothing, though a part of it would */
	CLAIM_SCOPE_UNTIL			/* a stock, if the end of the year follows */
} ClaimScope;

/* Bits of claim_topic(). */
#define CLAIM_TOPIC_REQUEST 1u
#define CLAIM_TOPIC_DISPUTE 2u

/* What stands somewhere in a sentence; offsets are in its folded text. */
typedef struct ClaimMatch
{
	uint32_t	start;
	uint32_t	end;
	unsigned	value;
	unsigned	nnumbers;		/* numbers it takes: the first ones */
	const SentenceNumber *numbers[2];
	const SentenceNumber *percent;
} ClaimMatch;

/*
 * The longest wording of a claim, or of a percentage, that begins at from.  A
 * claim is not cut out of a longer word: what stands behind it is no part of it.
 */
extern bool claim_match(const SentenceNumbers *numbers, uint32_t from,
						ClaimMatch *match);
extern bool claim_match_ratio(const SentenceNumbers *numbers, uint32_t from,
							  ClaimMatch *match);
extern const ClaimWording *claim_wording(unsigned value);

/* Does nothing stand at from but a mark, or words that join another clause? */
extern bool claim_ends(const Sentence *sentence, uint32_t from);

/* Words at from: the offset behind them, or from if there are none. */
extern uint32_t claim_before(const Sentence *sentence, uint32_t from, uint32_t to);
extern ClaimScope claim_scope(const Sentence *sentence, uint32_t from, uint32_t to,
							  uint32_t *end);

/* Words that make a number approximate: where they begin before it, and end behind it. */
extern uint32_t claim_about(const Sentence *sentence, uint32_t to);
extern uint32_t claim_odd(const Sentence *sentence, uint32_t from);

/* What a run of text speaks of (CLAIM_TOPIC_ bits) ... */
extern unsigned claim_topic(const char *text, GdSpan span);

/* ... and where a sentence does: the ends of the first words about requests and
 * about anything, the start of the last ones, and of the first words about what
 * is published; UINT32_MAX and 0 if none. */
typedef struct ClaimTopics
{
	uint32_t	first_request;
	uint32_t	first;
	uint32_t	last;
	uint32_t	first_published;
} ClaimTopics;

extern void claim_topics(const Sentence *sentence, ClaimTopics *topics);

/* Where 其中 stands for the first and for the second time; the length of the
 * sentence if it does not. */
extern void claim_listed(const Sentence *sentence, uint32_t places[2]);

/* Do the words of a title make claims below it doubtful? */
extern bool claim_title_doubt(const char *text, GdSpan title);

/* The subject of a concept in a form, or NULL. */
extern const ClaimSubject *claim_subject(unsigned concept, GdFormId form);

#endif
