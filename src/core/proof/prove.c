/*
 * prove.c
 *	  Stage 7: rows that the layout leaves open, put before the sums of the form.
 */
#include "proof/prove.h"

#include <string.h>

#include "base/text.h"
#include "proof/proof.h"
#include "proof/prove_refute.h"
#include "proof/readings.h"
#include "sheet/sheet_place.h"
#include "words/number.h"

/* The lines of all sheets of one form: a table cut by pages is one. */
typedef struct Table
{
	const Form *form;
	ProofLine  *lines;
	const SheetLine **sources;	/* the sheet's line of each */
	Sheet	  **sheets;
	uint32_t	count;
	bool		open;			/* some line asks for a proof */
	bool		unlabelled;
} Table;

/* So many digits are the cells of a row rather than one of them. */
#define MIN_RUN 7

/* ---- lines for the proof ---------------------------------------------------------- */

/* A certain line as the proof wants it: one cell for each column. */
static GdStatus
exact_line(Arena *arena, const Source *source, const Sheet *sheet,
		   const SheetLine *line, ProofLine *out)
{
	uint32_t	width = (uint32_t) line->nrows * sheet->form->ncolumns;
	ReadingCell *cells = arena_alloc(arena, width * sizeof(ReadingCell));

	if (cells == NULL)
		return GD_NO_MEMORY;
	memset(cells, 0, width * sizeof(ReadingCell));
	for (uint32_t i = 0; i < width; i++)
		cells[i].kind = GD_BLANK;
	for (uint32_t i = 0; i < line->count; i++)
	{
		const Placement *placement = &sheet->placements[line->first + i];
		uint32_t	at = (placement->item->row - line->row) * sheet->form->ncolumns +
			placement->item->column - 1u;
		CellValue	value;

		number_read_cell(source->text, placement->span, &value);
		cells[at].kind = value.kind;
		cells[at].value = value.value;
		cells[at].place = placement->span;
	}
	out->row = line->row;
	out->nrows = line->nrows;
	out->exact = true;
	out->nreadings = 1;
	out->cells = cells;
	return GD_OK;
}

/*
 * Did cells run together?  Digits that are no number say so, a figure that
 * follows its label without so much as a space, and one that has a digit for
 * each column of a row: alone it stands for all of them.
 */
static bool
ran_together(const char *text, const GridCell *cell, bool alone, uint32_t width)
{
	unsigned	size;
	uint32_t	before;

	if (cell->class == GRID_RUN)
		return true;
	if (cell->class != GRID_NUMBER || cell->bordered || cell->span.start == 0)
		return false;
	if (alone && width >= MIN_RUN && cell->span.length >= width)
		return true;
	before = text_decode_before(text, cell->span.start, &size);
	return !text_is_space(before) && before != '|';
}

/* What may have happened to the figures of an open line. */
static unsigned
line_losses(const char *text, const Sheet *sheet, const SheetLine *line,
			uint32_t ntokens, uint32_t width, bool has_row_sum)
{
	bool		run = false;

	for (uint32_t i = 0; i < line->count; i++)
		if (ran_together(text, &sheet->grid->cells[line->first + i], ntokens == 1, width))
			run = true;
	if (ntokens > width)
		return ROW_JOIN;
	if (run)
	{
		/* too few digits for all columns: some cells vanished as well */
		uint32_t	digits = 0;

		for (uint32_t i = 0; i < line->count; i++)
			digits += sheet->grid->cells[line->first + i].span.length;
		/*
		 * Older forms leave cells blank; where no sum runs along the row, a
		 * blank that vanished would go unnoticed.
		 */
		return digits < width || !has_row_sum ? ROW_CUT | ROW_BLANK : ROW_CUT;
	}
	return ROW_BLANK;
}

/*
 * An open line: all readings of its figures.  Blank cells at both ends of a row
 * that fell apart are padding as likely as not, and are left out.
 */
