/* gdreport--1.0.sql */

-- complain if script is sourced in psql, rather than via CREATE EXTENSION
\echo Use "CREATE EXTENSION gdreport" to load this file. \quit

/*
 * All functions are C: they refer to no name that a search_path could hide or
 * plant, so they work in indexes, constraints, restores and on remote servers.
 *
 * IMMUTABLE is true of all that depends on the text alone; forms and folding
 * are compiled in.  gd_normalize asks ICU and is STABLE.
 *
 * COST is in units of cpu_operator_cost.  What the server gives cost 1 takes some
 * 25 ns and more; reading a report of 10 KB takes some 120 us, hence 5000.  So
 * the planner checks cheaper conditions first and considers parallel workers
 * from about a hundred reports on.  A scalar for which the first lines nearly always
 * do takes a 25th of that, one for which the end or all of the text is looked at a
 * fifth.  (gd_signed of a report without a date at its end reads it as a whole.)
 *
 * ROWS are those of a report in the form of 2021.
 */

-- ---------------------------------------------------------------- row types

CREATE TYPE gd_section AS (
	ordinal int,
	parent int,
	level int,
	number text,
	kind text,
	title text,
	body text,
	start_at int,
	length int
);

COMMENT ON TYPE gd_section IS 'a section of a report';
COMMENT ON COLUMN gd_section.ordinal IS 'order in the text from 1; 0 is the text before the first heading';
COMMENT ON COLUMN gd_section.parent IS 'ordinal of the enclosing section';
COMMENT ON COLUMN gd_section.level IS 'depth of nesting from 1, without gaps; 0 for the text before the first heading';
COMMENT ON COLUMN gd_section.number IS 'number as printed, without punctuation and brackets';
COMMENT ON COLUMN gd_section.kind IS 'subject of a level 1 section: overview, disclosure, requests, disputes, problems, other, or in older reports fees, responses, consultations, resources, annex; preamble for the text before the first heading';
COMMENT ON COLUMN gd_section.title IS 'heading as printed';
COMMENT ON COLUMN gd_section.body IS 'own text, without the title, subsections and tables';
COMMENT ON COLUMN gd_section.start_at IS 'character position of the title from 1; of the text if there is no title';
COMMENT ON COLUMN gd_section.length IS 'characters of the title; of the text if there is no title';

CREATE TYPE gd_table AS (
	ordinal int,
	section int,
	kind text,
	form text,
	rows int,
	columns int,
	cells text[],
	start_at int,
	length int
);

COMMENT ON TYPE gd_table IS 'a table of a report, as printed';
COMMENT ON COLUMN gd_table.ordinal IS 'order in the text from 1';
COMMENT ON COLUMN gd_table.section IS 'ordinal of the section it stands in';
COMMENT ON COLUMN gd_table.kind IS 'disclosure, requests, disputes or statistics; NULL for a table of no statutory form';
COMMENT ON COLUMN gd_table.form IS 'name of the statutory form, see gd_forms; NULL if unknown';
COMMENT ON COLUMN gd_table.rows IS 'number of rows';
COMMENT ON COLUMN gd_table.columns IS 'number of columns of the widest row';
COMMENT ON COLUMN gd_table.cells IS 'cells[row][column]; empty string for a blank cell, NULL behind the end of a row that is shorter than the widest';
COMMENT ON COLUMN gd_table.start_at IS 'character position of the first cell from 1';
COMMENT ON COLUMN gd_table.length IS 'characters from the first cell to the end of the last';

CREATE TYPE gd_cell AS (
	table_ordinal int,
	row int,
	col int,
	value text,
	start_at int,
	length int
);

COMMENT ON TYPE gd_cell IS 'a cell of a table, as printed';
COMMENT ON COLUMN gd_cell.table_ordinal IS 'ordinal of the table';
COMMENT ON COLUMN gd_cell.row IS 'row from 1';
COMMENT ON COLUMN gd_cell.col IS 'column from 1';
COMMENT ON COLUMN gd_cell.value IS 'text of the cell; empty string for a blank cell';
COMMENT ON COLUMN gd_cell.start_at IS 'character position from 1';
COMMENT ON COLUMN gd_cell.length IS 'characters of the printed text';

