/*
 * check_meta.h
 *	  What the parts of the family meta.* share.
 */
#ifndef GD_CHECK_META_H
#define GD_CHECK_META_H

#include "check/check.h"

/* Is the report year more than the likeliest of those that are named? */
extern bool check_meta_year_is_sure(const Checking *checking);

/* A span of the working text as text; data is NULL for an empty one. */
extern GdStr check_meta_slice(const Checking *checking, GdSpan span);

/* A year as digits. */
extern GdStatus check_meta_year_str(const Checking *checking, int32_t year,
									GdStr *digits);

/* The body that the title names; data is NULL if it names none. */
extern GdStr check_meta_title_issuer(const Reading *reading);

/* meta.period, meta.published-late, meta.signed-early: of a report on a calendar year */
extern GdStatus check_meta_dates(Checking *checking);

/* meta.year-mismatch, of such a report; naming is what the preamble has */
extern GdStatus check_meta_years(Checking *checking, const MetaNaming *naming);

/* meta.issuer-mismatch, likewise */
extern GdStatus check_meta_issuers(Checking *checking, const MetaNaming *naming);

#endif
