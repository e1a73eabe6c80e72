/*
 * check_narrative_fee.c
 *	  The rule narrative.fee-missing: whether 其他需要报告的事项 speaks of fees.
 */
#include "check/check.h"

#include "base/searches.h"
#include "check/message.h"
#include "claims/sentence.h"

/* The first year whose section 其他需要报告的事项 must speak of fees. */
#define FEE_FIRST_YEAR 2021

/* A page number may stand between the halves of a word; sentences have none. */
static GdStatus
search_sentence(void *context, const Sentence *sentence)
{
	bool	   *found = context;
	GdSpan		place;

	*found = *found || match_find_words(sentence->folded, 0, sentence->length, &search_fee, NULL,
										&place);
	return GD_OK;
}

GdStatus
check_fee(Checking *checking)
{
	const Reading *reading = checking->reading;
	const Outline *outline = &reading->outline;
	bool		found = false;
	const Heading *other = NULL;
	const RuleName *name;
	GdSpan		place;
	Broken		broken = check_broken(RULE_NARRATIVE_FEE_MISSING);

	if (checking->report->status != GD_REPORT || checking->report->year < FEE_FIRST_YEAR)
		return GD_OK;
	for (uint32_t i = 1; i < outline->count; i++)
	{
		const Heading *heading = &outline->items[i];

		if (outline_about(outline, i) != GD_SECTION_OTHER)
			continue;
		if (heading->level == 1 && heading->basis < BASIS_NUMBERED)
			return GD_OK;
		if (other == NULL)
			other = heading;
		if (match_find_words(reading->source.text, heading->start, heading->end, &search_fee, NULL,
							 &place))
			return GD_OK;
	}
	if (other == NULL)
		return GD_OK;
	for (uint32_t i = 1; i < outline->count && !found; i++)
		if (outline_about(outline, i) == GD_SECTION_OTHER)
			TRY(sentence_walk(checking->arena, reading, i, i + 1, 0, search_sentence, &found));
	if (found)
		return GD_OK;
	broken.place = source_place(&reading->source, other->title);
	name = rules_name(message_str(gd_section_kind_name(GD_SECTION_OTHER)));
	broken.label = message_str(name->english);
	broken.label_zh = message_str(name->chinese);
	return check_add(checking, RULE_NARRATIVE_FEE_MISSING, &broken);
}
