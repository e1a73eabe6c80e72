--
-- Charts of what a store holds, as SVG made in SQL: requests received, results and
-- shares over the years, of a body or of all bodies of a region.
--
--	psql -d mydatabase -f examples/store.sql -f examples/charts.sql
--
-- A figure that a report does not state, or that was not read for certain, is a gap
-- in the chart and never a zero; neither is a sum of which a part is missing.
--
BEGIN;

CREATE SCHEMA chart;

-- ---------------------------------------------------------------- what is shown

-- The cells that a measure is the sum of, in each form.
CREATE TABLE chart.part (
	measure text NOT NULL,
	form text NOT NULL,
	code text NOT NULL,
	PRIMARY KEY (measure, form, code)
);
INSERT INTO chart.part (measure, form, code)
SELECT m.measure, f.form, f.code
FROM gd_forms() AS f JOIN (VALUES
	('received', '^requests\.new\.total$'),
	('received', '^statistics\.requests\.(value|year)$'),
	('closed', '^requests\.total\.total$'),
	('granted', '^requests\.(granted|partly_granted)\.total$'),
	('refused', '^requests\.refused\..*\.total$'),
	('unavailable', '^requests\.unavailable\..*\.total$'),
	('not processed', '^requests\.(not_processed|closed_otherwise)\..*total$')
) AS m (measure, pattern) ON f.code ~ m.pattern;

-- Each measure of each report; NULL where the report does not state all of it.
CREATE VIEW chart.figure AS
SELECT r.id AS report, r.issuer, r.year, p.measure,
	CASE WHEN count(f.value) = count(*) THEN sum(f.value) END AS value
FROM store.report AS r
JOIN (SELECT DISTINCT report, form FROM store.fact) AS of_report ON of_report.report = r.id
JOIN chart.part AS p ON p.form = of_report.form
LEFT JOIN store.fact AS f ON f.report = r.id AND f.code = p.code AND f.form = p.form
WHERE r.status = 'report' AND r.year IS NOT NULL
GROUP BY r.id, r.issuer, r.year, p.measure;

-- Of all bodies whose names begin so: a body, or a region.  A year has none in which
-- one of them has no report, or does not state the measure.
CREATE FUNCTION chart.measure(place text, measure text, OUT year int, OUT value numeric) RETURNS SETOF record
LANGUAGE sql STABLE AS $$
	WITH body AS (
		SELECT DISTINCT r.issuer FROM store.report AS r WHERE r.status = 'report' AND starts_with(r.issuer, place)
	), figure AS (
		SELECT f.year, f.issuer, CASE WHEN count(*) = 1 THEN min(f.value) END AS value
		FROM chart.figure AS f WHERE starts_with(f.issuer, place) AND f.measure = $2 GROUP BY 1, 2
	)
	SELECT f.year, CASE WHEN count(f.value) = (SELECT count(*) FROM body) THEN sum(f.value) END
	FROM figure AS f GROUP BY f.year
$$;

-- What measures are called; another language is another column.
CREATE TABLE chart.word (name text PRIMARY KEY, zh text NOT NULL, en text NOT NULL);
INSERT INTO chart.word VALUES
	('received', '新收', 'received'), ('closed', '办结', 'closed'),
	('granted', '公开', 'granted'), ('refused', '不予公开', 'refused'), ('unavailable', '无法提供', 'unavailable'),
	('not processed', '不予处理', 'not processed'), ('late', '逾期公布', 'late'),
	('title requests', '政府信息公开申请（件）', 'requests'), ('title results', '办理结果（件）', 'results'),
	('title refused', '不予公开占办结的比例', 'refused in a hundred closed'),
	('title late', '逾期公布的报告占比', 'reports published late');

CREATE FUNCTION chart.say(name text, lang text) RETURNS text LANGUAGE sql STABLE AS $$
	SELECT CASE lang WHEN 'zh' THEN w.zh ELSE w.en END FROM chart.word AS w WHERE w.name = $1
$$;

-- ---------------------------------------------------------------- drawing

CREATE TYPE chart.point AS (series text, year int, value numeric);

