/* HTML as text: lines, cells, and where they stand in the source. */
#include "source/html_entities.h"
#include "source/html_tag.h"
#include "html_tap.h"

/* ---- what is HTML --------------------------------------------------------------- */

static void
is_markup(const char *text, bool wanted, const char *what)
{
	ok(html_is_markup(tap_tight(text, strlen(text)), strlen(text)) == wanted, "%s: %s",
	   wanted ? "HTML" : "no HTML", what);
}

static void
test_judge(void)
{
	is_markup("", false, "nothing");
	is_markup("全年共受理申请12件。\n比上年增长3%。", false, "plain text");
	is_markup("办结率<100%，a<b，c>d\n第二行", false, "a stray <");
	is_markup("<", false, "nothing but <");
	is_markup("<p", true, "an unfinished tag of a block");
	is_markup("|规章<br>制度|3|\n|文件|4|", false, "br in pipe cells");
	is_markup("<b>重点</b>工作\n<span>3</span>", false, "inline tags");
	is_markup("<pre-owned> <thing> <division>", false, "names that begin like others");
	is_markup("标签<p>写作paragraph\n二行\n三行\n四行", false, "a text that speaks of <p>");
	is_markup("| 甲<p>乙 | 3 |\n|---|---|\n| 丙 | 4 |", false, "a left-over <p> in a pipe table");
	is_markup("<p align=\"center\">年报</p>\n\n| 甲 | 乙 |\n|--|--|\n| 丙 | 4 |\n| 丁 | 5 |", false,
			  "markdown with a centred title");
	is_markup("&lt;p&gt;是段落标签\n二行\n三行", false, "a text that speaks of &lt;p&gt;");
	is_markup("AT&T &nbsp; R&amp;D &lt;3", false, "entities");
	is_markup("<P>甲</P>", true, "upper case");
	is_markup("<p\tclass=x>甲", true, "a tab behind the name");
	is_markup("甲<br><table><tr><td>乙", true, "a table behind text");
	is_markup("<!DOCTYPE HTML>\n甲\n乙\n丙\n<b>丁</b>", true, "a doctype");
	is_markup("<html>\n甲\n乙\n丙", true, "html");
	is_markup("<td>3</td>", true, "a cell alone");
	is_markup("&lt;div&gt;甲&lt;/div&gt;", true, "escaped once more");
	is_markup("&lt;DIV class=&quot;a&quot;&gt;甲", true, "escaped, with attributes");
	is_markup("<p>一行\n二行\n三行\n四行</p>", true, "wrapped lines between tags");
}

static void
test_tables_in_text(void)
{
	reads("# 一、总体情况\n\n办理 3 件。\n<table><tr><td>甲\n乙</td><td>3</td></tr></table>\n尾行  完",
		  "# 一、总体情况\n\n办理 3 件。\n|甲 乙|3|\n尾行  完",
		  "tables of HTML in a text leave its lines alone");
	reads("首行\n次行\n| 甲<br>乙 | 3 |\n<table><tr><td>甲</td><td>3</td></tr></table>\n三行",
		  "首行\n次行\n! 甲 乙 ! 3 !\n|甲|3|\n三行", "and its pipes");
}

/* ---- text ------------------------------------------------------------------------ */

static void
test_blocks(void)
{
	reads("<p>甲</p><p>乙</p>", "甲\n乙", "paragraphs are lines");
	reads("<h1>甲</h1>\n\n<div>乙<h2>丙</h2>丁</div>", "甲\n乙\n丙\n丁", "so is any block");
	reads("<p>甲<p>乙<li>丙<p>", "甲\n乙\n丙", "closed or not");
	reads("<P>甲</P><DIV>乙", "甲\n乙", "in upper case");
	reads("<div>甲<br>乙<br/><BR />丙</div>", "甲\n乙\n丙", "br is a line break");
	reads("<p>  甲\n\t 乙  <b> 丙 </b> </p>", "甲 乙 丙", "white space is one space");
	reads("<p>1<span>4</span><b>3</b>件</p>", "143件", "inline tags are nothing");
	reads("<p>甲</p>乙", "甲\n乙", "text behind a block");
	reads("<p></p><div> <br> </div>", "", "nothing in blocks is nothing");
	reads("<p>甲|乙\x1F丙\x1E丁\x1C\x1D戊</p>", "甲!乙 丙 丁 戊", "control bytes become space");
	reads("<div><pre>甲  3\n 乙\t4</pre>丙\n丁</div>", "甲  3\n 乙\t4\n丙 丁", "pre keeps its space");
	reads("<div>甲</div><pre>乙\n\n 丙</pre>\n\n<p>丁</p>", "甲\n乙\n\n 丙\n丁", "and its empty lines");
	reads("<p>甲<o:p></o:p><ucapcontent>乙</ucapcontent></p>", "甲乙", "unknown tags");
	reads("<p>\xFF甲\xE4\xB8</p>", "\xFF甲\xE4\xB8", "bytes of no character stay");
}

