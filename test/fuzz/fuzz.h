/*
 * fuzz.h
 *	  What the fuzz targets share: memory that the sanitizer watches, and checks
 *	  that stop the target.
 */
#ifndef GD_FUZZ_H
#define GD_FUZZ_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gd.h"

/* Longer inputs find nothing that shorter ones do not, only later. */
#define FUZZ_MAX_INPUT 60000

/*
 * Memory of one call: a constant (tables by item, the first chunks), and a
 * multiple of the text.  The multiple is what tiny tables take.
 */
#define FUZZ_MEMORY_BASE (4u << 20)
#define FUZZ_MEMORY_TIMES 400

#define MUST(condition) \
	do { \
		if (!(condition)) \
		{ \
			fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition); \
			abort(); \
		} \
	} while (0)

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

/* The text in memory of exactly its size. */
static inline char *
fuzz_text(const uint8_t *data, size_t size)
{
	char	   *text = malloc(size > 0 ? size : 1);

	if (size > 0)
		memcpy(text, data, size);
	return text;
}

static inline void
fuzz_place(const char *text, size_t length, GdSpan place)
{
	if (place.start == GD_NOWHERE)
		return;
	MUST(place.start <= length && place.length <= length - place.start);
	(void) text;
}

/* Reading the last byte of a string is enough to have the sanitizer look. */
static inline void
fuzz_str(GdStr str)
{
	volatile char last = str.length > 0 ? str.data[str.length - 1] : 0;

	(void) last;
}

#endif
