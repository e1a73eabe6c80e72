--
-- The extension as an object: creation, members, version, relocation
--
CREATE EXTENSION gdreport;

SELECT extversion, extrelocatable FROM pg_extension WHERE extname = 'gdreport';
SELECT gdreport_version() ~ '^\d+\.\d+\.\d+$' AS is_semantic;

-- every member is a type or a function, and nothing else
SELECT type, count(*) > 0 AS some
FROM pg_depend d, pg_identify_object(d.classid, d.objid, 0) o
WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e'
  AND d.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'gdreport')
GROUP BY type ORDER BY type COLLATE "C";

-- it moves as a whole
CREATE SCHEMA elsewhere;
ALTER EXTENSION gdreport SET SCHEMA elsewhere;
SELECT elsewhere.gd_status('');
SELECT count(*) FROM elsewhere.gd_facts('');
ALTER EXTENSION gdreport SET SCHEMA public;
DROP SCHEMA elsewhere;

-- used where only immutable functions may be
CREATE TABLE report (body text NOT NULL CHECK (gd_is_report(body)));
CREATE INDEX ON report (gd_issuer(body));
DROP EXTENSION gdreport;
-- a stored column holds it back as well, but only since version 15 of the server
ALTER TABLE report ADD year int GENERATED ALWAYS AS (gd_year(body)) STORED;
SELECT count(*) > 0 AS depends
FROM pg_depend WHERE refclassid = 'pg_proc'::regclass AND refobjid = 'gd_year(text)'::regprocedure AND deptype <> 'e';
INSERT INTO report VALUES ('no report');
DROP TABLE report;
DROP EXTENSION gdreport;
CREATE EXTENSION gdreport;
