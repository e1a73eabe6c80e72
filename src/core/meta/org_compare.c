/*
 * org_compare.c
 *	  Whether two names are of one body.
 *
 * One body is written in many ways: with and without the places above it,
 * shortened (卫健委), by its government, by the office that acts for it, with a
 * character misread.  Two names are different only if none of that explains
 * what differs; renamed bodies and those with two names are left open.
 */
#include "meta/org.h"

#include "base/array.h"
#include "base/text.h"

#include "org_data.inc"

/* A name taken apart. */
typedef struct OrgParts
{
	const Phrase *phrase;
	OrgKind		kind;
	uint32_t	end;			/* offices and 人民政府 left out */
	uint32_t	stem;			/* where its own words begin, behind the places */
	uint32_t	stem_end;		/* and where they end: before 局, 镇 */
} OrgParts;

static bool
ends_with(const Phrase *phrase, uint32_t end, const char *const *words,
		  size_t count, uint32_t *length)
{
	for (size_t i = 0; i < count; i++)
	{
		*length = phrase_length(words[i]);
		if (*length < end && phrase_ends(phrase, 0, end, words[i]))
			return true;
	}
	return false;
}

/* ---- places -------------------------------------------------------------- */

/* Does a place end with the character at index?  市场 and 城市 are none. */
static bool
ends_place(const Phrase *phrase, uint32_t index, uint32_t end)
{
	bool		mark = false;

	for (size_t i = 0; i < LENGTH_OF(org_no_places); i++)
		if (phrase_ends(phrase, 0, index + 1, org_no_places[i]))
			return false;
	for (size_t i = 0; i < LENGTH_OF(org_place_ends); i++)
		mark |= phrase_ends(phrase, 0, index + 1, org_place_ends[i]);
	for (size_t i = 0; mark && i < LENGTH_OF(org_place_goes_on); i++)
		mark = index + 1 < end && !phrase_has(phrase, index, org_place_goes_on[i]);
	return mark;
}

/* The index behind the last place before end that leaves at least two words. */
static uint32_t
skip_places(const Phrase *phrase, uint32_t end)
{
	uint32_t	stem = 0;

	for (uint32_t i = 1; i + 2 < end; i++)
		if (ends_place(phrase, i, end))
			stem = i + 1;
	return stem;
}

/* ---- kinds ----------------------------------------------------------------- */

/* Names of cities and counties that end as townships do. */
static bool
is_city(const Phrase *phrase, uint32_t end)
{
	uint32_t	length;

	for (size_t i = 0; i < LENGTH_OF(org_cities); i++)
	{
		length = phrase_length(org_cities[i]);
		if (length == end && phrase_ends(phrase, 0, end, org_cities[i]))
			return true;
	}
	return end < 3;
}

static bool
is_department(const Phrase *phrase, uint32_t end)
{
	uint32_t	length;

	return ends_with(phrase, end, org_departments, LENGTH_OF(org_departments), &length) &&
		!phrase_has_any(phrase, 0, end, org_no_departments, LENGTH_OF(org_no_departments));
}

static void
take_apart(const Phrase *phrase, OrgParts *parts)
{
	uint32_t	end = phrase->count;
	uint32_t	length;
	bool		government;

	parts->phrase = phrase;
	parts->kind = ORG_OTHER;
	while (ends_with(phrase, end, org_offices, LENGTH_OF(org_offices), &length))
		end -= length;
	government = ends_with(phrase, end, org_governments, LENGTH_OF(org_governments), &length);
	if (government)
		end -= length;
	parts->end = parts->stem_end = end;
	parts->stem = skip_places(phrase, end);
	if (ends_with(phrase, end, org_townships, LENGTH_OF(org_townships), &length) &&
		!is_city(phrase, end))
		parts->kind = ORG_TOWNSHIP;
	else if (ends_with(phrase, end, org_subdistricts, LENGTH_OF(org_subdistricts), &length))
		parts->kind = ORG_SUBDISTRICT;
	else if (government || (end > 1 && ends_place(phrase, end - 1, end + 1)))
	{
		parts->kind = ORG_GOVERNMENT;
		length = 1;
	}
	else if (is_department(phrase, phrase->count))
	{
		parts->kind = ORG_DEPARTMENT;
		(void) ends_with(phrase, end, org_departments, LENGTH_OF(org_departments), &length);
	}
	else
		length = 0;
	if (parts->stem + length < end)
		parts->stem_end = end - length;
}

