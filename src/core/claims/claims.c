/*
 * claims.c
 *	  Stage 10: the numbers of the narrative that speak of a fact.
 */
#include "claims/claims.h"

#include <string.h>

#include "base/array.h"
#include "base/text.h"
#include "claims/claims_ratio.h"
#include "claims/claims_scope.h"
#include "words/forms.h"

typedef struct Reader
{
	Arena	   *arena;
	const Reading *reading;
	const GdReport *report;
	Claims	   *claims;
	SentenceNumbers *numbers;
	ScopeIssuer issuer;
	GdFormId	forms[GD_TABLE_STATISTICS + 1]; /* the form of each table */
	bool		modern;			/* forms of 2019 and later */

	/* the section */
	uint32_t	section;
	bool		opened;
	bool		section_doubt;	/* its headings name something special */
	unsigned	section_topics;
	bool		other_year;		/* the sentence before spoke of another year */
	bool		told;			/* ... had claims */

	/* the sentence */
	uint32_t	sentence;
	GdStr		words;			/* data is NULL until asked for */
	ClaimTopics topics;			/* likewise, if topics_known */
	bool		topics_known;
	uint32_t	nclaims;		/* of it */
	const SentenceNumber *total;	/* the last one that parts may belong to */
	const ClaimSubject *total_subject;
	const SentenceNumber *settled;	/* the only number of settled requests */
	bool		disputed;		/* a dispute of the sentence is comparable */
	unsigned	head;			/* the concept that others go on from, or NOTHING; */
	bool		head_comparable;
	uint32_t	head_end;		/* the end of it, or of what goes on from it */
} Reader;

/* ---- what the report is --------------------------------------------------------------- */

static void
choose_forms(Reader *reader)
{
	const GdReport *report = reader->report;
	bool		older = false;

	for (uint32_t i = 0; i < report->nfacts; i++)
	{
		const GdItem *item = report->facts[i].item;

		if (reader->forms[item->table] == GD_FORM_NONE)
			reader->forms[item->table] = item->form;
		older |= item->table == GD_TABLE_STATISTICS;
	}
	reader->modern = report->year >= 2019 || (report->year == 0 && !older);
	for (int table = GD_TABLE_DISCLOSURE; table < GD_TABLE_STATISTICS; table++)
		if (reader->forms[table] == GD_FORM_NONE)
			reader->forms[table] = report->year == 2019 || report->year == 2020 ?
				GD_FORM_2019 : GD_FORM_2021;
	if (!older)
		reader->forms[GD_TABLE_STATISTICS] = report->year >= 2014 ?
			GD_FORM_NATIONAL2014 : GD_FORM_FUJIAN2009;
}

/* What a concept is in the forms of this report, or NULL. */
static const ClaimSubject *
find_subject(const Reader *reader, unsigned concept)
{
	const ClaimSubject *subject;

	if (!reader->modern)
		return claim_subject(concept, reader->forms[GD_TABLE_STATISTICS]);
	subject = claim_subject(concept, GD_FORM_2021);
	if (subject == NULL)
		subject = claim_subject(concept, GD_FORM_2019);
	return subject == NULL ? NULL : claim_subject(concept, reader->forms[subject->table]);
}

/* Nested headings deeper than this are not asked. */
#define MOST_LEVELS 8

static void
open_section(Reader *reader, uint32_t index)
{
	const Outline *outline = &reader->reading->outline;
	const char *text = reader->reading->source.text;
	int32_t		at = (int32_t) index;

	reader->section = index;
	reader->opened = true;
	reader->other_year = false;
	reader->section_doubt = false;
	reader->section_topics = 0;
	for (int i = 0; i < MOST_LEVELS && at > 0; i++)
	{
		const Heading *heading = &outline->items[at];

		if (heading->level > 1)
			reader->section_doubt |= claim_title_doubt(text, heading->title) ||
				scope_title_year(&reader->issuer, text, heading->title);
		reader->section_topics |= claim_topic(text, heading->title) & CLAIM_TOPIC_REQUEST;
		if (heading->kind == GD_SECTION_REQUESTS)
			reader->section_topics |= CLAIM_TOPIC_REQUEST;
		if (heading->kind == GD_SECTION_DISPUTES)
			reader->section_topics |= CLAIM_TOPIC_DISPUTE;
		at = heading->parent;
	}
}

