/*
 * headings.h
 *	  The statutory wording of level-1 headings, old and new.
 *
 * Wordings are generated from data/headings.tsv.  They are compared folded and
 * without white space and punctuation, so that 行政复议、行政诉讼情况 and
 * 行政復議 行政訴訟情況 are one.
 */
#ifndef GD_HEADINGS_H
#define GD_HEADINGS_H

#include "gd.h"

/*
 * How much a wording proves by itself.
 */
typedef enum HeadingStrength
{
	HEADING_WEAK,				/* a heading only as a whole line: 概述, 附表 */
	HEADING_NUMBERED,			/* also run on, behind an ordinal: 总体情况 */
	HEADING_STRONG				/* the full wording of the 2019 and 2021 forms:
								 * also run on, without an ordinal */
} HeadingStrength;

/*
 * The longest statutory wording that begins at text[at] (behind an ordinal, if
 * there was one; a year such as 2020年 before the wording belongs to it).
 * GD_SECTION_NONE if there is none; else *match_end is the offset behind it
 * and *strength (unless NULL) what it proves.  Never passes end.
 */
extern GdSectionKind headings_match(const char *text, uint32_t at,
									uint32_t end, uint32_t *match_end,
									HeadingStrength *strength);

#endif
