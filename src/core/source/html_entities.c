/*
 * html_entities.c
 *	  Characters that HTML writes by name or number.
 */
#include "source/html_entities.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/text.h"

#define MAX_NAME 11

typedef struct EntityName
{
	char		name[MAX_NAME + 1];
	uint16_t	character;
} EntityName;

/* The names that Chinese pages use, by name; hundreds of others stay as they are. */
static const EntityName entity_names[] = {
	{"Dagger", 0x2021},
	{"NewLine", 0x000A},
	{"Omega", 0x03A9},
	{"Prime", 0x2033},
	{"Tab", 0x0009},
	{"acute", 0x00B4},
	{"alpha", 0x03B1},
	{"amp", 0x0026},
	{"and", 0x2227},
	{"ang", 0x2220},
	{"apos", 0x0027},
	{"ast", 0x002A},
	{"asymp", 0x2248},
	{"bdquo", 0x201E},
	{"beta", 0x03B2},
	{"blacksquare", 0x25AA},
	{"brvbar", 0x00A6},
	{"bsol", 0x005C},
	{"bull", 0x2022},
	{"bullet", 0x2022},
	{"cap", 0x2229},
	{"cedil", 0x00B8},
	{"cent", 0x00A2},
	{"centerdot", 0x00B7},
	{"check", 0x2713},
	{"cir", 0x25CB},
	{"circ", 0x02C6},
	{"clubs", 0x2663},
	{"colon", 0x003A},
	{"comma", 0x002C},
	{"commat", 0x0040},
	{"copy", 0x00A9},
	{"cross", 0x2717},
	{"cup", 0x222A},
	{"curren", 0x00A4},
	{"dagger", 0x2020},
	{"darr", 0x2193},
	{"dash", 0x2010},
	{"deg", 0x00B0},
	{"delta", 0x03B4},
	{"diams", 0x2666},
	{"divide", 0x00F7},
	{"dollar", 0x0024},
	{"emsp", 0x2003},
	{"emsp13", 0x2004},
	{"emsp14", 0x2005},
	{"ensp", 0x2002},
	{"equals", 0x003D},
	{"equiv", 0x2261},
	{"euro", 0x20AC},
	{"excl", 0x0021},
	{"female", 0x2640},
	{"frac12", 0x00BD},
	{"frac14", 0x00BC},
	{"frac34", 0x00BE},
	{"frasl", 0x2044},
	{"gamma", 0x03B3},
	{"ge", 0x2265},
	{"gt", 0x003E},
	{"hairsp", 0x200A},
	{"harr", 0x2194},
	{"hearts", 0x2665},
	{"hellip", 0x2026},
	{"horbar", 0x2015},
	{"hyphen", 0x2010},
	{"iexcl", 0x00A1},
	{"infin", 0x221E},
	{"iquest", 0x00BF},
	{"lArr", 0x21D0},
	{"laquo", 0x00AB},
	{"larr", 0x2190},
	{"lbrack", 0x005B},
	{"ldquo", 0x201C},
	{"le", 0x2264},
	{"lowbar", 0x005F},
	{"loz", 0x25CA},
	{"lpar", 0x0028},
	{"lrm", 0x200E},
	{"lsaquo", 0x2039},
	{"lsqb", 0x005B},
	{"lsquo", 0x2018},
	{"lt", 0x003C},
	{"macr", 0x00AF},
	{"male", 0x2642},
	{"mdash", 0x2014},
	{"micro", 0x00B5},
	{"middot", 0x00B7},
	{"minus", 0x2212},
	{"mldr", 0x2026},
	{"mu", 0x03BC},
	{"nbsp", 0x00A0},
	{"ndash", 0x2013},
	{"ne", 0x2260},
	{"nldr", 0x2025},
	{"not", 0x00AC},
	{"num", 0x0023},
	{"numero", 0x2116},
	{"numsp", 0x2007},
	{"oline", 0x203E},
	{"omega", 0x03C9},
	{"or", 0x2228},
	{"ordf", 0x00AA},
	{"ordm", 0x00BA},
	{"para", 0x00B6},
	{"percnt", 0x0025},
	{"period", 0x002E},
	{"permil", 0x2030},
	{"phone", 0x260E},
	{"pi", 0x03C0},
	{"plus", 0x002B},
	{"plusmn", 0x00B1},
	{"pound", 0x00A3},
	{"prime", 0x2032},
	{"prod", 0x220F},
	{"quest", 0x003F},
	{"quot", 0x0022},
	{"rArr", 0x21D2},
	{"radic", 0x221A},
	{"raquo", 0x00BB},
	{"rarr", 0x2192},
	{"rbrack", 0x005D},
	{"rdquo", 0x201D},
	{"reg", 0x00AE},
	{"rlm", 0x200F},
	{"rpar", 0x0029},
	{"rsaquo", 0x203A},
	{"rsqb", 0x005D},
	{"rsquo", 0x2019},
	{"sbquo", 0x201A},
	{"sect", 0x00A7},
	{"semi", 0x003B},
	{"sext", 0x2736},
	{"shy", 0x00AD},
	{"sim", 0x223C},
	{"sol", 0x002F},
	{"spades", 0x2660},
	{"squ", 0x25A1},
	{"square", 0x25A1},
	{"star", 0x2606},
	{"starf", 0x2605},
	{"sum", 0x2211},
	{"sup1", 0x00B9},
	{"sup2", 0x00B2},
	{"sup3", 0x00B3},
	{"there4", 0x2234},
	{"thinsp", 0x2009},
	{"tilde", 0x02DC},
	{"times", 0x00D7},
	{"trade", 0x2122},
	{"uarr", 0x2191},
	{"uml", 0x00A8},
	{"verbar", 0x007C},
	{"vert", 0x007C},
	{"yen", 0x00A5},
	{"zwj", 0x200D},
	{"zwnj", 0x200C},
};

