/*
 * test_lexicon.c
 *	  The wording of the forms, found in text.
 */
#include <stdlib.h>

#include "words/forms.h"
#include "words/lexicon.h"
#include "words/number.h"
#include "tap.h"
#include "tsv.h"

static GdSpan
whole(const char *text)
{
	GdSpan		span = {0, (uint32_t) strlen(text)};

	return span;
}

static bool
means(const Match *match, const char *form, const char *table, TermRole role,
	  unsigned index)
{
	for (uint32_t i = 0; i < match->nmeanings; i++)
	{
		const Meaning *m = &match->meanings[i];
		const char *form_name = gd_form_name(m->form);
		const char *table_name = gd_table_kind_name(m->table);

		if (m->role == role && m->index == index &&
			strcmp(form_name ? form_name : "", form) == 0 &&
			strcmp(table_name ? table_name : "", table) == 0)
			return true;
	}
	return false;
}

/* Does a look at a cell as a whole say what reading it as text does?  No label is a number. */
static bool
same_as_read(const char *text, const Match *match)
{
	Match		read;
	CellValue	value;

	number_read_cell(text, whole(text), &value);
	return value.kind == GD_TEXT && lexicon_match(text, 0, strlen(text), &read) &&
		lexicon_ends_cell(text, &read, strlen(text)) && match->end == read.end &&
		match->meanings == read.meanings && match->nmeanings == read.nmeanings &&
		match->roles == read.roles && match->goes_on == read.goes_on &&
		ordinal_same(match->ordinal, read.ordinal);
}

/* Does a cell of this wording mean that, and nothing of it remain? */
static bool
cell_means(const char *text, const char *form, const char *table, TermRole role,
		   unsigned index)
{
	Match		match;

	if (lexicon_match_cell(text, whole(text), &match) && same_as_read(text, &match) &&
		means(&match, form, table, role, index))
		return true;
	printf("# %s does not mean %s %s %u\n", text, form, table, index);
	return false;
}

/* Every label and alias of a file of data/ leads back to its line. */
static void
test_file(const char *folder, const char *name, TermRole role)
{
	Tsv			tsv;
	int			wordings = 0;
	int			wrong = 0;
	int			label = role == TERM_UNIT ? 1 : 4;

	if (!ok(tsv_open(&tsv, folder, name), "data/%s", name))
		return;
	while (tsv_next(&tsv))
	{
		const char *form = role == TERM_UNIT ? "" : tsv.fields[0];
		const char *table = role == TERM_UNIT ? "" : tsv.fields[1];
		unsigned	index = strtoul(tsv.fields[role == TERM_UNIT ? 0 : 2], NULL, 10);
		TermRole	here = role;
		char	   *aliases = tsv.fields[label + 1];
		char	   *alias;

		if (role == TERM_GROUP && strcmp(tsv.fields[3], "header") == 0)
			continue;
		if (role == TERM_GROUP && strcmp(tsv.fields[3], "block") == 0)
			here = TERM_BLOCK;
		wrong += !cell_means(tsv.fields[label], form, table, here, index);
		wordings++;
		while ((alias = tsv_item(&aliases)) != NULL)
		{
			wrong += !cell_means(alias, form, table, here, index);
			wordings++;
		}
	}
	tsv_close(&tsv);
	is_int(wrong, 0, "its %d labels and aliases lead back", wordings);
}

static void
test_printed(void)
{
	Match		match;

	ok(cell_means("3、危及三安全一稳定", "2021", "requests", TERM_ROW, 7),
	   "other punctuation, no quotation marks");
	ok(cell_means("⑵ 县（市）区及开发区本级公开信息数 ★", "jilin2011", "statistics",
				  TERM_ROW, 8), "full width and a star");
	ok(cell_means("★⑶乡镇街道公开信息数", "jilin2011", "statistics", TERM_ROW, 9),
	   "a star in front");
	ok(cell_means("其中：与公众利益密切相关事项类信息数", "jilin2011", "statistics",
				  TERM_ROW, 16), "of which, without its note");
	ok(cell_means("1.其中：涉及国家秘密", "national2014", "statistics", TERM_ROW, 30),
	   "of which, behind an ordinal");
	ok(cell_means("規範性檔案", "2021", "disclosure", TERM_ROW, 2),
	   "Traditional script and Taiwan vocabulary");
	ok(cell_means("4.無正當理由大量反覆申請", "2021", "requests", TERM_ROW, 19),
	   "what converters make of 反复");
	ok(cell_means("（二）設定政府資訊公開查閱點數", "national2014", "statistics", TERM_ROW, 51),
	   "and of 设置");
	ok(cell_means("6.其他形式申請數", "fujian2009", "statistics", TERM_ROW, 10),
	   "either word for other");
	ok(cell_means("本年收费金额", "2021", "disclosure", TERM_COLUMN, 5),
	   "a label without its note");
	ok(cell_means("社会公益\n组 织", "2019", "requests", TERM_COLUMN, 4),
	   "a label over two lines");
	ok(cell_means("2012年发生数", "jilin2011", "statistics", TERM_COLUMN, 2),
	   "the year in a column header");
	ok(cell_means("２０１２ 年度", "fujian2009", "statistics", TERM_COLUMN, 1),
	   "the year in full width");
	ok(cell_means("（六）其他处理", "2021", "requests", TERM_GROUP, 5) &&
	   cell_means("（六）其他处理", "2019", "requests", TERM_ROW, 21),
	   "a group of one form, a row of another");
	ok(cell_means("行政复议", "2021", "disputes", TERM_ROW, 1) &&
	   cell_means("行政复议", "2019", "disputes", TERM_GROUP_COLUMN,
				  FORM_HEADER_RECONSIDERATION),
	   "a row that is printed as a header");
	ok(cell_means("信息内容", "2021", "disclosure", TERM_HEADER, FORM_WORD_LABEL),
	   "a header of labels");
	ok(cell_means("代码", "shanghai2004", "statistics", TERM_HEADER, FORM_WORD_LINE),
	   "a header of line codes");
	ok(cell_means("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
				  "2021", "requests", TERM_HEADER, FORM_WORD_NOTE), "a note");
	ok(cell_means("第二十條第(九)項", "2019", "disclosure", TERM_BLOCK, 5), "a block");
	ok(cell_means("复制费（光盘）", "shanghai2004", "statistics", TERM_ROW, 41),
	   "a bracket that tells rows apart");

	ok(lexicon_match_cell("3.其他", whole("3.其他"), &match), "an ordinal");
	is_int(match.ordinal.style, ORDINAL_DIGIT, "its style");
	is_int(match.ordinal.number, 3, "its number");
	is_int(match.meanings[0].ordinal.number, 3, "the number of the form");
	ok(lexicon_match_cell("其他", whole("其他"), &match) &&
	   match.ordinal.style == ORDINAL_NONE, "no ordinal");
}

