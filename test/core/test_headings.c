/*
 * test_headings.c
 *	  The wording of level-1 headings.
 */
#include "words/headings.h"
#include "tap.h"

typedef struct Wording
{
	const char *text;
	GdSectionKind kind;
	HeadingStrength strength;
	int			length;			/* of the wording; 0: the whole text */
} Wording;

static const Wording wordings[] = {
	{"总体情况", GD_SECTION_OVERVIEW, HEADING_NUMBERED, 0},
	{"總體情況2020 年,", GD_SECTION_OVERVIEW, HEADING_NUMBERED, 12},
	{"2020年政府信息公开工作总体情况", GD_SECTION_OVERVIEW, HEADING_NUMBERED, 0},
	{"２０２０ 年度总体情况", GD_SECTION_OVERVIEW, HEADING_NUMBERED, 0},
	{"概 述", GD_SECTION_OVERVIEW, HEADING_WEAK, 0},
	{"基本工作情况", GD_SECTION_OVERVIEW, HEADING_WEAK, 0},
	{"主动公开政府信息情况", GD_SECTION_DISCLOSURE, HEADING_STRONG, 0},
	{"主动公开政府信息的情况", GD_SECTION_DISCLOSURE, HEADING_STRONG, 0},
	{"主動公開政府資訊情況", GD_SECTION_DISCLOSURE, HEADING_STRONG, 0},
	{"政府信息主动公开情况", GD_SECTION_DISCLOSURE, HEADING_NUMBERED, 0},
	{"主动公开政府信息", GD_SECTION_DISCLOSURE, HEADING_WEAK, 0},
	{"政府信息公开内容", GD_SECTION_DISCLOSURE, HEADING_NUMBERED, 0},
	{"收到和处理政府信息公开申请情况", GD_SECTION_REQUESTS, HEADING_STRONG, 0},
	{"依申请公开政府信息情况", GD_SECTION_REQUESTS, HEADING_NUMBERED, 0},
	{"政府信息依申请公开办理情况", GD_SECTION_REQUESTS, HEADING_NUMBERED, 0},
	{"依申请公开政府信息和不予公开政府信息的情况", GD_SECTION_REQUESTS,
	HEADING_NUMBERED, 0},
	{"政府信息公开行政复议、行政诉讼情况", GD_SECTION_DISPUTES, HEADING_STRONG, 0},
	{"政府資訊公開行政複議、行政訴訟情況", GD_SECTION_DISPUTES, HEADING_STRONG, 0},
	{"因政府信息公开工作被申请行政复议、提起行政诉讼情况", GD_SECTION_DISPUTES,
	HEADING_STRONG, 0},
	{"行政复议和诉讼情况", GD_SECTION_DISPUTES, HEADING_NUMBERED, 0},
	{"复议、诉讼和申诉情况", GD_SECTION_DISPUTES, HEADING_NUMBERED, 0},
	{"存在的主要问题及改进情况", GD_SECTION_PROBLEMS, HEADING_STRONG, 0},
	{"政府信息公开工作存在的主要问题及改进情况", GD_SECTION_PROBLEMS,
	HEADING_STRONG, 0},
	{"存在问题及改进情况", GD_SECTION_PROBLEMS, HEADING_NUMBERED, 0},
	{"存在的问题和改进措施", GD_SECTION_PROBLEMS, HEADING_NUMBERED, 0},
	{"存在问题及工作打算", GD_SECTION_PROBLEMS, HEADING_NUMBERED, 0},
	{"存在的主要问题及下一步工作打算", GD_SECTION_PROBLEMS, HEADING_NUMBERED, 0},
	{"存在问题", GD_SECTION_PROBLEMS, HEADING_WEAK, 0},
	{"其他需要报告的事项", GD_SECTION_OTHER, HEADING_STRONG, 0},
	{"其它需要報告的事項", GD_SECTION_OTHER, HEADING_STRONG, 0},
	{"需要说明的其他事项", GD_SECTION_OTHER, HEADING_NUMBERED, 0},
	{"收费和减免情况", GD_SECTION_FEES, HEADING_NUMBERED, 0},
	{"政府信息公开收费及减免情况", GD_SECTION_FEES, HEADING_NUMBERED, 0},
	{"政府信息公开的收费及减免情况", GD_SECTION_FEES, HEADING_NUMBERED, 0},
	{"回应解读情况", GD_SECTION_RESPONSES, HEADING_NUMBERED, 0},
	{"政策解读和回应关切情况", GD_SECTION_RESPONSES, HEADING_NUMBERED, 0},
	{"政府信息公开咨询处理情况", GD_SECTION_CONSULTATIONS, HEADING_NUMBERED, 0},
	{"公众諮詢情況", GD_SECTION_CONSULTATIONS, HEADING_NUMBERED, 0},
	{"机构建设和保障经费情况", GD_SECTION_RESOURCES, HEADING_NUMBERED, 0},
	{"人员和收支情况", GD_SECTION_RESOURCES, HEADING_NUMBERED, 0},
	{"附表", GD_SECTION_ANNEX, HEADING_WEAK, 0},
	{"附表：政府信息公开情况统计表", GD_SECTION_ANNEX, HEADING_WEAK, 0},
	{"", GD_SECTION_NONE, HEADING_WEAK, 0},
	{"2020年", GD_SECTION_NONE, HEADING_WEAK, 0},
	{"一、总体情况", GD_SECTION_NONE, HEADING_WEAK, 0},
	{"总体", GD_SECTION_NONE, HEADING_WEAK, 0},
	{"工作会议", GD_SECTION_NONE, HEADING_WEAK, 0},
	{"总体|情况", GD_SECTION_NONE, HEADING_WEAK, 0},
};

#define NWORDINGS (sizeof wordings / sizeof wordings[0])

static void
test_wording(const Wording *wording)
{
	uint32_t	length = (uint32_t) strlen(wording->text);
	uint32_t	expected = wording->length > 0 ? (uint32_t) wording->length : length;
	HeadingStrength strength = HEADING_WEAK;
	uint32_t	end = 0;
	GdSectionKind kind = headings_match(wording->text, 0, length, &end, &strength);

	is_str(gd_section_kind_name(kind), gd_section_kind_name(wording->kind),
		   "%s", wording->text);
	if (wording->kind == GD_SECTION_NONE)
		return;
	is_int(end, expected, "its end");
	is_int(strength, wording->strength, "its strength");
}

int
main(void)
{
	const char *text = "主动公开政府信息情况";
	uint32_t	end;
	int			longer = 0;

	for (size_t i = 0; i < NWORDINGS; i++)
		test_wording(&wordings[i]);
	for (uint32_t limit = 0; limit < strlen(text); limit++)
	{
		for (uint32_t at = 0; at <= limit; at++)
		{
			if (headings_match(text, at, limit, &end, NULL) != GD_SECTION_NONE &&
				end > limit)
				longer++;
		}
	}
	is_int(longer, 0, "a wording is never read past the end");
	return done_testing();
}
