/*
 * check_cross.c
 *	  The rules cross.*: two reports of one issuer.
 *
 * They are of one issuer because the caller says so; names that are certainly
 * of two bodies, and years that are certainly not successive, prove otherwise,
 * and then nothing else is said.  Where a year is not known nothing can be
 * decided.  A name that is missing proves nothing.
 */
#include "check/check.h"

#include <string.h>

#include "base/array.h"
#include "base/match.h"
#include "base/text.h"
#include "check/check_meta.h"
#include "check/message.h"
#include "meta/org.h"

/* ---- two successive reports? --------------------------------------------------- */

typedef enum Succession
{
	SUCCESSION_UNKNOWN,
	SUCCESSION_YES,
	SUCCESSION_NO
} Succession;

static bool
is_report(const Checking *checking)
{
	GdReportStatus status = checking->report->status;

	return status == GD_REPORT || status == GD_FRAGMENT;
}

static Succession
compare_years(const Checking *checking, const Checking *previous)
{
	int32_t		year = checking->report->year;
	int32_t		before = previous->report->year;

	if (year == 0 || before == 0)
		return SUCCESSION_UNKNOWN;
	if (year == before + 1)
		return SUCCESSION_YES;
	return check_meta_year_is_sure(checking) && check_meta_year_is_sure(previous) ?
		SUCCESSION_NO : SUCCESSION_UNKNOWN;
}

/*
 * A title names whose report it is.  A name from elsewhere may be that of
 * another body, which acts for it.
 */
static Succession
compare_issuers(const Checking *checking, const Checking *previous)
{
	GdStr		names[2] = {checking->report->issuer, previous->report->issuer};
	bool		titled = check_meta_title_issuer(checking->reading).data != NULL &&
		check_meta_title_issuer(previous->reading).data != NULL;
	Phrase		phrases[2];

	if (names[0].data == NULL || names[1].data == NULL)
		return SUCCESSION_YES;
	for (int i = 0; i < 2; i++)
	{
		GdSpan		whole = {0, names[i].length};

		phrase_init(&phrases[i]);
		phrase_add(&phrases[i], names[i].data, whole);
	}
	switch (org_compare(&phrases[0], &phrases[1]))
	{
		case ORG_SAME:
			return SUCCESSION_YES;
		case ORG_UNLIKE:
		case ORG_DIFFERENT:
			return titled ? SUCCESSION_NO : SUCCESSION_UNKNOWN;
		default:
			return SUCCESSION_UNKNOWN;
	}
}

/* Whose report of which year: 云溪县水利局 2020. */
static GdStatus
name_report(Checking *checking, const GdReport *report, GdStr *name)
{
	GdStr		parts[3] = {report->issuer, message_str(" "), {NULL, 0}};

	TRY(check_meta_year_str(checking, report->year, &parts[2]));
	if (report->issuer.data == NULL)
		parts[1].length = 0;
	return message_join(checking->arena, parts, 3, name);
}

static GdStatus
add_order(Checking *checking, const Checking *previous)
{
	const Reading *reading = checking->reading;
	Broken		broken = check_broken(RULE_CROSS_ORDER);

	TRY(name_report(checking, previous->report, &broken.expected));
	TRY(name_report(checking, checking->report, &broken.actual));
	if (reading->title.words.data != NULL)
		broken.place = source_place(&reading->source, reading->title.place);
	return check_add(checking, RULE_CROSS_ORDER, &broken);
}

/* ---- figures that go on from the year before -------------------------------------- */

/* A fact that is a number which could be read or proved. */
static bool
is_number(const GdFact *fact, int64_t *value)
{
	return fact != NULL && fact->kind == GD_NUMBER && fact->recovery != GD_AMBIGUOUS &&
		check_scaled(fact->value, value);
}

static const Form *
form_of(const GdItem *item)
{
	return forms_get(item->form, item->table);
}

static const char *
column_code(const GdItem *item)
{
	return forms_string(form_of(item)->columns[item->column - 1].code);
}

/* The fact of the same row in another column. */
static const GdFact *
same_row(const Checking *checking, const GdItem *item, const char *column)
{
	const Form *form = form_of(item);

	for (unsigned i = 1; i <= form->ncolumns; i++)
		if (strcmp(forms_string(form->columns[i - 1].code), column) == 0)
			return check_cell(checking, form, item->row, i);
	return NULL;
}

/* A figure of a year, by its column, and what it follows from. */
typedef struct Chain
{
	unsigned	rule;
	GdTableKind table;
	const char *column;
	struct
	{
		const char *column;		/* of the same row; NULL: no more */
		bool		before;		/* of the report of the year before */
		int8_t		sign;
	}			terms[3];
} Chain;

