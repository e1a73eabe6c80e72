/*
 * gd.h
 *	  The reader of government-information-disclosure annual reports: the one
 *	  public header of the core.
 *
 * The core is pure C11.  It knows no PostgreSQL, no ICU, no locale, no stdio
 * and no malloc: text goes in, a report with positions comes out.  All memory
 * comes from GdConfig.alloc and is never freed one by one; the caller drops it
 * as a whole (in the server: a memory context).  Between two calls of the hooks
 * the core owns nothing else, so a hook may leave by longjmp.
 *
 * Offsets are bytes of the text as passed.  Text that is not valid UTF-8 is
 * read all the same: each byte that belongs to no character stands for one
 * unknown character.
 */
#ifndef GD_H
#define GD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* ---- limits ------------------------------------------------------------ */

/*
 * A report of 30 KB is a long one; the limits keep hostile input from taking
 * more than a known multiple of its size.  Passing one is GD_LIMIT_*, which
 * the server reports as 54000 (program_limit_exceeded).
 */
#define GD_MAX_INPUT		(256u * 1024 * 1024)	/* bytes of text */
#define GD_MAX_SECTIONS		1000000u	/* headings in one text */
#define GD_MAX_TABLES		1000000u	/* tables in one text */
#define GD_MAX_CELLS		16000000u	/* table cells in one text */
#define GD_MAX_COLUMNS		64u		/* cells in one row of a table; a longer run of
									 * cells is read as rows of this many */
#define GD_MAX_TITLE		200u	/* characters of a title or heading */
#define GD_MAX_DIGITS		18		/* digits of a number that is read as one */
#define GD_MAX_PIECES		200000u	/* pieces of text in a review; it ends there */

/* How many bytes of input may pass between two polls of the interrupt hook. */
#define GD_POLL_BYTES		65536u

/* ---- status and configuration ------------------------------------------ */

typedef enum GdStatus
{
	GD_OK = 0,
	GD_NO_MEMORY,				/* alloc returned NULL */
	GD_INTERRUPTED,				/* the interrupt hook returned true */
	GD_LIMIT_INPUT,				/* text longer than GD_MAX_INPUT */
	GD_LIMIT_SECTIONS,
	GD_LIMIT_TABLES,
	GD_LIMIT_CELLS
} GdStatus;

/* A constant English description of a status, never NULL. */
extern const char *gd_status_text(GdStatus status);

typedef struct GdConfig
{
	/* A chunk of size bytes, aligned as malloc's, or NULL.  Required. */
	void	   *(*alloc) (void *context, size_t size);

	/* Polled at least every GD_POLL_BYTES of work; true stops.  May be NULL. */
	bool		(*interrupted) (void *context);
	void	   *context;
} GdConfig;

/* ---- the report --------------------------------------------------------- */

/* Bytes [start, start + length) of the text as passed; GD_NOWHERE: no place. */
typedef struct GdSpan
{
	uint32_t	start;
	uint32_t	length;
} GdSpan;

#define GD_NOWHERE UINT32_MAX

/* Text, not terminated; data is NULL where there is none. */
typedef struct GdStr
{
	const char *data;
	uint32_t	length;
} GdStr;

/* year is 0 where there is no date. */
typedef struct GdDate
{
	int16_t		year;
	int8_t		month;
	int8_t		day;
} GdDate;

typedef enum GdReportStatus
{
	GD_EMPTY,					/* nothing but white space */
	GD_NOT_A_REPORT,
	GD_FRAGMENT,				/* a part of a report */
	GD_REPORT
} GdReportStatus;

typedef enum GdScript
{
	GD_SCRIPT_NONE,				/* no Chinese text */
	GD_HANS,
	GD_HANT
} GdScript;

/* What a level-1 section is about. */
typedef enum GdSectionKind
{
	GD_SECTION_NONE,
	GD_SECTION_PREAMBLE,		/* the text before the first heading */
	GD_SECTION_OVERVIEW,
	GD_SECTION_DISCLOSURE,
	GD_SECTION_REQUESTS,
	GD_SECTION_DISPUTES,
	GD_SECTION_PROBLEMS,
	GD_SECTION_OTHER,
	/* older outlines */
	GD_SECTION_FEES,
	GD_SECTION_RESPONSES,
	GD_SECTION_CONSULTATIONS,
	GD_SECTION_RESOURCES,
	GD_SECTION_ANNEX
} GdSectionKind;

typedef enum GdTableKind
{
	GD_TABLE_NONE,				/* a table of no statutory form */
	GD_TABLE_DISCLOSURE,
	GD_TABLE_REQUESTS,
	GD_TABLE_DISPUTES,
	GD_TABLE_STATISTICS
} GdTableKind;

