-- Extreme arguments: for every function that the catalog has, an answer or the
-- SQLSTATE of its documentation.
BEGIN;
SET LOCAL client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE SCHEMA gd;
CREATE EXTENSION gdreport SCHEMA gd;
SET LOCAL search_path = public, gd;
SELECT plan(41);

CREATE TEMP VIEW functions AS
SELECT p.oid, p.proname AS name, p.proisstrict AS strict, p.pronargs, p.pronargs - p.pronargdefaults AS needed, p.proargnames, p.proargtypes
FROM pg_depend AS d JOIN pg_extension AS e ON d.refobjid = e.oid AND e.extname = 'gdreport' JOIN pg_proc AS p ON d.objid = p.oid
WHERE d.classid = 'pg_proc'::regclass AND d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e' AND p.prorettype <> 'trigger'::regtype;

SELECT cmp_ok(count(*), '>=', 28::bigint, 'the functions that queries call') FROM functions;
SELECT is_empty('SELECT name FROM functions WHERE NOT strict AND pronargs > 0', 'each that takes arguments is strict: NULL gives NULL');
-- so there is no negative one, no NaN and no infinity to pass
SELECT bag_eq('SELECT DISTINCT unnest(proargtypes)::regtype::text FROM functions', ARRAY['text', 'gd_severity'],
	'arguments are texts and severities, never numbers');

-- Every function of a text, with this one.  The second text of a comparison is it as well.
CREATE FUNCTION pg_temp.answer(body text) RETURNS bigint LANGUAGE plpgsql AS $fn$
DECLARE
	call text;
	rows bigint;
	calls bigint := 0;
BEGIN
	FOR call IN
		SELECT format('SELECT count(*) FROM %s(%s)', f.oid::regproc,
			(SELECT string_agg(CASE f.proargnames[i] WHEN 'code' THEN '''requests.new.total''' ELSE '$1' END, ', ') FROM generate_series(1, f.needed) AS i))
		FROM functions AS f WHERE f.needed > 0
	LOOP
		BEGIN
			EXECUTE call INTO rows USING body;
		EXCEPTION WHEN check_violation THEN
			NULL;
		END;
		calls := calls + 1;
	END LOOP;
	RETURN calls;
END
$fn$;

-- What is raised by the functions that take an argument of this name, if this is its value;
-- by all functions of a text, if there is no name.  The text is an expression.
CREATE FUNCTION pg_temp.raised(body text, option text DEFAULT '', value text DEFAULT '') RETURNS text[] LANGUAGE plpgsql AS $fn$
DECLARE
	call text;
	states text[] := '{}';
BEGIN
	FOR call IN
		SELECT format('SELECT count(*) FROM %s(%s)', f.oid::regproc, (SELECT string_agg(name || ' => ' ||
				CASE name WHEN option THEN quote_literal(value) WHEN 'code' THEN '''requests.new.total''' ELSE body END, ', ')
			FROM unnest(f.proargnames) WITH ORDINALITY AS a(name, i) WHERE name = option OR i <= f.needed))
		FROM functions AS f WHERE CASE option WHEN '' THEN f.needed > 0 ELSE option = ANY (f.proargnames) END
	LOOP
		states := states || 'none'::text;
		BEGIN
			EXECUTE call;
		EXCEPTION WHEN OTHERS THEN
			states[cardinality(states)] := SQLSTATE;
		END;
	END LOOP;
	RETURN ARRAY(SELECT DISTINCT state FROM unnest(states) AS state ORDER BY state);
END
$fn$;