CREATE TYPE gd_fact AS (
	form text,
	code text,
	value numeric,
	kind text,
	recovery text,
	raw text,
	unit text,
	label text,
	start_at int,
	length int
);

COMMENT ON TYPE gd_fact IS 'what a report states in one cell of a statutory form';
COMMENT ON COLUMN gd_fact.form IS 'name of the form, see gd_forms';
COMMENT ON COLUMN gd_fact.code IS 'table, row and column of the form, see gd_forms';
COMMENT ON COLUMN gd_fact.value IS 'the number; NULL unless kind is number';
COMMENT ON COLUMN gd_fact.kind IS 'number, blank, dash (not applicable) or text';
COMMENT ON COLUMN gd_fact.recovery IS 'read: the cell as it stands; derived: the only reading that the sums of the form allow; ambiguous: several readings, and no value';
COMMENT ON COLUMN gd_fact.raw IS 'text of the cell';
COMMENT ON COLUMN gd_fact.unit IS 'unit printed in the cell, else that of the form';
COMMENT ON COLUMN gd_fact.label IS 'printed path of the row and the column in the form';
COMMENT ON COLUMN gd_fact.start_at IS 'character position from 1';
COMMENT ON COLUMN gd_fact.length IS 'characters of the printed text';

CREATE TYPE gd_report AS (
	status text,
	title text,
	issuer text,
	year int,
	script text,
	period daterange,
	published date,
	signed date,
	copies int,
	sections gd_section[],
	tables gd_table[],
	facts gd_fact[]
);

COMMENT ON TYPE gd_report IS 'a report; for queries, not for columns: store the text and what you need of it';
COMMENT ON COLUMN gd_report.status IS 'report, fragment (a part of one), not_a_report or empty';
COMMENT ON COLUMN gd_report.title IS 'title as printed';
COMMENT ON COLUMN gd_report.issuer IS 'authority that reports, as printed';
COMMENT ON COLUMN gd_report.year IS 'year that is reported on';
COMMENT ON COLUMN gd_report.script IS 'Hans (Simplified) or Hant (Traditional); NULL without Chinese text';
COMMENT ON COLUMN gd_report.period IS 'period of the statistics';
COMMENT ON COLUMN gd_report.published IS 'day of publication';
COMMENT ON COLUMN gd_report.signed IS 'day under the text';
COMMENT ON COLUMN gd_report.copies IS 'how many times the report stands in the text; the first one is read';
COMMENT ON COLUMN gd_report.sections IS 'as gd_sections returns them';
COMMENT ON COLUMN gd_report.tables IS 'as gd_tables returns them';
COMMENT ON COLUMN gd_report.facts IS 'as gd_facts returns them';

CREATE TYPE gd_form_item AS (
	form text,
	code text,
	label text,
	unit text,
	position int
);

COMMENT ON TYPE gd_form_item IS 'a cell that a statutory form defines';
COMMENT ON COLUMN gd_form_item.form IS 'name of the form';
COMMENT ON COLUMN gd_form_item.code IS 'table, row and column of the form';
COMMENT ON COLUMN gd_form_item.label IS 'printed path of the row and the column';
COMMENT ON COLUMN gd_form_item.unit IS 'unit that the form gives';
COMMENT ON COLUMN gd_form_item.position IS 'order in the form from 1';

CREATE TYPE gd_severity AS ENUM ('notice', 'warning', 'error');

COMMENT ON TYPE gd_severity IS 'how much a finding weighs: notice, warning or error';

CREATE TYPE gd_finding AS (
	rule text,
	severity gd_severity,
	subject text,
	message text,
	message_zh text,
	expected text,
	actual text,
	blame text,
	basis text,
	line int,
	start_at int,
	length int
);

COMMENT ON TYPE gd_finding IS 'something that is wrong with a report';
COMMENT ON COLUMN gd_finding.rule IS 'name of the rule, see gd_rules';
COMMENT ON COLUMN gd_finding.severity IS 'how much it weighs';
COMMENT ON COLUMN gd_finding.subject IS 'what it is about: a section, a table, a code or part of one';
COMMENT ON COLUMN gd_finding.message IS 'what is wrong, in English';
COMMENT ON COLUMN gd_finding.message_zh IS 'what is wrong, in Chinese';
COMMENT ON COLUMN gd_finding.expected IS 'what should stand there by the rest of the report or the rule';
COMMENT ON COLUMN gd_finding.actual IS 'what stands there';
COMMENT ON COLUMN gd_finding.blame IS 'source: the document is wrong; extraction: it could not be read';
COMMENT ON COLUMN gd_finding.basis IS 'article of law or form';
COMMENT ON COLUMN gd_finding.line IS 'line of the text from 1';
COMMENT ON COLUMN gd_finding.start_at IS 'character position from 1';
COMMENT ON COLUMN gd_finding.length IS 'characters of the printed text';