/* ---- one claim ---------------------------------------------------------------------------- */

static const ClaimTopics *
sentence_topics(Reader *reader, const Sentence *sentence)
{
	if (!reader->topics_known)
		claim_topics(sentence, &reader->topics);
	reader->topics_known = true;
	return &reader->topics;
}

/*
 * Disputes are those about disclosure: the section says so, or what stands
 * before; 行政复议20件，其中涉及政府信息公开4件 are not.
 */
static bool
is_of_disclosure(Reader *reader, const Sentence *sentence, const ClaimMatch *match)
{
	const ClaimTopics *topics = sentence_topics(reader, sentence);

	if (claim_topic(sentence->folded, span_between(match->start, match->end)) != 0)
		return true;
	return topics->last < match->end &&
		((reader->section_topics & CLAIM_TOPIC_DISPUTE) != 0 ||
		 topics->first <= match->start);
}

/*
 * 行政复议4件，其中维持3件、纠正1件: does a claim go on from the one before?  No
 * word but these may stand between them.
 */
static bool
goes_on(const Reader *reader, const Sentence *sentence, const ClaimMatch *match,
		uint64_t after)
{
	static const char *const links[] = {",", ";", "、", ":", "(", "其中", "其", "含", "包括", "包含",
	"分别为", "全年", "本年度", "本年", "年内"};
	uint32_t	at = reader->head_end;

	if (reader->head == CLAIM_NOTHING || (after & UINT64_C(1) << reader->head) == 0)
		return false;
	while (at < match->start)
	{
		uint32_t	from = at;

		for (size_t i = 0; i < LENGTH_OF(links) && at == from; i++)
			if (sentence_has(sentence, at, match->start, links[i]))
				at += (uint32_t) strlen(links[i]);
		if (at == from)
			return false;
	}
	return true;
}

/* Of two concepts that go on from two others each has its own. */
static bool
goes_on_elsewhere(const Reader *reader, const ClaimWording *wording, int concept)
{
	uint64_t	below = (UINT64_C(1) << reader->head) - 1;

	return wording->needs == CLAIM_NEEDS_AFTER && wording->concepts[1] != CLAIM_NOTHING &&
		((wording->after & below) != 0) != (concept == 1);
}

static bool
meets_needs(Reader *reader, const Sentence *sentence, const Scope *scope,
			const ClaimMatch *match, const ClaimWording *wording)
{
	unsigned	needs = wording->needs;

	if (needs == CLAIM_NEEDS_NOTHING)
		return true;
	if (needs == CLAIM_NEEDS_AFTER)
		return goes_on(reader, sentence, match, wording->after);
	if (needs == CLAIM_NEEDS_DISPUTE)
		return is_of_disclosure(reader, sentence, match);
	if (needs == CLAIM_NEEDS_WEAK && scope->noun)
		return false;
	return (reader->section_topics & CLAIM_TOPIC_REQUEST) != 0 ||
		sentence_topics(reader, sentence)->first_request <= match->end;
}

/*
 * 制发公文100件，其中主动公开60件，依申请公开30件，不予公开10件: what papers are
 * meant for, and no results of requests.  Where requests were counted before,
 * they are.
 */
static bool
is_of_papers(Reader *reader, const Sentence *sentence, const ClaimMatch *match,
			 const ClaimSubject *subject)
{
	if (subject->part != CLAIM_PART_RESULT ||
		(reader->total != NULL && reader->total_subject->concept != CLAIM_PUBLISHED &&
		 reader->total_subject->table != GD_TABLE_DISPUTES))
		return false;
	return sentence_topics(reader, sentence)->first_published < match->start;
}

/*
 * 行政复议申请58件，受理52件: of a body that decides them itself, so whose they
 * are is open.
 */
static bool
is_of_judge(const Sentence *sentence, const ClaimMatch *match,
			const ClaimSubject *subject)
{
	static const char *const words[] = {",受理", ",其中受理", ",共受理", ",已受理", ",依法受理",
	",予以受理", ",不予受理"};

	if (subject->concept != CLAIM_RECONSIDERATION)
		return false;
	for (size_t i = 0; i < LENGTH_OF(words); i++)
		if (sentence_has(sentence, match->end, sentence->length, words[i]))
			return true;
	return false;
}

