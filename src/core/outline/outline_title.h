/*
 * outline_title.h
 *	  Where the title of a heading ends.
 */
#ifndef GD_OUTLINE_TITLE_H
#define GD_OUTLINE_TITLE_H

#include "outline/outline.h"
#include "words/headings.h"

/* A heading without statutory wording is no longer than this, in characters. */
#define HEADING_CHARS 40

/* A heading that runs on stops at a comma no later than this. */
#define HEADING_CLAUSE 30

typedef struct TitleScan
{
	uint32_t	chars;			/* in the whole span */
	uint32_t	stop;			/* offset of the first stop, or the end */
	uint32_t	stop_chars;		/* characters before it */
	uint32_t	comma;			/* likewise for the first comma */
	uint32_t	comma_chars;
	uint32_t	last;			/* folded last character */
	uint32_t	trimmed;		/* end without trailing stops and commas */
} TitleScan;

/* 。 ; : ! ? of folded text */
extern bool outline_is_stop(uint32_t folded);

/* , and 、 */
extern bool outline_is_comma(uint32_t folded);

/* Looks at no more of text[at, end) than a heading can take. */
extern void outline_scan_title(const char *text, uint32_t at, uint32_t end,
							   TitleScan *scan);

/* The offset of what follows a title: its punctuation and spaces are skipped. */
extern uint32_t outline_skip_marks(const char *text, uint32_t at, uint32_t end);

/*
 * Title, body, kind and basis of the heading that begins at text[at] behind its
 * ordinal, on a line that ends at end.  False if it does not look like one.  due:
 * its ordinal is the next one.
 */
extern bool outline_cut_title(const char *text, uint32_t at, uint32_t end,
							  bool due, Heading *heading);

/*
 * Does the weak wording of a heading that is due end at text[at], though other
 * words of the line follow?
 */
extern bool outline_weak_ends(const char *text, const Heading *heading,
							  uint32_t at, uint32_t end);

/* The basis that a wording of the form is. */
static inline HeadingBasis
outline_basis(HeadingStrength strength)
{
	return strength == HEADING_STRONG ? BASIS_STRONG :
		strength == HEADING_NUMBERED ? BASIS_NUMBERED : BASIS_WEAK;
}

#endif
