/*
 * fuzz_renderings.c
 *	  One table with known figures, printed with pipes and as HTML: both say the
 *	  same, and nothing but what was printed.
 *
 * Bytes: form, ways to print, then the cells.
 */
#include "figures.h"
#include "promises.h"

#define MOST_TEXT 60000

typedef struct Print
{
	char		text[MOST_TEXT];
	size_t		length;
	bool		html;
	unsigned	way;			/* a bit for each choice */
} Print;

static Print pipes;
static Print page;
static Figures figures;
static uint8_t shapes[FIGURES_ROWS][FIGURES_COLUMNS];

static void
put(Print *print, const char *words)
{
	size_t		length = strlen(words);

	MUST(print->length + length < MOST_TEXT);
	memcpy(print->text + print->length, words, length);
	print->length += length;
}

/* ---- cells ------------------------------------------------------------------------- */

static void
put_wide(Print *print, const char *digits)
{
	static const char *const wide[] = {"０", "１", "２", "３", "４", "５", "６", "７", "８", "９"};

	for (; *digits != '\0'; digits++)
		put(print, wide[*digits - '0']);
}

static void
put_grouped(Print *print, const char *digits)
{
	size_t		left = strlen(digits);
	char		one[2] = "";

	for (; left > 0; left--)
	{
		one[0] = *digits++;
		put(print, one);
		if (left % 3 == 1 && left > 1)
			put(print, ",");
	}
}

static void
put_figure(Print *print, int64_t figure, unsigned shape)
{
	static const char *const dashes[] = {"-", "—", "/", "无", "——", "不适用"};
	char		digits[24];

	snprintf(digits, sizeof(digits), "%lld", (long long) figure);
	if (figure == FIGURE_BLANK)
		put(print, shape % 2 == 0 ? "" : "　");
	else if (figure == FIGURE_DASH)
		put(print, dashes[shape % 6]);
	else if (shape % 8 == 1)
		put_wide(print, digits);
	else if (shape % 8 == 2)
		put_grouped(print, digits);
	else
		put(print, digits);
}

static void
begin_cell(Print *print, bool first)
{
	if (print->html)
		put(print, (print->way & 1) != 0 ? "<td><p>" : "<td>");
	else if (!first)
		put(print, (print->way & 2) != 0 ? " | " : "|");
	else
		put(print, "|");
}

static void
end_cell(Print *print)
{
	if (print->html)
		put(print, (print->way & 1) != 0 ? "</p></td>" : (print->way & 4) != 0 ? "" : "</td>");
}

static void
put_cell(Print *print, const char *words, bool first)
{
	begin_cell(print, first);
	put(print, words);
	end_cell(print);
}

static void
begin_row(Print *print)
{
	if (print->html)
		put(print, "<tr>");
}

static void
end_row(Print *print)
{
	put(print, !print->html ? "|\n" : (print->way & 4) != 0 ? "\n" : "</tr>\n");
}

/* ---- the report --------------------------------------------------------------------- */

static void
put_line(Print *print, const char *words)
{
	put(print, print->html ? "<p>" : "");
	put(print, words);
	put(print, print->html ? "</p>\n" : "\n");
}

static void
put_report(Print *print)
{
	const Form *form = figures.form;
	bool		requests = form->table == GD_TABLE_REQUESTS;
	char		title[100];

	print->length = 0;
	snprintf(title, sizeof(title), "云溪县%d年政府信息公开工作年度报告",
			 form->last_year != 0 ? form->last_year : form->first_year);
	put_line(print, title);
	put_line(print, "一、总体情况");
	put_line(print, "一年来各项工作平稳有序。");
	put_line(print, requests ? "三、收到和处理政府信息公开申请情况" : "附件：政府信息公开工作情况统计表");
	put(print, print->html ? "<table>\n" : "");
	begin_row(print);
	put_cell(print, requests ? "申请人情况" : "指标名称", true);
	if (!requests)
		put_cell(print, "单位", false);
	for (unsigned i = 0; i < form->ncolumns; i++)
		put_cell(print, forms_string(form->columns[i].label), false);
	end_row(print);
	for (unsigned row = 0; row < form->nrows; row++)
	{
		begin_row(print);
		put_cell(print, forms_string(form->rows[row].label), true);
		if (!requests)
			put_cell(print, forms_string(form->rows[row].unit) != NULL ? forms_string(form->rows[row].unit) : "", false);
		for (unsigned i = 0; i < form->ncolumns; i++)
		{
			begin_cell(print, false);
			put_figure(print, figures.cells[row][i], shapes[row][i]);
			end_cell(print);
		}
		end_row(print);
	}
	put(print, print->html ? "</table>\n" : "");
	put_line(print, requests ? "四、行政复议、行政诉讼情况" : "");
}

/* ---- what is read --------------------------------------------------------------------- */

static void
check_truth(const GdReport *report)
{
	for (uint32_t i = 0; i < report->nfacts; i++)
	{
		const GdFact *fact = &report->facts[i];
		int64_t		figure;

		if (fact->item->form != figures.form->form || fact->item->table != figures.form->table)
			continue;
		figure = figures.cells[fact->item->row - 1][fact->item->column - 1];
		switch (fact->kind)
		{
			case GD_NUMBER:
				MUST(fact->value.scale == 0 && fact->value.mantissa == figure);
				break;
			case GD_BLANK:
				MUST(figure == FIGURE_BLANK);
				break;
			case GD_DASH:
				MUST(figure == FIGURE_DASH);
				break;
			case GD_TEXT:
				break;
		}
	}
}

static void
check_renderings(void)
{
	FuzzPool	pool;
	FuzzPool	other_pool;
	GdConfig	config = fuzz_config(&pool);
	GdConfig	other_config = fuzz_config(&other_pool);
	GdReport	a;
	GdReport	b;

	MUST(gd_report_read(&config, pipes.text, pipes.length, &a) == GD_OK);
	MUST(gd_report_read(&other_config, page.text, page.length, &b) == GD_OK);
	check_truth(&a);
	check_truth(&b);
	MUST(a.nfacts == b.nfacts);
	for (uint32_t i = 0; i < a.nfacts; i++)
	{
		MUST(a.facts[i].item == b.facts[i].item);
		MUST(a.facts[i].recovery == b.facts[i].recovery);
		MUST(fuzz_same_value(&a.facts[i], &b.facts[i]));
	}
	fuzz_free(&pool);
	fuzz_free(&other_pool);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	FuzzBytes	bytes = {data, size};
	uint32_t	nforms;
	const Form *forms = forms_all(&nforms);
	const Form *form = &forms[bytes_next(&bytes) % nforms];
	unsigned	way = bytes_next(&bytes);

	/* these have headers of their own in the middle */
	if (form->table == GD_TABLE_DISCLOSURE || form->table == GD_TABLE_DISPUTES)
		return -1;
	pipes.html = false;
	page.html = true;
	pipes.way = page.way = way;
	figures_read(&bytes, form, &figures);
	if ((way & 8) != 0)
		figures_settle(&figures);
	for (unsigned row = 0; row < form->nrows; row++)
		for (unsigned column = 0; column < form->ncolumns; column++)
		{
			uint8_t		shape = bytes_next(&bytes);

			shapes[row][column] = shape / 8;
			if (shape % 8 == 1)
				figures.cells[row][column] = FIGURE_BLANK;
			else if (shape % 8 == 2)
				figures.cells[row][column] = FIGURE_DASH;
		}
	put_report(&pipes);
	put_report(&page);
	check_renderings();
	return 0;
}
