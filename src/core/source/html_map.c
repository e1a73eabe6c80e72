/*
 * html_map.c
 *	  From offsets of a working text back to the text it was made from.
 */
#include "source/html_map.h"

#include "base/plain.h"
#include "base/text.h"

#define BLOCK_PIECES 256u

/* GD_MAX_INPUT leaves the top bit of an offset free. */
#define FLAT 0x80000000u

static HtmlPiece *
piece_at(const HtmlMap *map, uint32_t index)
{
	return &map->blocks[index / BLOCK_PIECES][index % BLOCK_PIECES];
}

/* With the first pieces comes room for the number of one. */
GdStatus
html_map_grow(Arena *arena, HtmlMap *map)
{
	TRY(arena_grow(arena, (void **) &map->blocks, &map->capacity, map->nblocks,
				   sizeof(HtmlPiece *)));
	map->blocks[map->nblocks] = arena_alloc(arena, BLOCK_PIECES * sizeof(HtmlPiece));
	if (map->blocks[map->nblocks] == NULL)
		return GD_NO_MEMORY;
	if (map->nblocks++ > 0)
		return GD_OK;
	map->near = arena_alloc(arena, sizeof(uint32_t));
	if (map->near == NULL)
		return GD_NO_MEMORY;
	*map->near = 0;
	return GD_OK;
}

GdStatus
html_map_add(Arena *arena, HtmlMap *map, uint32_t text, uint32_t source,
			 bool flat)
{
	HtmlPiece  *piece;

	/* a piece of nothing only tells where the one before it ended */
	if (map->count > 0)
	{
		piece = piece_at(map, map->count - 1);
		if (piece->text == text && piece->source == source)
		{
			piece->source = flat ? source | FLAT : source;
			return GD_OK;
		}
	}
	if (map->count == map->nblocks * BLOCK_PIECES)
		TRY(html_map_grow(arena, map));
	piece = piece_at(map, map->count++);
	piece->text = text;
	piece->source = flat ? source | FLAT : source;
	return GD_OK;
}

/* The last of the pieces from low to before high that begins at or before an offset; low does. */
static uint32_t
find_between(const HtmlMap *map, uint32_t offset, uint32_t low, uint32_t high)
{
	while (high - low > 1)
	{
		uint32_t	middle = low + (high - low) / 2;

		if (piece_at(map, middle)->text <= offset)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* Does the next piece, if there is one, begin behind an offset? */
static inline bool
ends_behind(const HtmlMap *map, uint32_t offset, uint32_t index)
{
	return index + 1 == map->count || piece_at(map, index + 1)->text > offset;
}

/* The same where that one begins at or before it, and it is mostly one of the next few. */
static uint32_t
find_piece_from(const HtmlMap *map, uint32_t offset, uint32_t low)
{
	uint32_t	step = 1;

	for (unsigned i = 0; i < 4; i++, low++)
		if (ends_behind(map, offset, low))
			return low;
	for (; step < map->count - low && piece_at(map, low + step)->text <= offset; step *= 2)
		low += step;
	return find_between(map, offset, low, step < map->count - low ? low + step : map->count);
}

/* The last piece that begins at or before an offset; the first has offset 0. */
static inline uint32_t
find_piece(const HtmlMap *map, uint32_t offset)
{
	uint32_t	near = SHORT_WAY ? *map->near : 0;

	if (near >= map->count || piece_at(map, near)->text > offset)
		near = find_between(map, offset, 0, near < map->count ? near : map->count);
	else if (!ends_behind(map, offset, near))
		near = find_piece_from(map, offset, near + 1);
	*map->near = near;
	return near;
}

/* What the byte at an offset stands for begins and ends there; the byte is in that piece. */
static uint32_t
byte_start(const HtmlMap *map, uint32_t offset, uint32_t index)
{
	const HtmlPiece *piece = piece_at(map, index);

	if ((piece->source & FLAT) != 0)
		return piece->source & ~FLAT;
	return piece->source + (offset - piece->text);
}

static uint32_t
byte_end(const HtmlMap *map, uint32_t offset, uint32_t index)
{
	const HtmlPiece *piece = piece_at(map, index);

	if ((piece->source & FLAT) != 0)
		return piece_at(map, index + 1)->source & ~FLAT;
	return piece->source + (offset - piece->text) + 1;
}

uint32_t
html_map_piece_end(const HtmlMap *map, uint32_t offset, bool *plain)
{
	uint32_t	index = find_piece(map, offset);

	*plain = (piece_at(map, index)->source & FLAT) == 0;
	return index + 1 < map->count ? piece_at(map, index + 1)->text : UINT32_MAX;
}

/* A border that the end of the text closes stands behind it. */
static uint32_t
clip(const HtmlMap *map, uint32_t offset)
{
	return offset < map->length ? offset : map->length;
}

/* Behind what stands before an empty span. */
static uint32_t
empty_place(const HtmlMap *map, uint32_t offset)
{
	if (offset == 0)
		return byte_start(map, 0, find_piece(map, 0));
	return byte_end(map, offset - 1, find_piece(map, offset - 1));
}

GdSpan
html_map_place(const HtmlMap *map, GdSpan span)
{
	uint32_t	first;
	uint32_t	last;
	uint32_t	start;
	uint32_t	end;

	if (map->count == 0)
		return span_between(0, 0);
	if (span.length == 0)
	{
		start = clip(map, empty_place(map, span.start));
		return span_between(start, start);
	}
	first = find_piece(map, span.start);
	if (ends_behind(map, span_end(span) - 1, first))
		last = first;
	else
		last = find_piece_from(map, span_end(span) - 1, first + 1);
	start = byte_start(map, span.start, first);
	/* a figure or words between two tags */
	if (SHORT_WAY && last == first && (piece_at(map, first)->source & FLAT) == 0 &&
		start + span.length <= map->length)
		return span_between(start, start + span.length);
	start = clip(map, start);
	end = clip(map, byte_end(map, span_end(span) - 1, last));
	return span_between(start, end > start ? end : start);
}
