/*
 * rules.c
 *	  The rules as constant tables.
 */
#include "check/rules.h"

#include <string.h>

#include "base/array.h"
#include "rules_data.inc"

#define NRULES LENGTH_OF(rules)
#define NRULESETS LENGTH_OF(rulesets)
#define NNAMES LENGTH_OF(rule_names)

const Rule *
rules_get(unsigned id)
{
	return &rules[id];
}

/* The place of a ruleset among all, the oldest first. */
static size_t
ruleset_age(const char *ruleset)
{
	size_t		age = 0;

	while (age < NRULESETS && strcmp(rulesets[age], ruleset) != 0)
		age++;
	return age;
}

bool
rules_has(const char *ruleset, const Rule *rule)
{
	return ruleset_age(rule->about.since) <= ruleset_age(ruleset);
}

const RuleName *
rules_name(GdStr subject)
{
	for (size_t i = 0; i < NNAMES && subject.length > 0; i++)
	{
		const char *name = rule_names[i].name;

		if (name[0] == subject.data[0] && strlen(name) == subject.length &&
			memcmp(name, subject.data, subject.length) == 0)
			return &rule_names[i];
	}
	return NULL;
}

const char *
gd_ruleset(const char *name, size_t length)
{
	for (size_t i = 0; i < NRULESETS; i++)
	{
		if (strlen(rulesets[i]) == length && memcmp(rulesets[i], name, length) == 0)
			return rulesets[i];
	}
	return NULL;
}

const char *const *
gd_rulesets(uint32_t *nrulesets)
{
	*nrulesets = NRULESETS;
	return rulesets;
}

const GdRule *
gd_rule(const char *ruleset, uint32_t i)
{
	for (size_t id = 0; id < NRULES; id++)
	{
		if (rules_has(ruleset, &rules[id]) && i-- == 0)
			return &rules[id].about;
	}
	return NULL;
}
