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
