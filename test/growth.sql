-- Types that have more attributes than the library knows, or fewer: the new
-- ones are NULL, the missing ones left out, and nothing crashes.
BEGIN;
SET LOCAL client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE SCHEMA gd;
CREATE EXTENSION gdreport SCHEMA gd;
SET LOCAL search_path = public, gd;
SELECT plan(16);

CREATE TEMP TABLE doc AS SELECT E'青石县松林镇人民政府2022年政府信息公开工作年度报告\n一、总体情况\n好。\n二、主动公开政府信息情况\n第二十条第（一）项\n信息内容|本年制发件数|本年废止件数|现行有效件数\n规章|0|0|0\n行政规范性文件|3|1|12\n'::text AS body;
CREATE TEMP TABLE before AS
SELECT gd_parse(body)::text AS report, gd_jsonb(body) AS json,
       (SELECT count(*) FROM gd_sections(body)) AS sections,
       (SELECT count(*) FROM gd_tables(body)) AS tables,
       (SELECT count(*) FROM gd_cells(body)) AS cells,
       (SELECT count(*) FROM gd_facts(body)) AS facts,
       (SELECT count(*) FROM gd_forms()) AS forms
FROM doc;

ALTER TYPE gd_report ADD ATTRIBUTE extra int, ADD ATTRIBUTE more text[];
ALTER TYPE gd_section ADD ATTRIBUTE extra int;
ALTER TYPE gd_table ADD ATTRIBUTE extra text;
ALTER TYPE gd_cell ADD ATTRIBUTE extra numeric;
ALTER TYPE gd_fact ADD ATTRIBUTE extra daterange;
ALTER TYPE gd_form_item ADD ATTRIBUTE extra text;

SELECT is(count(*), min(sections), 'gd_sections of a grown type') FROM doc, before, gd_sections(body);
SELECT is(count(*), (SELECT tables FROM before), 'gd_tables') FROM doc, gd_tables(body);
SELECT is(count(*), (SELECT cells FROM before), 'gd_cells') FROM doc, gd_cells(body);
SELECT is(count(*), (SELECT facts FROM before), 'gd_facts') FROM doc, gd_facts(body);
SELECT is(count(*), (SELECT forms FROM before), 'gd_forms') FROM gd_forms();
SELECT is((SELECT count(extra) FROM doc, gd_sections(body)) + (SELECT count(extra) FROM doc, gd_tables(body)) +
          (SELECT count(extra) FROM doc, gd_cells(body)) + (SELECT count(extra) FROM doc, gd_facts(body)) +
          (SELECT count(extra) FROM gd_forms()), 0::bigint, 'new attributes are NULL');
SELECT is((gd_parse(body)).year, 2022, 'gd_parse still answers') FROM doc;
SELECT is((gd_parse(body)).more, NULL, 'with NULL for what it does not know') FROM doc;
SELECT is((SELECT count(s.ordinal) FROM unnest((gd_parse(body)).sections) s), (SELECT sections FROM before),
	'and with arrays of grown rows') FROM doc;
SELECT is((SELECT count(f.extra) FROM unnest((gd_parse(body)).facts) f), 0::bigint, 'NULL in them, too') FROM doc;
SELECT is(gd_jsonb(body), (SELECT json FROM before), 'gd_jsonb has no part in it') FROM doc;

-- an attribute that somebody dropped
ALTER TYPE gd_section DROP ATTRIBUTE title CASCADE;
SELECT is(array_agg(kind ORDER BY ordinal), ARRAY['preamble', 'overview', 'disclosure'],
	'the others stay in place') FROM doc, gd_sections(body);

-- an older type: what it lacks at its end is left out
ALTER TYPE gd_section DROP ATTRIBUTE extra CASCADE;
CREATE TYPE old_cell AS (table_ordinal int, "row" int);
CREATE FUNCTION old_cells(text) RETURNS SETOF old_cell
	AS 'gdreport', 'gd_cells' LANGUAGE c IMMUTABLE STRICT;
SELECT is(count("row"), (SELECT cells FROM before), 'rows of two attributes') FROM doc, old_cells(body);

-- a retyped attribute is an error, not a wrong value
CREATE TYPE other_cell AS (table_ordinal text, "row" int);
CREATE FUNCTION other_cells(text) RETURNS SETOF other_cell
	AS 'gdreport', 'gd_cells' LANGUAGE c IMMUTABLE STRICT;
SELECT throws_ok('SELECT other_cells(body) FROM doc', '42804', NULL, 'an attribute of another type');
CREATE TYPE other_report AS (status text, title text, issuer text, year int, script text,
	period daterange, published date, signed date, copies int, sections int[]);
CREATE FUNCTION other_parse(text) RETURNS other_report
	AS 'gdreport', 'gd_parse' LANGUAGE c IMMUTABLE STRICT;
SELECT throws_ok('SELECT other_parse(body) FROM doc', '42804', NULL, 'an array of something else');

SELECT cmp_ok((SELECT facts FROM before), '>', 0::bigint, 'the document has facts to show this with');

SELECT * FROM finish();
ROLLBACK;
