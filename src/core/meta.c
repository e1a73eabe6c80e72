/*
 * meta.c
 *	  The script of a report and its publication date.
 */
#include "meta.h"

#include "array.h"
#include "date.h"
#include "fold.h"
#include "match.h"
#include "text.h"

/*
 * A few Simplified words hold characters that the folding takes for
 * Traditional ones (names, 甚麽, quotations), well below this percentage; of
 * running Traditional text about a third differs.
 */
#define HANT_PERCENT	4

/* ---- script -------------------------------------------------------------- */

GdScript
meta_script(const char *text, GdSpan report)
{
	uint32_t	at = report.start;
	uint32_t	end = span_end(report);
	uint32_t	han = 0;
	uint32_t	traditional = 0;

	if (end - at > META_MOST_SAMPLE)
		end = at + META_MOST_SAMPLE;
	while (at < end)
	{
		uint32_t	behind = text_skip_han(text, at, end);
		unsigned	size;
		uint32_t	c;

		/* letters and figures, and the short way of nearly all others */
		for (; at < behind; at += 3)
		{
			c = text_han_at(text, at);
			han += c >= 0x4E00 || text_is_han(c);
			traditional += fold_look_up(c) != 0;
		}
		while (at < end && (unsigned char) text[at] < 0x80)
			at++;
		if (at >= end || text_at_han(text, at, end))
			continue;
		c = text_decode(text, end, at, &size);
		if (text_is_han(c))
		{
			han++;
			traditional += fold_is_traditional(c);
		}
		at += size;
	}
	if (han == 0)
		return GD_SCRIPT_NONE;
	return traditional * 100 >= han * HANT_PERCENT ? GD_HANT : GD_HANS;
}

/* ---- publication date ------------------------------------------------------ */

/* Page metadata stands in the first lines. */
#define MOST_METADATA	(6u * 1024)

/* Characters between a label and its date: colon, pipe, spaces. */
#define MOST_BETWEEN	12

/*
 * What stands before a date at the top of a page.  Rank 0: a date of something
 * else, which must not be taken for its last word 日期 or 时间.
 */
static const char *const date_labels[] = {
	"发布时间", "发布日期", "公开日期", "公开时间", "公布日期", "公布时间", "发布于", "发表时间",
	"发文日期", "发文时间", "发表于", "上网日期", "上传时间",
	"成文日期", "成文时间", "生成日期", "统计时间", "统计日期", "截止时间", "截止日期",
	"登记日期", "生效日期", "失效日期", "废止日期", "实施日期", "有效期", "更新时间",
	"更新日期", "修改时间", "修改日期", "打印时间", "打印日期", "当前时间", "当前日期",
	"访问时间", "浏览时间", "抓取时间", "采集时间", "编制日期", "编制时间", "填报日期",
	"填报时间", "报送时间", "报送日期", "办公时间", "工作时间", "服务时间", "受理时间",
	"日期", "时间"
};

static const uint8_t label_ranks[LENGTH_OF(date_labels)] = {
	3, 3, 3, 3, 3, 3, 3, 3,
	2, 2, 2, 2, 2,
	0, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 0,
	1, 1
};

/*
 * The date behind a label.  The bare words 日期 and 时间 need a colon or a pipe.
 */
static MetaDate
labelled_date(const char *text, uint32_t at, uint32_t end, bool needs_mark)
{
	MetaDate	found = {{0, 0, 0}, {0, 0}};
	bool		mark = false;

	for (int i = 0; i < MOST_BETWEEN && at < end; i++)
	{
		unsigned	size;
		uint32_t	c = fold_first(text_decode(text, end, at, &size));

		if (c == ':' || c == '|')
			mark = true;
		else if (c != 0 && c != '[' && c != ']' && c != '(' && c != ')')
			break;
		at += size;
	}
	if (mark || !needs_mark)
		found.place = span_between(at, date_read(text, at, end, &found.date));
	return found;
}

MetaDate
meta_published(const char *text, GdSpan preamble)
{
	uint32_t	at = preamble.start;
	uint32_t	end = span_end(preamble);
	MetaDate	best = {{0, 0, 0}, {0, 0}};
	uint8_t		best_rank = 0;
	GdSpan		label;
	size_t		which;

	if (end - at > MOST_METADATA)
		end = at + MOST_METADATA;
	while (match_find_any(text, at, end, date_labels, LENGTH_OF(date_labels),
						  &which, &label))
	{
		uint8_t		rank = label_ranks[which];

		at = span_end(label);
		if (rank > best_rank)
		{
			MetaDate	found = labelled_date(text, at, end, rank == 1);

			if (found.date.year != 0)
			{
				best = found;
				best_rank = rank;
			}
		}
	}
	return best;
}
