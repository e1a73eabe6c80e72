/*
 * readings_atoms.h
 *	  A printed row taken apart, for readings.c.
 */
#ifndef GD_READINGS_ATOMS_H
#define GD_READINGS_ATOMS_H

#include "proof/readings.h"
#include "words/number.h"

/* The most decimals a number has (number.h). */
#define ATOMS_DECIMALS	6

typedef enum AtomKind
{
	ATOM_DIGIT,
	ATOM_POINT,
	ATOM_SIGN,
	ATOM_CELL					/* a whole token that is neither cut nor joined */
} AtomKind;

typedef struct Atom
{
	uint8_t		kind;			/* an AtomKind */
	uint8_t		digit;
	uint32_t	token;
	GdSpan		place;
	CellValue	cell;			/* of ATOM_CELL */
} Atom;

typedef struct Atoms
{
	Atom		items[READINGS_MAX_DIGITS];
	uint32_t	count;
	uint32_t	first_cell;		/* the first ATOM_CELL, or count */
	uint8_t		scale;			/* ATOMS_DECIMALS if any has decimals, else 0 */
	bool		plain;			/* no points and no signs */
	bool		digits;			/* nor anything else but digits */
	uint64_t	upto[READINGS_MAX_DIGITS + 1];	/* the digits before each atom as one number, modulo 2^64 */
} Atoms;

typedef enum Fit
{
	FIT_YES,
	FIT_NO,						/* a longer cell may fit */
	FIT_NEVER					/* no longer one fits */
} Fit;

/* 10 to the power of each number of digits. */
extern const uint64_t atoms_powers[GD_MAX_DIGITS + 1];

/*
 * Read atoms [start, end), which are digits: what stands before the last of them, less what
 * stands before the first moved as many places.  No number of GD_MAX_DIGITS reaches 2^64.
 */
static inline Fit
atoms_read_digits(const Atoms *row, uint32_t start, uint32_t end, GdDecimal *value)
{
	uint32_t	digits = end - start;

	if (digits > GD_MAX_DIGITS)
		return FIT_NEVER;
	if (row->items[start].digit == 0 && digits > 1)
		return FIT_NO;			/* a leading zero */
	*value = (GdDecimal) {(int64_t) (row->upto[end] - row->upto[start] * atoms_powers[digits]), 0};
	return FIT_YES;
}

/* FIT_NO: a token is text; FIT_NEVER: the row is too long. */
extern Fit	atoms_split(const RowPrint *print, Atoms *row);

/* Read atoms [start, end), which are digits, points and signs, as a number. */
extern Fit	atoms_read_number(const Atoms *row, uint32_t start, uint32_t end,
							  GdDecimal *value);

#endif
