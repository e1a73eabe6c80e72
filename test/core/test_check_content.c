/*
 * test_check_content.c
 *	  The rules content.*: what they find, and what they let alone.
 */
#include "report_tap.h"

#define TITLE "柳塘县青禾镇人民政府2022年政府信息公开工作年度报告\n"
#define PREAMBLE \
	"根据《中华人民共和国政府信息公开条例》编制本报告，统计期限为2022年1月1日至2022年12月31日。" \
	"联系电话：0999-1234567。\n"
#define HEAD TITLE PREAMBLE "一、总体情况\n"
#define TAIL \
	"\n二、主动公开政府信息情况\n全年发布信息三百余条。\n" \
	"三、收到和处理政府信息公开申请情况\n全年收到申请2件，均已答复。\n" \
	"四、政府信息公开行政复议、行政诉讼情况\n全年没有行政复议和行政诉讼。\n" \
	"五、存在的主要问题及改进情况\n栏目更新较慢，将增加人手，按月核对栏目。\n" \
	"六、其他需要报告的事项\n本年度未收取信息处理费。\n" \
	"柳塘县青禾镇人民政府\n2023年1月12日\n"
#define REPORT(words) HEAD words TAIL

/* As long as a short page. */
#define FILLER "开放日两次，栏目更新较快，按月核对栏目，来信全部答复，年底公布结果，人手有所增加，"

#define SPAM "content.contamination"
#define PAGE "content.page-numbers-in-text"
#define PLATE "content.boilerplate"
#define GLOSS "content.pinyin-glosses"
#define DROPPED "content.dropped-characters"
#define GARBLED "content.mojibake"
#define PERSON "content.personal-data"

typedef struct Checked
{
	const char *text;
	GdFindings	found;
} Checked;

static Checked
check(const char *text)
{
	static TapHooks hooks;
	GdConfig	config = tap_config(&hooks);
	GdCheck		wanted = {gd_rulesets(&(uint32_t) {0})[0], GD_NOTICE, 0, false};
	size_t		length = strlen(text);
	GdReport	report;
	Checked		checked;

	checked.text = tap_tight(text, length);
	if (gd_report_check(&config, &wanted, checked.text, length, &report,
						&checked.found) != GD_OK)
		abort();
	return checked;
}

static int
count(const Checked *checked, const char *rule, const GdFinding **first)
{
	int			found = 0;

	for (uint32_t i = 0; i < checked->found.count; i++)
		if (strncmp(checked->found.items[i].rule->name, rule, strlen(rule)) == 0 &&
			found++ == 0)
			*first = &checked->found.items[i];
	return found;
}

/* Nothing of a rule, or of all that begin so. */
static void
is_silent(const char *text, const char *rule, const char *name)
{
	Checked		checked = check(text);
	const GdFinding *first = NULL;

	if (!is_int(count(&checked, rule, &first), 0, "%s: nothing of %s", name, rule))
		printf("# %s: %.*s\n", first->rule->name, (int) first->message.length,
			   first->message.data);
}

/* The first of so many findings of a rule: subject, place and what is printed. */
static void
is_found(const char *text, const char *rule, int wanted, const char *subject,
		 const char *place, const char *actual)
{
	Checked		checked = check(text);
	const GdFinding *first = NULL;

	is_int(count(&checked, rule, &first), wanted, "%s: %s", rule, place);
	if (first == NULL)
		return;
	is_str(first->subject, subject, "%s: subject", rule);
	is_str(tap_slice(checked.text, first->place), place, "%s: place", rule);
	is_str(first->actual, actual, "%s: actual", rule);
	is_str(first->expected, NULL, "%s: expected", rule);
	is_int(first->severity, first->rule->severity, "%s: severity", rule);
	ok(first->message.length > 0 && memchr(first->message.data, '{', first->message.length) == NULL,
	   "%s: worded", rule);
}

/* ---- advertising ------------------------------------------------------------- */

