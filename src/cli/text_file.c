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

#include "command.h"

/* Bytes that are looked at to find out the encoding. */
#define SAMPLE_BYTES 65536

/* Of 100: below this the detector is not sure ... */
#define LEAST_CONFIDENCE 50

/* ... nor is it if another encoding comes this close. */
#define LEAST_LEAD 10

static bool
fail(TextFile *file, TextProblem problem)
{
	free(file->text);
	file->text = NULL;
	file->length = 0;
	file->problem = problem;
	return false;
}

static bool
fail_by_system(TextFile *file)
{
	file->system = errno;
	return fail(file, TEXT_PROBLEM_SYSTEM);
}

void
text_file_explain(const TextFile *file, bool chinese, char words[TEXT_FILE_WORDS])
{
	static const char *const texts[][2] = {
		[TEXT_PROBLEM_NONE] = {"is read", "已读取"},
		[TEXT_PROBLEM_SYSTEM] = {"", ""},
		[TEXT_PROBLEM_MEMORY] = {"is too large for the memory", "内存不够"},
		[TEXT_PROBLEM_SIZE] = {"is larger than %zu MB", "大于 %zu MB"},
		[TEXT_PROBLEM_DOUBTFUL] = {"is in no encoding that could be told for certain", "无法确定文件的编码"},
		[TEXT_PROBLEM_BYTES] = {"has bytes that its encoding lacks", "含有该编码中没有的字节"},
		[TEXT_PROBLEM_PDF] = {"is a PDF file: make text of it first, for example with pdftotext -layout",
		"是 PDF 文件：请先转成文本，例如用 pdftotext -layout"},
		[TEXT_PROBLEM_WORD] = {"is a Word file: save it as text or HTML first", "是 Word 文件：请先另存为文本或网页"},
		[TEXT_PROBLEM_ARCHIVE] = {"is a Word file or an archive: save it as text or HTML first",
		"是 Word 文件或压缩包：请先另存为文本或网页"},
	};

	if (file->problem == TEXT_PROBLEM_SYSTEM)
		snprintf(words, TEXT_FILE_WORDS, "%s", words_of_errno(file->system, chinese));
	else if (file->problem == TEXT_PROBLEM_SIZE)
		snprintf(words, TEXT_FILE_WORDS, texts[file->problem][chinese], file->most / (1024 * 1024));
	else
		snprintf(words, TEXT_FILE_WORDS, "%s", texts[file->problem][chinese]);
}

/* One byte more than may be read tells that there are too many. */
static bool
read_bytes(FILE *stream, size_t most, TextFile *file)
{
	size_t		room = 0;

	do
	{
		char	   *larger;

		room = room ? 2 * room : 65536;
		if (room > most)
			room = most + 1;
		larger = realloc(file->text, room);
		if (larger == NULL)
			return fail(file, TEXT_PROBLEM_MEMORY);
		file->text = larger;
		file->length += fread(file->text + file->length, 1, room - file->length, stream);
	} while (file->length == room && room <= most);
	if (ferror(stream))
		return fail_by_system(file);
	return file->length <= most || fail(file, TEXT_PROBLEM_SIZE);
}

bool
text_is_utf8(const char *text, size_t length)
{
	UErrorCode	error = U_ZERO_ERROR;

	if (length > INT32_MAX)
		return false;
	u_strFromUTF8(NULL, 0, NULL, text, (int32_t) length, &error);
	return error == U_BUFFER_OVERFLOW_ERROR || U_SUCCESS(error);
}

bool
text_encoding_exists(const char *name)
{
	UErrorCode	error = U_ZERO_ERROR;
	UConverter *converter = ucnv_open(name, &error);

	if (U_FAILURE(error))
		return false;
	ucnv_close(converter);
	return true;
}

/*
 * Encodings that reports come in, beside UTF-8, as the detector calls them, and
 * the larger one that a text may be in which the detector cannot tell from it.
 */
typedef struct Known
{
	const char *name;
	const char *larger;
} Known;

