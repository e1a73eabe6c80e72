/*
 * copies.c
 *	  Stage 3: the same report standing in the text more than once.
 *
 * A copy begins where the lines of the text's beginning come again.  The
 * anchor is one long line near the beginning (a preamble is long and names its
 * report); where an equal line turns up later, the lines around both are
 * compared.  Comparison is on folded characters, so that a Traditional copy of
 * a Simplified report is one.
 *
 * Where all line breaks are lost the copies stand on one line.  There the anchors
 * are stretches of characters near the line's beginning, looked for by a rolling
 * hash in the rest of it.
 */
#include "lines/copies.h"

#include <string.h>

#include "base/fold.h"
#include "base/match.h"
#include "base/text.h"

/* Lines in which the anchor is looked for, and how long it must be. */
#define ANCHOR_LINES 12
#define ANCHOR_BYTES 60

/* Only this much of a line is compared: enough to tell lines apart. */
#define COMPARED_BYTES 600

/* A copy agrees with the first in so many of four of the compared lines. */
#define COMPARED_LINES 12
#define AGREEING_OF_FOUR 3

/*
 * The next folded character of a line, or 0 at its end or behind what is
 * compared of it.
 */
static uint32_t
next_folded(const char *text, const Line *line, uint32_t *at)
{
	uint32_t	end = line_end(line);

	while (*at < end && *at - line->start < COMPARED_BYTES)
	{
		unsigned	size;
		uint32_t	c = fold_first(text_decode(text, end, *at, &size));

		*at += size;
		if (c != 0)
			return c;
	}
	return 0;
}

/*
 * Are two lines the same words?  Spaces may differ, so that one line may be
 * compared to its limit a little before the other: the end of either decides.
 */
static bool
lines_agree(const char *text, const Line *a, const Line *b)
{
	bool		cut = a->length > COMPARED_BYTES && b->length > COMPARED_BYTES;
	uint32_t	i = a->start;
	uint32_t	j = b->start;

	/* the folding keeps the length of Chinese text, give or take the spaces */
	if (a->length > b->length + b->length / 4 + 8 ||
		b->length > a->length + a->length / 4 + 8)
		return false;
	for (;;)
	{
		uint32_t	c = next_folded(text, a, &i);
		uint32_t	d = next_folded(text, b, &j);

		if (c == 0 || d == 0)
			return cut || c == d;
		if (c != d)
			return false;
	}
}

/*
 * Do the lines from b on repeat the lines from a on?  Line a and line b agree
 * already.  A whole report on one line is compared by that line alone.
 */
static bool
is_copy(const char *text, const Lines *lines, uint32_t a, uint32_t b)
{
	uint32_t	compared = 1;
	uint32_t	agreeing = 1;

	while (compared < COMPARED_LINES && a + compared < b &&
		   b + compared < lines->count)
	{
		if (lines_agree(text, &lines->items[a + compared],
						&lines->items[b + compared]))
			agreeing++;
		compared++;
	}
	if (agreeing == 1)
		return lines->items[a].length > COMPARED_BYTES;
	return agreeing >= compared * AGREEING_OF_FOUR / 4;
}

/* The anchor: the longest of the first lines. */
static uint32_t
find_anchor(const Lines *lines)
{
	uint32_t	best = lines->count;

	for (uint32_t i = 0; i < ANCHOR_LINES && i < lines->count; i++)
	{
		const Line *line = &lines->items[i];

		if (line->length >= ANCHOR_BYTES &&
			(best == lines->count || line->length > lines->items[best].length) &&
			lines_class(lines, i) != LINE_CELLS)
			best = i;
	}
	return best;
}

/*
 * Walk back from an anchor met again while the lines before it agree too: the
 * title stands before the preamble.
 */
static uint32_t
copy_begin(const char *text, const Lines *lines, uint32_t anchor, uint32_t again)
{
	uint32_t	back = 0;

	while (back < anchor && again - back - 1 > anchor &&
		   lines_agree(text, &lines->items[anchor - back - 1],
					   &lines->items[again - back - 1]))
		back++;
	return again - back;
}

