/*
 * text_file.h
 *	  Files as UTF-8, whatever they are written in.
 */
#ifndef GD_TEXT_FILE_H
#define GD_TEXT_FILE_H

#include <stdbool.h>
#include <stddef.h>

#define TEXT_FILE_ERROR 160

typedef struct TextFile
{
	char	   *text;			/* UTF-8 without a byte order mark, malloc'ed; not
								 * terminated */
	size_t		length;
	const char *encoding;		/* what it was written in, by ICU's name */
	bool		doubtful;		/* not read, since its encoding is not certain */
	char		error[TEXT_FILE_ERROR];	/* why it could not be read */
} TextFile;

/* The most bytes that a file may have. */
#define TEXT_FILE_MOST ((size_t) 512 * 1024 * 1024)

/*
 * Read a file of at most most bytes (whole megabytes), or standard input if the name is "-".  encoding is a name that
 * ICU knows, or NULL to find out: a byte order mark, then UTF-8 where all bytes
 * are, then what ICU's detector is sure of among GB18030, Big5 and UTF-16, and what
 * gives no characters of private use.  What is doubtful is an error, never a
 * guess; so is a byte that a named encoding lacks.
 * False if file->error says why.
 */
extern bool text_file_read(const char *name, const char *encoding, size_t most, TextFile *file);

extern void text_file_free(TextFile *file);

/* Whether ICU knows an encoding by this name. */
extern bool text_encoding_exists(const char *name);

/* Whether the bytes are UTF-8. */
extern bool text_is_utf8(const char *text, size_t length);

#endif