static void
test_contamination(void)
{
	is_found(REPORT("利用公开栏、PG电子微信群等渠道公开信息。"), SPAM, 1, "PG电子", "PG电子", "PG电子");
	is_found(REPORT("加强解读，真·人·百·家·乐提升质量。"), SPAM, 1, "真·人·百·家·乐",
			 "真·人·百·家·乐", "真·人·百·家·乐");
	is_found(REPORT("扎实推进ｂｅｔ３６５工作。"), SPAM, 1, "ｂｅｔ３６５", "ｂｅｔ３６５", "ｂｅｔ３６５");
	is_found(REPORT("开雲體育app推進政務公開。"), SPAM, 1, "开雲體育app", "开雲體育app", "开雲體育app");
	is_found(REPORT("推进棋牌官网下载工作，开放日两次。"), SPAM, 1, "棋牌官网下载", "棋牌官网下载", "棋牌官网下载");
	is_found(REPORT("群众可查阅六合彩信息。"), SPAM, 1, "六合彩", "六合彩", "六合彩");
	is_found(REPORT("群众可查阅高仿手表信息。"), SPAM, 1, "高仿手表", "高仿手表", "高仿手表");
	is_found(REPORT("群众可查阅华体会(中国)官网信息。"), SPAM, 1, "华体会(中国)官网", "华体会(中国)官网",
			 "华体会(中国)官网");
	is_found(REPORT("各栏目博彩公司排名成人视频在线观看更新及时。"), SPAM, 1, "博彩公司排名成人视频在线观看",
			 "博彩公司排名成人视频在线观看", "博彩公司排名成人视频在线观看");
	is_found(REPORT("本报告依据《中华人民共和国欧洲杯信息公开条例》编制。"), SPAM, 1, "欧洲杯", "欧洲杯", "欧洲杯");
	is_found(TITLE PREAMBLE "一、总体情况\n开放日两次。" TAIL
			 "Copyright © 晨星(中国)官方网站 版权所有\n", SPAM, 1, "(中国)官方网站",
			 "(中国)官方网站", "(中国)官方网站");
	is_found("麻将胡了2022年政府信息公开工作年度报告\n" PREAMBLE "一、总体情况\n开放日两次。" TAIL, SPAM,
			 1, "麻将胡了", "麻将胡了", "麻将胡了");
}

/* Each wording is reported once, and no more of them than CONTENT_MOST. */
static void
test_contamination_bounds(void)
{
	static const char *const brands[] = {
		"开云体育", "乐鱼体育", "博鱼体育", "乐鱼电竞", "必威体育", "亚博体育", "沙巴体育", "欧宝体育", "雷火电竞",
		"泛亚电竞", "伟德体育", "立博体育", "平博体育", "必赢亚洲", "博天堂", "大发888", "凯发娱乐", "人生就是博",
		"尊龙凯时", "幸运飞艇"
	};
	char		text[8192] = HEAD;
	Checked		checked;
	const GdFinding *first = NULL;

	is_found(REPORT("开云体育全年开放日两次。栏目更新较快，开 云体育按月核对。"), SPAM, 1, "开云体育", "开云体育",
			 "开云体育");
	for (size_t i = 0; i < sizeof brands / sizeof brands[0]; i++)
	{
		strcat(text, "全年开放日两次，");
		strcat(text, brands[i]);
		strcat(text, "按月核对栏目。");
	}
	strcat(text, TAIL);
	checked = check(text);
	is_int(count(&checked, SPAM, &first), 16, "no more than CONTENT_MOST findings");
}

static void
test_innocent_words(void)
{
	static const char *const sentences[] = {
		"严厉打击“六合彩”赌博、网络赌博等违法犯罪活动，查处老虎机12台。",
		"开展扫黄打非专项行动，禁毒和禁赌宣传进社区，收缴赌博机。",
		"依法查处黄赌毒案件3起，公开处罚决定3件。",
		"全年安排福利彩票公益金200万元、体育彩票公益金35万元。",
		"体育彩票投注站信息全部公开，公开彩票销售额。",
		"建设棋牌室、麻将室等老年活动场所12处。",
		"对金港娱乐城开展消防安全检查，下发整改通知书3份。",
		"引导群众通过官网下载APP，注册登录后办理。",
		"国家反诈中心APP下载注册率达到95%，防范网络赌博。",
		"学校购买球网和球类器材的项目信息及时公开。",
		"百家乐超市检查3次，百家乐园小区改造完成。",
		"对棋牌类游戏平台下载安装的违规应用进行清理。",
		"通过江南体育中心官网预约服务，打造千亿体育产业。",
		"渔船捕鱼许可注册登记12艘。",
		"威尼斯人娱乐会所、太阳城小区加装电梯的信息已公开。",
		"查处高仿手表案件2起，关停博彩网站3个，封堵色情网站13个。",
		"世界杯期间开展禁赌宣传，举办麻将文化展。",
		"邮箱leyu@example.org，电话12345。",
		/* the same characters in other words, and names of places and halls */
		"学员李振华体会深刻，台风过境一夜情况通报3期。",
		"开云体育馆、小金体育公园全年开放260天。",
		"打造千亿国际陆港，企业赴澳门威尼斯人会展中心参展。",
		"预约炮制中药饮片的机构名单、国产自拍杆抽查结果均已公布。",
		"丰富线上娱乐内容，举办线上棋牌比赛和硬地滚球注册运动员选拔。",
		"皇冠娱乐会所、金沙棋牌室的检查结果均已公布。",
		/* what is sold is named by who looks after it */
		"受理高仿手表、高仿包包类投诉12件。",
		"清理互联网销售彩票APP链接9条。",
		"推广税务APP，公布官方版下载安装指引。",
		"发布网络裸聊敲诈的提醒8期。"
	};

	for (size_t i = 0; i < sizeof sentences / sizeof sentences[0]; i++)
	{
		char		text[8192] = HEAD;

		strcat(text, sentences[i]);
		strcat(text, TAIL);
		is_silent(text, SPAM, sentences[i]);
	}
	is_silent("柳塘市棋牌运动协会2022年政府信息公开工作年度报告\n" PREAMBLE "一、总体情况\n开放日两次。" TAIL,
			  SPAM, "棋牌 in the name of an office");
}

