/*
 * command.c
 *	  The language the commands speak, and how they refuse a command line.
 */
#include "command.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "terminal.h"

/* The first of these that is set decides, as in setlocale(). */
static bool
locale_is_chinese(void)
{
	static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
	{
		const char *value = getenv(names[i]);

		if (value != NULL && value[0] != '\0')
			return strncmp(value, "zh", 2) == 0;
	}
	return false;
}

Command
command_begin(const char *name, int failure)
{
	Command		command = {name, failure, locale_is_chinese()};

	return command;
}

void
command_speak(Command *command, const char *language)
{
	if (strcmp(language, "en") != 0 && strcmp(language, "zh") != 0)
		command_refuse(command, "unknown language (en or zh)", "没有这种语言（en 或 zh）", language);
	command->chinese = strcmp(language, "zh") == 0;
}

void
command_refuse(const Command *command, const char *english, const char *chinese, const char *value)
{
	fprintf(stderr, "%s: %s", command->name, in_language(command->chinese, english, chinese));
	if (value != NULL)
	{
		fputs(in_language(command->chinese, ": ", "："), stderr);
		terminal_put_string(stderr, value);
	}
	fprintf(stderr, command->chinese ? "\n用法见：%s --help\n" : "\nTry \"%s --help\".\n", command->name);
	exit(command->failure);
}

void
command_refuse_option(const Command *command, int returned, const struct option *known, char **argv)
{
	char		named[64];

	/* optopt is 0 for a long option that nobody knows */
	if (optopt == 0)
		command_refuse(command, "unknown or ambiguous option", "没有这个选项，或写得不全", argv[optind - 1]);
	snprintf(named, sizeof(named), "-%c", optopt);
	while (known->name != NULL && known->val != optopt)
		known++;
	if (known->name == NULL)
		command_refuse(command, "unknown option", "没有这个选项", named);
	snprintf(named, sizeof(named), "-%c, --%s", optopt, known->name);
	if (returned == ':')
		command_refuse(command, "a value is missing for option", "选项缺少取值", named);
	command_refuse(command, "no value may follow option", "选项不带取值", named);
}

const char *
words_of_errno(int error, bool chinese)
{
	if (error == EISDIR)
		return in_language(chinese, "is a folder: name the files in it", "是文件夹：请列出其中的文件");
	if (!chinese)
		return strerror(error);
	switch (error)
	{
		case ENOENT:
			return "没有这个文件";
		case EACCES:
			return "没有权限";
		case ENOTDIR:
			return "路径中有一段不是文件夹";
		case ENOSPC:
			return "磁盘已满";
		case EIO:
			return "读写出错";
		default:
			return strerror(error);
	}
}
