/*
 * searches.c
 *	  The words that are searched for in running text (data/searches.tsv).
 */
#include "base/searches.h"

#include "searches_data.inc"
