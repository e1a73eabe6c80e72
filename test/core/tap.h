/*
 * tap.h
 *	  The Test Anything Protocol for C unit tests.
 *
 *		plan_tests(2);
 *		ok(1 + 1 == 2, "sum");
 *		is_int(1 + 1, 2, "sum");
 *		return done_testing();
 *
 * Without plan_tests() the plan is printed at the end.
 */
#ifndef TAP_H
#define TAP_H

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gd.h"

static int	tap_planned = -1;
static int	tap_run;
static int	tap_failed;

static inline void
plan_tests(int n)
{
	tap_planned = n;
	printf("1..%d\n", n);
}

static inline bool
tap_result(bool pass, const char *format, va_list arguments)
{
	printf("%sok %d - ", pass ? "" : "not ", ++tap_run);
	vprintf(format, arguments);
	printf("\n");
	if (!pass)
		tap_failed++;
	return pass;
}

static inline bool
ok(bool pass, const char *format,...)
{
	va_list		arguments;

	va_start(arguments, format);
	tap_result(pass, format, arguments);
	va_end(arguments);
	return pass;
}

static inline bool
is_int(int64_t got, int64_t wanted, const char *format,...)
{
	va_list		arguments;

	va_start(arguments, format);
	tap_result(got == wanted, format, arguments);
	va_end(arguments);
	if (got != wanted)
		printf("# got %lld, wanted %lld\n", (long long) got,
			   (long long) wanted);
	return got == wanted;
}

static inline GdStr
tap_from_string(const char *string)
{
	GdStr		str = {string, string == NULL ? 0 : (uint32_t) strlen(string)};

	return str;
}

static inline GdStr
tap_from_str(GdStr str)
{
	return str;
}

/* wanted NULL: no text at all */
static inline bool
tap_is_str(GdStr got, const char *wanted, const char *format,...)
{
	va_list		arguments;
	bool		pass;

	if (wanted == NULL || got.data == NULL)
		pass = wanted == NULL && got.data == NULL;
	else
		pass = got.length == strlen(wanted) &&
			memcmp(got.data, wanted, got.length) == 0;
	va_start(arguments, format);
	tap_result(pass, format, arguments);
	va_end(arguments);
	if (!pass)
		printf("# got \"%.*s\", wanted \"%s\"\n",
			   got.data == NULL ? 4 : (int) got.length,
			   got.data == NULL ? "NULL" : got.data,
			   wanted == NULL ? "NULL" : wanted);
	return pass;
}

/* is_str(got, wanted, format, ...): got is a GdStr or a C string */
#define is_str(got, ...) \
	tap_is_str(_Generic((got), \
		GdStr: tap_from_str, \
		default: tap_from_string)(got), __VA_ARGS__)

static inline GdStr
tap_slice(const char *text, GdSpan span)
{
	GdStr		slice = {text + span.start, span.length};

	return slice;
}

static inline int
done_testing(void)
{
	if (tap_planned < 0)
		printf("1..%d\n", tap_run);
	else if (tap_planned != tap_run)
		printf("# planned %d tests, ran %d\n", tap_planned, tap_run);
	if (tap_failed > 0)
		printf("# failed %d of %d\n", tap_failed, tap_run);
	return tap_failed > 0 || (tap_planned >= 0 && tap_planned != tap_run);
}

/*
 * A copy of the bytes in memory of exactly their size, so that a sanitizer or
 * valgrind sees a read behind the end.  Never freed: tests end soon.
 */
static inline const char *
tap_tight(const char *bytes, size_t length)
{
	char	   *copy = malloc(length > 0 ? length : 1);

	if (copy == NULL)
		abort();
	memcpy(copy, bytes, length);
	return copy;
}

/* ---- memory and interrupts for the core ---------------------------------- */

typedef struct TapHooks
{
	int			allocations;
	int			fail_at;		/* refuse this allocation and all later, or -1 */
	int			polls;
	int			stop_at;		/* interrupt at this poll, or -1 */
} TapHooks;

static inline void *
tap_alloc(void *context, size_t size)
{
	TapHooks   *hooks = context;

	if (hooks->fail_at >= 0 && hooks->allocations >= hooks->fail_at)
		return NULL;
	hooks->allocations++;
	return malloc(size);
}

static inline bool
tap_interrupted(void *context)
{
	TapHooks   *hooks = context;

	return hooks->stop_at >= 0 && hooks->polls++ >= hooks->stop_at;
}

static inline GdConfig
tap_config(TapHooks *hooks)
{
	GdConfig	config = {tap_alloc, tap_interrupted, hooks};

	hooks->allocations = hooks->polls = 0;
	hooks->fail_at = hooks->stop_at = -1;
	return config;
}

#endif
