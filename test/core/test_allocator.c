/*
 * Memory refused at every call, and interrupts at every poll, while whole
 * reports are read: the examples of this project.
 */
#include "tap.h"

/* Chunks in a list, so that what was taken can be given back. */
typedef struct Chunk
{
	struct Chunk *next;
	max_align_t data[];
} Chunk;

typedef struct Pool
{
	Chunk	   *chunks;
	uint32_t	allocations;
	uint32_t	fail_at;		/* refuse this allocation only; UINT32_MAX: none */
	uint32_t	polls;
	uint32_t	stop_at;		/* interrupt at this poll; UINT32_MAX: never */
	uint32_t	after;			/* calls after an interrupt */
} Pool;

static void *
pool_alloc(void *context, size_t size)
{
	Pool	   *pool = context;
	Chunk	   *chunk;

	if (pool->polls > pool->stop_at)
		pool->after++;
	if (pool->allocations++ == pool->fail_at)
		return NULL;
	chunk = malloc(sizeof(Chunk) + size);
	if (chunk == NULL)
		abort();
	/* what is not written must not be read */
	memset(chunk->data, 0xA5, size);
	chunk->next = pool->chunks;
	pool->chunks = chunk;
	return chunk->data;
}

static bool
pool_interrupted(void *context)
{
	Pool	   *pool = context;

	if (pool->polls > pool->stop_at)
		pool->after++;
	return pool->polls++ == pool->stop_at;
}

static void
pool_free(Pool *pool)
{
	while (pool->chunks != NULL)
	{
		Chunk	   *next = pool->chunks->next;

		free(pool->chunks);
		pool->chunks = next;
	}
}

static GdStatus
read_with(Pool *pool, const char *text, size_t length, uint32_t fail_at,
		  uint32_t stop_at, GdReport *report)
{
	GdConfig	config = {pool_alloc, pool_interrupted, pool};

	memset(pool, 0, sizeof(*pool));
	pool->fail_at = fail_at;
	pool->stop_at = stop_at;
	return gd_report_read(&config, text, length, report);
}

static bool
same_str(GdStr a, GdStr b)
{
	return (a.data == NULL) == (b.data == NULL) && a.length == b.length &&
		(a.data == NULL || memcmp(a.data, b.data, a.length) == 0);
}

static bool
same_span(GdSpan a, GdSpan b)
{
	return a.start == b.start && a.length == b.length;
}

static bool
same_report(const GdReport *a, const GdReport *b)
{
	bool		same = a->status == b->status && a->year == b->year &&
		a->copies == b->copies && a->nsections == b->nsections &&
		a->ntables == b->ntables && a->nfacts == b->nfacts &&
		same_str(a->title, b->title) && same_str(a->issuer, b->issuer);

	for (uint32_t i = 0; same && i < a->nsections; i++)
		same = same_str(a->sections[i].title, b->sections[i].title) &&
			same_str(a->sections[i].body, b->sections[i].body) &&
			same_span(a->sections[i].place, b->sections[i].place);
	for (uint32_t i = 0; same && i < a->ntables; i++)
	{
		same = a->tables[i].ncells == b->tables[i].ncells &&
			a->tables[i].form == b->tables[i].form;
		for (uint32_t k = 0; same && k < a->tables[i].ncells; k++)
			same = same_str(a->tables[i].cells[k].text, b->tables[i].cells[k].text) &&
				a->tables[i].cells[k].row == b->tables[i].cells[k].row;
	}
	for (uint32_t i = 0; same && i < a->nfacts; i++)
		same = a->facts[i].item == b->facts[i].item &&
			a->facts[i].kind == b->facts[i].kind &&
			a->facts[i].recovery == b->facts[i].recovery &&
			(a->facts[i].kind != GD_NUMBER ||
			 a->facts[i].value.mantissa == b->facts[i].value.mantissa) &&
			same_str(a->facts[i].raw, b->facts[i].raw) &&
			same_span(a->facts[i].place, b->facts[i].place);
	return same;
}

static void
test_text(const char *name, const char *text, size_t length)
{
	Pool		normal;
	Pool		pool;
	GdReport	wanted;
	GdReport	report;
	uint32_t	wrong = 0;
	uint32_t	late = 0;

	is_int(read_with(&normal, text, length, UINT32_MAX, UINT32_MAX, &wanted), GD_OK,
		   "%s is read", name);
	ok(normal.allocations > 0 || length == 0, "%s: with memory", name);

	for (uint32_t n = 0; n < normal.allocations; n++)
	{
		if (read_with(&pool, text, length, n, UINT32_MAX, &report) != GD_NO_MEMORY)
			wrong++;
		pool_free(&pool);
	}
	is_int(wrong, 0, "%s: each of %u allocations refused", name, (unsigned) normal.allocations);

	wrong = 0;
	for (uint32_t n = 0; n < normal.polls; n++)
	{
		if (read_with(&pool, text, length, UINT32_MAX, n, &report) != GD_INTERRUPTED)
			wrong++;
		late += pool.after;
		pool_free(&pool);
	}
	is_int(wrong, 0, "%s: interrupted at each of %u polls", name, (unsigned) normal.polls);
	is_int(late, 0, "%s: nothing is called after an interrupt", name);

	is_int(read_with(&pool, text, length, normal.allocations, normal.polls, &report),
		   GD_OK, "%s is read again", name);
	ok(same_report(&wanted, &report), "%s: the same as before", name);
	pool_free(&pool);
	pool_free(&normal);
}

static void
test_example(const char *name)
{
	char		path[256];
	FILE	   *file;
	char	   *text = malloc(65536);
	size_t		length = 0;

	snprintf(path, sizeof(path), "../../examples/%s.txt", name);
	file = fopen(path, "rb");
	if (ok(file != NULL && text != NULL, "%s can be opened", path))
	{
		length = fread(text, 1, 65536, file);
		fclose(file);
		test_text(name, tap_tight(text, length), length);
	}
	free(text);
}

/* Folding has an allocation of its own. */
static void
test_fold(void)
{
	static const char text[] = "雲溪縣　２０２０";
	GdStatus	status;
	GdStr		folded;
	uint32_t	n = 0;

	do
	{
		Pool		pool = {.fail_at = n++,.stop_at = UINT32_MAX};
		GdConfig	config = {pool_alloc, pool_interrupted, &pool};

		status = gd_text_fold(&config, text, sizeof(text) - 1, &folded);
		if (status == GD_OK)
			is_str(folded, "云溪县2020", "folded when there is memory");
		pool_free(&pool);
	} while (status == GD_NO_MEMORY && n < 100);
	is_int(status, GD_OK, "folding without memory");
}

int
main(void)
{
	static const char *const examples[] = {
		"2019_doubled_truncated_header", "2021_cell_per_line", "2021_markdown",
		"2021_traditional_run_on", "fujian2014_rows_of_any_width",
		"hijacked_without_headings", "jilin2011_annex", "national2014_row_per_line",
		"shanghai2004_code_column"
	};

	test_text("no text", "", 0);
	for (size_t i = 0; i < sizeof(examples) / sizeof(examples[0]); i++)
		test_example(examples[i]);
	test_fold();
	return done_testing();
}
