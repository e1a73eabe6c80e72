/*
 * trie.h
 *	  Walking a generated trie of folded wordings.
 */
#ifndef GD_TRIE_H
#define GD_TRIE_H

#include "base/text.h"
#include "gd.h"

/*
 * Node 0 is the root; nodes from which the same wordings can be completed are one.
 */
typedef struct TrieNode
{
	uint16_t	first_edge;		/* 0: the node has none */
	uint16_t	mask;			/* low bits of a character that say which edge behind the
								 * first one is its; of the root how many there are */
	uint16_t	value;			/* of the wording that ends here, or 0 */
} TrieNode;

/* Edges of other nodes, and none, stand between those of a node; the root's are sorted. */
typedef struct TrieEdge
{
	uint16_t	c;
	uint16_t	node;			/* that it is of */
	uint16_t	target;			/* that it leads to */
} TrieEdge;

typedef struct Trie
{
	const TrieNode *nodes;
	const TrieEdge *edges;
	const uint32_t *first;		/* a bit for each character that a wording begins
								 * with, modulo TRIE_FILTER_BITS */
	const uint16_t *roots;		/* the root's first edge for each TRIE_STEP
								 * Chinese characters from U+4E00 on, and its end */
} Trie;

/* As FILTER_BITS of tools/generate_tables.py. */
#define TRIE_FILTER_BITS 4096

static inline bool
trie_filter(const uint32_t *filter, uint32_t c)
{
	unsigned	bit = c % TRIE_FILTER_BITS;

	return !SHORT_WAY || (filter[bit / 32] >> bit % 32 & 1) != 0;
}

/*
 * Characters without a place in a key that may stand in a row inside or before
 * a wording; more end it.  The bound keeps the cost of one match constant.
 */
#define TRIE_MAX_SKIP 32

/*
 * The node behind the longest wording that goes on from a node (0, the root: begins) at
 * text[at], 0 if there is none; *match_end is the offset behind its last character.  White
 * space, punctuation and marks are skipped, a cell border (|) is not.
 */
extern unsigned trie_walk(const Trie *trie, unsigned node, const char *text, uint32_t at,
						  uint32_t end, uint32_t *match_end);

/* The value of the longest wording that begins at text[at], likewise. */
static inline unsigned
trie_match(const Trie *trie, const char *text, uint32_t at, uint32_t end,
		   uint32_t *match_end)
{
	return trie->nodes[trie_walk(trie, 0, text, at, end, match_end)].value;
}

/* Is the wording that ends with a node the beginning of a longer one? */
static inline bool
trie_goes_on(const Trie *trie, unsigned node)
{
	return trie->nodes[node].first_edge != 0;
}

/*
 * May a wording begin with this folded character?  Nearly every place of a text
 * is done with after this look at it.
 */
static inline bool
trie_may_begin(const Trie *trie, uint32_t c)
{
	return trie_filter(trie->first, c);
}

/* The number of two characters, for the filter of pairs. */
static inline uint32_t
trie_pair(uint32_t first, uint32_t second)
{
	return first * 33 + second;
}

/* As STEP of tools/generate_tables.py. */
#define TRIE_STEP 64

/* The part of trie_step behind the filter. */
extern unsigned trie_begin(const Trie *trie, uint32_t c);

/* The node behind the edge c of a node; 0, which no edge leads to, if none. */
static inline unsigned
trie_step(const Trie *trie, unsigned node, uint32_t c)
{
	const TrieNode *from = &trie->nodes[node];
	const TrieEdge *edge = &trie->edges[from->first_edge + (c & from->mask)];

	if (node == 0)
		return trie_may_begin(trie, c) ? trie_begin(trie, c) : 0;
	return edge->c == c && edge->node == node ? edge->target : 0;
}

/* Does a folded character have a place in a key: a letter, digit or Han? */
static inline bool
trie_is_key(uint32_t folded)
{
	return folded - 0x4E00 < 0xA000 - 0x4E00 ||
		folded - '0' < 10 ||
		(folded | 0x20) - 'a' < 26 ||
		folded - 0x3400 < 0x4DC0 - 0x3400 ||
		folded == 0x3007;		/* 〇 */
}

/* The part of trie_skip_year for what is no Chinese character. */
extern uint32_t trie_skip_digits(const char *text, uint32_t at, uint32_t end);

/*
 * The offset behind the four digits of a year before 年 at text[at], or at if
 * there is none (2012年发生数, ２０１２ 年度).
 */
static inline uint32_t
trie_skip_year(const char *text, uint32_t at, uint32_t end)
{
	return text_at_han(text, at, end) ? at : trie_skip_digits(text, at, end);
}

#endif
