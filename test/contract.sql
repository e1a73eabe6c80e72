-- What gdreport 1.0 promises: its functions and types, and how they are marked.
BEGIN;
SET LOCAL client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE SCHEMA gd;
CREATE EXTENSION gdreport SCHEMA gd;
SELECT plan(17);

CREATE TEMP TABLE function AS
SELECT p.*, p.proname || '(' || pg_get_function_arguments(p.oid) || ') -> ' ||
       pg_get_function_result(p.oid) AS signature
FROM pg_proc p JOIN pg_depend d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid
     AND d.deptype = 'e' AND d.refclassid = 'pg_extension'::regclass
     AND d.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'gdreport');

CREATE TEMP TABLE row_type AS
SELECT t.*
FROM pg_type t JOIN pg_depend d ON d.classid = 'pg_type'::regclass AND d.objid = t.oid
     AND d.deptype = 'e' AND d.refclassid = 'pg_extension'::regclass
     AND d.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'gdreport')
WHERE t.typtype = 'c';

SELECT set_eq('SELECT signature FROM function', ARRAY[
	'gd_parse(report text) -> gd.gd_report',
	'gd_jsonb(report text) -> jsonb',
	'gd_sections(report text) -> SETOF gd.gd_section',
	'gd_tables(report text) -> SETOF gd.gd_table',
	'gd_cells(report text) -> SETOF gd.gd_cell',
	'gd_facts(report text) -> SETOF gd.gd_fact',
	'gd_value(report text, code text) -> numeric',
	'gd_status(report text) -> text',
	'gd_is_report(report text) -> boolean',
	'gd_title(report text) -> text',
	'gd_issuer(report text) -> text',
	'gd_year(report text) -> integer',
	'gd_script(report text) -> text',
	'gd_published(report text) -> date',
	'gd_signed(report text) -> date',
	'gd_validate(report text, ruleset text DEFAULT ''1.0''::text) -> gd.gd_finding[]',
	'gd_findings(report text, ruleset text DEFAULT ''1.0''::text) -> SETOF gd.gd_finding',
	'gd_is_valid(report text, at_least gd.gd_severity DEFAULT ''error''::gd.gd_severity, ruleset text DEFAULT ''1.0''::text) -> boolean',
	'gd_assert_valid(report text, at_least gd.gd_severity DEFAULT ''error''::gd.gd_severity, ruleset text DEFAULT ''1.0''::text) -> boolean',
	'gd_compare(previous text, current text, ruleset text DEFAULT ''1.0''::text) -> gd.gd_finding[]',
	'gd_rules(ruleset text DEFAULT ''1.0''::text) -> SETOF gd.gd_rule',
	'gd_html(report text, lang text DEFAULT ''zh''::text) -> text',
	'gd_compare_html(previous text, current text, lang text DEFAULT ''zh''::text) -> text',
	'gd_claims(report text) -> SETOF gd.gd_claim',
	'gd_trace(report text) -> SETOF gd.gd_step',
	'gd_ingest() -> trigger',
	'gd_forms() -> SETOF gd.gd_form_item',
	'gd_fold(label text) -> text',
	'gd_normalize(report text) -> text',
	'gdreport_version() -> text'
], 'the functions are the documented ones');

SELECT is_empty($$
	SELECT signature FROM function
	WHERE prolang <> (SELECT oid FROM pg_language WHERE lanname = 'c')
$$, 'all are C: no body depends on a search_path');

SELECT is_empty($$
	SELECT signature FROM function WHERE NOT proisstrict AND prorettype <> 'trigger'::regtype
$$, 'all are strict');

SELECT is_empty($$
	SELECT signature FROM function WHERE proparallel <> 's' AND prorettype <> 'trigger'::regtype
$$, 'all are parallel safe');

SELECT is_empty($$
	SELECT signature FROM function WHERE prosecdef OR proleakproof OR proconfig IS NOT NULL
$$, 'none runs as its owner, claims to be leakproof or changes settings');

SELECT set_eq($$
	SELECT proname FROM function WHERE provolatile <> 'i' AND prorettype <> 'trigger'::regtype
$$, ARRAY['gd_normalize', 'gdreport_version'],
	'all are immutable but what depends on ICU or names the library');

SELECT is_empty($$
	SELECT signature FROM function WHERE provolatile = 'v' AND prorettype <> 'trigger'::regtype
$$, 'none is volatile but the trigger');

