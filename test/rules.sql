-- Every rule of gd_rules() that is no identity: a text that breaks it, where the
-- finding has the right subject, and a near miss that does not.  (The identities
-- are in identities.sql.)
BEGIN;
SET LOCAL client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pgtap;
CREATE SCHEMA gd;
CREATE EXTENSION gdreport SCHEMA gd;
SET LOCAL search_path = public, gd;

CREATE FUNCTION pg_temp.requests(form text) RETURNS text LANGUAGE sql AS $fn$
WITH item AS (
	SELECT position, split_part(label, ' × ', 1) AS path, split_part(label, ' × ', 2) AS head,
		CASE WHEN code ~ '^requests\.(new|granted|total)\.(natural_person|total)$' THEN '12' ELSE '0' END AS value
	FROM gd_forms() AS f WHERE f.form = requests.form AND f.code ~ '^requests\.'
), line AS (
	SELECT min(position) AS position,
		regexp_replace(path, '^.*/', '') || ' | ' || string_agg(value, ' | ' ORDER BY position) AS line
	FROM item GROUP BY path
)
SELECT format(E'项目 | %s\n%s', (SELECT string_agg(head, ' | ' ORDER BY at) FROM (SELECT head, min(position) AS at FROM item GROUP BY 1) AS h),
	(SELECT string_agg(line, E'\n' ORDER BY position) FROM line))
$fn$;

-- A sound report of each of the two forms.
CREATE TEMP TABLE sound AS SELECT 2022 AS year, format($$青石县松林镇人民政府2022年政府信息公开工作年度报告

本报告根据《中华人民共和国政府信息公开条例》编制。本报告包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六个部分。统计期限为2022年1月1日至2022年12月31日。如有疑问，请与松林镇人民政府办公室联系（电话：0000-1234567）。

一、总体情况
本镇按要求开展政府信息公开工作，及时更新网站栏目。全年新收政府信息公开申请12件，均已按期答复。未发生行政诉讼。
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
行政事业性收费 | 0.5
三、收到和处理政府信息公开申请情况
%s
四、政府信息公开行政复议、行政诉讼情况
行政复议 | 行政诉讼
结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | 复议后起诉
结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计
1 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0
五、存在的主要问题及改进情况
公开的内容还不够丰富，解读的形式比较单一。下一步将加强培训，丰富内容。
六、其他需要报告的事项
本年度未收取信息处理费。

青石县松林镇人民政府
2023年1月16日
$$, pg_temp.requests('2021')) AS body;
INSERT INTO sound SELECT 2020, format($$青石县松林镇人民政府2020年政府信息公开工作年度报告

本报告根据《中华人民共和国政府信息公开条例》编制，统计期限为2020年1月1日至2020年12月31日。如有疑问，请与松林镇人民政府办公室联系（电话：0000-1234567）。

一、总体情况
本镇按要求开展政府信息公开工作，及时更新网站栏目。
二、主动公开政府信息情况
第二十条第（一）项
信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量
规章 | 0 | 0 | 0
规范性文件 | 3 | 3 | 12
第二十条第（五）项
信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量
行政许可 | 45 | -2 | 30
其他对外管理服务事项 | 10 | 0 | 5
第二十条第（六）项
信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量
行政处罚 | 7 | 0 | 2
行政强制 | 1 | 0 | 0
第二十条第（八）项
信息内容 | 上一年项目数量 | 本年增/减
行政事业性收费 | 2 | 0
第二十条第（九）项
信息内容 | 采购项目数量 | 采购总金额
政府集中采购 | 3 | 120.5万元
三、收到和处理政府信息公开申请情况
%s
四、政府信息公开行政复议、行政诉讼情况
行政复议 | 行政诉讼
结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | 复议后起诉
结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计
0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0
五、存在的主要问题及改进情况
公开的内容还不够丰富，解读的形式比较单一。下一步将加强培训，丰富内容。
六、其他需要报告的事项
无其他需要报告的事项。

青石县松林镇人民政府
2021年1月16日
$$, pg_temp.requests('2019'));

