/*
 * meta_issuer.c
 *	  The organisation whose report it is.
 */
#include "meta/meta.h"

#include "base/array.h"
#include "base/match.h"
#include "base/searches.h"
#include "base/text.h"
#include "meta/org.h"

static const GdStr none = {NULL, 0};

static GdStr
slice(const char *text, GdSpan span)
{
	GdStr		words = {text + span.start, span.length};

	return words;
}

/* ---- from the title ------------------------------------------------------ */

/* The index behind 2020年度, 2020-2021学年 and what stands between. */
static uint32_t
skip_years(const Phrase *phrase, uint32_t index)
{
	static const char *const words[] = {"学年度", "学年", "年度", "年"};
	uint32_t	behind;
	int32_t		year;

	while ((behind = phrase_year(phrase, index, &year)) > index)
	{
		index = behind;
		for (size_t i = 0; i < LENGTH_OF(words); i++)
		{
			if (phrase_has(phrase, index, words[i]))
			{
				index += phrase_length(words[i]);
				break;
			}
		}
		/* to the next year of 2020-2021, 2020年至2021年 */
		for (uint32_t i = index; i < index + 3 && i < phrase->count; i++)
		{
			if (phrase_year(phrase, i, &year) > i)
				index = i;
		}
	}
	return index;
}

/*
 * What the report is about, without the name before it: 政府信息公开 belongs
 * together, but 人民政府信息公开 is the 人民政府 and its 信息公开.
 */
static uint32_t
find_subject(const Phrase *phrase, uint32_t from)
{
	static const char *const subjects[] = {
		"政府信息", "信息公开", "政务公开", "政务信息", "校务公开", "资讯公开"
	};
	uint32_t	subject = phrase->count;

	for (size_t i = 0; i < LENGTH_OF(subjects); i++)
	{
		uint32_t	found = phrase_find(phrase, from, phrase->count,
										subjects[i]);

		if (found != PHRASE_NONE && found < subject)
			subject = found;
	}
	if (phrase_ends(phrase, from, subject, "人民") &&
		phrase_has(phrase, subject, "政府"))
		subject += 2;
	return subject;
}

/*
 * Is [from, to) nothing but words that name nobody: 全县, 本级, 开展?  A title that says
 * whose it is not leaves that to the signature.
 */
static bool
names_nobody(const char *text, const Phrase *phrase, uint32_t from, uint32_t to)
{
	uint32_t	at = phrase->chars[from].start;
	uint32_t	end = phrase->chars[to - 1].end;
	GdSpan		found;

	while (at < end)
	{
		if (!match_find_words(text, at, end, &search_nobody, NULL, &found) ||
			text_trim(text, span_between(at, found.start)).length > 0)
			return false;
		at = span_end(found);
	}
	return true;
}

/* Behind 报送 and the like, where the words at from say what is done with the report. */
static uint32_t
skip_verb(const char *text, const Phrase *phrase, uint32_t from, uint32_t to)
{
	GdSpan		found;

	return to > from + 2 &&
		match_find_words(text, phrase->chars[from].start, phrase->chars[from + 1].end,
						 &search_title_verb, NULL, &found) ? from + 2 : from;
}

/*
 * Is [from, to) a name, as that of an organisation (named) or another?  In a title a
 * place without 县 or 镇 is one too, words that only belong to the report are not.
 */
static bool
is_title_name(const char *text, const Phrase *phrase, uint32_t from, uint32_t to, bool named)
{
	static const char *const foreign[] = {
		"信息", "公开", "报告", "年度", "关于", "工作"
	};

	if (to <= from || to - from < 2 || to - from > ORG_MOST_CHARS ||
		names_nobody(text, phrase, from, to))
		return false;
	if (named)
		return true;
	for (uint32_t i = from; i < to; i++)
	{
		uint32_t	c = phrase->chars[i].c;

		if (!text_is_han(c) && c != '(' && c != ')' && c != 0x3001 &&
			c != 0xB7)
			return false;
	}
	for (size_t i = 0; i < LENGTH_OF(foreign); i++)
	{
		if (phrase_find(phrase, from, to, foreign[i]) != PHRASE_NONE)
			return false;
	}
	return true;
}

/* Trim what joins a name to the rest of the title; then take it. */
static bool
take_name(const char *text, const Phrase *phrase, uint32_t from, uint32_t to, GdSpan *place)
{
	uint32_t	end = from;
	bool		named;

	if (phrase_has(phrase, from, "关于"))
		from += 2;
	while (from < to && !text_is_han(phrase->chars[from].c))
		from++;
	from = skip_verb(text, phrase, from, to);
	if (phrase_ends(phrase, from, to, "关于"))
		to -= 2;
	while (to > from && !text_is_han(phrase->chars[to - 1].c) &&
		   phrase->chars[to - 1].c != ')')
		to--;
	if (phrase_ends(phrase, from, to, "的"))
		to--;
	if (phrase_ends(phrase, from, to, "本级") && to - from > 4)
		to -= 2;
	named = org_is_name(phrase, from, to);
	if (!named && !org_is_place(phrase, from, to))
		end = org_end(phrase, from, to);
	if (end > from && names_nobody(text, phrase, end, to))
	{
		to = end;
		named = true;
	}
	if (!is_title_name(text, phrase, from, to, named))
		return false;
	*place = phrase_place(phrase, from, to);
	return true;
}

/* A note that is a name: 2020年政府信息公开年度报告（某局） */
static bool
take_note(const Phrase *phrase, uint32_t from, GdSpan *place)
{
	for (uint32_t i = from; i < phrase->count; i++)
	{
		if (phrase->chars[i].c == '(')
		{
			uint32_t	to = phrase_find(phrase, i, phrase->count, ")");

			if (to == PHRASE_NONE || !org_is_name(phrase, i + 1, to))
				return false;
			*place = phrase_place(phrase, i + 1, to);
			return true;
		}
	}
	return false;
}

