/*
 * check_narrative.c
 *	  The rules narrative.*: what the sentences say against the tables, and
 *	  against themselves.
 *
 * A number in a sentence may lawfully be several things, and may be about
 * something else altogether.  So a finding needs a claim whose words are all
 * understood (claims.h), and a number that is none of what it could be; and it
 * is dropped when the text says the table's number elsewhere.
 */
#include "check/check.h"

#include <string.h>

#include "base/array.h"
#include "base/text.h"
#include "check/message.h"
#include "claims/claims_words.h"
#include "words/forms.h"

/* ---- what the table says --------------------------------------------------------------- */

/* Readings of a subject, each with the printed totals and with their parts. */
#define MOST_VALUES 32

/* A number below this can be added up without care. */
#define MOST_VALUE INT64_C(1000000000000)

/* What the number of a concept may lawfully be. */
typedef struct Lawful
{
	bool		known;			/* every operand is a number */
	bool		computed;
	bool		stated;			/* some claim says one of them */
	unsigned	count;
	int64_t		values[MOST_VALUES];	/* the first one: what the table prints */
} Lawful;

typedef struct Narrative
{
	Checking   *checking;
	Lawful		lawful[CLAIM_NCONCEPTS];
	Lawful		totals[4];		/* what open shares may be shares of */
} Narrative;

static bool
whole_number(const GdFact *fact, int64_t *value)
{
	GdDecimal	number;

	if (fact == NULL || fact->kind != GD_NUMBER || fact->recovery == GD_AMBIGUOUS)
		return false;
	number = fact->value;
	for (; number.scale > 0; number.scale--)
	{
		if (number.mantissa % 10 != 0)
			return false;
		number.mantissa /= 10;
	}
	*value = number.mantissa;
	return number.mantissa < MOST_VALUE && number.mantissa > -MOST_VALUE;
}

/* Is item the one total of an identity?  *across: the column or row it holds in. */
static bool
is_total(const FormIdentity *identity, const GdItem *item, unsigned *across)
{
	bool		by_column = identity->axis == FORM_PER_COLUMN;
	unsigned	position = by_column ? item->row : item->column;
	unsigned	totals = 0;
	bool		own = false;

	for (unsigned i = 0; i < identity->nterms; i++)
		if (identity->terms[i].sign < 0)
		{
			totals++;
			own |= identity->terms[i].position == position;
		}
	*across = by_column ? item->column : item->row;
	return own && totals == 1 && identity->relation == FORM_EQUAL;
}

/* The parts of an identity added up; blanks count nothing. */
static bool
add_parts(const Checking *checking, const Form *form, const FormIdentity *identity,
		  unsigned across, int64_t *sum)
{
	bool		by_column = identity->axis == FORM_PER_COLUMN;

	*sum = 0;
	for (unsigned i = 0; i < identity->nterms; i++)
	{
		unsigned	position = identity->terms[i].position;
		const GdFact *fact = check_cell(checking, form,
										by_column ? position : across,
										by_column ? across : position);
		int64_t		value;

		if (identity->terms[i].sign < 0 || fact == NULL || fact->kind == GD_BLANK ||
			fact->kind == GD_DASH)
			continue;
		if (!whole_number(fact, &value))
			return false;
		*sum += value;
	}
	return true;
}

/*
 * What a cell says, in one of several ways: as printed (way 0), or as the parts
 * of an identity give it.  Behind the last way: as printed.
 */
static bool
read_item(const Checking *checking, const GdItem *item, unsigned way, int64_t *value)
{
	const Form *form = forms_get(item->form, item->table);
	uint32_t	nidentities;
	const FormIdentity *identities = forms_identities_of(form, &nidentities);

	if (!whole_number(check_fact(checking, item), value))
		return false;
	for (uint32_t i = 0; i < nidentities && way > 0; i++)
	{
		unsigned	across;

		if (is_total(&identities[i], item, &across) && --way == 0)
			return add_parts(checking, form, &identities[i], across, value);
	}
	return true;
}

/* No cell is the total of more identities. */
#define MOST_WAYS 3

