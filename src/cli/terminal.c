/*
 * terminal.c
 *	  Text of documents and names of files on somebody's terminal.
 */
#include "terminal.h"

#include <string.h>

void
terminal_put(FILE *out, const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
	{
		unsigned char c = (unsigned char) text[i];
		unsigned char next = i + 1 < length ? (unsigned char) text[i + 1] : 0;

		/* U+0080 to U+009F are controls as well */
		if (c == 0xC2 && next >= 0x80 && next < 0xA0)
		{
			fprintf(out, "\\x%02X", next);
			i++;
		}
		else if (c == '\n' || c == '\t')
			fputs(c == '\n' ? "\\n" : "\\t", out);
		else if (c < 0x20 || c == 0x7F)
			fprintf(out, "\\x%02X", c);
		else
			fputc(c, out);
	}
}

void
terminal_put_string(FILE *out, const char *text)
{
	terminal_put(out, text, strlen(text));
}
