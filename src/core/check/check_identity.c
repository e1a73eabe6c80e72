/*
 * check_identity.c
 *	  The rules identity.*: what the form itself promises of its figures.
 *
 * One engine for all of them; they are lines of data/identities.tsv.  An
 * identity of rows holds in each column, one of columns in each row.  It is
 * evaluated only where every operand is a number that could be read: a blank
 * is never zero (except where the form says so), a dash never an operand.
 */
#include "check/check.h"

#include "check/message.h"
#include "words/number.h"

/* One place where an identity holds: a column, or a row. */
typedef struct Instance
{
	const FormIdentity *identity;
	const Form *form;
	unsigned	across;			/* position of that column or row */
	const uint16_t *cells;		/* of the form: that of the first term it could have, */
	unsigned	step;			/* and how far apart they stand */
} Instance;

#define NOT_EQUAL " \xE2\x89\xA0 "	/* U+2260 */

/* A number below this has room for CHECK_SUM_SCALE decimals in every sum. */
#define MOST_MANTISSA (INT64_C(1000000000000))

/* The two sides of an identity. */
typedef struct Sides
{
	int64_t		expected;		/* the parts */
	int64_t		actual;			/* the totals */
	bool		known;			/* every operand is a number */
	bool		proved;			/* some operand is one because of identities */
	const GdFact *total;		/* the first of the totals */
} Sides;

/* The identity in a column or row. */
static Instance
instance_of(const FormIdentity *identity, const Form *form, unsigned across)
{
	bool		by_column = identity->axis == FORM_PER_COLUMN;

	return (Instance) {identity, form, across,
		form->cells + (by_column ? across - 1 : (across - 1) * form->ncolumns),
		by_column ? form->ncolumns : 1};
}

/* The fact of a term, or NULL where the document or the form has no such cell. */
static inline const GdFact *
operand(const Facts *facts, const Instance *instance, const FormTerm *term)
{
	unsigned	cell = instance->cells[(term->position - 1u) * instance->step];

	return cell != 0 ? facts_find(facts, cell - 1) : NULL;
}

bool
check_scaled(GdDecimal value, int64_t *out)
{
	static const int64_t powers[CHECK_SUM_SCALE + 1] = {1, 10, 100, 1000, 10000, 100000, 1000000};

	/* both bounds at once */
	if (value.scale > CHECK_SUM_SCALE ||
		(uint64_t) value.mantissa + MOST_MANTISSA > 2 * (uint64_t) MOST_MANTISSA)
		return false;
	*out = value.mantissa * powers[CHECK_SUM_SCALE - value.scale];
	return true;
}

static Sides
sum_sides(const Checking *checking, const Instance *instance)
{
	const FormIdentity *identity = instance->identity;
	const Facts facts = *checking->facts;
	const Sides unknown = {0, 0, false, false, NULL};
	const GdFact *total = NULL;
	int64_t		expected = 0;
	int64_t		actual = 0;
	unsigned	numbers = 0;
	bool		proved = false;

	for (unsigned i = 0; i < identity->nterms; i++)
	{
		const FormTerm *term = &identity->terms[i];
		const GdFact *fact = operand(&facts, instance, term);
		int64_t		value = 0;

		if (fact == NULL || fact->recovery == GD_AMBIGUOUS)
			return unknown;
		if (fact->kind == GD_NUMBER ? !check_scaled(fact->value, &value) :
			fact->kind != GD_BLANK || term->sign < 0 || identity->blanks != FORM_BLANKS_ZERO)
			return unknown;
		proved = proved || fact->recovery == GD_DERIVED;
		if (term->sign > 0)
		{
			expected += value;
			numbers += fact->kind == GD_NUMBER;
			continue;
		}
		actual += value;
		if (total == NULL)
			total = fact;
	}
	return (Sides) {expected, actual, numbers > 0 && total != NULL, proved, total};
}

static bool
holds(const FormIdentity *identity, const Sides *sides)
{
	if (identity->relation == FORM_AT_MOST)
		return sides->expected <= sides->actual;
	return sides->expected == sides->actual;
}

GdStatus
check_sum_str(Arena *arena, int64_t sum, GdStr *digits)
{
	GdDecimal	value = {sum, CHECK_SUM_SCALE};

	while (value.scale > 0 && value.mantissa % 10 == 0)
	{
		value.mantissa /= 10;
		value.scale--;
	}
	return message_decimal(arena, value, digits);
}

