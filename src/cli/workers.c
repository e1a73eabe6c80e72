/*
 * workers.c
 *	  Threads that read files and put them into the store.
 */
#include "workers.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "command.h"
#include "text_file.h"

/*
 * A text that ends the connection twice is taken for the cause: the batch is
 * divided until it is found.
 */
#define MOST_LOSSES 2

/* Attempts of a batch that others were in the way of. */
#define MOST_ATTEMPTS 20

/* A file that was read and waits in a batch. */
typedef struct Loaded
{
	const FileEntry *entry;
	TextFile	file;
	char	   *source;
} Loaded;

typedef struct Worker
{
	Workers    *workers;
	Store	   *store;
	Loaded	   *files;
	StoreText  *texts;
	size_t		count;
} Worker;

/* ---- reading ------------------------------------------------------------------------- */

static const FileEntry *
next_file(Workers *workers)
{
	const FileEntry *entry = NULL;

	pthread_mutex_lock(&workers->lock);
	if (!workers->stop && !workers->broken && workers->next < workers->list->count)
		entry = &workers->list->items[workers->next++];
	pthread_mutex_unlock(&workers->lock);
	return entry;
}

/* Into the batch, or among the failures. */
static void
read_file(Worker *worker, const FileEntry *entry)
{
	Workers    *workers = worker->workers;
	Loaded	   *loaded = &worker->files[worker->count];
	const char *failure = NULL;
	char		words[TEXT_FILE_WORDS];

	loaded->entry = entry;
	loaded->source = NULL;
	if (!text_file_read(entry->name, workers->encoding, workers->most, &loaded->file) &&
		!(loaded->file.problem == TEXT_PROBLEM_DOUBTFUL && workers->doubtful != NULL &&
		  text_file_read(entry->name, workers->doubtful, workers->most, &loaded->file)))
	{
		text_file_explain(&loaded->file, workers->chinese, words);
		failure = words;
		if (loaded->file.problem == TEXT_PROBLEM_DOUBTFUL)
			workers->doubts = true;
	}
	else if (loaded->file.length == 0)
		failure = in_language(workers->chinese, "is empty", "是空文件");
	else if (memchr(loaded->file.text, '\0', loaded->file.length) != NULL)
		failure = in_language(workers->chinese, "has NUL characters, which no text in PostgreSQL can have",
							  "含有 NUL 字符，PostgreSQL 的文本不能有这种字符");
	else if ((loaded->source = text_of_name(entry->name)) == NULL)
		failure = in_language(workers->chinese, "out of memory", "内存不够");
	if (failure != NULL)
	{
		tally_failure(workers->tally, entry->name, failure, entry->size);
		text_file_free(&loaded->file);
		return;
	}
	worker->texts[worker->count] = (StoreText) {
		.source = loaded->source, .text = loaded->file.text, .length = loaded->file.length
	};
	worker->count++;
}

/* False if there is nothing more to do. */
static bool
read_batch(Worker *worker)
{
	const Workers *workers = worker->workers;
	const FileEntry *entry;
	size_t		bytes = 0;

	worker->count = 0;
	while (worker->count < workers->batch && bytes < WORKERS_BATCH_BYTES &&
		   (entry = next_file(worker->workers)) != NULL)
	{
		size_t		before = worker->count;

		read_file(worker, entry);
		if (worker->count > before)
			bytes += worker->texts[before].length;
	}
	return worker->count > 0;
}

static void
free_batch(Worker *worker)
{
	for (size_t i = 0; i < worker->count; i++)
	{
		text_file_free(&worker->files[i].file);
		free(worker->files[i].source);
#ifndef __clang_analyzer__		/* which does not see that each batch fills these anew */
		free(worker->texts[i].rules);
#endif
		worker->files[i].source = NULL;
		worker->texts[i].rules = NULL;
	}
}

/* ---- storing ------------------------------------------------------------------------- */

static void
give_up(Workers *workers, const char *error)
{
	pthread_mutex_lock(&workers->lock);
	if (!workers->broken)
		memcpy(workers->error, error, STORE_ERROR);
	workers->broken = true;
	pthread_mutex_unlock(&workers->lock);
}

static void
sleep_milliseconds(long milliseconds)
{
	const struct timespec pause = {milliseconds / 1000, milliseconds % 1000 * 1000000};

	nanosleep(&pause, NULL);
}

