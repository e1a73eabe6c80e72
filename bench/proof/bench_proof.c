/*
 * bench_proof.c
 *	  Time, steps and outcome of proofs over random tables of every form whose
 *	  rows are all glued.  Linked once with each design of the filter.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "proof/proof.h"

#define MOST_ROWS 60
#define TABLES 1000

static int64_t figures[MOST_ROWS][15];
static uint64_t state;
static char *block;
static size_t used;

static void *
bump(void *context, size_t size)
{
	char	   *result = block + used;

	(void) context;
	used += (size + 15) / 16 * 16;
	if (used > 64u << 20)
		abort();
	return result;
}

static uint32_t
random_below(uint32_t n)
{
	state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t) (state >> 33) % n;
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

static void
fill(const Form *form, uint32_t nrows, uint32_t width, uint32_t scale)
{
	uint32_t	n;
	const FormIdentity *identities = forms_identities_of(form, &n);
	uint32_t	parts = form->table == GD_TABLE_REQUESTS ? 6 : width;

	memset(figures, 0, sizeof(figures));
	for (uint32_t r = 0; r < nrows; r++)
		for (uint32_t c = 0; c < parts; c++)
			figures[r][c] = random_below(10) < 6 ? 0 : (int64_t)
				random_below(random_below(3) == 0 ? scale : 10);
	for (int pass = 0; pass < 3; pass++)
		for (uint32_t i = 0; i < n; i++)
			if (identities[i].axis == FORM_PER_COLUMN && identities[i].hard &&
				strcmp(identities[i].name, "requests.flow") != 0)
				for (uint32_t c = 0; c < parts; c++)
					add_up(&figures[0][c], &identities[i], 15);
	for (uint32_t c = 0; c < 6 && form->table == GD_TABLE_REQUESTS; c++)
	{
		int64_t		both = figures[nrows - 2][c] + figures[nrows - 1][c];

		if (figures[1][c] > both)
			figures[1][c] = 0;
		figures[0][c] = both - figures[1][c];
	}
	for (uint32_t i = 0; i < n; i++)
		if (identities[i].axis == FORM_PER_ROW && identities[i].hard)
			for (uint32_t r = 0; r < nrows; r++)
				for (uint32_t at = 0; at < width; at += form->ncolumns)
					add_up(&figures[r][at], &identities[i], 1);
}

static double
now(void)
{
	return (double) clock() / CLOCKS_PER_SEC * 1e6;
}

static void
run(const char *name, GdFormId id, GdTableKind kind, uint32_t scale)
{
	const Form *form = forms_get(id, kind);
	bool		whole = kind == GD_TABLE_DISPUTES;
	uint32_t	nrows = whole ? 1 : form->nrows;
	uint32_t	width = whole ? 15 : form->ncolumns;
	double		reading = 0;
	double		proving = 0;
	double		worst = 0;
	long		rows[3] = {0, 0, 0};	/* none, one, several readings */
	long		nodes = 0;
	long		limited = 0;
	long		derived = 0;
	long		wrong = 0;
	size_t		memory = 0;

	state = 1;
	for (int t = 0; t < TABLES; t++)
	{
		static char text[20000];
		static GdSpan tokens[MOST_ROWS];
		static RowPrint prints[MOST_ROWS];
		static RowShape shapes[MOST_ROWS];
		static ProofLine lines[MOST_ROWS];
		GdConfig	config = {bump, NULL, NULL};
		Arena		arena;
		Proof		proof;
		uint32_t	length = 0;
		double		start;
		double		spent;

		used = 0;
		arena_init(&arena, &config);
		fill(form, nrows, width, scale);
		start = now();
		for (uint32_t r = 0; r < nrows; r++)
		{
			Readings	readings;

			tokens[r].start = length;
			for (uint32_t c = 0; c < width; c++)
				length += (uint32_t) sprintf(text + length, "%lld",
											 (long long) figures[r][c]);
			tokens[r].length = length - tokens[r].start;
			readings_shape(form, r + 1, width / form->ncolumns, &shapes[r]);
			prints[r] = (RowPrint) {text, &tokens[r], 1, ROW_CUT, &shapes[r]};
			if (readings_read(&arena, &prints[r], &readings) != GD_OK)
				abort();
			lines[r] = (ProofLine) {.row = (uint16_t) (r + 1),
				.nrows = (uint16_t) (width / form->ncolumns), .nreadings = readings.count,
				.cells = readings.cells, .print = &prints[r]};
			rows[readings.count > 1 ? 2 : readings.count]++;
		}
		reading += now() - start;
		start = now();
		if (proof_read(&arena, form, lines, nrows, &proof) != GD_OK)
			abort();
		spent = now() - start;
		proving += spent;
		worst = spent > worst ? spent : worst;
		nodes += proof.nodes;
		limited += proof.limited;
		memory = used > memory ? used : memory;
		for (uint32_t i = 0; i < nrows * width; i++)
			if (proof.cells[i].state == PROOF_DERIVED)
			{
				derived++;
				wrong += proof.cells[i].cell->value.mantissa !=
					figures[i / width][i % width];
			}
	}
	printf("%-16s %5u %6ld %6ld %6ld %8.1f %8.1f %8.0f %8.1f %5ld %6.2f%% %5ld %5zu\n",
		   name, scale, rows[0], rows[1], rows[2], reading / TABLES,
		   proving / TABLES, worst, (double) nodes / TABLES, limited,
		   100.0 * derived / ((double) TABLES * nrows * width), wrong,
		   memory >> 10);
}

int
main(void)
{
	static const uint32_t scales[] = {20, 200, 4000};

	block = malloc(64u << 20);
	printf("%-16s %5s %6s %6s %6s %8s %8s %8s %8s %5s %7s %5s %5s\n", "table",
		   "scale", "none", "one", "more", "read us", "prove us", "worst", "nodes",
		   "limit", "derived", "wrong", "KiB");
	for (int i = 0; i < 3; i++)
	{
		run("2021 requests", GD_FORM_2021, GD_TABLE_REQUESTS, scales[i]);
		run("2019 requests", GD_FORM_2019, GD_TABLE_REQUESTS, scales[i]);
		run("2021 disputes", GD_FORM_2021, GD_TABLE_DISPUTES, scales[i]);
		run("fujian2009", GD_FORM_FUJIAN2009, GD_TABLE_STATISTICS, scales[i]);
		run("fujian2014", GD_FORM_FUJIAN2014, GD_TABLE_STATISTICS, scales[i]);
		run("jilin2011", GD_FORM_JILIN2011, GD_TABLE_STATISTICS, scales[i]);
		run("shanghai2004", GD_FORM_SHANGHAI2004, GD_TABLE_STATISTICS, scales[i]);
	}
	return 0;
}
