/*
 * copies.c
 *	  Stage 3: the same report standing in the text more than once.
 *
 * A copy begins where the lines of the text's beginning come again.  The
 * anchor is one long line near the beginning (a preamble is long and names its
 * report); where an equal line turns up later, the lines around both are
 * compared.  Comparison is on folded characters, so that a Traditional copy of
 * a Simplified report is one.
 */
#include "copies.h"

#include "fold.h"
#include "text.h"

/* Lines in which the anchor is looked for, and how long it must be. */
#define ANCHOR_LINES 12
#define ANCHOR_BYTES 60

/* Only this much of a line is compared: enough to tell lines apart. */
#define COMPARED_BYTES 600

/* A copy agrees with the first in this many of the compared lines. */
#define COMPARED_LINES 12
#define AGREEING_SHARE 3 / 4

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
	return agreeing >= compared * AGREEING_SHARE;
}

/* The anchor: the longest of the first lines. */
static uint32_t
find_anchor(const Lines *lines)
{
	uint32_t	best = lines->count;

	for (uint32_t i = 0; i < ANCHOR_LINES && i < lines->count; i++)
	{
		const Line *line = &lines->items[i];

		if (line->class != LINE_CELLS && line->length >= ANCHOR_BYTES &&
			(best == lines->count || line->length > lines->items[best].length))
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

GdStatus
copies_find(Arena *arena, const Source *source, const Lines *lines,
			Copies *copies)
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
			if (copies->count++ == 1)
				copies->end_line = copy_begin(source->text, lines, anchor, i);
			/* no copy is shorter than what was compared */
			i += COMPARED_LINES - 1;
		}
		if (lines->items[i].start - polled > GD_POLL_BYTES)
		{
			TRY(arena_poll(arena));
			polled = lines->items[i].start;
		}
	}
	return GD_OK;
}
