/*
 * html_write.h
 *	  The working text of HTML as it is written, line by line and cell by cell.
 */
#ifndef GD_HTML_WRITE_H
#define GD_HTML_WRITE_H

#include "source/html_map.h"
#include "source/html_tag.h"

/* What divides what was written from what will be; the larger one prevails. */
typedef enum HtmlGap
{
	HTML_GAP_NONE,
	HTML_GAP_SPACE,				/* white space in the source */
	HTML_GAP_JOINT,				/* a break inside a cell */
	HTML_GAP_LINE
} HtmlGap;

/*
 * The table that is written as rows of cells.  There is one at most: a table
 * inside a cell makes the tables around it layout, and layout is lines.
 */
typedef struct HtmlGrid
{
	bool		open;
	bool		row_open;		/* behind a <tr> */
	bool		in_row;			/* the row has a cell */
	uint32_t	begin;			/* offsets in the working text */
	uint32_t	row_begin;
	uint32_t	cell_begin;
	bool		row_long;		/* a cell of the row holds long prose */
	uint32_t	rows;
	uint32_t	long_rows;
	uint32_t	widest;			/* most cells in a row, covered ones apart */
	uint32_t	cells;			/* of this row, likewise */
	uint32_t	column;			/* behind the last cell and what it covers */
	uint32_t	colspan;		/* of the last cell */
	uint8_t		covered[GD_MAX_COLUMNS];	/* rows below that are covered, by column */
	uint32_t	covered_end;	/* behind the last column that any were */
} HtmlGrid;

typedef struct HtmlWriter
{
	Arena	   *arena;
	const char *source;
	uint32_t	length;
	char	   *text;
	uint32_t	used;
	uint32_t	next;			/* where in the source the next byte would stand
								 * that continues the last piece */
	HtmlMap		map;
	HtmlGap		gap;
	uint32_t	tables;			/* open ones */
	uint32_t	covers;			/* covered cells that may still be written */
	HtmlGrid	grid;
} HtmlWriter;

/* How far the working text is written; see html_write_back(). */
typedef struct HtmlWritten
{
	uint32_t	used;
	uint32_t	pieces;
	uint32_t	covers;
	HtmlGap		gap;
	HtmlGrid	grid;
} HtmlWritten;

/* The working text is no longer than the source, bar what covered cells take. */
extern GdStatus html_write_begin(HtmlWriter *writer, Arena *arena,
								 const char *source, uint32_t length);

/* Bytes of the source that stand in the text as they are. */
extern GdStatus html_write_run(HtmlWriter *writer, uint32_t start, uint32_t end);

/* One character that source bytes [start, end) stand for. */
extern GdStatus html_write_character(HtmlWriter *writer, uint32_t c,
									 uint32_t start, uint32_t end);

/* White space, and the begin or end of a block or a br. */
extern void html_write_space(HtmlWriter *writer);
extern void html_write_break(HtmlWriter *writer);

/* A line end of the source that is one in the text; two are an empty line. */
extern GdStatus html_write_line_end(HtmlWriter *writer, uint32_t at);

/* A byte of structure; it stands for no more than one byte of markup. */
extern GdStatus html_write_mark(HtmlWriter *writer, char mark);

/* As many pairs of a border and a mark (none if 0), which stand for nothing. */
extern GdStatus html_write_covers(HtmlWriter *writer, uint32_t count, char mark,
								  uint32_t source);

/* The next byte stands for source byte start. */
extern GdStatus html_write_move(HtmlWriter *writer, uint32_t start);

/*
 * What was written since then was not to be: source byte start comes next.  In
 * between no table began or ended.
 */
extern void html_written(const HtmlWriter *writer, HtmlWritten *written);
extern GdStatus html_write_back(HtmlWriter *writer, const HtmlWritten *written,
								uint32_t start);

/* ---- tables (html_table.c) ------------------------------------------------------ */

extern GdStatus html_table_tag(HtmlWriter *writer, const HtmlTag *tag);

/* What is still open ends where the source does. */
extern GdStatus html_table_end_all(HtmlWriter *writer);

#endif