static const Chain chains[] = {
	{RULE_CROSS_STOCK, GD_TABLE_DISCLOSURE, "in_force",
	{{"in_force", true, 1}, {"made", false, 1}, {"repealed", false, -1}}},
	{RULE_CROSS_STOCK, GD_TABLE_DISCLOSURE, "disclosed_total",
	{{"disclosed_total", true, 1}, {"disclosed_new", false, 1}, {NULL, false, 0}}},
	{RULE_CROSS_STOCK, GD_TABLE_DISCLOSURE, "items_previous",
	{{"items_previous", true, 1}, {"items_change", true, 1}, {NULL, false, 0}}},
	{RULE_CROSS_CUMULATIVE, GD_TABLE_STATISTICS, "cumulative",
	{{"cumulative", true, 1}, {"year", false, 1}, {NULL, false, 0}}}
};

/* Rows of a cumulative column that count what is there, not what was done: they
 * may fall. */
static bool
is_inventory(const char *row)
{
	return strncmp(row, "staff", 5) == 0 || strncmp(row, "reading_points", 14) == 0;
}

/*
 * What the figure of an item should be.  False if an operand is no number.
 */
static bool
follow(const Checking *checking, const Checking *previous, const Chain *chain,
	   const GdItem *item, int64_t *expected)
{
	*expected = 0;
	for (int i = 0; i < 3 && chain->terms[i].column != NULL; i++)
	{
		int64_t		value;

		if (!is_number(same_row(chain->terms[i].before ? previous : checking, item,
								chain->terms[i].column), &value))
			return false;
		*expected += chain->terms[i].sign * value;
	}
	return true;
}

static GdStatus
check_chain(Checking *checking, const Checking *previous, const Chain *chain,
			const GdFact *fact)
{
	const GdItem *item = fact->item;
	const FormRow *row = forms_row(form_of(item), item->row);
	bool		cumulative = chain->rule == RULE_CROSS_CUMULATIVE;
	Broken		broken = check_broken(chain->rule);
	int64_t		expected;
	int64_t		actual;
	int64_t		before;

	if (!is_number(fact, &actual) || (cumulative && is_inventory(forms_string(row->code))))
		return GD_OK;
	if (follow(checking, previous, chain, item, &expected))
	{
		if (expected == actual)
			return GD_OK;
	}
	else
	{
		/* without the year's figure a cumulative one may at least not fall */
		if (!cumulative || !is_number(check_fact(previous, item), &before) ||
			actual >= before)
			return GD_OK;
		expected = before;
	}
	broken.subject = message_str(cumulative ? gd_item_code(item) : forms_string(row->code));
	broken.label = message_str(gd_item_label(item));
	broken.place = fact->place;
	TRY(check_sum_str(checking->arena, expected, &broken.expected));
	TRY(check_sum_str(checking->arena, actual, &broken.actual));
	return check_add(checking, chain->rule, &broken);
}

static GdStatus
check_chains(Checking *checking, const Checking *previous)
{
	const GdReport *report = checking->report;

	for (uint32_t i = 0; i < report->nfacts; i++)
		for (size_t j = 0; j < sizeof(chains) / sizeof(chains[0]); j++)
		{
			const GdItem *item = report->facts[i].item;

			if (item->table == chains[j].table &&
				strcmp(column_code(item), chains[j].column) == 0)
				TRY(check_chain(checking, previous, &chains[j], &report->facts[i]));
		}
	return GD_OK;
}

/* ---- requests carried over ----------------------------------------------------------- */

#define CARRIED_IN	"requests.carried_in."
#define CARRIED_OUT "requests.carried_out."

/* What the year before carried out for an applicant; the forms since 2019 share
 * these codes. */
static const GdFact *
carried_out(const Checking *previous, const char *applicant)
{
	const GdReport *report = previous->report;

	for (uint32_t i = 0; i < report->nfacts; i++)
	{
		const char *code = gd_item_code(report->facts[i].item);

		if (strncmp(code, CARRIED_OUT, sizeof(CARRIED_OUT) - 1) == 0 &&
			strcmp(code + sizeof(CARRIED_OUT) - 1, applicant) == 0)
			return &report->facts[i];
	}
	return NULL;
}

static GdStatus
check_carried(Checking *checking, const Checking *previous, const GdFact *in)
{
	const GdItem *item = in->item;
	const char *applicant = gd_item_code(item) + sizeof(CARRIED_IN) - 1;
	Broken		broken = check_broken(RULE_CROSS_CARRY_OVER);
	int64_t		expected;
	int64_t		actual;

	if (!is_number(in, &actual) ||
		!is_number(carried_out(previous, applicant), &expected) || expected == actual)
		return GD_OK;
	broken.subject = message_str(applicant);
	broken.label = message_str(forms_string(form_of(item)->columns[item->column - 1].label));
	broken.place = in->place;
	TRY(check_sum_str(checking->arena, expected, &broken.expected));
	TRY(check_sum_str(checking->arena, actual, &broken.actual));
	return check_add(checking, RULE_CROSS_CARRY_OVER, &broken);
}

static GdStatus
check_carry_over(Checking *checking, const Checking *previous)
{
	const GdReport *report = checking->report;

	for (uint32_t i = 0; i < report->nfacts; i++)
		if (strncmp(gd_item_code(report->facts[i].item), CARRIED_IN,
					sizeof(CARRIED_IN) - 1) == 0)
			TRY(check_carried(checking, previous, &report->facts[i]));
	return GD_OK;
}

