/* Tables of one cell a line, whose rows are found by counting cells. */
#include "report_tap.h"

#define REQUESTS "三、收到和处理政府信息公开申请情况\n"
#define DISPUTES "四、政府信息公开行政复议、行政诉讼情况\n"

#define RESULTS "结果维持|\n结果纠正|\n其他结果|\n尚未审结|\n总计|\n"
#define FIVE "|\n|\n|\n|\n|\n"

/* No row of disputes has a label, and blanks part its figures. */
static void
test_disputes(void)
{
	/* a line of padding ends a row, a blank cell behind it begins the next */
	TapReport	read = tap_read(DISPUTES
								"行政复议|\n行政诉讼|\n|||||||||||||\n"
								RESULTS "未经复议直接起诉|\n复议后起诉|\n||||||||\n"
								RESULTS RESULTS "|||||\n"
								"|\n0|\n|\n7|\n16|\n1|\n0|\n1|\n1|\n3|\n0|\n0|\n8|\n0|\n8|\n");

	is_number(&read, "disputes.reconsideration.corrected", 0, "a blank behind padding");
	is_number(&read, "disputes.reconsideration.total", 16, "a blank behind padding");
	is_number(&read, "disputes.lawsuit_after_reconsideration.other", 8, "a blank behind padding");

	/* padding that is one cell a line as well */
	read = tap_read(DISPUTES
					"行政复议|\n行政诉讼|\n" FIVE FIVE "|\n|\n|\n"
					RESULTS "未经复议直接起诉|\n复议后起诉|\n" FIVE "|\n|\n|\n"
					RESULTS RESULTS FIVE
					"1|\n5|\n2|\n|\n7|\n8|\n3|\n8|\n0|\n19|\n|\n4|\n0|\n0|\n|\n");
	is_number(&read, "disputes.reconsideration.total", 7, "padding a cell a line");
	is_number(&read, "disputes.lawsuit_direct.total", 19, "padding a cell a line");
	is_number(&read, "disputes.lawsuit_after_reconsideration.corrected", 4, "padding a cell a line");
}

#define COLUMNS "申请人情况|\n自然人|\n商业企业|\n科研机构|\n社会公益组织|\n法律服务机构|\n其他|\n总计|\n"
#define CARRIED_IN "二、上年结转政府信息公开申请数量|\n1|\n0|\n0|\n0|\n0|\n0|\n1|\n"
#define GRANTED "（一）予以公开|\n2|\n0|\n0|\n0|\n0|\n0|\n2|\n"
#define PARTLY "（二）部分公开|\n3|\n0|\n0|\n0|\n0|\n0|\n3|\n"

/*
 * Digits that fell apart into as many cells as another row has besides: the row of
 * figures alone is no row, and the one before it not what it seems.
 */
static void
test_whole_rows(void)
{
	TapReport	read = tap_read(REQUESTS COLUMNS
								"一、本年新收政府信息公开申请数量|\n"
								"2|\n1|\n3|\n3|\n6|\n2|\n1|\n3|\n5|\n1|\n2|\n0|\n5|\n1|\n5|\n"
								CARRIED_IN GRANTED PARTLY);

	is_not_stated(&read, "requests.new.natural_person", "digits that fill the next row");
	ok(tap_fact(&read, "requests.new.total")->recovery == GD_DERIVED &&
	   tap_fact(&read, "requests.new.total")->value.mantissa == 515,
	   "the total, which all ways to join them share");
	is_number(&read, "requests.carried_in.total", 1, "the row behind it");

	read = tap_read(REQUESTS COLUMNS CARRIED_IN GRANTED PARTLY
					"四、结转下年度继续办理|\n8|\n8|\n6|\n0|\n0|\n0|\n0|\n1|\n5|\n4|\n");
	is_not_stated(&read, "requests.carried_out.natural_person", "a rest at the end");
	is_not_stated(&read, "requests.carried_out.total", "a rest at the end");
	is_number(&read, "requests.partly_granted.total", 3, "the row before it");
}

/* A label that a count puts at the end of a row would have no figures left. */
static void
test_label_at_end(void)
{
	TapReport	read = tap_read(REQUESTS
								"自然人|\n商业企业|\n科研机构|\n社会公益组织|\n法律服务机构|\n其他|\n总计|\n"
								"一、本年新收政府信息公开申请数量|\n"
								"2|\n1|\n3|\n1|\n3|\n6|\n2|\n1|\n3|\n5|\n1|\n2|\n0|\n6|\n1|\n5|\n"
								CARRIED_IN GRANTED PARTLY);
	const GdFact *fact = tap_fact(&read, "requests.new.natural_person");

	ok(fact != NULL && fact->recovery == GD_AMBIGUOUS, "a label at the end of a row is no row of blanks");
}

/* A sentence between a label and its figures: a row without cells is no row of blanks. */
static void
test_label_without_cells(void)
{
	TapReport	read = tap_read(REQUESTS COLUMNS CARRIED_IN GRANTED
								"（二）部分公开|\n以上数据截至年底。\n3|\n0|\n0|\n0|\n0|\n0|\n3|\n");
	const GdFact *fact = tap_fact(&read, "requests.partly_granted.total");

	is_number(&read, "requests.granted.total", 2, "the row before");
	ok(fact == NULL || fact->recovery == GD_AMBIGUOUS, "no cell is no blank cell");
}

#define ROW(label, figures) label "|\n" figures "|\n|\n"

/*
 * A cell of a row is lost, and padding stands where the last figure was.  A row of
 * zeros would not tell, nor a total that happens to be the last part.
 */
static void
test_lost_cell(void)
{
	static const char *const lost[] = {
		"0|\n0|\n0|\n0|\n0|\n0", "2|\n0|\n0|\n0|\n0|\n2", "0|\n0|\n5|\n0|\n3|\n2"
	};

	for (int i = 0; i < 3; i++)
	{
		char		text[4096];
		TapReport	read;
		const GdFact *fact;

		snprintf(text, sizeof(text), "%s" COLUMNS "|\n"
				 ROW("一、本年新收政府信息公开申请数量", "3|\n0|\n0|\n0|\n0|\n0|\n3")
				 ROW("二、上年结转政府信息公开申请数量", "1|\n0|\n0|\n0|\n0|\n0|\n1")
				 ROW("（一）予以公开", "1|\n0|\n0|\n0|\n0|\n0|\n1") ROW("（二）部分公开", "%s")
				 ROW("1.属于国家秘密", "0|\n0|\n0|\n0|\n0|\n0|\n0") ROW("（七）总计", "3|\n0|\n0|\n0|\n0|\n0|\n3"),
				 REQUESTS, lost[i]);
		read = tap_read(text);
		is_number(&read, "requests.granted.total", 1, "the row before");
		fact = tap_fact(&read, "requests.partly_granted.total");
		ok(fact == NULL || fact->recovery == GD_AMBIGUOUS, "padding is no blank total: %s", lost[i]);
	}
}

int
main(void)
{
	test_disputes();
	test_whole_rows();
	test_label_at_end();
	test_label_without_cells();
	test_lost_cell();
	return done_testing();
}