static bool
read_sum(const Checking *checking, const ClaimReading *reading, unsigned way,
		 int64_t *sum)
{
	const ClaimTerm *terms = claims_terms() + reading->first;
	uint32_t	nitems;
	const GdItem *items = gd_items(&nitems);

	*sum = 0;
	for (unsigned i = 0; i < reading->count; i++)
	{
		int64_t		value;

		if (!read_item(checking, &items[terms[i].item], way, &value))
			return false;
		*sum += terms[i].sign * value;
	}
	return true;
}

static void
compute(const Checking *checking, const ClaimSubject *subject, Lawful *lawful)
{
	lawful->computed = true;
	for (unsigned way = 0; way < MOST_WAYS; way++)
		for (unsigned i = 0; i < subject->nreadings; i++)
			if (lawful->count == MOST_VALUES ||
				!read_sum(checking, &claims_readings()[subject->first_reading + i],
						  way, &lawful->values[lawful->count++]))
				return;
	lawful->known = lawful->count > 0;
}

/* Is the claim true of this number?  An approximate one is unless it is absurd. */
static bool
agrees(const GdClaim *claim, int64_t value)
{
	int64_t		stated = claim->value.mantissa;

	if (claim->approximate)
		return value >= 0 && value <= 2 * stated && 2 * value >= stated;
	return stated == value;
}

static bool
is_lawful(const Lawful *lawful, const GdClaim *claim)
{
	for (unsigned i = 0; i < lawful->count; i++)
		if (agrees(claim, lawful->values[i]))
			return true;
	return false;
}

static bool
has_value(const Lawful *lawful, int64_t value)
{
	for (unsigned i = 0; i < lawful->count; i++)
		if (lawful->values[i] == value)
			return true;
	return false;
}

/* ---- narrative.mismatch ---------------------------------------------------------------------- */

/* The claims of one sentence: [first, end), and the loose numbers likewise. */
typedef struct Group
{
	uint32_t	first;
	uint32_t	end;
	uint32_t	first_loose;
	uint32_t	end_loose;
} Group;

/* The group behind another one; false if there is none. */
static bool
next_group(const Claims *claims, Group *group)
{
	uint32_t	sentence;

	if (group->end == claims->count)
		return false;
	group->first = group->end;
	sentence = claims->notes[group->first].sentence;
	while (group->end < claims->count && claims->notes[group->end].sentence == sentence)
		group->end++;
	group->first_loose = group->end_loose;
	while (group->end_loose < claims->nloose &&
		   claims->loose[group->end_loose].sentence == sentence)
		group->end_loose++;
	return true;
}

/* Does the sentence say the table's number in another way: in parts, or of
 * something that was not understood? */
static bool
says_otherwise(const Claims *claims, const Group *group, uint32_t at,
			   const Lawful *lawful)
{
	const ClaimSubject *subject = claims->notes[at].subject;
	int64_t		sum = 0;

	for (uint32_t i = group->first; i < group->end; i++)
		if (claims->notes[i].subject == subject)
			sum += claims->items[i].value.mantissa;
	if (has_value(lawful, sum))
		return true;
	/* 8件（另有4件撤回）, 14件，其中2件撤回 */
	for (uint32_t i = group->first_loose; i < group->end_loose; i++)
	{
		int64_t		stated = claims->items[at].value.mantissa;
		int64_t		rest = claims->loose[i].value.mantissa;

		if (claims->loose[i].value.scale == 0 && !claims->loose[i].approximate &&
			claims->loose[i].unit == claims->items[at].unit && rest > 0 &&
			(has_value(lawful, stated + rest) || has_value(lawful, stated - rest)))
			return true;
	}
	for (uint32_t i = group->first_loose; i < group->end_loose; i++)
		if (claims->loose[i].value.scale == 0 &&
			claims->loose[i].part == CLAIM_PART_NONE &&
			has_value(lawful, claims->loose[i].value.mantissa))
			return true;
	return false;
}

static GdStatus
add_mismatch(Checking *checking, uint32_t at, int64_t expected)
{
	const GdClaim *claim = &checking->claims->items[at];
	const ClaimSubject *subject = checking->claims->notes[at].subject;
	Broken		broken = check_broken(RULE_NARRATIVE_MISMATCH);
	GdDecimal	value = {expected, 0};

	broken.place = claim->place;
	broken.subject = message_str(subject->code);
	if (!checking->check->plain)
	{
		broken.label = message_str(subject->label);
		broken.label_zh = message_str(subject->label_zh);
		TRY(message_decimal(checking->arena, value, &broken.expected));
		TRY(message_decimal(checking->arena, claim->value, &broken.actual));
	}
	return check_add(checking, RULE_NARRATIVE_MISMATCH, &broken);
}

