/*
 * record.c
 *	  Rows and arrays of rows.
 *
 * Types may grow (ALTER EXTENSION UPDATE adds attributes at their end) under a
 * library that does not know the new attributes, and a newer library may meet
 * an older type.  Hence a row has as many values as its descriptor says: what
 * we do not know stays NULL, what the type does not have is left out.  Element
 * types are found through the descriptor, never by name: the extension does
 * not know its schema.
 */
#include "record.h"

#include "access/htup_details.h"
#include "catalog/pg_enum.h"
#include "catalog/pg_type.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/syscache.h"
#include "utils/tuplestore.h"

static void record_put(Fields *out, const char *name, Oid type,
					   Datum value, bool isnull);
static void record_put_str(Fields *out, const char *name, GdStr value);
static void record_put_cells(Fields *out, const char *name, const GdTable *table);
static void record_put_enum(Fields *out, const char *name, const char *label);
static void record_put_list(Fields *out, const char *name,
							const FieldsList *list);

/* Bytes of a row's short texts. */
#define ROW_TEXTS 1024

static void
record_init(Record *record, GdInput *input, TupleDesc desc)
{
	record->fields.input = input;
	record->fields.put = record_put;
	record->fields.put_str = record_put_str;
	record->fields.put_cells = record_put_cells;
	record->fields.put_enum = record_put_enum;
	record->fields.put_list = record_put_list;
	record->desc = desc;
	record->values = MemoryContextAlloc(input->context, desc->natts * sizeof(Datum));
	record->nulls = MemoryContextAlloc(input->context, desc->natts * sizeof(bool));
	record->texts = MemoryContextAlloc(input->context, ROW_TEXTS);
	record->scratch = AllocSetContextCreate(input->context, "gdreport row",
											ALLOCSET_DEFAULT_SIZES);
}

/* Fill the row with one item; its values live until the next item. */
static void
record_fill(Record *record, FieldsWriter write, const void *item)
{
	MemoryContext old;

	CHECK_FOR_INTERRUPTS();
	MemoryContextReset(record->scratch);
	memset(record->nulls, true, record->desc->natts * sizeof(bool));
	memset(record->values, 0, record->desc->natts * sizeof(Datum));
	record->next = 0;
	record->used = 0;

	old = MemoryContextSwitchTo(record->scratch);
	write(&record->fields, item);
	MemoryContextSwitchTo(old);
}

/* The attribute to fill next, or NULL if the type has none there (any more). */
static Form_pg_attribute
record_next(Record *record)
{
	Form_pg_attribute attribute;

	if (record->next >= record->desc->natts)
		return NULL;
	attribute = TupleDescAttr(record->desc, record->next++);
	return attribute->attisdropped ? NULL : attribute;
}

static void
record_set(Record *record, Datum value)
{
	record->values[record->next - 1] = value;
	record->nulls[record->next - 1] = false;
}

static void
raise_retyped(const char *name, Oid type)
{
	ereport(ERROR,
			(errcode(ERRCODE_DATATYPE_MISMATCH),
			 errmsg("attribute \"%s\" has unexpected type %s",
					name, format_type_be(type)),
			 errdetail("A row type of the extension has been altered."),
			 errhint("Undo what was altered, or drop the extension and create it again.")));
}

static void
record_put(Fields *out, const char *name, Oid type, Datum value, bool isnull)
{
	Record	   *record = (Record *) out;
	Form_pg_attribute attribute = record_next(record);

	if (attribute == NULL || isnull)
		return;
	if (attribute->atttypid != type)
		raise_retyped(name, attribute->atttypid);
	record_set(record, value);
}

/* Short texts stand one behind the other, with the header that a tuple gives them. */
static Datum
record_text(Record *record, GdStr value)
{
	const GdInput *input = record->fields.input;
	size_t		size = VARHDRSZ_SHORT + value.length;
	char	   *text = record->texts + record->used;

	if (OidIsValid(input->from_utf8) || size > VARATT_SHORT_MAX || size > ROW_TEXTS - record->used)
		return PointerGetDatum(input_text(input, value.data, value.length));
	SET_VARSIZE_SHORT(text, size);
	memcpy(VARDATA_SHORT(text), value.data, value.length);
	record->used += size;
	return PointerGetDatum(text);
}

