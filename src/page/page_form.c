/*
 * page_form.c
 *	  A table as its form prints it: merged headers, and in every cell what the
 *	  report has there.
 */
#include "page_parts.h"

#include <string.h>

/* Bytes of a printed cell that are shown. */
#define MOST_BYTES 120

/* What stands in a cell, told by a sign and by a class. */
typedef enum CellState
{
	CELL_NUMBER,
	CELL_ZERO,
	CELL_BLANK,
	CELL_DASH,
	CELL_TEXT,
	CELL_DERIVED,
	CELL_AMBIGUOUS,
	CELL_ABSENT,
	NCELL_STATES
} CellState;

static const struct
{
	const char *class;
	PageWord	sign;			/* beside what is printed */
	PageWord	legend;
	PageWord	count;
}			states[NCELL_STATES] = {
	[CELL_NUMBER] = {"number", PAGE_NWORDS, PAGE_NWORDS, WORD_NUMBERS},
	[CELL_ZERO] = {"zero", PAGE_NWORDS, WORD_LEGEND_ZERO, WORD_ZEROS},
	[CELL_BLANK] = {"blank", WORD_SIGN_BLANK, WORD_LEGEND_BLANK, WORD_BLANKS},
	[CELL_DASH] = {"dash", WORD_SIGN_DASH, WORD_LEGEND_DASH, WORD_DASHES},
	[CELL_TEXT] = {"text", WORD_SIGN_TEXT, WORD_LEGEND_TEXT, WORD_TEXTS},
	[CELL_DERIVED] = {"derived", WORD_SIGN_DERIVED, WORD_LEGEND_DERIVED, WORD_DERIVED},
	[CELL_AMBIGUOUS] = {"ambiguous", WORD_SIGN_AMBIGUOUS, WORD_LEGEND_AMBIGUOUS, WORD_AMBIGUOUS},
	[CELL_ABSENT] = {"absent", WORD_SIGN_ABSENT, WORD_LEGEND_ABSENT, WORD_ABSENT}
};

static CellState
state_of(const GdFact *fact)
{
	if (fact == NULL)
		return CELL_ABSENT;
	if (fact->recovery == GD_AMBIGUOUS)
		return CELL_AMBIGUOUS;
	if (fact->recovery == GD_DERIVED)
		return CELL_DERIVED;
	switch (fact->kind)
	{
		case GD_BLANK:
			return CELL_BLANK;
		case GD_DASH:
			return CELL_DASH;
		case GD_TEXT:
			return CELL_TEXT;
		default:
			return fact->value.mantissa == 0 ? CELL_ZERO : CELL_NUMBER;
	}
}

/* What the report has in a cell, or NULL. */
static const GdFact *
fact_of(const Page *page, uint32_t item)
{
	return page->previous != NULL ? page->current_facts[item] : page->places.facts[item];
}

/* ---- names ------------------------------------------------------------------------ */

void
page_item_name(Page *page, const GdItem *item)
{
	page_raw(&page->out, gd_form_name(item->form));
	page_raw(&page->out, ".");
	page_raw(&page->out, gd_item_code(item));
}

bool
page_shows_item(const Page *page, const GdItem *item)
{
	uint32_t	nlayouts;
	const Layout *layouts = layout_all(&nlayouts);
	const Layout *layout = layout_get(item->form, item->table);

	return layout != NULL && page->places.layout_units[layout - layouts] != UINT32_MAX;
}

/* The name of a label's element: its table and its index. */
static void
put_label_name(Page *page, const Layout *layout, uint32_t cell)
{
	page_raw(&page->out, gd_form_name(layout->form));
	page_raw(&page->out, ".");
	page_raw(&page->out, gd_table_kind_name(layout->table));
	page_raw(&page->out, "-");
	page_number(&page->out, cell);
}

/* ---- figures ------------------------------------------------------------------------ */

/* Is the printed text the number itself? */
static bool
prints_value(const GdFact *fact)
{
	char		digits[24];
	unsigned	at = sizeof(digits);
	uint64_t	rest = (uint64_t) fact->value.mantissa;

	if (fact->value.mantissa < 0)
		return fact->raw.length > 0 && fact->raw.data[0] == '-';
	for (unsigned i = 0; i <= fact->value.scale || rest > 0; i++)
	{
		if (i == fact->value.scale && i > 0)
			digits[--at] = '.';
		digits[--at] = (char) ('0' + rest % 10);
		rest /= 10;
	}
	return fact->raw.length == sizeof(digits) - at &&
		memcmp(fact->raw.data, digits + at, fact->raw.length) == 0;
}

static void
put_small(PageOut *out, const char *class)
{
	page_raw(out, "<small class=\"");
	page_raw(out, class);
	page_raw(out, "\">");
}

