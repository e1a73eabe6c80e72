/*
 * html.c
 *	  HTML as the text that all stages read: from token to token.
 *
 * There is no tree.  A browser builds one to know what everything looks like;
 * here it matters where lines, rows and cells begin, and each tag tells that on
 * its own, as well where tags are missing.
 */
#include "source/html.h"

#include <string.h>

#include "base/array.h"
#include "base/scan.h"
#include "source/html_entities.h"
#include "source/html_judge.h"
#include "source/html_marks.h"
#include "source/html_tag.h"
#include "source/html_unseen.h"
#include "source/html_write.h"

typedef struct Reader
{
	HtmlWriter	writer;
	const char *text;
	uint32_t	length;
	uint32_t	at;
	uint32_t	polled;
	uint32_t	text_end;		/* before it, a < opens nothing */
	bool		escaped;		/* text is a copy with filling in it */
	bool		lines;			/* line ends outside of tables are line ends */
	bool		pre;			/* so they are here */
	bool		cdata;			/* inside a CDATA section */
	bool		part;			/* there is more behind the text */
	bool		stopped;		/* what that is would make a difference */
	bool		endless;		/* no --> follows */
	bool		unclosed;		/* no > follows */
	bool		unended[HTML_MAX_NAMES];	/* no end tag of that name follows */
	HtmlUnseen	unseen;
	HtmlTags	tags;
} Reader;

/* ---- searches ------------------------------------------------------------------------- */

/* memchr in steps; GD_NOWHERE if the byte does not follow. */
static GdStatus
find_byte(Reader *reader, uint32_t from, char byte, uint32_t *found)
{
	*found = GD_NOWHERE;
	while (from < reader->length)
	{
		uint32_t	left = reader->length - from;
		uint32_t	step = left < GD_POLL_BYTES ? left : GD_POLL_BYTES;
		const char *hit = memchr(reader->text + from, byte, step);

		if (hit != NULL)
		{
			*found = (uint32_t) (hit - reader->text);
			return GD_OK;
		}
		from += step;
		TRY(arena_poll(reader->writer.arena));
	}
	reader->stopped = reader->part;
	return GD_OK;
}

static bool
stands_at(const Reader *reader, uint32_t at, const char *what)
{
	size_t		size = strlen(what);

	return reader->length - at >= size && memcmp(reader->text + at, what, size) == 0;
}

/* GD_INTERRUPTED if asked to stop; called for every step of a search. */
static GdStatus
poll_at(Reader *reader, uint32_t at)
{
	if (at - reader->polled < GD_POLL_BYTES)
		return GD_OK;
	reader->polled = at;
	return arena_poll(reader->writer.arena);
}

/* Where the entity begins whose first character stands at text[at]. */
static uint32_t
filling_before(const Reader *reader, uint32_t at)
{
	if (reader->escaped)
		while (at > 0 && reader->text[at - 1] == HTML_FILL_BEFORE)
			at--;
	return at;
}

/* A < or & that is nothing but itself. */
static GdStatus
read_sign(Reader *reader)
{
	uint32_t	at = reader->at++;
	uint32_t	start = filling_before(reader, at);

	if (start == at)
		return html_write_run(&reader->writer, at, at + 1);
	return html_write_character(&reader->writer, (unsigned char) reader->text[at],
								start, at + 1);
}

/* ---- what is no text ----------------------------------------------------------------------- */

/* What is inside <script>, <nav> and the like; without its end tag, nothing. */
static GdStatus
skip_element(Reader *reader, const HtmlTag *tag)
{
	uint32_t	at = tag->end;

	if (tag->closes || tag->closed || reader->unended[tag->known])
		return GD_OK;
	for (;;)
	{
		uint32_t	name_end;
		uint8_t		known;

		TRY(find_byte(reader, at, '<', &at));
		if (at == GD_NOWHERE)
		{
			reader->unended[tag->known] = true;
			return GD_OK;
		}
		at++;
		if (at < reader->length && reader->text[at] == '/')
		{
			html_tag_name(reader->text, reader->length, at + 1, &name_end, &known);
			if (known == tag->known)
			{
				/* the end tag is read like any other */
				reader->at = at - 1;
				return GD_OK;
			}
		}
		TRY(poll_at(reader, at));
	}
}

