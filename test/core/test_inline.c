/*
 * Where a table begins in running text, which stands on one line with it; every text
 * here is invented.
 */
#include "grid/grid_cells.h"
#include "tap.h"

static const GdConfig config = {NULL, NULL, NULL};

typedef struct Case
{
	const char *name;
	const char *words;			/* before the table */
	const char *table;			/* empty if there is none */
} Case;

static const Case cases[] = {
	{"words alone", "全年共答复群众来信十二件，公开信息四百条，内容涉及农业。", ""},
	{"labels in a sentence", "收到其他行政复议、行政诉讼申请，均已办结", ""},
	{"headers glued to words", "办理情况如下", "自然人商业企业科研机构总计 1 2 3"},
	{"headers parted by spaces", "办理情况如下", "自然人 商业企业 科研机构 总计 1 2 3"},
	{"headers behind a space", "办理情况如下 ", "自然人商业企业科研机构总计 1 2 3"},
	{"headers behind a full stop", "情况如下。", "自然人商业企业科研机构总计 1 2 3"},
	{"headers with stops between them", "办理情况如下", "自然人、商业企业、科研机构、总计 1 2"},
	{"the label of a row before them", "已公开", "行政许可自然人商业企业科研机构总计 1 2"},
	{"the label of a row and a space before them", "已公开", "行政许可 自然人商业企业科研机构总计 1 2"},
	{"a header, a label and a header", "情况如下", "自然人行政许可商业企业总计 1 2 3"},
	{"two headers, then words", "自然人商业企业等均有所增长", ""},
	{"three headers alone", "情况如下自然人商业企业科研机构", ""},
	{"a header printed with a radical", "情况如下", "行政许可\u2F83然人商业企业总计 1 2"},
};

int
main(void)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		const Case *c = &cases[i];
		uint32_t	words = (uint32_t) strlen(c->words);
		uint32_t	length = words + (uint32_t) strlen(c->table);
		char		text[512];
		Arena		arena;
		GdSpan		place;

		arena_init(&arena, &config);
		snprintf(text, sizeof(text), "%s%s", c->words, c->table);
		ok(grid_find_inline(&arena, text, 0, length, false, &place) == GD_OK, "%s", c->name);
		is_int(place.start, words, "%s: where it begins", c->name);
		is_int(place.start + place.length, length, "%s: where it ends", c->name);
	}
	return done_testing();
}