/* The forms of data/forms; their names come from gd_form_name(). */
typedef enum GdFormId
{
	GD_FORM_NONE,
	GD_FORM_2021,
	GD_FORM_2019,
	GD_FORM_NATIONAL2014,
	GD_FORM_JILIN2011,
	GD_FORM_FUJIAN2009,
	GD_FORM_FUJIAN2014,
	GD_FORM_SHANGHAI2004
} GdFormId;

/* NULL for the NONE of each kind. */
extern const char *gd_report_status_name(GdReportStatus status);
extern const char *gd_script_name(GdScript script);
extern const char *gd_section_kind_name(GdSectionKind kind);
extern const char *gd_table_kind_name(GdTableKind kind);
extern const char *gd_form_name(GdFormId form);

typedef struct GdSection
{
	int32_t		ordinal;		/* 0 is the preamble; headings count from 1 */
	int32_t		parent;			/* ordinal of the enclosing section, or -1 */
	int32_t		level;			/* 0 preamble, 1.. as nested; never skips */
	GdSectionKind kind;			/* level 1 and the preamble; else NONE */
	GdStr		number;			/* as printed, without punctuation */
	GdStr		title;			/* as printed, trimmed; line breaks removed */
	GdStr		body;			/* own text: without subsections and tables */
	GdSpan		place;			/* of the title; of the text for a preamble */
} GdSection;

typedef struct GdCell
{
	uint32_t	row;			/* from 0 */
	uint32_t	column;			/* from 0 */
	GdStr		text;			/* trimmed; line breaks removed; "" if blank */
	GdSpan		place;			/* of the text; an empty span if blank */
} GdCell;

typedef struct GdTable
{
	int32_t		ordinal;		/* from 1 */
	int32_t		section;		/* ordinal of the section it stands in */
	GdTableKind kind;
	GdFormId	form;
	uint32_t	rows;
	uint32_t	columns;
	const GdCell *cells;		/* row by row; a row may lack cells at its end */
	uint32_t	ncells;
	GdSpan		place;			/* from the first cell to the last */
} GdTable;

typedef enum GdFactKind
{
	GD_NUMBER,
	GD_BLANK,
	GD_DASH,					/* - / 无 不适用 and the like: not applicable */
	GD_TEXT						/* something that is no number */
} GdFactKind;

typedef enum GdRecovery
{
	GD_READ,					/* the printed cell as it stands */
	GD_DERIVED,					/* the identities leave one reading */
	GD_AMBIGUOUS				/* they leave several, or none */
} GdRecovery;

extern const char *gd_fact_kind_name(GdFactKind kind);
extern const char *gd_recovery_name(GdRecovery recovery);

/* mantissa / 10^scale; exact. */
typedef struct GdDecimal
{
	int64_t		mantissa;
	uint8_t		scale;
} GdDecimal;

/*
 * A string of a constant table: where it stands among the strings of all, 0 for none.
 * An address would have to be adjusted in every process that loads the library, and
 * with all of them its pages copied.
 */
typedef uint32_t GdPooled;

/* One cell that a form defines; the constant tables hold them in form order. */
typedef struct GdItem
{
	GdFormId	form;
	GdTableKind table;
	uint16_t	row;			/* position in the form's rows, from 1 */
	uint16_t	column;			/* position in the form's columns, from 1 */
	GdPooled	code;
	GdPooled	label;
	GdPooled	unit;
} GdItem;

extern const char *gd_item_code(const GdItem *item);	/* requests.new.natural_person */
extern const char *gd_item_label(const GdItem *item);	/* path of row and column, UTF-8 */
extern const char *gd_item_unit(const GdItem *item);	/* NULL if the form gives none */

typedef struct GdFact
{
	const GdItem *item;
	GdFactKind	kind;
	GdRecovery	recovery;
	GdDecimal	value;			/* if kind is GD_NUMBER */
	GdStr		raw;			/* as printed */
	const char *unit;			/* the cell's own unit, else the item's */
	GdSpan		place;
} GdFact;

typedef struct GdReport
{
	GdReportStatus status;
	GdStr		title;
	GdStr		issuer;
	int32_t		year;			/* 0 if unknown */
	GdScript	script;
	GdDate		period_first;	/* statistics period, both days included */
	GdDate		period_last;
	GdDate		published;
	GdDate		signed_on;
	int32_t		copies;			/* of the whole report in the text; 0 if none */
	const GdSection *sections;
	uint32_t	nsections;
	const GdTable *tables;
	uint32_t	ntables;
	const GdFact *facts;		/* in the order of the forms' items */
	uint32_t	nfacts;
} GdReport;