static GdStatus
check_mismatch(Narrative *narrative)
{
	Checking   *checking = narrative->checking;
	const Claims *claims = checking->claims;
	Group		group = {0, 0, 0, 0};

	for (uint32_t i = 0; i < claims->count; i++)
	{
		Lawful	   *lawful = &narrative->lawful[claims->notes[i].subject->concept];

		if (!lawful->computed)
			compute(checking, claims->notes[i].subject, lawful);
		lawful->stated |= lawful->known && is_lawful(lawful, &claims->items[i]);
	}
	while (next_group(claims, &group))
	{
		for (uint32_t i = group.first; i < group.end; i++)
		{
			const Lawful *lawful = &narrative->lawful[claims->notes[i].subject->concept];

			if (claims->notes[i].comparable && lawful->known && !lawful->stated &&
				!says_otherwise(claims, &group, i, lawful))
				TRY(add_mismatch(checking, i, lawful->values[0]));
		}
		TRY(arena_poll(checking->arena));
	}
	return GD_OK;
}

/* ---- narrative.sum ----------------------------------------------------------------------------- */

/* Parts of one classification that are listed behind a total. */
typedef struct Parts
{
	uint64_t	seen;			/* concepts: bit 1 << concept */
	unsigned	count;
	int64_t		sum;
	bool		unclear;		/* one of them stands twice, or is approximate */
	uint32_t	end;			/* behind the last one, in the text */
} Parts;

#define BIT(concept) (UINT64_C(1) << (concept))
#define ALL_RESULTS (BIT(CLAIM_GRANTED) | BIT(CLAIM_PARTLY_GRANTED) | \
					 BIT(CLAIM_REFUSED) | BIT(CLAIM_UNAVAILABLE) | \
					 BIT(CLAIM_NOT_PROCESSED) | BIT(CLAIM_CLOSED_OTHERWISE))
#define ALL_APPLICANTS (BIT(CLAIM_NATURAL_PERSON) | BIT(CLAIM_ORGANISATIONS))

/* These are parts of 法人或其他组织 themselves. */
#define KINDS_OF_ORGANISATIONS (BIT(CLAIM_ENTERPRISE) | BIT(CLAIM_RESEARCH) | \
								BIT(CLAIM_SOCIAL_ORG) | BIT(CLAIM_LEGAL_SERVICES))

static void
add_part(Parts *parts, int64_t value, unsigned concept, bool approximate, bool same_unit,
		 GdSpan place)
{
	parts->unclear |= approximate || !same_unit ||
		(concept != CLAIM_NOTHING && (parts->seen & BIT(concept)) != 0);
	parts->seen |= BIT(concept);
	parts->count++;
	parts->sum += value;
	if (span_end(place) > parts->end)
		parts->end = span_end(place);
}

static Parts
list_parts(const Claims *claims, const Group *group, uint32_t total, unsigned part)
{
	Parts		parts = {0, 0, 0, false, 0};
	const GdClaim *of = &claims->items[total];
	uint32_t	end = GD_NOWHERE;

	for (uint32_t i = total + 1; i < group->end; i++)
	{
		const ClaimNote *note = &claims->notes[i];
		const GdClaim *claim = &claims->items[i];

		if (note->subject->whole)
		{
			end = claim->place.start;
			break;
		}
		if (note->listed && note->subject->part == part)
			add_part(&parts, claim->value.mantissa, note->subject->concept,
					 claim->approximate, claim->unit == of->unit, claim->place);
	}
	for (uint32_t i = group->first_loose; i < group->end_loose; i++)
	{
		const ClaimLoose *loose = &claims->loose[i];

		if (loose->part == part && loose->place.start > of->place.start &&
			loose->place.start < end)
			add_part(&parts, loose->value.mantissa, loose->concept,
					 loose->approximate || loose->value.scale > 0, loose->unit == of->unit,
					 loose->place);
	}
	return parts;
}

