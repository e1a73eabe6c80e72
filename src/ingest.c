/*
 * ingest.c
 *	  gd_ingest: a trigger that fills columns from the text of a report.
 *
 * Arguments: the column of the text, then pairs column=attribute and options.
 * What is wrong with the arguments or the columns raises whatever the text is,
 * so that a trigger that works for one row works for all.  The text itself
 * raises only what it was told to: a row is never lost otherwise, even if the
 * text passes a limit of the reader.
 */
#include "findings.h"
#include "json.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "commands/trigger.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"

PG_FUNCTION_INFO_V1(gd_ingest);

/* Bytes of a rejected argument that an error message repeats. */
#define ARGUMENT_EXCERPT 60

/* A table has no more columns than this, and a pair fills one. */
#define MOST_TARGETS MaxHeapAttributeNumber

/* What a column may be filled with: the scalars of gd_report, and more. */
static const struct
{
	const char *name;
	Oid			type;
}			attributes[] = {
	{"status", TEXTOID},
	{"title", TEXTOID},
	{"issuer", TEXTOID},
	{"year", INT4OID},
	{"script", TEXTOID},
	{"period", DATERANGEOID},
	{"published", DATEOID},
	{"signed", DATEOID},
	{"copies", INT4OID},
	{"valid", BOOLOID},
	{"facts", JSONBOID},
	{"findings", JSONBOID},
	{"report", JSONBOID}
};

typedef struct Target
{
	const char *attribute;
	int			column;			/* its number */
	Oid			type;			/* of the column, or what its domain is over */
	Oid			domain;			/* the column's type if that is a domain */
} Target;

/* What the arguments say. */
typedef struct IngestPlan
{
	int			source;			/* number of the text's column */
	Target	   *targets;
	int			ntargets;
	const char *ruleset;
	bool		reject;
	GdSeverity	reject_at;
	bool		scalars;		/* what has to be computed */
	bool		valid;
	bool		facts;
	bool		findings;
	bool		report;
} IngestPlan;

/* The values of one row, by target; written through the fields of a report. */
typedef struct RowValues
{
	Fields		fields;			/* must be first */
	const IngestPlan *plan;
	Datum	   *values;
	bool	   *nulls;
} RowValues;

/* ---- arguments ----------------------------------------------------------------- */

static void
check_call(FunctionCallInfo fcinfo)
{
	TriggerEvent event;

	if (!CALLED_AS_TRIGGER(fcinfo))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("function \"%s\" was not called by trigger manager", "gd_ingest")));
	event = ((TriggerData *) fcinfo->context)->tg_event;
	if (!TRIGGER_FIRED_BEFORE(event) || !TRIGGER_FIRED_FOR_ROW(event) ||
		!(TRIGGER_FIRED_BY_INSERT(event) || TRIGGER_FIRED_BY_UPDATE(event)))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("function \"%s\" must be fired BEFORE INSERT OR UPDATE FOR EACH ROW",
						"gd_ingest")));
}

/* The number of a column, not of a dropped one or one of the system's. */
static int
column_number(Relation relation, const char *name)
{
	TupleDesc	desc = RelationGetDescr(relation);

	for (int i = 0; i < desc->natts; i++)
	{
		Form_pg_attribute attribute = TupleDescAttr(desc, i);

		if (!attribute->attisdropped && strcmp(NameStr(attribute->attname), name) == 0)
			return i + 1;
	}
	ereport(ERROR,
			(errcode(ERRCODE_UNDEFINED_COLUMN),
			 errmsg("column \"%.*s\" of relation \"%s\" does not exist",
					pg_mbcliplen(name, strlen(name), ARGUMENT_EXCERPT), name,
					RelationGetRelationName(relation)),
			 errhint("The first argument of gd_ingest is the column of the text, each other one is column=attribute or an option.")));
	return 0;
}

static bool
is_text(Oid type)
{
	return type == TEXTOID || type == VARCHAROID || type == BPCHAROID;
}

/* May a value of this type go into a column of that type, unchanged? */
static bool
fits(Oid type, Oid column, int32 typmod)
{
	if (type == INT4OID)
		return column == INT4OID || column == INT8OID ||
			(column == NUMERICOID && typmod < 0);
	if (type == TEXTOID)
		return column == TEXTOID || (column == VARCHAROID && typmod < 0);
	return type == column;
}