static void
test_ignored(void)
{
	reads("<html><head><title>标题</title><meta charset=utf-8><style>td{x:'<p>'}</style></head>"
		  "<body>甲</body></html>", "甲", "the head");
	reads("<p>甲<script>if (a < 3 && b > 1) document.write('<td>5</td>');</script>乙</p>", "甲乙",
		  "scripts");
	reads("<div>甲</div><NAV><a href=/>首页</a><ul><li>概况</ul></NAV><p>乙</p>", "甲\n乙",
		  "navigation");
	reads("<div>甲<select><option>链接</option></select>乙</div>", "甲乙", "choices");
	reads("<div>甲<!-- <table><td>5 > 3 -->乙<!---->丙<!-->丁</div>", "甲乙丙丁", "comments");
	reads("<div>甲<!-- 注 ->乙</div>", "甲乙", "a comment without its end is a tag");
	reads("<div>甲<?xml:namespace prefix = o ?>乙<![endif]>丙<!x></div>", "甲乙丙",
		  "processing instructions and declarations");
	reads("<div><![CDATA[<p>甲</p>[3]]]>乙]]></div>", "甲\n[3]乙]]>", "CDATA is read on");
	reads("<div>甲<script>乙</div>", "甲乙", "a script without its end is a tag");
	reads("<div>甲<iframe src=x />乙<iframe></iframe></div>", "甲乙", "an element that is closed");
	reads("<div>甲<!", "甲<!", "a declaration without its end is text");
	reads("<div>甲<!-- 乙", "甲<!-- 乙", "so is a comment without any");
}

static void
test_entities(void)
{
	line_reads("&lt;甲&gt;&amp;&quot;&apos;", "<甲>&\"'", "signs");
	line_reads("甲&nbsp;&nbsp;乙", "甲\xC2\xA0\xC2\xA0乙", "no-break space");
	line_reads("&ensp;&emsp;甲", "\xE2\x80\x82\xE2\x80\x83甲", "wide spaces");
	line_reads("&ldquo;甲&rdquo;&lsquo;&rsquo;", "“甲”‘’", "quotes");
	line_reads("&mdash;&ndash;&hellip;&middot;&copy;&times;&bull;", "—–…·©×•", "others");
	line_reads("&#65;&#x4e2D;&#X41;&#20013;", "A中A中", "numbers");
	line_reads("&#150;&#8226;", "–•", "numbers of Windows-1252");
	line_reads("&#0;&#xD800;&#99999999999;&#x110000;", "\xEF\xBF\xBD\xEF\xBF\xBD&#99999999999;\xEF\xBF\xBD",
			   "numbers of no character");
	line_reads("甲&#10;乙&#32;丙&Tab;丁&#31;戊", "甲 乙 丙 丁 戊", "white space");
	line_reads("&foo;&lt &; &# &#; &#x; & AT&T &amp", "&foo;&lt &; &# &#; &#x; & AT&T &amp",
			   "what is unknown stays");
	line_reads("&nbsp甲&nbspx;", "\xC2\xA0甲&nbspx;", "nbsp without its semicolon");
	line_reads("&amp;nbsp;&amp;#160;&amp;amp;lt;&amp;amp;&amp;x", "\xC2\xA0\xC2\xA0<&&x",
			   "entities that are escaped once more");
	line_reads("&amp;amp;amp;amp;amp;amp;amp;", "&amp;amp;", "but not for ever");
}

