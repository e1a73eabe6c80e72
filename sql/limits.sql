--
-- Limits, and texts of the unfriendly kind
--
\set VERBOSITY sqlstate
SELECT gd_year(repeat(repeat('x', 4097), 65536));
SELECT gd_fold(repeat(repeat('x', 4097), 65536));
SELECT gd_normalize(repeat(repeat('x', 4097), 65536));
\set VERBOSITY default
SELECT gd_status(repeat(repeat('x', 4097), 65536));

-- much of everything
SELECT gd_status(repeat(E'\n', 1000000));
SELECT gd_is_report(repeat('（', 1000000)) IS NOT NULL AS answered;
SELECT count(*) >= 0 AS answered FROM gd_sections(repeat(E'一、总体情况\n', 100000));
SELECT count(*) >= 0 AS answered FROM gd_tables(repeat(E'|\n', 100000) || repeat('|', 100000));
SELECT count(*) >= 0 AS answered FROM gd_cells(repeat(E'1\t2\t3\n', 100000));
SELECT count(*) >= 0 AS answered FROM gd_facts(repeat('9', 1000000));
SELECT gd_jsonb(repeat(E'<table><tr><td>1', 20000)) IS NOT NULL AS answered;
SELECT (gd_parse(E'\x01\x7f\u200b\ufeff\ufffd')).status IS NOT NULL AS answered;

-- a long call can be stopped
SET statement_timeout = '50ms';
\set VERBOSITY sqlstate
SELECT gd_normalize(repeat('臺灣', 20000000)) IS NULL;
\set VERBOSITY default
RESET statement_timeout;
