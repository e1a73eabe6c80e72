/*
 * fold_table.c
 *	  Derive the folding of characters from ICU, once, and print it as
 *	  data/fold.tsv, which is frozen and reviewed like source.
 *
 *		cc -o fold_table tools/fold_table.c $(pkg-config --cflags --libs icu-i18n)
 *		./fold_table >data/fold.tsv && python3 tools/generate_tables.py
 *
 * Rules, the first that fits:
 *	 1. the list of decisions below
 *	 2. white space, controls and invisible characters fold to nothing
 *	 3. numerals in circles become digits in brackets
 *	 4. NFKC, where that gives 1 to 4 characters, all of the BMP
 *	 5. Traditional to Simplified, for characters outside GB 2312: what is in
 *		that set is in use in Simplified text and stays as it is
 * The result is folded again until nothing changes.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>
#include <unicode/uversion.h>

#define FOLD_MAX 4
#define LAST_BMP 0xFFFF
#define WORK_MAX 64

typedef struct Decision
{
	UChar32		from;
	UChar32		to;
} Decision;

/* One canonical form for what is printed in several. */
static const Decision decisions[] = {
	/* quotation marks */
	{0x201C, '"'}, {0x201D, '"'}, {0x201E, '"'}, {0x201F, '"'}, {0x00AB, '"'},
	{0x00BB, '"'}, {0x2033, '"'}, {0x2036, '"'}, {0x3003, '"'}, {0x300C, '"'},
	{0x300D, '"'}, {0x301D, '"'}, {0x301E, '"'}, {0x301F, '"'},
	{0x2018, '\''}, {0x2019, '\''}, {0x201A, '\''}, {0x201B, '\''},
	{0x2032, '\''}, {0x2035, '\''}, {0x2039, '\''}, {0x203A, '\''},
	{0x300E, '\''}, {0x300F, '\''}, {0x00B4, '\''}, {0x0060, '\''},
	/* title marks */
	{0x3008, 0x300A}, {0x3009, 0x300B}, {0x2329, 0x300A}, {0x232A, 0x300B},
	{0x27E8, 0x300A}, {0x27E9, 0x300B}, {0x27EA, 0x300A}, {0x27EB, 0x300B},
	/* square brackets */
	{0x3014, '['}, {0x3015, ']'}, {0x3010, '['}, {0x3011, ']'},
	{0x3016, '['}, {0x3017, ']'}, {0x3018, '['}, {0x3019, ']'},
	{0x301A, '['}, {0x301B, ']'}, {0x2772, '['}, {0x2773, ']'},
	/* dashes; a heading's rule in box-drawing characters is one too */
	{0x2010, '-'}, {0x2011, '-'}, {0x2012, '-'}, {0x2013, '-'}, {0x2014, '-'},
	{0x2015, '-'}, {0x2212, '-'}, {0x2500, '-'}, {0x2501, '-'}, {0x00AF, '-'},
	{0x02C9, '-'}, {0x2E3A, '-'}, {0x2E3B, '-'}, {0x2043, '-'}, {0x30FC, '-'},
	/* vertical bars */
	{0x2502, '|'}, {0x2503, '|'}, {0x00A6, '|'}, {0x2223, '|'}, {0x2758, '|'},
	/* colons: NFKC takes the vertical one for two dots */
	{0x2236, ':'}, {0xFE30, ':'}, {0x02D0, ':'}, {0xA789, ':'},
	{0x2215, '/'}, {0x2044, '/'},
	{0x2E32, ','}, {0x2E41, ','},
	/* dots */
	{0x2022, 0x00B7}, {0x2024, 0x00B7}, {0x2027, 0x00B7}, {0x2219, 0x00B7},
	{0x22C5, 0x00B7}, {0x30FB, 0x00B7}, {0x25CF, 0x00B7}, {0x2981, 0x00B7},
	/* tildes */
	{0x301C, '~'}, {0x223C, '~'}, {0x02DC, '~'}, {0x2053, '~'}, {0x3030, '~'},
	/* the number zero */
	{0x25CB, 0x3007}, {0x25EF, 0x3007}, {0x26AA, 0x3007}, {0x2B58, 0x3007},
	/* stars beside labels */
	{0x2606, 0x2605}, {0x272A, 0x2605}, {0x2729, 0x2605}, {0x2730, 0x2605},
};

