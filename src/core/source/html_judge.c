/*
 * html_judge.c
 *	  Is a text HTML, and of what kind?
 *
 * Nearly all texts are not, and pay one search for < and one for &lt;.  A few
 * tags do not make HTML of a text whose lines carry none: they are left over in
 * markdown, or the text speaks of them.
 */
#include "source/html_judge.h"

#include <string.h>

#include "base/plain.h"
#include "source/html_tag.h"

typedef struct Marks
{
	uint64_t	blocks;			/* tags of blocks, begin and end */
	uint64_t	cells;
	uint64_t	loose;			/* lines without a tag, outside of tables */
	bool		page;			/* <html>, <body> or a doctype */
	bool		in_table;
} Marks;

/* The next < or &lt; in [at, end); NULL if none.  *behind is the byte after it. */
static const char *
next_open(const char *text, size_t at, size_t end, bool escaped, size_t *behind)
{
	while (at < end)
	{
		const char *open = memchr(text + at, escaped ? '&' : '<', end - at);

		if (open == NULL)
			return NULL;
		at = (size_t) (open - text) + 1;
		if (!escaped)
		{
			*behind = at;
			return open;
		}
		if (end - at >= 3 && memcmp(text + at, "lt;", 3) == 0)
		{
			*behind = at + 3;
			return open;
		}
	}
	return NULL;
}

/* Does a tag that begins with this name end there: no <table-of-contents>? */
static bool
is_whole_name(const char *text, size_t length, size_t end)
{
	return end >= length || text[end] == '>' || text[end] == '/' || text[end] == '&' ||
		text[end] == ' ' || (text[end] >= '\t' && text[end] <= '\r');
}

static bool
is_doctype(const char *text, size_t length, size_t at)
{
	static const char doctype[] = "!doctype html";

	if (length - at < sizeof(doctype))
		return false;
	for (size_t i = 0; doctype[i] != '\0'; i++)
		if ((text[at + i] | 0x20) != (doctype[i] | 0x20))
			return false;
	return true;
}

/* No name that matters is longer. */
#define MAX_NAME 32

/* Take note of the tag whose name, / or ! is at text[at]; true if it counts. */
static bool
note_tag(const char *text, size_t length, size_t at, Marks *marks)
{
	bool		closes = at < length && text[at] == '/';
	uint32_t	left = 0;
	uint32_t	end;
	uint8_t		known;
	HtmlTagKind kind;

	if (is_doctype(text, length, at))
		return marks->page = true;
	if (closes)
		at++;

	/* an escaped > stops the name as the > does */
	while (left < MAX_NAME && at + left < length && text[at + left] != '&')
		left++;
	if (!html_begins_name(text + at, left, 0))
		return false;
	kind = html_tag_name(text + at, left, 0, &end, &known);
	if (!is_whole_name(text, length, at + end))
		return false;
	if (kind == HTML_TAG_TABLE)
		marks->in_table = !closes;
	else if (kind == HTML_TAG_PAGE)
		marks->page = true;
	else if (kind == HTML_TAG_BLOCK)
		marks->blocks++;
	else if (kind == HTML_TAG_CELL)
		marks->cells++;
	else
		return false;
	return kind != HTML_TAG_TABLE;
}

static GdStatus
poll_at(const Arena *arena, size_t at, size_t *polled)
{
	if (arena == NULL || at - *polled < GD_POLL_BYTES)
		return GD_OK;
	*polled = at;
	return arena_poll(arena);
}

static GdStatus
any_tag(const Arena *arena, const char *text, size_t length, bool escaped,
		bool *any)
{
	Marks		marks = {0};
	size_t		at = 0;
	size_t		polled = 0;

	*any = false;
	while (!*any && next_open(text, at, length, escaped, &at) != NULL)
	{
		*any = note_tag(text, length, at, &marks);
		TRY(poll_at(arena, at, &polled));
	}
	return GD_OK;
}

