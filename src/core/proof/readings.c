/*
 * readings.c
 *	  All readings of one printed row of figures.
 *
 * The row is taken apart into atoms: a digit, a point, a sign, or a cell that
 * stands by itself.  A reading cuts the atoms into cells.  The search goes from
 * the right, because every form prints a total behind its parts: once the total
 * is known each part is at most what is left of it, and the last part is what
 * is left of it.
 */
#include "proof/readings.h"

#include <string.h>

#include "base/text.h"
#include "proof/readings_atoms.h"

/*
 * A row's cells up to this may be added up in any order.  A count of 18 digits
 * is read where it stands alone; no reading of a damaged row has one.
 */
#define MOST_UNITS		(INT64_MAX / (int64_t) GD_MAX_COLUMNS)

/* Nodes between two polls: as much work as reading GD_POLL_BYTES. */
#define POLL_NODES		4096

/* The cell of the reading that is being built. */
typedef struct Choice
{
	uint32_t	start;			/* atoms [start, end) */
	uint32_t	end;
	uint32_t	step;			/* the candidate to try next: 0 is a blank, */
	bool		taken;			/* n takes n atoms */
	GdFactKind	kind;
	GdDecimal	value;
	int64_t		units;			/* value at the scale of the search */
} Choice;

typedef struct SumState
{
	uint64_t	plus;			/* cells by their sign */
	uint64_t	minus;
	uint32_t	left;			/* operands not yet read */
	uint32_t	unknown;		/* operands read that are no numbers */
	int64_t		rest;			/* of the others */
} SumState;

typedef struct Search
{
	const RowPrint *print;
	const RowShape *shape;
	Atoms		row;
	Choice		choices[GD_MAX_COLUMNS];
	uint32_t	nsums;
	SumState	sums[READINGS_MAX_SUMS];
	uint64_t	wanted;
	const int64_t *numbers;
	uint32_t	nodes;
} Search;

/* ---- the shape ------------------------------------------------------------ */

static void
add_sums(const Form *form, unsigned nrows, RowShape *shape)
{
	const FormIdentity *sum = forms_row_sum(form);

	for (unsigned row = 0; sum != NULL && row < nrows; row++)
		if (shape->nsums < READINGS_MAX_SUMS)
			shape->sums[shape->nsums++] =
				(RowSum) {sum->terms, sum->nterms, (uint16_t) (row * form->ncolumns)};
}

/* Amounts may have decimals: 元, 万元. */
static bool
is_money(const char *unit)
{
	size_t		length = strlen(unit);

	return length >= 3 && memcmp(unit + length - 3, "元", 3) == 0;
}

bool
readings_shape(const Form *form, unsigned row, unsigned nrows, RowShape *shape)
{
	memset(shape, 0, sizeof(*shape));
	if (row == 0 || nrows == 0 || row + nrows - 1 > form->nrows ||
		nrows * form->ncolumns > GD_MAX_COLUMNS)
		return false;
	shape->width = nrows * form->ncolumns;
	for (uint32_t i = 0; i < shape->width; i++)
	{
		const GdItem *item = forms_item(form, row + i / form->ncolumns,
										i % form->ncolumns + 1);

		if (item == NULL)
			continue;
		if (strcmp(forms_string(form->columns[i % form->ncolumns].code), "items_change") == 0)
			shape->negative |= UINT64_C(1) << i;
		/* what is counted in yuan is an amount: 元, 万元 */
		if (gd_item_unit(item) != NULL && is_money(gd_item_unit(item)))
			shape->decimal |= UINT64_C(1) << i;
	}
	add_sums(form, nrows, shape);
	return true;
}

/* ---- one cell ------------------------------------------------------------- */

