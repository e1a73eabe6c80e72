--
-- One of several nodes that hold reports.  Run it in the node's database:
--
--	psql -h node-1 -d gdreport -f examples/scaling/node.sql
--
-- Everything that costs time happens here: what is ingested is read here, and
-- facts and findings are computed here when somebody asks.
--
BEGIN;

CREATE EXTENSION IF NOT EXISTS gdreport;

CREATE TABLE report (
	id bigint PRIMARY KEY,				-- the key that reports are spread by
	body text NOT NULL,
	status text,						-- from here on filled by gd_ingest
	title text,
	issuer text,
	year int,
	valid boolean,
	findings jsonb
);
CREATE INDEX ON report (issuer, year);

CREATE TRIGGER ingest BEFORE INSERT OR UPDATE OF body ON report FOR EACH ROW
	EXECUTE FUNCTION gd_ingest('body', 'status=status', 'title=title', 'issuer=issuer', 'year=year',
		'valid=valid', 'findings=findings');

-- postgres_fdw sends neither functions of the select list nor functions that
-- return rows.  Inside of a view they are the node's own affair.
CREATE VIEW fact AS
SELECT r.id, r.issuer, r.year, f.code, f.value, f.kind, f.recovery, f.unit
FROM report AS r, gd_facts(r.body) AS f;

CREATE VIEW finding AS
SELECT r.id, f.rule, f.severity::text AS severity, f.subject, f.line, f.message
FROM report AS r, gd_findings(r.body) AS f;

-- Sums of a node, for sums of them all.
CREATE VIEW year_summary AS
SELECT year, count(*) AS reports, count(*) FILTER (WHERE valid) AS valid,
	sum(gd_value(body, 'requests.new.total')) AS received
FROM report GROUP BY year;

COMMIT;
