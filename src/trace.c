/*
 * trace.c
 *	  gd_trace: what each stage of the reader made of a report.
 */
#include "record.h"

PG_FUNCTION_INFO_V1(gd_trace);

static void
step_fields(Fields *out, const void *item)
{
	const GdStep *step = item;

	field_int_or_null(out, "line", (int32) step->line, step->line == 0);
	field_place(out, step->place);
	field_name(out, "stage", gd_stage_name(step->stage));
	out->put_str(out, "class", step->class);
	field_int_or_null(out, "section", step->section, step->section < 0);
	field_int_or_null(out, "table_ordinal", step->table, step->table == 0);
	field_int_or_null(out, "row", (int32) step->row, step->row == 0);
	field_name(out, "form", gd_form_name(step->form));
	out->put_str(out, "code", step->code);
	out->put_str(out, "matched", step->matched);
	out->put_str(out, "reason", step->reason);
}

typedef struct TraceRows
{
	FunctionCallInfo fcinfo;
	Record		row;
} TraceRows;

static void
put_step(void *context, const GdStep *step)
{
	TraceRows  *rows = context;

	rows_put(&rows->row, rows->fcinfo, step_fields, step);
}

Datum
gd_trace(PG_FUNCTION_ARGS)
{
	GdInput		input;
	TraceRows	rows = {.fcinfo = fcinfo};

	input_open(&input, PG_GETARG_TEXT_PP(0));
	rows_begin(&rows.row, fcinfo, &input);
	input_check(gd_trace_read(&input.config, input.data, input.length, put_step, &rows));
	input_close(&input);
	return (Datum) 0;
}
