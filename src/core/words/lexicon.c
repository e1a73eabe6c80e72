/*
 * lexicon.c
 *	  The wording of the forms, found in text.
 */
#include "words/lexicon.h"

#include <string.h>

#include "base/fold.h"
#include "base/text.h"
#include "base/trie.h"

/* The meanings of a term: the first one, how many, and the roles among them. */
typedef struct TermSpan
{
	uint16_t	first;
	uint8_t		count;
	uint8_t		roles;
} TermSpan;

/* What a Chinese character says of a label that may begin with it. */
typedef struct LexiconClass
{
	uint16_t	node;			/* of the terms, behind it; 0 if none begins so */
	uint8_t		bits;			/* LEXICON_BEGINS and the others */
} LexiconClass;

/* A label as a form prints it, and what lexicon_match_cell() says of it. */
typedef struct LexiconPrint
{
	uint16_t	at;				/* of lexicon_printed_text */
	uint16_t	term;
	uint8_t		length;
	uint8_t		end;			/* of the match, from its beginning */
	bool		goes_on;
	Ordinal		ordinal;
} LexiconPrint;

/* As PRINT_BITS and PAIR_BITS of tools/generate_tables.py. */
#define LEXICON_PRINT_BITS 10
#define LEXICON_PAIR_BITS 14

/* The bits, as those of tools/generate_tables.py. */
#define LEXICON_BEGINS	1u		/* a label may begin with the character */
#define LEXICON_SECOND	2u		/* it is the second one of some term */
#define LEXICON_ALONE	4u		/* a label may, whatever follows */
#define LEXICON_BEFORE	8u		/* it is a numeral or of 其中 */
#define LEXICON_HEADER	16u		/* the term of a header may begin with it */
#define LEXICON_ANY		31u		/* a sign, of which nothing is known */

#include "lexicon_data.inc"

static const Trie lexicon_trie = {
	lexicon_nodes, lexicon_edges, lexicon_first, lexicon_roots
};

/* Eight bytes as a number, the first one its lowest. */
static inline uint64_t
lexicon_eight(const unsigned char *s)
{
	return (uint64_t) s[0] | (uint64_t) s[1] << 8 | (uint64_t) s[2] << 16 | (uint64_t) s[3] << 24 |
		(uint64_t) s[4] << 32 | (uint64_t) s[5] << 40 | (uint64_t) s[6] << 48 | (uint64_t) s[7] << 56;
}

static inline const LexiconClass *
lexicon_class(const char *text, uint32_t at)
{
	return &lexicon_classes[lexicon_chars[text_han_at(text, at) - 0x4000]];
}

static inline unsigned
lexicon_bits(const char *text, uint32_t at)
{
	return lexicon_class(text, at)->bits;
}

/* The folded character at text[at], 0 at the end. */
static inline uint32_t
lexicon_folded_at(const char *text, uint32_t at, uint32_t end)
{
	unsigned	size;

	return at < end ? fold_first(text_decode(text, end, at, &size)) : 0;
}

/* White space, ★ and *, folded, which may stand before labels. */
static inline bool
lexicon_is_mark(uint32_t folded)
{
	return folded == 0 || folded == 0x2605 || folded == '*';
}

/* The part of lexicon_skip_marks for what may be one. */
static uint32_t
lexicon_skip_some(const char *text, uint32_t at, uint32_t end)
{
	for (unsigned skipped = 0; at < end && skipped < TRIE_MAX_SKIP &&
		 !text_at_han(text, at, end); skipped++)
	{
		unsigned	size;

		if (!lexicon_is_mark(fold_first(text_decode(text, end, at, &size))))
			break;
		at += size;
	}
	return at;
}

/* Behind white space and marks such as ★, but never behind a cell border. */
static inline uint32_t
lexicon_skip_marks(const char *text, uint32_t at, uint32_t end)
{
	/* Chinese characters, and digits and letters */
	if (text_at_han(text, at, end) || (SHORT_WAY && at < end && text[at] >= '0' && text[at] <= 'z'))
		return at;
	return lexicon_skip_some(text, at, end);
}

#define OF_WHICH_FIRST	0x5176		/* 其 */
#define OF_WHICH_SECOND 0x4E2D		/* 中 */

