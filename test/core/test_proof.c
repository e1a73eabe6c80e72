/*
 * Proofs: the search against brute force, tables damaged at random against
 * what they were, and examples of what is proved and what is not.
 */
#include "proof/proof.h"
#include "proof/proof_search.h"
#include "tap.h"
#include "base/text.h"

#define MOST_ROWS		60
#define MOST_COLUMNS	15

static TapHooks hooks;
static GdConfig config;

static uint64_t state = 4711;

static uint32_t
random_below(uint32_t n)
{
	state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t) (state >> 33) % n;
}

/* ---- the search against brute force ----------------------------------------- */

#define LINES 5
#define SUMS 4

typedef struct Puzzle
{
	uint32_t	nreadings[LINES];
	int64_t		amounts[SUMS][LINES][8];
	SearchMember members[SUMS][LINES];
	SearchSum	sums[SUMS];
	SearchLine	lines[LINES];
	ProofSearch search;
} Puzzle;

/*
 * Amounts of -2..2, so that sums often come to zero; if planted, reading 0 of
 * every line is a solution of all sums but perhaps one.
 */
static void
make_puzzle(Puzzle *puzzle)
{
	bool		planted = random_below(3) > 0;
	bool		zero_blanks = random_below(3) == 0;

	memset(puzzle, 0, sizeof(*puzzle));
	for (int i = 0; i < LINES; i++)
		puzzle->nreadings[i] = random_below(3) == 0 ? 1 : 1 + random_below(4);
	for (int s = 0; s < SUMS; s++)
	{
		SearchSum  *sum = &puzzle->sums[s];
		int64_t		rest = 0;

		sum->members = puzzle->members[s];
		for (uint32_t i = 0; i < LINES; i++)
		{
			SearchMember *member = &sum->members[sum->nmembers];

			if (random_below(3) == 0)
				continue;
			member->line = i;
			member->amounts = puzzle->amounts[s][i];
			for (uint32_t r = 0; r < puzzle->nreadings[i]; r++)
			{
				puzzle->amounts[s][i][r] = (int64_t) random_below(5) - 2;
				if (random_below(40) == 0)
					member->silent |= UINT64_C(1) << r;
				if (!zero_blanks || random_below(2) == 0)
					member->counting |= UINT64_C(1) << r;
			}
			rest += puzzle->amounts[s][i][0];
			sum->nmembers++;
		}
		if (planted && sum->nmembers > 0 && random_below(8) > 0)
			puzzle->amounts[s][sum->members[0].line][0] -= rest;
	}
	puzzle->search.lines = puzzle->lines;
	puzzle->search.nlines = LINES;
	puzzle->search.sums = puzzle->sums;
	puzzle->search.nsums = SUMS;
	for (int i = 0; i < LINES; i++)
		puzzle->lines[i].domain = (UINT64_C(1) << puzzle->nreadings[i]) - 1;
}

static bool
brute_holds(const SearchSum *sum, const uint32_t *choice)
{
	int64_t		rest = 0;
	bool		counting = false;

	for (uint32_t m = 0; m < sum->nmembers; m++)
	{
		const SearchMember *member = &sum->members[m];
		uint32_t	reading = choice[member->line];

		if ((member->silent >> reading & 1) != 0)
			return true;
		counting = counting || (member->counting >> reading & 1) != 0;
		rest += member->amounts[reading];
	}
	return !counting || rest == 0;
}

static bool
next_choice(const Puzzle *puzzle, uint32_t *choice)
{
	for (int i = 0; i < LINES; i++)
	{
		if (++choice[i] < puzzle->nreadings[i])
			return true;
		choice[i] = 0;
	}
	return false;
}

