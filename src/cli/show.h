/*
 * show.h
 *	  How far the loader is, and what it did, for people.
 */
#ifndef GD_SHOW_H
#define GD_SHOW_H

#include "tally.h"

/* How much there is to do, and since when. */
typedef struct ShowPlan
{
	size_t		files;
	size_t		passed_over;	/* others that are in the folders */
	uint64_t	bytes;
	double		seconds;		/* that have passed */
	bool		chinese;		/* speak Chinese */
} ShowPlan;

/* One line of text, without an end: counts, rate and time left; bar: with a bar
 * that fits width columns. */
extern void show_progress(FILE *out, const ShowPlan *plan, const TallyCounts *counts,
						  bool bar, int width);

/* What was done, what is found most, and what failed. */
extern void show_summary(FILE *out, const ShowPlan *plan, Tally *tally);

#endif