/* ---- copies on one line ----------------------------------------------------- */

/*
 * Anchors are this many folded characters long, a title and more, and begin in
 * steps of their length.  Furniture may stand before the first title, so that
 * not the first but a later one comes again.  No copy is shorter than the bytes
 * of a compared line.
 */
#define STRETCH_CHARS	80
#define STRETCHES		3

/* A hash that agrees where the characters do not costs a comparison. */
#define MOST_FALSE		1000

#define HASH_FACTOR		1000003u

typedef struct Stretch
{
	uint64_t	hash;
	uint32_t	start;			/* offset of its first character */
	uint32_t	named;			/* of the first 公开 in it */
	uint32_t	third;			/* character from there on; 0 behind its end */
	uint32_t	end;
} Stretch;

/* The next folded character at or behind *at, or 0 at end. */
static uint32_t
read_folded(const char *text, uint32_t *at, uint32_t end)
{
	while (*at < end)
	{
		unsigned	size;
		uint32_t	c = fold_first(text_decode(text, end, *at, &size));

		*at += size;
		if (c != 0)
			return c;
	}
	return 0;
}

/* The same before *at, or 0 at start. */
static uint32_t
read_folded_before(const char *text, uint32_t start, uint32_t *at)
{
	while (*at > start)
	{
		unsigned	size;
		uint32_t	c = fold_first(text_decode_before(text, *at, &size));

		*at -= size;
		if (c != 0)
			return c;
	}
	return 0;
}

/* The third of the folded characters from text[at] on, or 0. */
static uint32_t
read_third(const char *text, uint32_t at, uint32_t end)
{
	(void) read_folded(text, &at, end);
	(void) read_folded(text, &at, end);
	return read_folded(text, &at, end);
}

/*
 * The anchor at or behind *at; *at moves behind it.  False at the end of the line,
 * or if it does not speak of a report on disclosure: only such text is worth a
 * copy.
 */
static bool
read_stretch(const char *text, uint32_t *at, uint32_t end, Stretch *stretch)
{
	GdSpan		found;

	stretch->start = *at;
	stretch->hash = 0;
	for (int i = 0; i < STRETCH_CHARS; i++)
	{
		uint32_t	c = read_folded(text, at, end);

		if (c == 0)
			return false;
		stretch->hash = stretch->hash * HASH_FACTOR + c;
	}
	stretch->end = *at;
	if (!match_find(text, stretch->start, *at, "公开", &found))
		return false;
	stretch->named = found.start;
	stretch->third = read_third(text, found.start, *at);
	return true;
}

/* Do STRETCH_CHARS folded characters from b on repeat those from a on? */
static bool
stretches_agree(const char *text, uint32_t a, uint32_t b, uint32_t end)
{
	for (int i = 0; i < STRETCH_CHARS; i++)
		if (read_folded(text, &a, end) != read_folded(text, &b, end))
			return false;
	return true;
}

/* A copy begins with its title or preamble, which name it within these bytes. */
#define MOST_TO_NAME 300

/*
 * Walk back from two places that agree while what stands before agrees too.  The
 * offset where a copy begins; GD_NOWHERE if the two are only passages that agree:
 * they name no report, or the year before them is another one's.
 */
static uint32_t
stretch_begin(const char *text, uint32_t start, uint32_t end, uint32_t a, uint32_t b)
{
	uint32_t	begin = b;
	GdSpan		found;

	for (;;)
	{
		uint32_t	c = read_folded_before(text, start, &a);
		uint32_t	d = c != 0 ? read_folded_before(text, start, &b) : 0;

		if (c != d && text_digit(c) >= 0 && text_digit(d) >= 0)
			return GD_NOWHERE;
		if (c == 0 || c != d)
			break;
		begin = b;
	}
	return match_find(text, begin, begin + MOST_TO_NAME < end ? begin + MOST_TO_NAME : end,
					  "报告", &found) ? begin : GD_NOWHERE;
}

