/* Rows whose labels were lost in merged cells, as whole tables print them. */
#include "report_tap.h"

#define HEAD "三、收到和处理政府信息公开申请情况\n"

/* Read or derived: the number of a cell. */
static void
is_stated(const TapReport *read, const char *code, int64_t value, const char *name)
{
	const GdFact *fact = tap_fact(read, code);

	ok(fact != NULL && fact->kind == GD_NUMBER && fact->value.scale == 0 &&
	   fact->value.mantissa == value, "%s: %s", name, code);
}

static const char *const rows_2019[] = {
	"一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "（一）予以公开", "（二）部分公开",
	"1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”", "4.保护第三方合法权益",
	"5.属于三类内部事务信息", "6.属于四类过程性信息", "7.属于行政执法案卷", "8.属于行政查询事项",
	"1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确", "1.信访举报投诉类申请",
	"2.重复申请", "3.要求提供公开出版物", "4.无正当理由大量反复申请", "5.要求行政机关确认或重新出具已获取信息",
	"（六）其他处理", "（七）总计", "四、结转下年度继续办理"};

#define NROWS (sizeof(rows_2019) / sizeof(rows_2019[0]))

/*
 * The table of 2019 with row i granting i requests, the total and what came in
 * to match.  Labels of rows in lost (one bit each, from 0) are blank; before
 * and behind stand around the seven figures of each row.
 */
static const char *
print_table(uint32_t lost, uint32_t dropped, const char *header,
			const char *before, const char *behind)
{
	static char text[8192];
	size_t		at = 0;
	int			total = 0;

	at += (size_t) snprintf(text, sizeof(text), HEAD "%s", header);
	for (size_t i = 2; i < NROWS - 2; i++)
		total += (int) i;
	for (size_t i = 0; i < NROWS; i++)
	{
		int			figure = i == 0 || i == NROWS - 2 ? total :
			i == 1 || i == NROWS - 1 ? 0 : (int) i;

		if ((dropped >> i & 1) != 0)
			continue;
		at += (size_t) snprintf(text + at, sizeof(text) - at, "|%s|%s%d|0|0|0|0|0|%d|%s\n",
								(lost >> i & 1) != 0 ? "" : rows_2019[i],
								before, figure, figure, behind);
	}
	return text;
}

static void
test_blanks_around(void)
{
	TapReport	read = tap_read(print_table(UINT32_C(1) << 2 | UINT32_C(3) << 7, 0, "", "", "||"));

	is_stated(&read, "requests.granted.natural_person", 2, "padding behind");
	is_stated(&read, "requests.refused.third_party_rights.total", 7, "padding behind");
	is_stated(&read, "requests.refused.internal_affairs.enterprise", 0, "padding behind");
	read = tap_read(print_table(UINT32_C(1) << 2, 0, "", "|", "|"));
	is_stated(&read, "requests.granted.natural_person", 2, "blanks on both sides");
	is_stated(&read, "requests.partly_granted.total", 3, "blanks on both sides");
}

/* Figures between blanks that do not add up may be other cells. */
static void
test_no_sum(void)
{
	TapReport	read = tap_read(HEAD "|（一）予以公开|||1|2|3|0|0|0|6||\n|（二）部分公开|||1|2|3|0|0|0|7||\n");

	is_number(&read, "requests.granted.research", 3, "it adds up");
	is_not_stated(&read, "requests.partly_granted.research", "it does not");
	is_not_stated(&read, "requests.partly_granted.total", "it does not");
}

/* What stands in the corner of the header is no piece of a row's label. */
static void
test_corner(void)
{
	TapReport	read = tap_read(print_table(1, 0, "|某种说明|申请人情况|\n|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计|\n",
										"", ""));

	is_stated(&read, "requests.new.total", 209, "the first row");
	read = tap_read(print_table(1, 0, "", "", ""));
	is_stated(&read, "requests.new.total", 209, "without a header");
}

/* Labels without ordinals, and many labels lost between them. */
static void
test_far_apart(void)
{
	char	   *text = (char *) print_table(UINT32_C(0x7f) << 5, 0, "", "", "");
	char	   *label = strstr(text, "1.本机关");
	TapReport	read;

	memmove(label, label + 2, strlen(label + 2) + 1);
	read = tap_read(text);
	is_stated(&read, "requests.unavailable.not_held.total", 12, "a wording of its own");
	is_stated(&read, "requests.refused.administrative_query.total", 11, "the last one lost");
}

/* A row is missing among those whose labels are lost: nobody knows which. */
static void
test_row_missing(void)
{
	TapReport	read = tap_read(print_table(UINT32_C(7) << 5, UINT32_C(1) << 6, "", "", ""));

	is_not_stated(&read, "requests.refused.prohibited_by_law.total", "two rows for three");
	is_not_stated(&read, "requests.refused.security_and_stability.total", "two rows for three");
	is_not_stated(&read, "requests.refused.third_party_rights.total", "two rows for three");
	is_stated(&read, "requests.refused.internal_affairs.total", 8, "behind them");
}

/* Cells on lines of their own, labels printed over the cells they span. */
static void
test_count(void)
{
	TapReport	read = tap_read(HEAD
								"上年结转|\n上年结转|\n上年结转|\n1|\n0|\n0|\n0|\n0|\n0|\n1|\n"
								"|\n（一）予以公开|\n（一）予以公开|\n2|\n0|\n0|\n0|\n0|\n0|\n2|\n"
								"|\n（二）部分公开|\n（二）部分公开|\n3|\n0|\n0|\n0|\n0|\n0|\n3|\n"
								"|\n|\n1.属于国家秘密|\n4|\n0|\n0|\n0|\n0|\n0|\n4|\n");

	is_number(&read, "requests.granted.natural_person", 2, "a blank before a label said twice");
	is_number(&read, "requests.refused.state_secret.total", 4, "blanks before a label");
}