static void
raise_unknown_attribute(const char *name)
{
	StringInfoData known;

	initStringInfo(&known);
	for (size_t i = 0; i < lengthof(attributes); i++)
		appendStringInfo(&known, "%s%s", i > 0 ? ", " : "", attributes[i].name);
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("attribute \"%.*s\" does not exist",
					pg_mbcliplen(name, strlen(name), ARGUMENT_EXCERPT), name),
			 errhint("Attributes: %s. Options: reject=SEVERITY or never, ruleset=NAME.",
					 known.data)));
}

static Oid
attribute_type(const char *name)
{
	for (size_t i = 0; i < lengthof(attributes); i++)
	{
		if (strcmp(attributes[i].name, name) == 0)
			return attributes[i].type;
	}
	return InvalidOid;
}

static void
add_target(IngestPlan *plan, Relation relation, const char *column, const char *attribute)
{
	Target	   *target = &plan->targets[plan->ntargets++];
	Form_pg_attribute form;
	int32		typmod;
	Oid			type = attribute_type(attribute);

	target->attribute = attribute;
	target->column = column_number(relation, column);
	form = TupleDescAttr(RelationGetDescr(relation), target->column - 1);
	typmod = form->atttypmod;
	target->type = getBaseTypeAndTypmod(form->atttypid, &typmod);
	target->domain = target->type != form->atttypid ? form->atttypid : InvalidOid;
	if (form->attgenerated != '\0')
		ereport(ERROR,
				(errcode(ERRCODE_GENERATED_ALWAYS),
				 errmsg("column \"%s\" is a generated column", column),
				 errhint("A generated column is filled by its expression; leave it out.")));
	if (target->column == plan->source)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("column \"%s\" holds the text of the report", column),
				 errhint("Name another column for the attribute.")));
	if (!fits(type, target->type, typmod))
		ereport(ERROR,
				(errcode(ERRCODE_DATATYPE_MISMATCH),
				 errmsg("column \"%s\" cannot hold the attribute \"%s\"", column, attribute),
				 errhint("Its type should be %s.", format_type_be(type))));

	plan->valid |= strcmp(attribute, "valid") == 0;
	plan->facts |= strcmp(attribute, "facts") == 0;
	plan->findings |= strcmp(attribute, "findings") == 0;
	plan->report |= strcmp(attribute, "report") == 0;
	plan->scalars |= type != JSONBOID && type != BOOLOID;
}

/* column=attribute if there is such an attribute; else an option. */
static void
read_argument(IngestPlan *plan, Relation relation, const char *argument)
{
	const char *equals = strchr(argument, '=');
	char	   *name;
	const char *value;

	if (equals == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("argument \"%.*s\" is not column=attribute",
						pg_mbcliplen(argument, strlen(argument), ARGUMENT_EXCERPT),
						argument),
				 errhint("Arguments behind the column of the text are such as 'year=year', 'findings=findings' and 'reject=error'.")));
	name = pnstrdup(argument, equals - argument);
	value = equals + 1;
	if (OidIsValid(attribute_type(value)))
	{
		if (plan->ntargets == MOST_TARGETS)
			ereport(ERROR,
					(errcode(ERRCODE_TOO_MANY_COLUMNS),
					 errmsg("too many arguments"),
					 errhint("gd_ingest fills %d columns at most.", MOST_TARGETS)));
		add_target(plan, relation, name, value);
	}
	else if (strcmp(name, "reject") == 0)
	{
		plan->reject = strcmp(value, "never") != 0;
		if (plan->reject)
			plan->reject_at = severity_by_name(value);
	}
	else if (strcmp(name, "ruleset") == 0)
		plan->ruleset = ruleset_argument(cstring_to_text(value));
	else
		raise_unknown_attribute(value);
}

