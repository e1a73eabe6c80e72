/*
 * claims_words.c
 *	  The wordings of claims, and how they are found in a sentence.
 */
#include "claims/claims_words.h"

#include <string.h>

#include "base/array.h"
#include "base/text.h"

#include "claims_data.inc"

static const Trie claims_trie = {claims_nodes, claims_edges, claims_first, claims_roots};
static const Trie ratios_trie = {ratios_nodes, ratios_edges, ratios_first, ratios_roots};
static const Trie before_trie = {before_nodes, before_edges, before_first, before_roots};
static const Trie behind_trie = {behind_nodes, behind_edges, behind_first, behind_roots};
static const Trie scope_trie = {scope_nodes, scope_edges, scope_first, scope_roots};
static const Trie units_trie = {units_nodes, units_edges, units_first, units_roots};
static const Trie about_trie = {about_nodes, about_edges, about_first, about_roots};
static const Trie odd_trie = {odd_nodes, odd_edges, odd_first, odd_roots};
static const Trie topic_trie = {topic_nodes, topic_edges, topic_first, topic_roots};

const ClaimTerm *
claims_terms(void)
{
	return claim_terms;
}

const ClaimReading *
claims_readings(void)
{
	return claim_readings;
}

const ClaimWording *
claim_wording(unsigned value)
{
	return &claim_wordings[value - 1];
}

const ClaimSubject *
claim_subject(unsigned concept, GdFormId form)
{
	for (size_t i = 0; i < LENGTH_OF(claim_subjects); i++)
		if (claim_subjects[i].concept == concept && claim_subjects[i].form == form)
			return &claim_subjects[i];
	return NULL;
}

/* The longest words of a trie at from; their value, or 0. */
static unsigned
match_words(const Trie *trie, const char *folded, uint32_t from, uint32_t to, uint32_t *end)
{
	unsigned	node = 0;
	unsigned	value = 0;

	*end = from;
	for (uint32_t at = from; at < to;)
	{
		unsigned	size;

		node = trie_step(trie, node, text_decode(folded, to, at, &size));
		if (node == 0)
			break;
		at += size;
		if (trie->nodes[node].value != 0)
		{
			value = trie->nodes[node].value;
			*end = at;
		}
	}
	return value;
}

unsigned
claim_unit(const char *folded, uint32_t from, uint32_t to, uint32_t *end)
{
	return match_words(&units_trie, folded, from, to, end);
}

/* What follows a claim: the values of behind_trie. */
#define BEHIND_NONE 0			/* a word that goes on */
#define BEHIND_WORD 1			/* one that may follow a number */
#define BEHIND_JOINT 2			/* one that may follow anything, or none */

static unsigned
what_follows(const Sentence *sentence, uint32_t from)
{
	unsigned	size;
	uint32_t	end;
	uint32_t	c;

	if (from >= sentence->length)
		return BEHIND_JOINT;
	c = text_decode(sentence->folded, sentence->length, from, &size);
	if (!text_is_han(c) && (c >= 0x80 || !trie_is_key(c)) && c != '%')
		return BEHIND_JOINT;
	return match_words(&behind_trie, sentence->folded, from, sentence->length, &end);
}

bool
claim_ends(const Sentence *sentence, uint32_t from)
{
	return what_follows(sentence, from) == BEHIND_JOINT;
}

/* Marks that a wording need not mention. */
static bool
is_quote(uint32_t c)
{
	return c == '"' || c == '\'' || c == 0x300A || c == 0x300B || c == 0x3008 || c == 0x3009;
}

/* The longest wording of a trie at from; numbers are # and percentages %. */
static bool
match_wording(const Trie *trie, const SentenceNumbers *numbers, uint32_t from,
			  ClaimMatch *match)
{
	const Sentence *sentence = numbers->sentence;
	ClaimMatch	now = {from, from, 0, 0, {NULL, NULL}, NULL};
	unsigned	node = 0;

	match->value = 0;
	while (now.end < sentence->length)
	{
		const SentenceNumber *number = numbers->at[now.end] == 0 ? NULL :
			&numbers->items[numbers->at[now.end] - 1];
		unsigned	next = number == NULL ? 0 :
			trie_step(trie, node, number->percent ? '%' : '#');

		if (next != 0)
		{
			now.end = number->end;
			if (number->percent)
				now.percent = number;
			else if (now.nnumbers < 2)
				now.numbers[now.nnumbers++] = number;
		}
		else
		{
			unsigned	size;
			uint32_t	c = text_decode(sentence->folded, sentence->length, now.end, &size);

			if (is_quote(c) && node != 0)
				next = node;
			else
				next = trie_step(trie, node, c);
			if (next == 0)
				break;
			now.end += size;
		}
		node = next;
		now.value = trie->nodes[node].value;
		if (now.value != 0 && (trie == &ratios_trie || what_follows(sentence, now.end) != BEHIND_NONE))
			*match = now;
	}
	return match->value != 0;
}

