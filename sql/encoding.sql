--
-- Server encodings other than UTF8
--
SELECT current_database() AS home \gset
CREATE DATABASE gd_regress_euc_cn ENCODING 'EUC_CN' LOCALE 'C' TEMPLATE template0;
CREATE DATABASE gd_regress_latin1 ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0;
CREATE DATABASE gd_regress_sql_ascii ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0;

\c gd_regress_euc_cn
SET client_encoding = 'UTF8';
CREATE EXTENSION gdreport;
SELECT gd_title(b), gd_year(b), gd_issuer(b), gd_script(b), gd_signed(b)
FROM (VALUES (E'青石县松林镇人民政府2022年政府信息公开工作年度报告\n一、总体情况\n好。\n青石县松林镇人民政府\n2023年1月16日\n')) v(b);
SELECT s.title, substr(b, s.start_at, s.length)
FROM (VALUES (E'某某\n一、总体情况\n好。\n二、主动公开政府信息情况\n好。\n')) v(b), gd_sections(b) s WHERE level = 1;
SELECT label, unit FROM gd_forms() WHERE code = 'requests.new.total' AND form = '2021';
SELECT gd_fold('（一）Ａ'), gd_normalize('１２');
-- a code point that the character set leaves open
SET client_encoding = 'EUC_CN';
SELECT gd_status(E'\xFD\xFE'), length(gd_normalize(E'a\xFD\xFE1'));
SELECT gd_fold(E'a\xFD\xFE1') IS NOT NULL AS answered;

\c gd_regress_latin1
SET client_encoding = 'UTF8';
CREATE EXTENSION gdreport;
SELECT gd_status('café'), gd_normalize('café ½');
-- what the encoding lacks
SELECT count(*), bool_and(label ~ '\?') AS replaced FROM gd_forms() WHERE code = 'requests.new.total';

\c gd_regress_sql_ascii
SET client_encoding = 'SQL_ASCII';
CREATE EXTENSION gdreport;
SELECT gd_status(E'\xFF\xFE'), gd_is_report(E'\xE4\xB8'), gd_year(E'2022\xE5\xB9\xB4'), gd_value(E'\x80', 'requests.new.total');
SELECT gd_jsonb(E'\xFF|\xE4\xB8') IS NOT NULL AS answered, (gd_parse(E'\xC0\x80')).status IS NOT NULL AS answered;
SELECT gd_fold(E'\xFF') IS NOT NULL AS answered, gd_normalize(E'a\xE4\xB8') = convert_from('\x61efbfbd', 'SQL_ASCII') AS replaced;
-- there positions count bytes, as substr() does
SELECT s.title = substr(b, s.start_at, s.length) AS in_place
FROM (VALUES (E'某某\n一、总体情况\n好。\n')) v(b), gd_sections(b) s WHERE level = 1;

\c :home
DROP DATABASE gd_regress_euc_cn;
DROP DATABASE gd_regress_latin1;
DROP DATABASE gd_regress_sql_ascii;