SELECT is(pg_temp.answer(body), (SELECT count(*) FROM functions WHERE needed > 0), what)
FROM (VALUES
	('', 'no text at all'),
	(' ', 'a space'),
	('x', 'a letter'),
	(repeat('x', 3000000), 'a word of 3 MB'),
	(repeat(E'\n', 300000), 'nothing but line ends'),
	(repeat('9', 1000000), 'a number of a million digits'),
	(repeat('-1|', 100000), 'negative figures'),
	('NaN|Infinity|-Infinity|1e400|0x10|1_000', 'what other programs take for numbers'),
	(repeat(U&'\+10FFFF', 100000), 'the last character there is'),
	(repeat(U&'e\0301', 100000), 'characters that combine'),
	(repeat(U&'\202E\200B\FEFF', 100000), 'characters that are not seen'),
	((SELECT string_agg(chr(i), '') FROM generate_series(1, 55295) AS i), 'every character'),
	((SELECT string_agg(chr(i), E'|\n') FROM generate_series(1, 31) AS i), 'control characters in cells'),
	(repeat('<td>', 100000), 'tags that nothing closes'),
	(repeat('&lt;table&gt;', 30000), 'tags that are escaped'),
	(repeat('一、总体情况。', 30000), 'headings without an end')
) AS v(body, what);

SELECT is(pg_temp.raised('repeat(repeat(''x'', 4097), 65536)'), ARRAY['54000'], 'a text of a little more than 256 MB');

-- One wide row above a thousand narrow ones: as rows of one length they have 64 cells each.
CREATE FUNCTION pg_temp.wide(tables int) RETURNS text LANGUAGE sql IMMUTABLE AS $$
	SELECT E'云溪县2022年政府信息公开工作年度报告\n二、主动公开政府信息情况\n' || repeat(
		E'信息内容|本年制发件数|本年废止件数|现行有效件数' || repeat('|甲', 60) || E'\n规章|0|0|12\n' || repeat(E'规章|2\n', 1000) ||
		E'\n全年没有这样的情况。\n', tables)
$$;
CREATE TEMP TABLE inbox (body text, title text, report jsonb);
CREATE TRIGGER fill BEFORE INSERT ON inbox FOR EACH ROW EXECUTE FUNCTION gd.gd_ingest('body', 'title=title', 'report=report');
SELECT is(jsonb_array_length(gd_jsonb(pg_temp.wide(15)) #> '{tables,14,cells,1001}'), 64, 'rows are as long as the widest');
SELECT throws_ok('SELECT gd_jsonb(pg_temp.wide(30))', '54000', 'text exceeds a limit of gdreport', 'JSON has no more of them than the limit says');
SELECT is((SELECT count(*) FROM gd_tables(pg_temp.wide(30))), 30::bigint, 'rows are not as large');
SET LOCAL client_min_messages = error;
INSERT INTO inbox (body) VALUES (pg_temp.wide(15)), (pg_temp.wide(30));
SET LOCAL client_min_messages = warning;
SELECT bag_eq('SELECT title, report IS NULL FROM inbox', $$VALUES ('云溪县2022年政府信息公开工作年度报告', false), (NULL, true)$$,
	'a trigger keeps the row of a text beyond it');

-- options, of each function that takes one
SELECT is(pg_temp.raised('''''', 'ruleset', ruleset), ARRAY['22023'], what)
FROM (VALUES ('', 'a ruleset without a name'), (repeat('1', 1000000), 'a ruleset of a megabyte'), ('-1.0', 'a negative one'),
	('Infinity', 'an endless one'), ('1.00', 'one of another spelling'), (' 1.0', 'one behind a space'),
	(repeat(U&'\+10FFFF', 100), 'one of the last character there is')) AS v(ruleset, what);
SELECT is(pg_temp.raised('''''', 'lang', lang), ARRAY['22023'], what)
FROM (VALUES ('', 'no language'), (repeat('x', 1000000), 'a language of a megabyte'), ('ZH', 'one of another spelling')) AS v(lang, what);
SELECT is(pg_temp.raised('''''', 'at_least', severity), ARRAY['22P02'], what)
FROM (VALUES ('', 'no severity'), ('fatal', 'a severity that is none'), ('1', 'a number')) AS v(severity, what);
SELECT throws_ok(format('SELECT gd_value(%L, %L)', body, code), '22023', NULL, what)
FROM (VALUES ('', repeat('x', 1000000), 'a code of a megabyte'), ('', 'requests.new.total ', 'a code and a space'),
	('', '-1', 'a code that is a number'), ('', 'NaN', 'or none')) AS v(body, code, what);

SELECT * FROM finish();
ROLLBACK;
