/* All readings of a row, against brute force. */
#include "proof/readings.h"
#include "tap.h"
#include "base/text.h"

#define MOST_TOKENS 130
#define MOST_LISTED 4000

static TapHooks hooks;
static GdConfig config;

/* A row written as tokens between bars: "1|4|3", "" is one blank cell. */
typedef struct Row
{
	const char *text;
	GdSpan		tokens[MOST_TOKENS];
	RowPrint	print;
} Row;

static void
row_set(Row *row, const char *text, unsigned losses, const RowShape *shape)
{
	uint32_t	length = (uint32_t) strlen(text);
	uint32_t	start = 0;

	row->text = tap_tight(text, length);
	row->print = (RowPrint) {row->text, row->tokens, 0, losses, shape};
	for (uint32_t at = 0; at <= length; at++)
		if (at == length || text[at] == '|')
		{
			row->tokens[row->print.ntokens++] = span_between(start, at);
			start = at + 1;
		}
}

/* A reading as text: 1,4,b,- for 1, 4, a blank and a dash. */
static void
reading_text(const ReadingCell *cells, uint32_t width, char *out)
{
	for (uint32_t i = 0; i < width; i++)
	{
		if (i > 0)
			*out++ = ',';
		switch (cells[i].kind)
		{
			case GD_NUMBER:
				out += sprintf(out, "%lld", (long long) cells[i].value.mantissa);
				if (cells[i].value.scale > 0)
					out += sprintf(out, "e%d", cells[i].value.scale);
				break;
			case GD_BLANK:
				*out++ = 'b';
				break;
			case GD_DASH:
				*out++ = '-';
				break;
			case GD_TEXT:
				*out++ = 't';
				break;
		}
	}
	*out = '\0';
}

/* The readings of a row as text, one behind the other with blanks between. */
static const char *
readings_text(const char *text, unsigned losses, const RowShape *shape)
{
	static char out[MOST_LISTED * 200];
	char	   *end = out;
	Row		   *row = malloc(sizeof(*row));
	Readings	readings;
	Arena		arena;

	*out = '\0';
	arena_init(&arena, &config);
	row_set(row, text, losses, shape);
	if (readings_read(&arena, &row->print, &readings) != GD_OK)
		return "status";
	if (readings.outcome == READINGS_TOO_MANY)
		return "too many";
	for (uint32_t i = 0; i < readings.count; i++)
	{
		if (i > 0)
			*end++ = ' ';
		reading_text(readings.cells + i * shape->width, shape->width, end);
		end += strlen(end);
	}
	return out;
}

static RowShape
shape_of(GdFormId form, GdTableKind table, unsigned nrows)
{
	RowShape	shape;

	if (!readings_shape(forms_get(form, table), 1, nrows, &shape))
		abort();
	return shape;
}

static RowShape
bare_shape(uint32_t width)
{
	RowShape	shape;

	memset(&shape, 0, sizeof(shape));
	shape.width = width;
	return shape;
}

static char *
copy_text(const char *text)
{
	size_t		size = strlen(text) + 1;
	char	   *copy = malloc(size);

	if (copy == NULL)
		abort();
	return memcpy(copy, text, size);
}

/* ---- examples ------------------------------------------------------------- */

static void
test_shapes(void)
{
	RowShape	shape = shape_of(GD_FORM_2021, GD_TABLE_REQUESTS, 1);

	ok(shape.width == 7 && shape.nsums == 1 && shape.negative == 0 &&
	   shape.decimal == 0, "requests: seven counts and a sum");
	shape = shape_of(GD_FORM_2021, GD_TABLE_DISPUTES, 3);
	ok(shape.width == 15 && shape.nsums == 3 && shape.sums[2].offset == 10,
	   "disputes: fifteen counts and three sums");
	shape = shape_of(GD_FORM_2019, GD_TABLE_DISCLOSURE, 1);
	is_int(shape.nsums, 0, "disclosure: what is only soft is no sum");
	ok(!readings_shape(forms_get(GD_FORM_2021, GD_TABLE_REQUESTS), 25, 2, &shape),
	   "no row behind the last");
	ok(!readings_shape(forms_get(GD_FORM_2021, GD_TABLE_REQUESTS), 1, 10, &shape),
	   "no row is wider than the limit");
	readings_shape(forms_get(GD_FORM_NATIONAL2014, GD_TABLE_STATISTICS), 49, 1,
				   &shape);
	is_int((int64_t) shape.decimal, 1, "fees may have decimals");
}

