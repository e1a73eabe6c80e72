--
-- The scalars, and that gd_parse() has the same
--
CREATE TEMP TABLE doc (body text);
INSERT INTO doc VALUES ($$青石县松林镇人民政府2022年政府信息公开工作年度报告

根据《中华人民共和国政府信息公开条例》编制本报告，统计期限为2022年1月1日至2022年12月31日。

一、总体情况
（一）主动公开情况。本年主动公开信息128条。
（二）依申请公开情况。收到申请2件。
二、主动公开政府信息情况
第二十条第（一）项
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 0 | 0 | 0
行政规范性文件 | 3 | 1 | 12
第二十条第（五）项
信息内容 | 本年处理决定数量
行政许可 | 45
三、收到和处理政府信息公开申请情况
本镇2022年收到申请2件，均已办结。
四、政府信息公开行政复议、行政诉讼情况
行政复议 | 行政诉讼
结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | 复议后起诉
结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计
1 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0
五、存在的主要问题及改进情况
公开内容不够丰富。
六、其他需要报告的事项
无。

青石县松林镇人民政府
2023年1月16日$$);

INSERT INTO doc VALUES (''), (E' \n\t　'), ('夜深了，雨还在下。'), ('plain text'), ('2022年');

SELECT left(body, 8) AS doc, gd_status(body), gd_is_report(body), gd_title(body), gd_issuer(body) FROM doc;
SELECT left(body, 8) AS doc, gd_year(body), gd_script(body), gd_published(body), gd_signed(body) FROM doc;

SELECT count(*), bool_and(
	(r.status, r.title, r.issuer, r.year, r.script, r.published, r.signed)
	IS NOT DISTINCT FROM
	(gd_status(body), gd_title(body), gd_issuer(body), gd_year(body),
	 gd_script(body), gd_published(body), gd_signed(body))) AS same
FROM doc, gd_parse(body) r;

SELECT period, copies, cardinality(sections), cardinality(tables), cardinality(facts)
FROM doc, gd_parse(body);

-- the arrays are what the functions return
SELECT bool_and(r.sections = ARRAY(SELECT s FROM gd_sections(body) s)) AS sections,
       bool_and(r.tables = ARRAY(SELECT t FROM gd_tables(body) t)) AS tables,
       bool_and(r.facts = ARRAY(SELECT f FROM gd_facts(body) f)) AS facts
FROM doc, gd_parse(body) r;

-- never NULL for a text
SELECT count(*) FROM doc WHERE gd_is_report(body) IS NULL OR gd_status(body) IS NULL;
SELECT gd_parse(NULL) IS NULL, gd_is_report(NULL) IS NULL;

--
-- A stored text is read as far as it takes.  Long ones of which the beginning
-- decides, or does not, stored in both ways: the same as of the text as a whole
--
CREATE TEMP TABLE long_doc (name text, plain text, packed text);
ALTER TABLE long_doc ALTER plain SET STORAGE EXTERNAL;
INSERT INTO long_doc
SELECT name, body, body FROM (
	SELECT name, head || string_agg(format(E'%s本段第%s句，无事。\n', gap, i), '') || tail AS body
	FROM generate_series(1, 3000) AS i, (VALUES
		('a title', E'青石县松林镇人民政府2022年政府信息公开工作年度报告\n根据条例编制本报告。\n', '', ''),
		('a title, spaced out', E'青石县松林镇人民政府\n2022年政府信息公开工作年度报告\n根据条例编制本报告。\n', '　', ''),
		('no year in it', E'青石县松林镇政府信息公开工作年度报告\n', '', E'2021年的事，2021年办。\n'),
		('links', E'青石县2021年政府信息公开工作年度报告\n青石县2022年政府信息公开工作年度报告\n', '', ''),
		('a heading first', E'一、总体情况\n青石县2021年政府信息公开工作年度报告\n', '', ''),
		('an interpretation', E'《青石县2021年政府信息公开工作年度报告》解读\n', '', ''),
		('two copies', E'站点导航：首页、政府信息公开、政务服务、互动交流、走进松林、数据发布、专题专栏\n青石县2021年政府信息公开工作年度报告\n', '', E'站点导航：首页、政府信息公开、政务服务、互动交流、走进松林、数据发布、专题专栏\n青石县2021年政府信息公开工作年度报告\n'),
		('a page', E'<!DOCTYPE html><html><head><title>年报</title></head><body><h1>青石县2021年政府信息公开工作年度报告</h1><p>根据条例编制本报告。</p>\n', '<p>', '</body></html>'),
		('parts of a page', E'<h1>青石县2021年政府信息公开工作年度报告</h1><p>根据条例编制本报告。</p>\n', '<p>', '<p>好。</p>'),
		('a page behind a text', E'青石县2021年政府信息公开工作年度报告\n根据条例编制本报告。\n', '', '<html><body><p>一、总体情况</p></body></html>')
	) AS v (name, head, gap, tail)
	GROUP BY name, head, gap, tail) AS made;

SELECT bool_and(pg_column_size(plain) = octet_length(plain)) AS plain,
       bool_and(pg_column_size(packed) < octet_length(packed)) AS packed, min(octet_length(plain)) > 50000 AS long
FROM long_doc;
-- the title last: psql 14 takes a bracket of it for a character of single width
SELECT name, gd_status(plain), gd_issuer(plain), gd_year(plain), gd_title(plain) FROM long_doc ORDER BY name;
SELECT count(*), bool_and(
	(gd_status(plain), gd_title(plain), gd_issuer(plain), gd_year(plain), gd_is_report(plain))
	IS NOT DISTINCT FROM (r.status, r.title, r.issuer, r.year, r.status = 'report')) AS plain, bool_and(
	(gd_status(packed), gd_title(packed), gd_issuer(packed), gd_year(packed), gd_is_report(packed))
	IS NOT DISTINCT FROM (r.status, r.title, r.issuer, r.year, r.status = 'report')) AS packed
FROM long_doc, gd_parse(plain || '') AS r;

-- what costs less is asked first
EXPLAIN (COSTS OFF) SELECT FROM doc WHERE gd_is_valid(body) AND gd_script(body) = 'Hans' AND gd_year(body) = 2022;
