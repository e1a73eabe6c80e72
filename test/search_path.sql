-- Objects planted in schemas of the search_path, before pg_catalog, change no
-- answer: neither of the functions, nor of what is stored with them, nor of
-- CREATE EXTENSION.
BEGIN;
SET LOCAL client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE SCHEMA gd;
CREATE EXTENSION gdreport SCHEMA gd;
SELECT plan(20);

CREATE TABLE public.gd_doc (body text);
INSERT INTO public.gd_doc VALUES ($$青石县松林镇人民政府2022年政府信息公开工作年度报告
一、总体情况
2022年，本镇共收到政府信息公开申请7件，均已按期答复。
三、收到和处理政府信息公开申请情况
项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计
一、本年新收政府信息公开申请数量 | 1 | 2 | 0 | 0 | 0 | 0 | 5
二、上年结转政府信息公开申请数量 | 0 | 1 | 0 | 0 | 0 | 0 | 1
（七）总计 | 1 | 2 | 0 | 0 | 0 | 0 | 3
青石县松林镇人民政府
$$), ('');

CREATE TABLE public.gd_kept (
	body text NOT NULL CHECK (gd.gd_status(body) IN ('report', 'fragment', 'empty', 'not_a_report')),
	year int GENERATED ALWAYS AS (gd.gd_year(body)) STORED,
	valid boolean GENERATED ALWAYS AS (gd.gd_is_valid(body)) STORED,
	title text, findings jsonb
);
CREATE TRIGGER ingest BEFORE INSERT ON public.gd_kept FOR EACH ROW
	EXECUTE FUNCTION gd.gd_ingest('body', 'title=title', 'findings=findings');
CREATE INDEX gd_kept_title ON public.gd_kept (gd.gd_title(body)) WHERE gd.gd_is_valid(body, 'notice', '1.0');

-- What all functions answer.  It is asked with traps on the path, so no cast,
-- operator or function of another kind stands here.
CREATE VIEW public.gd_kinds AS
SELECT gd.gd_parse(body), gd.gd_jsonb(body), gd.gd_validate(body), gd.gd_compare(body, body),
	ARRAY(SELECT s FROM gd.gd_sections(body) AS s) AS sections, ARRAY(SELECT t FROM gd.gd_tables(body) AS t) AS tables,
	ARRAY(SELECT c FROM gd.gd_cells(body) AS c) AS cells, ARRAY(SELECT f FROM gd.gd_facts(body) AS f) AS facts,
	ARRAY(SELECT c FROM gd.gd_claims(body) AS c) AS claims, ARRAY(SELECT f FROM gd.gd_findings(body) AS f) AS findings,
	ARRAY(SELECT s FROM gd.gd_trace(body) AS s) AS steps, ARRAY(SELECT r FROM gd.gd_rules() AS r) AS rules, ARRAY(SELECT f FROM gd.gd_forms() AS f) AS forms,
	gd.gd_value(body, 'requests.new.total'), gd.gd_status(body), gd.gd_is_report(body), gd.gd_title(body), gd.gd_issuer(body),
	gd.gd_year(body), gd.gd_script(body), gd.gd_published(body), gd.gd_signed(body), gd.gd_is_valid(body),
	gd.gd_is_valid(body, 'notice', '1.0') AS spotless, gd.gd_fold(body), gd.gd_normalize(body), gd.gdreport_version(),
	gd.gd_html(body), gd.gd_compare_html(body, body, 'en'), gd.gd_assert_valid('')