/* May things of this kind be counted in this unit? */
static bool
fits_unit(unsigned concept, const char *unit)
{
	static const char *const any[] = {"件", "条", "项", "份", "个"};

	for (size_t i = 0; i < LENGTH_OF(any); i++)
		if (strcmp(unit, any[i]) == 0)
			return true;
	return concept == CLAIM_PUBLISHED && strcmp(unit, "篇") == 0;
}

/*
 * Is the claim in a list behind a total of the same table?  予以公开5件，其中自然人
 * 4件 are not all natural persons.
 */
static bool
is_listed(const Reader *reader, const Scope *scope, const ClaimMatch *match,
		  GdTableKind table)
{
	const SentenceNumber *head = match->nnumbers > 0 ? match->numbers[0] : NULL;

	if (!scope->listed || head == NULL || reader->total == NULL ||
		reader->total_subject->table != table)
		return false;
	while (head > reader->numbers->items && head->start > scope->listed_at)
		head--;
	return head->start < scope->listed_at && head == reader->total;
}

/* Is it surely the number of the whole report and its year? */
static bool
is_comparable(const Reader *reader, const Sentence *sentence, const Scope *scope,
			  const ClaimSubject *subject, const ClaimMatch *match,
			  const ClaimWording *wording)
{
	unsigned	needs = wording->needs;

	if (goes_on(reader, sentence, match, wording->after))
		return reader->head_comparable && !scope->doubt && !match->numbers[0]->broken;
	if (reader->section_doubt || scope->doubt || scope->foreign ||
		(scope->until && subject->concept != CLAIM_DOCUMENTS_IN_FORCE) ||
		scope->brackets > 0 || !scope_is_clean(scope, match->start))
		return false;
	if (reader->other_year && scope->year != CLAIM_SCOPE_OWN)
		return false;
	if (scope->listed && subject->whole)
		return false;
	if (needs == CLAIM_NEEDS_DISPUTE && !reader->disputed &&
		(reader->section_topics & CLAIM_TOPIC_DISPUTE) == 0 &&
		claim_topic(sentence->folded, span_between(match->start, match->end)) == 0)
		return false;
	if (scope->channel && (needs == CLAIM_NEEDS_WEAK || subject->part != CLAIM_PART_NONE))
		return false;
	return match->nnumbers == 0 || !match->numbers[0]->broken;
}

static GdStatus
add_claim(Reader *reader, const Sentence *sentence, const Scope *scope,
		  const ClaimSubject *subject, const ClaimMatch *match, bool comparable)
{
	Claims	   *claims = reader->claims;
	const SentenceNumber *number = match->nnumbers > 0 ? match->numbers[0] : NULL;
	GdClaim    *claim;
	ClaimNote  *note;

	if (reader->words.data == NULL)
		TRY(sentence_words(reader->arena, sentence, &reader->words));
	TRY(arena_grow(reader->arena, (void **) &claims->items, &claims->capacity,
				   claims->count, sizeof(GdClaim)));
	TRY(arena_grow(reader->arena, (void **) &claims->notes, &claims->notes_capacity,
				   claims->count, sizeof(ClaimNote)));
	claim = &claims->items[claims->count];
	note = &claims->notes[claims->count++];
	memset(claim, 0, sizeof(*claim));
	claim->code = subject->code;
	claim->sentence = reader->words;
	if (number != NULL)
	{
		claim->value = number->value;
		claim->approximate = number->approximate;
		claim->unit = forms_unit(number->unit);
	}
	claim->place = source_place(&reader->reading->source,
								number != NULL ?
								sentence_place(sentence, number->digits, number->digits_end) :
								sentence_place(sentence, match->start, match->end));
	note->subject = subject;
	note->sentence = reader->sentence;
	note->comparable = comparable;
	note->listed = is_listed(reader, scope, match, subject->table);
	reader->nclaims++;
	if (subject->whole)
	{
		reader->total = number;
		reader->total_subject = subject;
	}
	if (subject->concept == CLAIM_COMPLETED)
		reader->settled = reader->settled == NULL ? number : NULL;
	if (subject->table == GD_TABLE_DISPUTES || subject->concept == CLAIM_RECONSIDERATION ||
		subject->concept == CLAIM_LAWSUITS)
		reader->disputed |= comparable;
	return GD_OK;
}

