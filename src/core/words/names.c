/*
 * names.c
 *	  The SQL names of what gd.h enumerates.
 */
#include "gd.h"

#define LOOK_UP(names, value) \
	((size_t) (value) < sizeof(names) / sizeof(names)[0] ? \
	 (names)[(size_t) (value)] : NULL)

const char *
gd_status_text(GdStatus status)
{
	static const char *const texts[] = {
		"success",
		"out of memory",
		"interrupted",
		"text is too long",
		"text has too many headings",
		"text has too many tables",
		"text has too many table cells"
	};
	const char *text = LOOK_UP(texts, status);

	return text != NULL ? text : "unknown status";
}

const char *
gd_report_status_name(GdReportStatus status)
{
	static const char *const names[] = {
		"empty", "not_a_report", "fragment", "report"
	};

	return LOOK_UP(names, status);
}

const char *
gd_script_name(GdScript script)
{
	static const char *const names[] = {NULL, "Hans", "Hant"};

	return LOOK_UP(names, script);
}

const char *
gd_section_kind_name(GdSectionKind kind)
{
	static const char *const names[] = {
		NULL, "preamble", "overview", "disclosure", "requests", "disputes",
		"problems", "other", "fees", "responses", "consultations",
		"resources", "annex"
	};

	return LOOK_UP(names, kind);
}

const char *
gd_table_kind_name(GdTableKind kind)
{
	static const char *const names[] = {
		NULL, "disclosure", "requests", "disputes", "statistics"
	};

	return LOOK_UP(names, kind);
}

const char *
gd_form_name(GdFormId form)
{
	static const char *const names[] = {
		NULL, "2021", "2019", "national2014", "jilin2011", "fujian2009",
		"fujian2014", "shanghai2004"
	};

	return LOOK_UP(names, form);
}

const char *
gd_fact_kind_name(GdFactKind kind)
{
	static const char *const names[] = {"number", "blank", "dash", "text"};

	return LOOK_UP(names, kind);
}

const char *
gd_recovery_name(GdRecovery recovery)
{
	static const char *const names[] = {"read", "derived", "ambiguous"};

	return LOOK_UP(names, recovery);
}

const char *
gd_severity_name(GdSeverity severity)
{
	static const char *const names[] = {"notice", "warning", "error"};

	return LOOK_UP(names, severity);
}

const char *
gd_stage_name(GdStage stage)
{
	static const char *const names[] = {
		"source", "line", "heading", "scalar", "table", "row", "figures", "fact"
	};

	return LOOK_UP(names, stage);
}
