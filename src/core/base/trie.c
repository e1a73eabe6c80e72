/*
 * trie.c
 *	  Walking a generated trie of folded wordings.
 */
#include "base/trie.h"

#include "base/fold.h"

unsigned
trie_begin(const Trie *trie, uint32_t c)
{
	uint32_t	root = (c - 0x4E00) / TRIE_STEP;
	bool		near = SHORT_WAY && c - 0x4E00 < 0xA000 - 0x4E00;
	unsigned	low = near ? trie->roots[root] : trie->nodes[0].first_edge;
	unsigned	high = near ? trie->roots[root + 1] : trie->nodes[0].first_edge + trie->nodes[0].mask;

	while (low < high)
	{
		unsigned	middle = low + (high - low) / 2;

		if (trie->edges[middle].c == c)
			return trie->edges[middle].target;
		if (trie->edges[middle].c < c)
			low = middle + 1;
		else
			high = middle;
	}
	return 0;
}

/*
 * Follow the characters that one of the text folds to.  *moved tells whether one
 * of them has a place in a key; 0 if one of these leads nowhere.
 */
static unsigned
trie_follow(const Trie *trie, unsigned node, const uint32_t *folded, unsigned n,
			bool *moved)
{
	*moved = false;
	for (unsigned i = 0; i < n; i++)
	{
		if (!trie_is_key(folded[i]))
			continue;
		*moved = true;
		node = trie_step(trie, node, folded[i]);
		if (node == 0)
			return 0;
	}
	return node;
}

unsigned
trie_walk(const Trie *trie, unsigned node, const char *text, uint32_t at, uint32_t end,
		  uint32_t *match_end)
{
	unsigned	longest = trie->nodes[node].value != 0 ? node : 0;
	unsigned	skipped = 0;

	*match_end = at;
	while (at < end)
	{
		uint32_t	folded[FOLD_MAX];
		unsigned	size;
		bool		moved;
		uint32_t	han;
		unsigned	next;
		uint32_t	gloss;
		unsigned	n;

		/* the short way of nearly all characters */
		while (text_at_han(text, at, end) && (han = fold_han(text_han_at(text, at))) != 0)
		{
			node = trie_step(trie, node, han);
			if (node == 0)
				return longest;
			at += 3;
			skipped = 0;
			if (trie->nodes[node].value != 0)
			{
				longest = node;
				*match_end = at;
			}
		}
		if (at >= end)
			break;
		n = fold_char(text_decode(text, end, at, &size), folded);
		if (n > 0 && folded[0] == '|')
			break;
		if (node != 0 && (gloss = text_gloss_end(text, at, end)) > at)
		{
			at = gloss;
			if (trie->nodes[node].value != 0)
				*match_end = at;
			continue;
		}
		next = trie_follow(trie, node, folded, n, &moved);
		at += size;
		if (!moved)
		{
			if (++skipped > TRIE_MAX_SKIP)
				break;
			continue;
		}
		if (next == 0)
			break;
		node = next;
		skipped = 0;
		if (trie->nodes[node].value != 0)
		{
			longest = node;
			*match_end = at;
		}
	}
	return longest;
}

uint32_t
trie_skip_digits(const char *text, uint32_t at, uint32_t end)
{
	uint32_t	next = at;
	unsigned	digits = 0;
	unsigned	skipped = 0;

	while (next < end)
	{
		unsigned	size;
		uint32_t	c = fold_first(text_decode(text, end, next, &size));

		if (c == 0x5E74)		/* 年 */
			return digits == 4 ? next : at;
		if (c >= '0' && c <= '9')
			digits++;
		else if (c != 0 || ++skipped > TRIE_MAX_SKIP)
			return at;
		if (digits > 4)
			return at;
		next += size;
	}
	return at;
}
