/*
 * rules.h
 *	  The rules as constant tables.
 *
 * Generated from data/rules.tsv and data/identities.tsv by
 * tools/generate_tables.py.  A rule of rules.tsv has an id of its own
 * (RULE_STRUCTURE_MISSING_SECTION) and a detector in the file of its family; an
 * identity is a rule without code: RULE_IDENTITIES plus its index in
 * forms_identities().
 */
#ifndef GD_RULES_H
#define GD_RULES_H

#include "gd.h"

#include "rule_ids.inc"

typedef struct Rule
{
	GdRule		about;
	bool		extraction;		/* whom its findings blame */

	/*
	 * Wording with {subject}, {label}, {expected}, {actual} and {detail} in
	 * it.
	 */
	const char *message;
	const char *message_zh;
} Rule;

/* The English and Chinese words for a subject that is a code. */
typedef struct RuleName
{
	const char *name;
	const char *english;
	const char *chinese;
} RuleName;

/* A rule by its id. */
extern const Rule *rules_get(unsigned id);

/* Is it one of this ruleset: as old as it, or older? */
extern bool rules_has(const char *ruleset, const Rule *rule);

/* The words for a subject, or NULL. */
extern const RuleName *rules_name(GdStr subject);

#endif
