-- NULL gives NULL, the empty text an answer: for every function.
BEGIN;
SET LOCAL client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE SCHEMA gd;
CREATE EXTENSION gdreport SCHEMA gd;
SET LOCAL search_path = public, gd;
SELECT plan(65);

SELECT is(gd_parse(NULL)::text, NULL, 'gd_parse of NULL');
SELECT is(gd_jsonb(NULL), NULL, 'gd_jsonb of NULL');
SELECT is(gd_status(NULL), NULL, 'gd_status of NULL');
SELECT is(gd_is_report(NULL), NULL, 'gd_is_report of NULL');
SELECT is(gd_title(NULL), NULL, 'gd_title of NULL');
SELECT is(gd_issuer(NULL), NULL, 'gd_issuer of NULL');
SELECT is(gd_year(NULL), NULL, 'gd_year of NULL');
SELECT is(gd_script(NULL), NULL, 'gd_script of NULL');
SELECT is(gd_published(NULL), NULL, 'gd_published of NULL');
SELECT is(gd_signed(NULL), NULL, 'gd_signed of NULL');
SELECT is(gd_value(NULL, 'requests.new.total'), NULL, 'gd_value of NULL');
SELECT is(gd_value('', NULL), NULL, 'gd_value of no code');
SELECT is(gd_value(NULL, 'nonsense'), NULL, 'gd_value of NULL and nonsense');
SELECT is(gd_fold(NULL), NULL, 'gd_fold of NULL');
SELECT is(gd_normalize(NULL), NULL, 'gd_normalize of NULL');
SELECT is_empty('SELECT gd_sections(NULL)', 'gd_sections of NULL');
SELECT is_empty('SELECT gd_tables(NULL)', 'gd_tables of NULL');
SELECT is_empty('SELECT gd_cells(NULL)', 'gd_cells of NULL');
SELECT is_empty('SELECT gd_facts(NULL)', 'gd_facts of NULL');
SELECT is(gd_validate(NULL), NULL, 'gd_validate of NULL');
SELECT is(gd_validate('', NULL), NULL, 'gd_validate by no ruleset');
SELECT is_empty('SELECT gd_findings(NULL)', 'gd_findings of NULL');
SELECT is(gd_is_valid(NULL), NULL, 'gd_is_valid of NULL');
SELECT is(gd_is_valid('', NULL), NULL, 'gd_is_valid for no severity');
SELECT is(gd_is_valid(NULL, 'error', 'nonsense'), NULL, 'gd_is_valid of NULL and nonsense');
SELECT is(gd_assert_valid(NULL), NULL, 'gd_assert_valid of NULL');
SELECT is(gd_compare(NULL, ''), NULL, 'gd_compare of NULL and nothing');
SELECT is(gd_compare('', NULL), NULL, 'gd_compare of nothing and NULL');
SELECT is(gd_html(NULL), NULL, 'gd_html of NULL');
SELECT is(gd_html('', NULL), NULL, 'gd_html in no language');
SELECT is(gd_compare_html('', NULL), NULL, 'gd_compare_html of nothing and NULL');
SELECT is_empty('SELECT gd_rules(NULL)', 'gd_rules of no ruleset');
SELECT is_empty('SELECT gd_claims(NULL)', 'gd_claims of NULL');
SELECT is_empty('SELECT gd_trace(NULL)', 'gd_trace of NULL');

SELECT is(gd_parse('')::text, '(empty,,,,,,,,0,{},{},{})', 'gd_parse of nothing');
SELECT is(gd_jsonb('') - 'status',
	'{"title": null, "issuer": null, "year": null, "script": null, "period": null,
	  "published": null, "signed": null, "copies": 0,
	  "sections": [], "tables": [], "facts": {}}', 'gd_jsonb of nothing');
SELECT is(gd_validate('')::text, '{}', 'gd_validate of nothing');
SELECT is_empty('SELECT gd_findings('''')', 'gd_findings of nothing');
SELECT is(gd_is_valid('', 'notice'), true, 'gd_is_valid of nothing');
SELECT is(gd_assert_valid('', 'notice'), true, 'gd_assert_valid of nothing');
SELECT is_empty('SELECT gd_claims('''')', 'gd_claims of nothing');
SELECT matches(gd_html(''), '</html>', 'gd_html of nothing');
SELECT matches(gd_compare_html('', ''), '</html>', 'gd_compare_html of nothing');
SELECT results_eq('SELECT stage, class, reason FROM gd_trace('''')', $$ VALUES
	('source', 'plain', 'no tags of a page'), ('scalar', 'status', 'empty: nothing but white space') $$,
	'gd_trace of nothing');
SELECT is(gd_status(''), 'empty', 'gd_status of nothing');
SELECT is(gd_is_report(''), false, 'gd_is_report of nothing');
SELECT is(gd_title(''), NULL, 'gd_title of nothing');
SELECT is(gd_issuer(''), NULL, 'gd_issuer of nothing');
SELECT is(gd_year(''), NULL, 'gd_year of nothing');
SELECT is(gd_script(''), NULL, 'gd_script of nothing');
SELECT is(gd_published(''), NULL, 'gd_published of nothing');
SELECT is(gd_signed(''), NULL, 'gd_signed of nothing');
SELECT is(gd_value('', 'requests.new.total'), NULL, 'gd_value of nothing');
SELECT throws_ok($$ SELECT gd_value('', 'requests.new.nobody') $$, '22023',
	'code "requests.new.nobody" belongs to no form', 'gd_value of an unknown code');
SELECT throws_ok($$ SELECT gd_value('', '') $$, '22023',
	'code "" belongs to no form', 'gd_value of an empty code');
SELECT is(gd_fold(''), '', 'gd_fold of nothing');
SELECT is(gd_normalize(''), '', 'gd_normalize of nothing');
SELECT is_empty($$ SELECT gd_sections('') $$, 'gd_sections of nothing');
SELECT is_empty($$ SELECT gd_tables('') $$, 'gd_tables of nothing');
SELECT is_empty($$ SELECT gd_cells('') $$, 'gd_cells of nothing');
SELECT is_empty($$ SELECT gd_facts('') $$, 'gd_facts of nothing');

SELECT is(gd_status(E' \t\r\n　'), 'empty', 'white space is nothing');
SELECT is(gd_is_report('x'), false, 'a predicate of any text is true or false');
SELECT isnt(gdreport_version(), NULL, 'gdreport_version takes nothing');
SELECT isnt_empty('SELECT gd_forms()', 'gd_forms takes nothing');

SELECT * FROM finish();
ROLLBACK;
