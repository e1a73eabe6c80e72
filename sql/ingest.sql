--
-- gd_ingest: columns filled by a trigger
--
CREATE FUNCTION pg_temp.sample(issuer text, year int, new_total int, extra text DEFAULT '') RETURNS text
LANGUAGE sql AS $fn$
	SELECT format($$%1$s人民政府%2$s年政府信息公开工作年度报告

本报告根据《中华人民共和国政府信息公开条例》编制，统计期限为%2$s年1月1日至%2$s年12月31日。联系电话：0000-1234567。

一、总体情况
本镇按要求开展政府信息公开工作。%4$s
二、主动公开政府信息情况
第二十条第（一）项
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 0 | 0 | 0
行政规范性文件 | 3 | 1 | 12
第二十条第（五）项
信息内容 | 本年处理决定数量
行政许可 | 45
第二十条第（六）项
信息内容 | 本年处理决定数量
行政处罚 | 7
行政强制 | 0
第二十条第（八）项
信息内容 | 本年收费金额（单位：万元）
行政事业性收费 | 0
三、收到和处理政府信息公开申请情况
本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和
项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计
一、本年新收政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0
二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0
四、政府信息公开行政复议、行政诉讼情况
行政复议 | 行政诉讼
结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | 复议后起诉
结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计
1 | 0 | 0 | 0 | %3$s | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0
五、存在的主要问题及改进情况
公开的内容还不够丰富，将继续改进。
六、其他需要报告的事项
本年度未收取信息处理费。

%1$s人民政府
%5$s年1月16日$$, issuer, year, new_total, extra, year + 1)
$fn$;

CREATE TABLE inbox (
	id int PRIMARY KEY,
	body text,
	status text, title text, issuer text, year int, script text, period daterange,
	published date, signed date, copies bigint,
	valid boolean, facts jsonb, findings jsonb, report jsonb
);
CREATE TRIGGER ingest BEFORE INSERT OR UPDATE ON inbox FOR EACH ROW EXECUTE FUNCTION gd_ingest('body',
	'status=status', 'title=title', 'issuer=issuer', 'year=year', 'script=script', 'period=period',
	'published=published', 'signed=signed', 'copies=copies', 'valid=valid', 'facts=facts',
	'findings=findings', 'report=report');

INSERT INTO inbox (id, body) VALUES (1, pg_temp.sample('青石县松林镇', 2022, 1));
INSERT INTO inbox (id, body) VALUES (2, pg_temp.sample('青石县松林镇', 2022, 5));
INSERT INTO inbox (id, body) VALUES (3, NULL), (4, ''), (5, 'nothing of the kind');

SELECT id, status, title, issuer, year, script, period, signed, copies FROM inbox ORDER BY id;
-- each column is what the function of that name says
SELECT id, status IS NOT DISTINCT FROM gd_status(body) AND title IS NOT DISTINCT FROM gd_title(body)
	AND issuer IS NOT DISTINCT FROM gd_issuer(body) AND year IS NOT DISTINCT FROM gd_year(body)
	AND signed IS NOT DISTINCT FROM gd_signed(body) AND valid IS NOT DISTINCT FROM gd_is_valid(body)
	AND report IS NOT DISTINCT FROM gd_jsonb(body)
	AND facts IS NOT DISTINCT FROM gd_jsonb(body) -> 'facts'
	AND findings IS NOT DISTINCT FROM (SELECT coalesce(jsonb_agg(to_jsonb(f)), '[]') FROM gd_findings(body) f)
		AS agrees
FROM inbox WHERE body IS NOT NULL ORDER BY id;
SELECT id, f ->> 'rule' AS rule, f ->> 'severity' AS severity, f ->> 'expected' AS expected, f ->> 'actual' AS actual
FROM inbox, jsonb_array_elements(findings) AS f WHERE id = 2 AND f ->> 'rule' LIKE 'identity%';

-- an update of the text updates the columns; NULL clears them
UPDATE inbox SET body = pg_temp.sample('青石县柏林镇', 2023, 1) WHERE id = 2;
UPDATE inbox SET body = NULL WHERE id = 1;
SELECT id, issuer, year, valid, facts IS NULL AS no_facts FROM inbox WHERE id IN (1, 2) ORDER BY id;

-- COPY and ON CONFLICT fire it
COPY inbox (id, body) FROM stdin;
6	青石县松林镇人民政府2021年政府信息公开工作年度报告\n一、总体情况\n好。\n
\.
INSERT INTO inbox (id, body) VALUES (6, pg_temp.sample('青石县松林镇', 2024, 1))
	ON CONFLICT (id) DO UPDATE SET body = EXCLUDED.body;
SELECT id, status, year FROM inbox WHERE id = 6;

-- columns of other types and domains
CREATE DOMAIN report_year AS int CHECK (VALUE > 2000);
CREATE TABLE narrow (body varchar(20000), y numeric, z report_year, who varchar, note text);
CREATE TRIGGER ingest BEFORE INSERT OR UPDATE OF body ON narrow FOR EACH ROW
	EXECUTE FUNCTION gd_ingest('body', 'y=year', 'z=year', 'who=issuer');
