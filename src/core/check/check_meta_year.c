/*
 * check_meta_year.c
 *	  Whether a report speaks of one year.
 */
#include "check/check_meta.h"

#include "base/array.h"
#include "base/fold.h"
#include "base/phrase.h"
#include "base/text.h"

/* The years that the title names, from the first to the last. */
typedef struct YearRange
{
	int32_t		first;
	int32_t		last;
} YearRange;

static YearRange
own_years(const Reading *reading)
{
	YearRange	range = {reading->year.year, reading->year.year};
	GdSpan		whole = {0, reading->title.words.length};
	Phrase		phrase;

	phrase_init(&phrase);
	if (reading->title.words.data != NULL)
		phrase_add(&phrase, reading->title.words.data, whole);
	for (uint32_t i = 0; i < phrase.count; i++)
	{
		int32_t		year;

		if (phrase_year(&phrase, i, &year) == i)
			continue;
		if (year < range.first)
			range.first = year;
		if (year > range.last)
			range.last = year;
	}
	return range;
}

static bool
is_own(YearRange own, int32_t year)
{
	return year >= own.first && year <= own.last;
}

static GdStatus
add_year(Checking *checking, int32_t year, GdSpan place)
{
	Broken		broken = check_broken(RULE_META_YEAR_MISMATCH);

	TRY(check_meta_year_str(checking, year, &broken.subject));
	broken.actual = broken.subject;
	TRY(check_meta_year_str(checking, checking->reading->year.year, &broken.expected));
	broken.place = source_place(&checking->reading->source, place);
	return check_add(checking, RULE_META_YEAR_MISMATCH, &broken);
}

/* ---- preamble and signature ------------------------------------------------------ */

static GdStatus
check_preamble(Checking *checking, const MetaNaming *naming, YearRange own)
{
	const MetaPeriod *period = &checking->reading->period;

	if (naming->year != 0 && !is_own(own, naming->year))
		TRY(add_year(checking, naming->year, naming->year_place));
	if ((period->basis == META_PERIOD_NAMED || period->basis == META_PERIOD_YEAR) &&
		period->first.year == period->last.year && !is_own(own, period->last.year))
		TRY(add_year(checking, period->last.year, period->place));
	return GD_OK;
}

/*
 * A report is signed in its year or after it.  A later year than the next one
 * may only be late.
 */
static GdStatus
check_signature(Checking *checking, YearRange own)
{
	const MetaSignature *signature = &checking->reading->signature;

	if (signature->date.year == 0 || !signature->sure || signature->date.year >= own.first)
		return GD_OK;
	return add_year(checking, signature->date.year, signature->date_place);
}

/* ---- narrative -------------------------------------------------------------------- */

/* A longer sentence is not looked at. */
#define MOST_SENTENCE 1200

/* Years before the report's that a sentence may have been copied from. */
#define MOST_YEARS_BACK 10

typedef struct Sentence
{
	GdSpan		span;
	Phrase		phrase;			/* its first characters if it may begin with a year; see complete() */
	int32_t		year;			/* that it begins with, or 0 */
	GdSpan		year_place;
} Sentence;

/* 128条: digits and a unit. */
static bool
has_count(const Phrase *phrase)
{
	static const char *const units[] = {"条", "件", "篇", "份", "余条", "余件", "多条", "多件"};

	for (uint32_t i = 0; i + 1 < phrase->count; i++)
		for (size_t j = 0; j < LENGTH_OF(units); j++)
			if (text_digit(phrase->chars[i].c) >= 0 && phrase_has(phrase, i + 1, units[j]))
				return true;
	return false;
}

/* Does the sentence report figures that a report is about? */
static bool
has_figures(const Phrase *phrase)
{
	static const char *const published[] = {"公开", "发布"};
	static const char *const received[] = {"受理", "收到", "办理", "办结", "答复"};

	static const char *const things[] = {"信息", "文件"};

	return has_count(phrase) &&
		((phrase_has_any(phrase, 0, phrase->count, published, LENGTH_OF(published)) &&
		  phrase_has_any(phrase, 0, phrase->count, things, LENGTH_OF(things))) ||
		 (phrase_has_any(phrase, 0, phrase->count, received, LENGTH_OF(received)) &&
		  phrase_find(phrase, 0, phrase->count, "申请") != PHRASE_NONE));
}

/* Does a sentence compare years? */
static bool
compares(const Phrase *phrase)
{
	static const char *const words[] = {
		"比上", "比去", "比前", "比往", "比2", "同比", "环比", "相比", "对比", "较上",
		"较去", "较前", "较往", "较同", "较2", "相较", "去年", "前年", "同期", "年均",
		"历年", "历史", "增长", "下降"
	};

	return phrase_has_any(phrase, 0, phrase->count, words, LENGTH_OF(words));
}

