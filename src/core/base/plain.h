/*
 * plain.h
 *	  Short ways, and how they are checked.
 *
 * A short way answers what nearly every place of a text asks, after a look or
 * two; the plain way beside it answers everything.  Where both answer they must
 * agree.  Built with -DGD_PLAIN, the core goes the plain ways alone:
 * test/core/plain.sh and test/fuzz/fuzz_plain.c compare what the two builds say of the
 * same texts.
 */
#ifndef GD_PLAIN_H
#define GD_PLAIN_H

#ifdef GD_PLAIN
#define SHORT_WAY false
#else
#define SHORT_WAY true
#endif

#endif
