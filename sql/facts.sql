--
-- Facts, values and forms
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

SELECT form, code, value, kind, recovery, raw, unit FROM doc, gd_facts(body);
SELECT label FROM doc, gd_facts(body) WHERE code = 'disclosure.normative_documents.in_force';
SELECT bool_and(raw = substr(d.body, f.start_at, f.length)) AS in_place FROM doc d, gd_facts(d.body) f;

-- one number
SELECT gd_value(body, 'disclosure.normative_documents.in_force') FROM doc;
-- as many decimals as are printed, however the number is shown
SELECT v AS printed, gd_value(t, 'disclosure.fees.amount') AS value, gd_value(t, 'disclosure.fees.amount')::text = v AS same,
       gd_jsonb(t) #>> '{facts,disclosure.fees.amount}' = v AS same_in_json
FROM unnest(ARRAY['3.5', '0.50', '82.123', '0.0006', '82.9499', '1.00000', '12345678901.234567', '-0.5', '0']) AS v,
     concat('青石县松林镇人民政府2022年政府信息公开工作年度报告', E'\n二、主动公开政府信息情况\n第二十条第（八）项\n信息内容 | 本年收费金额（单位：万元）\n行政事业性收费 | ', v, E'\n') AS t;
-- a form has it, the document has not
SELECT gd_value(body, 'requests.new.total') FROM doc;
SELECT gd_value('', 'requests.new.total');
SELECT gd_value(NULL, 'requests.new.total'), gd_value('', NULL);
-- no form has it
SELECT gd_value('', 'requests.new.nobody');
SELECT gd_value('', '');
SELECT gd_value('', repeat('申请', 50));

-- all that there is to ask for
SELECT form, count(*), count(DISTINCT code) = count(*) AS codes_differ,
       min(position), max(position) = count(*) AS dense
FROM gd_forms() GROUP BY form ORDER BY form COLLATE "C";
SELECT * FROM gd_forms() WHERE code = 'requests.new.natural_person' ORDER BY form COLLATE "C";
SELECT count(*) FROM doc, gd_facts(body) f
WHERE NOT EXISTS (SELECT FROM gd_forms() i WHERE (i.form, i.code, i.label) = (f.form, f.code, f.label));
