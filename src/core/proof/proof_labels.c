/*
 * proof_labels.c
 *	  The rows of lines of figures whose labels were lost.
 *
 * The statutory order and the labels that are left bound where a line can
 * stand; the sums per column say which of the ways to lay the lines over the
 * form can be right.  Sums do not tell two parts of one total apart: their
 * order is the form's.  So only a way that accounts for every row of a sum is
 * ever asked, and only figures that such a sum adds up are proved.
 */
#include "proof/proof.h"

#include <string.h>

#define POLL_ORDERS 16

/* What the ways that satisfy the sums say of a cell. */
typedef struct Vote
{
	const ReadingCell *cell;
	uint32_t	line;
	uint32_t	ways;			/* that put a line there */
	bool		differ;			/* and not the same value */
	bool		unproved;		/* in one of them no sum speaks for the figure */
} Vote;

typedef struct Orders
{
	const Arena *arena;
	const Form *form;
	const ProofLine *lines;
	uint32_t	nlines;
	const FormIdentity *identities;
	uint32_t	nidentities;
	uint16_t   *row_of;			/* of each line, in the way that is tried */
	uint16_t   *last;			/* the last row each line may have */
	uint32_t   *line_of;		/* of each row: index plus 1, or 0 */
	bool	   *spoken;			/* of each cell, in this way: a sum holds */
	Vote	   *votes;			/* rows x columns */
	uint32_t	ways;			/* that satisfy the sums */
	uint32_t	tried;
} Orders;

static bool
usable(const FormIdentity *identity)
{
	return identity->axis == FORM_PER_COLUMN && identity->hard &&
		identity->relation == FORM_EQUAL;
}

typedef enum Verdict
{
	NOT_ASKED,
	HOLDS,
	FAILS
} Verdict;

static const ReadingCell *
cell_at(const Orders *orders, uint32_t row, uint32_t column)
{
	return &orders->lines[orders->line_of[row] - 1].cells[column];
}

/*
 * An identity in a column (from 0), in the way that is tried.  Whole numbers
 * only: the forms count.
 */
static Verdict
ask(const Orders *orders, const FormIdentity *identity, uint32_t column)
{
	int64_t		rest = 0;
	bool		counting = false;

	for (uint16_t t = 0; t < identity->nterms; t++)
	{
		const FormTerm *term = &identity->terms[t];
		const ReadingCell *cell;

		if (orders->line_of[term->position] == 0)
			return NOT_ASKED;
		cell = cell_at(orders, term->position, column);
		if (cell->kind == GD_BLANK && term->sign > 0 &&
			identity->blanks == FORM_BLANKS_ZERO)
			continue;
		if (cell->kind != GD_NUMBER || cell->value.scale > 0 ||
			cell->value.mantissa > PROOF_MOST ||
			cell->value.mantissa < -PROOF_MOST)
			return NOT_ASKED;
		rest += term->sign * cell->value.mantissa;
		counting = counting || term->sign > 0;
	}
	if (!counting)
		return NOT_ASKED;
	return rest == 0 ? HOLDS : FAILS;
}

/* Is some row of the identity one whose label was lost? */
static bool
has_unlabelled(const Orders *orders, const FormIdentity *identity)
{
	for (uint16_t t = 0; t < identity->nterms; t++)
	{
		uint32_t	line = orders->line_of[identity->terms[t].position];

		if (line != 0 && orders->lines[line - 1].row == 0)
			return true;
	}
	return false;
}

/*
 * Does the way that is tried satisfy the sums?  Marks the cells they speak for.
 * A sum of labelled rows only has nothing to say here; it may fail.
 */
static bool
way_fits(Orders *orders)
{
	uint32_t	ncolumns = orders->form->ncolumns;

	memset(orders->line_of, 0, (orders->form->nrows + 1u) * sizeof(uint32_t));
	memset(orders->spoken, 0, (size_t) orders->form->nrows * ncolumns);
	for (uint32_t i = 0; i < orders->nlines; i++)
		orders->line_of[orders->row_of[i]] = i + 1;
	for (uint32_t i = 0; i < orders->nidentities; i++)
	{
		const FormIdentity *identity = &orders->identities[i];

		if (!usable(identity) || !has_unlabelled(orders, identity))
			continue;
		for (uint32_t column = 0; column < ncolumns; column++)
		{
			Verdict		verdict = ask(orders, identity, column);

			if (verdict == FAILS)
				return false;
			for (uint16_t t = 0; t < identity->nterms && verdict == HOLDS; t++)
				orders->spoken[(identity->terms[t].position - 1u) * ncolumns +
							   column] = true;
		}
	}
	return true;
}