/* A comment without an end is as long as the <!...> that it then is. */
static GdStatus
skip_comment(Reader *reader, bool *skipped)
{
	uint32_t	at = reader->at + 2;

	*skipped = false;
	while (!reader->endless)
	{
		TRY(find_byte(reader, at, '>', &at));
		if (at == GD_NOWHERE)
			reader->endless = true;
		else if (at >= reader->at + 4 && reader->text[at - 1] == '-' &&
				 reader->text[at - 2] == '-')
		{
			reader->at = at + 1;
			*skipped = true;
			return GD_OK;
		}
		else
		{
			at++;
			TRY(poll_at(reader, at));
		}
	}
	return GD_OK;
}

/* text[at] is a < with ! or ? behind it. */
static GdStatus
read_declaration(Reader *reader)
{
	static const char cdata[] = "<![CDATA[";
	bool		skipped;
	uint32_t	end = GD_NOWHERE;

	if (stands_at(reader, reader->at, cdata))
	{
		/* sites wrap markup into it too, so it is read on like anything else */
		reader->at += sizeof(cdata) - 1;
		reader->cdata = true;
		return GD_OK;
	}
	if (stands_at(reader, reader->at, "<!--"))
	{
		TRY(skip_comment(reader, &skipped));
		if (skipped)
			return GD_OK;
	}
	if (!reader->unclosed)
		TRY(find_byte(reader, reader->at, '>', &end));
	if (end != GD_NOWHERE)
	{
		reader->at = end + 1;
		return GD_OK;
	}
	reader->unclosed = true;
	return read_sign(reader);
}

/* ---- tags -------------------------------------------------------------------------------------- */

/* What a tag does to the text around it. */
static GdStatus
write_tag(Reader *reader, const HtmlTag *tag)
{
	HtmlWriter *writer = &reader->writer;

	switch (tag->kind)
	{
		case HTML_TAG_NONE:
		case HTML_TAG_INLINE:
		case HTML_TAG_VOID:
		case HTML_TAG_STRUCK:
			return GD_OK;
		case HTML_TAG_RAISED:
			/* the mark of a note is no digit of a figure */
			if (writer->grid.in_row)
				html_write_break(writer);
			return GD_OK;
		case HTML_TAG_SKIPPED:
			return skip_element(reader, tag);
		case HTML_TAG_PRE:
			reader->pre = !tag->closes;
			html_write_break(writer);
			return GD_OK;
		case HTML_TAG_BREAK:
			/* lines of pipes carry it inside their cells */
			if (reader->lines && writer->tables == 0)
				html_write_space(writer);
			else
				html_write_break(writer);
			return GD_OK;
		case HTML_TAG_PAGE:
		case HTML_TAG_BLOCK:
			html_write_break(writer);
			return GD_OK;
		default:
			return html_table_tag(writer, tag);
	}
}

/* What stands in a table is settled at its end, and so is what was struck out. */
static bool
is_settled_later(const HtmlTag *tag)
{
	return html_tag_is_of_table(tag->kind) || (tag->kind == HTML_TAG_STRUCK && !tag->closes);
}

static GdStatus
read_tag(Reader *reader)
{
	HtmlWriter *writer = &reader->writer;
	const HtmlTag *tag;
	bool		unseen;

	TRY(html_tag_read(writer->arena, reader->text, reader->length, reader->at, &reader->tags,
					  &tag));
	reader->stopped = reader->part && (tag->cut || is_settled_later(tag));
	if (reader->stopped)
		return GD_OK;
	if (tag->kind == HTML_TAG_NONE)
	{
		reader->text_end = tag->end;
		return read_sign(reader);
	}
	reader->at = tag->end;
	if (reader->unseen.depth > 0)
		TRY(html_unseen_end(&reader->unseen, writer, tag));
	unseen = tag->kind == HTML_TAG_STRUCK || tag->look != HTML_LOOK_SHOWN;
	if (unseen)
		html_unseen_begin(&reader->unseen, writer, tag, false);
	TRY(write_tag(reader, tag));
	if (unseen)
		html_unseen_begin(&reader->unseen, writer, tag, true);
	return GD_OK;
}

