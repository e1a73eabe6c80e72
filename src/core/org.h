/*
 * org.h
 *	  Names of organisations, told by their last word.
 */
#ifndef GD_ORG_H
#define GD_ORG_H

#include "phrase.h"

/* Characters of an organisation's name. */
#define ORG_MOST_CHARS 45

/*
 * Are characters [from, to) nothing but the name of an organisation?  It ends
 * with 人民政府, 局, 办公室 and the like, is made of Chinese characters, 、 and
 * brackets, and has none of the words that sentences are made of.
 */
extern bool org_is_name(const Phrase *phrase, uint32_t from, uint32_t to);

/*
 * The same for a place: what ends with 省 市 县 区 镇 乡 街道 is its
 * government's name too.
 */
extern bool org_is_place(const Phrase *phrase, uint32_t from, uint32_t to);

/* The end of the longest name that begins at from and ends at or before to;
 * from if there is none. */
extern uint32_t org_end(const Phrase *phrase, uint32_t from, uint32_t to);

#endif