/* Lines connected by sums that can hold: everything reachable from line. */
static uint32_t
brute_component(const Puzzle *puzzle, uint32_t line, const bool *broken)
{
	uint32_t	reached = 1u << line;

	for (int pass = 0; pass < LINES; pass++)
		for (int s = 0; s < SUMS; s++)
		{
			uint32_t	open = 0;

			for (uint32_t m = 0; m < puzzle->sums[s].nmembers; m++)
				if (puzzle->nreadings[puzzle->sums[s].members[m].line] > 1)
					open |= 1u << puzzle->sums[s].members[m].line;
			if (!broken[s] && (open & reached) != 0)
				reached |= open;
		}
	return reached;
}

static bool
touches(const SearchSum *sum, uint32_t lines)
{
	for (uint32_t m = 0; m < sum->nmembers; m++)
		if ((lines >> sum->members[m].line & 1) != 0)
			return true;
	return false;
}

/* Would a broken sum have to choose between readings of these lines? */
static bool
brute_torn(const Puzzle *puzzle, uint32_t lines, const bool *broken)
{
	for (int s = 0; s < SUMS; s++)
		for (uint32_t m = 0; m < puzzle->sums[s].nmembers && broken[s]; m++)
		{
			const SearchMember *member = &puzzle->sums[s].members[m];

			for (uint32_t r = 1; r < puzzle->nreadings[member->line]; r++)
				if ((lines >> member->line & 1) != 0 &&
					member->amounts[r] != member->amounts[0])
					return true;
		}
	return false;
}

static bool
brute_agrees(const Puzzle *puzzle, int *failed)
{
	bool		broken[SUMS];
	uint32_t	choice[LINES] = {0};

	memset(broken, true, sizeof(broken));
	do
		for (int s = 0; s < SUMS; s++)
			if (brute_holds(&puzzle->sums[s], choice))
				broken[s] = false;
	while (next_choice(puzzle, choice));
	for (int s = 0; s < SUMS; s++)
		if (broken[s] != puzzle->sums[s].broken)
			return false;
	for (uint32_t i = 0; i < LINES; i++)
	{
		uint32_t	component;
		uint64_t	left = 0;

		if (puzzle->nreadings[i] == 1)
			continue;
		component = brute_component(puzzle, i, broken);
		memset(choice, 0, sizeof(choice));
		do
		{
			bool		fits = true;

			for (int s = 0; s < SUMS; s++)
				if (!broken[s] && touches(&puzzle->sums[s], component) &&
					!brute_holds(&puzzle->sums[s], choice))
					fits = false;
			if (fits && !brute_torn(puzzle, component, broken))
				left |= UINT64_C(1) << choice[i];
		} while (next_choice(puzzle, choice));
		*failed += left == 0;
		if (puzzle->lines[i].failed != (left == 0))
			return false;
		if (left == 0)
			left = (UINT64_C(1) << puzzle->nreadings[i]) - 1;
		if (puzzle->lines[i].domain != left)
			return false;
	}
	return true;
}

static void
test_search(void)
{
	int			cases = 20000;
	int			right = 0;
	int			failed = 0;

	for (int i = 0; i < cases; i++)
	{
		Puzzle		puzzle;
		Arena		arena;

		arena_init(&arena, &config);
		make_puzzle(&puzzle);
		if (search_run(&arena, &puzzle.search) == GD_OK &&
			brute_agrees(&puzzle, &failed))
			right++;
	}
	is_int(right, cases, "the search leaves what brute force leaves");
	ok(failed > 100 && failed < cases * 2, "some puzzles have no solution (%d)",
	   failed);
}

/* ---- tables ------------------------------------------------------------------ */

typedef enum Damage
{
	PRINTED,					/* cell by cell */
	GLUED,
	FELL_APART,					/* digit by digit */
	SHORT,						/* blank cells vanished */
	LOST						/* the row is not there */
} Damage;

/* A table of a form, and how it is printed. */
typedef struct Sample
{
	const Form *form;
	uint32_t	nrows;			/* printed rows: form rows, or one of all */
	uint32_t	width;
	int64_t		figures[MOST_ROWS][MOST_COLUMNS];	/* -1: a blank; -2: a dash */
	Damage		damage[MOST_ROWS];
	RowShape	shape;
	char		text[40000];
	uint32_t	length;
	GdSpan		tokens[5000];
	uint32_t	ntokens;
	RowPrint	prints[MOST_ROWS];
	ProofLine	lines[MOST_ROWS];
	uint32_t	nlines;
	Arena		arena;
	Proof		proof;
} Sample;