static void
put_printed(PageOut *out, const GdFact *fact)
{
	put_small(out, "raw");
	page_word(out, WORD_PRINTED);
	page_raw(out, " <q>");
	page_excerpt(out, fact->raw, MOST_BYTES);
	page_raw(out, "</q></small>");
}

/* A number, or what is printed in its place, and the sign of the state. */
static void
put_fact(Page *page, const GdFact *fact)
{
	PageOut    *out = &page->out;
	CellState	state = state_of(fact);

	if (fact != NULL && fact->kind == GD_NUMBER)
	{
		page_decimal(out, fact->value);
		if (fact->unit != NULL && gd_item_unit(fact->item) != NULL &&
			strcmp(fact->unit, gd_item_unit(fact->item)) != 0)
		{
			page_raw(out, " ");
			page_text(out, fact->unit);
		}
	}
	else if (fact != NULL && (state == CELL_DASH || state == CELL_TEXT || state == CELL_AMBIGUOUS))
	{
		page_raw(out, "<q>");
		page_excerpt(out, fact->raw, MOST_BYTES);
		page_raw(out, "</q>");
	}
	if (states[state].sign != PAGE_NWORDS)
	{
		put_small(out, "sign");
		page_word(out, states[state].sign);
		page_raw(out, "</small>");
	}
	if (fact != NULL && fact->kind == GD_NUMBER && !prints_value(fact))
		put_printed(out, fact);
}

/* Ten to the power of a scale, or 0 if that is too large for a sum. */
static int64_t
power_of_ten(unsigned scale)
{
	int64_t		power = 1;

	if (scale > 9)
		return 0;
	while (scale-- > 0)
		power *= 10;
	return power;
}

/* a - b; false if that does not fit. */
static bool
subtract(GdDecimal a, GdDecimal b, GdDecimal *difference)
{
	const int64_t most = INT64_MAX / 4;
	unsigned	scale = a.scale > b.scale ? a.scale : b.scale;
	int64_t		of_a = power_of_ten(scale - a.scale);
	int64_t		of_b = power_of_ten(scale - b.scale);

	if (of_a == 0 || of_b == 0 || a.mantissa > most / of_a || a.mantissa < -most / of_a ||
		b.mantissa > most / of_b || b.mantissa < -most / of_b)
		return false;
	difference->mantissa = a.mantissa * of_a - b.mantissa * of_b;
	difference->scale = (uint8_t) scale;
	return true;
}

static void
put_hidden(PageOut *out, PageWord word)
{
	page_raw(out, "<span class=\"v\">");
	page_word(out, word);
	page_raw(out, " </span>");
}

static bool
same_unit(const GdFact *a, const GdFact *b)
{
	return a->unit == b->unit ||
		(a->unit != NULL && b->unit != NULL && strcmp(a->unit, b->unit) == 0);
}

/* The year before, this year, and the change if both are numbers of one unit. */
static void
put_two_years(Page *page, const GdFact *previous, const GdFact *current)
{
	PageOut    *out = &page->out;
	GdDecimal	change;

	page_raw(out, "<span class=\"before\">");
	put_hidden(out, WORD_PREVIOUS);
	put_fact(page, previous);
	page_raw(out, "</span> <span class=\"now\">");
	put_hidden(out, WORD_CURRENT);
	put_fact(page, current);
	page_raw(out, "</span>");
	if (previous == NULL || current == NULL || previous->kind != GD_NUMBER ||
		current->kind != GD_NUMBER || !same_unit(previous, current) ||
		!subtract(current->value, previous->value, &change))
		return;
	page_raw(out, " <span class=\"change\">");
	put_hidden(out, WORD_CHANGE);
	page_raw(out, change.mantissa > 0 ? "+" : change.mantissa == 0 ? "=" : "");
	if (change.mantissa != 0)
		page_decimal(out, change);
	page_raw(out, "</span>");
}

/* Do both years have one and the same number? */
static bool
is_unchanged(const GdFact *previous, const GdFact *current)
{
	GdDecimal	change;

	return previous != NULL && current != NULL && previous->kind == GD_NUMBER &&
		current->kind == GD_NUMBER && same_unit(previous, current) &&
		subtract(current->value, previous->value, &change) && change.mantissa == 0;
}

