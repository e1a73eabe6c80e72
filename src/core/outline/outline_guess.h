/*
 * outline_guess.h
 *	  What a heading of unknown wording is about.
 */
#ifndef GD_OUTLINE_GUESS_H
#define GD_OUTLINE_GUESS_H

#include "gd.h"

/*
 * Headings of level 1 are worded freely in older reports and by careless hands;
 * the words in them still tell the section.  GD_SECTION_NONE if none does.
 */
extern GdSectionKind outline_guess(const char *text, GdSpan title);

/* Does a title name a section, whatever else it names? */
extern bool outline_mentions(const char *text, GdSpan title, GdSectionKind kind);

#endif
