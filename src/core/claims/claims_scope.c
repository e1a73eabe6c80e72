/*
 * claims_scope.c
 *	  What stands before a claim in its sentence.
 */
#include "claims/claims_scope.h"

#include <string.h>

#include "base/array.h"
#include "base/fold.h"
#include "base/match.h"
#include "base/text.h"
#include "words/number.h"

#define IDEOGRAPHIC_COMMA 0x3001	/* 、 */
#define OPEN_TITLE 0x300A		/* 《 */
#define CLOSE_TITLE 0x300B
#define YEAR_SIGN "年"

/* Cut a word off the end of a name. */
static void
cut_name(ScopeIssuer *issuer, const char *word)
{
	size_t		length = strlen(word);

	if (issuer->length > length &&
		memcmp(issuer->name + issuer->length - length, word, length) == 0)
		issuer->length -= (uint32_t) length;
}

void
scope_issuer(const GdReport *report, ScopeIssuer *issuer)
{
	GdStr		name = report->issuer;

	issuer->year = report->year;
	issuer->length = 0;
	issuer->names = 0;
	for (uint32_t at = 0; at < name.length;)
	{
		uint32_t	folded[FOLD_MAX];
		unsigned	size;
		unsigned	count = fold_char(text_decode(name.data, name.length, at, &size), folded);

		if (issuer->length + 4 * FOLD_MAX > SCOPE_MAX_NAME)
		{
			issuer->length = 0;
			return;
		}
		for (unsigned i = 0; i < count; i++)
			issuer->length += text_encode(folded[i], issuer->name + issuer->length);
		at += size;
	}
	cut_name(issuer, "人民政府");
	cut_name(issuer, "政府");
	cut_name(issuer, "办事处");
	for (uint32_t at = 0; at < issuer->length;)
	{
		unsigned	size;

		issuer->names |= UINT64_C(1) << text_decode(issuer->name, issuer->length, at, &size) % 64;
		at += size;
	}
}

void
scope_open(Scope *scope, const ScopeIssuer *issuer, const Sentence *sentence)
{
	memset(scope, 0, sizeof(*scope));
	scope->issuer = issuer;
	scope->sentence = sentence;
	scope->comparable = true;
}

/* ---- names and years ----------------------------------------------------------------- */

/*
 * The issuer's name at from, or the end of it that is a name by itself: for
 * 望县丰镇, 望县丰镇 and 丰镇, but not 望县.  The offset behind it, with
 * 人民政府; from if there is none.
 */
static uint32_t
skip_issuer(const Scope *scope, uint32_t from, uint32_t to)
{
	const ScopeIssuer *issuer = scope->issuer;
	const Sentence *sentence = scope->sentence;
	uint32_t	end = from;

	for (uint32_t at = 0; at + 6 <= issuer->length && end == from; at++)
	{
		uint32_t	length = issuer->length - at;

		if (((unsigned char) issuer->name[at] & 0xC0) != 0x80 &&
			issuer->name[at] == sentence->folded[from] && to - from >= length &&
			memcmp(issuer->name + at, sentence->folded + from, length) == 0)
			end = from + length;
	}
	if (end == from)
		return from;
	if (sentence_has(sentence, end, to, "人民政府"))
		end += 12;
	else if (sentence_has(sentence, end, to, "政府"))
		end += 6;
	else if (sentence_has(sentence, end, to, "办事处"))
		end += 9;
	return end;
}

/* 2021年, 二〇二一年度, the numeral of which is [from, behind): the offset behind it, or from. */
static uint32_t
year_end(const Sentence *sentence, uint32_t from, uint32_t behind, uint32_t to, uint32_t year)
{
	if (behind == from || year < 1990 || year > 2099 || !sentence_has(sentence, behind, to, YEAR_SIGN))
		return from;
	behind += sizeof(YEAR_SIGN) - 1;
	return sentence_has(sentence, behind, to, "度") ? behind + 3 : behind;
}