SELECT set_eq('SELECT proname::text, procost::int FROM function', $$ VALUES
	('gd_parse', 5000), ('gd_jsonb', 5000), ('gd_sections', 5000), ('gd_tables', 5000),
	('gd_cells', 5000), ('gd_facts', 5000), ('gd_value', 5000), ('gd_status', 200),
	('gd_is_report', 200), ('gd_title', 200), ('gd_issuer', 200), ('gd_year', 200),
	('gd_script', 1000), ('gd_published', 1000), ('gd_signed', 1000),
	('gd_validate', 6000), ('gd_findings', 6000), ('gd_is_valid', 5000), ('gd_assert_valid', 6000),
	('gd_compare', 12000), ('gd_rules', 100), ('gd_claims', 6000), ('gd_trace', 6000), ('gd_ingest', 1),
	('gd_html', 10000), ('gd_compare_html', 25000),
	('gd_forms', 100), ('gd_fold', 10), ('gd_normalize', 20000), ('gdreport_version', 1)
$$, 'costs');

SELECT set_eq('SELECT proname::text, prorows::int FROM function WHERE proretset', $$ VALUES
	('gd_sections', 20), ('gd_tables', 4), ('gd_cells', 300), ('gd_facts', 200), ('gd_forms', 750),
	('gd_findings', 5), ('gd_rules', 80), ('gd_claims', 10), ('gd_trace', 500)
$$, 'rows of the set-returning functions');

SELECT cmp_ok((SELECT abs(count(*) - 750) FROM gd.gd_forms()), '<', 75::bigint,
	'the forms have about as many items as the planner is told');

SELECT set_eq('SELECT typname FROM row_type', ARRAY[
	'gd_report', 'gd_section', 'gd_table', 'gd_cell', 'gd_fact', 'gd_form_item',
	'gd_finding', 'gd_claim', 'gd_rule', 'gd_step'
], 'the types are the documented ones');

SELECT set_eq($$
	SELECT t.typname::text, string_agg(a.attname || ' ' ||
	       format_type(a.atttypid, a.atttypmod), ', ' ORDER BY a.attnum)
	FROM row_type t JOIN pg_attribute a ON a.attrelid = t.typrelid AND a.attnum > 0
	GROUP BY t.typname
$$, $$ VALUES
	('gd_cell', 'table_ordinal integer, row integer, col integer, value text, start_at integer, length integer'),
	('gd_claim', 'code text, value numeric, approximate boolean, unit text, sentence text, start_at integer, length integer'),
	('gd_step', 'line integer, start_at integer, length integer, stage text, class text, section integer, table_ordinal integer, row integer, form text, code text, matched text, reason text'),
	('gd_finding', 'rule text, severity gd.gd_severity, subject text, message text, message_zh text, expected text, actual text, blame text, basis text, line integer, start_at integer, length integer'),
	('gd_rule', 'rule text, severity gd.gd_severity, since text, form text, title text, title_zh text, expression text, basis text'),
	('gd_fact', 'form text, code text, value numeric, kind text, recovery text, raw text, unit text, label text, start_at integer, length integer'),
	('gd_form_item', 'form text, code text, label text, unit text, position integer'),
	('gd_report', 'status text, title text, issuer text, year integer, script text, period daterange, published date, signed date, copies integer, sections gd.gd_section[], tables gd.gd_table[], facts gd.gd_fact[]'),
	('gd_section', 'ordinal integer, parent integer, level integer, number text, kind text, title text, body text, start_at integer, length integer'),
	('gd_table', 'ordinal integer, section integer, kind text, form text, rows integer, columns integer, cells text[], start_at integer, length integer')
$$, 'attributes in their order');

SELECT is_empty($$
	SELECT signature FROM function WHERE obj_description(oid, 'pg_proc') IS NULL
$$, 'every function has a comment');

SELECT is_empty($$
	SELECT typname FROM row_type WHERE obj_description(oid, 'pg_type') IS NULL
$$, 'every type has a comment');

SELECT is_empty($$
	SELECT t.typname, a.attname
	FROM row_type t JOIN pg_attribute a ON a.attrelid = t.typrelid AND a.attnum > 0
	WHERE col_description(a.attrelid, a.attnum) IS NULL
$$, 'every attribute has a comment');

SELECT results_eq($$
	SELECT superuser, trusted, relocatable, schema::text, requires::text
	FROM pg_available_extension_versions WHERE name = 'gdreport' AND version = '1.0'
$$, $$ VALUES (true, true, true, NULL::text, NULL::text) $$,
	'trusted, relocatable, in any schema, alone');

SELECT is_empty($$
	SELECT source FROM pg_extension_update_paths('gdreport') WHERE path IS NULL
		AND target = (SELECT default_version FROM pg_available_extensions WHERE name = 'gdreport')
$$, 'every version leads to the one that is installed by default');

SELECT * FROM finish();
ROLLBACK;
