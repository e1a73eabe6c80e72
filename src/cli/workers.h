/*
 * workers.h
 *	  Threads that read files and put them into the store, one for each
 *	  connection.
 *
 * Threads, since the work is the server's: a client thread converts a text in a
 * fraction of the time in which the server reads it, and then waits.  One list
 * of files, one tally and one progress line are shared; processes would need a
 * channel for each of them, and one thread with many sockets would convert
 * while no connection is served.
 */
#ifndef GD_WORKERS_H
#define GD_WORKERS_H

#include <stdatomic.h>

#include "file_list.h"
#include "store.h"

/* A batch ends with this many bytes, however few its texts are. */
#define WORKERS_BATCH_BYTES (4 * 1024 * 1024)

typedef struct Workers
{
	/* set by the caller */
	const FileList *list;
	Tally	   *tally;
	const char *encoding;		/* of all files, or NULL to find out */
	const char *doubtful;		/* of those whose encoding is not certain; NULL: skip them */
	size_t		most;			/* bytes of a file */
	size_t		batch;			/* texts in a transaction */
	unsigned	wait;			/* seconds that a lost server may take to come back */
	bool		chinese;		/* reasons of failures in Chinese */

	atomic_bool doubts;			/* a file failed since its encoding is not certain */
	atomic_bool stop;			/* take no new batch; may be set by a signal */

	/* of the threads */
	pthread_mutex_t lock;
	pthread_cond_t ended;		/* one of them has */
	size_t		next;			/* file of the list */
	unsigned	running;
	atomic_bool broken;			/* the server will take no more, for this: */
	char		error[STORE_ERROR];
} Workers;

/* Start a thread for each store, which it closes at its end.  False: none runs. */
extern bool workers_start(Workers *workers, Store **stores, unsigned count);

/* Wait at most so long; true when all have ended. */
extern bool workers_wait(Workers *workers, unsigned milliseconds);

#endif
