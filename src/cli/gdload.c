/*
 * gdload.c
 *	  Load files into the store of examples/store.sql.
 *
 *	gdload [OPTION...] FILE...
 *
 * C on libpq: it shares the reading of files with gdcheck, so that both tell
 * encodings alike, and whoever has the server's programs has all it needs.
 */
#include <errno.h>
#include <getopt.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "core/gd.h"
#include "show.h"
#include "terminal.h"
#include "text_file.h"
#include "workers.h"

#define STATUS_LOADED 0
#define STATUS_FAILURES 1
#define STATUS_NOTHING 2

#define MOST_JOBS 64
#define MOST_BATCH 10000

/* Milliseconds between two looks at the work, and between two lines about it. */
#define TICK 200
#define LINE_EVERY 10000

typedef struct Options
{
	StoreOptions store;
	Workers		workers;
	unsigned	jobs;
	const char *failures;		/* file for all failures, or NULL */
	char		separator;		/* of names on standard input */
	bool		create;
	bool		quiet;
} Options;

static const char usage[] =
"Usage: gdload [OPTION...] FILE...\n"
"Load annual reports on government information disclosure into the store of the\n"
"PostgreSQL extension gdreport.\n"
"\n"
"A FILE may be a folder: of it and of all folders in it, files are loaded that end\n"
"in .txt, .html, .htm or .md.  Where FILE is -, names are read from standard input,\n"
"one on a line.  A text that the store has already is left alone, so that the same\n"
"command may be given again after a stop or with new files.\n"
"\n"
"What is loaded:\n"
"  -0, --null               names on standard input end in a NUL character\n"
"  -D, --doubtful=NAME      encoding of files whose encoding is not certain; without\n"
"                           it they are listed as failed\n"
"  -e, --encoding=NAME      encoding of all files; found out if not given\n"
"  -m, --max-size=MB        largest file (16)\n"
"How:\n"
"  -b, --batch=N            texts in a transaction (100)\n"
"  -c, --create-store       make the extension and the store where they are missing\n"
"  -f, --failures=FILE      write all failures there, with reasons\n"
"  -j, --jobs=N             connections (1)\n"
"  -q, --quiet              show no progress\n"
"  -t, --wait=SECONDS       how long a server that went away is waited for (60)\n"
"Connection, as for psql:\n"
"  -d, --dbname=NAME        database, or a connection string or URI\n"
"  -h, --host=NAME          host, or folder of the socket\n"
"  -p, --port=PORT          port\n"
"  -U, --username=NAME      user\n"
"  -w, --no-password        never ask for a password\n"
"  -W, --password           ask for a password\n"
"\n"
"  -V, --version            print the version and exit\n"
"  -?, --help               print this and exit\n"
"\n"
"Exit status: 0 all files are in the store, 1 some failed, 2 the work could not be\n"
"begun or ended.\n";

static atomic_bool *stop_flag;
static volatile sig_atomic_t caught;	/* signal that stops the work, or 0 */

/* ---- options ------------------------------------------------------------------------ */

static void
die_usage(const char *what, const char *value)
{
	fprintf(stderr, "gdload: %s \"%s\"\nTry \"gdload --help\".\n", what, value);
	exit(STATUS_NOTHING);
}

static unsigned
number_option(const char *value, unsigned least, unsigned most, const char *what)
{
	char	   *end;
	unsigned long number = strtoul(value, &end, 10);

	if (value[0] < '0' || value[0] > '9' || *end != '\0' || number < least || number > most)
		die_usage(what, value);
	return (unsigned) number;
}

static const struct option known_options[] = {
	{"null", no_argument, NULL, '0'},
	{"batch", required_argument, NULL, 'b'},
	{"create-store", no_argument, NULL, 'c'},
	{"dbname", required_argument, NULL, 'd'},
	{"doubtful", required_argument, NULL, 'D'},
	{"encoding", required_argument, NULL, 'e'},
	{"failures", required_argument, NULL, 'f'},
	{"host", required_argument, NULL, 'h'},
	{"jobs", required_argument, NULL, 'j'},
	{"max-size", required_argument, NULL, 'm'},
	{"port", required_argument, NULL, 'p'},
	{"quiet", no_argument, NULL, 'q'},
	{"wait", required_argument, NULL, 't'},
	{"username", required_argument, NULL, 'U'},
	{"version", no_argument, NULL, 'V'},
	{"no-password", no_argument, NULL, 'w'},
	{"password", no_argument, NULL, 'W'},
	{"help", no_argument, NULL, '?'},
	{NULL, 0, NULL, 0}
};

