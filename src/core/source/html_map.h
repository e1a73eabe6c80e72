/*
 * html_map.h
 *	  From offsets of a working text back to the text it was made from.
 *
 * A list of pieces in the order of both texts.  A plain piece is a run of bytes
 * that stand alike in both, so one entry serves a whole run.  A flat piece is a
 * run of bytes that stand for one thing in the source (an entity); the piece
 * behind it begins where that thing ends.
 */
#ifndef GD_HTML_MAP_H
#define GD_HTML_MAP_H

#include "base/arena.h"

typedef struct HtmlPiece
{
	uint32_t	text;			/* offset of its first byte */
	uint32_t	source;			/* what that byte stands for; top bit: flat */
} HtmlPiece;

/* Blocks of pieces, so that growth leaves no copies behind. */
typedef struct HtmlMap
{
	HtmlPiece **blocks;
	uint32_t	nblocks;
	uint32_t	capacity;		/* of blocks */
	uint32_t	count;			/* pieces */
	uint32_t   *near;			/* the piece that was found last: the next one asked for
								 * is there or a few behind it */
	uint32_t	length;			/* of the source */
} HtmlMap;

/* The part of html_map_add for a map without room for one more. */
extern GdStatus html_map_grow(Arena *arena, HtmlMap *map);

/* Pieces come in order: neither offset ever falls. */
extern GdStatus html_map_add(Arena *arena, HtmlMap *map, uint32_t text,
							 uint32_t source, bool flat);

/*
 * The place in the source that a span of the text was made from: from where its
 * first byte stands to behind its last byte, with all markup between.  An empty
 * span gives an empty place behind what stands before it.
 */
extern GdSpan html_map_place(const HtmlMap *map, GdSpan span);

/*
 * Where the piece ends that holds an offset of the working text, and whether its
 * bytes are those of the source.
 */
extern uint32_t html_map_piece_end(const HtmlMap *map, uint32_t offset, bool *plain);

#endif
