/*
 * sections.c
 *	  gd_sections: the outline of a report.
 */
#include "record.h"

PG_FUNCTION_INFO_V1(gd_sections);

static void
section_fields(Fields *out, const void *item)
{
	const GdSection *section = item;

	field_int(out, "ordinal", section->ordinal);
	field_int_or_null(out, "parent", section->parent, section->parent < 0);
	field_int(out, "level", section->level);
	out->put_str(out, "number", section->number);
	field_name(out, "kind", gd_section_kind_name(section->kind));
	out->put_str(out, "title", section->title);
	out->put_str(out, "body", section->body);
	field_place(out, section->place);
}

FieldsList
section_list(const GdReport *report)
{
	FieldsList	list = {section_fields, report->sections, sizeof(GdSection), report->nsections};

	return list;
}

Datum
gd_sections(PG_FUNCTION_ARGS)
{
	return rows_of_report(fcinfo, input_read, section_list);
}
