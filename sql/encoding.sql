--
-- Server encodings other than UTF8
--
SELECT current_database() AS home \gset
-- all functions that the catalog has: what they raise, whether what they answer is text of the
-- encoding, and, of those that speak of the text alone, whether it is what they answer in UTF8
SELECT $def$
CREATE FUNCTION ask_all(body text, OUT functions int, OUT raised text, OUT strange text, OUT digest text) LANGUAGE plpgsql AS $fn$
DECLARE
	f record;
	answer text;
	answers bytea := '';
BEGIN
	functions := 0;
	FOR f IN SELECT p.proname AS name, format('SELECT string_agg(answer::text, '' '') FROM %s(%s) AS answer', p.oid::regproc,
			(SELECT string_agg(CASE p.proargnames[n] WHEN 'code' THEN '''requests.new.total''' ELSE '$1' END, ', ')
			 FROM generate_series(1, p.pronargs - p.pronargdefaults) AS n)) AS call
		FROM pg_depend AS d JOIN pg_extension AS e ON d.refobjid = e.oid AND e.extname = 'gdreport' JOIN pg_proc AS p ON d.objid = p.oid
		WHERE d.classid = 'pg_proc'::regclass AND d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e'
			AND p.prorettype <> 'trigger'::regtype
		ORDER BY 1
	LOOP
		functions := functions + 1;
		answer := NULL;
		BEGIN
			EXECUTE f.call INTO answer USING body;
		EXCEPTION WHEN OTHERS THEN
			raised := concat_ws(', ', raised, f.name || ' ' || SQLSTATE);
		END;
		BEGIN
			IF f.name NOT IN ('gd_forms', 'gd_rules', 'gd_html', 'gd_compare_html') THEN
				answers := answers || convert_to(f.name || coalesce(answer, 'NULL'), 'UTF8');
			ELSE
				PERFORM convert_to(answer, 'UTF8');
			END IF;
		EXCEPTION WHEN OTHERS THEN
			strange := concat_ws(', ', strange, f.name || ' ' || SQLSTATE);
		END;
	END LOOP;
	digest := md5(answers);
END
$fn$ $def$ AS ask_all \gset
SELECT $def$
CREATE FUNCTION sample(year int, received int, stated int) RETURNS text LANGUAGE sql AS $fn$
	SELECT format($$青石县松林镇人民政府%1$s年政府信息公开工作年度报告
一、总体情况
%1$s年，本镇共收到政府信息公开申请%3$s件，均已按期答复。
三、收到和处理政府信息公开申请情况
项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计
一、本年新收政府信息公开申请数量 | 1 | 2 | 0 | 0 | 0 | 0 | %2$s
二、上年结转政府信息公开申请数量 | 0 | 1 | 0 | 0 | 0 | 0 | 1
三、本年度办理结果 | （一）予以公开 | 1 | 2 | 0 | 0 | 0 | 0 | 3
（七）总计 | 1 | 2 | 0 | 0 | 0 | 0 | 3
四、结转下年度继续办理 | 0 | 1 | 0 | 0 | 0 | 0 | 2
青石县松林镇人民政府
$$, year, received, stated)
$fn$ $def$ AS sample \gset
:ask_all;
:sample;
SELECT functions, raised, coalesce(strange, '') AS strange, digest FROM ask_all(sample(2022, 5, 7)) \gset home_
SELECT :home_functions > 28 AS functions, :'home_raised' AS raised, :'home_strange' AS strange;
DROP FUNCTION ask_all, sample;
CREATE DATABASE gd_regress_euc_cn ENCODING 'EUC_CN' LOCALE 'C' TEMPLATE template0;
CREATE DATABASE gd_regress_latin1 ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0;
CREATE DATABASE gd_regress_sql_ascii ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0;

