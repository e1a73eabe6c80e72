-- The owner of a database installs and uses gdreport without being superuser.
BEGIN;
SET LOCAL client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
DROP EXTENSION IF EXISTS gdreport CASCADE;
CREATE ROLE gd_test_owner;
CREATE ROLE gd_test_reader;
SELECT format('ALTER DATABASE %I OWNER TO gd_test_owner', current_database()) \gexec
SELECT format('GRANT TEMPORARY ON DATABASE %I TO gd_test_reader', current_database()) \gexec

SET LOCAL ROLE gd_test_reader;
CREATE TEMP TABLE seen (what text, error text);
GRANT ALL ON seen TO PUBLIC;
DO $$
BEGIN
	CREATE EXTENSION gdreport;
	INSERT INTO seen VALUES ('reader creates', NULL);
EXCEPTION WHEN insufficient_privilege THEN
	INSERT INTO seen VALUES ('reader creates', SQLSTATE);
END $$;

SET LOCAL ROLE gd_test_owner;
CREATE SCHEMA gd;
GRANT USAGE ON SCHEMA gd TO gd_test_reader;
CREATE EXTENSION gdreport SCHEMA gd;

SET LOCAL ROLE gd_test_reader;
INSERT INTO seen
SELECT 'reader calls', concat(gd.gd_parse('a'), gd.gd_jsonb('a'), gd.gd_status('a'),
	gd.gd_title('a'), gd.gd_issuer('a'), gd.gd_year('a'), gd.gd_script('a'),
	gd.gd_published('a'), gd.gd_signed('a'), gd.gd_is_report('a'), gd.gd_fold('a'),
	gd.gd_normalize('a'), gd.gd_value('a', 'requests.new.total'), gd.gdreport_version(),
	(SELECT count(*) FROM gd.gd_sections('a')), (SELECT count(*) FROM gd.gd_tables('a')),
	(SELECT count(*) FROM gd.gd_cells('a')), (SELECT count(*) FROM gd.gd_facts('a')),
	(SELECT count(*) FROM gd.gd_forms()), gd.gd_validate('a'), gd.gd_is_valid('a'), gd.gd_assert_valid('a'),
	gd.gd_compare('a', 'a'), (SELECT count(*) FROM gd.gd_findings('a')), (SELECT count(*) FROM gd.gd_rules()),
	(SELECT count(*) FROM gd.gd_claims('a')), gd.gd_html('a'), gd.gd_compare_html('a', 'a'));

SET LOCAL ROLE gd_test_owner;
SELECT plan(6);
SELECT is((SELECT usesuper FROM pg_user WHERE usename = current_user), NULL,
	'the test runs as no superuser');
SELECT is(error, '42501', 'another role may not create it') FROM seen WHERE what = 'reader creates';
SELECT is((SELECT extowner::regrole::text FROM pg_extension WHERE extname = 'gdreport'),
	'gd_test_owner', 'the owner of the database owns the extension');
SELECT isnt(error, '', 'any role that may use the schema calls every function')
FROM seen WHERE what = 'reader calls';
SELECT is_empty($$
	SELECT p.oid::regprocedure FROM pg_proc p
	WHERE p.pronamespace = 'gd'::regnamespace AND p.proacl IS NOT NULL
$$, 'privileges are the default ones');
DROP EXTENSION gdreport;
SELECT hasnt_function('gd', 'gd_parse', 'the owner drops it');

SELECT * FROM finish();
ROLLBACK;