/* Terms of one side that an explanation lists; no form has more. */
#define MOST_LISTED 32

/* One side as printed: 50 + 4 = 54; a single operand as it is. */
static GdStatus
explain_side(const Checking *checking, const Instance *instance, int sign,
			 GdStr sum, GdStr *side)
{
	GdStr		parts[2 * MOST_LISTED + 2];
	unsigned	nparts = 0;

	for (unsigned i = 0; i < instance->identity->nterms; i++)
	{
		const FormTerm *term = &instance->identity->terms[i];

		if (term->sign != sign || nparts + 2 > 2 * MOST_LISTED)
			continue;
		if (nparts > 0)
			parts[nparts++] = message_str(" + ");
		parts[nparts] = operand(checking->facts, instance, term)->raw;
		if (parts[nparts].length == 0)
			parts[nparts] = message_str("0");
		nparts++;
	}
	if (nparts > 1)
	{
		parts[nparts++] = message_str(" = ");
		parts[nparts++] = sum;
	}
	return message_join(checking->arena, parts, nparts, side);
}

/* 50 + 4 = 54 ≠ 48 + 8 = 56 */
static GdStatus
explain(const Checking *checking, const Instance *instance, Broken *broken)
{
	GdStr		parts[3];

	TRY(explain_side(checking, instance, 1, broken->expected, &parts[0]));
	parts[1] = message_str(instance->identity->relation == FORM_AT_MOST ? " > " : NOT_EQUAL);
	TRY(explain_side(checking, instance, -1, broken->actual, &parts[2]));
	return message_join(checking->arena, parts, 3, &broken->detail);
}

/* The column or row, as the form prints it, and what is wrong in it. */
static GdStatus
label_words(const Checking *checking, const char *label, const char *english,
			const char *chinese, Broken *broken)
{
	GdStr		parts[3];

	parts[0] = message_str(label);
	parts[1] = message_str(": ");
	parts[2] = message_str(english);
	TRY(message_join(checking->arena, parts, 3, &broken->label));
	parts[1] = message_str("\xEF\xBC\x9A");	/* a full-width colon */
	parts[2] = message_str(chinese);
	return message_join(checking->arena, parts, 3, &broken->label_zh);
}

static GdStatus
label_instance(const Checking *checking, const Instance *instance, const GdRule *rule,
			   Broken *broken)
{
	bool		by_column = instance->identity->axis == FORM_PER_COLUMN;
	const char *code;
	const char *label;

	if (by_column)
	{
		code = forms_string(instance->form->columns[instance->across - 1].code);
		label = forms_string(instance->form->columns[instance->across - 1].label);
	}
	else
	{
		code = forms_string(instance->form->rows[instance->across - 1].code);
		label = forms_string(instance->form->rows[instance->across - 1].path);
	}
	broken->subject = message_str(code);
	return label_words(checking, label, rule->title, rule->title_zh, broken);
}

static GdStatus
check_instance(Checking *checking, unsigned rule, const Instance *instance)
{
	Sides		sides = sum_sides(checking, instance);
	Broken		broken;

	if (!sides.known || holds(instance->identity, &sides) || sides.proved)
		return GD_OK;
	broken = check_broken(rule);
	broken.place = sides.total->place;
	if (!checking->check->plain)
	{
		TRY(label_instance(checking, instance, &rules_get(rule)->about, &broken));
		TRY(check_sum_str(checking->arena, sides.expected, &broken.expected));
		TRY(check_sum_str(checking->arena, sides.actual, &broken.actual));
		TRY(explain(checking, instance, &broken));
	}
	return check_add(checking, rule, &broken);
}

/* ---- the subtotal of the organisations -------------------------------------------- */

/* Is it in one of the columns that a subtotal adds up? */
static bool
is_organisation(const Form *form, const GdItem *item)
{
	return item->column > 1 && item->column < form->ncolumns;
}

/*
 * The five figures beside a subtotal, all of them numbers of this very row: a
 * table that repeats another states no facts.
 */
