/*
 * check_lines.h
 *	  The rules table.missing-row and table.missing-column.
 */
#ifndef GD_CHECK_LINES_H
#define GD_CHECK_LINES_H

#include "check/check_sections.h"

extern GdStatus check_lines(Checking *checking, const CheckSections *sections);

#endif
