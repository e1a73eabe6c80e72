/*
 * figures.h
 *	  The figures of a form, made from the bytes of the fuzzer.
 */
#ifndef GD_FUZZ_FIGURES_H
#define GD_FUZZ_FIGURES_H

#include "words/forms.h"
#include "fuzz.h"

#define FIGURES_ROWS	80
#define FIGURES_COLUMNS 15

/* What stands in a cell that has no figure. */
#define FIGURE_BLANK	(-1)
#define FIGURE_DASH		(-2)

/* The bytes that are not used yet; zeros follow the last. */
typedef struct FuzzBytes
{
	const uint8_t *data;
	size_t		left;
} FuzzBytes;

typedef struct Figures
{
	const Form *form;
	int64_t		cells[FIGURES_ROWS][FIGURES_COLUMNS];
	bool		add_up;			/* every equal identity holds */
} Figures;

extern uint8_t bytes_next(FuzzBytes *bytes);

/* A number below most: small ones take one byte. */
extern uint32_t bytes_below(FuzzBytes *bytes, uint32_t most);

/* Figures for all cells of a form, which need not add up. */
extern void figures_read(FuzzBytes *bytes, const Form *form, Figures *figures);

/* Change totals until all add up; add_up tells whether that came to an end. */
extern void figures_settle(Figures *figures);

#endif
