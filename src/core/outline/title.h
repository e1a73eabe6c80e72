/*
 * title.h
 *	  What the title of a report is made of.
 */
#ifndef GD_TITLE_H
#define GD_TITLE_H

#include "base/phrase.h"

/* Characters of a title. */
#define TITLE_SHORTEST	6
#define TITLE_LONGEST	90

/* What a title earns, so that a better one further down wins. */
#define TITLE_SCORE			1
#define TITLE_SCORE_WHOLE	1	/* the line holds nothing else */
#define TITLE_SCORE_ORG		4
#define TITLE_SCORE_YEAR	8

/* 。 ， ： and what else no title holds. */
extern bool title_is_sentence_mark(uint32_t c);

/* Does a word stand at index that a sentence begins with?  Of so many characters at most. */
#define TITLE_MOST_OPENER 3

extern bool title_opens_sentence(const Phrase *phrase, uint32_t index);

/* Do characters [from, to) name a report on disclosure and nothing else?  That
 * they end with 报告 is not asked here. */
extern bool title_is_whole(const Phrase *phrase, uint32_t from, uint32_t to);

/* The part of title_ends_at behind a look at the last character. */
extern bool title_ends_with_report(const Phrase *phrase, uint32_t from, uint32_t to);

/* Does 报告, 年报, 汇报 or 总结 end before to? */
static inline bool
title_ends_at(const Phrase *phrase, uint32_t from, uint32_t to)
{
	uint32_t	last = to > from && to <= phrase->count ? phrase->chars[to - 1].c : 0;

	/* 告, 报, 结 */
	return (last == 0x544A || last == 0x62A5 || last == 0x7ED3) && title_ends_with_report(phrase, from, to);
}

/* 的公告 at index, where it ends the phrase: the index behind it, or index. */
extern uint32_t title_notice(const Phrase *phrase, uint32_t index);

/*
 * A note in brackets at index: the index behind it, or index.  A note without
 * a Chinese character or a digit (pdf) is none.
 */
extern uint32_t title_note(const Phrase *phrase, uint32_t index);

/*
 * The end of the title that begins at from, notes left out, or from.  It is the
 * first 报告 behind which a title may end: at the end of the phrase, before a
 * closing mark or white space, and where a preamble begins right behind it.
 */
extern uint32_t title_end(const Phrase *phrase, uint32_t from);

extern bool title_names_year(const Phrase *phrase, uint32_t from, uint32_t to);

/* The score of a title, TITLE_SCORE_WHOLE left out. */
extern uint32_t title_score(const Phrase *phrase, uint32_t from, uint32_t to);

#endif
