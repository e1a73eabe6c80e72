/*
 * grid_cut.c
 *	  Stage 5: the stream of cells of a table, cut into rows.
 *
 * Three ways, the surest first:
 *	- by line: a line is a row;
 *	- by count: extractors that put each cell on a line keep the number of pipes
 *	  in a row constant.  A cell covered by a merged one is dropped, the row
 *	  shifts left and blank cells pad it on the right, so that every N cells are
 *	  a row whatever was merged.  N is not printed; it is the number that makes
 *	  rows look like rows;
 *	- by label: a label behind a figure begins a row.
 */
#include "grid/grid_lines.h"

/* The widest table met has 17 columns, merges of its editor included. */
#define MAX_COUNT 32

/* What speaks for and against a cut, by row. */
#define WEIGHT_LABELLED		4	/* labels, then figures */
#define WEIGHT_GAP			(-2)	/* blanks between labels: merged headers */
#define WEIGHT_UNLABELLED	(-4)	/* figures without a label, a run */
#define WEIGHT_BLANK		(-4)	/* nothing but blanks */
#define WEIGHT_INDENTED		(-3)	/* blanks before the first label */
#define WEIGHT_EVEN			4	/* as many figures as every other row has */
#define WEIGHT_HEADED		(-3)	/* the header of a column beside a row's label */
#define WEIGHT_SPLIT		(-6)	/* an end inside a line: the cells of one line are
									 * padding, and end a row */
#define WEIGHT_ALONE		4	/* one long row of figures under rows of headers */

/* A label that heads columns and nothing else: no row of figures has one. */
static bool
heads_columns(const GridCell *cell)
{
	return cell->match.roles != 0 &&
		(cell->match.roles & (ROLE(TERM_ROW) | ROLE(TERM_GROUP) | ROLE(TERM_UNIT))) == 0;
}

/* A label of a row and nothing else: no row has two of them. */
static bool
labels_row(const GridCell *cell)
{
	return cell->match.roles == ROLE(TERM_ROW);
}

static GdStatus
add_row(Arena *arena, Grid *grid, uint32_t *capacity, uint32_t first,
		uint32_t count)
{
	TRY(arena_grow(arena, (void **) &grid->rows, capacity, grid->nrows,
				   sizeof(GridRow)));
	grid->rows[grid->nrows++] = (GridRow) {first, (uint16_t) count, 0};
	if (count > grid->columns)
		grid->columns = count;
	return GD_OK;
}

/* ---- by line ------------------------------------------------------------------ */

/*
 * Does the cell begin a row whose line ran on behind that of the row before?  The pipe
 * that closes the one and the pipe that opens the other hold a blank cell; a row of
 * figures has no label of another row or block behind them.
 */
static bool
begins_joined_row(const GridCell *cell, bool figures)
{
	return cell->bordered && figures && cell[-1].bordered && cell[-1].class == GRID_BLANK &&
		(labels_row(cell) || (cell->match.roles & ROLE(TERM_BLOCK)) != 0);
}

static GdStatus
cut_by_line(Arena *arena, Grid *grid, bool numbered)
{
	uint32_t	capacity = 0;
	uint32_t	first = 0;
	bool		behind = false;
	bool		figures = false;	/* in the row so far */

	grid->by_line = true;
	for (uint32_t i = 0; i < grid->ncells; i++)
	{
		const GridCell *cell = &grid->cells[i];
		bool		words = grid_cell_is_words(cell);

		/* text without borders may hold two rows on a line; or rows have numbers */
		if (words && ((!cell->bordered && behind && !grid_cell_is_unit(cell) && !(numbered && i == first + 1)) ||
					  (!grid->ruled && begins_joined_row(cell, figures))))
		{
			TRY(add_row(arena, grid, &capacity, first, i - first));
			first = i;
			figures = false;
		}
		behind = !words;
		figures = figures || (behind && cell->class != GRID_BLANK);
		if (!cell->ends_line && i + 1 < grid->ncells && i + 1 - first < GD_MAX_COLUMNS)
			continue;
		TRY(add_row(arena, grid, &capacity, first, i + 1 - first));
		first = i + 1;
		behind = figures = false;
	}
	return GD_OK;
}

/* ---- by count ------------------------------------------------------------------ */

typedef struct RowLook
{
	bool		labelled;
	bool		broken;			/* a label behind a figure: two rows in one, of
								 * which nothing else is said */
	int32_t		unlabelled;		/* runs of figures in a row without a label */
	bool		gap;
	bool		blank;
	bool		indented;
	bool		filled;			/* figures reach the end of the row */
	bool		headed;
	uint32_t	figures;
} RowLook;