static void
test_glued(void)
{
	RowShape	requests = shape_of(GD_FORM_2021, GD_TABLE_REQUESTS, 1);
	RowShape	disputes = shape_of(GD_FORM_2021, GD_TABLE_DISPUTES, 3);
	RowShape	two = bare_shape(2);

	is_str(readings_text("0000000", ROW_CUT, &requests), "0,0,0,0,0,0,0",
		   "seven zeros");
	is_str(readings_text("27391013", ROW_CUT, &requests), "",
		   "figures that do not add up have no reading");
	is_str(readings_text("100000010", ROW_CUT, &requests), "10,0,0,0,0,0,10",
		   "ten");
	is_str(readings_text("27310013", ROW_CUT, &requests), "2,7,3,1,0,0,13",
		   "one cut adds up");
	is_str(readings_text("1110002", ROW_CUT, &requests), "",
		   "seven digits leave one cut, which must add up");
	is_str(readings_text("10|0000|10|00", ROW_CUT, &requests), "",
		   "printed separators are kept");
	is_str(readings_text("10|0000|10", ROW_CUT, &requests), "",
		   "even where that leaves too few cells");
	is_str(readings_text("10|00000|10", ROW_CUT, &requests), "10,0,0,0,0,0,10",
		   "some separators lost");
	is_str(readings_text("１００００００1０", ROW_CUT, &requests),
		   "10,0,0,0,0,0,10", "full-width digits");
	is_str(readings_text("000000000000000", ROW_CUT, &disputes),
		   "0,0,0,0,0,0,0,0,0,0,0,0,0,0,0", "fifteen zeros");
	is_str(readings_text("2100" "3" "10000" "10" "00000", ROW_CUT, &disputes),
		   "2,1,0,0,3,10,0,0,0,10,0,0,0,0,0", "groups of disputes");
	is_str(readings_text("1234", ROW_CUT, &two), "123,4 12,34 1,234",
		   "without a sum every cut is a reading");
	is_str(readings_text("1004", ROW_CUT, &two), "100,4",
		   "but for leading zeros");
	is_str(readings_text("1|0|000|-|0|1", ROW_CUT, &requests), "",
		   "a dash is one cell");
	is_str(readings_text("1|0|00|-|0|1", ROW_CUT, &requests), "1,0,0,0,-,0,1",
		   "and keeps the sum from being asked");
	is_str(readings_text("1,234|00000|1,234", ROW_CUT, &requests),
		   "1234,0,0,0,0,0,1234", "a number with separators is one cell");
	is_str(readings_text("x|000000", ROW_CUT, &requests), "",
		   "a text is no cell");
	is_str(readings_text("", ROW_CUT, &two), "", "nothing printed");
}

