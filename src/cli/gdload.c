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

#include "command.h"
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
	Command		command;
	const char *failures;		/* file for all failures, or NULL */
	char		poor_encoding[32];	/* of the database, if it lacks characters; else "" */
	char		separator;		/* of names on standard input */
	bool		create;
	bool		quiet;
	bool		help;
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
"  -l, --lang=en|zh         language of what is said; that of the locale if not given\n"
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

static const char usage_zh[] =
"用法：gdload [选项...] 文件...\n"
"把政府信息公开工作年度报告装入 PostgreSQL 扩展 gdreport 的库。\n"
"\n"
"“文件”可以是文件夹：装入其中及各级子文件夹里名称以 .txt、.html、.htm 或 .md\n"
"结尾的文件。“文件”为 - 时从标准输入读取名称，每行一个。库中已有的文本不再装入，\n"
"所以中断以后或有了新文件时，再运行同一条命令即可。\n"
"\n"
"装入什么：\n"
"  -0, --null               标准输入里的名称以 NUL 字符结尾\n"
"  -D, --doubtful=名称      编码无法确定的文件按此编码读取；不给出时列为失败\n"
"  -e, --encoding=名称      所有文件的编码；不给出时自动判断\n"
"  -m, --max-size=MB        单个文件的上限（16）\n"
"怎样装入：\n"
"  -b, --batch=N            每个事务的文本数（100）\n"
"  -c, --create-store       没有扩展和库时先建立\n"
"  -f, --failures=文件      把所有失败及原因写入此文件\n"
"  -j, --jobs=N             连接数（1）\n"
"  -l, --lang=en|zh         说明所用的语言；不给出时按系统语言\n"
"  -q, --quiet              不显示进度\n"
"  -t, --wait=秒数          服务器断开后等待多久（60）\n"
"连接，与 psql 相同：\n"
"  -d, --dbname=名称        数据库，或连接串、URI\n"
"  -h, --host=名称          主机，或套接字所在的文件夹\n"
"  -p, --port=端口          端口\n"
"  -U, --username=名称      用户\n"
"  -w, --no-password        从不询问密码\n"
"  -W, --password           先询问密码\n"
"\n"
"  -V, --version            显示版本后退出\n"
"  -?, --help               显示本说明后退出\n"
"\n"
"退出状态：0 全部在库中，1 有文件失败，2 工作无法开始或无法完成。\n";

static atomic_bool *stop_flag;
static volatile sig_atomic_t caught;	/* signal that stops the work, or 0 */

/* ---- options ------------------------------------------------------------------------ */

static unsigned
number_option(const Command *command, const char *value, unsigned least, unsigned most,
			  const char *english, const char *chinese)
{
	char		words[80];
	char	   *end;
	unsigned long number = strtoul(value, &end, 10);

	if (value[0] < '0' || value[0] > '9' || *end != '\0' || number < least || number > most)
	{
		snprintf(words, sizeof(words), command->chinese ? "%s（%u 到 %u）" : "%s (%u to %u)",
				 in_language(command->chinese, english, chinese), least, most);
		command_refuse(command, words, words, value);
	}
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
	{"lang", required_argument, NULL, 'l'},
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
encoding_option(const Command *command, const char *name)
{
	if (!text_encoding_exists(name))
		command_refuse(command, "unknown encoding", "没有这种编码", name);
	return name;
}

static void
loading_option(Options *options, int option, char **argv)
{
	Command    *command = &options->command;

	switch (option)
	{
		case '0':
			options->separator = '\0';
			break;
		case 'b':
			options->workers.batch = number_option(command, optarg, 1, MOST_BATCH,
												   "wrong number of texts", "文本数不对");
			break;
		case 'c':
			options->create = true;
			break;
		case 'D':
			options->workers.doubtful = encoding_option(command, optarg);
			break;
		case 'e':
			options->workers.encoding = encoding_option(command, optarg);
			break;
		case 'f':
			options->failures = optarg;
			break;
		case 'j':
			options->jobs = number_option(command, optarg, 1, MOST_JOBS,
										  "wrong number of connections", "连接数不对");
			break;
		case 'm':
			options->workers.most = (size_t) 1024 * 1024 *
				number_option(command, optarg, 1, 256, "wrong number of megabytes", "兆字节数不对");
			break;
		case 'l':
			command_speak(command, optarg);
			break;
		case 'q':
			options->quiet = true;
			break;
		case 't':
			options->workers.wait = number_option(command, optarg, 0, 86400,
												  "wrong number of seconds", "秒数不对");
			break;
		case 'V':
			puts("gdload " GD_VERSION);
			exit(0);
		default:
			command_refuse_option(command, option, known_options, argv);
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
	options->command = command_begin("gdload", STATUS_NOTHING);
	while ((option = getopt_long(argc, argv, ":0b:cd:D:e:f:h:j:l:m:p:qt:U:VwW?", known_options, NULL)) != -1)
	{
		/* getopt says ? of what it does not know, too; as psql does */
		if (option == '?' && (optopt == 0 || optopt == '?') &&
			(strcmp(argv[optind - 1], "--help") == 0 || strcmp(argv[optind - 1], "-?") == 0))
			options->help = true;
		else if (!connection_option(&options->store, option))
			loading_option(options, option, argv);
	}
	if (options->help)
	{
		fputs(in_language(options->command.chinese, usage, usage_zh), stdout);
		exit(0);
	}
	if (optind == argc)
		command_refuse(&options->command, "no files are named", "没有给出文件", NULL);
	options->store.chinese = options->workers.chinese = options->command.chinese;
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
			complain(in_language(options->command.chinese, "out of memory", "内存不够"), NULL);
			return false;
		}
	}
	return true;
}