static void
put_figure(Page *page, const Layout *layout, const LayoutCell *cell)
{
	PageOut    *out = &page->out;
	uint32_t	nitems;
	const GdItem *item = &gd_items(&nitems)[cell->item];
	const GdFact *fact = fact_of(page, cell->item);
	uint32_t	finding = page->places.item_findings[cell->item];

	page_raw(out, " id=\"");
	page_item_name(page, item);
	page_raw(out, "\" class=\"figure ");
	page_raw(out, states[state_of(fact)].class);
	if (finding != NO_FINDING)
		page_raw(out, " found");
	if (page->previous != NULL && is_unchanged(page->previous_facts[cell->item], fact))
		page_raw(out, " same");
	page_raw(out, "\" headers=\"");
	for (uint32_t i = 0; i < cell->nheaders; i++)
	{
		page_raw(out, i > 0 ? " " : "");
		put_label_name(page, layout, layout->headers[cell->first_header + i]);
	}
	page_raw(out, "\">");
	if (page->previous != NULL)
		put_two_years(page, page->previous_facts[cell->item], fact);
	else
		put_fact(page, fact);
	for (; finding != NO_FINDING; finding = page->places.targets[finding].same_item)
	{
		page_raw(out, " ");
		page_mark(page, finding);
	}
}

/* ---- labels ------------------------------------------------------------------------------ */

/* Signs of findings about a row or a column. */
static void
put_label_marks(Page *page, uint32_t unit, const LayoutCell *cell)
{
	for (uint32_t i = page->places.units[unit].findings; i != NO_FINDING;
		 i = page->places.targets[i].next)
	{
		const Target *target = &page->places.targets[i];
		GdStr		subject = page->places.findings->items[i].subject;
		const char *code = layout_string(cell->code);

		if (target->kind != TARGET_LABEL || target->marked || code == NULL ||
			target->column != (cell->kind == LAYOUT_COLUMN) ||
			strlen(code) != subject.length ||
			memcmp(code, subject.data, subject.length) != 0)
			continue;
		page_raw(&page->out, " ");
		page_mark(page, i);
	}
}

/* The scope that a label has for those who hear the table. */
static const char *
scope_of(LayoutKind kind)
{
	switch (kind)
	{
		case LAYOUT_COLUMN:
			return "col";
		case LAYOUT_COLUMNS:
			return "colgroup";
		case LAYOUT_ROW:
			return "row";
		default:
			return "rowgroup";
	}
}

static void
put_label(Page *page, const Layout *layout, uint32_t unit, uint32_t index)
{
	PageOut    *out = &page->out;
	const LayoutCell *cell = &layout->cells[index];
	const char *code = layout_string(cell->code);

	page_raw(out, " id=\"");
	put_label_name(page, layout, index);
	page_raw(out, "\" scope=\"");
	page_raw(out, scope_of((LayoutKind) cell->kind));
	page_raw(out, "\"");
	if (cell->depth > 0)
	{
		page_raw(out, " class=\"in");
		page_number(out, cell->depth);
		page_raw(out, "\"");
	}
	page_raw(out, ">");
	page_text(out, layout_string(cell->text));
	if (out->options.language == GD_PAGE_EN && code != NULL)
	{
		page_raw(out, "<small lang=\"en\">");
		page_raw(out, code + strlen(gd_table_kind_name(layout->table)) + 1);
		page_raw(out, "</small>");
	}
	put_label_marks(page, unit, cell);
}

static void
put_span(PageOut *out, const char *name, unsigned span)
{
	if (span <= 1)
		return;
	page_raw(out, " ");
	page_raw(out, name);
	page_raw(out, "=\"");
	page_number(out, span);
	page_raw(out, "\"");
}

static void
put_cell(Page *page, const Layout *layout, uint32_t unit, uint32_t index)
{
	PageOut    *out = &page->out;
	const LayoutCell *cell = &layout->cells[index];
	bool		label = cell->kind == LAYOUT_COLUMN || cell->kind == LAYOUT_COLUMNS ||
		cell->kind == LAYOUT_ROW || cell->kind == LAYOUT_ROWS;

	page_raw(out, label ? "<th" : "<td");
	put_span(out, "rowspan", cell->rowspan);
	put_span(out, "colspan", cell->colspan);
	if (label)
		put_label(page, layout, unit, index);
	else if (cell->kind == LAYOUT_FIGURE)
		put_figure(page, layout, cell);
	else
	{
		page_raw(out, cell->kind == LAYOUT_CORNER ? " class=\"corner\">" : " class=\"aside\">");
		if (cell->text != 0)
			page_text(out, layout_string(cell->text));
	}
	page_raw(out, label ? "</th>" : "</td>");
}

/* ---- the table ------------------------------------------------------------------------------ */