static void
test_split_and_short(void)
{
	RowShape	requests = shape_of(GD_FORM_2021, GD_TABLE_REQUESTS, 1);
	RowShape	two = bare_shape(2);

	is_str(readings_text("1|4|3|0|0|0|0|0|1|4|3", ROW_JOIN, &requests),
		   "143,0,0,0,0,0,143", "143 fell apart");
	is_str(readings_text("1|4|3|0|0|0|0|0|143", ROW_JOIN, &requests),
		   "143,0,0,0,0,0,143", "or one of them did");
	is_str(readings_text("1|1|0|0|0|0|0|0|11", ROW_JOIN, &requests),
		   "", "one zero too many");
	is_str(readings_text("1|1|0|0|0|0|0|11", ROW_JOIN, &requests),
		   "11,0,0,0,0,0,11 1,10,0,0,0,0,11", "two joins that add up");
	is_str(readings_text("1|2|0|0|0|0|0|12", ROW_JOIN, &requests),
		   "12,0,0,0,0,0,12", "one join that adds up");
	is_str(readings_text("1|0|0", ROW_JOIN, &two), "10,0",
		   "no number begins with a zero");
	is_str(readings_text("1|-|0", ROW_JOIN, &two), "", "a dash joins nothing");

	is_str(readings_text("1|2", ROW_BLANK, &two), "1,2", "nothing vanished");
	is_str(readings_text("12", ROW_BLANK, &two), "12,b b,12",
		   "a blank may stand anywhere");
	is_str(readings_text("12", ROW_BLANK | ROW_CUT, &two), "12,b 1,2 b,12",
		   "two losses, all readings of both");
	is_str(readings_text("1|0|0|0|0|1", ROW_BLANK, &requests),
		   "1,0,0,0,0,1,b 1,0,0,0,0,b,1 1,0,0,0,b,0,1 1,0,0,b,0,0,1 "
		   "1,0,b,0,0,0,1 1,b,0,0,0,0,1 b,1,0,0,0,0,1",
		   "a sum with a blank is not asked");
	is_str(readings_text("1|0", ROW_EXACT, &two), "1,0", "as printed");
	is_str(readings_text("x|", ROW_EXACT, &two), "t,b", "whatever it is");
	is_str(readings_text("1", ROW_EXACT, &two), "", "but not fewer cells");
	is_str(readings_text("1|0|0|0|0|0|9", ROW_EXACT, &requests),
		   "1,0,0,0,0,0,9", "what is printed is not questioned");
}

static void
test_signs_and_points(void)
{
	RowShape	shape = bare_shape(2);

	is_str(readings_text("5-3", ROW_CUT, &shape), "", "no count is negative");
	shape.negative = 2;
	is_str(readings_text("5-3", ROW_CUT, &shape), "5,-3", "a change may be");
	is_str(readings_text("-53", ROW_CUT, &shape), "", "the first cell may not");
	shape.decimal = 2;
	is_str(readings_text("120.50", ROW_CUT, &shape), "12,50e2 1,2050e2",
		   "decimals where they are allowed");
	is_str(readings_text("1.25", ROW_CUT, &shape), "", "and only there");
	is_str(readings_text("10.1234567", ROW_CUT, &shape), "", "six at most");
}

static void
test_places(void)
{
	RowShape	shape = shape_of(GD_FORM_2021, GD_TABLE_REQUESTS, 1);
	Row			row;
	Readings	readings;
	Arena		arena;

	arena_init(&arena, &config);
	row_set(&row, "1|4|3|0|0|0|0|0|143", ROW_JOIN, &shape);
	is_int(readings_read(&arena, &row.print, &readings), GD_OK, "read");
	is_int(readings.count, 1, "one reading");
	is_str(tap_slice(row.text, readings.cells[0].place), "1|4|3",
		   "from its first digit to its last");
	is_str(tap_slice(row.text, readings.cells[6].place), "143", "the total");
	row_set(&row, "7", ROW_BLANK, &shape);
	readings_read(&arena, &row.print, &readings);
	is_int(readings.count, 7, "one figure, seven columns");
	for (int i = 0; i < 7; i++)
	{
		const ReadingCell *cell = &readings.cells[i * 7];

		ok(cell->kind == GD_NUMBER ||
		   (cell->place.length == 0 && cell->place.start <= 1),
		   "a blank has an empty place within the row (%d)", i);
	}
}

/* ---- limits --------------------------------------------------------------- */