/*
 * Rows of figures are alike only if they hold as many as this, and something
 * beside them: a label, or the blank where it stood.
 */
#define MIN_EVEN 4

/* A row that stands alone under its headers has as many cells as this. */
#define MIN_ALONE 12

/* So many labelled rows say that rows have labels. */
#define MIN_HALVED 2

static void
look_at_row(const GridCell *cells, uint32_t count, RowLook *look)
{
	bool		words = false;
	bool		blank = false;	/* behind the first words */
	bool		apart = false;	/* a blank behind the first label */
	bool		values = false;
	int32_t		runs = 0;
	bool		header = false;
	bool		label = false;

	*look = (RowLook) {0};
	for (uint32_t i = 0; i < count; i++)
	{
		if (grid_cell_is_words(&cells[i]))
		{
			/* a label repeated over the cells it spans has no blank before */
			look->broken = values || (apart && labels_row(&cells[i]));
			if (look->broken)
				return;
			if (blank)
				look->gap = true;
			if (!words && i > 0)
				look->indented = true;
			if (heads_columns(&cells[i]))
				header = true;
			if (labels_row(&cells[i]))
				label = true;
			words = true;
		}
		else if (cells[i].class == GRID_BLANK)
		{
			blank = words;
			apart = label;
		}
		else
		{
			if (i == 0 || cells[i - 1].class == GRID_BLANK)
				runs++;
			look->figures++;
			values = true;
		}
	}
	if (header && values)
		look->broken = true;
	look->filled = values && cells[count - 1].class != GRID_BLANK;
	look->headed = header && label;
	look->labelled = words && values && !look->broken;
	look->unlabelled = words ? 0 : runs;
	look->blank = !words && !values;
}

/* Every width cells are a row. */
typedef struct CountCut
{
	uint32_t	width;
	bool		opened;			/* the first cell of a row is the pipe that opens it */
	bool		behind;			/* the first row lost it: a table before this one
								 * ended with it */
} CountCut;

/*
 * The cells of the row that begins at index at, the pipe that opens it left out;
 * moves at behind them.  False if no such pipe stands there.
 */
static bool
next_by_count(const Grid *grid, const CountCut *cut, uint32_t *at, GridRow *row)
{
	uint32_t	left = grid->ncells - *at;
	bool		opener = cut->opened && !(cut->behind && *at == 0);
	uint32_t	width = cut->opened && !opener ? cut->width - 1 : cut->width;

	row->first = *at;
	row->count = (uint16_t) (left < width ? left : width);
	*at += row->count;
	if (!opener)
		return true;
	row->first++;
	row->count--;
	return grid->cells[row->first - 1].class == GRID_BLANK &&
		grid->cells[row->first - 1].ends_line;
}

/* Does a whole row end with the label of one, whose figures are then the next row? */
static bool
lacks_room(const Grid *grid, const GridRow *row, uint32_t width)
{
	return row->count == width &&
		labels_row(&grid->cells[row->first + row->count - 1]);
}

/*
 * How much the rows of a cut look like rows; false if some are broken, for then
 * it is no cut.
 */
static bool
score_count(const Grid *grid, const CountCut *cut, int32_t *score)
{
	uint32_t	figures = 0;
	uint32_t	most = 0;		/* figures of a row */
	int32_t		labelled = 0;
	int32_t		unlabelled = 0;
	int32_t		rows = 0;
	int32_t		indented = 0;
	uint32_t	longest = 0;	/* cells of a row of figures */
	bool		packed = true;	/* headers first, then padding, in each row of them */
	bool		even = true;
	bool		filled = true;

	*score = 0;
	for (uint32_t at = 0; at < grid->ncells;)
	{
		GridRow		row;
		RowLook		look;

		if (!next_by_count(grid, cut, &at, &row))
			return false;
		look_at_row(grid->cells + row.first, row.count, &look);
		if (look.broken || lacks_room(grid, &row, cut->width))
			return false;
		if (look.labelled)
			*score += WEIGHT_LABELLED;
		labelled += look.labelled;
		unlabelled += look.unlabelled;
		most = look.figures > most ? look.figures : most;
		*score += look.unlabelled * WEIGHT_UNLABELLED;
		if (look.gap)
			*score += WEIGHT_GAP;
		if (look.blank && row.count > 0)
			*score += WEIGHT_BLANK;
		if (look.indented)
			*(look.filled ? &indented : score) += WEIGHT_INDENTED;
		if (look.headed)
			*score += WEIGHT_HEADED;
		if (at < grid->ncells && !grid->cells[at - 1].ends_line)
			*score += WEIGHT_SPLIT;
		if (look.figures > 0)
		{
			even = even && (rows == 0 || look.figures == figures) &&
				(look.labelled || (look.unlabelled == 1 && look.figures < row.count));
			filled = filled && look.filled;
			figures = look.figures;
			longest = row.count > longest ? row.count : longest;
			rows++;
		}
		else if (look.gap || look.indented || look.blank)
			packed = false;
	}
	/* no row has a label: the headers say what its blanks are */
	if (rows == 1 && labelled == 0 && packed && longest >= MIN_ALONE)
		*score += WEIGHT_ALONE - unlabelled * WEIGHT_UNLABELLED;
	if (even && figures >= MIN_EVEN)
		*score += rows * WEIGHT_EVEN;
	/* a row of two figures cut in two leaves its label with the first alone */
	if (most < MIN_EVEN && labelled > MIN_HALVED && unlabelled * 2 > labelled)
		return false;
	/* covered cells stand before labels where figures reach the end of each row */
	if (!filled || rows < 2)
		*score += indented;
	return true;
}

