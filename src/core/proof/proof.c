/*
 * proof.c
 *	  Stage 7: the sums of a form choose between the readings of its rows.
 *
 * The sums per row have had their say when the readings were listed
 * (readings.c).  Here those per column choose among them; what one reading is
 * left of, and some sum speaks for, is proved.
 */
#include "proof/proof.h"

#include <string.h>

#include "proof/proof_search.h"

typedef struct Table
{
	Arena	   *arena;
	const Form *form;
	const ProofLine *lines;
	uint32_t	nlines;
	uint32_t   *line_of;		/* of each row of the form, or NO_LINE */
	uint8_t		scale;			/* the most decimals of any cell */
	bool		damaged;		/* some line is */
	ProofSearch search;
	Proof	   *proof;
} Table;

#define NO_LINE UINT32_MAX

/* ---- cells ------------------------------------------------------------------ */

static uint32_t
line_width(const Table *table, const ProofLine *line)
{
	return (uint32_t) line->nrows * table->form->ncolumns;
}

/* The index in a reading of the line of a cell of the form. */
static uint32_t
cell_index(const Table *table, const ProofLine *line, uint32_t row,
		   uint32_t column)
{
	return (row - line->row) * table->form->ncolumns + column - 1;
}

static const ReadingCell *
cell_of(const Table *table, const ProofLine *line, uint32_t reading,
		uint32_t index)
{
	return &line->cells[reading * line_width(table, line) + index];
}

static GdStatus
find_lines(Table *table)
{
	table->line_of = arena_alloc(table->arena,
								 (table->form->nrows + 1u) * sizeof(uint32_t));
	if (table->line_of == NULL)
		return GD_NO_MEMORY;
	for (uint32_t row = 0; row <= table->form->nrows; row++)
		table->line_of[row] = NO_LINE;
	table->scale = 0;
	for (uint32_t i = 0; i < table->nlines; i++)
	{
		const ProofLine *line = &table->lines[i];
		uint32_t	ncells = line->nreadings * line_width(table, line);

		if (line->row == 0)
			continue;
		for (uint32_t row = line->row;
			 row < (uint32_t) line->row + line->nrows && row <= table->form->nrows;
			 row++)
			if (table->line_of[row] == NO_LINE)
				table->line_of[row] = i;
		for (uint32_t c = 0; c < ncells; c++)
			if (line->cells[c].kind == GD_NUMBER &&
				line->cells[c].value.scale > table->scale)
				table->scale = line->cells[c].value.scale;
	}
	return GD_OK;
}

/* ---- sums ------------------------------------------------------------------- */

/* The cell's amount at the table's scale; false if it is too large to add up. */
static bool
scaled(const Table *table, GdDecimal value, int64_t *amount)
{
	*amount = value.mantissa;
	for (unsigned i = value.scale; i < table->scale; i++)
	{
		if (*amount > PROOF_MOST / 10 || *amount < -PROOF_MOST / 10)
			return false;
		*amount *= 10;
	}
	return *amount <= PROOF_MOST && *amount >= -PROOF_MOST;
}

/* What each reading of a line adds to an identity in a column. */
static GdStatus
read_member(Table *table, const FormIdentity *identity, uint32_t column,
			const FormTerm *term, SearchMember *member)
{
	const ProofLine *line = &table->lines[member->line];
	int64_t    *amounts = arena_alloc(table->arena,
									  line->nreadings * sizeof(int64_t));

	if (amounts == NULL)
		return GD_NO_MEMORY;
	member->amounts = amounts;
	member->silent = member->counting = 0;
	for (uint32_t r = 0; r < line->nreadings; r++)
	{
		const ReadingCell *cell =
			cell_of(table, line, r, cell_index(table, line, term->position, column));
		uint64_t	bit = UINT64_C(1) << r;

		amounts[r] = 0;
		if (cell->kind == GD_NUMBER && scaled(table, cell->value, &amounts[r]))
		{
			amounts[r] *= term->sign;
			if (term->sign > 0 || identity->blanks == FORM_BLANKS_UNKNOWN)
				member->counting |= bit;
		}
		else if (cell->kind != GD_BLANK || term->sign < 0 ||
				 identity->blanks == FORM_BLANKS_UNKNOWN)
		{
			amounts[r] = 0;
			member->silent |= bit;
		}
	}
	return GD_OK;
}

/* Can an identity be asked at all: is there a reading for each of its rows? */
static bool
identity_complete(const Table *table, const FormIdentity *identity)
{
	for (uint16_t t = 0; t < identity->nterms; t++)
	{
		uint32_t	line = table->line_of[identity->terms[t].position];

		if (line == NO_LINE || table->lines[line].nreadings == 0)
			return false;
		/* the sums of rows that stand side by side are those of the row */
		if (table->lines[line].nrows != 1)
			return false;
	}
	return true;
}

