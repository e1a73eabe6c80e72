/*
 * check_meta_issuer.c
 *	  Whether title, preamble and signature name one body.
 */
#include "check_meta.h"

#include <string.h>

#include "org.h"
#include "text.h"

static void
read_name(GdStr name, Phrase *phrase)
{
	GdSpan		whole = {0, name.length};

	phrase_init(phrase);
	phrase_add(phrase, name.data, whole);
}

/* The body that the title names; data is NULL if it names none. */
static GdStr
title_issuer(const Reading *reading)
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
 * The preamble's name counts where it is the report's: 编制云溪县水利局2021年…报告.
 * Whom to ask, and who compiled the report, may be others.
 */
GdStatus
check_meta_issuers(Checking *checking)
{
	const Reading *reading = checking->reading;
	GdStr		issuer = title_issuer(reading);
	MetaNaming	naming;

	if (!check_wants(checking, RULE_META_ISSUER_MISMATCH, GD_WARNING))
		return GD_OK;
	naming = meta_naming(reading->source.text, reading->preamble);
	if (issuer.data == NULL)
		issuer = check_meta_slice(checking, naming.issuer);
	else
		TRY(check_name(checking, issuer, naming.issuer));
	if (reading->signature.date.year != 0 && reading->signature.sure)
		TRY(check_name(checking, issuer, reading->signature.issuer));
	return GD_OK;
}
