/*
 * json.c
 *	  Reports and what is found in them as JSON; gd_jsonb: a whole report.
 *
 * Keys are the attribute names of the row types.  Facts are {code: value}: what
 * a consumer of JSON looks up, without the 200 labels.  No output function of a
 * type is used, since those depend on settings such as DateStyle.
 *
 * Objects are made with their keys in the order of jsonb, so that the server need
 * not sort them; what is pushed one by one it sorts in any case.
 */
#include "json.h"

#include "catalog/pg_type.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/json.h"
#include "utils/numeric.h"

#include "json_codes_data.inc"

/* More than a row type has attributes; the widest have 12. */
#define MOST_KEYS 16

/*
 * Cells of all tables, beside one for each byte of the text.  While JSON is made each
 * takes 32 bytes, a null as well.  What is printed between two borders takes a byte,
 * so that only rows much shorter than the widest can need more.
 */
#define MORE_CELLS 1000000

/*
 * An object being filled.  Its pairs are in the order that jsonb keeps them in, which
 * the first of several objects of one kind finds for all.
 */
typedef struct JsonOut
{
	Fields		fields;			/* must be first */
	int			npairs;
	int			nkeys;			/* pairs whose keys stand there already */
	uint8		places[MOST_KEYS];	/* of the pairs in the order they are added in */
	JsonbPair	pairs[MOST_KEYS];
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

/* What jsonb sorts keys by: their length first. */
static int
compare_keys(const JsonbValue *a, const JsonbValue *b)
{
	if (a->val.string.len != b->val.string.len)
		return a->val.string.len - b->val.string.len;
	return memcmp(a->val.string.val, b->val.string.val, a->val.string.len);
}

/* A place among the sorted keys for the next pair. */
static void
add_key(JsonOut *out, const char *name)
{
	JsonbPair	pair = {.order = 0};
	int			place = out->nkeys;

	if (out->nkeys == MOST_KEYS)
		elog(ERROR, "a row type has more attributes than JSON takes");
	string_value(&pair.key, (char *) name, strlen(name));
	for (; place > 0 && compare_keys(&pair.key, &out->pairs[place - 1].key) < 0; place--)
		out->pairs[place] = out->pairs[place - 1];
	out->pairs[place] = pair;
	for (int i = 0; i < out->nkeys; i++)
		out->places[i] += out->places[i] >= place;
	out->places[out->nkeys++] = place;
}

/* The pair of the next attribute; its value is null. */
static JsonbValue *
add_pair(JsonOut *out, const char *name)
{
	JsonbValue *value;

	if (out->npairs == out->nkeys)
		add_key(out, name);
	value = &out->pairs[out->places[out->npairs++]].value;
	value->type = jbvNull;
	return value;
}

static void
array_value(JsonbValue *value, uint32 count)
{
	value->type = jbvArray;
	value->val.array.nElems = count;
	value->val.array.elems = palloc(count * sizeof(JsonbValue));
	value->val.array.rawScalar = false;
}

static void
object_value(JsonbValue *value, uint32 count)
{
	value->type = jbvObject;
	value->val.object.nPairs = count;
	value->val.object.pairs = palloc(count * sizeof(JsonbPair));
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
	JsonbValue *rows = add_pair((JsonOut *) fields, name);
	uint32		next = 0;

	(void) table_places(table);
	array_value(rows, table->columns > 0 ? table->rows : 0);
	for (uint32 row = 0; row < (uint32) rows->val.array.nElems; row++)
	{
		JsonbValue *cells = &rows->val.array.elems[row];

		CHECK_FOR_INTERRUPTS();
		array_value(cells, table->columns);
		for (uint32 column = 0; column < table->columns; column++)
		{
			const GdCell *cell = next < table->ncells ? &table->cells[next] : NULL;
			JsonbValue *value = &cells->val.array.elems[column];

			value->type = jbvNull;
			if (cell != NULL && cell->row == row && cell->column == column)
			{
				str_value(fields->input, value, cell_text(cell));
				next++;
			}
		}
	}
}

static void
json_put_str(Fields *fields, const char *name, GdStr str)
{
	JsonbValue *value = add_pair((JsonOut *) fields, name);

	if (str.data != NULL)
		str_value(fields->input, value, str);
}

static void
json_put(Fields *fields, const char *name, Oid type, Datum datum, bool isnull)
{
	JsonbValue *value = add_pair((JsonOut *) fields, name);
	char	   *str;

	if (isnull)
		return;
	switch (type)
	{
		case INT4OID:
			numeric_value(value, shared_decimal(fields->input,
												(GdDecimal) {DatumGetInt32(datum), 0}));
			break;
		case NUMERICOID:
			numeric_value(value, datum);
			break;
		case DATEOID:
			str = JsonEncodeDateTime(NULL, datum, DATEOID, NULL);
			string_value(value, str, strlen(str));
			break;
		case DATERANGEOID:
			str = period_string(datum);
			string_value(value, str, strlen(str));
			break;
		default:
			elog(ERROR, "attribute \"%s\" has no JSON form", name);
	}
}

static void
json_put_enum(Fields *fields, const char *name, const char *label)
{
	string_value(add_pair((JsonOut *) fields, name), pstrdup(label), strlen(label));
}

static void json_put_list(Fields *fields, const char *name, const FieldsList *list);

static void
begin_object(JsonOut *out, GdInput *input)
{
	out->fields = (Fields)
	{
		input, json_put, json_put_str, json_put_cells, json_put_enum, json_put_list
	};
	out->npairs = 0;
	out->nkeys = 0;
}

static void
end_object(const JsonOut *out, JsonbValue *value)
{
	object_value(value, out->npairs);
	memcpy(value->val.object.pairs, out->pairs, out->npairs * sizeof(JsonbPair));
}

/* An object for each item. */
static void
list_value(GdInput *input, JsonbValue *value, const FieldsList *list)
{
	JsonOut		item;

	array_value(value, list->count);
	begin_object(&item, input);
	for (uint32 i = 0; i < list->count; i++)
	{
		CHECK_FOR_INTERRUPTS();
		item.npairs = 0;
		list->write(&item.fields, list_item(list, i));
		end_object(&item, &value->val.array.elems[i]);
	}
}

static void
json_put_list(Fields *fields, const char *name, const FieldsList *list)
{
	list_value(fields->input, add_pair((JsonOut *) fields, name), list);
}

/*
 * Codes stand where jsonb keeps them.  If a code stands twice, the first fact is the
 * one that gd_value() returns.
 */
static void
facts_value(GdInput *input, JsonbValue *value, const GdReport *report)
{
	const GdFact *facts[NCODES] = {NULL};
	uint32		nitems;
	const GdItem *items = gd_items(&nitems);
	uint32		count = 0;
	JsonbPair  *pair;

	for (uint32 i = 0; i < report->nfacts; i++)
	{
		const GdFact **place = &facts[code_places[report->facts[i].item - items]];

		if (*place == NULL)
		{
			*place = &report->facts[i];
			count++;
		}
	}
	object_value(value, count);
	pair = value->val.object.pairs;
	for (uint32 i = 0; i < NCODES; i++)
	{
		const char *code;

		if (facts[i] == NULL)
			continue;
		code = gd_item_code(facts[i]->item);
		string_value(&pair->key, (char *) code, strlen(code));
		pair->value.type = jbvNull;
		if (facts[i]->kind == GD_NUMBER)
			numeric_value(&pair->value, shared_decimal(input, facts[i]->value));
		pair++;
	}
}

/* The cells of all tables, each row as long as the widest. */
static uint64
cells_of_tables(const GdReport *report)
{
	uint64		cells = 0;

	for (uint32 i = 0; i < report->ntables; i++)
		cells += (uint64) report->tables[i].rows * report->tables[i].columns;
	return cells;
}

static uint64
most_cells(const GdInput *input)
{
	return (uint64) input->length + MORE_CELLS;
}

bool
json_fits(const GdInput *input, const GdReport *report)
{
	return cells_of_tables(report) <= most_cells(input);
}

Jsonb *
json_report(GdInput *input, const GdReport *report)
{
	MemoryContext result = MemoryContextSwitchTo(input->context);
	JsonbValue	value;
	JsonOut		out;

	if (!json_fits(input, report))
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("text exceeds a limit of gdreport"),
				 errdetail("As JSON its tables would have " UINT64_FORMAT " cells, each row as long as the widest; they may have " UINT64_FORMAT ".",
						   cells_of_tables(report), most_cells(input)),
				 errhint("gd_parse, gd_tables and gd_cells read it.")));
	begin_object(&out, input);
	report_fields(&out.fields, report);
	facts_value(input, add_pair(&out, "facts"), report);
	end_object(&out, &value);
	MemoryContextSwitchTo(result);
	return JsonbValueToJsonb(&value);
}

Jsonb *
json_facts(GdInput *input, const GdReport *report)
{
	MemoryContext result = MemoryContextSwitchTo(input->context);
	JsonbValue	value;

	facts_value(input, &value, report);
	MemoryContextSwitchTo(result);
	return JsonbValueToJsonb(&value);
}

Jsonb *
json_list(GdInput *input, const FieldsList *list)
{
	MemoryContext result = MemoryContextSwitchTo(input->context);
	JsonbValue	value;

	list_value(input, &value, list);
	MemoryContextSwitchTo(result);
	return JsonbValueToJsonb(&value);
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
