--
-- The report as JSON
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

SELECT gd_jsonb(body) - 'sections' - 'tables' - 'facts' FROM doc;
SELECT gd_jsonb(body) -> 'facts' FROM doc;
SELECT gd_jsonb(body) #> '{sections,1}' FROM doc;
SELECT gd_jsonb(body) #> '{tables,0}' FROM doc;
SELECT gd_jsonb('');

-- keys stand where jsonb looks for them, each once
SELECT gd_jsonb(body)::text = gd_jsonb(body)::text::jsonb::text AS ordered,
       (SELECT count(*) FROM jsonb_object_keys(gd_jsonb(body) -> 'facts')) AS codes
FROM doc;

-- the same as the row, but for the facts; a range prints as DateStyle says
SET datestyle = 'ISO';
SELECT bool_and(to_jsonb(r) - 'facts' = gd_jsonb(body) - 'facts') AS same
FROM doc, gd_parse(body) r;
SELECT count(*) FILTER (WHERE gd_jsonb(body) -> 'facts' -> f.code
                              IS DISTINCT FROM coalesce(to_jsonb(f.value), 'null')) AS differ
FROM doc, gd_facts(body) f;

-- no setting shows in it
SET datestyle = 'SQL, DMY';
SELECT gd_jsonb(body) ->> 'signed', gd_jsonb(body) ->> 'period' FROM doc;
RESET datestyle;
