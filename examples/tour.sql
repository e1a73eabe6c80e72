-- What gdreport reads.  script/demo runs this on a table reports (name, body)
-- that holds the *.txt files of this folder.

\echo
\echo ==== Every report, in one line each
\echo
SELECT name, gd_issuer(body) AS issuer, gd_year(body) AS year,
       gd_script(body) AS script, gd_status(body) AS status
FROM reports
ORDER BY name;

\echo ==== The outline of one: headings where they stand, whatever the ordinals
\echo
SELECT ordinal, parent, level, kind, number, title, start_at
FROM reports, gd_sections(body)
WHERE name = '2021_traditional_run_on'
ORDER BY ordinal;

\echo ==== The tables of all: the form decides, not the layout
\echo
SELECT name, t.ordinal, t.kind, t.form, t.rows, t.columns
FROM reports, gd_tables(body) AS t
ORDER BY name, t.ordinal;

\echo ==== The facts of one: a row for every cell of the form
\echo
SELECT code, value, unit, kind, recovery, start_at
FROM reports, gd_facts(body)
WHERE name = '2021_cell_per_line'
  AND (code LIKE 'disclosure.%' OR code LIKE 'requests.%.total');

\echo ==== One fact of all
\echo
SELECT name, gd_value(body, 'requests.new.total') AS received,
       gd_value(body, 'requests.granted.total') AS granted,
       gd_value(body, 'requests.carried_out.total') AS carried_out
FROM reports
WHERE gd_value(body, 'requests.new.total') IS NOT NULL
ORDER BY name;

\echo ==== Where a number is printed
\echo
SELECT f.label, f.value, substr(body, f.start_at, f.length) AS printed,
       replace(substr(body, f.start_at - 28, 40), E'\n', ' ') AS around
FROM reports, gd_facts(body) AS f
WHERE name = '2021_cell_per_line' AND f.code = 'requests.granted.enterprise';

\echo ==== An index, a generated column and a view
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

\echo ==== What is wrong with them
\echo
SELECT name, f.line, f.severity, f.rule, f.subject, f.message
FROM reports, gd_findings(body) AS f
WHERE f.severity >= 'warning'
ORDER BY name, f.line NULLS FIRST, f.rule;

\echo ==== The same as a predicate, for a constraint
\echo
ALTER TABLE reports ADD CONSTRAINT sound CHECK (gd_is_valid(body)) NOT VALID;

SELECT name, gd_is_valid(body) AS no_errors, gd_is_valid(body, 'warning') AS no_warnings
FROM reports
ORDER BY name;
