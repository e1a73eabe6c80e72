/*
 * sheet_form.c
 *	  Stage 6: which form a grid is a table of.
 */
#include "sheet/sheet_form.h"

#include <string.h>

#include "sheet/sheet_columns.h"
#include "sheet/sheet_place.h"
#include "sheet/sheet_score.h"

/*
 * A row of figures in the section of disputes, its header lost: whether it is
 * the table of disputes is for its sums to say.
 */
static void
choose_disputes(const Grid *grid, SheetChoice *choice)
{
	uint32_t	nforms;
	const Form *forms = forms_all(&nforms);

	for (uint32_t i = 0; i < nforms; i++)
		if (forms[i].table == GD_TABLE_DISPUTES && sheet_disputes_may_be(grid, &forms[i]))
		{
			choice->best = &forms[i];
			choice->tied |= 1u << forms[i].form;
		}
}

/*
 * Figures under the whole header of requests, all labels lost: the form that has
 * exactly as many rows.  Whether the lines are its rows is for its sums to say.
 */
static void
choose_by_rows(const char *text, const Grid *grid, SheetRow *rows,
			   SheetChoice *choice)
{
	uint32_t	nforms;
	const Form *forms = forms_all(&nforms);

	for (uint32_t i = 0; i < nforms; i++)
	{
		const Form *form = &forms[i];
		uint64_t	all = ((uint64_t) 2 << form->ncolumns) - 2;
		uint32_t	filled = 0;

		if (form->table != GD_TABLE_REQUESTS || columns_named(grid, form) != all)
			continue;
		sheet_rows_match(grid, form, 0, rows);
		sheet_rows_fill(text, grid, form, rows);
		for (uint32_t k = 0; k < grid->nrows; k++)
			if (rows[k].filled)
				filled++;
			else if (!rows[k].header)
				filled = form->nrows + 1u;
		if (filled != form->nrows)
			continue;
		choice->best = form;
		choice->tied |= 1u << form->form;
	}
}

/*
 * Is there more than a label or two that other tables have as well?  A header or
 * a block title of the form, its own section, or a fair share of its rows.  rows is
 * room for those of the grid.
 */
static bool
has_evidence(const Grid *grid, const Form *form, SheetRow *rows)
{
	static const GdSectionKind home[] = {
		[GD_TABLE_NONE] = GD_SECTION_NONE,
		[GD_TABLE_DISCLOSURE] = GD_SECTION_DISCLOSURE,
		[GD_TABLE_REQUESTS] = GD_SECTION_REQUESTS,
		[GD_TABLE_DISPUTES] = GD_SECTION_DISPUTES,
		[GD_TABLE_STATISTICS] = GD_SECTION_ANNEX
	};
	uint64_t	met = 0;

	if (grid->about == home[form->table])
		return true;
	for (uint32_t i = 0; i < grid->ncells; i++)
		if (sheet_cell_means(&grid->cells[i], form, TERM_COLUMN) != 0 ||
			sheet_cell_means(&grid->cells[i], form, TERM_GROUP_COLUMN) != 0 ||
			sheet_cell_means(&grid->cells[i], form, TERM_BLOCK) != 0)
			return true;
	sheet_rows_match(grid, form, 0, rows);
	for (uint32_t i = 0; i < grid->nrows; i++)
		if (rows[i].position != 0)
			met |= (uint64_t) 1 << (rows[i].position & 63);
	return count_bits(met) * 3 >= form->nrows || count_bits(met) > 5;
}

/*
 * Does a row of the grid have the label of a row of this table in some form, and
 * of a group in none?
 */
static bool
is_labelled(const Grid *grid, const GridRow *row, GdTableKind table)
{
	for (uint32_t i = 0; i < row->count; i++)
	{
		const Match *match = &grid->cells[row->first + i].match;
		uint32_t	roles = 0;

		for (uint32_t k = 0; k < match->nmeanings; k++)
			if (match->meanings[k].table == table)
				roles |= 1u << match->meanings[k].role;
		if ((roles & (1u << TERM_ROW)) != 0 && (roles & (1u << TERM_GROUP)) == 0)
			return true;
	}
	return false;
}

/* A labelled row without a place weighs more than any number without a label. */
#define LABELLED_LEFT 1000

/* Rows of figures that find no place in the form; scored: rows are those that it was scored by. */
static uint32_t
count_left_over(const char *text, const Grid *grid, const Form *form, bool scored,
				SheetRow *rows)
{
	uint32_t	left = 0;

	if (!SHORT_WAY || !scored)
	{
		sheet_rows_match(grid, form, 0, rows);
		sheet_rows_join_pieces(text, grid, form, rows);
	}
	sheet_rows_fill(text, grid, form, rows);
	for (uint32_t i = 0; i < grid->nrows; i++)
		/* two rows running with one label are rows of a group */
		if (!rows[i].header &&
			(rows[i].position == 0 ||
			 (i > 0 && rows[i].position == rows[i - 1].position)))
			left += rows[i].position == 0 &&
				is_labelled(grid, &grid->rows[i], form->table) ? LABELLED_LEFT : 1;
	return left;
}