static bool
identity_usable(const Table *table, const FormIdentity *identity)
{
	return identity->axis == FORM_PER_COLUMN && identity->hard &&
		identity->relation == FORM_EQUAL && identity_complete(table, identity);
}

static GdStatus
add_sum(Table *table, const FormIdentity *identity, uint16_t index,
		uint32_t column)
{
	SearchSum  *sum = &table->search.sums[table->search.nsums];

	sum->members = arena_alloc(table->arena,
							   identity->nterms * sizeof(SearchMember));
	if (sum->members == NULL)
		return GD_NO_MEMORY;
	sum->nmembers = identity->nterms;
	sum->identity = index;
	sum->column = (uint16_t) column;
	sum->broken = false;
	for (uint16_t t = 0; t < identity->nterms; t++)
	{
		sum->members[t].line = table->line_of[identity->terms[t].position];
		TRY(read_member(table, identity, column, &identity->terms[t],
						&sum->members[t]));
	}
	table->search.nsums++;
	return GD_OK;
}

static GdStatus
build_search(Table *table)
{
	uint32_t	nidentities;
	const FormIdentity *identities = forms_identities_of(table->form, &nidentities);
	ProofSearch *search = &table->search;

	memset(search, 0, sizeof(*search));
	search->nlines = table->nlines;
	search->lines = arena_alloc(table->arena, table->nlines * sizeof(SearchLine));
	search->sums = arena_alloc(table->arena, (size_t) nidentities *
							   table->form->ncolumns * sizeof(SearchSum));
	if (search->lines == NULL || search->sums == NULL)
		return GD_NO_MEMORY;
	for (uint32_t i = 0; i < table->nlines; i++)
	{
		uint32_t	count = table->lines[i].nreadings;

		memset(&search->lines[i], 0, sizeof(SearchLine));
		/* a line without readings is in no sum; it takes one for form's sake */
		search->lines[i].domain = count >= READINGS_MAX ? UINT64_MAX :
			count == 0 ? 1 : (UINT64_C(1) << count) - 1;
	}
	for (uint32_t i = 0; i < nidentities; i++)
		for (uint32_t column = 1; column <= table->form->ncolumns; column++)
			if (identity_usable(table, &identities[i]))
				TRY(add_sum(table, &identities[i], (uint16_t) i, column));
	return GD_OK;
}

/* ---- what speaks for a cell --------------------------------------------------- */

/* Does a sum hold for certain: asked, and true, whatever reading is left? */
static bool
sum_holds(const Table *table, const SearchSum *sum)
{
	bool		counting = false;

	if (sum->broken)
		return false;
	for (uint32_t m = 0; m < sum->nmembers; m++)
	{
		const SearchMember *member = &sum->members[m];
		const SearchLine *line = &table->search.lines[member->line];

		if ((line->domain & member->silent) != 0 ||
			(line->failed && search_differs(&table->search, member)))
			return false;
		counting = counting || (line->domain & ~member->counting) == 0;
	}
	return counting;
}

static const SearchMember *
sum_member(const SearchSum *sum, uint32_t line)
{
	for (uint32_t m = 0; m < sum->nmembers; m++)
		if (sum->members[m].line == line)
			return &sum->members[m];
	return NULL;
}

/* Is the cell an operand of a sum of the row that was asked in this reading? */
static bool
row_speaks(const Table *table, const ProofLine *line, uint32_t reading,
		   uint32_t index)
{
	const RowShape *shape = line->print->shape;

	for (uint32_t i = 0; i < shape->nsums; i++)
	{
		const RowSum *sum = &shape->sums[i];
		bool		operand = false;
		bool		asked = true;

		for (uint16_t t = 0; t < sum->nterms && asked; t++)
		{
			uint32_t	at = (uint32_t) sum->offset + sum->terms[t].position - 1;

			asked = at < line_width(table, line) &&
				cell_of(table, line, reading, at)->kind == GD_NUMBER;
			operand = operand || at == index;
		}
		if (asked && operand)
			return true;
	}
	return false;
}