/*
 * Traditional characters that ICU leaves, or that GB 2312 has although modern
 * Simplified text never uses them in the sense of the forms.
 */
static const Decision simplified[] = {
	{0x8AEE, 0x54A8},			/* 諮 咨: ICU gives the rare 谘 */
	{0x5FB5, 0x5F81},			/* 徵 征: in GB 2312 as a note of music */
	{0x5F8C, 0x540E},			/* 後 后: in GB 2312 for names */
	{0x65BC, 0x4E8E},			/* 於 于: likewise */
	{0x5449, 0x5434},			/* 呉 吴 */
	{0x5CEF, 0x5CF0},			/* 峯 峰 */
	{0x53CE, 0x6536},			/* 収 收 */
};

static UConverter *gb2312;
static const UNormalizer2 *nfkc;
static UTransliterator *traditional;

static void
check(UErrorCode status, const char *what)
{
	if (U_FAILURE(status))
	{
		fprintf(stderr, "fold_table: %s: %s\n", what, u_errorName(status));
		exit(1);
	}
}

static bool
find_decision(const Decision *list, size_t n, UChar32 c, UChar32 *to)
{
	for (size_t i = 0; i < n; i++)
	{
		if (list[i].from == c)
		{
			*to = list[i].to;
			return true;
		}
	}
	return false;
}

static bool
is_in_gb2312(UChar32 c)
{
	UChar		source = (UChar) c;
	char		target[16];
	UErrorCode	status = U_ZERO_ERROR;
	int32_t		length;

	length = ucnv_fromUChars(gb2312, target, sizeof target, &source, 1, &status);
	return U_SUCCESS(status) && length == 2;
}

static bool
is_nothing(UChar32 c)
{
	return u_hasBinaryProperty(c, UCHAR_WHITE_SPACE) ||
		u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) ||
		u_charType(c) == U_CONTROL_CHAR ||
		u_charType(c) == U_FORMAT_CHAR ||
		c == 0x2800 || (c >= 0xFFF9 && c <= 0xFFFB);
}

/* The number in a circle, or 0. */
static int
circled_number(UChar32 c)
{
	static const struct
	{
		UChar32		first;
		UChar32		last;
		int			number;
	}			ranges[] = {
		{0x2460, 0x2473, 1}, {0x24EB, 0x24F4, 11}, {0x24F5, 0x24FE, 1},
		{0x2776, 0x277F, 1}, {0x2780, 0x2789, 1}, {0x278A, 0x2793, 1},
		{0x3251, 0x325F, 21}, {0x32B1, 0x32BF, 36},
	};

	for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
	{
		if (c >= ranges[i].first && c <= ranges[i].last)
			return ranges[i].number + (int) (c - ranges[i].first);
	}
	return 0;
}

static bool
is_han(UChar32 c)
{
	return (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF);
}

/* The Simplified form of a Han character, c itself if it has none. */
static UChar32
simplify(UChar32 c)
{
	UChar		text[8] = {(UChar) c, 0};
	int32_t		length = 1;
	int32_t		limit = 1;
	UErrorCode	status = U_ZERO_ERROR;
	UChar32		to;

	if (find_decision(simplified, sizeof simplified / sizeof simplified[0], c, &to))
		return to;
	if (is_in_gb2312(c))
		return c;
	utrans_transUChars(traditional, text, &length, 8, 0, &limit, &status);
	check(status, "Traditional-Simplified");
	if (length != 1 || !is_han(text[0]))
		return c;
	return text[0];
}

