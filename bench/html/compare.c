/*
 * compare.c
 *	  The reader of HTML beside libxml2's: time, cells, hostile input, offsets.
 *
 * Not built by default:
 *
 *	cc -O2 -std=gnu11 -I../../src/core $(xml2-config --cflags) -o compare compare.c \
 *		../../src/core/source/html*.c \
 *		../../src/core/base/{arena,text}.c $(xml2-config --libs)
 *	./compare FILE...
 */
#define _GNU_SOURCE
#include <libxml/HTMLparser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "source/html.h"

#define OPTIONS (HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET)
#define ROUNDS 20

typedef struct Text
{
	char	   *data;
	size_t		length;
} Text;

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double) t.tv_sec + (double) t.tv_nsec / 1e9;
}

static void
add(Text *text, const void *data, size_t length)
{
	text->data = realloc(text->data, text->length + length + 1);
	memcpy(text->data + text->length, data, length);
	text->length += length;
	text->data[text->length] = '\0';
}

static Text
read_file(const char *name)
{
	Text		text = {NULL, 0};
	char		block[65536];
	size_t		n;
	FILE	   *file = fopen(name, "rb");

	add(&text, "", 0);
	while (file != NULL && (n = fread(block, 1, sizeof(block), file)) > 0)
		add(&text, block, n);
	if (file != NULL)
		fclose(file);
	return text;
}

/* ---- ours ----------------------------------------------------------------------------- */

static void *chunks[4096];
static int	nchunks;
static size_t taken;

static void *
chunk_alloc(void *context, size_t size)
{
	(void) context;
	taken += size;
	return chunks[nchunks++ % 4096] = malloc(size);
}

static HtmlText
read_ours(const Text *text)
{
	static GdConfig config = {chunk_alloc, NULL, NULL};
	static Arena arena;
	HtmlText	html;

	arena_init(&arena, &config);
	if (html_read(&arena, text->data, (uint32_t) text->length, &html) != GD_OK)
		abort();
	return html;
}

static void
free_ours(void)
{
	while (nchunks > 0)
		free(chunks[--nchunks]);
}

/* One cell a line, without white space; cells of rows only, covered ones not. */
static Text
cells_of_ours(const HtmlText *html)
{
	Text		cells = {NULL, 0};
	uint32_t	at = 0;

	add(&cells, "", 0);
	while (at < html->length)
	{
		const char *line = html->text + at;
		const char *newline = memchr(line, '\n', html->length - at);
		const char *end = newline != NULL ? newline : html->text + html->length;

		at = (uint32_t) (end - html->text) + 1;
		if (line == end || line[0] != HTML_BORDER)
			continue;
		for (const char *p = line + 1; p < end; p++)
		{
			if (*p == HTML_BORDER && p[-1] != HTML_COVERED)
				add(&cells, "\n", 1);
			else if (memcmp(p, "\xC2\xA0", 2) == 0)
				p++;
			else if (*p != ' ' && *p != HTML_COVERED && *p != HTML_BORDER)
				add(&cells, p, 1);
		}
	}
	return cells;
}

/* ---- libxml2 ---------------------------------------------------------------------------- */

static htmlDocPtr
read_theirs(const Text *text)
{
	return htmlReadMemory(text->data, (int) text->length, NULL, "UTF-8", OPTIONS);
}

static void
add_words(Text *cells, const xmlChar *words)
{
	for (const char *p = (const char *) words; p != NULL && *p != '\0'; p++)
	{
		if (memcmp(p, "\xC2\xA0", 2) == 0)
			p++;
		else if (strchr(" \t\r\n\f", *p) == NULL)
			add(cells, p, 1);
	}
}

