/*
 * outline.h
 *	  Stage 4: headings, and the sections they open.
 *
 * The statutory wording decides, ordinals support.  A heading whose wording is
 * one of the form's opens its section even where its ordinal is wrong or where
 * the body runs on behind it; any other heading must look like one.
 */
#ifndef GD_OUTLINE_H
#define GD_OUTLINE_H

#include "lines/copies.h"
#include "lines/lines.h"
#include "words/ordinal.h"

/* What tells that words are a heading, the weakest first. */
typedef enum HeadingBasis
{
	BASIS_LOOK,					/* it looks like one; its words tell nothing */
	BASIS_GUESS,				/* likewise, and words in it tell the section */
	BASIS_WEAK,					/* a wording that proves a heading only as ... */
	BASIS_NUMBERED,				/* ... see HeadingStrength */
	BASIS_STRONG
} HeadingBasis;

typedef struct Heading
{
	GdSpan		number;			/* numeral as printed; empty if none */
	GdSpan		title;
	uint32_t	start;			/* of the heading, ordinal included */
	uint32_t	body;			/* where the section's own text begins */
	uint32_t	end;			/* where it ends: the next heading */
	GdSectionKind kind;
	HeadingBasis basis;
	Ordinal		ordinal;
	int32_t		level;			/* 0 for the preamble */
	int32_t		parent;			/* index of the enclosing section, or -1 */
} Heading;

typedef struct Outline
{
	Heading    *items;			/* items[0] is the preamble */
	uint32_t	count;
	uint32_t	again;			/* where the first section begins once more behind the
								 * last: of another report, it may be; 0 if nowhere */
} Outline;

extern GdStatus outline_read(Arena *arena, const Source *source,
							 const Lines *lines, const Copies *copies,
							 Outline *outline);

/*
 * Only as far as it takes to know where the preamble ends: headings further down
 * are missing.
 */
extern GdStatus outline_read_preamble(Arena *arena, const Source *source,
									  const Lines *lines, const Copies *copies,
									  Outline *outline);

/* The place of an ordinal style in the order in which documents nest them. */
extern int	outline_rank(uint8_t style);

/* The index of the section that offset lies in. */
extern uint32_t outline_find(const Outline *outline, uint32_t offset);

/* The index of the section of level 1 around a section, itself if it is one. */
static inline uint32_t
outline_top(const Outline *outline, uint32_t section)
{
	while (outline->items[section].parent > 0)
		section = (uint32_t) outline->items[section].parent;
	return section;
}

/* What that section is about. */
static inline GdSectionKind
outline_about(const Outline *outline, uint32_t section)
{
	return outline->items[outline_top(outline, section)].kind;
}

#endif