static GdStatus
read_open(Reader *reader)
{
	uint32_t	at = reader->at;
	uint32_t	next = at + 1;
	bool		slash = next < reader->length && reader->text[next] == '/';

	if (at < reader->text_end)
		return read_sign(reader);
	if (html_begins_name(reader->text, reader->length, slash ? next + 1 : next))
		return read_tag(reader);
	if (next < reader->length && (reader->text[next] == '!' || reader->text[next] == '?'))
		return read_declaration(reader);
	return read_sign(reader);
}

/* ---- text ---------------------------------------------------------------------------------------- */

enum
{
	PLAIN,
	SPACE,
	OPEN,						/* < */
	ENTITY,						/* & */
	BRACKET,					/* ] may end a CDATA section */
	FILLING						/* control bytes that mean something to us */
};

static const uint8_t byte_classes[256] = {
	['\t'] = SPACE,['\n'] = SPACE,['\v'] = SPACE,['\f'] = SPACE,['\r'] = SPACE,
	[' '] = SPACE,
	['<'] = OPEN,['&'] = ENTITY,[']'] = BRACKET,
	[0x1C] = FILLING,[0x1D] = FILLING,[0x1E] = FILLING,[0x1F] = FILLING
};

static int
byte_class(const Reader *reader, uint32_t at)
{
	return byte_classes[(unsigned char) reader->text[at]];
}

/*
 * A run of bytes that are themselves.  Where filling follows the last one, it is
 * all that is left of an entity.
 */
static GdStatus
read_run(Reader *reader)
{
	uint32_t	start = reader->at;
	uint32_t	end = start + 1;
	uint32_t	most = reader->length - start < GD_POLL_BYTES ?
		reader->length : start + GD_POLL_BYTES;
	uint32_t	behind;

	/* most controls mean nothing */
	while ((end = scan_space(reader->text, end, most, '<', '&', ']')) < most &&
		   byte_class(reader, end) == PLAIN)
		end++;
	reader->at = behind = end;
	while (reader->escaped && behind < reader->length &&
		   reader->text[behind] == HTML_FILL_BEHIND)
		behind++;
	if (behind == end)
		return html_write_run(&reader->writer, start, end);
	reader->at = behind;
	if (end - 1 > start)
		TRY(html_write_run(&reader->writer, start, end - 1));
	return html_write_character(&reader->writer, (unsigned char) reader->text[end - 1],
								end - 1, behind);
}

/* A space as it is where space is kept, for columns are made of it. */
static GdStatus
read_space(Reader *reader)
{
	HtmlWriter *writer = &reader->writer;
	uint32_t	at = reader->at++;
	char		c = reader->text[at];

	if (!reader->pre && !(reader->lines && writer->tables == 0))
		html_write_space(writer);
	else if (c == '\n')
		return html_write_line_end(writer, at);
	else if (c != '\r')
		return html_write_run(writer, at, at + 1);
	return GD_OK;
}

static GdStatus
read_entity(Reader *reader)
{
	HtmlWriter *writer = &reader->writer;
	uint32_t	at = reader->at;
	uint32_t	start = filling_before(reader, at);
	uint32_t	size;
	uint32_t	c = html_entity(reader->text, reader->length, at, &size);

	if (c == 0)
		return read_sign(reader);
	reader->at = at + size;
	if (c <= ' ')
	{
		html_write_space(writer);
		return GD_OK;
	}
	return html_write_character(writer, c, start, at + size);
}

static GdStatus
read_token(Reader *reader)
{
	switch (byte_class(reader, reader->at))
	{
		case SPACE:
			return read_space(reader);
		case OPEN:
			return read_open(reader);
		case ENTITY:
			return read_entity(reader);
		case BRACKET:
			if (reader->cdata && stands_at(reader, reader->at, "]]>"))
			{
				reader->at += 3;
				reader->cdata = false;
				return GD_OK;
			}
			return read_run(reader);
		case FILLING:
			if (!reader->escaped)
				html_write_space(&reader->writer);
			reader->at++;
			return GD_OK;
		default:
			return read_run(reader);
	}
}

/* ---- escaped once more ------------------------------------------------------------------------------ */