static const Known *
known_encoding(const char *name)
{
	static const Known known[] = {
		{"GB18030", NULL}, {"Big5", "Big5-HKSCS"}, {"UTF-16LE", NULL}, {"UTF-16BE", NULL}
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
	{
		if (strcmp(known[i].name, name) == 0)
			return &known[i];
	}
	return NULL;
}

/* The encoding the detector is sure of, or NULL. */
static const Known *
detect(const TextFile *file)
{
	UErrorCode	error = U_ZERO_ERROR;
	UCharsetDetector *detector = ucsdet_open(&error);
	const Known *encoding = NULL;
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

/*
 * The bytes as UTF-8 in a file of its own; a byte that the encoding lacks is an
 * error.
 */
static bool
convert(const TextFile *file, const char *encoding, TextFile *converted)
{
	UErrorCode	error = U_ZERO_ERROR;
	UConverter *from = ucnv_open(encoding, &error);
	UConverter *to = ucnv_open("UTF-8", &error);
	size_t		room = file->length * 3 + 16;
	const char *source = file->text;
	char	   *target;

	memset(converted, 0, sizeof(*converted));
	converted->text = target = malloc(room);
	if (target == NULL || U_FAILURE(error))
	{
		ucnv_close(from);
		ucnv_close(to);
		return fail(converted, TEXT_PROBLEM_MEMORY);
	}
	ucnv_setToUCallBack(from, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &error);
	ucnv_convertEx(to, from, &target, target + room, &source, file->text + file->length,
				   NULL, NULL, NULL, NULL, true, true, &error);
	ucnv_close(from);
	ucnv_close(to);
	if (U_FAILURE(error))
		return fail(converted, TEXT_PROBLEM_BYTES);
	converted->length = (size_t) (target - converted->text);
	converted->encoding = encoding;
	return true;
}

/*
 * Whether UTF-8 has characters of private use.  Converters make them of codes
 * that an encoding leaves undefined: then the text is in another one.
 */
static bool
has_private_use(const TextFile *file)
{
	const unsigned char *text = (const unsigned char *) file->text;

	for (size_t i = 0; i + 2 < file->length; i++)
	{
		/* NOLINTNEXTLINE(clang-analyzer-core.UndefinedBinaryOperatorResult): ICU wrote it */
		if (text[i] == 0xEE || (text[i] == 0xEF && text[i + 1] <= 0xA3) ||
			(text[i] == 0xF3 && text[i + 1] >= 0xB0) || text[i] == 0xF4)
			return true;
	}
	return false;
}

/* By the encoding that the detector names, or the larger one. */
static bool
convert_detected(const TextFile *file, TextFile *converted)
{
	const Known *known = detect(file);

	memset(converted, 0, sizeof(*converted));
	for (const char *name = known != NULL ? known->name : NULL; name != NULL;
		 name = name == known->name ? known->larger : NULL)
	{
		if (convert(file, name, converted) && !has_private_use(converted))
			return true;
		text_file_free(converted);
	}
	return fail(converted, TEXT_PROBLEM_DOUBTFUL);
}

/* What a file is that is no text, by its first bytes. */
static TextProblem
problem_of_bytes(const TextFile *file)
{
	static const struct
	{
		const char *bytes;
		TextProblem problem;
	}			known[] = {
		{"%PDF-", TEXT_PROBLEM_PDF},
		{"PK\003\004", TEXT_PROBLEM_ARCHIVE},
		{"\xD0\xCF\x11\xE0", TEXT_PROBLEM_WORD}
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
	{
		size_t		length = strlen(known[i].bytes);

		if (file->length >= length && memcmp(file->text, known[i].bytes, length) == 0)
			return known[i].problem;
	}
	return TEXT_PROBLEM_NONE;
}

/* The encoding of a mark at the beginning, or NULL. */
static const char *
byte_order_mark(const TextFile *file)
{
	UErrorCode	error = U_ZERO_ERROR;

	return ucnv_detectUnicodeSignature(file->text, (int32_t) (file->length < 4 ? file->length : 4),
									   NULL, &error);
}

static bool
open_and_read(const char *name, size_t most, TextFile *file)
{
	FILE	   *stream = strcmp(name, "-") == 0 ? stdin : fopen(name, "rb");
	bool		read;

	if (stream == NULL)
		return fail_by_system(file);
	file->most = most < TEXT_FILE_MOST ? most : TEXT_FILE_MOST;
	read = read_bytes(stream, file->most, file);
	if (stream != stdin)
		fclose(stream);
	return read;
}

/* A mark at the beginning has told its encoding, and is no part of the text. */
static bool
drop_mark(TextFile *file)
{
	if (file->length >= 3 && memcmp(file->text, "\xEF\xBB\xBF", 3) == 0)
	{
		file->length -= 3;
		memmove(file->text, file->text + 3, file->length);
	}
	return true;
}

bool
text_file_read(const char *name, const char *encoding, size_t most, TextFile *file)
{
	TextFile	bytes;
	bool		read;

	memset(&bytes, 0, sizeof(bytes));
	if (!open_and_read(name, most, &bytes))
	{
		*file = bytes;
		return false;
	}
	if (problem_of_bytes(&bytes) != TEXT_PROBLEM_NONE)
	{
		fail(&bytes, problem_of_bytes(&bytes));
		*file = bytes;
		return false;
	}
	if (encoding == NULL)
		encoding = byte_order_mark(&bytes);
	if ((encoding == NULL || strcmp(encoding, "UTF-8") == 0) && text_is_utf8(bytes.text, bytes.length))
	{
		*file = bytes;
		file->encoding = "UTF-8";
		return drop_mark(file);
	}
	read = encoding != NULL ? convert(&bytes, encoding, file) : convert_detected(&bytes, file);
	text_file_free(&bytes);
	return read && drop_mark(file);
}

void
text_file_free(TextFile *file)
{
	free(file->text);
	file->text = NULL;
}

char *
text_of_name(const char *name)
{
	size_t		length = strlen(name);
	bool		readable = text_is_utf8(name, length);
	char	   *text = malloc(4 * length + 1);
	char	   *end = text;

	if (text == NULL)
		return NULL;
	for (size_t i = 0; i < length; i++)
	{
		if (readable || (unsigned char) name[i] < 0x80)
			*end++ = name[i];
		else
			end += sprintf(end, "\\x%02X", (unsigned char) name[i]);
	}
	*end = '\0';
	return text;
}
