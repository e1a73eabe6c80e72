/*
 * sheet_unread.c
 *	  Stage 6: tables whose labels were recognised and whose figures were not.
 */
#include "sheet/sheet_place.h"
#include "sheet/sheet_rows.h"

/*
 * What is printed in a table of which nothing is known stands with each of its
 * cells, so it is not repeated without limit; bytes.
 */
#define MAX_UNREAD_RUN 2048

/* From the first figure to the last that belongs to a run of bounded length. */
static SheetLine
figures_of(const Grid *grid)
{
	SheetLine	line = {0, 1, LINE_UNPROVABLE, NULL, 0, 0};
	bool		begun = false;

	for (uint32_t i = 0; i < grid->ncells; i++)
	{
		const GridCell *cell = &grid->cells[i];

		if (cell->class != GRID_NUMBER && cell->class != GRID_DASH)
			continue;
		if (!begun)
			line.first = i;
		begun = true;
		if (span_end(cell->span) - grid->cells[line.first].span.start > MAX_UNREAD_RUN)
			break;
		line.count = i + 1 - line.first;
	}
	return line;
}

/* The rows of the form that a label of the grid names: bit 1 << position. */
static uint64_t
rows_named(const Grid *grid, const Form *form)
{
	uint64_t	rows = 0;

	for (uint32_t i = 0; i < grid->ncells; i++)
	{
		const Match *match = &grid->cells[i].match;
		unsigned	row = 0;
		/* 其他 and 总计 are columns as well */
		bool		one = match->ordinal.style != ORDINAL_NONE ||
			sheet_cell_means(&grid->cells[i], form, TERM_COLUMN) == 0;

		for (uint32_t k = 0; k < match->nmeanings; k++)
		{
			const Meaning *meaning = &match->meanings[k];

			if (meaning->role != TERM_ROW || !sheet_meaning_in(meaning, form))
				continue;
			one = one && (row == 0 || row == meaning->index);
			row = meaning->index;
		}
		if (one && row < 64)
			rows |= (uint64_t) 1 << row;
	}
	return rows & ~(uint64_t) 1;
}

/* Was a row with figures found? */
static bool
has_figures(const Sheet *sheet)
{
	for (uint32_t i = 0; i < sheet->nlines; i++)
		if (sheet->lines[i].count > 0)
			return true;
	return false;
}

GdStatus
sheet_name_unread(Arena *arena, Sheets *sheets)
{
	bool		read[GD_TABLE_STATISTICS + 1] = {false};

	for (uint32_t i = 0; i < sheets->count; i++)
		if (sheets->items[i].form != NULL && has_figures(&sheets->items[i]))
			read[sheets->items[i].form->table] = true;
	for (uint32_t i = 0; i < sheets->count; i++)
	{
		Sheet	   *sheet = &sheets->items[i];
		SheetLine	line;
		uint64_t	rows;

		if (sheet->form == NULL || read[sheet->form->table])
			continue;
		line = figures_of(sheet->grid);
		rows = line.count > 0 ? rows_named(sheet->grid, sheet->form) : 0;
		for (line.row = 1; line.row <= sheet->form->nrows && line.row < 64; line.row++)
			if ((rows & ((uint64_t) 1 << line.row)) != 0)
				TRY(sheet_add_line(arena, sheet, line));
		/* the same label in the next part of the table says nothing new */
		read[sheet->form->table] = rows != 0;
	}
	return GD_OK;
}
