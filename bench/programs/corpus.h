/*
 * corpus.h
 *	  What the programs of the bench share: the texts, and memory for one call.
 */
#ifndef BENCH_CORPUS_H
#define BENCH_CORPUS_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gd.h"

typedef struct Text
{
	char	   *data;
	size_t		length;
	bool		html;
} Text;

typedef struct Corpus
{
	Text	   *items;
	size_t		count;
	size_t		bytes;
} Corpus;

static inline void
give_up(const char *what, const char *name)
{
	fprintf(stderr, "%s \"%s\"\n", what, name);
	exit(1);
}

static inline Text
read_text(const char *name)
{
	Text		text = {NULL, 0, false};
	FILE	   *file = fopen(name, "rb");
	long		size;

	if (file == NULL || fseek(file, 0, SEEK_END) != 0 || (size = ftell(file)) <= 0)
		give_up("could not read", name);
	rewind(file);
	text.data = malloc((size_t) size + 1);
	if (text.data == NULL || fread(text.data, 1, (size_t) size, file) != (size_t) size)
		give_up("could not read", name);
	fclose(file);
	text.length = (size_t) size;
	text.data[size] = '\0';
	text.html = strstr(text.data, "</") != NULL;
	return text;
}

static inline Corpus
read_corpus(char **names, int count)
{
	Corpus		corpus = {NULL, 0, 0};

	corpus.items = calloc((size_t) count + 1, sizeof(Text));
	if (corpus.items == NULL)
		give_up("no memory for", "the corpus");
	for (int i = 0; i < count; i++)
	{
		corpus.items[i] = read_text(names[i]);
		corpus.bytes += corpus.items[i].length;
	}
	corpus.count = (size_t) count;
	return corpus;
}

/*
 * Memory of one call: a block that is used again, as the server's allocator
 * does for a context that is deleted and made anew.
 */
typedef struct Block
{
	char	   *data;
	size_t		size;
	size_t		used;
} Block;

static inline void *
block_alloc(void *context, size_t size)
{
	Block	   *block = context;
	char	   *result = block->data + block->used;

	size = (size + 15) / 16 * 16;
	if (size > block->size - block->used)
		return NULL;
	block->used += size;
	return result;
}

static inline Block
block_open(size_t size)
{
	Block		block = {malloc(size), size, 0};

	if (block.data == NULL)
		give_up("no memory for", "a call");
	return block;
}

/* What is asked of a text. */
typedef enum Call
{
	CALL_PARSE,					/* gd_parse */
	CALL_IS_VALID,				/* gd_is_valid at its default, error */
	CALL_FINDINGS,				/* gd_findings */
	CALL_YEAR,					/* gd_year */
	CALL_ISSUER					/* gd_issuer */
} Call;

#define NCALLS 5

static const char *const call_names[NCALLS] = {
	"parse", "is_valid", "findings", "year", "issuer"
};

static inline void
call(Call which, const Text *text, Block *block)
{
	GdConfig	config = {block_alloc, NULL, block};
	GdCheck		first = {gd_rulesets(&(uint32_t) {0})[0], GD_ERROR, 1, true};
	GdCheck		all = {first.ruleset, GD_NOTICE, 0, false};
	GdReport	report;
	GdFindings	findings;
	GdStatus	status;

	block->used = 0;
	if (which == CALL_PARSE)
		status = gd_report_read(&config, text->data, text->length, &report);
	else if (which == CALL_YEAR || which == CALL_ISSUER)
		status = gd_scalars_read(&config, text->data, text->length,
								 which == CALL_YEAR ? GD_SCALAR_YEAR : GD_SCALAR_ISSUER,
								 &report);
	else
		status = gd_report_check(&config, which == CALL_IS_VALID ? &first : &all,
								 text->data, text->length,
								 which == CALL_IS_VALID ? NULL : &report, &findings);
	if (status != GD_OK)
		give_up("a text was not read:", gd_status_text(status));
}

#endif
