/*
 * sheet_align.c
 *	  Which column a figure stands in, by its place on the line.
 *
 * Cells of one column, be they set left, right or in the middle, share some place
 * on their lines, and none of another column comes near it.  So nothing needs to
 * know how a column is set: a figure is of the column all of whose cells it
 * overlaps, if it keeps away from the cells of all others.
 */
#include "sheet/sheet_align.h"

#include <string.h>

#include "base/text.h"

/* A figure with less white space before it may have been pushed to the right. */
#define FREE_SPACE 3

/* So many spaces as wide as each other are none of a layout. */
#define MIN_EQUAL 4

/* So far it must stand from the cells of other columns. */
#define CLEAR_SPACE 2

/* So many more figures stand under no header if they are measured wrongly. */
#define MIN_MISFITS 3

enum
{
	BY_CHARACTERS,
	BY_SCREEN
};

/* Does the character take two columns of a screen? */
static bool
is_wide(uint32_t c)
{
	return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) ||
		(c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
		(c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF00 && c <= 0xFF60) ||
		(c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x20000 && c <= 0x3FFFD);
}

/* ---- places ----------------------------------------------------------------------- */

/* A place in the text, and how far it is from the beginning of its line. */
typedef struct Cursor
{
	const char *text;
	uint32_t	at;
	uint32_t	end;
	uint32_t	place[ALIGN_MEASURES];
	uint32_t	space;			/* white space before it */
	bool		tabbed;			/* a tab on the line: no place is known */
	bool		page;			/* a page may have ended on the way */
} Cursor;

static void
move_to(Cursor *cursor, uint32_t to)
{
	while (cursor->at < to)
	{
		unsigned	size;
		uint32_t	c = text_decode(cursor->text, cursor->end, cursor->at, &size);
		unsigned	width = is_wide(c) ? 2 : 1;

		cursor->at += size;
		if (c == '\n')
		{
			cursor->place[BY_CHARACTERS] = cursor->place[BY_SCREEN] = 0;
			cursor->space = FREE_SPACE;
			cursor->tabbed = false;
			continue;
		}
		if (c == '\t')
			cursor->tabbed = true;
		if (c == '\f' || !text_is_space(c))
			cursor->page = true;
		cursor->space = text_is_space(c) ? cursor->space + width : 0;
		cursor->place[BY_CHARACTERS]++;
		cursor->place[BY_SCREEN] += width;
	}
}

GdStatus
align_start(Arena *arena, const Source *source, const Grid *grid, Align *align)
{
	Cursor		cursor;
	uint32_t	page = 0;
	uint32_t	parted = 0;		/* cells behind others on their line */
	uint32_t	close = 0;		/* with less space before them */
	uint32_t	widths[2] = {UINT32_MAX, 0};	/* the least space between them, and the most */

	memset(align, 0, sizeof(*align));
	align->arena = arena;
	align->grid = grid;
	if (source->markup || grid->bordered || grid->mixed || !grid->by_line ||
		grid->nrows == 0)
		return GD_OK;
	align->cells = arena_alloc(arena, grid->ncells * sizeof(AlignCell));
	align->pages = arena_alloc(arena, grid->nrows * sizeof(uint32_t));
	align->group_of = arena_alloc(arena, grid->nrows * sizeof(uint32_t));
	if (align->cells == NULL || align->pages == NULL || align->group_of == NULL)
		return GD_NO_MEMORY;
	memset(align->group_of, 0, grid->nrows * sizeof(uint32_t));

	memset(&cursor, 0, sizeof(cursor));
	cursor.text = source->text;
	cursor.end = source->length;
	cursor.at = grid->cells[0].span.start;
	while (cursor.at > 0 && source->text[cursor.at - 1] != '\n')
		cursor.at--;
	for (uint32_t row = 0; row < grid->nrows; row++)
		for (uint32_t i = 0; i < grid->rows[row].count; i++)
		{
			uint32_t	index = grid->rows[row].first + i;
			AlignCell  *cell = &align->cells[index];

			cursor.page = false;
			move_to(&cursor, grid->cells[index].span.start);
			/* what stands between the cells is no cell: the foot of a page */
			if (cursor.page && row > 0)
				page++;
			memcpy(cell->start, cursor.place, sizeof(cell->start));
			cell->free = cursor.space >= FREE_SPACE && !cursor.tabbed;
			if (i > 0)
			{
				*(cell->free ? &parted : &close) += 1;
				if (cursor.space < widths[0])
					widths[0] = cursor.space;
				if (cursor.space > widths[1])
					widths[1] = cursor.space;
			}
			move_to(&cursor, span_end(grid->cells[index].span));
			memcpy(cell->end, cursor.place, sizeof(cell->end));
			align->pages[row] = page;
		}
	/* the same space between all cells, however wide they are, parts them in place of a mark */
	if (parted + close >= MIN_EQUAL && widths[0] == widths[1])
		align->cells = NULL;
	align->laid_out = align->cells != NULL && parted > close;
	return GD_OK;
}