/* False for an option that says what to load, or how. */
static bool
connection_option(StoreOptions *store, int option)
{
	switch (option)
	{
		case 'd':
			store->dbname = optarg;
			return true;
		case 'h':
			store->host = optarg;
			return true;
		case 'p':
			store->port = optarg;
			return true;
		case 'U':
			store->user = optarg;
			return true;
		case 'w':
			store->never_ask = true;
			return true;
		case 'W':
			store->ask_password = true;
			return true;
		default:
			return false;
	}
}

static const char *
encoding_option(const char *name)
{
	if (!text_encoding_exists(name))
		die_usage("unknown encoding", name);
	return name;
}

static void
loading_option(Options *options, int option)
{
	switch (option)
	{
		case '0':
			options->separator = '\0';
			break;
		case 'b':
			options->workers.batch = number_option(optarg, 1, MOST_BATCH, "wrong number of texts");
			break;
		case 'c':
			options->create = true;
			break;
		case 'D':
			options->workers.doubtful = encoding_option(optarg);
			break;
		case 'e':
			options->workers.encoding = encoding_option(optarg);
			break;
		case 'f':
			options->failures = optarg;
			break;
		case 'j':
			options->jobs = number_option(optarg, 1, MOST_JOBS, "wrong number of connections");
			break;
		case 'm':
			options->workers.most = (size_t) number_option(optarg, 1, 256, "wrong size") * 1024 * 1024;
			break;
		case 'q':
			options->quiet = true;
			break;
		case 't':
			options->workers.wait = number_option(optarg, 0, 86400, "wrong number of seconds");
			break;
		case 'V':
			puts("gdload " GD_VERSION);
			exit(0);
		default:
			fputs("Try \"gdload --help\".\n", stderr);
			exit(STATUS_NOTHING);
	}
}

/* Returns the index of the first file. */
static int
read_options(int argc, char **argv, Options *options)
{
	int			option;

	memset(options, 0, sizeof(*options));
	options->workers.most = 16 * 1024 * 1024;
	options->workers.batch = 100;
	options->workers.wait = 60;
	options->jobs = 1;
	options->separator = '\n';
	while ((option = getopt_long(argc, argv, "0b:cd:D:e:f:h:j:m:p:qt:U:VwW?", known_options, NULL)) != -1)
	{
		/* getopt says ? of what it does not know, too; as psql does */
		if (option == '?' && (optopt == 0 || optopt == '?') &&
			(strcmp(argv[optind - 1], "--help") == 0 || strcmp(argv[optind - 1], "-?") == 0))
		{
			fputs(usage, stdout);
			exit(0);
		}
		if (!connection_option(&options->store, option))
			loading_option(options, option);
	}
	if (optind == argc)
	{
		fputs("gdload: no files are named\nTry \"gdload --help\".\n", stderr);
		exit(STATUS_NOTHING);
	}
	return optind;
}

/* ---- the work ------------------------------------------------------------------------ */

static void
complain(const char *what, const char *why)
{
	fputs("gdload: ", stderr);
	terminal_put_string(stderr, what);
	if (why != NULL)
	{
		fputs(": ", stderr);
		terminal_put_string(stderr, why);
	}
	fputc('\n', stderr);
}

static void
refuse(void *context, const char *name, const char *why)
{
	tally_failure(context, name, why, 0);
}

static bool
list_files(FileList *list, const Options *options, char **names, int count)
{
	for (int i = 0; i < count; i++)
	{
		bool		listed = strcmp(names[i], "-") == 0 ?
			file_list_read(list, stdin, options->separator) :
			file_list_add(list, names[i]);

		if (!listed)
		{
			complain("out of memory", NULL);
			return false;
		}
	}
	return true;
}

/* All connections, ready; the first one makes the store. */
static bool
open_stores(Options *options, Store **stores, unsigned *count)
{
	char		error[STORE_ERROR];

	for (*count = 0; *count < options->jobs; ++*count)
	{
		Store	   *store = store_open(&options->store, error);

		if (store != NULL &&
			((*count == 0 && options->create && !store_create(store, error)) ||
			 !store_prepare(store, error)))
		{
			store_close(store);
			store = NULL;
		}
		if (store == NULL)
		{
			complain(error, NULL);
			return false;
		}
		stores[*count] = store;
	}
	return true;
}

