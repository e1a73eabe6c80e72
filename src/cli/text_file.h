/*
 * text_file.h
 *	  Files as UTF-8, whatever they are written in.
 */
#ifndef GD_TEXT_FILE_H
#define GD_TEXT_FILE_H

#include <stdbool.h>
#include <stddef.h>

/* Why a file is not read. */
typedef enum TextProblem
{
	TEXT_PROBLEM_NONE,
	TEXT_PROBLEM_SYSTEM,		/* the system refuses */
	TEXT_PROBLEM_MEMORY,
	TEXT_PROBLEM_SIZE,
	TEXT_PROBLEM_DOUBTFUL,		/* its encoding is not certain */
	TEXT_PROBLEM_BYTES,			/* some are none of the encoding */
	TEXT_PROBLEM_PDF,			/* it is no text ... */
	TEXT_PROBLEM_WORD,
	TEXT_PROBLEM_ARCHIVE
} TextProblem;

/* Room for an explanation. */
#define TEXT_FILE_WORDS 200

typedef struct TextFile
{
	char	   *text;			/* UTF-8 without a byte order mark, malloc'ed; not
								 * terminated */
	size_t		length;
	const char *encoding;		/* what it was written in, by ICU's name */
	TextProblem problem;
	int			system;			/* errno of TEXT_PROBLEM_SYSTEM */
	size_t		most;			/* bytes that were allowed */
} TextFile;

/* The most bytes that a file may have. */
#define TEXT_FILE_MOST ((size_t) 512 * 1024 * 1024)

/*
 * Read a file of at most most bytes (whole megabytes), or standard input if the name is "-".  encoding is a name that
 * ICU knows, or NULL to find out: a byte order mark, then UTF-8 where all bytes
 * are, then what ICU's detector is sure of among GB18030, Big5 and UTF-16, and what
 * gives no characters of private use.  What is doubtful is an error, never a
 * guess; so is a byte that a named encoding lacks.
 * False if file->problem says why.
 */
extern bool text_file_read(const char *name, const char *encoding, size_t most, TextFile *file);

extern void text_file_free(TextFile *file);

/* Why a file is not read: what follows its name. */
extern void text_file_explain(const TextFile *file, bool chinese, char words[TEXT_FILE_WORDS]);

/* Whether ICU knows an encoding by this name. */
extern bool text_encoding_exists(const char *name);

/* Whether the bytes are UTF-8. */
extern bool text_is_utf8(const char *text, size_t length);

/*
 * A name as text: UTF-8 as it is, else each byte beyond ASCII as \xHH.  The
 * caller frees it; NULL: out of memory.
 */
extern char *text_of_name(const char *name);

#endif
