/*
 * forms.h
 *	  The forms as constant tables: rows, columns, groups, cells, identities.
 *
 * Everything here is generated from data/ by tools/generate_tables.py.  A
 * "form" of this header is one table of a statutory form: the 2021 form has
 * three (disclosure, requests, disputes), the older ones one (statistics).
 * Positions of rows, columns and groups count from 1; 0 stands for none.
 */
#ifndef GD_FORMS_H
#define GD_FORMS_H

#include "base/trie.h"
#include "gd.h"
#include "words/ordinal.h"

typedef enum FormRowKind
{
	FORM_ROW_LEAF,
	FORM_ROW_TOTAL,				/* an identity adds it up from other rows */
	FORM_ROW_OF_WHICH			/* a part beside the parts that add up */
} FormRowKind;

typedef struct FormRow
{
	GdPooled	code;			/* refused.state_secret */
	GdPooled	label;			/* as the form prints it, with its ordinal */
	GdPooled	path;			/* groups and parent rows before it: a/b/label */
	GdPooled	unit;			/* none if the form gives none */
	Ordinal		ordinal;
	uint8_t		kind;			/* a FormRowKind */
	uint8_t		line_first;		/* printed line code (代码 01); 0 if none; */
	uint8_t		line_last;		/* rows without fixed order share a range */
	uint16_t	parent;			/* the row it is a part of */
	uint16_t	group;			/* the innermost group it stands in */
} FormRow;

typedef struct FormColumn
{
	GdPooled	code;			/* natural_person */
	GdPooled	label;
} FormColumn;

/* A label over several rows that carries no figures; a block of table 2. */
typedef struct FormGroup
{
	GdPooled	label;			/* as the form prints it, with its ordinal */
	Ordinal		ordinal;
	bool		block;			/* a title line of its own over a block */
	uint16_t	parent;			/* the group around it */
	uint16_t	first_row;		/* its rows stand together */
	uint16_t	last_row;
} FormGroup;

typedef struct Form
{
	GdFormId	form;
	GdTableKind table;
	int16_t		first_year;		/* report years the form is meant for */
	int16_t		last_year;		/* 0: still in force */
	uint16_t	nrows;
	uint16_t	ncolumns;
	uint16_t	ngroups;
	uint16_t	first_item;		/* index of its first cell in gd_items() */
	uint16_t	nitems;
	uint16_t	first_identity; /* index of its first one in forms_identities() */
	uint16_t	nidentities;
	uint16_t	number;			/* as forms_number() says */
	const FormRow *rows;
	const FormColumn *columns;
	const FormGroup *groups;
	const uint16_t *cells;		/* nrows x ncolumns: index in gd_items() plus
								 * 1, or 0 where the form has no cell */
} Form;

/* ---- identities ---------------------------------------------------------- */

typedef enum FormAxis
{
	FORM_PER_COLUMN,			/* terms are rows; holds in each column */
	FORM_PER_ROW				/* terms are columns; holds in each row */
} FormAxis;

typedef enum FormRelation
{
	FORM_EQUAL,					/* parts = totals */
	FORM_AT_MOST				/* parts <= totals */
} FormRelation;

/*
 * What a blank operand does.  A dash (not applicable) or text always keeps the
 * identity from being evaluated.
 */
typedef enum FormBlanks
{
	FORM_BLANKS_UNKNOWN,		/* not evaluated either */
	FORM_BLANKS_ZERO			/* counts as 0 if some other part is a number */
} FormBlanks;

typedef struct FormTerm
{
	uint16_t	position;		/* a row or a column, by the axis */
	int8_t		sign;			/* +1: a part (the expected side);
								 * -1: a total (the actual side) */
} FormTerm;

/* The sum of sign x term is 0 (or at most 0). */
typedef struct FormIdentity
{
	GdFormId	form;
	GdTableKind table;
	const char *name;			/* requests.flow; identity.NAME is its rule */
	uint8_t		axis;			/* a FormAxis */
	uint8_t		relation;		/* a FormRelation */
	uint8_t		blanks;			/* a FormBlanks */
	bool		hard;			/* breaking it is an error of the document */
	uint16_t	nterms;
	const FormTerm *terms;		/* parts first, then totals */
} FormIdentity;

/* ---- headers over several columns (TERM_GROUP_COLUMN) --------------------- */

typedef enum FormHeader
{
	FORM_HEADER_APPLICANTS = 1, /* 申请人情况 */
	FORM_HEADER_ORGANISATIONS,	/* 法人或其他组织 */
	FORM_HEADER_SUBTOTAL,		/* its 小计: an eighth value column */
	FORM_HEADER_RECONSIDERATION,	/* 行政复议 */
	FORM_HEADER_LAWSUITS,		/* 行政诉讼 */
	FORM_HEADER_DIRECT,			/* 未经复议直接起诉 */
	FORM_HEADER_AFTER			/* 复议后起诉 */
} FormHeader;

/* The other fixed words of a table (TERM_HEADER). */
typedef enum FormWord
{
	FORM_WORD_LABEL = 1,		/* over the labels: 信息内容, 指标, 项目 */
	FORM_WORD_UNIT,				/* over the units: 单位, 计量单位 */
	FORM_WORD_LINE,				/* over the line codes: 代码 */
	FORM_WORD_GROUP,			/* over the group labels: 类别 */
	FORM_WORD_NOTE				/* a note in the table: 本列数据的勾稽关系为… */
} FormWord;

/* No more tables than this. */
#define FORMS_MOST 16

/* ---- access --------------------------------------------------------------- */

/* A string of a row, a column or a group, or NULL. */
extern const char *forms_string(GdPooled at);

/* The table of a form, or NULL. */
extern const Form *forms_get(GdFormId form, GdTableKind table);

/* All of them, in the order of gd_items(). */
extern const Form *forms_all(uint32_t *nforms);

/* The index of a table among them plus 1, or 0 if there is no such table. */
extern unsigned forms_number(GdFormId form, GdTableKind table);

/* The index of a cell's item in gd_items() plus 1, or 0 if the form has no such cell. */
static inline unsigned
forms_cell(const Form *form, unsigned row, unsigned column)
{
	if (row < 1 || row > form->nrows || column < 1 || column > form->ncolumns)
		return 0;
	return form->cells[(row - 1) * form->ncolumns + column - 1];
}

/* The item of a cell, or NULL if the form has no such cell. */
extern const GdItem *forms_item(const Form *form, unsigned row, unsigned column);

/* A row of a form by its position, or NULL. */
extern const FormRow *forms_row(const Form *form, unsigned row);

/* The position of the row of this code, or 0. */
extern unsigned forms_row_by_code(const Form *form, const char *code,
								  size_t length);

/* All identities, form by form; those of one table stand together. */
extern const FormIdentity *forms_identities(uint32_t *nidentities);

/* Those of one table; NULL and 0 if it has none. */
extern const FormIdentity *forms_identities_of(const Form *form,
											   uint32_t *nidentities);

/*
 * What the figures of each row add up to, a hard identity of its columns; NULL if the
 * rows of this table have no sum.  No form has two.
 */
extern const FormIdentity *forms_row_sum(const Form *form);

/* The canonical unit (a TERM_UNIT meaning's index), or NULL. */
extern const char *forms_unit(unsigned index);

/* The words that are printed for units, each with the index of the canonical one. */
extern const Trie *forms_unit_words(void);

/* May one of them begin with this folded character?  No for nearly all. */
extern bool forms_unit_may_begin(uint32_t c);

#endif