/* A server that restarts is waited for. */
static bool
reconnect(Worker *worker, char error[STORE_ERROR])
{
	const time_t last = time(NULL) + worker->workers->wait;

	while (!store_reconnect(worker->store, error))
	{
		if (worker->workers->stop || time(NULL) >= last)
			return false;
		sleep_milliseconds(250);
	}
	return true;
}

/*
 * One transaction, tried again as often as makes sense.  STORE_REFUSED: one of
 * the texts is to blame.
 */
static StoreResult
put(Worker *worker, StoreText *texts, size_t count, char error[STORE_ERROR])
{
	int			losses = 0;

	for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++)
	{
		StoreResult result = store_put(worker->store, texts, count, error);

		if (result == STORE_LOST)
		{
			char		why[STORE_ERROR];

			if (!reconnect(worker, why))
			{
				memcpy(error, why, STORE_ERROR);
				return STORE_BROKEN;
			}
			if (store_committed(worker->store))
				return STORE_DONE;
			if (++losses == MOST_LOSSES)
				return STORE_REFUSED;
		}
		else if (result == STORE_AGAIN)
			sleep_milliseconds(50 * (attempt + 1));
		else
			return result;
	}
	return STORE_REFUSED;
}

static void
count_texts(const Worker *worker, size_t first, size_t count)
{
	for (size_t i = first; i < first + count; i++)
	{
		const StoreText *text = &worker->texts[i];

		tally_text(worker->workers->tally, text->fate, text->valid,
				   text->rules != NULL ? text->rules : "", worker->files[i].entry->size);
	}
}

/* A batch that is refused is divided until the texts that are to blame stand alone. */
static void
store_texts(Worker *worker, size_t first, size_t count)
{
	char		error[STORE_ERROR];

	if (count == 0 || worker->workers->broken)
		return;
	switch (put(worker, &worker->texts[first], count, error))
	{
		case STORE_DONE:
			count_texts(worker, first, count);
			break;
		case STORE_BROKEN:
			give_up(worker->workers, error);
			break;
		default:
			if (count == 1)
			{
				const FileEntry *entry = worker->files[first].entry;

				tally_failure(worker->workers->tally, entry->name, error, entry->size);
				break;
			}
			store_texts(worker, first, count / 2);
			store_texts(worker, first + count / 2, count - count / 2);
	}
}

/* ---- threads ------------------------------------------------------------------------- */

static void *
work(void *argument)
{
	Worker	   *worker = argument;
	Workers    *workers = worker->workers;

	while (read_batch(worker))
	{
		store_texts(worker, 0, worker->count);
		free_batch(worker);
	}
	store_close(worker->store);
	free(worker->files);
	free(worker->texts);
	free(worker);
	pthread_mutex_lock(&workers->lock);
	workers->running--;
	pthread_cond_signal(&workers->ended);
	pthread_mutex_unlock(&workers->lock);
	return NULL;
}

static bool
start(Workers *workers, Store *store)
{
	Worker	   *worker = calloc(1, sizeof(Worker));
	pthread_t	thread;

	if (worker != NULL)
	{
		worker->workers = workers;
		worker->store = store;
		worker->files = calloc(workers->batch, sizeof(Loaded));
		worker->texts = calloc(workers->batch, sizeof(StoreText));
		if (worker->files != NULL && worker->texts != NULL &&
			pthread_create(&thread, NULL, work, worker) == 0)
		{
			pthread_detach(thread);
			return true;
		}
		free(worker->files);
		free(worker->texts);
		free(worker);
	}
	store_close(store);
	return false;
}

bool
workers_start(Workers *workers, Store **stores, unsigned count)
{
	unsigned	started = 0;

	pthread_mutex_init(&workers->lock, NULL);
	pthread_cond_init(&workers->ended, NULL);
	pthread_mutex_lock(&workers->lock);
	for (unsigned i = 0; i < count; i++)
		started += start(workers, stores[i]);
	workers->running = started;
	pthread_mutex_unlock(&workers->lock);
	return started > 0;
}

bool
workers_wait(Workers *workers, unsigned milliseconds)
{
	struct timespec until;
	bool		ended;

	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_nsec += (long) (milliseconds % 1000) * 1000000;
	until.tv_sec += milliseconds / 1000 + until.tv_nsec / 1000000000;
	until.tv_nsec %= 1000000000;
	pthread_mutex_lock(&workers->lock);
	if (workers->running > 0)
		pthread_cond_timedwait(&workers->ended, &workers->lock, &until);
	ended = workers->running == 0;
	pthread_mutex_unlock(&workers->lock);
	return ended;
}