static Sample sample;

static void
sample_start(GdFormId form, GdTableKind kind)
{
	bool		whole = kind == GD_TABLE_DISPUTES;

	memset(&sample, 0, sizeof(sample));
	sample.form = forms_get(form, kind);
	sample.nrows = whole ? 1 : sample.form->nrows;
	sample.width = whole ? 15 : sample.form->ncolumns;
	arena_init(&sample.arena, &config);
}

static void
add_up(int64_t *cells, const FormIdentity *identity, uint32_t step)
{
	int64_t		rest = 0;
	int64_t    *total = NULL;

	for (uint16_t t = 0; t < identity->nterms; t++)
	{
		int64_t    *cell = &cells[(identity->terms[t].position - 1u) * step];

		if (identity->terms[t].sign < 0)
			total = cell;
		else
			rest += *cell;
	}
	*total = rest;
}

/*
 * Figures as reports have them: mostly zero, some large.  Sums of parts of
 * parts need the inner ones first, so they are added up until nothing changes.
 */
static void
sample_fill(uint32_t scale)
{
	uint32_t	n;
	const FormIdentity *identities = forms_identities_of(sample.form, &n);
	int64_t		(*f)[MOST_COLUMNS] = sample.figures;
	bool		requests = sample.form->table == GD_TABLE_REQUESTS;
	uint32_t	parts = requests ? 6 : sample.width;

	for (uint32_t r = 0; r < sample.nrows; r++)
		for (uint32_t c = 0; c < parts; c++)
			f[r][c] = random_below(10) < 6 ? 0 : (int64_t)
				random_below(random_below(3) == 0 ? scale : scale < 10 ? scale : 10);
	for (int pass = 0; pass < 3; pass++)
		for (uint32_t i = 0; i < n; i++)
			if (identities[i].axis == FORM_PER_COLUMN && identities[i].hard &&
				strcmp(identities[i].name, "requests.flow") != 0)
				for (uint32_t c = 0; c < parts; c++)
					add_up(&f[0][c], &identities[i], MOST_COLUMNS);
	if (requests)
	{
		uint32_t	total = sample.nrows - 2;

		for (uint32_t c = 0; c < 6; c++)
		{
			if (f[1][c] > f[total][c] + f[total + 1][c])
				f[1][c] = 0;
			f[0][c] = f[total][c] + f[total + 1][c] - f[1][c];
		}
	}
	for (uint32_t i = 0; i < n; i++)
		if (identities[i].axis == FORM_PER_ROW && identities[i].hard)
			for (uint32_t r = 0; r < sample.nrows; r++)
				for (uint32_t at = 0; at < sample.width; at += sample.form->ncolumns)
					add_up(&f[r][at], &identities[i], 1);
}

static void
add_token(uint32_t start)
{
	sample.tokens[sample.ntokens++] = span_between(start, sample.length);
}

