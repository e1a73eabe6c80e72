/*
 * html_table.c
 *	  Tables of HTML as rows of cells, one row a line.
 *
 * Rows are written as they come.  What they are is known later: a table inside a
 * cell, or long prose in cells, make a table layout, and its cells lines.  The
 * borders written so far then become line ends, in place; each byte is gone over
 * once for its row and once for its table at most.
 */
#include "source/html_write.h"

#include <string.h>

#include "base/scan.h"
#include "source/html.h"
#include "source/html_marks.h"

/* A cell of more bytes holds prose: 300 Chinese characters. */
#define LONG_CELL 900u

_Static_assert(HTML_MAX_ROWSPAN <= UINT8_MAX, "the type of covered[]");

/* ---- second thoughts --------------------------------------------------------------- */

/*
 * What a break inside a cell is read as: a space; between two digits the break
 * that it is, for they are no one number.
 */
static char
joint_mark(const char *text, uint32_t at, uint32_t used)
{
	bool		before = at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9';
	bool		behind = at + 1 < used && text[at + 1] >= '0' && text[at + 1] <= '9';

	return before && behind ? '\v' : ' ';
}

_Static_assert(HTML_FIRST_MARK == HTML_HUNG && HTML_LAST_MARK == HTML_BORDER,
			   "in a table each byte from the first to the last mark is one");

/* Cells become lines, or joints inside cells the spaces that they are then. */
static GdStatus
settle(HtmlWriter *writer, uint32_t from, bool lines)
{
	char	   *text = writer->text;
	unsigned char first = lines ? HTML_FIRST_MARK : HTML_JOINT;
	unsigned char last = lines ? HTML_LAST_MARK : HTML_JOINT;
	uint32_t	polled = from;

	for (uint32_t i = from; (i = scan_bytes(text, i, writer->used, first, last, last)) < writer->used; i++)
	{
		text[i] = lines ? '\n' : joint_mark(text, i, writer->used);
		if (i - polled >= GD_POLL_BYTES)
		{
			TRY(arena_poll(writer->arena));
			polled = i;
		}
	}
	return GD_OK;
}

/* ---- rows and cells ------------------------------------------------------------------ */

/* The last cell of the row ends, or what is written behind it. */
static GdStatus
end_cell(HtmlWriter *writer, uint32_t source)
{
	HtmlGrid   *grid = &writer->grid;

	writer->gap = HTML_GAP_NONE;
	if (writer->used - grid->cell_begin > LONG_CELL)
		grid->row_long = true;
	return grid->colspan == 1 ? GD_OK :
		html_write_covers(writer, grid->colspan - 1, HTML_COVERED, source);
}

/* Columns that cells of rows above cover; they count one row down. */
static GdStatus
skip_covered(HtmlWriter *writer, uint32_t source)
{
	HtmlGrid   *grid = &writer->grid;
	uint32_t	first = grid->column;

	while (grid->column < GD_MAX_COLUMNS && grid->covered[grid->column] > 0)
		grid->covered[grid->column++]--;
	return grid->column == first ? GD_OK :
		html_write_covers(writer, grid->column - first, HTML_HUNG, source);
}

/* Columns right of the last cell: covered ones, and blanks between them. */
static GdStatus
end_columns(HtmlWriter *writer, uint32_t source)
{
	HtmlGrid   *grid = &writer->grid;
	uint32_t	end = grid->covered_end;

	while (end > grid->column && grid->covered[end - 1] == 0)
		end--;
	while (grid->column < end)
	{
		uint32_t	first = grid->column;

		while (grid->covered[grid->column] == 0)
			grid->column++;
		TRY(html_write_covers(writer, grid->column - first, '\0', source));
		TRY(skip_covered(writer, source));
	}
	return GD_OK;
}

/*
 * The row ends.  One with long prose becomes lines at once: a remark below a
 * table does not make layout of it.
 */
static GdStatus
end_row(HtmlWriter *writer, uint32_t source)
{
	HtmlGrid   *grid = &writer->grid;

	if (!grid->in_row)
		return GD_OK;
	TRY(end_cell(writer, source));
	TRY(end_columns(writer, source));
	TRY(html_write_mark(writer, HTML_BORDER));
	grid->in_row = false;
	grid->rows++;
	if (grid->cells > grid->widest)
		grid->widest = grid->cells;
	if (grid->row_long)
	{
		grid->long_rows++;
		TRY(settle(writer, grid->row_begin, true));
	}
	writer->gap = HTML_GAP_LINE;
	return GD_OK;
}

/* A row without any cell: what covers it covers one row less. */
static void
pass_row(HtmlGrid *grid)
{
	for (uint32_t i = 0; i < GD_MAX_COLUMNS; i++)
		if (grid->covered[i] > 0)
			grid->covered[i]--;
}

static GdStatus
begin_row(HtmlWriter *writer)
{
	HtmlGrid   *grid = &writer->grid;

	if (writer->used > 0 && writer->text[writer->used - 1] != '\n')
		TRY(html_write_mark(writer, '\n'));
	writer->gap = HTML_GAP_NONE;
	grid->in_row = true;
	grid->row_long = false;
	grid->row_begin = writer->used;
	grid->cells = grid->column = 0;
	grid->colspan = 1;
	return GD_OK;
}

