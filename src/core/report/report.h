/*
 * report.h
 *	  Stage 9: what the stages found, as the report that callers see.
 */
#ifndef GD_REPORT_H
#define GD_REPORT_H

#include "lines/copies.h"
#include "meta/meta.h"
#include "outline/outline.h"
#include "report/facts.h"
#include "sheet/sheet.h"

/* What all stages left for the report. */
typedef struct Reading
{
	Source		source;
	Lines		lines;
	Copies		copies;
	Outline		outline;
	MetaTitle	title;
	MetaSignature signature;
	GdSpan		preamble;
	GdSpan		whole;			/* the first copy */
	bool		followed;		/* by another report, of which nothing is read */
	MetaYear	year;
	MetaPeriod	period;
	MetaDate	published;
	Grids		grids;
	Sheets		sheets;
	Facts		facts;
} Reading;

/* Is it called a report, which no table and no other heading can deny? */
extern bool report_is_titled(const Reading *reading);

/* The issuer, as title, signature and preamble name it. */
extern GdStatus report_issuer(Arena *arena, const Reading *reading, GdStr *issuer);

/* A report with its status, title, year, copies and facts; and the rest of it. */
extern void report_begin(const Reading *reading, GdReport *report);
extern GdStatus report_build(Arena *arena, const Reading *reading,
							 GdReport *report);

#endif
