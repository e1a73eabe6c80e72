/*
 * check_table.c
 *	  The rules table.*: tables that are missing or of another form, and cells
 *	  that hold no number, or one that cannot be.
 *
 * What a table lacks is in check_lines.c.
 */
#include "check/check_lines.h"
#include "base/array.h"
#include "check/check_sections.h"

#include <string.h>

#include "check/message.h"
#include "sheet/sheet_rows.h"
#include "words/lexicon.h"

static bool
is_modern(GdFormId form)
{
	return form == GD_FORM_2019 || form == GD_FORM_2021;
}

/* ---- tables ------------------------------------------------------------------------ */

static GdStatus
check_missing_tables(Checking *checking, const CheckSections *sections)
{
	if (!sections->required)
		return GD_OK;
	for (GdTableKind kind = GD_TABLE_DISCLOSURE; kind <= GD_TABLE_DISPUTES; kind++)
	{
		Broken		broken = check_broken(RULE_TABLE_MISSING);
		uint32_t	section = sections->of[check_home(kind)];
		bool		unread;

		if (check_table_of(checking, kind) != NULL)
			continue;
		TRY(check_figures_unread(checking, sections, kind, &unread));
		if (unread)
			continue;
		broken.subject = message_str(gd_table_kind_name(kind));
		if (section != 0)
			broken.place = check_heading_place(checking, section);
		TRY(check_add(checking, RULE_TABLE_MISSING, &broken));
	}
	return GD_OK;
}

/* ---- the form of a table ------------------------------------------------------------ */

/* Labels of so many rows leave no doubt which rows a table has. */
#define MOST_LOST_LABELS 3

/* What the cells of a table say of its form. */
typedef struct Evidence
{
	unsigned	own;			/* wordings that this form has and the other has not */
	unsigned	other;			/* and the other way round */
	uint64_t	rows;			/* rows of this form whose labels stand */
} Evidence;

/* What the cell means in one form and in the other: a row, a group of rows or a column? */
static void
add_evidence(const GridCell *cell, const Form *form, const Form *other, Evidence *evidence)
{
	const uint32_t roles = ROLE(TERM_ROW) | ROLE(TERM_GROUP) | ROLE(TERM_COLUMN);
	bool		in_own = false;
	bool		in_other = false;
	unsigned	row;

	/* most cells are figures and blanks */
	if ((cell->match.roles & roles) == 0)
		return;
	for (uint32_t i = 0; i < cell->match.nmeanings; i++)
	{
		const Meaning *meaning = &cell->match.meanings[i];

		if ((ROLE(meaning->role) & roles) == 0)
			continue;
		in_own = in_own || meaning->number == 0 || sheet_meaning_in(meaning, form);
		in_other = in_other || meaning->number == 0 || sheet_meaning_in(meaning, other);
	}
	row = sheet_cell_means(cell, form, TERM_ROW);
	evidence->own += in_own && !in_other;
	evidence->other += in_other && !in_own;
	if (row != 0)
		evidence->rows |= (uint64_t) 1 << (row & 63);
}

static Evidence
read_evidence(const Checking *checking, const Form *form, const Form *other)
{
	const Sheets *sheets = &checking->reading->sheets;
	Evidence	evidence = {0, 0, 0};

	for (uint32_t i = 0; i < sheets->count; i++)
	{
		const Sheet *sheet = &sheets->items[i];

		if (sheet->form == NULL || sheet->form->table != form->table)
			continue;
		for (uint32_t k = 0; k < sheet->grid->ncells; k++)
			add_evidence(&sheet->grid->cells[k], form, other, &evidence);
	}
	return evidence;
}

/*
 * The row that one form of requests has and the other has in parts.  Its figures
 * are its own if they were read so, or if all labels stand and none of the parts.
 */