static GdStatus
open_line(Arena *arena, const Source *source, const Sheet *sheet,
		  const SheetLine *line, ProofLine *out)
{
	const GridCell *cells = sheet->grid->cells + line->first;
	uint32_t	first = 0;
	uint32_t	end = line->count;
	GdSpan	   *tokens;
	RowShape   *shape = arena_alloc(arena, sizeof(RowShape));
	RowPrint   *print = arena_alloc(arena, sizeof(RowPrint));
	Readings	readings;

	while (first < end && cells[first].class == GRID_BLANK)
		first++;
	while (end > first && cells[end - 1].class == GRID_BLANK)
		end--;
	tokens = arena_alloc(arena, (end - first) * sizeof(GdSpan));
	if (shape == NULL || print == NULL || tokens == NULL)
		return GD_NO_MEMORY;
	for (uint32_t i = first; i < end; i++)
		tokens[i - first] = cells[i].span;

	memset(&readings, 0, sizeof(readings));
	memset(print, 0, sizeof(*print));
	print->text = source->text;
	print->tokens = tokens;
	print->ntokens = end - first;
	print->shape = shape;
	if (readings_shape(sheet->form, line->row, line->nrows, shape))
	{
		print->losses = line_losses(source->text, sheet, line, print->ntokens,
									shape->width, shape->nsums > 0);
		/*
		 * A blank that vanished is unknown, not zero: sums that hold without it
		 * say nothing of where it stood.
		 */
		if ((print->losses & ROW_BLANK) == 0)
			TRY(readings_read(arena, print, &readings));
	}
	out->row = line->row;
	out->nrows = line->nrows;
	out->exact = false;
	out->damaged = print->losses == ROW_CUT && readings.outcome == READINGS_NONE;
	out->nreadings = readings.count;
	out->cells = readings.cells;
	out->print = print;
	return GD_OK;
}

/* A line whose label is lost: its cells, but no row. */
static GdStatus
unlabelled_line(Arena *arena, const Source *source, const Sheet *sheet,
				const SheetLine *line, ProofLine *out)
{
	ReadingCell *cells = arena_alloc(arena, line->count * sizeof(ReadingCell));

	if (cells == NULL)
		return GD_NO_MEMORY;
	memset(cells, 0, line->count * sizeof(ReadingCell));
	for (uint32_t i = 0; i < line->count; i++)
	{
		GdSpan		span = sheet->grid->cells[line->first + i].span;
		CellValue	value;

		number_read_cell(source->text, span, &value);
		cells[i].kind = value.kind;
		cells[i].value = value.value;
		cells[i].place = span;
	}
	out->row = 0;
	out->nrows = 1;
	out->exact = true;
	out->nreadings = 1;
	out->cells = cells;
	return GD_OK;
}

/* ---- results ------------------------------------------------------------------------- */

/*
 * The printed run of a line, from its first figure to its last; without any, nothing
 * behind its label.
 */
static GdSpan
line_run(const Sheet *sheet, const SheetLine *line)
{
	const GridCell *cells = sheet->grid->cells + line->first;
	uint32_t	first = 0;
	uint32_t	last = line->count;

	if (line->count == 0)
	{
		uint32_t	behind = line->first > 0 ? span_end(cells[-1].span) : sheet->grid->place.start;

		return span_between(behind, behind);
	}
	while (first + 1 < line->count && cells[first].class == GRID_BLANK)
		first++;
	while (last > first + 1 && cells[last - 1].class == GRID_BLANK)
		last--;
	return span_between(cells[first].span.start, span_end(cells[last - 1].span));
}

/*
 * Place the cells of a line that was not certain; proof is NULL where nothing
 * can be proved.  Of a line without any figure nobody knows whether its cells are
 * blank, stand elsewhere or are lost, unless the layout shows it: they are named.
 */
static GdStatus
place_line(Arena *arena, Sheet *sheet, const SheetLine *line, const Proof *proof)
{
	const Form *form = sheet->form;
	GdSpan		run = line_run(sheet, line);

	for (unsigned row = line->row; row < line->row + line->nrows; row++)
		for (unsigned column = 1; column <= form->ncolumns; column++)
		{
			const GdItem *item = forms_item(form, row, column);
			const ProofCell *cell = proof == NULL ? NULL :
				&proof->cells[(row - 1) * form->ncolumns + column - 1];
			bool		proved = cell != NULL && cell->state == PROOF_DERIVED;

			if (item == NULL)
				continue;
			TRY(sheet_place(arena, sheet, item, proved ? cell->cell->place : run, line->unit,
							line->doubt == LINE_BLANK ? GD_READ :
							proved ? GD_DERIVED : GD_AMBIGUOUS));
			if (proved)
			{
				sheet->placements[sheet->count - 1].kind = cell->cell->kind;
				sheet->placements[sheet->count - 1].value = cell->cell->value;
			}
		}
	return GD_OK;
}

/* ---- one form --------------------------------------------------------------------------- */

static GdStatus
add_line(Arena *arena, const Source *source, Table *table, Sheet *sheet,
		 const SheetLine *line)
{
	ProofLine  *out = &table->lines[table->count];

	memset(out, 0, sizeof(*out));
	table->sources[table->count] = line;
	table->sheets[table->count] = sheet;
	table->count++;
	if (line->doubt == LINE_CERTAIN)
		return exact_line(arena, source, sheet, line, out);
	table->open = true;
	if (line->doubt == LINE_UNLABELLED)
	{
		table->unlabelled = true;
		return unlabelled_line(arena, source, sheet, line, out);
	}
	return open_line(arena, source, sheet, line, out);
}