/*
 * Does a sum speak for the line in this way: for each of its figures but zero,
 * and for one cell at least?  A line of zeros says the same wherever it stands.
 */
static bool
line_spoken(const Orders *orders, uint32_t line)
{
	uint32_t	ncolumns = orders->form->ncolumns;
	uint32_t	row = orders->row_of[line];
	bool		any = false;

	for (uint32_t column = 0; column < ncolumns; column++)
	{
		const ReadingCell *cell = &orders->lines[line].cells[column];
		bool		spoken = orders->spoken[(row - 1) * ncolumns + column];

		any = any || spoken;
		if (!spoken && cell->kind != GD_BLANK && cell->kind != GD_DASH &&
			(cell->kind != GD_NUMBER || cell->value.mantissa != 0))
			return false;
	}
	return any;
}

static void
count_way(Orders *orders)
{
	uint32_t	ncolumns = orders->form->ncolumns;

	orders->ways++;
	for (uint32_t i = 0; i < orders->nlines; i++)
	{
		bool		spoken;

		if (orders->lines[i].row != 0)
			continue;
		spoken = line_spoken(orders, i);
		for (uint32_t column = 0; column < ncolumns; column++)
		{
			Vote	   *vote = &orders->votes[(orders->row_of[i] - 1u) * ncolumns +
											  column];
			const ReadingCell *cell = &orders->lines[i].cells[column];

			if (vote->ways++ == 0)
			{
				vote->cell = cell;
				vote->line = i;
			}
			else if (!readings_same_cell(vote->cell, cell))
				vote->differ = true;
			if (!spoken)
				vote->unproved = true;
		}
	}
}

/*
 * The last row each line may have: before the next label, with a row for each
 * line between.  False if the lines do not go into the form.
 */
static bool
find_last_rows(Orders *orders)
{
	uint32_t	bound = orders->form->nrows + 1u;
	uint32_t	first = 0;

	for (uint32_t i = orders->nlines; i-- > 0;)
	{
		uint16_t	row = orders->lines[i].row;

		if (bound <= 1 || row >= bound)
			return false;
		bound = row != 0 ? row : bound - 1;
		orders->last[i] = (uint16_t) bound;
	}
	for (uint32_t i = 0; i < orders->nlines; i++)
	{
		uint16_t	row = orders->lines[i].row;

		if (row != 0 ? row <= first : first + 1 > orders->last[i])
			return false;
		first = row != 0 ? row : first + 1;
	}
	return true;
}

/* Set line i and those behind it to the first rows they may have from row on. */
static void
set_rows(Orders *orders, uint32_t i, uint32_t row)
{
	for (; i < orders->nlines; i++, row++)
	{
		if (orders->lines[i].row != 0)
			row = orders->lines[i].row;
		orders->row_of[i] = (uint16_t) row;
	}
}

/* The next way in order; false if that was the last. */
static bool
next_way(Orders *orders)
{
	for (uint32_t i = orders->nlines; i-- > 0;)
		if (orders->lines[i].row == 0 && orders->row_of[i] < orders->last[i])
		{
			set_rows(orders, i, orders->row_of[i] + 1u);
			return true;
		}
	return false;
}

/* All ways; *complete is false if there are more than are tried. */
static GdStatus
try_ways(Orders *orders, bool *complete)
{
	*complete = true;
	set_rows(orders, 0, 1);
	do
	{
		if (orders->tried++ == PROOF_MAX_ORDERS)
		{
			*complete = false;
			return GD_OK;
		}
		if (orders->tried % POLL_ORDERS == 0)
			TRY(arena_poll(orders->arena));
		if (way_fits(orders))
			count_way(orders);
	} while (next_way(orders));
	return GD_OK;
}

