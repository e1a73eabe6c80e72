/*
 * meta.h
 *	  The scalars of a report: what it is called, whose it is, of which year.
 *
 * Every call reads two spans of one text: the preamble (the text before the
 * first heading; the whole text if there are no headings) and the report (its
 * first copy as a whole).  Each looks at a bounded part of them only, which is
 * named META_MOST_..., so that page after page of anything else costs nothing.
 * Nothing is guessed: what the text does not say is NULL, 0 or NONE.
 */
#ifndef GD_META_H
#define GD_META_H

#include "base/arena.h"

/* Lines that are looked at for a title, and bytes of preamble for the rest. */
#define META_MOST_TITLE_LINES	60
#define META_MOST_PREAMBLE		(16u * 1024)

/* Lines of text, and bytes, between a signature and the end. */
#define META_MOST_END_LINES		20
#define META_MOST_END_BYTES		(8u * 1024)

/* Bytes of the report that vote on its script and, at last, on its year. */
#define META_MOST_SAMPLE		(256u * 1024)

/* A title stands on up to three lines, and a year in brackets on one more. */
#define META_TITLE_LINES		4

typedef struct MetaTitle
{
	GdStr		words;			/* data is NULL if there is no title */
	GdSpan		place;			/* from the first character to the last */
	GdSpan		lines[META_TITLE_LINES];	/* the printed parts, trimmed */
	uint32_t	nlines;
} MetaTitle;

/*
 * The line, or the successive lines, near the beginning that name the report:
 * they speak of 信息公开 or 政务公开, end with 报告 or 年报 (a full stop or a
 * note in brackets may follow) and are no sentence.  Where the text runs on
 * behind a title, or a line of page furniture stands before it, the title alone
 * is returned.  Of several the one with an organisation and a year is taken; of
 * links to the reports of several years the one that is printed again, else the
 * latest.
 */
extern GdStatus meta_title(Arena *arena, const char *text, GdSpan preamble,
						   MetaTitle *title);

/*
 * The same of the beginning of a text, whole lines that the preamble holds: a title
 * that is the best whatever follows these lines, or none.  *last is a place in the
 * last line that was needed.
 */
extern GdStatus meta_title_part(Arena *arena, const char *text, GdSpan known,
								MetaTitle *title, uint32_t *last);

typedef struct MetaSignature
{
	GdDate		date;			/* year 0 if none */
	GdSpan		date_place;
	GdSpan		issuer;			/* length 0 if none */
	bool		sure;			/* the report's own name stands there, or no
								 * other line near it ends with a date */
	GdSpan		impossible;		/* without a date: what is printed as one and is
								 * no day of the calendar; length 0 if nothing */
} MetaSignature;

/*
 * Name and date under the report: the last line that holds nothing but a date
 * (brackets and the organisation may stand before it), and the organisation in
 * it or on the line above.  Page furniture below is passed over.  A date inside
 * a sentence is no signature.  Of several the last one with the name of issuer
 * (if that is known) is taken: links below the report are dated as it is.
 */
extern void meta_signature(const char *text, GdSpan report, GdStr issuer,
						   MetaSignature *signature);

/* Words of the preamble that name the report: 编制云溪县水利局2021年…报告. */
typedef struct MetaNaming
{
	int32_t		year;			/* 0 if there are none */
	GdSpan		year_place;		/* with its 年 */
	GdSpan		issuer;			/* length 0 if none stands there */
} MetaNaming;

/*
 * The first words behind 编制, 公布, 现将 and the like that name a report on
 * disclosure by its year, and none that is only spoken of: a notice's title
 * does, and a sentence that asks for one.
 */
extern MetaNaming meta_naming(const char *text, GdSpan preamble);

/*
 * The organisation whose report it is: from the title, else the signature,
 * else the preamble's 由…编制 and 请与…联系.  As printed; data is NULL if none.
 */
extern GdStr meta_issuer(const char *text, GdSpan preamble,
						 const MetaTitle *title,
						 const MetaSignature *signature);

/* What says that a range of dates is the statistics period, the surest first. */
typedef enum MetaPeriodBasis
{
	META_PERIOD_NONE,			/* there is no range */
	META_PERIOD_NAMED,			/* 统计期限 and the like in the preamble */
	META_PERIOD_YEAR,			/* it is a year long and in the preamble */
	META_PERIOD_LOOSE			/* words that may speak of other figures too */
} MetaPeriodBasis;

typedef struct MetaPeriod
{
	MetaPeriodBasis basis;
	GdDate		first;
	GdDate		last;			/* both days included */
	GdSpan		place;			/* from the first date to the last */
} MetaPeriod;

/*
 * The range of dates behind 统计期限 or the like in the preamble, else the first
 * one there that is a year long, else a labelled one in the report; whole
 * months count from the first day to the last.
 */
extern MetaPeriod meta_period(const char *text, GdSpan preamble, GdSpan report);

/* Where the report year was found, the surest first. */
typedef enum MetaYearBasis
{
	META_YEAR_NONE,
	META_YEAR_TITLE,
	META_YEAR_NAMED,			/* 2021年度…报告 in the preamble */
	META_YEAR_PERIOD,			/* the statistics period */
	META_YEAR_LIKELY			/* the first year, or the most frequent one */
} MetaYearBasis;

typedef struct MetaYear
{
	int32_t		year;			/* 0 if the report names none */
	MetaYearBasis basis;
} MetaYear;

/*
 * The report year: the title's (of 2020-2021 the last; of several the one
 * before 年度), else the preamble's (2021年度…报告, then the statistics period,
 * then the first year), else the year that the report names most often.
 */
extern MetaYear meta_year(const char *text, GdSpan preamble, GdSpan report,
						  const MetaTitle *title);

/* What the title says of it alone. */
extern MetaYear meta_title_year(const MetaTitle *title);

typedef struct MetaDate
{
	GdDate		date;			/* year 0 if there is none */
	GdSpan		place;
} MetaDate;

/* The date behind 发布时间, 发布日期, 公开日期 and the like around the title. */
extern MetaDate meta_published(const char *text, GdSpan preamble);

/* What a page is whose headings may be those of a report. */
typedef enum MetaDocument
{
	META_REPORT,				/* nothing tells otherwise */
	META_INTERPRETATION,		/* 《某县2022年…年度报告》解读 */
	META_NEWS,					/* 某县发布2022年…年度报告 */
	META_LIST,					/* links to reports, and nothing else */
	META_NOTICE,				/* how to write reports; a guide; a regulation */
	META_OTHER_REPORT			/* a report on something else */
} MetaDocument;

extern MetaDocument meta_document(const char *text, GdSpan preamble,
								  const MetaTitle *title);

/*
 * Do the first lines of a text, whole ones, tell that it is META_REPORT, if they are
 * of its preamble?  title is one that stands in them.  *last is a place in the last
 * line that was needed.
 */
extern bool meta_document_part(const char *text, GdSpan known,
							   const MetaTitle *title, uint32_t *last);

/* Is 信息公开 or 政务公开 named? */
extern bool meta_names_disclosure(const char *text, GdSpan span);

/*
 * GD_HANT if more Chinese characters are Traditional than ever slip into a
 * Simplified text, GD_HANS otherwise, GD_SCRIPT_NONE without any.
 */
extern GdScript meta_script(const char *text, GdSpan report);

#endif
