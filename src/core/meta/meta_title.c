/*
 * meta_title.c
 *	  The title of a report.
 *
 * The text is cut into fragments: lines, and the cells of lines with pipes.
 * Each fragment that ends with 报告 or 年报 is tried as the last part of a
 * title, alone and together with the one or two lines before it; the best of
 * all trials is taken, the first among equals.
 */
#include "meta/meta.h"

#include <string.h>

#include "base/array.h"
#include "base/fold.h"
#include "base/match.h"
#include "base/phrase.h"
#include "base/searches.h"
#include "base/text.h"
#include "meta/org.h"
#include "outline/title.h"
#include "words/ordinal.h"

/* Bytes of a fragment that are looked at: a longer one is no title, but may
 * begin with one. */
#define MOST_FRAGMENT	800

/*
 * A title without a year is believed only this near to the beginning, one
 * without a name too only above everything but one line: such words are the
 * names of a site's columns.
 */
#define MOST_YEARLESS	5
#define MOST_NAMELESS	2

typedef struct Fragment
{
	GdSpan		span;			/* trimmed; never empty */
	bool		cell;			/* of a line with pipes */
} Fragment;

typedef struct Candidate
{
	uint32_t	score;			/* 0: no title */
	GdSpan		lines[META_TITLE_LINES];
	uint32_t	nlines;
} Candidate;

/* ---- fragments ----------------------------------------------------------- */

/* Marks that stand before a title and are none of its words. */
static GdSpan
strip_marks(const char *text, GdSpan span)
{
	static const char *const labels[] = {
		"标题:", "名称:", "题名:", "文件名称:", "信息名称:", "文件标题:",
		"信息标题:"
	};
	uint32_t	end = span_end(span);
	uint32_t	at = span.start;
	uint32_t	behind;

	while (at < end && (memchr("#*> \t", text[at], 5) != NULL))
		at++;
	while (end > at && (memchr("#* \t", text[end - 1], 4) != NULL))
		end--;
	if (match_at_any(text, at, end, labels, LENGTH_OF(labels), &behind))
		at = behind;
	return text_trim(text, span_between(at, end));
}

/* What is cut of the beginning: so many bytes, and so many fragments. */
typedef struct Cutter
{
	const char *text;
	uint32_t	at;
	uint32_t	end;
	uint32_t	count;
	Fragment	fragments[META_MOST_TITLE_LINES];
} Cutter;

static void
cut_begin(Cutter *cutter, const char *text, GdSpan preamble)
{
	cutter->text = text;
	cutter->at = preamble.start;
	cutter->end = span_end(preamble);
	cutter->count = 0;
	if (preamble.length > META_MOST_PREAMBLE)
		cutter->end = preamble.start + META_MOST_PREAMBLE;
}

/* The end of the line, or the next pipe on it. */
static uint32_t
fragment_end(const char *text, uint32_t at, uint32_t end)
{
	static const char marks[] = {'\n', '\r', '|'};

	for (size_t i = 0; i < sizeof(marks); i++)
	{
		const char *found = memchr(text + at, marks[i], end - at);

		if (found != NULL)
			end = (uint32_t) (found - text);
	}
	return end;
}

/* The fragments of the next line; false if there is none, or no room for them. */
static bool
cut_line(Cutter *cutter)
{
	const char *text = cutter->text;
	uint32_t	end = cutter->end;
	Fragment   *fragments = cutter->fragments;
	uint32_t	first = cutter->count;
	bool		piped = false;
	bool		line = true;

	if (cutter->at >= end)
		return false;
	while (line && cutter->at < end && cutter->count < META_MOST_TITLE_LINES)
	{
		uint32_t	stop = fragment_end(text, cutter->at, end);
		GdSpan		span;

		span = strip_marks(text, span_between(cutter->at, stop));
		if (span.length > 0)
		{
			fragments[cutter->count].span = span;
			fragments[cutter->count].cell = piped;
			cutter->count++;
		}
		line = stop < end && text[stop] == '|';
		/* what stands before the line's first pipe is a cell too */
		for (; line && first < cutter->count; first++)
			fragments[first].cell = true;
		piped = line;
		cutter->at = stop + 1;
	}
	return cutter->count < META_MOST_TITLE_LINES;
}

