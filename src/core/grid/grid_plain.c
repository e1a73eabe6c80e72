/*
 * grid_plain.c
 *	  Stage 5: cells of text that has no borders.
 *
 * Labels, figures and other words become cells one by one.  A blank cell leaves
 * no trace in such text; that a row may lack some is the reader's of the sheet
 * to mind.
 */
#include "grid/grid_cells.h"

#include "base/text.h"
#include "words/number.h"
#include "words/tokens.h"

/* A label is broken over no more cells than this. */
#define MAX_PIECES 5

static GdStatus
add_token(GridReader *reader, const Token *token)
{
	GridCell   *cell;

	TRY(arena_grow(reader->arena, (void **) &reader->cells, &reader->capacity,
				   reader->count, sizeof(GridCell)));
	cell = &reader->cells[reader->count++];
	cell->span = token->span;
	cell->ends_line = false;
	cell->bordered = false;
	reader->unbordered = true;
	cell->covered = cell->hung = cell->trace = cell->stray = false;
	if (token->kind == TOKEN_LABEL)
	{
		cell->match = token->match;
		cell->class = GRID_LABEL;
		return GD_OK;
	}
	grid_classify(reader->text, cell);
	if (token->kind == TOKEN_VALUE && cell->class == GRID_TEXT)
		cell->class = GRID_RUN;
	return GD_OK;
}

/* May the cell be the first piece of a label?  Not if it is one that no longer one begins with. */
static bool
may_be_first(const GridCell *cell)
{
	return !SHORT_WAY || cell->class != GRID_LABEL || cell->match.goes_on;
}

/* Is the longer label one that the shorter one is a beginning of? */
static bool
completes(const Match *shorter, const Match *longer)
{
	for (uint32_t i = 0; i < longer->nmeanings; i++)
		for (uint32_t k = 0; k < shorter->nmeanings; k++)
		{
			const Meaning *a = &longer->meanings[i];
			const Meaning *b = &shorter->meanings[k];

			if (a->number == b->number && a->role == b->role && a->index == b->index)
				return true;
		}
	return false;
}

/*
 * Do the last pieces stand on one line, or each on a line of its own?  Words that
 * stand side by side in columns are no pieces of one label.
 */
static bool
stand_together(const GridReader *reader, uint32_t from, uint32_t pieces)
{
	uint32_t	first = reader->count - pieces;
	uint32_t	breaks = 0;
	uint32_t	touching = 0;

	for (uint32_t i = first; i + 1 < reader->count; i++)
		if (reader->cells[i].ends_line)
			breaks++;
		else if (grid_cell_touches(&reader->cells[i + 1]))
			touching++;
	return breaks == 0 ||
		(breaks + touching == pieces - 1 &&
		 (first == from || reader->cells[first - 1].ends_line));
}

/*
 * May the cell be a piece of a label: words, or digits that run on from words or
 * into words, and stand apart from them only at the end of a line?
 */
static bool
may_be_piece(const GridCell *cell, bool first)
{
	bool		before;
	bool		behind;

	if (grid_cell_is_words(cell) || first || cell->class != GRID_NUMBER)
		return grid_cell_is_words(cell);
	before = grid_cell_touches(cell);
	behind = !cell->ends_line && grid_cell_touches(cell + 1);
	return (before || behind) && (before || (cell - 1)->ends_line) &&
		(behind || cell->ends_line);
}

/*
 * Do the last pieces make one label, one of them at least being none alone or
 * a beginning of it?  Then they are one cell (商业 / 企业, 其他 / 结果, 本年新 /
 * 公开数量).
 */
static void
join_pieces(GridReader *reader, uint32_t from)
{
	GridCell   *last = &reader->cells[reader->count - 1];
	uint32_t	most = 2;

	if (!grid_cell_is_words(last))
		return;
	/* all but the first piece may be digits */
	while (most < MAX_PIECES && reader->count > from + most && may_be_piece(&last[1 - (int) most], false))
		most++;
	for (uint32_t pieces = most; pieces > 1; pieces--)
	{
		GridCell   *first;
		Match		match;
		bool		labels = true;

		if (reader->count < from + pieces)
			continue;
		first = &reader->cells[reader->count - pieces];
		if (!may_be_piece(first, true) || !may_be_first(first))
			continue;
		for (uint32_t i = 0; i < pieces; i++)
			labels = labels && first[i].class == GRID_LABEL;
		if (!stand_together(reader, from, pieces) ||
			!lexicon_match_cell(reader->text,
								span_between(first->span.start, span_end(last->span)),
								&match) ||
			(labels && !completes(&first->match, &match)) ||
			(first->class == GRID_LABEL &&
			 first->match.meanings == match.meanings))
			continue;			/* a note behind a label adds nothing */
		first->span = span_between(first->span.start, span_end(last->span));
		first->match = match;
		first->class = GRID_LABEL;
		first->ends_line = last->ends_line;
		reader->count -= pieces - 1;
		return;
	}
}

GdStatus
grid_read_plain(GridReader *reader, GdSpan span)
{
	uint32_t	at = span.start;
	uint32_t	from = reader->count;
	Token		token;

	while (token_next(reader->text, &at, span_end(span), &token))
	{
		if (token.new_line && reader->count > reader->plain)
			reader->cells[reader->count - 1].ends_line = true;
		TRY(add_token(reader, &token));
		join_pieces(reader, reader->plain);
	}
	/* what was read may have become part of the cell before it */
	if (from > 0 || reader->count > 0)
		reader->cells[reader->count - 1].ends_line = true;
	return GD_OK;
}

/*
 * Is a line one cell, as a look tells?  Then it is a number of digits alone, or a label as
 * some form prints it that ends with its wording.
 */
static bool
is_cell(const char *text, const Line *line, Token *token)
{
	CellValue	value;

	token->span = span_between(line->start, line_end(line));
	if (SHORT_WAY && line->class == LINE_VALUE)
	{
		token->kind = TOKEN_VALUE;
		return number_read_digits(text, token->span, &value);
	}
	token->kind = TOKEN_LABEL;
	return SHORT_WAY && line->class == LINE_LABEL &&
		lexicon_match_print(text, token->span, &token->match) &&
		token->match.end == line_end(line);
}

GdStatus
grid_read_line(GridReader *reader, const Line *line)
{
	Token		token;

	if (!is_cell(reader->text, line, &token))
		return grid_read_plain(reader, span_between(line->start, line_end(line)));
	TRY(add_token(reader, &token));
	join_pieces(reader, reader->plain);
	reader->cells[reader->count - 1].ends_line = true;
	return GD_OK;
}
