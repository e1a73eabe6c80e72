-- Every identity of every form: a total that its parts do not give is found,
-- at its cell, with both sides; a total that is blank or a dash is no operand.
BEGIN;
SET LOCAL client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE SCHEMA gd;
CREATE EXTENSION gdreport SCHEMA gd;
SET LOCAL search_path = public, gd;

-- A report with one table of a form, all cells 0 but those of changes.
CREATE FUNCTION pg_temp.report(form text, changes jsonb) RETURNS text LANGUAGE sql AS $fn$
WITH item AS (
	SELECT position, split_part(label, ' × ', 1) AS path, split_part(label, ' × ', 2) AS head,
		coalesce(changes ->> code, '0') AS value
	FROM gd_forms() AS f WHERE f.form = report.form AND f.code ~ '^(requests|statistics)\.'
), line AS (
	SELECT min(position) AS position,
		regexp_replace(path, '^.*/', '') || ' | ' || string_agg(value, ' | ' ORDER BY position) AS line
	FROM item GROUP BY path
), section AS (
	SELECT CASE WHEN form IN ('2021', '2019') THEN '三、收到和处理政府信息公开申请情况'
		ELSE '附表：政府信息公开情况统计表' END AS title,
		CASE form WHEN '2021' THEN '2022' WHEN '2019' THEN '2020' ELSE '2012' END AS year
)
SELECT format(E'青石县松林镇%s年政府信息公开工作年度报告\n\n%s\n项目 | %s\n%s\n', year, title,
	(SELECT string_agg(head, ' | ' ORDER BY at) FROM (SELECT head, min(position) AS at FROM item GROUP BY 1) AS h),
	(SELECT string_agg(line, E'\n' ORDER BY position) FROM line))
FROM section
$fn$;

-- The same for the table of disputes and that of disclosure, which are printed
-- in blocks.
CREATE FUNCTION pg_temp.disputes(form text, total text) RETURNS text LANGUAGE sql AS $fn$
SELECT format($$青石县松林镇%s年政府信息公开工作年度报告

四、政府信息公开行政复议、行政诉讼情况
行政复议 | 行政诉讼
结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | 复议后起诉
结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计
1 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 2 | 0 | 0 | %s
$$, CASE form WHEN '2021' THEN '2022' ELSE '2020' END, total)
$fn$;

CREATE FUNCTION pg_temp.disclosure(total text) RETURNS text LANGUAGE sql AS $fn$
SELECT format($$青石县松林镇2020年政府信息公开工作年度报告

二、主动公开政府信息情况
第二十条第（一）项
信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量
规章 | 0 | 0 | 0
规范性文件 | 3 | 7 | %s
$$, total)
$fn$;

-- The total that is printed wrong: rule, form, subject, its code.
CREATE TEMP TABLE total (rule text, form text, subject text, code text);
INSERT INTO total VALUES
	('requests.flow', '2021', 'other', 'requests.total.other'),
	('requests.flow', '2019', 'natural_person', 'requests.total.natural_person'),
	('requests.results', '2021', 'enterprise', 'requests.total.enterprise'),
	('requests.results', '2019', 'total', 'requests.total.total'),
	('requests.applicants', '2021', 'refused.state_secret', 'requests.refused.state_secret.total'),
	('requests.applicants', '2019', 'new', 'requests.new.total'),
	('statistics.requests', 'national2014', 'value', 'statistics.requests.value'),
	('statistics.closed', 'national2014', 'value', 'statistics.closed.value'),
	('statistics.replies', 'national2014', 'value', 'statistics.replies.value'),
	('statistics.replies.refused', 'national2014', 'value', 'statistics.replies.refused.value'),
	('statistics.reconsideration', 'national2014', 'value', 'statistics.reconsideration.value'),
	('statistics.lawsuits', 'national2014', 'value', 'statistics.lawsuits.value'),
	('statistics.staff', 'national2014', 'value', 'statistics.staff.value'),
	('statistics.staff', 'jilin2011', 'cumulative', 'statistics.staff.cumulative'),
	('statistics.disclosed_by_content', 'jilin2011', 'cumulative', 'statistics.disclosed_by_content.cumulative'),
	('statistics.reading_items', 'jilin2011', 'year', 'statistics.reading_items.year'),
	('statistics.requests', 'jilin2011', 'cumulative', 'statistics.requests.cumulative'),
	('statistics.replies', 'jilin2011', 'year', 'statistics.replies.year'),
	('statistics.replies.refused', 'jilin2011', 'cumulative', 'statistics.replies.refused.cumulative'),
	('statistics.fees', 'jilin2011', 'cumulative', 'statistics.fees.cumulative'),
	('statistics.agree', 'jilin2011', 'cumulative', 'statistics.disclosed_by_level.cumulative'),
	('statistics.requests', 'fujian2009', 'year', 'statistics.requests.year'),
	('statistics.replies', 'fujian2009', 'cumulative', 'statistics.replies.cumulative'),
	('statistics.requests', 'fujian2014', 'cumulative', 'statistics.requests.cumulative'),
	('statistics.replies', 'fujian2014', 'year', 'statistics.replies.year'),
	('statistics.requests', 'shanghai2004', 'year', 'statistics.requests.year'),
	('statistics.replies.refused', 'shanghai2004', 'year', 'statistics.replies.refused.year'),
	('statistics.fees', 'shanghai2004', 'year', 'statistics.fees.year'),
	('statistics.fees.proactive', 'shanghai2004', 'year', 'statistics.fees.proactive.year'),
	('statistics.fees.on_request', 'shanghai2004', 'year', 'statistics.fees.on_request.year'),
	('statistics.staff', 'shanghai2004', 'year', 'statistics.staff.year');

