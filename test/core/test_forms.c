/*
 * test_forms.c
 *	  The constant tables of the forms: complete and consistent.
 */
#include <stdlib.h>

#include "words/forms.h"
#include "tap.h"
#include "tsv.h"

typedef struct Expected
{
	GdFormId	form;
	GdTableKind table;
	int			rows;
	int			columns;
	int			items;
	int			identities;
} Expected;

static const Expected expected[] = {
	{GD_FORM_2021, GD_TABLE_DISCLOSURE, 6, 5, 10, 0},
	{GD_FORM_2021, GD_TABLE_REQUESTS, 25, 7, 175, 3},
	{GD_FORM_2021, GD_TABLE_DISPUTES, 3, 5, 15, 1},
	{GD_FORM_2019, GD_TABLE_DISCLOSURE, 8, 8, 22, 1},
	{GD_FORM_2019, GD_TABLE_REQUESTS, 23, 7, 161, 3},
	{GD_FORM_2019, GD_TABLE_DISPUTES, 3, 5, 15, 1},
	{GD_FORM_NATIONAL2014, GD_TABLE_STATISTICS, 58, 1, 58, 7},
	{GD_FORM_JILIN2011, GD_TABLE_STATISTICS, 55, 2, 110, 9},
	{GD_FORM_FUJIAN2009, GD_TABLE_STATISTICS, 17, 2, 34, 2},
	{GD_FORM_FUJIAN2014, GD_TABLE_STATISTICS, 16, 2, 32, 2},
	{GD_FORM_SHANGHAI2004, GD_TABLE_STATISTICS, 55, 2, 110, 6},
};

#define NEXPECTED (sizeof expected / sizeof expected[0])

static void
test_counts(void)
{
	uint32_t	nforms;
	uint32_t	nitems;
	uint32_t	sum = 0;
	const Form *forms = forms_all(&nforms);

	gd_items(&nitems);
	is_int(nforms, NEXPECTED, "number of tables");
	for (uint32_t i = 0; i < nforms; i++)
	{
		const Expected *e = &expected[i];
		const char *form = gd_form_name(e->form);
		const char *table = gd_table_kind_name(e->table);
		uint32_t	nidentities;

		ok(&forms[i] == forms_get(e->form, e->table) && forms_number(e->form, e->table) == i + 1 &&
		   forms[i].number == i + 1, "%s %s", form, table);
		is_int(forms[i].nrows, e->rows, "%s %s: rows", form, table);
		is_int(forms[i].ncolumns, e->columns, "%s %s: columns", form, table);
		is_int(forms[i].nitems, e->items, "%s %s: items", form, table);
		is_int(forms[i].first_item, sum, "%s %s: first item", form, table);
		forms_identities_of(&forms[i], &nidentities);
		is_int(nidentities, e->identities, "%s %s: identities", form, table);
		sum += forms[i].nitems;
	}
	is_int(nitems, sum, "number of items");
	ok(forms_get(GD_FORM_2021, GD_TABLE_STATISTICS) == NULL &&
	   forms_get(GD_FORM_NONE, GD_TABLE_NONE) == NULL, "no such table");
}

