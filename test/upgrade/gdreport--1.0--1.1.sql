/* test/upgrade/gdreport--1.0--1.1.sql: an invented next version, see test/t/upgrade.sh */

-- complain if script is sourced in psql, rather than via ALTER EXTENSION
\echo Use "ALTER EXTENSION gdreport UPDATE TO '1.1'" to load this file. \quit

ALTER TYPE gd_section ADD ATTRIBUTE words int;
ALTER TYPE gd_table ADD ATTRIBUTE words int;
ALTER TYPE gd_cell ADD ATTRIBUTE words int;
ALTER TYPE gd_fact ADD ATTRIBUTE words int;
ALTER TYPE gd_report ADD ATTRIBUTE words int;
ALTER TYPE gd_form_item ADD ATTRIBUTE words int;
ALTER TYPE gd_finding ADD ATTRIBUTE words int;
ALTER TYPE gd_claim ADD ATTRIBUTE words int;
ALTER TYPE gd_step ADD ATTRIBUTE words int;
ALTER TYPE gd_rule ADD ATTRIBUTE words int;

CREATE FUNCTION gd_words(report text) RETURNS int
	AS 'MODULE_PATHNAME'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;

COMMENT ON FUNCTION gd_words(text) IS 'a function that version 1.1 would bring';
