-- Memory: however many rows a query has, and however many queries a session, no call
-- leaves anything behind, one that raises no more than one that answers.
BEGIN;
SET LOCAL client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE SCHEMA gd;
CREATE EXTENSION gdreport SCHEMA gd;
SET LOCAL search_path = public, gd;
SELECT plan(8);

CREATE TEMP TABLE sample AS SELECT $$青石县松林镇人民政府2022年政府信息公开工作年度报告
一、总体情况
2022年，本镇共收到政府信息公开申请7件，均已按期答复。
三、收到和处理政府信息公开申请情况
项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计
一、本年新收政府信息公开申请数量 | 1 | 2 | 0 | 0 | 0 | 0 | 5
二、上年结转政府信息公开申请数量 | 0 | 1 | 0 | 0 | 0 | 0 | 1
（七）总计 | 1 | 2 | 0 | 0 | 0 | 0 | 3
青石县松林镇人民政府
2023年1月16日
$$::text AS body;

-- What is in use in the backend.
CREATE FUNCTION pg_temp.taken(bigint) RETURNS bigint LANGUAGE sql VOLATILE AS
	$$ SELECT sum(used_bytes)::bigint FROM pg_backend_memory_contexts $$;

-- The least that a call may lose, 16 bytes, is more for as many calls.
CREATE FUNCTION pg_temp.least_leak() RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT 10000::bigint';

-- What a command takes more for 1000 rows than for 50.  The command says how much there is
-- at its end, before its own memory goes away; $1 is the number of rows, $2 a text.
CREATE FUNCTION pg_temp.growth(command text) RETURNS bigint LANGUAGE plpgsql AS $fn$
DECLARE
	body text := (SELECT sample.body FROM sample);
	few bigint;
	many bigint;
BEGIN
	-- from the sixth time on, plans are kept
	FOR i IN 1 .. 7 LOOP
		EXECUTE command INTO few USING 50, body;
	END LOOP;
	EXECUTE command INTO many USING 1000, body;
	RETURN many - few;
END
$fn$;

SELECT is(least(pg_temp.growth(taken), pg_temp.growth(taken)), 0::bigint, 'to measure takes nothing, from the second time on')
FROM (VALUES ('SELECT pg_temp.taken($1)')) AS v(taken);

-- Every function that queries call, each time with another text: one that returns a set
-- behind FROM, any other among the results.  (What takes nothing is called once a query.)
CREATE TEMP TABLE called AS
SELECT name, pg_temp.growth(format(CASE
	WHEN returns_set THEN 'SELECT pg_temp.taken(count(answer)) FROM (SELECT generate_series(1, $1) AS i) AS n, LATERAL %s(%s) AS answer'
	ELSE 'SELECT pg_temp.taken(count(%s(%s))) FROM (SELECT generate_series(1, $1) AS i) AS n' END, name, arguments)) AS growth
FROM (SELECT p.oid::regproc::text AS name, p.proretset AS returns_set, (SELECT string_agg(CASE p.proargnames[n]
			WHEN 'code' THEN '''requests.new.total''' WHEN 'ruleset' THEN 'left(''1.0'' || i, 3)' WHEN 'at_least' THEN '''error'''
			WHEN 'lang' THEN '''en''' ELSE '$2 || i' END, ', ' ORDER BY n) FROM generate_series(1, p.pronargs) AS n) AS arguments
	FROM pg_depend AS d JOIN pg_extension AS e ON d.refobjid = e.oid AND e.extname = 'gdreport' JOIN pg_proc AS p ON d.objid = p.oid
	WHERE d.classid = 'pg_proc'::regclass AND d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e'
		AND p.pronargs > 0 AND p.proname <> 'gd_assert_valid') AS f;
SELECT cmp_ok(count(*), '>=', 26::bigint, 'the functions of a text') FROM called;
SELECT is_empty('SELECT name, growth FROM called WHERE growth >= pg_temp.least_leak()', 'none keeps anything of a call');

-- Calls that raise, each caught.
CREATE FUNCTION pg_temp.raised(call text, count int, body text) RETURNS bigint LANGUAGE plpgsql AS $fn$
DECLARE
	caught int := 0;
BEGIN
	FOR i IN 1 .. count LOOP
		BEGIN
			EXECUTE format('SELECT %s', call) USING i, body;
		EXCEPTION WHEN check_violation OR invalid_parameter_value THEN
			caught := caught + 1;
		END;
	END LOOP;
	IF caught <> count THEN
		RAISE '% of % calls raised', caught, count;
	END IF;
	RETURN pg_temp.taken(caught);
END
$fn$;
SELECT cmp_ok(pg_temp.growth(format('SELECT pg_temp.raised(%L, $1, $2)', call)), '<', pg_temp.least_leak(), 'nor when it raises: ' || call)
FROM (VALUES ('gd_assert_valid($2 || $1)'), ('gd_value($2, $1::text)'), ('gd_validate($2, $1::text)')) AS v(call);

-- The trigger, seen at the end of its statement.  (A temporary table has buffers of its own.)
CREATE TABLE inbox (body text, title text, valid boolean, facts jsonb, findings jsonb, report jsonb);
CREATE FUNCTION pg_temp.see() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	PERFORM set_config('gd.taken', pg_temp.taken(0)::text, true);
	RETURN NULL;
END $$;
CREATE TRIGGER ingest BEFORE INSERT ON inbox FOR EACH ROW EXECUTE FUNCTION
	gd_ingest('body', 'title=title', 'valid=valid', 'facts=facts', 'findings=findings', 'report=report');
CREATE TRIGGER see AFTER INSERT ON inbox FOR EACH STATEMENT EXECUTE FUNCTION pg_temp.see();
CREATE FUNCTION pg_temp.ingested(count int, body text) RETURNS bigint LANGUAGE plpgsql AS $$ BEGIN
	INSERT INTO inbox SELECT ingested.body || generate_series(1, count);
	RETURN current_setting('gd.taken');
END $$;
SELECT cmp_ok(pg_temp.growth('SELECT pg_temp.ingested($1, $2)'), '<', pg_temp.least_leak(), 'nor does the trigger');
SELECT is(count(*), 1350::bigint, 'which filled every row') FROM inbox WHERE title IS NOT NULL AND report IS NOT NULL;

SELECT * FROM finish();
ROLLBACK;