/* The value at the scale of the search; false if it could overflow a sum. */
static bool
scale_value(const Search *search, GdDecimal value, int64_t *units)
{
	*units = value.mantissa;
	for (unsigned i = value.scale; i < search->row.scale; i++)
	{
		if (*units > MOST_UNITS / 10 || *units < -MOST_UNITS / 10)
			return false;
		*units *= 10;
	}
	return *units <= MOST_UNITS && *units >= -MOST_UNITS;
}

/* The part of take_atoms for a row of nothing but digits, as nearly all are. */
static inline Fit
take_digits(const Search *search, uint32_t cell, uint32_t length, Choice *choice)
{
	const Atom *atoms = search->row.items;
	unsigned	losses = search->print->losses;
	uint32_t	start = choice->end - length;
	Fit			fit;

	if (length > choice->end || ((losses & ROW_BLANK) == 0 && start < cell))
		return FIT_NEVER;		/* an atom at least for each cell before */
	if (cell == 0 && start > 0)
		return FIT_NO;
	if ((losses & ROW_JOIN) == 0 && atoms[start].token != atoms[choice->end - 1].token)
		return FIT_NEVER;
	if ((losses & ROW_CUT) == 0 && start > 0 && atoms[start - 1].token == atoms[start].token)
		return FIT_NO;
	fit = atoms_read_digits(&search->row, start, choice->end, &choice->value);
	if (fit == FIT_YES && choice->value.mantissa > MOST_UNITS)
		fit = FIT_NO;
	choice->start = start;
	choice->kind = GD_NUMBER;
	choice->units = choice->value.mantissa;
	return fit;
}

/* May a cell take exactly the length atoms before choice->end? */
static Fit
take_atoms(const Search *search, uint32_t cell, uint32_t length, Choice *choice)
{
	unsigned	losses = search->print->losses;
	uint32_t	start;
	const Atom *first;
	const Atom *last;

	if (SHORT_WAY && search->row.digits)
		return take_digits(search, cell, length, choice);
	if (length > choice->end)
		return FIT_NEVER;
	start = choice->end - length;
	if ((losses & ROW_BLANK) == 0 && start < cell)
		return FIT_NEVER;		/* an atom at least for each cell before */
	if (cell == 0 && start > 0)
		return FIT_NO;
	first = &search->row.items[start];
	last = &search->row.items[choice->end - 1];
	if (length > 1 && (first->kind == ATOM_CELL || last->kind == ATOM_CELL))
		return FIT_NEVER;
	if ((losses & ROW_JOIN) == 0 && first->token != last->token)
		return FIT_NEVER;
	if ((losses & ROW_CUT) == 0 && start > 0 && first[-1].token == first->token)
		return FIT_NO;

	choice->start = start;
	if (first->kind == ATOM_CELL)
	{
		choice->kind = first->cell.kind;
		choice->value = first->cell.value;
	}
	else
	{
		Fit			fit = atoms_read_number(&search->row, start, choice->end, &choice->value);

		if (fit != FIT_YES)
			return fit;
		choice->kind = GD_NUMBER;
	}
	if (choice->kind != GD_NUMBER)
		return FIT_YES;
	if (!scale_value(search, choice->value, &choice->units) ||
		(choice->value.scale > 0 && (search->shape->decimal >> cell & 1) == 0))
		return FIT_NO;
	if (choice->value.mantissa < 0 && (search->shape->negative >> cell & 1) == 0)
		return FIT_NO;
	return FIT_YES;
}

/* ---- sums ----------------------------------------------------------------- */

static void
prepare_sums(Search *search)
{
	search->nsums = 0;
	for (uint32_t i = 0; i < search->shape->nsums; i++)
	{
		const RowSum *sum = &search->shape->sums[i];
		SumState   *state = &search->sums[search->nsums];
		bool		inside = true;

		memset(state, 0, sizeof(*state));
		for (uint16_t t = 0; t < sum->nterms; t++)
		{
			uint32_t	cell = (uint32_t) sum->offset + sum->terms[t].position - 1;

			if (cell >= search->shape->width)
			{
				inside = false;
				break;
			}
			if (sum->terms[t].sign > 0)
				state->plus |= UINT64_C(1) << cell;
			else
				state->minus |= UINT64_C(1) << cell;
			state->left++;
		}
		if (inside)
			search->nsums++;
	}
}