static void
cells_of_theirs(xmlNodePtr node, Text *cells)
{
	for (; node != NULL; node = node->next)
	{
		if (node->type == XML_ELEMENT_NODE &&
			(strcmp((const char *) node->name, "td") == 0 || strcmp((const char *) node->name, "th") == 0))
		{
			xmlChar    *words = xmlNodeGetContent(node);

			add_words(cells, words);
			add(cells, "\n", 1);
			xmlFree(words);
		}
		else
			cells_of_theirs(node->children, cells);
	}
}

/* Does xmlByteConsumed() tell where text stands? */
static const Text *sax_source;
static long sax_texts;
static long sax_right;

static void
sax_characters(void *context, const xmlChar *words, int length)
{
	long		at = xmlByteConsumed(context);

	sax_texts++;
	for (long begin = at - length; begin <= at; begin += length > 0 ? length : 1)
		if (begin >= 0 && (size_t) (begin + length) <= sax_source->length &&
			memcmp(sax_source->data + begin, words, (size_t) length) == 0)
		{
			sax_right++;
			break;
		}
}

static void
look_at_offsets(const Text *text)
{
	htmlSAXHandler handler;
	htmlParserCtxtPtr context;

	memset(&handler, 0, sizeof(handler));
	handler.characters = sax_characters;
	sax_source = text;
	context = htmlCreateMemoryParserCtxt(text->data, (int) text->length);
	*context->sax = handler;
	context->userData = context;
	htmlCtxtUseOptions(context, OPTIONS);
	htmlParseDocument(context);
	htmlFreeParserCtxt(context);
}

/* ---- comparisons -------------------------------------------------------------------------- */

static void
compare_files(const Text *texts, int ntexts)
{
	double		ours = 0;
	double		theirs = 0;
	size_t		bytes = 0;
	size_t		most = 0;
	size_t		memory = 0;
	long		same = 0;
	long		pieces = 0;

	for (int i = 0; i < ntexts; i++)
	{
		Text		a;
		Text		b = {NULL, 0};
		HtmlText	html;
		htmlDocPtr	doc = read_theirs(&texts[i]);

		taken = 0;
		html = read_ours(&texts[i]);
		bytes += texts[i].length;
		memory += taken;
		pieces += html.map.count;
		a = cells_of_ours(&html);
		add(&b, "", 0);
		cells_of_theirs(doc != NULL ? xmlDocGetRootElement(doc) : NULL, &b);
		if (a.length == b.length && memcmp(a.data, b.data, a.length) == 0)
			same++;
		else if (getenv("SHOW") != NULL)
			printf("---- %d: ours\n%s---- theirs\n%s", i, a.data, b.data);
		look_at_offsets(&texts[i]);
		most = a.length > most ? a.length : most;
		free(a.data);
		free(b.data);
		xmlFreeDoc(doc);
		free_ours();
	}
	for (int round = 0; round < ROUNDS; round++)
	{
		double		start = now();

		for (int i = 0; i < ntexts; i++)
		{
			read_ours(&texts[i]);
			free_ours();
		}
		ours += now() - start;
		start = now();
		for (int i = 0; i < ntexts; i++)
			xmlFreeDoc(read_theirs(&texts[i]));
		theirs += now() - start;
	}
	printf("files %d, %.2f MB\n", ntexts, (double) bytes / 1e6);
	printf("ours    %6.1f MB/s, memory %.2f times the text, %ld pieces of map\n",
		   (double) bytes * ROUNDS / 1e6 / ours, (double) memory / (double) bytes, pieces);
	printf("libxml2 %6.1f MB/s (tree only), %.1f times slower\n",
		   (double) bytes * ROUNDS / 1e6 / theirs, theirs / ours);
	printf("the same cells: %ld of %d\n", same, ntexts);
	printf("libxml2's SAX: byte offset right for %ld of %ld texts\n", sax_right, sax_texts);
}

/* Every hostile text ends with this word; was it read? */
#define LAST "theend"

static bool
has_last(const char *data, size_t length)
{
	return data != NULL && memmem(data, length, LAST, strlen(LAST)) != NULL;
}

