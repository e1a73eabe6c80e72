/*
 * tally.c
 *	  What became of the files: counts, and the reasons of those that failed.
 */
#include "tally.h"

#include <stdlib.h>
#include <string.h>

#include "text_file.h"

void
tally_init(Tally *tally, FILE *failures_file)
{
	memset(tally, 0, sizeof(*tally));
	pthread_mutex_init(&tally->lock, NULL);
	tally->failures_file = failures_file;
}

/* A rule that finds no memory is not counted. */
static void
count_rule(Tally *tally, const char *name, size_t length)
{
	RuleCount  *larger;

	for (size_t i = 0; i < tally->nrules; i++)
	{
		if (strncmp(tally->rules[i].rule, name, length) == 0 && tally->rules[i].rule[length] == '\0')
		{
			tally->rules[i].reports++;
			return;
		}
	}
	larger = realloc(tally->rules, (tally->nrules + 1) * sizeof(RuleCount));
	if (larger == NULL)
		return;
	tally->rules = larger;
	larger[tally->nrules].rule = strndup(name, length);
	larger[tally->nrules].reports = 1;
	if (larger[tally->nrules].rule != NULL)
		tally->nrules++;
}

void
tally_text(Tally *tally, TextFate fate, bool valid, const char *rules, uint64_t bytes)
{
	pthread_mutex_lock(&tally->lock);
	tally->counts.done++;
	tally->counts.bytes += bytes;
	tally->counts.fates[fate]++;
	tally->counts.valid += valid && fate == TEXT_REPORT;
	while (*rules != '\0')
	{
		size_t		length = strcspn(rules, " ");

		count_rule(tally, rules, length);
		rules += length;
		rules += *rules == ' ';
	}
	pthread_mutex_unlock(&tally->lock);
}

void
tally_put_copy(FILE *out, const char *text)
{
	static const char special[] = "\\\n\r\t\b\f\v";
	static const char letter[] = "\\nrtbfv";

	for (; *text != '\0'; text++)
	{
		const char *found = strchr(special, *text);

		if (found != NULL)
			fputc('\\', out);
		fputc(found != NULL ? letter[found - special] : *text, out);
	}
}

void
tally_failure(Tally *tally, const char *name, const char *reason, uint64_t bytes)
{
	char	   *text = text_of_name(name);

	pthread_mutex_lock(&tally->lock);
	if (tally->counts.failed < TALLY_SHOWN)
	{
		tally->failures[tally->counts.failed].name = text != NULL ? strdup(text) : NULL;
		tally->failures[tally->counts.failed].reason = strdup(reason);
	}
	tally->counts.done++;
	tally->counts.bytes += bytes;
	tally->counts.failed++;
	if (tally->failures_file != NULL)
	{
		tally_put_copy(tally->failures_file, text != NULL ? text : "");
		fputc('\t', tally->failures_file);
		tally_put_copy(tally->failures_file, reason);
		fputc('\n', tally->failures_file);
		fflush(tally->failures_file);
	}
	pthread_mutex_unlock(&tally->lock);
	free(text);
}

void
tally_read(Tally *tally, TallyCounts *counts)
{
	pthread_mutex_lock(&tally->lock);
	*counts = tally->counts;
	pthread_mutex_unlock(&tally->lock);
}

static int
compare_rules(const void *a, const void *b)
{
	const RuleCount *left = a;
	const RuleCount *right = b;

	if (left->reports != right->reports)
		return left->reports < right->reports ? 1 : -1;
	return strcmp(left->rule, right->rule);
}

void
tally_sort_rules(Tally *tally)
{
	if (tally->nrules > 0)
		qsort(tally->rules, tally->nrules, sizeof(RuleCount), compare_rules);
}

void
tally_free(Tally *tally)
{
	for (size_t i = 0; i < tally->nrules; i++)
		free(tally->rules[i].rule);
	free(tally->rules);
	for (size_t i = 0; i < TALLY_SHOWN; i++)
	{
		free(tally->failures[i].name);
		free(tally->failures[i].reason);
	}
	pthread_mutex_destroy(&tally->lock);
}
