/*
 * message.h
 *	  Wording built from a template and the values of a finding.
 */
#ifndef GD_MESSAGE_H
#define GD_MESSAGE_H

#include "base/arena.h"

typedef struct MessageValue
{
	const char *name;			/* what stands in braces in the template */
	GdStr		value;
	const char *before;			/* written around it, or NULL */
	const char *behind;
	const char *instead;		/* written if it is empty, or NULL */
} MessageValue;

/*
 * The template with each {name} replaced by its value; an unknown name stays as
 * it is.  Values longer than MESSAGE_MAX_VALUE bytes are cut on a character and
 * end in an ellipsis.
 */
#define MESSAGE_MAX_VALUE 180

extern GdStatus message_build(Arena *arena, const char *template,
							  const MessageValue *values, size_t nvalues,
							  GdStr *message);

/* A number as digits: -1234.50. */
extern GdStatus message_decimal(Arena *arena, GdDecimal value, GdStr *digits);

/* 2022-01-05. */
extern GdStatus message_date(Arena *arena, GdDate date, GdStr *digits);

/* Strings one behind the other. */
extern GdStatus message_join(Arena *arena, const GdStr *parts, size_t nparts,
							 GdStr *joined);

/* A terminated string. */
extern GdStr message_str(const char *text);

#endif