/* ---- garbled characters --------------------------------------------------------- */

static void
test_mojibake(void)
{
	is_found(REPORT("栏目更新\xEF\xBF\xBD个，开放日两次。"), GARBLED, 1, NULL, "\xEF\xBF\xBD",
			 "栏目更新\xEF\xBF\xBD个，开放日两次。");
	is_found(REPORT("推进锟斤拷锟斤拷，开放日两次。"), GARBLED, 1, NULL, "锟斤拷锟斤拷",
			 "推进锟斤拷锟斤拷，开放日两次。");
	is_found(REPORT("推进鏀垮簻淇℃伅工作，开放日两次。"), GARBLED, 1, NULL, "鏀垮簻淇℃伅",
			 "推进鏀垮簻淇℃伅工作，开放日两次");
	/* 政府 in Windows-1252 */
	is_found(REPORT("推进\xC3\xA6\xE2\x80\x9D\xC2\xBF\xC3\xA5\xC2\xBA\xC5\x93工作。"), GARBLED, 1, NULL,
			 "\xC3\xA6\xE2\x80\x9D\xC2\xBF\xC3\xA5\xC2\xBA\xC5\x93",
			 "推进\xC3\xA6\xE2\x80\x9D\xC2\xBF\xC3\xA5\xC2\xBA\xC5\x93工作。");
	{
		char		text[65536] = HEAD;
		Checked		checked;
		const GdFinding *first = NULL;

		for (int i = 0; i < 5000; i++)
			strcat(text + sizeof(HEAD) - 1 + 7 * i, "\xC3\xA6\xE2\x80\x9D\xC2\xBF");
		strcat(text, TAIL);
		checked = check(text);
		is_int(count(&checked, GARBLED, &first), 1, "one long run");
		if (first != NULL)
		{
			is_int(first->place.length, 7 * 5000, "its place is all of it");
			ok(first->actual.length <= 600, "an excerpt is shown");
		}
	}
	is_silent(REPORT("咖啡屋café“阅读角”开放，夏天30℃，骞村的沪昆线。"), GARBLED, "odd characters");
	is_silent(REPORT("閱讀區開放，龘字展覽两次，鍋爐改造。"), GARBLED, "Traditional and rare characters");
}

/* ---- page numbers ------------------------------------------------------------------ */

static void
test_page_numbers(void)
{
	is_found(REPORT("推进服2务，开放日两次。"), PAGE, 1, NULL, "2", "推进服2务，开放日两次。");
	is_found(REPORT("推進服12務，開放日兩次。"), PAGE, 1, NULL, "12", "推進服12務，開放日兩次。");
	is_found(REPORT("开放日两次，栏目更新\n- 1 -\n较快，按月核对\n— 2 —\n栏目。"), PAGE, 2, NULL, "- 1 -", "- 1 -");
	is_found(REPORT("开放日两次，栏目更新\nPage 9\n较快。"), PAGE, 1, NULL, "Page 9", "Page 9");
	is_found(REPORT("开放日两次，栏目更新\n第 2 页 共 6 页\n较快。"), PAGE, 1, NULL, "第 2 页 共 6 页",
			 "第 2 页 共 6 页");
	is_found(REPORT("业务人3员变动较多，栏目更新较慢，个别栏目的群众来信还没有按月核对，" FILLER "责5任到人的办法尚待完善。"),
			 PAGE, 2, NULL, "3", "业务人3员变动较多，栏目");
	is_silent(REPORT("业务人3员变动较多，责4任到人。"), PAGE, "numbers of no two pages");
	is_silent(REPORT("业务人3员变动较多，" FILLER "责2任到人。"), PAGE, "numbers that do not follow");
	is_silent(REPORT("治理污水3平方公里，公开全部5门课程，评议2次。"), PAGE, "measures that seem parts of words");
	is_silent(REPORT("第2季度公开3项，服务12345热线转办28件，31家单位参加，4次培训。"), PAGE, "figures");
	is_silent(REPORT("公开5类信息，信息7条，全市3所学校，报告1份，全县2023年政务新媒体8个。"), PAGE, "counts");
	is_silent(REPORT("开放日两次。\n-\n3\n-\n"), PAGE, "dashes in lines of their own");
	is_silent(REPORT("规章 | - | 3 | - |\n-    3    -\n"), PAGE, "cells of dashes");
}

