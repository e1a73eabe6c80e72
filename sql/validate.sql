--
-- Findings, predicates, rules and claims
--
CREATE TEMP TABLE doc (name text, body text);
INSERT INTO doc VALUES ('sound', $$青石县松林镇人民政府2022年政府信息公开工作年度报告

本报告根据《中华人民共和国政府信息公开条例》编制，统计期限为2022年1月1日至2022年12月31日。联系电话：0000-1234567。

一、总体情况
本镇按要求开展政府信息公开工作，及时更新网站栏目。
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
申请人情况
自然人 | 法人或其他组织 | 总计
商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他
一、本年新收政府信息公开申请数量 | 1 | 2 | 0 | 0 | 0 | 0 | 3
二、上年结转政府信息公开申请数量 | 0 | 1 | 0 | 0 | 0 | 0 | 1
三、本年度办理结果 | （一）予以公开 | 1 | 1 | 0 | 0 | 0 | 0 | 2
（二）部分公开（区分处理的，只计这一情形，不计其他情形） | 0 | 1 | 0 | 0 | 0 | 0 | 1
（三）不予公开 | 1.属于国家秘密 | 0 | 0 | 0 | 0 | 0 | 0 | 0
2.其他法律行政法规禁止公开 | 0 | 0 | 0 | 0 | 0 | 0 | 0
3.危及“三安全一稳定” | 0 | 0 | 0 | 0 | 0 | 0 | 0
4.保护第三方合法权益 | 0 | 0 | 0 | 0 | 0 | 0 | 0
5.属于三类内部事务信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0
6.属于四类过程性信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0
7.属于行政执法案卷 | 0 | 0 | 0 | 0 | 0 | 0 | 0
8.属于行政查询事项 | 0 | 0 | 0 | 0 | 0 | 0 | 0
（四）无法提供 | 1.本机关不掌握相关政府信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0
2.没有现成信息需要另行制作 | 0 | 0 | 0 | 0 | 0 | 0 | 0
3.补正后申请内容仍不明确 | 0 | 0 | 0 | 0 | 0 | 0 | 0
（五）不予处理 | 1.信访举报投诉类申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0
2.重复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0
3.要求提供公开出版物 | 0 | 0 | 0 | 0 | 0 | 0 | 0
4.无正当理由大量反复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0
5.要求行政机关确认或重新出具已获取信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0
（六）其他处理 | 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0
2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0
3.其他 | 0 | 0 | 0 | 0 | 0 | 0 | 0
（七）总计 | 1 | 2 | 0 | 0 | 0 | 0 | 3
四、结转下年度继续办理 | 0 | 1 | 0 | 0 | 0 | 0 | 1
四、政府信息公开行政复议、行政诉讼情况
行政复议 | 行政诉讼
结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | 复议后起诉
结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计
1 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0
五、存在的主要问题及改进情况
公开的内容还不够丰富，将继续改进。
六、其他需要报告的事项
本年度未收取信息处理费。

青石县松林镇人民政府
2023年1月16日$$);

SELECT gd_validate(body) FROM doc;
SELECT count(*) FROM doc, gd_findings(body);
SELECT gd_is_valid(body), gd_is_valid(body, 'warning'), gd_is_valid(body, 'notice'), gd_assert_valid(body, 'notice') FROM doc;

-- what is wrong, both sides of it, and where
INSERT INTO doc SELECT 'sums', replace(replace(body, E'\n1 | 0 | 0 | 0 | 1 |', E'\n1 | 0 | 0 | 0 | 5 |'),
	'2023年1月16日', '2023年4月16日') FROM doc WHERE name = 'sound';
SELECT rule, severity, subject, expected, actual, blame, line, substr(body, start_at, length) AS printed
FROM doc, gd_findings(body) WHERE name = 'sums';
-- unaligned: what is a wide character differs between versions of psql
\pset format unaligned
SELECT message, message_zh, basis FROM doc, gd_findings(body) WHERE name = 'sums';
\pset format aligned
SELECT name, gd_is_valid(body) AS errors, gd_is_valid(body, 'warning') AS warnings FROM doc ORDER BY name;
SELECT (gd_validate(body))[1] = (SELECT f FROM gd_findings(body) f LIMIT 1) AS same FROM doc WHERE name = 'sums';

-- the error says what, where and how many
\set SHOW_CONTEXT never
DO $do$
DECLARE
	detail text;
	hint text;
	context text;
BEGIN
	PERFORM gd_assert_valid(body) FROM doc WHERE name = 'sums';
EXCEPTION WHEN check_violation THEN
	GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL, hint = PG_EXCEPTION_HINT, context = PG_EXCEPTION_CONTEXT;
	RAISE NOTICE E'%\n%\n%\n%', SQLERRM, detail, hint, split_part(context, E'\n', 1);
END
$do$;
\set SHOW_CONTEXT errors

-- other texts have no findings, and get an answer
SELECT gd_validate(''), gd_validate('nothing of the kind'), gd_is_valid(''), gd_is_valid('1 2 3', 'notice');

-- where a text is kept
CREATE TABLE kept (
	body text CHECK (gd_is_valid(body)),
	sound boolean GENERATED ALWAYS AS (gd_is_valid(body, 'warning')) STORED
);
CREATE INDEX ON kept (gd_year(body)) WHERE gd_is_valid(body, 'notice');
CREATE DOMAIN sound_report AS text CHECK (gd_is_valid(VALUE));
INSERT INTO kept SELECT body FROM doc WHERE name = 'sound';
INSERT INTO kept VALUES (NULL), ('');
\set VERBOSITY terse
INSERT INTO kept SELECT body FROM doc WHERE name = 'sums';
SELECT count(body::sound_report) FROM doc WHERE name = 'sound';
SELECT body::sound_report IS NULL FROM doc WHERE name = 'sums';
\set VERBOSITY default
SELECT left(body, 6) AS body, sound FROM kept ORDER BY body NULLS LAST;

-- a ruleset that does not exist
SELECT gd_validate('', '0.9');
SELECT * FROM gd_findings('', '');
SELECT gd_is_valid('', 'error', 'nothing');
SELECT gd_is_valid('', 'fatal');
SELECT gd_compare('', '', '1.00');
SELECT count(*) FROM gd_rules('1.1');

-- the rules: each named once for each form
SELECT count(*) = count(DISTINCT (rule, form)), count(*) > 70, bool_and(since = '1.0' AND title <> '' AND title_zh <> '') FROM gd_rules();
SELECT rule, severity, form, title FROM gd_rules() WHERE rule LIKE 'identity.requests.%' ORDER BY form, rule;
SELECT count(*) FROM gd_rules() WHERE rule LIKE 'identity.statistics.%' AND expression IS NULL;
DROP TABLE kept;
DROP DOMAIN sound_report;
