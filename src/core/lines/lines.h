/*
 * lines.h
 *	  Stage 2: each line classified once.
 *
 * The class of a line is a value that depends on this line alone, so that who
 * needs few of them may have them told when they are asked for.  Blank lines are
 * not kept: no stage asks for them.
 */
#ifndef GD_LINES_H
#define GD_LINES_H

#include "base/arena.h"
#include "base/plain.h"
#include "source/source.h"

typedef enum LineClass
{
	LINE_UNREAD,				/* nobody asked yet: see lines_class() */
	LINE_PROSE,					/* anything else */
	LINE_CELLS,					/* table cells divided by pipes */
	LINE_GRID,					/* a row of a table of HTML: all its cells, with
								 * borders around them */
	LINE_RULE,					/* a rule of a markdown table: |---|:--:| */
	LINE_LABEL,					/* exactly one label or header of a form */
	LINE_ROW,					/* labels and figures, or many figures */
	LINE_VALUE,					/* nothing but a number or a dash */
	LINE_ORDINAL,				/* begins with an ordinal or a markdown # */
	LINE_WORDING,				/* begins with the wording of a heading */
	LINE_PAGE					/* the number of a page: - 3 -, 第3页 */
} LineClass;

typedef struct Line
{
	uint32_t	start;			/* of the trimmed line */
	uint32_t	length;
	uint32_t	pipes;			/* of a line of cells; of one unread, whether it
								 * may have any */
	LineClass	class;
} Line;

typedef struct Lines
{
	Line	   *items;
	uint32_t	count;
	const char *text;			/* that they are of */
} Lines;

/* A cell longer than this many bytes is no cell, and its line is prose. */
#define LINE_MAX_CELL 600

/*
 * A longer line is read as several: a whole report on one line is shorter, and
 * the work on one line stays small between two polls.
 */
#define LINE_MAX_BYTES GD_POLL_BYTES

/* Only lines up to this many bytes can be a label, a value or a page number. */
#define LINE_MAX_LABEL 360

extern GdStatus lines_read(Arena *arena, const Source *source, Lines *lines);

/* No more than the first so many lines, unread. */
extern GdStatus lines_split_first(Arena *arena, const Source *source, uint32_t most,
								  Lines *lines);

/* Its two halves: lines, of which only rows of HTML have a class; and the classes. */
extern GdStatus lines_split(Arena *arena, const Source *source, Lines *lines);
extern GdStatus lines_classify(Arena *arena, const Lines *lines);

extern void line_classify(const char *text, Line *line);

/* The class of line number i, told now if it has not been. */
static inline LineClass
lines_class(const Lines *lines, uint32_t i)
{
	if (lines->items[i].class == LINE_UNREAD)
		line_classify(lines->text, &lines->items[i]);
	return lines->items[i].class;
}

/* The index of the first line that ends behind offset; count if none. */
extern uint32_t lines_find(const Lines *lines, uint32_t offset);

static inline uint32_t
line_end(const Line *line)
{
	return line->start + line->length;
}

/*
 * What the class says of text[at] on the line: it begins with no ordinal, and with no
 * wording of a heading.
 */
static inline bool
line_has_no_ordinal(const Line *line, uint32_t at)
{
	return SHORT_WAY && at == line->start &&
		(line->class == LINE_PROSE || line->class == LINE_WORDING);
}

static inline bool
line_has_no_wording(const Line *line, uint32_t at)
{
	return SHORT_WAY && at == line->start && line->class == LINE_PROSE;
}

/* A line that is a pipe and nothing else. */
static inline bool
line_is_lone_pipe(const Line *line)
{
	return line->class == LINE_CELLS && line->pipes == 1 && line->length <= 3;
}

/*
 * The end of the cell that begins at text[at], at most end: the next pipe that
 * is not escaped by a backslash (ASCII or full width).  *next is the offset
 * behind the pipe, or end if there is none.
 */
extern uint32_t lines_cell_end(const char *text, uint32_t at, uint32_t end,
							   uint32_t *next);

#endif
