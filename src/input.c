/*
 * input.c
 *	  Arguments into the core, its statuses and texts back.
 *
 * The core reads UTF-8 and treats a byte that belongs to no character as one
 * unknown character.  What it is given depends on the server encoding:
 *
 *	UTF8		the argument as it is;
 *	SQL_ASCII	the argument as it is.  The server does not know what the bytes
 *				mean; if they are UTF-8, they are read as such.  Its substr()
 *				counts bytes, hence so do our positions;
 *	others		the argument converted.  pg_server_to_any() would raise for the
 *				code points that a character set leaves unassigned, but content
 *				never raises here: such a character becomes U+FFFD, and on the
 *				way back one that the server encoding lacks becomes '?'.  Each
 *				character stays one character, so that positions hold.  (The
 *				exception are a few kana of EUC_JIS_2004, which UTF-8 writes as
 *				two; no Chinese report has them.)
 */
#include "input.h"

#include "catalog/pg_conversion.h"
#include "catalog/pg_namespace.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

/* Bytes of text between two known character counts. */
#define CHECKPOINT_BYTES 256

/* Bytes converted in one go; the target is sized for the worst case of it. */
#define CONVERT_BYTES 8192

static void *
input_alloc(void *context, size_t size)
{
	GdInput    *input = context;

	return MemoryContextAllocExtended(input->context, size,
									  MCXT_ALLOC_HUGE | MCXT_ALLOC_NO_OOM);
}

/* May not return: the core keeps nothing that a longjmp would lose. */
static bool
input_interrupted(void *context)
{
	(void) context;
	CHECK_FOR_INTERRUPTS();
	return false;
}

/* The server's own, whatever conversions the search path leads to. */
static Oid
conversion_between(int from, int to)
{
	Oid			conversion = FindDefaultConversion(PG_CATALOG_NAMESPACE, from, to);

	if (!OidIsValid(conversion))
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_FUNCTION),
				 errmsg("default conversion function for encoding \"%s\" to \"%s\" does not exist",
						pg_encoding_to_char(from), pg_encoding_to_char(to)),
				 errhint("A database in UTF8 needs none.")));
	return conversion;
}

/*
 * Convert, with a substitute for each character that has no equivalent.  The
 * conversion stops in front of such a character, and likewise in front of one
 * that the end of a portion cuts; only the former is the first of its portion.
 */
static char *
convert(Oid conversion, int from, int to, const char *source, size_t length,
		const char *substitute, size_t *converted)
{
	size_t		capacity = length + length / 2 + CONVERT_BYTES * MAX_CONVERSION_GROWTH + 1;
	size_t		used = 0;
	size_t		done = 0;
	char	   *target = MemoryContextAllocHuge(CurrentMemoryContext, capacity);

	while (done < length)
	{
		int			portion = Min(length - done, CONVERT_BYTES);
		int			room = portion * MAX_CONVERSION_GROWTH + 1;
		unsigned char *next = (unsigned char *) source + done;
		int			read;

		CHECK_FOR_INTERRUPTS();
		if (capacity - used < (size_t) room)
		{
			capacity = capacity * 2 + room;
			target = repalloc_huge(target, capacity);
		}
		read = pg_do_encoding_conversion_buf(conversion, from, to, next, portion,
											 (unsigned char *) target + used,
											 room, true);
		if (read == 0)
		{
			read = Min(pg_encoding_mblen(from, (char *) next), portion);
			strlcpy(target + used, substitute, room);
		}
		used += strlen(target + used);
		done += read;
	}
	*converted = used;
	return target;
}

void
input_open(GdInput *input, const text *argument)
{
	memset(input, 0, sizeof(*input));
	input->context = AllocSetContextCreate(CurrentMemoryContext,
										   "gdreport call",
										   ALLOCSET_DEFAULT_SIZES);
	input->config.alloc = input_alloc;
	input->config.interrupted = input_interrupted;
	input->config.context = input;

	input->encoding = GetDatabaseEncoding();
	if (input->encoding != PG_UTF8 && input->encoding != PG_SQL_ASCII)
	{
		input->to_utf8 = conversion_between(input->encoding, PG_UTF8);
		input->from_utf8 = conversion_between(PG_UTF8, input->encoding);
	}

	if (argument == NULL)
		return;
	input->data = VARDATA_ANY(argument);
	input->length = VARSIZE_ANY_EXHDR(argument);
	if (input->length > GD_MAX_INPUT)
		input_check(GD_LIMIT_INPUT);
	if (OidIsValid(input->to_utf8))
	{
		MemoryContext old = MemoryContextSwitchTo(input->context);

		input->data = convert(input->to_utf8, input->encoding, PG_UTF8,
							  input->data, input->length, "\xEF\xBF\xBD",
							  &input->length);
		MemoryContextSwitchTo(old);
	}
}

void
input_close(GdInput *input)
{
	MemoryContextDelete(input->context);
	input->context = NULL;
}

void
input_read(GdInput *input, GdReport *report)
{
	input_check(gd_report_read(&input->config, input->data, input->length,
							   report));
}

void
input_read_facts(GdInput *input, GdReport *report)
{
	input_check(gd_facts_read(&input->config, input->data, input->length,
							  report));
}

void
input_read_scalar(GdInput *input, GdScalar wanted, GdReport *report)
{
	input_check(gd_scalars_read(&input->config, input->data, input->length,
								wanted, report));
}

bool
input_takes_parts(void)
{
	int			encoding = GetDatabaseEncoding();

	return encoding == PG_UTF8 || encoding == PG_SQL_ASCII;
}

void
input_read_part(GdInput *input, GdScalar wanted, GdReport *report, bool *decided)
{
	input_check(gd_scalars_read_part(&input->config, input->data, input->length,
									 wanted, report, decided));
}