/* Behind 其中 at text[at], whose first character is folded to first; at if it is not there. */
static uint32_t
lexicon_skip_of_which(const char *text, uint32_t at, uint32_t end, uint32_t first)
{
	static const uint32_t prefix[] = {OF_WHICH_FIRST, OF_WHICH_SECOND};
	uint32_t	next = at;

	if (first != OF_WHICH_FIRST && !lexicon_is_mark(first))
		return at;
	for (unsigned i = 0; i < 2; i++)
	{
		unsigned	size;

		next = lexicon_skip_marks(text, next, end);
		if (next >= end || fold_first(text_decode(text, end, next, &size)) != prefix[i])
			return at;
		next += size;
	}
	return next;
}

/* Behind the colon or comma at text[at], if there is one. */
static uint32_t
lexicon_skip_colon(const char *text, uint32_t at, uint32_t end)
{
	unsigned	size;
	uint32_t	c;

	at = lexicon_skip_marks(text, at, end);
	if (at >= end)
		return at;
	c = fold_first(text_decode(text, end, at, &size));
	return c == ':' || c == ',' ? at + size : at;
}

/* What is said of a term, but for its place. */
static void
lexicon_fill(Match *match, unsigned term, bool goes_on)
{
	match->goes_on = goes_on;
	match->meanings = &meanings[terms[term].first];
	match->nmeanings = terms[term].count;
	match->roles = terms[term].roles;
}

/* A term at text[at], from a node of the trie on. */
static bool
lexicon_find_behind(unsigned node, const char *text, uint32_t at, uint32_t end, Match *match)
{
	node = trie_walk(&lexicon_trie, node, text, at, end, &match->end);
	if (node == 0)
		return false;
	lexicon_fill(match, lexicon_trie.nodes[node].value, trie_goes_on(&lexicon_trie, node));
	return true;
}

static bool
lexicon_find(const char *text, uint32_t at, uint32_t end, Match *match)
{
	return lexicon_find_behind(0, text, at, end, match);
}

/*
 * Is a Chinese character that is no numeral and not of 其中 at text[at]?  No ordinal, no
 * prefix and no year begins with it: *found tells at once whether a term does.
 */
static inline bool
lexicon_find_plain(const char *text, uint32_t at, uint32_t end, Match *match, bool *found)
{
	const LexiconClass *class;

	if (!text_at_han(text, at, end))
		return false;
	class = lexicon_class(text, at);
	if ((class->bits & LEXICON_BEFORE) != 0)
		return false;
	*found = class->node != 0 && lexicon_find_behind(class->node, text, at + 3, end, match);
	return true;
}

/* A term at text[at], or behind 其中, or behind the year of 2012年发生数. */
static bool
lexicon_find_prefixed(const char *text, uint32_t at, uint32_t end, Match *match)
{
	bool		found;
	uint32_t	first;
	uint32_t	behind;

	if (lexicon_find_plain(text, at, end, match, &found))
		return found;
	first = lexicon_folded_at(text, at, end);
	if ((!trie_is_key(first) || trie_may_begin(&lexicon_trie, first)) &&
		lexicon_find(text, at, end, match))
		return true;
	behind = lexicon_skip_of_which(text, at, end, first);
	if (behind != at && lexicon_find(text, behind, end, match))
		return true;
	if (first != 0 && (first < '0' || first > '9'))
		return false;
	behind = trie_skip_year(text, at, end);
	return behind != at && lexicon_find(text, behind, end, match);
}

/* A term at text[at], or behind an ordinal there. */
static bool
lexicon_find_numbered(const char *text, uint32_t at, uint32_t end, Match *match)
{
	OrdinalPrint print;

	at = lexicon_skip_marks(text, at, end);
	if (ordinal_read(text, at, end, &print))
	{
		if (lexicon_find_prefixed(text, print.end, end, match))
		{
			match->ordinal = print.ordinal;
			return true;
		}
		/* no term begins with a numeral */
		if (SHORT_WAY)
			return false;
	}
	match->ordinal = (Ordinal) {ORDINAL_NONE, 0};
	return lexicon_find_prefixed(text, at, end, match);
}

/* Marks that part words: before a label they are as good as nothing. */
static inline bool
lexicon_is_stop(uint32_t c)
{
	return c == 0xFF0C || c == 0x3002 || c == 0x3001 || c == 0xFF1B || c == ',';
}

