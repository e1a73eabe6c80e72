/*
 * readings_atoms.h
 *	  A printed row taken apart, for readings.c.
 */
#ifndef GD_READINGS_ATOMS_H
#define GD_READINGS_ATOMS_H

#include "number.h"
#include "readings.h"

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
	uint64_t	upto[READINGS_MAX_DIGITS + 1];	/* the digits before each atom as one number, modulo 2^64 */
} Atoms;

typedef enum Fit
{
	FIT_YES,
	FIT_NO,						/* a longer cell may fit */
	FIT_NEVER					/* no longer one fits */
} Fit;

/* FIT_NO: a token is text; FIT_NEVER: the row is too long. */
extern Fit	atoms_split(const RowPrint *print, Atoms *row);

/* Read atoms [start, end), which are digits, points and signs, as a number. */
extern Fit	atoms_read_number(const Atoms *row, uint32_t start, uint32_t end,
							  GdDecimal *value);

#endif
