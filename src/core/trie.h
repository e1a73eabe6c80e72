/*
 * trie.h
 *	  Walking a generated trie of folded wordings.
 */
#ifndef GD_TRIE_H
#define GD_TRIE_H

#include "gd.h"

/*
 * The edges of a node end where those of the next one begin.  Node 0 is the
 * root; nodes from which the same wordings can be completed are one.
 */
typedef struct TrieNode
{
	uint16_t	first_edge;
	uint16_t	value;			/* of the wording that ends here, or 0 */
} TrieNode;

typedef struct Trie
{
	const TrieNode *nodes;		/* one more than there are nodes */
	const uint16_t *labels;		/* the character on each edge, sorted by node */
	const uint16_t *targets;	/* the node each edge leads to */
} Trie;

/*
 * Characters without a place in a key that may stand in a row inside or before
 * a wording; more end it.  The bound keeps the cost of one match constant.
 */
#define TRIE_MAX_SKIP 32

/*
 * The value of the longest wording that begins at text[at], 0 if there is
 * none; *match_end is the offset behind its last character.  White space,
 * punctuation and marks are skipped, a cell border (|) is not.
 */
extern unsigned trie_match(const Trie *trie, const char *text, uint32_t at,
						   uint32_t end, uint32_t *match_end);

/* The node behind the edge c of a node; 0, which no edge leads to, if none. */
extern unsigned trie_step(const Trie *trie, unsigned node, uint32_t c);

/* Does a folded character have a place in a key: a letter, digit or Han? */
extern bool trie_is_key(uint32_t folded);

/*
 * The offset behind the four digits of a year before 年 at text[at], or at if
 * there is none (2012年发生数, ２０１２ 年度).
 */
extern uint32_t trie_skip_year(const char *text, uint32_t at, uint32_t end);

#endif