/* Is a Chinese character at text[at], and not one of the signs among them, which are skipped? */
static inline bool
lexicon_at_word(const char *text, uint32_t at, uint32_t end)
{
	return text_at_han(text, at, end) && lexicon_bits(text, at) != LEXICON_ANY;
}

/*
 * Where the character stands that goes on behind the Chinese one at text[at]: the next
 * one, or the one behind a stop if it is a word's.
 */
static inline uint32_t
lexicon_behind(const char *text, uint32_t at, uint32_t end)
{
	uint32_t	next = at + 3;
	unsigned	size;

	if (!text_at_han(text, next, end) && next < end &&
		lexicon_is_stop(text_decode(text, end, next, &size)) &&
		lexicon_at_word(text, next + size, end))
		return next + size;
	return next;
}

/*
 * The node behind the terms that begin with the Chinese characters (lexicon_at_word) at
 * text[at] and text[second]; 0 if none does.
 */
static inline unsigned
lexicon_pair(const char *text, uint32_t at, uint32_t second)
{
	if ((lexicon_bits(text, second) & LEXICON_SECOND) == 0)
		return 0;
	return trie_step(&lexicon_trie, lexicon_class(text, at)->node, fold_any_han(text_han_at(text, second)));
}

/* May a label begin with the Chinese character at text[at]? */
static inline bool
lexicon_han_begins(const char *text, uint32_t at, uint32_t end)
{
	unsigned	first = lexicon_bits(text, at);
	uint32_t	second;

	if ((first & LEXICON_BEGINS) == 0)
		return false;
	if ((first & LEXICON_ALONE) != 0)
		return true;
	second = (first & LEXICON_BEFORE) != 0 ? at + 3 : lexicon_behind(text, at, end);
	if (!lexicon_at_word(text, second, end))
		return second >= end || text[second] < '0' || text[second] > '9' ||
			(first & LEXICON_BEFORE) != 0 ||
			trie_step(&lexicon_trie, lexicon_class(text, at)->node, (unsigned char) text[second]) != 0;
	return (first & lexicon_bits(text, second) & LEXICON_BEFORE) != 0 ||
		lexicon_pair(text, at, second) != 0;
}

bool
lexicon_may_begin(const char *text, uint32_t at, uint32_t end)
{
	return !text_at_han(text, at, end) || lexicon_han_begins(text, at, end);
}

/*
 * No fifth digit may follow, nor a border; of Chinese characters only 年 with which a label
 * goes on.  The rest is for the plain way to say.
 */
bool
lexicon_digits_begin(const char *text, uint32_t at, uint32_t end)
{
	unsigned	digits = 0;

	for (; at < end; at++)
	{
		if (text[at] >= '0' && text[at] <= '9')
		{
			if (++digits > 4)
				return false;
		}
		else if (text[at] != ' ' && text[at] != '\n')
			break;
	}
	if (at == end || text[at] == '|')
		return false;
	return !text_at_han(text, at, end) ||
		(fold_any_han(text_han_at(text, at)) == 0x5E74 && lexicon_han_begins(text, at, end)); /* 年 */
}

/*
 * Does the longest term that begins with the Chinese character at text[at] end at a label,
 * or at what is no word?  Terms are walked as far as only Chinese characters and stops make
 * them; what else stands there may do anything.
 */
static bool
lexicon_han_stands(const char *text, uint32_t at, uint32_t end)
{
	uint32_t	next = lexicon_behind(text, at, end);
	bool		ends = (lexicon_bits(text, at) & LEXICON_ALONE) != 0;
	uint32_t	behind = next;	/* the first character behind the longest term so far */
	unsigned	node;

	if (!lexicon_at_word(text, next, end))
		return true;
	node = lexicon_pair(text, at, next);
	while (node != 0)
	{
		at = next;
		next = lexicon_behind(text, at, end);
		if (!lexicon_at_word(text, next, end))
			return true;
		if (lexicon_trie.nodes[node].value != 0)
		{
			ends = true;
			behind = next;
		}
		node = trie_step(&lexicon_trie, node, fold_any_han(text_han_at(text, next)));
	}
	return ends && lexicon_han_begins(text, behind, end);
}

