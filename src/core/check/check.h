/*
 * check.h
 *	  Stage 11: what is wrong with a report, by the rules.
 *
 * Each family of rules has a file of its own, check_FAMILY.c, whose detectors
 * read what the stages before left and call check_add().  They decide what is
 * wrong; this stage decides what becomes of it: rules of another ruleset and
 * findings that were not asked for are dropped, wording is built from the
 * rule's, the rest is put in the order of the text.
 */
#ifndef GD_CHECK_H
#define GD_CHECK_H

#include "check/rules.h"
#include "claims/claims.h"
#include "report/report.h"

/* What a detector found. */
typedef struct Broken
{
	GdSeverity	severity;		/* of the rule, or lower */
	GdStr		subject;
	GdStr		label;			/* what people call the subject; may be left
								 * empty for a code of names.tsv or of an item */
	GdStr		label_zh;		/* likewise; empty: label */
	GdStr		expected;
	GdStr		actual;
	GdStr		detail;
	GdSpan		place;			/* in the text as passed */
} Broken;

typedef struct Checking
{
	Arena	   *arena;
	const GdCheck *check;
	const Reading *reading;
	const GdReport *report;
	const Claims *claims;
	const struct ContentPlaces *places;	/* of check_content(), while it runs */
	const Facts *facts;
	GdFinding  *items;
	uint32_t	count;
	uint32_t	capacity;
} Checking;

/* Would a finding be kept?  Ask before costly work. */
extern bool check_wants(const Checking *checking, unsigned rule,
						GdSeverity severity);

/* Have enough been found?  Detectors return when it is so. */
extern bool check_done(const Checking *checking);

/* A finding without anything but the severity of its rule; no place. */
extern Broken check_broken(unsigned rule);

/* Report it. */
extern GdStatus check_add(Checking *checking, unsigned rule,
						  const Broken *broken);

/* The fact of an item, or NULL where the document has no such cell. */
extern const GdFact *check_fact(const Checking *checking, const GdItem *item);

/* The fact of a cell of a form, or NULL where the document or the form has no such cell. */
static inline const GdFact *
check_cell(const Checking *checking, const Form *form, unsigned row, unsigned column)
{
	unsigned	cell = forms_cell(form, row, column);

	return cell != 0 ? facts_find(checking->facts, cell - 1) : NULL;
}

/* Sums are of this scale, as many decimals as a cell may have. */
#define CHECK_SUM_SCALE 6

/* value x 10^CHECK_SUM_SCALE; false if that is no number for sums. */
extern bool check_scaled(GdDecimal value, int64_t *out);

/* A sum as digits, without the decimals that are only zeros. */
extern GdStatus check_sum_str(Arena *arena, int64_t sum, GdStr *digits);

/* Read a report and check it; claims are read only if some rule that is asked
 * for needs them, and the whole report only if they do or if it is asked for itself. */
extern GdStatus check_text(Arena *arena, const GdCheck *check, const char *text,
						   size_t length, bool whole, Reading *reading, GdReport *report,
						   Claims *claims, GdFindings *findings);

/* ---- the families ---------------------------------------------------------- */

extern GdStatus check_structure(Checking *checking);
extern GdStatus check_table(Checking *checking);
extern GdStatus check_identity(Checking *checking);
extern GdStatus check_meta(Checking *checking);
extern GdStatus check_narrative(Checking *checking);
extern GdStatus check_content(Checking *checking);

/* A part of check_narrative(): narrative.fee-missing. */
extern GdStatus check_fee(Checking *checking);

/* The cross-year rules: checking is about the later report. */
extern GdStatus check_cross(Checking *checking, const Checking *previous);

/* Its part for the narrative: cross.repeated-text. */
extern GdStatus check_cross_text(Checking *checking, const Checking *previous);

#endif