/* ---- the same table again -------------------------------------------------------------- */

/* The fact of the same code, which items of several forms may have. */
static const GdFact *
same_code(const Checking *previous, const GdItem *item)
{
	uint32_t	nforms;
	const Form *forms = forms_all(&nforms);

	for (uint32_t i = 0; i < nforms; i++)
	{
		const GdItem *other = forms_item(&forms[i], item->row, item->column);
		const GdFact *fact = check_fact(previous, other);

		if (fact != NULL && strcmp(gd_item_code(other), gd_item_code(item)) == 0)
			return fact;
	}
	return NULL;
}

/* Does a cell say the same in both years, for certain? */
static bool
is_same_cell(const GdFact *a, const GdFact *b)
{
	int64_t		x;
	int64_t		y;

	if (a == NULL || b == NULL || a->kind != b->kind || a->kind == GD_TEXT)
		return false;
	return a->kind != GD_NUMBER || (is_number(a, &x) && is_number(b, &y) && x == y);
}

/* Do both reports have a table of this kind with the same figures, not all 0? */
static bool
is_same_table(const Checking *checking, const Checking *previous, GdTableKind kind)
{
	const GdReport *report = checking->report;
	uint32_t	count = 0;
	bool		filled = false;

	for (uint32_t i = 0; i < report->nfacts; i++)
	{
		const GdFact *fact = &report->facts[i];

		if (fact->item->table != kind)
			continue;
		count++;
		if (!is_same_cell(fact, same_code(previous, fact->item)))
			return false;
		filled |= fact->kind == GD_NUMBER && fact->value.mantissa != 0;
	}
	for (uint32_t i = 0; i < previous->report->nfacts; i++)
		if (previous->report->facts[i].item->table == kind && count-- == 0)
			return false;
	return filled && count == 0;
}

static GdStatus
check_identical(Checking *checking, const Checking *previous)
{
	const GdReport *report = checking->report;

	for (GdTableKind kind = GD_TABLE_DISCLOSURE; kind <= GD_TABLE_STATISTICS; kind++)
	{
		Broken		broken = check_broken(RULE_CROSS_IDENTICAL_FIGURES);

		if (!is_same_table(checking, previous, kind))
			continue;
		broken.subject = message_str(gd_table_kind_name(kind));
		for (uint32_t i = 0; i < report->ntables; i++)
			if (report->tables[i].kind == kind)
			{
				broken.place = report->tables[i].place;
				break;
			}
		TRY(check_add(checking, RULE_CROSS_IDENTICAL_FIGURES, &broken));
	}
	return GD_OK;
}

/* ---- figures that were corrected ------------------------------------------------------- */

/* Bytes around a word that say what was corrected. */
#define MOST_AROUND 150

/*
 * Does the report say that it corrects figures of the year before?  Then they
 * go on from what it says, not from what was printed.
 */
static GdStatus
is_corrected(const Checking *checking, bool *corrected)
{
	static const char *const words[] = {
		"更正", "核减", "核增", "误报", "误填", "误统", "漏报", "勘误", "订正", "口径"
	};
	static const char *const objects[] = {
		"结转", "上年", "上一年", "去年", "年度", "现行有效"
	};
	const char *text = checking->reading->source.text;
	GdSpan		whole = checking->reading->whole;
	uint32_t	at = whole.start;
	GdSpan		found;
	GdSpan		object;

	*corrected = false;
	while (!*corrected && match_find_any(text, at, span_end(whole), words,
										 LENGTH_OF(words), NULL, &found))
	{
		uint32_t	start = found.start - whole.start > MOST_AROUND ?
			found.start - MOST_AROUND : whole.start;
		uint32_t	end = span_end(whole) - span_end(found) > MOST_AROUND ?
			span_end(found) + MOST_AROUND : span_end(whole);

		*corrected = match_find_any(text, start, end, objects,
									LENGTH_OF(objects), NULL, &object);
		at = span_end(found);
		TRY(arena_poll(checking->arena));
	}
	return GD_OK;
}

GdStatus
check_cross(Checking *checking, const Checking *previous)
{
	Succession	years;
	Succession	issuers;
	bool		corrected;

	if (!is_report(checking) || !is_report(previous))
		return GD_OK;
	years = compare_years(checking, previous);
	issuers = compare_issuers(checking, previous);
	if (years == SUCCESSION_NO || issuers == SUCCESSION_NO)
		return add_order(checking, previous);
	if (years != SUCCESSION_YES || issuers != SUCCESSION_YES)
		return GD_OK;
	TRY(is_corrected(checking, &corrected));
	if (!corrected)
	{
		TRY(check_carry_over(checking, previous));
		TRY(check_chains(checking, previous));
	}
	TRY(check_identical(checking, previous));
	return check_cross_text(checking, previous);
}
