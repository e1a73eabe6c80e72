/*
 * searches.h
 *	  The words that are searched for in running text (data/searches.tsv).
 */
#ifndef GD_SEARCHES_H
#define GD_SEARCHES_H

#include "base/match.h"

extern const MatchWords search_date_label;
extern const MatchWords search_foot;
extern const MatchWords search_period;
extern const MatchWords search_period_loose;
extern const MatchWords search_period_begin;
extern const MatchWords search_title_end;
extern const MatchWords search_title_before;
extern const MatchWords search_title_verb;
extern const MatchWords search_nobody;
extern const MatchWords search_naming;
extern const MatchWords search_disclosure;
extern const MatchWords search_not_annual;
extern const MatchWords search_school_year;
extern const MatchWords search_contact;
extern const MatchWords search_basis_old;
extern const MatchWords search_basis_new;
extern const MatchWords search_telephone;
extern const MatchWords search_part;
extern const MatchWords search_fee;
extern const MatchWords search_other_year;

#endif
