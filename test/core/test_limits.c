/*
 * Hostile shapes: every text is answered, memory stays within a known multiple
 * of the text, and the work grows as the text does.
 *
 * Work is counted in what the core asks for, not in time: bytes of memory, and
 * polls of the interrupt hook, which comes once in so much work.
 */
#include "tap.h"

/*
 * The most memory that a text may take: so many bytes for each of its own, and
 * so much whatever its size (chunks not yet full, the facts of all forms).
 *
 * The dearest texts are small tables of a form with a line of prose between them.
 */
#define MOST_MEMORY_PER_BYTE	50
#define MOST_MEMORY_AT_ALL		(1024 * 1024)

/* What a text may take more, in memory and polls, when it is 4 times as long. */
#define MOST_GROWTH				4.4

/*
 * A shape: a beginning, then a unit again and again, or (if there are two) the
 * first unit for half the text and the second for the rest.  %d in a unit is a
 * number that counts up, so that no line is like another.
 */
typedef struct Shape
{
	const char *name;
	const char *head;
	const char *unit;
	const char *other;
	GdReportStatus status;
} Shape;

static const Shape shapes[] = {
	/* one character */
	{"spaces", "", " ", NULL, GD_EMPTY},
	{"line breaks", "", "\n", NULL, GD_EMPTY},
	{"carriage returns", "", "\r\n", NULL, GD_EMPTY},
	{"wide spaces", "", "　", NULL, GD_EMPTY},
	{"letters on one line", "", "x", NULL, GD_NOT_A_REPORT},
	{"letters on lines", "", "x\n", NULL, GD_NOT_A_REPORT},
	{"digits", "", "7", NULL, GD_NOT_A_REPORT},
	{"digits on lines", "", "7\n", NULL, GD_NOT_A_REPORT},
	{"digits and spaces", "", "7 ", NULL, GD_NOT_A_REPORT},
	{"Chinese digits", "", "一", NULL, GD_NOT_A_REPORT},
	{"dashes", "", "-", NULL, GD_NOT_A_REPORT},
	{"dots", "", "…", NULL, GD_NOT_A_REPORT},
	{"stops", "", "。", NULL, GD_NOT_A_REPORT},
	{"enumeration commas", "", "、", NULL, GD_NOT_A_REPORT},
	{"number signs", "", "#", NULL, GD_NOT_A_REPORT},
	{"backslashes", "", "\\", NULL, GD_NOT_A_REPORT},

	/* bytes that are no characters */
	{"continuation bytes", "", "\x80", NULL, GD_NOT_A_REPORT},
	{"first bytes of three", "", "\xE4", NULL, GD_NOT_A_REPORT},
	{"first bytes of four", "", "\xF0\x9F\x98", NULL, GD_NOT_A_REPORT},
	{"bytes of no encoding", "", "\xFF\xFE", NULL, GD_NOT_A_REPORT},

	/* nested, and never closed */
	{"brackets", "", "(", NULL, GD_NOT_A_REPORT},
	{"wide brackets", "", "（", NULL, GD_NOT_A_REPORT},
	{"nested brackets", "", "（一）（", NULL, GD_NOT_A_REPORT},
	{"titles within titles", "", "《", NULL, GD_NOT_A_REPORT},
	{"less-than signs", "", "<", NULL, GD_NOT_A_REPORT},
	{"line break tags", "", "x<br>", NULL, GD_NOT_A_REPORT},
	{"broken tags", "", "<br ", NULL, GD_NOT_A_REPORT},
	{"open tags", "", "<table><tr><td>", NULL, GD_EMPTY},
	{"open comments", "", "<!--", NULL, GD_NOT_A_REPORT},
	{"entities", "", "&nbsp;&#", NULL, GD_NOT_A_REPORT},

	/* headings */
	{"headings", "", "一、x\n", NULL, GD_NOT_A_REPORT},
	{"headings on one line", "", "一、x。", NULL, GD_NOT_A_REPORT},
	{"numbered headings", "一、总体情况\n", "%d、x\n", NULL, GD_NOT_A_REPORT},
	{"nested headings", "一、总体情况\n", "（一）x%d\n1.y\n(1)z\n", NULL, GD_NOT_A_REPORT},
	{"statutory headings", "", "一、总体情况\n二、主动公开政府信息情况\n", NULL, GD_FRAGMENT},
	{"statutory headings on one line", "",
	"一、总体情况。二、主动公开政府信息情况。", NULL, GD_FRAGMENT},
	{"ordinals only", "", "一、", NULL, GD_NOT_A_REPORT},
	{"ordinals with wide gaps", "", "一        、        ", NULL, GD_NOT_A_REPORT},
	{"a list of contents", "一、总体情况\n二、主动公开政府信息情况\n", "7\n",
	"好\n一、总体情况\n", GD_FRAGMENT},
	{"contents that begin again", "", "一、总体情况\n二、主动公开政府信息情况\n7\n", NULL,
	GD_FRAGMENT},

	/* pipes and tables */
	{"pipes", "", "|", NULL, GD_NOT_A_REPORT},
	{"pipes and spaces", "", "| ", NULL, GD_NOT_A_REPORT},
	{"pipes on lines", "", "|\n", NULL, GD_NOT_A_REPORT},
	{"wide pipes", "", "｜", NULL, GD_NOT_A_REPORT},
	{"escaped pipes", "", "\\|", NULL, GD_NOT_A_REPORT},
	{"rules", "", "|---|---|\n", NULL, GD_NOT_A_REPORT},
	{"cells", "", "7|", NULL, GD_NOT_A_REPORT},
	{"cells on lines", "", "7|\n", NULL, GD_NOT_A_REPORT},
	{"labels", "", "规章|\n", NULL, GD_NOT_A_REPORT},
	{"labels without pipes", "", "规章\n", NULL, GD_NOT_A_REPORT},
	{"labels before pipes", "", "规\n章|1|2\n", NULL, GD_NOT_A_REPORT},
	{"rows of a form", "", "规章|1|2|%d\n", NULL, GD_NOT_A_REPORT},
	{"rows of any form", "", "其他|总计|1\n合计|7\n", NULL, GD_NOT_A_REPORT},
	{"tables of one cell", "", "|\nx\n\n", NULL, GD_NOT_A_REPORT},
	{"tables of one row", "", "a|b\nx\n\n", NULL, GD_NOT_A_REPORT},
	{"tables of a form", "", "规章|1|2|%d\n行政许可|1\n正文。\n", NULL, GD_FRAGMENT},
	{"tables back to back", "",
	"信息内容|本年制发件数|\n规章|1|\n自然人|商业企业|\n结果维持|结果纠正|\n", NULL,
	GD_NOT_A_REPORT},
	{"tables and furniture", "", "|\n扫一扫\n\n12月31日\n", NULL, GD_NOT_A_REPORT},
	{"tables after a heading", "一、总体情况\n", "|\n版权\n\n2020-1-1\n", NULL,
	GD_NOT_A_REPORT},

	/* prose, titles, names and dates */
	{"prose on one line", "", "全年共公开信息若干条，", NULL, GD_NOT_A_REPORT},
	{"prose", "", "第%d段，办理情况良好，群众反映积极，没有收到不同意见。\n", NULL,
	GD_NOT_A_REPORT},
	{"equal lines of prose", "",
	"办理情况良好，群众反映积极，没有收到不同意见，也没有其他需要说明的情况。\n", NULL,
	GD_NOT_A_REPORT},
	{"nearly equal lines of prose",
	"办理情况良好，群众反映积极，没有收到不同意见，也没有其他需要说明的情况。\n",
	"办理情况良好，群众反映积极，没有收到不同意见，也没有其他需要说明的情况%d。\n", NULL,
	GD_NOT_A_REPORT},
	{"titles", "", "云溪县2020年政府信息公开工作年度报告\n", NULL, GD_REPORT},
	{"titles on one line", "", "云溪县2020年政府信息公开工作年度报告", NULL, GD_NOT_A_REPORT},
	{"names", "", "云溪县人民政府办公室", NULL, GD_NOT_A_REPORT},
	{"names on lines", "", "云溪县人民政府办公室\n", NULL, GD_NOT_A_REPORT},
	{"words before names", "", "本报告由", NULL, GD_NOT_A_REPORT},
	{"dates", "", "2020年1月1日", NULL, GD_NOT_A_REPORT},
	{"dates on lines", "", "2020年1月1日\n", NULL, GD_NOT_A_REPORT},
	{"ranges of dates", "", "自1月1日起至", NULL, GD_NOT_A_REPORT},
	{"labels of dates", "", "发布时间：", NULL, GD_NOT_A_REPORT},
};

