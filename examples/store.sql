--
-- A store of reports: an inbox that takes any text, a table of reports that a
-- trigger fills, their figures as rows, and views of what is wrong.
--
-- Run it with psql in the database that has the extension:
--
--	psql -d mydatabase -f examples/store.sql
--
-- and put texts into store.inbox (COPY, INSERT); then
--
--	CALL store.accept();
--
-- The command gdload puts files into store.report, in batches of its own.
--
BEGIN;

CREATE SCHEMA store;

-- A text keeps its number on its way.
CREATE SEQUENCE store.text_number;

-- What arrives.  Nothing is asked of it, and nothing is lost: a row leaves only
-- when it is in store.report.
CREATE TABLE store.inbox (
	id bigint PRIMARY KEY DEFAULT nextval('store.text_number'),
	source text,						-- file or address it came from
	arrived timestamptz NOT NULL DEFAULT now(),
	body text NOT NULL
);

-- What is read in it.  The text is the truth; all other columns are made from
-- it and can be made again.
CREATE TABLE store.report (
	id bigint PRIMARY KEY DEFAULT nextval('store.text_number'),
	source text,
	arrived timestamptz NOT NULL DEFAULT now(),
	body text NOT NULL,
	digest uuid GENERATED ALWAYS AS (md5(body)::uuid) STORED UNIQUE,
	status text,
	title text,
	issuer text,
	year int,
	published date,
	signed date,
	valid boolean,
	findings jsonb,
	checked_by text						-- version of the library that read it
);
CREATE INDEX ON store.report (issuer, year);

CREATE FUNCTION store.note_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	NEW.checked_by := gdreport_version();
	RETURN NEW;
END
$$;

-- Triggers of one event fire in the order of their names.
CREATE TRIGGER a_ingest BEFORE INSERT OR UPDATE OF body ON store.report FOR EACH ROW
	EXECUTE FUNCTION gd_ingest('body', 'status=status', 'title=title', 'issuer=issuer', 'year=year',
		'published=published', 'signed=signed', 'valid=valid', 'findings=findings');
CREATE TRIGGER b_version BEFORE INSERT OR UPDATE OF body ON store.report FOR EACH ROW
	EXECUTE FUNCTION store.note_version();

-- The figures, one row for each cell of the statutory tables.
CREATE TABLE store.fact (
	report bigint NOT NULL REFERENCES store.report ON DELETE CASCADE,
	code text NOT NULL,
	form text NOT NULL,
	value numeric,
	kind text NOT NULL,
	recovery text NOT NULL,
	unit text,
	start_at int,
	length int,
	PRIMARY KEY (report, code)
);
CREATE INDEX ON store.fact (code) INCLUDE (value);

CREATE FUNCTION store.refresh_facts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	DELETE FROM store.fact WHERE report = NEW.id;
	INSERT INTO store.fact (report, code, form, value, kind, recovery, unit, start_at, length)
	SELECT NEW.id, f.code, f.form, f.value, f.kind, f.recovery, f.unit, f.start_at, f.length
	FROM gd_facts(NEW.body) AS f
	ON CONFLICT DO NOTHING;
	RETURN NULL;
EXCEPTION WHEN program_limit_exceeded THEN
	-- the row stays, without facts, as gd_ingest keeps it
	RAISE WARNING 'report %: %', NEW.id, SQLERRM;
	RETURN NULL;
END
$$;
CREATE TRIGGER facts AFTER INSERT OR UPDATE OF body ON store.report FOR EACH ROW
	EXECUTE FUNCTION store.refresh_facts();

-- From the inbox into the store, in batches that are committed one by one: a
-- stop loses and doubles nothing, and several sessions may work at once.  A text
-- that is already there is dropped.
CREATE PROCEDURE store.accept(batch int DEFAULT 1000) LANGUAGE plpgsql AS $$
DECLARE
	done bigint := 0;
	moved bigint;
BEGIN
	LOOP
		WITH taken AS (
			DELETE FROM store.inbox WHERE id IN
				(SELECT id FROM store.inbox ORDER BY id LIMIT batch FOR UPDATE SKIP LOCKED)
			RETURNING id, source, arrived, body
		), kept AS (
			INSERT INTO store.report (id, source, arrived, body)
			SELECT id, source, arrived, body FROM taken
			ON CONFLICT (digest) DO NOTHING
		)
		SELECT count(*) INTO moved FROM taken;
		COMMIT;
		EXIT WHEN moved = 0;
		done := done + moved;
		RAISE NOTICE '% texts accepted', done;
	END LOOP;
