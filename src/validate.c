/*
 * validate.c
 *	  gd_validate and its family: what is wrong with a report; gd_rules: the
 *	  rules; gd_claims: what the narrative states.
 */
#include "record.h"

#include "access/htup_details.h"
#include "catalog/pg_enum.h"
#include "catalog/pg_type.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"
#include "utils/syscache.h"

#include "findings.h"

PG_FUNCTION_INFO_V1(gd_validate);
PG_FUNCTION_INFO_V1(gd_findings);
PG_FUNCTION_INFO_V1(gd_is_valid);
PG_FUNCTION_INFO_V1(gd_assert_valid);
PG_FUNCTION_INFO_V1(gd_compare);
PG_FUNCTION_INFO_V1(gd_rules);
PG_FUNCTION_INFO_V1(gd_claims);

/* ---- arguments ------------------------------------------------------------ */

/* Bytes of a rejected name that an error message repeats. */
#define NAME_EXCERPT 60

static void
raise_unknown_ruleset(const char *name, size_t length)
{
	uint32		nrulesets;
	const char *const *rulesets = gd_rulesets(&nrulesets);
	StringInfoData known;

	initStringInfo(&known);
	for (uint32 i = 0; i < nrulesets; i++)
		appendStringInfo(&known, "%s\"%s\"", i > 0 ? ", " : "", rulesets[i]);
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("ruleset \"%.*s\" does not exist",
					pg_mbcliplen(name, length, NAME_EXCERPT), name),
			 errhint("Known rulesets: %s.", known.data)));
}

const char *
ruleset_argument(const text *argument)
{
	const char *name = VARDATA_ANY(argument);
	size_t		length = VARSIZE_ANY_EXHDR(argument);
	const char *ruleset = gd_ruleset(name, length);

	if (ruleset == NULL)
		raise_unknown_ruleset(name, length);
	return ruleset;
}

GdSeverity
severity_by_name(const char *name)
{
	for (int severity = GD_NOTICE; severity <= GD_ERROR; severity++)
	{
		if (strcmp(gd_severity_name(severity), name) == 0)
			return severity;
	}
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("severity \"%.*s\" does not exist",
					pg_mbcliplen(name, strlen(name), NAME_EXCERPT), name),
			 errhint("Severities: \"notice\", \"warning\", \"error\".")));
	return GD_ERROR;
}

/* A value of the enum type gd_severity; its labels are the core's names. */
static GdSeverity
severity_argument(Oid value)
{
	HeapTuple	tuple = SearchSysCache1(ENUMOID, ObjectIdGetDatum(value));
	GdSeverity	severity;

	if (!HeapTupleIsValid(tuple))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("invalid internal value for enum: %u", value)));
	severity = severity_by_name(NameStr(((Form_pg_enum) GETSTRUCT(tuple))->enumlabel));
	ReleaseSysCache(tuple);
	return severity;
}

/* ---- findings -------------------------------------------------------------- */

static void
finding_fields(Fields *out, const void *item)
{
	const GdFinding *finding = item;

	field_name(out, "rule", finding->rule->name);
	out->put_enum(out, "severity", gd_severity_name(finding->severity));
	out->put_str(out, "subject", finding->subject);
	out->put_str(out, "message", finding->message);
	out->put_str(out, "message_zh", finding->message_zh);
	out->put_str(out, "expected", finding->expected);
	out->put_str(out, "actual", finding->actual);
	field_name(out, "blame", finding->extraction ? "extraction" : "source");
	field_name(out, "basis", finding->rule->basis);
	field_int_or_null(out, "line", finding->line, finding->line == 0);
	field_place(out, finding->place);
}

FieldsList
finding_list(const GdFindings *findings)
{
	FieldsList	list = {finding_fields, findings->items, sizeof(GdFinding), findings->count};

	return list;
}

void
findings_read(GdInput *input, const GdCheck *check, GdReport *report,
			  GdFindings *findings)
{
	input_check(gd_report_check(&input->config, check, input->data, input->length,
								report, findings));
}

Datum
gd_validate(PG_FUNCTION_ARGS)
{
	GdCheck		check = {ruleset_argument(PG_GETARG_TEXT_PP(1)), GD_NOTICE, 0, false};
	GdInput		input;
	GdReport	report;
	GdFindings	findings;
	FieldsList	list;
	Datum		result;

	input_open(&input, PG_GETARG_TEXT_PP(0));
	findings_read(&input, &check, &report, &findings);
	list = finding_list(&findings);
	result = array_return(fcinfo, &input, &list);
	input_close(&input);
	PG_RETURN_DATUM(result);
}

Datum
gd_findings(PG_FUNCTION_ARGS)
{
	GdCheck		check = {ruleset_argument(PG_GETARG_TEXT_PP(1)), GD_NOTICE, 0, false};
	GdInput		input;
	GdReport	report;
	GdFindings	findings;
	FieldsList	list;

	input_open(&input, PG_GETARG_TEXT_PP(0));
	findings_read(&input, &check, &report, &findings);
	list = finding_list(&findings);
	rows_return(fcinfo, &input, &list);
	input_close(&input);
	return (Datum) 0;
}