static uint32_t
count_row_labels(const Grid *grid)
{
	uint32_t	labels = 0;

	for (uint32_t i = 0; i < grid->ncells; i++)
		if (labels_row(&grid->cells[i]))
			labels++;
	return labels;
}

/*
 * The count of cells in a row; width 0 if no count makes rows of them.  Where pipes
 * open rows, one must stand at each count, which says more than any look.
 */
static void
find_count(const Grid *grid, CountCut *best)
{
	int32_t		best_score = 0;

	*best = (CountCut) {0};
	for (uint32_t width = grid->opened ? 3 : 2;
		 width <= MAX_COUNT && width <= grid->ncells; width++)
		for (int behind = 0; behind < (grid->opened ? 2 : 1); behind++)
		{
			CountCut	cut = {width, grid->opened, behind == 1};
			int32_t		score;

			if (!score_count(grid, &cut, &score))
				continue;
			if (best->width == 0 || score > best_score ||
				(score == best_score && grid->ncells % width == 0 &&
				 grid->ncells % best->width != 0))
			{
				*best = cut;
				best_score = score;
			}
		}
	/*
	 * Rows with labels that no count makes look like rows lost some cells; but
	 * pipes that open each of them are counted, too.
	 */
	if (best_score < 0 && !best->opened && count_row_labels(grid) > 2)
		best->width = 0;
}

/*
 * Does a row go on with the cells of the next?  One full of figures has no room
 * for a label, nor has a rest at the end of the table; behind a row that has one
 * and ends with a figure they are what is left of digits that fell apart.
 */
static bool
goes_on(const Grid *grid, const GridRow *row, const GridRow *next)
{
	const GridCell *last = &grid->cells[row->first + row->count - 1];
	RowLook		look;

	if (row->count + next->count > GD_MAX_COLUMNS || last->class == GRID_BLANK)
		return false;
	look_at_row(grid->cells + row->first, row->count, &look);
	if (!look.labelled)
		return false;
	for (uint32_t i = 0; i < next->count; i++)
		if (grid_cell_is_words(&grid->cells[next->first + i]) ||
			grid->cells[next->first + i].class == GRID_BLANK)
			return false;
	return true;
}

static GdStatus
cut_by_count(Arena *arena, Grid *grid, const CountCut *cut)
{
	uint32_t	capacity = 0;

	for (uint32_t at = 0; at < grid->ncells;)
	{
		GridRow    *last = grid->nrows > 0 ? &grid->rows[grid->nrows - 1] : NULL;
		GridRow		row;

		(void) next_by_count(grid, cut, &at, &row);
		if (last != NULL && !cut->opened && goes_on(grid, last, &row))
		{
			last->count = (uint16_t) (last->count + row.count);
			grid->columns = last->count > grid->columns ? last->count : grid->columns;
		}
		else if (row.count > 0)
			TRY(add_row(arena, grid, &capacity, row.first, row.count));
	}
	return GD_OK;
}

/*
 * Where no count was found, a blank before each label that follows figures is
 * taken for the pipe that opens its row.
 */
