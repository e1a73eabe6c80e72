/*
 * check_meta.h
 *	  What the parts of the family meta.* share.
 */
#ifndef GD_CHECK_META_H
#define GD_CHECK_META_H

#include "check.h"

/* Is the report year more than the likeliest of those that are named? */
extern bool check_meta_year_is_sure(const Checking *checking);

/* Is it a report on a calendar year?  Schools report on 学年, some bodies on a
 * half of a year; no term and no period is known for those. */
extern bool check_meta_is_annual(const Checking *checking);

/* A span of the working text as text; data is NULL for an empty one. */
extern GdStr check_meta_slice(const Checking *checking, GdSpan span);

/* A year as digits. */
extern GdStatus check_meta_year_str(const Checking *checking, int32_t year,
									GdStr *digits);

/* The body that the title names; data is NULL if it names none. */
extern GdStr check_meta_title_issuer(const Reading *reading);

/* meta.period, meta.published-late, meta.signed-early */
extern GdStatus check_meta_dates(Checking *checking);

/* meta.year-mismatch */
extern GdStatus check_meta_years(Checking *checking);

/* meta.issuer-mismatch */
extern GdStatus check_meta_issuers(Checking *checking);

#endif