/* One step; returns the number of characters. */
static int
fold_step(UChar32 c, UChar32 *out)
{
	UChar		source = (UChar) c;
	UChar		normal[WORK_MAX];
	UErrorCode	status = U_ZERO_ERROR;
	int32_t		length;
	int			number;
	int			n = 0;

	if (c > LAST_BMP || (c >= 0xD800 && c <= 0xF8FF))
	{
		out[0] = c;				/* surrogates and private use: nothing is known */
		return 1;
	}
	if (find_decision(decisions, sizeof decisions / sizeof decisions[0], c, &out[0]))
		return 1;
	if (is_nothing(c))
		return 0;
	if ((number = circled_number(c)) > 0)
	{
		out[n++] = '(';
		if (number >= 10)
			out[n++] = '0' + number / 10;
		out[n++] = '0' + number % 10;
		out[n++] = ')';
		return n;
	}
	if (is_han(c))
	{
		out[0] = simplify(c);
		return 1;
	}
	length = unorm2_normalize(nfkc, &source, 1, normal, WORK_MAX, &status);
	check(status, "NFKC");
	for (int32_t i = 0; i < length;)
	{
		UChar32		d;

		U16_NEXT(normal, i, length, d);
		out[n++] = d;
	}
	if (c >= 0x3280 && c <= 0x3289)	/* the Han numbers in circles */
	{
		out[1] = out[0];
		out[0] = '(';
		out[2] = ')';
		return 3;
	}
	return n;
}

/*
 * Fold until nothing changes.  c stays if it became more than FOLD_MAX
 * characters, or one the 16-bit table cannot hold.
 */
static int
fold(UChar32 c, UChar32 *out)
{
	UChar32		work[WORK_MAX];
	UChar32		next[WORK_MAX * 20];
	int			n = 1;

	work[0] = c;
	for (int round = 0; round < 8; round++)
	{
		int			m = 0;

		for (int i = 0; i < n; i++)
			m += fold_step(work[i], next + m);
		for (int i = 0; i < m; i++)
		{
			if (next[i] > LAST_BMP)
				m = FOLD_MAX + 1;
		}
		if (m > FOLD_MAX)
		{
			out[0] = c;
			return 1;
		}
		if (m == n && memcmp(work, next, n * sizeof work[0]) == 0)
			break;
		memcpy(work, next, m * sizeof work[0]);
		n = m;
	}
	memcpy(out, work, n * sizeof work[0]);
	return n;
}

/* fold(fold(c)) = fold(c)? */
static void
check_idempotent(UChar32 c)
{
	UChar32		once[FOLD_MAX];
	UChar32		twice[FOLD_MAX * FOLD_MAX];
	int			n = fold(c, once);
	int			m = 0;

	for (int i = 0; i < n; i++)
		m += fold(once[i], twice + m);
	if (m != n || memcmp(once, twice, n * sizeof once[0]) != 0)
	{
		fprintf(stderr, "fold_table: U+%04X does not fold to a fixed form\n",
				(unsigned) c);
		exit(1);
	}
}

int
main(void)
{
	UErrorCode	status = U_ZERO_ERROR;
	UChar		id[32];

	gb2312 = ucnv_open("ibm-5478_P100-1995", &status);
	check(status, "GB 2312");
	ucnv_setFromUCallBack(gb2312, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL,
						  &status);
	ucnv_setFallback(gb2312, false);
	nfkc = unorm2_getNFKCInstance(&status);
	check(status, "NFKC");
	u_uastrcpy(id, "Traditional-Simplified");
	traditional = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
	check(status, "Traditional-Simplified");

	printf("# Frozen folding of characters, derived by tools/fold_table.c from "
		   "ICU %s, Unicode %s.\n", U_ICU_VERSION, U_UNICODE_VERSION);
	printf("from\tto\n");
	for (UChar32 c = 0; c <= LAST_BMP; c++)
	{
		UChar32		out[FOLD_MAX];
		int			n = fold(c, out);

		check_idempotent(c);
		if (n == 1 && out[0] == c)
			continue;
		printf("%04X\t", (unsigned) c);
		for (int i = 0; i < n; i++)
			printf("%s%04X", i > 0 ? " " : "", (unsigned) out[i]);
		printf("\n");
	}
	utrans_close(traditional);
	ucnv_close(gb2312);
	return 0;
}
