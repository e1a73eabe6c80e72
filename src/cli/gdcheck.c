/*
 * gdcheck.c
 *	  Check reports in files, without a server.
 *
 *	gdcheck [OPTION...] [FILE...]
 *
 * The same core, and so the same answers, as gd_findings() and gd_compare().
 */
#include <errno.h>
#include <getopt.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "page/page.h"
#include "pool.h"
#include "print.h"
#include "terminal.h"
#include "text_file.h"

#define STATUS_CLEAN 0
#define STATUS_FINDINGS 1
#define STATUS_UNREADABLE 2

/* What is printed; of several options the last one counts. */
typedef enum Output
{
	OUTPUT_FINDINGS,
	OUTPUT_FACTS,
	OUTPUT_HTML,
	OUTPUT_JSON,
	OUTPUT_TRACE,
	OUTPUT_RULES,				/* instead of what is in files */
	OUTPUT_HELP
} Output;

typedef struct Options
{
	GdCheck		check;
	const char *encoding;		/* of the files, or NULL to find out */
	const char *previous;		/* file of the year before, or NULL */
	Command		command;
	Output		output;
} Options;

static const char usage[] =
"Usage: gdcheck [OPTION...] [FILE...]\n"
"Check annual reports on government information disclosure.\n"
"\n"
"Reads the files, or standard input where there is none or it is -, and prints\n"
"FILE:LINE:COLUMN: SEVERITY: MESSAGE [RULE:SUBJECT] for whatever is wrong.\n"
"\n"
"  -a, --at-least=SEVERITY  leave less severe findings out: notice (all; the\n"
"                           default), warning, error\n"
"  -e, --encoding=NAME      encoding of the files; found out if not given\n"
"  -f, --facts              print the figures instead: code, value, unit,\n"
"                           recovery and printed text, divided by tabs; of\n"
"                           several files the name before them\n"
"  -H, --html               print a page for people instead, of one file; with -p\n"
"                           one of the figures of two years\n"
"  -j, --json               print a JSON object for each file instead\n"
"  -l, --lang=en|zh         language of the messages; that of the locale if not\n"
"                           given\n"
"  -p, --previous=FILE      report of the year before: the rules for two years\n"
"                           as well\n"
"  -r, --ruleset=NAME       rules to check by\n"
"  -R, --rules              list the rules and exit\n"
"  -t, --trace              print what the reader made of each part instead,\n"
"                           without the words of the document\n"
"  -V, --version            print the version and exit\n"
"  -h, --help               print this and exit\n"
"\n"
"Exit status: 0 nothing wrong, 1 findings, 2 a file could not be read or is no\n"
"report.\n";

static const char usage_zh[] =
"用法：gdcheck [选项...] [文件...]\n"
"检查政府信息公开工作年度报告。\n"
"\n"
"读取所列文件；没有文件或文件为 - 时读取标准输入。每发现一处问题输出一行：\n"
"文件:行:列: 级别: 说明 [规则:对象]\n"
"\n"
"  -a, --at-least=级别      只报告不低于此级别的问题：notice（提示，默认即全部）、\n"
"                           warning（警告）、error（错误）\n"
"  -e, --encoding=名称      文件的编码；不给出时自动判断\n"
"  -f, --facts              改为输出各项数字：代码、数值、单位、取得方式、原文，\n"
"                           以制表符分隔；有多个文件时前面加文件名\n"
"  -H, --html               改为输出一个文件的网页；与 -p 同用时为两年数字对照\n"
"  -j, --json               改为每个文件输出一个 JSON 对象\n"
"  -l, --lang=en|zh         说明所用的语言；不给出时按系统语言\n"
"  -p, --previous=文件      上一年度的报告：同时检查两年之间的规则\n"
"  -r, --ruleset=名称       所用的规则集\n"
"  -R, --rules              列出规则后退出\n"
"  -t, --trace              改为输出读取过程，不含文件原文\n"
"  -V, --version            显示版本后退出\n"
"  -h, --help               显示本说明后退出\n"
"\n"
"退出状态：0 没有问题，1 有问题，2 文件无法读取或不是年度报告。\n";

/* ---- options ------------------------------------------------------------------------ */

static GdSeverity
severity_option(const Command *command, const char *value)
{
	for (int severity = GD_NOTICE; severity <= GD_ERROR; severity++)
	{
		if (strcmp(gd_severity_name(severity), value) == 0)
			return severity;
	}
	command_refuse(command, "unknown severity (notice, warning or error)",
				   "没有这个级别（notice、warning 或 error）", value);
}

static void
list_rules(const char *ruleset, bool chinese)
{
	const GdRule *rule;

	for (uint32_t i = 0; (rule = gd_rule(ruleset, i)) != NULL; i++)
		printf("%s\t%s\t%s\t%s\n", rule->name, gd_severity_name(rule->severity),
			   rule->form != NULL ? rule->form : "", chinese ? rule->title_zh : rule->title);
}