/* Every row that an unlabelled line might stand for is named, not stated. */
static void
name_gaps(const Orders *orders, ProofCell *cells)
{
	uint32_t	ncolumns = orders->form->ncolumns;
	uint32_t	first = 0;

	for (uint32_t i = 0; i < orders->nlines; i++)
	{
		uint16_t	row = orders->lines[i].row;

		first = row != 0 ? row : first + 1;
		for (uint32_t at = first; at <= orders->last[i] && row == 0; at++)
			for (uint32_t column = 0; column < ncolumns; column++)
			{
				ProofCell  *cell = &cells[(at - 1) * ncolumns + column];

				if (cell->state == PROOF_AMBIGUOUS)
					continue;	/* the first line that may stand there */
				cell->state = PROOF_AMBIGUOUS;
				cell->line = i;
			}
	}
}

static void
read_labelled(const Form *form, const ProofLine *lines, uint32_t nlines,
			  ProofCell *cells)
{
	for (uint32_t i = 0; i < nlines; i++)
		for (uint32_t column = 0; column < form->ncolumns; column++)
		{
			ProofCell  *cell;

			if (lines[i].row == 0 || lines[i].row > form->nrows)
				break;
			cell = &cells[(lines[i].row - 1u) * form->ncolumns + column];
			if (cell->state != PROOF_ABSENT)
				break;
			cell->state = PROOF_READ;
			cell->line = i;
			cell->cell = &lines[i].cells[column];
		}
}

static GdStatus
start_orders(Arena *arena, const Form *form, const ProofLine *lines,
			 uint32_t nlines, Orders *orders)
{
	size_t		ncells = (size_t) form->nrows * form->ncolumns;

	memset(orders, 0, sizeof(*orders));
	orders->arena = arena;
	orders->form = form;
	orders->lines = lines;
	orders->nlines = nlines;
	orders->identities = forms_identities_of(form, &orders->nidentities);
	orders->row_of = arena_alloc(arena, nlines * sizeof(uint16_t));
	orders->last = arena_alloc(arena, nlines * sizeof(uint16_t));
	orders->line_of = arena_alloc(arena, (form->nrows + 1u) * sizeof(uint32_t));
	orders->spoken = arena_alloc(arena, ncells * sizeof(bool));
	orders->votes = arena_alloc(arena, ncells * sizeof(Vote));
	if (orders->row_of == NULL || orders->last == NULL ||
		orders->line_of == NULL || orders->spoken == NULL ||
		orders->votes == NULL)
		return GD_NO_MEMORY;
	memset(orders->votes, 0, ncells * sizeof(Vote));
	return GD_OK;
}

GdStatus
proof_labels(Arena *arena, const Form *form, const ProofLine *lines,
			 uint32_t nlines, Proof *proof)
{
	uint32_t	ncells = (uint32_t) form->nrows * form->ncolumns;
	Orders		orders;
	bool		complete;

	memset(proof, 0, sizeof(*proof));
	proof->cells = arena_alloc(arena, ncells * sizeof(ProofCell));
	if (proof->cells == NULL)
		return GD_NO_MEMORY;
	memset(proof->cells, 0, ncells * sizeof(ProofCell));
	read_labelled(form, lines, nlines, proof->cells);
	if (nlines == 0)
		return GD_OK;
	TRY(start_orders(arena, form, lines, nlines, &orders));
	if (!find_last_rows(&orders))
	{
		/* more lines than rows: they are not lines of this form */
		proof->contradicted = true;
		return GD_OK;
	}
	name_gaps(&orders, proof->cells);
	TRY(try_ways(&orders, &complete));
	proof->nodes = orders.tried;
	proof->limited = !complete;
	proof->contradicted = orders.ways == 0 && complete;
	for (uint32_t i = 0; i < ncells && complete; i++)
	{
		const Vote *vote = &orders.votes[i];

		if (proof->cells[i].state != PROOF_AMBIGUOUS || orders.ways == 0 ||
			vote->ways < orders.ways || vote->differ || vote->unproved)
			continue;
		proof->cells[i].state = PROOF_DERIVED;
		proof->cells[i].line = vote->line;
		proof->cells[i].cell = vote->cell;
	}
	return GD_OK;
}
