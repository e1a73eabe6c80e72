--
-- The server in front of two nodes.  It holds no report itself.  Run it in its
-- database when the nodes are set up:
--
--	psql -v node_1=HOST -v node_2=HOST -d mydatabase -f examples/scaling/coordinator.sql
--
-- More nodes: a larger modulus, one server and one partition of each table more.
--
BEGIN;

CREATE EXTENSION IF NOT EXISTS gdreport;
CREATE EXTENSION IF NOT EXISTS postgres_fdw;

-- extensions: its immutable functions may be sent.  The nodes must have the same
-- version, for a predicate must mean the same on both sides.
-- async_capable: the nodes work at once, not one after the other.
-- batch_size: rows sent with one INSERT.  fetch_size: rows fetched at once.
CREATE SERVER node_1 FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host :'node_1', dbname 'gdreport',
	extensions 'gdreport', async_capable 'true', batch_size '100', fetch_size '1000');
CREATE SERVER node_2 FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host :'node_2', dbname 'gdreport',
	extensions 'gdreport', async_capable 'true', batch_size '100', fetch_size '1000');
CREATE USER MAPPING FOR CURRENT_USER SERVER node_1;
CREATE USER MAPPING FOR CURRENT_USER SERVER node_2;

CREATE TABLE report (
	id bigint NOT NULL,
	body text NOT NULL,
	status text,
	title text,
	issuer text,
	year int,
	valid boolean,
	findings jsonb
) PARTITION BY HASH (id);
CREATE FOREIGN TABLE report_1 PARTITION OF report FOR VALUES WITH (MODULUS 2, REMAINDER 0)
	SERVER node_1 OPTIONS (table_name 'report');
CREATE FOREIGN TABLE report_2 PARTITION OF report FOR VALUES WITH (MODULUS 2, REMAINDER 1)
	SERVER node_2 OPTIONS (table_name 'report');

-- The views of the nodes, as tables that are spread in the same way.
CREATE TABLE fact (
	id bigint, issuer text, year int, code text, value numeric, kind text, recovery text, unit text
) PARTITION BY HASH (id);
CREATE FOREIGN TABLE fact_1 PARTITION OF fact FOR VALUES WITH (MODULUS 2, REMAINDER 0)
	SERVER node_1 OPTIONS (table_name 'fact');
CREATE FOREIGN TABLE fact_2 PARTITION OF fact FOR VALUES WITH (MODULUS 2, REMAINDER 1)
	SERVER node_2 OPTIONS (table_name 'fact');

CREATE TABLE finding (
	id bigint, rule text, severity text, subject text, line int, message text
) PARTITION BY HASH (id);
CREATE FOREIGN TABLE finding_1 PARTITION OF finding FOR VALUES WITH (MODULUS 2, REMAINDER 0)
	SERVER node_1 OPTIONS (table_name 'finding');
CREATE FOREIGN TABLE finding_2 PARTITION OF finding FOR VALUES WITH (MODULUS 2, REMAINDER 1)
	SERVER node_2 OPTIONS (table_name 'finding');

-- A year stands in both: these are rows to be summed, no partitions.
CREATE FOREIGN TABLE year_summary_1 (year int, reports bigint, valid bigint, received numeric)
	SERVER node_1 OPTIONS (table_name 'year_summary');
CREATE FOREIGN TABLE year_summary_2 (year int, reports bigint, valid bigint, received numeric)
	SERVER node_2 OPTIONS (table_name 'year_summary');
CREATE VIEW year_summary AS
SELECT year, sum(reports)::bigint AS reports, sum(valid)::bigint AS valid, sum(received) AS received
FROM (SELECT * FROM year_summary_1 UNION ALL SELECT * FROM year_summary_2) AS nodes
GROUP BY year;

COMMIT;
