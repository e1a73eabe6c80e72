/*
 * org.h
 *	  Names of organisations, told by their last word.
 */
#ifndef GD_ORG_H
#define GD_ORG_H

#include "base/phrase.h"

/* Characters of an organisation's name. */
#define ORG_MOST_CHARS 45

/*
 * Are characters [from, to) nothing but the name of an organisation?  It ends
 * with 人民政府, 局, 办公室 and the like, is made of Chinese characters, 、 and
 * brackets, and has none of the words that sentences are made of.
 */
extern bool org_is_name(const Phrase *phrase, uint32_t from, uint32_t to);

/*
 * The same for a place: what ends with 省 市 县 区 镇 乡 街道 is its
 * government's name too.
 */
extern bool org_is_place(const Phrase *phrase, uint32_t from, uint32_t to);

/* The end of the longest name that begins at from and ends at or before to;
 * from if there is none. */
extern uint32_t org_end(const Phrase *phrase, uint32_t from, uint32_t to);

/* ---- comparison (org_compare.c) -------------------------------------------- */

typedef enum OrgKind
{
	ORG_OTHER,					/* a company, a school, an office, or unknown */
	ORG_TOWNSHIP,				/* 镇, 乡 and their governments */
	ORG_SUBDISTRICT,			/* 街道 */
	ORG_GOVERNMENT,				/* of a county or anything above it */
	ORG_DEPARTMENT				/* of such a government: 局, 厅, 委员会 */
} OrgKind;

/* What kind of body the whole phrase names. */
extern OrgKind org_kind(const Phrase *phrase);

/* Does it say of which place? */
extern bool org_has_place(const Phrase *phrase);

/* False for the branches of a body of the state (税务局, 气象局). */
extern bool org_is_local(const Phrase *phrase);

typedef enum OrgRelation
{
	ORG_SAME,					/* they differ in no more than their wording */
	ORG_UNSURE,
	ORG_UNLIKE,					/* of two kinds or with little in common, but one
								 * may act for the other */
	ORG_DIFFERENT				/* two bodies */
} OrgRelation;

extern OrgRelation org_compare(const Phrase *one, const Phrase *two);

#endif
