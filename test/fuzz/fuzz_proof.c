/*
 * fuzz_proof.c
 *	  Tables whose figures are known, damaged as publishers do it: what is proved is
 *	  what was printed.
 *
 * Bytes: form, kind of damage, figures, then what happened to each row.  Where the
 * figures do not add up, only the promises of the modules are asked for.
 */
#include "figures.h"
#include "words/number.h"
#include "proof/proof.h"
#include "promises.h"

#define MOST_TOKENS (FIGURES_COLUMNS * 20)
#define MOST_TEXT	20000

/* A printed row; the text and the tokens of all rows stand in one array. */
typedef struct Printed
{
	char		text[MOST_TEXT];
	uint32_t	length;
	GdSpan		tokens[FIGURES_ROWS * MOST_TOKENS];
	uint32_t	ntokens;
	RowPrint	prints[FIGURES_ROWS];
	RowShape	shapes[FIGURES_ROWS];
	ProofLine	lines[FIGURES_ROWS];
	uint32_t	nlines;
} Printed;

static Printed printed;
static Figures figures;
static FuzzPool pool;
static Arena arena;

/* ---- printing ----------------------------------------------------------------------- */

static void
print_figure(int64_t figure)
{
	char		digits[24] = "";

	if (figure == FIGURE_DASH)
		digits[0] = '-';
	else if (figure != FIGURE_BLANK)
		snprintf(digits, sizeof(digits), "%lld", (long long) figure);
	MUST(printed.length + strlen(digits) < MOST_TEXT);
	memcpy(printed.text + printed.length, digits, strlen(digits));
	printed.length += (uint32_t) strlen(digits);
}

static void
add_token(uint32_t start)
{
	printed.tokens[printed.ntokens++] = span_between(start, printed.length);
}

/* The figures of a row as tokens: whole, glued, fallen apart, or without blanks. */
static void
print_tokens(unsigned row, unsigned width, unsigned losses)
{
	uint32_t	row_start = printed.length;

	for (unsigned i = 0; i < width; i++)
	{
		int64_t		figure = figures.cells[row + i / figures.form->ncolumns]
			[i % figures.form->ncolumns];
		uint32_t	start = printed.length;

		print_figure(figure);
		if ((losses & ROW_CUT) != 0 || ((losses & ROW_BLANK) != 0 && printed.length == start))
			continue;
		if ((losses & ROW_JOIN) != 0)
			for (; start + 1 < printed.length; start++)
				printed.tokens[printed.ntokens++] = span_between(start, start + 1);
		add_token(start);
	}
	if ((losses & ROW_CUT) != 0)
		add_token(row_start);
}

/* ---- readings of a row ----------------------------------------------------------------- */

/* Each reading has all digits of the row in their order, and its sums hold. */
static void
check_reading(const RowPrint *print, const ReadingCell *cells)
{
	const RowShape *shape = print->shape;
	uint32_t	before = print->ntokens > 0 ? print->tokens[0].start : 0;
	uint32_t	end = print->ntokens > 0 ? span_end(print->tokens[print->ntokens - 1]) : before;
	uint32_t	digits = 0;

	for (uint32_t i = 0; i < shape->width; i++)
	{
		const ReadingCell *cell = &cells[i];

		MUST(cell->place.start >= before && span_end(cell->place) <= end);
		before = cell->place.length > 0 ? span_end(cell->place) : before;
		digits += cell->place.length;
		if (cell->kind != GD_NUMBER)
			continue;
		MUST(cell->value.mantissa >= 0 || (shape->negative >> i & 1) != 0);
		MUST(cell->value.scale == 0 || (shape->decimal >> i & 1) != 0);
	}
	MUST(digits == end - (print->ntokens > 0 ? print->tokens[0].start : 0));
	for (uint32_t s = 0; s < shape->nsums && print->losses != ROW_EXACT; s++)
	{
		int64_t		sum = 0;
		bool		asked = true;

		for (unsigned k = 0; k < shape->sums[s].nterms; k++)
		{
			const ReadingCell *cell = &cells[shape->sums[s].offset +
											 shape->sums[s].terms[k].position - 1];

			asked = asked && cell->kind == GD_NUMBER && cell->value.scale == 0;
			sum += shape->sums[s].terms[k].sign * cell->value.mantissa;
		}
		MUST(!asked || sum == 0);
	}
}

