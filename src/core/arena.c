/*
 * arena.c
 *	  Memory of one call: chunks from the caller, cut by a moving pointer.
 */
#include "arena.h"

#include <string.h>

/*
 * The first chunk holds what a short report needs; chunks then double, so that
 * their number stays logarithmic, up to a cap that keeps the unused rest small.
 */
#define FIRST_CHUNK		((size_t) 8 * 1024)
#define LARGEST_CHUNK	((size_t) 1024 * 1024)

/* The strictest type the core stores; the server's allocator aligns no more. */
typedef union Aligned
{
	void	   *pointer;
	uint64_t	integer;
} Aligned;

#define ALIGNMENT		_Alignof(Aligned)

void
arena_init(Arena *arena, const GdConfig *config)
{
	arena->config = config;
	arena->next = NULL;
	arena->left = 0;
	arena->chunk_size = FIRST_CHUNK;
}

/*
 * What is larger than half a chunk gets one of its own, so that the rest of the
 * current chunk is not lost.
 */
static void *
arena_alloc_slow(Arena *arena, size_t size)
{
	const GdConfig *config = arena->config;
	char	   *chunk;

	if (size > arena->chunk_size / 2)
		return config->alloc(config->context, size);

	chunk = config->alloc(config->context, arena->chunk_size);
	if (chunk == NULL)
		return NULL;
	arena->next = chunk + size;
	arena->left = arena->chunk_size - size;
	if (arena->chunk_size < LARGEST_CHUNK)
		arena->chunk_size *= 2;
	return chunk;
}

void *
arena_alloc(Arena *arena, size_t size)
{
	void	   *result;

	if (size > SIZE_MAX - ALIGNMENT)
		return NULL;
	if (size == 0)
		size = 1;
	size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
	if (size > arena->left)
		return arena_alloc_slow(arena, size);
	result = arena->next;
	arena->next += size;
	arena->left -= size;
	return result;
}

GdStatus
arena_grow(Arena *arena, void **items, uint32_t *capacity,
		   uint32_t count, size_t element_size)
{
	uint32_t	wanted;
	void	   *grown;

	if (count < *capacity)
		return GD_OK;
	if (*capacity > UINT32_MAX / 2)
		return GD_NO_MEMORY;
	wanted = *capacity < 8 ? 16 : *capacity * 2;
	if (wanted > SIZE_MAX / element_size)
		return GD_NO_MEMORY;
	grown = arena_alloc(arena, wanted * element_size);
	if (grown == NULL)
		return GD_NO_MEMORY;
	if (count > 0)
		memcpy(grown, *items, count * element_size);
	*items = grown;
	*capacity = wanted;
	return GD_OK;
}

GdStatus
arena_poll(const Arena *arena)
{
	const GdConfig *config = arena->config;

	if (config->interrupted != NULL && config->interrupted(config->context))
		return GD_INTERRUPTED;
	return GD_OK;
}
