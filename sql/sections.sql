--
-- Sections
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

SELECT ordinal, parent, level, number, kind, title FROM doc, gd_sections(body);
-- unaligned: what is a wide character differs between versions of psql
\pset format unaligned
SELECT ordinal, body FROM gd_sections((SELECT body FROM doc)) WHERE ordinal IN (0, 2, 6);
\pset format aligned

-- a position is where substr() finds the title
SELECT s.ordinal, substr(d.body, s.start_at, s.length) FROM doc d, gd_sections(d.body) s
WHERE s.title IS NOT NULL;

-- each character counts as one, of one to four bytes
SELECT start_at, length FROM gd_sections(E'\U00020000é1\n一、总体情况\n好\n') WHERE level = 1;
-- and the count goes on behind any number of them
SELECT substr(t, s.start_at, s.length)
FROM (SELECT repeat(E'五、\U00020000é1字\n', 1000) || E'一、总体情况\n好\n') d(t), gd_sections(t) s
WHERE kind = 'overview';

-- set-returning, in whatever place
SELECT (gd_sections(body)).ordinal FROM doc LIMIT 2;
SELECT count(*) FROM gd_sections('');
SELECT count(*) FROM gd_sections(NULL);
SELECT DISTINCT pg_typeof(s) FROM doc, gd_sections(body) s;
