/*
 * file_list.c
 *	  The files to load: those that are named, and those in folders.
 *
 * The whole list is made before the first file is read: it takes a hundred bytes
 * for a file, and it tells how much there is to do.
 */
#include "file_list.h"

#include <errno.h>
#include <fts.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "command.h"

static bool
add(FileList *list, const char *name, uint64_t size)
{
	if (list->count == list->room)
	{
		size_t		room = list->room > 0 ? 2 * list->room : 1024;
		FileEntry  *larger = realloc(list->items, room * sizeof(FileEntry));

		if (larger == NULL)
			return false;
		list->items = larger;
		list->room = room;
	}
	list->items[list->count].name = strdup(name);
	if (list->items[list->count].name == NULL)
		return false;
	list->items[list->count++].size = size;
	list->bytes += size;
	return true;
}

static bool
ends_like_a_report(const char *name)
{
	static const char *const endings[] = {".txt", ".html", ".htm", ".md"};
	size_t		length = strlen(name);

	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
	{
		size_t		ending = strlen(endings[i]);

		if (length > ending && strcasecmp(name + length - ending, endings[i]) == 0)
			return true;
	}
	return false;
}

static void
refuse(const FileList *list, const char *name, const char *english, const char *chinese)
{
	list->refused(list->context, name, in_language(list->chinese, english, chinese));
}

static void
refuse_by_system(const FileList *list, const char *name, int error)
{
	list->refused(list->context, name, words_of_errno(error, list->chinese));
}

/* What fts has come to. */
static bool
visit(FileList *list, const FTSENT *entry)
{
	bool		named = entry->fts_level == FTS_ROOTLEVEL;

	switch (entry->fts_info)
	{
		case FTS_F:
			if (named || ends_like_a_report(entry->fts_name))
				return add(list, entry->fts_path, (uint64_t) entry->fts_statp->st_size);
			list->passed_over++;
			break;
		case FTS_DEFAULT:
			if (named || ends_like_a_report(entry->fts_name))
				refuse(list, entry->fts_path, "is no file", "不是普通文件");
			break;
		case FTS_SL:
		case FTS_SLNONE:
			if (named || ends_like_a_report(entry->fts_name))
				refuse(list, entry->fts_path, "is a link to nothing", "所链接的文件不存在");
			break;
		case FTS_DC:
			refuse(list, entry->fts_path, "is a link to a folder that it stands in", "链接回到了所在的文件夹");
			break;
		case FTS_DNR:
		case FTS_ERR:
		case FTS_NS:
			refuse_by_system(list, entry->fts_path, entry->fts_errno);
			break;
		default:				/* folders */
			break;
	}
	return true;
}

static int
compare_names(const FTSENT **a, const FTSENT **b)
{
	return strcmp((*a)->fts_name, (*b)->fts_name);
}

bool
file_list_add(FileList *list, const char *name)
{
	char	   *names[] = {(char *) name, NULL};
	FTS		   *walk;
	FTSENT	   *entry;
	bool		added = true;

	if (name[0] == '\0')
	{
		refuse(list, name, "is an empty name", "文件名是空的");
		return true;
	}
	walk = fts_open(names, FTS_LOGICAL | FTS_NOCHDIR, compare_names);
	if (walk == NULL)
		return errno != ENOMEM;
	while (added && (errno = 0, entry = fts_read(walk)) != NULL)
		added = visit(list, entry);
	if (added && errno != 0)
	{
		added = errno != ENOMEM;
		refuse_by_system(list, name, errno);
	}
	fts_close(walk);
	return added;
}

bool
file_list_read(FileList *list, FILE *stream, char separator)
{
	char	   *name = NULL;
	size_t		room = 0;
	ssize_t		length;
	bool		added = true;

	while (added && (length = getdelim(&name, &room, separator, stream)) > 0)
	{
		if (name[length - 1] == separator)
			name[--length] = '\0';
		if (length > 0)
			added = file_list_add(list, name);
	}
	if (added && ferror(stream))
		refuse_by_system(list, in_language(list->chinese, "(the list)", "（文件清单）"), errno);
	free(name);
	return added;
}

void
file_list_free(FileList *list)
{
	for (size_t i = 0; i < list->count; i++)
		free(list->items[i].name);
	free(list->items);
}
