/*
 * gdcheck.c
 *	  Check reports in files, without a server.
 *
 *	gdcheck [OPTION...] [FILE...]
 *
 * The same core, and so the same answers, as gd_findings() and gd_compare().
 */
#include <getopt.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "page/page.h"
#include "pool.h"
#include "print.h"
#include "text_file.h"

#define STATUS_CLEAN 0
#define STATUS_FINDINGS 1
#define STATUS_UNREADABLE 2

typedef struct Options
{
	GdCheck		check;
	const char *encoding;		/* of the files, or NULL to find out */
	const char *previous;		/* file of the year before, or NULL */
	bool		chinese;
	bool		facts;
	bool		json;
	bool		html;
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
"                           recovery and printed text, divided by tabs\n"
"  -H, --html               print a page for people instead, of one file; with -p\n"
"                           one of the figures of two years\n"
"  -j, --json               print a JSON object for each file instead\n"
"  -l, --lang=en|zh         language of the messages; that of the locale if not\n"
"                           given\n"
"  -p, --previous=FILE      report of the year before: the rules for two years\n"
"                           as well\n"
"  -r, --ruleset=NAME       rules to check by\n"
"  -R, --rules              list the rules and exit\n"
"  -V, --version            print the version and exit\n"
"  -h, --help               print this and exit\n"
"\n"
"Exit status: 0 nothing wrong, 1 findings, 2 a file could not be read or is no\n"
"report.\n";

/* ---- options ------------------------------------------------------------------------ */

static void
die_usage(const char *what, const char *value)
{
	fprintf(stderr, "gdcheck: %s \"%s\"\nTry \"gdcheck --help\".\n", what, value);
	exit(STATUS_UNREADABLE);
}

static GdSeverity
severity_option(const char *value)
{
	for (int severity = GD_NOTICE; severity <= GD_ERROR; severity++)
	{
		if (strcmp(gd_severity_name(severity), value) == 0)
			return severity;
	}
	die_usage("unknown severity", value);
	return GD_ERROR;
}

static bool
language_option(const char *value)
{
	if (strcmp(value, "en") != 0 && strcmp(value, "zh") != 0)
		die_usage("unknown language", value);
	return strcmp(value, "zh") == 0;
}

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

static void
list_rules(const char *ruleset, bool chinese)
{
	const GdRule *rule;

	for (uint32_t i = 0; (rule = gd_rule(ruleset, i)) != NULL; i++)
		printf("%s\t%s\t%s\t%s\n", rule->name, gd_severity_name(rule->severity),
			   rule->form != NULL ? rule->form : "", chinese ? rule->title_zh : rule->title);
}

/* Returns the index of the first file. */
static int
read_options(int argc, char **argv, Options *options)
{
	static const struct option known[] = {
		{"at-least", required_argument, NULL, 'a'},
		{"encoding", required_argument, NULL, 'e'},
		{"facts", no_argument, NULL, 'f'},
		{"html", no_argument, NULL, 'H'},
		{"json", no_argument, NULL, 'j'},
		{"lang", required_argument, NULL, 'l'},
		{"previous", required_argument, NULL, 'p'},
		{"ruleset", required_argument, NULL, 'r'},
		{"rules", no_argument, NULL, 'R'},
		{"version", no_argument, NULL, 'V'},
		{"help", no_argument, NULL, 'h'},
		{NULL, 0, NULL, 0}
	};
	uint32_t	nrulesets;
	bool		rules = false;
	int			option;

	memset(options, 0, sizeof(*options));
	options->check.ruleset = gd_rulesets(&nrulesets)[0];
	options->check.at_least = GD_NOTICE;
	options->chinese = locale_is_chinese();
	while ((option = getopt_long(argc, argv, "a:e:fHjl:p:r:RVh", known, NULL)) != -1)
	{
		switch (option)
		{
			case 'a':
				options->check.at_least = severity_option(optarg);
				break;
			case 'e':
				options->encoding = optarg;
				break;
			case 'f':
				options->facts = true;
				break;
			case 'H':
				options->html = true;
				break;
			case 'j':
				options->json = true;
				break;
			case 'l':
				options->chinese = language_option(optarg);
				break;
			case 'p':
				options->previous = optarg;
				break;
			case 'r':
				options->check.ruleset = gd_ruleset(optarg, strlen(optarg));
				if (options->check.ruleset == NULL)
					die_usage("unknown ruleset", optarg);
				break;
			case 'R':
				rules = true;
				break;
			case 'V':
				puts("gdcheck " GD_VERSION);
				exit(0);
			case 'h':
				fputs(usage, stdout);
				exit(0);
			default:
				fputs("Try \"gdcheck --help\".\n", stderr);
				exit(STATUS_UNREADABLE);
		}
	}
	if (rules)
	{
		list_rules(options->check.ruleset, options->chinese);
		exit(0);
	}
	return optind;
}

/* ---- files --------------------------------------------------------------------------- */

static int
complain(const char *name, const char *why)
{
	fprintf(stderr, "gdcheck: %s: %s\n", name, why);
	return STATUS_UNREADABLE;
}

static int
complain_of_file(const char *name, const TextFile *file)
{
	complain(name, file->error);
	if (file->doubtful)
		fputs("If you know the encoding, name it with --encoding.\n", stderr);
	return STATUS_UNREADABLE;
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
static int
print_page(const GdConfig *config, const Options *options, const TextFile *previous,
		   const char *name, const TextFile *file)
{
	GdPageOptions page_options = {options->chinese ? GD_PAGE_ZH : GD_PAGE_EN, false};
	GdStr		page;
	GdStatus	status = previous == NULL ?
		gd_page_review(config, &page_options, file->text, file->length, &page) :
		gd_page_compare(config, &page_options, previous->text, previous->length,
						file->text, file->length, &page);

	if (status != GD_OK)
		return complain(name, gd_status_text(status));
	fwrite(page.data, 1, page.length, stdout);
	return STATUS_CLEAN;
}

static int
print_checked(const Options *options, const Checked *checked)
{
	bool		is_report = checked->report.status == GD_REPORT ||
		checked->report.status == GD_FRAGMENT;

	if (options->json)
		print_json(stdout, checked);
	else if (options->facts)
		print_facts(stdout, checked);
	else
		print_findings(stdout, checked, options->chinese);
	if (!is_report)
		return complain(checked->name, checked->report.status == GD_EMPTY ? "is empty" : "is no report");
	return checked->findings.count > 0 ? STATUS_FINDINGS : STATUS_CLEAN;
}

static int
check_file(const Options *options, const TextFile *previous, const char *name)
{
	Chunk	   *pool = NULL;
	GdConfig	config = {pool_alloc, NULL, &pool};
	TextFile	file;
	Checked		checked;
	GdStatus	status;
	int			result;

	if (!text_file_read(name, options->encoding, TEXT_FILE_MOST, &file))
		return complain_of_file(name, &file);
	if (options->html)
	{
		result = print_page(&config, options, previous, name, &file);
		pool_free(&pool);
		text_file_free(&file);
		return result;
	}
	memset(&checked, 0, sizeof(checked));
	checked.name = strcmp(name, "-") == 0 ? "(standard input)" : name;
	checked.text = file.text;
	checked.length = file.length;
	status = find_all(&config, options, previous, &checked);
	result = status == GD_OK ? print_checked(options, &checked) :
		complain(name, gd_status_text(status));
	pool_free(&pool);
	text_file_free(&file);
	return result;
}

int
main(int argc, char **argv)
{
	Options		options;
	TextFile	previous;
	int			first = read_options(argc, argv, &options);
	int			worst = STATUS_CLEAN;
	static char *standard_input[] = {"-"};
	char	  **files = first < argc ? argv + first : standard_input;
	int			nfiles = first < argc ? argc - first : 1;

	if (options.html && nfiles > 1)
		die_usage("a page is made of one file; this is another:", files[1]);
	if (options.previous != NULL && !text_file_read(options.previous, options.encoding, TEXT_FILE_MOST, &previous))
		return complain_of_file(options.previous, &previous);
	for (int i = 0; i < nfiles; i++)
	{
		int			status = check_file(&options, options.previous != NULL ? &previous : NULL, files[i]);

		if (status > worst)
			worst = status;
	}
	if (options.previous != NULL)
		text_file_free(&previous);
	if (fflush(stdout) != 0)
		return complain("standard output", "could not be written");
	return worst;
}