/* ---- trials -------------------------------------------------------------- */

/*
 * Where a title may begin in a fragment with furniture before it: at the
 * beginning, and behind white space or >.
 */
static bool
may_begin(const Phrase *phrase, uint32_t index)
{
	uint32_t	before;

	if (index == 0)
		return true;
	before = phrase->chars[index - 1].c;
	return before == '>' || (before == 0x300A && index == 1) ||
		phrase->chars[index].start > phrase->chars[index - 1].end;
}

/* Is there an ordinal here?  A heading and an entry of a list are no titles. */
static bool
begins_with_ordinal(const char *text, const Phrase *phrase, uint32_t index)
{
	OrdinalPrint print;

	return ordinal_read(text, phrase->chars[index].start,
						phrase->chars[phrase->count - 1].end, &print) &&
		print.marked;
}

/* Does the fragment open a sentence?  Then it is not read as a title. */
static bool
opens_sentence(const char *text, GdSpan span)
{
	Phrase		opening;

	phrase_init_short(&opening, TITLE_MOST_OPENER);
	phrase_add(&opening, text, span);
	return title_opens_sentence(&opening, 0);
}

/* A title in one fragment. */
static void
try_one(const char *text, const Fragment *fragment, Candidate *best)
{
	Phrase		phrase;
	GdSpan		span = fragment->span;

	if (span.length > MOST_FRAGMENT)
		span.length = MOST_FRAGMENT;
	if (opens_sentence(text, span))
		return;
	phrase_init(&phrase);
	phrase_add(&phrase, text, span);
	for (uint32_t from = 0; from + TITLE_SHORTEST <= phrase.count; from++)
	{
		uint32_t	to;
		uint32_t	end;
		uint32_t	score;
		bool		notice;

		/* behind a sentence there is text, and a title in it is a quotation */
		if (from >= TITLE_LONGEST || phrase.chars[from].c == 0x3002 ||
			phrase.chars[from].c == ',')
			return;
		if (!may_begin(&phrase, from))
			continue;
		to = title_end(&phrase, from);
		if (to == from || begins_with_ordinal(text, &phrase, from))
			continue;
		end = title_notice(&phrase, to);
		notice = end > to;
		if (!notice)
			end = title_note(&phrase, to);
		to = end;
		score = title_score(&phrase, from, to);
		/* the title proper may follow the name of its notice */
		if (from == 0 && to >= phrase.count && !notice)
			score += TITLE_SCORE_WHOLE;
		if (score > best->score)
		{
			best->score = score;
			best->lines[0] = phrase_place(&phrase, from, to);
			best->nlines = 1;
		}
		return;
	}
}

/*
 * May this line be the beginning of a title that the next line ends?  The name
 * of an organisation may, and a broken line that speaks of the report.
 */
static bool
may_continue(const Phrase *phrase)
{
	if (phrase->count == 0 || phrase->cut)
		return false;
	for (uint32_t i = 0; i < phrase->count; i++)
	{
		if (title_is_sentence_mark(phrase->chars[i].c))
			return false;
	}
	return org_is_name(phrase, 0, phrase->count) ||
		org_is_place(phrase, 0, phrase->count) ||
		title_names_year(phrase, 0, phrase->count) ||
		phrase_has(phrase, 0, "关于");
}

/*
 * Does the line begin with a name that says not of which place?  The line
 * above then belongs to it, although it is a name already.
 */
static bool
lacks_place(const char *text, GdSpan line)
{
	static const char *const names[] = {
		"人民政府", "政府办公室", "办公室", "委员会", "办事处", "管委会"
	};
	uint32_t	end = span_end(line);

	for (size_t i = 0; i < LENGTH_OF(names); i++)
	{
		if (match_at(text, line.start, end, names[i], NULL))
			return true;
	}
	return false;
}

