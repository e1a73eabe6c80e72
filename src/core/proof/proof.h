/*
 * proof.h
 *	  Stage 7: the sums of a form choose between the readings of its rows.
 *
 * Nothing is invented and nothing repaired: a proved cell is a printed one.
 * What counts as a proof, and what does not, is in doc/internals/proof.md.
 */
#ifndef GD_PROOF_H
#define GD_PROOF_H

#include "base/arena.h"
#include "proof/readings.h"
#include "words/forms.h"

/*
 * Steps of the search over one table: some milliseconds.  Random tables whose
 * rows are all glued take a hundred at most on average; what takes more than
 * this stays ambiguous.
 */
#define PROOF_MAX_NODES		20000

/*
 * Different sums of one column that are told apart.  Beyond it the column is
 * not used for filtering, only to check what the search has chosen.
 */
#define PROOF_MAX_TOTALS	1024

/*
 * Figures from here on take no part in sums over a column, so that no sum of
 * 64 rows can overflow.
 */
#define PROOF_MOST			(INT64_MAX / 64)

/*
 * Ways to lay unlabelled rows over a form that are tried (proof_labels).
 */
#define PROOF_MAX_ORDERS	2000

/*
 * The longest form whose figures are looked for in blocks (proof_blocks).
 */
#define PROOF_MAX_BLOCK_ROWS 32

/* A printed row of figures, and the rows of the form it stands for. */
typedef struct ProofLine
{
	uint16_t	row;			/* of the form, from 1; 0: the label is lost */
	uint16_t	nrows;			/* rows side by side: 1; 3 for the disputes */
	bool		exact;			/* printed cell by cell: one reading, never
								 * questioned */
	bool		damaged;		/* its digits ran together, and no reading adds up */
	uint32_t	nreadings;		/* 0: it has none, or too many; else at most
								 * READINGS_MAX */
	const ReadingCell *cells;	/* nreadings x (nrows x columns of the form) */
	const RowPrint *print;		/* what readings_read() was given; may be NULL
								 * if exact */
} ProofLine;

typedef enum ProofState
{
	PROOF_ABSENT,				/* no line stands for the row */
	PROOF_READ,					/* of an exact line */
	PROOF_DERIVED,				/* proved: every reading left says so */
	PROOF_AMBIGUOUS				/* readings differ, none is left, or no sum
								 * speaks for the one that is */
} ProofState;

typedef struct ProofCell
{
	ProofState	state;
	uint32_t	line;			/* index of its line, unless ABSENT */
	const ReadingCell *cell;	/* if READ or DERIVED */
} ProofCell;

typedef struct Proof
{
	ProofCell  *cells;			/* rows x columns of the form */
	bool		contradicted;	/* some sum cannot hold, whatever is read */
	bool		limited;		/* a limit was reached */
	uint32_t	nodes;			/* steps of the search */
} Proof;

/*
 * Choose between the readings of the lines of one table, whose rows are all
 * known.  Of two lines for one row the first counts; lines of row 0 do not.
 */
extern GdStatus proof_read(Arena *arena, const Form *form,
						   const ProofLine *lines, uint32_t nlines,
						   Proof *proof);

/*
 * The rows of lines whose labels were lost.  Lines stand in printed order; the
 * known rows ascend; all lines are exact and one row each.  Cells of known rows
 * are READ; those of the others DERIVED where every order-preserving way to lay
 * them over the form that satisfies the sums says the same and each figure of
 * the line but zero is part of a sum that holds; AMBIGUOUS where a line may
 * stand and that is not so.
 */
extern GdStatus proof_labels(Arena *arena, const Form *form,
							 const ProofLine *lines, uint32_t nlines,
							 Proof *proof);

/*
 * The figures of a whole table, rows x columns of the form, as a page printed
 * them: blocks of rows from top to bottom, each column by column.  before tells
 * how many figures stand before the label of each row; the labels are in order.
 * DERIVED is a cell on which all blocks agree whose rows and columns add up, if
 * the labels stand before or behind those of one way; else AMBIGUOUS.
 */
extern GdStatus proof_blocks(Arena *arena, const Form *form,
							 const ReadingCell *figures, const uint32_t *before,
							 Proof *proof);

#endif
