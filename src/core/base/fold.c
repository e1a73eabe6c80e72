/*
 * fold.c
 *	  The frozen folding behind every comparison.
 */
#include "base/fold.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"

#include "fold_data.inc"

unsigned
fold_expand(uint32_t value, uint32_t *out)
{
	unsigned	first = fold_starts[value - FOLD_EXPANSION];
	unsigned	n = fold_starts[value - FOLD_EXPANSION + 1] - first;

	for (unsigned i = 0; i < n; i++)
		out[i] = fold_texts[first + i];
	return n;
}

/* Fold text into out, or only measure if out is NULL; returns the bytes. */
static GdStatus
fold_into(const GdConfig *config, const char *text, size_t length, char *out,
		  size_t *folded_length)
{
	size_t		next_poll = GD_POLL_BYTES;
	size_t		written = 0;
	unsigned	size;

	for (size_t at = 0; at < length; at += size)
	{
		uint32_t	folded[FOLD_MAX];
		unsigned	n = fold_char(text_decode(text, length, at, &size), folded);

		for (unsigned i = 0; i < n; i++)
		{
			char		bytes[4];
			unsigned	nbytes = text_encode(folded[i], bytes);

			if (out != NULL)
				memcpy(out + written, bytes, nbytes);
			written += nbytes;
		}
		if (at >= next_poll)
		{
			if (config->interrupted != NULL && config->interrupted(config->context))
				return GD_INTERRUPTED;
			next_poll = at + GD_POLL_BYTES;
		}
	}
	*folded_length = written;
	return GD_OK;
}

GdStatus
gd_text_fold(const GdConfig *config, const char *text, size_t length,
			 GdStr *folded)
{
	Arena		arena;
	size_t		size;
	char	   *out;

	memset(folded, 0, sizeof(*folded));
	if (length > GD_MAX_INPUT)
		return GD_LIMIT_INPUT;
	arena_init(&arena, config);

	/* An expansion can be longer than its source, so measure first. */
	TRY(fold_into(config, text, length, NULL, &size));
	out = arena_alloc(&arena, size > 0 ? size : 1);
	if (out == NULL)
		return GD_NO_MEMORY;
	TRY(fold_into(config, text, length, out, &size));
	folded->data = out;
	folded->length = (uint32_t) size;
	return GD_OK;
}