static void
test_names(void)
{
	static const char *blocks[] = {
		"address", "blockquote", "center", "dd", "div", "figcaption", "form", "h1", "h6", "hr", "li", "main",
		"ol", "p", "section", "ul", "UL", "FigCaption"
	};
	static const char *skipped[] = {
		"button", "iframe", "nav", "noframes", "noscript", "script", "select", "style", "svg", "template",
		"textarea", "title"
	};
	uint32_t	end;
	uint8_t		known;
	bool		all = true;

	for (size_t i = 0; i < sizeof(blocks) / sizeof(blocks[0]); i++)
		all &= html_tag_name(blocks[i], (uint32_t) strlen(blocks[i]), 0, &end, &known) == HTML_TAG_BLOCK;
	ok(all, "names of blocks");
	all = true;
	for (size_t i = 0; i < sizeof(skipped) / sizeof(skipped[0]); i++)
		all &= html_tag_name(skipped[i], (uint32_t) strlen(skipped[i]), 0, &end, &known) == HTML_TAG_SKIPPED;
	ok(all, "names of what is left out");
	is_int(html_tag_name("a>", 2, 0, &end, &known), HTML_TAG_INLINE, "the first name");
	ok(known > 0 && end == 1, "is known");
	is_int(html_tag_name("ul/", 3, 0, &end, &known), HTML_TAG_BLOCK, "so is the last");
	html_tag_name("blockquotes", 11, 0, &end, &known);
	is_int(known, 0, "a longer name is not");
	html_tag_name("zz", 2, 0, &end, &known);
	is_int(known, 0, "nor one behind all");
}

static void
test_broken(void)
{
	line_reads("甲<3乙<", "甲<3乙<", "a < that opens nothing");
	line_reads("甲 < 乙 > 丙", "甲 < 乙 > 丙", "between spaces");
	line_reads("甲<年报>乙", "甲<年报>乙", "before a character");
	line_reads("x<y<b>乙</b>", "x<y乙", "a tag of no known name needs its >");
	line_reads("甲<b乙", "甲<b乙", "even where the source is about to end");
	line_reads("甲<span style=x<b>乙", "甲乙", "one of a known name does not");
	line_reads("甲<font color=red/>乙</ font>丙</b x=1>", "甲乙</ font>丙", "end tags");
	line_reads("<a title=\"a>b\">甲</a><a title='<p>\"</p>'>乙</a>", "甲乙", "> inside quotes");
	line_reads("<a title=\"x>甲</a><a href=\"y\">乙</a>", "甲乙", "quotes that are not closed");
	line_reads("<a = \"\" ' 62\">甲", "甲", "attributes that are none");
	line_reads("<b title=\"x>甲</b><b title=\"x>乙\">丙</b>", "甲丙",
			   "a tag that begins with the bytes of one whose quote is not closed");
	line_reads("<b title=\"x>乙\">丙</b>丁<b title=\"x>乙</b><i>", "丙丁乙",
			   "and one whose bytes begin another");
	reads("<div>甲<a href=\"", "甲", "a source that ends in a value");
	reads("<div>甲<td", "甲\n\n\n", "in a name");
	reads("<div>甲</", "甲</", "before a name");
}

/* ---- tables -------------------------------------------------------------------------- */

