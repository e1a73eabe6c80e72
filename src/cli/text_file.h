/*
 * text_file.h
 *	  Files as UTF-8, whatever they are written in.
 */
#ifndef GD_TEXT_FILE_H
#define GD_TEXT_FILE_H

#include <stdbool.h>
#include <stddef.h>

typedef struct TextFile
{
	char	   *text;			/* UTF-8, malloc'ed; not terminated */
	size_t		length;
	const char *encoding;		/* what it was written in, by ICU's name */
	const char *error;			/* why it could not be read, or NULL */
} TextFile;

/*
 * Read a file, or standard input if the name is "-".  encoding is a name that
 * ICU knows, or NULL to find out: a byte order mark, then UTF-8 where all bytes
 * are, then what ICU's detector is sure of among GB18030, Big5 and UTF-16.  What
 * is doubtful is an error, never a guess; so is a byte that the encoding lacks.
 * False if file->error says why.
 */
extern bool text_file_read(const char *name, const char *encoding, TextFile *file);

extern void text_file_free(TextFile *file);

#endif