\c gd_regress_euc_cn
SET client_encoding = 'UTF8';
CREATE EXTENSION gdreport;
:ask_all;
SELECT gd_title(b), gd_year(b), gd_issuer(b), gd_script(b), gd_signed(b)
FROM (VALUES (E'青石县松林镇人民政府2022年政府信息公开工作年度报告\n一、总体情况\n好。\n青石县松林镇人民政府\n2023年1月16日\n')) v(b);
SELECT s.title, substr(b, s.start_at, s.length)
FROM (VALUES (E'某某\n一、总体情况\n好。\n二、主动公开政府信息情况\n好。\n')) v(b), gd_sections(b) s WHERE level = 1;
SELECT label, unit FROM gd_forms() WHERE code = 'requests.new.total' AND form = '2021';
SELECT gd_fold('（一）Ａ'), gd_normalize('１２');
-- findings: words of the text, and words about it
:sample;
SELECT functions = :home_functions AS all, raised, strange, digest = :'home_digest' AS same FROM ask_all(sample(2022, 5, 7));
SELECT rule, subject, expected, actual, substr(b, start_at, length) AS printed, message_zh
FROM sample(2022, 5, 7) b, gd_findings(b) WHERE rule IN ('identity.requests.applicants', 'narrative.mismatch');
SELECT gd_is_valid(b), (gd_validate(b))[1] = (SELECT f FROM gd_findings(b) f LIMIT 1) AS same FROM sample(2022, 5, 7) b;
SELECT gd_assert_valid(sample(2022, 5, 7));
SELECT code, value, substr(b, start_at, length) AS printed FROM sample(2022, 3, 3) b, gd_claims(b);
SELECT f.rule, f.subject, f.expected, f.actual, f.message_zh
FROM unnest(gd_compare(sample(2021, 3, 3), sample(2022, 3, 3))) f WHERE f.rule = 'cross.carry-over';
CREATE TABLE inbox (body text, title text, valid boolean, findings jsonb, report jsonb);
CREATE TRIGGER ingest BEFORE INSERT ON inbox FOR EACH ROW
	EXECUTE FUNCTION gd_ingest('body', 'title=title', 'valid=valid', 'findings=findings', 'report=report');
INSERT INTO inbox (body) VALUES (sample(2022, 5, 7));
SELECT title, valid, report = gd_jsonb(body) AS agrees,
	jsonb_path_query_first(findings, '$[*] ? (@.subject == "new").message_zh') #>> '{}' AS message FROM inbox;
-- pages are ASCII, so that they are right in whatever encoding they arrive
SELECT gd_html(b) ~ '^[\n\x20-\x7e]*$' AS ascii, gd_html(b) LIKE '%&#x9752;&#x77F3;&#x53BF;%' AS title,
	(SELECT count(*) FROM regexp_matches(gd_html(b), ' headers="', 'g')) AS cells, gd_compare_html(b, b, 'en') ~ '^[\n\x20-\x7e]*$' AS ascii
FROM sample(2022, 5, 7) b;
-- a reference to a character that the encoding lacks
SELECT gd_title(b), gd_issuer(b), substr(b, s.start_at, s.length) AS heading, gd_jsonb(b) ->> 'title' AS title,
	(SELECT count(*) FROM gd_findings(b) f WHERE f.rule = 'structure.missing-section') AS missing
FROM (VALUES ('<h1>&#40856;山县人民政府2022年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>&#40856;好。</p>')) v(b), gd_sections(b) s WHERE level = 1;
-- no word about a report is lost
SELECT count(*) > 0 AS rules, count(*) FILTER (WHERE concat(r.title, r.title_zh, r.expression, r.basis) ~ '\?') AS replaced FROM gd_rules() r;
-- a conversion on the search path, which would convert nothing, is not asked
CREATE SCHEMA trap;
CREATE FUNCTION trap.nothing(int, int, cstring, internal, int, boolean) RETURNS int LANGUAGE internal STRICT AS 'int4div';
CREATE FUNCTION trap.nothing_back(int, int, cstring, internal, int, boolean) RETURNS int LANGUAGE internal STRICT AS 'int4mod';
CREATE DEFAULT CONVERSION trap.nothing FOR 'EUC_CN' TO 'UTF8' FROM trap.nothing;
CREATE DEFAULT CONVERSION trap.nothing_back FOR 'UTF8' TO 'EUC_CN' FROM trap.nothing_back;
SET search_path = trap, pg_catalog, public;
SELECT gd_title(b), gd_year(b) FROM (VALUES ('青石县松林镇人民政府2022年政府信息公开工作年度报告')) v(b);
RESET search_path;
-- code points that the character set leaves open
SELECT functions = :home_functions AS all, raised, strange
FROM (SELECT string_agg(set_byte(set_byte('\x0000', 0, i), 1, j), '') AS codes
	FROM generate_series(161, 254) AS i, generate_series(161, 254) AS j) AS c, ask_all(convert_from(codes, 'EUC_CN'));
SET client_encoding = 'EUC_CN';
SELECT gd_status(E'\xFD\xFE'), length(gd_normalize(E'a\xFD\xFE1'));
SELECT gd_fold(E'a\xFD\xFE1') IS NOT NULL AS answered;

\c gd_regress_latin1
SET client_encoding = 'UTF8';
CREATE EXTENSION gdreport;
SELECT gd_status('café'), gd_normalize('café ½');
:ask_all;
SELECT functions = :home_functions AS all, raised, strange, gd_status(body), gd_is_report(body), gd_is_valid(body),
	(SELECT count(*) FROM gd_facts(body)) AS facts, (SELECT count(*) FROM gd_findings(body, '1.0')) AS findings
