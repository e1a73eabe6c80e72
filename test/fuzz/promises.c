/*
 * promises.c
 *	  What every report keeps that was read from whatever bytes.
 */
#include "promises.h"

#include "source/html.h"
#include "source/html_judge.h"
#include "words/forms.h"
#include "words/number.h"

/* ---- sections and tables ------------------------------------------------------- */

static void
check_sections(const FuzzText *text, const GdReport *report)
{
	for (uint32_t i = 0; i < report->nsections; i++)
	{
		const GdSection *section = &report->sections[i];

		MUST(section->ordinal == (int32_t) i && section->parent < section->ordinal);
		MUST(section->parent < 0 || section->level <= report->sections[section->parent].level + 1);
		fuzz_str(section->number);
		fuzz_str(section->title);
		fuzz_str(section->body);
		fuzz_place(text, section->place);
	}
}

static void
check_tables(const FuzzText *text, const GdReport *report)
{
	for (uint32_t i = 0; i < report->ntables; i++)
	{
		const GdTable *table = &report->tables[i];

		MUST(table->ordinal == (int32_t) i + 1);
		MUST(table->section >= 0 && (uint32_t) table->section < report->nsections);
		MUST(table->columns <= GD_MAX_COLUMNS);
		fuzz_place(text, table->place);
		for (uint32_t k = 0; k < table->ncells; k++)
		{
			const GdCell *cell = &table->cells[k];

			MUST(cell->row < table->rows && cell->column < table->columns);
			MUST(k == 0 || cell->row > cell[-1].row ||
				 (cell->row == cell[-1].row && cell->column > cell[-1].column));
			fuzz_str(cell->text);
			fuzz_place(text, cell->place);
		}
	}
}

/* ---- what was read --------------------------------------------------------------- */

/*
 * The printed source of a cell, read on its own.  In HTML it is markup: it is put
 * into a cell again.  false if it is no longer one there (a tag that it ends with
 * has its other half outside).
 */
static bool
read_printed(const FuzzText *text, GdSpan place, bool markup, bool escaped, CellValue *value)
{
	const char *open = escaped ? "&lt;td&gt;" : "<td>";
	const char *close = escaped ? "&lt;/td&gt;" : "</td>";
	size_t		length = strlen(open) + place.length + strlen(close);
	char	   *cell;
	FuzzPool	pool;
	GdConfig	config;
	Arena		arena;
	HtmlText	html;
	bool		good;

	if (!markup)
	{
		number_read_cell(text->data, place, value);
		return true;
	}
	config = fuzz_config(&pool);
	arena_init(&arena, &config);
	cell = fuzz_alloc(&pool, length);
	memcpy(cell, open, strlen(open));
	memcpy(cell + strlen(open), text->data + place.start, place.length);
	memcpy(cell + strlen(open) + place.length, close, strlen(close));
	MUST(html_read(&arena, cell, (uint32_t) length, &html) == GD_OK);
	good = html.text != NULL;
	if (good)
	{
		uint32_t	first = 0;
		uint32_t	end = html.length;

		while (first < end && (html.text[first] == HTML_BORDER || html.text[first] == '\n'))
			first++;
		while (end > first && (html.text[end - 1] == HTML_BORDER || html.text[end - 1] == '\n'))
			end--;
		good = memchr(html.text + first, HTML_BORDER, end - first) == NULL &&
			memchr(html.text + first, HTML_COVERED, end - first) == NULL &&
			memchr(html.text + first, HTML_HUNG, end - first) == NULL;
		number_read_cell(html.text, span_between(first, end), value);
	}
	fuzz_free(&pool);
	return good;
}

static bool
says(const CellValue *value, const GdFact *fact)
{
	return value->kind == fact->kind &&
		(value->kind != GD_NUMBER || (value->value.mantissa == fact->value.mantissa &&
									  value->value.scale == fact->value.scale));
}

/* The item is one of its form's, under its code. */
static void
check_item(const GdItem *item)
{
	const Form *form = forms_get(item->form, item->table);

	MUST(form != NULL && forms_item(form, item->row, item->column) == item);
	MUST(gd_code_exists(gd_item_code(item), strlen(gd_item_code(item))));
	MUST(forms_row(form, item->row) != NULL);
}

/*
 * What was read is what raw says, and what is printed there; what is ambiguous
 * states nothing.  Digits on two lines are no number: raw has them on one.
 */
