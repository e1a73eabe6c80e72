/*
 * sentence.c
 *	  The narrative, sentence by sentence.
 */
#include "sentence.h"

#include <string.h>

#include "claims_words.h"
#include "fold.h"
#include "number.h"
#include "text.h"

typedef struct Walk
{
	Arena	   *arena;
	const Reading *reading;
	SentenceUse use;
	void	   *context;
	Sentence   *sentence;
	SentenceGap gap;			/* before the next character */
	uint32_t	polled;
} Walk;

static GdStatus
finish(Walk *walk)
{
	Sentence   *sentence = walk->sentence;

	if (sentence->length > 0)
		TRY(walk->use(walk->context, sentence));
	sentence->length = 0;
	sentence->npieces = 0;
	walk->gap = SENTENCE_JOINED;
	return GD_OK;
}

/* 。 ! ? */
static bool
ends_sentence(uint32_t c)
{
	return c == 0x3002 || c == 0xFF61 || c == '!' || c == '?';
}

/* Append what a printed character folds to. */
static void
append(Walk *walk, const uint32_t *folded, unsigned count, uint32_t at, uint32_t size)
{
	Sentence   *sentence = walk->sentence;

	for (unsigned i = 0; i < count; i++)
	{
		uint32_t	from = sentence->length;
		uint8_t		may = claim_may(folded[i]);

		sentence->length += text_encode(folded[i], sentence->folded + from);
		for (uint32_t k = from; k < sentence->length; k++)
		{
			sentence->start[k] = at;
			sentence->end[k] = at + size;
			sentence->gap[k] = (uint8_t) (i == 0 && k == from ? walk->gap : SENTENCE_JOINED);
			sentence->may[k] = k == from ? may : 0;
		}
	}
	walk->gap = SENTENCE_JOINED;
}

/* The same for a Chinese character that folds to one, as nearly all do. */
static inline void
append_han(Walk *walk, uint32_t folded, uint32_t at)
{
	Sentence   *sentence = walk->sentence;
	uint32_t	from = sentence->length;

	sentence->folded[from] = (char) (0xE0 | folded >> 12);
	sentence->folded[from + 1] = (char) (0x80 | (folded >> 6 & 0x3F));
	sentence->folded[from + 2] = (char) (0x80 | (folded & 0x3F));
	for (uint32_t k = from; k < from + 3; k++)
	{
		sentence->start[k] = at;
		sentence->end[k] = at + 3;
		sentence->gap[k] = SENTENCE_JOINED;
		sentence->may[k] = 0;
	}
	sentence->gap[from] = (uint8_t) walk->gap;
	sentence->may[from] = claim_may(folded);
	sentence->length = from + 3;
	walk->gap = SENTENCE_JOINED;
}

/* The same for a visible ASCII character that folds to itself. */
static inline void
append_ascii(Walk *walk, char c, uint32_t at)
{
	Sentence   *sentence = walk->sentence;
	uint32_t	from = sentence->length++;

	sentence->folded[from] = c;
	sentence->start[from] = at;
	sentence->end[from] = at + 1;
	sentence->gap[from] = (uint8_t) walk->gap;
	sentence->may[from] = claim_may((unsigned char) c);
	walk->gap = SENTENCE_JOINED;
}

