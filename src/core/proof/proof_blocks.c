/*
 * proof_blocks.c
 *	  A table whose figures came off the page column by column, in blocks of
 *	  rows.
 *
 * The blocks follow one another from the top of the page to its bottom, and so
 * do the figures of each column of a block; where a block ends is not printed.
 * All ways to end them are tried.  A row has to add up in each, and each column
 * over the whole table: then a cell is proved on which all ways agree that are
 * left, if the labels stand beside the blocks of one of them.  Rows printed one
 * by one are blocks of one row.
 *
 * Sums say nothing of the order of blocks.  That it is the page's is taken for
 * granted, as long as the labels keep it.
 */
#include "proof/proof.h"

#include <string.h>

typedef struct Blocks
{
	const Arena *arena;
	const Form *form;
	const ReadingCell *figures; /* in printed order */
	const uint32_t *before;		/* of each row: figures before its label */
	const FormIdentity *identities;
	uint32_t	nidentities;
	uint64_t	sound[PROOF_MAX_BLOCK_ROWS];	/* by first row: a block of so many
												 * rows adds up: bit 1 << rows */
	uint64_t	own[PROOF_MAX_BLOCK_ROWS];	/* those that say something that no
											 * smaller blocks in their place say */
	bool		ends[PROOF_MAX_BLOCK_ROWS + 1]; /* blocks from here reach the end */
	uint32_t	first_of[PROOF_MAX_BLOCK_ROWS]; /* of each row, in the way that is
												 * tried: the first of its block */
	uint32_t	rows_of[PROOF_MAX_BLOCK_ROWS];	/* and how many rows it has */
	const ReadingCell **votes;	/* rows x columns: what the first way says */
	bool	   *differ;
	uint32_t	ways;			/* that satisfy the sums */
	bool		labelled;		/* the labels fit one of them */
	uint32_t	tried;			/* blocks */
	bool		limited;
} Blocks;

/* The figure in a row and column (from 0) of a block. */
static const ReadingCell *
block_cell(const Blocks *blocks, uint32_t first, uint32_t rows, uint32_t row,
		   uint32_t column)
{
	return &blocks->figures[first * blocks->form->ncolumns + column * rows + row];
}

/* Does each row of the block add up?  False where the form has no such sum. */
static bool
block_adds_up(const Blocks *blocks, uint32_t first, uint32_t rows)
{
	const FormIdentity *sum = forms_row_sum(blocks->form);

	for (uint32_t row = 0; sum != NULL && row < rows; row++)
	{
		int64_t		rest = 0;

		for (uint16_t t = 0; t < sum->nterms; t++)
			rest += sum->terms[t].sign *
				block_cell(blocks, first, rows, row,
						   sum->terms[t].position - 1u)->value.mantissa;
		if (rest != 0)
			return false;
	}
	return sum != NULL;
}

/* Do two blocks in the place of one say the same? */
static bool
says_the_same(const Blocks *blocks, uint32_t first, uint32_t rows, uint32_t upper)
{
	for (uint32_t row = 0; row < rows; row++)
		for (uint32_t column = 0; column < blocks->form->ncolumns; column++)
		{
			const ReadingCell *part = row < upper ?
				block_cell(blocks, first, upper, row, column) :
				block_cell(blocks, first + upper, rows - upper, row - upper, column);

			if (part->value.mantissa !=
				block_cell(blocks, first, rows, row, column)->value.mantissa)
				return false;
		}
	return true;
}

/* Fill sound, own and ends. */
static GdStatus
find_blocks(Blocks *blocks)
{
	uint32_t	nrows = blocks->form->nrows;

	for (uint32_t rows = 1; rows <= nrows; rows++)
	{
		for (uint32_t first = 0; first + rows <= nrows; first++)
		{
			bool		own = true;

			if (!block_adds_up(blocks, first, rows))
				continue;
			blocks->sound[first] |= UINT64_C(1) << rows;
			for (uint32_t upper = 1; upper < rows && own; upper++)
				if ((blocks->sound[first] >> upper & 1) != 0 &&
					(blocks->sound[first + upper] >> (rows - upper) & 1) != 0)
					own = !says_the_same(blocks, first, rows, upper);
			if (own)
				blocks->own[first] |= UINT64_C(1) << rows;
		}
		TRY(arena_poll(blocks->arena));
	}
	blocks->ends[nrows] = true;
	for (uint32_t first = nrows; first-- > 0;)
		for (uint32_t rows = 1; first + rows <= nrows; rows++)
			if ((blocks->own[first] >> rows & 1) != 0 && blocks->ends[first + rows])
				blocks->ends[first] = true;
	return GD_OK;
}

static const ReadingCell *
way_cell(const Blocks *blocks, uint32_t row, uint32_t column)
{
	uint32_t	first = blocks->first_of[row];

	return block_cell(blocks, first, blocks->rows_of[row], row - first, column);
}

/* Does each column add up in the way that is tried? */
static bool
columns_add_up(const Blocks *blocks)
{
	bool		asked = false;

	for (uint32_t i = 0; i < blocks->nidentities; i++)
	{
		const FormIdentity *identity = &blocks->identities[i];

		if (identity->axis != FORM_PER_COLUMN || !identity->hard ||
			identity->relation != FORM_EQUAL)
			continue;
		asked = true;
		for (uint32_t column = 0; column < blocks->form->ncolumns; column++)
		{
			int64_t		rest = 0;

			for (uint16_t t = 0; t < identity->nterms; t++)
				rest += identity->terms[t].sign *
					way_cell(blocks, identity->terms[t].position - 1u, column)->value.mantissa;
			if (rest != 0)
				return false;
		}
	}
	return asked;
}

/*
 * Could a block of the way that is tried end here and there?  Its figures say the
 * same, and the labels of its rows stand right before or behind them.
 */
