/*
 * page_out.c
 *	  The page as it is written: bytes, escaped text, wording.
 */
#include "page_out.h"

#include <string.h>

#include "../core/base/text.h"

#include "words_data.inc"

#define FIRST_CAPACITY 65536u

/* Digits of the longest number, its sign and point. */
#define NUMBER_BYTES 24

void
page_out_open(PageOut *out, const GdConfig *config, const GdPageOptions *options)
{
	memset(out, 0, sizeof(*out));
	out->config = config;
	out->options = *options;
}

bool
page_is_full(const PageOut *out)
{
	return out->length >= GD_PAGE_FULL || out->status != GD_OK;
}

/* Room for so many more bytes; false if there is none. */
static bool
make_room(PageOut *out, size_t size)
{
	size_t		capacity = out->capacity > 0 ? out->capacity : FIRST_CAPACITY;
	char	   *data;

	if (out->status != GD_OK)
		return false;
	if (out->capacity - out->length >= size)
		return true;
	while (capacity - out->length < size)
		capacity *= 2;
	data = out->config->alloc(out->config->context, capacity);
	if (data == NULL)
	{
		out->status = GD_NO_MEMORY;
		return false;
	}
	if (out->length > 0)
		memcpy(data, out->data, out->length);
	out->data = data;
	out->capacity = capacity;
	return true;
}

static void
put_bytes(PageOut *out, const char *bytes, size_t size)
{
	if (!make_room(out, size))
		return;
	memcpy(out->data + out->length, bytes, size);
	out->length += size;
	if (out->length - out->polled < GD_POLL_BYTES)
		return;
	out->polled = out->length;
	if (out->config->interrupted != NULL && out->config->interrupted(out->config->context))
		out->status = GD_INTERRUPTED;
}

void
page_raw(PageOut *out, const char *markup)
{
	put_bytes(out, markup, strlen(markup));
}

/* ---- characters --------------------------------------------------------------- */

/* At least so many digits of a code point. */
static void
put_hex(PageOut *out, uint32_t c, int least)
{
	char		digits[8];
	int			at = 8;

	for (; c > 0 || at > 8 - least; c >>= 4)
		digits[--at] = "0123456789ABCDEF"[c & 15];
	put_bytes(out, digits + at, (size_t) (8 - at));
}

/*
 * Characters that make what follows look like something else: those that set its
 * direction, and separators that no editor shows.
 */
static bool
is_deceptive(uint32_t c)
{
	return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) ||
		(c >= 0x2066 && c <= 0x2069) || (c >= 0xE0000 && c <= 0xE007F);
}

/* Code points that HTML does not allow: of no character, and control codes. */
static bool
is_forbidden(uint32_t c)
{
	return (c >= 0x80 && c <= 0x9F) || (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

/* The picture of a control character, ␀ to ␡. */
static uint32_t
control_picture(uint32_t c)
{
	return c == 0x7F ? 0x2421 : 0x2400 + c;
}

static void
put_character(PageOut *out, uint32_t c)
{
	char		bytes[TEXT_MAX_SIZE];

	if ((c < ' ' && c != '\t' && c != '\n') || c == 0x7F)
		c = control_picture(c);
	if (is_forbidden(c))
		c = TEXT_UNKNOWN;
	if (c == '&')
		page_raw(out, "&amp;");
	else if (c == '<')
		page_raw(out, "&lt;");
	else if (c == '>')
		page_raw(out, "&gt;");
	else if (c == '"')
		page_raw(out, "&quot;");
	else if (c == '\'')
		page_raw(out, "&#39;");
	else if (is_deceptive(c))
	{
		page_raw(out, "[U+");
		put_hex(out, c, 4);
		page_raw(out, "]");
	}
	else if (c >= 0x80 && out->options.ascii)
	{
		page_raw(out, "&#x");
		put_hex(out, c, 1);
		page_raw(out, ";");
	}
	else
		put_bytes(out, bytes, text_encode(c, bytes));
}

/* Bytes that stand for themselves: most of ASCII. */
static bool
is_plain(unsigned char c)
{
	return c >= ' ' && c < 0x7F && c != '&' && c != '<' && c != '>' && c != '"' && c != '\'';
}

/* Text up to its end, or up to where the page is full. */
static uint32_t
put_text(PageOut *out, GdStr text, size_t full)
{
	uint32_t	at = 0;

	while (at < text.length && out->status == GD_OK && out->length < full)
	{
		uint32_t	end = at;
		unsigned	size;

		while (end < text.length && end - at < GD_POLL_BYTES &&
			   is_plain((unsigned char) text.data[end]))
			end++;
		if (end > at)
			put_bytes(out, text.data + at, end - at);
		at = end;
		if (at == text.length)
			break;
		put_character(out, text_decode(text.data, text.length, at, &size));
		at += size;
	}
	return at;
}

void
page_str(PageOut *out, GdStr text)
{
	put_text(out, text, SIZE_MAX);
}

void
page_document(PageOut *out, GdStr text)
{
	if (put_text(out, text, GD_PAGE_FULL) < text.length)
		out->cut = true;
}

void
page_text(PageOut *out, const char *text)
{
	GdStr		str = {text, (uint32_t) strlen(text)};

	page_str(out, str);
}

void
page_excerpt(PageOut *out, GdStr text, uint32_t most)
{
	bool		cut = text.length > most;

	if (cut)
	{
		text.length = most;
		while (text.length > 0 && ((unsigned char) text.data[text.length] & 0xC0) == 0x80)
			text.length--;
	}
	page_str(out, text);
	if (cut)
		page_text(out, "\xE2\x80\xA6");
}

/* ---- numbers and words ----------------------------------------------------------- */

void
page_number(PageOut *out, uint64_t number)
{
	char		digits[NUMBER_BYTES];
	int			at = NUMBER_BYTES;

	do
	{
		digits[--at] = (char) ('0' + number % 10);
		number /= 10;
	} while (number > 0);
	put_bytes(out, digits + at, (size_t) (NUMBER_BYTES - at));
}

void
page_decimal(PageOut *out, GdDecimal value)
{
	uint64_t	rest = value.mantissa < 0 ? 0 - (uint64_t) value.mantissa : (uint64_t) value.mantissa;
	char		digits[NUMBER_BYTES];
	int			at = NUMBER_BYTES;

	for (unsigned i = 0; (i <= value.scale || rest > 0) && at > 1; i++)
	{
		if (i == value.scale && i > 0)
			digits[--at] = '.';
		digits[--at] = (char) ('0' + rest % 10);
		rest /= 10;
	}
	if (value.mantissa < 0)
		page_raw(out, "-");
	put_bytes(out, digits + at, (size_t) (NUMBER_BYTES - at));
}

void
page_word(PageOut *out, PageWord word)
{
	page_text(out, page_words[word][out->options.language]);
}

void
page_name(PageOut *out, const char *name)
{
	for (size_t i = 0; i < sizeof page_names / sizeof page_names[0]; i++)
	{
		if (strcmp(page_names[i][0], name) == 0)
		{
			page_text(out, page_names[i][1 + out->options.language]);
			return;
		}
	}
	page_text(out, name);
}