bool
lexicon_may_stand(const char *text, uint32_t at, uint32_t end)
{
	unsigned	bits;

	if (!text_at_han(text, at, end))
		return true;
	bits = lexicon_bits(text, at);
	if ((bits & LEXICON_BEGINS) == 0)
		return false;
	return (bits & LEXICON_BEFORE) != 0 ? lexicon_han_begins(text, at, end) : lexicon_han_stands(text, at, end);
}

/*
 * May a label stand right behind another one that ends at text[at]?  Not if a Chinese
 * character follows that begins none, be it behind a stop.
 */
static bool
lexicon_may_follow(const char *text, uint32_t at, uint32_t end)
{
	unsigned	size;

	if (at < end && lexicon_is_stop(text_decode(text, end, at, &size)))
		at += size;
	return at >= end || lexicon_may_begin(text, at, end);
}

/*
 * May a header stand at text[at], whose first character begins one, and a label behind it?
 * Where something else than Chinese characters is within, it may be cut there.
 */
static bool
lexicon_may_head_any(const char *text, uint32_t at, uint32_t end)
{
	Match		match;

	if (!lexicon_find(text, at, end, &match))
		return false;
	return text_skip_han(text, at, match.end) < match.end ||
		(lexicon_heads(&match) && lexicon_may_follow(text, match.end, end));
}

/* The same, told by walking terms as far as only Chinese characters and stops make them. */
static bool
lexicon_may_head(const char *text, uint32_t at, uint32_t end)
{
	unsigned	node = lexicon_class(text, at)->node;
	unsigned	longest = 0;	/* the term so far */
	uint32_t	behind = at;	/* the last character of it, and of what was walked */
	uint32_t	last = at;

	while (node != 0)
	{
		uint32_t	next = lexicon_behind(text, last, end);

		if (!lexicon_at_word(text, next, end))
			return lexicon_may_head_any(text, at, end);
		if (lexicon_trie.nodes[node].value != 0)
		{
			longest = lexicon_trie.nodes[node].value;
			behind = last + 3;
		}
		node = trie_step(&lexicon_trie, node, fold_any_han(text_han_at(text, next)));
		last = next;
	}
	return longest != 0 && (text_skip_han(text, at, behind) < behind ||
							(lexicon_roles_head(terms[longest].roles) && lexicon_may_follow(text, behind, end)));
}

/* Bytes of a look at two Chinese characters: theirs and two more. */
#define LEXICON_LOOK 8

/*
 * The first place where the first two characters of a header stand, as far as a hash of them
 * tells, or no character of U+4E00 to U+9FFF, or the last bytes of text[at, end).
 */
static uint32_t
lexicon_next_pair(const char *text, uint32_t at, uint32_t end)
{
	const unsigned char *s = (const unsigned char *) text + at;
	const unsigned char *last;

	if (end - at < LEXICON_LOOK)
		return at;
	last = (const unsigned char *) text + end - LEXICON_LOOK;
	for (; s <= last; s += 3)
	{
		uint64_t	look = lexicon_eight(s);
		unsigned	bit = (unsigned) ((look << 16) * UINT64_C(0x9E3779B97F4A7C15) >> (64 - LEXICON_PAIR_BITS));

		if ((uint16_t) ((s[0] << 8 | s[1]) - 0xE4B8) >= 0xE9C0 - 0xE4B8 || (look & 0xC0C000) != 0x808000 ||
			(lexicon_header_pairs[bit / 64] >> bit % 64 & 1) != 0)
			break;
	}
	return (uint32_t) (s - (const unsigned char *) text);
}

static inline bool
lexicon_header_at(const char *text, uint32_t at, uint32_t end)
{
	return (lexicon_bits(text, at) & LEXICON_HEADER) != 0 && lexicon_may_head(text, at, end);
}

/* Behind visible ASCII, full-width signs and commas, which begin no header. */
static inline uint32_t
lexicon_skip_signs(const char *text, uint32_t at, uint32_t end)
{
	const unsigned char *s = (const unsigned char *) text;

	while (at < end)
	{
		if (text_is_visible(text[at]))
			at++;
		else if (end - at >= 3 && text_goes_on(s[at + 2]) &&
				 ((s[at] == 0xEF && s[at + 1] == 0xBC) || (s[at] == 0xE3 && s[at + 1] == 0x80 && s[at + 2] == 0x81)))
			at += 3;
		else
			break;
	}
	return at;
}

