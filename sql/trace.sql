--
-- What the reader made of each part of a text, without its words
--
\pset null -
CREATE TEMP TABLE doc (body text);
INSERT INTO doc VALUES ($$霓虹县水利局2022年政府信息公开工作年度报告
一、总体情况
霓虹灯9431盏，都亮着。
二、主动公开政府信息情况
| 第二十条第（一）项 | | | |
| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| 规章 | 9431 | 0 | 9431 |
| 行政规范性文件 | 9431 | 9431 |
$$);

SELECT line, stage, class, section, table_ordinal AS "table", "row", form, code, matched FROM doc, gd_trace(body);
SELECT DISTINCT stage, class, reason FROM doc, gd_trace(body) WHERE stage IN ('heading', 'scalar', 'table', 'figures', 'fact') ORDER BY 1, 2, 3;

-- places are characters; no step says what only the document says
SELECT stage, substr(body, start_at, length) AS printed FROM doc, gd_trace(body) WHERE stage IN ('heading', 'figures') ORDER BY start_at;
SELECT count(*) AS steps, count(*) FILTER (WHERE step::text ~ '霓虹|9431') AS telling FROM doc, gd_trace(body) AS step;

-- as many facts and tables as are read
SELECT count(*) FILTER (WHERE stage = 'fact') = (SELECT count(*) FROM gd_facts(body)) AS facts,
	count(*) FILTER (WHERE stage = 'table') = (SELECT count(*) FROM gd_tables(body)) AS tables
FROM doc, gd_trace(body) GROUP BY body;

-- any text has a trace
SELECT line, stage, class, reason FROM gd_trace('');
SELECT line, stage, class, reason FROM gd_trace(E'|\n\n|');