/* ---- rules and findings --------------------------------------------------- */

typedef enum GdSeverity
{
	GD_NOTICE,
	GD_WARNING,
	GD_ERROR
} GdSeverity;

extern const char *gd_severity_name(GdSeverity severity);

/* A rule of data/rules.tsv, or an identity of data/identities.tsv for one form. */
typedef struct GdRule
{
	const char *name;			/* structure.missing-section */
	GdSeverity	severity;		/* the highest that it reports */
	const char *since;			/* the ruleset that brought it */
	const char *form;			/* "2021;2019": these forms; NULL: any */
	const char *title;			/* UTF-8, as all that follows */
	const char *title_zh;
	const char *expression;		/* what is compared */
	const char *basis;			/* of law or form; NULL if none */
} GdRule;

typedef struct GdFinding
{
	const GdRule *rule;
	GdSeverity	severity;
	bool		extraction;		/* blame: we could not read it; else the source */
	GdStr		subject;		/* see the rule; data is NULL if it has none */
	GdStr		message;
	GdStr		message_zh;
	GdStr		expected;		/* data is NULL where there is no such side */
	GdStr		actual;
	uint32_t	line;			/* from 1; 0 if it has no place */
	GdSpan		place;			/* start is GD_NOWHERE if it has none */
} GdFinding;

typedef struct GdFindings
{
	GdFinding  *items;			/* in the order of the text; those without a
								 * place come first */
	uint32_t	count;
} GdFindings;

/* A number that the narrative states about something a table also reports. */
typedef struct GdClaim
{
	const char *code;			/* as in GdItem, or of data/claims.tsv */
	GdDecimal	value;
	bool		approximate;	/* 约, 余, 多 */
	const char *unit;			/* canonical, or NULL */
	GdStr		sentence;
	GdSpan		place;			/* of the number */
} GdClaim;

typedef struct GdClaims
{
	GdClaim    *items;			/* in the order of the text */
	uint32_t	count;
} GdClaims;

/*
 * A piece of a section's heading or of its own text, for those who print a report
 * anew: a line, or part of one.
 */
typedef struct GdPiece
{
	int32_t		section;		/* its ordinal */
	bool		heading;		/* is it of the heading, ordinal included? */
	bool		first;			/* does it begin a line? */
	bool		exact;			/* its bytes are those of its place; else it stands
								 * for the place as a whole */
	GdStr		text;
	GdSpan		place;
} GdPiece;

/* All that is known of a report. */
typedef struct GdReview
{
	GdReport	report;
	GdFindings	findings;
	GdClaims	claims;
	const GdPiece *pieces;		/* of all sections, in the order of the text; all
								 * but the tables */
	uint32_t	npieces;
	bool		cut;			/* there were more than GD_MAX_PIECES */
	bool		repeated;		/* there was more, which repeats the first copy */
	bool		followed;		/* there was another report, of which nothing is read */
} GdReview;

/* What the reader looked at, in the order in which it does; rows follow their table. */
typedef enum GdStage
{
	GD_STAGE_SOURCE,			/* the text: plain, or HTML */
	GD_STAGE_LINE,				/* a line that is not blank, and its class */
	GD_STAGE_HEADING,			/* a heading, and what its section is about */
	GD_STAGE_SCALAR,			/* title, issuer, year, period, dates, status */
	GD_STAGE_TABLE,				/* a table, and its form */
	GD_STAGE_ROW,				/* a row of a table, and what its cells are */
	GD_STAGE_FIGURES,			/* a row of figures, and which row of the form it is */
	GD_STAGE_FACT				/* a fact, and how it was recovered */
} GdStage;

extern const char *gd_stage_name(GdStage stage);

/*
 * One decision of the reader.  It tells nothing that the document says but the
 * words that are a form's own, so that it may be shown where the text may not.
 */
typedef struct GdStep
{
	GdStage		stage;
	uint32_t	line;			/* of the text as passed, from 1; 0: no place */
	GdSpan		place;			/* start is GD_NOWHERE if it has none */
	int32_t		section;		/* ordinal, or -1 */
	int32_t		table;			/* ordinal, or 0 */
	uint32_t	row;			/* of the table, from 1, or 0 */
	GdStr		class;			/* what it was taken for */
	GdFormId	form;
	GdStr		code;			/* of a row or a cell of the form; data is NULL if none */
	GdStr		matched;		/* printed words that a form or a heading has; data is
								 * NULL if none */
	GdStr		reason;			/* why, in English */
} GdStep;