static bool
has_single_row(const Checking *checking, const Form *form, const Evidence *evidence)
{
	static const char code[] = "closed_otherwise";
	unsigned	row = forms_row_by_code(form, code, sizeof code - 1);
	const GdFact *total;

	if (row == 0)
		return false;
	total = check_cell(checking, form, row, form->ncolumns);
	if (total != NULL && total->kind == GD_NUMBER)
		return true;
	return (evidence->rows & ((uint64_t) 1 << (row & 63))) != 0 &&
		count_bits(evidence->rows) + MOST_LOST_LABELS >= form->nrows;
}

/* The form of a table, if its own wording leaves no doubt; else NONE. */
static GdFormId
known_form(const Checking *checking, GdTableKind kind)
{
	const Sheet *sheet = check_table_of(checking, kind);
	Evidence	evidence;

	if (sheet == NULL || !is_modern(sheet->form->form))
		return GD_FORM_NONE;
	evidence = read_evidence(checking, sheet->form,
							 forms_get(sheet->form->form == GD_FORM_2021 ?
									   GD_FORM_2019 : GD_FORM_2021, kind));
	if (evidence.other > 0)
		return GD_FORM_NONE;
	if (evidence.own > 0 ||
		(kind == GD_TABLE_REQUESTS && has_single_row(checking, sheet->form, &evidence)))
		return sheet->form->form;
	return GD_FORM_NONE;
}

static GdStatus
add_form(Checking *checking, unsigned rule, GdTableKind kind, GdFormId expected,
		 GdFormId actual)
{
	Broken		broken = check_broken(rule);

	broken.subject = message_str(gd_table_kind_name(kind));
	broken.expected = message_str(gd_form_name(expected));
	broken.actual = message_str(gd_form_name(actual));
	broken.place = source_place(&checking->reading->source,
								check_table_of(checking, kind)->grid->place);
	return check_add(checking, rule, &broken);
}

/*
 * The table of disputes is the same in both forms and says nothing.  Of two tables
 * that differ the one is odd that is not in force; without a year the older one,
 * for the newer form was not there before.
 */
static GdStatus
check_forms(Checking *checking, const CheckSections *sections)
{
	static const GdTableKind kinds[] = {GD_TABLE_DISCLOSURE, GD_TABLE_REQUESTS};
	GdFormId	forms[2];
	GdFormId	right = sections->in_force;

	for (int i = 0; i < 2; i++)
		forms[i] = known_form(checking, kinds[i]);
	if (right == GD_FORM_NONE && checking->report->year == 0)
		right = GD_FORM_2021;
	if (right == GD_FORM_NONE)
		return GD_OK;
	for (int i = 0; i < 2; i++)
	{
		bool		mixed = forms[1 - i] == right;

		if (forms[i] == GD_FORM_NONE || forms[i] == right ||
			(!mixed && sections->in_force == GD_FORM_NONE))
			continue;
		TRY(add_form(checking, mixed ? RULE_TABLE_MIXED_FORM : RULE_TABLE_WRONG_FORM,
					 kinds[i], right, forms[i]));
	}
	return GD_OK;
}

/* ---- cells ------------------------------------------------------------------------- */

static GdStatus
add_cell(Checking *checking, unsigned rule, const GdFact *fact, GdStr actual)
{
	Broken		broken;

	if (!check_wants(checking, rule, rules_get(rule)->about.severity))
		return GD_OK;
	broken = check_broken(rule);
	broken.subject = message_str(gd_item_code(fact->item));
	broken.label = message_str(gd_item_label(fact->item));
	broken.actual = actual;
	if (actual.data == NULL)
		broken.actual = message_str("");
	broken.place = fact->place;
	return check_add(checking, rule, &broken);
}

/* Is the cell a count of something, and not an amount of money? */
static bool
is_count(const GdFact *fact)
{
	static const char *const amounts[] = {"元", "万元"};

	for (size_t i = 0; i < LENGTH_OF(amounts); i++)
		if ((fact->unit != NULL && strcmp(fact->unit, amounts[i]) == 0) ||
			(gd_item_unit(fact->item) != NULL && strcmp(gd_item_unit(fact->item), amounts[i]) == 0))
			return false;
	return gd_item_unit(fact->item) != NULL;
}