/*
 * Lost labels and lost borders in one table are more than the sums can tell:
 * then only the borders are asked for.
 */
static GdStatus
prove_table(Arena *arena, Table *table)
{
	Proof		proof;
	bool		labels = table->unlabelled;

	for (uint32_t i = 0; i < table->count; i++)
		if (table->sources[i]->doubt == LINE_OPEN)
			labels = false;
	if (labels)
		TRY(proof_labels(arena, table->form, table->lines, table->count, &proof));
	else
		TRY(proof_read(arena, table->form, table->lines, table->count, &proof));
	for (uint32_t i = 0; i < table->count; i++)
	{
		const SheetLine *line = table->sources[i];

		if (line->doubt == LINE_OPEN || (line->doubt == LINE_UNLABELLED && labels))
			TRY(place_line(arena, table->sheets[i], line, &proof));
		else if (line->doubt == LINE_UNLABELLED)
			TRY(place_line(arena, table->sheets[i], line, NULL));
	}
	return GD_OK;
}

/*
 * A table whose labels and figures stand apart: all figures in printed order,
 * whatever rows its lines were taken for.
 */
static GdStatus
prove_scrambled(Arena *arena, const Source *source, Sheet *sheet)
{
	const Form *form = sheet->form;
	uint32_t	width = (uint32_t) form->nrows * form->ncolumns;
	ReadingCell *figures = arena_alloc(arena, width * sizeof(ReadingCell));
	uint32_t   *before = arena_alloc(arena, form->nrows * sizeof(uint32_t));
	SheetLine	line = {1, form->nrows, LINE_OPEN, NULL, sheet->grid->ncells, 0};
	uint32_t	count = 0;
	Proof		proof;

	if (figures == NULL || before == NULL)
		return GD_NO_MEMORY;
	(void) sheet_rows_all_there(sheet->grid, form, before);
	memset(figures, 0, width * sizeof(ReadingCell));
	for (uint32_t i = 0; i < sheet->grid->ncells; i++)
	{
		const GridCell *cell = &sheet->grid->cells[i];
		CellValue	value;

		if (cell->class != GRID_NUMBER || count == width)
			continue;
		number_read_cell(source->text, cell->span, &value);
		figures[count].kind = value.kind;
		figures[count].value = value.value;
		figures[count++].place = cell->span;
		if (i < line.first)
			line.first = i;
		line.count = i + 1 - line.first;
	}
	TRY(proof_blocks(arena, form, figures, before, &proof));
	return place_line(arena, sheet, &line, &proof);
}

/* The only sheet of the form, if it is one whose labels and figures stand apart. */
static Sheet *
only_scrambled(Sheets *sheets, const Form *form)
{
	Sheet	   *found = NULL;

	for (uint32_t i = 0; i < sheets->count; i++)
	{
		Sheet	   *sheet = &sheets->items[i];

		if (sheet->form != form || (sheet->nlines == 0 && !sheet->scrambled))
			continue;
		if (found != NULL || !sheet->scrambled)
			return NULL;
		found = sheet;
	}
	return found;
}

/*
 * In a row with more cells than columns digits fell apart, unless no way to join
 * them makes a row of it (0 0 0 0 for three columns), or none that adds up in half
 * of such rows: then the table has a column that the form has not, and joins that
 * add up in the other rows prove nothing.
 */
static GdStatus
refuse_joins(Arena *arena, Table *table)
{
	bool		foreign = false;
	uint32_t	read = 0;
	uint32_t	unread = 0;

	for (uint32_t i = 0; i < table->count && !foreign; i++)
	{
		const ProofLine *line = &table->lines[i];
		bool		allowed = true;

		if (line->print == NULL || (line->print->losses & ROW_JOIN) == 0)
			continue;
		if (line->nreadings == 0)
			TRY(readings_allow(arena, line->print, 0, NULL, NULL, &allowed));
		if (line->nreadings == 0)
			unread++;
		else
			read++;
		foreign = !allowed;
	}
	foreign = foreign || unread >= read;
	for (uint32_t i = 0; foreign && i < table->count; i++)
		if (table->lines[i].print != NULL && (table->lines[i].print->losses & ROW_JOIN) != 0)
			table->lines[i].nreadings = 0;
	return GD_OK;
}

/* Rows of fewer digits than cells, from so many on, tell that a table drops its blanks. */
#define MIN_SHORT_RUNS 2

/*
 * Where cells ran together and blank ones left no trace in some rows, they may have left
 * none in any: a run of figures for six cells can be cut for seven, so that the sums hold.
 */