FROM (SELECT convert_from(string_agg(set_byte('\x00', 0, i), ''), 'LATIN1') AS body FROM generate_series(1, 255) AS i) AS b, ask_all(body);
-- what the encoding lacks
SELECT count(*), bool_and(label ~ '\?') AS replaced FROM gd_forms() WHERE code = 'requests.new.total';

\c gd_regress_sql_ascii
SET client_encoding = 'SQL_ASCII';
CREATE EXTENSION gdreport;
SELECT gd_status(E'\xFF\xFE'), gd_is_report(E'\xE4\xB8'), gd_year(E'2022\xE5\xB9\xB4'), gd_value(E'\x80', 'requests.new.total');
SELECT gd_jsonb(E'\xFF|\xE4\xB8') IS NOT NULL AS answered, (gd_parse(E'\xC0\x80')).status IS NOT NULL AS answered;
SELECT gd_html(E'\xFF|\xE4\xB8') LIKE '%&#xFFFD;%' AS page;
SELECT gd_fold(E'\xFF') IS NOT NULL AS answered, gd_normalize(E'a\xE4\xB8') = convert_from('\x61efbfbd', 'SQL_ASCII') AS replaced;
-- there positions count bytes, as substr() does
SELECT s.title = substr(b, s.start_at, s.length) AS in_place
FROM (VALUES (E'某某\n一、总体情况\n好。\n')) v(b), gd_sections(b) s WHERE level = 1;

:sample;
:ask_all;
SELECT functions = :home_functions AS all, raised, strange FROM ask_all(sample(2022, 5, 7));
SELECT rule, subject, expected, actual, substr(b, start_at, length) AS printed, message_zh
FROM sample(2022, 5, 7) b, gd_findings(b) WHERE rule IN ('identity.requests.applicants', 'narrative.mismatch');
SELECT gd_is_valid(b), (gd_validate(b))[1] = (SELECT f FROM gd_findings(b) f LIMIT 1) AS same FROM sample(2022, 5, 7) b;
SELECT gd_assert_valid(sample(2022, 5, 7));
SELECT code, value, substr(b, start_at, length) AS printed FROM sample(2022, 3, 3) b, gd_claims(b);
SELECT f.rule, f.subject, f.expected, f.actual, f.message_zh
FROM unnest(gd_compare(sample(2021, 3, 3), sample(2022, 3, 3))) f WHERE f.rule = 'cross.carry-over';
CREATE TABLE inbox (body text, title text, valid boolean, findings jsonb, report jsonb);
CREATE TRIGGER ingest BEFORE INSERT ON inbox FOR EACH ROW
	EXECUTE FUNCTION gd_ingest('body', 'title=title', 'valid=valid', 'findings=findings', 'report=report');
INSERT INTO inbox (body) VALUES (sample(2022, 5, 7));
SELECT title, valid, report = gd_jsonb(body) AS agrees,
	jsonb_path_query_first(findings, '$[*] ? (@.subject == "new").message_zh') #>> '{}' AS message FROM inbox;
-- bytes that are no characters, in the title, in a sentence, in a cell
CREATE TABLE spoilt AS
SELECT i, v.body FROM sample(2022, 5, 7) AS b(body), LATERAL (VALUES
	(1, E'\xFF\xFE' || body || E'\xE4\xB8'), (2, replace(body, '本镇', E'\xC0\x80')),
	(3, replace(body, ' | 5', E' | \xE4\xB8')), (4, replace(body, '人', E'\xE4\xBA'))) v(i, body);
SELECT i, gd_is_valid(body) AS valid, (SELECT count(*) FROM gd_claims(body)) AS claims,
	(SELECT count(*) > 0 FROM gd_findings(body)) AS found,
	cardinality(gd_compare(body, body)) > 0 AS compared FROM spoilt ORDER BY i;
SELECT i, functions = :home_functions AS all, raised FROM spoilt, ask_all(body) ORDER BY i;
SELECT functions = :home_functions AS all, raised
FROM (SELECT convert_from(string_agg(set_byte(set_byte('\x0000', 0, i), 1, j), ''), 'SQL_ASCII') AS body
	FROM generate_series(1, 255) AS i, generate_series(1, 255) AS j) AS b, ask_all(body);
INSERT INTO inbox (body) SELECT body FROM spoilt ORDER BY i;
SELECT count(*), count(valid) AS judged, bool_and(report = gd_jsonb(body)) AS agree FROM inbox;
DO $$
BEGIN
	PERFORM gd_assert_valid(body, 'notice') FROM spoilt WHERE i = 4;
EXCEPTION WHEN check_violation THEN
	RAISE NOTICE 'refused';
END $$;

\c :home
DROP DATABASE gd_regress_euc_cn;
DROP DATABASE gd_regress_latin1;
DROP DATABASE gd_regress_sql_ascii;
