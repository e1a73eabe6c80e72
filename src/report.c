/*
 * report.c
 *	  gd_parse: the whole report as one composite value.
 */
#include "record.h"

#include "catalog/pg_type.h"
#include "utils/date.h"

PG_FUNCTION_INFO_V1(gd_parse);

/* Bytes of most reports, beside those of their text, and of a fact: growing costs a copy. */
#define REPORT_BYTES 2048
#define FACT_BYTES 224

/* Both days of a period are included; a daterange excludes its upper bound. */
static Datum
period_datum(GdDate first, GdDate last)
{
	RangeBound	lower = {.val = date_datum(first), .inclusive = true, .lower = true};
	RangeBound	upper = {.val = date_datum(last), .inclusive = true, .lower = false};
	TypeCacheEntry *type = lookup_type_cache(DATERANGEOID, TYPECACHE_RANGE_INFO);

	return RangeTypePGetDatum(compat_make_range(type, &lower, &upper));
}

/* A period that ends before it begins is none; daterange would raise. */
static bool
period_is_possible(GdDate first, GdDate last)
{
	return first.year != 0 && last.year != 0 &&
		DatumGetDateADT(date_datum(first)) <= DatumGetDateADT(date_datum(last));
}

void
report_fields(Fields *out, const GdReport *report)
{
	FieldsList	sections = section_list(report);
	FieldsList	tables = table_list(report);
	bool		has_period = period_is_possible(report->period_first,
												report->period_last);

	field_name(out, "status", gd_report_status_name(report->status));
	out->put_str(out, "title", report->title);
	out->put_str(out, "issuer", report->issuer);
	field_int_or_null(out, "year", report->year, report->year == 0);
	field_name(out, "script", gd_script_name(report->script));
	out->put(out, "period", DATERANGEOID,
			 has_period ? period_datum(report->period_first, report->period_last) : (Datum) 0,
			 !has_period);
	field_date(out, "published", report->published);
	field_date(out, "signed", report->signed_on);
	field_int(out, "copies", report->copies);
	out->put_list(out, "sections", &sections);
	out->put_list(out, "tables", &tables);
}

static void
report_row(Fields *out, const void *item)
{
	FieldsList	facts = fact_list(item);

	report_fields(out, item);
	out->put_list(out, "facts", &facts);
}

Datum
gd_parse(PG_FUNCTION_ARGS)
{
	GdInput		input;
	GdReport	report;
	Datum		result;

	input_open(&input, PG_GETARG_TEXT_PP(0));
	input_read(&input, &report);
	result = record_return(fcinfo, &input, report_row, &report,
						   REPORT_BYTES + input.length + report.nfacts * FACT_BYTES);
	input_close(&input);
	PG_RETURN_DATUM(result);
}
