/*
 * prompt.h
 *	  A password from the terminal.
 */
#ifndef GD_PROMPT_H
#define GD_PROMPT_H

/* What is typed in, without showing it; malloc'ed, NULL if there is no terminal. */
extern char *prompt_password(const char *prompt);

#endif