/* Called for each step; what the step points to lives until it returns. */
typedef void (*GdStepSink) (void *sink_context, const GdStep *step);

/* What a caller wants to know of the findings. */
typedef struct GdCheck
{
	const char *ruleset;		/* one of gd_rulesets() */
	GdSeverity	at_least;		/* less severe ones are left out */
	uint32_t	most;			/* stop at this many (any of them); 0: all */
	bool		plain;			/* no wording is built: severity, rule and place
								 * are all that is asked for */
} GdCheck;

/* ---- calls --------------------------------------------------------------- */

/*
 * Read a report.  *report points into text and into memory from config->alloc.
 * Every text is answered; the status tells limits, memory and interrupts only.
 */
extern GdStatus gd_report_read(const GdConfig *config, const char *text,
							   size_t length, GdReport *report);

/* Read no more than the facts take, the same ones; nothing else in *report is set. */
extern GdStatus gd_facts_read(const GdConfig *config, const char *text,
							  size_t length, GdReport *report);

/* The scalars of a report, one bit each. */
typedef enum GdScalar
{
	GD_SCALAR_STATUS = 1,
	GD_SCALAR_TITLE = 2,
	GD_SCALAR_ISSUER = 4,
	GD_SCALAR_YEAR = 8,
	GD_SCALAR_SCRIPT = 16,
	GD_SCALAR_PUBLISHED = 32,
	GD_SCALAR_SIGNED_ON = 64
} GdScalar;

/*
 * Read no more of a report than these scalars (a set of GdScalar) take; nothing
 * else in *report can be relied on.  They are what gd_report_read says, but a text
 * that passes a limit only behind what was read is no error.
 */
extern GdStatus gd_scalars_read(const GdConfig *config, const char *text,
								size_t length, unsigned wanted, GdReport *report);

/* As many bytes decide nearly always what the beginning of a text can decide. */
#define GD_PART_BYTES 2304

/*
 * Likewise, with no more than the beginning of a text that goes on.  *decided is
 * false if the rest may tell otherwise: then ask again with more of it, or all of it
 * by gd_scalars_read().  What is decided is what that would say.  A character that
 * is cut at the end does no harm.
 */
extern GdStatus gd_scalars_read_part(const GdConfig *config, const char *text,
									 size_t length, unsigned wanted,
									 GdReport *report, bool *decided);

/*
 * Read a report and check it by the rules of one text.  No rule is broken by a text that is
 * no report (status empty or not_a_report).  report may be NULL for who asks for the findings
 * alone, which may take less time.
 */
extern GdStatus gd_report_check(const GdConfig *config, const GdCheck *check,
								const char *text, size_t length,
								GdReport *report, GdFindings *findings);

/* Likewise, with claims and the text between tables. */
extern GdStatus gd_report_review(const GdConfig *config, const GdCheck *check,
								 const char *text, size_t length, GdReview *review);

/*
 * Check two reports of one issuer against each other by the cross-year rules;
 * places are those of current.
 */
extern GdStatus gd_reports_compare(const GdConfig *config, const GdCheck *check,
								   const char *previous, size_t previous_length,
								   const char *current, size_t current_length,
								   GdFindings *findings);

/* What the narrative states; no claims unless the status is GD_OK. */
extern GdStatus gd_claims_read(const GdConfig *config, const char *text,
							   size_t length, GdClaims *claims);

/*
 * Read a report and tell each step of the reading, stage by stage.  Memory and work are
 * those of gd_report_read(); steps are told one by one and never kept.
 */
extern GdStatus gd_trace_read(const GdConfig *config, const char *text,
							  size_t length, GdStepSink put, void *sink_context);

/* The canonical name of a ruleset, or NULL if there is none of that name. */
extern const char *gd_ruleset(const char *name, size_t length);

/* Their names, the oldest first. */
extern const char *const *gd_rulesets(uint32_t *nrulesets);

/* Rule number i, from 0, of a ruleset; NULL behind the last. */
extern const GdRule *gd_rule(const char *ruleset, uint32_t i);

/*
 * The frozen folding that every comparison uses; *folded is allocated, and
 * empty unless the status is GD_OK.
 */
extern GdStatus gd_text_fold(const GdConfig *config, const char *text,
							 size_t length, GdStr *folded);

/* All items of all forms, in order: form by form, row by row. */
extern const GdItem *gd_items(uint32_t *nitems);

/* True if some form has an item of this code. */
extern bool gd_code_exists(const char *code, size_t length);

#endif							/* GD_H */
