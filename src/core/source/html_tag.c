/*
 * html_tag.c
 *	  One tag of HTML, however badly written.
 */
#include "source/html_tag.h"

#include <string.h>

#include "base/array.h"
#include "base/scan.h"

/* ---- names -------------------------------------------------------------------- */

#define MAX_NAME 10

/* A name and zeros to the end, so that names are compared as two numbers. */
typedef char NameBytes[12];

_Static_assert(sizeof(NameBytes) > MAX_NAME, "room for a name");

typedef struct TagName
{
	NameBytes	name;
	uint8_t		kind;
} TagName;

/*
 * By name; first_names counts them.  Inline names that are known make no difference but that a tag of
 * that name needs no > of its own.
 */
static const TagName tag_names[] = {
	{"a", HTML_TAG_INLINE},
	{"address", HTML_TAG_BLOCK},
	{"article", HTML_TAG_BLOCK},
	{"aside", HTML_TAG_BLOCK},
	{"b", HTML_TAG_INLINE},
	{"blockquote", HTML_TAG_BLOCK},
	{"body", HTML_TAG_PAGE},
	{"br", HTML_TAG_BREAK},
	{"button", HTML_TAG_SKIPPED},
	{"caption", HTML_TAG_CAPTION},
	{"center", HTML_TAG_BLOCK},
	{"col", HTML_TAG_VOID},
	{"colgroup", HTML_TAG_INLINE},
	{"dd", HTML_TAG_BLOCK},
	{"del", HTML_TAG_STRUCK},
	{"details", HTML_TAG_BLOCK},
	{"dir", HTML_TAG_BLOCK},
	{"div", HTML_TAG_BLOCK},
	{"dl", HTML_TAG_BLOCK},
	{"dt", HTML_TAG_BLOCK},
	{"em", HTML_TAG_INLINE},
	{"fieldset", HTML_TAG_BLOCK},
	{"figcaption", HTML_TAG_BLOCK},
	{"figure", HTML_TAG_BLOCK},
	{"font", HTML_TAG_INLINE},
	{"footer", HTML_TAG_BLOCK},
	{"form", HTML_TAG_BLOCK},
	{"h1", HTML_TAG_BLOCK},
	{"h2", HTML_TAG_BLOCK},
	{"h3", HTML_TAG_BLOCK},
	{"h4", HTML_TAG_BLOCK},
	{"h5", HTML_TAG_BLOCK},
	{"h6", HTML_TAG_BLOCK},
	{"head", HTML_TAG_BLOCK},
	{"header", HTML_TAG_BLOCK},
	{"hgroup", HTML_TAG_BLOCK},
	{"hr", HTML_TAG_BLOCK},
	{"html", HTML_TAG_PAGE},
	{"i", HTML_TAG_INLINE},
	{"iframe", HTML_TAG_SKIPPED},
	{"img", HTML_TAG_VOID},
	{"input", HTML_TAG_VOID},
	{"legend", HTML_TAG_BLOCK},
	{"li", HTML_TAG_BLOCK},
	{"link", HTML_TAG_VOID},
	{"main", HTML_TAG_BLOCK},
	{"menu", HTML_TAG_BLOCK},
	{"meta", HTML_TAG_VOID},
	{"nav", HTML_TAG_SKIPPED},
	{"noframes", HTML_TAG_SKIPPED},
	{"noscript", HTML_TAG_SKIPPED},
	{"ol", HTML_TAG_BLOCK},
	{"option", HTML_TAG_BLOCK},
	{"p", HTML_TAG_BLOCK},
	{"pre", HTML_TAG_PRE},
	{"rp", HTML_TAG_STRUCK},
	{"rt", HTML_TAG_STRUCK},
	{"s", HTML_TAG_STRUCK},
	{"script", HTML_TAG_SKIPPED},
	{"section", HTML_TAG_BLOCK},
	{"select", HTML_TAG_SKIPPED},
	{"small", HTML_TAG_INLINE},
	{"span", HTML_TAG_INLINE},
	{"strike", HTML_TAG_STRUCK},
	{"strong", HTML_TAG_INLINE},
	{"style", HTML_TAG_SKIPPED},
	{"sub", HTML_TAG_RAISED},
	{"summary", HTML_TAG_BLOCK},
	{"sup", HTML_TAG_RAISED},
	{"svg", HTML_TAG_SKIPPED},
	{"table", HTML_TAG_TABLE},
	{"tbody", HTML_TAG_ROWS},
	{"td", HTML_TAG_CELL},
	{"template", HTML_TAG_SKIPPED},
	{"textarea", HTML_TAG_SKIPPED},
	{"tfoot", HTML_TAG_ROWS},
	{"th", HTML_TAG_CELL},
	{"thead", HTML_TAG_ROWS},
	{"title", HTML_TAG_SKIPPED},
	{"tr", HTML_TAG_ROW},
	{"u", HTML_TAG_INLINE},
	{"ul", HTML_TAG_BLOCK},
};