/* What escaping a text makes of it; any other entity is the text's own. */
static const struct
{
	char		entity[8];
	char		character;
} escapes[] = {
	{"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&quot;", '"'}, {"&apos;", '\''},
	{"&#39;", '\''}, {"&#34;", '"'}, {"&#x27;", '\''}, {"&#60;", '<'}, {"&#62;", '>'},
	{"&#38;", '&'}
};

static void
unescape_at(char *copy, uint32_t length, uint32_t at, uint32_t *size)
{
	*size = 1;
	for (size_t i = 0; i < LENGTH_OF(escapes); i++)
	{
		char		c = escapes[i].character;
		bool		opens = c == '<' || c == '&';
		uint32_t	n = (uint32_t) strlen(escapes[i].entity);

		if (length - at < n || memcmp(copy + at, escapes[i].entity, n) != 0)
			continue;
		memset(copy + at, opens ? HTML_FILL_BEFORE : HTML_FILL_BEHIND, n);
		copy[opens ? at + n - 1 : at] = c;
		*size = n;
		return;
	}
}

/* A copy of the text with its tags unescaped and every offset what it was. */
static GdStatus
unescape(Reader *reader)
{
	char	   *copy = arena_alloc(reader->writer.arena, reader->length);

	if (copy == NULL)
		return GD_NO_MEMORY;
	memcpy(copy, reader->text, reader->length);
	reader->text = copy;
	for (uint32_t at = 0; at < reader->length;)
	{
		uint32_t	size = 1;

		if (copy[at] == '&')
			unescape_at(copy, reader->length, at, &size);
		else if (byte_class(reader, at) == FILLING)
			copy[at] = ' ';
		at += size;
		TRY(poll_at(reader, at));
	}
	reader->polled = 0;
	return GD_OK;
}

/* ---- all of it ----------------------------------------------------------------------------------------- */

/* Up to so many bytes before the end; *used is how much was written before the last token. */
static GdStatus
read_tokens(Reader *reader, uint32_t ahead, uint32_t *used)
{
	while (!reader->stopped && reader->length - reader->at > ahead)
	{
		*used = reader->writer.used;
		TRY(read_token(reader));
		TRY(poll_at(reader, reader->at));
	}
	return GD_OK;
}

bool
html_is_markup(const char *text, size_t length)
{
	HtmlKind	kind = HTML_NONE;
	bool		escaped;

	html_judge(NULL, text, length, &kind, &escaped);
	return kind != HTML_NONE;
}

GdStatus
html_read(Arena *arena, const char *text, uint32_t length, HtmlText *html)
{
	Reader		reader;
	HtmlKind	kind;
	bool		escaped;
	uint32_t	used;

	memset(html, 0, sizeof(*html));
	TRY(html_judge(arena, text, length, &kind, &escaped));
	if (kind == HTML_NONE)
		return GD_OK;

	memset(&reader, 0, sizeof(reader));
	reader.escaped = escaped;
	reader.writer.arena = arena;
	reader.text = text;
	reader.length = length;
	reader.lines = kind == HTML_TABLES;
	if (reader.escaped)
		TRY(unescape(&reader));
	TRY(html_write_begin(&reader.writer, arena, reader.text, length));
	TRY(read_tokens(&reader, 0, &used));
	TRY(html_table_end_all(&reader.writer));
	html->text = reader.writer.text;
	html->length = reader.writer.used;
	html->map = reader.writer.map;
	return GD_OK;
}

/* What any other token looks at behind its first byte. */
#define MOST_AHEAD 64

GdStatus
html_read_part(Arena *arena, const char *text, uint32_t length, HtmlText *html)
{
	Reader		reader;
	uint32_t	used = 0;

	memset(&reader, 0, sizeof(reader));
	memset(html, 0, sizeof(*html));
	reader.writer.arena = arena;
	reader.text = text;
	reader.length = length;
	reader.part = true;
	TRY(html_write_begin(&reader.writer, arena, text, length));
	TRY(read_tokens(&reader, MOST_AHEAD, &used));
	html->text = reader.writer.text;
	html->length = reader.stopped ? used : reader.writer.used;
	html->map = reader.writer.map;
	return GD_OK;
}