static const struct option known_options[] = {
	{"at-least", required_argument, NULL, 'a'},
	{"encoding", required_argument, NULL, 'e'},
	{"facts", no_argument, NULL, 'f'},
	{"html", no_argument, NULL, 'H'},
	{"json", no_argument, NULL, 'j'},
	{"lang", required_argument, NULL, 'l'},
	{"previous", required_argument, NULL, 'p'},
	{"ruleset", required_argument, NULL, 'r'},
	{"rules", no_argument, NULL, 'R'},
	{"trace", no_argument, NULL, 't'},
	{"version", no_argument, NULL, 'V'},
	{"help", no_argument, NULL, 'h'},
	{NULL, 0, NULL, 0}
};

static void
take_option(Options *options, int option, char **argv)
{
	switch (option)
	{
		case 'a':
			options->check.at_least = severity_option(&options->command, optarg);
			break;
		case 'e':
			options->encoding = optarg;
			if (!text_encoding_exists(optarg))
				command_refuse(&options->command, "unknown encoding", "没有这种编码", optarg);
			break;
		case 'f':
			options->output = OUTPUT_FACTS;
			break;
		case 'H':
			options->output = OUTPUT_HTML;
			break;
		case 'j':
			options->output = OUTPUT_JSON;
			break;
		case 'l':
			command_speak(&options->command, optarg);
			break;
		case 'p':
			options->previous = optarg;
			break;
		case 'r':
			options->check.ruleset = gd_ruleset(optarg, strlen(optarg));
			if (options->check.ruleset == NULL)
				command_refuse(&options->command, "unknown ruleset", "没有这个规则集", optarg);
			break;
		case 'R':
			options->output = OUTPUT_RULES;
			break;
		case 't':
			options->output = OUTPUT_TRACE;
			break;
		case 'V':
			puts("gdcheck " GD_VERSION);
			exit(0);
		case 'h':
			options->output = OUTPUT_HELP;
			break;
		default:
			command_refuse_option(&options->command, option, known_options, argv);
	}
}

/* Returns the index of the first file. */
static int
read_options(int argc, char **argv, Options *options)
{
	uint32_t	nrulesets;
	int			option;

	memset(options, 0, sizeof(*options));
	options->check.ruleset = gd_rulesets(&nrulesets)[0];
	options->check.at_least = GD_NOTICE;
	options->command = command_begin("gdcheck", STATUS_UNREADABLE);
	while ((option = getopt_long(argc, argv, ":a:e:fHjl:p:r:RtVh", known_options, NULL)) != -1)
		take_option(options, option, argv);
	if (options->output == OUTPUT_HELP)
	{
		fputs(options->command.chinese ? usage_zh : usage, stdout);
		exit(0);
	}
	if (options->output == OUTPUT_RULES)
	{
		list_rules(options->check.ruleset, options->command.chinese);
		exit(0);
	}
	return optind;
}

/* ---- files --------------------------------------------------------------------------- */

static int
complain(const char *name, const char *why)
{
	fputs("gdcheck: ", stderr);
	terminal_put_string(stderr, name);
	fprintf(stderr, ": %s\n", why);
	return STATUS_UNREADABLE;
}

static int
complain_of_file(const Options *options, const char *name, const TextFile *file)
{
	char		words[TEXT_FILE_WORDS];

	text_file_explain(file, options->command.chinese, words);
	complain(name, words);
	if (file->problem == TEXT_PROBLEM_DOUBTFUL)
		fputs(in_language(options->command.chinese,
						  "If you know the encoding, name it with --encoding.\n",
						  "如果知道文件的编码，请用 --encoding 指明。\n"), stderr);
	return STATUS_UNREADABLE;
}

static int
complain_of_status(const Options *options, const char *name, GdReportStatus status)
{
	if (status == GD_EMPTY)
		return complain(name, in_language(options->command.chinese, "is empty", "是空文件"));
	return complain(name, in_language(options->command.chinese, "is no report", "不是政府信息公开工作年度报告"));
}

/* The reader gave up: why. */
static int
complain_of_reader(const Options *options, const char *name, GdStatus status)
{
	if (!options->command.chinese)
		return complain(name, gd_status_text(status));
	return complain(name, status == GD_NO_MEMORY ? "内存不够" :
					status == GD_LIMIT_INPUT ? "文本过长" : "标题、表格或单元格过多");
}

static bool
is_report(const GdReport *report)
{
	return report->status == GD_REPORT || report->status == GD_FRAGMENT;
}

/* Findings of the text, then those of the two years. */
static GdStatus
find_all(const GdConfig *config, const Options *options, const TextFile *previous,
		 Checked *checked)
{
	GdFindings	cross = {NULL, 0};
	GdFinding  *all;
	GdStatus	status = gd_report_check(config, &options->check, checked->text, checked->length,
										 &checked->report, &checked->findings);

	if (status != GD_OK || previous == NULL)
		return status;
	status = gd_reports_compare(config, &options->check, previous->text, previous->length,
								checked->text, checked->length, &cross);
	if (status != GD_OK || cross.count == 0)
		return status;
	all = config->alloc(config->context,
						(checked->findings.count + cross.count) * sizeof(GdFinding));
	if (all == NULL)
		return GD_NO_MEMORY;
	if (checked->findings.count > 0)
		memcpy(all, checked->findings.items, checked->findings.count * sizeof(GdFinding));
	memcpy(all + checked->findings.count, cross.items, cross.count * sizeof(GdFinding));
	checked->findings.items = all;
	checked->findings.count += cross.count;
	return GD_OK;
}

