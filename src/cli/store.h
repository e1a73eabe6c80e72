/*
 * store.h
 *	  The store of examples/store.sql, as a client fills it.
 *
 * A Store is one connection, and belongs to one thread.
 */
#ifndef GD_STORE_H
#define GD_STORE_H

#include <stdbool.h>
#include <stddef.h>

#include "tally.h"

#define STORE_ERROR 512

/* Connection options, each NULL or as in libpq. */
typedef struct StoreOptions
{
	const char *dbname;			/* or a connection string */
	const char *host;
	const char *port;
	const char *user;
	char	   *password;		/* as typed in */
	bool		ask_password;
	bool		never_ask;
	bool		chinese;		/* errors of ours in Chinese; the server's are its own */
} StoreOptions;

typedef struct Store Store;

/* A text that goes into the store, and what became of it. */
typedef struct StoreText
{
	const char *source;
	const char *text;			/* UTF-8 */
	size_t		length;

	/* set by store_put */
	TextFate	fate;
	bool		valid;
	char	   *rules;			/* names divided by spaces, or NULL; malloc'ed */
} StoreText;

typedef enum StoreResult
{
	STORE_DONE,					/* committed */
	STORE_REFUSED,				/* one of the texts was not taken */
	STORE_AGAIN,				/* others were in the way; try again */
	STORE_LOST,					/* the connection; see store_reconnect */
	STORE_BROKEN				/* whatever is sent, this server will not take it */
} StoreResult;

/*
 * Connect; a password that is needed is asked for on the terminal and kept in
 * options.  NULL, and why in error, if it fails.
 */
extern Store *store_open(StoreOptions *options, char error[STORE_ERROR]);

/*
 * The encoding of the database if it lacks characters that reports have, else
 * NULL; valid until the store is closed.
 */
extern const char *store_poor_encoding(const Store *store);

/* Make the extension and the store where they are missing. */
extern bool store_create(Store *store, char error[STORE_ERROR]);

/* Make ready for store_put. */
extern bool store_prepare(Store *store, char error[STORE_ERROR]);

/*
 * Put texts into the store in one transaction: all of them or none.  If the
 * connection is lost while it commits, fates are set, and store_committed tells
 * on another connection whether they are true.
 */
extern StoreResult store_put(Store *store, StoreText *texts, size_t count, char error[STORE_ERROR]);

/* One attempt to connect again. */
extern bool store_reconnect(Store *store, char error[STORE_ERROR]);

/* Whether the last transaction, whose outcome was not told, was committed. */
extern bool store_committed(Store *store);

extern void store_close(Store *store);

#endif
