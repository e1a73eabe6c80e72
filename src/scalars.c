/*
 * scalars.c
 *	  The scalar attributes of a report, one function each.
 *
 * They are functions of their own because that is what expression indexes,
 * generated columns and postgres_fdw take; (gd_parse(x)).year is none of it.
 *
 * Most are decided by the first lines of a text, so that of one that is stored out
 * of line or compressed a part is fetched first, then a larger one, then all.
 */
#include "fields.h"

#include "access/detoast.h"
#include "access/heaptoast.h"
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

/*
 * Bytes of the parts that are fetched.  As they are stored they come in chunks, of which
 * the first part needs two; what is compressed costs by the byte.
 */
static const int32 parts[] = {GD_PART_BYTES, 8 * TOAST_MAX_CHUNK_SIZE};

/* Is the argument a text of which a part costs less than the whole? */
static bool
has_parts(Datum argument)
{
	struct varlena *stored = (struct varlena *) DatumGetPointer(argument);

	return VARATT_IS_EXTERNAL_ONDISK(stored) || VARATT_IS_COMPRESSED(stored);
}

/*
 * What the argument says of one scalar.  It may point to the text or to memory of the
 * input, which the caller closes.
 */
static void
read_scalar(FunctionCallInfo fcinfo, GdScalar wanted, GdInput *input, GdReport *report)
{
	Datum		argument = PG_GETARG_DATUM(0);
	size_t		stored = toast_raw_datum_size(argument) - VARHDRSZ;
	bool		decided = false;

	for (size_t i = 0; has_parts(argument) && i < lengthof(parts); i++)
	{
		/* what is nearly all of it is fetched in vain, more often than not */
		if (!input_takes_parts() || stored / 2 < (size_t) parts[i])
			break;
		input_open(input, PG_GETARG_TEXT_P_SLICE(0, 0, parts[i]));
		input_read_part(input, wanted, report, &decided);
		if (decided)
			return;
		input_close(input);
	}
	input_open(input, PG_GETARG_TEXT_PP(0));
	input_read_scalar(input, wanted, report);
}

/* A scalar that is no pointer. */
static GdReport
read_value(FunctionCallInfo fcinfo, GdScalar wanted)
{
	GdInput		input;
	GdReport	report;

	read_scalar(fcinfo, wanted, &input, &report);
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

	read_scalar(fcinfo, wanted, &input, &report);
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
	return return_name(fcinfo, gd_report_status_name(read_value(fcinfo, GD_SCALAR_STATUS).status));
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
	int32		year = read_value(fcinfo, GD_SCALAR_YEAR).year;

	if (year == 0)
		PG_RETURN_NULL();
	PG_RETURN_INT32(year);
}

Datum
gd_script(PG_FUNCTION_ARGS)
{
	return return_name(fcinfo, gd_script_name(read_value(fcinfo, GD_SCALAR_SCRIPT).script));
}

Datum
gd_published(PG_FUNCTION_ARGS)
{
	return return_date(fcinfo, read_value(fcinfo, GD_SCALAR_PUBLISHED).published);
}

Datum
gd_signed(PG_FUNCTION_ARGS)
{
	return return_date(fcinfo, read_value(fcinfo, GD_SCALAR_SIGNED_ON).signed_on);
}

Datum
gd_is_report(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(read_value(fcinfo, GD_SCALAR_STATUS).status == GD_REPORT);
}