/* The page of a text, or of two. */
static GdStatus
print_page(const GdConfig *config, const Options *options, const TextFile *previous,
		   const Checked *checked)
{
	GdPageOptions page_options = {options->command.chinese ? GD_PAGE_ZH : GD_PAGE_EN, false};
	GdStr		page;
	GdStatus	status = previous == NULL ?
		gd_page_review(config, &page_options, checked->text, checked->length, &page) :
		gd_page_compare(config, &page_options, previous->text, previous->length,
						checked->text, checked->length, &page);

	if (status == GD_OK)
		fwrite(page.data, 1, page.length, stdout);
	return status;
}

static int
print_checked(const GdConfig *config, const Options *options, const TextFile *previous,
			  const Checked *checked)
{
	GdStatus	status = GD_OK;

	switch (options->output)
	{
		case OUTPUT_FINDINGS:
			print_findings(stdout, checked, options->command.chinese);
			break;
		case OUTPUT_FACTS:
			print_facts(stdout, checked);
			break;
		case OUTPUT_HTML:
			status = print_page(config, options, previous, checked);
			break;
		case OUTPUT_JSON:
			print_json(stdout, checked);
			break;
		case OUTPUT_TRACE:
			status = print_trace(stdout, config, checked);
			break;
		case OUTPUT_RULES:
		case OUTPUT_HELP:
			break;
	}
	if (status != GD_OK)
		return complain_of_reader(options, checked->name, status);
	if (!is_report(&checked->report))
		return complain_of_status(options, checked->name, checked->report.status);
	return checked->findings.count > 0 ? STATUS_FINDINGS : STATUS_CLEAN;
}

static int
check_file(const Options *options, const TextFile *previous, const char *name, bool among_others)
{
	Chunk	   *pool = NULL;
	GdConfig	config = {pool_alloc, NULL, &pool};
	TextFile	file;
	Checked		checked;
	GdStatus	status;
	int			result;

	memset(&checked, 0, sizeof(checked));
	checked.among_others = among_others;
	checked.name = strcmp(name, "-") != 0 ? name :
		in_language(options->command.chinese, "(standard input)", "（标准输入）");
	if (!text_file_read(name, options->encoding, TEXT_FILE_MOST, &file))
		return complain_of_file(options, checked.name, &file);
	checked.text = file.text;
	checked.length = file.length;
	status = find_all(&config, options, previous, &checked);
	result = status == GD_OK ? print_checked(&config, options, previous, &checked) :
		complain_of_reader(options, checked.name, status);
	pool_free(&pool);
	text_file_free(&file);
	return result;
}

/* The report of the year before; what is none would find nothing. */
static bool
read_previous(const Options *options, TextFile *previous)
{
	Chunk	   *pool = NULL;
	GdConfig	config = {pool_alloc, NULL, &pool};
	GdReport	report;
	GdStatus	status;
	bool		readable = false;

	if (!text_file_read(options->previous, options->encoding, TEXT_FILE_MOST, previous))
	{
		complain_of_file(options, options->previous, previous);
		return false;
	}
	status = gd_report_read(&config, previous->text, previous->length, &report);
	if (status != GD_OK)
		complain_of_reader(options, options->previous, status);
	else if (!is_report(&report))
		complain_of_status(options, options->previous, report.status);
	else
		readable = true;
	pool_free(&pool);
	return readable;
}

int
main(int argc, char **argv)
{
	Options		options;
	TextFile	previous = {0};
	int			first = read_options(argc, argv, &options);
	int			worst = STATUS_CLEAN;
	static char *standard_input[] = {"-"};
	char	  **files = first < argc ? argv + first : standard_input;
	int			nfiles = first < argc ? argc - first : 1;

	if (options.output == OUTPUT_HTML && nfiles > 1)
		command_refuse(&options.command, "a page is made of one file; this is another",
					   "网页一次只做一个文件，这是另一个", files[1]);
	if (options.previous != NULL && !read_previous(&options, &previous))
		return STATUS_UNREADABLE;
	for (int i = 0; i < nfiles; i++)
	{
		int			status = check_file(&options, options.previous != NULL ? &previous : NULL,
										files[i], nfiles > 1);

		if (status > worst)
			worst = status;
	}
	if (options.previous != NULL)
		text_file_free(&previous);
	if (fflush(stdout) != 0 || ferror(stdout))
		return complain(in_language(options.command.chinese, "standard output", "标准输出"),
						words_of_errno(errno, options.command.chinese));
	return worst;
}