static void
test_cells(void)
{
	reads("<table><tbody><tr><td>甲</td><td>3</td></tr><tr><th>乙</th><td>4</td></tr></tbody></table>",
		  "|甲|3|\n|乙|4|", "rows are lines");
	reads("<TABLE><TR><TD>甲<TD>3<TR><TD>乙<TD>4</TABLE>丙", "|甲|3|\n|乙|4|\n丙", "closed or not");
	reads("<p>前</p><table>\n<tr>\n<td>\n甲\n</td>\n<td>\n</td>\n</tr>\n</table>\n<p>后", "前\n|甲||\n后",
		  "white space between them");
	reads("<td>甲</td><td>3</td></tr><tr><td>乙</td><td>4</td></tr></table><p>后</p>",
		  "|甲|3|\n|乙|4|\n后", "a table that is cut out");
	reads("<table><tr><td>甲|乙</td><td>3</td></tr></table>", "|甲!乙|3|", "a pipe is text");
	reads("<table><caption>表</caption><tr><td>甲</td><td>3</td></tr></table>", "表\n|甲|3|", "a caption");
	reads("<table><tr><td>甲</td><td>3</td></tr></table><table><tr><td>乙</td><td>4</td></tr></table>",
		  "|甲|3|\n|乙|4|", "tables back to back");
	reads("<table><tr><td>甲</td><td>3</td></tr><p>后</p><table><tr><td>乙</td><td>4</td></tr></table>",
		  "|甲|3|\n后\n|乙|4|", "a table that is not closed");
	reads("<table><tr>前<td>甲</td>中<td>3</td></tr>后</table>", "前\n|甲 中|3|\n后", "text outside of cells");
	reads("<table></table><table><tr></tr></table><table><tr><td></td><td></td></table>", "|||",
		  "tables of nothing");

	cell_reads("<p><span>143</span></p>", "143", "blocks in a cell");
	cell_reads("<p>1<span>4</span>3</p>", "143", "digits over tags");
	cell_reads("<span>1</span><span>43</span>", "143", "digits over spans");
	cell_reads("本年新<br>制作数量", "本年新 制作数量", "br in a cell");
	cell_reads("<p>12</p><p>34</p>", "12\v34", "paragraphs do not run together");
	cell_reads("12<br><br/>34<br>", "12\v34", "nor lines");
	cell_reads("\n<p>\n甲\n</p>\n", "甲", "white space around");
	cell_reads("", "", "blank");
	cell_reads("<p></p><br>", "", "blank with tags");
	cell_reads("&nbsp;", "\xC2\xA0", "blank with an entity");
	cell_reads("<p>&nbsp;</p>", "\xC2\xA0", "blank with both");
	cell_reads("<input type=text value=5>甲", "甲", "values of forms are not read");
	cell_reads("甲</p></span></div>", "甲", "end tags of nothing");
}

static void
test_spans(void)
{
	reads("<table><tr><td colspan=3>甲</td><td>1</td></tr><tr><td>2<td>3<td>4<td>5</table>",
		  "|甲|<|<|1|\n|2|3|4|5|", "colspan");
	reads("<table><tr><td rowspan=\"2\">甲</td><td>1</td></tr><tr><td>2</td></tr><tr><td>3<td>4</table>",
		  "|甲|1|\n|^|2|\n|3|4|", "rowspan");
	reads("<table><tr><td>1</td><td rowspan=2>甲</td></tr><tr><td>2</td></tr></table>",
		  "|1|甲|\n|2|^|", "rowspan at the end of a row");
	reads("<table><tr><td>1<td>2<td rowspan=2>甲<tr><td>3</table>", "|1|2|甲|\n|3||^|",
		  "a cell that lacks before it is blank");
	reads("<table><tr><td rowspan=2 colspan=2>甲<td>1<tr><td>2</table>", "|甲|<|1|\n|^|^|2|", "both");
	reads("<table><tr><td COLSPAN = '2' >甲<td rowspan=2>1<tr><td>2<td>3</table>", "|甲|<|1|\n|2|3|^|",
		  "attributes however written");
	reads("<table><tr><td colspan=0>甲<td colspan=x>1<td colspan=-3>2<td rowspan=0>3</table>",
		  "|甲|1|2|3|", "spans of no number");
	reads("<table><tr><td data-colspan=3>甲<td colspans=2>1</table>", "|甲|1|", "other attributes");
	reads("<table><tr><td rowspan=3>甲<td>1<tr></tr><tr><td>2<tr><td>3<td>4</table>",
		  "|甲|1|\n|^|2|\n|3|4|", "a row without cells");
	reads("<table><thead><tr><td rowspan=9>甲<td>1</thead><tbody><tr><td>2<td>3</table>",
		  "|甲|1|\n|2|3|", "no span passes its group of rows");
	reads("<table><tr><td rowspan=2>甲<td>1<tr><td colspan=2>2<tr><td>3<td>4</table>",
		  "|甲|1|\n|^|2|<|\n|3|4|", "overlapping spans");
}

