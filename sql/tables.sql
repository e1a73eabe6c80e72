--
-- Tables and cells
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

SELECT ordinal, section, kind, form, rows, columns FROM doc, gd_tables(body);
SELECT cells FROM doc, gd_tables(body) WHERE kind = 'disclosure';
SELECT substr(body, start_at, length) FROM doc, gd_tables(body) WHERE kind = 'disclosure';

-- the cells one by one are the cells of the table
SELECT t.ordinal, count(*), bool_and(c.value = t.cells[c.row][c.col]) AS same,
       bool_and(c.value = substr(d.body, c.start_at, c.length)) AS in_place
FROM doc d, gd_tables(d.body) t, gd_cells(d.body) c
WHERE c.table_ordinal = t.ordinal
GROUP BY t.ordinal ORDER BY t.ordinal;

-- blank cells are empty strings, cells that a row lacks are NULL
SELECT cells FROM gd_tables(E'甲|乙|丙|丁\n1||3\n5|6|7|8\n');
SELECT row, col, value, value = '' AS blank FROM gd_cells(E'甲|乙|丙|丁\n1||3\n5|6|7|8\n');

SELECT count(*) FROM gd_tables('');
SELECT count(*) FROM gd_cells('没有表格');