/* Print a row as damaged, and read it back. */
static void
print_row(uint32_t r)
{
	RowPrint   *print = &sample.prints[r];
	ProofLine  *line = &sample.lines[sample.nlines++];
	Readings	readings;
	uint32_t	start = sample.length;
	static const unsigned losses[] = {ROW_EXACT, ROW_CUT, ROW_JOIN, ROW_BLANK};

	print->tokens = &sample.tokens[sample.ntokens];
	for (uint32_t c = 0; c < sample.width; c++)
	{
		int64_t		figure = sample.figures[r][c];
		uint32_t	first;

		if (sample.damage[r] == SHORT && figure == -1)
			continue;
		if (sample.damage[r] != GLUED)
			start = sample.length;
		first = sample.length;
		if (figure != -1)
			sample.length += (uint32_t)
				sprintf(sample.text + sample.length, figure == -2 ? "-" : "%lld",
						(long long) figure);
		while (sample.damage[r] == FELL_APART && first + 1 < sample.length)
		{
			sample.tokens[sample.ntokens++] = span_between(first, first + 1);
			start = ++first;
		}
		if (sample.damage[r] != GLUED)
			add_token(start);
	}
	if (sample.damage[r] == GLUED)
		add_token(start);
	print->text = sample.text;
	print->ntokens = (uint32_t) (&sample.tokens[sample.ntokens] - print->tokens);
	print->losses = losses[sample.damage[r]];
	readings_shape(sample.form, r + 1, sample.width / sample.form->ncolumns,
				   &sample.shape);
	print->shape = &sample.shape;
	if (readings_read(&sample.arena, print, &readings) != GD_OK)
		abort();
	line->row = (uint16_t) (r + 1);
	line->nrows = (uint16_t) (sample.width / sample.form->ncolumns);
	line->exact = sample.damage[r] == PRINTED;
	line->nreadings = readings.count;
	line->cells = readings.cells;
	line->print = print;
}

static GdStatus
sample_prove(void)
{
	sample.length = sample.ntokens = sample.nlines = 0;
	for (uint32_t r = 0; r < sample.nrows; r++)
		if (sample.damage[r] != LOST)
			print_row(r);
	return proof_read(&sample.arena, sample.form, sample.lines, sample.nlines,
					  &sample.proof);
}

typedef struct Score
{
	int			derived;
	int			ambiguous;
	int			wrong;
} Score;

static const ProofCell *
proof_cell(uint32_t row, uint32_t column)
{
	return &sample.proof.cells[row * sample.form->ncolumns + column];
}

/* Compare what was proved with what was printed. */
static void
sample_score(Score *score)
{
	uint32_t	ncells = sample.nrows * sample.width;

	for (uint32_t i = 0; i < ncells; i++)
	{
		const ProofCell *cell = &sample.proof.cells[i];
		int64_t		figure = sample.figures[i / sample.width][i % sample.width];
		bool		same;

		if (cell->state == PROOF_AMBIGUOUS)
			score->ambiguous++;
		if (cell->state != PROOF_DERIVED && cell->state != PROOF_READ)
			continue;
		same = figure == -1 ? cell->cell->kind == GD_BLANK :
			figure == -2 ? cell->cell->kind == GD_DASH :
			cell->cell->kind == GD_NUMBER && cell->cell->value.mantissa == figure;
		score->derived += cell->state == PROOF_DERIVED;
		score->wrong += !same;
	}
}

static void
test_random(const char *name, GdFormId form, GdTableKind kind, Damage damage,
			uint32_t scale, int share)
{
	Score		score = {0, 0, 0};
	int			limited = 0;
	int			contradicted = 0;

	for (int i = 0; i < 300; i++)
	{
		sample_start(form, kind);
		sample_fill(scale);
		for (uint32_t r = 0; r < sample.nrows; r++)
			sample.damage[r] = random_below(100) < 80 ? damage :
				random_below(20) == 0 ? LOST : PRINTED;
		if (sample_prove() != GD_OK)
			abort();
		sample_score(&score);
		limited += sample.proof.limited;
		contradicted += sample.proof.contradicted;
	}
	is_int(score.wrong, 0, "%s: no wrong cell", name);
	is_int(contradicted, 0, "%s: no contradiction where there is none", name);
	ok(score.derived * 100 >= (score.derived + score.ambiguous) * share,
	   "%s: %d derived, %d ambiguous, %d limited", name, score.derived,
	   score.ambiguous, limited);
}

