/* Memory: alignment, refusal, growth. */
#include "base/arena.h"
#include "tap.h"

static void
test_alloc(void)
{
	TapHooks	hooks;
	GdConfig	config = tap_config(&hooks);
	Arena		arena;
	bool		aligned = true;
	bool		apart = true;
	char	   *last = NULL;

	arena_init(&arena, &config);
	is_int(hooks.allocations, 0, "an arena costs nothing until it is used");
	for (size_t size = 0; size < 2000; size++)
	{
		char	   *memory = arena_alloc(&arena, size);

		memset(memory, (int) (size & 0x7F), size);
		aligned &= (uintptr_t) memory % sizeof(void *) == 0;
		apart &= memory != last;
		last = memory;
	}
	ok(aligned, "memory is aligned");
	ok(apart, "even nothing has a place of its own");
	ok(hooks.allocations < 20, "chunks grow (%d of them)",
	   hooks.allocations);
	is_int(last[1998], 1999 & 0x7F, "memory keeps what was written");
}

static void
test_large(void)
{
	TapHooks	hooks;
	GdConfig	config = tap_config(&hooks);
	Arena		arena;
	char	   *small;
	char	   *next;

	arena_init(&arena, &config);
	small = arena_alloc(&arena, 16);
	ok(arena_alloc(&arena, 10000000) != NULL, "more than a chunk");
	next = arena_alloc(&arena, 16);
	is_int(next - small, 16, "the current chunk goes on behind a large one");
	ok(arena_alloc(&arena, SIZE_MAX) == NULL, "SIZE_MAX is refused");
	ok(arena_alloc(&arena, SIZE_MAX - 7) == NULL, "so is what rounds to it");
}

static void
test_refusal(void)
{
	TapHooks	hooks;
	GdConfig	config = tap_config(&hooks);
	Arena		arena;
	void	   *items = NULL;
	uint32_t	capacity = 0;

	hooks.fail_at = 0;
	arena_init(&arena, &config);
	ok(arena_alloc(&arena, 1) == NULL, "the caller's refusal is passed on");
	is_int(arena_grow(&arena, &items, &capacity, 0, 8), GD_NO_MEMORY,
		   "by a growing array too");
	ok(items == NULL && capacity == 0, "which stays as it is");
	hooks.fail_at = -1;
	ok(arena_alloc(&arena, 1) != NULL, "a later call may succeed");
}

static void
test_grow(void)
{
	TapHooks	hooks;
	GdConfig	config = tap_config(&hooks);
	Arena		arena;
	uint32_t   *items = NULL;
	uint32_t	capacity = 0;
	uint32_t	copies = 0;
	bool		kept = true;

	arena_init(&arena, &config);
	for (uint32_t i = 0; i < 100000; i++)
	{
		uint32_t   *before = items;

		if (arena_grow(&arena, (void **) &items, &capacity, i,
					   sizeof(uint32_t)) != GD_OK)
			break;
		copies += items != before;
		items[i] = i;
	}
	for (uint32_t i = 0; i < 100000; i++)
		kept &= items[i] == i;
	ok(kept, "elements survive growth");
	ok(copies < 20, "growth doubles (%u copies)", copies);

	capacity = UINT32_MAX;
	is_int(arena_grow(&arena, (void **) &items, &capacity, UINT32_MAX, 4),
		   GD_NO_MEMORY, "growth ends at the limit of a count");
}

static void
test_grow_in_place(void)
{
	TapHooks	hooks;
	GdConfig	config = tap_config(&hooks);
	Arena		arena;
	uint32_t   *items = NULL;
	uint32_t   *first;
	uint32_t	capacity = 0;
	char	   *behind;

	arena_init(&arena, &config);
	(void) arena_alloc(&arena, 8);
	(void) arena_grow(&arena, (void **) &items, &capacity, 0, sizeof(uint32_t));
	first = items;
	items[0] = 7;
	(void) arena_grow(&arena, (void **) &items, &capacity, capacity, sizeof(uint32_t));
	ok(items == first, "the array that was allocated last grows where it is");
	behind = arena_alloc(&arena, 8);
	ok(behind == (char *) (items + capacity), "and what follows stands behind it");
	(void) arena_grow(&arena, (void **) &items, &capacity, capacity, sizeof(uint32_t));
	ok(items != first && items[0] == 7, "another one moves");
}

static void
test_poll(void)
{
	TapHooks	hooks;
	GdConfig	config = tap_config(&hooks);
	Arena		arena;

	arena_init(&arena, &config);
	hooks.stop_at = 2;
	is_int(arena_poll(&arena), GD_OK, "poll");
	is_int(arena_poll(&arena), GD_OK, "poll again");
	is_int(arena_poll(&arena), GD_INTERRUPTED, "interrupted");
	config.interrupted = NULL;
	is_int(arena_poll(&arena), GD_OK, "no hook, no interrupt");
}

int
main(void)
{
	test_alloc();
	test_large();
	test_refusal();
	test_grow();
	test_grow_in_place();
	test_poll();
	return done_testing();
}
