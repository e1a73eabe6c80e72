/*
 * store.c
 *	  The store of examples/store.sql, as a client fills it.
 *
 * A batch goes by COPY into a temporary table and from there, in the same
 * transaction, into store.report.  The server itself tells what it has already:
 * by the digest that the store keeps, whatever the encoding of the database.  So
 * a batch is in the store as a whole or not at all, and once.
 */
#include "store.h"

#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "command.h"
#include "prompt.h"

/*
 * How often a transaction is looked at whose connection was lost: for ten
 * seconds.  It is ended by then, or waits for something else than its client.
 */
#define OUTCOME_TRIES 100

/* examples/store.sql */
static const char store_sql[] =
#include "store_sql.inc"
;

struct Store
{
	PGconn	   *conn;
	char		transaction[32];	/* whose outcome is not known; "" if none */
	bool		chinese;
};

/* Texts on the way are not worth compressing. */
static const char prepare_sql[] =
"CREATE TEMP TABLE gdload (file int, source text, body text) ON COMMIT DELETE ROWS;\n"
"ALTER TABLE gdload ALTER body SET STORAGE EXTERNAL";

/*
 * The texts that the store lacks.  They go in in the order of their digests, so
 * that two sessions with the same texts wait for each other instead of dying.
 */
static const char put_sql[] =
"WITH fresh AS MATERIALIZED (\n"
"	SELECT DISTINCT ON (digest) file, source, body, digest\n"
"	FROM (SELECT *, md5(body)::uuid AS digest FROM pg_temp.gdload) AS sent\n"
"	WHERE NOT EXISTS (SELECT FROM store.report WHERE report.digest = sent.digest)\n"
"	ORDER BY digest, file\n"
"), kept AS (\n"
"	INSERT INTO store.report (source, body) SELECT source, body FROM fresh ORDER BY digest\n"
"	ON CONFLICT (digest) DO NOTHING\n"
"	RETURNING digest, status, valid, findings\n"
")\n"
"SELECT file, status, valid, pg_current_xact_id(),\n"
"	(SELECT string_agg(DISTINCT finding ->> 'rule', ' ')\n"
"	 FROM jsonb_array_elements(findings) AS finding)\n"
"FROM kept JOIN fresh USING (digest)";

/* Functions of the store call those of the extension by name alone. */
static const char path_sql[] =
"SELECT set_config('search_path', concat_ws(', ', nullif(current_setting('search_path'), ''), quote_ident(nspname)), false)\n"
"FROM pg_extension JOIN pg_namespace ON pg_namespace.oid = extnamespace WHERE extname = 'gdreport'";

/* ---- connections ------------------------------------------------------------------- */

/* The server's message, or the client's, on one line. */
static void
note_error(const char *message, char error[STORE_ERROR])
{
	size_t		length;

	if (strncmp(message, "ERROR:  ", 8) == 0)
		message += 8;
	snprintf(error, STORE_ERROR, "%s", message);
	length = strlen(error);
	while (length > 0 && (error[length - 1] == '\n' || error[length - 1] == ' '))
		error[--length] = '\0';
	for (char *c = error; *c != '\0'; c++)
	{
		if (*c == '\n' || *c == '\t')
			*c = ' ';
	}
}

/* Its warnings are told by what becomes of the texts. */
static void
ignore_notice(void *context, const char *message)
{
	(void) context;
	(void) message;
}

static PGconn *
connect_once(const StoreOptions *options)
{
	const char *const names[] = {"dbname", "host", "port", "user", "password",
		"fallback_application_name", "client_encoding", NULL};
	const char *const values[] = {options->dbname, options->host, options->port,
		options->user, options->password, "gdload", "UTF8", NULL};

	return PQconnectdbParams(names, values, 1);
}

static char *
ask_password(const StoreOptions *options)
{
	return prompt_password(in_language(options->chinese, "Password: ", "密码："));
}

Store *
store_open(StoreOptions *options, char error[STORE_ERROR])
{
	Store	   *store = calloc(1, sizeof(Store));

	if (store == NULL)
	{
		note_error(in_language(options->chinese, "out of memory", "内存不够"), error);
		return NULL;
	}
	store->chinese = options->chinese;
	if (options->ask_password && options->password == NULL)
		options->password = ask_password(options);
	store->conn = connect_once(options);
	if (PQstatus(store->conn) == CONNECTION_BAD && PQconnectionNeedsPassword(store->conn) &&
		options->password == NULL && !options->never_ask)
	{
		PQfinish(store->conn);
		options->password = ask_password(options);
		store->conn = connect_once(options);
	}
	if (PQstatus(store->conn) != CONNECTION_OK)
	{
		note_error(PQerrorMessage(store->conn), error);
		store_close(store);
		return NULL;
	}
	PQsetNoticeProcessor(store->conn, ignore_notice, NULL);
	return store;
}

