/* What a page holds but does not show: struck out, hidden, raised. */
#include "html_tap.h"
#include "source/html_unseen.h"
#include "report_tap.h"

/* ---- struck out -------------------------------------------------------------------- */

static void
test_struck(void)
{
	cell_reads("<s>12</s>15", "15", "s");
	cell_reads("<del>12</del>15", "15", "del");
	cell_reads("<STRIKE>12</STRIKE> 15", "15", "strike");
	cell_reads("15<del><p>12</p><span>3</span></del>", "15", "with blocks in it");
	cell_reads("<s>1<s>2</s>3</s>15", "15", "one inside the other");
	cell_reads("<span style=\"text-decoration: line-through\">12</span>15", "15", "by its style");
	cell_reads("<s>12</s>", "", "all of a cell");
	cell_reads("<ins>15</ins>", "15", "what was put in its place");
	cell_reads("<ruby>报<rp>(</rp><rt>bao</rt><rp>)</rp></ruby>告", "报告", "how to pronounce it");
	line_reads("发布信息<del>12</del>15条", "发布信息15条", "in a sentence");
	line_reads("<s>发布信息12条", "发布信息12条", "without its end it hides nothing");
	reads("<table><tr><td><s>12</td><td>3</s></td></tr></table>", "|12|3|", "nor beyond its cell");
}

/* ---- hidden ------------------------------------------------------------------------- */

static void
test_hidden(void)
{
	cell_reads("<span style=\"display:none\">9</span>12", "12", "display: none");
	cell_reads("<SPAN STYLE='color:red; DISPLAY : NONE ;x'>9</SPAN>12", "12", "however it is written");
	cell_reads("<div hidden>9</div>12", "12", "hidden");
	cell_reads("<div hidden=\"\"><div>9</div>8</div>12", "12", "with the same inside");
	cell_reads("12<i style=visibility:hidden>9</i>", "12", "visibility: hidden");
	cell_reads("<span style='mso-hide:all'>9</span>12", "12", "mso-hide: all");
	cell_reads("<span style=\"display:block\">9</span>12", "912", "what is not hidden");
	cell_reads("<span class=\"hidden\" data-style=\"display:none\">9</span>12", "912", "nor by its names");
	cell_reads("<input hidden>12<img style=\"display:none\">", "12", "what holds nothing");
	cell_reads("<p hidden>9", "9", "without its end it hides nothing");
	line_reads("<span style=\"display:none\">甲</span>乙", "甲乙", "outside of tables all is read");
}

static void
test_cells(void)
{
	reads("<table><tr><td>甲</td><td hidden>9</td><td>1</td></tr></table>", "|甲|1|", "a cell that is gone");
	reads("<table><tr><td hidden>9<td>甲<td style='display:none' colspan=2>8<td>1</table>", "|甲|1|",
		  "without end tags");
	reads("<table><tr><td>甲</td><td style=\"visibility:hidden\">9</td><td>1</td></tr></table>", "|甲||1|",
		  "one that is empty");
	reads("<table><tr><td>甲</td><td style=\"text-decoration:line-through\">9</td><td>1</td></tr></table>",
		  "|甲||1|", "one that was struck out");
	reads("<table><tr><td>甲<td>1<tr style='display:none'><td>乙<td>2<tr><td>丙<td>3</table>",
		  "|甲|1|\n|丙|3|", "a row that is gone");
	reads("<table><tr><td rowspan=3>甲<td>1<tr hidden><td>2<tr><td>3</table>",
		  "|甲|1|\n|^|3|", "counts for what covers it");
	reads("<table><tr><td hidden rowspan=2>9<td>甲<td>1<tr><td>乙<td>2</table>",
		  "|甲|1|\n|乙|2|", "what is gone covers nothing");
	reads("<table><tr><td>甲</td><td hidden><table><tr><td>乙</td><td>2</td></tr></table></td></tr></table>",
		  "\n甲\n|乙|2|", "what holds a table is read");
}

static void
test_long(void)
{
	static char source[HTML_MAX_UNSEEN + 200];

	memset(source, 'x', sizeof(source) - 1);
	memcpy(source, "<table><tr><td><p hidden>", 25);
	strcpy(source + sizeof(source) - 60, "</p></td><td>1</td></tr></table>");
	ok(read_html(source).length > HTML_MAX_UNSEEN, "what is long is read: it may be the report");
}

/* ---- raised --------------------------------------------------------------------------- */

static void
test_raised(void)
{
	cell_reads("12<sup>1</sup>", "12\v1", "the mark of a note is no digit");
	cell_reads("<sup>1</sup>12", "1\v12", "nor before a figure");
	cell_reads("12<sub>件</sub>", "12 件", "a unit");
	cell_reads("<sup>12</sup>", "12", "a whole cell");
	line_reads("100m<sup>2</sup>", "100m2", "outside of tables it is a part of its word");
}

/* ---- figures ---------------------------------------------------------------------------- */

static void
test_places(void)
{
	stands("<table><tr><td><s>12</s>15</td><td>9</td></tr></table>", "15", "15", "behind what was struck out");
	stands("<table><tr><td>1<s>2</s>5</td><td>9</td></tr></table>", "15", "1<s>2</s>5", "around it");
	stands("<table><tr hidden><td>7</td><td>8</td></tr><tr><td>甲</td><td>9</td></tr></table>", "9", "9",
		   "behind a row that is gone");
}

static void
test_figures(void)
{
	TapReport	read = tap_read("<h2>二、主动公开政府信息情况</h2><table>"
								"<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>"
								"<tr><td>规章</td><td><s>12</s>15</td><td>3<sup>1</sup></td><td>40</td></tr>"
								"<tr><td>行政规范性文件</td><td>2</td><td hidden>7</td><td>1</td><td>6</td></tr></table>");

	is_number(&read, "disclosure.regulations.made", 15, "not 1215");
	is_not_stated(&read, "disclosure.regulations.repealed", "not 31");
	is_number(&read, "disclosure.regulations.in_force", 40, "beside them");
	is_number(&read, "disclosure.normative_documents.repealed", 1, "not 7");
}

int
main(void)
{
	test_struck();
	test_hidden();
	test_cells();
	test_long();
	test_raised();
	test_places();
	test_figures();
	return done_testing();
}