static bool
is_blank(const char *text, size_t at, size_t end)
{
	while (at < end && (unsigned char) text[at] <= ' ')
		at++;
	return at == end;
}

/* Does the text begin and end with a tag? */
static bool
is_wrapped(const char *text, size_t length, bool escaped)
{
	static const char close[] = "&gt;";
	size_t		begin = 0;
	size_t		behind;

	while (length > 0 && (unsigned char) text[length - 1] <= ' ')
		length--;
	while (begin < length && (unsigned char) text[begin] <= ' ')
		begin++;
	if (begin == length ||
		next_open(text, begin, length, escaped, &behind) != text + begin)
		return false;
	if (!escaped)
		return text[length - 1] == '>';
	return length - begin >= 4 && memcmp(text + length - 4, close, 4) == 0;
}

/* As far as it takes: a page is a page, and so is what is wrapped with a block in it. */
static GdStatus
note_lines(const Arena *arena, const char *text, size_t length, bool escaped,
		   Marks *marks)
{
	bool		wrapped = SHORT_WAY && is_wrapped(text, length, escaped);
	size_t		at = 0;
	size_t		polled = 0;

	while (at < length && !marks->page && !(wrapped && marks->blocks > 0))
	{
		const char *newline = memchr(text + at, '\n', length - at);
		size_t		end = newline != NULL ? (size_t) (newline - text) : length;
		bool		in_table = marks->in_table;
		bool		tags = false;

		for (size_t i = at; next_open(text, i, end, escaped, &i) != NULL;)
		{
			note_tag(text, length, i, marks);
			tags = true;
			TRY(poll_at(arena, i, &polled));
		}
		if (!tags && !in_table && !is_blank(text, at, end))
			marks->loose++;
		at = end + 1;
		TRY(poll_at(arena, at, &polled));
	}
	return GD_OK;
}

/* Neither < nor & in the first bytes of a text that goes on behind them. */
static bool
begins_plain(const char *text, size_t length)
{
	return length > HTML_PLAIN_BYTES &&
		memchr(text, '<', HTML_PLAIN_BYTES) == NULL &&
		memchr(text, '&', HTML_PLAIN_BYTES) == NULL;
}

/* A page says so in its first bytes, if at all. */
#define MOST_TO_PAGE 512

HtmlBeginning
html_beginning(const char *text, size_t length)
{
	Marks		marks = {0};
	size_t		at = 0;

	if (begins_plain(text, length))
		return HTML_BEGINS_PLAIN;
	if (length < 2 * MOST_TO_PAGE || length <= HTML_PLAIN_BYTES)
		return HTML_BEGINS_ANYHOW;
	while (!marks.page && next_open(text, at, MOST_TO_PAGE, false, &at) != NULL)
		note_tag(text, length, at, &marks);
	return marks.page ? HTML_BEGINS_PAGE : HTML_BEGINS_ANYHOW;
}

static HtmlKind
kind_of(const Marks *marks, const char *text, size_t length, bool escaped)
{
	HtmlKind	kind = marks->cells > 0 ? HTML_TABLES : HTML_NONE;

	if (marks->page || marks->loose <= marks->blocks ||
		((marks->cells == 0 || marks->blocks > 0) && is_wrapped(text, length, escaped)))
		kind = begins_plain(text, length) ? HTML_TABLES : HTML_PAGE;
	return kind;
}

GdStatus
html_judge(const Arena *arena, const char *text, size_t length, HtmlKind *kind,
		   bool *escaped)
{
	Marks		marks = {0};
	bool		any;

	*kind = HTML_NONE;
	*escaped = false;
	TRY(any_tag(arena, text, length, false, &any));
	if (!any)
	{
		TRY(any_tag(arena, text, length, true, &any));
		if (!any)
			return GD_OK;
		*escaped = true;
	}
	TRY(note_lines(arena, text, length, *escaped, &marks));
	*kind = kind_of(&marks, text, length, *escaped);
	return GD_OK;
}
