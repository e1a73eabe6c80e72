/*
 * The page of one report: every cell of its form, every finding where it
 * belongs, and nothing of the text that could be anything but text.
 */
#include "page_tap.h"

#include "layout.h"

/* ---- the forms as they are printed ------------------------------------------------- */

/* The text of a label of a figure, joined; so that a wrong one shows. */
static void
join_headers(const Layout *layout, const LayoutCell *cell, char *joined, size_t size)
{
	joined[0] = '\0';
	for (uint32_t i = 0; i < cell->nheaders; i++)
	{
		const char *label =
			layout_string(layout->cells[layout->headers[cell->first_header + i]].text);

		if (strlen(joined) + strlen(label) + 2 > size)
			abort();
		strcat(strcat(joined, i > 0 ? "/" : ""), label);
	}
}

static const char *
headers_of(GdFormId form, GdTableKind table, const char *code)
{
	static char joined[1024];
	const Layout *layout = layout_get(form, table);
	uint32_t	nitems;
	const GdItem *items = gd_items(&nitems);

	for (uint32_t i = 0; layout != NULL && i < layout->ncells; i++)
		if (layout->cells[i].kind == LAYOUT_FIGURE &&
			strcmp(gd_item_code(&items[layout->cells[i].item]), code) == 0)
		{
			join_headers(layout, &layout->cells[i], joined, sizeof(joined));
			return joined;
		}
	return "none";
}

static void
test_layouts(void)
{
	uint32_t	nitems;
	uint32_t	nlayouts;
	const GdItem *items = gd_items(&nitems);
	const Layout *layouts = layout_all(&nlayouts);
	uint32_t	figures = 0;
	uint32_t	unlabelled = 0;
	uint32_t	strange = 0;

	for (uint32_t i = 0; i < nlayouts; i++)
		for (uint32_t k = 0; k < layouts[i].ncells; k++)
		{
			const LayoutCell *cell = &layouts[i].cells[k];

			if (cell->kind != LAYOUT_FIGURE)
				continue;
			figures++;
			unlabelled += cell->nheaders < 2;
			strange += items[cell->item].form != layouts[i].form ||
				items[cell->item].table != layouts[i].table;
		}
	is_int(nlayouts, 11, "every table of a form has a layout");
	is_int(figures, nitems, "every cell of every form is printed");
	is_int(unlabelled, 0, "each has a label over it and one beside it");
	is_int(strange, 0, "each is of its own form");

	is_str(headers_of(GD_FORM_2021, GD_TABLE_REQUESTS, "requests.refused.state_secret.enterprise"),
		   "申请人情况/法人或其他组织/商业企业/三、本年度办理结果/（三）不予公开/1.属于国家秘密",
		   "labels of a cell with groups on both sides");
	is_str(headers_of(GD_FORM_2021, GD_TABLE_REQUESTS, "requests.carried_out.total"),
		   "申请人情况/总计/四、结转下年度继续办理", "labels of a row without a group");
	is_str(headers_of(GD_FORM_2019, GD_TABLE_DISCLOSURE, "disclosure.procurement.amount"),
		   "第二十条第（九）项/采购总金额/政府集中采购", "labels of a block");
	is_str(headers_of(GD_FORM_2021, GD_TABLE_DISPUTES, "disputes.lawsuit_direct.pending"),
		   "行政诉讼/未经复议直接起诉/尚未审结", "labels of rows side by side");
	is_str(headers_of(GD_FORM_NATIONAL2014, GD_TABLE_STATISTICS, "statistics.channels.weibo.value"),
		   "统计数/一、主动公开情况/（二）通过不同渠道和方式公开政府信息的情况/3.政务微博公开政府信息数",
		   "labels of a list with groups in lines of their own");
	is_str(headers_of(GD_FORM_NATIONAL2014, GD_TABLE_STATISTICS, "statistics.responses.value"),
		   "统计数/二、回应解读情况/（一）回应公众关注热点或重大舆情数",
		   "no label of the group before");
	is_str(headers_of(GD_FORM_JILIN2011, GD_TABLE_STATISTICS, "statistics.staff.part_time.year"),
		   "年发生数/人员配置/⑵兼职人员数", "labels of a list with groups beside it");
	is_str(headers_of(GD_FORM_SHANGHAI2004, GD_TABLE_STATISTICS, "statistics.services.year"),
		   "本年累计/提供服务类信息数", "labels of a list without groups");
}