/* Every item is the cell it says it is, and in order. */
static void
test_items(void)
{
	uint32_t	nitems;
	const GdItem *items = gd_items(&nitems);
	const Form *requests = forms_get(GD_FORM_2021, GD_TABLE_REQUESTS);
	int			wrong = 0;

	for (uint32_t i = 0; i < nitems; i++)
	{
		const GdItem *item = &items[i];
		const Form *form = forms_get(item->form, item->table);
		const FormRow *row = form ? forms_row(form, item->row) : NULL;
		char		code[256];

		if (row == NULL || item->column < 1 || item->column > form->ncolumns ||
			forms_item(form, item->row, item->column) != item ||
			i < form->first_item || i >= form->first_item + form->nitems ||
			strncmp(gd_item_label(item), forms_string(row->path),
					strlen(forms_string(row->path))) != 0)
		{
			wrong++;
			continue;
		}
		snprintf(code, sizeof code, "%s.%s.%s", gd_table_kind_name(item->table),
				 forms_string(row->code), forms_string(form->columns[item->column - 1].code));
		if (strcmp(code, gd_item_code(item)) != 0 ||
			!gd_code_exists(code, strlen(code)) ||
			gd_code_exists(code, strlen(code) - 1))
			wrong++;
	}
	is_int(wrong, 0, "every item is the cell it says it is");
	ok(forms_item(forms_get(GD_FORM_2021, GD_TABLE_DISCLOSURE), 1, 4) == NULL,
	   "a cell the form does not have");
	ok(forms_item(requests, 0, 1) == NULL && forms_item(requests, 26, 1) == NULL &&
	   forms_item(requests, 1, 0) == NULL && forms_item(requests, 1, 8) == NULL,
	   "places outside the form");
	ok(!gd_code_exists("", 0) && !gd_code_exists("requests", 8) &&
	   !gd_code_exists("requests.new.natural_person.", 28) &&
	   !gd_code_exists("zzz", 3), "codes of no form");
}

static void
test_item(GdFormId form, GdTableKind table, unsigned row, unsigned column,
		  const char *code, const char *label, const char *unit)
{
	const GdItem *item = forms_item(forms_get(form, table), row, column);

	is_str(item ? gd_item_code(item) : NULL, code, "%s", code);
	is_str(item ? gd_item_label(item) : NULL, label, "%s", label);
	is_str(item ? gd_item_unit(item) : NULL, unit, "its unit");
}

static void
test_labels(void)
{
	test_item(GD_FORM_2021, GD_TABLE_REQUESTS, 5, 1,
			  "requests.refused.state_secret.natural_person",
			  "三、本年度办理结果/（三）不予公开/1.属于国家秘密 × 自然人", "件");
	test_item(GD_FORM_2021, GD_TABLE_DISPUTES, 2, 5,
			  "disputes.lawsuit_direct.total",
			  "行政诉讼/未经复议直接起诉 × 总计", "件");
	test_item(GD_FORM_2021, GD_TABLE_DISCLOSURE, 6, 5,
			  "disclosure.fees.amount",
			  "第二十条第（八）项/行政事业性收费 × 本年收费金额（单位：万元）", "万元");
	test_item(GD_FORM_2019, GD_TABLE_DISCLOSURE, 8, 7,
			  "disclosure.procurement.items",
			  "第二十条第（九）项/政府集中采购 × 采购项目数量", "项");
	test_item(GD_FORM_2019, GD_TABLE_DISCLOSURE, 8, 8,
			  "disclosure.procurement.amount",
			  "第二十条第（九）项/政府集中采购 × 采购总金额", "万元");
	test_item(GD_FORM_JILIN2011, GD_TABLE_STATISTICS, 43, 2,
			  "statistics.replies.refused.not_existing.year",
			  "申请处理情况/21.对申请的答复数/⑶否决公开答复数/①信息不存在数 × 年发生数",
			  "件");
	test_item(GD_FORM_JILIN2011, GD_TABLE_STATISTICS, 27, 1,
			  "statistics.gazette.other.cumulative",
			  "公开的形式/13.其他种类公报的名称和数量 × 累计数", NULL);
	test_item(GD_FORM_NATIONAL2014, GD_TABLE_STATISTICS, 30, 1,
			  "statistics.replies.refused.state_secret.value",
			  "三、依申请公开情况/（三）申请答复数/4.不同意公开答复数/涉及国家秘密 × 统计数",
			  "件");
	test_item(GD_FORM_SHANGHAI2004, GD_TABLE_STATISTICS, 45, 1,
			  "statistics.fees.on_request.postage.period",
			  "收取费用总数/依申请公开收费总数/邮寄费 × 本期实际", "元");
}

