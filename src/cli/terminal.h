/*
 * terminal.h
 *	  Text of documents and names of files on somebody's terminal.
 */
#ifndef GD_TERMINAL_H
#define GD_TERMINAL_H

#include <stddef.h>
#include <stdio.h>

/*
 * Write UTF-8 without what would move the cursor or start a command of the
 * terminal: line breaks and tabs are \n and \t, other controls \xHH.
 */
extern void terminal_put(FILE *out, const char *text, size_t length);

extern void terminal_put_string(FILE *out, const char *text);

#endif
