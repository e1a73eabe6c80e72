/*
 * arena.h
 *	  Memory of one call: chunks from the caller, cut by a moving pointer.
 */
#ifndef GD_ARENA_H
#define GD_ARENA_H

#include "gd.h"

/* The one macro that hides control flow: pass a failure on. */
#define TRY(call) \
	do { \
		GdStatus	try_status_ = (call); \
		if (try_status_ != GD_OK) \
			return try_status_; \
	} while (0)

typedef struct Arena
{
	const GdConfig *config;
	char	   *next;
	size_t		left;
	size_t		taken;			/* all chunks so far */
} Arena;

extern void arena_init(Arena *arena, const GdConfig *config);

/* NULL if the caller's alloc refuses; memory is not cleared. */
extern void *arena_alloc(Arena *arena, size_t size);

/* The part of arena_grow for an array that is full. */
extern GdStatus arena_grow_full(Arena *arena, void **items, uint32_t *capacity,
								uint32_t count, size_t element_size);

/*
 * Room for one more element in a growing array: *items holds *capacity
 * elements of which count are used.  Growth doubles, so that the memory taken
 * for an array stays within twice (with the copies left behind: four times)
 * its final size.  The array that was allocated last grows where it is.
 */
static inline GdStatus
arena_grow(Arena *arena, void **items, uint32_t *capacity, uint32_t count,
		   size_t element_size)
{
	return count < *capacity && *items != NULL ? GD_OK :
		arena_grow_full(arena, items, capacity, count, element_size);
}

/* Room for wanted elements, no more. */
extern GdStatus arena_resize(Arena *arena, void **items, uint32_t *capacity,
							 uint32_t count, uint32_t wanted, size_t element_size);

/* GD_INTERRUPTED if the caller's hook says so. */
extern GdStatus arena_poll(const Arena *arena);

#endif
