-- Rows and arrays are stored as the server stores them, to the byte: the same value
-- made from its text by the server's own functions has the same image and size.
BEGIN;
SET LOCAL client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE SCHEMA gd;
CREATE EXTENSION gdreport SCHEMA gd;
SET LOCAL search_path = public, gd;
SELECT plan(21);

-- Texts shorter and longer than a short header can say, rows that are shorter than the
-- widest, blank and missing values, decimals, dates; nothing at all; more than one block.
CREATE TEMP TABLE docs AS
SELECT name, body FROM (VALUES
	('usual', $$青石县松林镇人民政府2022年政府信息公开工作年度报告
发布日期：2023-01-18
一、总体情况
2022年，本镇共收到政府信息公开申请7件，均已按期答复，全年通过网站、公告栏和微信公众号主动公开信息一百二十六条，解读文件三件，没有发生泄密。
二、主动公开政府信息情况
第二十条第（一）项
信息内容|本年制发件数|本年废止件数|现行有效件数
规章|0|0|0
行政规范性文件|3|1|12
第二十条第（八）项
信息内容|本年收费金额（单位：万元）
行政事业性收费|82.9499
三、收到和处理政府信息公开申请情况
项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计
一、本年新收政府信息公开申请数量 | 1 | 2 | 0 | 0 | 0 | 0 | 5
二、上年结转政府信息公开申请数量 |  | 1 | 0 | / | 0 | 0 | 1
（七）总计 | 1 | 2 | 0 | 0 | 0 | 0 | 3
六、其他需要报告的事项
无。
青石县松林镇人民政府
2023年1月16日
$$),
	('ragged', E'| 甲 | 乙 | 丙 |\n|一|\n| | 二 |\n'),
	('one cell', E'| 甲 |\n| 乙 |\n'),
	('no report', 'x'),
	('nothing', '')) AS v(name, body);
INSERT INTO docs SELECT 'long', repeat(body, 40) FROM docs WHERE name = 'usual';
INSERT INTO docs SELECT 'page', '<html><body><table><tr><td>' || replace(replace(body, '|', '</td><td>'), E'\n', '</td></tr><tr><td>') ||
	'</td></tr></table></body></html>' FROM docs WHERE name = 'usual';

SELECT cmp_ok(cardinality((gd_parse(body)).facts), '>', 20, 'there are facts to show this with') FROM docs WHERE name = 'usual';
SELECT cmp_ok(count(*), '>', 1::bigint, 'and several tables') FROM docs, gd_tables(body) WHERE name = 'usual';
SELECT cmp_ok(max(octet_length(s.body)), '>', 126, 'some texts are long') FROM docs, gd_sections(docs.body) AS s WHERE name = 'usual';
SELECT cmp_ok(count(*), '>', 0::bigint, 'some rows of cells are shorter') FROM docs, gd_tables(body), unnest(cells) AS cell
	WHERE name = 'ragged' AND cell IS NULL;

PREPARE alike AS
SELECT name FROM docs, LATERAL (SELECT gd_parse(body) AS mine) AS m, LATERAL (SELECT mine::text::gd_report AS other) AS o
WHERE NOT record_image_eq(ROW(mine), ROW(other)) OR pg_column_size(mine) <> pg_column_size(other);
SELECT is_empty('alike', 'gd_parse');
SELECT is_empty('SELECT * FROM docs, gd_sections(body) AS f WHERE NOT record_image_eq(f, f::text::gd_section)', 'gd_sections');
SELECT is_empty('SELECT * FROM docs, gd_tables(body) AS f WHERE NOT record_image_eq(f, f::text::gd_table)', 'gd_tables');
SELECT is_empty('SELECT * FROM docs, gd_cells(body) AS f WHERE NOT record_image_eq(f, f::text::gd_cell)', 'gd_cells');
SELECT is_empty('SELECT * FROM docs, gd_facts(body) AS f WHERE NOT record_image_eq(f, f::text::gd_fact)', 'gd_facts');
SELECT is_empty('SELECT * FROM docs, gd_claims(body) AS f WHERE NOT record_image_eq(f, f::text::gd_claim)', 'gd_claims');
SELECT is_empty('SELECT * FROM docs, gd_trace(body) AS f WHERE NOT record_image_eq(f, f::text::gd_step)', 'gd_trace');
SELECT is_empty('SELECT * FROM gd_forms() AS f WHERE NOT record_image_eq(f, f::text::gd_form_item)', 'gd_forms');
SELECT cmp_ok(sum(cardinality(gd_validate(body))), '>', 0::bigint, 'there are findings') FROM docs;
SELECT is_empty('SELECT * FROM docs, gd_validate(body) AS v WHERE NOT record_image_eq(ROW(v), ROW(v::text::gd_finding[]))', 'gd_validate');
SELECT is_empty('SELECT * FROM docs, gd_compare(body, body) AS v WHERE NOT record_image_eq(ROW(v), ROW(v::text::gd_finding[]))', 'gd_compare');

-- What is stored can be read again, and updated one attribute after the other.
CREATE TEMP TABLE stored AS SELECT name, gd_parse(body) AS report FROM docs;
SELECT is((SELECT count(*) FROM stored), 7::bigint, 'a report can be stored');
SELECT is(count(f.value), (SELECT count(value) FROM docs, gd_facts(body) WHERE name = 'usual'), 'and its facts read')
	FROM stored, unnest((report).facts) AS f WHERE name = 'usual';
UPDATE stored SET report.title = 'another';
SELECT is(min((report).title), 'another', 'one attribute changed') FROM stored;
SELECT is(cardinality((report).facts), (SELECT count(*)::int FROM docs, gd_facts(body) WHERE name = 'usual'), 'the others as they were')
	FROM stored WHERE name = 'usual';

-- Where nulls need more room, and where an attribute is gone.
ALTER TYPE gd_table ADD ATTRIBUTE extra text CASCADE;
ALTER TYPE gd_fact ADD ATTRIBUTE one int, ADD ATTRIBUTE two int, ADD ATTRIBUTE three int, ADD ATTRIBUTE four int,
	ADD ATTRIBUTE five int, ADD ATTRIBUTE six int, ADD ATTRIBUTE seven int;
ALTER TYPE gd_section DROP ATTRIBUTE title CASCADE;
SELECT is_empty('SELECT * FROM docs, gd_facts(body) AS f WHERE NOT record_image_eq(f, f::text::gd_fact)', 'of a grown type, too');
DEALLOCATE alike;
PREPARE alike AS
SELECT name FROM docs, LATERAL (SELECT gd_parse(body) AS mine) AS m, LATERAL (SELECT mine::text::gd_report AS other) AS o
WHERE NOT record_image_eq(ROW(mine), ROW(other)) OR pg_column_size(mine) <> pg_column_size(other);
SELECT is_empty('alike', 'and of types that grew and shrank');

SELECT * FROM finish();
ROLLBACK;