/* The same at from, whatever stands there. */
static uint32_t
skip_year(const Sentence *sentence, uint32_t from, uint32_t to, uint32_t *year)
{
	uint32_t	behind;

	*year = 0;
	behind = number_read_numeral(sentence->folded, from, to, year);
	return year_end(sentence, from, behind, to, *year);
}

/* 12月收到, likewise: the offset behind it; from for a day (12月31日) or none. */
static uint32_t
month_end(const Sentence *sentence, uint32_t from, uint32_t behind, uint32_t to, uint32_t month)
{
	uint32_t	day;

	if (behind == from || month == 0 || month > 12 || !sentence_has(sentence, behind, to, "月"))
		return from;
	behind += 3;
	return number_read_numeral(sentence->folded, behind, to, &day) == behind ? behind : from;
}

/*
 * 我局, 本单位: is it the issuer?  What names a kind of body or place must end
 * the issuer's name.
 */
static bool
is_own(const Scope *scope, uint32_t from, uint32_t to)
{
	static const char *const any[] = {"机关", "单位", "部门"};
	static const char *const places[] = {"县", "区", "市", "省", "州", "旗", "盟", "镇", "乡", "街道"};
	const ScopeIssuer *issuer = scope->issuer;
	const char *noun = scope->sentence->folded + from + 3;
	uint32_t	length = to - from - 3;

	if (issuer->length == 0)
		return true;
	for (size_t i = 0; i < LENGTH_OF(any); i++)
		if (length == strlen(any[i]) && memcmp(noun, any[i], length) == 0)
			return true;
	if (issuer->length >= length &&
		memcmp(issuer->name + issuer->length - length, noun, length) == 0)
		return true;
	for (size_t i = 0; i < LENGTH_OF(places); i++)
		if (length == strlen(places[i]) && memcmp(noun, places[i], length) == 0)
			return false;

	/* 我局 of a commission, 我办 of an office */
	for (uint32_t at = 0; at + length <= issuer->length; at++)
		if (memcmp(issuer->name + at, noun, length) == 0)
			return true;
	return false;
}

static bool
is_own_word(const Sentence *sentence, uint32_t from, uint32_t to)
{
	return to > from + 3 && (sentence_has(sentence, from, to, "我") ||
							 sentence_has(sentence, from, to, "本")) &&
		!sentence_has(sentence, from, to, "本年") && !sentence_has(sentence, from, to, "本报告");
}

bool
scope_title_year(const ScopeIssuer *issuer, const char *text, GdSpan title)
{
	for (uint32_t at = title.start; at < span_end(title);)
	{
		uint32_t	year = 0;
		uint32_t	end = number_read_numeral(text, at, span_end(title), &year);
		unsigned	size;
		GdSpan		found;

		if (end > at && year >= 1990 && year <= 2099 &&
			(int32_t) year != issuer->year &&
			match_find(text, end, span_end(title), YEAR_SIGN, &found) && found.start < end + 4)
			return true;
		text_decode(text, span_end(title), at, &size);
		at = end > at ? end : at + size;
	}
	return false;
}

/* ---- looking ahead --------------------------------------------------------------------- */

static void
note_year(Scope *scope, uint32_t from, ClaimScope year)
{
	const Sentence *sentence = scope->sentence;

	if (year == CLAIM_SCOPE_YEAR &&
		(sentence_has_before(sentence, from, "比") || sentence_has_before(sentence, from, "较") ||
		 sentence_has_before(sentence, from, "与") || sentence_has_before(sentence, from, "同")))
		scope->compared = true;
	else
		scope->year = year;
}

/* 截至2021年底, 截至12月31日: does the end of the year follow at offset from? */
static bool
is_year_end(const Scope *scope, uint32_t from, uint32_t to)
{
	static const char *const ends[] = {"年底", "年末", "12月31日", "底", "末"};
	size_t		first = 0;
	size_t		behind = 3;
	uint32_t	year;
	uint32_t	end = skip_year(scope->sentence, from, to, &year);

	if (end > from)
	{
		if ((int32_t) year != scope->issuer->year)
			return false;
		first = 2;
		behind = LENGTH_OF(ends);
	}
	for (size_t i = first; i < behind; i++)
		if (sentence_has(scope->sentence, end, to, ends[i]))
			return true;
	return false;
}

