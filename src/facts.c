/*
 * facts.c
 *	  gd_facts and gd_value: the numbers of the statutory forms; gd_forms: the
 *	  cells that those forms define.
 */
#include "record.h"

#include "catalog/pg_type.h"
#include "mb/pg_wchar.h"

/* Bytes of a rejected code that an error message repeats. */
#define CODE_EXCERPT 60

PG_FUNCTION_INFO_V1(gd_facts);
PG_FUNCTION_INFO_V1(gd_value);
PG_FUNCTION_INFO_V1(gd_forms);

static void
fact_fields(Fields *out, const void *item)
{
	const GdFact *fact = item;
	bool		is_number = fact->kind == GD_NUMBER;

	field_name(out, "form", gd_form_name(fact->item->form));
	field_name(out, "code", gd_item_code(fact->item));
	out->put(out, "value", NUMERICOID,
			 is_number ? shared_decimal(out->input, fact->value) : (Datum) 0, !is_number);
	field_name(out, "kind", gd_fact_kind_name(fact->kind));
	field_name(out, "recovery", gd_recovery_name(fact->recovery));
	out->put_str(out, "raw", fact->raw);
	field_name(out, "unit", fact->unit);
	field_name(out, "label", gd_item_label(fact->item));
	field_place(out, fact->place);
}

FieldsList
fact_list(const GdReport *report)
{
	FieldsList	list = {fact_fields, report->facts, sizeof(GdFact), report->nfacts};

	return list;
}

Datum
gd_facts(PG_FUNCTION_ARGS)
{
	return rows_of_report(fcinfo, input_read_facts, fact_list);
}

/* Codes are ASCII, which every server encoding contains. */
static void
check_code(const char *code, size_t length)
{
	if (!gd_code_exists(code, length))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("code \"%.*s\" belongs to no form",
						pg_mbcliplen(code, length, CODE_EXCERPT), code),
				 errhint("A code names table, row and column, as requests.new.total does; the function gd_forms lists all of them.")));
}

/* The fact of a code that stands first, or NULL. */
static const GdFact *
find_fact(const GdReport *report, const char *code, size_t length)
{
	for (uint32 i = 0; i < report->nfacts; i++)
	{
		const char *candidate = gd_item_code(report->facts[i].item);

		if (strlen(candidate) == length && memcmp(candidate, code, length) == 0)
			return &report->facts[i];
	}
	return NULL;
}

Datum
gd_value(PG_FUNCTION_ARGS)
{
	text	   *code = PG_GETARG_TEXT_PP(1);
	GdInput		input;
	GdReport	report;
	const GdFact *fact;
	Datum		value = (Datum) 0;
	bool		is_number;

	check_code(VARDATA_ANY(code), VARSIZE_ANY_EXHDR(code));
	input_open(&input, PG_GETARG_TEXT_PP(0));
	input_read_facts(&input, &report);
	fact = find_fact(&report, VARDATA_ANY(code), VARSIZE_ANY_EXHDR(code));
	is_number = fact != NULL && fact->kind == GD_NUMBER;
	if (is_number)
		value = decimal_datum(fact->value);
	input_close(&input);

	if (!is_number)
		PG_RETURN_NULL();
	PG_RETURN_DATUM(value);
}

typedef struct PlacedItem
{
	const GdItem *item;
	int32		position;		/* in its form, from 1 */
} PlacedItem;

static void
item_fields(Fields *out, const void *item)
{
	const PlacedItem *it = item;

	field_name(out, "form", gd_form_name(it->item->form));
	field_name(out, "code", gd_item_code(it->item));
	field_name(out, "label", gd_item_label(it->item));
	field_name(out, "unit", gd_item_unit(it->item));
	field_int(out, "position", it->position);
}

Datum
gd_forms(PG_FUNCTION_ARGS)
{
	GdInput		input;
	Record		row;
	uint32		nitems;
	const GdItem *items = gd_items(&nitems);
	PlacedItem	it = {NULL, 0};

	input_open(&input, NULL);
	rows_begin(&row, fcinfo, &input);
	for (uint32 i = 0; i < nitems; i++)
	{
		bool		same_form = i > 0 && items[i].form == items[i - 1].form;

		it.position = same_form ? it.position + 1 : 1;
		it.item = &items[i];
		rows_put(&row, fcinfo, item_fields, &it);
	}
	input_close(&input);
	return (Datum) 0;
}
