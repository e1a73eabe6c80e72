/*
 * prompt.c
 *	  A password from the terminal.
 */
#include "prompt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>

char *
prompt_password(const char *prompt)
{
	FILE	   *terminal = fopen("/dev/tty", "r+");
	struct termios shown;
	struct termios hidden;
	char	   *password = NULL;
	size_t		room = 0;

	if (terminal == NULL)
		return NULL;
	setvbuf(terminal, NULL, _IONBF, 0);
	fputs(prompt, terminal);
	if (tcgetattr(fileno(terminal), &shown) == 0)
	{
		hidden = shown;
		hidden.c_lflag &= ~(tcflag_t) ECHO;
		tcsetattr(fileno(terminal), TCSAFLUSH, &hidden);
		if (getline(&password, &room, terminal) > 0)
			password[strcspn(password, "\r\n")] = '\0';
		tcsetattr(fileno(terminal), TCSAFLUSH, &shown);
	}
	fputc('\n', terminal);
	fclose(terminal);
	return password;
}