static bool
add_organisations(const Checking *checking, const Sheet *sheet, const SheetLine *line,
				  int64_t *sum, GdStr parts[])
{
	unsigned	count = 0;

	*sum = 0;
	for (uint32_t i = line->first; i < line->first + line->count; i++)
	{
		const Placement *placement = &sheet->placements[i];
		const GdFact *fact = check_fact(checking, placement->item);
		GdSpan		place = source_place(&checking->reading->source, placement->span);
		int64_t		value;

		if (!is_organisation(sheet->form, placement->item))
			continue;
		if (fact == NULL || fact->kind != GD_NUMBER || fact->recovery != GD_READ ||
			fact->place.start != place.start || fact->place.length != place.length ||
			!check_scaled(fact->value, &value))
			return false;
		if (count > 0)
			parts[2 * count - 1] = message_str(" + ");
		parts[2 * count++] = fact->raw;
		*sum += value;
	}
	return count + 2u == sheet->form->ncolumns;
}

/* A local column of requests: 法人或其他组织小计 is the sum of the five. */
static GdStatus
check_subtotal(Checking *checking, unsigned rule, const Sheet *sheet,
			   const SheetSubtotal *subtotal)
{
	const SheetLine *line = &sheet->lines[subtotal->line];
	const FormRow *row = forms_row(sheet->form, line->row);
	const Source *source = &checking->reading->source;
	Broken		broken = check_broken(rule);
	GdStr		parts[2 * GD_MAX_COLUMNS + 4];
	unsigned	nparts = 2 * (sheet->form->ncolumns - 2u) - 1;
	CellValue	value;
	int64_t		sum;
	int64_t		printed;

	number_read_cell(source->text, subtotal->span, &value);
	if (value.kind != GD_NUMBER || !check_scaled(value.value, &printed) ||
		!add_organisations(checking, sheet, line, &sum, parts) || sum == printed)
		return GD_OK;
	broken.place = source_place(source, subtotal->span);
	if (!checking->check->plain)
	{
		const RuleName *name = rules_name(message_str("requests.subtotal"));

		broken.subject = message_str(forms_string(row->code));
		TRY(label_words(checking, forms_string(row->path), name->english, name->chinese, &broken));
		TRY(check_sum_str(checking->arena, sum, &broken.expected));
		TRY(check_sum_str(checking->arena, printed, &broken.actual));
		parts[nparts++] = message_str(" = ");
		parts[nparts++] = broken.expected;
		parts[nparts++] = message_str(NOT_EQUAL);
		parts[nparts++] = broken.actual;
		TRY(message_join(checking->arena, parts, nparts, &broken.detail));
	}
	return check_add(checking, rule, &broken);
}

/* Those of the form: the identity along its rows speaks of them, too. */
static GdStatus
check_subtotals(Checking *checking, unsigned rule, const Form *form)
{
	const Sheets *sheets = &checking->reading->sheets;

	for (uint32_t i = 0; i < sheets->count; i++)
		for (uint32_t k = 0; sheets->items[i].form == form && k < sheets->items[i].nsubtotals; k++)
			TRY(check_subtotal(checking, rule, &sheets->items[i],
							   &sheets->items[i].subtotals[k]));
	return GD_OK;
}

/* Has the document a table of the form?  Only then it has facts of it. */
static bool
has_table(const Checking *checking, const Form *form)
{
	const Sheets *sheets = &checking->reading->sheets;

	for (uint32_t i = 0; i < sheets->count; i++)
		if (sheets->items[i].form == form)
			return true;
	return false;
}

static GdStatus
check_form(Checking *checking, const Form *form)
{
	uint32_t	nidentities;
	const FormIdentity *identities = forms_identities_of(form, &nidentities);

	for (uint32_t i = 0; i < nidentities; i++)
	{
		unsigned	rule = RULE_IDENTITIES + form->first_identity + i;
		unsigned	count = identities[i].axis == FORM_PER_COLUMN ? form->ncolumns : form->nrows;

		if (!check_wants(checking, rule, rules_get(rule)->about.severity))
			continue;
		for (unsigned across = 1; across <= count; across++)
		{
			Instance	instance = instance_of(&identities[i], form, across);

			TRY(check_instance(checking, rule, &instance));
		}
		if (identities[i].axis == FORM_PER_ROW)
			TRY(check_subtotals(checking, rule, form));
	}
	return GD_OK;
}

GdStatus
check_identity(Checking *checking)
{
	uint32_t	nforms;
	const Form *forms = forms_all(&nforms);

	for (uint32_t i = 0; i < nforms; i++)
		if (has_table(checking, &forms[i]))
			TRY(check_form(checking, &forms[i]));
	return GD_OK;
}
