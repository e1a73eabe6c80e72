/*
 * claims.h
 *	  Stage 10: the numbers of the narrative that speak of a fact.
 *
 * A claim is a number in a sentence whose words name a cell of the form, or a
 * sum of cells that data/claims.tsv gives a code of its own
 * (disputes.lawsuits.total).  Numbers whose noun is another (意见75条) are none,
 * nor are those of another year.  Whether a claim may be held against a table is
 * another question: one about a whole county, or behind words that are not
 * understood, is kept but may not.
 */
#ifndef GD_CLAIMS_H
#define GD_CLAIMS_H

#include "report/report.h"

#include "claim_ids.inc"

/* The classifications whose parts a sentence may list. */
typedef enum ClaimPart
{
	CLAIM_PART_NONE,
	CLAIM_PART_RESULT,			/* 予以公开 部分公开 不予公开 ... */
	CLAIM_PART_APPLICANT,		/* 自然人, 法人或其他组织 */
	CLAIM_PART_CHANNEL,			/* 网上申请, 当面申请 ...; in no table */
	CLAIM_PART_KIND				/* 政策文件类, 工作动态类 ...: anything of a
								 * name of its own */
} ClaimPart;

/* index in gd_items(), and +1 or -1 */
typedef struct ClaimTerm
{
	uint16_t	item;
	int8_t		sign;
} ClaimTerm;

/* A sum of facts that a number may lawfully be. */
typedef struct ClaimReading
{
	uint16_t	first;			/* index in claims_terms() */
	uint16_t	count;
} ClaimReading;

/* What a claim speaks of, in one form. */
typedef struct ClaimSubject
{
	uint8_t		concept;		/* a ClaimConcept */
	GdFormId	form;
	GdTableKind table;
	const char *code;			/* NULL: it is only a part of a sum */
	bool		whole;			/* others may be parts of it */
	uint8_t		part;			/* a ClaimPart */
	uint16_t	first_reading;	/* index in claims_readings() */
	uint16_t	nreadings;		/* 0: nothing to compare with */
	const char *label;
	const char *label_zh;
} ClaimSubject;

/* What the claim itself does not tell. */
typedef struct ClaimNote
{
	const ClaimSubject *subject;
	uint32_t	sentence;		/* counts sentences that have claims or numbers */
	bool		comparable;		/* surely about the whole report */
	bool		listed;			/* behind 其中 */
} ClaimNote;

/* A number with its unit that no claim has taken, in a sentence with claims. */
typedef struct ClaimLoose
{
	uint32_t	sentence;
	GdDecimal	value;
	bool		approximate;
	const char *unit;
	uint8_t		part;			/* a ClaimPart: listed behind 其中 as one */
	uint8_t		concept;		/* which one */
	GdSpan		place;
} ClaimLoose;

/* A stated percentage and the numbers it may be made of. */
#define CLAIM_MAX_BASES 8

typedef enum ClaimRatioKind
{
	CLAIM_SHARE = 1,			/* of = number / base */
	CLAIM_GROWTH,				/* (number - base) / base */
	CLAIM_FALL,					/* (base - number) / base */
	CLAIM_SETTLED,				/* share of what was settled */
	CLAIM_RATE					/* share, the base comes first */
} ClaimRatioKind;

typedef struct ClaimRatio
{
	ClaimRatioKind kind;
	GdDecimal	percent;
	int64_t		number;
	int64_t		bases[CLAIM_MAX_BASES]; /* any of them may be meant */
	uint32_t	nbases;
	bool		open;			/* the wording names none: a total of the table, too */
	GdSpan		place;			/* of the percentage */
} ClaimRatio;

typedef struct Claims
{
	GdClaim    *items;
	uint32_t	count;
	uint32_t	capacity;
	ClaimNote  *notes;			/* one for each claim */
	uint32_t	notes_capacity;
	ClaimLoose *loose;
	uint32_t	nloose;
	uint32_t	loose_capacity;
	ClaimRatio *ratios;
	uint32_t	nratios;
	uint32_t	ratios_capacity;
} Claims;

extern GdStatus claims_read(Arena *arena, const Reading *reading,
							const GdReport *report, Claims *claims);

extern const ClaimTerm *claims_terms(void);
extern const ClaimReading *claims_readings(void);

#endif