/* ---- columns ------------------------------------------------------------------------ */

static void
widen(AlignColumn *column, const AlignCell *cell, int measure, bool first)
{
	uint32_t	start = cell->start[measure];
	uint32_t	end = cell->end[measure];

	if (first)
	{
		*column = (AlignColumn) {start, end, start, end};
		return;
	}
	if (start > column->last_start)
		column->last_start = start;
	if (start < column->first_start)
		column->first_start = start;
	if (end < column->first_end)
		column->first_end = end;
	if (end > column->last_end)
		column->last_end = end;
}

/* Is the header row's cell for each column there?  Then they are noted. */
static bool
note_header(const Align *align, const Form *form, const ColumnOrder *order,
			uint32_t skipped, AlignGroup *group)
{
	const GridRow *row = &align->grid->rows[group->header];
	uint32_t	found = 0;

	for (uint32_t i = 0; i < row->count && found < group->width; i++)
	{
		const GridCell *cell = &align->grid->cells[row->first + i];
		bool		means = false;

		for (uint32_t k = 0; k < cell->match.nmeanings; k++)
			means = means || (cell->match.meanings[k].role == TERM_COLUMN &&
							  cell->match.meanings[k].form == form->form &&
							  cell->match.meanings[k].index == order->use[skipped + found]);
		if (!means)
			continue;
		for (int m = 0; m < ALIGN_MEASURES; m++)
			widen(&group->headers[m][found], &align->cells[row->first + i], m, true);
		found++;
	}
	return found == group->width;
}

/* Does the cell overlap everything that the column has? */
static bool
is_in(const AlignColumn *column, const AlignCell *cell, int measure)
{
	return cell->start[measure] <= column->first_end &&
		cell->end[measure] >= column->last_start;
}

static bool
is_clear_of(const AlignColumn *column, const AlignCell *cell, int measure, uint32_t space)
{
	return cell->end[measure] + space <= column->first_start ||
		column->last_end + space <= cell->start[measure];
}

/* The unit or the line code before the figures stands in a column of its own. */
static void
note_anchor(const Align *align, uint32_t row, const RowFigures *figures, AlignGroup *group)
{
	const GridCell *cell = &align->grid->cells[figures->first - 1];
	bool		unit = cell->class == GRID_CODE || cell->class == GRID_NUMBER ||
		(cell->match.roles & ROLE(TERM_UNIT)) != 0;

	if (figures->first < align->grid->rows[row].first + 2)
		return;
	if (!unit || !align->cells[figures->first - 1].free)
		return;
	for (int m = 0; m < ALIGN_MEASURES; m++)
		widen(&group->anchors[m], &align->cells[figures->first - 1], m,
			  group->anchored == 0);
	group->anchored++;
}