/* ---- a report ----------------------------------------------------------------------- */

static void
test_report(void)
{
	char	   *page = tap_page(TAP_REPORT, tap_zh);

	ok(strncmp(page, "<!DOCTYPE html>\n<html lang=\"zh-Hans\">\n", 38) == 0, "a page in Chinese");
	is_int(tap_times(page, "\" headers=\"2021."), 200, "200 cells of the form of 2021");
	is_int(tap_times(page, "<table class=\"form "), 3, "in three tables");
	is_int(tap_times(page, " class=\"figure number\""), 14, "14 numbers");
	is_int(200, tap_times(page, "class=\"figure zero\" headers") +
		   tap_times(page, "class=\"figure number\" headers"), "the others are zeros");
	has(page, "<h2 id=\"s1\">一、总体情况</h2>", "a heading as it is printed");
	has(page, "没有发现问题。", "nothing is wrong");
	is_int(tap_times(page, "class=\"mark "), 0, "and nothing is marked");
	has(page, "<dd>2022-01-01 – 2022-12-31</dd>", "the period");
	has(page, "Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-",
		"a policy that allows one style sheet");
	is_int(tap_times(page, "<style>"), 1, "which is there once");
	has_no(page, "<script", "no script");
	has_no(page, "http://", "nothing from elsewhere");
	has_no(page, "https://", "nothing from elsewhere");
	has_no(page, "style=", "no style beside the sheet");

	page = tap_page(TAP_REPORT, tap_en);
	ok(strncmp(page, "<!DOCTYPE html>\n<html lang=\"en\">\n", 33) == 0, "a page in English");
	has(page, "Nothing wrong was found.", "nothing is wrong, in English");
	has(page, "<h1 lang=\"zh-Hans\">柳塘县青禾镇", "whose title is Chinese");
}

/* What stands in the cells, without figures: blank, a dash, words, no cell. */
#define TAP_STRANGE_DISCLOSURE \
	"二、主动公开政府信息情况\n" \
	"第二十条第（一）项 | | | |\n" \
	"信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n" \
	"规章 | 0 | | 1,204 |\n" \
	"行政规范性文件 | — | 详见附件 | 12件 |\n" \
	"第二十条第（五）项 | | | |\n" \
	"信息内容 | 本年处理决定数量 | | |\n" \
	"行政许可 | 25 | | |\n"

static void
test_states(void)
{
	char	   *page = tap_page(TAP_TITLE TAP_PREAMBLE TAP_OVERVIEW TAP_STRANGE_DISCLOSURE, tap_zh);

	has(page, "<td id=\"2021.disclosure.regulations.made\" class=\"figure zero\"", "a zero");
	has(page, "<td id=\"2021.disclosure.regulations.repealed\" class=\"figure blank found\"", "a blank");
	has(page, "<td id=\"2021.disclosure.normative_documents.made\" class=\"figure dash found\"", "a dash");
	has(page, "<td id=\"2021.disclosure.normative_documents.repealed\" class=\"figure text found\"", "words");
	has(page, "<q>详见附件</q><small class=\"sign\">文字</small>", "the words as they are printed");
	has(page, ">1204<small class=\"raw\">印作 <q>1,204</q></small>", "a number that is printed otherwise");
	has(page, ">12<small class=\"raw\">印作 <q>12件</q></small>", "a number with its unit");
	has(page, " id=\"2021.disclosure.fees.amount\" class=\"figure absent\"", "a cell that is not there");
	has(page, "<small class=\"sign\">∅ 缺</small>", "and says so");
	is_int(tap_times(page, " id=\"2021.disclosure."), 10, "all cells of the form");
	has(page, "单元格 10 · 数字 4 · 其中零 1 · 空白 1 · 不适用 1 · 文字 1 · 缺 3", "their counts");
}

/* ---- findings ----------------------------------------------------------------------------- */

/* Every finding is listed, told once and, if it has a place here, marked there. */
static void
findings_are_told(const char *text, const char *name)
{
	TapFindings checked = tap_check(text);
	char	   *page = tap_page(text, tap_en);
	int			untold = 0;
	int			unlisted = 0;

	for (uint32_t i = 1; i <= checked.found.count; i++)
	{
		char		told[32];
		char		listed[32];

		snprintf(told, sizeof(told), "\" id=\"f%u\">", (unsigned) i);
		snprintf(listed, sizeof(listed), "<li><a href=\"#f%u\">", (unsigned) i);
		untold += tap_times(page, told) != 1;
		unlisted += tap_times(page, listed) != 1;
	}
	ok(checked.found.count > 0, "%s: something is wrong", name);
	is_int(untold, 0, "%s: each finding is told once", name);
	is_int(unlisted, 0, "%s: each finding is listed", name);
	is_int(tap_times(page, " id=\"f"), checked.found.count, "%s: no other is told", name);
	is_int(tap_times(page, "<p class=\"back\">"), tap_times(page, "<a class=\"mark "),
		   "%s: who is marked leads back there", name);
}

