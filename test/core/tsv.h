/*
 * tsv.h
 *	  Reading the tables of data/ in tests.
 */
#ifndef TSV_H
#define TSV_H

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#define TSV_FIELDS 16

typedef struct Tsv
{
	FILE	   *file;
	char		line[8192];
	char	   *fields[TSV_FIELDS];
	int			nfields;
} Tsv;

/* The next line that is no comment, cut into fields; false at the end. */
static inline bool
tsv_next(Tsv *tsv)
{
	char	   *at;

	do
	{
		if (fgets(tsv->line, sizeof tsv->line, tsv->file) == NULL)
			return false;
	} while (tsv->line[0] == '#');
	tsv->line[strcspn(tsv->line, "\n")] = '\0';
	tsv->nfields = 0;
	at = tsv->line;
	for (int i = 0; i < TSV_FIELDS; i++)
		tsv->fields[i] = tsv->line + strlen(tsv->line);
	while (tsv->nfields < TSV_FIELDS)
	{
		tsv->fields[tsv->nfields++] = at;
		at = strchr(at, '\t');
		if (at == NULL)
			break;
		*at++ = '\0';
	}
	return true;
}

/* Open folder/name and read its header line. */
static inline bool
tsv_open(Tsv *tsv, const char *folder, const char *name)
{
	char		path[1024];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	tsv->file = fopen(path, "r");
	return tsv->file != NULL && tsv_next(tsv);
}

static inline void
tsv_close(Tsv *tsv)
{
	if (tsv->file != NULL)
		fclose(tsv->file);
}

/* The next item of a list separated by ;, cut off; NULL at the end. */
static inline char *
tsv_item(char **list)
{
	char	   *item = *list;
	char	   *end;

	if (item == NULL || *item == '\0')
		return NULL;
	end = strchr(item, ';');
	if (end != NULL)
		*end++ = '\0';
	*list = end;
	return item;
}

/* Where data/ is: the first argument, or as seen from test/core. */
static inline const char *
tsv_folder(int argc, char **argv)
{
	return argc > 1 ? argv[1] : "../../data";
}

#endif
