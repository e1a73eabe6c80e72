/*
 * gd_parse.h
 *	  The reader of a report with what its stages left behind, for the stages
 *	  that judge a report (claims.h, check.h).
 */
#ifndef GD_PARSE_H
#define GD_PARSE_H

#include "report/report.h"

/*
 * Read a text as far as its facts, and of the report what tells the rest apart: status,
 * title, year, copies and facts.  That is what rules of severity error ask for.
 */
extern GdStatus gd_parse_facts(Arena *arena, const char *text, size_t length,
							   Reading *reading, GdReport *report);

/* The same, and the whole report. */
extern GdStatus gd_parse_text(Arena *arena, const char *text, size_t length,
							  Reading *reading, GdReport *report);

/*
 * Behind lines and copies: the outline, title and year, and where the report ends if
 * another one follows.
 */
extern GdStatus gd_parse_head(Arena *arena, Reading *reading);

/*
 * The spans that the scalars of a report are read from, as far as lines, copies and
 * outline tell them.
 */
extern void gd_parse_mark_spans(Reading *reading);

#endif
