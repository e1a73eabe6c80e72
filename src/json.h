/*
 * json.h
 *	  Reports and what is found in them as JSON, in the current context.
 */
#ifndef GD_JSON_H
#define GD_JSON_H

#include "fields.h"

#include "utils/jsonb.h"

/*
 * May a report be written as a whole?  Not if its tables, each row as long as the
 * widest, would have many times more cells than the text has bytes.
 */
extern bool json_fits(const GdInput *input, const GdReport *report);

/* The whole report: keys are the attributes of gd_report; 54000 if it does not fit. */
extern Jsonb *json_report(GdInput *input, const GdReport *report);

/* {code: value} */
extern Jsonb *json_facts(GdInput *input, const GdReport *report);

/* An array of objects: keys are the attributes of the row type. */
extern Jsonb *json_list(GdInput *input, const FieldsList *list);

#endif							/* GD_JSON_H */