/* Does some sum speak for a cell, whatever reading of the line is left? */
static bool
cell_confirmed(const Table *table, uint32_t index, uint32_t cell)
{
	const ProofLine *line = &table->lines[index];
	uint64_t	domain = table->search.lines[index].domain;

	for (uint32_t i = 0; i < table->search.nsums; i++)
	{
		const SearchSum *sum = &table->search.sums[i];

		if (sum->holds && sum->column == cell % table->form->ncolumns + 1 &&
			sum_member(sum, index) != NULL)
			return true;
	}
	/* where digits of one row are lost, those of this one may be: its own sum is not enough */
	if (table->damaged)
		return false;
	for (; domain != 0; domain &= domain - 1)
		if (!row_speaks(table, line, domain_first(domain), cell))
			return false;
	return true;
}

/* ---- suspicion ---------------------------------------------------------------- */

/* Does the sum not add up, or depend on a line that failed? */
static bool
sum_failed(const Table *table, const SearchSum *sum)
{
	if (sum->broken)
		return true;
	for (uint32_t m = 0; m < sum->nmembers; m++)
		if (table->search.lines[sum->members[m].line].failed &&
			search_differs(&table->search, &sum->members[m]))
			return true;
	return false;
}

/*
 * What the line would have to add to the sum for it to hold; false if that
 * depends on lines that are not settled.
 */
static bool
amount_needed(const Table *table, const SearchSum *sum, uint32_t index,
			  int64_t *needed)
{
	*needed = 0;
	for (uint32_t m = 0; m < sum->nmembers; m++)
	{
		const SearchMember *member = &sum->members[m];
		const SearchLine *line = &table->search.lines[member->line];

		if (member->line == index)
			continue;
		if ((line->domain & member->silent) != 0 ||
			search_differs(&table->search, member))
			return false;
		*needed -= member->amounts[domain_first(line->domain)];
	}
	return true;
}

typedef struct Needs
{
	uint64_t	wanted;			/* columns whose figure the sums determine */
	uint64_t	torn;			/* columns whose sums want different ones */
	int64_t		numbers[GD_MAX_COLUMNS];
} Needs;

/* Does some sum of a line not add up? */
static bool
line_failed(const Table *table, uint32_t index)
{
	for (uint32_t i = 0; i < table->search.nsums; i++)
	{
		const SearchSum *sum = &table->search.sums[i];

		if (sum->failed && sum_member(sum, index) != NULL)
			return true;
	}
	return false;
}

/* What the sums per column would have the figures of a line be. */
static void
find_needs(const Table *table, uint32_t index, Needs *needs)
{
	uint32_t	nidentities;
	const FormIdentity *identities = forms_identities_of(table->form, &nidentities);

	memset(needs, 0, sizeof(*needs));
	for (uint32_t i = 0; i < table->search.nsums; i++)
	{
		const SearchSum *sum = &table->search.sums[i];
		const FormIdentity *identity = &identities[sum->identity];
		uint64_t	bit = UINT64_C(1) << (sum->column - 1);
		int64_t		needed;

		if (sum_member(sum, index) == NULL || !amount_needed(table, sum, index, &needed))
			continue;
		for (uint16_t t = 0; t < identity->nterms; t++)
			if (table->line_of[identity->terms[t].position] == index)
				needed *= identity->terms[t].sign;
		if ((needs->wanted & bit) != 0 && needs->numbers[sum->column - 1] != needed)
			needs->torn |= bit;
		needs->wanted |= bit;
		needs->numbers[sum->column - 1] = needed;
	}
	needs->wanted &= ~needs->torn;
}

static uint64_t
row_totals(const RowShape *shape)
{
	uint64_t	totals = 0;

	for (uint32_t i = 0; i < shape->nsums; i++)
		for (uint16_t t = 0; t < shape->sums[i].nterms; t++)
			if (shape->sums[i].terms[t].sign < 0)
				totals |= UINT64_C(1) << (shape->sums[i].offset +
										  shape->sums[i].terms[t].position - 1);
	return totals;
}

/*
 * A sum of the line does not add up.  The fault may be another line's; or this
 * one is wrong in print, so that its own sum excluded the true reading, and was
 * misread as one that happens to add up.  Then its digits have, the row's sums
 * aside, another reading that the columns ask for, but for one part that is
 * wrong, and the row's total, which may be wrong too.
 */
static GdStatus
is_suspect(const Table *table, uint32_t index, bool *suspect)
{
	const ProofLine *line = &table->lines[index];
	uint64_t	domain = table->search.lines[index].domain;
	const ReadingCell *except = domain_single(domain) ?
		cell_of(table, line, domain_first(domain), 0) : NULL;
	Needs		needs;

	*suspect = false;
	if (!line_failed(table, index))
		return GD_OK;
	find_needs(table, index, &needs);
	needs.wanted &= ~row_totals(line->print->shape);
	*suspect = true;
	if (table->scale > 0)
		return GD_OK;			/* decimals: not worth telling */
	for (uint32_t column = 0; column < table->form->ncolumns; column++)
	{
		uint64_t	wanted = needs.wanted & ~(UINT64_C(1) << column);

		TRY(readings_allow(table->arena, line->print, wanted, needs.numbers,
						   except, suspect));
		if (*suspect)
			return GD_OK;
	}
	return GD_OK;
}

