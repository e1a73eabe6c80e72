/*
 * command.h
 *	  What the commands have in common: the language they speak, and how they
 *	  take leave of a command line that they do not understand.
 */
#ifndef GD_COMMAND_H
#define GD_COMMAND_H

#include <getopt.h>
#include <stdbool.h>

typedef struct Command
{
	const char *name;
	int			failure;		/* exit status for a wrong command line */
	bool		chinese;		/* speaks Chinese, else English */
} Command;

/* A command that speaks the language of the locale. */
extern Command command_begin(const char *name, int failure);

/* Speak another one: "en" or "zh"; any other name ends the command. */
extern void command_speak(Command *command, const char *language);

/* Of two wordings the one in a language. */
static inline const char *
in_language(bool chinese, const char *english, const char *in_chinese)
{
	return chinese ? in_chinese : english;
}

/* Say what is wrong with the command line, and with which value, and end. */
extern void command_refuse(const Command *command, const char *english, const char *chinese,
						   const char *value) __attribute__((noreturn));

/*
 * End for what getopt_long returned as '?' or, if the short options begin with a
 * colon, as ':' where a value is missing.
 */
extern void command_refuse_option(const Command *command, int returned, const struct option *known,
								  char **argv) __attribute__((noreturn));

/* Why the system refused: as strerror, in Chinese where it is common. */
extern const char *words_of_errno(int error, bool chinese);

#endif