/*
 * Does it plan, speak of time that runs on, or of what has a year of its own?
 */
static bool
is_open(const Phrase *phrase)
{
	static const char *const words[] = {
		"上年", "上一年", "以来", "累计", "截至", "截止", "至今", "结转", "增加", "减少",
		"提升", "上升", "将", "拟", "计划", "力争", "预计", "下一", "明年", "来年", "考核",
		"评估", "通报", "印发", "《", "["
	};

	return phrase->cut || compares(phrase) ||
		phrase_has_any(phrase, 0, phrase->count, words, LENGTH_OF(words));
}

/* The index behind 2019年 or 2019年度 at index, and the year; index if there is
 * none, or a day, a beginning or an end follows. */
static uint32_t
read_plain_year(const Phrase *phrase, uint32_t index, int32_t *year)
{
	static const char *const follow[] = {
		",", "我", "全", "本", "共", "主动", "受理", "收到"
	};
	uint32_t	behind = phrase_year(phrase, index, year);

	if (behind == index || !phrase_has(phrase, behind, "年"))
		return index;
	behind += phrase_has(phrase, behind + 1, "度") ? 2 : 1;
	for (size_t i = 0; i < LENGTH_OF(follow); i++)
		if (phrase_has(phrase, behind, follow[i]))
			return behind;
	return index;
}

/* Characters before the year of a sentence: 我镇, 全县. */
#define MOST_BEFORE_YEAR 3

/*
 * Bytes of a sentence that tell the year it begins with, and characters that do: few
 * sentences begin with one, and only they are read whole.
 */
#define FIRST_BYTES 96
#define FIRST_CHARS 24

/* All characters of a sentence. */
static void
complete(const char *text, Sentence *sentence)
{
	phrase_init(&sentence->phrase);
	phrase_add(&sentence->phrase, text, sentence->span);
}

/* May a sentence begin with a year, or with words before one: 我镇, 全县, 本机关? */
static bool
may_begin_with_year(const char *text, GdSpan span)
{
	uint32_t	folded = 0;
	unsigned	size;

	for (uint32_t at = span.start; folded == 0 && at < span_end(span); at += size)
		folded = fold_first(text_decode(text, span_end(span), at, &size));
	return text_digit(folded) >= 0 || text_han_digit(folded) >= 0 ||
		folded == 0x6211 || folded == 0x5168 || folded == 0x672C;
}

static void
read_sentence(const char *text, GdSpan span, Sentence *sentence)
{
	Phrase	   *phrase = &sentence->phrase;
	uint32_t	at = 0;
	uint32_t	behind;
	int32_t		year = 0;

	sentence->year = 0;
	sentence->span = span;
	if (SHORT_WAY && !may_begin_with_year(text, span))
		return;
	phrase_init(phrase);
	if (SHORT_WAY && span.length > FIRST_BYTES)
		phrase_add(phrase, text, span_between(span.start, span.start + FIRST_BYTES));
	if (phrase->count < FIRST_CHARS)
		complete(text, sentence);
	if (phrase_has(phrase, 0, "我") || phrase_has(phrase, 0, "全") ||
		phrase_has(phrase, 0, "本"))
		while (at < MOST_BEFORE_YEAR && phrase_year(phrase, at, &year) == at)
			at++;
	behind = read_plain_year(phrase, at, &year);
	if (behind == at)
		return;
	sentence->year = year;
	sentence->year_place = phrase_place(phrase, at, behind);
}

/* How many times the sentence names a year. */
static uint32_t
count_years(const Sentence *sentence)
{
	uint32_t	count = 0;
	int32_t		year;

	for (uint32_t i = 0; i < sentence->phrase.count; i++)
		count += phrase_year(&sentence->phrase, i, &year) > i;
	return count;
}

/* Does the sentence name a year of the report's own, or speak of 本年? */
static bool
names_own_year(const Sentence *sentence, YearRange own)
{
	static const char *const words[] = {"本年", "今年", "本报告期"};
	int32_t		year;

	if (phrase_has_any(&sentence->phrase, 0, sentence->phrase.count, words, LENGTH_OF(words)))
		return true;
	for (uint32_t i = 0; i < sentence->phrase.count; i++)
		if (phrase_year(&sentence->phrase, i, &year) > i && is_own(own, year))
			return true;
	return false;
}

/*
 * Is the year only that of something the sentence goes on from: 2021年收到的2件申请,
 * 2021年工作会议后，我局…?
 */