INSERT INTO narrow (body) VALUES (pg_temp.sample('青石县松林镇', 2022, 1));
UPDATE narrow SET note = 'not fired', y = 1;
SELECT y, z, who, note FROM narrow;
INSERT INTO narrow (body) VALUES (pg_temp.sample('青石县松林镇', 1999, 1));

-- partitions
CREATE TABLE parts (body text, year int) PARTITION BY LIST (gd_year(body));
CREATE TABLE parts_2022 PARTITION OF parts FOR VALUES IN (2022);
CREATE TABLE parts_other PARTITION OF parts DEFAULT;
CREATE TRIGGER ingest BEFORE INSERT OR UPDATE ON parts FOR EACH ROW EXECUTE FUNCTION gd_ingest('body', 'year=year');
INSERT INTO parts (body) VALUES (pg_temp.sample('青石县松林镇', 2022, 1)), (pg_temp.sample('青石县松林镇', 2021, 1));
SELECT tableoid::regclass, year FROM parts ORDER BY year;

-- as a subscriber of logical replication applies rows
SET session_replication_role = replica;
INSERT INTO inbox (id, body) VALUES (7, pg_temp.sample('青石县松林镇', 2022, 1));
ALTER TABLE inbox ENABLE ALWAYS TRIGGER ingest;
INSERT INTO inbox (id, body) VALUES (8, pg_temp.sample('青石县松林镇', 2022, 1));
RESET session_replication_role;
SELECT id, year FROM inbox WHERE id IN (7, 8) ORDER BY id;

-- told to reject
CREATE TABLE strict (body text, year int);
CREATE TRIGGER ingest BEFORE INSERT OR UPDATE ON strict FOR EACH ROW
	EXECUTE FUNCTION gd_ingest('body', 'year=year', 'reject=error');
INSERT INTO strict VALUES (pg_temp.sample('青石县松林镇', 2022, 5));
SELECT gd_assert_valid(pg_temp.sample('青石县松林镇', 2022, 5));
SELECT count(*) FROM strict;
ALTER TABLE strict DISABLE TRIGGER ingest;
CREATE TRIGGER lenient BEFORE INSERT OR UPDATE ON strict FOR EACH ROW
	EXECUTE FUNCTION gd_ingest('body', 'year=year', 'reject=never', 'ruleset=1.0');
INSERT INTO strict VALUES (pg_temp.sample('青石县松林镇', 2022, 5));
SELECT year FROM strict;

-- what is wrong with the trigger is said whatever the text is
CREATE TABLE wrong (body text, n int, t text, j json, g int GENERATED ALWAYS AS (1) STORED, b varchar(9),
	c text GENERATED ALWAYS AS (body) STORED);
CREATE FUNCTION pg_temp.try(VARIADIC arguments text[]) RETURNS SETOF text LANGUAGE plpgsql AS $fn$
DECLARE
	hint text;
BEGIN
	PERFORM set_config('client_min_messages', 'warning', true);
	EXECUTE 'DROP TRIGGER IF EXISTS t ON wrong';
	EXECUTE format('CREATE TRIGGER t BEFORE INSERT ON wrong FOR EACH ROW EXECUTE FUNCTION gd_ingest(%s)',
		(SELECT string_agg(quote_literal(a), ', ') FROM unnest(arguments) AS a));
	INSERT INTO wrong (body) VALUES (NULL);
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS hint = PG_EXCEPTION_HINT;
	RETURN NEXT SQLSTATE || ' ' || SQLERRM;
	IF hint <> '' THEN
		RETURN NEXT 'HINT ' || hint;
	END IF;
END
$fn$;
SELECT pg_temp.try(VARIADIC '{}');
SELECT pg_temp.try('nothing');
SELECT pg_temp.try('n', 't=title');
SELECT pg_temp.try('body', 'nowhere=title');
SELECT pg_temp.try('body', 't=nothing');
SELECT pg_temp.try('body', 't');
SELECT pg_temp.try('body', 't=year');
SELECT pg_temp.try('body', 'n=title');
SELECT pg_temp.try('body', 'b=title');
SELECT pg_temp.try('body', 'j=report');
SELECT pg_temp.try('body', 'g=year');
SELECT pg_temp.try('c', 't=title');
SELECT pg_temp.try('body', 'body=title');
SELECT pg_temp.try('body', 'reject=fatal');
SELECT pg_temp.try('body', 'ruleset=0.9');
SELECT gd_ingest();
CREATE TRIGGER after AFTER INSERT ON wrong FOR EACH ROW EXECUTE FUNCTION gd_ingest('body');
INSERT INTO wrong (body) VALUES ('');

-- a long name is cut
SELECT pg_temp.try('body', 't=' || repeat('政', 100));
SELECT pg_temp.try('body', repeat('政', 100) || '=title');
SELECT pg_temp.try(repeat('政', 100));
SELECT pg_temp.try('body', repeat('政', 100));
SELECT pg_temp.try('body', 'reject=' || repeat('政', 100));
SELECT pg_temp.try('body', 'ruleset=' || repeat('政', 100));
DROP TABLE inbox, narrow, parts, strict, wrong;
DROP DOMAIN report_year;