/* Codes in data/ are the codes of the tables, and none is missing. */
static void
test_data(const char *folder)
{
	Tsv			tsv;
	int			rows = 0;
	int			wrong = 0;

	if (!ok(tsv_open(&tsv, folder, "rows.tsv"), "data/rows.tsv"))
		return;
	while (tsv_next(&tsv))
	{
		uint32_t	nforms;
		const Form *forms = forms_all(&nforms);
		unsigned	position = 0;

		for (uint32_t i = 0; i < nforms; i++)
		{
			if (strcmp(tsv.fields[0], gd_form_name(forms[i].form)) == 0 &&
				strcmp(tsv.fields[1], gd_table_kind_name(forms[i].table)) == 0)
				position = forms_row_by_code(&forms[i], tsv.fields[3],
											 strlen(tsv.fields[3]));
		}
		if (position == 0 || position != strtoul(tsv.fields[2], NULL, 10))
			wrong++;
		rows++;
	}
	tsv_close(&tsv);
	is_int(rows, 269, "rows of all forms");
	is_int(wrong, 0, "every one is in the tables");
}

static void
test_structure(void)
{
	uint32_t	nforms;
	const Form *forms = forms_all(&nforms);
	const Form *requests = forms_get(GD_FORM_2021, GD_TABLE_REQUESTS);
	const Form *jilin = forms_get(GD_FORM_JILIN2011, GD_TABLE_STATISTICS);
	const Form *shanghai = forms_get(GD_FORM_SHANGHAI2004, GD_TABLE_STATISTICS);
	int			wrong = 0;

	for (uint32_t i = 0; i < nforms; i++)
	{
		for (unsigned row = 1; row <= forms[i].nrows; row++)
		{
			const FormRow *r = forms_row(&forms[i], row);

			if (r->parent >= row || r->group > forms[i].ngroups)
				wrong++;
			else if (r->group > 0 && (row < forms[i].groups[r->group - 1].first_row ||
									  row > forms[i].groups[r->group - 1].last_row))
				wrong++;
		}
	}
	is_int(wrong, 0, "parents and groups of rows");
	is_str(forms_string(requests->groups[1].label), "（三）不予公开", "a group");
	is_int(requests->groups[1].parent, 1, "the group around it");
	is_int(requests->groups[1].first_row, 5, "its first row");
	is_int(requests->groups[1].last_row, 12, "its last row");
	is_int(jilin->rows[42].ordinal.style, ORDINAL_CIRCLE, "an ordinal");
	is_int(jilin->rows[42].ordinal.number, 1, "its number");
	is_int(jilin->rows[42].parent, 42, "a row inside another");
	is_int(shanghai->rows[37].line_first, 38, "a line code");
	is_int(shanghai->rows[37].line_last, 38, "of one row");
	ok(shanghai->rows[24].line_last > shanghai->rows[24].line_first, "line codes without fixed rows");
	is_int(requests->rows[0].line_first, 0, "no line code");
	ok(forms_row(requests, 0) == NULL && forms_row(requests, 26) == NULL,
	   "rows outside the form");
	is_str(forms_unit(1), "件", "a unit");
	is_str(forms_unit(11), "万元", "the last unit");
	ok(forms_unit(0) == NULL && forms_unit(12) == NULL, "no unit");
}

