/*
 * message.c
 *	  Wording built from a template and the values of a finding.
 */
#include "check/message.h"

#include <string.h>

#include "base/text.h"

#define ELLIPSIS "\xE2\x80\xA6"

/* Digits of an int64_t, a sign, a point and zeros before it. */
#define DECIMAL_BYTES 48

GdStr
message_str(const char *text)
{
	GdStr		str = {text, text != NULL ? (uint32_t) strlen(text) : 0};

	return str;
}

GdStatus
message_join(Arena *arena, const GdStr *parts, size_t nparts, GdStr *joined)
{
	uint32_t	length = 0;
	char	   *out;

	for (size_t i = 0; i < nparts; i++)
		length += parts[i].length;
	out = arena_alloc(arena, length);
	if (out == NULL)
		return GD_NO_MEMORY;
	joined->data = out;
	joined->length = length;
	for (size_t i = 0; i < nparts; i++)
	{
		if (parts[i].length > 0)
			memcpy(out, parts[i].data, parts[i].length);
		out += parts[i].length;
	}
	return GD_OK;
}

/* The value of the {name} at *at, which moves behind it; NULL if it is none. */
static const MessageValue *
find_value(const char **at, const MessageValue *values, size_t nvalues)
{
	const char *name = *at + 1;

	for (size_t i = 0; i < nvalues; i++)
	{
		size_t		length = strlen(values[i].name);

		if (strncmp(name, values[i].name, length) == 0 && name[length] == '}')
		{
			*at = name + length + 1;
			return &values[i];
		}
	}
	return NULL;
}

/* Whole characters of a value, MESSAGE_MAX_VALUE bytes at most. */
static uint32_t
cut_length(GdStr value)
{
	uint32_t	length = MESSAGE_MAX_VALUE;

	if (value.length <= length)
		return value.length;
	while (length > 0 && ((unsigned char) value.data[length] & 0xC0) == 0x80)
		length--;
	return length;
}

static uint32_t
put(char *out, uint32_t length, const char *data, uint32_t size)
{
	if (out != NULL && size > 0)
		memcpy(out + length, data, size);
	return length + size;
}

static uint32_t
put_string(char *out, uint32_t length, const char *string)
{
	return string != NULL ? put(out, length, string, (uint32_t) strlen(string)) : length;
}

static uint32_t
put_value(char *out, uint32_t length, const MessageValue *value)
{
	uint32_t	size = cut_length(value->value);

	if (size == 0 && value->instead != NULL)
		return put_string(out, length, value->instead);
	length = put_string(out, length, value->before);
	length = put(out, length, value->value.data, size);
	if (size < value->value.length)
		length = put_string(out, length, ELLIPSIS);
	return put_string(out, length, value->behind);
}

/* Write the message, or only measure it if out is NULL. */
static uint32_t
fill(const char *template, const MessageValue *values, size_t nvalues, char *out)
{
	uint32_t	length = 0;

	for (;;)
	{
		const char *words = template;
		const MessageValue *value;

		while (*template != '\0' && *template != '{')
			template++;
		length = put(out, length, words, (uint32_t) (template - words));
		if (*template == '\0')
			return length;
		value = find_value(&template, values, nvalues);
		if (value != NULL)
			length = put_value(out, length, value);
		else
			length = put(out, length, template++, 1);
	}
}

GdStatus
message_build(Arena *arena, const char *template, const MessageValue *values,
			  size_t nvalues, GdStr *message)
{
	char	   *out;

	message->length = fill(template, values, nvalues, NULL);
	out = arena_alloc(arena, message->length);
	if (out == NULL)
		return GD_NO_MEMORY;
	fill(template, values, nvalues, out);
	message->data = out;
	return GD_OK;
}

GdStatus
message_decimal(Arena *arena, GdDecimal value, GdStr *digits)
{
	uint64_t	rest = value.mantissa < 0 ? 0 - (uint64_t) value.mantissa : (uint64_t) value.mantissa;
	char	   *out = arena_alloc(arena, DECIMAL_BYTES);
	unsigned	at = DECIMAL_BYTES;

	if (out == NULL)
		return GD_NO_MEMORY;
	for (unsigned i = 0; i <= value.scale || rest > 0; i++)
	{
		if (i == value.scale && i > 0)
			out[--at] = '.';
		out[--at] = (char) ('0' + rest % 10);
		rest /= 10;
	}
	if (value.mantissa < 0)
		out[--at] = '-';
	digits->data = out + at;
	digits->length = DECIMAL_BYTES - at;
	return GD_OK;
}

/* A number of so many digits at out. */
static void
put_digits(char *out, unsigned number, unsigned digits)
{
	while (digits-- > 0)
	{
		out[digits] = (char) ('0' + number % 10);
		number /= 10;
	}
}

GdStatus
message_date(Arena *arena, GdDate date, GdStr *digits)
{
	char	   *out = arena_alloc(arena, 10);

	if (out == NULL)
		return GD_NO_MEMORY;
	put_digits(out, (unsigned) date.year, 4);
	out[4] = '-';
	put_digits(out + 5, (unsigned) date.month, 2);
	out[7] = '-';
	put_digits(out + 8, (unsigned) date.day, 2);
	digits->data = out;
	digits->length = 10;
	return GD_OK;
}