static bool
says(const ReadingCell *cell, int64_t figure)
{
	if (figure == FIGURE_BLANK)
		return cell->kind == GD_BLANK;
	if (figure == FIGURE_DASH)
		return cell->kind == GD_DASH;
	return cell->kind == GD_NUMBER && cell->value.scale == 0 && cell->value.mantissa == figure;
}

/* Is what was printed among the readings? */
static bool
has_truth(const Readings *readings, unsigned row, unsigned width)
{
	for (uint32_t k = 0; k < readings->count; k++)
	{
		unsigned	i = 0;

		while (i < width && says(&readings->cells[k * width + i],
								 figures.cells[row + i / figures.form->ncolumns]
								 [i % figures.form->ncolumns]))
			i++;
		if (i == width)
			return true;
	}
	return false;
}

static void
print_row(unsigned row, unsigned nrows, unsigned losses)
{
	RowPrint   *print = &printed.prints[printed.nlines];
	RowShape   *shape = &printed.shapes[printed.nlines];
	ProofLine  *line = &printed.lines[printed.nlines++];
	unsigned	width = nrows * figures.form->ncolumns;
	Readings	readings;

	memset(print, 0, sizeof(*print));
	print->tokens = &printed.tokens[printed.ntokens];
	print_tokens(row, width, losses);
	print->text = printed.text;
	print->ntokens = (uint32_t) (&printed.tokens[printed.ntokens] - print->tokens);
	print->losses = losses;
	print->shape = shape;
	MUST(readings_shape(figures.form, row + 1, nrows, shape) && shape->width == width);
	MUST(readings_read(&arena, print, &readings) == GD_OK);
	MUST(readings.count <= READINGS_MAX);
	MUST((readings.outcome == READINGS_FOUND) == (readings.count > 0));
	for (uint32_t k = 0; k < readings.count; k++)
		check_reading(print, readings.cells + k * width);
	if (figures.add_up && readings.outcome != READINGS_TOO_MANY && print->ntokens > 0)
		MUST(has_truth(&readings, row, width));
	line->row = (uint16_t) (row + 1);
	line->nrows = (uint16_t) nrows;
	line->exact = losses == ROW_EXACT;
	line->nreadings = readings.count;
	line->cells = readings.cells;
	line->print = print;
}

/* ---- what is proved ------------------------------------------------------------------------ */

static void
check_proof(const Proof *proof)
{
	const Form *form = figures.form;

	for (unsigned row = 0; row < form->nrows; row++)
		for (unsigned column = 0; column < form->ncolumns; column++)
		{
			const ProofCell *cell = &proof->cells[row * form->ncolumns + column];

			if (cell->state != PROOF_DERIVED && cell->state != PROOF_READ)
				continue;
			MUST(cell->cell != NULL);
			if (figures.add_up && forms_item(form, row + 1, column + 1) != NULL)
				MUST(says(cell->cell, figures.cells[row][column]));
		}
}

/*
 * What may have happened to a row, of what the fuzzer asks for: where figures are
 * missing, only that their blanks vanished.
 */
static unsigned
losses_of(unsigned row, unsigned nrows, unsigned what)
{
	static const unsigned losses[] = {ROW_EXACT, ROW_CUT, ROW_JOIN, ROW_BLANK, ROW_CUT | ROW_BLANK};

	for (unsigned i = 0; i < nrows * figures.form->ncolumns; i++)
		if (figures.cells[row + i / figures.form->ncolumns][i % figures.form->ncolumns] < 0 &&
			losses[what] != ROW_EXACT)
			return ROW_BLANK;
	return losses[what];
}

/* Rows that are glued, fell apart, lost their blanks, or are lost. */
static void
check_rows(FuzzBytes *bytes, unsigned nrows)
{
	Proof		proof;

	for (unsigned row = 0; row < figures.form->nrows; row += nrows)
	{
		unsigned	what = bytes_next(bytes) % 6;

		if (what < 5)
			print_row(row, nrows, losses_of(row, nrows, what));
	}
	MUST(proof_read(&arena, figures.form, printed.lines, printed.nlines, &proof) == GD_OK);
	MUST(!proof.contradicted || !figures.add_up);
	check_proof(&proof);
}

