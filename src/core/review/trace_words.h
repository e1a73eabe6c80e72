/*
 * trace_words.h
 *	  The words of a trace: bounded text, and what each decision is called.
 */
#ifndef GD_TRACE_WORDS_H
#define GD_TRACE_WORDS_H

#include "grid/grid.h"
#include "meta/meta.h"
#include "sheet/sheet.h"

/* Longer words are left out. */
#define WORDS_MAX 1024

typedef struct Words
{
	char		data[WORDS_MAX];
	uint32_t	length;
} Words;

extern void words_put(Words *words, const char *part);
extern void words_put_number(Words *words, uint32_t number);
extern void words_put_str(Words *words, GdStr str);
extern GdStr words_str(const Words *words);

/* What something is called, and why it is that. */
typedef struct Named
{
	const char *name;
	const char *reason;
} Named;

extern const Named *words_of_line(LineClass class);
extern const Named *words_of_doubt(LineDoubt doubt);
extern const char *words_of_cell(const GridCell *cell);
extern const char *words_of_basis(HeadingBasis basis);
extern const char *words_of_year(MetaYearBasis basis);
extern const char *words_of_period(MetaPeriodBasis basis);
extern const char *words_of_document(MetaDocument document);
extern const char *words_of_recovery(GdRecovery recovery);

#endif