-- What is replaced in the sound report to break a rule, and what to come near it.
CREATE TEMP TABLE spoil (rule text, subject text, year int, wrong_from text, wrong_to text, near_from text, near_to text);
INSERT INTO spoil VALUES
	('structure.missing-section', 'problems', 2022, '五、存在的主要问题及改进情况.*六、', E'六、', '五、存在的主要问题及改进情况', '五、存在问题及改进情况'),
	('structure.empty-section', 'problems', 2022, '公开的内容还不够.*六、', '六、', '公开的内容还不够丰富', '公开的内容不够丰富'),
	('structure.no-headings', NULL, 2022, E'\n一、总体情况\n.*$', E'\n本镇按要求开展政府信息公开工作，及时更新网站栏目，群众比较满意，今后继续努力做好这项工作。\n', '一、总体情况', '一 总体情况'),
	('structure.missing-heading', 'requests', 2022, '三、收到和处理政府信息公开申请情况', '', '三、收到和处理政府信息公开申请情况', '收到和处理政府信息公开申请情况'),
	('structure.misnumbered', 'problems', 2022, '五、存在', '七、存在', '五、存在', '五 、存在'),
	('structure.out-of-order', 'problems', 2022, '(五、存在.*改进情况\n[^\n]*\n)(六、其他[^\n]*\n[^\n]*\n)', '\2\1', '五、存在', '五. 存在'),
	('structure.perfunctory', 'problems', 2022, '公开的内容还不够[^\n]*', '无。', '本年度未收取信息处理费。', '无。信息处理费为零。'),
	('structure.duplicate-document', NULL, 2022, '^(.*)$', E'\\1\n\\1', '六个部分。', '六个部分。六个部分见下。'),
	('structure.outline-mismatch', NULL, 2022, '六个部分', '七个部分', '六个部分', '6个部分'),
	('table.missing', 'disputes', 2022, E'行政复议 \\| 行政诉讼\n.*\n五、', E'本年度情况见附件。\n五、', '行政复议 \| 行政诉讼', '复议 | 诉讼'),
	('table.missing-row', 'requests.refused.state_secret', 2022, E'\n1.属于国家秘密[^\n]*', '', '1.属于国家秘密', '1．属于国家秘密'),
	('table.missing-column', 'disclosure.repealed', 2022, NULL, NULL, '本年废止件数', '废止件数'),
	('table.blank-cell', 'disclosure.licensing.decisions', 2022, '行政许可 \| 45', '行政许可 | /', '行政许可 \| 45', '行政许可 | 0'),
	('table.unreadable-cell', 'disclosure.normative_documents.made', 2022, '行政规范性文件 \| 3 \| 1 \| 12', '行政规范性文件 | 3112', '行政规范性文件 \| 3 \| 1 \| 12', '行政规范性文件 | 3 | 1 | 12件'),
	('table.negative', 'disclosure.licensing.decisions', 2020, '行政许可 \| 45 \| -2 \| 30', '行政许可 | 45 | -2 | -30', '行政许可 \| 45 \| -2', '行政许可 | 45 | -3'),
	('table.not-integer', 'disclosure.licensing.decisions', 2022, '行政许可 \| 45', '行政许可 | 4.5', '行政事业性收费 \| 0.5', '行政事业性收费 | 0.55'),
	('table.wrong-form', 'disclosure', 2020, '2020年', '2022年', '2020年', '2019年'),
	('meta.year-missing', NULL, 2022, '20\d\d年?(度)?', '', '2022年政府', '2022年度政府'),
	('meta.title-missing', NULL, 2022, '^[^\n]*\n', '', '^青石县松林镇人民政府2022年', E'青石县松林镇人民政府\n2022年'),
	('meta.issuer-missing', NULL, 2022, '青石县松林镇人民政府|请与松林镇人民政府办公室联系', '', '^青石县松林镇人民政府', '松林镇人民政府'),
	('meta.year-mismatch', '2021', 2022, '统计期限为2022年1月1日至2022年', '统计期限为2021年1月1日至2021年', '统计期限为2022年1月1日至2022年', '统计期限为2022年1月1日至'),
	('meta.period', NULL, 2022, '2022年12月31日', '2022年11月30日', '2022年12月31日', '12月31日'),
	('meta.published-late', NULL, 2022, '2023年1月16日', '2023年4月16日', '2023年1月16日', '2023年1月31日'),
	('meta.signed-early', NULL, 2022, '2023年1月16日', '2022年10月16日', '2023年1月16日', '2022年12月31日'),
	('meta.issuer-mismatch', '青石县河东镇人民政府', 2022, E'青石县松林镇人民政府\n2023', E'青石县河东镇人民政府\n2023', E'青石县松林镇人民政府\n2023', E'松林镇人民政府\n2023'),
	('meta.superseded-basis', '国办公开办函〔2019〕60号', 2022, '编制。', '和国办公开办函〔2019〕60号规定的格式编制。', '编制。', '和国办公开办函〔2021〕30号规定的格式编制。'),
	('meta.contact-missing', NULL, 2022, '如有疑问[^\n]*', '', '电话：0000-1234567', '地址：松林镇松林路1号'),
	('narrative.mismatch', 'requests.new.total', 2022, '申请12件', '申请15件', '申请12件', '申请十二件'),
	('narrative.sum', NULL, 2022, '申请12件，', '申请12件，其中自然人申请9件、商业企业申请8件，', '申请12件，', '申请12件，其中自然人申请8件、商业企业申请4件，'),
	('narrative.percentage', NULL, 2022, '及时更新网站栏目。', '及时更新网站栏目。全年解读政策文件20件，其中图文解读5件，占比35%。', '及时更新网站栏目。', '及时更新网站栏目。全年解读政策文件20件，其中图文解读5件，占比25%。'),
	('narrative.fee-missing', NULL, 2022, '本年度未收取信息处理费。', '本年度没有其他需要报告的事项。', '本年度未收取信息处理费', '本年度信息处理费为0元'),
	('content.contamination', NULL, 2022, '及时更新网站栏目。', '及时更新网站栏目。澳门新葡京娱乐场官网开户送彩金，百家乐真人投注平台。', '及时更新网站栏目。', '及时更新网站栏目，公开福利彩票公益金使用情况，参加扫黄打非宣传。'),
	('content.page-numbers-in-text', NULL, 2022, E'五、存在的主要问题', E'- 3 -\n五、存在的主要问题', '及时更新', '于3日内更新'),
	('content.boilerplate', NULL, 2022, E'\n本报告根据', E'\n索引号：000014349/2023-00001 浏览次数：120 【打印本页】【关闭窗口】\n本报告根据', '及时更新网站栏目', '及时更新网站栏目的索引'),
	('content.pinyin-glosses', NULL, 2022, '本镇按要求开展', '本镇(zhèn)按要(yào)求开展', '本镇按要求开展', '本镇（Zhen）按要求开展'),
	('content.dropped-characters', NULL, 2022, '统计期限为2022年1月1日至2022年12月31日', '统计期限为202211日至20221231日', '《中华人民共和国政府信息公开条例》', '《中华人民共和国政府信息公开条例》和国办发〔2022〕8号文件'),
	('content.mojibake', NULL, 2022, '及时更新网站栏目。', '及时更新网站栏目锟斤拷锟斤拷。', '及时更新网站栏目。', '及时更新网站栏目……。'),
	('content.personal-data', NULL, 2022, '及时更新网站栏目。', '及时更新网站栏目。经办人身份证号11010519491231002X。', '及时更新网站栏目。', '及时更新网站栏目。统一社会信用代码11010519491231002Y。'),
	('table.mixed-form', 'requests', 2022, NULL, NULL, '（六）其他处理', '（六）其他处理');

