--
-- The charts of examples/, over a store of its own: a gap is never a zero,
-- and text is only text
--
\set srcdir `echo "$PG_ABS_SRCDIR"`
\set store :srcdir '/examples/store.sql'
\set charts :srcdir '/examples/charts.sql'
\set sample :srcdir '/examples/charts_sample.sql'
\set ECHO none
SET client_min_messages = warning;
\i :store
\i :charts
\i :sample
\set ECHO all
SELECT year, r.value AS received, c.value AS closed, f.value AS refused
FROM chart.measure('澄溪县人民政府', 'received') r JOIN chart.measure('澄溪县人民政府', 'closed') c USING (year)
	JOIN chart.measure('澄溪县人民政府', 'refused') f USING (year) ORDER BY year;
-- a region, of which a body has no report for some years
SELECT year, value FROM chart.measure('澄溪县', 'received') ORDER BY year;
-- how often something stands in a picture
CREATE FUNCTION pg_temp.times(picture text, what text) RETURNS bigint LANGUAGE sql AS $$
	SELECT count(*) FROM regexp_matches(picture, what, 'g')
$$;
SELECT name, pg_temp.times(svg, '<polyline') AS lines, pg_temp.times(svg, '<circle') AS points, pg_temp.times(svg, '<rect') AS bars,
	pg_temp.times(svg, '>∅<') AS gaps, pg_temp.times(svg, '<title id="(\w+)">') AS titles, pg_temp.times(svg, '[0-9]{4} ∅') AS told
FROM (VALUES ('requests', chart.requests('澄溪县人民政府')), ('results', chart.results('澄溪县人民政府')),
	('refused', chart.refused('澄溪县人民政府')), ('late', chart.late('澄溪县人民政府', 'en'))) AS picture (name, svg);
-- one point, no point, nothing
SELECT pg_temp.times(svg, '<polyline') AS lines, pg_temp.times(svg, '<circle') AS points, pg_temp.times(svg, '>∅<') AS gaps, svg IS NULL AS none
FROM (VALUES (chart.line('one', ARRAY[('a', 2020, 7)::chart.point])), (chart.line('none', ARRAY[('a', 2020, NULL)::chart.point])),
	(chart.requests('nobody'))) AS picture (svg);
SELECT pg_temp.times(chart.bar('half', ARRAY[('a', 2020, 7), ('b', 2020, NULL), ('a', 2021, 0), ('b', 2021, 0)]::chart.point[]), '<rect') AS bars;
-- names are text
SELECT svg ~ '<script|<b>' AS markup, svg ~ '&lt;script&gt;' AS escaped
FROM chart.line('</title><script>alert(1)</script>', ARRAY[('<b>&"', 2020, 1), ('<b>&"', 2021, 2)]::chart.point[]) AS svg;
-- grid lines
SELECT v, trim_scale(chart.step(v)) AS step, trim_scale(chart.top(v)) AS top FROM unnest(ARRAY[0, 0.3, 1, 4, 7, 23, 100, 101, 999, 12345]) AS v;
SELECT pg_temp.times(chart.line('zero', ARRAY[('a', 2020, 0)::chart.point]), 'cy="300.0"') AS on_the_axis;
DROP SCHEMA chart, sample, store CASCADE;