#define NNAMES LENGTH_OF(tag_names)

/* Where the names of each letter begin, and where the last ones end. */
static const uint8_t first_names[] = {
	0, 4, 9, 13, 20, 21, 27, 27, 38,
	42, 42, 42, 45, 48, 51, 53, 55, 55,
	57, 70, 80, 82, 82, 82, 82, 82, 82
};

_Static_assert(NNAMES + 1 < HTML_MAX_NAMES, "numbers of names");
_Static_assert(NNAMES == 82, "the end of first_names");

enum
{
	SPACE = 1,
	ENDS_NAME = 2				/* of a tag or an attribute */
};

/* The control bytes at the end are what is left of an escaped < or > (html.c). */
static const uint8_t byte_classes[256] = {
	['\t'] = SPACE | ENDS_NAME,['\n'] = SPACE | ENDS_NAME,['\v'] = SPACE | ENDS_NAME,
	['\f'] = SPACE | ENDS_NAME,['\r'] = SPACE | ENDS_NAME,[' '] = SPACE | ENDS_NAME,
	['>'] = ENDS_NAME,['/'] = ENDS_NAME,['<'] = ENDS_NAME,['='] = ENDS_NAME,
	[0x1C] = SPACE | ENDS_NAME,[0x1D] = SPACE | ENDS_NAME,
	[0x1E] = SPACE | ENDS_NAME,[0x1F] = SPACE | ENDS_NAME
};

static bool
is_space(char c)
{
	return (byte_classes[(unsigned char) c] & SPACE) != 0;
}

static bool
ends_name(char c)
{
	return (byte_classes[(unsigned char) c] & ENDS_NAME) != 0;
}

HtmlTagKind
html_tag_name(const char *text, uint32_t length, uint32_t at, uint32_t *end,
			  uint8_t *known)
{
	NameBytes	name = {0};
	uint32_t	size = 0;
	unsigned	letter;

	*known = 0;
	while (at + size < length && !ends_name(text[at + size]))
	{
		char		c = text[at + size];

		/* longer than any known one: where it ends matters to nobody */
		if (size == MAX_NAME)
		{
			*end = at + size;
			return HTML_TAG_INLINE;
		}
		name[size++] = c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
	}
	*end = at + size;
	letter = (unsigned) name[0] - 'a';
	if (letter >= 26)
		return HTML_TAG_INLINE;
	for (size_t i = first_names[letter]; i < first_names[letter + 1]; i++)
		if (memcmp(name, tag_names[i].name, sizeof(name)) == 0)
		{
			*known = (uint8_t) (i + 1);
			return (HtmlTagKind) tag_names[i].kind;
		}
	return HTML_TAG_INLINE;
}

/* ---- attributes ------------------------------------------------------------------ */

static GdStatus
poll_now_and_then(Arena *arena, uint32_t at)
{
	return at % GD_POLL_BYTES == 0 ? arena_poll(arena) : GD_OK;
}