#define REQUESTS_WITH(total) \
	TAP_REQUESTS_HEADING \
	"（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | | | 申请人情况 | | | | | | |\n" \
	" | | | 自然人 | 法人或其他组织 | | | | | 总计 |\n" \
	" | | | | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |\n" \
	"一、本年新收政府信息公开申请数量 | | | 2 | 1 | 0 | 0 | 0 | 0 | " total " |\n" \
	"二、上年结转政府信息公开申请数量 | |" TAP_ZEROS

static void
test_findings(void)
{
	static const char text[] =
		TAP_TITLE TAP_PREAMBLE
		"一、总体情况\n本镇共收到政府信息公开申请9件。开放日两次。\n"
		TAP_DISCLOSURE TAP_REQUESTS TAP_DISPUTES
		"五、存在的主要问题及改进情况\n六、其他需要报告的事项\n本年度未收取信息处理费。\n" TAP_SIGNED;
	char	   *page = tap_page(text, tap_en);

	findings_are_told(text, "a sentence and a heading");
	has(page, "<a class=\"mark w\" id=\"m", "a warning is marked");
	has(page, "</a><mark><a class=\"claim\" href=\"#2021.requests.new.total\">9</a></mark>件", "at the number of the sentence");
	has(page, "<a href=\"#2021.requests.new.total\">the cell in the table</a>",
		"and leads to the cell it disagrees with");
	has(page, "<h2 id=\"s5\"><a class=\"mark e\"", "an error is marked at a heading");
	has(page, "<dt>Expected</dt><dd>3</dd>", "what was expected");
	has(page, "<dt>Found</dt><dd>9</dd>", "what was found");

	findings_are_told(TAP_TITLE TAP_PREAMBLE TAP_OVERVIEW TAP_DISCLOSURE REQUESTS_WITH("4")
					  TAP_PROBLEMS TAP_OTHER TAP_SIGNED, "a table and missing sections");
	page = tap_page(TAP_TITLE TAP_PREAMBLE TAP_OVERVIEW TAP_DISCLOSURE REQUESTS_WITH("4")
					TAP_PROBLEMS TAP_OTHER TAP_SIGNED, tap_zh);
	has(page, ">4 <a class=\"mark e\"", "an error is marked in its cell");
	has(page, "<h2 id=\"elsewhere\">", "and what has no place stands by itself");
	has(page, "<dt>依据</dt><dd>国办公开办函", "with the article it rests on");
}

/* A claim that agrees is linked to its cell. */
static void
test_claims(void)
{
	char	   *page = tap_page(TAP_TITLE TAP_PREAMBLE
								"一、总体情况\n本镇共收到政府信息公开申请3件。\n"
								TAP_DISCLOSURE TAP_REQUESTS TAP_DISPUTES TAP_PROBLEMS TAP_OTHER
								TAP_SIGNED, tap_zh);

	has(page, "申请<a class=\"claim\" href=\"#2021.requests.new.total\">3</a>件。", "a claim");
}

/* ---- hostile texts --------------------------------------------------------------------------- */