static void
drop_openers(Grid *grid)
{
	uint32_t	opened = 0;
	uint32_t	other = 0;
	uint32_t	kept = 0;

	if (grid->ncells == 0 || grid->cells[0].class != GRID_BLANK ||
		!grid->cells[0].ends_line)
		return;
	for (uint32_t i = 1; i < grid->ncells; i++)
	{
		if (!grid_cell_is_words(&grid->cells[i]) ||
			grid_cell_is_words(&grid->cells[i - 1]))
			continue;
		if (grid->cells[i - 1].class == GRID_BLANK && grid->cells[i - 1].ends_line)
			opened++;
		else
			other++;
	}
	if (opened <= other * 20)
		return;
	for (uint32_t i = 0; i < grid->ncells; i++)
		if (grid->cells[i].class != GRID_BLANK || i + 1 == grid->ncells ||
			!grid_cell_is_words(&grid->cells[i + 1]))
			grid->cells[kept++] = grid->cells[i];
	grid->ncells = kept;
}

/* ---- by label -------------------------------------------------------------------- */

/*
 * Where the labels [first, end) before a figure begin to be the row's own: behind
 * the last one that heads columns.
 */
static uint32_t
own_labels(const Grid *grid, uint32_t first, uint32_t end)
{
	for (uint32_t i = end; i > first; i--)
		if (heads_columns(&grid->cells[i - 1]))
			return i < end ? i : first;
	return first;
}

/* Does white space stand for blank cells?  Then a row has cells, figures or not. */
static bool
has_traces(const Grid *grid)
{
	for (uint32_t i = 0; i < grid->ncells; i++)
		if (grid->cells[i].trace)
			return true;
	return false;
}

static GdStatus
cut_by_label(Arena *arena, Grid *grid)
{
	bool		figures = grid_has_figures(grid) || has_traces(grid);
	uint32_t	capacity = 0;
	uint32_t	first = 0;
	bool		behind = false;		/* a figure stands in the row */
	bool		labelled = false;	/* the label of a row does */

	grid->by_label = true;
	for (uint32_t i = 0; i < grid->ncells; i++)
	{
		const GridCell *cell = &grid->cells[i];
		bool		words = grid_cell_is_words(cell);
		bool		full = i - first >= GD_MAX_COLUMNS;

		if (full || (behind && words && !grid_cell_is_unit(cell)) ||
			(labelled && words && heads_columns(cell)) ||
			(labelled && !figures && words &&
			 (labels_row(cell) || grid->cells[i - 1].ends_line)))
		{
			TRY(add_row(arena, grid, &capacity, first, i - first));
			first = i;
			behind = labelled = false;
		}
		if (words && labels_row(cell))
			labelled = true;
		if (!words && !behind)
		{
			uint32_t	own = own_labels(grid, first, i);

			if (own > first)
			{
				TRY(add_row(arena, grid, &capacity, first, own - first));
				first = own;
			}
		}
		if (!words)
			behind = true;
	}
	return add_row(arena, grid, &capacity, first, grid->ncells - first);
}

/* ---- all ------------------------------------------------------------------------- */

static GdStatus
cut_into_rows(Arena *arena, Grid *grid)
{
	CountCut	cut = {0};
	LineEnds	look;

	if (!grid->ruled && grid->opened && grid->bordered)
	{
		find_count(grid, &cut);
		if (cut.width > 0)
			return cut_by_count(arena, grid, &cut);
	}
	drop_openers(grid);
	look = grid_look_at_ends(grid);
	if (grid->ruled || grid_lines_are_rows(grid, &look))
		return cut_by_line(arena, grid, grid_lines_numbered(&look));
	grid->opened = false;
	if (grid->bordered)
		find_count(grid, &cut);
	if (cut.width > 0)
		return cut_by_count(arena, grid, &cut);
	if (!grid->bordered && !grid->mixed)
	{
		grid->flows = grid_lines_flow(&look);
		grid->turned = grid_labels_behind(&look);
	}
	return cut_by_label(arena, grid);
}

static uint16_t
count_labels(const GridCell *cells, uint16_t count)
{
	uint16_t	labels = 0;

	/* rows may be numbered in a column of the document's own */
	if (count > 1 && (cells[0].class == GRID_NUMBER || cells[0].class == GRID_CODE) &&
		grid_cell_is_words(&cells[1]))
		labels = 1;
	while (labels < count && (grid_cell_is_words(&cells[labels]) ||
							  cells[labels].class == GRID_BLANK ||
							  cells[labels].class == GRID_CODE))
		labels++;
	return labels;
}

GdStatus
grid_cut(Arena *arena, Grid *grid)
{
	TRY(cut_into_rows(arena, grid));
	for (uint32_t i = 0; i < grid->nrows; i++)
		grid->rows[i].labels = count_labels(grid->cells + grid->rows[i].first,
											grid->rows[i].count);
	return GD_OK;
}