uint32_t
lexicon_next_header(const char *text, uint32_t at, uint32_t end)
{
	while (at < end)
	{
		uint32_t	begin = at;

		at = lexicon_next_pair(text, at, end);
		/* of two characters that are not both Chinese ones the hash knows nothing */
		if (at > begin && lexicon_header_at(text, at - 3, end))
			return at - 3;
		if (text_at_han(text, at, end))
		{
			if (lexicon_header_at(text, at, end))
				return at;
			at += 3;
			continue;
		}
		begin = at;
		at = lexicon_skip_signs(text, at, end);
		if (at == begin)
			break;
	}
	return at;
}

bool
lexicon_match(const char *text, uint32_t at, uint32_t end, Match *match)
{
	bool		found;
	unsigned	size;
	uint32_t	behind;

	at = lexicon_skip_marks(text, at, end);
	match->ordinal = (Ordinal) {ORDINAL_NONE, 0};
	if (lexicon_find_plain(text, at, end, match, &found))
		return found;
	if (at >= end || !lexicon_may_begin(text, at, end))
		return false;
	if (SHORT_WAY && text[at] >= '0' && text[at] <= '9')
		return lexicon_digits_begin(text, at, end) && lexicon_find_numbered(text, at, end, match);
	if (lexicon_is_stop(text_decode(text, end, at, &size)) &&
		lexicon_find_plain(text, at + size, end, match, &found))
		return found;
	behind = lexicon_skip_of_which(text, at, end, lexicon_folded_at(text, at, end));

	/* 其中：⑴专职人员数 */
	if (behind != at && lexicon_find_numbered(text, lexicon_skip_colon(text, behind, end), end, match))
		return true;
	return lexicon_find_numbered(text, at, end, match);
}

/*
 * May text[at, end) stand behind the wording of a label: nothing but
 * punctuation and notes in brackets?  A bracket that never closes is a note
 * whose end was cut off.
 */
static bool
lexicon_is_note(const char *text, uint32_t at, uint32_t end)
{
	unsigned	depth = 0;

	while (at < end)
	{
		uint32_t	folded[FOLD_MAX];
		unsigned	size;
		unsigned	n = fold_char(text_decode(text, end, at, &size), folded);

		for (unsigned i = 0; i < n; i++)
		{
			if (folded[i] == '(' || folded[i] == '[')
				depth++;
			else if ((folded[i] == ')' || folded[i] == ']') && depth > 0)
				depth--;
			else if (depth == 0 && trie_is_key(folded[i]))
				return false;
		}
		at += size;
	}
	return true;
}

bool
lexicon_ends_cell(const char *text, const Match *match, uint32_t end)
{
	return lexicon_is_note(text, match->end, end);
}

/* As print_hash() of tools/generate_tables.py. */
static unsigned
lexicon_print_hash(const char *text, uint32_t length)
{
	uint64_t	first = 0;
	uint64_t	last = 0;

	if (length >= 8)
	{
		first = lexicon_eight((const unsigned char *) text);
		last = lexicon_eight((const unsigned char *) text + length - 8);
	}
	else
		for (uint32_t i = 0; i < length; i++)
			first |= (uint64_t) (unsigned char) text[i] << 8 * i;
	return (unsigned) (((first ^ last * UINT64_C(0x9E3779B97F4A7C15)) + length) *
					   UINT64_C(0xC2B2AE3D27D4EB4F) >> (64 - LEXICON_PRINT_BITS));
}

bool
lexicon_match_print(const char *text, GdSpan cell, Match *match)
{
	unsigned	hash = lexicon_print_hash(text + cell.start, cell.length);

	for (unsigned i = lexicon_printed_first[hash]; i < lexicon_printed_first[hash + 1]; i++)
	{
		const LexiconPrint *label = &lexicon_printed[i];

		if (label->length != cell.length ||
			memcmp(lexicon_printed_text + label->at, text + cell.start, cell.length) != 0)
			continue;
		lexicon_fill(match, label->term, label->goes_on);
		match->end = cell.start + label->end;
		match->ordinal = label->ordinal;
		return true;
	}
	return false;
}

bool
lexicon_match_cell(const char *text, GdSpan cell, Match *match)
{
	/* most labels are */
	if (SHORT_WAY && lexicon_match_print(text, cell, match))
		return true;
	return lexicon_match(text, cell.start, span_end(cell), match) &&
		lexicon_ends_cell(text, match, span_end(cell));
}
