/*
 * findings.h
 *	  Findings for SQL functions and triggers.
 */
#ifndef GD_FINDINGS_H
#define GD_FINDINGS_H

#include "fields.h"

/* The core's name of a ruleset, or 22023. */
extern const char *ruleset_argument(const text *argument);

/* The core's value of a severity, or 22023. */
extern GdSeverity severity_by_name(const char *name);

/* Read the text of an input and check it; report may be NULL, as in gd_report_check(). */
extern void findings_read(GdInput *input, const GdCheck *check,
						  GdReport *report, GdFindings *findings);

extern FieldsList finding_list(const GdFindings *findings);

/*
 * Raise 23514 for findings, of which there is at least one: the first as
 * DETAIL, their number as HINT, the first one's place as CONTEXT.
 */
extern void raise_invalid(GdInput *input, const GdFindings *findings,
						  GdSeverity at_least);

#endif							/* GD_FINDINGS_H */
