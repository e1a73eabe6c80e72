/*
 * prove_refute.c
 *	  Columns that the sums along the rows deny.
 *
 * Without borders it is the header that says which figure of a row is whose.  A column
 * of the document's own that is called what a column of the form is (小计), or stands
 * where nothing names it, moves the others in every row.  A report may get the sum of
 * a row wrong, or of some; where most rows do not add up, it is the reading that is
 * wrong, and none of its cells is stated.
 */
#include "proof/prove_refute.h"

#include "words/number.h"

/* Fewer rows that do not add up may be errors of the report, all of them. */
#define MIN_WRONG 3

typedef enum SumAnswer
{
	SUM_UNASKED,				/* nothing but zeros, or no whole numbers */
	SUM_RIGHT,
	SUM_WRONG
} SumAnswer;

/* The numbers that a certain row of the form has in its columns; what is no number is 0. */
static bool
read_row(const char *text, const Sheet *sheet, const SheetLine *line,
		 int64_t numbers[GD_MAX_COLUMNS + 1])
{
	bool		any = false;

	for (uint32_t i = 0; i <= GD_MAX_COLUMNS; i++)
		numbers[i] = 0;
	for (uint32_t i = 0; i < line->count; i++)
	{
		const Placement *placement = &sheet->placements[line->first + i];
		CellValue	value;

		number_read_cell(text, placement->span, &value);
		if (value.kind == GD_TEXT || (value.kind == GD_NUMBER && value.value.scale != 0))
			return false;
		if (value.kind == GD_NUMBER)
			numbers[placement->item->column] = value.value.mantissa;
		any = any || numbers[placement->item->column] != 0;
	}
	return any;
}

static SumAnswer
ask_row(const char *text, const Sheet *sheet, const FormIdentity *sum,
		const SheetLine *line)
{
	int64_t		numbers[GD_MAX_COLUMNS + 1];
	int64_t		rest = 0;

	if (line->doubt != LINE_CERTAIN || line->nrows != 1 ||
		!read_row(text, sheet, line, numbers))
		return SUM_UNASKED;
	for (uint16_t t = 0; t < sum->nterms; t++)
		rest += sum->terms[t].sign * numbers[sum->terms[t].position];
	return rest == 0 ? SUM_RIGHT : SUM_WRONG;
}

void
prove_refute(const char *text, Sheet *sheet)
{
	const FormIdentity *sum;
	uint32_t	right = 0;
	uint32_t	wrong = 0;

	if (sheet->form == NULL || sheet->grid->bordered)
		return;
	sum = forms_row_sum(sheet->form);
	if (sum == NULL)
		return;
	for (uint32_t i = 0; i < sheet->nlines; i++)
		switch (ask_row(text, sheet, sum, &sheet->lines[i]))
		{
			case SUM_UNASKED:
				break;
			case SUM_RIGHT:
				right++;
				break;
			case SUM_WRONG:
				wrong++;
				break;
		}
	if (wrong < MIN_WRONG || wrong <= right)
		return;
	for (uint32_t i = 0; i < sheet->count; i++)
		sheet->placements[i].recovery = GD_AMBIGUOUS;
}