#define NNAMES (sizeof(entity_names) / sizeof(entity_names[0]))

/* Numbers 128 to 159 mean Windows-1252, whatever the standard says. */
static const uint16_t windows_characters[] = {
	0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
	0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
	0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
	0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178
};

static bool
is_name_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static uint32_t
look_up(const char *name)
{
	size_t		low = 0;
	size_t		high = NNAMES;

	while (low < high)
	{
		size_t		middle = low + (high - low) / 2;
		int			order = memcmp(name, entity_names[middle].name, MAX_NAME + 1);

		if (order == 0)
			return entity_names[middle].character;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return 0;
}

/* text[at] is behind the &. */
static uint32_t
named(const char *text, uint32_t length, uint32_t at, uint32_t *end)
{
	char		name[MAX_NAME + 1] = {0};
	uint32_t	size = 0;

	while (size < MAX_NAME && at + size < length && is_name_byte(text[at + size]))
	{
		name[size] = text[at + size];
		size++;
	}
	*end = at + size;
	if (*end < length && text[*end] == ';')
	{
		*end += 1;
		return look_up(name);
	}
	return strcmp(name, "nbsp") == 0 ? 0xA0 : 0;
}

/* text[at] is behind the &#. */
static uint32_t
numbered(const char *text, uint32_t length, uint32_t at, uint32_t *end)
{
	bool		hex = at < length && (text[at] | 0x20) == 'x';
	uint32_t	begin = hex ? at + 1 : at;
	uint32_t	value = 0;

	for (at = begin; at < length && at - begin < 10; at++)
	{
		char		c = text[at];
		char		lower = (char) (c | 0x20);

		if (c >= '0' && c <= '9')
			value = value * (hex ? 16 : 10) + (uint32_t) (c - '0');
		else if (hex && lower >= 'a' && lower <= 'f')
			value = value * 16 + (uint32_t) (lower - 'a') + 10;
		else
			break;
		if (value > 0x10FFFF)
			value = 0x110000;
	}
	if (at == begin || at >= length || text[at] != ';')
		return 0;
	*end = at + 1;
	if (value >= 0x80 && value <= 0x9F)
		return windows_characters[value - 0x80];
	if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
		return TEXT_UNKNOWN;
	return value < ' ' || value == 0x7F ? ' ' : value;
}

/* Entities escaped more often than this are nobody's mistake. */
#define MAX_ESCAPES 4

uint32_t
html_entity(const char *text, uint32_t length, uint32_t at, uint32_t *size)
{
	uint32_t	begin = at + 1;
	uint32_t	end = begin;
	uint32_t	character = 0;
	uint32_t	escaped = 0;

	*size = 0;
	for (unsigned i = 0; i <= MAX_ESCAPES; i++)
	{
		if (begin < length && text[begin] == '#')
			character = numbered(text, length, begin + 1, &end);
		else
			character = named(text, length, begin, &end);
		if (character != '&')
			break;
		/* it may be what is left of a & that was escaped before another */
		escaped = end - at;
		begin = end;
	}
	if (character != 0 && character != '&')
		*size = end - at;
	else if (escaped > 0)
	{
		*size = escaped;
		character = '&';
	}
	return character;
}
