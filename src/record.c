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

#include "catalog/pg_enum.h"
#include "catalog/pg_type.h"
#include "miscadmin.h"
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

/* Bytes of a row of a set that need no growth. */
#define ROW_BYTES 1024

static void
record_init(Record *record, GdInput *input, Image *image, TupleDesc desc)
{
	MemoryContext old;

	record->fields = (Fields)
	{
		input, record_put, record_put_str, record_put_cells, record_put_enum, record_put_list
	};
	old = MemoryContextSwitchTo(input->context);
	image_init_row(&record->row, image, desc);
	MemoryContextSwitchTo(old);
	record->scratch = AllocSetContextCreate(input->context, "gdreport row",
											ALLOCSET_DEFAULT_SIZES);
}

/* One item as the next row of the image. */
static HeapTupleHeader
record_write(Record *record, FieldsWriter write, const void *item)
{
	MemoryContext old;

	CHECK_FOR_INTERRUPTS();
	MemoryContextReset(record->scratch);
	image_begin_row(&record->row);
	old = MemoryContextSwitchTo(record->scratch);
	write(&record->fields, item);
	MemoryContextSwitchTo(old);
	return image_end_row(&record->row);
}

/* The attribute to write next, or NULL if nothing is to be written. */
static inline Form_pg_attribute
record_next(Record *record, bool isnull)
{
	ImageRow   *row = &record->row;
	Form_pg_attribute attribute;

	if (row->next >= row->desc->natts)
		return NULL;
	attribute = TupleDescAttr(row->desc, row->next);
	if (isnull || attribute->attisdropped)
	{
		image_add_null(row);
		return NULL;
	}
	return attribute;
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

/* Likewise; its type is known. */
static inline Form_pg_attribute
record_next_of(Record *record, const char *name, Oid type, bool isnull)
{
	Form_pg_attribute attribute = record_next(record, isnull);

	if (attribute != NULL && attribute->atttypid != type)
		raise_retyped(name, attribute->atttypid);
	return attribute;
}

static void
record_put(Fields *out, const char *name, Oid type, Datum value, bool isnull)
{
	Record	   *record = (Record *) out;
	Form_pg_attribute attribute = record_next_of(record, name, type, isnull);

	if (attribute != NULL)
		image_add_value(&record->row, attribute, value);
}

/* Text of the core in the server's encoding; what is converted lives as long as the row. */
static GdStr
server_text(const GdInput *input, GdStr str)
{
	text	   *converted;

	if (!OidIsValid(input->from_utf8))
		return str;
	converted = input_text(input, str.data, str.length);
	return (GdStr) {VARDATA(converted), VARSIZE(converted) - VARHDRSZ};
}

static void
record_put_str(Fields *out, const char *name, GdStr value)
{
	Record	   *record = (Record *) out;

	if (record_next_of(record, name, TEXTOID, value.data == NULL) == NULL)
		return;
	if (OidIsValid(out->input->from_utf8))
		value = server_text(out->input, value);
	image_add_text(&record->row, value.data, value.length);
}

static void
record_put_cells(Fields *out, const char *name, const GdTable *table)
{
	Record	   *record = (Record *) out;
	Image	   *image = record->row.image;
	Form_pg_attribute attribute = record_next_of(record, name, TEXTARRAYOID, false);
	uint64		places = table_places(table);
	int			dims[2] = {table->rows, table->columns};
	ImageArray	array;

	if (attribute == NULL)
		return;
	array = image_begin_array(image, (ImageElement) {TEXTOID, TYPALIGN_INT},
							  places > 0 ? 2 : 0, dims, table->ncells < places);
	for (uint32 i = 0; i < table->ncells; i++)
	{
		const GdCell *cell = &table->cells[i];
		GdStr		value = server_text(out->input, cell_text(cell));

		Assert(cell->row < table->rows && cell->column < table->columns);
		if (table->ncells < places)
			image_set_element(image, array, (size_t) cell->row * table->columns + cell->column);
		image_add_element(image, value.data, value.length);
	}
	image_end_array(image, array, &record->row);
}

/* The type is known by its attribute alone, its values by their labels. */
static void
record_put_enum(Fields *out, const char *name, const char *label)
{
	Record	   *record = (Record *) out;
	Form_pg_attribute attribute = record_next(record, false);
	HeapTuple	tuple;

	if (attribute == NULL)
		return;
	tuple = SearchSysCache2(ENUMTYPOIDNAME, ObjectIdGetDatum(attribute->atttypid),
							CStringGetDatum(label));
	if (!HeapTupleIsValid(tuple))
		raise_retyped(name, attribute->atttypid);
	image_add_value(&record->row, attribute,
					ObjectIdGetDatum(((Form_pg_enum) GETSTRUCT(tuple))->oid));
	ReleaseSysCache(tuple);
}

/* An array of rows behind what the image holds. */
static ImageArray
record_array(GdInput *input, Image *image, Oid row_type, const FieldsList *list)
{
	int			count = list->count;
	ImageArray	array = image_begin_array(image, (ImageElement) {row_type, TYPALIGN_DOUBLE},
										  count > 0 ? 1 : 0, &count, false);
	TupleDesc	desc;
	Record		record;

	if (count == 0)
		return array;
	desc = lookup_rowtype_tupdesc(row_type, -1);
	record_init(&record, input, image, desc);
	for (uint32 i = 0; i < list->count; i++)
		record_write(&record, list->write, list_item(list, i));
	MemoryContextDelete(record.scratch);
	ReleaseTupleDesc(desc);
	return array;
}

static void
record_put_list(Fields *out, const char *name, const FieldsList *list)
{
	Record	   *record = (Record *) out;
	Image	   *image = record->row.image;
	Form_pg_attribute attribute = record_next(record, false);
	Oid			row_type;

	if (attribute == NULL)
		return;
	row_type = get_element_type(attribute->atttypid);
	if (!OidIsValid(row_type) || !type_is_rowtype(row_type))
		raise_retyped(name, attribute->atttypid);
	image_end_array(image, record_array(out->input, image, row_type, list), &record->row);
}

Datum
record_return(FunctionCallInfo fcinfo, GdInput *input, FieldsWriter write,
			  const void *item, size_t expected)
{
	Oid			row_type;
	TupleDesc	desc;
	Image		image;
	Record		record;
	HeapTupleHeader tuple;

	if (get_call_result_type(fcinfo, &row_type, NULL) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	desc = lookup_rowtype_tupdesc(row_type, -1);
	image_begin(&image, expected);
	record_init(&record, input, &image, desc);
	tuple = record_write(&record, write, item);
	ReleaseTupleDesc(desc);
	return HeapTupleHeaderGetDatum(tuple);
}

Datum
array_return(FunctionCallInfo fcinfo, GdInput *input, const FieldsList *list)
{
	/* by its number: there is no expression in a call by libpq's PQfn() */
	Oid			row_type = get_element_type(get_func_rettype(fcinfo->flinfo->fn_oid));
	Image		image;

	if (!OidIsValid(row_type))
		elog(ERROR, "return type must be an array of rows");
	image_begin(&image, ROW_BYTES);
	image_end_array(&image, record_array(input, &image, row_type, list), NULL);
	return PointerGetDatum(image.data);
}

void
rows_begin(Record *record, FunctionCallInfo fcinfo, GdInput *input)
{
	MemoryContext old;

	InitMaterializedSRF(fcinfo, 0);
	record_init(record, input, &record->own, ((ReturnSetInfo *) fcinfo->resultinfo)->setDesc);
	old = MemoryContextSwitchTo(input->context);
	image_begin(&record->own, ROW_BYTES);
	MemoryContextSwitchTo(old);
}

void
rows_put(Record *record, FunctionCallInfo fcinfo, FieldsWriter write,
		 const void *item)
{
	HeapTupleData tuple = {0};

	record->own.used = 0;
	tuple.t_data = record_write(record, write, item);
	tuple.t_len = record->own.used;
	tuplestore_puttuple(((ReturnSetInfo *) fcinfo->resultinfo)->setResult, &tuple);
}

void
rows_return(FunctionCallInfo fcinfo, GdInput *input, const FieldsList *list)
{
	Record		record;

	rows_begin(&record, fcinfo, input);
	for (uint32 i = 0; i < list->count; i++)
		rows_put(&record, fcinfo, list->write, list_item(list, i));
}

Datum
rows_of_report(FunctionCallInfo fcinfo,
			   void (*read) (GdInput *input, GdReport *report),
			   FieldsList (*list_of) (const GdReport *report))
{
	GdInput		input;
	GdReport	report;
	FieldsList	list;

	input_open(&input, PG_GETARG_TEXT_PP(0));
	read(&input, &report);
	list = list_of(&report);
	rows_return(fcinfo, &input, &list);
	input_close(&input);
	return (Datum) 0;
}