/* A title of the lines [first, last], first < last. */
static void
try_lines(const char *text, const Fragment *fragments, uint32_t first,
		  uint32_t last, Candidate *best)
{
	Phrase		phrase;
	uint32_t	to;
	uint32_t	score;

	phrase_init(&phrase);
	for (uint32_t i = first; i <= last; i++)
		phrase_add(&phrase, text, fragments[i].span);
	if (phrase.count < TITLE_SHORTEST)
		return;

	for (to = phrase.count; to > TITLE_SHORTEST; to--)
	{
		uint32_t	c = phrase.chars[to - 1].c;

		if (c != 0x3002 && c != '.')
			break;
	}
	for (uint32_t i = TITLE_SHORTEST; i < to; i++)
	{
		if (title_ends_at(&phrase, 0, i) &&
			title_note(&phrase, i) == phrase.count)
		{
			to = i;
			break;
		}
	}
	if (!title_ends_at(&phrase, 0, to) || !title_is_whole(&phrase, 0, to) ||
		begins_with_ordinal(text, &phrase, 0))
		return;
	to = title_note(&phrase, to);
	score = title_score(&phrase, 0, to) + TITLE_SCORE_WHOLE;
	if (score < best->score ||
		(score == best->score && !lacks_place(text, fragments[first + 1].span)))
		return;
	best->score = score;
	best->nlines = last - first + 1;
	for (uint32_t i = first; i <= last; i++)
		best->lines[i - first] = fragments[i].span;
	best->lines[last - first] =
		span_between(fragments[last].span.start, phrase.chars[to - 1].end);
}

/*
 * Is the line the end of a sentence that begins on the line above: 根据…编制云溪县
 * 水利局2020年…报告?  What looks like a title there is none.
 */
static bool
goes_on_from(const char *text, const Fragment *before, const Fragment *fragment)
{
	uint32_t	end = span_end(before->span);
	uint32_t	lines = 0;
	GdSpan		found;
	unsigned	size;
	uint32_t	last;

	if (before->cell || before->span.length > MOST_FRAGMENT)
		return false;
	for (uint32_t i = end; i < fragment->span.start; i++)
		lines += text[i] == '\n';
	last = fold_first(text_decode_before(text, end, &size));
	return lines == 1 && !title_is_sentence_mark(last) &&
		match_find_words(text, before->span.start, end, &search_title_before, NULL, &found);
}

/*
 * A title needs 报告 or 年报; the end of a broken line may hold only the second
 * character.  *yearly: it is the latter.
 */
static bool
has_title_word(const char *text, const Fragment *fragment, bool *yearly)
{
	GdSpan		span = fragment->span;
	unsigned	value;
	GdSpan		place;
	uint32_t	end = span.length > MOST_FRAGMENT ?
		span.start + MOST_FRAGMENT : span_end(span);

	if (!match_find_words(text, span.start, end, &search_title_end, &value, &place))
		return false;
	*yearly = value == 1;
	return true;
}

/* The trials that end with fragment number last. */
static Candidate
try_all(const char *text, const Fragment *fragments, uint32_t last)
{
	static const Candidate none = {0};
	Candidate	found = {0};
	bool		yearly;

	if (!has_title_word(text, &fragments[last], &yearly) ||
		(last > 0 && goes_on_from(text, &fragments[last - 1], &fragments[last])))
		return none;
	try_one(text, &fragments[last], &found);
	for (uint32_t first = last; first > 0 && last - first < 2; first--)
	{
		const Fragment *before = &fragments[first - 1];
		Phrase		phrase;

		if (fragments[first].cell || before->cell ||
			before->span.length > MOST_FRAGMENT)
			break;
		phrase_init_short(&phrase, TITLE_LONGEST);
		phrase_add(&phrase, text, before->span);
		if (!may_continue(&phrase))
			break;
		try_lines(text, fragments, first - 1, last, &found);
	}
	if ((found.score < TITLE_SCORE_YEAR && last >= MOST_YEARLESS) ||
		(found.score < TITLE_SCORE_ORG && last >= MOST_NAMELESS) ||
		(found.score < TITLE_SCORE_ORG && yearly))
		return none;			/* 政府信息公开年报 is a column of a site */
	return found;
}