/*
 * The end of a value whose quote stands before text[at].  Where the closing
 * quote was forgotten, the next quote belongs to another tag: then a > and, behind
 * it, the < of a tag stand in what looks like the value, and the tag ends at that
 * >.  (In a value that really holds markup a < comes first.)
 */
static GdStatus
quoted_value(Arena *arena, const char *text, uint32_t length, uint32_t at,
			 uint32_t *end, uint32_t *next, HtmlTag *tag)
{
	char		quote = text[at - 1];
	uint32_t	near = length - at < GD_POLL_BYTES ? length : at + GD_POLL_BYTES;
	uint32_t	closing = SHORT_WAY ? scan_bytes(text, at, near, '<', '<', (unsigned char) quote) : near;
	uint32_t	gt = 0;
	bool		markup = false;

	if (closing < near && text[closing] == quote)
	{
		*end = closing;
		*next = closing + 1;
		return GD_OK;
	}
	tag->alone = false;
	for (; at < length; at++)
	{
		char		c = text[at];

		if (c == quote)
		{
			*end = at;
			*next = at + 1;
			return GD_OK;
		}
		if (c == '>' && gt == 0 && !markup)
			gt = at;
		else if (c == '<' && at + 1 < length &&
				 (text[at + 1] == '/' || html_begins_name(text, length, at + 1)))
		{
			if (gt > 0)
				break;
			markup = true;
		}
		TRY(poll_now_and_then(arena, at));
	}
	tag->cut |= at == length;
	*end = *next = gt > 0 ? gt : at;
	return GD_OK;
}

/* A value without quotes ends at white space or with its tag. */
static GdStatus
bare_value(Arena *arena, const char *text, uint32_t length, uint32_t at,
		   uint32_t *end)
{
	while (at < length && !is_space(text[at]) && text[at] != '>' && text[at] != '<')
	{
		at++;
		TRY(poll_now_and_then(arena, at));
	}
	*end = at;
	return GD_OK;
}

/* The number at the begin of a value, from 1 to most; 1 if there is none. */
static uint32_t
span_value(const char *text, uint32_t at, uint32_t end, uint32_t most)
{
	uint32_t	value = 0;

	while (at < end && is_space(text[at]))
		at++;
	for (; at < end && text[at] >= '0' && text[at] <= '9' && value <= most; at++)
		value = value * 10 + (uint32_t) (text[at] - '0');
	if (value > most)
		return most;
	return value > 0 ? value : 1;
}

/* name is in lower case */
static bool
same_name(const char *text, uint32_t at, uint32_t end, const char *name)
{
	uint32_t	i = 0;

	for (; at + i < end && name[i] != '\0'; i++)
		if ((text[at + i] | 0x20) != name[i])
			return false;
	return at + i == end && name[i] == '\0';
}

/* Is the value of a declaration this word, or does it begin with it? */
static bool
says(const char *text, uint32_t at, uint32_t end, const char *word)
{
	while (at < end && is_space(text[at]))
		at++;
	for (; *word != '\0'; at++, word++)
		if (at >= end || (text[at] | 0x20) != *word)
			return false;
	return true;
}

/* The look that a declaration gives, its name before the colon and its value behind. */
static HtmlLook
declared_look(const char *text, uint32_t at, uint32_t colon, uint32_t end)
{
	static const struct
	{
		const char *name;
		const char *value;
		HtmlLook	look;
	}			looks[] = {
		{"display", "none", HTML_LOOK_GONE},
		{"visibility", "hidden", HTML_LOOK_EMPTY},
		{"mso-hide", "all", HTML_LOOK_EMPTY},
		{"text-decoration", "line-through", HTML_LOOK_EMPTY},
		{"text-decoration-line", "line-through", HTML_LOOK_EMPTY}
	};
	uint32_t	name_end = colon;

	while (at < colon && is_space(text[at]))
		at++;
	while (name_end > at && is_space(text[name_end - 1]))
		name_end--;
	for (size_t i = 0; i < LENGTH_OF(looks); i++)
		if ((text[at] | 0x20) == looks[i].name[0] &&
			same_name(text, at, name_end, looks[i].name) &&
			says(text, colon + 1, end, looks[i].value))
			return looks[i].look;
	return HTML_LOOK_SHOWN;
}