static void
test_escaping(void)
{
	char	   *page = tap_page("<b>\"quoted\" & 'quoted'</b> &lt;i&gt; <script>alert(1)</script>", tap_zh);

	has_no(page, "<script", "a script is text");
	has_no(page, "<b>", "so is any tag");

	page = tap_page("a < b & c > d \"e\" 'f' &amp; x\x01y\x7Fz", tap_zh);
	has(page, "<p>a &lt; b &amp; c &gt; d &quot;e&quot; &#39;f&#39; &amp;amp; x␁y␡z</p>",
		"what means something to HTML, and control characters");
	page = tap_page("1\xE2\x80\xAE" "2\xE2\x81\xA6" "3\xC2\x85" "4\xEF\xBF\xBE" "5\xED\xA0\x80" "6\xFF" "7", tap_zh);
	has(page, "<p>1[U+202E]2[U+2066]3\xEF\xBF\xBD" "4\xEF\xBF\xBD" "5\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"
		"6\xEF\xBF\xBD" "7</p>", "what turns the text around, and what is no character");
	page = tap_page(TAP_TITLE TAP_PREAMBLE
					"一、总\"><img src=x onerror=alert(1)>体情况\n好。\n"
					"二、主动公开政府信息情况\n"
					"第二十条第（一）项 | | | |\n"
					"信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
					"规章 | <script>alert(1)</script> | \"><svg onload=alert(1)> | </td></table> |\n"
					"行政规范性文件 | 1 | 0 | 4 |\n", tap_zh);
	has_no(page, "<script", "a script in a cell");
	has_no(page, "<img", "an image in a heading");
	has_no(page, "<svg", "a drawing in a cell");
	is_int(tap_times(page, "</table>"), tap_times(page, "<table "), "no table ends early");
}

/* The page in ASCII says the same. */
static void
test_ascii(void)
{
	GdPageOptions ascii = {GD_PAGE_ZH, true};
	char	   *page = tap_page(TAP_REPORT, ascii);
	char	   *plain = tap_page(TAP_REPORT, tap_zh);
	size_t		wide = 0;
	size_t		characters = 0;

	for (const char *at = page; *at != '\0'; at++)
		wide += (unsigned char) *at >= 0x80;
	for (const char *at = plain; *at != '\0'; at++)
		characters += (unsigned char) *at >= 0xC0;
	is_int(wide, 0, "nothing but ASCII");
	is_int(tap_times(page, "&#x"), characters, "a reference for each other character");
	has(page, "<h2 id=\"s1\">&#x4E00;&#x3001;&#x603B;&#x4F53;&#x60C5;&#x51B5;</h2>", "a heading");
}

/* ---- texts that are no reports ------------------------------------------------------------------ */

static void
test_other_texts(void)
{
	char	   *page = tap_page("", tap_zh);

	has(page, "<p class=\"note\">没有文字。</p>", "an empty text");
	is_int(tap_times(page, "</html>"), 1, "is a whole page");
	page = tap_page("今天天气很好。\n明天也是。\n", tap_en);
	has(page, "This text is no annual report", "a text that is no report");
	has(page, "<p>今天天气很好。</p>", "is shown");
	has(page, "Not checked: the text is no report.", "and not judged");
	page = tap_page(TAP_DISCLOSURE, tap_zh);
	has(page, "这段文字只是报告的一部分。", "a part of a report");
	is_int(tap_times(page, " id=\"2021.disclosure."), 10, "with its table");
	page = tap_page("# 甲乙镇人民政府2022年政府信息公开工作年度报告\n## 一、总体情况\n好。\n", tap_zh);
	has(page, "<h2 id=\"s1\">一、总体情况</h2>", "a heading without marks of markdown");
	page = tap_page("索引号 | 000014349/2022-1 |\n发布机构 | 青禾镇 |\n主题 | 其他 |\n", tap_zh);
	has(page, "<table class=\"plain\">", "a table of no form as it stands");
	has(page, "<tr><td>索引号</td><td>000014349/2022-1</td></tr>", "row by row");
	page = tap_page("<html><body><h1>柳塘县&lt;b&gt;2022年政府信息公开工作年度报告</h1>"
					"<p>一、总体情况</p><p>甲&amp;乙<b>丙</b></p></body></html>", tap_zh);
	has(page, "<p>甲&amp;乙丙</p>", "the words of a page, without its markup");
}

/* ---- limits ------------------------------------------------------------------------------------- */

/* A text of a head and so many numbered units. */
static char *
numbered(const char *head, const char *unit, int times)
{
	size_t		room = strlen(unit) + 16;
	size_t		length = strlen(head);
	char	   *text = malloc(length + (size_t) times * room + 1);

	if (text == NULL)
		abort();
	strcpy(text, head);
	for (int i = 0; i < times; i++)
		length += (size_t) snprintf(text + length, room, "%d%s", i, unit);
	return text;
}

