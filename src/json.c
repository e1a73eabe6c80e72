/*
 * json.c
 *	  Reports and what is found in them as JSON; gd_jsonb: a whole report.
 *
 * Keys are the attribute names of the row types.  Facts are {code: value}: what
 * a consumer of JSON looks up, without the 200 labels.  No output function of a
 * type is used, since those depend on settings such as DateStyle.
 */
#include "json.h"

#include "catalog/pg_type.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/json.h"
#include "utils/numeric.h"

typedef struct JsonOut
{
	Fields		fields;			/* must be first */
	CompatJsonbState state;
} JsonOut;

PG_FUNCTION_INFO_V1(gd_jsonb);

static void
string_value(JsonbValue *value, char *data, size_t length)
{
	value->type = jbvString;
	value->val.string.val = data;
	value->val.string.len = length;
}

/* Text of the core stays where it is until the document is complete. */
static void
str_value(const GdInput *input, JsonbValue *value, GdStr str)
{
	text	   *converted;

	if (!OidIsValid(input->from_utf8))
	{
		string_value(value, (char *) str.data, str.length);
		return;
	}
	converted = input_text(input, str.data, str.length);
	string_value(value, VARDATA_ANY(converted), VARSIZE_ANY_EXHDR(converted));
}

static void
numeric_value(JsonbValue *value, Datum datum)
{
	value->type = jbvNumeric;
	value->val.numeric = DatumGetNumeric(datum);
}

static void
push_key(JsonOut *out, const char *name)
{
	JsonbValue	key;

	string_value(&key, (char *) name, strlen(name));
	compat_push_jsonb(&out->state, WJB_KEY, &key);
}

/* [2022-01-01,2023-01-01), the text form of a daterange. */
static char *
period_string(Datum period)
{
	TypeCacheEntry *type = lookup_type_cache(DATERANGEOID, TYPECACHE_RANGE_INFO);
	RangeBound	lower;
	RangeBound	upper;
	bool		empty;

	range_deserialize(type, DatumGetRangeTypeP(period), &lower, &upper, &empty);
	return psprintf("[%s,%s)",
					JsonEncodeDateTime(NULL, lower.val, DATEOID, NULL),
					JsonEncodeDateTime(NULL, upper.val, DATEOID, NULL));
}

/* An array of rows, each as long as the widest: null where a row is shorter. */
static void
json_put_cells(Fields *fields, const char *name, const GdTable *table)
{
	JsonOut    *out = (JsonOut *) fields;
	uint32		next = 0;

	(void) table_places(table);
	push_key(out, name);
	compat_push_jsonb(&out->state, WJB_BEGIN_ARRAY, NULL);
	for (uint32 row = 0; table->columns > 0 && row < table->rows; row++)
	{
		CHECK_FOR_INTERRUPTS();
		compat_push_jsonb(&out->state, WJB_BEGIN_ARRAY, NULL);
		for (uint32 column = 0; column < table->columns; column++)
		{
			const GdCell *cell = next < table->ncells ? &table->cells[next] : NULL;
			JsonbValue	value = {.type = jbvNull};

			if (cell != NULL && cell->row == row && cell->column == column)
			{
				str_value(fields->input, &value, cell_text(cell));
				next++;
			}
			compat_push_jsonb(&out->state, WJB_ELEM, &value);
		}
		compat_push_jsonb(&out->state, WJB_END_ARRAY, NULL);
	}
	compat_push_jsonb(&out->state, WJB_END_ARRAY, NULL);
}

static void
json_put_str(Fields *fields, const char *name, GdStr str)
{
	JsonOut    *out = (JsonOut *) fields;
	JsonbValue	value = {.type = jbvNull};

	push_key(out, name);
	if (str.data != NULL)
		str_value(fields->input, &value, str);
	compat_push_jsonb(&out->state, WJB_VALUE, &value);
}