Datum
gd_is_valid(PG_FUNCTION_ARGS)
{
	GdCheck		check = {ruleset_argument(PG_GETARG_TEXT_PP(2)),
		severity_argument(PG_GETARG_OID(1)), 1, true};
	GdInput		input;
	GdFindings	findings;

	input_open(&input, PG_GETARG_TEXT_PP(0));
	findings_read(&input, &check, NULL, &findings);
	input_close(&input);
	PG_RETURN_BOOL(findings.count == 0);
}

/* A text of the core in the server's encoding. */
static char *
message_cstring(const GdInput *input, GdStr str)
{
	return text_to_cstring(input_text(input, str.data, str.length));
}

void
raise_invalid(GdInput *input, const GdFindings *findings, GdSeverity at_least)
{
	const GdFinding *first = &findings->items[0];
	const char *name = first->rule->name;

	ereport(ERROR,
			(errcode(ERRCODE_CHECK_VIOLATION),
			 errmsg("report has findings of severity %s or higher",
					gd_severity_name(at_least)),
			 errdetail("%s%s%s: %s", name, first->subject.length > 0 ? ":" : "",
					   first->subject.length > 0 ? message_cstring(input, first->subject) : "",
					   message_cstring(input, first->message)),
			 errhint_plural("There is %u such finding; the function gd_findings lists it.",
							"There are %u such findings; the function gd_findings lists them.",
							findings->count, findings->count),
			 first->line > 0 ?
			 errcontext("line %u of the report, character %d", first->line,
						input_position(input, first->place.start)) : 0));
}

Datum
gd_assert_valid(PG_FUNCTION_ARGS)
{
	GdCheck		check = {ruleset_argument(PG_GETARG_TEXT_PP(2)),
		severity_argument(PG_GETARG_OID(1)), 0, false};
	GdInput		input;
	GdFindings	findings;

	input_open(&input, PG_GETARG_TEXT_PP(0));
	findings_read(&input, &check, NULL, &findings);
	if (findings.count > 0)
		raise_invalid(&input, &findings, check.at_least);
	input_close(&input);
	PG_RETURN_BOOL(true);
}

Datum
gd_compare(PG_FUNCTION_ARGS)
{
	GdCheck		check = {ruleset_argument(PG_GETARG_TEXT_PP(2)), GD_NOTICE, 0, false};
	GdInput		previous;
	GdInput		input;
	GdFindings	findings;
	FieldsList	list;
	Datum		result;

	input_open(&previous, PG_GETARG_TEXT_PP(0));
	input_open(&input, PG_GETARG_TEXT_PP(1));
	input_check(gd_reports_compare(&input.config, &check,
								   previous.data, previous.length,
								   input.data, input.length, &findings));
	list = finding_list(&findings);
	result = array_return(fcinfo, &input, &list);
	input_close(&input);
	input_close(&previous);
	PG_RETURN_DATUM(result);
}

/* ---- rules ------------------------------------------------------------------ */

static void
rule_fields(Fields *out, const void *item)
{
	const GdRule *rule = item;

	field_name(out, "rule", rule->name);
	out->put_enum(out, "severity", gd_severity_name(rule->severity));
	field_name(out, "since", rule->since);
	field_name(out, "form", rule->form);
	field_name(out, "title", rule->title);
	field_name(out, "title_zh", rule->title_zh);
	field_name(out, "expression", rule->expression);
	field_name(out, "basis", rule->basis);
}

Datum
gd_rules(PG_FUNCTION_ARGS)
{
	const char *ruleset = ruleset_argument(PG_GETARG_TEXT_PP(0));
	GdInput		input;
	Record		row;
	const GdRule *rule;

	input_open(&input, NULL);
	rows_begin(&row, fcinfo, &input);
	for (uint32 i = 0; (rule = gd_rule(ruleset, i)) != NULL; i++)
		rows_put(&row, fcinfo, rule_fields, rule);
	input_close(&input);
	return (Datum) 0;
}

/* ---- claims ------------------------------------------------------------------ */

static void
claim_fields(Fields *out, const void *item)
{
	const GdClaim *claim = item;

	field_name(out, "code", claim->code);
	out->put(out, "value", NUMERICOID, decimal_datum(claim->value), false);
	out->put(out, "approximate", BOOLOID, BoolGetDatum(claim->approximate), false);
	field_name(out, "unit", claim->unit);
	out->put_str(out, "sentence", claim->sentence);
	field_place(out, claim->place);
}

Datum
gd_claims(PG_FUNCTION_ARGS)
{
	GdInput		input;
	GdClaims	claims;
	FieldsList	list = {claim_fields, NULL, sizeof(GdClaim), 0};

	input_open(&input, PG_GETARG_TEXT_PP(0));
	input_check(gd_claims_read(&input.config, input.data, input.length, &claims));
	list.items = claims.items;
	list.count = claims.count;
	rows_return(fcinfo, &input, &list);
	input_close(&input);
	return (Datum) 0;
}
