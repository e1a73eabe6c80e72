/*
 * text_file.c
 *	  Files as UTF-8, whatever they are written in.
 *
 * ICU detects and converts: it is the library for this, and the server that
 * gdreport runs in brings it along.
 */
#include "text_file.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/ustring.h>

/* Bytes that are looked at to find out the encoding. */
#define SAMPLE_BYTES 65536

/* Of 100: below this the detector is not sure ... */
#define LEAST_CONFIDENCE 50

/* ... nor is it if another encoding comes this close. */
#define LEAST_LEAD 10

static bool
fail(TextFile *file, const char *error)
{
	free(file->text);
	file->text = NULL;
	file->length = 0;
	file->error = error;
	return false;
}

static bool
read_bytes(FILE *stream, TextFile *file)
{
	size_t		room = 0;

	do
	{
		char	   *larger;

		room = room ? 2 * room : 65536;
		larger = realloc(file->text, room);
		if (larger == NULL)
			return fail(file, "out of memory");
		file->text = larger;
		file->length += fread(file->text + file->length, 1, room - file->length, stream);
	} while (file->length == room);
	if (ferror(stream))
		return fail(file, strerror(errno));
	return true;
}

static bool
is_utf8(const char *text, size_t length)
{
	UErrorCode	error = U_ZERO_ERROR;

	if (length > INT32_MAX)
		return false;
	u_strFromUTF8(NULL, 0, NULL, text, (int32_t) length, &error);
	return error == U_BUFFER_OVERFLOW_ERROR || U_SUCCESS(error);
}

/* Encodings that reports come in, beside UTF-8. */
static const char *
known_encoding(const char *name)
{
	static const char *const names[] = {"GB18030", "Big5", "UTF-16LE", "UTF-16BE"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
	{
		if (strcmp(names[i], name) == 0)
			return names[i];
	}
	return NULL;
}

/* The encoding the detector is sure of, or NULL. */
static const char *
detect(const TextFile *file)
{
	UErrorCode	error = U_ZERO_ERROR;
	UCharsetDetector *detector = ucsdet_open(&error);
	const char *encoding = NULL;
	int32_t		count = 0;
	const UCharsetMatch **matches;

	ucsdet_setText(detector, file->text,
				   (int32_t) (file->length < SAMPLE_BYTES ? file->length : SAMPLE_BYTES), &error);
	matches = ucsdet_detectAll(detector, &count, &error);
	if (U_SUCCESS(error) && count > 0)
	{
		int32_t		first = ucsdet_getConfidence(matches[0], &error);
		int32_t		second = count > 1 ? ucsdet_getConfidence(matches[1], &error) : 0;

		if (first >= LEAST_CONFIDENCE && first - second >= LEAST_LEAD)
			encoding = known_encoding(ucsdet_getName(matches[0], &error));
	}
	ucsdet_close(detector);
	return encoding;
}

/* Convert the bytes; one that the encoding lacks is an error. */
static bool
convert(TextFile *file, const char *encoding)
{
	UErrorCode	error = U_ZERO_ERROR;
	UConverter *from = ucnv_open(encoding, &error);
	UConverter *to = ucnv_open("UTF-8", &error);
	size_t		room = file->length * 3 + 16;
	char	   *text = malloc(room);
	const char *source = file->text;
	char	   *target = text;

	if (text == NULL || U_FAILURE(error))
	{
		ucnv_close(from);
		ucnv_close(to);
		free(text);
		return fail(file, text == NULL ? "out of memory" : "unknown encoding");
	}
	ucnv_setToUCallBack(from, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &error);
	ucnv_convertEx(to, from, &target, text + room, &source, file->text + file->length,
				   NULL, NULL, NULL, NULL, true, true, &error);
	ucnv_close(from);
	ucnv_close(to);
	if (U_FAILURE(error))
	{
		free(text);
		return fail(file, "has bytes that its encoding lacks");
	}
	free(file->text);
	file->text = text;
	file->length = (size_t) (target - text);
	file->encoding = encoding;
	return true;
}

/* A mark at the beginning: its encoding, and how many bytes it takes. */
static const char *
byte_order_mark(const TextFile *file, size_t *size)
{
	UErrorCode	error = U_ZERO_ERROR;
	int32_t		mark = 0;
	const char *encoding =
		ucnv_detectUnicodeSignature(file->text, (int32_t) (file->length < 4 ? file->length : 4),
									&mark, &error);

	*size = (size_t) mark;
	return U_SUCCESS(error) ? encoding : NULL;
}

bool
text_file_read(const char *name, const char *encoding, TextFile *file)
{
	FILE	   *stream = strcmp(name, "-") == 0 ? stdin : fopen(name, "rb");
	size_t		mark;
	bool		read;

	memset(file, 0, sizeof(*file));
	if (stream == NULL)
		return fail(file, strerror(errno));
	read = read_bytes(stream, file);
	if (stream != stdin)
		fclose(stream);
	if (!read)
		return false;
	if (file->length > INT32_MAX / 4)
		return fail(file, "is too large");

	if (encoding == NULL)
		encoding = byte_order_mark(file, &mark);
	if (encoding == NULL && is_utf8(file->text, file->length))
		encoding = "UTF-8";
	if (encoding == NULL)
		encoding = detect(file);
	if (encoding == NULL)
		return fail(file, "is in no encoding that could be told for certain; name it with --encoding");
	if (strcmp(encoding, "UTF-8") == 0 && is_utf8(file->text, file->length))
	{
		file->encoding = encoding;
		return true;
	}
	return convert(file, encoding);
}

void
text_file_free(TextFile *file)
{
	free(file->text);
	file->text = NULL;
}