/* ---- links to the reports of several years ---------------------------------- */

/* The years of a title: the last one, or 0. */
static int32_t
last_year(const Phrase *phrase)
{
	int32_t		year = 0;
	int32_t		found = 0;

	for (uint32_t i = 0; i < phrase->count; i++)
		if (phrase_year(phrase, i, &year) > i)
			found = year;
	return found;
}

static bool
is_same(const Phrase *a, const Phrase *b)
{
	if (a->count != b->count)
		return false;
	for (uint32_t i = 0; i < a->count; i++)
		if (a->chars[i].c != b->chars[i].c)
			return false;
	return true;
}

static void
read_fragment(const char *text, const Fragment *fragment, Phrase *phrase)
{
	phrase_init(phrase);
	phrase_add(phrase, text, fragment->span);
}

/* Is the fragment the whole title that was found there? */
static bool
is_whole_title(const Fragment *fragment, const Candidate *found)
{
	return found->nlines == 1 && found->lines[0].start == fragment->span.start &&
		found->lines[0].length == fragment->span.length;
}

/*
 * Where titles of other years stand on the lines around the best one, they are
 * links.  The report is the one whose title comes once more behind them, else
 * the latest.  tried: what each fragment has.
 */
static void
choose_year(const char *text, const Fragment *fragments, const Candidate *tried,
			uint32_t count, Candidate *best)
{
	uint32_t	first = 0;
	uint32_t	end;
	uint32_t	chosen;
	int32_t		latest = 0;
	Phrase		phrase;
	Phrase		other;

	while (first < count && (tried[first].score != best->score ||
							 !is_whole_title(&fragments[first], &tried[first]) ||
							 tried[first].lines[0].start != best->lines[0].start))
		first++;
	chosen = first;
	for (end = first; end < count && tried[end].score == best->score &&
		 is_whole_title(&fragments[end], &tried[end]); end++)
	{
		int32_t		year;

		read_fragment(text, &fragments[end], &phrase);
		year = last_year(&phrase);
		if (year > latest)
			chosen = end;
		if (year > latest)
			latest = year;
	}
	if (end - first < 2)
		return;
	for (uint32_t i = first + 1; i < count; i++)
	{
		if (tried[i].score != best->score || !is_whole_title(&fragments[i], &tried[i]))
			continue;
		read_fragment(text, &fragments[i], &phrase);
		for (uint32_t j = first; j < end && j < i; j++)
		{
			read_fragment(text, &fragments[j], &other);
			if (is_same(&phrase, &other))
				chosen = i;
		}
	}
	*best = tried[chosen];
}

/* ---- the title ------------------------------------------------------------- */

/* A line of its own under the title: （2008年度） */
static void
add_year_line(const char *text, GdSpan preamble, Candidate *best)
{
	uint32_t	at = span_end(best->lines[best->nlines - 1]);
	uint32_t	end = span_end(preamble);
	Phrase		phrase;
	GdSpan		rest;

	if (end - at > MOST_FRAGMENT)
		end = at + MOST_FRAGMENT;
	rest = text_trim(text, span_between(at, end));
	end = rest.start;
	while (end < span_end(rest) && text[end] != '\n' && text[end] != '\r')
		end++;
	rest = text_trim(text, span_between(rest.start, end));
	if (rest.length == 0 || rest.length > 80 ||
		memchr(text + at, '\n', rest.start - at) == NULL)
		return;
	phrase_init(&phrase);
	phrase_add(&phrase, text, rest);
	if (title_note(&phrase, 0) == phrase.count && phrase.count > 0 &&
		title_names_year(&phrase, 0, phrase.count))
		best->lines[best->nlines++] = rest;
}