/* No more bytes of a style are looked at. */
#define MAX_STYLE 2000u

/* The look that a style gives; of several declarations the strongest. */
static HtmlLook
style_look(const char *text, uint32_t at, uint32_t end)
{
	HtmlLook	look = HTML_LOOK_SHOWN;

	if (end - at > MAX_STYLE)
		end = at + MAX_STYLE;
	for (; at < end; at++)
	{
		uint32_t	begin = at;
		uint32_t	colon;
		HtmlLook	own;

		while (at < end && text[at] != ':' && text[at] != ';')
			at++;
		colon = at;
		while (at < end && text[at] != ';')
			at++;
		if (colon == at)
			continue;
		own = declared_look(text, begin, colon, at);
		if (own > look)
			look = own;
	}
	return look;
}

/* One attribute; text[at] is its first byte, *next is what follows it. */
static GdStatus
read_attribute(Arena *arena, const char *text, uint32_t length, uint32_t at,
			   HtmlTag *tag, uint32_t *next)
{
	uint32_t	name = at++;
	uint32_t	name_end;
	uint32_t	end;

	while (at < length && !ends_name(text[at]))
	{
		at++;
		TRY(poll_now_and_then(arena, at));
	}
	*next = name_end = at;
	while (at < length && is_space(text[at]))
		at++;
	if (name_end - name == 6 && same_name(text, name, name_end, "hidden"))
		tag->look = HTML_LOOK_GONE;
	if (at >= length || text[at] != '=')
		return GD_OK;
	at++;
	while (at < length && is_space(text[at]))
		at++;
	if (at < length && (text[at] == '"' || text[at] == '\''))
	{
		at++;
		TRY(quoted_value(arena, text, length, at, &end, next, tag));
	}
	else
	{
		TRY(bare_value(arena, text, length, at, &end));
		*next = end;
	}
	if (name_end - name == 5 && same_name(text, name, name_end, "style"))
	{
		HtmlLook	look = style_look(text, at, end);

		if (look > tag->look)
			tag->look = look;
	}
	if (tag->kind != HTML_TAG_CELL)
		return GD_OK;
	if (same_name(text, name, name_end, "colspan"))
		tag->colspan = span_value(text, at, end, HTML_MAX_COLSPAN);
	else if (same_name(text, name, name_end, "rowspan"))
		tag->rowspan = span_value(text, at, end, HTML_MAX_ROWSPAN);
	return GD_OK;
}

GdStatus
html_tag_read_anew(Arena *arena, const char *text, uint32_t length, uint32_t at,
				   HtmlTag *tag)
{
	uint32_t	polled = at;

	tag->start = at++;
	tag->closes = text[at] == '/';
	tag->closed = tag->cut = false;
	tag->alone = true;
	tag->look = HTML_LOOK_SHOWN;
	tag->colspan = tag->rowspan = 1;
	if (tag->closes)
		at++;
	tag->name = at;
	tag->kind = html_tag_name(text, length, at, &at, &tag->known);
	tag->name_size = at - tag->name;
	while (at < length && text[at] != '<')
	{
		uint32_t	next = at + 1;

		if (text[at] == '>')
		{
			tag->closed = text[at - 1] == '/';
			tag->end = at + 1;
			return GD_OK;
		}
		if (!is_space(text[at]) && text[at] != '/')
			TRY(read_attribute(arena, text, length, at, tag, &next));
		at = next;
		if (at - polled >= GD_POLL_BYTES)
		{
			polled = at;
			TRY(arena_poll(arena));
		}
	}
	tag->end = at;
	tag->cut |= at == length;
	tag->alone = false;
	if (tag->known == 0)
		tag->kind = HTML_TAG_NONE;
	return GD_OK;
}