/* What may be done about texts that the encoding of the database does not hold. */
static void
advise_encoding(FILE *out, const Options *options)
{
	if (options->poor_encoding[0] != '\0')
		fprintf(out, options->command.chinese ?
				"数据库的编码是 %s；要装下所有报告的文字，请用 UTF8 的数据库：createdb -E UTF8 -T template0 名称\n" :
				"The database is in %s; one in UTF8 holds the characters of all reports: createdb -E UTF8 -T template0 NAME\n",
				options->poor_encoding);
}

/* The first connection was not had, or is to no such database. */
static void
complain_of_store(const Options *options, bool connected, const char *error)
{
	complain(error, NULL);
	if (!connected)
		fputs(in_language(options->command.chinese,
						  "Options -h, -p, -U and -d, or PGHOST, PGPORT, PGUSER and PGDATABASE, say which server, user and database.\n",
						  "用 -h、-p、-U、-d（或 PGHOST、PGPORT、PGUSER、PGDATABASE）指明服务器、用户和数据库。\n"), stderr);
	advise_encoding(stderr, options);
}

/* All connections, ready; the first one makes the store. */
static bool
open_stores(Options *options, Store **stores, unsigned *count)
{
	char		error[STORE_ERROR];

	for (*count = 0; *count < options->jobs; ++*count)
	{
		Store	   *store = store_open(&options->store, error);
		const bool	connected = store != NULL;

		if (connected && store_poor_encoding(store) != NULL)
			snprintf(options->poor_encoding, sizeof(options->poor_encoding), "%s", store_poor_encoding(store));
		if (connected &&
			((*count == 0 && options->create && !store_create(store, error)) ||
			 !store_prepare(store, error)))
		{
			store_close(store);
			store = NULL;
		}
		if (store == NULL)
		{
			complain_of_store(options, connected, error);
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
			complain(in_language(plan->chinese,
								 "stopping after the batches at hand; interrupt again to stop at once",
								 "做完手头的几批就停止；再按一次中断键则立即停止"), NULL);
			told = true;
		}
	} while (!ended);
}

/* What to do next, where something is left to do. */
static void
advise(const Options *options, const ShowPlan *plan, const TallyCounts *counts)
{
	const bool	chinese = options->command.chinese;

	if (options->workers.doubts)
		puts(in_language(chinese, "\nIf you know the encoding of the doubtful ones, name it with --doubtful.",
						 "\n如果知道那些编码不明的文件是什么编码，请用 --doubtful 指明。"));
	if (counts->failed > 0 && options->poor_encoding[0] != '\0')
	{
		putchar('\n');
		advise_encoding(stdout, options);
	}
	if (counts->done < plan->files)
		printf(chinese ? "\n还有 %zu 个文件；再运行同一条命令即可接着装入。\n" :
			   "\n%zu files are left; the same command goes on with them.\n", plan->files - counts->done);
}

static int
load(Options *options, const FileList *list, Tally *tally)
{
	Workers    *workers = &options->workers;
	Store	   *stores[MOST_JOBS];
	unsigned	count;
	ShowPlan	plan = {
		.files = list->count + tally->counts.done, .passed_over = list->passed_over,
		.bytes = list->bytes, .chinese = options->command.chinese
	};

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
		complain(in_language(plan.chinese, "no thread could be started", "无法启动线程"), NULL);
		return STATUS_NOTHING;
	}
	watch(workers, &plan, options->quiet);
	show_summary(stdout, &plan, tally);
	advise(options, &plan, &tally->counts);
	if (workers->broken)
		complain(workers->error, NULL);
	if (tally->counts.done < plan.files)
		return STATUS_NOTHING;
	return tally->counts.failed > 0 ? STATUS_FAILURES : STATUS_LOADED;
}

int
main(int argc, char **argv)
{
	Options		options;
	Tally		tally;
	FileList	list = {.refused = refuse, .context = &tally};
	FILE	   *failures = NULL;
	int			first = read_options(argc, argv, &options);
	const bool	chinese = options.command.chinese;
	int			result = STATUS_NOTHING;

	list.chinese = chinese;
	if (options.failures != NULL && (failures = fopen(options.failures, "w")) == NULL)
	{
		complain(options.failures, words_of_errno(errno, chinese));
		return STATUS_NOTHING;
	}
	tally_init(&tally, failures);
	if (list_files(&list, &options, argv + first, argc - first))
		result = load(&options, &list, &tally);
	file_list_free(&list);
	if (failures != NULL && fclose(failures) != 0)
	{
		complain(options.failures, words_of_errno(errno, chinese));
		result = STATUS_NOTHING;
	}
	if (fflush(stdout) != 0)
	{
		complain(in_language(chinese, "standard output", "标准输出"), words_of_errno(errno, chinese));
		result = STATUS_NOTHING;
	}
	tally_free(&tally);
	free(options.store.password);
	if (result == STATUS_NOTHING && caught != 0)
		raise(caught);			/* whoever called us is to see it; the default now */
	return result;
}
