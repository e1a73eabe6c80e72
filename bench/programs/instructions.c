/*
 * instructions.c
 *	  One pass of one call over the texts, for callgrind to count.
 *
 *	instructions parse|is_valid|findings|year|issuer FILE...
 *
 * callgrind counts inside of count_calls() only.  Prints the bytes that were
 * read.
 */
#include "corpus.h"

extern void count_calls(Call which, const Corpus *corpus, Block *block);

__attribute__((noinline)) void
count_calls(Call which, const Corpus *corpus, Block *block)
{
	for (size_t i = 0; i < corpus->count; i++)
		call(which, &corpus->items[i], block);
}

int
main(int argc, char **argv)
{
	Block		block = block_open((size_t) 64 << 20);
	Corpus		corpus;
	Call		which = 0;

	while (argc > 1 && which < NCALLS && strcmp(argv[1], call_names[which]) != 0)
		which++;
	if (argc < 3 || which == NCALLS)
		give_up("usage:", "instructions parse|is_valid|findings|year|issuer FILE...");
	corpus = read_corpus(argv + 2, argc - 2);
	count_calls(which, &corpus, &block);
	printf("%zu\n", corpus.bytes);
	return 0;
}