static bool
ends_with(const char *code, const char *column)
{
	size_t		length = strlen(code);
	size_t		tail = strlen(column);

	return length > tail && code[length - tail - 1] == '.' &&
		strcmp(code + length - tail, column) == 0;
}

static bool
is_whole(GdDecimal value)
{
	for (unsigned i = 0; i < value.scale; i++)
	{
		if (value.mantissa % 10 != 0)
			return false;
		value.mantissa /= 10;
	}
	return true;
}

static GdStatus
check_number(Checking *checking, const GdFact *fact)
{
	GdStr		actual = {NULL, 0};
	bool		negative = fact->value.mantissa < 0 &&
		!ends_with(gd_item_code(fact->item), "items_change");
	bool		broken = !is_whole(fact->value);

	if ((!negative && !broken) || ends_with(gd_item_code(fact->item), "amount") || !is_count(fact))
		return GD_OK;
	if (!checking->check->plain)
		TRY(message_decimal(checking->arena, fact->value, &actual));
	if (negative)
		TRY(add_cell(checking, RULE_TABLE_NEGATIVE, fact, actual));
	if (broken)
		TRY(add_cell(checking, RULE_TABLE_NOT_INTEGER, fact, actual));
	return GD_OK;
}

/*
 * A label without any figures is a row of blanks, unless they stand elsewhere: only
 * where cells were printed blank the blanks themselves were seen.  Items by index.
 */
static GdStatus
note_unseen(const Checking *checking, bool **unseen)
{
	const Sheets *sheets = &checking->reading->sheets;
	uint32_t	nitems;
	const GdItem *items = gd_items(&nitems);

	*unseen = arena_alloc(checking->arena, nitems * sizeof(bool));
	if (*unseen == NULL)
		return GD_NO_MEMORY;
	memset(*unseen, 0, nitems * sizeof(bool));
	for (uint32_t i = 0; i < sheets->count; i++)
	{
		const Sheet *sheet = &sheets->items[i];

		for (uint32_t k = 0; k < sheet->nlines; k++)
		{
			const SheetLine *line = &sheet->lines[k];

			for (unsigned column = 1; line->count == 0 && column <= sheet->form->ncolumns; column++)
			{
				const GdItem *item = forms_item(sheet->form, line->row, column);

				if (item != NULL)
					(*unseen)[item - items] = true;
			}
		}
		if (i % 256 == 0)
			TRY(arena_poll(checking->arena));
	}
	return GD_OK;
}

/* Older forms leave cells blank where there is nothing to say. */
static GdStatus
check_cells(Checking *checking)
{
	uint32_t	nitems;
	const GdItem *items = gd_items(&nitems);
	bool	   *unseen;

	TRY(note_unseen(checking, &unseen));
	for (uint32_t i = 0; i < checking->report->nfacts; i++)
	{
		const GdFact *fact = &checking->report->facts[i];

		if (fact->recovery == GD_AMBIGUOUS)
			TRY(add_cell(checking, RULE_TABLE_UNREADABLE_CELL, fact, fact->raw));
		else if (fact->kind != GD_NUMBER)
		{
			if (is_modern(fact->item->form) &&
				!(fact->kind == GD_BLANK && unseen[fact->item - items]))
				TRY(add_cell(checking, RULE_TABLE_BLANK_CELL, fact, fact->raw));
		}
		else
			TRY(check_number(checking, fact));
	}
	return GD_OK;
}

GdStatus
check_table(Checking *checking)
{
	CheckSections sections;

	if (checking->reading->outline.count == 0)
		return GD_OK;
	check_sections_read(checking, &sections);
	TRY(check_missing_tables(checking, &sections));
	TRY(check_forms(checking, &sections));
	if (sections.whole)
		TRY(check_lines(checking, &sections));
	return check_cells(checking);
}
