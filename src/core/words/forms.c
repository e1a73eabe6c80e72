/*
 * forms.c
 *	  The forms as constant tables.
 */
#include "words/forms.h"
#include "base/array.h"

#include <string.h>

#include "forms_data.inc"

#define NFORMS LENGTH_OF(forms)
#define NITEMS LENGTH_OF(items)
#define NCODES LENGTH_OF(items_by_code)
#define NIDENTITIES LENGTH_OF(identities)
#define NUNITS LENGTH_OF(units)

_Static_assert(NFORMS <= FORMS_MOST, "FORMS_MOST");

const char *
forms_string(GdPooled at)
{
	return at != 0 ? form_strings + at : NULL;
}

const Form *
forms_all(uint32_t *nforms)
{
	*nforms = NFORMS;
	return forms;
}

unsigned
forms_number(GdFormId form, GdTableKind table)
{
	return (size_t) form < LENGTH_OF(form_numbers) && table <= GD_TABLE_STATISTICS ?
		form_numbers[form][table] : 0;
}

const Form *
forms_get(GdFormId form, GdTableKind table)
{
	unsigned	number = forms_number(form, table);

	return number != 0 ? &forms[number - 1] : NULL;
}

const GdItem *
gd_items(uint32_t *nitems)
{
	*nitems = NITEMS;
	return items;
}

const char *
gd_item_code(const GdItem *item)
{
	return forms_string(item->code);
}

const char *
gd_item_label(const GdItem *item)
{
	return forms_string(item->label);
}

const char *
gd_item_unit(const GdItem *item)
{
	return forms_string(item->unit);
}

const GdItem *
forms_item(const Form *form, unsigned row, unsigned column)
{
	unsigned	cell = forms_cell(form, row, column);

	return cell > 0 ? &items[cell - 1] : NULL;
}

/* The order of a counted string and a terminated one. */
static int
forms_compare(const char *code, size_t length, const char *other)
{
	size_t		other_length = strlen(other);
	size_t		shorter = length < other_length ? length : other_length;
	int			order = memcmp(code, other, shorter);

	if (order != 0)
		return order;
	return (length > other_length) - (length < other_length);
}

bool
gd_code_exists(const char *code, size_t length)
{
	size_t		low = 0;
	size_t		high = NCODES;

	while (low < high)
	{
		size_t		middle = low + (high - low) / 2;
		int			order = forms_compare(code, length,
										  gd_item_code(&items[items_by_code[middle]]));

		if (order == 0)
			return true;
		if (order > 0)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

const FormRow *
forms_row(const Form *form, unsigned row)
{
	if (row < 1 || row > form->nrows)
		return NULL;
	return &form->rows[row - 1];
}

unsigned
forms_row_by_code(const Form *form, const char *code, size_t length)
{
	for (unsigned row = 1; row <= form->nrows; row++)
	{
		if (forms_compare(code, length, forms_string(form->rows[row - 1].code)) == 0)
			return row;
	}
	return 0;
}

const FormIdentity *
forms_identities(uint32_t *nidentities)
{
	*nidentities = NIDENTITIES;
	return identities;
}

const FormIdentity *
forms_identities_of(const Form *form, uint32_t *nidentities)
{
	*nidentities = form->nidentities;
	return form->nidentities > 0 ? &identities[form->first_identity] : NULL;
}

const FormIdentity *
forms_row_sum(const Form *form)
{
	for (uint32_t i = 0; i < form->nidentities; i++)
	{
		const FormIdentity *identity = &identities[form->first_identity + i];

		if (identity->axis == FORM_PER_ROW && identity->hard &&
			identity->relation == FORM_EQUAL)
			return identity;
	}
	return NULL;
}

const char *
forms_unit(unsigned index)
{
	return index >= 1 && index <= NUNITS ? units[index - 1] : NULL;
}

static const Trie unit_words = {
	unit_nodes, unit_edges, unit_first, unit_roots
};

const Trie *
forms_unit_words(void)
{
	return &unit_words;
}

bool
forms_unit_may_begin(uint32_t c)
{
	return trie_may_begin(&unit_words, c);
}
