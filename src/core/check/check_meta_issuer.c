/*
 * check_meta_issuer.c
 *	  Whether title, preamble and signature name one body.
 */
#include "check/check_meta.h"

#include <string.h>

#include "base/text.h"
#include "meta/org.h"

/* White space before a signature. */
#define MOST_INDENT 400

static void
read_name(GdStr name, Phrase *phrase)
{
	GdSpan		whole = {0, name.length};

	phrase_init(phrase);
	phrase_add(phrase, name.data, whole);
}

GdStr
check_meta_title_issuer(const Reading *reading)
{
	MetaSignature nobody;
	GdSpan		nothing = {0, 0};

	memset(&nobody, 0, sizeof(nobody));
	return meta_issuer(reading->source.text, nothing, &reading->title, &nobody);
}

/* The name in a span is compared with the one of the title. */
static GdStatus
check_name(Checking *checking, GdStr issuer, GdSpan name)
{
	const Reading *reading = checking->reading;
	Broken		broken = check_broken(RULE_META_ISSUER_MISMATCH);
	Phrase		one;
	Phrase		two;

	if (issuer.data == NULL || name.length == 0)
		return GD_OK;
	read_name(issuer, &one);
	read_name(check_meta_slice(checking, name), &two);
	if (org_compare(&one, &two) != ORG_DIFFERENT)
		return GD_OK;
	TRY(source_words(checking->arena, &reading->source, name, &broken.actual));
	broken.subject = broken.actual;
	broken.expected = issuer;
	broken.place = source_place(&reading->source, name);
	return check_add(checking, RULE_META_ISSUER_MISMATCH, &broken);
}

/*
 * Has the signature a name that can be believed?  Without a date it must have a
 * line to itself and say of which place it is.
 */
static bool
is_signed(const Checking *checking)
{
	const Reading *reading = checking->reading;
	const char *text = reading->source.text;
	const MetaSignature *signature = &reading->signature;
	uint32_t	start = signature->issuer.start;
	Phrase		name;

	if (signature->issuer.length == 0)
		return false;
	if (signature->date.year != 0)
		return signature->sure;
	read_name(check_meta_slice(checking, signature->issuer), &name);
	if (!org_has_place(&name))
		return false;
	while (start > reading->whole.start && text[start - 1] != '\n' &&
		   text[start - 1] != '\r' && signature->issuer.start - start < MOST_INDENT)
		start--;
	return (start == reading->whole.start || text[start - 1] == '\n' ||
			text[start - 1] == '\r') &&
		text_trim(text, span_between(start, signature->issuer.start)).length == 0;
}

/*
 * The preamble's name counts where it is the report's: 编制云溪县水利局2021年…报告.
 * Whom to ask, and who compiled the report, may be others.
 */
GdStatus
check_meta_issuers(Checking *checking, const MetaNaming *naming)
{
	const Reading *reading = checking->reading;
	GdStr		issuer = check_meta_title_issuer(reading);

	if (!check_wants(checking, RULE_META_ISSUER_MISMATCH, GD_WARNING))
		return GD_OK;
	if (issuer.data == NULL)
		issuer = check_meta_slice(checking, naming->issuer);
	else
		TRY(check_name(checking, issuer, naming->issuer));
	if (is_signed(checking))
		TRY(check_name(checking, issuer, reading->signature.issuer));
	return GD_OK;
}
