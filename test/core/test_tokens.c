/*
 * test_tokens.c
 *	  Cells of text without borders: labels as forms print them, and what may follow.
 */
#include "words/tokens.h"
#include "tap.h"
#include "tsv.h"

/* What stands behind a label: nothing of it, maybe some of it, or maybe another label. */
typedef enum Behind
{
	NOTHING, SOME, LABEL
} Behind;

static const struct
{
	const char *text;
	Behind		is;
}			behind[] = {
	{"", NOTHING}, {" 12 3", NOTHING}, {"\n12", NOTHING}, {"|5|", NOTHING}, {"  项目", LABEL}, {" 处理", LABEL},
	{" (biao) 1", SOME}, {"\t（biao）", SOME}, {" 、(biao)", SOME}, {"12", NOTHING}, {"（注）", SOME}, {"、", SOME}
};

static unsigned ntokens;
static unsigned nlonger;

/*
 * A label and what follows: the token holds the label, and its match is what
 * lexicon_match() finds, or, where two labels are split, what it finds in the first.
 */
static unsigned
check_label(const char *label)
{
	unsigned	wrong = 0;

	for (size_t i = 0; i < sizeof(behind) / sizeof(behind[0]); i++)
	{
		char		text[512];
		uint32_t	length = (uint32_t) snprintf(text, sizeof(text), "%s%s", label, behind[i].text);
		uint32_t	word = (uint32_t) strlen(label);
		uint32_t	at = 0;
		Match		match;
		Token		token;

		/* the form may print words behind a label's wording, and spaces within it */
		if (!lexicon_match(text, 0, length, &match) || strpbrk(label, " ") != NULL ||
			!token_next(tap_tight(text, length), &at, length, &token) || token.kind != TOKEN_LABEL)
			continue;
		ntokens++;
		if (span_end(token.span) > word)
			nlonger++;
		if (behind[i].is == LABEL && span_end(token.span) < match.end &&
			!lexicon_match(text, 0, span_end(token.span), &match))
			wrong++;
		if (token.match.meanings != match.meanings || token.match.end != match.end ||
			token.match.goes_on != match.goes_on || !ordinal_same(token.match.ordinal, match.ordinal) ||
			(behind[i].is == NOTHING && span_end(token.span) != word))
		{
			printf("# %s\n", text);
			wrong++;
		}
	}
	return wrong;
}

static void
test_file(const char *folder, const char *name)
{
	Tsv			tsv;
	unsigned	wrong = 0;

	if (!ok(tsv_open(&tsv, folder, name), "data/%s", name))
		return;
	while (tsv_next(&tsv))
	{
		char	   *aliases = tsv.fields[5];
		char	   *alias;

		wrong += check_label(tsv.fields[4]);
		while ((alias = tsv_item(&aliases)) != NULL)
			wrong += check_label(alias);
	}
	tsv_close(&tsv);
	is_int(wrong, 0, "labels of %s are tokens", name);
}

/* A label that a longer one begins with is no token where that stands, in two words. */
static void
test_longer(void)
{
	static const char text[] = "其他 处理 1";
	uint32_t	at = 0;
	Token		token;

	ok(token_next(text, &at, strlen(text), &token) && token.kind == TOKEN_LABEL, "a label in two words");
	is_int(token.span.length, strlen("其他 处理"), "its length");
}

int
main(int argc, char **argv)
{
	const char *folder = tsv_folder(argc, argv);

	test_file(folder, "rows.tsv");
	test_file(folder, "columns.tsv");
	test_file(folder, "groups.tsv");
	test_longer();
	ok(ntokens > 4000, "%u labels were read", ntokens);
	ok(nlonger > 500, "%u with what belongs to them", nlonger);
	return done_testing();
}
