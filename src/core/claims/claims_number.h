/*
 * claims_number.h
 *	  The numbers of a sentence, with what is around them.
 */
#ifndef GD_CLAIMS_NUMBER_H
#define GD_CLAIMS_NUMBER_H

#include "claims/sentence.h"

/* More numbers in a sentence are not looked at. */
#define SENTENCE_MAX_NUMBERS 200

/* A number with its unit, or a percentage; offsets are in the folded text. */
typedef struct SentenceNumber
{
	uint32_t	start;			/* words such as 约 included */
	uint32_t	digits;
	uint32_t	digits_end;
	uint32_t	end;			/* behind the unit */
	GdDecimal	value;
	bool		approximate;
	bool		percent;
	bool		broken;			/* a line ends inside the digits */
	bool		taken;			/* by a claim */
	uint8_t		part;			/* ClaimPart and ClaimConcept of one that is */
	uint8_t		concept;		/* only a part of a sum */
	uint8_t		unit;			/* for forms_unit() */
} SentenceNumber;

typedef struct SentenceNumbers
{
	const Sentence *sentence;
	uint32_t	count;
	uint32_t	percents;		/* of them */
	SentenceNumber items[SENTENCE_MAX_NUMBERS];
	uint16_t	at[SENTENCE_MAX_BYTES]; /* by start: its index plus 1, or 0 */
} SentenceNumbers;

/* Empty ones, once, and those of a sentence. */
extern void sentence_numbers_init(SentenceNumbers *numbers);
extern void sentence_numbers(const Sentence *sentence, SentenceNumbers *numbers);

/* The unit at from (an index for forms_unit()), or 0; *end is behind it. */
extern unsigned claim_unit(const char *folded, uint32_t from, uint32_t to,
						   uint32_t *end);

#endif
