/*
 * record.h
 *	  Results as rows: one composite value, or the rows of a set.
 */
#ifndef GD_RECORD_H
#define GD_RECORD_H

#include "fields.h"

/* A row being filled, attribute by attribute. */
typedef struct Record
{
	Fields		fields;			/* must be first */
	TupleDesc	desc;
	int			next;			/* the attribute to fill next, from 0 */
	Datum	   *values;
	bool	   *nulls;
	char	   *texts;			/* short texts of one row, of which so many */
	size_t		used;			/* bytes are used */
	MemoryContext scratch;		/* of one row, for the rest */
} Record;

/* The calling function's result, a composite value of one item. */
extern Datum record_return(FunctionCallInfo fcinfo, GdInput *input,
						   FieldsWriter write, const void *item);

/* The calling function's result, a set: begin, then put each row. */
extern void rows_begin(Record *row, FunctionCallInfo fcinfo, GdInput *input);
extern void rows_put(Record *row, FunctionCallInfo fcinfo,
					 FieldsWriter write, const void *item);

/* All of a list as the calling function's result: an array, or a set. */
extern Datum array_return(FunctionCallInfo fcinfo, GdInput *input,
						  const FieldsList *list);
extern void rows_return(FunctionCallInfo fcinfo, GdInput *input,
						const FieldsList *list);

/* The set of a list of the report that is the first argument. */
extern Datum rows_of_report(FunctionCallInfo fcinfo,
							FieldsList (*list_of) (const GdReport *report));

#endif							/* GD_RECORD_H */