static void
test_limits(void)
{
	char		source[8192] = "<table><tr>";
	HtmlText	html;
	uint32_t	borders = 0;
	uint32_t	lines = 1;

	for (int i = 0; i < 70; i++)
		strcat(source, "<td>1");
	html = read_html(source);
	for (uint32_t i = 0; i < html.length; i++)
	{
		borders += html.text[i] == HTML_BORDER;
		lines += html.text[i] == '\n';
	}
	is_int(lines, 2, "a row of 70 cells is read as two");
	is_int(borders, 72, "and keeps its cells");

	html = read_html("<table><tr><td colspan=9999 rowspan=9999>甲<td>1<tr><td>2<td>3</table>");
	lines = borders = 0;
	for (uint32_t i = 0; i < html.length; i++)
		borders += html.text[i] == HTML_BORDER;
	ok(html.length > 0 && borders < 200, "spans are cut (%u borders)", borders);

	strcpy(source, "<table>");
	for (int i = 0; i < 200; i++)
		strcat(source, "<tr><td rowspan=200 colspan=64>");
	html = read_html(source);
	ok(html.length < strlen(source) * 2 + 2 * 1024 + 1000, "covered cells do not multiply (%u bytes of %zu)",
	   html.length, strlen(source));
}

static void
test_layout(void)
{
	char		prose[1024] = "";
	char		source[8192];

	reads("<table><tr><td>首页</td><td>新闻</td></tr><tr><td colspan=2><h1>年报</h1><p>一、总体情况</p>"
		  "<table><tr><td>甲</td><td>3</td></tr></table><p>二、</p></td></tr><tr><td>页脚</td><td>地图</td></tr></table>完",
		  "\n首页\n新闻\n\n\n年报\n一、总体情况\n|甲|3|\n二、\n页脚\n地图\n完",
		  "a table around a table is layout");
	reads("<table><tr><td><table><tr><td><table><tr><td>甲<td>3</table></table>乙</table>",
		  "\n\n|甲|3|\n乙", "however deep");
	reads("<table><tr><td>一、总体情况</td></tr><tr><td><p>甲</p><p>乙</p></td></tr></table>",
		  "\n一、总体情况\n\n\n甲\n乙\n", "so is one of a single column");

	for (int i = 0; i < 301; i++)
		strcat(prose, "文");
	snprintf(source, sizeof(source), "<table><tr><td>一</td><td><p>%s</p><p>乙</p></td></tr></table>", prose);
	{
		char		wanted[2048];

		snprintf(wanted, sizeof(wanted), "\n一\n%s\n乙\n", prose);
		reads(source, wanted, "and one of prose");
		snprintf(source, sizeof(source),
				 "<table><tr><td>甲<td>1<br>2<tr><td>乙<td>3<tr><td>丙<td>4<tr><td colspan=2>%s</table>", prose);
		snprintf(wanted, sizeof(wanted), "|甲|1\v2|\n|乙|3|\n|丙|4|\n\n%s\n\n\n", prose);
		reads(source, wanted, "a long remark leaves the other rows alone");
	}
}

/* ---- places --------------------------------------------------------------------------- */

