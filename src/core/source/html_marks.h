/*
 * html_marks.h
 *	  Control bytes with a meaning inside the reader of HTML only; none of them
 *	  leaves it.
 *
 * In the copy of a text that was escaped once more, an escaped character stands
 * where its entity stood, and the rest of the entity is filled up, so that
 * offsets stay what they were.  What opens something (< and &) has the filling
 * before it, anything else behind it: what belongs together is not torn.
 */
#ifndef GD_HTML_MARKS_H
#define GD_HTML_MARKS_H

#define HTML_FILL_BEFORE '\x1C'
#define HTML_FILL_BEHIND '\x1D'

/* In the working text: a break inside a cell, until the table has ended. */
#define HTML_JOINT '\x1D'

/* All that have a meaning, those of html.h among them. */
#define HTML_FIRST_MARK '\x1C'
#define HTML_LAST_MARK '\x1F'

#endif