bool
claim_match(const SentenceNumbers *numbers, uint32_t from, ClaimMatch *match)
{
	return match_wording(&claims_trie, numbers, from, match);
}

bool
claim_match_ratio(const SentenceNumbers *numbers, uint32_t from, ClaimMatch *match)
{
	return match_wording(&ratios_trie, numbers, from, match) && match->percent != NULL;
}

uint32_t
claim_before(const Sentence *sentence, uint32_t from, uint32_t to)
{
	uint32_t	end;

	match_words(&before_trie, sentence->folded, from, to, &end);
	return end;
}

ClaimScope
claim_scope(const Sentence *sentence, uint32_t from, uint32_t to, uint32_t *end)
{
	return (ClaimScope) match_words(&scope_trie, sentence->folded, from, to, end);
}

/* The trie is read backwards, as what stands before the number is. */
uint32_t
claim_about(const Sentence *sentence, uint32_t to)
{
	unsigned	node = 0;
	uint32_t	begin = to;

	for (uint32_t at = to; at > 0;)
	{
		unsigned	size;

		node = trie_step(&about_trie, node, text_decode_before(sentence->folded, at, &size));
		if (node == 0)
			break;
		at -= size;
		if (about_trie.nodes[node].value != 0)
			begin = at;
	}
	return begin;
}

uint32_t
claim_odd(const Sentence *sentence, uint32_t from)
{
	uint32_t	end;

	match_words(&odd_trie, sentence->folded, from, sentence->length, &end);
	return end;
}

/* ---- titles and whole sentences ------------------------------------------------- */

/* A longer run of text is only looked at up to here. */
#define MOST_TITLE 1000

unsigned
claim_topic(const char *text, GdSpan span)
{
	uint32_t	end = span.start + (span.length < MOST_TITLE ? span.length : MOST_TITLE);
	unsigned	topics = 0;

	for (uint32_t at = span.start; at < end;)
	{
		unsigned	size;
		uint32_t	behind;

		topics |= trie_match(&topic_trie, text, at, end, &behind);
		text_decode(text, end, at, &size);
		at += size;
	}
	return topics;
}

void
claim_topics(const Sentence *sentence, ClaimTopics *topics)
{
	topics->first_request = topics->first = topics->first_published = UINT32_MAX;
	topics->last = 0;
	for (uint32_t at = 0; at < sentence->length;)
	{
		unsigned	size;
		uint32_t	end;
		unsigned	topic = match_words(&topic_trie, sentence->folded, at, sentence->length, &end);

		if (topic != 0)
		{
			topics->last = at;
			if (topics->first == UINT32_MAX)
				topics->first = end;
			if ((topic & CLAIM_TOPIC_REQUEST) != 0 && topics->first_request == UINT32_MAX)
				topics->first_request = end;
		}
		if (topics->first_published == UINT32_MAX &&
			sentence_has(sentence, at, sentence->length, "主动公开"))
			topics->first_published = at;
		text_decode(sentence->folded, sentence->length, at, &size);
		at += size;
	}
}

bool
claim_title_doubt(const char *text, GdSpan title)
{
	uint32_t	end = title.start + (title.length < MOST_TITLE ? title.length : MOST_TITLE);

	for (uint32_t at = title.start; at < end;)
	{
		unsigned	size;
		uint32_t	behind;
		unsigned	scope = trie_match(&scope_trie, text, at, end, &behind);

		if (scope == CLAIM_SCOPE_YEAR || scope == CLAIM_SCOPE_DOUBT ||
			scope == CLAIM_SCOPE_BODY || scope == CLAIM_SCOPE_EXCEPT ||
			scope == CLAIM_SCOPE_CHANNEL)
			return true;
		text_decode(text, end, at, &size);
		at += size;
	}
	return false;
}

void
claim_listed(const Sentence *sentence, uint32_t places[2])
{
	unsigned	count = 0;

	places[0] = places[1] = sentence->length;
	for (uint32_t at = 0; at < sentence->length && count < 2; at++)
		if (sentence_has(sentence, at, sentence->length, "其中"))
			places[count++] = at;
}