/* Figures that are wrong in the document itself: what is proved is as printed. */
static void
test_errors(void)
{
	Score		score = {0, 0, 0};
	int			contradicted = 0;

	for (int i = 0; i < 2000; i++)
	{
		uint32_t	row;

		sample_start(GD_FORM_2021, GD_TABLE_REQUESTS);
		sample_fill(i % 2 == 0 ? 60 : 400);
		row = random_below(sample.nrows);
		sample.figures[row][random_below(7)] = random_below(30);
		if (i % 4 == 0)
		{
			/* a second error, in the total of the row or elsewhere */
			sample.figures[row][6] += 1 + random_below(9);
		}
		for (uint32_t r = 0; r < sample.nrows; r++)
			sample.damage[r] = random_below(4) == 0 ? PRINTED : GLUED;
		if (sample_prove() != GD_OK)
			abort();
		sample_score(&score);
		contradicted += sample.proof.contradicted;
	}
	is_int(score.wrong, 0, "errors of the document: no wrong cell");
	ok(contradicted > 100 && score.derived > 10000,
	   "errors of the document: %d contradicted, %d derived, %d ambiguous",
	   contradicted, score.derived, score.ambiguous);
}

static void
test_blanks(void)
{
	Score		score = {0, 0, 0};

	for (int i = 0; i < 1000; i++)
	{
		sample_start(GD_FORM_JILIN2011, GD_TABLE_STATISTICS);
		sample_fill(30);
		for (uint32_t r = 0; r < sample.nrows; r++)
		{
			for (uint32_t c = 0; c < 2; c++)
				if (sample.figures[r][c] == 0)
					sample.figures[r][c] = -(int64_t) random_below(3);
			sample.damage[r] = random_below(3) == 0 ? SHORT : PRINTED;
		}
		if (sample_prove() != GD_OK)
			abort();
		sample_score(&score);
	}
	is_int(score.wrong, 0, "vanished blanks: no wrong cell");
	ok(score.derived > 1000, "vanished blanks: %d derived, %d ambiguous",
	   score.derived, score.ambiguous);
}

/* ---- examples ------------------------------------------------------------------ */

static void
set_row(uint32_t row, int64_t a, int64_t b, int64_t c, int64_t d, int64_t e,
		int64_t f, int64_t g)
{
	int64_t		figures[] = {a, b, c, d, e, f, g};

	memcpy(sample.figures[row], figures, sizeof(figures));
}

/* How many cells of a row are in a state. */
static int
count_state(uint32_t row, ProofState wanted)
{
	int			count = 0;

	for (uint32_t c = 0; c < sample.form->ncolumns; c++)
		count += proof_cell(row, c)->state == wanted;
	return count;
}

/*
 * 1110000... has two readings: 11 10 0 0 0 1 22 and the like; the columns tell.
 */
static void
test_columns_choose(void)
{
	sample_start(GD_FORM_2021, GD_TABLE_REQUESTS);
	set_row(0, 1, 10, 0, 0, 0, 0, 11);
	set_row(2, 1, 10, 0, 0, 0, 0, 11);
	set_row(23, 1, 10, 0, 0, 0, 0, 11);
	sample.damage[2] = FELL_APART;
	is_int(sample_prove(), GD_OK, "proved");
	is_int(sample.lines[2].nreadings, 2, "two joins add up");
	is_int(count_state(2, PROOF_DERIVED), 7, "the columns leave one");
	is_int(proof_cell(2, 1)->cell->value.mantissa, 10, "the right one");

	sample.damage[23] = LOST;
	sample_prove();
	is_int(count_state(2, PROOF_DERIVED), 5,
		   "without the total only what both readings say");
	is_int(proof_cell(2, 0)->state, PROOF_AMBIGUOUS, "not where they differ");
	is_int(proof_cell(23, 0)->state, PROOF_ABSENT, "a lost row is absent");
	is_int(count_state(0, PROOF_READ), 7, "a printed row is read");

	sample.damage[23] = PRINTED;
	sample.figures[23][1] = -1;
	sample.figures[23][0] = -2;
	sample_prove();
	is_int(count_state(2, PROOF_DERIVED), 5, "a blank is not zero, nor a dash");
}

