/*
 * readings.h
 *	  All readings of one printed row of figures.
 *
 * A row that lost its separators, whose digits fell apart or whose blank cells
 * vanished can be read in several ways.  This module lists them; it prefers
 * none.  Which of them the sums of the table leave is the business of proof.h.
 */
#ifndef GD_READINGS_H
#define GD_READINGS_H

#include "base/arena.h"
#include "words/forms.h"

/*
 * Of 171 real glued rows none had more than a few readings that add up, so a
 * row with more than READINGS_MAX says nothing.  It is also the width of the
 * sets of readings in proof.c.
 */
#define READINGS_MAX		64

/*
 * Characters of one row that are looked at: fifteen cells of eight digits.  A
 * longer run is no row of any form.
 */
#define READINGS_MAX_DIGITS 120

/*
 * Steps of one search: five milliseconds at most.  A row of 28 digits takes a
 * tenth of that; what takes more than this is hostile.
 */
#define READINGS_MAX_NODES	50000

/* Sums within one row: three groups of disputes; a subtotal and a total. */
#define READINGS_MAX_SUMS	8

/* What may have happened to a row between the form and the text. */
typedef enum RowLoss
{
	ROW_EXACT = 0,				/* nothing: one token is one cell */
	ROW_CUT = 1,				/* separators were lost: cut within tokens */
	ROW_JOIN = 2,				/* digits fell apart: join neighbouring tokens */
	ROW_BLANK = 4				/* blank cells vanished: put them in again */
} RowLoss;

/*
 * A sum within the row: of sign x cell is 0.  terms are those of a
 * FormIdentity per row (or the caller's own); position 1 is cell offset.
 */
typedef struct RowSum
{
	const FormTerm *terms;
	uint16_t	nterms;
	uint16_t	offset;
} RowSum;

typedef struct RowShape
{
	uint32_t	width;			/* cells, 1 to GD_MAX_COLUMNS */
	uint64_t	negative;		/* bit i: cell i may be below zero */
	uint64_t	decimal;		/* bit i: cell i may have decimals */
	uint32_t	nsums;
	RowSum		sums[READINGS_MAX_SUMS];
} RowShape;

/* A row as printed: what stands behind its label up to the next label. */
typedef struct RowPrint
{
	const char *text;
	const GdSpan *tokens;		/* in order; an empty one is a blank cell */
	uint32_t	ntokens;
	unsigned	losses;			/* of RowLoss */
	const RowShape *shape;
} RowPrint;

/* A cell of a reading. */
typedef struct ReadingCell
{
	GdFactKind	kind;
	GdDecimal	value;			/* if kind is GD_NUMBER */
	GdSpan		place;			/* its first digit to its last; empty if blank */
} ReadingCell;

typedef enum ReadingsOutcome
{
	READINGS_NONE,				/* the row cannot be read so that it adds up */
	READINGS_FOUND,				/* these are all there are */
	READINGS_TOO_MANY			/* a limit was reached: nothing is known */
} ReadingsOutcome;

typedef struct Readings
{
	ReadingsOutcome outcome;
	uint32_t	count;			/* 0 unless FOUND */
	ReadingCell *cells;			/* count x width */
} Readings;

/*
 * The shape of nrows rows of a form that stand side by side (1; 3 for the
 * disputes), from row on: its hard sums per row, and which cells may be
 * negative or have decimals.  false if that is wider than GD_MAX_COLUMNS.
 */
extern bool readings_shape(const Form *form, unsigned row, unsigned nrows,
						   RowShape *shape);

/*
 * All readings of a row.  With ROW_EXACT there is one, whatever it says (text
 * too, sums not asked), if tokens and cells are equally many.  Else:
 *
 * - a number has no leading zero, is below INT64_MAX / GD_MAX_COLUMNS (so that
 *	 a row cannot overflow), and is negative or decimal only where the shape
 *	 allows it;
 * - a dash, a printed blank and a number with more than digits in it (1,234 or
 *	 12件) are a cell each, never cut and never joined; a text is no cell;
 * - a sum whose operands are all numbers holds; one with a blank or a dash
 *	 among them is not asked, for a blank is not zero.
 */
extern GdStatus readings_read(Arena *arena, const RowPrint *print,
							  Readings *readings);

/*
 * Can the row be read, its sums aside, in a way other than the reading except
 * (NULL: in any way), so that each cell i of the set wanted (bit i) is the
 * whole number numbers[i]?  *allowed is true also where a limit leaves that
 * open.
 */
extern GdStatus readings_allow(const Arena *arena, const RowPrint *print,
							   uint64_t wanted, const int64_t *numbers,
							   const ReadingCell *except, bool *allowed);

/* Do two cells say the same? */
extern bool readings_same_cell(const ReadingCell *a, const ReadingCell *b);

#endif