CREATE TYPE gd_claim AS (
	code text,
	value numeric,
	approximate boolean,
	unit text,
	sentence text,
	start_at int,
	length int
);

COMMENT ON TYPE gd_claim IS 'a number that the narrative of a report states about something that a table reports';
COMMENT ON COLUMN gd_claim.code IS 'code of the fact, see gd_forms, or of a sum of facts';
COMMENT ON COLUMN gd_claim.value IS 'the number';
COMMENT ON COLUMN gd_claim.approximate IS 'is it stated as about, more than or some?';
COMMENT ON COLUMN gd_claim.unit IS 'unit behind the number';
COMMENT ON COLUMN gd_claim.sentence IS 'sentence that states it';
COMMENT ON COLUMN gd_claim.start_at IS 'character position of the number from 1';
COMMENT ON COLUMN gd_claim.length IS 'characters of the number';

CREATE TYPE gd_step AS (
	line int,
	start_at int,
	length int,
	stage text,
	class text,
	section int,
	table_ordinal int,
	"row" int,
	form text,
	code text,
	matched text,
	reason text
);

COMMENT ON TYPE gd_step IS 'a decision of the reader about a part of a report, without the words of the document';
COMMENT ON COLUMN gd_step.line IS 'line of the text from 1';
COMMENT ON COLUMN gd_step.start_at IS 'character position from 1';
COMMENT ON COLUMN gd_step.length IS 'characters that it is about';
COMMENT ON COLUMN gd_step.stage IS 'source, line, heading, scalar, table, row, figures or fact';
COMMENT ON COLUMN gd_step.class IS 'what it was taken for';
COMMENT ON COLUMN gd_step.section IS 'ordinal of the section that it stands in';
COMMENT ON COLUMN gd_step.table_ordinal IS 'ordinal of the table that it stands in';
COMMENT ON COLUMN gd_step."row" IS 'row of that table from 1';
COMMENT ON COLUMN gd_step.form IS 'form that it belongs to';
COMMENT ON COLUMN gd_step.code IS 'code of the row of the form, or of the fact';
COMMENT ON COLUMN gd_step.matched IS 'printed words that a form or a heading has';
COMMENT ON COLUMN gd_step.reason IS 'why, in English';

CREATE TYPE gd_rule AS (
	rule text,
	severity gd_severity,
	since text,
	form text,
	title text,
	title_zh text,
	expression text,
	basis text
);

COMMENT ON TYPE gd_rule IS 'a rule that reports are checked by';
COMMENT ON COLUMN gd_rule.rule IS 'name of the rule';
COMMENT ON COLUMN gd_rule.severity IS 'how much its findings weigh at most';
COMMENT ON COLUMN gd_rule.since IS 'ruleset that brought it';
COMMENT ON COLUMN gd_rule.form IS 'forms that it applies to, divided by semicolons; NULL for all';
COMMENT ON COLUMN gd_rule.title IS 'what is wrong or must hold, in English';
COMMENT ON COLUMN gd_rule.title_zh IS 'what is wrong or must hold, in Chinese';
COMMENT ON COLUMN gd_rule.expression IS 'what is compared';
COMMENT ON COLUMN gd_rule.basis IS 'article of law or form';

-- ---------------------------------------------------------------- the whole

CREATE FUNCTION gd_parse(report text) RETURNS gd_report
	AS 'MODULE_PATHNAME'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 5000;

COMMENT ON FUNCTION gd_parse(text) IS 'everything that is read in a report: title, issuer, year, dates, sections, tables and facts';

CREATE FUNCTION gd_jsonb(report text) RETURNS jsonb
	AS 'MODULE_PATHNAME'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 5000;