/* How many cells there are of each state. */
static void
put_counts(Page *page, const Layout *layout)
{
	PageOut    *out = &page->out;
	uint32_t	counts[NCELL_STATES] = {0};
	uint32_t	all = 0;

	for (uint32_t i = 0; i < layout->ncells; i++)
	{
		CellState	state;

		if (layout->cells[i].kind != LAYOUT_FIGURE)
			continue;
		state = state_of(fact_of(page, layout->cells[i].item));
		counts[state]++;
		all++;
	}
	counts[CELL_NUMBER] += counts[CELL_ZERO];
	page_word(out, WORD_NUMBER_OF_CELLS);
	page_raw(out, " ");
	page_number(out, all);
	for (int state = 0; state < NCELL_STATES; state++)
	{
		if (counts[state] == 0)
			continue;
		page_text(out, " \xC2\xB7 ");
		page_word(out, states[state].count);
		page_raw(out, " ");
		page_number(out, counts[state]);
	}
}

static void
put_caption(Page *page, const Layout *layout, uint32_t unit)
{
	PageOut    *out = &page->out;

	page_raw(out, "<caption id=\"");
	page_raw(out, gd_form_name(layout->form));
	page_raw(out, ".");
	page_raw(out, gd_table_kind_name(layout->table));
	page_raw(out, "\">");
	page_text(out, layout->title);
	page_raw(out, " <small>");
	page_word(out, WORD_FORM);
	page_raw(out, " ");
	page_raw(out, gd_form_name(layout->form));
	page_text(out, " \xC2\xB7 ");
	put_counts(page, layout);
	page_raw(out, "</small>");
	for (uint32_t i = page->places.units[unit].findings; i != NO_FINDING;
		 i = page->places.targets[i].next)
	{
		if (page->places.targets[i].kind != TARGET_UNIT)
			continue;
		page_raw(out, " ");
		page_mark(page, i);
	}
	page_raw(out, "</caption>\n");
}

void
page_form(Page *page, uint32_t unit)
{
	const Layout *layout = page->places.units[unit].layout;
	PageOut    *out = &page->out;

	page_raw(out, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"");
	page_raw(out, gd_form_name(layout->form));
	page_raw(out, ".");
	page_raw(out, gd_table_kind_name(layout->table));
	page_raw(out, "\">\n<table class=\"form ");
	page_raw(out, gd_table_kind_name(layout->table));
	page_raw(out, "\" lang=\"zh-Hans\">\n");
	put_caption(page, layout, unit);
	for (uint32_t i = 0; i < layout->nrows; i++)
	{
		const LayoutRow *row = &layout->rows[i];

		if (i == 0)
			page_raw(out, row->part == 0 ? "<thead>\n" : "<tbody>\n");
		else if (row->part != row[-1].part)
			page_raw(out, row[-1].part == 0 ? "</thead>\n<tbody>\n" : "</tbody>\n<tbody>\n");
		page_raw(out, "<tr>");
		for (uint32_t k = 0; k < row->ncells; k++)
			put_cell(page, layout, unit, row->first_cell + k);
		page_raw(out, "</tr>\n");
	}
	page_raw(out, "</tbody>\n</table>\n</div>\n");
}

static void
put_legend_entry(PageOut *out, CellState state)
{
	page_raw(out, "<div><dt class=\"figure ");
	page_raw(out, states[state].class);
	page_raw(out, "\">");
	if (states[state].sign == PAGE_NWORDS)
		page_raw(out, "0");
	else
	{
		put_small(out, "sign");
		page_word(out, states[state].sign);
		page_raw(out, "</small>");
	}
	page_raw(out, "</dt><dd>");
	page_word(out, states[state].legend);
	page_raw(out, "</dd></div>\n");
}

/* Which states there are in the cells that are shown. */
static void
note_states(const Page *page, const GdFact **facts, bool *seen)
{
	uint32_t	nitems;
	const GdItem *items = gd_items(&nitems);

	for (uint32_t i = 0; i < nitems; i++)
		if (page_shows_item(page, &items[i]))
			seen[state_of(facts[i])] = true;
}

void
page_legend(Page *page)
{
	bool		seen[NCELL_STATES] = {false};
	bool		any = false;

	note_states(page, page->previous != NULL ? page->current_facts : page->places.facts, seen);
	if (page->previous != NULL)
		note_states(page, page->previous_facts, seen);
	for (int state = 0; state < NCELL_STATES; state++)
		any |= seen[state] && states[state].legend != PAGE_NWORDS;
	if (!any)
		return;
	page_raw(&page->out, "<section class=\"legend\" aria-labelledby=\"legend\">\n");
	page_heading(page, "legend", WORD_LEGEND);
	page_raw(&page->out, "<dl>\n");
	for (int state = 0; state < NCELL_STATES; state++)
		if (seen[state] && states[state].legend != PAGE_NWORDS)
			put_legend_entry(&page->out, (CellState) state);
	page_raw(&page->out, "</dl>\n</section>\n");
}