/* ---- results ------------------------------------------------------------------ */

static const ReadingCell *
agreed_cell(const Table *table, uint32_t index, uint32_t cell)
{
	const ProofLine *line = &table->lines[index];
	uint64_t	domain = table->search.lines[index].domain;
	const ReadingCell *first = cell_of(table, line, domain_first(domain), cell);

	for (; domain != 0; domain &= domain - 1)
		if (!readings_same_cell(cell_of(table, line, domain_first(domain), cell), first))
			return NULL;
	return first;
}

/*
 * The cells of a line that is not exact.  A number needs a sum that speaks for
 * it.  None can speak for a blank or a dash, so the whole line must be settled
 * and all its numbers confirmed.
 */
static GdStatus
decide_line(Table *table, uint32_t index, ProofCell *cells)
{
	const ProofLine *line = &table->lines[index];
	uint32_t	width = line_width(table, line);
	bool		settled = domain_single(table->search.lines[index].domain);
	bool		suspect;

	if (line->nreadings == 0 || table->search.lines[index].failed)
		return GD_OK;
	TRY(is_suspect(table, index, &suspect));
	if (suspect)
		return GD_OK;
	for (uint32_t i = 0; i < width; i++)
	{
		const ReadingCell *cell = agreed_cell(table, index, i);

		if (cell == NULL || cell->kind != GD_NUMBER)
			continue;
		if (cell_confirmed(table, index, i))
		{
			cells[i].state = PROOF_DERIVED;
			cells[i].cell = cell;
		}
		else
			settled = false;
	}
	for (uint32_t i = 0; i < width && settled; i++)
		if (cells[i].state != PROOF_DERIVED)
		{
			cells[i].state = PROOF_DERIVED;
			cells[i].cell = agreed_cell(table, index, i);
		}
	return GD_OK;
}

static GdStatus
decide(Table *table)
{
	const Form *form = table->form;
	Proof	   *proof = table->proof;

	for (uint32_t row = 1; row <= form->nrows; row++)
	{
		uint32_t	index = table->line_of[row];
		ProofCell  *cells = &proof->cells[(row - 1u) * form->ncolumns];

		for (uint32_t i = 0; i < form->ncolumns && index != NO_LINE; i++)
		{
			const ProofLine *line = &table->lines[index];

			cells[i].line = index;
			cells[i].state = PROOF_AMBIGUOUS;
			if (line->exact && line->nreadings > 0)
			{
				cells[i].state = PROOF_READ;
				cells[i].cell = cell_of(table, line, 0,
										cell_index(table, line, row, i + 1));
			}
		}
	}
	for (uint32_t i = 0; i < table->nlines; i++)
	{
		const ProofLine *line = &table->lines[i];

		if (line->exact || line->row == 0 ||
			line->row + line->nrows - 1 > form->nrows ||
			table->line_of[line->row] != i)
			continue;
		TRY(decide_line(table, i,
						&proof->cells[(line->row - 1u) * form->ncolumns]));
	}
	return GD_OK;
}

GdStatus
proof_read(Arena *arena, const Form *form, const ProofLine *lines,
		   uint32_t nlines, Proof *proof)
{
	Table		table = {.arena = arena,.form = form,.lines = lines,
	.nlines = nlines,.proof = proof};
	size_t		size = (size_t) form->nrows * form->ncolumns * sizeof(ProofCell);

	memset(proof, 0, sizeof(*proof));
	proof->cells = arena_alloc(arena, size);
	if (proof->cells == NULL)
		return GD_NO_MEMORY;
	memset(proof->cells, 0, size);
	TRY(find_lines(&table));
	for (uint32_t i = 0; i < nlines; i++)
		table.damaged = table.damaged || lines[i].damaged;
	TRY(build_search(&table));
	TRY(search_run(arena, &table.search));
	proof->limited = table.search.limited;

	for (uint32_t i = 0; i < table.search.nsums; i++)
	{
		SearchSum  *sum = &table.search.sums[i];

		sum->holds = sum_holds(&table, sum);
		sum->failed = sum_failed(&table, sum);
		/* lines that failed at the limit contradict nothing */
		if (proof->limited ? sum->broken : sum->failed)
			proof->contradicted = true;
	}
	proof->nodes = table.search.nodes;
	return decide(&table);
}