/* ---- furniture ------------------------------------------------------------------------ */

static void
test_boilerplate(void)
{
	is_found("索引号：000123456/2023-00012\n" REPORT("开放日两次。"), PLATE, 1, NULL,
			 "索引号：000123456/2023-00012", "索引号：000123456/2023-00012");
	is_found(TITLE "发布时间：2023-01-12 浏览次数：23\n" PREAMBLE "一、总体情况\n开放日两次。" TAIL, PLATE, 1,
			 NULL, "发布时间：2023-01-12 浏览次数：23", "发布时间：2023-01-12 浏览次数：23");
	is_found("首页 > 政务公开 > 年报\n" REPORT("开放日两次。"), PLATE, 1, NULL, "首页 > 政务公开 > 年报",
			 "首页 > 政务公开 > 年报");
	is_found("您现在的位置：首页>政务公开\n" REPORT("开放日两次。"), PLATE, 1, NULL, "您现在的位置：首页>政务公开",
			 "您现在的位置：首页>政务公开");
	is_found(REPORT("开放日两次。") "上一篇：没有了\n【打印本页】 【关闭窗口】\n某ICP备05012345号-1\n", PLATE, 1,
			 NULL, "上一篇：没有了\n【打印本页】 【关闭窗口】\n某ICP备05012345号-1", "上一篇：没有了");
	is_found(REPORT("開放日兩次。") "相關詞條\n\n聯絡我們\n", PLATE, 1, NULL, "相關詞條\n\n聯絡我們", "相關詞條");
	is_silent(REPORT("规范索引号、发文字号等要素，完善网站地图，统计浏览次数，设置打印本页按钮。"), PLATE, "a sentence");
	is_silent(REPORT("群众可点击“首页 > 政务公开”查询，网站访问量：12万次。"), PLATE, "instructions");
	is_silent(REPORT("发布渠道\n微信\n微博\n"), PLATE, "names of channels");
	is_silent(REPORT("发布图解12期（阅读量：3.6万次），公开《节水规划》（索引号：006-12）。"), PLATE,
			  "labels in brackets of a sentence");
	is_silent(REPORT("报告在网站（首页>公开>年报）下载，“当前位置：首页>公开”等导航齐全。"), PLATE,
			  "paths in brackets and quotation marks of a sentence");
	is_silent(REPORT("完成两项工作：\n1.更新ICP备案、公安网安备案；\n2.改版专栏；\n"), PLATE,
			  "a licence without its number");
	is_found(REPORT("开放日两次。") "（浏览次数：12）\n", PLATE, 1, NULL, "（浏览次数：12）", "（浏览次数：12）");
	is_silent(REPORT("网站备案编号为某ICP备05012345号，已完成年检。"), PLATE, "a licence in a sentence");
}

/* ---- glosses --------------------------------------------------------------------------- */

static void
test_glosses(void)
{
	is_found(REPORT("公开报(bào)告两份。"), GLOSS, 1, NULL, "报(bào)", "公开报(bào)告两份。");
	is_found(REPORT("公開報（bào）告（gào）兩份。"), GLOSS, 1, NULL, "報（bào）", "公開報（bào）告（gào）兩份");
	is_found(REPORT("公开报告(gào)两份。"), GLOSS, 1, NULL, "告(gào)", "公开报告(gào)两份。");
	is_silent(REPORT("洣(mǐ)水、垟(yáng)心、㵲(wǔ)江三处公开栏已更换。"), GLOSS, "rare characters of names");
	is_silent(REPORT("公布“菰(gū)城”“苕(tiáo)阳”“榆畔(pàn)”“砚(yàn)山”的读音。"), GLOSS, "readings of quoted names");
	is_silent(REPORT("公开报(bao)告，政(A)务，信(xin1)息，公开(见附件)栏。"), GLOSS, "other brackets");
}