/* Figures stand under the header of their column; of a row that has all it is known. */
static void
note_misfits(const Align *align, const RowFigures *figures, AlignGroup *group)
{
	bool		all = figures->count == group->width;

	for (uint32_t i = 0; group->headed && i < figures->count; i++)
		for (int m = 0; m < ALIGN_MEASURES; m++)
		{
			uint32_t	column = all ? i : 0;
			uint32_t	end = all ? i + 1 : group->width;

			while (column < end &&
				   !is_in(&group->headers[m][column], &align->cells[figures->first + i], m))
				column++;
			if (column == end)
				group->misfits[m]++;
		}
}

GdStatus
align_note(Align *align, const Form *form, uint32_t row, uint32_t header,
		   const ColumnOrder *order, uint32_t skipped, const RowFigures *figures,
		   uint32_t width)
{
	AlignGroup *group = align->count > 0 ? &align->groups[align->count - 1] : NULL;

	if (align->cells == NULL || width < 2 || width > ALIGN_MAX_COLUMNS)
		return GD_OK;
	if (group == NULL || group->header != header || group->width != width ||
		align->page != align->pages[row])
	{
		TRY(arena_grow(align->arena, (void **) &align->groups, &align->capacity,
					   align->count, sizeof(AlignGroup)));
		group = &align->groups[align->count++];
		memset(group, 0, sizeof(*group));
		group->header = header;
		group->width = width;
		align->page = align->pages[row];
		group->headed = header != UINT32_MAX &&
			align->pages[header] == align->pages[row] &&
			note_header(align, form, order, skipped, group);
	}
	align->group_of[row] = align->count;
	note_anchor(align, row, figures, group);
	note_misfits(align, figures, group);
	if (figures->count != width)
		return GD_OK;
	for (uint32_t i = 0; i < width; i++)
		if (!align->cells[figures->first + i].free)
			return GD_OK;
	for (uint32_t i = 0; i < width; i++)
		for (int m = 0; m < ALIGN_MEASURES; m++)
			widen(&group->figures[m][i], &align->cells[figures->first + i], m,
				  group->rows == 0);
	group->rows++;
	return GD_OK;
}

/* How many columns of a group have no place that all their cells share? */
static uint32_t
count_breaks(const AlignGroup *group, int measure)
{
	const AlignColumn *columns = group->figures[measure];
	const AlignColumn *anchor = &group->anchors[measure];
	uint32_t	breaks = 0;

	for (uint32_t i = 0; i < group->width && group->rows > 1; i++)
		if (columns[i].last_start > columns[i].first_end ||
			(i > 0 && columns[i].first_start <= columns[i - 1].last_end))
			breaks++;
	if (group->anchored > 1 && anchor->last_start >= anchor->first_end)
		breaks++;
	return breaks;
}

void
align_judge(Align *align)
{
	uint32_t	breaks[ALIGN_MEASURES] = {0, 0};
	uint32_t	misfits[ALIGN_MEASURES] = {0, 0};

	for (uint32_t i = 0; i < align->count; i++)
		for (int m = 0; m < ALIGN_MEASURES; m++)
		{
			breaks[m] += count_breaks(&align->groups[i], m);
			misfits[m] += align->groups[i].misfits[m];
		}
	for (int m = 0; m < ALIGN_MEASURES; m++)
	{
		align->refuted[m] = breaks[m] > breaks[1 - m] ||
			(breaks[m] == breaks[1 - m] && misfits[m] >= misfits[1 - m] + MIN_MISFITS);
		align->weaker[m] = misfits[m] > misfits[1 - m];
	}
}

/* ---- figures --------------------------------------------------------------------------- */