#define ALL_LOST ((UINT32_C(1) << NROWS) - 1)
#define HEADER "|||申请人情况|\n|||自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计|\n"

/* No label is left: the header, the number of rows and the sums say what it is. */
static void
test_all_lost(void)
{
	TapReport	read = tap_read(print_table(ALL_LOST, 0, HEADER, "||", ""));

	is_int(read.report.ntables, 1, "a table");
	is_str(gd_form_name(read.report.tables[0].form), "2019", "of the form with so many rows");
	is_stated(&read, "requests.new.total", 209, "the first row");
	is_stated(&read, "requests.refused.state_secret.natural_person", 4, "a row between");
	is_stated(&read, "requests.carried_out.total", 0, "the last row");

	read = tap_read(print_table(ALL_LOST, UINT32_C(1) << 9, HEADER, "||", ""));
	is_int(read.report.nfacts, 0, "a row less: of no form");
	read = tap_read(print_table(ALL_LOST, 0, "", "||", ""));
	is_int(read.report.nfacts, 0, "no header: of no form");
	read = tap_read(print_table(ALL_LOST, 0, "|||申请人情况|\n|||自然人|商业企业|科研机构|其他|总计|\n", "||", ""));
	is_int(read.report.nfacts, 0, "two columns unnamed: of no form");
}

/* （六）其他处理 is a row of one form and a group of the other. */
static void
test_group_of_other_form(void)
{
	TapReport	read = tap_read(HEAD
								"|5.要求行政机关确认或重新出具已获取信息|1|0|0|0|0|0|1|\n"
								"|（六）其他处理||1|0|0|0|0|0|1|\n|3.其他|2|0|0|0|0|0|2|\n"
								"||3|0|0|0|0|0|3|\n|四、结转下年度继续办理|0|0|0|0|0|0|0|\n");

	is_str(gd_form_name(read.report.tables[0].form), "2021", "its own labels say which");
	is_not_stated(&read, "requests.closed_otherwise.total", "a group has no figures");
	is_not_stated(&read, "requests.closed_otherwise.not_amended.total", "one row for two");
}

#define ZEROS "|0|0|0|0|0|0|0|\n"

/* The label of a group, repeated beside its rows, is no row of the other form. */
static void
test_repeated_group(void)
{
	TapReport	read = tap_read(HEAD HEADER
								"|一、本年新收政府信息公开申请数量|" ZEROS "|二、上年结转政府信息公开申请数量|" ZEROS
								"|三、本年度办理结果|（一）予以公开" ZEROS "||（二）部分公开" ZEROS
								"|（三）不予公开|" ZEROS "||2.其他法律行政法规禁止公开" ZEROS "||3.危及“三安全一稳定”" ZEROS
								"||4.保护第三方合法权益" ZEROS "||5.属于三类内部事务信息" ZEROS "||6.属于四类过程性信息" ZEROS
								"||7.属于行政执法案卷" ZEROS "||8.属于行政查询事项" ZEROS
								"|（四）无法提供|1.本机关不掌握相关政府信息" ZEROS "||2.没有现成信息需要另行制作" ZEROS "||" ZEROS
								"|（五）不予处理|" ZEROS "||2.重复申请" ZEROS "||" ZEROS "||4.无正当理由大量反复申请" ZEROS "||" ZEROS
								"|（六）其他处理|" ZEROS "|（六）其他处理|" ZEROS "|（六）其他处理|" ZEROS "||" ZEROS);

	is_not_stated(&read, "requests.closed_otherwise.total", "a group of three rows");

	/* one of three rows is missing: as many rows of zeros as the other form has, and one more */
	read = tap_read(HEAD HEADER
					"|一、本年新收政府信息公开申请数量" ZEROS "|二、上年结转政府信息公开申请数量" ZEROS
					"|（一）予以公开" ZEROS "|（二）部分公开" ZEROS
					"|1.属于国家秘密" ZEROS "|2.其他法律行政法规禁止公开" ZEROS "|3.危及“三安全一稳定”" ZEROS
					"|4.保护第三方合法权益" ZEROS "|5.属于三类内部事务信息" ZEROS "|6.属于四类过程性信息" ZEROS
					"|7.属于行政执法案卷" ZEROS "|8.属于行政查询事项" ZEROS
					"|1.本机关不掌握相关政府信息" ZEROS "|2.没有现成信息需要另行制作" ZEROS "|" ZEROS
					"|1.信访举报投诉类申请" ZEROS "|2.重复申请" ZEROS "|3.要求提供公开出版物" ZEROS
					"|4.无正当理由大量反复申请" ZEROS "|5.要求行政机关确认或重新出具已获取信息" ZEROS
					"|（六）其他处理" ZEROS "|" ZEROS "|（七）总计" ZEROS "|" ZEROS);
	is_not_stated(&read, "requests.closed_otherwise.total", "a group of two rows");
}

int
main(void)
{
	test_blanks_around();
	test_no_sum();
	test_corner();
	test_far_apart();
	test_row_missing();
	test_count();
	test_all_lost();
	test_group_of_other_form();
	test_repeated_group();
	return done_testing();
}
