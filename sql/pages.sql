--
-- Pages for people
--
CREATE TEMP TABLE doc (name text, body text);
INSERT INTO doc VALUES ('requests', $$柳塘县青禾镇人民政府2022年政府信息公开工作年度报告
一、总体情况
2022年，本镇共收到政府信息公开申请7件。
三、收到和处理政府信息公开申请情况
项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计
一、本年新收政府信息公开申请数量 | 1 | 2 | 0 | 0 | 0 | | 5
二、上年结转政府信息公开申请数量 | 0 | 1 | 0 | 0 | 0 | 0 | 1
三、本年度办理结果 | （一）予以公开 | 1 | 2 | 0 | 0 | 0 | 0 | 3
（七）总计 | 1 | 2 | 0 | 0 | 0 | 0 | 3
四、结转下年度继续办理 | 0 | 1 | 0 | 0 | 0 | 0 | 1
$$), ('hostile', $$<script>alert("1")</script>
一、总体情况 & "><img src=x onerror=alert(1)>
$$), ('empty', '');
-- a page for every text, in both languages; no markup of the text is markup
SELECT name, lang, gd_html(body, lang) LIKE E'<!DOCTYPE html>\n%</html>\n' AS page,
	gd_html(body, lang) ~ '<(script|img|iframe|object|link|form)' AS active,
	gd_html(body, lang) ~ '<[^<>]*\s(src|style|on[a-z]+)=' AS attributes
FROM doc, unnest(ARRAY['zh', 'en']) lang ORDER BY name, lang;
SELECT bool_and(gd_html(body) = gd_html(body, 'zh')) AS chinese FROM doc;
-- every cell of the form and every finding
SELECT count(*) AS cells FROM doc, regexp_matches(gd_html(body), '<td[^>]* headers="', 'g') WHERE name = 'requests';
SELECT bool_and(gd_html(body, 'en') LIKE '%>' || rule || coalesce(':' || subject, '') || '</code>%') AS told, count(*) > 5 AS several
FROM doc, gd_findings(body) WHERE name = 'requests';
-- what stands in a few cells
SELECT f.code, (regexp_match(gd_html(body, 'en'), '<td id="2021.' || f.code || '" class="figure ([a-z ]*)"[^>]*>([^<]*)'))
FROM doc, gd_facts(body) f WHERE name = 'requests' AND f.code LIKE 'requests.new.%';
-- two years
SELECT count(*) AS cells FROM doc, regexp_matches(gd_compare_html(body, body), '<td[^>]* headers="', 'g') WHERE name = 'requests';
SELECT DISTINCT substring(gd_compare_html(body, body, 'en') FROM 'cross\.[a-z-]+') AS rule FROM doc WHERE name = 'requests';
SELECT bool_and(gd_compare_html(body, '', 'zh') LIKE '%</html>_') AS page FROM doc;
-- arguments
SELECT gd_html(NULL) IS NULL AS report, gd_html('', NULL) IS NULL AS lang, gd_compare_html('', NULL) IS NULL AS current;
SELECT gd_html('', 'fr');
SELECT gd_html('', '');
SELECT gd_compare_html('', '', 'ZH');
\set VERBOSITY sqlstate
SELECT gd_html('', 'de');