/* Rows that lost their labels, or are lost altogether. */
static void
check_labels(FuzzBytes *bytes)
{
	Proof		proof;

	for (unsigned row = 0; row < figures.form->nrows; row++)
	{
		unsigned	what = bytes_next(bytes) % 8;

		if (what == 7)
			continue;
		print_row(row, 1, ROW_EXACT);
		if (what >= 3)
			printed.lines[printed.nlines - 1].row = 0;
	}
	MUST(proof_labels(&arena, figures.form, printed.lines, printed.nlines, &proof) == GD_OK);
	MUST(!proof.contradicted || !figures.add_up);
	check_proof(&proof);
}

/* Blocks of rows, each printed column by column behind its labels. */
static void
check_blocks(FuzzBytes *bytes)
{
	static ReadingCell cells[FIGURES_ROWS * FIGURES_COLUMNS];
	static uint32_t before[FIGURES_ROWS];
	const Form *form = figures.form;
	uint32_t	count = 0;
	Proof		proof;

	memset(cells, 0, sizeof(cells));
	for (unsigned row = 0; row < form->nrows;)
	{
		unsigned	size = 1 + bytes_next(bytes) % 6;

		if (size > form->nrows - row)
			size = form->nrows - row;
		for (unsigned i = 0; i < size; i++)
			before[row + i] = count;
		for (unsigned column = 0; column < form->ncolumns; column++)
			for (unsigned i = 0; i < size; i++, count++)
			{
				cells[count].kind = GD_NUMBER;
				cells[count].value.mantissa = figures.cells[row + i][column];
				cells[count].place = span_between(count, count + 1);
			}
		row += size;
	}
	MUST(proof_blocks(&arena, form, cells, before, &proof) == GD_OK);
	/* where the form has sums along rows and columns, one way is the printed one */
	MUST(!proof.contradicted || !figures.add_up || form->table != GD_TABLE_REQUESTS);
	check_proof(&proof);
}

/* Does a blank stand for 0 in a sum of the form? */
static bool
has_blank_zeros(const Form *form)
{
	uint32_t	n;
	const FormIdentity *identities = forms_identities_of(form, &n);

	for (uint32_t i = 0; i < n; i++)
		if (identities[i].blanks == FORM_BLANKS_ZERO)
			return true;
	return false;
}

/* Blanks and dashes in place of figures: the sums are not asked there, or a blank
 * is the 0 that it stands for. */
static void
lose_figures(FuzzBytes *bytes)
{
	unsigned	count = bytes_next(bytes) % 16;
	bool		zeros = has_blank_zeros(figures.form);

	while (count-- > 0)
	{
		unsigned	row = bytes_next(bytes) % figures.form->nrows;
		unsigned	column = bytes_next(bytes) % figures.form->ncolumns;

		bool		dash = bytes_next(bytes) % 3 == 0;

		if (dash || !zeros || figures.cells[row][column] == 0)
			figures.cells[row][column] = dash ? FIGURE_DASH : FIGURE_BLANK;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	FuzzBytes	bytes = {data, size};
	uint32_t	nforms;
	const Form *forms = forms_all(&nforms);
	const Form *form = &forms[bytes_next(&bytes) % nforms];
	unsigned	way = bytes_next(&bytes) % 8;
	GdConfig	config = fuzz_config(&pool);
	unsigned	nrows = form->table == GD_TABLE_DISPUTES ? 3 : 1;

	printed.length = printed.ntokens = printed.nlines = 0;
	arena_init(&arena, &config);
	figures_read(&bytes, form, &figures);
	if (way != 0)
		figures_settle(&figures);
	if (way >= 5)
		check_labels(&bytes);
	else if (way == 4 && nrows == 1 && form->nrows <= PROOF_MAX_BLOCK_ROWS)
		check_blocks(&bytes);
	else
	{
		if (way == 3)
			lose_figures(&bytes);
		check_rows(&bytes, nrows);
	}
	MUST(pool.bytes <= FUZZ_MEMORY_BASE);
	fuzz_free(&pool);
	return 0;
}