#define NSHAPES (sizeof(shapes) / sizeof(shapes[0]))

/* ---- memory that is counted ------------------------------------------------- */

typedef struct Chunk
{
	struct Chunk *next;
	max_align_t data[];
} Chunk;

typedef struct Meter
{
	Chunk	   *chunks;
	uint64_t	bytes;
	uint64_t	polls;
} Meter;

static void *
meter_alloc(void *context, size_t size)
{
	Meter	   *meter = context;
	Chunk	   *chunk = malloc(sizeof(Chunk) + size);

	if (chunk == NULL)
		return NULL;
	chunk->next = meter->chunks;
	meter->chunks = chunk;
	meter->bytes += size;
	return chunk->data;
}

static bool
meter_poll(void *context)
{
	Meter	   *meter = context;

	meter->polls++;
	return false;
}

static void
meter_free(Meter *meter)
{
	while (meter->chunks != NULL)
	{
		Chunk	   *next = meter->chunks->next;

		free(meter->chunks);
		meter->chunks = next;
	}
}

static GdStatus
meter_read(Meter *meter, const char *text, size_t length, GdReportStatus *status)
{
	GdConfig	config = {meter_alloc, meter_poll, meter};
	GdReport	report;
	GdStatus	result;

	memset(meter, 0, sizeof(*meter));
	memset(&report, 0, sizeof(report));
	result = gd_report_read(&config, text, length, &report);
	*status = report.status;
	meter_free(meter);
	return result;
}