/* The words of the printed parts, one behind the other. */
static GdStatus
join(Arena *arena, const char *text, MetaTitle *title)
{
	char	   *out;
	uint32_t	length = 0;

	if (title->nlines == 1)
	{
		title->words.data = text + title->lines[0].start;
		title->words.length = title->lines[0].length;
		return GD_OK;
	}
	for (uint32_t i = 0; i < title->nlines; i++)
		length += title->lines[i].length;
	out = arena_alloc(arena, length);
	if (out == NULL)
		return GD_NO_MEMORY;
	title->words.data = out;
	title->words.length = length;
	for (uint32_t i = 0; i < title->nlines; i++)
	{
		memcpy(out, text + title->lines[i].start, title->lines[i].length);
		out += title->lines[i].length;
	}
	return GD_OK;
}

/* The best candidate is the title. */
static GdStatus
take(Arena *arena, const char *text, const Candidate *best, MetaTitle *title)
{
	title->nlines = best->nlines;
	memcpy(title->lines, best->lines, sizeof(best->lines));
	title->place = span_between(title->lines[0].start,
								span_end(title->lines[title->nlines - 1]));
	return join(arena, text, title);
}

GdStatus
meta_title(Arena *arena, const char *text, GdSpan preamble, MetaTitle *title)
{
	Cutter		cutter;
	Candidate	tried[META_MOST_TITLE_LINES];
	Candidate	best = {0};

	memset(title, 0, sizeof(*title));
	title->place.start = preamble.start;
	cut_begin(&cutter, text, preamble);
	while (cut_line(&cutter))
		;
	for (uint32_t i = 0; i < cutter.count; i++)
	{
		tried[i] = try_all(text, cutter.fragments, i);
		if (tried[i].score > best.score)
			best = tried[i];
	}
	if (best.score == 0)
		return GD_OK;
	choose_year(text, cutter.fragments, tried, cutter.count, &best);
	if (best.score < TITLE_SCORE_YEAR)
		add_year_line(text, preamble, &best);
	return take(arena, text, &best, title);
}

/* The most that title_score() and a whole line give: nothing further down wins. */
#define BEST_SCORE (TITLE_SCORE + TITLE_SCORE_ORG + TITLE_SCORE_YEAR + TITLE_SCORE_WHOLE)

/* Bytes in which the word stands that a sentence opens with. */
#define MOST_OPENING 60

/* Is a fragment no whole title, wherever the text that is read may end in it? */
static bool
is_never_title(const char *text, const Fragment *fragment)
{
	GdSpan		opening = fragment->span;
	bool		yearly;

	if (opening.length > MOST_OPENING)
		opening.length = MOST_OPENING;
	return opens_sentence(text, opening) || !has_title_word(text, fragment, &yearly);
}

/* May fragments i and i + 1 be two links?  *last is where what tells stands. */
static bool
may_be_links(const char *text, const Fragment *fragments, uint32_t i,
			 const Candidate *found, uint32_t *last)
{
	Candidate	next;

	*last = span_end(fragments[i].span) - 1;
	if (found->nlines > 1 || is_never_title(text, &fragments[i + 1]))
		return false;
	*last = fragments[i + 1].span.start;
	next = try_all(text, fragments, i + 1);
	return next.score == found->score && is_whole_title(&fragments[i + 1], &next);
}

/*
 * The first title of the best score is the one, unless it is a whole line that
 * another title follows: then they may be links.
 */
GdStatus
meta_title_part(Arena *arena, const char *text, GdSpan known, MetaTitle *title,
				uint32_t *last)
{
	Cutter		cutter;
	bool		more = true;

	memset(title, 0, sizeof(*title));
	title->place.start = known.start;
	cut_begin(&cutter, text, known);
	for (uint32_t i = 0; more || i < cutter.count; i++)
	{
		Candidate	found;

		/* up to the fragment behind this one */
		while (more && cutter.count < i + 2)
			more = cut_line(&cutter);
		if (cutter.count < i + 2)
			return GD_OK;
		found = try_all(text, cutter.fragments, i);
		if (found.score == BEST_SCORE)
			return may_be_links(text, cutter.fragments, i, &found, last) ?
				GD_OK : take(arena, text, &found, title);
	}
	return GD_OK;
}