FROM public.gd_doc;
CREATE FUNCTION public.gd_ask() RETURNS SETOF public.gd_kinds LANGUAGE sql AS $$
SELECT gd.gd_parse(body), gd.gd_jsonb(body), gd.gd_validate(body), gd.gd_compare(body, body),
	ARRAY(SELECT s FROM gd.gd_sections(body) AS s), ARRAY(SELECT t FROM gd.gd_tables(body) AS t),
	ARRAY(SELECT c FROM gd.gd_cells(body) AS c), ARRAY(SELECT f FROM gd.gd_facts(body) AS f),
	ARRAY(SELECT c FROM gd.gd_claims(body) AS c), ARRAY(SELECT f FROM gd.gd_findings(body) AS f),
	ARRAY(SELECT s FROM gd.gd_trace(body) AS s), ARRAY(SELECT r FROM gd.gd_rules() AS r), ARRAY(SELECT f FROM gd.gd_forms() AS f),
	gd.gd_value(body, 'requests.new.total'), gd.gd_status(body), gd.gd_is_report(body), gd.gd_title(body), gd.gd_issuer(body),
	gd.gd_year(body), gd.gd_script(body), gd.gd_published(body), gd.gd_signed(body), gd.gd_is_valid(body),
	gd.gd_is_valid(body, 'notice', '1.0'), gd.gd_fold(body), gd.gd_normalize(body), gd.gdreport_version(),
	gd.gd_html(body), gd.gd_compare_html(body, body, 'en'), gd.gd_assert_valid('')
FROM public.gd_doc
$$;
CREATE TABLE public.gd_honest AS SELECT a AS answer FROM public.gd_ask() AS a;
CREATE TABLE public.gd_answered (trap text, answer public.gd_kinds);
SELECT ok(cardinality((answer).findings) > 0 AND cardinality((answer).facts) > 0 AND cardinality((answer).claims) > 0,
	'the sample has findings, facts and claims')
FROM public.gd_honest WHERE (answer).gd_title IS NOT NULL;

SELECT is_empty($$
	SELECT p.proname FROM pg_proc AS p JOIN pg_depend AS d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'
	AND d.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'gdreport') WHERE p.prorettype <> 'trigger'::regtype
		AND strpos((SELECT prosrc FROM pg_proc WHERE oid = 'public.gd_ask'::regproc), 'gd.' || p.proname || '(') = 0
$$, 'every function is asked');

-- ---------------------------------------------------------------- the traps