static void
raise_limit(const char *detail, unsigned int limit)
{
	ereport(ERROR,
			(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
			 errmsg("text exceeds a limit of gdreport"),
			 errdetail_internal(detail, limit),
			 errhint("A long report has 30 kB; this may be many documents in one text.")));
}

void
input_check(GdStatus status)
{
	switch (status)
	{
		case GD_OK:
			return;
		case GD_NO_MEMORY:
			ereport(ERROR,
					(errcode(ERRCODE_OUT_OF_MEMORY),
					 errmsg("out of memory"),
					 errdetail("Failed while reading a report.")));
			break;
		case GD_INTERRUPTED:
			ereport(ERROR,
					(errcode(ERRCODE_QUERY_CANCELED),
					 errmsg("reading of a report was interrupted")));
			break;
		case GD_LIMIT_INPUT:
			raise_limit("A text may have up to %u bytes.", GD_MAX_INPUT);
			break;
		case GD_LIMIT_SECTIONS:
			raise_limit("A text may have up to %u headings.", GD_MAX_SECTIONS);
			break;
		case GD_LIMIT_TABLES:
			raise_limit("A text may have up to %u tables.", GD_MAX_TABLES);
			break;
		case GD_LIMIT_CELLS:
			raise_limit("The tables of a text may have up to %u cells.",
						GD_MAX_CELLS);
			break;
	}
	elog(ERROR, "unexpected status of the core: %s", gd_status_text(status));
}

void
input_raise_result(size_t size)
{
	ereport(ERROR,
			(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
			 errmsg("text exceeds a limit of gdreport"),
			 errdetail("The result would have %zu bytes; a value may have up to %zu.",
					   size, (size_t) MaxAllocSize)));
}

/* What is folded may be four times as long as it was, more than a value may be. */
static text *
make_text(const char *data, size_t length)
{
	if (length > MaxAllocSize - VARHDRSZ)
		input_raise_result(length);
	return cstring_to_text_with_len(data, length);
}

text *
input_text(const GdInput *input, const char *data, size_t length)
{
	text	   *result;
	char	   *converted;

	if (!OidIsValid(input->from_utf8))
		return make_text(data, length);

	converted = convert(input->from_utf8, PG_UTF8, input->encoding,
						data, length, "?", &length);
	result = make_text(converted, length);
	pfree(converted);
	return result;
}

/* The bytes of a word of UTF-8 that begin no character, 10xxxxxx: 1 in place of each. */
static inline uint64
mark_continuations(uint64 word)
{
	return (word >> 7) & (~word >> 6) & UINT64CONST(0x0101010101010101);
}

/* The last so many bytes, 1 to 8, of the word that ends at text[end], which has that many before. */
static inline uint64
last_bytes(const char *text, uint32 end, uint32 count)
{
	uint64		word;
	unsigned	others = 8 * (sizeof(word) - count);

	memcpy(&word, text + end - sizeof(word), sizeof(word));
#ifdef WORDS_BIGENDIAN
	return word << others;
#else
	return word >> others;
#endif
}

/*
 * Characters that begin in text[start, end), a block of the text at most.  Eight bytes
 * at a time, each byte of the sum counts those at its place.
 */
static uint32
count_characters(const char *text, uint32 start, uint32 end)
{
	const uint64 pairs = UINT64CONST(0x00FF00FF00FF00FF);
	uint32		length = end - start;
	uint64		sums = 0;
	uint32		continuations = 0;

	StaticAssertStmt(CHECKPOINT_BYTES / sizeof(uint64) <= UINT8_MAX,
					 "a byte holds the sum at its place");
	for (; end - start > sizeof(uint64); start += sizeof(uint64))
	{
		uint64		word;

		memcpy(&word, text + start, sizeof(word));
		sums += mark_continuations(word);
	}
	if (end >= sizeof(uint64) && start < end)
		sums += mark_continuations(last_bytes(text, end, end - start));
	else
		for (; start < end; start++)
			continuations += (text[start] & 0xC0) == 0x80;
	/* two of the eight together, then all */
	sums = (sums & pairs) + ((sums >> 8) & pairs);
	return length - continuations - (uint32) ((sums * UINT64CONST(0x0001000100010001)) >> 48);
}

/*
 * The last offset that is known becomes the beginning of a block; those before it are
 * counted once.
 */
static void
seek_block(GdInput *input, uint32 block)
{
	if (input->checkpoints == NULL)
	{
		input->checkpoints =
			MemoryContextAlloc(input->context,
							   (input->length / CHECKPOINT_BYTES + 1) * sizeof(uint32));
		input->checkpoints[0] = 0;
		input->checked = 1;
	}
	for (; input->checked <= block; input->checked++)
	{
		uint32		last = input->checked - 1;

		input->checkpoints[input->checked] = input->checkpoints[last] +
			count_characters(input->data, last * CHECKPOINT_BYTES,
							 (last + 1) * CHECKPOINT_BYTES);
	}
	input->last_offset = block * CHECKPOINT_BYTES;
	input->last_characters = input->checkpoints[block];
}

/*
 * Places come in the order of the text, nearly always: one behind the last costs the
 * bytes between them, any other those of part of a block.
 */
int32
input_position(GdInput *input, uint32 offset)
{
	Assert(offset <= input->length);
	if (input->encoding == PG_SQL_ASCII)
		return (int32) offset + 1;

	/* a larger number, too, where it stands before the last one */
	if (offset - input->last_offset > CHECKPOINT_BYTES)
		seek_block(input, offset / CHECKPOINT_BYTES);
	input->last_characters += count_characters(input->data, input->last_offset, offset);
	input->last_offset = offset;
	return (int32) input->last_characters + 1;
}