/*
 * The first Ctrl-C lets the batches at hand be committed; the next one stops at
 * once, and the server rolls them back.
 */
static void
on_signal(int number)
{
	caught = number;
	*stop_flag = true;
}

static void
catch_signals(atomic_bool *stop)
{
	static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
	struct sigaction action;

	stop_flag = stop;
	memset(&action, 0, sizeof(action));
	sigemptyset(&action.sa_mask);
	action.sa_handler = on_signal;
	action.sa_flags = SA_RESTART | (int) SA_RESETHAND;
	for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++)
		sigaction(signals[i], &action, NULL);
}

static double
seconds_since(const struct timespec *start)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double) (now.tv_sec - start->tv_sec) + (double) (now.tv_nsec - start->tv_nsec) / 1e9;
}

static int
terminal_width(void)
{
	struct winsize size;

	return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

/* Show progress until all threads have ended. */
static void
watch(Workers *workers, ShowPlan *plan, bool quiet)
{
	struct timespec start;
	bool		terminal = isatty(STDERR_FILENO);
	bool		told = false;
	unsigned	ticks = 0;
	TallyCounts counts;
	bool		ended;

	clock_gettime(CLOCK_MONOTONIC, &start);
	do
	{
		ended = workers_wait(workers, TICK);
		plan->seconds = seconds_since(&start);
		tally_read(workers->tally, &counts);
		if (!quiet && terminal)
		{
			fputs("\r\033[K", stderr);
			if (!ended)
				show_progress(stderr, plan, &counts, true, terminal_width());
		}
		else if (!quiet && !ended && ++ticks % (LINE_EVERY / TICK) == 0)
		{
			show_progress(stderr, plan, &counts, false, 0);
			fputc('\n', stderr);
		}
		if (workers->stop && !told && !ended)
		{
			if (terminal)
				fputc('\n', stderr);
			complain("stopping after the batches at hand; interrupt again to stop at once", NULL);
			told = true;
		}
	} while (!ended);
}

static int
load(Options *options, const FileList *list, Tally *tally)
{
	Workers    *workers = &options->workers;
	Store	   *stores[MOST_JOBS];
	unsigned	count;
	ShowPlan	plan = {list->count + tally->counts.done, list->bytes, 0};
	int			result;

	if (!open_stores(options, stores, &count))
	{
		while (count > 0)
			store_close(stores[--count]);
		return STATUS_NOTHING;
	}
	workers->list = list;
	workers->tally = tally;
	catch_signals(&workers->stop);
	if (!workers_start(workers, stores, count))
	{
		complain("no thread could be started", NULL);
		return STATUS_NOTHING;
	}
	watch(workers, &plan, options->quiet);
	show_summary(stdout, &plan, tally);
	if (workers->doubts)
		puts("\nIf you know the encoding of the doubtful ones, name it with --doubtful.");
	result = tally->counts.failed > 0 ? STATUS_FAILURES : STATUS_LOADED;
	if (tally->counts.done < plan.files)
	{
		printf("\n%zu files are left; the same command goes on with them.\n",
			   plan.files - tally->counts.done);
		result = STATUS_NOTHING;
	}
	if (workers->broken)
		complain(workers->error, NULL);
	return result;
}

int
main(int argc, char **argv)
{
	Options		options;
	Tally		tally;
	FileList	list = {.refused = refuse, .context = &tally};
	FILE	   *failures = NULL;
	int			first = read_options(argc, argv, &options);
	int			result = STATUS_NOTHING;

	if (options.failures != NULL && (failures = fopen(options.failures, "w")) == NULL)
	{
		complain(options.failures, strerror(errno));
		return STATUS_NOTHING;
	}
	tally_init(&tally, failures);
	if (list_files(&list, &options, argv + first, argc - first))
		result = load(&options, &list, &tally);
	file_list_free(&list);
	if (failures != NULL && fclose(failures) != 0)
	{
		complain(options.failures, strerror(errno));
		result = STATUS_NOTHING;
	}
	if (fflush(stdout) != 0)
	{
		complain("standard output", strerror(errno));
		result = STATUS_NOTHING;
	}
	tally_free(&tally);
	free(options.store.password);
	if (result == STATUS_NOTHING && caught != 0)
		raise(caught);			/* whoever called us is to see it; the default now */
	return result;
}
