/*
 * check_missing.h
 *	  Whether a section without a heading is missing.
 */
#ifndef GD_CHECK_MISSING_H
#define GD_CHECK_MISSING_H

#include "check/check_sections.h"

typedef enum Absence
{
	ABSENCE_UNKNOWN,			/* something in the report may be it */
	ABSENCE_HEADING,			/* its text or table stands, its heading does not */
	ABSENCE_SECTION				/* nothing of it stands */
} Absence;

/*
 * A section of the form that no heading opens.  *place is where its text or
 * table stands, if it does.
 */
extern GdStatus check_absence(const Checking *checking, const CheckSections *sections,
							  GdSectionKind kind, Absence *absence, GdSpan *place);

#endif
