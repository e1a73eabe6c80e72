/*
 * report_tap.h
 *	  What the tests of whole reports share: reading one, and finding in it.
 */
#ifndef REPORT_TAP_H
#define REPORT_TAP_H

#include "tap.h"

/* A text in memory of exactly its size, and what is read in it. */
typedef struct TapReport
{
	const char *text;
	GdReport	report;
} TapReport;

static inline TapReport
tap_read(const char *text)
{
	static TapHooks hooks;
	GdConfig	config = tap_config(&hooks);
	size_t		length = strlen(text);
	TapReport	result;

	result.text = tap_tight(text, length);
	if (gd_report_read(&config, result.text, length, &result.report) != GD_OK)
		abort();
	return result;
}

static inline const GdFact *
tap_fact(const TapReport *read, const char *code)
{
	for (uint32_t i = 0; i < read->report.nfacts; i++)
		if (strcmp(gd_item_code(read->report.facts[i].item), code) == 0)
			return &read->report.facts[i];
	return NULL;
}

/* How many facts are of this kind, or of any, and were recovered so? */
#define TAP_ANY_KIND (-1)

static inline uint32_t
tap_count_facts(const TapReport *read, int kind, GdRecovery recovery)
{
	uint32_t	count = 0;

	for (uint32_t i = 0; i < read->report.nfacts; i++)
		if ((kind == TAP_ANY_KIND || read->report.facts[i].kind == (GdFactKind) kind) &&
			read->report.facts[i].recovery == recovery)
			count++;
	return count;
}

/* Is a fact read as this whole number, at a place that prints raw? */
static inline void
is_number(const TapReport *read, const char *code, int64_t value, const char *name)
{
	const GdFact *fact = tap_fact(read, code);
	bool		pass = fact != NULL && fact->kind == GD_NUMBER &&
		fact->recovery == GD_READ && fact->value.scale == 0 &&
		fact->value.mantissa == value && fact->place.length >= fact->raw.length;

	ok(pass, "%s: %s", name, code);
	if (!pass && fact == NULL)
		printf("# there is none\n");
	else if (!pass)
		printf("# kind %s, recovery %s, raw \"%.*s\"\n", gd_fact_kind_name(fact->kind),
			   gd_recovery_name(fact->recovery), (int) fact->raw.length, fact->raw.data);
}

/* No fact of this code, or one that states no value. */
static inline void
is_not_stated(const TapReport *read, const char *code, const char *name)
{
	const GdFact *fact = tap_fact(read, code);

	ok(fact == NULL || fact->kind != GD_NUMBER, "%s: no value for %s", name, code);
}

/* The cell is named, and nothing more said of it. */
static inline void
is_named_only(const TapReport *read, const char *code, const char *name)
{
	const GdFact *fact = tap_fact(read, code);

	ok(fact != NULL && fact->recovery == GD_AMBIGUOUS, "%s: %s is named", name, code);
}

static inline void
is_absent(const TapReport *read, const char *code, const char *name)
{
	ok(tap_fact(read, code) == NULL, "%s: no %s", name, code);
}

/* The cell of a table as text; data NULL if the row has none there. */
static inline GdStr
tap_cell(const GdTable *table, uint32_t row, uint32_t column)
{
	GdStr		none = {NULL, 0};

	for (uint32_t i = 0; i < table->ncells; i++)
		if (table->cells[i].row == row && table->cells[i].column == column)
			return table->cells[i].text;
	return none;
}

/* Every cell stands where it says; a line break tag in it reads as spaces. */
static inline void
cells_are_in_place(const TapReport *read, const char *name)
{
	bool		pass = true;

	for (uint32_t i = 0; i < read->report.ntables; i++)
	{
		const GdTable *table = &read->report.tables[i];

		for (uint32_t k = 0; k < table->ncells; k++)
		{
			const GdCell *cell = &table->cells[k];

			if (cell->text.length == cell->place.length &&
				memchr(read->text + cell->place.start, '<', cell->place.length) == NULL &&
				memcmp(cell->text.data, read->text + cell->place.start,
					   cell->place.length) != 0)
				pass = false;
			if (cell->text.length > cell->place.length)
				pass = false;
		}
	}
	ok(pass, "%s: cells stand where they say", name);
}

#endif