/* A window over the last STRETCH_CHARS folded characters of a line. */
typedef struct Window
{
	uint32_t	chars[STRETCH_CHARS];
	uint32_t	starts[STRETCH_CHARS];
	uint32_t	count;			/* of all characters so far */
	uint64_t	hash;
	uint64_t	leaving;		/* HASH_FACTOR to the power STRETCH_CHARS */
} Window;

static Window
window_open(void)
{
	Window		window = {{0}, {0}, 0, 0, 1};

	for (int i = 0; i < STRETCH_CHARS; i++)
		window.leaving *= HASH_FACTOR;
	return window;
}

static void
window_add(Window *window, uint32_t c, uint32_t start)
{
	uint32_t	slot = window->count++ % STRETCH_CHARS;

	window->hash = window->hash * HASH_FACTOR + c - window->leaving * window->chars[slot];
	window->chars[slot] = c;
	window->starts[slot] = start;
}

/* Where the next copy begins at the earliest: a character, as whoever reads up to it sees it. */
static uint32_t
behind_anchor(const char *text, const Line *line, const Stretch *anchor)
{
	uint32_t	at = anchor->start + COMPARED_BYTES;

	while (at < line_end(line) && ((unsigned char) text[at] & 0xC0) == 0x80)
		at++;
	return at;
}

/*
 * Count the copies on a line by one anchor.  The first one ends where the second
 * begins; *end is that offset.
 */
static GdStatus
count_on_line(Arena *arena, const char *text, const Line *line,
			  const Stretch *stretch, uint32_t *count, uint32_t *end)
{
	Window		window = window_open();
	uint32_t	at = behind_anchor(text, line, stretch);
	uint32_t	polled = at;
	uint32_t	wrong = 0;

	*count = 1;
	while (at < line_end(line) && wrong < MOST_FALSE)
	{
		uint32_t	start = at;
		uint32_t	c = read_folded(text, &at, line_end(line));

		window_add(&window, c, start);
		start = window.starts[window.count % STRETCH_CHARS];
		if (window.count >= STRETCH_CHARS && window.hash == stretch->hash)
		{
			uint32_t	begin = GD_NOWHERE;

			if (stretches_agree(text, stretch->start, start, line_end(line)))
				begin = stretch_begin(text, line->start, line_end(line), stretch->start,
									  start);
			if (begin != GD_NOWHERE)
			{
				if ((*count)++ == 1)
					*end = begin;
				memset(window.chars, 0, sizeof(window.chars));
				window.count = 0;
				window.hash = 0;
				at = start + COMPARED_BYTES;
			}
			else
				wrong++;
		}
		if (at > polled && at - polled > GD_POLL_BYTES)
		{
			TRY(arena_poll(arena));
			polled = at;
		}
	}
	return GD_OK;
}

/* Do the characters around b repeat those of a stretch around its first 公? */
static bool
stretch_agrees_around(const char *text, const Stretch *stretch, uint32_t b, const Line *line)
{
	uint32_t	before = b;
	uint32_t	c;

	for (uint32_t a = stretch->named; (c = read_folded(text, &a, stretch->end)) != 0;)
		if (c != read_folded(text, &b, line_end(line)))
			return false;
	for (uint32_t a = stretch->named; (c = read_folded_before(text, stretch->start, &a)) != 0;)
		if (c != read_folded_before(text, line->start, &before))
			return false;
	return true;
}

/*
 * May some anchor be met again?  Each holds 公, which no other character is folded to,
 * so that only places of those bytes are looked at; most of them stand before 开 and
 * something else.
 */
