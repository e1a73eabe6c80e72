/*
 * normalize.c
 *	  gd_fold, the frozen folding of every comparison, and gd_normalize, ICU's
 *	  normalisation for people and for full-text search.
 *
 * gd_fold is the core's and immutable.  gd_normalize is stable: its answer
 * changes with the ICU that the server is linked with.
 */
#include "input.h"

#include "lib/stringinfo.h"
#include "miscadmin.h"

#ifdef USE_ICU
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>
#include <unicode/utrans.h>
#endif

PG_FUNCTION_INFO_V1(gd_fold);
PG_FUNCTION_INFO_V1(gd_normalize);

Datum
gd_fold(PG_FUNCTION_ARGS)
{
	GdInput		input;
	GdStr		folded;
	text	   *result;

	input_open(&input, PG_GETARG_TEXT_PP(0));
	input_check(gd_text_fold(&input.config, input.data, input.length, &folded));
	result = input_text(&input, folded.data, folded.length);
	input_close(&input);
	PG_RETURN_TEXT_P(result);
}

#ifdef USE_ICU

/*
 * Bytes normalised in one go.  ICU orders combining marks in quadratic time, so
 * that many of them must not come together.
 */
#define NORMALIZE_BYTES 4096

typedef struct Normalizer
{
	const UNormalizer2 *nfkc;
	UTransliterator *simplify;
	UChar	   *source;			/* NORMALIZE_BYTES of room */
	UChar	   *result;
	int32_t		capacity;		/* of result */
} Normalizer;

static void
check_icu(UErrorCode status)
{
	if (U_FAILURE(status))
		ereport(ERROR,
				(errcode(status == U_MEMORY_ALLOCATION_ERROR ?
						 ERRCODE_OUT_OF_MEMORY : ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("ICU cannot normalize Chinese text"),
				 errdetail("ICU reports %s.", u_errorName(status)),
				 errhint("The ICU data of the server must contain NFKC and the transliterator Traditional-Simplified.")));
}

/*
 * Opening the transliterator takes some 20 ms and 2 MB, so it is done by the
 * first call and kept; it belongs to ICU and lives as long as the backend.
 *
 * ICU makes U+82CE of U+82E7 and U+82E7 of U+82CE.  Both are Simplified, so they
 * are left alone; the normal form of a normal form is then itself.
 */
static UTransliterator *
open_simplifier(void)
{
	static const UChar id[] = u"[^\u82CE\u82E7] Traditional-Simplified";
	static UTransliterator *simplifier = NULL;
	UErrorCode	status = U_ZERO_ERROR;

	if (simplifier == NULL)
	{
		UTransliterator *opened = utrans_openU(id, -1, UTRANS_FORWARD,
											   NULL, 0, NULL, &status);

		check_icu(status);
		simplifier = opened;
	}
	return simplifier;
}

static void
normalizer_open(Normalizer *self)
{
	UErrorCode	status = U_ZERO_ERROR;

	self->nfkc = unorm2_getNFKCInstance(&status);
	check_icu(status);
	self->simplify = open_simplifier();
	self->source = palloc(NORMALIZE_BYTES * sizeof(UChar));
	self->capacity = NORMALIZE_BYTES;
	self->result = palloc(self->capacity * sizeof(UChar));
}

/*
 * Where to cut a long text: behind the last line break, which neither step
 * looks across; in a longer line, in front of a character that does not
 * combine with the one before it, or, if there is none, of any.
 */
static int32_t
portion_length(const Normalizer *self, const char *data, size_t left)
{
	int32_t		cut = NORMALIZE_BYTES;

	if (left <= NORMALIZE_BYTES)
		return left;
	while (cut > 0 && data[cut - 1] != '\n')
		cut--;
	if (cut > 0)
		return cut;

	for (cut = NORMALIZE_BYTES; cut > NORMALIZE_BYTES / 2; cut--)
	{
		int32_t		next = cut;
		UChar32		c;

		if (U8_IS_TRAIL((uint8_t) data[cut]))
			continue;
		U8_NEXT(data, next, (int32_t) Min(left, NORMALIZE_BYTES + U8_MAX_LENGTH), c);
		if (c >= 0 && unorm2_hasBoundaryBefore(self->nfkc, c))
			return cut;
	}
	cut = NORMALIZE_BYTES;
	U8_SET_CP_START((const uint8_t *) data, 0, cut);
	return cut;
}

/* Append the normal form of one portion. */
static void
normalize_portion(Normalizer *self, const char *data, int32_t bytes,
				  StringInfo out)
{
	UErrorCode	status = U_ZERO_ERROR;
	int32_t		nsource;
	int32_t		nresult;
	int32_t		limit;
	int32_t		written;

	u_strFromUTF8WithSub(self->source, NORMALIZE_BYTES, &nsource, data, bytes,
						 0xFFFD, NULL, &status);
	check_icu(status);
	for (;;)
	{
		status = U_ZERO_ERROR;
		nresult = unorm2_normalize(self->nfkc, self->source, nsource,
								   self->result, self->capacity, &status);
		limit = nresult;
		if (U_SUCCESS(status))
			utrans_transUChars(self->simplify, self->result, &nresult,
							   self->capacity, 0, &limit, &status);
		if (status != U_BUFFER_OVERFLOW_ERROR)
			break;
		self->capacity = Max(self->capacity, nresult) * 2;
		self->result = repalloc(self->result, self->capacity * sizeof(UChar));
	}
	check_icu(status);

	/* A UTF-16 unit takes three bytes at most. */
	enlargeStringInfo(out, nresult * 3 + 1);
	status = U_ZERO_ERROR;
	u_strToUTF8WithSub(out->data + out->len, out->maxlen - out->len, &written,
					   self->result, nresult, 0xFFFD, NULL, &status);
	check_icu(status);
	out->len += written;
}

Datum
gd_normalize(PG_FUNCTION_ARGS)
{
	GdInput		input;
	Normalizer	normalizer;
	StringInfoData out;
	MemoryContext old;
	size_t		done = 0;
	text	   *result;

	input_open(&input, PG_GETARG_TEXT_PP(0));
	old = MemoryContextSwitchTo(input.context);
	normalizer_open(&normalizer);
	initStringInfo(&out);
	while (done < input.length)
	{
		int32_t		bytes = portion_length(&normalizer, input.data + done,
										   input.length - done);

		CHECK_FOR_INTERRUPTS();
		normalize_portion(&normalizer, input.data + done, bytes, &out);
		done += bytes;
	}
	MemoryContextSwitchTo(old);
	result = input_text(&input, out.data, out.len);
	input_close(&input);
	PG_RETURN_TEXT_P(result);
}

#else							/* !USE_ICU */

Datum
gd_normalize(PG_FUNCTION_ARGS)
{
	(void) fcinfo;
	ereport(ERROR,
			(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
			 errmsg("gd_normalize needs a server built with ICU"),
			 errhint("gd_fold works without ICU.")));
}

#endif							/* USE_ICU */
