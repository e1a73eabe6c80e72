/*
 * pool.h
 *	  Memory of one call of the core: chunks in a list, freed together.
 */
#ifndef GD_POOL_H
#define GD_POOL_H

#include <stddef.h>
#include <stdlib.h>

typedef struct Chunk
{
	struct Chunk *next;
	max_align_t data[];
} Chunk;

/* GdConfig.alloc; the context is the address of the list. */
static inline void *
pool_alloc(void *context, size_t size)
{
	Chunk	  **pool = context;
	Chunk	   *chunk = malloc(sizeof(Chunk) + size);

	if (chunk == NULL)
		return NULL;
	chunk->next = *pool;
	*pool = chunk;
	return chunk->data;
}

static inline void
pool_free(Chunk **pool)
{
	while (*pool != NULL)
	{
		Chunk	   *next = (*pool)->next;

		free(*pool);
		*pool = next;
	}
}

#endif