const char *
store_poor_encoding(const Store *store)
{
	const char *encoding = PQparameterStatus(store->conn, "server_encoding");
	bool		rich = encoding == NULL || strcmp(encoding, "UTF8") == 0 ||
		strcmp(encoding, "SQL_ASCII") == 0;

	return rich ? NULL : encoding;
}

void
store_close(Store *store)
{
	PQfinish(store->conn);
	free(store);
}

/* ---- statements ---------------------------------------------------------------------- */

/* Statements without an answer that anybody asks for. */
static bool
run(Store *store, const char *sql, char error[STORE_ERROR])
{
	PGresult   *result = PQexec(store->conn, sql);
	ExecStatusType status = PQresultStatus(result);
	bool		done = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_COPY_IN;

	if (!done)
		note_error(PQerrorMessage(store->conn), error);
	PQclear(result);
	return done;
}

/* The answer of a query for one value, "" if there is none.  False if it fails. */
static bool
ask(Store *store, const char *sql, char *value, size_t size, char error[STORE_ERROR])
{
	PGresult   *result = PQexec(store->conn, sql);
	bool		answered = PQresultStatus(result) == PGRES_TUPLES_OK;

	value[0] = '\0';
	if (!answered)
		note_error(PQerrorMessage(store->conn), error);
	else if (PQntuples(result) > 0)
		snprintf(value, size, "%s", PQgetvalue(result, 0, 0));
	PQclear(result);
	return answered;
}

bool
store_create(Store *store, char error[STORE_ERROR])
{
	char		found[8];

	if (!run(store, "CREATE EXTENSION IF NOT EXISTS gdreport", error) || !run(store, path_sql, error))
		return false;
	if (!ask(store, "SELECT 1 FROM pg_namespace WHERE nspname = 'store'", found, sizeof(found), error))
		return false;
	if (found[0] != '\0')
		return true;
	if (run(store, store_sql, error))
		return true;
	PQclear(PQexec(store->conn, "ROLLBACK"));
	return false;
}

bool
store_prepare(Store *store, char error[STORE_ERROR])
{
	char		found[8];
	PGresult   *result;
	bool		prepared;

	if (!ask(store, "SELECT 1 FROM pg_class WHERE oid = to_regclass('store.report')", found, sizeof(found), error))
		return false;
	if (found[0] == '\0')
	{
		note_error(in_language(store->chinese, "this database has no store.report; --create-store makes it",
							   "此数据库里没有 store.report；加上 --create-store 即可建立"), error);
		return false;
	}
	if (!run(store, path_sql, error) || !run(store, prepare_sql, error))
		return false;
	result = PQprepare(store->conn, "put", put_sql, 0, NULL);
	prepared = PQresultStatus(result) == PGRES_COMMAND_OK;
	if (!prepared)
		note_error(PQerrorMessage(store->conn), error);
	PQclear(result);
	return prepared;
}

bool
store_reconnect(Store *store, char error[STORE_ERROR])
{
	PQreset(store->conn);
	if (PQstatus(store->conn) == CONNECTION_OK)
		return store_prepare(store, error);
	note_error(PQerrorMessage(store->conn), error);
	return false;
}

bool
store_committed(Store *store)
{
	char		sql[96];
	char		status[32];
	char		error[STORE_ERROR];
	const struct timespec pause = {0, 100000000};

	if (store->transaction[0] == '\0')
		return false;
	snprintf(sql, sizeof(sql), "SELECT pg_xact_status('%s')", store->transaction);
	store->transaction[0] = '\0';
	for (int i = 0; i < OUTCOME_TRIES; i++)
	{
		if (!ask(store, sql, status, sizeof(status), error) || strcmp(status, "in progress") != 0)
			break;
		nanosleep(&pause, NULL);
	}
	return strcmp(status, "committed") == 0;
}

/* ---- batches ------------------------------------------------------------------------- */

/*
 * What an error says of the texts that were sent.  Of class 53 only memory may
 * be a matter of one text; disks and connections are not.
 */
static StoreResult
judge(const Store *store, const PGresult *result)
{
	static const char *const lost[] = {"57P", "08", NULL};
	static const char *const again[] = {"40", "55P03", NULL};
	static const char *const refused[] = {"53200", NULL};
	static const char *const broken[] = {"25", "28", "3D", "3F", "42", "53", "58", NULL};
	static const struct
	{
		const char *const *states;
		StoreResult result;
	}			classes[] = {
		{lost, STORE_LOST}, {again, STORE_AGAIN}, {refused, STORE_REFUSED}, {broken, STORE_BROKEN}
	};
	const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);

	if (PQstatus(store->conn) != CONNECTION_OK)
		return STORE_LOST;
	for (size_t i = 0; state != NULL && i < sizeof(classes) / sizeof(classes[0]); i++)
	{
		for (size_t j = 0; classes[i].states[j] != NULL; j++)
		{
			if (strncmp(state, classes[i].states[j], strlen(classes[i].states[j])) == 0)
				return classes[i].result;
		}
	}
	return STORE_REFUSED;
}

