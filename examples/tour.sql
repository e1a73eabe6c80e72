-- What gdreport reads.  script/demo runs this on a table reports (name, body)
-- that holds the *.txt files of this folder.
-- With -v chinese=1 the remarks and the messages of findings are Chinese.

\if :{?chinese}
\set message message_zh
\else
\set chinese 0
\set message message
\endif

\echo
\if :chinese
\echo ==== 每份报告一行
\else
\echo ==== Every report, in one line each
\endif
\echo
SELECT name, gd_issuer(body) AS issuer, gd_year(body) AS year,
       gd_script(body) AS script, gd_status(body) AS status
FROM reports
ORDER BY name;

\if :chinese
\echo ==== 一份报告的提纲：标题在哪里就是哪里，不论序号
\else
\echo ==== The outline of one: headings where they stand, whatever the ordinals
\endif
\echo
SELECT ordinal, parent, level, kind, number, title, start_at
FROM reports, gd_sections(body)
WHERE name = '2021_traditional_run_on'
ORDER BY ordinal;

\if :chinese
\echo ==== 所有报告的表格：看表式，不看排法
\else
\echo ==== The tables of all: the form decides, not the layout
\endif
\echo
SELECT name, t.ordinal, t.kind, t.form, t.rows, t.columns
FROM reports, gd_tables(body) AS t
ORDER BY name, t.ordinal;

\if :chinese
\echo ==== 一份报告的数据项：表式的每个单元格一行
\else
\echo ==== The facts of one: a row for every cell of the form
\endif
\echo
SELECT code, value, unit, kind, recovery, start_at
FROM reports, gd_facts(body)
WHERE name = '2021_cell_per_line'
  AND (code LIKE 'disclosure.%' OR code LIKE 'requests.%.total');

\if :chinese
\echo ==== 所有报告的同一项数据
\else
\echo ==== One fact of all
\endif
\echo
SELECT name, gd_value(body, 'requests.new.total') AS received,
       gd_value(body, 'requests.granted.total') AS granted,
       gd_value(body, 'requests.carried_out.total') AS carried_out
FROM reports
WHERE gd_value(body, 'requests.new.total') IS NOT NULL
ORDER BY name;

\if :chinese
\echo ==== 一个数字印在哪里
\else
\echo ==== Where a number is printed
\endif
\echo
SELECT f.label, f.value, substr(body, f.start_at, f.length) AS printed,
       replace(substr(body, f.start_at - 28, 40), E'\n', ' ') AS around
FROM reports, gd_facts(body) AS f
WHERE name = '2021_cell_per_line' AND f.code = 'requests.granted.enterprise';

\if :chinese
\echo ==== 索引、生成列和视图
\else
\echo ==== An index, a generated column and a view
\endif
\echo
CREATE INDEX ON reports (gd_issuer(body), gd_year(body));

ALTER TABLE reports ADD COLUMN received numeric
  GENERATED ALWAYS AS (gd_value(body, 'requests.new.total')) STORED;

CREATE VIEW outcome AS
SELECT r.name, f.label, f.value
FROM reports AS r, gd_facts(r.body) AS f
WHERE f.code LIKE 'requests.%.total' AND f.value > 0;

SELECT name, received FROM reports
WHERE gd_issuer(body) = '黛河县砚北镇人民政府' AND gd_year(body) = 2020;

SELECT label, value FROM outcome WHERE name = '2021_markdown';

\if :chinese
\echo ==== 它们有什么问题
\else
\echo ==== What is wrong with them
\endif
\echo
SELECT name, f.line, f.severity, f.rule, f.subject, f.:message
FROM reports, gd_findings(body) AS f
WHERE f.severity >= 'warning'
ORDER BY name, f.line NULLS FIRST, f.rule;

\if :chinese
\echo ==== 同样的检查作为条件，用于约束
\else
\echo ==== The same as a predicate, for a constraint
\endif
\echo
ALTER TABLE reports ADD CONSTRAINT sound CHECK (gd_is_valid(body)) NOT VALID;

SELECT name, gd_is_valid(body) AS no_errors, gd_is_valid(body, 'warning') AS no_warnings
FROM reports
ORDER BY name;