OrgKind
org_kind(const Phrase *phrase)
{
	OrgParts	parts;

	take_apart(phrase, &parts);
	return parts.kind;
}

bool
org_has_place(const Phrase *phrase)
{
	OrgParts	parts;

	take_apart(phrase, &parts);
	return parts.stem > 1 || parts.kind == ORG_GOVERNMENT ||
		parts.kind == ORG_TOWNSHIP || parts.kind == ORG_SUBDISTRICT;
}

bool
org_is_local(const Phrase *phrase)
{

	return !phrase_has_any(phrase, 0, phrase->count, org_vertical, LENGTH_OF(org_vertical));
}

/* ---- likeness ---------------------------------------------------------------- */

/* Characters that a[a_from, a_to) and b[b_from, b_to) share in one order. */
static uint32_t
count_common(const Phrase *a, uint32_t a_from, uint32_t a_to,
			 const Phrase *b, uint32_t b_from, uint32_t b_to)
{
	uint8_t		row[ORG_MOST_CHARS + 1] = {0};

	if (a_to - a_from > ORG_MOST_CHARS)
		a_to = a_from + ORG_MOST_CHARS;
	if (b_to - b_from > ORG_MOST_CHARS)
		b_to = b_from + ORG_MOST_CHARS;
	for (uint32_t i = a_from; i < a_to; i++)
	{
		uint8_t		diagonal = 0;

		for (uint32_t j = 0; j < b_to - b_from; j++)
		{
			uint8_t		above = row[j + 1];

			if (a->chars[i].c == b->chars[b_from + j].c)
				row[j + 1] = (uint8_t) (diagonal + 1);
			else if (row[j] > above)
				row[j + 1] = row[j];
			diagonal = above;
		}
	}
	return row[b_to - b_from];
}

/* Do two runs have a character in common, in whatever order? */
static bool
share_character(const Phrase *a, uint32_t a_from, uint32_t a_to,
				const Phrase *b, uint32_t b_from, uint32_t b_to)
{
	for (uint32_t i = a_from; i < a_to; i++)
		for (uint32_t j = b_from; j < b_to; j++)
			if (a->chars[i].c == b->chars[j].c)
				return true;
	return false;
}

/*
 * Bodies that are one in many places, under two names: merged, renamed, or two
 * signs on one door.
 */
static bool
may_be_twins(const OrgParts *a, const OrgParts *b)
{
	const Phrase *one = a->phrase;
	const Phrase *two = b->phrase;

	for (size_t i = 0; i < LENGTH_OF(org_twins); i++)
	{
		const char *x = org_twins[i][0];
		const char *y = org_twins[i][1];

		if ((phrase_find(one, a->stem, one->count, x) != PHRASE_NONE &&
			 phrase_find(two, b->stem, two->count, y) != PHRASE_NONE) ||
			(phrase_find(one, a->stem, one->count, y) != PHRASE_NONE &&
			 phrase_find(two, b->stem, two->count, x) != PHRASE_NONE))
			return true;
	}
	return false;
}

/*
 * A county's bureau that became a branch of the city's: 云溪县环境保护局,
 * 岚禾市生态环境局云溪分局.
 */
static bool
may_be_branch(const Phrase *branch, const Phrase *other)
{
	static const char suffix[] = "分局";
	uint32_t	end = branch->count;

	if (end < 4 || !phrase_ends(branch, 0, end, suffix))
		return false;
	for (uint32_t i = 0; i + 2 <= other->count; i++)
		if (other->chars[i].c == branch->chars[end - 4].c &&
			other->chars[i + 1].c == branch->chars[end - 3].c)
			return true;
	return false;
}

/* The index at which the last place before the name's own words begins; its end
 * if that is no county. */
static uint32_t
county_start(const OrgParts *parts)
{
	uint32_t	last = parts->stem > 0 ? parts->stem - 1 : 0;
	uint32_t	start = 0;

	if (last < 2 || (!phrase_has(parts->phrase, last, "县") &&
					 !phrase_has(parts->phrase, last, "区") &&
					 !phrase_has(parts->phrase, last, "旗")))
		return last;
	for (uint32_t i = 1; i + 2 < last; i++)
		if (ends_place(parts->phrase, i, last))
			start = i + 1;
	return start;
}

/*
 * Are two bodies of the same name in two counties?  A city may stand for any
 * county in it.
 */
