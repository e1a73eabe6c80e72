/*
 * stages.c
 *	  Nanoseconds per byte of each stage of the core, without a server.
 *
 *	stages ROUNDS FILE...
 *
 * Prints tab-separated lines: what, then a column for each call of corpus.h over
 * the texts and over the HTML pages; the median of the rounds.  In a round the
 * calls alternate text by text.
 *
 * The stages are timed in the very functions that the reader calls: the linker
 * puts those below in their place (--wrap), which tell the clock and call them.
 */
#include <time.h>

#include "check/check.h"
#include "corpus.h"
#include "base/fold.h"
#include "report/gd_parse.h"
#include "words/lexicon.h"
#include "proof/prove.h"
#include "base/text.h"

#define MOST_ROUNDS 200
#define MOST_DEPTH 16
#define TRIES 3

typedef enum Stage
{
	STAGE_REST,					/* whatever is in none of the others */
	STAGE_SOURCE,
	STAGE_LINES,
	STAGE_COPIES,
	STAGE_OUTLINE,
	STAGE_META,
	STAGE_GRID,
	STAGE_SHEET,
	STAGE_PROOF,
	STAGE_FACTS,
	STAGE_REPORT,
	STAGE_CLAIMS,
	STAGE_STRUCTURE,
	STAGE_TABLE,
	STAGE_IDENTITY,
	STAGE_META_RULES,
	STAGE_NARRATIVE,
	STAGE_CONTENT,
	NSTAGES
} Stage;

static const char *const stage_names[NSTAGES] = {
	"rest", "source", "lines", "copies", "outline", "meta", "grid", "sheet", "proof",
	"facts", "report", "claims", "check structure", "check table", "check identity",
	"check meta", "check narrative", "check content"
};

/* What any reader has to do, and what a reader of forms has to. */
typedef struct Yardstick
{
	const char *name;
	size_t		(*pass) (const Text *text);
} Yardstick;

static size_t count_characters(const Text *text);
static size_t fold_characters(const Text *text);
static size_t look_for_labels(const Text *text);

static const Yardstick yardsticks[] = {
	{"count characters", count_characters},
	{"fold characters", fold_characters},
	{"look for labels", look_for_labels}
};

#define NYARDSTICKS ((int) (sizeof(yardsticks) / sizeof(yardsticks[0])))

/* ---- the clock ------------------------------------------------------------- */

static double spent[NSTAGES];
static Stage stack[MOST_DEPTH];
static int	depth;
static double since;

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double) t.tv_sec * 1e9 + (double) t.tv_nsec;
}

/* Time up to here belongs to the stage that runs; from here to another. */
static void
enter(Stage stage)
{
	double		time = now();

	spent[stack[depth]] += time - since;
	since = time;
	if (++depth == MOST_DEPTH)
		abort();
	stack[depth] = stage;
}

static void
leave(void)
{
	double		time = now();

	spent[stack[depth--]] += time - since;
	since = time;
}

/*
 * Types are those of the headers, so that a stage that changes its arguments
 * is noticed here.
 */
#define TIMED(type, stage, function, parameters, arguments) \
	extern __typeof__(function) __real_##function, __wrap_##function; \
	type __wrap_##function parameters \
	{ \
		type		result; \
		enter(stage); \
		result = __real_##function arguments; \
		leave(); \
		return result; \
	}

TIMED(GdStatus, STAGE_SOURCE, source_read,
	  (Arena *a, const char *t, size_t n, Source *s), (a, t, n, s))
TIMED(GdStatus, STAGE_LINES, lines_read,
	  (Arena *a, const Source *s, Lines *l), (a, s, l))
TIMED(GdStatus, STAGE_COPIES, copies_find,
	  (Arena *a, const Source *s, Lines *l, Copies *c), (a, s, l, c))
TIMED(GdStatus, STAGE_OUTLINE, outline_read,
	  (Arena *a, const Source *s, const Lines *l, const Copies *c, Outline *o), (a, s, l, c, o))
TIMED(GdStatus, STAGE_META, meta_title,
	  (Arena *a, const char *t, GdSpan p, MetaTitle *m), (a, t, p, m))
TIMED(GdStr, STAGE_META, meta_issuer,
	  (const char *t, GdSpan p, const MetaTitle *m, const MetaSignature *s), (t, p, m, s))
TIMED(MetaYear, STAGE_META, meta_year,
	  (const char *t, GdSpan p, GdSpan r, const MetaTitle *m), (t, p, r, m))
TIMED(MetaPeriod, STAGE_META, meta_period,
	  (const char *t, GdSpan p, GdSpan r), (t, p, r))