/*
 * Can the first cells, all parts of one sum, use up all atoms before start and
 * come to rest?  Each is at most rest, so none has more digits than it; and
 * the longest has at most all atoms but one for each other cell.
 */
static bool
fills(uint32_t cells, uint32_t atoms, uint64_t rest)
{
	uint32_t	digits = 1;

	while (digits < GD_MAX_DIGITS && rest >= atoms_powers[digits])
		digits++;
	if (atoms > cells * digits || atoms < cells)
		return false;
	/* no cell need have more digits than the rest */
	if (atoms - cells >= digits)
		return true;
	return rest / cells < atoms_powers[atoms - cells + 1];
}

/* After a cell was added: can the sum still be reached? */
static Fit
sum_fits(const Search *search, const SumState *sum, uint32_t cell)
{
	uint64_t	before = (UINT64_C(1) << cell) - 1;
	bool		positive = (sum->plus & before & search->shape->negative) == 0;

	if (sum->unknown > 0)
		return FIT_YES;
	if (sum->left == 0)
		return sum->rest == 0 ? FIT_YES : FIT_NO;

	/*
	 * Parts alone are left: they cannot take back what is too much.  That
	 * holds while none of them turns out to be blank, which sums up nothing.
	 */
	if ((sum->minus & before) != 0 || !positive ||
		(search->print->losses & ROW_BLANK) != 0 || !search->row.plain)
		return FIT_YES;
	if (search->row.first_cell < search->choices[cell].start)
		return FIT_YES;
	if (sum->rest > 0)
		return FIT_NO;
	if ((sum->plus & before) == before &&
		!fills(cell, search->choices[cell].start, (uint64_t) -sum->rest))
		return FIT_NO;
	return FIT_YES;
}

static void
drop_cell(Search *search, uint32_t cell)
{
	Choice	   *choice = &search->choices[cell];
	uint64_t	bit = UINT64_C(1) << cell;

	for (uint32_t i = 0; i < search->nsums; i++)
	{
		SumState   *sum = &search->sums[i];

		if (((sum->plus | sum->minus) & bit) == 0)
			continue;
		sum->left++;
		if (choice->kind != GD_NUMBER)
			sum->unknown--;
		else
			sum->rest -= (sum->plus & bit) != 0 ? choice->units : -choice->units;
	}
	choice->taken = false;
}

/* Add a cell to the sums it is in; false, and nothing added, if one fails. */
static bool
add_cell(Search *search, uint32_t cell)
{
	Choice	   *choice = &search->choices[cell];
	uint64_t	bit = UINT64_C(1) << cell;
	bool		fits = true;

	if ((search->wanted & bit) != 0)
	{
		int64_t		wanted;
		GdDecimal	whole = {search->numbers[cell], 0};

		if (choice->kind != GD_NUMBER || !scale_value(search, whole, &wanted) ||
			choice->units != wanted)
			return false;
	}
	for (uint32_t i = 0; i < search->nsums; i++)
	{
		SumState   *sum = &search->sums[i];

		if (((sum->plus | sum->minus) & bit) == 0)
			continue;
		sum->left--;
		if (choice->kind != GD_NUMBER)
			sum->unknown++;
		else
			sum->rest += (sum->plus & bit) != 0 ? choice->units : -choice->units;
		if (sum_fits(search, sum, cell) != FIT_YES)
			fits = false;
	}
	choice->taken = true;
	if (!fits)
		drop_cell(search, cell);
	return fits;
}

/* ---- the search ----------------------------------------------------------- */

