/*
 * trace_words.c
 *	  The words of a trace: bounded text, and what each decision is called.
 */
#include "review/trace_words.h"

#include <string.h>

/* ---- bounded text ---------------------------------------------------------------------- */

static void
put_bytes(Words *words, const char *data, uint32_t length)
{
	if (length > WORDS_MAX - words->length)
		return;
	memcpy(words->data + words->length, data, length);
	words->length += length;
}

void
words_put(Words *words, const char *part)
{
	put_bytes(words, part, (uint32_t) strlen(part));
}

void
words_put_number(Words *words, uint32_t number)
{
	char		digits[10];
	uint32_t	first = sizeof(digits);

	do
	{
		digits[--first] = (char) ('0' + number % 10);
		number /= 10;
	} while (number > 0);
	put_bytes(words, digits + first, (uint32_t) sizeof(digits) - first);
}

void
words_put_str(Words *words, GdStr str)
{
	put_bytes(words, str.data, str.length);
}

GdStr
words_str(const Words *words)
{
	GdStr		str = {words->data, words->length};

	return str;
}

/* ---- names and reasons ------------------------------------------------------------------- */

const Named *
words_of_line(LineClass class)
{
	static const Named lines[] = {
		[LINE_PROSE] = {"prose", "of no other class"},
		[LINE_CELLS] = {"cells", "pipes divide it"},
		[LINE_GRID] = {"grid", "a row of an HTML table"},
		[LINE_RULE] = {"rule", "dashes between pipes, as in Markdown"},
		[LINE_LABEL] = {"label", "all of it is a label of a form"},
		[LINE_ROW] = {"row", "labels and figures, or many figures"},
		[LINE_VALUE] = {"value", "nothing but a figure or a dash"},
		[LINE_ORDINAL] = {"ordinal", "begins with an ordinal or #"},
		[LINE_WORDING] = {"wording", "begins with the wording of a heading"},
		[LINE_PAGE] = {"page", "the number of a page"},
	};

	return &lines[class];
}

const Named *
words_of_doubt(LineDoubt doubt)
{
	static const Named doubts[] = {
		[LINE_CERTAIN] = {"certain", "label and columns agree with the form"},
		[LINE_OPEN] = {"open", "cells ran together, fell apart or vanished: left to the sums"},
		[LINE_BLANK] = {"blank", "nothing stands beside the label in columns of spaces"},
		[LINE_UNLABELLED] = {"unlabelled", "order alone says which row it is: left to the sums"},
		[LINE_UNPROVABLE] = {"unprovable", "label or columns may be others: no sum can tell"},
	};

	return &doubts[doubt];
}

const char *
words_of_cell(const GridCell *cell)
{
	static const char *const names[] = {
		[GRID_BLANK] = "blank",
		[GRID_NUMBER] = "number",
		[GRID_DASH] = "dash",
		[GRID_RUN] = "run",
		[GRID_CODE] = "code",
		[GRID_LABEL] = "label",
		[GRID_TEXT] = "text",
	};

	return cell->covered ? "covered" : names[cell->class];
}

const char *
words_of_basis(HeadingBasis basis)
{
	static const char *const reasons[] = {
		[BASIS_LOOK] = "looks like a heading; its words are of no form",
		[BASIS_GUESS] = "looks like a heading; words in it tell what it is about",
		[BASIS_WEAK] = "wording that is a heading where it stands alone",
		[BASIS_NUMBERED] = "wording that is a heading behind an ordinal",
		[BASIS_STRONG] = "full wording of a form",
	};

	return reasons[basis];
}

const char *
words_of_year(MetaYearBasis basis)
{
	static const char *const reasons[] = {
		[META_YEAR_NONE] = "none is named",
		[META_YEAR_TITLE] = "in the title",
		[META_YEAR_NAMED] = "words before the first heading name the report by it",
		[META_YEAR_PERIOD] = "of the statistics period",
		[META_YEAR_LIKELY] = "the first one, or the one that is named most often",
	};

	return reasons[basis];
}

const char *
words_of_period(MetaPeriodBasis basis)
{
	static const char *const reasons[] = {
		[META_PERIOD_NONE] = "no range of dates",
		[META_PERIOD_NAMED] = "named as the statistics period",
		[META_PERIOD_YEAR] = "a year long, before the first heading",
		[META_PERIOD_LOOSE] = "words before it may speak of other figures too",
	};

	return reasons[basis];
}

const char *
words_of_document(MetaDocument document)
{
	static const char *const reasons[] = {
		[META_REPORT] = "by title, headings and tables; nothing says that it is something else",
		[META_INTERPRETATION] = "the page says that it explains a report",
		[META_NEWS] = "the page says that it is news of a report",
		[META_LIST] = "the page is a list of links",
		[META_NOTICE] = "the page says that it is a notice, a guide or a regulation",
		[META_OTHER_REPORT] = "the page says that it reports on something else",
	};

	return reasons[document];
}

const char *
words_of_recovery(GdRecovery recovery)
{
	static const char *const reasons[] = {
		[GD_READ] = "the printed cell as it stands",
		[GD_DERIVED] = "all readings of the printed digits that the sums leave agree",
		[GD_AMBIGUOUS] = "more than one reading is possible, and the sums prove none",
	};

	return reasons[recovery];
}