static void
check_fact(const FuzzText *text, const GdFact *fact, bool markup, bool escaped)
{
	GdSpan		whole = {0, fact->raw.length};
	CellValue	value;

	check_item(fact->item);
	fuzz_str(fact->raw);
	fuzz_place(text, fact->place);
	MUST(fact->place.start != GD_NOWHERE);
	if (fact->recovery == GD_AMBIGUOUS)
		MUST(fact->kind == GD_TEXT);
	if (fact->recovery != GD_READ)
		return;
	number_read_cell(fact->raw.data, whole, &value);
	MUST(says(&value, fact) || fact->kind == GD_TEXT);
	if (read_printed(text, fact->place, markup, escaped, &value))
		MUST(says(&value, fact) || fact->kind == GD_TEXT);
}

/* ---- what was derived ------------------------------------------------------------- */

static const GdFact *
fact_of(const GdReport *report, const GdItem *item)
{
	for (uint32_t i = 0; i < report->nfacts; i++)
		if (report->facts[i].item == item)
			return &report->facts[i];
	return NULL;
}

/*
 * Does an identity speak for a fact, in this column or row: is it an operand,
 * are all operands numbers (or blanks where those count as 0), and does it hold?
 */
static bool
speaks(const GdReport *report, const FormIdentity *identity, unsigned across, const GdFact *of)
{
	int64_t		sum = 0;
	bool		operand = false;

	for (unsigned i = 0; i < identity->nterms; i++)
	{
		const FormTerm *term = &identity->terms[i];
		bool		by_column = identity->axis == FORM_PER_COLUMN;
		const GdItem *item = forms_item(forms_get(identity->form, identity->table),
										by_column ? term->position : across,
										by_column ? across : term->position);
		const GdFact *fact = item != NULL ? fact_of(report, item) : NULL;

		if (fact == NULL || (fact->kind == GD_NUMBER && fact->value.scale != 0) ||
			(fact->kind != GD_NUMBER && (fact->kind != GD_BLANK ||
										 identity->blanks != FORM_BLANKS_ZERO)))
			return false;
		operand |= fact == of;
		if (fact->kind == GD_NUMBER)
			sum += term->sign * fact->value.mantissa;
	}
	return operand && identity->relation == FORM_EQUAL && sum == 0;
}

/* Is a cell of the fact's row ambiguous?  The others are then what all readings
 * that are left agree on. */
static bool
has_open_neighbour(const GdReport *report, const GdFact *of)
{
	for (uint32_t i = 0; i < report->nfacts; i++)
	{
		const GdItem *item = report->facts[i].item;

		if (item->form == of->item->form && item->table == of->item->table &&
			item->row == of->item->row && report->facts[i].recovery == GD_AMBIGUOUS)
			return true;
	}
	return false;
}

/* A number that is derived is so because an identity says it; zeros of a row may
 * be because of the others. */
static bool
is_proved(const GdReport *report, const GdFact *fact)
{
	uint32_t	nidentities;
	const FormIdentity *identities =
		forms_identities_of(forms_get(fact->item->form, fact->item->table), &nidentities);

	for (uint32_t i = 0; i < nidentities; i++)
	{
		bool		by_column = identities[i].axis == FORM_PER_COLUMN;

		if (speaks(report, &identities[i], by_column ? fact->item->column : fact->item->row, fact))
			return true;
	}
	return false;
}

static void
check_facts(const FuzzText *text, const GdReport *report, bool markup, bool escaped)
{
	for (uint32_t i = 0; i < report->nfacts; i++)
	{
		const GdFact *fact = &report->facts[i];

		check_fact(text, fact, markup, escaped);
		MUST(i == 0 || report->facts[i - 1].item < fact->item);
		if (fact->recovery == GD_DERIVED && fact->kind == GD_NUMBER &&
			fact->value.mantissa != 0 && !is_proved(report, fact) &&
			!has_open_neighbour(report, fact))
		{
			fprintf(stderr, "%s is derived, and no identity says so\n", gd_item_code(fact->item));
			abort();
		}
	}
}

/* ---- all of it ---------------------------------------------------------------------- */

void
promises_of_report(const FuzzText *text, const GdReport *report)
{
	HtmlKind	kind = HTML_NONE;
	bool		escaped = false;

	MUST(html_judge(NULL, text->data, text->length, &kind, &escaped) == GD_OK);
	fuzz_str(report->title);
	fuzz_str(report->issuer);
	MUST(report->year == 0 || (report->year >= 1990 && report->year <= 2099));
	MUST((report->status == GD_EMPTY) <= (report->nfacts == 0));
	check_sections(text, report);
	check_tables(text, report);
	check_facts(text, report, kind != HTML_NONE, escaped);
}

