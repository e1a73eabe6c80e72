/*
 * check_lines.c
 *	  The rules table.missing-row and table.missing-column.
 *
 * A row is missing only from a table that was read altogether: each of its rows of
 * figures is a row of the form for certain, and nothing in it may be a label that
 * is not known.
 */
#include "check/check_lines.h"

#include "check/message.h"
#include "sheet/sheet_rows.h"
#include "words/lexicon.h"

/* Words in a row of the grid that may be the label of a row of the form. */
typedef struct Whole
{
	const Form *form;
	bool		certain;		/* rows and columns were read altogether */
	uint64_t	rows;			/* met, or named: bit 1 << position */
	uint64_t	columns;		/* likewise */
	uint64_t	placed;			/* columns that hold cells */
	uint64_t	named;			/* columns that a header names */
} Whole;

static uint64_t
bit(unsigned position)
{
	return (uint64_t) 1 << (position & 63);
}

/* ---- one table ----------------------------------------------------------------------- */

/* What a row of the grid is made of. */
typedef struct RowLook
{
	unsigned	figures;
	unsigned	unknown;		/* cells of words that mean nothing */
	unsigned	known;			/* cells of words of the form */
} RowLook;

static RowLook
look_at_row(const Grid *grid, uint32_t row)
{
	RowLook		look = {0, 0, 0};

	for (uint32_t i = 0; i < grid->rows[row].count; i++)
	{
		const GridCell *cell = &grid->cells[grid->rows[row].first + i];

		look.figures += cell->class == GRID_NUMBER || cell->class == GRID_DASH ||
			cell->class == GRID_RUN;
		look.unknown += cell->class == GRID_TEXT;
		look.known += cell->class == GRID_LABEL;
	}
	return look;
}

/* Is each row of the grid that has figures a line, and no other row a mystery? */
static bool
is_read_altogether(const Sheet *sheet)
{
	const Grid *grid = sheet->grid;
	uint32_t	figures = 0;
	uint32_t	lines = 0;

	for (uint32_t i = 0; i < sheet->nlines; i++)
	{
		const SheetLine *line = &sheet->lines[i];
		bool		filled = false;

		if (line->doubt != LINE_CERTAIN)
			return false;
		for (uint32_t k = 0; k < line->count; k++)
			filled |= sheet->placements[line->first + k].span.length > 0;
		lines += filled;
	}
	for (uint32_t i = 0; i < grid->nrows; i++)
	{
		RowLook		look = look_at_row(grid, i);

		if (look.figures == 0 && look.known == 0 && look.unknown > 0 && i > 0)
			return false;
		figures += look.figures > 0;
	}
	return sheet->nlines > 0 && figures <= lines;
}

static void
note_names(const Grid *grid, const Form *form, Whole *whole)
{
	for (uint32_t i = 0; i < grid->ncells; i++)
	{
		const GridCell *cell = &grid->cells[i];
		unsigned	row = sheet_cell_means(cell, form, TERM_ROW);
		unsigned	column = sheet_cell_means(cell, form, TERM_COLUMN);

		/* 其他 and 总计 are rows and columns: without an ordinal, columns */
		if (column != 0 && cell->match.ordinal.style == ORDINAL_NONE)
			whole->named |= bit(column);
		if (row == 0 || (column != 0 && cell->match.ordinal.style == ORDINAL_NONE))
			continue;
		for (uint32_t k = 0; k < cell->match.nmeanings; k++)
			if (cell->match.meanings[k].role == TERM_ROW &&
				sheet_meaning_in(&cell->match.meanings[k], form) &&
				(cell->match.ordinal.style == ORDINAL_NONE ||
				 cell->match.meanings[k].ordinal.style == ORDINAL_NONE ||
				 cell->match.nmeanings == 1 ||
				 cell->match.ordinal.number == cell->match.meanings[k].ordinal.number))
				whole->rows |= bit(cell->match.meanings[k].index);
	}
}

static void
note_lines(const Sheet *sheet, Whole *whole)
{
	for (uint32_t i = 0; i < sheet->nlines; i++)
	{
		const SheetLine *line = &sheet->lines[i];

		for (uint32_t k = 0; k < line->nrows; k++)
			whole->rows |= bit(line->row + k);
		if (line->doubt != LINE_CERTAIN)
			continue;
		for (uint32_t k = 0; k < line->count; k++)
			whole->placed |= bit(sheet->placements[line->first + k].item->column);
	}
}

/* ---- rows ---------------------------------------------------------------------------- */

static GdSeverity
severity_of(const Form *form)
{
	return form->form == GD_FORM_2019 || form->form == GD_FORM_2021 ?
		GD_WARNING : GD_NOTICE;
}