END
$$;

-- After an upgrade of the extension: read and check again what another version
-- has read, likewise in batches.  Run it again after a stop; it goes on.
CREATE PROCEDURE store.recheck(batch int DEFAULT 1000) LANGUAGE plpgsql AS $$
DECLARE
	version constant text := gdreport_version();
	done bigint := 0;
	moved bigint;
BEGIN
	LOOP
		UPDATE store.report SET body = body WHERE id IN
			(SELECT id FROM store.report WHERE checked_by IS DISTINCT FROM version
			 ORDER BY id LIMIT batch FOR UPDATE SKIP LOCKED);
		GET DIAGNOSTICS moved = ROW_COUNT;
		COMMIT;
		EXIT WHEN moved = 0;
		done := done + moved;
		RAISE NOTICE '% reports checked again', done;
	END LOOP;
END
$$;

-- ---------------------------------------------------------------- views

CREATE VIEW store.finding AS
SELECT r.id AS report, r.issuer, r.year, f.rule, f.severity, f.subject, f.message, f.message_zh,
	f.expected, f.actual, f.blame, f.line, f.start_at, f.length
FROM store.report AS r, jsonb_to_recordset(r.findings) AS f (
	rule text, severity gd_severity, subject text, message text, message_zh text,
	expected text, actual text, blame text, line int, start_at int, length int);

-- The level of a body, as far as its name tells.
CREATE FUNCTION store.level(issuer text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
	SELECT CASE
		WHEN issuer ~ '(局|委员会|办公室|厅|部|院|中心|署)$' THEN 'department'
		WHEN issuer ~ '(镇|乡|街道|苏木|街道办事处)(人民政府)?(办事处)?$' THEN 'township'
		WHEN issuer ~ '(县|区|旗)(人民政府)?$' THEN 'county'
		WHEN issuer ~ '(市|州|盟)(人民政府)?$' THEN 'city'
		WHEN issuer ~ '(省|自治区)(人民政府)?$' THEN 'province'
		ELSE 'other'
	END
$$;

-- How many reports are sound, by year and level.
CREATE VIEW store.share_valid AS
SELECT year, store.level(issuer) AS level, count(*) AS reports,
	count(*) FILTER (WHERE valid) AS valid,
	round(100.0 * count(*) FILTER (WHERE valid) / count(*), 1) AS percent
FROM store.report WHERE status = 'report' GROUP BY 1, 2;

-- Which rules are broken most.
CREATE VIEW store.top_rules AS
SELECT f.rule, r.title, r.title_zh, max(f.severity) AS severity, count(DISTINCT f.report) AS reports, count(*) AS findings
FROM store.finding AS f JOIN (SELECT DISTINCT ON (rule) rule, title, title_zh FROM gd_rules()) AS r USING (rule)
GROUP BY 1, 2, 3;

-- Whose reports are wrong most.
CREATE VIEW store.worst_issuers AS
SELECT issuer, count(*) AS reports, count(*) FILTER (WHERE NOT valid) AS invalid,
	sum((SELECT count(*) FROM jsonb_array_elements(findings) AS f WHERE f ->> 'severity' = 'error')) AS errors
FROM store.report WHERE status = 'report' GROUP BY 1;

-- Each report against that of the year before.
CREATE VIEW store.year_over_year AS
SELECT r.id AS report, r.issuer, r.year, f.rule, f.severity, f.subject, f.expected, f.actual, f.message, f.message_zh
FROM (
	SELECT id, issuer, year, body, lag(body) OVER same_issuer AS previous, lag(year) OVER same_issuer AS previous_year
	FROM store.report WHERE status = 'report' AND issuer IS NOT NULL AND year IS NOT NULL
	WINDOW same_issuer AS (PARTITION BY issuer ORDER BY year)
) AS r, unnest(gd_compare(r.previous, r.body)) AS f
WHERE r.previous_year = r.year - 1;

COMMIT;