/* Requests carried in, as far as the sentence states them. */
static int64_t
carried_in(const Claims *claims, const Group *group)
{
	int64_t		sum = 0;

	for (uint32_t i = group->first; i < group->end; i++)
		if (claims->notes[i].subject->concept == CLAIM_CARRIED_IN)
			sum += claims->items[i].value.mantissa;
	return sum;
}

/* Does a number that nobody understood stand between the total and its parts? */
static bool
has_other_parts(const Claims *claims, const Group *group, uint32_t total, uint32_t end)
{
	for (uint32_t i = group->first_loose; i < group->end_loose; i++)
		if (claims->loose[i].place.start > claims->items[total].place.start &&
			claims->loose[i].place.start < end)
			return true;
	return false;
}

/*
 * Parts that exclude each other are never more than their total, and all of
 * them are not less.
 */
static bool
sum_is_wrong(const Narrative *narrative, const Group *group, uint32_t total,
			 const Parts *parts)
{
	const Claims *claims = narrative->checking->claims;
	const Lawful *lawful = &narrative->lawful[claims->notes[total].subject->concept];
	int64_t		stated = claims->items[total].value.mantissa;
	bool		complete = (parts->seen & ALL_APPLICANTS) == ALL_APPLICANTS ||
		(claims->notes[total].subject->concept != CLAIM_RECEIVED &&
		 (parts->seen & ALL_RESULTS) == ALL_RESULTS);

	if (parts->count < 2 || parts->unclear || parts->sum == stated ||
		((parts->seen & BIT(CLAIM_ORGANISATIONS)) != 0 &&
		 (parts->seen & KINDS_OF_ORGANISATIONS) != 0))
		return false;
	/* what was received this year may be told by the results of all */
	if (claims->notes[total].subject->concept != CLAIM_COMPLETED &&
		(parts->seen & ALL_RESULTS) != 0 && lawful->known &&
		has_value(lawful, parts->sum))
		return false;
	if (parts->sum > stated)
		return parts->sum > stated + carried_in(claims, group);
	return complete && !has_other_parts(claims, group, total, parts->end);
}

static GdStatus
check_total(Narrative *narrative, const Group *group, uint32_t total)
{
	Checking   *checking = narrative->checking;
	const GdClaim *claim = &checking->claims->items[total];
	const ClaimSubject *subject = checking->claims->notes[total].subject;

	if (claim->approximate || (subject->concept != CLAIM_RECEIVED &&
							   subject->concept != CLAIM_HANDLED &&
							   subject->concept != CLAIM_COMPLETED &&
							   subject->concept != CLAIM_PUBLISHED))
		return GD_OK;
	for (unsigned part = CLAIM_PART_RESULT; part <= CLAIM_PART_KIND; part++)
	{
		Parts		parts = list_parts(checking->claims, group, total, part);
		GdDecimal	sum = {parts.sum, 0};
		Broken		broken = check_broken(RULE_NARRATIVE_SUM);

		if (!sum_is_wrong(narrative, group, total, &parts))
			continue;
		broken.place = claim->place;
		broken.subject = message_str(subject->code);
		if (!checking->check->plain)
		{
			TRY(message_decimal(checking->arena, sum, &broken.expected));
			TRY(message_decimal(checking->arena, claim->value, &broken.actual));
		}
		TRY(check_add(checking, RULE_NARRATIVE_SUM, &broken));
	}
	return GD_OK;
}

static GdStatus
check_sums(Narrative *narrative)
{
	Group		group = {0, 0, 0, 0};

	while (next_group(narrative->checking->claims, &group))
	{
		for (uint32_t i = group.first; i < group.end; i++)
			if (narrative->checking->claims->notes[i].subject->whole)
				TRY(check_total(narrative, &group, i));
		TRY(arena_poll(narrative->checking->arena));
	}
	return GD_OK;
}

/* ---- narrative.percentage ------------------------------------------------------------------------ */

/* Numbers from here on are not divided. */
#define MOST_RATIO INT64_C(1000000000)