static void
refuse_cuts(Table *table)
{
	uint32_t	runs = 0;

	for (uint32_t i = 0; i < table->count; i++)
	{
		const RowPrint *print = table->lines[i].print;

		/* one digit is that of a merged cell: a figure has its total beside it */
		runs += print != NULL && print->losses == (ROW_CUT | ROW_BLANK) &&
			print->shape->nsums > 0 &&
			(print->ntokens > 1 || print->tokens[0].length > 1);
	}
	if (runs < MIN_SHORT_RUNS)
		return;
	for (uint32_t i = 0; i < table->count; i++)
		if (table->lines[i].print != NULL && (table->lines[i].print->losses & ROW_CUT) != 0)
			table->lines[i].nreadings = 0;
}

/* Bits of the rows of a line; those of no row have none. */
static uint64_t
line_rows(const ProofLine *line)
{
	return line->row == 0 ? 0 : (((uint64_t) 1 << line->nrows) - 1) << line->row;
}

/*
 * The line of a table from which it stands there once more, for another year or body;
 * its count if it does not.  A row or two printed again behind a page break are none.
 */
static uint32_t
find_second(const Table *table, uint32_t from)
{
	uint64_t	met = 0;
	uint64_t	again = 0;
	uint32_t	second = table->count;

	for (uint32_t i = from; i < table->count; i++)
	{
		uint64_t	rows = line_rows(&table->lines[i]);

		if ((met & rows) != 0 && again == 0)
			second = i;
		again |= met & rows;
		met |= rows;
	}
	return count_bits(again) * 2 > count_bits(met) ? second : table->count;
}

/* Each of the tables that lines of one form come from is a code word of its own. */
static GdStatus
prove_tables(Arena *arena, Table *all)
{
	for (uint32_t from = 0; from < all->count;)
	{
		uint32_t	end = find_second(all, from);
		Table		table = {all->form, all->lines + from, all->sources + from,
		all->sheets + from, end - from, false, false};

		for (uint32_t i = from; i < end; i++)
		{
			table.open = table.open || all->sources[i]->doubt != LINE_CERTAIN;
			table.unlabelled = table.unlabelled || all->sources[i]->doubt == LINE_UNLABELLED;
		}
		from = end;
		if (!table.open)
			continue;
		TRY(refuse_joins(arena, &table));
		refuse_cuts(&table);
		TRY(prove_table(arena, &table));
	}
	return GD_OK;
}

static GdStatus
prove_form(Arena *arena, const Source *source, Sheets *sheets, const Form *form)
{
	Table		table = {form, NULL, NULL, NULL, 0, false, false};
	uint32_t	most = 0;
	Sheet	   *scrambled = only_scrambled(sheets, form);

	if (scrambled != NULL)
		return prove_scrambled(arena, source, scrambled);
	for (uint32_t i = 0; i < sheets->count; i++)
		if (sheets->items[i].form == form)
			most += sheets->items[i].nlines;
	if (most == 0)
		return GD_OK;
	table.lines = arena_alloc(arena, most * sizeof(ProofLine));
	table.sources = arena_alloc(arena, most * sizeof(SheetLine *));
	table.sheets = arena_alloc(arena, most * sizeof(Sheet *));
	if (table.lines == NULL || table.sources == NULL || table.sheets == NULL)
		return GD_NO_MEMORY;
	for (uint32_t i = 0; i < sheets->count; i++)
	{
		Sheet	   *sheet = &sheets->items[i];

		if (sheet->form != form)
			continue;
		for (uint32_t k = 0; k < sheet->nlines; k++)
		{
			const SheetLine *line = &sheet->lines[k];

			if (line->doubt != LINE_UNPROVABLE && line->count > 0)
				TRY(add_line(arena, source, &table, sheet, line));
			else if (line->doubt != LINE_CERTAIN)
				TRY(place_line(arena, sheet, line, NULL));
		}
		TRY(arena_poll(arena));
	}
	return table.open ? prove_tables(arena, &table) : GD_OK;
}

/* Is there anything that is not certain? */
static bool
has_doubt(const Sheets *sheets, const Form *form)
{
	for (uint32_t i = 0; i < sheets->count; i++)
	{
		const Sheet *sheet = &sheets->items[i];

		if (sheet->form != form)
			continue;
		if (sheet->scrambled)
			return true;
		for (uint32_t k = 0; k < sheet->nlines; k++)
			if (sheet->lines[k].doubt != LINE_CERTAIN)
				return true;
	}
	return false;
}

GdStatus
prove_sheets(Arena *arena, const Source *source, Sheets *sheets)
{
	uint32_t	nforms;
	const Form *forms = forms_all(&nforms);

	for (uint32_t i = 0; i < nforms; i++)
		if (has_doubt(sheets, &forms[i]))
			TRY(prove_form(arena, source, sheets, &forms[i]));
	for (uint32_t i = 0; i < sheets->count; i++)
		prove_refute(source->text, &sheets->items[i]);
	return GD_OK;
}