-- functions that the server has, and ours
CREATE SCHEMA trap_functions;
CREATE FUNCTION trap_functions.length(text) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT -1';
CREATE FUNCTION trap_functions.substr(text, int, int) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT 'planted'::text $$;
CREATE FUNCTION trap_functions.daterange(date, date, text) RETURNS daterange LANGUAGE sql IMMUTABLE AS $$ SELECT 'empty'::daterange $$;
CREATE FUNCTION trap_functions.gd_year(text) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT -1';
CREATE FUNCTION trap_functions.gd_is_valid(text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT NOT NULL';
CREATE FUNCTION trap_functions.gd_title(text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT 'planted'::text $$;
CREATE FUNCTION trap_functions.gd_ingest() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';

-- operators
CREATE SCHEMA trap_operators;
CREATE FUNCTION trap_operators.yes(text, text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
CREATE FUNCTION trap_operators.yes(int, int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
CREATE FUNCTION trap_operators.yes(gd.gd_severity, gd.gd_severity) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
CREATE FUNCTION trap_operators.planted(text, text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT 'planted'::text $$;
CREATE OPERATOR trap_operators.= (LEFTARG = text, RIGHTARG = text, FUNCTION = trap_operators.yes);
CREATE OPERATOR trap_operators.= (LEFTARG = int, RIGHTARG = int, FUNCTION = trap_operators.yes);
CREATE OPERATOR trap_operators.>= (LEFTARG = gd.gd_severity, RIGHTARG = gd.gd_severity, FUNCTION = trap_operators.yes);
CREATE OPERATOR trap_operators.|| (LEFTARG = text, RIGHTARG = text, FUNCTION = trap_operators.planted);

-- types of the server's names and of ours
CREATE SCHEMA trap_types;
CREATE TYPE trap_types.text AS (planted int);
CREATE TYPE trap_types.int4 AS (planted int);
CREATE TYPE trap_types.jsonb AS (planted int);
CREATE TYPE trap_types.numeric AS (planted int);
CREATE TYPE trap_types.date AS (planted int);
CREATE TYPE trap_types.daterange AS (planted int);
CREATE TYPE trap_types.gd_section AS (planted int);
CREATE TYPE trap_types.gd_finding AS (planted int);
CREATE TYPE trap_types.gd_fact AS (planted int);
CREATE TYPE trap_types.gd_severity AS ENUM ('planted', 'error');

-- casts, which have no schema: of our enum, and from the server's types to it
CREATE SCHEMA trap_casts;
CREATE FUNCTION trap_casts.severity(text) RETURNS gd.gd_severity LANGUAGE sql IMMUTABLE AS $$ SELECT 'notice'::gd.gd_severity $$;
CREATE FUNCTION trap_casts.words(gd.gd_severity) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT 'planted'::text $$;
CREATE FUNCTION trap_casts.nothing(text) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT -1';

-- relations of the catalogs' names and of our types'
CREATE SCHEMA trap_relations;
CREATE TABLE trap_relations.pg_enum (oid oid, enumtypid oid, enumsortorder real, enumlabel name);
CREATE TABLE trap_relations.pg_type (oid oid, typname name);
CREATE TABLE trap_relations.pg_proc (oid oid, proname name);
CREATE TABLE trap_relations.pg_conversion (oid oid, conname name);
CREATE TABLE trap_relations.gd_report (planted int);
CREATE VIEW trap_relations.gd_rules AS SELECT 'planted' AS rule;

-- The traps are live: an ordinary statement falls into each.
CREATE TABLE public.gd_fell (length int, equal boolean, type oid, rule text);
SET LOCAL search_path = trap_functions, trap_operators, trap_types, trap_relations, pg_catalog, public, gd;
INSERT INTO public.gd_fell SELECT length('abc'), 'a'::pg_catalog.text = 'b'::pg_catalog.text, to_regtype('gd_severity'), rule FROM gd_rules;
SET LOCAL search_path = public, gd;
SELECT is(length, -1, 'who names no schema calls a planted function') FROM gd_fell;
SELECT ok(equal, 'and a planted operator') FROM gd_fell;
SELECT is(type, 'trap_types.gd_severity'::regtype::oid, 'takes a planted type') FROM gd_fell;
SELECT is(rule, 'planted', 'and a planted relation') FROM gd_fell;

-- ---------------------------------------------------------------- into the traps

SET LOCAL search_path = trap_functions, pg_catalog, public, gd;
INSERT INTO public.gd_answered SELECT 'functions', a FROM public.gd_ask() AS a;
INSERT INTO public.gd_kept (body) SELECT body FROM public.gd_doc;
SET LOCAL search_path = trap_operators, pg_catalog, public, gd;
INSERT INTO public.gd_answered SELECT 'operators', a FROM public.gd_ask() AS a;
INSERT INTO public.gd_kept (body) SELECT body FROM public.gd_doc;
SET LOCAL search_path = trap_types, pg_catalog, public, gd;
INSERT INTO public.gd_answered SELECT 'types', a FROM public.gd_ask() AS a;
INSERT INTO public.gd_kept (body) SELECT body FROM public.gd_doc;
SET LOCAL search_path = trap_relations, pg_catalog, public, gd;
INSERT INTO public.gd_answered SELECT 'relations', a FROM public.gd_ask() AS a;
INSERT INTO public.gd_kept (body) SELECT body FROM public.gd_doc;
REINDEX TABLE public.gd_kept;

SET LOCAL search_path = public, gd;
CREATE CAST (text AS gd.gd_severity) WITH FUNCTION trap_casts.severity(text) AS IMPLICIT;
CREATE CAST (gd.gd_severity AS text) WITH FUNCTION trap_casts.words(gd.gd_severity) AS IMPLICIT;
CREATE CAST (text AS int) WITH FUNCTION trap_casts.nothing(text) AS IMPLICIT;
INSERT INTO public.gd_answered SELECT 'casts', a FROM public.gd_ask() AS a;
INSERT INTO public.gd_kept (body) SELECT body FROM public.gd_doc;
SELECT is('error'::gd.gd_severity::text, 'planted', 'a planted cast is used by who asks for it');
DROP CAST (text AS gd.gd_severity);
DROP CAST (gd.gd_severity AS text);
DROP CAST (text AS int);

SELECT results_eq('SELECT trap, count(*) FROM gd_answered GROUP BY trap ORDER BY trap',
	$$ VALUES ('casts', 2::bigint), ('functions', 2), ('operators', 2), ('relations', 2), ('types', 2) $$, 'every question has its answers');
SELECT is(ARRAY(SELECT answer::text FROM gd_answered WHERE trap = 'functions' ORDER BY 1),
	ARRAY(SELECT answer::text FROM gd_honest ORDER BY 1), 'planted functions change none');
SELECT is(ARRAY(SELECT answer::text FROM gd_answered WHERE trap = 'operators' ORDER BY 1),
	ARRAY(SELECT answer::text FROM gd_honest ORDER BY 1), 'nor do planted operators');
SELECT is(ARRAY(SELECT answer::text FROM gd_answered WHERE trap = 'types' ORDER BY 1),
	ARRAY(SELECT answer::text FROM gd_honest ORDER BY 1), 'nor planted types');
SELECT is(ARRAY(SELECT answer::text FROM gd_answered WHERE trap = 'relations' ORDER BY 1),
	ARRAY(SELECT answer::text FROM gd_honest ORDER BY 1), 'nor planted relations');
SELECT is(ARRAY(SELECT answer::text FROM gd_answered WHERE trap = 'casts' ORDER BY 1),
	ARRAY(SELECT answer::text FROM gd_honest ORDER BY 1), 'nor planted casts');
SELECT is(count(*), 10::bigint, 'rows arrived through all of them') FROM gd_kept;
SELECT is_empty($$
	SELECT body FROM gd_kept WHERE (year, valid, title) IS DISTINCT FROM (gd.gd_year(body), gd.gd_is_valid(body), gd.gd_title(body))
		OR jsonb_array_length(findings) IS DISTINCT FROM cardinality(gd.gd_validate(body))
$$, 'constraint, generated columns, index and trigger were the right ones');

-- ---------------------------------------------------------------- CREATE EXTENSION

-- Into a schema where its names are taken: refused, not adopted.
CREATE SCHEMA taken;
CREATE FUNCTION taken.gd_year(report text) RETURNS int LANGUAGE sql IMMUTABLE STRICT AS 'SELECT -1';
DROP EXTENSION gdreport CASCADE;
SELECT throws_ok('CREATE EXTENSION gdreport SCHEMA taken', '42723', NULL, 'a function of the same name is not taken over');
DROP FUNCTION taken.gd_year;
CREATE TYPE taken.gd_section AS (planted int);
SELECT throws_ok('CREATE EXTENSION gdreport SCHEMA taken', '42710', NULL, 'nor a type');
DROP TYPE taken.gd_section;

-- Into one with types of the server's names, with all traps on the path.
CREATE TYPE taken.text AS (planted int);
CREATE TYPE taken.numeric AS (planted int);
CREATE TYPE pg_temp.jsonb AS (planted int);
CREATE FUNCTION taken.gd_year(taken.text) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT -1';
SET LOCAL search_path = taken, trap_functions, trap_operators, trap_types, trap_relations, pg_catalog, public;
CREATE EXTENSION gdreport SCHEMA taken;
SET LOCAL search_path = public;
SELECT results_eq($$
	SELECT count(*) > 40, count(*) FILTER (WHERE t.typnamespace <> 'pg_catalog'::regnamespace AND t.typname !~ '^_?gd_')
	FROM pg_proc AS p JOIN pg_depend AS d ON d.objid = p.oid AND d.classid = 'pg_proc'::regclass
	JOIN pg_type AS t ON t.oid = ANY (p.proargtypes || p.prorettype)
	WHERE d.deptype = 'e' AND d.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'gdreport')
$$, 'VALUES (true, 0::bigint)', 'functions take and give the types of the server');
SELECT results_eq($$
	SELECT count(*) > 50, count(*) FILTER (WHERE of.typnamespace <> 'pg_catalog'::regnamespace AND of.typname !~ '^_?gd_')
	FROM pg_type AS t JOIN pg_depend AS d ON d.objid = t.oid AND d.classid = 'pg_type'::regclass
	JOIN pg_attribute AS a ON a.attrelid = t.typrelid JOIN pg_type AS of ON of.oid = a.atttypid
	WHERE d.deptype = 'e' AND d.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'gdreport')
$$, 'VALUES (true, 0::bigint)', 'so do the attributes of row types');
SELECT is(taken.gd_year('青石县2022年政府信息公开工作年度报告'::pg_catalog.text), 2022, 'and answer');

SELECT * FROM finish();
ROLLBACK;
