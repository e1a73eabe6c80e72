/*
 * outline_guess.c
 *	  What a heading of unknown wording is about.
 */
#include "outline/outline_guess.h"

#include "base/match.h"
#include "base/text.h"

#define MOST_WORDS 8

typedef struct Guess
{
	GdSectionKind kind;
	const char *words[MOST_WORDS];
} Guess;

/*
 * In order of what decides: 依申请公开工作存在的问题 is about problems, and
 * 复议诉讼及收费情况 first about disputes.
 */
static const Guess guesses[] = {
	{GD_SECTION_ANNEX, {"附表", "附件", "统计表"}},
	{GD_SECTION_PROBLEMS, {"问题", "不足", "改进", "下一步", "打算", "短板", "薄弱"}},
	{GD_SECTION_OTHER, {"其他需要", "其它需要", "其他事项", "其它事项"}},
	{GD_SECTION_DISPUTES, {"复议", "诉讼", "申诉"}},
	{GD_SECTION_FEES, {"收费", "费用"}},
	{GD_SECTION_REQUESTS, {"依申请", "公开申请", "申请公开", "申请情况"}},
	{GD_SECTION_CONSULTATIONS, {"咨询"}},
	{GD_SECTION_RESPONSES, {"回应", "解读"}},
	{GD_SECTION_RESOURCES, {"机构建设", "人员", "经费", "保障"}},
	{GD_SECTION_DISCLOSURE, {"主动公开", "公开内容", "公开的内容"}},
	{GD_SECTION_OVERVIEW, {"总体", "概述", "概况", "基本情况"}}
};

/* Does one of the words of a guess stand in the title? */
static bool
has_word(const char *text, GdSpan title, const Guess *guess)
{
	size_t		nwords = 0;
	GdSpan		found;

	while (nwords < MOST_WORDS && guess->words[nwords] != NULL)
		nwords++;
	return match_find_any(text, title.start, span_end(title), guess->words,
						  nwords, NULL, &found);
}

GdSectionKind
outline_guess(const char *text, GdSpan title)
{
	for (size_t i = 0; i < sizeof(guesses) / sizeof(guesses[0]); i++)
		if (has_word(text, title, &guesses[i]))
			return guesses[i].kind;
	return GD_SECTION_NONE;
}

bool
outline_mentions(const char *text, GdSpan title, GdSectionKind kind)
{
	for (size_t i = 0; i < sizeof(guesses) / sizeof(guesses[0]); i++)
		if (guesses[i].kind == kind)
			return has_word(text, title, &guesses[i]);
	return false;
}
