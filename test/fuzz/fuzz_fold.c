/*
 * fuzz_fold.c
 *	  The folding of any bytes: idempotent, character by character, and without
 *	  what it takes out.
 */
#include "base/fold.h"
#include "fuzz.h"

/* What fold_char() makes of each character, one after the other. */
static void
check_plain(const FuzzText *text, GdStr folded)
{
	uint32_t	done = 0;
	unsigned	size;

	for (uint32_t at = 0; at < text->length; at += size)
	{
		uint32_t	c = text_decode(text->data, text->length, at, &size);
		uint32_t	out[FOLD_MAX];
		unsigned	n = fold_char(c, out);

		MUST(n <= FOLD_MAX && fold_first(c) == (n > 0 ? out[0] : 0));
		for (unsigned i = 0; i < n; i++)
		{
			char		bytes[TEXT_MAX_SIZE];
			unsigned	nbytes = text_encode(out[i], bytes);

			MUST(folded.length - done >= nbytes &&
				 memcmp(folded.data + done, bytes, nbytes) == 0);
			done += nbytes;
		}
	}
	MUST(done == folded.length);
}

/* Folded text has no white space and no Traditional characters. */
static void
check_folded(GdStr folded)
{
	unsigned	size;

	for (uint32_t at = 0; at < folded.length; at += size)
	{
		uint32_t	c = text_decode(folded.data, folded.length, at, &size);

		MUST(!text_is_space(c) && !fold_is_traditional(c));
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	FuzzText	text;
	FuzzPool	pool;
	GdConfig	config = fuzz_config(&pool);
	GdStr		once;
	GdStr		twice;

	if (size > FUZZ_MAX_INPUT)
		return -1;
	text = fuzz_text(data, size);
	MUST(gd_text_fold(&config, text.data, size, &once) == GD_OK);
	MUST(gd_text_fold(&config, once.data, once.length, &twice) == GD_OK);
	MUST(fuzz_same_str(once, twice));
	check_plain(&text, once);
	check_folded(once);
	fuzz_free(&pool);
	fuzz_text_free(&text);
	return 0;
}