/* A digit or a letter. */
static inline bool
is_plain_ascii(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Such characters from at on, for which the sentence has room; the end of them. */
static uint32_t
append_row(Walk *walk, uint32_t at, uint32_t end)
{
	Sentence   *sentence = walk->sentence;
	uint32_t	folded;

	while (at < end && sentence->length + 4 * FOLD_MAX <= SENTENCE_MAX_BYTES)
	{
		if (text_at_han(sentence->text, at, end) &&
			(folded = fold_han(text_han_at(sentence->text, at))) != 0)
		{
			append_han(walk, folded, at);
			at += 3;
		}
		else if (SHORT_WAY && is_plain_ascii(sentence->text[at]))
		{
			append_ascii(walk, sentence->text[at], at);
			at++;
		}
		else
			break;
	}
	return at;
}

/* A line, or what of it is narrative. */
static GdStatus
add_piece(Walk *walk, GdSpan piece)
{
	Sentence   *sentence = walk->sentence;
	const char *text = sentence->text;
	uint32_t	end = span_end(piece);
	bool		open = false;	/* the piece has a place in the sentence */

	if (sentence->npieces == SENTENCE_MAX_PIECES)
		TRY(finish(walk));
	for (uint32_t at = piece.start; at < end;)
	{
		uint32_t	folded[FOLD_MAX];
		unsigned	size;
		uint32_t	behind = open ? append_row(walk, at, end) : at;
		uint32_t	c;
		unsigned	count;

		if (behind > at)
		{
			sentence->pieces[sentence->npieces - 1].length =
				behind - sentence->pieces[sentence->npieces - 1].start;
			at = behind;
			continue;
		}
		c = text_decode(text, end, at, &size);
		count = fold_char(c, folded);
		if (sentence->length + 4 * FOLD_MAX > SENTENCE_MAX_BYTES)
		{
			TRY(finish(walk));
			open = false;
		}
		if (count == 0 && walk->gap < SENTENCE_BLANK)
			walk->gap = SENTENCE_BLANK;
		if (count > 0 && !open)
		{
			sentence->pieces[sentence->npieces++] = span_between(at, at);
			open = true;
		}
		append(walk, folded, count, at, size);
		if (count == 0)
			walk->gap = SENTENCE_BLANK > walk->gap ? SENTENCE_BLANK : walk->gap;
		at += size;
		if (count > 0)
			sentence->pieces[sentence->npieces - 1].length =
				at - sentence->pieces[sentence->npieces - 1].start;
		if (count == 1 && ends_sentence(folded[0]))
		{
			TRY(finish(walk));
			open = false;
		}
		if (at - walk->polled >= GD_POLL_BYTES / 4)
		{
			TRY(arena_poll(walk->arena));
			walk->polled = at;
		}
	}
	if (sentence->length > 0 && walk->gap < SENTENCE_LINE)
		walk->gap = SENTENCE_LINE;
	return GD_OK;
}

/*
 * Is a line left over from a table?  A number alone on its line is one of a
 * sentence if its unit stands behind it, or on the next line.
 */
static bool
is_of_table(const Walk *walk, uint32_t i)
{
	const Lines *lines = &walk->reading->lines;
	const Line *line = &lines->items[i];
	const char *text = walk->sentence->text;
	CellValue	value;
	uint32_t	end;

	if (line->class != LINE_VALUE)
		return line->class == LINE_CELLS || line->class == LINE_GRID ||
			line->class == LINE_RULE;
	if (walk->sentence->length == 0 || lines->items[i - 1].class != LINE_PROSE)
		return true;
	number_read_cell(text, span_between(line->start, line_end(line)), &value);
	return value.unit == NULL &&
		(i + 1 == lines->count ||
		 claim_unit(text, line[1].start, line_end(line + 1), &end) == 0);
}

/* The lines between two tables, or a part of a line. */
static GdStatus
add_part(Walk *walk, uint32_t from, uint32_t to)
{
	const Lines *lines = &walk->reading->lines;

	for (uint32_t i = lines_find(lines, from);
		 i < lines->count && lines->items[i].start < to; i++)
	{
		const Line *line = &lines->items[i];
		uint32_t	start = line->start > from ? line->start : from;
		uint32_t	end = line_end(line) < to ? line_end(line) : to;
		bool		whole = start == line->start && end == line_end(line);

		if (end <= start)
			continue;
		if (whole && line->class == LINE_PAGE)
		{
			walk->gap = SENTENCE_PAGE;
			continue;
		}
		/* what is left of a table, or begins anew, is no part of a sentence */
		if (whole && is_of_table(walk, i))
		{
			TRY(finish(walk));
			continue;
		}
		if (whole && line->class == LINE_ORDINAL)
			TRY(finish(walk));
		TRY(add_piece(walk, span_between(start, end)));
	}
	return GD_OK;
}

/* Has the line a mark that divides clauses? */
static bool
has_clauses(const char *text, const Line *line)
{
	uint32_t	folded[FOLD_MAX];
	unsigned	size;

	for (uint32_t at = line->start; at < line_end(line); at += size)
	{
		uint32_t	c = text_decode(text, line_end(line), at, &size);

		if (fold_char(c, folded) == 1 && (folded[0] == ',' || ends_sentence(folded[0])))
			return true;
	}
	return false;
}

/*
 * A sentence that lists what the rows of a form are called (予以公开5件，部分公
 * 开2件) looks like a row of a table.  It is none of any form, and has clauses.
 */
static bool
is_prose(const Reading *reading, uint32_t grid)
{
	const Grid *of = &reading->grids.items[grid];
	const Lines *lines = &reading->lines;

	if (of->bordered || grid >= reading->sheets.count ||
		reading->sheets.items[grid].grid != of || reading->sheets.items[grid].form != NULL)
		return false;
	for (uint32_t i = lines_find(lines, of->place.start);
		 i < lines->count && lines->items[i].start < span_end(of->place); i++)
		if (!has_clauses(reading->source.text, &lines->items[i]))
			return false;
	return true;
}

/*
 * The same where it stands before a table or in one: lines without a border that
 * end as a sentence does.
 */
static GdStatus
add_grid(Walk *walk, uint32_t from, uint32_t to)
{
	const Lines *lines = &walk->reading->lines;
	const char *text = walk->sentence->text;

	for (uint32_t i = lines_find(lines, from);
		 i < lines->count && line_end(&lines->items[i]) <= to; i++)
	{
		const Line *line = &lines->items[i];
		unsigned	size;

		if (line->start < from || line->class == LINE_CELLS || line->class == LINE_GRID ||
			line->class == LINE_RULE || line->class == LINE_VALUE ||
			!ends_sentence(text_decode_before(text, line_end(line), &size)) ||
			!has_clauses(text, line))
			continue;
		TRY(add_piece(walk, span_between(line->start, line_end(line))));
		TRY(finish(walk));
	}
	return GD_OK;
}

GdStatus
sentence_walk(Arena *arena, const Reading *reading, SentenceUse use, void *context)
{
	Sentence	sentence;
	Walk		walk = {arena, reading, use, context, &sentence, SENTENCE_JOINED, 0};
	const Grids *grids = &reading->grids;
	uint32_t	grid = 0;

	sentence.text = reading->source.text;
	sentence.length = sentence.npieces = 0;
	for (uint32_t i = 0; i < reading->outline.count; i++)
	{
		const Heading *heading = &reading->outline.items[i];
		uint32_t	at = heading->body;

		sentence.section = i;
		while (at < heading->end)
		{
			uint32_t	end = heading->end;

			while (grid < grids->count &&
				   (span_end(grids->items[grid].place) <= at ||
					(grids->items[grid].place.start < heading->end &&
					 is_prose(reading, grid))))
				grid++;
			if (grid < grids->count && grids->items[grid].place.start < end)
				end = grids->items[grid].place.start;
			if (end > at)
				TRY(add_part(&walk, at, end));
			if (end == heading->end)
				break;
			TRY(finish(&walk));
			if (end >= at)
				TRY(add_grid(&walk, end, span_end(grids->items[grid].place)));
			at = span_end(grids->items[grid].place);
		}
		TRY(finish(&walk));
		TRY(arena_poll(arena));
	}
	return GD_OK;
}

GdStatus
sentence_words(Arena *arena, const Sentence *sentence, GdStr *words)
{
	uint32_t	length = 0;
	char	   *out;

	words->data = sentence->text + sentence->pieces[0].start;
	words->length = sentence->pieces[0].length;
	if (sentence->npieces == 1)
		return GD_OK;
	for (uint32_t i = 0; i < sentence->npieces; i++)
		length += sentence->pieces[i].length;
	out = arena_alloc(arena, length);
	if (out == NULL)
		return GD_NO_MEMORY;
	words->data = out;
	words->length = length;
	for (uint32_t i = 0; i < sentence->npieces; i++)
	{
		memcpy(out, sentence->text + sentence->pieces[i].start, sentence->pieces[i].length);
		out += sentence->pieces[i].length;
	}
	return GD_OK;
}

GdSpan
sentence_place(const Sentence *sentence, uint32_t from, uint32_t to)
{
	return span_between(sentence->start[from], sentence->end[to - 1]);
}