/* The number is a part of a sum, and no claim. */
static void
note_part(Reader *reader, const SentenceNumber *number, unsigned part, unsigned concept)
{
	SentenceNumber *items = reader->numbers->items;

	items[number - items].part = (uint8_t) part;
	items[number - items].concept = (uint8_t) concept;
}

/* What a wording found in the sentence claims. */
static GdStatus
read_match(Reader *reader, const Sentence *sentence, Scope *scope,
		   const ClaimMatch *match)
{
	const ClaimWording *wording = claim_wording(match->value);
	bool		comparable = false;
	bool		any = false;

	if (scope->year == CLAIM_SCOPE_YEAR || scope->compared || scope->future ||
		scope->period || scope->except || scope->clause_foreign ||
		scope_is_joined(scope, match->start) ||
		!meets_needs(reader, sentence, scope, match, wording) ||
		(wording->none && !claim_ends(sentence, match->end)) ||
		((wording->none || wording->needs == CLAIM_NEEDS_DISPUTE) &&
		 !scope_is_clean(scope, match->start)))
		return GD_OK;
	if (match->nnumbers > 0 &&
		(match->numbers[0]->value.scale > 0 ||
		 !fits_unit(wording->concepts[0], forms_unit(match->numbers[0]->unit))))
		return GD_OK;
	for (int i = 0; i < 2 && wording->concepts[i] != CLAIM_NOTHING; i++)
	{
		const ClaimSubject *subject = find_subject(reader, wording->concepts[i]);

		if (subject == NULL || goes_on_elsewhere(reader, wording, i) ||
			is_of_papers(reader, sentence, match, subject) ||
			is_of_judge(sentence, match, subject) ||
			(subject->whole && scope->clause_channel && subject->concept != CLAIM_PUBLISHED) ||
			(subject->table == GD_TABLE_REQUESTS && !subject->whole && scope->listed &&
			 !is_listed(reader, scope, match, subject->table)))
			continue;
		if (subject->code == NULL)
		{
			if (scope->listed)
				note_part(reader, match->numbers[0], subject->part, subject->concept);
			scope_pass(scope, match->end, false);
			continue;
		}
		comparable = is_comparable(reader, sentence, scope, subject, match, wording);
		TRY(add_claim(reader, sentence, scope, subject, match, comparable));
		any = true;
	}
	if (any)
	{
		if (!goes_on(reader, sentence, match, wording->after))
		{
			reader->head = wording->concepts[1] == CLAIM_NOTHING && !wording->none ?
				wording->concepts[0] : CLAIM_NOTHING;
			reader->head_comparable = comparable;
		}
		reader->head_end = match->end;
		if (match->nnumbers > 0)
			reader->numbers->items[match->numbers[0] - reader->numbers->items].taken = true;
		scope_pass(scope, match->end, comparable);
	}
	return GD_OK;
}

/* ---- sentences ---------------------------------------------------------------------------------- */

/*
 * 主动公开政府信息90条，其中政策文件类50条，工作动态类40条: what has a name of a
 * kind is a part of the total before 其中.
 */
static void
note_kinds(Reader *reader, const Sentence *sentence)
{
	static const char *const kinds[] = {"类", "类信息"};
	SentenceNumbers *numbers = reader->numbers;
	uint32_t	listed[2];

	claim_listed(sentence, listed);
	if (reader->total == NULL || listed[0] == sentence->length ||
		listed[1] < sentence->length || reader->total->end > sentence->length ||
		memchr(sentence->folded + reader->total->end, '(',
			   sentence->length - reader->total->end) != NULL)
		return;
	for (uint32_t i = 1; i < numbers->count; i++)
	{
		const SentenceNumber *number = &numbers->items[i];
		const SentenceNumber *before = number - 1;

		while (before > numbers->items && before->start > listed[0])
			before--;
		if (number->taken || number->part != CLAIM_PART_NONE || number->percent ||
			number->start < listed[0] || before != reader->total)
			continue;
		for (size_t k = 0; k < LENGTH_OF(kinds); k++)
			if (sentence_has_before(sentence, number->start, kinds[k]))
				note_part(reader, number, CLAIM_PART_KIND, CLAIM_NOTHING);
	}
}