static void
record_put_str(Fields *out, const char *name, GdStr value)
{
	Datum		datum = (Datum) 0;

	if (value.data != NULL)
		datum = record_text((Record *) out, value);
	record_put(out, name, TEXTOID, datum, value.data == NULL);
}

static void
record_put_cells(Fields *out, const char *name, const GdTable *table)
{
	record_put(out, name, TEXTARRAYOID, table_cells(out->input, table), false);
}

/* The type is known by its attribute alone, its values by their labels. */
static void
record_put_enum(Fields *out, const char *name, const char *label)
{
	Record	   *record = (Record *) out;
	Form_pg_attribute attribute = record_next(record);
	HeapTuple	tuple;

	if (attribute == NULL)
		return;
	tuple = SearchSysCache2(ENUMTYPOIDNAME, ObjectIdGetDatum(attribute->atttypid),
							CStringGetDatum(label));
	if (!HeapTupleIsValid(tuple))
		raise_retyped(name, attribute->atttypid);
	record_set(record, ObjectIdGetDatum(((Form_pg_enum) GETSTRUCT(tuple))->oid));
	ReleaseSysCache(tuple);
}

static Datum
record_array(GdInput *input, Oid row_type, const FieldsList *list)
{
	TupleDesc	desc;
	Record		record;
	Datum	   *rows;
	ArrayType  *array;

	if (list->count == 0)
		return PointerGetDatum(construct_empty_array(row_type));

	desc = lookup_rowtype_tupdesc(row_type, -1);
	record_init(&record, input, desc);
	rows = palloc(list->count * sizeof(Datum));
	for (uint32 i = 0; i < list->count; i++)
	{
		record_fill(&record, list->write, list_item(list, i));
		rows[i] = HeapTupleGetDatum(heap_form_tuple(desc, record.values,
													record.nulls));
	}
	ReleaseTupleDesc(desc);
	MemoryContextDelete(record.scratch);

	array = construct_array(rows, list->count, row_type, -1, false, TYPALIGN_DOUBLE);
	return PointerGetDatum(array);
}

static void
record_put_list(Fields *out, const char *name, const FieldsList *list)
{
	Record	   *record = (Record *) out;
	Form_pg_attribute attribute = record_next(record);
	Oid			row_type;

	if (attribute == NULL)
		return;
	row_type = get_element_type(attribute->atttypid);
	if (!OidIsValid(row_type) || !type_is_rowtype(row_type))
		raise_retyped(name, attribute->atttypid);
	record_set(record, record_array(record->fields.input, row_type, list));
}

Datum
record_return(FunctionCallInfo fcinfo, GdInput *input, FieldsWriter write,
			  const void *item)
{
	TupleDesc	desc;
	Record		record;

	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	desc = BlessTupleDesc(desc);
	record_init(&record, input, desc);
	record_fill(&record, write, item);
	return HeapTupleGetDatum(heap_form_tuple(desc, record.values, record.nulls));
}

Datum
array_return(FunctionCallInfo fcinfo, GdInput *input, const FieldsList *list)
{
	Oid			row_type = get_element_type(get_fn_expr_rettype(fcinfo->flinfo));

	if (!OidIsValid(row_type))
		elog(ERROR, "return type must be an array of rows");
	return record_array(input, row_type, list);
}

void
rows_begin(Record *row, FunctionCallInfo fcinfo, GdInput *input)
{
	InitMaterializedSRF(fcinfo, 0);
	record_init(row, input, ((ReturnSetInfo *) fcinfo->resultinfo)->setDesc);
}

void
rows_put(Record *row, FunctionCallInfo fcinfo, FieldsWriter write,
		 const void *item)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;

	record_fill(row, write, item);
	tuplestore_putvalues(rsinfo->setResult, row->desc, row->values, row->nulls);
}

void
rows_return(FunctionCallInfo fcinfo, GdInput *input, const FieldsList *list)
{
	Record		row;

	rows_begin(&row, fcinfo, input);
	for (uint32 i = 0; i < list->count; i++)
		rows_put(&row, fcinfo, list->write, list_item(list, i));
}

Datum
rows_of_report(FunctionCallInfo fcinfo,
			   FieldsList (*list_of) (const GdReport *report))
{
	GdInput		input;
	GdReport	report;
	FieldsList	list;

	input_open(&input, PG_GETARG_TEXT_PP(0));
	input_read(&input, &report);
	list = list_of(&report);
	rows_return(fcinfo, &input, &list);
	input_close(&input);
	return (Datum) 0;
}