/* Send bytes as a value of COPY's text format. */
static bool
send_value(PGconn *conn, const char *text, size_t length)
{
	char		buffer[8192];
	size_t		used = 0;

	for (size_t i = 0; i < length; i++)
	{
		char		c = text[i];

		if (used + 2 > sizeof(buffer))
		{
			if (PQputCopyData(conn, buffer, (int) used) != 1)
				return false;
			used = 0;
		}
		if (c == '\\' || c == '\n' || c == '\r' || c == '\t')
		{
			buffer[used++] = '\\';
			c = c == '\n' ? 'n' : c == '\r' ? 'r' : c == '\t' ? 't' : c;
		}
		buffer[used++] = c;
	}
	return PQputCopyData(conn, buffer, (int) used) == 1;
}

static bool
send_texts(PGconn *conn, const StoreText *texts, size_t count)
{
	for (size_t i = 0; i < count; i++)
	{
		char		number[24];
		int			length = snprintf(number, sizeof(number), "%zu\t", i);

		if (PQputCopyData(conn, number, length) != 1 ||
			!send_value(conn, texts[i].source, strlen(texts[i].source)) ||
			PQputCopyData(conn, "\t", 1) != 1 ||
			!send_value(conn, texts[i].text, texts[i].length) ||
			PQputCopyData(conn, "\n", 1) != 1)
			return false;
	}
	return PQputCopyEnd(conn, NULL) == 1;
}

/* What the server says of the texts that it was sent: the first answer counts. */
static PGresult *
copy_texts(PGconn *conn, const StoreText *texts, size_t count)
{
	PGresult   *first;
	PGresult   *more;

	send_texts(conn, texts, count);
	first = PQgetResult(conn);
	while (first != NULL && (more = PQgetResult(conn)) != NULL)
		PQclear(more);
	return first;
}

static TextFate
fate_of(const char *status)
{
	if (strcmp(status, "report") == 0)
		return TEXT_REPORT;
	if (strcmp(status, "fragment") == 0)
		return TEXT_FRAGMENT;
	return status[0] == '\0' ? TEXT_UNREAD : TEXT_NO_REPORT;
}

/* What the server answers of the texts that are new. */
static void
take_answers(Store *store, const PGresult *result, StoreText *texts, size_t count)
{
	for (size_t i = 0; i < count; i++)
	{
		texts[i].fate = TEXT_UNCHANGED;
		free(texts[i].rules);
		texts[i].rules = NULL;
	}
	for (int i = 0; i < PQntuples(result); i++)
	{
		size_t		file = strtoul(PQgetvalue(result, i, 0), NULL, 10);

		if (file >= count)
			continue;
		texts[file].fate = fate_of(PQgetvalue(result, i, 1));
		texts[file].valid = PQgetvalue(result, i, 2)[0] == 't';
		texts[file].rules = strdup(PQgetvalue(result, i, 4));
		snprintf(store->transaction, sizeof(store->transaction), "%s", PQgetvalue(result, i, 3));
	}
}

/* Note why a step failed, and leave the transaction. */
static StoreResult
give_up(Store *store, PGresult *result, char error[STORE_ERROR])
{
	StoreResult judged = judge(store, result);
	const char *message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);

	note_error(message != NULL ? message : PQerrorMessage(store->conn), error);
	PQclear(result);
	if (judged != STORE_LOST)
		PQclear(PQexec(store->conn, "ROLLBACK"));
	return judged;
}

StoreResult
store_put(Store *store, StoreText *texts, size_t count, char error[STORE_ERROR])
{
	PGconn	   *conn = store->conn;
	PGresult   *result;

	store->transaction[0] = '\0';
	result = PQexec(conn, "BEGIN");
	if (PQresultStatus(result) != PGRES_COMMAND_OK)
		return give_up(store, result, error);
	PQclear(result);
	result = PQexec(conn, "COPY pg_temp.gdload FROM STDIN");
	if (PQresultStatus(result) != PGRES_COPY_IN)
		return give_up(store, result, error);
	PQclear(result);
	result = copy_texts(conn, texts, count);
	if (PQresultStatus(result) != PGRES_COMMAND_OK)
		return give_up(store, result, error);
	PQclear(result);
	result = PQexecPrepared(conn, "put", 0, NULL, NULL, NULL, 0);
	if (PQresultStatus(result) != PGRES_TUPLES_OK)
		return give_up(store, result, error);
	take_answers(store, result, texts, count);
	PQclear(result);
	result = PQexec(conn, "COMMIT");
	/* a deferred trigger may turn it into a rollback */
	if (PQresultStatus(result) != PGRES_COMMAND_OK || strcmp(PQcmdStatus(result), "COMMIT") != 0)
		return give_up(store, result, error);
	PQclear(result);
	return STORE_DONE;
}