static void
test_limits(void)
{
	RowShape	shape = shape_of(GD_FORM_2021, GD_TABLE_REQUESTS, 1);
	RowShape	disputes = shape_of(GD_FORM_2021, GD_TABLE_DISPUTES, 3);
	RowShape	bare = bare_shape(7);
	static char run[10001];

	memset(run, '1', 10000);
	is_str(readings_text(run, ROW_CUT, &shape), "too many", "10,000 ones");
	memset(run, '0', 10000);
	is_str(readings_text(run, ROW_CUT, &shape), "too many", "10,000 zeros");
	run[READINGS_MAX_DIGITS] = '\0';
	is_str(readings_text(run, ROW_CUT, &shape), "",
		   "as many zeros as are looked at: no number begins with one");
	memset(run, '1', READINGS_MAX_DIGITS);
	is_str(readings_text(run, ROW_CUT, &shape), "", "or ones: no cell is so long");
	is_str(readings_text(run, ROW_CUT, &disputes), "too many", "in 15 cells");
	run[40] = '\0';
	is_str(readings_text(run, ROW_CUT, &bare), "too many", "no sum at all");
	is_str(readings_text(run, ROW_CUT, &disputes), "", "ones never add up to ones");
	memset(run, '9', 40);
	is_str(readings_text(run, ROW_CUT, &shape), "too many", "too long a search");
	for (int i = 0; i < 60; i++)
		memcpy(run + 2 * i, "1|", 2);
	run[119] = '\0';
	is_str(readings_text(run, ROW_JOIN, &shape), "too many", "sixty pieces");
	is_str(readings_text("0|0|0|0|0|0|0|0|0|0|0|0|0", ROW_BLANK, &disputes),
		   "too many", "two blanks among fifteen cells: over the limit");
	is_str(readings_text("1234567890123456789", ROW_JOIN, &bare), "",
		   "one token, seven cells");
	bare = bare_shape(1);
	is_str(readings_text("12345678901234567|8", ROW_JOIN, &bare),
		   "123456789012345678", "18 digits are read");
	is_str(readings_text("123456789012345678|9", ROW_JOIN, &bare), "",
		   "19 are not");
}

static void
test_failures(void)
{
	RowShape	shape = bare_shape(2);
	Row			row;
	Readings	readings;
	Arena		arena;
	int			n;

	row_set(&row, "123456789012345", ROW_CUT, &shape);
	for (n = 0;; n++)
	{
		config = tap_config(&hooks);
		hooks.fail_at = n;
		arena_init(&arena, &config);
		if (readings_read(&arena, &row.print, &readings) == GD_OK)
			break;
	}
	is_int(readings.count, 13, "read, once memory suffices");
	ok(n > 0, "every allocation may fail (%d)", n);

	config = tap_config(&hooks);
	hooks.stop_at = 0;
	arena_init(&arena, &config);
	shape = shape_of(GD_FORM_2021, GD_TABLE_DISPUTES, 3);
	{
		static char run[61];

		memset(run, '1', 60);
		row_set(&row, run, ROW_CUT, &shape);
		ok(readings_read(&arena, &row.print, &readings) == GD_INTERRUPTED ||
		   readings.outcome == READINGS_TOO_MANY, "a long search can be stopped");
	}
	config = tap_config(&hooks);
}

/* ---- brute force ---------------------------------------------------------- */

static uint64_t state = 42;

static uint32_t
random_below(uint32_t n)
{
	state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t) (state >> 33) % n;
}

/*
 * All readings the slow way: cells from the left, every length, sums asked at
 * the end.  bars[i]: a separator stands before digit i.
 */
typedef struct Brute
{
	const char *digits;
	const bool *bars;
	uint32_t	ndigits;
	unsigned	losses;
	const RowShape *shape;
	ReadingCell cells[GD_MAX_COLUMNS];
	char	   *found[MOST_LISTED];
	uint32_t	count;
	int			unknown;		/* rows that were too long a search */
} Brute;

static bool
brute_adds_up(const Brute *brute)
{
	for (uint32_t i = 0; i < brute->shape->nsums; i++)
	{
		const RowSum *sum = &brute->shape->sums[i];
		int64_t		rest = 0;
		bool		known = true;

		for (uint16_t t = 0; t < sum->nterms; t++)
		{
			const ReadingCell *cell =
				&brute->cells[sum->offset + sum->terms[t].position - 1];

			known = known && cell->kind == GD_NUMBER;
			rest += sum->terms[t].sign * cell->value.mantissa;
		}
		if (known && rest != 0)
			return false;
	}
	return true;
}