/* Choose the next candidate of a cell; false if there is none left. */
static bool
next_choice(Search *search, uint32_t cell)
{
	Choice	   *choice = &search->choices[cell];

	if (choice->taken)
		drop_cell(search, cell);
	for (;;)
	{
		uint32_t	step = choice->step++;
		Fit			fit;

		if (step == 0)
		{
			if ((search->print->losses & ROW_BLANK) == 0 ||
				(cell == 0 && choice->end > 0))
				continue;
			choice->start = choice->end;
			choice->kind = GD_BLANK;
			fit = FIT_YES;
		}
		else
			fit = take_atoms(search, cell, step, choice);
		if (fit == FIT_NEVER)
			return false;
		if (fit == FIT_YES && add_cell(search, cell))
			return true;
	}
}

typedef enum Step
{
	STEP_FOUND,					/* choices holds a reading */
	STEP_END,					/* there are no more */
	STEP_LIMIT
} Step;

static void
search_start(Search *search)
{
	Choice	   *last = &search->choices[search->shape->width - 1];

	search->nodes = 0;
	last->end = search->row.count;
	last->step = 0;
	last->taken = false;
}

/* Go on from *cell to the next reading; start with the last cell. */
static GdStatus
search_next(const Arena *arena, Search *search, uint32_t *cell, Step *step)
{
	for (;;)
	{
		if (search->nodes++ == READINGS_MAX_NODES)
		{
			*step = STEP_LIMIT;
			return GD_OK;
		}
		if (search->nodes % POLL_NODES == 0)
			TRY(arena_poll(arena));
		if (!next_choice(search, *cell))
		{
			if (++*cell == search->shape->width)
			{
				*step = STEP_END;
				return GD_OK;
			}
			continue;
		}
		if (*cell == 0)
		{
			*step = STEP_FOUND;
			return GD_OK;
		}
		--*cell;
		search->choices[*cell].end = search->choices[*cell + 1].start;
		search->choices[*cell].step = 0;
		search->choices[*cell].taken = false;
	}
}

/* ---- results -------------------------------------------------------------- */

static GdSpan
choice_place(const Search *search, const Choice *choice)
{
	const Atom *atoms = search->row.items;

	if (choice->start < choice->end)
		return span_between(atoms[choice->start].place.start,
							span_end(atoms[choice->end - 1].place));
	if (choice->end > 0)
		return span_between(span_end(atoms[choice->end - 1].place),
							span_end(atoms[choice->end - 1].place));
	return span_between(atoms[0].place.start, atoms[0].place.start);
}

/* Nearly every row has one reading, so room grows from one. */
static GdStatus
make_room(Arena *arena, uint32_t width, uint32_t *capacity, Readings *readings)
{
	uint32_t	wanted = *capacity == 0 ? 1 : *capacity * 4;
	ReadingCell *grown;

	if (readings->count < *capacity)
		return GD_OK;
	grown = arena_alloc(arena, (size_t) wanted * width * sizeof(ReadingCell));
	if (grown == NULL)
		return GD_NO_MEMORY;
	if (readings->count > 0)
		memcpy(grown, readings->cells,
			   (size_t) readings->count * width * sizeof(ReadingCell));
	readings->cells = grown;
	*capacity = wanted;
	return GD_OK;
}

static GdStatus
keep_reading(Arena *arena, const Search *search, uint32_t *capacity,
			 Readings *readings)
{
	uint32_t	width = search->shape->width;
	ReadingCell *cells;

	TRY(make_room(arena, width, capacity, readings));
	cells = readings->cells + readings->count * width;
	for (uint32_t i = 0; i < width; i++)
	{
		const Choice *choice = &search->choices[i];

		memset(&cells[i], 0, sizeof(cells[i]));
		cells[i].kind = choice->kind;
		if (choice->kind == GD_NUMBER)
			cells[i].value = choice->value;
		cells[i].place = choice_place(search, choice);
	}
	readings->count++;
	return GD_OK;
}