/* TABLE.ROW or TABLE.COLUMN */
static GdStatus
add_line(Checking *checking, unsigned rule, const Form *form, const char *code,
		 const char *label)
{
	Broken		broken = check_broken(rule);
	GdStr		parts[3];

	broken.severity = severity_of(form);
	broken.label = message_str(label);
	parts[0] = message_str(gd_table_kind_name(form->table));
	parts[1] = message_str(".");
	parts[2] = message_str(code);
	TRY(message_join(checking->arena, parts, 3, &broken.subject));
	return check_add(checking, rule, &broken);
}

static GdStatus
check_rows(Checking *checking, const Whole *whole)
{
	for (unsigned row = 1; row <= whole->form->nrows; row++)
		if ((whole->rows & bit(row)) == 0)
			TRY(add_line(checking, RULE_TABLE_MISSING_ROW, whole->form,
						 forms_string(whole->form->rows[row - 1].code),
						 forms_string(whole->form->rows[row - 1].path)));
	return GD_OK;
}

/* ---- columns ------------------------------------------------------------------------- */

/* Has the form a cell in this column for some row that stands? */
static bool
is_due(const Whole *whole, unsigned column)
{
	for (unsigned row = 1; row <= whole->form->nrows; row++)
		if ((whole->rows & bit(row)) != 0 &&
			forms_cell(whole->form, row, column) != 0)
			return true;
	return false;
}

/*
 * A header that names all columns of requests but one, over rows that have a
 * figure less: where the cells are counted, that column is not there.
 */
static bool
lacks_column(const Sheet *sheet, const Whole *whole)
{
	const Grid *grid = sheet->grid;
	unsigned	width = whole->form->ncolumns - 1u;
	uint32_t	full = 0;

	if (!grid->bordered || count_bits(whole->named) != width)
		return false;
	for (uint32_t i = 0; i < grid->nrows; i++)
	{
		RowLook		look = look_at_row(grid, i);

		if (look.figures > width)
			return false;
		full += look.figures == width && look.known > 0;
	}
	return full * 2 > whole->form->nrows;
}

static GdStatus
check_columns(Checking *checking, const Whole *whole)
{
	for (unsigned column = 1; column <= whole->form->ncolumns; column++)
		if (whole->named != 0 && ((whole->named | whole->placed) & bit(column)) == 0 &&
			is_due(whole, column))
			TRY(add_line(checking, RULE_TABLE_MISSING_COLUMN, whole->form,
						 forms_string(whole->form->columns[column - 1].code),
						 forms_string(whole->form->columns[column - 1].label)));
	return GD_OK;
}

/* ---- all tables of a form -------------------------------------------------------------- */

static GdStatus
check_form(Checking *checking, const CheckSections *sections, const Form *form)
{
	const Sheets *sheets = &checking->reading->sheets;
	const Sheet *only = NULL;
	Whole		whole = {form, true, 0, 0, 0, 0};
	unsigned	count = 0;

	if (check_home(form->table) != GD_SECTION_NONE &&
		sections->of[check_home(form->table)] == 0)
	{
		bool		unread;

		TRY(check_figures_unread(checking, sections, form->table, &unread));
		if (unread)
			return GD_OK;
	}
	for (uint32_t i = 0; i < sheets->count; i++)
	{
		const Sheet *sheet = &sheets->items[i];

		if (sheet->form == NULL)
		{
			/* a part of the table that was not recognized? */
			for (uint32_t k = 0; k < sheet->grid->nrows && sheet->grid->section > 0; k++)
				whole.certain &= look_at_row(sheet->grid, k).figures == 0;
			continue;
		}
		note_names(sheet->grid, form, &whole);
		if (sheet->form->table != form->table)
			continue;
		whole.certain &= sheet->form == form && is_read_altogether(sheet);
		if (sheet->form == form)
			note_lines(sheet, &whole);
		only = sheet;
		count++;
		TRY(arena_poll(checking->arena));
	}
	if (count == 0)
		return GD_OK;
	if (whole.certain)
	{
		TRY(check_rows(checking, &whole));
		return check_columns(checking, &whole);
	}
	if (form->table == GD_TABLE_REQUESTS && count == 1 && only->form == form &&
		lacks_column(only, &whole))
		return check_columns(checking, &whole);
	return GD_OK;
}

GdStatus
check_lines(Checking *checking, const CheckSections *sections)
{
	uint32_t	nforms;
	const Form *forms = forms_all(&nforms);
	uint32_t	seen = 0;		/* forms that a table has: bit 1 << index */

	if (!check_wants(checking, RULE_TABLE_MISSING_ROW, GD_WARNING))
		return GD_OK;
	for (uint32_t i = 0; i < checking->reading->sheets.count; i++)
		if (checking->reading->sheets.items[i].form != NULL)
			seen |= 1u << (checking->reading->sheets.items[i].form - forms);
	for (uint32_t i = 0; i < nforms; i++)
		if ((seen & (1u << i)) != 0 && forms[i].table != GD_TABLE_DISPUTES)
			TRY(check_form(checking, sections, &forms[i]));
	return GD_OK;
}