static bool
is_labelled_block(const Blocks *blocks, uint32_t first, uint32_t rows)
{
	uint32_t	ncolumns = blocks->form->ncolumns;

	for (uint32_t row = 0; row < rows; row++)
	{
		uint32_t	before = blocks->before[first + row];

		if (before != first * ncolumns && before != (first + rows) * ncolumns)
			return false;
		for (uint32_t column = 0; column < ncolumns; column++)
			if (block_cell(blocks, first, rows, row, column)->value.mantissa !=
				way_cell(blocks, first + row, column)->value.mantissa)
				return false;
	}
	return true;
}

/* Do the labels stand where the way that is tried has its blocks? */
static bool
labels_fit(const Blocks *blocks)
{
	uint32_t	nrows = blocks->form->nrows;
	bool		reached[PROOF_MAX_BLOCK_ROWS + 1] = {true};

	for (uint32_t first = 0; first < nrows; first++)
		for (uint32_t rows = 1; reached[first] && first + rows <= nrows; rows++)
			if ((blocks->sound[first] >> rows & 1) != 0 &&
				is_labelled_block(blocks, first, rows))
				reached[first + rows] = true;
	return reached[nrows];
}

static void
count_way(Blocks *blocks)
{
	uint32_t	ncolumns = blocks->form->ncolumns;

	for (uint32_t row = 0; row < blocks->form->nrows; row++)
		for (uint32_t column = 0; column < ncolumns; column++)
		{
			const ReadingCell *cell = way_cell(blocks, row, column);
			const ReadingCell **vote = &blocks->votes[row * ncolumns + column];

			if (blocks->ways == 0)
				*vote = cell;
			else if ((*vote)->value.mantissa != cell->value.mantissa)
				blocks->differ[row * ncolumns + column] = true;
		}
	blocks->ways++;
	blocks->labelled = blocks->labelled || labels_fit(blocks);
}

/* All ways, block by block: next is the size to try at each first row. */
static GdStatus
try_ways(Blocks *blocks)
{
	uint32_t	nrows = blocks->form->nrows;
	uint32_t	next[PROOF_MAX_BLOCK_ROWS] = {0};
	uint32_t	begin[PROOF_MAX_BLOCK_ROWS + 1];	/* first rows of the blocks */
	uint32_t	depth = 0;

	begin[0] = 0;
	while (true)
	{
		uint32_t	first = begin[depth];
		uint32_t	rows = first < nrows ? next[first] + 1 : nrows;

		while (first + rows <= nrows && ((blocks->own[first] >> rows & 1) == 0 ||
										 !blocks->ends[first + rows]))
			rows++;
		if (first == nrows || first + rows > nrows)
		{
			if (first == nrows && columns_add_up(blocks))
				count_way(blocks);
			if (depth-- == 0)
				return GD_OK;
			continue;
		}
		if (blocks->tried++ == PROOF_MAX_NODES)
		{
			blocks->limited = true;
			return GD_OK;
		}
		if (blocks->tried % 64 == 0)
			TRY(arena_poll(blocks->arena));
		next[first] = rows;
		for (uint32_t row = first; row < first + rows; row++)
		{
			blocks->first_of[row] = first;
			blocks->rows_of[row] = rows;
		}
		begin[++depth] = first + rows;
		if (first + rows < nrows)
			next[first + rows] = 0;
	}
}

/* Counts only, and small enough to be added up. */
static bool
all_counts(const Form *form, const ReadingCell *figures)
{
	for (uint32_t i = 0; i < (uint32_t) form->nrows * form->ncolumns; i++)
		if (figures[i].kind != GD_NUMBER || figures[i].value.scale > 0 ||
			figures[i].value.mantissa < 0 || figures[i].value.mantissa > PROOF_MOST)
			return false;
	return true;
}

GdStatus
proof_blocks(Arena *arena, const Form *form, const ReadingCell *figures,
			 const uint32_t *before, Proof *proof)
{
	uint32_t	ncells = (uint32_t) form->nrows * form->ncolumns;
	Blocks	   *blocks = arena_alloc(arena, sizeof(Blocks));

	memset(proof, 0, sizeof(*proof));
	proof->cells = arena_alloc(arena, ncells * sizeof(ProofCell));
	if (blocks == NULL || proof->cells == NULL)
		return GD_NO_MEMORY;
	memset(proof->cells, 0, ncells * sizeof(ProofCell));
	memset(blocks, 0, sizeof(*blocks));
	blocks->votes = arena_alloc(arena, ncells * sizeof(ReadingCell *));
	blocks->differ = arena_alloc(arena, ncells * sizeof(bool));
	if (blocks->votes == NULL || blocks->differ == NULL)
		return GD_NO_MEMORY;
	memset(blocks->differ, 0, ncells * sizeof(bool));
	blocks->arena = arena;
	blocks->form = form;
	blocks->figures = figures;
	blocks->before = before;
	blocks->identities = forms_identities_of(form, &blocks->nidentities);
	for (uint32_t i = 0; i < ncells; i++)
		proof->cells[i].state = PROOF_AMBIGUOUS;
	if (form->nrows > PROOF_MAX_BLOCK_ROWS || !all_counts(form, figures))
		return GD_OK;
	TRY(find_blocks(blocks));
	TRY(try_ways(blocks));
	proof->nodes = blocks->tried;
	proof->limited = blocks->limited;
	proof->contradicted = !blocks->labelled && !blocks->limited;
	for (uint32_t i = 0; i < ncells && blocks->labelled && !blocks->limited; i++)
	{
		if (blocks->differ[i])
			continue;
		proof->cells[i].state = PROOF_DERIVED;
		proof->cells[i].cell = blocks->votes[i];
	}
	return GD_OK;
}
