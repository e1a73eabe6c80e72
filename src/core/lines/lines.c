/*
 * lines.c
 *	  Stage 2: each line classified once.
 */
#include "lines/lines.h"

#include <string.h>

#include "base/fold.h"
#include "base/scan.h"
#include "base/text.h"
#include "source/html.h"
#include "words/date.h"
#include "words/headings.h"
#include "words/lexicon.h"
#include "words/number.h"
#include "words/ordinal.h"
#include "words/tokens.h"

/* The full-width pipe */
#define WIDE_PIPE 0xFF5C
#define WIDE_PIPE_SIZE 3

uint32_t
lines_cell_end(const char *text, uint32_t at, uint32_t end, uint32_t *next)
{
	for (uint32_t i = at; (i = scan_pipe(text, i, end)) < end; i++)
		if (text[i] != '|' || i == at || text[i - 1] != '\\')
		{
			*next = i + (text[i] == '|' ? 1 : WIDE_PIPE_SIZE);
			return i;
		}
	*next = end;
	return end;
}

/*
 * Pipes that divide cells, as lines_cell_end() finds them; 0 if there are none or if a cell
 * is too long to be one (a sentence with a pipe in it).
 */
static uint32_t
count_pipes(const char *text, GdSpan line)
{
	uint32_t	pipes = 0;
	uint32_t	cell = line.start;
	uint32_t	end = span_end(line);
	uint32_t	looked;

	for (uint32_t at = line.start; at < end; at += looked)
	{
		unsigned	mask;

		looked = scan_pipes(text, at, end, &mask);
		for (; mask != 0; mask &= mask - 1)
		{
			uint32_t	pipe = at + (uint32_t) __builtin_ctz(mask);

			if (text[pipe] == '|' && pipe > cell && text[pipe - 1] == '\\')
				continue;
			if (pipe - cell > LINE_MAX_CELL)
				return 0;
			pipes++;
			cell = pipe + (text[pipe] == '|' ? 1 : WIDE_PIPE_SIZE);
		}
	}
	return end - cell > LINE_MAX_CELL ? 0 : pipes;
}

/*
 * |---|:---:| : two cells or more, each of three dashes or more.  One cell of
 * dashes on its line (---- |) is data.
 */
static bool
is_rule(const char *text, GdSpan line)
{
	uint32_t	at = line.start;
	uint32_t	end = span_end(line);
	uint32_t	cells = 0;
	uint32_t	dashes = 0;

	while (at < end)
	{
		unsigned	size;
		uint32_t	c = text_decode(text, end, at, &size);

		if (c == '-')
			dashes++;
		else if (c == '|' || c == WIDE_PIPE)
		{
			if (dashes > 0 && dashes < 3)
				return false;
			cells += dashes > 0;
			dashes = 0;
		}
		else if (c != ':' && c != ' ' && c != '\t')
			return false;
		at += size;
	}
	return (dashes == 0 || dashes >= 3) && cells + (dashes > 0) > 1;
}

/* --- --- --- : the same where there are no pipes, but spaces. */
static bool
is_plain_rule(const char *text, GdSpan line)
{
	uint32_t	cells = 0;
	uint32_t	dashes = 0;

	for (uint32_t at = line.start; at < span_end(line); at++)
	{
		if (text[at] == '-')
			cells += ++dashes == 3;
		else if ((text[at] == ' ' || text[at] == '\t') && dashes != 1 && dashes != 2)
			dashes = 0;
		else
			return false;
	}
	return cells > 1 && dashes != 1 && dashes != 2;
}

static bool
is_dash(uint32_t c)
{
	return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 ||
		c == 0x2500 || c == 0xFF0D || c == 0xB7;	/* · too */
}

/* What a line that counts pages in words is made of: letters for words, # for a number. */
#define MOST_PAGE_PARTS 6

/*
 * 第3页, 第 3 页 共 9 页, with whatever blanks and marks: no more is told than that the
 * line is no text of the report.  What check_content_pages.c reports as a footer must be
 * printed as footers are, mark by mark.
 */