/* ---- texts --------------------------------------------------------------------- */

static size_t
fill(char *text, size_t at, size_t end, const char *unit, unsigned *number)
{
	while (at < end)
	{
		char		piece[512];
		size_t		length = (size_t) snprintf(piece, sizeof(piece), unit, *number);

		*number += 7919;
		/* no unit is cut: what is left is filled up */
		if (length > end - at)
		{
			length = end - at;
			memset(piece, '\n', length);
		}
		memcpy(text + at, piece, length);
		at += length;
	}
	return at;
}

/* A text of this shape and exactly this length. */
static char *
shape_text(const Shape *shape, size_t length)
{
	char	   *text = malloc(length);
	unsigned	number = 1;
	size_t		at = strlen(shape->head);

	if (text == NULL)
		abort();
	if (at > length)
		at = length;
	memcpy(text, shape->head, at);
	if (shape->other != NULL)
		at = fill(text, at, length / 2, shape->unit, &number);
	(void) fill(text, at, length,
				shape->other != NULL ? shape->other : shape->unit, &number);
	return text;
}

/* ---- tests ------------------------------------------------------------------------ */

/* Several polls long; the dearest shapes under a sanitizer still take seconds. */
#define SMALL	((size_t) 128 * 1024)
#define LARGE	(4 * SMALL)

/* Cells of a table that is nearly as large as one may be. */
#define TABLE_CELLS	(300 * GD_MAX_COLUMNS)

static void
test_shape(const Shape *shape)
{
	char	   *text = shape_text(shape, SMALL);
	Meter		small;
	Meter		large;
	GdReportStatus status;

	meter_read(&small, text, SMALL, &status);
	free(text);
	text = shape_text(shape, LARGE);
	is_int(meter_read(&large, text, LARGE, &status), GD_OK, "%s", shape->name);
	free(text);
	is_str(gd_report_status_name(status), gd_report_status_name(shape->status),
		   "%s: what it is", shape->name);
	ok(large.bytes <= (uint64_t) LARGE * MOST_MEMORY_PER_BYTE + MOST_MEMORY_AT_ALL,
	   "%s: memory", shape->name);
	ok((double) large.bytes <= MOST_GROWTH * (double) (small.bytes + MOST_MEMORY_AT_ALL),
	   "%s: memory grows as the text does", shape->name);
	ok(large.polls >= LARGE / GD_POLL_BYTES - 1,
	   "%s: interrupts are looked for", shape->name);
	ok((double) large.polls <= MOST_GROWTH * (double) (small.polls + 4),
	   "%s: work grows as the text does", shape->name);
}

/*
 * Lines of two bytes each, the shortest: what is kept of a line is eight times as
 * long, and is not copied from array to array.  The cells of a table at a time come
 * to it.
 */
static void
test_short_lines(void)
{
	char	   *text = malloc(LARGE);
	Meter		meter;
	GdReportStatus status;

	for (size_t i = 0; i < LARGE; i++)
		text[i] = "|\n"[i % 2];
	is_int(meter_read(&meter, text, LARGE, &status), GD_OK, "lines of two bytes");
	ok(meter.bytes > 8 * LARGE, "are kept");
	ok(meter.bytes < 10 * LARGE + 2 * MOST_MEMORY_AT_ALL, "once");

	/* blank lines, which are not, take nothing */
	memset(text + SMALL, '\n', LARGE - SMALL);
	is_int(meter_read(&meter, text, LARGE, &status), GD_OK, "blank lines behind them");
	ok(meter.bytes < 10 * SMALL + 2 * MOST_MEMORY_AT_ALL, "are not kept");
	free(text);
}