/* The quotient of a base in units of the printed precision: rounded and cut. */
static bool
quotient(const ClaimRatio *ratio, int64_t base, int64_t *rounded, int64_t *cut)
{
	int64_t		number = ratio->kind == CLAIM_GROWTH ? ratio->number - base :
		ratio->kind == CLAIM_FALL ? base - ratio->number : ratio->number;

	if (base <= 0 || number < 0 || number >= MOST_RATIO || base >= MOST_RATIO ||
		ratio->percent.scale > 6)
		return false;
	number *= 100;
	for (unsigned i = 0; i < ratio->percent.scale; i++)
		number *= 10;
	*cut = number / base;
	*rounded = number % base * 2 >= base ? *cut + 1 : *cut;
	return true;
}

static GdStatus
add_percentage(Checking *checking, const ClaimRatio *ratio, int64_t rounded)
{
	Broken		broken = check_broken(RULE_NARRATIVE_PERCENTAGE);
	GdDecimal	expected = {rounded, ratio->percent.scale};
	GdStr		parts[2] = {{NULL, 0}, message_str("%")};

	broken.place = ratio->place;
	if (!checking->check->plain)
	{
		TRY(message_decimal(checking->arena, expected, &parts[0]));
		TRY(message_join(checking->arena, parts, 2, &broken.expected));
		TRY(message_decimal(checking->arena, ratio->percent, &parts[0]));
		TRY(message_join(checking->arena, parts, 2, &broken.actual));
	}
	return check_add(checking, RULE_NARRATIVE_PERCENTAGE, &broken);
}

static bool
follows(const ClaimRatio *ratio, int64_t base)
{
	int64_t		rounded;
	int64_t		cut;

	return quotient(ratio, base, &rounded, &cut) &&
		(ratio->percent.mantissa == rounded || ratio->percent.mantissa == cut);
}

/*
 * 收到申请12件，其中予以公开5件，占45%: of the 11 that were settled, which the table
 * says and the sentence does not.
 */
static bool
is_share_of_table(Narrative *narrative, const ClaimRatio *ratio)
{
	static const struct
	{
		unsigned	concept;
		GdFormId	form;
	}			totals[] = {
		{CLAIM_COMPLETED, GD_FORM_2021}, {CLAIM_RECEIVED, GD_FORM_2021},
		{CLAIM_COMPLETED, GD_FORM_2019}, {CLAIM_RECEIVED, GD_FORM_2019}
	};

	for (size_t i = 0; ratio->open && i < LENGTH_OF(totals); i++)
	{
		Lawful	   *lawful = &narrative->totals[i];
		const ClaimSubject *subject = claim_subject(totals[i].concept, totals[i].form);

		if (!lawful->computed && subject != NULL)
			compute(narrative->checking, subject, lawful);
		for (unsigned k = 0; lawful->known && k < lawful->count; k++)
			if (follows(ratio, lawful->values[k]))
				return true;
	}
	return false;
}

static GdStatus
check_percentages(Narrative *narrative)
{
	Checking   *checking = narrative->checking;
	const Claims *claims = checking->claims;

	for (uint32_t i = 0; i < claims->nratios; i++)
	{
		const ClaimRatio *ratio = &claims->ratios[i];
		int64_t		first = 0;
		bool		wrong = ratio->nbases > 0;

		for (uint32_t k = 0; k < ratio->nbases && wrong; k++)
		{
			int64_t		rounded = 0;
			int64_t		cut = 0;

			wrong = quotient(ratio, ratio->bases[k], &rounded, &cut) &&
				ratio->percent.mantissa != rounded && ratio->percent.mantissa != cut;
			if (k == 0)
				first = rounded;
		}
		if (wrong && !is_share_of_table(narrative, ratio))
			TRY(add_percentage(checking, ratio, first));
	}
	return GD_OK;
}

/* ---- the family ----------------------------------------------------------------------------------- */

GdStatus
check_narrative(Checking *checking)
{
	Narrative	narrative;

	memset(&narrative, 0, sizeof(narrative));
	narrative.checking = checking;
	if (check_wants(checking, RULE_NARRATIVE_MISMATCH, GD_WARNING))
		TRY(check_mismatch(&narrative));
	if (check_wants(checking, RULE_NARRATIVE_SUM, GD_WARNING))
		TRY(check_sums(&narrative));
	if (check_wants(checking, RULE_NARRATIVE_PERCENTAGE, GD_NOTICE))
		TRY(check_percentages(&narrative));
	if (check_wants(checking, RULE_NARRATIVE_FEE_MISSING, GD_NOTICE))
		TRY(check_fee(checking));
	return GD_OK;
}