static bool
is_page_in_words(const char *text, GdSpan line)
{
	char		parts[MOST_PAGE_PARTS + 1];
	unsigned	count = 0;
	unsigned	digits = 0;
	uint32_t	end = span_end(line);

	for (uint32_t at = line.start; at < end;)
	{
		unsigned	size;
		uint32_t	c = text_decode(text, end, at, &size);
		uint32_t	folded = fold_first(c);
		char		part = folded == 0x7B2C ? 'a' : folded == 0x9875 ? 'p' :
			folded == 0x5171 ? 't' : text_digit(c) >= 0 ? '#' : 0;

		at += size;
		digits = part == '#' ? digits + 1 : 0;
		if (part == 0 && (folded == 0 || folded == ',' || folded == '/' ||
						  folded == '(' || folded == ')'))
			continue;
		if (part == 0 || digits > 4 || (digits <= 1 && count == MOST_PAGE_PARTS))
			return false;
		if (digits <= 1)
			parts[count++] = part;
	}
	parts[count] = '\0';
	return strcmp(parts, "a#p") == 0 || strcmp(parts, "a#pt#p") == 0 ||
		strcmp(parts, "t#pa#p") == 0;
}

/* - 3 -, —4—: a number of up to four digits between dashes; or in words. */
static bool
is_page_number(const char *text, GdSpan line)
{
	uint32_t	at = line.start;
	uint32_t	end = span_end(line);
	unsigned	digits = 0;
	unsigned	dashes_before = 0;
	unsigned	dashes_after = 0;

	while (at < end)
	{
		unsigned	size;
		uint32_t	c = text_decode(text, end, at, &size);

		if (is_dash(c))
			*(digits == 0 ? &dashes_before : &dashes_after) += 1;
		else if (c >= '0' && c <= '9' && dashes_after == 0)
			digits++;
		else if (!text_is_space(c))
			return is_page_in_words(text, line);
		at += size;
	}
	return digits >= 1 && digits <= 4 && dashes_before > 0 && dashes_after > 0;
}

/* The date under a report, in figures: 2022-01-05 reads like a row of them. */
static bool
is_date(const char *text, GdSpan line)
{
	GdDate		date;

	return date_read(text, line.start, span_end(line), &date) == span_end(line);
}

/* Nothing but digits, be they a number or the cells of a row, run together or apart. */
static bool
is_digits(const char *text, GdSpan line)
{
	for (uint32_t at = line.start; at < span_end(line);)
	{
		unsigned	size;

		uint32_t	c = text_decode(text, span_end(line), at, &size);

		if (text_digit(c) < 0 && !text_is_space(c))
			return false;
		at += size;
	}
	return true;
}

static bool
is_value(const char *text, GdSpan line)
{
	CellValue	value;

	number_read_cell(text, line, &value);
	return value.kind == GD_NUMBER || value.kind == GD_DASH ||
		is_digits(text, line);
}

/*
 * Is a line that begins with a label nothing else?  Where the same words head a section
 * too (一、主动公开情况), a line with an ordinal of level 1 stays a heading.
 */
static bool
is_label(const char *text, GdSpan line, const Match *match)
{
	OrdinalPrint print;
	uint32_t	wording_end;

	if (!lexicon_ends_cell(text, match, span_end(line)))
		return false;
	if (!ordinal_read(text, line.start, span_end(line), &print) ||
		print.ordinal.style != ORDINAL_HAN)
		return true;
	return headings_match(text, print.end, span_end(line), &wording_end,
						  NULL) == GD_SECTION_NONE ||
		wording_end < match->end;
}

/* *pipes: whether there may be some; then how many. */
static LineClass
classify(const char *text, GdSpan line, uint32_t *pipes)
{
	OrdinalPrint print;
	uint32_t	wording_end;
	Match		label;
	CellValue	figure;

	if (*pipes > 0 && (*pipes = count_pipes(text, line)) > 0)
		return is_rule(text, line) ? LINE_RULE : LINE_CELLS;
	if (number_read_digits(text, line, &figure))
		return LINE_VALUE;
	if (text[line.start] == '-' && is_plain_rule(text, line))
		return LINE_RULE;
	if (!(SHORT_WAY && lexicon_match_print(text, line, &label)) &&
		!lexicon_match(text, line.start, span_end(line), &label))
		label.nmeanings = 0;
	if (line.length <= LINE_MAX_LABEL)
	{
		if (is_page_number(text, line))
			return LINE_PAGE;
		/* a row of figures reads like one number with spaces inside */
		if (is_value(text, line))
			return tokens_are_row(text, line, &label) ? LINE_ROW : LINE_VALUE;
		if (label.nmeanings > 0 && is_label(text, line, &label))
			return LINE_LABEL;
	}
	if (tokens_are_row(text, line, &label) && !is_date(text, line))
		return LINE_ROW;
	if (text[line.start] == '#' ||
		ordinal_read(text, line.start, span_end(line), &print))
		return LINE_ORDINAL;
	if (headings_match(text, line.start, span_end(line), &wording_end,
					   NULL) != GD_SECTION_NONE)
		return LINE_WORDING;
	return LINE_PROSE;
}