/* The numbers that no claim has taken, as those of sentence number of. */
static GdStatus
keep_loose(Reader *reader, const Sentence *sentence, uint32_t of)
{
	Claims	   *claims = reader->claims;

	for (uint32_t i = 0; i < reader->numbers->count; i++)
	{
		const SentenceNumber *number = &reader->numbers->items[i];
		ClaimLoose *loose;

		if (number->taken || number->percent)
			continue;
		TRY(arena_grow(reader->arena, (void **) &claims->loose, &claims->loose_capacity,
					   claims->nloose, sizeof(ClaimLoose)));
		loose = &claims->loose[claims->nloose++];
		loose->sentence = of;
		loose->value = number->value;
		loose->approximate = number->approximate || number->broken;
		loose->unit = forms_unit(number->unit);
		loose->part = number->part;
		loose->concept = number->concept;
		loose->place = source_place(&reader->reading->source,
									sentence_place(sentence, number->digits, number->digits_end));
	}
	return GD_OK;
}

/*
 * The first place from at on where a claim may begin: with its words or with its number.
 * *number is the first number that is not before it.
 */
static uint32_t
next_place(const SentenceNumbers *numbers, uint32_t at, uint32_t *number)
{
	uint32_t	place = sentence_next(numbers->sentence, at, numbers->sentence->length,
									  CLAIM_MAY_CLAIM);

	while (*number < numbers->count && numbers->items[*number].start < at)
		++*number;
	return *number < numbers->count && numbers->items[*number].start < place ?
		numbers->items[*number].start : place;
}

static GdStatus
read_sentence(void *context, const Sentence *sentence)
{
	Reader	   *reader = context;
	Scope		scope;
	uint32_t	at = 0;
	uint32_t	number = 0;

	if (!reader->opened || reader->section != sentence->section)
		open_section(reader, sentence->section);
	reader->words.data = NULL;
	reader->topics_known = false;
	reader->nclaims = 0;
	reader->total = reader->settled = NULL;
	reader->disputed = false;
	reader->head = CLAIM_NOTHING;
	sentence_numbers(sentence, reader->numbers);
	scope_open(&scope, &reader->issuer, sentence);
	while ((at = next_place(reader->numbers, at, &number)) < sentence->length)
	{
		ClaimMatch	match;

		if (!claim_match(reader->numbers, at, &match))
		{
			at++;
			continue;
		}
		scope_advance(&scope, match.start);
		TRY(read_match(reader, sentence, &scope, &match));
		at = match.end;
	}
	scope_advance(&scope, sentence->length);
	if (scope.year != CLAIM_SCOPE_NONE)
		reader->other_year = scope.year == CLAIM_SCOPE_YEAR;
	TRY(claims_read_ratios(reader->arena, &reader->reading->source, reader->numbers,
						  reader->settled, reader->claims));
	if (reader->nclaims > 0)
	{
		note_kinds(reader, sentence);
		TRY(keep_loose(reader, sentence, reader->sentence++));
	}
	else if (reader->told && (scope.except || scope.doubt))
		TRY(keep_loose(reader, sentence, reader->sentence - 1));	/* 此外，收到信函4件 */
	reader->told = reader->nclaims > 0;
	return GD_OK;
}

GdStatus
claims_read(Arena *arena, const Reading *reading, const GdReport *report,
			Claims *claims)
{
	Reader		reader;
	SentenceNumbers numbers;

	if (report->status != GD_REPORT && report->status != GD_FRAGMENT)
		return GD_OK;
	memset(&reader, 0, sizeof(reader));
	reader.arena = arena;
	reader.reading = reading;
	reader.report = report;
	reader.claims = claims;
	reader.numbers = &numbers;
	sentence_numbers_init(&numbers);
	scope_issuer(report, &reader.issuer);
	choose_forms(&reader);
	return sentence_walk(arena, reading, 0, reading->outline.count, reader.issuer.names,
						 read_sentence, &reader);
}