COMMENT ON FUNCTION gd_jsonb(text) IS 'read a report into JSON: attributes of gd_report, and facts as code: value';

-- ---------------------------------------------------------------- its parts

-- The six sections of the form and their subsections.
CREATE FUNCTION gd_sections(report text) RETURNS SETOF gd_section
	AS 'MODULE_PATHNAME'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 5000 ROWS 20;

COMMENT ON FUNCTION gd_sections(text) IS 'sections of a report, in the order of the text';

-- Three statutory tables, and one of page data that web pages carry.
CREATE FUNCTION gd_tables(report text) RETURNS SETOF gd_table
	AS 'MODULE_PATHNAME'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 5000 ROWS 4;

COMMENT ON FUNCTION gd_tables(text) IS 'tables of a report, in the order of the text';

-- Of the requests alone, 28 rows of up to 10 cells.
CREATE FUNCTION gd_cells(report text) RETURNS SETOF gd_cell
	AS 'MODULE_PATHNAME'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 5000 ROWS 300;

COMMENT ON FUNCTION gd_cells(text) IS 'cells of all tables of a report, row by row';

-- The cells for numbers in the three tables.
CREATE FUNCTION gd_facts(report text) RETURNS SETOF gd_fact
	AS 'MODULE_PATHNAME'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 5000 ROWS 200;

COMMENT ON FUNCTION gd_facts(text) IS 'facts of a report: one for each cell of a statutory form that it has';

CREATE FUNCTION gd_value(report text, code text) RETURNS numeric
	AS 'MODULE_PATHNAME'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 5000;

COMMENT ON FUNCTION gd_value(text, text) IS 'number that a report states under a code of gd_forms; NULL if it states none';

-- ---------------------------------------------------------------- its scalars

CREATE FUNCTION gd_status(report text) RETURNS text
	AS 'MODULE_PATHNAME'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 200;

COMMENT ON FUNCTION gd_status(text) IS 'report, fragment, not_a_report or empty';

CREATE FUNCTION gd_is_report(report text) RETURNS boolean
	AS 'MODULE_PATHNAME'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 200;

COMMENT ON FUNCTION gd_is_report(text) IS 'is the text a whole report?';

CREATE FUNCTION gd_title(report text) RETURNS text
	AS 'MODULE_PATHNAME'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 200;

COMMENT ON FUNCTION gd_title(text) IS 'title of a report as printed';

CREATE FUNCTION gd_issuer(report text) RETURNS text
	AS 'MODULE_PATHNAME'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 200;

COMMENT ON FUNCTION gd_issuer(text) IS 'authority that reports';

CREATE FUNCTION gd_year(report text) RETURNS int
	AS 'MODULE_PATHNAME'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 200;

COMMENT ON FUNCTION gd_year(text) IS 'year that is reported on';

CREATE FUNCTION gd_script(report text) RETURNS text
	AS 'MODULE_PATHNAME'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;

COMMENT ON FUNCTION gd_script(text) IS 'Hans (Simplified) or Hant (Traditional)';

CREATE FUNCTION gd_published(report text) RETURNS date
	AS 'MODULE_PATHNAME'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;

COMMENT ON FUNCTION gd_published(text) IS 'day of publication of a report';

CREATE FUNCTION gd_signed(report text) RETURNS date
	AS 'MODULE_PATHNAME'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;

COMMENT ON FUNCTION gd_signed(text) IS 'day under the text of a report';

-- ---------------------------------------------------------------- what is wrong

CREATE FUNCTION gd_validate(report text, ruleset text DEFAULT '1.0') RETURNS gd_finding[]
	AS 'MODULE_PATHNAME'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 6000;

COMMENT ON FUNCTION gd_validate(text, text) IS 'findings of a report as an array; empty when nothing is wrong';

-- What is wrong with an ordinary report.
CREATE FUNCTION gd_findings(report text, ruleset text DEFAULT '1.0') RETURNS SETOF gd_finding
	AS 'MODULE_PATHNAME'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 6000 ROWS 5;

COMMENT ON FUNCTION gd_findings(text, text) IS 'findings of a report, in the order of the text';

CREATE FUNCTION gd_is_valid(report text, at_least gd_severity DEFAULT 'error', ruleset text DEFAULT '1.0') RETURNS boolean
	AS 'MODULE_PATHNAME'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 5000;