static bool
are_of_two_counties(const OrgParts *a, const OrgParts *b)
{
	uint32_t	a_end = a->stem > 0 ? a->stem - 1 : 0;
	uint32_t	b_end = b->stem > 0 ? b->stem - 1 : 0;
	uint32_t	a_start = county_start(a);
	uint32_t	b_start = county_start(b);

	return a_start + 2 <= a_end && b_start + 2 <= b_end &&
		!share_character(a->phrase, a_start, a_end, b->phrase, b_start, b_end);
}

/* Two departments: of one place with different tasks, or of different places. */
static OrgRelation
compare_departments(const OrgParts *a, const OrgParts *b)
{
	uint32_t	a_length = a->stem_end - a->stem;
	uint32_t	b_length = b->stem_end - b->stem;
	uint32_t	common = count_common(a->phrase, a->stem, a->stem_end,
									  b->phrase, b->stem, b->stem_end);

	if (a_length < 2 || b_length < 2)
		return ORG_UNSURE;
	if (common == 0)
		return may_be_twins(a, b) ? ORG_UNSURE : ORG_DIFFERENT;
	return common == a_length && common == b_length && are_of_two_counties(a, b) ?
		ORG_DIFFERENT : ORG_UNSURE;
}

/* Two places of one level. */
static OrgRelation
compare_places(const OrgParts *a, const OrgParts *b)
{
	uint32_t	a_length = a->stem_end - a->stem;
	uint32_t	b_length = b->stem_end - b->stem;
	uint32_t	common = count_common(a->phrase, a->stem, a->stem_end,
									  b->phrase, b->stem, b->stem_end);

	if (a_length < 2 || b_length < 2)
		return ORG_UNSURE;
	if (common == a_length && common == b_length)
		return are_of_two_counties(a, b) ? ORG_DIFFERENT : ORG_UNSURE;
	return share_character(a->phrase, a->stem, a->stem_end,
						   b->phrase, b->stem, b->stem_end) ?
		ORG_UNSURE : ORG_DIFFERENT;
}

/* A government and a department of another place: 芦桥县, 云溪县财政局. */
static OrgRelation
compare_foreign(const OrgParts *government, const OrgParts *department)
{
	if (government->stem_end - government->stem < 2 || department->stem < 3 ||
		share_character(government->phrase, 0, government->stem_end,
						department->phrase, 0, department->stem - 1))
		return ORG_UNLIKE;
	return ORG_DIFFERENT;
}

static bool
is_town(OrgKind kind)
{
	return kind == ORG_TOWNSHIP || kind == ORG_SUBDISTRICT;
}

OrgRelation
org_compare(const Phrase *one, const Phrase *two)
{
	OrgParts	a;
	OrgParts	b;
	uint32_t	common;
	uint32_t	shorter;
	bool		alike;

	take_apart(one, &a);
	take_apart(two, &b);
	shorter = a.end < b.end ? a.end : b.end;
	if (shorter < 2 || shorter > ORG_MOST_CHARS || one->cut || two->cut)
		return ORG_UNSURE;
	alike = a.kind == b.kind || (is_town(a.kind) && is_town(b.kind));
	common = count_common(one, 0, a.end, two, 0, b.end);
	if ((alike || a.kind == ORG_OTHER || b.kind == ORG_OTHER) &&
		(common == shorter || (shorter > 2 && shorter - common == 1)))
		return ORG_SAME;
	if (alike && a.kind == ORG_DEPARTMENT)
		return compare_departments(&a, &b);
	if (alike && a.kind != ORG_OTHER)
		return compare_places(&a, &b);
	if ((is_town(a.kind) && b.kind == ORG_DEPARTMENT) ||
		(is_town(b.kind) && a.kind == ORG_DEPARTMENT))
		return ORG_DIFFERENT;
	if (a.kind == ORG_GOVERNMENT && b.kind == ORG_DEPARTMENT)
		return compare_foreign(&a, &b);
	if (b.kind == ORG_GOVERNMENT && a.kind == ORG_DEPARTMENT)
		return compare_foreign(&b, &a);
	if (a.kind != ORG_OTHER && b.kind != ORG_OTHER)
		return ORG_UNLIKE;
	return common * 2 <= shorter && !may_be_twins(&a, &b) &&
		!may_be_branch(one, two) && !may_be_branch(two, one) ?
		ORG_UNLIKE : ORG_UNSURE;
}