TIMED(MetaDate, STAGE_META, meta_published,
	  (const char *t, GdSpan p), (t, p))
TIMED(MetaDocument, STAGE_META, meta_document,
	  (const char *t, GdSpan p, const MetaTitle *m), (t, p, m))
TIMED(GdScript, STAGE_META, meta_script,
	  (const char *t, GdSpan r), (t, r))
TIMED(GdStatus, STAGE_GRID, grid_read,
	  (Arena *a, const Source *s, const Lines *l, const Copies *c, const Outline *o, Grids *g),
	  (a, s, l, c, o, g))
TIMED(GdStatus, STAGE_SHEET, sheet_read,
	  (Arena *a, const Source *s, const Grids *g, int32_t y, Sheets *h), (a, s, g, y, h))
TIMED(GdStatus, STAGE_PROOF, prove_sheets,
	  (Arena *a, const Source *s, Sheets *h), (a, s, h))
TIMED(GdStatus, STAGE_FACTS, facts_read,
	  (Arena *a, const Source *s, const Sheets *h, Facts *f), (a, s, h, f))
TIMED(GdStatus, STAGE_REPORT, report_build,
	  (Arena *a, const Reading *g, GdReport *r), (a, g, r))
TIMED(GdStatus, STAGE_CLAIMS, claims_read,
	  (Arena *a, const Reading *g, const GdReport *r, Claims *c), (a, g, r, c))
TIMED(GdStatus, STAGE_STRUCTURE, check_structure, (Checking *c), (c))
TIMED(GdStatus, STAGE_TABLE, check_table, (Checking *c), (c))
TIMED(GdStatus, STAGE_IDENTITY, check_identity, (Checking *c), (c))
TIMED(GdStatus, STAGE_META_RULES, check_meta, (Checking *c), (c))
TIMED(GdStatus, STAGE_NARRATIVE, check_narrative, (Checking *c), (c))
TIMED(GdStatus, STAGE_CONTENT, check_content, (Checking *c), (c))

extern __typeof__(meta_signature) __real_meta_signature, __wrap_meta_signature;
void
__wrap_meta_signature(const char *text, GdSpan report, GdStr issuer, MetaSignature *signature)
{
	enter(STAGE_META);
	__real_meta_signature(text, report, issuer, signature);
	leave();
}

/* ---- rounds ---------------------------------------------------------------- */

/* Texts and HTML pages. */
#define NKINDS 2

/* Each stage, the sum, and the yardsticks. */
#define NROWS (NSTAGES + 1 + NYARDSTICKS)
#define ROW_SUM NSTAGES
#define ROW_YARDSTICK (NSTAGES + 1)

static double samples[NROWS][NCALLS][NKINDS][MOST_ROUNDS];

/* Tell one character from the next. */
static size_t
count_characters(const Text *text)
{
	size_t		count = 0;

	for (size_t i = 0; i < text->length; count++)
	{
		unsigned char c = (unsigned char) text->data[i];

		i += c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
	}
	return count;
}

/* Compare them whatever their width, punctuation and script. */
static size_t
fold_characters(const Text *text)
{
	uint32_t	end = (uint32_t) text->length;
	size_t		sum = 0;

	for (uint32_t at = 0; at < end;)
	{
		unsigned	size;

		sum += fold_first(text_decode(text->data, end, at, &size));
		at += size;
	}
	return sum;
}

/* Know the labels of the forms, each character looked at once. */
static size_t
look_for_labels(const Text *text)
{
	uint32_t	end = (uint32_t) text->length;
	size_t		count = 0;

	for (uint32_t at = 0; at < end;)
	{
		unsigned	size;
		Match		match;

		if (text_at_han(text->data, at, end) && lexicon_may_begin(text->data, at, end) &&
			lexicon_match(text->data, at, end, &match))
		{
			count++;
			at = match.end;
			continue;
		}
		(void) text_decode(text->data, end, at, &size);
		at += size;
	}
	return count;
}

static double
time_call(Call which, const Text *text, Block *block)
{
	double		start = now();

	depth = 0;
	stack[0] = STAGE_REST;
	since = start;
	call(which, text, block);
	since = now() - since;
	spent[STAGE_REST] += since;
	return now() - start;
}

/* The fastest of a few calls in a row: other processes take their time in between. */
static double
time_fastest(Call which, const Text *text, Block *block, double *stages)
{
	double		fastest = 0;

	for (int i = 0; i < TRIES; i++)
	{
		double		time;

		memset(spent, 0, sizeof(spent));
		time = time_call(which, text, block);
		if (i > 0 && time >= fastest)
			continue;
		fastest = time;
		memcpy(stages, spent, sizeof(spent));
	}
	return fastest;
}