COMMENT ON FUNCTION gd_is_valid(text, gd_severity, text) IS 'is there no finding of this severity or a higher one?';

CREATE FUNCTION gd_assert_valid(report text, at_least gd_severity DEFAULT 'error', ruleset text DEFAULT '1.0') RETURNS boolean
	AS 'MODULE_PATHNAME'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 6000;

COMMENT ON FUNCTION gd_assert_valid(text, gd_severity, text) IS 'true, or an error that says what is wrong';

-- Two reports are read.
CREATE FUNCTION gd_compare(previous text, current text, ruleset text DEFAULT '1.0') RETURNS gd_finding[]
	AS 'MODULE_PATHNAME'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 12000;

COMMENT ON FUNCTION gd_compare(text, text, text) IS 'findings of a report against that of the year before; places are those of the current one';

CREATE FUNCTION gd_rules(ruleset text DEFAULT '1.0') RETURNS SETOF gd_rule
	AS 'MODULE_PATHNAME'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100 ROWS 80;

COMMENT ON FUNCTION gd_rules(text) IS 'rules of a ruleset; a rule of identities stands once for each form';

-- Sentences that state a figure.
CREATE FUNCTION gd_claims(report text) RETURNS SETOF gd_claim
	AS 'MODULE_PATHNAME'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 6000 ROWS 10;

COMMENT ON FUNCTION gd_claims(text) IS 'numbers that the narrative of a report states about what its tables report';

-- For whoever asks why a report is read as it is.
CREATE FUNCTION gd_trace(report text) RETURNS SETOF gd_step
	AS 'MODULE_PATHNAME'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 6000 ROWS 500;

COMMENT ON FUNCTION gd_trace(text) IS 'decisions of the reader about a report, stage by stage; of its words only those of the forms';

-- ---------------------------------------------------------------- ingestion

CREATE FUNCTION gd_ingest() RETURNS trigger
	AS 'MODULE_PATHNAME'
	LANGUAGE C;

COMMENT ON FUNCTION gd_ingest() IS 'trigger BEFORE INSERT OR UPDATE that fills columns from the text of a report: the column of the text, then column=attribute pairs and options';

-- ------------------------------------------------------------------- pages

-- Not for an index: wording and look are no part of the contract.

CREATE FUNCTION gd_html(report text, lang text DEFAULT 'zh') RETURNS text
	AS 'MODULE_PATHNAME'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10000;

COMMENT ON FUNCTION gd_html(text, text) IS 'page for people: the report as its form prints it, with its findings; HTML without scripts, complete in itself; lang is zh or en';

CREATE FUNCTION gd_compare_html(previous text, current text, lang text DEFAULT 'zh') RETURNS text
	AS 'MODULE_PATHNAME'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 25000;

COMMENT ON FUNCTION gd_compare_html(text, text, text) IS 'page for people: the tables of two years side by side, with the findings of gd_compare; lang is zh or en';

-- ---------------------------------------------------------------- the forms

-- Rows and cost: constants of the library, copied out.
CREATE FUNCTION gd_forms() RETURNS SETOF gd_form_item
	AS 'MODULE_PATHNAME'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100 ROWS 750;

COMMENT ON FUNCTION gd_forms() IS 'cells of all statutory forms that gdreport reads';

-- ---------------------------------------------------------------- wording

-- For labels, which are short.
CREATE FUNCTION gd_fold(label text) RETURNS text
	AS 'MODULE_PATHNAME'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;

COMMENT ON FUNCTION gd_fold(text) IS 'frozen folding that every comparison of wording uses: width, punctuation, Traditional characters, spaces';

-- ICU takes some 1 ms for 10 KB.
CREATE FUNCTION gd_normalize(report text) RETURNS text
	AS 'MODULE_PATHNAME'
	LANGUAGE C STABLE STRICT PARALLEL SAFE COST 20000;

COMMENT ON FUNCTION gd_normalize(text) IS 'NFKC and Traditional to Simplified by ICU, for people and search; layout is kept';

-- ---------------------------------------------------------------- the library

CREATE FUNCTION gdreport_version() RETURNS text
	AS 'MODULE_PATHNAME'
	LANGUAGE C STABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION gdreport_version() IS 'version of the loaded library';