static void
test_limits(void)
{
	char	   *page = tap_page(numbered("", "&&&&&&", 700000), tap_zh);

	has(page, "文字过长，本页没有列出全部内容。", "a long text is cut, and the page says so");
	ok(strlen(page) >= GD_PAGE_FULL && strlen(page) < GD_PAGE_FULL + 65536, "where the page is full");
	is_int(tap_times(page, "</html>"), 1, "and it ends as pages do");
	page = tap_page(numbered("", "甲乙丙丁\n", GD_MAX_PIECES + 1), tap_zh);
	has(page, "文字过长，本页没有列出全部内容。", "so are many lines");
	page = tap_page(TAP_REPORT, tap_zh);
	has_no(page, "没有列出全部内容", "a report is not cut");
	has_no(page, "只列出第一遍", "nor repeated");
	page = tap_page(TAP_REPORT TAP_REPORT, tap_zh);
	has(page, "文字有重复，以上只列出第一遍。", "the second copy of a report is not shown");
	is_int(tap_times(page, "<table class=\"form "), 3, "its tables are shown once");
}

/* ---- growth -------------------------------------------------------------------------------------- */

typedef struct Work
{
	size_t		bytes;			/* of memory */
	size_t		polls;
} Work;

static void *
work_alloc(void *context, size_t size)
{
	((Work *) context)->bytes += size;
	return malloc(size);
}

static bool
work_poll(void *context)
{
	((Work *) context)->polls++;
	return false;
}

static Work
work_of(const char *text)
{
	Work		work = {0, 0};
	GdConfig	config = {work_alloc, work_poll, &work};
	GdStr		page;

	if (gd_page_review(&config, &tap_zh, text, strlen(text), &page) != GD_OK)
		abort();
	return work;
}

/* A text four times as long takes no more than that, and one doubling, of memory. */
static void
test_growth(void)
{
	static const struct
	{
		const char *name;
		const char *head;
		const char *unit;
	}			shapes[] = {
		{"lines", "", "号文件已经公布。\n"},
		{"cells", "", " | 甲 | 乙 |\n丙 | "},
		{"headings", "", "、总体情况\n好。\n"},
		{"markup", "<html><body>", "<p>甲&amp;<b>乙</b></p>"},
		{"claims", TAP_TITLE TAP_PREAMBLE TAP_DISCLOSURE TAP_REQUESTS "一、总体情况\n本镇共收到政府信息公开申请",
		"件。本镇共收到政府信息公开申请"},
		{"characters to escape", "", "&<\x01"}
	};

	for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++)
	{
		Work		once = work_of(numbered(shapes[i].head, shapes[i].unit, 1250));
		Work		more = work_of(numbered(shapes[i].head, shapes[i].unit, 5000));

		ok(more.bytes < 8.5 * once.bytes + (1 << 20), "%s: memory grows as the text does", shapes[i].name);
		ok(more.polls < 4.5 * once.polls + 100, "%s: so does the work", shapes[i].name);
		if (more.polls >= 4.5 * once.polls + 100 || more.bytes >= 8.5 * once.bytes + (1 << 20))
			printf("# %zu to %zu bytes, %zu to %zu polls\n", once.bytes, more.bytes, once.polls, more.polls);
	}
}

/* Memory refused, and interrupts, at every call. */
static void
test_failures(void)
{
	TapHooks	hooks;
	GdConfig	config = tap_config(&hooks);
	GdStr		page;
	int			wrong = 0;
	int			allocations;
	int			polls;

	is_int(gd_page_review(&config, &tap_zh, TAP_REPORT, strlen(TAP_REPORT), &page), GD_OK, "a page");
	allocations = hooks.allocations;
	polls = hooks.polls;
	hooks.stop_at = -1;
	for (int i = 0; i < allocations; i++)
	{
		hooks.allocations = 0;
		hooks.fail_at = i;
		wrong += gd_page_review(&config, &tap_zh, TAP_REPORT, strlen(TAP_REPORT), &page) != GD_NO_MEMORY;
	}
	is_int(wrong, 0, "each of %d allocations refused", allocations);
	hooks.fail_at = -1;
	wrong = 0;
	for (int i = 0; i < polls; i++)
	{
		hooks.polls = 0;
		hooks.stop_at = i;
		wrong += gd_page_review(&config, &tap_zh, TAP_REPORT, strlen(TAP_REPORT), &page) != GD_INTERRUPTED;
	}
	is_int(wrong, 0, "interrupted at each of %d polls", polls);
}

int
main(void)
{
	test_layouts();
	test_report();
	test_states();
	test_findings();
	test_claims();
	test_escaping();
	test_ascii();
	test_other_texts();
	test_limits();
	test_growth();
	test_failures();
	return done_testing();
}