static void
test_places(void)
{
	const char *table = "<table><tr><td colspan=2>本级<td> <p>1<span>4</span>3</p> </td>"
		"<td></td><td>&nbsp;</td><td>&#20013;x</td></tr></table>";
	HtmlText	html;
	GdSpan		place;

	stands("<p>甲<b>乙</b></p>", "甲", "甲", "a word");
	stands("<p>甲<b>乙</b></p>", "乙", "乙", "another");
	stands("<p>甲<b>乙</b></p>", "甲乙", "甲<b>乙", "both, with the tag between");
	stands(table, "143", "1<span>4</span>3", "a number over tags");
	stands(table, "43", "4</span>3", "a part of it");
	stands(table, "本级", "本级", "a cell");
	stands(table, "中", "&#20013;", "an entity");
	stands(table, "\xC2\xA0", "&nbsp;", "a space that is one");
	stands(table, "中x", "&#20013;x", "an entity and what follows");
	stands("<p>甲&amp;nbsp;乙</p>", "\xC2\xA0", "&amp;nbsp;", "one that is escaped once more");
	stands("<p>甲 \n 乙</p>", "甲 乙", "甲 \n 乙", "white space between");
	stands("<p>甲</p>\n<p>乙</p>", "甲\n乙", "甲</p>\n<p>乙", "two lines");
	stands("&lt;p&gt;甲&lt;b&gt;乙&lt;/b&gt;&lt;/p&gt;", "甲乙", "甲&lt;b&gt;乙", "in an escaped source");
	stands("&lt;td&gt;3&lt;td&gt;&amp;nbsp;&lt;td&gt;4", "\xC2\xA0", "&amp;nbsp;", "an entity there");
	stands("&lt;p&gt;他说：&quot;好&quot;&lt;/p&gt;", "\"好\"", "&quot;好&quot;", "quotes there");
	stands("&lt;p&gt;甲&amp;lt;乙&amp;&lt;/p&gt;", "<", "&amp;lt;", "a sign there");
	stands("&lt;p&gt;甲&amp;lt;乙&amp;&lt;/p&gt;", "&", "&amp;", "a & there");

	html = read_html(table);
	is_str(shown(&html), "|本级|<|143||\xC2\xA0|中x|", "the working text of it");
	place = html_map_place(&html.map, (GdSpan) {(uint32_t) strlen("|本级|<|143|"), 0});
	is_int(place.start, strstr(table, "<td></td>") + 4 - table, "a blank cell stands between its tags");
	is_int(place.length, 0, "and is nothing");
	html = read_html("<p></p>");
	place = html_map_place(&html.map, (GdSpan) {0, 0});
	is_int(place.start + place.length, 0, "nothing stands at the begin of nothing");

	html = read_html("<td 甲<td>3</td>");
	is_str(shown(&html), "||3|", "a tag that ends where another begins");
	place = html_map_place(&html.map, (GdSpan) {0, 1});
	is_int(place.start, 2, "has its border at its name, for it ends with part of a character");
	html = read_html("<table><tr><td>甲<td>3");
	place = html_map_place(&html.map, (GdSpan) {0, html.length});
	is_int(place.start + place.length, (int64_t) strlen("<table><tr><td>甲<td>3"),
		   "no place passes the end of the source");
}

/* The same tags again, each with what stands around it. */
static void
test_repeated(void)
{
	const char *row = "<tr><td class=\"a\" style='x:1'>甲</td><td class=\"a\" style='x:1'>1</td></tr>";
	char		source[2000] = "<table><tr><td colspan=2>本级</td><td class=\"a\" style='x:1' hidden>9</td></tr>";
	char		expected[200] = "|本级|<|";
	HtmlText	html;
	GdSpan		place;

	for (unsigned i = 0; i < 8; i++)
	{
		strcat(source, row);
		strcat(expected, "\n|甲|1|");
	}
	html = read_html(source);
	is_str(shown(&html), expected, "rows of the same tags");
	for (unsigned i = 0; i < 8; i++)
	{
		uint32_t	one = html.length - 2 - i * (uint32_t) strlen("\n|甲|1|");

		place = html_map_place(&html.map, (GdSpan) {one, 1});
		is_int(place.start, (int64_t) (strlen(source) - strlen("1</td></tr>") - i * strlen(row)),
			   "the figure of row %u from the end", i);
		place = html_map_place(&html.map, (GdSpan) {1, (uint32_t) strlen("本级")});
		is_int(place.start, strstr(source, "本级") - source, "and what stands before all");
	}
}

static void
test_escaped(void)
{
	reads("&lt;table border=&quot;1&quot;&gt;&lt;tr&gt;&lt;td colspan=&quot;2&quot;&gt;甲&lt;/td&gt;&lt;td&gt;&amp;nbsp;"
		  "&lt;td&gt;1&lt;span&gt;4&lt;/span&gt;3&lt;/table&gt;",
		  "|甲|<|\xC2\xA0|143|", "a table");
	reads("&lt;!-- 注 --&gt;&lt;p&gt;甲&lt;br/&gt;乙&nbsp;&lt;script&gt;x&lt;/script&gt;&lt;/p&gt;",
		  "甲\n乙\xC2\xA0", "comments, scripts, entities that are not escaped");
	reads("&lt;p&gt;a&amp;lt;b &amp;amp; c&#39;s \x1C\x1D\x1E\x1F|&lt;/p&gt;", "a<b & c's !",
		  "text");
}

int
main(void)
{
	test_judge();
	test_tables_in_text();
	test_blocks();
	test_ignored();
	test_entities();
	test_names();
	test_broken();
	test_cells();
	test_spans();
	test_limits();
	test_layout();
	test_places();
	test_repeated();
	test_escaped();
	return done_testing();
}