CREATE FUNCTION pg_temp.replaced(year int, pattern text, replacement text) RETURNS text LANGUAGE sql AS
	'SELECT regexp_replace(body, pattern, replacement, ''g'') FROM sound WHERE sound.year = replaced.year';
CREATE TEMP TABLE example AS
SELECT rule, subject, pg_temp.replaced(year, wrong_from, wrong_to) AS wrong, pg_temp.replaced(year, near_from, near_to) AS near
FROM spoil WHERE wrong_from IS NOT NULL
UNION ALL
-- the table of requests of the year before, among tables in force
SELECT rule, subject, replace((SELECT body FROM sound s WHERE s.year = spoil.year), pg_temp.requests('2021'), pg_temp.requests('2019')),
	pg_temp.replaced(year, near_from, near_to)
FROM spoil WHERE rule = 'table.mixed-form'
UNION ALL
-- without a column, in a table whose cells all end in a pipe
SELECT rule, subject, regexp_replace(replace(replace(replace(regexp_replace((SELECT body FROM sound s WHERE s.year = spoil.year),
	'(第二十条第（.）项)', '\1 | | ', 'g'), ' | 本年废止件数 |', ' |'), '规章 | 0 | 0 | 0', '规章 | 0 | 0'), '文件 | 3 | 1 | 12', '文件 | 3 | 12'), '( \| [^\n]*)$', '\1 |', 'gn'),
	pg_temp.replaced(year, near_from, near_to)