-- Text in an element or an attribute.
CREATE FUNCTION chart.escape(words text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
	SELECT replace(replace(replace(replace(regexp_replace(words, '[\x01-\x08\x0b\x0c\x0e-\x1f]', '', 'g'),
		'&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;')
$$;

-- The distance of grid lines: 1, 2 or 5 times a power of ten, about four of them.
CREATE FUNCTION chart.step(top numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$
	SELECT power * CASE WHEN top / 4 <= power THEN 1 WHEN top / 4 <= 2 * power THEN 2
		WHEN top / 4 <= 5 * power THEN 5 ELSE 10 END
	FROM (SELECT 10 ^ floor(log(greatest(top, 1) / 4)) AS power) AS scale
$$;

-- Every point with its place.  The picture is 640 by 360; the plot reaches from
-- (56, 64) to (500, 300), and the names of series stand right of it.
CREATE FUNCTION chart.place(points chart.point[], top numeric, OUT series text, OUT number int, OUT year int,
	OUT value numeric, OUT x numeric, OUT y numeric, OUT width numeric) RETURNS SETOF record
LANGUAGE sql IMMUTABLE AS $$
	WITH given AS (
		SELECT p.series, p.year, p.value, min(p.position) OVER (PARTITION BY p.series) AS first
		FROM unnest(points) WITH ORDINALITY AS p (series, year, value, position)
	), years AS (
		SELECT min(given.year) AS first, max(given.year) AS last FROM given
	), every AS (
		SELECT s.series, s.number::int, y.year
		FROM (SELECT given.series, row_number() OVER (ORDER BY min(given.first)) AS number FROM given GROUP BY 1) AS s,
			years, generate_series(years.first, years.last) AS y (year)
	)
	SELECT e.series, e.number, e.year, g.value,
		round(56 + 444 * (e.year - years.first + 0.5) / (years.last - years.first + 1), 1),
		round(300 - 236 * g.value / nullif(top, 0), 1),
		round(444.0 / (years.last - years.first + 1), 1)
	FROM every AS e CROSS JOIN years LEFT JOIN given AS g ON g.series = e.series AND g.year = e.year
$$;

-- What a chart says, for those who cannot see it.
CREATE FUNCTION chart.words(points chart.point[], unit text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
	SELECT string_agg(series || ': ' || words, '. ' ORDER BY number) || '.'
	FROM (
		SELECT series, min(number) AS number,
			string_agg(year || ' ' || coalesce(trim_scale(value) || unit, '∅'), ', ' ORDER BY year) AS words
		FROM chart.place(points, 1) GROUP BY series
	) AS s
$$;

-- The frame: title, description, style, grid and years.  A year of which a figure
-- is missing has the sign ∅ under it.  As many years are named as have room.
CREATE FUNCTION chart.frame(title text, points chart.point[], top numeric, unit text, body text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
	SELECT concat(
		'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360" role="img" aria-labelledby="t', id, ' d', id, '">', E'\n',
		'<title id="t', id, '">', chart.escape(title), '</title>', E'\n',
		'<desc id="d', id, '">', chart.escape(chart.words(points, unit)), '</desc>', E'\n',
		'<style>', E'\n',
		'svg { font: 13px system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; background: #fff; }', E'\n',
		'text { fill: #1c2127; } .quiet { fill: #56606b; } .grid { stroke: #c3cad2; } .axis { stroke: #56606b; } .title { font-size: 16px; font-weight: 600; }', E'\n',
		'.s1 { --c: #0b57a4; } .s2 { --c: #a8121f; } .s3 { --c: #7a4a00; } .s4 { --c: #1b6e3c; } .s5 { --c: #6b3fa0; } .s6 { --c: #44505c; }', E'\n',
		'.line { fill: none; stroke: var(--c); stroke-width: 2.5; } .dot { fill: var(--c); } .bar { fill: var(--c); stroke: #fff; } .name { fill: var(--c); font-weight: 600; }', E'\n',
		'.s2.line { stroke-dasharray: 8 4; } .s3.line { stroke-dasharray: 2 4; } .s4.line { stroke-dasharray: 12 4 2 4; } .s5.line { stroke-dasharray: 4 2; } .s6.line { stroke-dasharray: 1 3; }', E'\n',
		'@media (prefers-color-scheme: dark) {', E'\n',
		'svg { background: #15191e; } text { fill: #e6e9ec; } .quiet { fill: #a7b0ba; } .grid { stroke: #434c56; } .axis { stroke: #a7b0ba; } .bar { stroke: #15191e; }', E'\n',
		'.s1 { --c: #7db8f2; } .s2 { --c: #ff9aa2; } .s3 { --c: #f0c067; } .s4 { --c: #7fd6a2; } .s5 { --c: #c6a8f0; } .s6 { --c: #b5bec8; } .name { fill: var(--c); }', E'\n',
		'}', E'\n', '</style>', E'\n',
		'<text class="title" x="16" y="28">', chart.escape(title), '</text>', E'\n',
		(SELECT string_agg(format('<path class="grid" d="M56 %s H500"/><text class="quiet" x="48" y="%s" text-anchor="end">%s%s</text>',
			y, y + 4, trim_scale(tick), chart.escape(unit)), E'\n' ORDER BY tick)
		FROM generate_series(0, top, chart.step(top)) AS tick, LATERAL (SELECT round(300 - 236 * tick / nullif(top, 0), 1) AS y) AS at), E'\n',
		'<path class="axis" d="M56 300 H500"/>', E'\n',
		(SELECT string_agg(concat(
			CASE WHEN (last - year) % ceil(36 / width) = 0 THEN format('<text x="%s" y="320" text-anchor="middle">%s</text>', x, year) END,
			CASE WHEN missing THEN format('<text class="quiet" x="%s" y="340" text-anchor="middle">∅</text>', x) END), E'\n' ORDER BY year)
		FROM (SELECT year, x, width, max(year) OVER () AS last, bool_or(value IS NULL) AS missing
			FROM chart.place(points, 1) GROUP BY year, x, width) AS y), E'\n',
		body, '</svg>')
	FROM (SELECT left(md5(title || points::text), 8) AS id) AS name
$$;

-- The names of series, each at its height but never one over the other.
CREATE FUNCTION chart.names(names text[], heights numeric[]) RETURNS text LANGUAGE sql IMMUTABLE AS $$
	SELECT coalesce(string_agg(format('<text class="name s%s" x="510" y="%s">%s</text>', number, y + 4, chart.escape(name)), E'\n' ORDER BY number) || E'\n', '')
	FROM (
		SELECT name, number, 17 * rank + max(height - 17 * rank) OVER (ORDER BY rank) AS y
		FROM (
			SELECT name, number, height, row_number() OVER (ORDER BY height, number) AS rank
			FROM unnest(names, heights) WITH ORDINALITY AS n (name, height, number)
		) AS ranked
	) AS placed
$$;

-- The highest grid line over a value.
CREATE FUNCTION chart.top(highest numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$
	SELECT greatest(ceil(highest / chart.step(highest)) * chart.step(highest), 1)
$$;

-- A line for each series.  Where a value is NULL, or a year has no point, the line
-- is broken.
CREATE FUNCTION chart.line(title text, points chart.point[], unit text DEFAULT '') RETURNS text
LANGUAGE sql IMMUTABLE AS $$
	WITH scale AS (
		SELECT chart.top(max(value)) AS top FROM unnest(points)
	), placed AS (
		SELECT p.*, p.year - row_number() OVER (PARTITION BY p.series ORDER BY p.year) AS run
		FROM scale, chart.place(points, scale.top) AS p WHERE p.value IS NOT NULL
	), runs AS (
		SELECT number, run, string_agg(format('%s,%s', x, y), ' ' ORDER BY year) AS path
		FROM placed GROUP BY number, run
	), ends AS (
		SELECT DISTINCT ON (number) number, series, y FROM placed ORDER BY number, year DESC
	)
	SELECT chart.frame(title, points, scale.top, unit, concat(
		(SELECT string_agg(format('<polyline class="line s%s" points="%s"/>', number, path), E'\n' ORDER BY number, run) || E'\n' FROM runs),
		(SELECT string_agg(format('<circle class="dot s%s" cx="%s" cy="%s" r="4"/>', number, x, y), E'\n' ORDER BY number, year) || E'\n' FROM placed),
		(SELECT chart.names(array_agg(series ORDER BY number), array_agg(y ORDER BY number)) FROM ends)))
	FROM scale WHERE points IS NOT NULL
$$;

-- A bar for each year, its series one on the other.  A year of which one value is
-- missing has no bar: its height would be wrong.
CREATE FUNCTION chart.bar(title text, points chart.point[], unit text DEFAULT '') RETURNS text
LANGUAGE sql IMMUTABLE AS $$
	WITH whole AS (
		SELECT year, sum(value) AS value FROM chart.place(points, 1) GROUP BY year HAVING count(value) = count(*)
	), scale AS (
		SELECT chart.top(max(value)) AS top FROM whole
	), placed AS (
		SELECT p.number, p.series, p.year, p.x, round(0.6 * p.width, 1) AS width, round(300 - p.y, 1) AS height,
			round(sum(300 - p.y) OVER (PARTITION BY p.year ORDER BY p.number), 1) AS upto
		FROM scale, chart.place(points, scale.top) AS p JOIN whole USING (year)
	), totals AS (
		SELECT p.year, p.x, p.width, 300 - max(p.upto) AS y, whole.value FROM placed AS p JOIN whole USING (year)
		GROUP BY p.year, p.x, p.width, whole.value
	), ends AS (
		SELECT number, series, 300 - upto + height / 2 AS y FROM placed WHERE year = (SELECT max(year) FROM placed)
	)
	SELECT chart.frame(title, points, coalesce(scale.top, 1), unit, concat(
		(SELECT string_agg(format('<rect class="bar s%s" x="%s" y="%s" width="%s" height="%s"/>',
			number, x - width / 2, 300 - upto, width, height), E'\n' ORDER BY year, number) || E'\n' FROM placed),
		(SELECT string_agg(format('<text class="quiet" x="%s" y="%s" text-anchor="middle">%s%s</text>',
			x, y - 6, trim_scale(value), chart.escape(unit)), E'\n' ORDER BY year) || E'\n' FROM totals WHERE width > 18),
		(SELECT chart.names(array_agg(series ORDER BY number), array_agg(y ORDER BY number)) FROM ends)))
	FROM scale WHERE points IS NOT NULL
$$;

-- ---------------------------------------------------------------- ready-made

-- Requests received and closed.
CREATE FUNCTION chart.requests(place text, lang text DEFAULT 'zh') RETURNS text LANGUAGE sql STABLE AS $$
	SELECT chart.line(place || ': ' || chart.say('title requests', lang),
		array_agg((chart.say(measure, lang), year, value)::chart.point ORDER BY number, year))
	FROM (VALUES (1, 'received'), (2, 'closed')) AS m (number, measure), chart.measure(place, measure)
$$;

-- What became of them.
CREATE FUNCTION chart.results(place text, lang text DEFAULT 'zh') RETURNS text LANGUAGE sql STABLE AS $$
	SELECT chart.bar(place || ': ' || chart.say('title results', lang),
		array_agg((chart.say(measure, lang), year, value)::chart.point ORDER BY number, year))
	FROM (VALUES (1, 'granted'), (2, 'refused'), (3, 'unavailable'), (4, 'not processed')) AS m (number, measure),
		chart.measure(place, measure)
$$;

-- Refused requests in a hundred closed ones.
CREATE FUNCTION chart.refused(place text, lang text DEFAULT 'zh') RETURNS text LANGUAGE sql STABLE AS $$
	SELECT chart.line(place || ': ' || chart.say('title refused', lang),
		array_agg((chart.say('refused', lang), year, round(100 * refused.value / nullif(closed.value, 0), 1))::chart.point ORDER BY year), '%')
	FROM chart.measure(place, 'refused') AS refused JOIN chart.measure(place, 'closed') AS closed USING (year)
$$;

-- Reports published after their term in a hundred that say when they were.
CREATE FUNCTION chart.late(place text, lang text DEFAULT 'zh') RETURNS text LANGUAGE sql STABLE AS $$
	SELECT chart.bar(place || ': ' || chart.say('title late', lang),
		array_agg((chart.say('late', lang), year, value)::chart.point ORDER BY year), '%')
	FROM (
		SELECT r.year, round(100.0 * count(*) FILTER (WHERE r.findings @> '[{"rule": "meta.published-late"}]') / count(*), 1) AS value
		FROM store.report AS r
		WHERE r.status = 'report' AND r.year IS NOT NULL AND coalesce(r.published, r.signed) IS NOT NULL
			AND starts_with(r.issuer, place)
		GROUP BY r.year
	) AS share
$$;

COMMIT;
