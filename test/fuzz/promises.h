/*
 * promises.h
 *	  What every report keeps that was read from whatever bytes.
 */
#ifndef GD_FUZZ_PROMISES_H
#define GD_FUZZ_PROMISES_H

#include "fuzz.h"

/* The report as it was read from a text: aborts where a promise is broken. */
extern void promises_of_report(const FuzzText *text, const GdReport *report);

/* The memory that one reading of so many bytes took. */
extern void promises_of_memory(const FuzzPool *pool, size_t size);

/*
 * Two readings say the same: facts, sections and scalars.  Places of b are those
 * of a, but shift bytes further.
 */
extern void promises_same_report(const GdReport *a, const GdReport *b, uint32_t shift);

/* One scalar of two readings, of which the first may have no other. */
extern void promises_same_scalar(GdScalar scalar, const GdReport *a, const GdReport *b);

/* No fact is stated by both of two readings and differs. */
extern void promises_no_other_facts(const GdReport *a, const GdReport *b);

#endif
