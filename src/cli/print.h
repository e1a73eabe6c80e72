/*
 * print.h
 *	  What was read and found, for people and for programs.
 */
#ifndef GD_PRINT_H
#define GD_PRINT_H

#include <stdio.h>

#include "core/gd.h"

/* What a file held. */
typedef struct Checked
{
	const char *name;
	bool		among_others;	/* rows begin with the name */
	const char *text;
	size_t		length;
	GdReport	report;
	GdFindings	findings;
} Checked;

/* FILE:LINE:COLUMN: SEVERITY: MESSAGE [RULE] */
extern void print_findings(FILE *out, const Checked *checked, bool chinese);

/* Of each fact code, value, unit, recovery and raw, divided by tabs. */
extern void print_facts(FILE *out, const Checked *checked);

/* A line for each step of the reading, divided by tabs: line:column, characters,
 * stage, class, section, table, row, form, code, matched words, reason. */
extern GdStatus print_trace(FILE *out, const GdConfig *config, const Checked *checked);

/* One object on one line: the attributes of gd_report and its findings, named as
 * gd_jsonb and gd_finding name them. */
extern void print_json(FILE *out, const Checked *checked);

#endif