static bool
goes_on_from_year(const Phrase *phrase)
{
	static const char *const taken[] = {"收到的", "受理的"};
	static const char *const when[] = {"后", "前", "期间"};
	uint32_t	comma = phrase_find(phrase, 0, phrase->count, ",");

	for (size_t i = 0; i < LENGTH_OF(taken); i++)
	{
		uint32_t	at = phrase_find(phrase, 0, phrase->count, taken[i]);
		uint32_t	behind = at + phrase_length(taken[i]);

		if (at != PHRASE_NONE && behind < phrase->count &&
			text_digit(phrase->chars[behind].c) >= 0)
			return true;
	}
	for (size_t i = 0; i < LENGTH_OF(when) && comma != PHRASE_NONE; i++)
		if (phrase_ends(phrase, 0, comma, when[i]))
			return true;
	return false;
}

/* The sentence that begins at *at, which moves behind it. */
static GdSpan
next_sentence(const char *text, uint32_t *at, uint32_t end)
{
	uint32_t	start = *at;

	while (*at < end)
	{
		unsigned	size;
		uint32_t	c;

		*at = scan_marks(text, *at, end, '!', '!');
		if (*at == end)
			break;
		c = text_decode(text, end, *at, &size);
		*at += size;
		if (c == 0x3002 || c == '!' || c == 0xFF01)
			break;
	}
	return text_trim(text, span_between(start, *at));
}

/* Do the sentences beside it make a series of it: 2019年…。2020年…。 */
static bool
is_series(const Sentence *beside, YearRange own)
{
	return beside->phrase.cut || compares(&beside->phrase) ||
		(has_figures(&beside->phrase) && names_own_year(beside, own));
}

typedef struct Told
{
	int32_t		years[MOST_YEARS_BACK];
	unsigned	count;
} Told;

/* The middle one of three sentences; a year is told once. */
static GdStatus
check_sentence(Checking *checking, Sentence *const *three, YearRange own, Told *told)
{
	const Sentence *sentence = three[1];

	if (sentence->year == 0 || is_own(own, sentence->year) ||
		sentence->year < own.first - MOST_YEARS_BACK || sentence->year > own.last + 1 ||
		told->count == MOST_YEARS_BACK)
		return GD_OK;
	for (int i = 0; i < 3; i++)
		complete(checking->reading->source.text, three[i]);
	if (count_years(sentence) > 1 || names_own_year(sentence, own) ||
		is_open(&sentence->phrase) || !has_figures(&sentence->phrase) ||
		goes_on_from_year(&sentence->phrase) || is_series(three[0], own) || is_series(three[2], own))
		return GD_OK;
	for (unsigned i = 0; i < told->count; i++)
		if (told->years[i] == sentence->year)
			return GD_OK;
	told->years[told->count++] = sentence->year;
	return add_year(checking, sentence->year, sentence->year_place);
}

static GdStatus
check_body(Checking *checking, GdSpan body, YearRange own, Told *told)
{
	const char *text = checking->reading->source.text;
	Sentence	sentences[3];
	Sentence   *three[3] = {&sentences[0], &sentences[1], &sentences[2]};
	uint32_t	at = body.start;
	uint32_t	polled = at;

	for (int i = 0; i < 3; i++)
		read_sentence(text, span_between(at, at), three[i]);
	do
	{
		GdSpan		span = next_sentence(text, &at, span_end(body));
		Sentence   *oldest = three[0];

		three[0] = three[1];
		three[1] = three[2];
		three[2] = oldest;
		read_sentence(text, span.length > MOST_SENTENCE ? span_between(at, at) : span,
					  oldest);
		TRY(check_sentence(checking, three, own, told));
		if (at - polled >= GD_POLL_BYTES)
		{
			polled = at;
			TRY(arena_poll(checking->arena));
		}
	} while (three[2]->span.length > 0 || at < span_end(body));
	return GD_OK;
}

static GdStatus
check_narrative_years(Checking *checking, YearRange own)
{
	const Outline *outline = &checking->reading->outline;
	Told		told = {{0}, 0};

	for (uint32_t i = 1; i < outline->count; i++)
	{
		const Heading *heading = &outline->items[i];
		GdSectionKind kind = outline_about(outline, i);

		if (kind != GD_SECTION_OVERVIEW && kind != GD_SECTION_DISCLOSURE &&
			kind != GD_SECTION_REQUESTS)
			continue;
		TRY(check_body(checking, span_between(heading->body, heading->end), own, &told));
	}
	return GD_OK;
}

GdStatus
check_meta_years(Checking *checking, const MetaNaming *naming)
{
	YearRange	own;

	if (!check_wants(checking, RULE_META_YEAR_MISMATCH, GD_WARNING) ||
		!check_meta_year_is_sure(checking))
		return GD_OK;
	own = own_years(checking->reading);
	TRY(check_preamble(checking, naming, own));
	TRY(check_signature(checking, own));
	return check_narrative_years(checking, own);
}
