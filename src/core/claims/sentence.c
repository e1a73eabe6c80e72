/*
 * sentence.c
 *	  The narrative, sentence by sentence.
 */
#include "claims/sentence.h"

#include <string.h>

#include "base/fold.h"
#include "base/text.h"
#include "claims/claims_words.h"
#include "words/number.h"

/* The end of the sentence: what may begin with its last character is told by the next. */
typedef struct Tail
{
	uint32_t	length;			/* bytes of the sentence */
	uint32_t	last;			/* offset of the last character ... */
	unsigned	entry;			/* ... its claim_entry(), and the SentenceGap before it */
	unsigned	gap;
} Tail;

typedef struct Walk
{
	Arena	   *arena;
	const Reading *reading;
	SentenceUse use;
	void	   *context;
	Sentence   *sentence;
	uint64_t	names;			/* as for sentence_walk() */
	SentenceGap gap;			/* before the next character */
	Tail		tail;
	uint32_t	polled;
} Walk;

/* What is kept of the last character before one with an entry. */
static inline uint8_t
may_before(Tail tail, unsigned entry)
{
	return (uint8_t) (claim_may(tail.entry, entry) | tail.gap << SENTENCE_GAP);
}

static GdStatus
finish(Walk *walk)
{
	Sentence   *sentence = walk->sentence;

	sentence->length = walk->tail.length;
	if (sentence->length > 0)
	{
		sentence->may[walk->tail.last] = may_before(walk->tail, 0);
		memset(sentence->may + sentence->length, 0, SCAN_WIDTH);
		TRY(walk->use(walk->context, sentence));
	}
	sentence->npieces = 0;
	walk->gap = SENTENCE_JOINED;
	memset(&walk->tail, 0, sizeof(walk->tail));
	return GD_OK;
}

/* 。 ! ? */
static inline bool
ends_sentence(uint32_t c)
{
	/* nearly all of Chinese text */
	if (c - 0x3003 < 0xFF61 - 0x3003)
		return false;
	return c == 0x3002 || c == 0xFF61 || c == '!' || c == '?';
}

/*
 * A folded character that was printed at at, behind the others; its bytes are those that
 * stand there if it is printed so.
 */
static inline Tail
append(Sentence *sentence, Tail tail, uint64_t names, uint32_t folded, uint32_t at, bool printed,
	   SentenceGap gap)
{
	static const uint8_t nothing[TEXT_MAX_SIZE] = {0};
	uint32_t	from = tail.length;
	unsigned	entry = claim_entry(folded, names);

	if (printed)
	{
		memcpy(sentence->folded + from, sentence->text + at, 3);
		tail.length += 3;
	}
	else
		tail.length += text_encode(folded, sentence->folded + from);
	sentence->may[tail.last] = may_before(tail, entry);
	memcpy(sentence->may + from, nothing, sizeof(nothing));
	sentence->start[from] = at;
	tail.last = from;
	tail.entry = entry;
	tail.gap = gap;
	return tail;
}

/*
 * Characters from at on that fold to one each and end no sentence, as nearly all do, for
 * which the sentence has room; the end of them.
 */
static uint32_t
append_row(Walk *walk, uint32_t at, uint32_t end)
{
	Sentence   *sentence = walk->sentence;
	const char *text = sentence->text;
	uint64_t	names = walk->names;
	Tail		tail = walk->tail;
	SentenceGap gap = walk->gap;

	while (at < end && tail.length + 4 * FOLD_MAX <= SENTENCE_MAX_BYTES)
	{
		unsigned	size = 3;
		uint32_t	folded;
		bool		printed = text_at_han(text, at, end);

		if (printed)
		{
			uint32_t	c = text_han_at(text, at);

			folded = fold_any_han(c);
			printed = folded == c;
		}
		else
		{
			uint32_t	c = text_decode(text, end, at, &size);

			folded = fold_look_up(c);
			if (folded == 0)
				folded = c;
			if (fold_is_expansion(folded) || ends_sentence(folded))
				break;
		}
		tail = append(sentence, tail, names, folded, at, printed, gap);
		gap = SENTENCE_JOINED;
		at += size;
	}
	walk->tail = tail;
	walk->gap = gap;
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
		uint32_t	behind = SHORT_WAY && open ? append_row(walk, at, end) : at;
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
		if (walk->tail.length + 4 * FOLD_MAX > SENTENCE_MAX_BYTES)
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
		for (unsigned i = 0; i < count; i++)
			walk->tail = append(sentence, walk->tail, walk->names, folded[i], at, false,
								i == 0 ? walk->gap : SENTENCE_JOINED);
		if (count > 0)
			walk->gap = SENTENCE_JOINED;
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
	if (walk->tail.length > 0 && walk->gap < SENTENCE_LINE)
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
	if (walk->tail.length == 0 || lines->items[i - 1].class != LINE_PROSE)
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

/* The sentences of a section; *grid is the first table that may be in it or behind it. */
static GdStatus
walk_section(Walk *walk, const Heading *heading, uint32_t *grid)
{
	const Reading *reading = walk->reading;
	const Grids *grids = &reading->grids;
	uint32_t	at = heading->body;

	while (at < heading->end)
	{
		uint32_t	end = heading->end;

		while (*grid < grids->count &&
			   (span_end(grids->items[*grid].place) <= at ||
				(grids->items[*grid].place.start < heading->end && is_prose(reading, *grid))))
			++*grid;
		if (*grid < grids->count && grids->items[*grid].place.start < end)
			end = grids->items[*grid].place.start;
		if (end > at)
			TRY(add_part(walk, at, end));
		if (end == heading->end)
			break;
		TRY(finish(walk));
		if (end >= at)
			TRY(add_grid(walk, end, span_end(grids->items[*grid].place)));
		at = span_end(grids->items[*grid].place);
	}
	return finish(walk);
}

GdStatus
sentence_walk(Arena *arena, const Reading *reading, uint32_t from, uint32_t to,
			  uint64_t names, SentenceUse use, void *context)
{
	const Heading *headings = reading->outline.items;
	Sentence	sentence;
	Walk		walk = {
		.arena = arena, .reading = reading, .use = use, .context = context,
		.sentence = &sentence, .names = SHORT_WAY ? names : UINT64_MAX
	};
	uint32_t	grid = from < to ? grids_find(&reading->grids, headings[from].body) : 0;

	sentence.text = reading->source.text;
	sentence.npieces = 0;
	for (sentence.section = from; sentence.section < to; sentence.section++)
	{
		TRY(walk_section(&walk, &headings[sentence.section], &grid));
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

/* The end of the printed character that begins at at. */
static uint32_t
printed_end(const Sentence *sentence, uint32_t at)
{
	for (uint32_t i = 0; i < sentence->npieces; i++)
	{
		GdSpan		piece = sentence->pieces[i];
		unsigned	size;

		if (at < piece.start || at >= span_end(piece))
			continue;
		(void) text_decode(sentence->text, span_end(piece), at, &size);
		return at + size;
	}
	return at;
}

GdSpan
sentence_place(const Sentence *sentence, uint32_t from, uint32_t to)
{
	uint32_t	last = to - 1;

	while (text_goes_on((unsigned char) sentence->folded[last]))
		last--;
	return span_between(sentence->start[from], printed_end(sentence, sentence->start[last]));
}