static void
test_identities(void)
{
	uint32_t	n;
	uint32_t	nforms;
	const FormIdentity *identities = forms_identities(&n);
	const Form *forms = forms_all(&nforms);
	uint32_t	of_forms = 0;
	int			wrong = 0;

	for (uint32_t i = 0; i < n; i++)
	{
		const FormIdentity *identity = &identities[i];
		const Form *form = forms_get(identity->form, identity->table);
		unsigned	limit = identity->axis == FORM_PER_ROW ?
			form->ncolumns : form->nrows;
		bool		total = false;

		for (unsigned k = 0; k < identity->nterms; k++)
		{
			const FormTerm *term = &identity->terms[k];

			if (term->position < 1 || term->position > limit ||
				(term->sign != 1 && term->sign != -1) || (total && term->sign == 1))
				wrong++;
			total = term->sign == -1;
		}
		if (!total)
			wrong++;
	}
	is_int(wrong, 0, "terms are rows or columns, parts before totals");

	wrong = 0;
	for (uint32_t i = 0; i < nforms; i++)
	{
		uint32_t	nown;
		const FormIdentity *own = forms_identities_of(&forms[i], &nown);

		for (uint32_t k = 0; k < nown; k++)
			wrong += own[k].form != forms[i].form || own[k].table != forms[i].table;
		of_forms += nown;
	}
	is_int(wrong, 0, "a form has its own identities");

	wrong = 0;
	for (uint32_t i = 0; i < nforms; i++)
	{
		uint32_t	nown;
		const FormIdentity *own = forms_identities_of(&forms[i], &nown);
		int			sums = 0;

		for (uint32_t k = 0; k < nown; k++)
			sums += own[k].axis == FORM_PER_ROW && own[k].relation == FORM_EQUAL;
		wrong += sums != (forms_row_sum(&forms[i]) != NULL);
	}
	is_int(wrong, 0, "a row adds up in one way or in none");
	is_int(forms_row_sum(forms_get(GD_FORM_2021, GD_TABLE_DISPUTES))->nterms, 5,
		   "four results of disputes and their total");
	ok(forms_row_sum(forms_get(GD_FORM_2019, GD_TABLE_DISCLOSURE)) == NULL,
	   "what was disclosed in the year is at most what was disclosed in all: no sum");
	is_int(of_forms, n, "and each is of some form");

	identities = forms_identities_of(forms_get(GD_FORM_2021, GD_TABLE_REQUESTS), &n);
	is_str(identities[0].name, "requests.flow", "flow");
	is_int(identities[0].nterms, 4, "flow: new + carried_in = total + carried_out");
	is_int(identities[1].nterms, 22, "results of the 2021 form");
	is_int(identities[2].nterms, 7, "applicants");
	is_int(identities[2].axis, FORM_PER_ROW, "applicants add up in each row");
	identities = forms_identities_of(forms_get(GD_FORM_2019, GD_TABLE_REQUESTS), &n);
	is_int(identities[1].nterms, 20, "results of the 2019 form");
	identities = forms_identities_of(forms_get(GD_FORM_JILIN2011,
											   GD_TABLE_STATISTICS), &n);
	is_str(identities[1].name, "statistics.disclosed_by_content", "by content");
	is_int(identities[1].nterms, 6, "of-which rows are no parts");
	is_int(identities[1].blanks, FORM_BLANKS_ZERO, "a blank counts as 0");
}

static void
test_names(void)
{
	is_str(gd_form_name(GD_FORM_NONE), NULL, "no form");
	is_str(gd_form_name((GdFormId) 99), NULL, "no such form");
	is_str(gd_form_name(GD_FORM_SHANGHAI2004), "shanghai2004", "a form");
	is_str(gd_table_kind_name(GD_TABLE_DISPUTES), "disputes", "a table");
	is_str(gd_section_kind_name(GD_SECTION_ANNEX), "annex", "a section");
	is_str(gd_report_status_name(GD_NOT_A_REPORT), "not_a_report", "a status");
	is_str(gd_script_name(GD_HANT), "Hant", "a script");
	is_str(gd_fact_kind_name(GD_DASH), "dash", "a kind of fact");
	is_str(gd_recovery_name(GD_AMBIGUOUS), "ambiguous", "a recovery");
	is_str(gd_status_text(GD_LIMIT_CELLS), "text has too many table cells",
		   "a failure");
	is_str(gd_status_text((GdStatus) 99), "unknown status", "no such failure");
}

int
main(int argc, char **argv)
{
	test_counts();
	test_items();
	test_labels();
	test_data(tsv_folder(argc, argv));
	test_structure();
	test_identities();
	test_names();
	return done_testing();
}
