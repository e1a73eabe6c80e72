/*
 * test_fold.c
 *	  The frozen folding: the table as data/fold.tsv has it, and what it means.
 */
#include <stdlib.h>

#include "base/fold.h"
#include "tap.h"
#include "base/text.h"
#include "tsv.h"

static void *
take(void *context, size_t size)
{
	(void) context;
	return malloc(size);
}

static void *
refuse(void *context, size_t size)
{
	(void) context;
	(void) size;
	return NULL;
}

static bool
stop(void *context)
{
	(void) context;
	return true;
}

/* The folding of a text, terminated, in a buffer of its own. */
static const char *
folded(const char *text, size_t length)
{
	static char buffer[256];
	GdConfig	config = {take, NULL, NULL};
	GdStr		out;

	if (gd_text_fold(&config, text, length, &out) != GD_OK ||
		out.length >= sizeof buffer)
		return NULL;
	memcpy(buffer, out.data, out.length);
	buffer[out.length] = '\0';
	return buffer;
}

static void
test_wording(const char *text, const char *expected)
{
	is_str(folded(text, strlen(text)), expected, "%s", text);
}

static void
test_meaning(void)
{
	test_wording("", "");
	test_wording("（一）予以公开", "(一)予以公开");
	test_wording("㈠予以公开", "(一)予以公开");
	test_wording("⑴专职人员数", "(1)专职人员数");
	test_wording("①信息不存在数", "(1)信息不存在数");
	test_wording("⑳", "(20)");
	test_wording("Ⅱ纠错数", "II纠错数");
	test_wording("３．危及“三安全一稳定”", "3.危及\"三安全一稳定\"");
	test_wording("国办发〔２０１９〕60号", "国办发[2019]60号");
	test_wording("【公开】﹝1﹞［2］", "[公开][1][2]");
	test_wording("二○一二年", "二〇一二年");
	test_wording("二◯一二年", "二〇一二年");
	test_wording("— – − － ‐ ─", "------");
	test_wording("：；，！？", ":;,!?");
	test_wording("、。｡", "、。。");
	test_wording("· • ・ ‧", "····");
	test_wording("～〜", "~~");
	test_wording("《条例》〈条例〉", "《条例》《条例》");
	test_wording("「公開」『條例』", "\"公开\"'条例'");
	is_str(folded(" 　\t\r\n\u00a0\u200b\ufeff\u00ad", 17), "",
		   "white space and invisible characters are nothing");
	test_wording("規範性檔案", "规范性档案");
	test_wording("行政複議、行政訴訟", "行政复议、行政诉讼");
	test_wording("諮詢 裏 裡 檔 佈 祕 徵 於 後", "咨询里里档布秘征于后");
	test_wording("覆盖 显著 乾安县 藉口", "覆盖显著乾安县藉口");
	test_wording("發佈與答覆", "发布与答覆");
}

static void
test_table(const char *folder)
{
	Tsv			tsv;
	unsigned	lines = 0;
	unsigned	wrong = 0;

	if (!ok(tsv_open(&tsv, folder, "fold.tsv"), "data/fold.tsv"))
		return;
	while (tsv_next(&tsv))
	{
		uint32_t	out[FOLD_MAX];
		char	   *rest = tsv.fields[1];
		unsigned	n = fold_char(strtoul(tsv.fields[0], NULL, 16), out);
		bool		same = true;

		for (unsigned i = 0; i < n; i++)
			same = same && strtoul(rest, &rest, 16) == out[i];
		if (!same || strspn(rest, " ") != strlen(rest))
			wrong++;
		lines++;
	}
	tsv_close(&tsv);
	is_int(wrong, 0, "every line of it is in the table");
	ok(lines > 6000, "which are %u", lines);
}

static void
test_all_characters(void)
{
	unsigned	changed = 0;
	unsigned	unstable = 0;
	unsigned	traditional = 0;

	for (uint32_t c = 0; c <= 0x10FFFF; c++)
	{
		uint32_t	once[FOLD_MAX];
		unsigned	n = fold_char(c, once);

		if (n != 1 || once[0] != c)
			changed++;
		for (unsigned i = 0; i < n; i++)
		{
			uint32_t	twice[FOLD_MAX];

			if (fold_char(once[i], twice) != 1 || twice[0] != once[i])
				unstable++;
		}
		if (fold_first(c) != (n > 0 ? once[0] : 0))
			unstable++;
		if (fold_is_traditional(c))
			traditional++;
	}
	is_int(unstable, 0, "folding twice is folding once");
	ok(changed > 6000 && changed < 7000, "%u characters change", changed);
	ok(traditional > 2800 && traditional < 2900,
	   "%u of them are Traditional", traditional);
	ok(fold_is_traditional(0x958B) && !fold_is_traditional(0x5F00),
	   "open is Traditional or Simplified");
	ok(!fold_is_traditional(0xFF10) && !fold_is_traditional(0x25CB) &&
	   !fold_is_traditional(0xF900), "width and compatibility are no script");
}

static void
test_hostile(void)
{
	GdConfig	config = {refuse, NULL, NULL};
	GdConfig	stopping = {take, stop, NULL};
	static char big[3 * GD_POLL_BYTES];
	GdStr		out;

	is_str(folded("\xE5\xBC", 2), "\xEF\xBF\xBD\xEF\xBF\xBD",
		   "bytes of no character are unknown ones");
	is_int(gd_text_fold(&config, "a", 1, &out), GD_NO_MEMORY, "no memory");
	memset(big, 'a', sizeof big);
	is_int(gd_text_fold(&stopping, big, sizeof big, &out), GD_INTERRUPTED,
		   "a long text can be interrupted");
	is_int(gd_text_fold(&config, big, (size_t) GD_MAX_INPUT + 1, &out),
		   GD_LIMIT_INPUT, "a text can be too long");
}

int
main(int argc, char **argv)
{
	test_meaning();
	test_table(tsv_folder(argc, argv));
	test_all_characters();
	test_hostile();
	return done_testing();
}
