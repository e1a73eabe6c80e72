/*
 * arena.c
 *	  Memory of one call: chunks from the caller, cut by a moving pointer.
 */
#include "base/arena.h"

#include <string.h>

/*
 * A chunk is a third of all before it, so that the rest of the last one is a
 * small part of the whole and their number stays logarithmic, up to a cap.
 */
#define SMALLEST_CHUNK	((size_t) 8 * 1024)
#define LARGEST_CHUNK	((size_t) 1024 * 1024)
#define CHUNK_SHARE		3

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
	arena->taken = 0;
}

static inline size_t
aligned(size_t size)
{
	return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

/*
 * What is larger than a quarter of a chunk gets one of its own, so that the rest of the
 * current chunk is not lost.
 */
static void *
arena_alloc_slow(Arena *arena, size_t size)
{
	const GdConfig *config = arena->config;
	size_t		chunk_size = aligned(arena->taken / CHUNK_SHARE);
	char	   *chunk;

	if (chunk_size < SMALLEST_CHUNK)
		chunk_size = SMALLEST_CHUNK;
	if (chunk_size > LARGEST_CHUNK)
		chunk_size = LARGEST_CHUNK;
	if (size > chunk_size / 4)
	{
		arena->taken += size;
		return config->alloc(config->context, size);
	}

	chunk = config->alloc(config->context, chunk_size);
	if (chunk == NULL)
		return NULL;
	arena->taken += chunk_size;
	arena->next = chunk + size;
	arena->left = chunk_size - size;
	return chunk;
}

void *
arena_alloc(Arena *arena, size_t size)
{
	void	   *result;

	if (size > SIZE_MAX - ALIGNMENT)
		return NULL;
	size = aligned(size > 0 ? size : 1);
	if (size > arena->left)
		return arena_alloc_slow(arena, size);
	result = arena->next;
	arena->next += size;
	arena->left -= size;
	return result;
}

/* Is the array the last one of the current chunk, with room behind it? */
static bool
grow_in_place(Arena *arena, const void *items, size_t size, size_t wanted)
{
	size_t		more;

	if (size == 0 || wanted > SIZE_MAX - ALIGNMENT ||
		(const char *) items + aligned(size) != arena->next)
		return false;
	more = aligned(wanted) - aligned(size);
	if (more > arena->left)
		return false;
	arena->next += more;
	arena->left -= more;
	return true;
}

GdStatus
arena_resize(Arena *arena, void **items, uint32_t *capacity,
			 uint32_t count, uint32_t wanted, size_t element_size)
{
	void	   *grown;

	if (wanted > SIZE_MAX / element_size)
		return GD_NO_MEMORY;
	if (grow_in_place(arena, *items, *capacity * element_size, wanted * element_size))
	{
		*capacity = wanted;
		return GD_OK;
	}
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
arena_grow_full(Arena *arena, void **items, uint32_t *capacity,
				uint32_t count, size_t element_size)
{
	if (*capacity > UINT32_MAX / 2)
		return GD_NO_MEMORY;
	return arena_resize(arena, items, capacity, count,
						*capacity < 8 ? 16 : *capacity * 2, element_size);
}

GdStatus
arena_poll(const Arena *arena)
{
	const GdConfig *config = arena->config;

	if (config->interrupted != NULL && config->interrupted(config->context))
		return GD_INTERRUPTED;
	return GD_OK;
}
