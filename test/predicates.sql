-- A predicate is true or false for every text: it stands in constraints.
BEGIN;
SET LOCAL client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE SCHEMA gd;
CREATE EXTENSION gdreport SCHEMA gd;
SET LOCAL search_path = public, gd;
SELECT plan(7);

CREATE TEMP TABLE sound AS SELECT E'青石县松林镇人民政府2022年政府信息公开工作年度报告\n\n本报告统计期限为2022年1月1日至2022年12月31日。\n\n'
	'一、总体情况\n好。\n二、主动公开政府信息情况\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数\n规章 | 0 | 0 | 0\n'
	'三、收到和处理政府信息公开申请情况\n收到申请2件。\n四、政府信息公开行政复议、行政诉讼情况\n无。\n五、存在的主要问题及改进情况\n无。\n六、其他需要报告的事项\n无。\n2023年1月16日\n' AS body;

CREATE TEMP TABLE hostile AS
SELECT repeat(shape, n) AS body
FROM unnest(ARRAY['', ' ', E'\n', '|', '一、', '(', '<', '<td>', '<table><tr><td>1', '&#1;', '0', '9', '-', '％', '总计|0|', '2022年',
	'1、', '第二十条第（一）项', '{', '"', '\', '%', '政府信息公开', E'\t', E'\r', '𠀀', U&'\FFFD', U&'\200B', '１', '二〇二二年',
	'报(bào)告', '收到申请3件，', '行政复议', '其中', '占50%', '彩票', '410101199001010000 ', '- 3 -', '首页 > ']) AS shape,
	unnest(ARRAY[1, 2, 63, 64, 65, 1000]) AS n
UNION ALL
SELECT left(body, n) FROM sound, generate_series(0, length(body)) AS n
UNION ALL
SELECT right(body, n) FROM sound, generate_series(0, length(body), 3) AS n
UNION ALL
SELECT overlay(body PLACING chr(ascii(substr('|0九(<年', n % 6 + 1, 1))) FROM n FOR 1) FROM sound, generate_series(1, length(body)) AS n;

SELECT cmp_ok(count(*), '>', 700::bigint, 'there are texts') FROM hostile;
SELECT is(count(*) FILTER (WHERE gd_is_report(body) IS NULL), 0::bigint, 'gd_is_report') FROM hostile;
SELECT is(count(*) FILTER (WHERE gd_is_valid(body) IS NULL), 0::bigint, 'gd_is_valid') FROM hostile;
SELECT is(count(*) FILTER (WHERE gd_is_valid(body, 'warning') IS NULL OR gd_is_valid(body, 'notice') IS NULL), 0::bigint,
	'gd_is_valid of each severity') FROM hostile;

-- it is what the findings say
SELECT is(count(*) FILTER (WHERE gd_is_valid(body, s) <>
	(NOT EXISTS (SELECT FROM gd_findings(body) AS f WHERE f.severity >= s))), 0::bigint, 'no finding and valid are one')
FROM hostile, unnest(enum_range(NULL::gd_severity)) AS s;

-- every finding says where it stands, and is worded
SELECT is_empty($$
	SELECT f.* FROM hostile AS h, gd_findings(h.body) AS f
	WHERE f.message IS NULL OR f.message_zh IS NULL OR f.message ~ '[{}]' OR f.blame IS NULL OR
		(f.start_at IS NULL) <> (f.line IS NULL) OR f.start_at < 1 OR f.start_at + f.length > length(h.body) + 1 OR
		f.line <> 1 + length(left(h.body, f.start_at - 1)) - length(replace(left(h.body, f.start_at - 1), E'\n', ''))
$$, 'findings have a place in the text and a message');

SELECT is_empty($$
	SELECT c.* FROM hostile AS h, gd_claims(h.body) AS c
	WHERE c.code IS NULL OR c.value IS NULL OR c.start_at < 1 OR c.start_at + c.length > length(h.body) + 1
$$, 'claims stand in the text');

SELECT * FROM finish();
ROLLBACK;