static void
brute_read(Brute *brute, uint32_t cell, uint32_t at)
{
	ReadingCell *mine = &brute->cells[cell];
	int64_t		value = 0;

	if (cell == brute->shape->width)
	{
		char		text[400];

		if (at < brute->ndigits || !brute_adds_up(brute))
			return;
		if (brute->count == MOST_LISTED)
			return;				/* far beyond the limit anyway */
		reading_text(brute->cells, cell, text);
		brute->found[brute->count++] = copy_text(text);
		return;
	}
	if ((brute->losses & ROW_BLANK) != 0)
	{
		mine->kind = GD_BLANK;
		mine->value.mantissa = 0;
		brute_read(brute, cell + 1, at);
	}
	for (uint32_t end = at + 1; end <= brute->ndigits; end++)
	{
		if (end - at > GD_MAX_DIGITS)
			return;
		value = value * 10 + brute->digits[end - 1] - '0';
		if (end - at > 1 && (brute->digits[at] == '0' ||
							 (brute->bars[end - 1] && (brute->losses & ROW_JOIN) == 0)))
			return;
		if (end < brute->ndigits && !brute->bars[end] &&
			(brute->losses & ROW_CUT) == 0)
			continue;
		mine->kind = GD_NUMBER;
		mine->value.mantissa = value;
		brute_read(brute, cell + 1, end);
	}
}

static int
compare_text(const void *a, const void *b)
{
	return strcmp(*(char *const *) a, *(char *const *) b);
}

/* Random digits of a row that adds up, perhaps spoiled. */
static uint32_t
random_row(const RowShape *shape, char *digits, bool *ends)
{
	int64_t		cells[GD_MAX_COLUMNS] = {0};
	uint32_t	length = 0;

	for (uint32_t i = 0; i < shape->width; i++)
		cells[i] = random_below(3) == 0 ? random_below(random_below(2) ? 10 : 120) : random_below(2);
	for (uint32_t i = 0; i < shape->nsums; i++)
	{
		const RowSum *sum = &shape->sums[i];
		int64_t		total = 0;

		for (uint16_t t = 0; t + 1 < sum->nterms; t++)
			total += cells[sum->offset + sum->terms[t].position - 1];
		cells[sum->offset + sum->terms[sum->nterms - 1].position - 1] = total;
	}
	if (random_below(4) == 0)
		cells[random_below(shape->width)] = random_below(30);
	for (uint32_t i = 0; i < shape->width; i++)
	{
		uint32_t	size = (uint32_t) sprintf(digits + length, "%d", (int) cells[i]);

		for (uint32_t k = 0; k < size; k++)
			ends[length + k] = k == 0;
		length += size;
	}
	return length;
}

static bool
brute_agrees(Brute *brute, const char *text)
{
	Row		   *row = malloc(sizeof(*row));
	Readings	readings;
	Arena		arena;
	char	   *got[READINGS_MAX];
	bool		same = true;

	arena_init(&arena, &config);
	row_set(row, text, brute->losses, brute->shape);
	if (readings_read(&arena, &row->print, &readings) != GD_OK)
		return false;
	if (readings.outcome == READINGS_TOO_MANY)
	{
		/* only a row without sums to prune by is too long a search */
		same = brute->count > READINGS_MAX || (brute->losses & ROW_BLANK) != 0;
		brute->unknown += brute->count <= READINGS_MAX;
	}
	else if (readings.count != brute->count)
		same = false;
	else
	{
		for (uint32_t i = 0; i < readings.count; i++)
		{
			char		line[400];

			reading_text(readings.cells + i * brute->shape->width,
						 brute->shape->width, line);
			got[i] = copy_text(line);
		}
		qsort(got, readings.count, sizeof(*got), compare_text);
		qsort(brute->found, brute->count, sizeof(*got), compare_text);
		for (uint32_t i = 0; i < readings.count; i++)
		{
			same = same && strcmp(got[i], brute->found[i]) == 0;
			free(got[i]);
		}
	}
	if (!same)
		printf("# %s, losses %u: %u, wanted %u\n", text, brute->losses,
			   readings.count, brute->count);
	free((void *) row->text);
	free(row);
	return same;
}

