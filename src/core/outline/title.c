/*
 * title.c
 *	  What the title of a report is made of.
 */
#include "outline/title.h"

#include "base/array.h"
#include "base/text.h"

bool
title_is_sentence_mark(uint32_t c)
{
	return c == 0x3002 || c == ';' || c == '!' || c == '?' || c == ',' ||
		c == ':' || c == '|' || c == '>' || c == '@' || c == '=' || c == '<';
}

static bool
begins_with_any(const Phrase *phrase, uint32_t at, const char *const *words,
				size_t count)
{
	for (size_t i = 0; i < count; i++)
	{
		if (phrase_begins(phrase, at, words[i]) && phrase_has(phrase, at, words[i]))
			return true;
	}
	return false;
}

bool
title_opens_sentence(const Phrase *phrase, uint32_t index)
{
	static const char *const openers[] = {
		"根据", "按照", "依据", "依照", "遵照", "现将", "现就", "现向", "本报告",
		"本年报", "为", "我局", "我县", "我市", "我区", "我镇", "我乡", "一是", "由", "请"
	};

	return begins_with_any(phrase, index, openers, LENGTH_OF(openers));
}

bool
title_is_whole(const Phrase *phrase, uint32_t from, uint32_t to)
{
	static const char *const subjects[] = {
		"信息公开", "政务公开", "资讯公开", "公开工作", "政务信息", "校务公开",
		"公开年度", "公开报告", "公开年报"
	};
	static const char *const openers[] = {
		"附件", "上一", "下一", "返回", "当前", "首页"
	};
	static const char *const foreign[] = {
		"现将", "特向", "如下", "以下", "编制本", "编制了", "编制完成", "的通知", "公布如", "本报告", "规定",
		"《中华人民共和国", "下载", "搜索", "相关链接", "首页", "位置"
	};

	if (to - from < TITLE_SHORTEST || to - from > TITLE_LONGEST)
		return false;
	/* the end of a name that was broken in a sentence above: 政府2019年… */
	if (phrase_has(phrase, from, "政府") &&
		text_digit(phrase->chars[from + 2].c) >= 0)
		return false;
	for (uint32_t i = from; i < to; i++)
	{
		if (title_is_sentence_mark(phrase->chars[i].c))
			return false;
	}
	return phrase_has_any(phrase, from, to, subjects,
				   LENGTH_OF(subjects)) &&
		!begins_with_any(phrase, from, openers,
						 LENGTH_OF(openers)) &&
		!title_opens_sentence(phrase, from) &&
		!phrase_has_any(phrase, from, to, foreign,
				 LENGTH_OF(foreign));
}

bool
title_ends_with_report(const Phrase *phrase, uint32_t from, uint32_t to)
{
	return phrase_ends(phrase, from, to, "报告") ||
		phrase_ends(phrase, from, to, "年报") ||
		phrase_ends(phrase, from, to, "汇报") ||
		phrase_ends(phrase, from, to, "总结");
}

uint32_t
title_notice(const Phrase *phrase, uint32_t index)
{
	static const char *const notices[] = {"的公告", "的公示", "的通告"};

	for (size_t i = 0; i < LENGTH_OF(notices); i++)
		if (phrase_has(phrase, index, notices[i]) &&
			index + phrase_length(notices[i]) == phrase->count)
			return phrase->count;
	return index;
}

uint32_t
title_note(const Phrase *phrase, uint32_t index)
{
	bool		says = false;

	if (index >= phrase->count || (phrase->chars[index].c != '(' &&
								   phrase->chars[index].c != '['))
		return index;
	for (uint32_t i = index + 1; i < phrase->count && i < index + 30; i++)
	{
		uint32_t	c = phrase->chars[i].c;

		if (c == ')' || c == ']')
			return says ? i + 1 : index;
		says |= text_is_han(c) || text_digit(c) >= 0;
	}
	return index;
}

/*
 * May a title end before index?  At the end, before a full stop or closing
 * mark, before white space, or where the preamble begins right behind it.
 */
static bool
may_end(const Phrase *phrase, uint32_t index)
{
	static const char *const begins[] = {
		"根据", "按照", "依据", "依照", "遵照", "现将", "本报告", "本年度", "为",
		"一、", "一,", "二〇", "2", "(一)"
	};
	uint32_t	c;

	if (index >= phrase->count)
		return !phrase->cut || index > 0;
	if (title_notice(phrase, index) > index)
		return true;
	c = phrase->chars[index].c;
	if (c == 0x3002 || c == 0x300B || c == '"' || c == '*' || c == '.' ||
		c == '[' || c == '(' || c == '-' || c == '<')
		return true;
	return phrase->chars[index].start > phrase->chars[index - 1].end ||
		begins_with_any(phrase, index, begins,
						LENGTH_OF(begins));
}

uint32_t
title_end(const Phrase *phrase, uint32_t from)
{
	uint32_t	last = phrase->count < from + TITLE_LONGEST ?
		phrase->count : from + TITLE_LONGEST;

	for (uint32_t to = from + TITLE_SHORTEST; to <= last; to++)
	{
		if (title_is_sentence_mark(phrase->chars[to - 1].c))
			return from;
		if (title_ends_at(phrase, from, to) && may_end(phrase, to) &&
			title_is_whole(phrase, from, to))
			return to;
	}
	return from;
}

/* Where the first word for what is disclosed begins, or to. */
static uint32_t
find_subject(const Phrase *phrase, uint32_t from, uint32_t to)
{
	/* each of four characters */
	static const char *const subjects[] = {"政府信息", "信息公开", "政务公开", "政务信息"};
	uint32_t	end = to;
	uint32_t	subject = to;

	for (size_t i = 0; i < LENGTH_OF(subjects); i++)
	{
		uint32_t	found = phrase_find(phrase, from, end, subjects[i]);

		if (found == PHRASE_NONE)
			continue;
		subject = found;
		/* another that begins before it ends no later */
		end = found + 3;
	}
	return subject;
}

/*
 * What stands before the year, or between it and the subject, is a name.
 */
static bool
names_organisation(const Phrase *phrase, uint32_t from, uint32_t to)
{
	uint32_t	year_from;
	uint32_t	subject;
	int32_t		year;

	if (phrase_has(phrase, from, "关于"))
		from += 2;
	subject = find_subject(phrase, from, to);
	for (year_from = from; year_from < subject; year_from++)
	{
		uint32_t	behind = phrase_year(phrase, year_from, &year);

		if (behind == year_from)
			continue;
		while (behind < subject && !text_is_han(phrase->chars[behind].c))
			behind++;
		if (phrase_has(phrase, behind, "年度"))
			behind += 2;
		else if (phrase_has(phrase, behind, "年"))
			behind++;
		return year_from - from >= 2 || subject >= behind + 2;
	}
	return subject - from >= 2;
}

bool
title_names_year(const Phrase *phrase, uint32_t from, uint32_t to)
{
	int32_t		year;

	for (uint32_t i = from; i + 4 <= to; i++)
	{
		if (phrase_year(phrase, i, &year) > i)
			return true;
	}
	return false;
}

uint32_t
title_score(const Phrase *phrase, uint32_t from, uint32_t to)
{
	return TITLE_SCORE +
		(names_organisation(phrase, from, to) ? TITLE_SCORE_ORG : 0) +
		(title_names_year(phrase, from, to) ? TITLE_SCORE_YEAR : 0);
}

