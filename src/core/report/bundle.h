/*
 * bundle.h
 *	  Stage 4: several reports in one text.
 *
 * Departments, towns and earlier years are published behind a report.  Only the
 * first report is read; nothing that follows it is its table, its signature or a
 * sentence about it.
 */
#ifndef GD_BUNDLE_H
#define GD_BUNDLE_H

#include "report/report.h"

/*
 * The report ends where the outline begins again behind a title, or words that name a
 * report, of another year or another body: lines, copies and outline are cut there.
 * Title and year of the first one must be known.  *found: there was another one; what
 * was read of the whole text has to be read again.
 */
extern GdStatus bundle_cut(Arena *arena, Reading *reading, bool *found);

#endif