FROM spoil WHERE rule = 'table.missing-column';

-- Two years: the report of 2022 and that of the next year, changed.
CREATE TEMP TABLE years AS
SELECT rule, subject, previous, regexp_replace(current, wrong_from, wrong_to, 'g') AS wrong, regexp_replace(current, near_from, near_to, 'g') AS near
FROM (SELECT body AS previous, regexp_replace(replace(replace(body, '2023', '2024'), '2022', '2023'),
		'本镇按要求.*均已按期答复。', '本镇结合实际安排各项工作，开设了新的专栏。', 'g') AS current FROM sound WHERE year = 2022) AS s,
	(VALUES
	('cross.carry-over', 'natural_person', '二、上年结转政府信息公开申请数量 \| 0', '二、上年结转政府信息公开申请数量 | 4', '二、上年结转政府信息公开申请数量 \| 0', '二、上年结转政府信息公开申请数量 |'),
	('cross.stock', 'normative_documents', '行政规范性文件 \| 3 \| 1 \| 12', '行政规范性文件 | 3 | 1 | 15', '行政规范性文件 \| 3 \| 1 \| 12', '行政规范性文件 | 3 | 1 | 14'),
	('cross.identical-figures', 'requests', '^', '', '(\| )([1-9][0-9]*|0\.5)', '\11\2'),
	('cross.order', NULL, '2023年', '2025年', '2023年', '2023年度')
	) AS v (rule, subject, wrong_from, wrong_to, near_from, near_to)
UNION ALL
SELECT 'cross.repeated-text', NULL, replace(body, E'\n二、主', E'\n' || essay || E'\n二、主'), replace(next, E'\n二、主', E'\n' || essay || E'\n二、主'),
	replace(next, E'\n二、主', E'\n' || other || E'\n二、主')
FROM sound, replace(replace(body, '2023', '2024'), '2022', '2023') AS next,
	(VALUES ('在村口设置了三处公告栏，每逢赶集更换一次内容。请老教师为村民讲解补贴办法，讲完以后逐户登记意见。组织年轻干部到邻镇学习档案整理，回来后重新编排了目录。'
		'年底请村民代表对公告栏打分，得分低的两处已经搬到路口。为不会上网的老人印制了大字手册，由网格员送到家里。',
		'新建的便民大厅增加了自助查询机，群众可以自己打印文件。开通热线以后安排两名工作人员轮流接听，记录每周汇总一次。把历年的规划图做成了展板，摆放在大厅门口。'
		'请广播站每天中午播送最新的通知，播送稿由分管领导审定。与学校合作举办了小记者活动，孩子们采访了办事窗口。')) AS v (essay, other)
WHERE year = 2022;

SELECT plan(6 + (SELECT 2 * count(*) FROM example)::int + (SELECT 2 * count(*) FROM years)::int);

