/*
 * tables.c
 *	  gd_tables and gd_cells: the tables of a report, as printed.
 */
#include "record.h"

PG_FUNCTION_INFO_V1(gd_tables);
PG_FUNCTION_INFO_V1(gd_cells);

GdStr
cell_text(const GdCell *cell)
{
	GdStr		blank = {"", 0};

	return cell->text.data != NULL ? cell->text : blank;
}

uint64
table_places(const GdTable *table)
{
	uint64		places = (uint64) table->rows * table->columns;

	if (places > GD_MAX_CELLS)
		input_check(GD_LIMIT_CELLS);
	return places;
}

static void
table_fields(Fields *out, const void *item)
{
	const GdTable *table = item;

	field_int(out, "ordinal", table->ordinal);
	field_int(out, "section", table->section);
	field_name(out, "kind", gd_table_kind_name(table->kind));
	field_name(out, "form", gd_form_name(table->form));
	field_int(out, "rows", table->rows);
	field_int(out, "columns", table->columns);
	out->put_cells(out, "cells", table);
	field_place(out, table->place);
}

FieldsList
table_list(const GdReport *report)
{
	FieldsList	list = {table_fields, report->tables, sizeof(GdTable), report->ntables};

	return list;
}

Datum
gd_tables(PG_FUNCTION_ARGS)
{
	return rows_of_report(fcinfo, input_read, table_list);
}

typedef struct CellOfTable
{
	const GdTable *table;
	const GdCell *cell;
} CellOfTable;

/* Rows and columns count from 1, as the subscripts of gd_table.cells do. */
static void
cell_fields(Fields *out, const void *item)
{
	const CellOfTable *it = item;

	field_int(out, "table_ordinal", it->table->ordinal);
	field_int(out, "row", it->cell->row + 1);
	field_int(out, "col", it->cell->column + 1);
	out->put_str(out, "value", cell_text(it->cell));
	field_place(out, it->cell->place);
}

Datum
gd_cells(PG_FUNCTION_ARGS)
{
	GdInput		input;
	GdReport	report;
	Record		row;

	input_open(&input, PG_GETARG_TEXT_PP(0));
	input_read(&input, &report);
	rows_begin(&row, fcinfo, &input);
	for (uint32 i = 0; i < report.ntables; i++)
	{
		CellOfTable it = {&report.tables[i], NULL};

		for (uint32 j = 0; j < it.table->ncells; j++)
		{
			it.cell = &it.table->cells[j];
			rows_put(&row, fcinfo, cell_fields, &it);
		}
	}
	input_close(&input);
	return (Datum) 0;
}
