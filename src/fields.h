/*
 * fields.h
 *	  The attributes of a thing, listed once, written as a row or as JSON.
 *
 * A FieldsWriter names the attributes of one struct of the core in the order
 * of its SQL type.  Where they go is the business of the two kinds of Fields:
 * record.c fills tuples, json.c builds jsonb.
 */
#ifndef GD_FIELDS_H
#define GD_FIELDS_H

#include "input.h"

typedef struct Fields Fields;

typedef void (*FieldsWriter) (Fields *out, const void *item);

/* Structs of the core in a row, and how to write one of them. */
typedef struct FieldsList
{
	FieldsWriter write;
	const void *items;
	size_t		size;			/* of one item */
	uint32		count;
} FieldsList;

struct Fields
{
	GdInput    *input;

	/* One attribute of a base type; the value is ignored if isnull. */
	void		(*put) (Fields *out, const char *name, Oid type,
						Datum value, bool isnull);

	/* One attribute of type text; NULL where there is no data. */
	void		(*put_str) (Fields *out, const char *name, GdStr value);

	/* One attribute of type text[]: the cells of a table, [row][column], NULL
	 * where a row is shorter than the widest. */
	void		(*put_cells) (Fields *out, const char *name, const GdTable *table);

	/* One attribute of an enum type of the extension, by its label. */
	void		(*put_enum) (Fields *out, const char *name, const char *label);

	/* One attribute that is an array of rows. */
	void		(*put_list) (Fields *out, const char *name,
							 const FieldsList *list);
};

static inline const void *
list_item(const FieldsList *list, uint32 i)
{
	return (const char *) list->items + i * list->size;
}

extern void field_int(Fields *out, const char *name, int32 value);
extern void field_int_or_null(Fields *out, const char *name, int32 value,
							  bool isnull);

/*
 * Places of a table's rectangle of cells; raises where one wide row above many
 * narrow ones makes it much larger than the cells are.
 */
extern uint64 table_places(const GdTable *table);

/* A blank cell is '', not NULL: the document has a place for it. */
extern GdStr cell_text(const GdCell *cell);

/* A constant of the core; NULL where there is none. */
extern void field_name(Fields *out, const char *name, const char *value);

extern void field_date(Fields *out, const char *name, GdDate value);

/* The two attributes start_at and length. */
extern void field_place(Fields *out, GdSpan place);

/* Values of the core as the server's. */
extern Datum decimal_datum(GdDecimal value);

/* Likewise, as long as the input is open, for what copies it. */
extern Datum shared_decimal(GdInput *input, GdDecimal value);

extern Datum date_datum(GdDate date);

/* What a report holds of each row type, in the file of the topic. */
extern FieldsList section_list(const GdReport *report);
extern FieldsList table_list(const GdReport *report);
extern FieldsList fact_list(const GdReport *report);

/* All of a report but its facts, which JSON writes in another way. */
extern void report_fields(Fields *out, const GdReport *report);

#endif							/* GD_FIELDS_H */
