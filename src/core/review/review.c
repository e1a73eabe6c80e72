/*
 * review.c
 *	  Stage 12: all that is known of a report, for those who print it anew.
 */
#include "check/check.h"

#include <string.h>

#include "base/text.h"

typedef struct Pieces
{
	Arena	   *arena;
	const Source *source;
	GdPiece    *items;
	uint32_t	count;
	uint32_t	capacity;
	bool		heading;		/* are those that follow of a heading? */
	bool		cut;			/* there would be too many */
} Pieces;

static GdStatus
add_piece(Pieces *pieces, uint32_t section, GdSpan span, bool first, bool exact)
{
	GdPiece    *piece;

	if (pieces->count == GD_MAX_PIECES)
	{
		pieces->cut = true;
		return GD_OK;
	}
	TRY(arena_grow(pieces->arena, (void **) &pieces->items, &pieces->capacity,
				   pieces->count, sizeof(GdPiece)));
	piece = &pieces->items[pieces->count++];
	piece->section = (int32_t) section;
	piece->heading = pieces->heading;
	piece->first = first;
	piece->exact = exact;
	piece->text.data = pieces->source->text + span.start;
	piece->text.length = span.length;
	piece->place = source_place(pieces->source, span);
	return arena_poll(pieces->arena);
}

/* A line; of HTML in as many pieces as it was made from. */
static GdStatus
add_line(Pieces *pieces, uint32_t section, GdSpan line)
{
	line = text_trim(pieces->source->text, line);
	if (line.length == 0)
		return GD_OK;
	if (!pieces->source->markup)
		return add_piece(pieces, section, line, true, true);
	for (uint32_t at = line.start; at < span_end(line) && !pieces->cut;)
	{
		bool		plain;
		uint32_t	end = html_map_piece_end(&pieces->source->map, at, &plain);

		if (end > span_end(line))
			end = span_end(line);
		TRY(add_piece(pieces, section, span_between(at, end), at == line.start, plain));
		at = end;
	}
	return GD_OK;
}

/* The lines of a span between tables; \v stands for a line break tag. */
static GdStatus
add_lines(Pieces *pieces, uint32_t section, GdSpan span)
{
	const char *text = pieces->source->text;
	uint32_t	start = span.start;

	for (uint32_t at = span.start; at <= span_end(span) && !pieces->cut; at++)
	{
		if (at < span_end(span) && text[at] != '\n' && text[at] != '\r' && text[at] != '\v')
			continue;
		TRY(add_line(pieces, section, span_between(start, at)));
		start = at + 1;
	}
	return GD_OK;
}

/* A heading from its ordinal on: marks of markdown before it are none of it. */
static GdSpan
heading_span(const char *text, const Heading *heading)
{
	GdSpan		span = span_between(heading->start, span_end(heading->title));

	while (span.length > 0 && (text[span.start] == '#' || text[span.start] == ' '))
	{
		span.start++;
		span.length--;
	}
	return span;
}

/* Sections and tables both stand in the order of the text. */
static GdStatus
build_pieces(Arena *arena, const Reading *reading, GdReview *review)
{
	const Outline *outline = &reading->outline;
	const Grids *grids = &reading->grids;
	Pieces		pieces = {arena, &reading->source, NULL, 0, 0, false, false};
	uint32_t	next = 0;

	for (uint32_t i = 0; i < outline->count && !pieces.cut; i++)
	{
		const Heading *heading = &outline->items[i];
		uint32_t	at = heading->body;
		uint32_t	end = heading->end;

		pieces.heading = true;
		if (heading->level > 0)
			TRY(add_lines(&pieces, i, heading_span(reading->source.text, heading)));
		pieces.heading = false;
		while (next < grids->count && span_end(grids->items[next].place) <= at)
			next++;
		for (; next < grids->count && grids->items[next].place.start < end; next++)
		{
			GdSpan		table = grids->items[next].place;

			if (table.start > at)
				TRY(add_lines(&pieces, i, span_between(at, table.start)));
			at = span_end(table);
		}
		if (at < end)
			TRY(add_lines(&pieces, i, span_between(at, end)));
	}
	review->pieces = pieces.items;
	review->npieces = pieces.count;
	review->cut = pieces.cut;
	review->followed = reading->followed;
	review->repeated = !review->followed &&
		reading->copies.end_line - reading->copies.first_line < reading->lines.count;
	return GD_OK;
}

GdStatus
gd_report_review(const GdConfig *config, const GdCheck *check, const char *text,
				 size_t length, GdReview *review)
{
	Arena		arena;
	Reading		reading;
	Claims		claims;

	memset(review, 0, sizeof(*review));
	arena_init(&arena, config);
	TRY(check_text(&arena, check, text, length, true, &reading, &review->report, &claims,
				   &review->findings));
	review->claims.items = claims.items;
	review->claims.count = claims.count;
	return build_pieces(&arena, &reading, review);
}