static void
read_arguments(IngestPlan *plan, const Trigger *trigger, Relation relation)
{
	uint32		nrulesets;
	Oid			type;

	memset(plan, 0, sizeof(*plan));
	plan->ruleset = gd_rulesets(&nrulesets)[0];
	if (trigger->tgnargs < 1)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("trigger \"%s\" does not name the column of the text", trigger->tgname),
				 errhint("The first argument of gd_ingest is that column.")));
	plan->source = column_number(relation, trigger->tgargs[0]);
	type = getBaseType(TupleDescAttr(RelationGetDescr(relation), plan->source - 1)->atttypid);
	if (TupleDescAttr(RelationGetDescr(relation), plan->source - 1)->attgenerated != '\0')
		ereport(ERROR,
				(errcode(ERRCODE_GENERATED_ALWAYS),
				 errmsg("column \"%s\" is a generated column", trigger->tgargs[0]),
				 errdetail("Generated columns are computed after BEFORE triggers.")));
	if (!is_text(type))
		ereport(ERROR,
				(errcode(ERRCODE_DATATYPE_MISMATCH),
				 errmsg("column \"%s\" is not of type text", trigger->tgargs[0]),
				 errhint("The first argument of gd_ingest is the column of the text.")));
	plan->targets = palloc(Min(trigger->tgnargs, MOST_TARGETS) * sizeof(Target));
	for (int i = 1; i < trigger->tgnargs; i++)
		read_argument(plan, relation, trigger->tgargs[i]);
}

/* ---- values -------------------------------------------------------------------- */

static Datum
convert_value(Oid type, Oid column, Datum value)
{
	if (type == INT4OID && column == INT8OID)
		return Int64GetDatum(DatumGetInt32(value));
	if (type == INT4OID && column == NUMERICOID)
		return NumericGetDatum(int64_to_numeric(DatumGetInt32(value)));
	return value;
}

static void
row_put(Fields *fields, const char *name, Oid type, Datum value, bool isnull)
{
	RowValues  *row = (RowValues *) fields;

	for (int i = 0; i < row->plan->ntargets; i++)
	{
		const Target *target = &row->plan->targets[i];

		if (strcmp(target->attribute, name) != 0)
			continue;
		row->nulls[i] = isnull;
		if (!isnull)
			row->values[i] = convert_value(type, target->type, value);
	}
}

static void
row_put_str(Fields *fields, const char *name, GdStr value)
{
	Datum		datum = (Datum) 0;

	if (value.data != NULL)
		datum = PointerGetDatum(input_text(fields->input, value.data, value.length));
	row_put(fields, name, TEXTOID, datum, value.data == NULL);
}

static void
row_put_cells(Fields *fields, const char *name, const GdTable *table)
{
	/* no scalar of a report is an array */
	(void) fields;
	(void) name;
	(void) table;
}

static void
row_put_enum(Fields *fields, const char *name, const char *label)
{
	/* no scalar of a report is of an enum type */
	(void) fields;
	(void) name;
	(void) label;
}

static void
row_put_list(Fields *fields, const char *name, const FieldsList *list)
{
	/* lists go into columns as JSON only */
	(void) fields;
	(void) name;
	(void) list;
}

static void
row_put_json(RowValues *row, const char *name, Jsonb *value)
{
	row_put(&row->fields, name, JSONBOID, JsonbPGetDatum(value), false);
}

static bool
has_severity(const GdFindings *findings, GdSeverity at_least)
{
	for (uint32 i = 0; i < findings->count; i++)
	{
		if (findings->items[i].severity >= at_least)
			return true;
	}
	return false;
}

/* Those of a severity or a higher one, in their order. */
static GdFindings
select_findings(const GdFindings *findings, GdSeverity at_least)
{
	GdFindings	selected = {palloc((findings->count + 1) * sizeof(GdFinding)), 0};

	for (uint32 i = 0; i < findings->count; i++)
	{
		if (findings->items[i].severity >= at_least)
			selected.items[selected.count++] = findings->items[i];
	}
	return selected;
}

static void
reject_invalid(GdInput *input, const IngestPlan *plan, const GdFindings *findings)
{
	GdFindings	severe = select_findings(findings, plan->reject_at);

	if (severe.count > 0)
		raise_invalid(input, &severe, plan->reject_at);
}

static void
fill_row(RowValues *row, GdInput *input, const GdReport *report, const GdFindings *findings)
{
	const IngestPlan *plan = row->plan;

	if (plan->scalars)
		report_fields(&row->fields, report);
	if (plan->facts)
		row_put_json(row, "facts", json_facts(input, report));
	if (plan->report)
		row_put_json(row, "report", json_report(input, report));
	if (plan->valid)
		row_put(&row->fields, "valid", BOOLOID,
				BoolGetDatum(!has_severity(findings, GD_ERROR)), false);
	if (plan->findings)
	{
		FieldsList	list = finding_list(findings);

		row_put_json(row, "findings", json_list(input, &list));
	}
}