CREATE TEMP TABLE body AS
SELECT rule, form, subject, '0' AS expected, value AS actual, pg_temp.report(form, jsonb_build_object(code, value)) AS body
FROM total, unnest(ARRAY['5', '', '-', '0']) AS value
UNION ALL
SELECT 'statistics.cumulative', 'jilin2011', 'timeliness.reading_over_30_days', '9', CASE WHEN value = '5' THEN '5' ELSE value END,
	pg_temp.report('jilin2011', jsonb_build_object('statistics.timeliness.reading_over_30_days.year', CASE value WHEN '0' THEN '0' ELSE '9' END,
		'statistics.timeliness.reading_over_30_days.cumulative', value))
FROM unnest(ARRAY['5', '', '-', '0']) AS value
UNION ALL
SELECT 'disputes.results', form, 'lawsuit_after_reconsideration', '2', value, pg_temp.disputes(form, CASE value WHEN '0' THEN '2' ELSE value END)
FROM unnest(ARRAY['2021', '2019']) AS form, unnest(ARRAY['5', '', '-', '0']) AS value
UNION ALL
SELECT 'disclosure.order', '2019', 'normative_documents', '7', value, pg_temp.disclosure(CASE value WHEN '0' THEN '7' ELSE value END)
FROM unnest(ARRAY['5', '', '-', '0']) AS value;

SELECT plan(5 + (SELECT count(*) FROM gd_rules() WHERE rule LIKE 'identity.%')::int);

SELECT is_empty($$
	SELECT rule, form FROM gd_rules() WHERE rule LIKE 'identity.%'
	EXCEPT SELECT 'identity.' || rule, form FROM body
$$, 'every identity has a text');

-- by rule and form: the wrong total is found
SELECT set_eq(format($$
	SELECT f.subject, f.expected, f.actual, substr(b.body, f.start_at, f.length), f.blame
	FROM body AS b, gd_findings(b.body) AS f
	WHERE b.rule = %L AND b.form = %L AND b.actual = '5' AND f.rule = 'identity.' || b.rule
$$, substr(rule, 10), form), format($$
	SELECT subject, expected, '5' AS actual, '5' AS printed, 'source' AS blame FROM body WHERE rule = %L AND form = %L AND actual = '5'
$$, substr(rule, 10), form), rule || ' of ' || form)
FROM gd_rules() WHERE rule LIKE 'identity.%';

-- and nothing else is: blank, dash, right
SELECT is_empty($$
	SELECT b.rule, b.form, b.actual, f.* FROM body AS b, gd_findings(b.body) AS f
	WHERE b.actual IN ('', '-') AND f.rule LIKE 'identity.%'
$$, 'a blank and a dash are no operands');
SELECT is_empty($$
	SELECT b.rule, b.form, f.* FROM body AS b, gd_findings(b.body) AS f
	WHERE b.actual = '0' AND f.rule LIKE 'identity.%'
$$, 'figures that add up break no identity');
SELECT is(count(*), 4 * (SELECT count(*) FROM gd_rules() WHERE rule LIKE 'identity.%'), 'four texts for each') FROM body;
SELECT cmp_ok(min((SELECT count(*) FROM gd_facts(body))), '>', 5::bigint, 'each with its figures') FROM body;

SELECT * FROM finish();
ROLLBACK;