static GdStatus
read_exact(Arena *arena, const RowPrint *print, Readings *readings)
{
	uint32_t	width = print->shape->width;
	ReadingCell *cells;

	if (print->ntokens != width)
		return GD_OK;
	cells = arena_alloc(arena, width * sizeof(*cells));
	if (cells == NULL)
		return GD_NO_MEMORY;
	for (uint32_t i = 0; i < width; i++)
	{
		CellValue	value;

		number_read_cell(print->text, print->tokens[i], &value);
		memset(&cells[i], 0, sizeof(cells[i]));
		cells[i].kind = value.kind;
		if (value.kind == GD_NUMBER)
			cells[i].value = value.value;
		cells[i].place = print->tokens[i];
	}
	readings->outcome = READINGS_FOUND;
	readings->count = 1;
	readings->cells = cells;
	return GD_OK;
}

/* Take the row apart; FIT_YES if there is something to search. */
static Fit
search_prepare(Search *search, const RowPrint *print)
{
	Fit			fit;

	search->print = print;
	search->shape = print->shape;
	search->wanted = 0;
	search->numbers = NULL;
	fit = atoms_split(print, &search->row);
	if (fit == FIT_YES && search->row.count == 0)
		fit = FIT_NO;
	return fit;
}

GdStatus
readings_read(Arena *arena, const RowPrint *print, Readings *readings)
{
	Search		search;
	Fit			fit;
	Step		step;
	uint32_t	capacity = 0;
	uint32_t	cell = print->shape->width - 1;

	memset(readings, 0, sizeof(*readings));
	if (print->losses == ROW_EXACT)
		return read_exact(arena, print, readings);
	fit = search_prepare(&search, print);
	if (fit != FIT_YES)
	{
		readings->outcome = fit == FIT_NO ? READINGS_NONE : READINGS_TOO_MANY;
		return GD_OK;
	}
	prepare_sums(&search);
	search_start(&search);
	for (;;)
	{
		TRY(search_next(arena, &search, &cell, &step));
		if (step != STEP_FOUND)
			break;
		if (readings->count == READINGS_MAX)
		{
			step = STEP_LIMIT;
			break;
		}
		TRY(keep_reading(arena, &search, &capacity, readings));
	}
	if (step == STEP_LIMIT)
	{
		memset(readings, 0, sizeof(*readings));
		readings->outcome = READINGS_TOO_MANY;
	}
	else if (readings->count > 0)
		readings->outcome = READINGS_FOUND;
	return GD_OK;
}

bool
readings_same_cell(const ReadingCell *a, const ReadingCell *b)
{
	return a->kind == b->kind &&
		(a->kind != GD_NUMBER || (a->value.mantissa == b->value.mantissa &&
								  a->value.scale == b->value.scale));
}

static bool
is_reading(const Search *search, const ReadingCell *cells)
{
	for (uint32_t i = 0; i < search->shape->width; i++)
	{
		const Choice *choice = &search->choices[i];
		ReadingCell cell = {choice->kind, choice->value, {0, 0}};

		if (!readings_same_cell(&cell, &cells[i]))
			return false;
	}
	return true;
}

GdStatus
readings_allow(const Arena *arena, const RowPrint *print, uint64_t wanted,
			   const int64_t *numbers, const ReadingCell *except, bool *allowed)
{
	Search		search;
	Fit			fit = search_prepare(&search, print);
	Step		step;
	uint32_t	cell = print->shape->width - 1;

	*allowed = fit == FIT_NEVER;
	if (fit != FIT_YES)
		return GD_OK;
	search.nsums = 0;
	search.wanted = wanted;
	search.numbers = numbers;
	search_start(&search);
	do
		TRY(search_next(arena, &search, &cell, &step));
	while (step == STEP_FOUND && except != NULL && is_reading(&search, except));
	*allowed = step != STEP_END;
	return GD_OK;
}
