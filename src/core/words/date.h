/*
 * date.h
 *	  Dates and years in running text.
 */
#ifndef GD_DATE_H
#define GD_DATE_H

#include "gd.h"

/*
 * The date that begins at text[at]: 2022年1月5日, 2022-01-05, 2022/1/5,
 * 2022.1.5, 二〇二二年一月五日, with spaces between the parts.  Returns the
 * offset behind it, or at if there is none.  Impossible dates (13月, 2月30日)
 * are none.
 */
extern uint32_t date_read(const char *text, uint32_t at, uint32_t end,
						  GdDate *date);

/*
 * The first digit in text[at, end), in figures or Chinese, with which a year may begin; end
 * if there is none.  Those that stand at text[at] already, inside a number, are passed over
 * before.
 */
extern uint32_t date_next(const char *text, uint32_t at, uint32_t end, bool inside);

/*
 * What is printed at text[at] as 2022年2月30日 and is no day of the calendar.
 * Returns the offset behind it, or at.
 */
extern uint32_t date_read_impossible(const char *text, uint32_t at,
									 uint32_t end);

/*
 * The day that begins at text[at] without its year, which is given: 12月31日.
 * Returns the offset behind it, or at.
 */
extern uint32_t date_read_day(const char *text, uint32_t at, uint32_t end,
							  int16_t year, GdDate *date);

/*
 * A year that begins at text[at]: 2020年, 2020 年度, 二○二○年, 1990 to 2099;
 * 年 must follow.  Returns the offset behind 年, or at.
 */
extern uint32_t date_read_year(const char *text, uint32_t at, uint32_t end,
							   int32_t *year);

/* Is the day one of the calendar's? */
extern bool date_is_possible(GdDate date);

/* Days since a fixed day, so that differences can be taken. */
extern int32_t date_days(GdDate date);

#endif
