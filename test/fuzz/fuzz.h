/*
 * fuzz.h
 *	  What the fuzz targets share: memory that the sanitizer watches, texts with
 *	  the boundaries of their characters, and checks that stop the target.
 */
#ifndef GD_FUZZ_H
#define GD_FUZZ_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "gd.h"

/* Longer inputs find nothing that shorter ones do not, only later. */
#define FUZZ_MAX_INPUT 60000

/*
 * Memory of one call: a constant (tables by item, the first chunks), and a
 * multiple of the text.  The multiple is what tiny tables take.
 */
#define FUZZ_MEMORY_BASE (4u << 20)
#define FUZZ_MEMORY_TIMES 100

#define MUST(condition) \
	do { \
		if (!(condition)) \
		{ \
			fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition); \
			abort(); \
		} \
	} while (0)

/* What libFuzzer calls; -1 keeps an input out of the corpus. */
extern int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Every chunk is one of malloc's, so that reading past it is seen. */
typedef struct FuzzPool
{
	void	  **chunks;
	size_t		count;
	size_t		capacity;
	size_t		bytes;
	unsigned	polls;
} FuzzPool;

static inline void *
fuzz_alloc(void *context, size_t size)
{
	FuzzPool   *pool = context;

	if (pool->count == pool->capacity)
	{
		pool->capacity = pool->capacity ? 2 * pool->capacity : 64;
		pool->chunks = realloc(pool->chunks, pool->capacity * sizeof(void *));
	}
	pool->bytes += size;
	return pool->chunks[pool->count++] = malloc(size);
}

static inline bool
fuzz_poll(void *context)
{
	((FuzzPool *) context)->polls++;
	return false;
}

static inline GdConfig
fuzz_config(FuzzPool *pool)
{
	GdConfig	config = {fuzz_alloc, fuzz_poll, pool};

	memset(pool, 0, sizeof(*pool));
	return config;
}

static inline void
fuzz_free(FuzzPool *pool)
{
	for (size_t i = 0; i < pool->count; i++)
		free(pool->chunks[i]);
	free(pool->chunks);
}

/* A text in memory of exactly its size, and where its characters begin. */
typedef struct FuzzText
{
	char	   *data;
	uint32_t	length;
	bool	   *boundary;		/* length + 1 of them; the end is one */
} FuzzText;

static inline FuzzText
fuzz_text(const void *data, size_t size)
{
	FuzzText	text;

	text.data = malloc(size > 0 ? size : 1);
	text.length = (uint32_t) size;
	text.boundary = calloc(size + 1, sizeof(bool));
	if (size > 0)
		memcpy(text.data, data, size);
	for (size_t at = 0; at < size;)
	{
		unsigned	width;

		text.boundary[at] = true;
		(void) text_decode(text.data, size, at, &width);
		at += width;
		MUST(at <= size);
	}
	text.boundary[size] = true;
	return text;
}

static inline void
fuzz_text_free(FuzzText *text)
{
	free(text->data);
	free(text->boundary);
}

/* A place lies in the text and cuts no character. */
static inline void
fuzz_place(const FuzzText *text, GdSpan place)
{
	if (place.start == GD_NOWHERE)
		return;
	MUST(place.start <= text->length && place.length <= text->length - place.start);
	MUST(text->boundary[place.start] && text->boundary[place.start + place.length]);
}

/* Reading the last byte of a string is enough to have the sanitizer look. */
static inline void
fuzz_str(GdStr str)
{
	volatile char last = str.length > 0 ? str.data[str.length - 1] : 0;

	(void) last;
}

static inline bool
fuzz_same_str(GdStr a, GdStr b)
{
	return a.length == b.length && (a.data == NULL) == (b.data == NULL) &&
		(a.length == 0 || memcmp(a.data, b.data, a.length) == 0);
}

static inline bool
fuzz_same_value(const GdFact *a, const GdFact *b)
{
	return a->kind == b->kind &&
		(a->kind != GD_NUMBER || (a->value.mantissa == b->value.mantissa &&
								  a->value.scale == b->value.scale));
}

#endif
