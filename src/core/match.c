/*
 * match.c
 *	  Folded words in running text.
 */
#include "match.h"

#include <string.h>

#include "fold.h"
#include "text.h"

/*
 * White space inside a word: a wrapped and indented line at most.  The limit
 * keeps a search over a text full of white space linear.
 */
#define MOST_SPACES 64

/*
 * Match the folded character at text[at] against pattern; the bytes of pattern
 * it takes, 0 for a character that folds to nothing, -1 if it does not fit.
 */
static int
match_char(uint32_t c, const char *pattern, size_t length)
{
	uint32_t	folded[FOLD_MAX];
	unsigned	count = fold_char(c, folded);
	size_t		taken = 0;

	for (unsigned i = 0; i < count; i++)
	{
		unsigned	size;

		if (taken == length ||
			text_decode(pattern, length, taken, &size) != folded[i])
			return -1;
		taken += size;
	}
	return (int) taken;
}

static bool
match_at_length(const char *text, uint32_t at, uint32_t end,
				const char *pattern, size_t length, uint32_t *match_end)
{
	size_t		taken = 0;
	int			spaces = 0;

	while (taken < length && at < end)
	{
		unsigned	size;
		uint32_t	c = text_decode(text, end, at, &size);
		int			more = match_char(c, pattern + taken, length - taken);

		if (more < 0)
			return false;
		if (more == 0 && (taken == 0 || ++spaces > MOST_SPACES))
			return false;
		taken += (size_t) more;
		at += size;
	}
	if (taken < length || length == 0)
		return false;
	if (match_end != NULL)
		*match_end = at;
	return true;
}

bool
match_at(const char *text, uint32_t at, uint32_t end, const char *pattern,
		 uint32_t *match_end)
{
	return match_at_length(text, at, end, pattern, strlen(pattern), match_end);
}

bool
match_find(const char *text, uint32_t at, uint32_t end, const char *pattern,
		   GdSpan *found)
{
	return match_find_any(text, at, end, &pattern, 1, NULL, found);
}

bool
match_find_any(const char *text, uint32_t at, uint32_t end,
			   const char *const *patterns, size_t npatterns, size_t *which,
			   GdSpan *found)
{
	while (at < end)
	{
		unsigned	size;
		uint32_t	match_end;

		for (size_t i = 0; i < npatterns; i++)
		{
			if (match_at(text, at, end, patterns[i], &match_end))
			{
				if (which != NULL)
					*which = i;
				found->start = at;
				found->length = match_end - at;
				return true;
			}
		}
		text_decode(text, end, at, &size);
		at += size;
	}
	return false;
}
