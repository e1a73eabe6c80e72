-- Any schema, any search_path: what dumps, maintenance commands and foreign
-- servers run with.
BEGIN;
SET LOCAL client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE SCHEMA gd;
CREATE EXTENSION gdreport SCHEMA gd;
SELECT plan(10);

CREATE TABLE public.gd_doc (body text);
INSERT INTO public.gd_doc VALUES (E'青石县松林镇人民政府2022年政府信息公开工作年度报告\n一、总体情况\n好。\n甲|乙\n1|2\n'), ('');

-- every function once, with nothing in sight but pg_catalog
SET LOCAL search_path = '';
CREATE TABLE public.gd_seen AS
SELECT gd.gd_parse(body)::text AS parse, gd.gd_jsonb(body) AS json,
       ARRAY(SELECT s::text FROM gd.gd_sections(body) s) AS sections,
       ARRAY(SELECT t::text FROM gd.gd_tables(body) t) AS tables,
       ARRAY(SELECT c::text FROM gd.gd_cells(body) c) AS cells,
       ARRAY(SELECT f::text FROM gd.gd_facts(body) f) AS facts,
       ARRAY(SELECT f::text FROM gd.gd_forms() f) AS forms,
       gd.gd_validate(body)::text AS validate,
       ARRAY(SELECT f::text FROM gd.gd_findings(body) f) AS findings,
       ARRAY(SELECT r::text FROM gd.gd_rules() r) AS rules,
       ARRAY(SELECT c::text FROM gd.gd_claims(body) c) AS claims,
       ARRAY(SELECT s::text FROM gd.gd_trace(body) s) AS trace,
       gd.gd_compare(body, body)::text AS compare,
       gd.gd_html(body) AS html, gd.gd_compare_html(body, body) AS compare_html,
       gd.gd_is_valid(body) AS is_valid,
       gd.gd_assert_valid(body, 'error', '1.0') OR true AS assert_valid,
       gd.gd_value(body, 'requests.new.total') AS value,
       gd.gd_status(body) AS status, gd.gd_is_report(body) AS is_report,
       gd.gd_title(body) AS title, gd.gd_issuer(body) AS issuer,
       gd.gd_year(body) AS year, gd.gd_script(body) AS script,
       gd.gd_published(body) AS published, gd.gd_signed(body) AS signed,
       gd.gd_fold(body) AS fold, gd.gd_normalize(body) AS normalize,
       gd.gdreport_version() AS version
FROM public.gd_doc;
CREATE TABLE public.gd_kept (
	body text NOT NULL CHECK (gd.gd_status(body) IS NOT NULL),
	year int GENERATED ALWAYS AS (gd.gd_year(body)) STORED,
	valid boolean GENERATED ALWAYS AS (gd.gd_is_valid(body)) STORED,
	title text
);
CREATE TRIGGER ingest BEFORE INSERT ON public.gd_kept FOR EACH ROW
	EXECUTE FUNCTION gd.gd_ingest('body', 'title=title');
CREATE INDEX gd_kept_valid ON public.gd_kept (year) WHERE gd.gd_is_valid(body, 'warning');
CREATE INDEX gd_kept_title ON public.gd_kept (gd.gd_title(body));
INSERT INTO public.gd_kept (body) SELECT body FROM public.gd_doc;
REINDEX TABLE public.gd_kept;
SET LOCAL search_path = public;

SELECT is(count(*), 2::bigint, 'all functions work without a search_path') FROM gd_seen;
SELECT is(count(*), (SELECT count(*) FROM pg_proc AS p JOIN pg_depend AS d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'
	AND d.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'gdreport') WHERE p.prorettype <> 'trigger'::regtype),
	'one column for each') FROM pg_attribute WHERE attrelid = 'gd_seen'::regclass AND attnum > 0;
SELECT is(year, 2022, 'and answer') FROM gd_seen WHERE title IS NOT NULL;
SELECT set_eq('SELECT year, title IS NULL FROM gd_kept', $$ VALUES (2022, false), (NULL, true) $$,
	'constraints, generated columns, indexes and triggers do');

-- objects that a search_path could plant are not used
CREATE SCHEMA trap;
CREATE TYPE trap.gd_section AS (nothing int);
CREATE FUNCTION trap.int4(text) RETURNS int LANGUAGE sql AS 'SELECT 1 / 0';
SET LOCAL search_path = trap, public;
SELECT cmp_ok(cardinality((gd.gd_parse(body)).sections), '>', 1, 'element types are the extension''s own')
FROM gd_doc WHERE body <> '';
SET LOCAL search_path = public;

-- relocation
CREATE SCHEMA moved;
ALTER EXTENSION gdreport SET SCHEMA moved;
SELECT hasnt_function('gd', 'gd_parse', 'nothing stays behind');
SELECT is((SELECT pg_typeof((moved.gd_validate('') || ARRAY[NULL::moved.gd_finding])[1])::text), 'moved.gd_finding',
	'findings have moved along');
SELECT is(ARRAY(SELECT moved.gd_parse(body)::text FROM gd_doc),
	ARRAY(SELECT parse FROM gd_seen), 'the same answers from the other schema');
SELECT is((SELECT pg_typeof(f)::text FROM moved.gd_forms() f LIMIT 1), 'moved.gd_form_item',
	'types have moved along');
INSERT INTO gd_kept (body) SELECT body FROM gd_doc;
SELECT is(count(*), 4::bigint, 'dependents follow') FROM gd_kept;

SELECT * FROM finish();
ROLLBACK;
