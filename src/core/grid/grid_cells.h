/*
 * grid_cells.h
 *	  Readers of lines into cells: one for pipes, one for text without borders.
 */
#ifndef GD_GRID_CELLS_H
#define GD_GRID_CELLS_H

#include "grid/grid.h"

/* White space that a blank cell may have left in text without borders. */
typedef enum TraceKind
{
	TRACE_LINE,					/* a line of white space */
	TRACE_FIELD,				/* an empty field behind another one */
	TRACE_LEADING				/* or before the first */
} TraceKind;

typedef struct GridTrace
{
	uint32_t	at;
	TraceKind	kind;
} GridTrace;

/* Cells while they are being read. */
typedef struct GridReader
{
	Arena	   *arena;
	const char *text;
	GridCell   *cells;
	uint32_t	count;
	uint32_t	capacity;
	bool		bordered;		/* some cell is */
	bool		unbordered;		/* some is not */
	bool		opens_rows;		/* a pipe stands before the first cell of a row */
	bool		opens_cells;	/* a pipe stands before each cell */
	bool		closes_cells;	/* a pipe stands behind each cell, on its line */
	bool		closes_below;	/* or alone on the line below it */
	bool		closes_rows;	/* nearly all lines with pipes end with one */
	uint32_t	most_pipes;		/* on a line */
	bool		uneven;			/* some lines end with no pipe, or begin with one as
								 * others do not */
	bool		opens_alone;	/* a pipe alone on its line opens each row */
	uint32_t	plain;			/* the first cell behind the last one with borders */
	uint32_t	open_end;		/* of a cell that began on an earlier line: where that
								 * ends, if the number of a page stands before its pipe;
								 * else 0 */
	uint32_t	open;			/* where a cell began on an earlier line, or
								 * GD_NOWHERE */
	GridTrace  *traces;			/* of the run of lines, in order */
	uint32_t	ntraces;
	uint32_t	traces_capacity;
} GridReader;

/*
 * How pipes stand in lines [first, end): fills what opens, and makes room for their
 * cells.
 */
extern GdStatus grid_look_at_pipes(GridReader *reader, const Lines *lines,
								   uint32_t first, uint32_t end);

/* The cells of a row with borders. */
extern GdStatus grid_read_row(GridReader *reader, const Line *line);

/* The cells of a line with pipes; below is the line behind it in the table, or NULL. */
extern GdStatus grid_read_pipes(GridReader *reader, const Line *line, const Line *below);

/* Rows that a width broke over lines. */
typedef struct WrappedRows
{
	bool		opened;			/* a pipe stands before the first cell of each */
	uint32_t	pipes;			/* of each; 0: they differ, and the ends of lines tell
								 * where rows end */
} WrappedRows;

/*
 * Are the rows of lines [first, end), which a pipe closes, broken over lines?  They are
 * none if all lines begin alike and end with a pipe.  most_pipes is of a line.
 */
extern bool grid_find_wrapped(const char *text, const Lines *lines, uint32_t first,
							  uint32_t end, uint32_t most_pipes, WrappedRows *rows);

/* The line behind the row that begins with line index; index if none does. */
extern uint32_t grid_wrapped_end(const char *text, const Lines *lines, uint32_t index,
								 uint32_t end, const WrappedRows *rows);

/* The cells of such a row, which is text[start, end). */
extern GdStatus grid_read_wrapped(GridReader *reader, uint32_t start, uint32_t end,
								  bool opened);

/*
 * The cells of text without borders; labels broken over lines become one where
 * together they are a label.
 */
extern GdStatus grid_read_plain(GridReader *reader, GdSpan span);

/* The same for a line by itself, many of which are one cell. */
extern GdStatus grid_read_line(GridReader *reader, const Line *line);

/*
 * What blank cells left in and behind lines [first, end), whose cells have been read;
 * length is the text's.
 */
extern GdStatus grid_find_traces(GridReader *reader, const Lines *lines,
								 uint32_t first, uint32_t end, uint32_t length);

/*
 * grid->traced: the same table with a blank cell for each trace before offset end;
 * NULL if there is none.
 */
extern GdStatus grid_add_traces(const GridReader *reader, Grid *grid,
								uint32_t end);

/*
 * May a token of text[at, end) be the label of a header, as far as a look at its first
 * characters and at what follows tells?
 */
extern bool grid_may_hold_header(const char *text, uint32_t at, uint32_t end);

/*
 * The next table in running text[at, end), empty if there is none.  inside: text
 * goes on at text[at]; else a heading or a line ends there.
 */
extern GdStatus grid_find_inline(const Arena *arena, const char *text,
								 uint32_t at, uint32_t end, bool inside,
								 GdSpan *place);

#endif