/* Rows 0 and 23 (new and total) and row 2 of an otherwise empty table. */
static void
set_table(const int64_t *whole, const int64_t *part)
{
	sample_start(GD_FORM_2021, GD_TABLE_REQUESTS);
	memcpy(sample.figures[0], whole, 7 * sizeof(int64_t));
	memcpy(sample.figures[23], whole, 7 * sizeof(int64_t));
	memcpy(sample.figures[2], part, 7 * sizeof(int64_t));
	sample.damage[2] = GLUED;
	sample_prove();
}

static void
test_contradictions(void)
{
	static const int64_t seven[] = {7, 0, 0, 0, 0, 0, 7};
	static const int64_t five[] = {5, 0, 0, 0, 0, 0, 5};
	static const int64_t wrong[] = {12, 1, 1, 0, 0, 0, 4};
	static const int64_t ones[] = {1, 12, 0, 0, 0, 0, 13};
	static const int64_t elevens[] = {11, 2, 0, 0, 0, 0, 13};
	static const int64_t others[] = {5, 2, 0, 0, 0, 0, 7};

	set_table(seven, five);
	ok(sample.proof.contradicted, "5 is not 7");
	is_int(count_state(2, PROOF_DERIVED), 7,
		   "a row its own sum proves stays: its digits give no 7");

	set_table(wrong, wrong);
	is_int(sample.lines[2].nreadings, 0, "12 1 1 0 0 0 4 has no reading");
	is_int(count_state(2, PROOF_AMBIGUOUS), 7, "so it is ambiguous");
	ok(!sample.proof.contradicted, "and its columns are not asked");

	set_table(ones, elevens);
	is_int(sample.lines[2].nreadings, 2, "112000013: 1 12 or 11 2");
	is_int(count_state(2, PROOF_DERIVED), 7, "the columns choose");
	is_int(proof_cell(2, 0)->cell->value.mantissa, 1, "not what was printed: "
		   "the document's own columns say 1 12");
	set_table(others, elevens);
	ok(sample.proof.contradicted, "the columns want 5 2");
	is_int(count_state(2, PROOF_AMBIGUOUS), 7,
		   "one column agrees with 11 2, another with neither: ambiguous");
}

/* A row whose own sum is wrong in print, and right when it is misread. */
static void
test_suspects(void)
{
	static const int64_t whole[] = {16, 3, 2, 0, 36, 6, 63};
	static const int64_t wrong[] = {16, 3, 2, 0, 45, 6, 63};

	set_table(whole, wrong);
	is_int(sample.lines[2].nreadings, 1, "16 32 0 4 5 6 63 adds up");
	is_int(sample.lines[2].cells[1].value.mantissa, 32, "but is not printed");
	ok(sample.proof.contradicted, "the columns contradict it");
	is_int(count_state(2, PROOF_AMBIGUOUS), 7,
		   "they ask for other cuts with one figure wrong: nothing is stated");
	is_int(count_state(23, PROOF_READ), 7, "printed rows are not questioned");

	set_table(whole, wrong);
	sample.damage[5] = LOST;
	sample_prove();
	is_int(count_state(2, PROOF_DERIVED), 7,
		   "without columns the row's sum is all there is");
}

static void
test_two_columns(void)
{
	sample_start(GD_FORM_FUJIAN2009, GD_TABLE_STATISTICS);
	for (uint32_t r = 0; r < sample.nrows; r++)
		sample.figures[r][0] = sample.figures[r][1] = 0;
	sample.figures[3][0] = 12;
	sample.figures[3][1] = 34;
	sample.figures[6][0] = 12;
	sample.figures[6][1] = 34;
	sample.damage[3] = GLUED;
	sample_prove();
	is_int(count_state(3, PROOF_DERIVED), 2, "a total of two columns");
	sample.damage[0] = GLUED;
	sample_prove();
	is_int(sample.lines[0].nreadings, 1, "two zeros have one cut");
	is_int(count_state(0, PROOF_AMBIGUOUS), 2, "but no sum speaks for them");
}