static void
note_word(Scope *scope, ClaimScope word, uint32_t from, uint32_t end, uint32_t to)
{
	const Sentence *sentence = scope->sentence;

	switch (word)
	{
		case CLAIM_SCOPE_YEAR:
		case CLAIM_SCOPE_OWN:
			note_year(scope, from, word);
			break;
		case CLAIM_SCOPE_DOUBT:
			scope->doubt = true;
			break;
		case CLAIM_SCOPE_BODY:
			scope->foreign = scope->clause_foreign =
				!sentence_has_before(sentence, from, "我") && !sentence_has_before(sentence, from, "本");
			break;
		case CLAIM_SCOPE_EXCEPT:
			scope->except = true;
			break;
		case CLAIM_SCOPE_FUTURE:
			scope->future = true;
			break;
		case CLAIM_SCOPE_NOUN:
			scope->noun = true;
			break;
		case CLAIM_SCOPE_CHANNEL:
			scope->channel = scope->clause_channel = true;
			break;
		case CLAIM_SCOPE_PART:
			scope->listed = true;
			scope->listed_at = from;
			break;
		case CLAIM_SCOPE_PERIOD:
			scope->period = true;
			break;
		case CLAIM_SCOPE_UNTIL:
			if (is_year_end(scope, end, to))
				scope->until = true;
			else
				scope->doubt = true;
			break;
		case CLAIM_SCOPE_NEUTRAL:
		case CLAIM_SCOPE_NONE:
			break;
	}
}

/* Punctuation at offset at, which ends behind end. */
static void
note_mark(Scope *scope, uint32_t c, uint32_t end)
{
	if (c == '(')
		scope->brackets++;
	else if (c == ')' && scope->brackets > 0)
		scope->brackets--;
	else if (c == ';')
	{
		scope->noun = scope->channel = scope->listed = false;
		scope->except = scope->period = false;
	}
	if (c == ',' || c == ';' || c == ':' || c == '(' || c == ')' || c == 0x3002)
	{
		scope->compared = scope->clause_foreign = scope->clause_channel = false;
		scope->clause = end;
		scope->follows = false;
	}
}

/* Bytes of a title in 《》. */
#define MOST_TITLE 300

/* The offset behind 》 if a title begins at from; else from. */
static uint32_t
skip_title(const Sentence *sentence, uint32_t from, uint32_t to)
{
	unsigned	size;

	if (text_decode(sentence->folded, to, from, &size) != OPEN_TITLE)
		return from;
	for (uint32_t at = from; at < to && at - from < MOST_TITLE; at += size)
		if (text_decode(sentence->folded, to, at, &size) == CLOSE_TITLE)
			return at + size;
	return from;
}

/*
 * What may begin something behind the first digit of a number [from, behind), which is no
 * year and no month: if it does not go on behind, its other digits are none either.
 */
static uint32_t
skip_digits(const Sentence *sentence, uint32_t from, uint32_t behind, uint32_t to, unsigned kinds)
{
	bool		alone = text_digit((unsigned char) sentence->folded[behind - 1]) >= 0 &&
		(behind == to || sentence->folded[behind] != ',') &&
		!sentence_has(sentence, behind, to, YEAR_SIGN) && !sentence_has(sentence, behind, to, "月");

	return SHORT_WAY && alone ?
		sentence_next(sentence, from + 1, behind, kinds & ~CLAIM_MAY_NUMERAL) : from + 1;
}

