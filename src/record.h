/*
 * record.h
 *	  Results as rows: one composite value, or the rows of a set.
 */
#ifndef GD_RECORD_H
#define GD_RECORD_H

#include "fields.h"
#include "image.h"

/* A row being filled, attribute by attribute. */
typedef struct Record
{
	Fields		fields;			/* must be first */
	ImageRow	row;
	Image		own;			/* of a set: the row alone */
	MemoryContext scratch;		/* values of one row on their way into it */
} Record;

/* The calling function's result, a composite value of one item, of some expected bytes. */
extern Datum record_return(FunctionCallInfo fcinfo, GdInput *input,
						   FieldsWriter write, const void *item, size_t expected);

/* The calling function's result, a set: begin, then put each row. */
extern void rows_begin(Record *row, FunctionCallInfo fcinfo, GdInput *input);
extern void rows_put(Record *row, FunctionCallInfo fcinfo,
					 FieldsWriter write, const void *item);

/* All of a list as the calling function's result: an array, or a set. */
extern Datum array_return(FunctionCallInfo fcinfo, GdInput *input,
						  const FieldsList *list);
extern void rows_return(FunctionCallInfo fcinfo, GdInput *input,
						const FieldsList *list);

/* The set of a list of the report that is the first argument, read so far as read does. */
extern Datum rows_of_report(FunctionCallInfo fcinfo,
							void (*read) (GdInput *input, GdReport *report),
							FieldsList (*list_of) (const GdReport *report));

#endif							/* GD_RECORD_H */