static GdStatus
any_again(Arena *arena, const char *text, const Line *line, const Stretch *stretches,
		  uint32_t count, bool *again)
{
	static const char first[] = "公";
	uint32_t	end = line_end(line);
	uint32_t	at = stretches[0].start + COMPARED_BYTES;
	uint32_t	polled = at;
	const char *last_byte;

	*again = false;
	while (!*again && at + 2 < end &&
		   (last_byte = memchr(text + at + 2, (unsigned char) first[2], end - at - 2)) != NULL)
	{
		uint32_t	start = (uint32_t) (last_byte - text) - 2;

		if (memcmp(text + start, first, 2) == 0)
		{
			uint32_t	third = read_third(text, start, end);

			for (uint32_t i = 0; i < count; i++)
				*again |= start >= stretches[i].start + COMPARED_BYTES &&
					(stretches[i].third == third || stretches[i].third == 0) &&
					stretch_agrees_around(text, &stretches[i], start, line);
		}
		at = start + 1;
		if (at - polled > GD_POLL_BYTES)
		{
			TRY(arena_poll(arena));
			polled = at;
		}
	}
	return GD_OK;
}

/*
 * A report whose lines are all one: its first copy is cut off the line, and
 * nothing behind it is read.
 */
static GdStatus
find_on_line(Arena *arena, const char *text, Lines *lines, Copies *copies)
{
	uint32_t	longest = find_anchor(lines);
	Line	   *line;
	Stretch		stretches[STRETCHES];
	uint32_t	count = 0;
	uint32_t	at;
	uint32_t	end = 0;
	bool		again = true;

	if (longest == lines->count)
		return GD_OK;
	line = &lines->items[longest];
	if (line->length < 2 * COMPARED_BYTES)
		return GD_OK;
	at = line->start;
	for (int i = 0; i < STRETCHES; i++)
		count += read_stretch(text, &at, line_end(line), &stretches[count]);
	if (SHORT_WAY && count > 0)
		TRY(any_again(arena, text, line, stretches, count, &again));
	for (uint32_t i = 0; again && i < count && copies->count == 1; i++)
		TRY(count_on_line(arena, text, line, &stretches[i], &copies->count, &end));
	if (copies->count == 1)
		return GD_OK;
	line->length = text_trim(text, span_between(line->start, end)).length;
	copies->end_line = longest + 1;
	return GD_OK;
}

/* ---- the first lines alone ----------------------------------------------------- */

/*
 * The second copy begins behind the anchor, or on its line if that is a long one.
 */
bool
copies_hold(const Lines *lines, uint32_t index)
{
	uint32_t	before = 0;
	uint32_t	from = 0;

	if (lines->items[index].length >= 2 * COMPARED_BYTES)
		return false;
	for (uint32_t i = 0; i < ANCHOR_LINES && i < lines->count; i++)
	{
		uint32_t	length = lines->items[i].length;
		uint32_t   *longest = i < index ? &before : &from;

		if (i >= index && before == 0)
			return true;
		if (length >= ANCHOR_BYTES && length > *longest && lines_class(lines, i) != LINE_CELLS)
			*longest = length;
	}
	return from > before || before == 0;
}

/* ---- all copies ---------------------------------------------------------------- */

GdStatus
copies_find(Arena *arena, const Source *source, Lines *lines, Copies *copies)
{
	uint32_t	anchor = find_anchor(lines);
	uint32_t	polled = 0;

	copies->count = 1;
	copies->first_line = 0;
	copies->end_line = lines->count;
	if (anchor == lines->count)
		return GD_OK;

	for (uint32_t i = anchor + 1; i < lines->count; i++)
	{
		if (lines_agree(source->text, &lines->items[anchor], &lines->items[i]) &&
			is_copy(source->text, lines, anchor, i))
		{
			uint32_t	length = copies->count > 1 ?
				copies->end_line - copies->first_line : i - anchor;

			if (copies->count++ == 1)
				copies->end_line = copy_begin(source->text, lines, anchor, i);
			/* no copy is shorter than what was compared */
			i += (length < COMPARED_LINES ? length : COMPARED_LINES) - 1;
		}
		if (i < lines->count && lines->items[i].start - polled > GD_POLL_BYTES)
		{
			TRY(arena_poll(arena));
			polled = lines->items[i].start;
		}
	}
	return copies->count > 1 ? GD_OK :
		find_on_line(arena, source->text, lines, copies);
}
