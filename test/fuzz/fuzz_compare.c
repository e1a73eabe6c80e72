/*
 * fuzz_compare.c
 *	  Two texts against each other; the first byte that is zero divides them.
 */
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *zero = size > 0 ? memchr(data, 0, size) : NULL;
	size_t		first = zero != NULL ? (size_t) (zero - data) : size / 2;
	size_t		second = zero != NULL ? size - first - 1 : size - first;
	GdCheck		check = {gd_ruleset("1.0", 3), GD_NOTICE, 0, false};
	FuzzText	previous;
	FuzzText	current;
	FuzzPool	pool;
	GdConfig	config = fuzz_config(&pool);
	GdFindings	findings;

	if (size > FUZZ_MAX_INPUT)
		return -1;
	previous = fuzz_text(data, first);
	current = fuzz_text(data + size - second, second);
	MUST(gd_reports_compare(&config, &check, previous.data, first, current.data, second,
							&findings) == GD_OK);
	for (uint32_t i = 0; i < findings.count; i++)
	{
		fuzz_str(findings.items[i].message);
		fuzz_place(&current, findings.items[i].place);
	}
	fuzz_free(&pool);
	fuzz_text_free(&previous);
	fuzz_text_free(&current);
	return 0;
}