static void
test_brute(const char *name, const RowShape *shape, int cases)
{
	static const unsigned losses[] = {ROW_CUT, ROW_CUT, ROW_JOIN,
	ROW_BLANK, ROW_CUT | ROW_BLANK, ROW_JOIN | ROW_BLANK, ROW_CUT | ROW_JOIN};
	static Brute brute;
	int			right = 0;
	int			several = 0;

	brute.unknown = 0;
	for (int i = 0; i < cases; i++)
	{
		char		digits[400];
		char		text[800];
		bool		bars[400];
		uint32_t	length = random_row(shape, digits, bars);
		uint32_t	at = 0;
		uint32_t	kept = random_below(4);

		for (uint32_t k = 0; k < length; k++)
		{
			if (bars[k] && random_below(3) >= kept)
				bars[k] = false;
			else if (!bars[k] && random_below(4) == 0)
				bars[k] = true;
			if (bars[k] && k > 0)
				text[at++] = '|';
			text[at++] = digits[k];
		}
		text[at] = '\0';
		brute.digits = digits;
		brute.bars = bars;
		brute.ndigits = length;
		brute.losses = losses[random_below(7)];
		brute.shape = shape;
		brute.count = 0;
		brute_read(&brute, 0, 0);
		several += brute.count > 1;
		right += brute_agrees(&brute, text);
		while (brute.count > 0)
			free(brute.found[--brute.count]);
	}
	is_int(right, cases, "%s: %d random rows (%d with several readings)", name,
		   cases, several);
	ok(brute.unknown <= cases / 100, "%s: few of them too long a search (%d)",
	   name, brute.unknown);
}

/* readings_allow() says whether some reading, sums aside, has given cells. */
static void
test_allow(void)
{
	RowShape	shape = shape_of(GD_FORM_2021, GD_TABLE_REQUESTS, 1);
	RowShape	bare = bare_shape(7);
	int			right = 0;
	int			cases = 3000;

	for (int i = 0; i < cases; i++)
	{
		static Brute brute;
		char		digits[400];
		bool		bars[400];
		int64_t		numbers[7] = {0};
		uint64_t	wanted = random_below(128);
		bool		any = false;
		bool		allowed;
		Row			row;
		Arena		arena;

		arena_init(&arena, &config);
		brute.ndigits = random_row(&shape, digits, bars);
		digits[brute.ndigits] = '\0';
		memset(bars, 0, sizeof(bars));
		brute.digits = digits;
		brute.bars = bars;
		brute.losses = ROW_CUT;
		brute.shape = &bare;
		brute.count = 0;
		if (brute.ndigits > 12)
		{
			right++;
			continue;
		}
		brute_read(&brute, 0, 0);
		for (int k = 0; k < 7; k++)
			numbers[k] = random_below(2) == 0 ? digits[k] - '0' :
				(digits[k] - '0') * 10 + digits[k + 1] % 10;
		while (brute.count > 0)
		{
			char	   *text = brute.found[--brute.count];
			char	   *at = text;
			bool		fits = true;

			for (int k = 0; k < 7; k++, at++)
				if (strtoll(at, &at, 10) != numbers[k] && (wanted >> k & 1) != 0)
					fits = false;
			any = any || fits;
			free(text);
		}
		row_set(&row, digits, ROW_CUT, &shape);
		if (readings_allow(&arena, &row.print, wanted, numbers, NULL, &allowed) == GD_OK &&
			allowed == any)
			right++;
	}
	is_int(right, cases, "some reading has given cells: %d random rows", cases);
}

int
main(void)
{
	RowShape	requests;
	RowShape	bare = bare_shape(3);
	RowShape	pair = bare_shape(2);
	RowShape	disputes;
	RowShape	subtotal = bare_shape(5);
	static const FormTerm three[] = {{1, 1}, {2, 1}, {3, -1}};

	config = tap_config(&hooks);
	requests = shape_of(GD_FORM_2021, GD_TABLE_REQUESTS, 1);
	disputes = shape_of(GD_FORM_2021, GD_TABLE_DISPUTES, 2);
	subtotal.nsums = 2;			/* a + b = subtotal, subtotal + c = total */
	subtotal.sums[0] = (RowSum) {three, 3, 0};
	subtotal.sums[1] = (RowSum) {three, 3, 2};

	test_shapes();
	test_glued();
	test_split_and_short();
	test_signs_and_points();
	test_places();
	test_limits();
	test_failures();
	test_brute("requests", &requests, 3000);
	test_brute("disputes", &disputes, 1000);
	test_brute("subtotal", &subtotal, 3000);
	test_brute("no sum", &bare, 3000);
	test_brute("two columns", &pair, 3000);
	test_allow();
	return done_testing();
}