static GdStr
from_title(const MetaTitle *title)
{
	Phrase		phrase;
	GdSpan		whole = {0, title->words.length};
	GdSpan		place;
	uint32_t	subject;
	uint32_t	year_at;

	if (title->words.data == NULL)
		return none;
	phrase_init(&phrase);
	phrase_add(&phrase, title->words.data, whole);

	/* 2020年 stands behind the name, before it, or nowhere */
	for (year_at = 0; year_at < phrase.count; year_at++)
	{
		uint32_t	behind = skip_years(&phrase, year_at);

		if (behind == year_at)
			continue;
		if (take_name(title->words.data, &phrase, 0, year_at, &place) ||
			take_name(title->words.data, &phrase, behind, find_subject(&phrase, behind), &place))
			return slice(title->words.data, place);
		break;
	}
	subject = find_subject(&phrase, 0);
	/* what stands between a year and the subject was tried */
	if (subject <= year_at && take_name(title->words.data, &phrase, 0, subject, &place))
		return slice(title->words.data, place);
	if (take_note(&phrase, subject, &place))
		return slice(title->words.data, place);
	return none;
}

/* ---- from the preamble ---------------------------------------------------- */

/* Marks at which a clause ends; 、 and brackets belong to names. */
static bool
ends_clause(uint32_t c)
{
	return c == 0x3002 || c == ',' || c == ';' || c == ':' || c == '!' ||
		c == '?' || c == 0x300B || c == '"';
}

/*
 * The name that begins at from, in a place where one must: behind 由 or 与.  The
 * report's year ends it: 编制某县民政局2020年政府信息公开年度报告.
 */
static bool
take_named(const char *text, const Phrase *phrase, uint32_t from, GdStr *name)
{
	uint32_t	to = from;
	int32_t		year;

	while (to < phrase->count && to - from < ORG_MOST_CHARS &&
		   !ends_clause(phrase->chars[to].c) && phrase->chars[to].c != '(' &&
		   phrase_year(phrase, to, &year) == to)
		to++;
	to = org_end(phrase, from, to);
	if (to == from || phrase_has(phrase, from, "本") ||
		phrase_has(phrase, from, "我") || phrase_has(phrase, from, "各"))
		return false;
	*name = slice(text, phrase_place(phrase, from, to));
	return true;
}

/*
 * The name between the beginning of a clause and a verb that ends before
 * index: 某县人民政府办公室综合各乡镇…编制本报告.
 */
static bool
take_clause(const char *text, const Phrase *phrase, uint32_t verb, GdStr *name)
{
	uint32_t	from = verb;

	while (from > 0 && verb - from < ORG_MOST_CHARS &&
		   !ends_clause(phrase->chars[from - 1].c))
		from--;
	if (phrase_has(phrase, from, "规定") || phrase_has(phrase, from, "要求"))
		from += 2;
	if (phrase_has(phrase, from, "由"))
		from++;
	if (from >= verb || !org_is_name(phrase, from, verb) ||
		phrase_has(phrase, from, "本") || phrase_has(phrase, from, "我"))
		return false;
	*name = slice(text, phrase_place(phrase, from, verb));
	return true;
}

/* The words around a name in a preamble, the surest first. */
typedef struct NamePattern
{
	const char *word;
	bool		before;			/* the name stands before it, not behind */
} NamePattern;

static const NamePattern name_patterns[] = {
	{"本报告由", false}, {"本年度报告由", false}, {"年度报告由", false},
	{"综合", true}, {"编制", true}, {"根据", true}, {"由", false},
	{"请与", false}, {"可与", false}, {"请联系", false}, {"请向", false},
	{"请致电", false}, {"直接与", false}, {"编制", false}, {"公布", false},
	{"发布", false}
};

/* The bytes around a word in which its name must lie, spaces included. */
#define MOST_BEFORE	300
#define MOST_BEHIND	600

static bool
find_pattern(const char *text, GdSpan span, const NamePattern *pattern,
			 GdStr *name)
{
	GdSpan		found;
	uint32_t	at = span.start;

	while (match_find(text, at, span_end(span), pattern->word, &found))
	{
		Phrase		phrase;
		uint32_t	from = found.start;
		uint32_t	to = span_end(found);

		phrase_init(&phrase);
		if (pattern->before)
		{
			from = from - span.start > MOST_BEFORE ?
				from - MOST_BEFORE : span.start;
			phrase_add(&phrase, text, span_between(from, found.start));
			if (!phrase.cut && take_clause(text, &phrase, phrase.count, name))
				return true;
		}
		else
		{
			uint32_t	end = span_end(span);

			if (end - to > MOST_BEHIND)
				end = to + MOST_BEHIND;
			phrase_add(&phrase, text, span_between(to, end));
			if (take_named(text, &phrase, 0, name))
				return true;
		}
		at = to;
	}
	return false;
}

static GdStr
from_preamble(const char *text, GdSpan preamble)
{
	GdStr		name;

	if (preamble.length > META_MOST_PREAMBLE)
		preamble.length = META_MOST_PREAMBLE;
	for (size_t i = 0; i < LENGTH_OF(name_patterns); i++)
	{
		if (find_pattern(text, preamble, &name_patterns[i], &name))
			return name;
	}
	return none;
}

GdStr
meta_issuer(const char *text, GdSpan preamble, const MetaTitle *title,
			const MetaSignature *signature)
{
	GdStr		name = from_title(title);

	if (name.data != NULL)
		return name;
	if (signature->issuer.length > 0)
		return slice(text, signature->issuer);
	return from_preamble(text, preamble);
}