SELECT set_eq($$ SELECT DISTINCT rule FROM gd_rules() WHERE rule NOT LIKE 'identity.%' AND rule <> 'cross.cumulative' $$,
	$$ SELECT rule FROM example UNION SELECT rule FROM years $$, 'every rule has a text');
SELECT is(gd_validate(body)::text, '{}', 'nothing is wrong with the report of ' || year) FROM sound;
SELECT is_empty($$ SELECT rule FROM example e, sound s WHERE wrong = s.body AND e.rule <> 'table.mixed-form' $$, 'the wrong texts are others');

SELECT isnt_empty(format($$
	SELECT f.* FROM example AS e, gd_findings(e.wrong) AS f WHERE e.rule = %1$L AND f.rule = %1$L AND f.subject IS NOT DISTINCT FROM coalesce(e.subject, f.subject)
$$, rule), rule || ' is found') FROM example;
SELECT is_empty(format($$
	SELECT f.* FROM example AS e, gd_findings(e.near) AS f WHERE e.rule = %1$L AND f.rule = %1$L
$$, rule), rule || ': a near miss') FROM example;

SELECT isnt_empty(format($$
	SELECT f.* FROM years AS y, unnest(gd_compare(y.previous, y.wrong)) AS f WHERE y.rule = %1$L AND f.rule = %1$L AND f.subject IS NOT DISTINCT FROM coalesce(y.subject, f.subject)
$$, rule), rule || ' is found') FROM years;
SELECT is_empty(format($$
	SELECT f.* FROM years AS y, unnest(gd_compare(y.previous, y.near)) AS f WHERE y.rule = %1$L AND f.rule = %1$L
$$, rule), rule || ': a near miss') FROM years;

-- cumulative figures, in a form that has them
SELECT isnt_empty($$
	SELECT f.* FROM unnest(gd_compare(
		E'青石县松林镇2010年政府信息公开工作年度报告\n附表\n项目 | 年度 | 历年累计\n主动公开信息数 | 5 | 50\n1.网站公开 | 5 | 50\n2.政府公报公开 | 0 | 0\n受理依申请公开信息总数 | 1 | 4\n行政复议数 | 0 | 0\n行政诉讼数 | 0 | 0\n行政申诉数 | 0 | 0\n',
		E'青石县松林镇2011年政府信息公开工作年度报告\n附表\n项目 | 年度 | 历年累计\n主动公开信息数 | 5 | 40\n1.网站公开 | 5 | 55\n2.政府公报公开 | 0 | 0\n受理依申请公开信息总数 | 1 | 5\n行政复议数 | 0 | 0\n行政诉讼数 | 0 | 0\n行政申诉数 | 0 | 0\n')) AS f
	WHERE f.rule = 'cross.cumulative' AND f.subject = 'statistics.disclosed.cumulative'
$$, 'cross.cumulative is found');
SELECT is_empty($$
	SELECT f.* FROM unnest(gd_compare(
		E'青石县松林镇2010年政府信息公开工作年度报告\n附表\n项目 | 年度 | 历年累计\n主动公开信息数 | 5 | 50\n1.网站公开 | 5 | 50\n2.政府公报公开 | 0 | 0\n受理依申请公开信息总数 | 1 | 4\n行政复议数 | 0 | 0\n行政诉讼数 | 0 | 0\n行政申诉数 | 0 | 0\n',
		E'青石县松林镇2011年政府信息公开工作年度报告\n附表\n项目 | 年度 | 历年累计\n主动公开信息数 | 5 | 55\n1.网站公开 | 5 | 55\n2.政府公报公开 | 0 | 0\n受理依申请公开信息总数 | 1 | 5\n行政复议数 | 0 | 0\n行政诉讼数 | 0 | 0\n行政申诉数 | 0 | 0\n')) AS f
	WHERE f.rule = 'cross.cumulative'
$$, 'cross.cumulative: a near miss');

SELECT * FROM finish();
ROLLBACK;