/* Where a line without a break in its first bytes is cut: between characters. */
static uint32_t
cut_line(const char *text, uint32_t at, uint32_t most, uint32_t length)
{
	uint32_t	end = at + most;

	while (end < length && end > at + most - 4 && ((unsigned char) text[end] & 0xC0) == 0x80)
		end--;
	return end;
}

void
line_classify(const char *text, Line *line)
{
	line->class = classify(text, span_between(line->start, line_end(line)),
						   &line->pipes);
}

/* So many lines are no longer a report: those that are left are counted first. */
#define MOST_UNCOUNTED 1024

/*
 * Room for one more line.  A line may be two bytes long, eight times as much as it
 * needs here; where the array is large it is made once, not doubled and copied.
 */
static GdStatus
reserve_line(Arena *arena, const Source *source, uint32_t at, Lines *lines,
			 uint32_t *capacity)
{
	const char *text = source->text;
	uint32_t	left = (source->length - at) / (LINE_MAX_BYTES - TEXT_MAX_SIZE) + 2;

	if (lines->count < *capacity || lines->count < MOST_UNCOUNTED)
		return arena_grow(arena, (void **) &lines->items, capacity, lines->count,
						  sizeof(Line));
	while (at + 1 < source->length)
	{
		uint32_t	end = source->length - at > GD_POLL_BYTES ?
			at + GD_POLL_BYTES : source->length;

		for (; at + 1 < end; at++)
			left += text[at] != '\n' && text[at + 1] == '\n';
		/* the last byte of this portion is looked at with the next one */
		if (end == source->length)
			break;
		TRY(arena_poll(arena));
	}
	return arena_resize(arena, (void **) &lines->items, capacity, lines->count,
						lines->count + left, sizeof(Line));
}

GdStatus
lines_split_first(Arena *arena, const Source *source, uint32_t most_lines, Lines *lines)
{
	const char *text = source->text;
	uint32_t	capacity = 0;
	uint32_t	at = 0;
	uint32_t	polled = 0;

	lines->items = NULL;
	lines->count = 0;
	lines->text = text;
	while (at < source->length && lines->count < most_lines)
	{
		uint32_t	most = source->length - at < LINE_MAX_BYTES ?
			source->length - at : LINE_MAX_BYTES;
		bool		piped;
		uint32_t	found = scan_line(text, at, at + most, &piped);
		bool		ends = found < at + most;	/* by a line break */
		uint32_t	end = ends ? found : cut_line(text, at, most, source->length);
		GdSpan		line = text_trim(text, span_between(at, end));

		if (line.length > 0)
		{
			Line	   *item;

			TRY(reserve_line(arena, source, at, lines, &capacity));
			item = &lines->items[lines->count++];
			item->start = line.start;
			item->length = line.length;
			item->class = source->markup && text[line.start] == HTML_BORDER ?
				LINE_GRID : LINE_UNREAD;
			item->pipes = item->class == LINE_UNREAD && piped;
		}
		at = ends ? end + 1 : end;
		if (at - polled >= GD_POLL_BYTES / 2)
		{
			TRY(arena_poll(arena));
			polled = at;
		}
	}
	return GD_OK;
}

GdStatus
lines_split(Arena *arena, const Source *source, Lines *lines)
{
	return lines_split_first(arena, source, UINT32_MAX, lines);
}

GdStatus
lines_classify(Arena *arena, const Lines *lines)
{
	uint32_t	polled = 0;

	for (uint32_t i = 0; i < lines->count; i++)
	{
		(void) lines_class(lines, i);
		if (line_end(&lines->items[i]) - polled >= GD_POLL_BYTES / 2)
		{
			TRY(arena_poll(arena));
			polled = line_end(&lines->items[i]);
		}
	}
	return GD_OK;
}

GdStatus
lines_read(Arena *arena, const Source *source, Lines *lines)
{
	TRY(lines_split(arena, source, lines));
	return lines_classify(arena, lines);
}

uint32_t
lines_find(const Lines *lines, uint32_t offset)
{
	uint32_t	low = 0;
	uint32_t	high = lines->count;

	while (low < high)
	{
		uint32_t	middle = low + (high - low) / 2;

		if (line_end(&lines->items[middle]) <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}