static void
test_disputes(void)
{
	sample_start(GD_FORM_2021, GD_TABLE_DISPUTES);
	sample.figures[0][0] = sample.figures[0][4] = 12;
	sample.figures[0][7] = sample.figures[0][9] = 3;
	sample.damage[0] = GLUED;
	sample_prove();
	is_int(count_state(0, PROOF_DERIVED) + count_state(1, PROOF_DERIVED) +
		   count_state(2, PROOF_DERIVED), 15, "fifteen glued figures");
	is_int(proof_cell(1, 2)->cell->value.mantissa, 3, "each in its group");
}

/* ---- lost labels --------------------------------------------------------------- */

/* Lose the labels of rows first to last (from 0), then lay them over the form. */
static GdStatus
prove_labels(uint32_t first, uint32_t last)
{
	sample_prove();
	for (uint32_t i = 0; i < sample.nlines; i++)
		if (sample.lines[i].row > first && sample.lines[i].row <= last + 1)
			sample.lines[i].row = 0;
	return proof_labels(&sample.arena, sample.form, sample.lines, sample.nlines,
						&sample.proof);
}

static void
test_labels(void)
{
	Score		score = {0, 0, 0};

	sample_start(GD_FORM_2021, GD_TABLE_REQUESTS);
	sample_fill(60);
	is_int(prove_labels(0, 24), GD_OK, "no label at all");
	sample_score(&score);
	ok(score.derived == 175 && score.wrong == 0, "a whole table is proved");
	prove_labels(4, 6);
	is_int(count_state(5, PROOF_DERIVED), 7, "three rows between labels");
	is_int(count_state(3, PROOF_READ), 7, "beside rows that are read");

	sample.damage[8] = LOST;
	prove_labels(4, 10);
	is_int(count_state(5, PROOF_DERIVED), 0, "a row is missing: which one?");
	is_int(count_state(5, PROOF_AMBIGUOUS), 7, "so none is stated");
	sample.damage[8] = PRINTED;
	sample.figures[12][3]++;
	prove_labels(4, 10);
	is_int(count_state(5, PROOF_AMBIGUOUS), 7, "figures that do not add up");
	ok(sample.proof.contradicted, "and that is said");
	sample.figures[12][3] = -1;
	prove_labels(4, 10);
	ok(!sample.proof.contradicted, "a blank contradicts nothing");

	sample_start(GD_FORM_2021, GD_TABLE_REQUESTS);
	prove_labels(0, 24);
	is_int(count_state(9, PROOF_DERIVED), 7, "all zeros");
	for (uint32_t r = 3; r < 20; r++)
		sample.damage[r] = r % 2 == 0 ? LOST : PRINTED;
	prove_labels(0, 24);
	ok(sample.proof.limited, "too many ways");
	is_int(count_state(9, PROOF_AMBIGUOUS), 7, "prove nothing");
	prove_labels(4, 6);
	sample.lines[9].row = 1;
	is_int(proof_labels(&sample.arena, sample.form, sample.lines, sample.nlines,
						&sample.proof), GD_OK, "rows that do not ascend");
	ok(sample.proof.contradicted, "are no rows of the form");
}

static void
test_labels_random(void)
{
	Score		score = {0, 0, 0};
	static const GdFormId forms[] = {GD_FORM_2021, GD_FORM_2019,
	GD_FORM_FUJIAN2009, GD_FORM_JILIN2011};

	for (int i = 0; i < 600; i++)
	{
		GdFormId	form = forms[i % 4];
		uint32_t	first;

		sample_start(form, i % 4 < 2 ? GD_TABLE_REQUESTS : GD_TABLE_STATISTICS);
		sample_fill(40);
		first = random_below(sample.nrows - 3);
		for (uint32_t r = 0; r < sample.nrows; r++)
			if (random_below(60) == 0)
				sample.damage[r] = LOST;
		prove_labels(first, first + random_below(4));
		sample_score(&score);
	}
	is_int(score.wrong, 0, "lost labels: no wrong cell");
	ok(score.derived > 1000, "lost labels: %d derived, %d ambiguous",
	   score.derived, score.ambiguous);
}