static double
time_yardstick(const Yardstick *yardstick, const Text *text)
{
	static volatile size_t sum;
	double		fastest = 0;

	for (int i = 0; i < TRIES; i++)
	{
		double		start = now();
		double		time;

		sum += yardstick->pass(text);
		time = now() - start;
		if (i == 0 || time < fastest)
			fastest = time;
	}
	return fastest;
}

static void
one_round(const Corpus *corpus, int round, Block *block)
{
	double		times[NROWS][NCALLS][NKINDS];
	double		stages[NSTAGES];
	size_t		bytes[NKINDS] = {0, 0};

	memset(times, 0, sizeof(times));
	for (size_t i = 0; i < corpus->count; i++)
	{
		const Text *text = &corpus->items[i];

		bytes[text->html] += text->length;
		for (Call which = 0; which < NCALLS; which++)
		{
			times[ROW_SUM][which][text->html] += time_fastest(which, text, block, stages);
			for (int stage = 0; stage < NSTAGES; stage++)
				times[stage][which][text->html] += stages[stage];
			for (int i = 0; i < NYARDSTICKS; i++)
				times[ROW_YARDSTICK + i][which][text->html] +=
					time_yardstick(&yardsticks[i], text);
		}
	}
	for (int row = 0; row < NROWS; row++)
		for (int which = 0; which < NCALLS; which++)
			for (int kind = 0; kind < NKINDS; kind++)
				samples[row][which][kind][round] =
					times[row][which][kind] / (double) (bytes[kind] ? bytes[kind] : 1);
}

static int
by_size(const void *a, const void *b)
{
	double		x = *(const double *) a;
	double		y = *(const double *) b;

	return (x > y) - (x < y);
}

static void
print_row(const char *name, int row, int rounds)
{
	printf("%s", name);
	for (int which = 0; which < NCALLS; which++)
		for (int kind = 0; kind < NKINDS; kind++)
		{
			double	   *values = samples[row][which][kind];

			qsort(values, (size_t) rounds, sizeof(double), by_size);
			printf("\t%.3f", values[rounds / 2]);
		}
	putchar('\n');
}

/* Of a call with all findings, for a byte of text. */
static void
print_memory(const Corpus *corpus, Block *block)
{
	double	   *per_byte = calloc(corpus->count, sizeof(double));

	for (size_t i = 0; per_byte != NULL && i < corpus->count; i++)
	{
		call(CALL_FINDINGS, &corpus->items[i], block);
		per_byte[i] = (double) block->used / (double) corpus->items[i].length;
	}
	if (per_byte == NULL)
		give_up("no memory for", "the bytes");
	qsort(per_byte, corpus->count, sizeof(double), by_size);
	printf("memory per byte: median %.1f, most %.1f\n", per_byte[corpus->count / 2],
		   per_byte[corpus->count - 1]);
	free(per_byte);
}

int
main(int argc, char **argv)
{
	int			rounds = argc > 1 ? atoi(argv[1]) : 0;
	Corpus		corpus;
	Block		block = block_open((size_t) 64 << 20);
	double		spread;

	if (argc < 3 || rounds < 1 || rounds > MOST_ROUNDS)
		give_up("usage:", "stages ROUNDS FILE...");
	corpus = read_corpus(argv + 2, argc - 2);
	/* not counted: pages are touched, caches filled */
	one_round(&corpus, 0, &block);
	for (int round = 0; round < rounds; round++)
		one_round(&corpus, round, &block);

	printf("stage");
	for (int which = 0; which < NCALLS; which++)
		printf("\t%s, text\t%s, HTML", call_names[which], call_names[which]);
	putchar('\n');
	for (int stage = 1; stage < NSTAGES; stage++)
		print_row(stage_names[stage], stage, rounds);
	print_row(stage_names[STAGE_REST], STAGE_REST, rounds);
	print_row("all", ROW_SUM, rounds);
	for (int i = 0; i < NYARDSTICKS; i++)
		print_row(yardsticks[i].name, ROW_YARDSTICK + i, rounds);
	spread = (samples[ROW_SUM][0][0][rounds - 1] - samples[ROW_SUM][0][0][0]) /
		samples[ROW_SUM][0][0][rounds / 2];
	printf("# %zu files, %zu bytes, %d rounds; spread of \"%s\" %.0f %%; ",
		   corpus.count, corpus.bytes, rounds, call_names[0], spread * 100);
	print_memory(&corpus, &block);
	return 0;
}