static void
json_put(Fields *fields, const char *name, Oid type, Datum datum, bool isnull)
{
	JsonOut    *out = (JsonOut *) fields;
	JsonbValue	value = {.type = jbvNull};
	char	   *str;

	push_key(out, name);
	if (isnull)
		type = InvalidOid;
	switch (type)
	{
		case InvalidOid:
			break;
		case INT4OID:
			numeric_value(&value,
						  NumericGetDatum(int64_to_numeric(DatumGetInt32(datum))));
			break;
		case NUMERICOID:
			numeric_value(&value, datum);
			break;
		case DATEOID:
			str = JsonEncodeDateTime(NULL, datum, DATEOID, NULL);
			string_value(&value, str, strlen(str));
			break;
		case DATERANGEOID:
			str = period_string(datum);
			string_value(&value, str, strlen(str));
			break;
		default:
			elog(ERROR, "attribute \"%s\" has no JSON form", name);
	}
	compat_push_jsonb(&out->state, WJB_VALUE, &value);
}

static void
json_put_enum(Fields *fields, const char *name, const char *label)
{
	JsonOut    *out = (JsonOut *) fields;
	JsonbValue	value;

	push_key(out, name);
	string_value(&value, pstrdup(label), strlen(label));
	compat_push_jsonb(&out->state, WJB_VALUE, &value);
}

/* An object for each item. */
static void
push_items(JsonOut *out, const FieldsList *list)
{
	for (uint32 i = 0; i < list->count; i++)
	{
		CHECK_FOR_INTERRUPTS();
		compat_push_jsonb(&out->state, WJB_BEGIN_OBJECT, NULL);
		list->write(&out->fields, list_item(list, i));
		compat_push_jsonb(&out->state, WJB_END_OBJECT, NULL);
	}
}

static void
json_put_list(Fields *fields, const char *name, const FieldsList *list)
{
	JsonOut    *out = (JsonOut *) fields;

	push_key(out, name);
	compat_push_jsonb(&out->state, WJB_BEGIN_ARRAY, NULL);
	push_items(out, list);
	compat_push_jsonb(&out->state, WJB_END_ARRAY, NULL);
}

/*
 * If a code stands twice, the first fact is the one that gd_value() returns;
 * of equal keys jsonb keeps the last, hence the order.
 */
static void
push_fact_pairs(JsonOut *out, const GdReport *report)
{
	for (uint32 i = report->nfacts; i-- > 0;)
	{
		const GdFact *fact = &report->facts[i];
		bool		is_number = fact->kind == GD_NUMBER;

		json_put(&out->fields, fact->item->code, NUMERICOID,
				 is_number ? decimal_datum(fact->value) : (Datum) 0, !is_number);
	}
}

/* The finished document in the current context; its parts are left in the call's. */
static Jsonb *
finish(JsonOut *out, MemoryContext result, JsonbIteratorToken end)
{
	compat_push_jsonb(&out->state, end, NULL);
	MemoryContextSwitchTo(result);
	return JsonbValueToJsonb(out->state.result);
}

static JsonOut
begin(GdInput *input, MemoryContext *result, JsonbIteratorToken start)
{
	JsonOut		out = {{input, json_put, json_put_str, json_put_cells, json_put_enum, json_put_list}, {0}};

	*result = MemoryContextSwitchTo(input->context);
	compat_push_jsonb(&out.state, start, NULL);
	return out;
}

Jsonb *
json_report(GdInput *input, const GdReport *report)
{
	MemoryContext result;
	JsonOut		out = begin(input, &result, WJB_BEGIN_OBJECT);

	report_fields(&out.fields, report);
	push_key(&out, "facts");
	compat_push_jsonb(&out.state, WJB_BEGIN_OBJECT, NULL);
	push_fact_pairs(&out, report);
	compat_push_jsonb(&out.state, WJB_END_OBJECT, NULL);
	return finish(&out, result, WJB_END_OBJECT);
}

Jsonb *
json_facts(GdInput *input, const GdReport *report)
{
	MemoryContext result;
	JsonOut		out = begin(input, &result, WJB_BEGIN_OBJECT);

	push_fact_pairs(&out, report);
	return finish(&out, result, WJB_END_OBJECT);
}

Jsonb *
json_list(GdInput *input, const FieldsList *list)
{
	MemoryContext result;
	JsonOut		out = begin(input, &result, WJB_BEGIN_ARRAY);

	push_items(&out, list);
	return finish(&out, result, WJB_END_ARRAY);
}

Datum
gd_jsonb(PG_FUNCTION_ARGS)
{
	GdInput		input;
	GdReport	report;
	Jsonb	   *result;

	input_open(&input, PG_GETARG_TEXT_PP(0));
	input_read(&input, &report);
	result = json_report(&input, &report);
	input_close(&input);
	PG_RETURN_JSONB_P(result);
}