void
scope_advance(Scope *scope, uint32_t to)
{
	const Sentence *sentence = scope->sentence;

	const unsigned kinds = CLAIM_ALL & ~CLAIM_MAY_CLAIM;

	while ((scope->at = sentence_next(sentence, scope->at, to, kinds)) < to)
	{
		uint32_t	from = scope->at;
		unsigned	may = sentence->may[from];
		uint32_t	number = 0;
		uint32_t	behind = (may & CLAIM_MAY_NUMERAL) == 0 ? from :
			number_read_numeral(sentence->folded, from, to, &number);
		uint32_t	end;
		unsigned	size;
		uint32_t	c = text_decode(sentence->folded, to, from, &size);
		ClaimScope	word;

		if ((may & CLAIM_MAY_MARK) != 0 && (end = skip_title(sentence, from, to)) > from)
			;
		else if ((end = year_end(sentence, from, behind, to, number)) > from)
		{
			if (scope->issuer->year == 0)
				scope->doubt = true;
			else
				note_year(scope, from, (int32_t) number == scope->issuer->year ?
						  CLAIM_SCOPE_OWN : CLAIM_SCOPE_YEAR);
		}
		else if ((end = month_end(sentence, from, behind, to, number)) > from)
			scope->period = true;
		else if ((may & CLAIM_MAY_NAME) != 0 && (end = skip_issuer(scope, from, to)) > from)
			scope->foreign = scope->clause_foreign = false;
		else if ((may & CLAIM_MAY_SCOPE) != 0 &&
				 (word = claim_scope(sentence, from, to, &end)) != CLAIM_SCOPE_NONE)
			note_word(scope, word, from, end, to);
		else if (behind > from + 1 && text_digit(c) >= 0)
			end = skip_digits(sentence, from, behind, to, kinds);
		else
		{
			end = from + size;
			note_mark(scope, c, end);
		}
		scope->at = end;
	}
}

void
scope_pass(Scope *scope, uint32_t to, bool comparable)
{
	scope->at = to;
	scope->clause = to;
	scope->follows = true;
	scope->comparable = comparable;
}

/* ---- the clause --------------------------------------------------------------------------- */

/* 、 和 及 与 并 between two claims; the offset behind it, or from. */
static uint32_t
skip_joint(const Sentence *sentence, uint32_t from, uint32_t to)
{
	static const char *const joints[] = {"、", "以及", "和", "及", "与", "或"};

	for (size_t i = 0; i < LENGTH_OF(joints); i++)
		if (sentence_has(sentence, from, to, joints[i]))
			return from + (uint32_t) strlen(joints[i]);
	return from;
}

bool
scope_is_clean(const Scope *scope, uint32_t to)
{
	const Sentence *sentence = scope->sentence;
	uint32_t	at = scope->clause;

	if (scope->follows)
	{
		if (!scope->comparable)
			return false;
		at = skip_joint(sentence, at, to);
	}
	while (at < to)
	{
		uint32_t	year;
		uint32_t	end;

		if (sentence->folded[at] == '"')
			end = at + 1;
		else if ((end = skip_year(sentence, at, to, &year)) > at)
		{
			if ((int32_t) year != scope->issuer->year)
				return false;
		}
		else if ((end = claim_before(sentence, at, to)) > at)
		{
			if (is_own_word(sentence, at, end) && !is_own(scope, at, end))
				return false;
		}
		else if ((end = skip_issuer(scope, at, to)) == at)
			return false;
		at = end;
	}
	return true;
}

bool
scope_is_joined(const Scope *scope, uint32_t to)
{
	static const char *const joints[] = {"、", "和", "及", "与", "或"};
	static const char *const denials[] = {"不", "不予", "未", "没", "无", "非", "拒",
	"另", "还", "又", "再"};
	const Sentence *sentence = scope->sentence;

	for (size_t i = 0; i < LENGTH_OF(denials); i++)
		if (sentence_has_before(sentence, to, denials[i]))
			return true;

	for (size_t i = 0; i < LENGTH_OF(joints); i++)
		if (sentence_has_before(sentence, to, joints[i]))
			return !scope->follows ||
				skip_joint(sentence, scope->clause, to) != to;
	return false;
}
