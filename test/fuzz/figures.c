/*
 * figures.c
 *	  The figures of a form, made from the bytes of the fuzzer.
 */
#include "figures.h"

/* Totals of totals need as many rounds. */
#define MOST_ROUNDS 12

uint8_t
bytes_next(FuzzBytes *bytes)
{
	if (bytes->left == 0)
		return 0;
	bytes->left--;
	return *bytes->data++;
}

uint32_t
bytes_below(FuzzBytes *bytes, uint32_t most)
{
	uint32_t	number = bytes_next(bytes);

	if (number >= 0xF0)
		number = (number & 0x0F) << 16 | (uint32_t) bytes_next(bytes) << 8 | bytes_next(bytes);
	else if (number >= 0xC0)
		number = (number & 0x1F) << 8 | bytes_next(bytes);
	return number % most;
}

void
figures_read(FuzzBytes *bytes, const Form *form, Figures *figures)
{
	memset(figures, 0, sizeof(*figures));
	MUST(form->nrows <= FIGURES_ROWS && form->ncolumns <= FIGURES_COLUMNS);
	figures->form = form;
	for (unsigned row = 0; row < form->nrows; row++)
		for (unsigned column = 0; column < form->ncolumns; column++)
			if (form->cells[row * form->ncolumns + column] != 0)
				figures->cells[row][column] = bytes_below(bytes, 100000);
}

static int64_t *
figure_at(Figures *figures, const FormIdentity *identity, const FormTerm *term, unsigned across)
{
	if (identity->axis == FORM_PER_COLUMN)
		return &figures->cells[term->position - 1][across];
	return &figures->cells[across][term->position - 1];
}

/* The last total takes what is left; what it would be below zero, the first part. */
static bool
settle(Figures *figures, const FormIdentity *identity, unsigned across)
{
	int64_t    *total = figure_at(figures, identity, &identity->terms[identity->nterms - 1], across);
	int64_t    *part = figure_at(figures, identity, &identity->terms[0], across);
	int64_t		rest = 0;

	for (unsigned i = 0; i + 1 < identity->nterms; i++)
		rest += identity->terms[i].sign * *figure_at(figures, identity, &identity->terms[i], across);
	if (rest == *total)
		return false;
	if (rest < 0)
	{
		*part -= rest;
		rest = 0;
	}
	*total = rest;
	return true;
}

void
figures_settle(Figures *figures)
{
	uint32_t	n;
	const FormIdentity *identities = forms_identities_of(figures->form, &n);

	for (int round = 0; round < MOST_ROUNDS && !figures->add_up; round++)
	{
		figures->add_up = true;
		for (uint32_t i = 0; i < n; i++)
		{
			bool		by_column = identities[i].axis == FORM_PER_COLUMN;
			unsigned	width = by_column ? figures->form->ncolumns : figures->form->nrows;

			for (unsigned k = 0; k < width && identities[i].relation == FORM_EQUAL; k++)
				if (settle(figures, &identities[i], k))
					figures->add_up = false;
		}
	}
}
