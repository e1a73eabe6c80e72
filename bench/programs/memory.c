/*
 * memory.c
 *	  The C library's functions that the core calls, for counting instructions.
 *
 * The library chooses another one for each processor; these are the same
 * everywhere.  Eight bytes at a time, about as well as a compiler without
 * vector instructions would do.
 */
#include <stddef.h>
#include <stdint.h>

#define ONES UINT64_C(0x0101010101010101)

typedef uint64_t __attribute__((may_alias, aligned(1))) Word;

void *
memcpy(void *to, const void *from, size_t length)
{
	char	   *out = to;
	const char *in = from;

	for (; length >= 8; length -= 8, out += 8, in += 8)
		*(Word *) out = *(const Word *) in;
	while (length-- > 0)
		*out++ = *in++;
	return to;
}

void *
memmove(void *to, const void *from, size_t length)
{
	char	   *out = to;
	const char *in = from;

	if (out <= in || out >= in + length)
		return memcpy(to, from, length);
	while (length-- > 0)
		out[length] = in[length];
	return to;
}

void *
memset(void *to, int value, size_t length)
{
	char	   *out = to;

	for (; length >= 8; length -= 8, out += 8)
		*(Word *) out = ONES * (unsigned char) value;
	while (length-- > 0)
		*out++ = (char) value;
	return to;
}

int
memcmp(const void *a, const void *b, size_t length)
{
	const unsigned char *x = a;
	const unsigned char *y = b;

	for (; length >= 8 && *(const Word *) x == *(const Word *) y; length -= 8)
		x += 8, y += 8;
	for (; length > 0; length--, x++, y++)
		if (*x != *y)
			return *x - *y;
	return 0;
}

void *
memchr(const void *text, int wanted, size_t length)
{
	const unsigned char *at = text;

	for (; length >= 8; length -= 8, at += 8)
	{
		uint64_t	differs = *(const Word *) at ^ ONES * (unsigned char) wanted;

		if (((differs - ONES) & ~differs & ONES << 7) != 0)
			break;
	}
	for (; length > 0; length--, at++)
		if (*at == (unsigned char) wanted)
			return (void *) at;
	return NULL;
}

size_t
strlen(const char *text)
{
	const char *end = text;

	while (*end != '\0')
		end++;
	return (size_t) (end - text);
}

int
strcmp(const char *a, const char *b)
{
	while (*a != '\0' && *a == *b)
		a++, b++;
	return (unsigned char) *a - (unsigned char) *b;
}

int
strncmp(const char *a, const char *b, size_t length)
{
	for (; length > 0 && *a != '\0' && *a == *b; length--)
		a++, b++;
	return length == 0 ? 0 : (unsigned char) *a - (unsigned char) *b;
}
