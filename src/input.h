/*
 * input.h
 *	  One call's text on its way into the core, and what comes back.
 *
 * SQLSTATEs that the extension raises, but for those of gd_ingest (doc/reference.md
 * has all):
 *
 *	0A000 feature_not_supported		gd_normalize without ICU or its data
 *	22023 invalid_parameter_value	a code, ruleset or language that is none
 *	23514 check_violation			gd_assert_valid, of a report with findings
 *	42804 datatype_mismatch			a row type whose attributes were retyped
 *	42883 undefined_function		no conversion between the server encoding
 *									and UTF-8 (MULE_INTERNAL)
 *	53200 out_of_memory
 *	54000 program_limit_exceeded	a limit of core/gd.h, named in the DETAIL
 *	57014 query_canceled
 *
 * The content of a text raises none of them: whatever cannot be converted or
 * read becomes an unknown character.
 */
#ifndef GD_INPUT_H
#define GD_INPUT_H

#include "pgcompat.h"

#include "core/gd.h"

typedef struct GdInput
{
	const char *data;			/* UTF-8, or the bytes of an SQL_ASCII text */
	size_t		length;
	MemoryContext context;		/* of this call: the core's memory, and ours
								 * that the result does not keep */
	GdConfig	config;

	int			encoding;		/* the server's */
	Oid			to_utf8;		/* conversions, if the server's is neither */
	Oid			from_utf8;		/* UTF8 nor SQL_ASCII */

	uint32	   *checkpoints;	/* characters before each block of the text */
	uint32		checked;		/* how many of them are known */
	uint32		last_offset;	/* the last position that was asked for, and the */
	uint32		last_characters;	/* characters before it */

	Datum		small_numbers[10];	/* as numeric, once they were asked for */
} GdInput;

/* Take an argument in; NULL for a function that has no text. */
extern void input_open(GdInput *input, const text *argument);

/* Give the memory of the call back. */
extern void input_close(GdInput *input);

/* Read the text as a report. */
extern void input_read(GdInput *input, GdReport *report);

/* Read no more than its facts take, or one scalar; the other fields are not set. */
extern void input_read_facts(GdInput *input, GdReport *report);
extern void input_read_scalar(GdInput *input, GdScalar wanted, GdReport *report);

/*
 * May a text be cut anywhere, so that its part can be read?  Not where it has to be
 * converted.
 */
extern bool input_takes_parts(void);

/* The same of a text that goes on; *decided is false if the rest matters. */
extern void input_read_part(GdInput *input, GdScalar wanted, GdReport *report,
							bool *decided);

/* Return if the status is GD_OK, else raise it. */
extern void input_check(GdStatus status);

/* Raise that a result of so many bytes is larger than a value may be. */
extern void input_raise_result(size_t size);

/* UTF-8 of the core as a value of the server, in the current context. */
extern text *input_text(const GdInput *input, const char *data, size_t length);

/* The 1-based character position of a byte of the text. */
extern int32 input_position(GdInput *input, uint32 offset);

#endif							/* GD_INPUT_H */