/*
 * Where labels were lost, a form that has a row for each row of figures fits
 * better than one of the same table that has not: the group （六）其他处理 of one
 * form is a row of the other.
 */
static void
prefer_complete(const char *text, const Grid *grid, const Form *scored, SheetRow *rows,
				SheetChoice *choice)
{
	uint32_t	nforms;
	const Form *forms = forms_all(&nforms);
	const Form *best = choice->best;
	uint32_t	fewest;

	if (best->table != GD_TABLE_REQUESTS || (!grid->bordered && !grid->by_line))
		return;
	fewest = count_left_over(text, grid, best, best == scored, rows);
	for (uint32_t i = 0; fewest > 0 && i < nforms; i++)
	{
		uint32_t	left;

		if (forms[i].table != best->table || &forms[i] == best)
			continue;
		left = count_left_over(text, grid, &forms[i], false, rows);
		if (left == 0)
		{
			choice->best = &forms[i];
			choice->tied = 1u << forms[i].form;
			fewest = 0;
		}
	}
}

/* The form that may score the most. */
static uint32_t
find_strongest(const uint32_t most[], uint32_t nforms)
{
	uint32_t	strongest = 0;

	for (uint32_t i = 1; i < nforms; i++)
		if (most[i] > most[strongest])
			strongest = i;
	return strongest;
}

/*
 * The forms that score best.  A form is not scored row by row where no score that its
 * labels allow comes near that of the form with the most of them.  Returns the form scored
 * last, to which rows belong.
 */
static const Form *
choose_by_score(const char *text, const Grid *grid, SheetRow *rows, SheetChoice *choice)
{
	uint32_t	nforms;
	const Form *forms = forms_all(&nforms);
	SheetTally	tallies[FORMS_MOST];
	uint32_t	most[FORMS_MOST];
	uint32_t	joined = sheet_rows_most_joined(grid);
	uint32_t	strongest;
	uint32_t	least;			/* that a score must be to count */
	const Form *scored;

	sheet_score_tally(grid, tallies);
	for (uint32_t i = 0; i < nforms; i++)
		most[i] = SHORT_WAY ? sheet_score_most(&forms[i], &tallies[i], joined) : UINT32_MAX;
	strongest = find_strongest(most, nforms);
	scored = &forms[strongest];
	least = sheet_score(text, grid, scored, &tallies[strongest], rows);
	for (uint32_t i = 0; i < nforms; i++)
	{
		uint32_t	score = least;

		if (most[i] == 0 || most[i] < least)
			continue;
		if (i != strongest)
		{
			score = sheet_score(text, grid, &forms[i], &tallies[i], rows);
			scored = &forms[i];
		}
		if (score == 0 || score < choice->score)
			continue;
		if (score > choice->score)
		{
			choice->best = &forms[i];
			choice->score = score;
			choice->tied = 0;
		}
		if (choice->best->table == forms[i].table)
			choice->tied |= 1u << forms[i].form;
	}
	return scored;
}

void
sheet_form_choose(const char *text, const Grid *grid, SheetRow *rows,
				  SheetChoice *choice)
{
	const Form *scored;

	memset(choice, 0, sizeof(*choice));
	scored = choose_by_score(text, grid, rows, choice);
	if (choice->best != NULL)
	{
		prefer_complete(text, grid, scored, rows, choice);
		if (!has_evidence(grid, choice->best, rows))
			memset(choice, 0, sizeof(*choice));
	}
	if (choice->best == NULL && grid->about == GD_SECTION_DISPUTES)
		choose_disputes(grid, choice);
	if (choice->best == NULL && (grid->bordered || grid->by_line))
		choose_by_rows(text, grid, rows, choice);
}

static bool
is_tied(const SheetChoice *choice)
{
	return (choice->tied & (choice->tied - 1)) != 0;
}

void
sheet_form_note(const SheetChoice *choices, uint32_t count,
				SheetSettled *settled)
{
	memset(settled, 0, sizeof(*settled));
	for (uint32_t i = 0; i < count; i++)
	{
		const Form *best = choices[i].best;

		if (best != NULL && !is_tied(&choices[i]) && settled->of[best->table] == NULL)
			settled->of[best->table] = best;
	}
}

const Form *
sheet_form_settle(const SheetChoice *choice, const SheetSettled *settled,
				  int32_t year)
{
	const Form *newest = choice->best;
	uint32_t	nforms;
	const Form *forms = forms_all(&nforms);

	if (choice->best == NULL || !is_tied(choice))
		return choice->best;
	if (settled->of[choice->best->table] != NULL &&
		(choice->tied & (1u << settled->of[choice->best->table]->form)) != 0)
		return settled->of[choice->best->table];
	for (uint32_t i = 0; i < nforms; i++)
	{
		if (forms[i].table != choice->best->table ||
			(choice->tied & (1u << forms[i].form)) == 0)
			continue;
		if (year != 0 && forms[i].first_year <= year &&
			(forms[i].last_year == 0 || forms[i].last_year >= year))
			return &forms[i];
		if (forms[i].first_year > newest->first_year)
			newest = &forms[i];
	}
	return newest;
}
