/*
 * tally.h
 *	  What became of the files: counts, and the reasons of those that failed.
 *	  Several threads may count at once.
 */
#ifndef GD_TALLY_H
#define GD_TALLY_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* Failures that the summary shows; all of them are in the file for them. */
#define TALLY_SHOWN 20

/* What the server says of a text. */
typedef enum TextFate
{
	TEXT_UNCHANGED,				/* it is in the store already */
	TEXT_REPORT,
	TEXT_FRAGMENT,
	TEXT_NO_REPORT,
	TEXT_UNREAD					/* in the store; it passes a limit of the reader */
} TextFate;

typedef struct RuleCount
{
	char	   *rule;
	size_t		reports;		/* in which it is broken */
} RuleCount;

typedef struct Failure
{
	char	   *name;
	char	   *reason;
} Failure;

typedef struct TallyCounts
{
	size_t		done;			/* files, and */
	uint64_t	bytes;			/* their bytes, whatever became of them */
	size_t		fates[TEXT_UNREAD + 1];
	size_t		valid;			/* reports without a finding of severity error */
	size_t		failed;
} TallyCounts;

typedef struct Tally
{
	pthread_mutex_t lock;
	TallyCounts counts;
	RuleCount  *rules;
	size_t		nrules;
	Failure		failures[TALLY_SHOWN];	/* the first ones */
	FILE	   *failures_file;	/* or NULL */
} Tally;

extern void tally_init(Tally *tally, FILE *failures_file);

/* rules: names of broken rules, divided by spaces; "" if none. */
extern void tally_text(Tally *tally, TextFate fate, bool valid, const char *rules, uint64_t bytes);

extern void tally_failure(Tally *tally, const char *name, const char *reason, uint64_t bytes);

extern void tally_read(Tally *tally, TallyCounts *counts);

/* The rules that most reports break first. */
extern void tally_sort_rules(Tally *tally);

extern void tally_free(Tally *tally);

/* Write text as a value of COPY's text format. */
extern void tally_put_copy(FILE *out, const char *text);

#endif
