/*
 * sheet_score.c
 *	  How well the forms fit a grid.
 */
#include "sheet/sheet_score.h"

#include <string.h>

/* The roles that tell a form. */
#define ROLES_THAT_TELL (ROLE(TERM_ROW) | ROLE(TERM_COLUMN) | ROLE(TERM_GROUP_COLUMN))

/* A name that lost its end means several columns, and is one of them. */
static bool
means_another(const Match *match, uint32_t k)
{
	const Meaning *meaning = &match->meanings[k];
	const Meaning *before;

	if (k == 0)
		return false;
	before = &match->meanings[k - 1];
	return before->role == meaning->role && before->number == meaning->number;
}

static void
tally_cell(const Match *match, SheetTally of[FORMS_MOST])
{
	for (uint32_t k = 0; k < match->nmeanings; k++)
	{
		const Meaning *meaning = &match->meanings[k];
		uint64_t	bit = (uint64_t) 1 << (meaning->index & 63);
		SheetTally *tally;

		/* no unit tells, which is of any form */
		if ((ROLE(meaning->role) & ROLES_THAT_TELL) == 0)
			continue;
		tally = &of[meaning->number - 1];
		if (meaning->role == TERM_ROW)
			tally->rows |= bit;
		else if (means_another(match, k))
			continue;
		else if (meaning->role == TERM_COLUMN)
			tally->columns |= bit;
		else
			tally->groups |= bit;
	}
}

void
sheet_score_tally(const Grid *grid, SheetTally of[FORMS_MOST])
{
	memset(of, 0, FORMS_MOST * sizeof(SheetTally));
	for (uint32_t i = 0; i < grid->ncells; i++)
		if ((grid->cells[i].match.roles & ROLES_THAT_TELL) != 0)
			tally_cell(&grid->cells[i].match, of);
}

/* The header of disputes is all that tells them. */
static uint32_t
score_disputes(const SheetTally *tally)
{
	unsigned	headers = count_bits(tally->columns) + count_bits(tally->groups);

	return headers >= 3 ? headers + 1 : 0;
}

uint32_t
sheet_score_most(const Form *form, const SheetTally *tally, uint32_t joined)
{
	uint32_t	rows = count_bits(tally->rows) + joined;

	if (form->table == GD_TABLE_DISPUTES)
		return score_disputes(tally);
	return rows > 0 ? 3 * rows + count_bits(tally->columns) + 1 : 0;
}

/*
 * The row whose label, ordinal and all, a cell is, or whose wording no other row
 * has: bit 1 << position, or 0.
 */
static uint64_t
labelled_row(const GridCell *cell, const Form *form)
{
	bool		unique = sheet_rows_is_unique(cell, form);

	for (uint32_t i = 0; i < cell->match.nmeanings; i++)
	{
		const Meaning *meaning = &cell->match.meanings[i];

		if (meaning->role == TERM_ROW && sheet_meaning_in(meaning, form) &&
			(unique || (meaning->ordinal.style != ORDINAL_NONE &&
						ordinal_same(meaning->ordinal, cell->match.ordinal))))
			return (uint64_t) 1 << (meaning->index & 63);
	}
	return 0;
}

uint32_t
sheet_score(const char *text, const Grid *grid, const Form *form,
			const SheetTally *tally, SheetRow *rows)
{
	uint64_t	met = 0;
	uint64_t	sure = 0;
	unsigned	nrows;
	unsigned	ncolumns = count_bits(tally->columns);

	if (form->table == GD_TABLE_DISPUTES)
		return score_disputes(tally);
	sheet_rows_match(grid, form, 0, rows);
	sheet_rows_join_pieces(text, grid, form, rows);
	for (uint32_t i = 0; i < grid->nrows; i++)
	{
		uint64_t	bit = (uint64_t) 1 << (rows[i].position & 63);

		if (rows[i].position == 0)
			continue;
		met |= bit;
		if (rows[i].sure)
			sure |= bit;
	}
	/* labels apart from their figures tell the form no less */
	for (uint32_t i = 0; !grid->bordered && !grid->by_line && i < grid->ncells; i++)
		if ((grid->cells[i].match.roles & ROLE(TERM_ROW)) != 0)
			met |= labelled_row(&grid->cells[i], form);
	nrows = count_bits(met);
	/* one label is enough only where its ordinal agrees: a piece of a table */
	if (nrows == 0 || (nrows + ncolumns < 2 && sure == 0))
		return 0;
	/* where forms share their labels, the one that is met whole is it */
	return 2 * nrows + count_bits(sure) + ncolumns +
		(nrows == form->nrows ? 1 : 0);
}