/* ---- limits and failures ---------------------------------------------------------- */

static void
test_limits(void)
{
	Score		score = {0, 0, 0};

	/* 60 readings in each of 17 rows, and nothing that tells them apart soon */
	sample_start(GD_FORM_FUJIAN2009, GD_TABLE_STATISTICS);
	for (uint32_t r = 0; r < sample.nrows; r++)
	{
		sample.figures[r][0] = 111111111 * (int64_t) (r + 1);
		sample.figures[r][1] = 1234567 + (int64_t) r;
		sample.damage[r] = GLUED;
	}
	is_int(sample_prove(), GD_OK, "hostile readings end");
	ok(sample.proof.nodes <= PROOF_MAX_NODES, "within the limit (%u)",
	   (unsigned) sample.proof.nodes);
	sample_score(&score);
	is_int(score.wrong, 0, "and prove nothing wrong");
	is_int(proof_read(&sample.arena, sample.form, sample.lines, 0, &sample.proof),
		   GD_OK, "no lines at all");
	is_int(count_state(0, PROOF_ABSENT), 2, "no cells");
}

static void
test_failures(void)
{
	int			n;
	int			labels;

	sample_start(GD_FORM_2021, GD_TABLE_REQUESTS);
	sample_fill(60);
	for (uint32_t r = 0; r < sample.nrows; r += 2)
		sample.damage[r] = GLUED;
	sample_prove();
	for (n = 0;; n++)
	{
		config = tap_config(&hooks);
		hooks.fail_at = n;
		arena_init(&sample.arena, &config);
		if (proof_read(&sample.arena, sample.form, sample.lines, sample.nlines,
					   &sample.proof) == GD_OK)
			break;
	}
	for (labels = 0;; labels++)
	{
		config = tap_config(&hooks);
		hooks.fail_at = labels;
		arena_init(&sample.arena, &config);
		if (proof_labels(&sample.arena, sample.form, sample.lines, sample.nlines,
						 &sample.proof) == GD_OK)
			break;
	}
	ok(n > 1 && labels > 0, "every allocation may fail (%d, %d)", n, labels);
	config = tap_config(&hooks);
	hooks.stop_at = 0;
	arena_init(&sample.arena, &config);
	is_int(proof_read(&sample.arena, sample.form, sample.lines, sample.nlines,
					  &sample.proof), GD_INTERRUPTED, "a proof can be stopped");
	config = tap_config(&hooks);
}

int
main(void)
{
	config = tap_config(&hooks);
	test_search();
	test_columns_choose();
	test_contradictions();
	test_suspects();
	test_two_columns();
	test_disputes();
	test_random("2021 glued", GD_FORM_2021, GD_TABLE_REQUESTS, GLUED, 60, 98);
	test_random("2021 glued, large", GD_FORM_2021, GD_TABLE_REQUESTS, GLUED, 4000, 97);
	test_random("2019 glued", GD_FORM_2019, GD_TABLE_REQUESTS, GLUED, 60, 98);
	test_random("2021 fell apart", GD_FORM_2021, GD_TABLE_REQUESTS, FELL_APART, 60, 95);
	test_random("disputes glued", GD_FORM_2021, GD_TABLE_DISPUTES, GLUED, 60, 90);
	test_random("fujian2009 glued", GD_FORM_FUJIAN2009, GD_TABLE_STATISTICS, GLUED, 200, 20);
	test_random("fujian2014 glued", GD_FORM_FUJIAN2014, GD_TABLE_STATISTICS, GLUED, 200, 20);
	test_random("jilin2011 glued", GD_FORM_JILIN2011, GD_TABLE_STATISTICS, GLUED, 200, 10);
	test_errors();
	test_blanks();
	test_labels();
	test_labels_random();
	test_limits();
	test_failures();
	return done_testing();
}