/* The column of the next cell; GD_MAX_COLUMNS if the row has no room for it. */
static uint32_t
free_column(const HtmlGrid *grid)
{
	uint32_t	column = grid->column;

	while (column < GD_MAX_COLUMNS && grid->covered[column] > 0)
		column++;
	return column;
}

/*
 * The byte of a tag that its border stands for: its >.  The last byte of a tag
 * that lacks it may be one of several of a character; then it is that of the name.
 */
static uint32_t
border_of(const HtmlWriter *writer, const HtmlTag *tag)
{
	if (writer->source[tag->end - 1] == '>')
		return tag->end - 1;
	return tag->name + tag->name_size - 1;
}

/* The cells that this one covers in its row are written when it ends. */
static GdStatus
begin_cell(HtmlWriter *writer, const HtmlTag *tag)
{
	HtmlGrid   *grid = &writer->grid;
	uint32_t	border = border_of(writer, tag);

	/* a longer run of cells is read as rows of that many */
	if (grid->in_row && free_column(grid) == GD_MAX_COLUMNS)
		TRY(end_row(writer, tag->start));
	if (grid->in_row)
		TRY(end_cell(writer, border));
	else
	{
		TRY(begin_row(writer));
		if (free_column(grid) == GD_MAX_COLUMNS)
			memset(grid->covered, 0, sizeof(grid->covered));
	}
	TRY(skip_covered(writer, border));
	TRY(html_write_move(writer, border));
	TRY(html_write_mark(writer, HTML_BORDER));
	grid->cell_begin = writer->used;
	grid->cells++;
	grid->colspan = tag->colspan;
	if (grid->colspan > GD_MAX_COLUMNS - grid->column)
		grid->colspan = GD_MAX_COLUMNS - grid->column;
	for (uint32_t i = 0; i < grid->colspan; i++)
	{
		uint8_t    *covered = &grid->covered[grid->column++];

		if (*covered > 0)
			*covered -= 1;
		if (tag->rowspan - 1 > *covered)
			*covered = (uint8_t) (tag->rowspan - 1);
		if (*covered > 0 && grid->column > grid->covered_end)
			grid->covered_end = grid->column;
	}
	return GD_OK;
}

/* ---- tables ------------------------------------------------------------------------------ */

/*
 * Where most rows hold prose, and where no row has two cells, a table is there
 * for the layout.
 */
static GdStatus
end_grid(HtmlWriter *writer, uint32_t source)
{
	HtmlGrid   *grid = &writer->grid;

	if (!grid->open)
		return GD_OK;
	TRY(end_row(writer, source));
	grid->open = false;
	writer->gap = HTML_GAP_LINE;
	return settle(writer, grid->begin,
				  grid->widest < 2 || grid->long_rows * 2 >= grid->rows);
}

static GdStatus
begin_table(HtmlWriter *writer, uint32_t source)
{
	HtmlGrid   *grid = &writer->grid;

	if (grid->open && grid->in_row)
	{
		TRY(settle(writer, grid->begin, true));
		grid->in_row = false;
	}
	else if (grid->open)
	{
		/* between rows there is no table: the last one was not closed */
		TRY(end_grid(writer, source));
		writer->tables--;
	}
	writer->gap = HTML_GAP_LINE;
	writer->tables++;
	memset(grid, 0, sizeof(*grid));
	grid->open = true;
	grid->begin = writer->used;
	return GD_OK;
}

static GdStatus
end_table(HtmlWriter *writer, uint32_t source)
{
	TRY(end_grid(writer, source));
	if (writer->tables > 0)
		writer->tables--;
	writer->gap = HTML_GAP_LINE;
	return GD_OK;
}

/* A tag inside a table that is written as rows of cells. */
static GdStatus
grid_tag(HtmlWriter *writer, const HtmlTag *tag)
{
	HtmlGrid   *grid = &writer->grid;

	switch (tag->kind)
	{
		case HTML_TAG_CELL:
			if (!tag->closes)
				return begin_cell(writer, tag);
			html_write_break(writer);
			return GD_OK;
		case HTML_TAG_ROW:
			if (grid->row_open && !grid->in_row)
				pass_row(grid);
			TRY(end_row(writer, tag->start));
			grid->row_open = !tag->closes;
			writer->gap = HTML_GAP_LINE;
			return GD_OK;
		default:
			TRY(end_row(writer, tag->start));
			grid->row_open = false;
			memset(grid->covered, 0, sizeof(grid->covered));
			writer->gap = HTML_GAP_LINE;
			return GD_OK;
	}
}

GdStatus
html_table_tag(HtmlWriter *writer, const HtmlTag *tag)
{
	if (tag->kind == HTML_TAG_TABLE)
		return tag->closes ? end_table(writer, tag->start) : begin_table(writer, tag->start);

	/* the part of a table, cut out */
	if (writer->tables == 0 && !tag->closes)
		TRY(begin_table(writer, tag->start));
	if (writer->grid.open)
		return grid_tag(writer, tag);
	html_write_break(writer);
	return GD_OK;
}

GdStatus
html_table_end_all(HtmlWriter *writer)
{
	return end_grid(writer, writer->length);
}
