/*
 * check_promise.h
 *	  The rule structure.outline-mismatch: 本报告由六部分组成, and what is listed.
 */
#ifndef GD_CHECK_PROMISE_H
#define GD_CHECK_PROMISE_H

#include "check/check.h"

extern GdStatus check_promise(Checking *checking);

#endif