/* The column of a cell, or the group's width if its place does not tell. */
static uint32_t
column_of(const AlignGroup *group, const AlignCell *cell, int measure)
{
	const AlignColumn *own = group->rows > 0 ? group->figures[measure] :
		group->headers[measure];
	uint32_t	found = group->width;

	if (!cell->free || (group->rows == 0 && !group->headed))
		return group->width;
	for (uint32_t i = 0; i < group->width; i++)
	{
		if (is_in(&own[i], cell, measure))
		{
			if (found < group->width)
				return group->width;
			found = i;
		}
		else if (!is_clear_of(&own[i], cell, measure, CLEAR_SPACE))
			return group->width;
	}
	/* one row alone proves less than a header that says otherwise */
	for (uint32_t i = 0; group->rows == 1 && group->headed && i < group->width; i++)
		if (i != found && !is_clear_of(&group->headers[measure][i], cell, measure, 0))
			return group->width;
	return found;
}

static bool
pick_by(const Align *align, const AlignGroup *group, const RowFigures *figures,
		int measure, uint32_t pick[])
{
	uint32_t	next = 0;

	for (uint32_t i = 0; i < group->width; i++)
		pick[i] = ALIGN_BLANK;
	for (uint32_t i = 0; i < figures->count; i++)
	{
		uint32_t	column = column_of(group, &align->cells[figures->first + i], measure);

		if (column < next || column == group->width)
			return false;
		pick[column] = i;
		next = column + 1;
	}
	return true;
}

bool
align_ends_line(const Align *align, uint32_t row)
{
	const GridRow *cut = &align->grid->rows[row];

	return cut->first + cut->count == align->grid->ncells ||
		align->grid->cells[cut->first + cut->count - 1].ends_line;
}

/* Does the cell share a place with any cell of the columns? */
static bool
meets_column(const Align *align, const AlignGroup *group, const AlignCell *cell)
{
	for (int m = 0; m < ALIGN_MEASURES; m++)
		for (uint32_t i = 0; i < group->width && !align->refuted[m]; i++)
		{
			const AlignColumn *column = group->rows > 0 ? &group->figures[m][i] :
				&group->headers[m][i];

			if (cell->start[m] < column->last_end && column->first_start < cell->end[m])
				return true;
		}
	return false;
}

bool
align_in_columns(const Align *align, uint32_t row, uint32_t other)
{
	const GridRow *cut = &align->grid->rows[other];
	const AlignGroup *group;

	if (align->cells == NULL || align->group_of[row] == 0)
		return true;
	group = &align->groups[align->group_of[row] - 1];
	for (uint32_t i = 0; i < cut->count && (group->rows > 0 || group->headed); i++)
		if (!meets_column(align, group, &align->cells[cut->first + i]))
			return false;
	return true;
}

bool
align_pick(const Align *align, uint32_t row, const RowFigures *figures,
		   uint32_t width, uint32_t pick[])
{
	const AlignGroup *group;
	uint32_t	picks[ALIGN_MEASURES][ALIGN_MAX_COLUMNS];
	bool		found[ALIGN_MEASURES];
	int			by;

	if (align->cells == NULL || align->group_of[row] == 0 || figures->count == 0)
		return false;
	group = &align->groups[align->group_of[row] - 1];
	if (group->width != width)
		return false;
	for (uint32_t i = 0; i < figures->count; i++)
		if (figures->cells[i].class != GRID_NUMBER && figures->cells[i].class != GRID_DASH)
			return false;
	if (!align_ends_line(align, row))
		return false;
	for (int m = 0; m < ALIGN_MEASURES; m++)
		found[m] = !align->refuted[m] && pick_by(align, group, figures, m, picks[m]);
	if (found[0] && found[1] && memcmp(picks[0], picks[1], width * sizeof(uint32_t)) != 0)
		return false;
	if (!found[0] && !found[1])
		return false;
	by = found[0] ? 0 : 1;
	/* one measure alone counts only if the other one is no better */
	if (!found[1 - by] && !align->refuted[1 - by] && align->weaker[by])
		return false;
	memcpy(pick, picks[by], width * sizeof(uint32_t));
	return true;
}