static void
test_ends(void)
{
	const char *text = "1.属于国家秘密00";
	const char *glued = "（七）总计|0|";
	const char *cut = "部分公开（区分处理的";
	Match		match;

	ok(lexicon_match(text, 0, strlen(text), &match), "figures behind a label");
	is_int(match.end, 20, "the end of the label");
	ok(!lexicon_match_cell(text, whole(text), &match), "which is no whole cell");
	ok(lexicon_match(glued, 0, strlen(glued), &match) && match.end == 15,
	   "a cell border ends a label");
	ok(!lexicon_match("属于国|家秘密", 0, 19, &match),
	   "a label does not pass a cell border");
	ok(lexicon_match_cell(cut, whole(cut), &match) && match.end == 12,
	   "a note that was cut off");
	ok(!lexicon_match(text, 0, 10, &match), "a label is not read past the end");
	ok(!lexicon_match(text, 0, 0, &match), "nothing");
	ok(!lexicon_match_cell("其他需要报告的事项", whole("其他需要报告的事项"), &match),
	   "a heading that begins like a label");
	ok(!lexicon_match("1.", 0, 2, &match), "an ordinal alone");
}

/* Which labels begin longer ones, and marks that a label stands behind. */
static void
test_beginnings(void)
{
	static const char shorter[] = "本年新收政府信息公开申请数量";
	Match		match;

	ok(lexicon_match("其他", 0, 6, &match) && match.goes_on, "a label that a longer one begins with");
	ok(lexicon_match(shorter, 0, strlen(shorter), &match) && !match.goes_on, "one that none does");
	ok(lexicon_match("，总计", 0, 9, &match) && match.end == 9 && match.ordinal.style == ORDINAL_NONE,
	   "a label behind a comma");
	ok(lexicon_match("、其中：总计", 0, 18, &match) == false, "no prefix behind a comma");
}

/* Labels that run into words are no cells; those that anything else follows may be. */
static void
test_sentences(void)
{
	static const char *const words[] = {
		"更新栏目", "项更新", "项，更新", "人次。来访", "件、外加", "内容丰富", "内容，丰富", "收集，另有", "年，更新",
		"行政规范性意见", "指标更新，总计", "项，目录"
	};
	static const char *const cells[] = {
		"项，其中", "项，总计", "项目", "项，目", "项，3", "项，", "项", "项：更新", "项（更新）", "一，更新", "其中更新",
		"内容总计", "内容，总计", "行政规范性文件", "行政规范性", "项\xE4\xB7\x80目", "12更新", "，更新"
	};
	unsigned	found = 0;

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		found += lexicon_may_stand(words[i], 0, whole(words[i]).length);
	is_int(found, 0, "words");
	for (size_t i = 0; i < sizeof(cells) / sizeof(cells[0]); i++)
		ok(lexicon_may_stand(cells[i], 0, whole(cells[i]).length), "%s: may be a cell", cells[i]);
}

static void
test_hostile(void)
{
	static char gap[4096];
	const char *bytes = "\xE5\xB1\x9E\xE4\xBA\x8E\xE5\x9B\xBD\xE5\xAE";
	const char *label = "属于国家秘密";
	Match		match;
	int			found = 0;

	for (uint32_t at = 0; at <= 11; at++)
	{
		for (uint32_t end = at; end <= 11; end++)
			found += lexicon_match(bytes, at, end, &match);
	}
	is_int(found, 0, "pieces of characters");
	memset(gap, ' ', sizeof gap);
	memcpy(gap, label, 6);
	memcpy(gap + 4000, label + 6, strlen(label) - 6);
	ok(!lexicon_match(gap, 0, sizeof gap, &match), "a gap too wide for one label");
	memcpy(gap + 6 + 20, label + 6, strlen(label) - 6);
	ok(lexicon_match(gap, 0, sizeof gap, &match), "a gap that is not");
}

int
main(int argc, char **argv)
{
	const char *folder = tsv_folder(argc, argv);

	test_file(folder, "rows.tsv", TERM_ROW);
	test_file(folder, "columns.tsv", TERM_COLUMN);
	test_file(folder, "groups.tsv", TERM_GROUP);
	test_file(folder, "units.tsv", TERM_UNIT);
	test_printed();
	test_ends();
	test_beginnings();
	test_sentences();
	test_hostile();
	return done_testing();
}
