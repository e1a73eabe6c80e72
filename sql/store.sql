--
-- The store of examples/: inbox, reports, facts, findings, two years
--
\set srcdir `echo "$PG_ABS_SRCDIR"`
\set store :srcdir '/examples/store.sql'
\set ECHO none
\i :store
\set ECHO all
\set good `cat "$PG_ABS_SRCDIR/examples/2021_cell_per_line.txt"`
\set old `cat "$PG_ABS_SRCDIR/examples/jilin2011_annex.txt"`
\set bad `cat "$PG_ABS_SRCDIR/examples/hijacked_without_headings.txt"`

COPY store.inbox (source, body) FROM stdin;
a.txt	nothing of the kind
b.txt	
\.
INSERT INTO store.inbox (source, body) VALUES ('good', :'good'), ('old', :'old'), ('bad', :'bad'), ('good again', :'good');
CALL store.accept(2);
SELECT count(*) AS left_behind FROM store.inbox;
SELECT source, status, issuer, year, valid, jsonb_typeof(findings) AS findings FROM store.report ORDER BY id;
SELECT source, count(*) AS facts, count(value) AS numbers FROM store.fact JOIN store.report ON report = id GROUP BY 1 ORDER BY 1;
SELECT value FROM store.fact JOIN store.report ON report = id WHERE source = 'good' AND code = 'requests.new.total';

-- the next year: what was carried out is carried in, but for one
INSERT INTO store.inbox (source, body) SELECT 'next', replace(replace(replace(body, year::text, '@'),
	(year + 1)::text, (year + 2)::text), '@', (year + 1)::text) FROM store.report WHERE source = 'good';
CALL store.accept();
SELECT issuer, year, rule, subject, expected, actual FROM store.year_over_year WHERE rule = 'cross.carry-over' ORDER BY subject;

SELECT year, level, reports, valid FROM store.share_valid ORDER BY year, level;
SELECT rule, severity, reports FROM store.top_rules WHERE severity = 'error' ORDER BY rule;
SELECT issuer, reports, invalid FROM store.worst_issuers ORDER BY issuer;

-- another version of the library has read some
UPDATE store.report SET checked_by = '0.9', valid = NULL WHERE source IN ('good', 'old');
CALL store.recheck(1);
CALL store.recheck();
SELECT source, valid, checked_by = gdreport_version() AS by_this FROM store.report ORDER BY id;

-- a correction of a text corrects everything made from it
UPDATE store.report SET body = :'bad' || ' ' WHERE source = 'old';
SELECT source, status, (SELECT count(*) FROM store.fact WHERE report = id) AS facts FROM store.report WHERE source = 'old';
SET client_min_messages = warning;
DROP SCHEMA store CASCADE;
