/*
 * page_places.h
 *	  What a page shows, in the order of the text, and where on it each finding
 *	  belongs.
 */
#ifndef GD_PAGE_PLACES_H
#define GD_PAGE_PLACES_H

#include "layout.h"
#include "page_out.h"

/* No finding: the end of a chain. */
#define NO_FINDING UINT32_MAX

typedef enum UnitKind
{
	UNIT_HEADING,
	UNIT_PIECE,
	UNIT_TABLE
} UnitKind;

/* A part of the text that is shown by itself. */
typedef struct Unit
{
	UnitKind	kind;
	uint32_t	index;			/* of the piece (a heading's first one) or table */
	GdSpan		place;			/* starts never fall from one unit to the next */
	const Layout *layout;		/* of a table that is set anew: its form */
	uint32_t	findings;		/* the first that belongs here */
} Unit;

typedef enum TargetKind
{
	TARGET_PAGE,				/* no part of the text: the whole, or one not shown */
	TARGET_UNIT,
	TARGET_FIGURE,				/* a cell of a table that is set anew */
	TARGET_LABEL,				/* a row or a column of one */
	TARGET_CELL					/* a cell of a table as it stands */
} TargetKind;

/* Where a finding belongs. */
typedef struct Target
{
	TargetKind	kind;
	uint32_t	unit;
	uint32_t	item;			/* of a figure */
	uint32_t	same_item;		/* the next finding about this figure */
	uint32_t	next;			/* the next finding of this unit */
	bool		column;			/* of a label: a column's */
	bool		marked;			/* a mark was written where it belongs */
	bool		listed;			/* it was, in the summary */
	bool		written;		/* the finding itself was */
} Target;

/* Findings with the places that they have on a page. */
typedef struct Places
{
	const char *text;			/* of the report, as passed */
	uint32_t	length;
	const GdReport *report;
	const GdFindings *findings;
	Unit	   *units;
	uint32_t	nunits;
	const GdFact **facts;		/* by item; NULL: no such cell */
	uint32_t   *item_findings;	/* by item: the first finding */
	uint32_t   *layout_units;	/* by layout: its unit, or UINT32_MAX */
	Target	   *targets;		/* by finding */
} Places;

/* Of a report that is shown whole. */
extern GdStatus places_of_review(const GdConfig *config, const char *text,
								 size_t length, const GdReview *review,
								 Places *places);

/* Of one of which only the tables are shown, and those of another report. */
extern GdStatus places_of_tables(const GdConfig *config, const char *text,
								 size_t length, const GdReport *report,
								 const GdFindings *findings,
								 const GdReport *other, Places *places);

/*
 * The facts of a report by item, where an item of another form has the same code
 * as well: codes mean the same in all forms.
 */
extern GdStatus places_same_codes(const GdConfig *config, const GdReport *report,
								  const GdFact ***facts);

#endif
