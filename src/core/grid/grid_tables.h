/*
 * grid_tables.h
 *	  The tables in a run of cells.
 *
 * One table follows the other where the heading between them is lost, and cells
 * with and without borders alternate.  A run becomes one grid for each table.
 */
#ifndef GD_GRID_TABLES_H
#define GD_GRID_TABLES_H

#include "grid/grid_cells.h"

/* The tables of a text while they are being found. */
typedef struct GridList
{
	Arena	   *arena;
	const char *text;
	const Outline *outline;
	const GridReader *reader;	/* of the run of lines that is being added */
	Grids	   *grids;
	uint32_t	capacity;
	uint32_t	ncells;
} GridList;

/*
 * Adds the tables of the cells that the reader has read from the lines of the run,
 * cut into rows.
 */
extern GdStatus grid_add_run(GridList *list, const GridReader *reader, Grid *run);

#endif