static void
test_bytes(void)
{
	char		bytes[256];
	Meter		meter;
	GdReportStatus status;

	is_int(meter_read(&meter, "", 0, &status), GD_OK, "no text");
	is_int(status, GD_EMPTY, "is empty");
	for (int i = 0; i < 256; i++)
		bytes[i] = (char) i;
	for (int i = 0; i < 256; i++)
	{
		bool		space = (i >= '\t' && i <= '\r') || i == ' ';

		is_int(meter_read(&meter, tap_tight(bytes + i, 1), 1, &status), GD_OK,
			   "byte %d", i);
		is_int(status, space ? GD_EMPTY : GD_NOT_A_REPORT, "what byte %d is", i);
	}
	is_int(meter_read(&meter, tap_tight(bytes, 256), 256, &status), GD_OK,
		   "all bytes");
	is_int(status, GD_NOT_A_REPORT, "are no report");
}

/* A text cut at any byte is read. */
static void
test_prefixes(void)
{
	static const char text[] =
		"云溪县2020年政府信息公开工作年度报告\n一、总体情况\n好。\n"
		"二、主动公开政府信息情况\n|信息内容|本年制发件数|\n|---|---|\n|规章|12<br>件|\n"
		"三、收到和处理政府信息公开申请情况\n自然人 |\n|\n总计 |\n云溪县\n2021年1月5日\n";
	bool		answered = true;

	for (size_t length = 0; length <= sizeof(text) - 1; length++)
	{
		Meter		meter;
		GdReportStatus status;

		if (meter_read(&meter, tap_tight(text, length), length, &status) != GD_OK)
			answered = false;
		if (meter_read(&meter, tap_tight(text + length, sizeof(text) - 1 - length),
					   sizeof(text) - 1 - length, &status) != GD_OK)
			answered = false;
	}
	ok(answered, "every beginning and every end of a report");
}

static void
test_limit(const char *unit, const char *head, size_t count, GdStatus wanted,
		   const char *name)
{
	Shape		shape = {name, head, unit, NULL, GD_NOT_A_REPORT};
	size_t		length = strlen(head) + count * strlen(unit);
	char	   *text = shape_text(&shape, length);
	Meter		meter;
	GdReportStatus status;

	is_int(meter_read(&meter, text, length, &status), wanted, "%s", name);
	free(text);
}

/* So many tables, each of as many cells as a table may have, nearly. */
static void
test_cells(size_t ntables, GdStatus wanted, const char *name)
{
	static const char row[] = "7|7|7|7|7|7|7|7|7|7|7|7|7|7|7|7|7|7|7|7|7|7|7|7|7|7|7|7|7|7|7|7|"
		"7|7|7|7|7|7|7|7|7|7|7|7|7|7|7|7|7|7|7|7|7|7|7|7|7|7|7|7|7|7|7|7\n";
	static const char prose[] = "这是正文。\n\n";
	const size_t nrows = TABLE_CELLS / GD_MAX_COLUMNS;
	size_t		table = nrows * (sizeof(row) - 1) + sizeof(prose) - 1;
	char	   *text = malloc(ntables * table);
	Meter		meter;
	GdReportStatus status;

	if (text == NULL)
		abort();
	for (size_t i = 0; i < nrows; i++)
		memcpy(text + i * (sizeof(row) - 1), row, sizeof(row) - 1);
	memcpy(text + table - (sizeof(prose) - 1), prose, sizeof(prose) - 1);
	for (size_t i = 1; i < ntables; i++)
		memcpy(text + i * table, text, table);
	is_int(meter_read(&meter, text, ntables * table, &status), wanted, "%s", name);
	free(text);
}

/* The limits of gd.h, a little below and a little above. */
static void
test_limits(void)
{
	Meter		meter;
	GdReportStatus status;

	is_int(meter_read(&meter, "", (size_t) GD_MAX_INPUT + 1, &status),
		   GD_LIMIT_INPUT, "a text that is too long is not looked at");
	test_limit("1.x\n", "一、总体情况\n", GD_MAX_SECTIONS - 10, GD_OK,
			   "as many headings as may be");
	test_limit("1.x\n", "一、总体情况\n", GD_MAX_SECTIONS + 10, GD_LIMIT_SECTIONS,
			   "too many headings");
	test_limit("a|b\nx。\n", "", GD_MAX_TABLES + 10, GD_LIMIT_TABLES,
			   "too many tables");
	test_cells(GD_MAX_CELLS / TABLE_CELLS, GD_OK, "as many cells as may be");
	test_cells(GD_MAX_CELLS / TABLE_CELLS + 1, GD_LIMIT_CELLS, "too many cells");
}

int
main(void)
{
	test_bytes();
	test_short_lines();
	test_prefixes();
	for (size_t i = 0; i < NSHAPES; i++)
		test_shape(&shapes[i]);
	test_limits();
	return done_testing();
}