/* Findings are only looked for as far as the plan asks for them. */
static GdStatus
read_text(GdInput *input, const IngestPlan *plan, GdReport *report, GdFindings *findings)
{
	GdCheck		check = {plan->ruleset, GD_ERROR, 0, false};

	findings->count = 0;
	if (!plan->valid && !plan->findings && !plan->reject)
		return gd_report_read(&input->config, input->data, input->length, report);
	if (plan->findings)
		check.at_least = GD_NOTICE;
	else if (plan->reject)
		check.at_least = plan->reject_at;
	if (!plan->findings && !plan->reject)
	{
		check.most = 1;
		check.plain = true;
	}
	return gd_report_check(&input->config, &check, input->data, input->length,
						   report, findings);
}

/* A text beyond a limit keeps its row: the columns stay NULL. */
static bool
passes_limit(GdStatus status)
{
	return status == GD_LIMIT_INPUT || status == GD_LIMIT_SECTIONS ||
		status == GD_LIMIT_TABLES || status == GD_LIMIT_CELLS;
}

static void
read_row(RowValues *row, text *body)
{
	GdInput		input;
	GdReport	report;
	GdFindings	findings;
	GdStatus	status = GD_LIMIT_INPUT;

	if (VARSIZE_ANY_EXHDR(body) <= GD_MAX_INPUT)
	{
		input_open(&input, body);
		row->fields.input = &input;
		status = read_text(&input, row->plan, &report, &findings);
		if (status == GD_OK && row->plan->reject)
			reject_invalid(&input, row->plan, &findings);
		else if (status == GD_OK && row->plan->report && !json_fits(&input, &report))
			status = GD_LIMIT_CELLS;
		if (status == GD_OK)
			fill_row(row, &input, &report, &findings);
		row->fields.input = NULL;
		input_close(&input);
	}
	if (!row->plan->reject && passes_limit(status))
		ereport(WARNING,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("text exceeds a limit of gdreport"),
				 errdetail("The columns of the report are left NULL: %s.",
						   gd_status_text(status)),
				 errhint("A long report has 30 kB; this may be many documents in one text.")));
	else
		input_check(status);
}

static void
check_domains(const RowValues *row)
{
	for (int i = 0; i < row->plan->ntargets; i++)
	{
		if (OidIsValid(row->plan->targets[i].domain))
			domain_check(row->values[i], row->nulls[i], row->plan->targets[i].domain,
						 NULL, NULL);
	}
}

/* ---- the trigger ----------------------------------------------------------------- */

Datum
gd_ingest(PG_FUNCTION_ARGS)
{
	TriggerData *data;
	IngestPlan	plan;
	RowValues	row = {{NULL, row_put, row_put_str, row_put_cells, row_put_enum, row_put_list},
	&plan, NULL, NULL};
	HeapTuple	tuple;
	Datum		body;
	bool		isnull;
	int		   *columns;

	check_call(fcinfo);
	data = (TriggerData *) fcinfo->context;
	tuple = TRIGGER_FIRED_BY_UPDATE(data->tg_event) ? data->tg_newtuple : data->tg_trigtuple;
	read_arguments(&plan, data->tg_trigger, data->tg_relation);

	columns = palloc((plan.ntargets + 1) * sizeof(int));
	row.values = palloc0((plan.ntargets + 1) * sizeof(Datum));
	row.nulls = palloc((plan.ntargets + 1) * sizeof(bool));
	for (int i = 0; i < plan.ntargets; i++)
	{
		columns[i] = plan.targets[i].column;
		row.nulls[i] = true;
	}
	body = heap_getattr(tuple, plan.source, RelationGetDescr(data->tg_relation), &isnull);
	if (!isnull)
		read_row(&row, DatumGetTextPP(body));
	check_domains(&row);
	return PointerGetDatum(heap_modify_tuple_by_cols(tuple, RelationGetDescr(data->tg_relation),
													 plan.ntargets, columns,
													 row.values, row.nulls));
}
