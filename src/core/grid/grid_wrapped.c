/*
 * grid_wrapped.c
 *	  Stage 5: rows of pipes that a width broke over lines.
 *
 * A row with a pipe at both ends says where it begins and ends, on several lines, too:
 *
 *		| 主动公开信息数 | 条 |
 *		48 | 88 |
 *		| 网站公开 | 条 | 1
 *		| 2 |
 *
 * Read line by line, 48 and 1 would be the last figures of their rows.
 */
#include "grid/grid_cells.h"

#include "base/text.h"

/* A row of two columns has so many pipes, and none goes over more lines. */
#define MIN_PIPES 3
#define MOST_LINES 12

static bool
has_pipes(const Line *line)
{
	return line->pipes > 0 && (line->class == LINE_CELLS || line->class == LINE_RULE);
}

static bool
begins_with_pipe(const char *text, const Line *line)
{
	uint32_t	next;

	return text[line->start] == '|' ||
		((unsigned char) text[line->start] >= 0x80 &&
		 lines_cell_end(text, line->start, line_end(line), &next) == line->start);
}

static bool
ends_with_pipe(const char *text, const Line *line)
{
	return text[line_end(line) - 1] == '|';
}

/* Is the first cell of the line, behind the pipe that opens rows, the label of one? */
static bool
begins_with_label(const char *text, const Line *line, bool opened)
{
	uint32_t	at = line->start;
	uint32_t	next;
	uint32_t	cell_end;
	Match		match;

	if (opened != begins_with_pipe(text, line))
		return false;
	if (opened)
		(void) lines_cell_end(text, at, line_end(line), &at);
	cell_end = lines_cell_end(text, at, line_end(line), &next);
	return lexicon_match_cell(text, text_trim(text, span_between(at, cell_end)), &match) &&
		match.roles == ROLE(TERM_ROW);
}

uint32_t
grid_wrapped_end(const char *text, const Lines *lines, uint32_t index, uint32_t end,
				 const WrappedRows *rows)
{
	const Line *line = &lines->items[index];
	uint32_t	most = end - index < MOST_LINES ? end : index + MOST_LINES;
	uint32_t	sum = 0;

	if (!has_pipes(line) || rows->opened != begins_with_pipe(text, line) ||
		line_is_lone_pipe(line))
		return index;
	for (uint32_t i = index; i < most; i++)
	{
		line = &lines->items[i];
		if (line->class == LINE_GRID ||
			(i > index && begins_with_label(text, line, rows->opened)))
			return index;
		if (!has_pipes(line))
			continue;
		sum += line->pipes;
		if (rows->pipes != 0 && sum >= rows->pipes)
			return sum == rows->pipes && ends_with_pipe(text, line) ? i + 1 : index;
		if (rows->pipes == 0 && ends_with_pipe(text, line) &&
			(i + 1 == end || !has_pipes(line + 1) || begins_with_pipe(text, line + 1)))
			return i + 1;
	}
	return index;
}

/*
 * Are lines [first, end) several rows, each whole on a line?  They have as many pipes as
 * one has, but of one length and with a pipe at each end.
 */
static bool
are_whole(const char *text, const Line *first, const Line *end)
{
	for (const Line *line = first; line < end; line++)
		if (!has_pipes(line) || line->pipes != first->pipes || !ends_with_pipe(text, line) ||
			!begins_with_pipe(text, line))
			return false;
	return true;
}

/* What the rows of lines are like. */
typedef struct RowsLook
{
	uint32_t	whole;			/* on one line */
	uint32_t	broken;
	uint32_t	several;		/* of these, as many as are several rows */
	uint32_t	longest;		/* pipes of a whole row */
	uint32_t	longest_broken;
} RowsLook;

static void
look_at_row(const char *text, const Line *first, const Line *end, RowsLook *look)
{
	uint32_t	sum = 0;

	for (const Line *line = first; line < end; line++)
		sum += has_pipes(line) ? line->pipes : 0;
	if (end == first + 1)
	{
		look->whole++;
		look->longest = sum > look->longest ? sum : look->longest;
		return;
	}
	look->broken++;
	look->several += are_whole(text, first, end);
	look->longest_broken = sum > look->longest_broken ? sum : look->longest_broken;
}

/*
 * Are lines [first, end) such rows, and do some go over lines?  Where rows are of any
 * length most must stand whole on a line, and none that does not may be longer than these:
 * where a pipe stands behind the last cell only if it is blank, several rows would else
 * be one.  So must most where no pipe opens them, for a cell may have a line of its own.
 */
static bool
are_rows(const char *text, const Lines *lines, uint32_t first, uint32_t end,
		 const WrappedRows *rows)
{
	RowsLook	look = {0};

	for (uint32_t i = first; i < end;)
	{
		uint32_t	behind;

		if (lines->items[i].class == LINE_LABEL || lines->items[i].class == LINE_VALUE ||
			lines->items[i].class == LINE_ROW)
			return false;
		if (!has_pipes(&lines->items[i]))
		{
			i++;
			continue;
		}
		behind = grid_wrapped_end(text, lines, i, end, rows);
		if (behind == i)
			return false;
		look_at_row(text, &lines->items[i], &lines->items[behind], &look);
		i = behind;
	}
	if (rows->opened && rows->pipes != 0)
		return look.broken > look.several * 4 && look.whole + look.broken > 1;
	return look.broken > 0 && look.whole > look.broken &&
		look.longest_broken <= look.longest;
}

/* Have so many of lines [first, end) this number of pipes as most rows must have? */
static bool
are_mostly(const Lines *lines, uint32_t first, uint32_t end, uint32_t pipes)
{
	uint32_t	all = 0;
	uint32_t	such = 0;

	for (uint32_t i = first; i < end; i++)
	{
		all += has_pipes(&lines->items[i]);
		such += has_pipes(&lines->items[i]) && lines->items[i].pipes == pipes;
	}
	return such * 3 > all;
}

bool
grid_find_wrapped(const char *text, const Lines *lines, uint32_t first, uint32_t end,
				  uint32_t most_pipes, WrappedRows *rows)
{
	*rows = (WrappedRows) {0};
	while (first < end && !has_pipes(&lines->items[first]))
		first++;
	if (first == end)
		return false;
	rows->opened = begins_with_pipe(text, &lines->items[first]);
	if (!rows->opened)
	{
		rows->pipes = most_pipes;
		return most_pipes >= MIN_PIPES && are_mostly(lines, first, end, most_pipes) &&
			are_rows(text, lines, first, end, rows);
	}
	for (uint32_t i = first, sum = 0; i < end && i - first < MOST_LINES; i++)
	{
		if (!has_pipes(&lines->items[i]))
			continue;
		sum += lines->items[i].pipes;
		rows->pipes = sum;
		if (sum >= MIN_PIPES && ends_with_pipe(text, &lines->items[i]) &&
			are_rows(text, lines, first, end, rows))
			return true;
	}
	rows->pipes = 0;
	return are_rows(text, lines, first, end, rows);
}
