/*
 * check_sections.h
 *	  Which form a report has to follow, and which of its parts stand: what the
 *	  families structure and table both ask.
 */
#ifndef GD_CHECK_SECTIONS_H
#define GD_CHECK_SECTIONS_H

#include "check/check.h"

/* The sections of the forms of 2019 and 2021, in their order. */
#define FIRST_SECTION GD_SECTION_OVERVIEW
#define LAST_SECTION GD_SECTION_OTHER

/* The first report year that has to follow one of these forms; the year before
 * might do so. */
#define FIRST_FORM_YEAR 2020

typedef struct CheckSections
{
	/* A report from its beginning to its end, so far as anybody can tell. */
	bool		whole;

	/*
	 * Six sections and three tables must stand: a whole report of a year that
	 * has to follow the form, or one whose own outline follows it.
	 */
	bool		required;
	GdFormId	in_force;		/* for the report year; NONE: none, or unknown */
	int			top;			/* rank of the ordinals of the sections */

	/* the first section of each kind, as an index in the outline; 0: none */
	uint32_t	of[LAST_SECTION + 1];
} CheckSections;

extern void check_sections_read(const Checking *checking, CheckSections *sections);

/* Is the heading one of a section, and not of a part of one? */
extern bool check_is_section(const CheckSections *sections, const Heading *heading);

/* Where the section ends: the next one begins there. */
extern uint32_t check_section_end(const Checking *checking,
								  const CheckSections *sections, uint32_t index);

/* The first table of this kind that was recognized, or NULL. */
extern const Sheet *check_table_of(const Checking *checking, GdTableKind kind);

/*
 * Do figures stand in the section of the table, or where it should stand, that no
 * table was made of?  Then it is not missing, only unread.
 */
extern GdStatus check_figures_unread(const Checking *checking, const CheckSections *sections,
									 GdTableKind kind, bool *unread);

/* The section before, the one that the form has right before it first; 0: none. */
extern uint32_t check_section_before(const CheckSections *sections, GdSectionKind kind);

/* The text of a section, or as much of its end as can be looked through at once. */
extern GdSpan check_section_text(const Checking *checking, const CheckSections *sections,
								 uint32_t index);

/* The section that a table of this kind stands in, and the other way round. */
extern GdSectionKind check_home(GdTableKind kind);
extern GdTableKind check_table_in(GdSectionKind kind);

/* The place of a heading, its ordinal included, in the text as passed. */
extern GdSpan check_heading_place(const Checking *checking, uint32_t index);

#endif
