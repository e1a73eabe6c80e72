/*
 * org.c
 *	  Names of organisations, told by their last word.
 */
#include "org.h"

#include "text.h"

static const char *const org_suffixes[] = {
	"政府", "公署", "局", "委员会", "委", "办公室", "办", "办事处", "厅",
	"中心", "院", "署", "队", "馆", "公司", "集团", "处", "所", "站", "社",
	"部", "联合会", "协会", "商会", "工会", "学会", "基金会", "字会", "妇联",
	"残联", "文联", "科协", "大学", "中学", "小学", "学校", "党校", "校区", "银行",
	"支行", "分行", "街道", "农场", "林场", "牧场", "园区", "开发区", "新区", "台",
	"海关", "幼儿园", "公园", "植物园", "产业园", "科技园"
};

static const char *const place_suffixes[] = {
	"省", "自治区", "市", "州", "盟", "县", "旗", "区", "镇", "乡", "苏木", "街道",
	"街", "岛", "村"
};

/*
 * A name that holds one of these is part of a sentence, a line of page
 * furniture or a heading.
 */
static const char *const foreign_words[] = {
	"根据", "按照", "依据", "报告", "年报", "信息公开", "情况", "我局", "我县",
	"我市", "我区", "我镇", "我乡", "网站", "版权", "主办", "承办", "首页",
	"位置", "如下", "现将", "通知", "要求", "附件", "技术支持",
	"上一", "下一", "返回", "打印", "关闭", "联系", "备案"
};

static bool
ends_with_any(const Phrase *phrase, uint32_t from, uint32_t to,
			  const char *const *suffixes, size_t count)
{
	for (size_t i = 0; i < count; i++)
	{
		if (phrase_ends(phrase, from, to, suffixes[i]))
			return true;
	}
	return false;
}

/* Chinese characters, 、 · and brackets; at least two of the first. */
static bool
is_wording(const Phrase *phrase, uint32_t from, uint32_t to)
{
	uint32_t	han = 0;

	for (uint32_t i = from; i < to; i++)
	{
		uint32_t	c = phrase->chars[i].c;

		if (text_is_han(c))
			han++;
		else if (c != '(' && c != ')' && c != 0x3001 && c != 0xB7)
			return false;
	}
	return han >= 2;
}

static bool
is_name(const Phrase *phrase, uint32_t from, uint32_t to)
{
	if (to <= from || to - from > ORG_MOST_CHARS ||
		!is_wording(phrase, from, to))
		return false;
	for (size_t i = 0; i < sizeof(foreign_words) / sizeof(foreign_words[0]); i++)
	{
		if (phrase_find(phrase, from, to, foreign_words[i]) != PHRASE_NONE)
			return false;
	}
	return true;
}

bool
org_is_name(const Phrase *phrase, uint32_t from, uint32_t to)
{
	return ends_with_any(phrase, from, to, org_suffixes,
						 sizeof(org_suffixes) / sizeof(org_suffixes[0])) &&
		is_name(phrase, from, to);
}

bool
org_is_place(const Phrase *phrase, uint32_t from, uint32_t to)
{
	return ends_with_any(phrase, from, to, place_suffixes,
						 sizeof(place_suffixes) / sizeof(place_suffixes[0])) &&
		is_name(phrase, from, to);
}

uint32_t
org_end(const Phrase *phrase, uint32_t from, uint32_t to)
{
	if (to > phrase->count)
		to = phrase->count;
	if (to > from && to - from > ORG_MOST_CHARS)
		to = from + ORG_MOST_CHARS;
	for (; to > from; to--)
	{
		if (org_is_name(phrase, from, to))
			return to;
	}
	return from;
}