void
promises_of_memory(const FuzzPool *pool, size_t size)
{
	MUST(pool->bytes <= FUZZ_MEMORY_BASE + FUZZ_MEMORY_TIMES * size);
}

/* A blank may stand anywhere in its white space. */
static bool
same_place(GdSpan a, GdSpan b, uint32_t shift)
{
	if (a.length == 0 && b.length == 0)
		return true;
	if (a.start == GD_NOWHERE || b.start == GD_NOWHERE)
		return a.start == b.start;
	return a.length == b.length && a.start + shift == b.start;
}

/* The next character that is no white space; 0 at the end. */
static uint32_t
next_character(GdStr str, uint32_t *at)
{
	while (*at < str.length)
	{
		unsigned	size;
		uint32_t	c = text_decode(str.data, str.length, *at, &size);

		*at += size;
		if (!text_is_space(c))
			return c;
	}
	return 0;
}

static bool
same_but_spaces(GdStr a, GdStr b)
{
	uint32_t	at = 0;
	uint32_t	bt = 0;
	uint32_t	c;

	do
	{
		c = next_character(a, &at);
		if (c != next_character(b, &bt))
			return false;
	} while (c != 0);
	return true;
}

void
promises_same_report(const GdReport *a, const GdReport *b, uint32_t shift)
{
	MUST(a->status == b->status && a->year == b->year && a->script == b->script);
	MUST(a->copies == b->copies);
	MUST(fuzz_same_str(a->title, b->title) && fuzz_same_str(a->issuer, b->issuer));
	MUST(memcmp(&a->published, &b->published, sizeof(GdDate)) == 0);
	MUST(memcmp(&a->signed_on, &b->signed_on, sizeof(GdDate)) == 0);
	MUST(a->nsections == b->nsections && a->ntables == b->ntables && a->nfacts == b->nfacts);
	for (uint32_t i = 0; i < a->nsections; i++)
	{
		MUST(a->sections[i].kind == b->sections[i].kind);
		MUST(fuzz_same_str(a->sections[i].title, b->sections[i].title));
		MUST(same_but_spaces(a->sections[i].body, b->sections[i].body));
	}
	for (uint32_t i = 0; i < a->nfacts; i++)
	{
		MUST(a->facts[i].item == b->facts[i].item && a->facts[i].recovery == b->facts[i].recovery);
		MUST(fuzz_same_value(&a->facts[i], &b->facts[i]));
		MUST(fuzz_same_str(a->facts[i].raw, b->facts[i].raw));
		MUST(same_place(a->facts[i].place, b->facts[i].place, shift));
	}
}

static bool
same_date(GdDate a, GdDate b)
{
	return a.year == b.year && a.month == b.month && a.day == b.day;
}

void
promises_same_scalar(GdScalar scalar, const GdReport *a, const GdReport *b)
{
	switch (scalar)
	{
		case GD_SCALAR_STATUS:
			MUST(a->status == b->status);
			break;
		case GD_SCALAR_TITLE:
			MUST(fuzz_same_str(a->title, b->title));
			break;
		case GD_SCALAR_ISSUER:
			MUST(fuzz_same_str(a->issuer, b->issuer));
			break;
		case GD_SCALAR_YEAR:
			MUST(a->year == b->year);
			break;
		case GD_SCALAR_SCRIPT:
			MUST(a->script == b->script);
			break;
		case GD_SCALAR_PUBLISHED:
			MUST(same_date(a->published, b->published));
			break;
		case GD_SCALAR_SIGNED_ON:
			MUST(same_date(a->signed_on, b->signed_on));
			break;
	}
}

void
promises_no_other_facts(const GdReport *a, const GdReport *b)
{
	uint32_t	k = 0;

	for (uint32_t i = 0; i < a->nfacts; i++)
	{
		while (k < b->nfacts && b->facts[k].item < a->facts[i].item)
			k++;
		if (k == b->nfacts || b->facts[k].item != a->facts[i].item ||
			a->facts[i].kind == GD_TEXT || b->facts[k].kind == GD_TEXT ||
			fuzz_same_value(&a->facts[i], &b->facts[k]))
			continue;
		fprintf(stderr, "%s is stated in two ways\n", gd_item_code(a->facts[i].item));
		abort();
	}
}