static bool
theirs_has_last(const Text *text)
{
	htmlDocPtr	doc = read_theirs(text);
	xmlNodePtr	root = doc != NULL ? xmlDocGetRootElement(doc) : NULL;
	xmlNodePtr	node = root;

	/* iterative: the tree may be a million deep */
	while (node != NULL)
	{
		if (node->content != NULL && node->type != XML_ENTITY_REF_NODE &&
			has_last((const char *) node->content, strlen((const char *) node->content)))
			return true;
		if (node->children != NULL)
			node = node->children;
		else
		{
			while (node != NULL && node->next == NULL)
				node = node == root ? NULL : node->parent;
			node = node != NULL ? node->next : NULL;
		}
	}
	return false;
}

/* In a process of its own: seconds and peak memory, or what ended it. */
static void
in_child(const char *reader, const Text *text, bool ours)
{
	int			status;
	double		start = now();
	struct rusage usage;
	pid_t		child;

	fflush(stdout);
	child = fork();
	if (child == 0)
	{
		struct rlimit memory = {(rlim_t) 8 << 30, (rlim_t) 8 << 30};

		setrlimit(RLIMIT_AS, &memory);
		alarm(60);
		if (ours)
		{
			HtmlText	html = read_ours(text);

			_exit(!has_last(html.text, html.length));
		}
		_exit(!theirs_has_last(text));
	}
	wait4(child, &status, 0, &usage);
	printf("  %s %7.3f s, peak %4ld MB%s", reader, now() - start, usage.ru_maxrss / 1024,
		   WIFSIGNALED(status) ? strsignal(WTERMSIG(status)) :
		   WEXITSTATUS(status) != 0 ? " (last word lost)" : "");
}

static void
compare_hostile(const char *name, const char *head, const char *piece, int count, const char *tail)
{
	Text		text = {malloc(strlen(head) + strlen(piece) * (size_t) count + strlen(tail) + 32), 0};
	size_t		size = strlen(piece);

	text.length = strlen(head);
	memcpy(text.data, head, text.length);
	for (int i = 0; i < count; i++, text.length += size)
		memcpy(text.data + text.length, piece, size);
	strcpy(text.data + text.length, tail);
	text.length += strlen(tail);
	memcpy(text.data + text.length, "<p>" LAST, strlen("<p>" LAST));
	text.length += strlen("<p>" LAST);
	printf("%-22s %5.1f MB", name, (double) text.length / 1e6);
	in_child("ours", &text, true);
	in_child("libxml2", &text, false);
	printf("\n");
	free(text.data);
}

int
main(int argc, char **argv)
{
	Text	   *texts = calloc((size_t) argc, sizeof(Text));
	const int	n = 1000000;

	for (int i = 1; i < argc; i++)
		texts[i - 1] = read_file(argv[i]);
	compare_files(texts, argc - 1);
	compare_hostile("nested div", "", "<div>", n, "");
	compare_hostile("nested span", "<p>", "<span>", n, "");
	compare_hostile("nested tables", "", "<table><tr><td>", n / 2, "");
	compare_hostile("td in one row", "<table><tr>", "<td>1", n, "");
	compare_hostile("tr, nothing closed", "<table>", "<tr><td>1<td>2", n, "");
	compare_hostile("p, nothing closed", "", "<p>x", n, "");
	compare_hostile("a big comment", "<p>x<!--", "x > y ", n, "--><p>y");
	compare_hostile("comments, no end", "<p>", "<!-- x ", n, "");
	compare_hostile("scripts, no end", "<p>", "<script>", n, "");
	compare_hostile("<", "<p>", "<", n, "");
	compare_hostile("quotes, no end", "<p>", "<a b=\"", n, "");
	compare_hostile("a big attribute", "<p><a b='", "xxxxxx", n, "'>y");
	compare_hostile("entities", "<p>", "&nbsp;", n, "");
	compare_hostile("inline tags", "<p>", "a<b>b</b>", n, "");
	return 0;
}
