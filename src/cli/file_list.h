/*
 * file_list.h
 *	  The files to load: those that are named, and those in folders.
 */
#ifndef GD_FILE_LIST_H
#define GD_FILE_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

typedef struct FileEntry
{
	char	   *name;			/* as the system knows it: any bytes */
	uint64_t	size;
} FileEntry;

typedef struct FileList
{
	FileEntry  *items;
	size_t		count;
	size_t		room;
	uint64_t	bytes;			/* of all */
	size_t		passed_over;	/* files in folders that end in something else */

	/* Told of each name that cannot be in the list, and why. */
	void		(*refused) (void *context, const char *name, const char *why);
	void	   *context;
	bool		chinese;		/* why in Chinese */
} FileList;

/*
 * Add a file, whatever its name ends in; or a folder with all that is in it and
 * ends in .txt, .html, .htm or .md, in the order of names.  Links are followed,
 * those that lead back to where they stand in are refused.  False: out of memory.
 */
extern bool file_list_add(FileList *list, const char *name);

/* Add each name that a stream lists; separator is '\n' or '\0'. */
extern bool file_list_read(FileList *list, FILE *stream, char separator);

extern void file_list_free(FileList *list);

#endif
