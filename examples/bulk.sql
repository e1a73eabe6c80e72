--
-- Check a million reports that are stored already: after an upgrade, under a new
-- ruleset, or because nobody has checked them yet.
--
--	psql -d mydatabase -f examples/bulk.sql
--	psql -d mydatabase -c "CALL bulk.plan('spring')"
--	psql -d mydatabase -c "CALL bulk.work('spring')"		in as many sessions as there are cores
--
-- A job is cut into batches of keys beforehand.  A batch is one transaction: it is
-- done, and says so, or it never happened.  Sessions take batches that no other
-- one has taken.  Whatever stops them, CALL bulk.work goes on with what is left.
--
-- The reports are those of report (id, body, valid, findings, checked_by); change
-- bulk.check_range() for others.
--
BEGIN;

CREATE SCHEMA bulk;

CREATE TABLE bulk.batch (
	job text NOT NULL,
	first_id bigint NOT NULL,
	last_id bigint NOT NULL,
	rows int NOT NULL,
	done_at timestamptz,				-- NULL: still to do
	worker int,							-- process that did it
	PRIMARY KEY (job, first_id)
);
CREATE INDEX ON bulk.batch (job, first_id) WHERE done_at IS NULL;

-- Cut the reports into batches: all of them, or those that this version of the
-- library has not read yet.  Called again, it adds what has come since.
CREATE PROCEDURE bulk.plan(job text, batch int DEFAULT 1000, everything boolean DEFAULT false) LANGUAGE plpgsql AS $$
DECLARE
	planned bigint := coalesce((SELECT max(last_id) FROM bulk.batch AS b WHERE b.job = plan.job),
		-9223372036854775808);
	made int;
BEGIN
	INSERT INTO bulk.batch (job, first_id, last_id, rows)
	SELECT plan.job, min(id), max(id), count(*)
	FROM (
		SELECT id, (row_number() OVER (ORDER BY id) - 1) / batch AS number
		FROM report
		WHERE id > planned AND (everything OR checked_by IS DISTINCT FROM gdreport_version())
	) AS numbered
	GROUP BY number;
	GET DIAGNOSTICS made = ROW_COUNT;
	RAISE NOTICE '% batches planned', made;
END
$$;

-- NULL for a text beyond the limits: one such row must not keep its batch from
-- ever being done.
CREATE FUNCTION bulk.findings(id bigint, body text) RETURNS gd_finding[] LANGUAGE plpgsql AS $$
BEGIN
	RETURN gd_validate(body);
EXCEPTION WHEN program_limit_exceeded THEN
	RAISE WARNING 'report %: %', id, SQLERRM;
	RETURN NULL;
END
$$;

-- What is done to a batch.  Each text is read once; valid follows from its
-- findings.
CREATE PROCEDURE bulk.check_range(first bigint, last bigint) LANGUAGE sql AS $$
	UPDATE report AS r
	SET valid = NOT EXISTS (SELECT FROM unnest(c.found) AS f WHERE f.severity = 'error') AND c.found IS NOT NULL,
		findings = to_jsonb(c.found), checked_by = gdreport_version()
	FROM (SELECT id, bulk.findings(id, body) AS found FROM report WHERE id BETWEEN first AND last OFFSET 0) AS c
	WHERE r.id = c.id
$$;

-- How far a job is.  Rows a second are those of all sessions since the time given.
CREATE FUNCTION bulk.progress(job text, since timestamptz DEFAULT '-infinity')
RETURNS TABLE (done bigint, total bigint, rate numeric, time_left interval) LANGUAGE sql STABLE AS $$
	SELECT p.done, p.total, round(p.rate, 1), make_interval(secs => round((p.total - p.done) / nullif(p.rate, 0))::int)
	FROM (
		SELECT coalesce(sum(rows) FILTER (WHERE done_at IS NOT NULL), 0) AS done, coalesce(sum(rows), 0) AS total,
			coalesce(sum(rows) FILTER (WHERE done_at >= since), 0) /
				greatest(extract(epoch FROM clock_timestamp() - greatest(since, min(done_at))), 0.001) AS rate
		FROM bulk.batch AS b WHERE b.job = progress.job
	) AS p
$$;

-- Take batch after batch until there is none, or so many as asked for; a NOTICE
-- from time to time.
CREATE PROCEDURE bulk.work(job text, most int DEFAULT NULL, every interval DEFAULT '5 s') LANGUAGE plpgsql AS $$
DECLARE
	began constant timestamptz := clock_timestamp();
	told timestamptz := began;
	mine bulk.batch;
	p record;
BEGIN
	FOR number IN 1 .. coalesce(most, 2147483647) LOOP
		SELECT * INTO mine FROM bulk.batch AS b WHERE b.job = work.job AND done_at IS NULL
		ORDER BY first_id LIMIT 1 FOR UPDATE SKIP LOCKED;
		EXIT WHEN NOT FOUND;
		CALL bulk.check_range(mine.first_id, mine.last_id);
		UPDATE bulk.batch AS b SET done_at = clock_timestamp(), worker = pg_backend_pid()
		WHERE b.job = mine.job AND b.first_id = mine.first_id;
		COMMIT;
		IF clock_timestamp() >= told + every THEN
			told := clock_timestamp();
			SELECT * INTO p FROM bulk.progress(job, began);
			RAISE NOTICE '% of % rows, % rows/s, % left', p.done, p.total, p.rate, p.time_left;
		END IF;
	END LOOP;
	SELECT * INTO p FROM bulk.progress(job, began);
	RAISE NOTICE '% of % rows done in %', p.done, p.total, date_trunc('second', clock_timestamp() - began);
END
$$;

COMMIT;