/* ---- dropped characters ------------------------------------------------------------------ */

static void
test_dropped(void)
{
	is_found(REPORT("数据为201711日至20171231日。"), DROPPED, 1, NULL, "201711日至20171231日",
			 "数据为201711日至20171231日。");
	is_found(REPORT("依据国办发﹝201724号文件。"), DROPPED, 1, NULL, "201724号", "依据国办发﹝201724号文件。");
	is_found(REPORT("依据国办发2017〕24号文件。"), DROPPED, 1, NULL, "2017〕", "依据国办发2017〕24号文件。");
	is_found(REPORT("数据截至202212月31日。"), DROPPED, 1, NULL, "202212月", "数据截至202212月31日。");
	is_found(REPORT("数据截至2022年1231日。"), DROPPED, 1, NULL, "1231日", "据截至2022年1231日。");
	is_silent(REPORT("编号20171231，日期2017-12-31，2017年1月1日，国办发〔2017〕24号，20221231。"), DROPPED,
			  "whole dates and numbers");
	is_silent(REPORT("编号1234567890201711日，00202212月，12345678920221231日。"), DROPPED, "longer runs of digits");
	is_silent(REPORT("第201724号提案，（201724号）建议，2022年20日内答复，12日，1231号，2022年第4号。"), DROPPED,
			  "other numbers");
}

/* ---- personal data ----------------------------------------------------------------------- */

/* The numbers are of a county that does not exist and a bank that issues none. */
static void
test_personal_data(void)
{
	is_found(REPORT("申请人身份证号110199190101010017，已答复。"), PERSON, 1, "resident-id", "110199190101010017",
			 "1101************17");
	is_found(REPORT("申请人张某，１１０１９９１９０１０１０１００１７，已答复。"), PERSON, 1, "resident-id",
			 "１１０１９９１９０１０１０１００１７", "1101************17");
	is_found(REPORT("退费银行卡号6222000000000000012。"), PERSON, 1, "bank-card", "6222000000000000012",
			 "6222*************12");
	is_silent(REPORT("申请人身份证号110199190101010018，已答复。"), PERSON, "a wrong checksum");
	is_silent(REPORT("申请人身份证号110199190113310019，已答复。"), PERSON, "an impossible date");
	is_silent(REPORT("项目编号110199190101010017，已公开。"), PERSON, "a number of a project");
	is_silent(REPORT("见http://example.org/art110199190101010017.html和/110199190101010017。"), PERSON,
			  "an address on the web");
	is_silent(REPORT("统一社会信用代码110199190101010017。"), PERSON, "a credit code");
	is_silent(REPORT("联系电话0999-1234567，收费账号6222000000000009。"), PERSON, "telephone and account");
	is_silent(REPORT("身份证\n110199190101010017\n"), PERSON, "a line of figures");
}

/* ---- all --------------------------------------------------------------------------------- */

static void
test_whole(void)
{
	Checked		checked;
	const GdFinding *first = NULL;

	is_silent(REPORT("本镇全年发布信息三百余条，开放日两次。"), "content.", "a clean report");
	is_silent(REPORT("推进服务，开放日两次。") REPORT("推进服务，开放日两次。") "全年PG电子开放日两次。\n", SPAM,
			  "behind the first copy");
	is_silent("澳门新葡京 麻将胡了 首页 > 下载\n", "content.", "no report");

	checked = check("<html><body><p>" TITLE "</p><p>" PREAMBLE "</p><p>一、总体情况</p><p>全年PG<b>电子</b>开放日。</p>"
					"<p>二、主动公开政府信息情况</p><p>全年发布信息三百余条。</p>"
					"<p>三、收到和处理政府信息公开申请情况</p><p>全年收到申请2件。</p></body></html>");
	is_int(count(&checked, SPAM, &first), 1, "in HTML");
	if (first != NULL)
		is_str(tap_slice(checked.text, first->place), "PG<b>电子", "the place in HTML");
}

int
main(void)
{
	test_contamination();
	test_contamination_bounds();
	test_innocent_words();
	test_mojibake();
	test_page_numbers();
	test_boilerplate();
	test_glosses();
	test_dropped();
	test_personal_data();
	test_whole();
	return done_testing();
}
