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
DO $$
DECLARE
	call text;
	calls int := 0;
BEGIN
	FOR call IN
		SELECT format('SELECT count(*) FROM %s(%s)', p.oid::regproc, (SELECT string_agg(CASE p.proargnames[i] WHEN 'code' THEN '''requests.new.total'''
			ELSE '''a''' END, ', ') FROM generate_series(1, p.pronargs - p.pronargdefaults) AS i))
		FROM pg_proc AS p JOIN pg_depend AS d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'
			AND d.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'gdreport') WHERE p.prorettype <> 'trigger'::regtype
	LOOP
		EXECUTE call;
		calls := calls + 1;
	END LOOP;
	INSERT INTO seen VALUES ('reader calls', calls);
END $$;

-- Who may use the library's functions may not change what they are, and the
-- functions lend nobody a right.
SET LOCAL ROLE gd_test_owner;
CREATE TABLE gd.secret (body text);
INSERT INTO gd.secret VALUES ('青石县2022年政府信息公开工作年度报告');
CREATE TABLE gd.inbox (body text, title text, year int, findings jsonb);
CREATE TRIGGER ingest BEFORE INSERT ON gd.inbox FOR EACH ROW
	EXECUTE FUNCTION gd.gd_ingest('body', 'title=title', 'year=year', 'findings=findings');
GRANT INSERT ON gd.inbox TO gd_test_reader;
SET LOCAL ROLE gd_test_reader;
INSERT INTO gd.inbox (body) VALUES ('松林镇2021年政府信息公开工作年度报告');
RESET ROLE;
CREATE TEMP TABLE granted AS
SELECT oid::regprocedure FROM pg_proc WHERE pronamespace = 'gd'::regnamespace AND proacl IS NOT NULL;
GRANT SELECT ON granted TO PUBLIC;
REVOKE EXECUTE ON FUNCTION gd.gd_title(text) FROM PUBLIC;
CREATE FUNCTION pg_temp.try(who regrole, command text) RETURNS text LANGUAGE plpgsql AS $fn$
BEGIN
	EXECUTE format('SET LOCAL ROLE %s', who);
	EXECUTE command;
	RESET ROLE;
	RETURN 'done';
EXCEPTION WHEN OTHERS THEN
	RETURN SQLSTATE;
END $fn$;
CREATE TEMP TABLE tried AS
SELECT n, who, command, pg_temp.try(who::regrole, command) AS result FROM (VALUES
	(1, 'gd_test_reader', 'SELECT gd.gd_year(body) FROM gd.secret'),
	(2, 'gd_test_reader', 'SELECT title FROM gd.inbox'),
	(3, 'gd_test_reader', $$CREATE TRIGGER t BEFORE INSERT ON gd.secret FOR EACH ROW EXECUTE FUNCTION gd.gd_ingest('body')$$),
	(4, 'gd_test_reader', $$SELECT gd.gd_title('a')$$),
	(5, 'gd_test_reader', 'DROP EXTENSION gdreport'),
	(6, 'gd_test_owner', $$CREATE OR REPLACE FUNCTION gd.gd_year(report text) RETURNS int LANGUAGE sql AS 'SELECT 1'$$),
	(7, 'gd_test_owner', 'ALTER FUNCTION gd.gd_year(text) SECURITY DEFINER'),
	(8, 'gd_test_owner', 'ALTER FUNCTION gd.gd_year(text) LEAKPROOF'),
	(9, 'gd_test_owner', 'ALTER TYPE gd.gd_cell ADD ATTRIBUTE planted text'),
	(10, 'gd_test_owner', $$CREATE FUNCTION gd.own(text) RETURNS int LANGUAGE c AS 'gdreport', 'gd_year'$$),
	(11, 'gd_test_owner', 'ALTER EXTENSION gdreport SET SCHEMA public'),
	(12, 'gd_test_owner', 'ALTER EXTENSION gdreport UPDATE'),
	(13, 'gd_test_owner', 'SELECT gd.gd_year(body) FROM gd.secret')
) AS t (n, who, command);
GRANT SELECT ON tried TO PUBLIC;

SET LOCAL ROLE gd_test_owner;
SELECT plan(11);
SELECT is((SELECT usesuper FROM pg_user WHERE usename = current_user), NULL,
	'the test runs as no superuser');
SELECT is(error, '42501', 'another role may not create it') FROM seen WHERE what = 'reader creates';
SELECT is((SELECT extowner::regrole::text FROM pg_extension WHERE extname = 'gdreport'),
	'gd_test_owner', 'the owner of the database owns the extension');
SELECT cmp_ok(error::int, '>', 28, 'any role that may use the schema calls every function')
FROM seen WHERE what = 'reader calls';
SELECT is_empty('SELECT * FROM granted', 'privileges are the default ones');
SELECT is(title || year, '松林镇2021年政府信息公开工作年度报告2021', 'who may insert has the trigger fill the other columns') FROM gd.inbox;
SELECT results_eq('SELECT result FROM tried WHERE n <= 5 ORDER BY n', array_fill('42501'::text, ARRAY[5]),
	'and reads, triggers, drops nothing, nor calls what was revoked');
SELECT results_eq('SELECT result FROM tried WHERE n BETWEEN 6 AND 10 ORDER BY n', array_fill('42501'::text, ARRAY[5]),
	'the owner of the database changes no function or type, nor makes C functions');
SELECT results_eq('SELECT result FROM tried WHERE n = 11', ARRAY['42501'],
	'to move the extension, the server wants the owner of its types, a superuser');
SELECT results_eq('SELECT result FROM tried WHERE n >= 12 ORDER BY n', ARRAY['done', 'done'],
	'who owns the database updates it, and who may read a table calls the functions on it');
DROP TABLE gd.inbox;
DROP EXTENSION gdreport;
SELECT hasnt_function('gd', 'gd_parse', 'the owner drops it');

SELECT * FROM finish();
ROLLBACK;
