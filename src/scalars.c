/*
 * scalars.c
 *	  The scalar attributes of a report, one function each.
 *
 * They are functions of their own because that is what expression indexes,
 * generated columns and postgres_fdw take; (gd_parse(x)).year is none of it.
 */
#include "fields.h"

#include "utils/builtins.h"
#include "utils/date.h"

PG_FUNCTION_INFO_V1(gd_status);
PG_FUNCTION_INFO_V1(gd_title);
PG_FUNCTION_INFO_V1(gd_issuer);
PG_FUNCTION_INFO_V1(gd_year);
PG_FUNCTION_INFO_V1(gd_script);
PG_FUNCTION_INFO_V1(gd_published);
PG_FUNCTION_INFO_V1(gd_signed);
PG_FUNCTION_INFO_V1(gd_is_report);

/* A scalar that is no pointer: the text is read and its memory dropped. */
static GdReport
read_scalar(FunctionCallInfo fcinfo, GdScalar wanted)
{
	GdInput		input;
	GdReport	report;

	input_open(&input, PG_GETARG_TEXT_PP(0));
	input_read_scalar(&input, wanted, &report);
	input_close(&input);
	return report;
}

static Datum
return_name(FunctionCallInfo fcinfo, const char *name)
{
	if (name == NULL)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(name));
}

static Datum
return_date(FunctionCallInfo fcinfo, GdDate date)
{
	if (date.year == 0)
		PG_RETURN_NULL();
	PG_RETURN_DATUM(date_datum(date));
}

/* Which text of a report: the title and the issuer differ in nothing else. */
static Datum
return_str(FunctionCallInfo fcinfo, GdScalar wanted, size_t member)
{
	GdInput		input;
	GdReport	report;
	GdStr		str;
	text	   *result = NULL;

	input_open(&input, PG_GETARG_TEXT_PP(0));
	input_read_scalar(&input, wanted, &report);
	memcpy(&str, (char *) &report + member, sizeof(str));
	if (str.data != NULL)
		result = input_text(&input, str.data, str.length);
	input_close(&input);

	if (result == NULL)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(result);
}

Datum
gd_status(PG_FUNCTION_ARGS)
{
	return return_name(fcinfo, gd_report_status_name(read_scalar(fcinfo, GD_SCALAR_STATUS).status));
}

Datum
gd_title(PG_FUNCTION_ARGS)
{
	return return_str(fcinfo, GD_SCALAR_TITLE, offsetof(GdReport, title));
}

Datum
gd_issuer(PG_FUNCTION_ARGS)
{
	return return_str(fcinfo, GD_SCALAR_ISSUER, offsetof(GdReport, issuer));
}

Datum
gd_year(PG_FUNCTION_ARGS)
{
	int32		year = read_scalar(fcinfo, GD_SCALAR_YEAR).year;

	if (year == 0)
		PG_RETURN_NULL();
	PG_RETURN_INT32(year);
}

Datum
gd_script(PG_FUNCTION_ARGS)
{
	return return_name(fcinfo, gd_script_name(read_scalar(fcinfo, GD_SCALAR_SCRIPT).script));
}

Datum
gd_published(PG_FUNCTION_ARGS)
{
	return return_date(fcinfo, read_scalar(fcinfo, GD_SCALAR_PUBLISHED).published);
}

Datum
gd_signed(PG_FUNCTION_ARGS)
{
	return return_date(fcinfo, read_scalar(fcinfo, GD_SCALAR_SIGNED_ON).signed_on);
}

Datum
gd_is_report(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(read_scalar(fcinfo, GD_SCALAR_STATUS).status == GD_REPORT);
}
