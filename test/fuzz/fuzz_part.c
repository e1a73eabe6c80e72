/*
 * fuzz_part.c
 *	  Any bytes as the beginning of a report: what they decide alone is what the
 *	  whole report says, whatever follows them.
 */
#include "promises.h"

#include "source/html_judge.h"

/* Shorter beginnings decide nothing: they are filled up with lines. */
#define LEAST_BYTES (HTML_PLAIN_BYTES + 100)

static const char filling[] = "\n本年没有这样的情况。";

/* What may follow, beside the beginning once more. */
static const char *const rests[] = {
	"",
	"\n一、总体情况\n好。\n二、主动公开政府信息情况\n好。\n三、收到和处理政府信息公开申请情况\n无。\n",
	"\n一、总体情况\n二、存在的主要问题及改进情况\n一、总体情况\n好。\n",
	"\n1、总体情况\n好。\n2、存在的主要问题\n无。\n云溪县人民政府\n2020年1月5日\n",
	"\n云溪县水利局2019年政府信息公开工作年度报告\n云溪县水利局2018年政府信息公开工作年度报告\n",
	"\n2017年度报告解读\n发布时间：2018-02-03\n",
	"<html><body><p>一、总体情况</p><p>好。</p></body></html>",
	"\n<p>一、总体情况</p><p></p><p></p><p></p><p></p><p></p><p></p><p></p><p></p><p></p><p></p>",
	"\n<table><tr><td>项目</td><td>12</td></tr></table>\n",
	"&lt;html&gt;&lt;p&gt;一、总体情况&lt;/p&gt;",
	"</script></style></title>--></nav>\"'>",
	"\r一、总体情况\r\n",
	"0年\n",
	"\xFF\x80\n",
};

#define NRESTS (sizeof(rests) / sizeof(rests[0]))

typedef struct Part
{
	GdReport	scalars[GD_SCALAR_SIGNED_ON + 1];	/* by what was asked for */
	bool		decided[GD_SCALAR_SIGNED_ON + 1];
	bool		any;
} Part;

static void
read_part(const GdConfig *config, const FuzzText *text, Part *part)
{
	part->any = false;
	for (unsigned wanted = GD_SCALAR_STATUS; wanted <= GD_SCALAR_SIGNED_ON; wanted *= 2)
	{
		MUST(gd_scalars_read_part(config, text->data, text->length, wanted,
								  &part->scalars[wanted], &part->decided[wanted]) == GD_OK);
		part->any |= part->decided[wanted];
	}
}

/* What the part decided is what a text says that begins with it. */
static void
check_text(const Part *part, const FuzzText *text)
{
	FuzzPool	pool;
	GdConfig	config = fuzz_config(&pool);
	GdReport	report;

	MUST(gd_report_read(&config, text->data, text->length, &report) == GD_OK);
	for (unsigned wanted = GD_SCALAR_STATUS; wanted <= GD_SCALAR_SIGNED_ON; wanted *= 2)
		if (part->decided[wanted])
			promises_same_scalar((GdScalar) wanted, &part->scalars[wanted], &report);
	fuzz_free(&pool);
}

static void
check_part(const FuzzText *beginning)
{
	FuzzPool	pool;
	GdConfig	config = fuzz_config(&pool);
	Part		part;

	read_part(&config, beginning, &part);
	for (size_t i = 0; part.any && i <= NRESTS; i++)
	{
		const char *rest = i < NRESTS ? rests[i] : beginning->data;
		size_t		size = i < NRESTS ? strlen(rest) : beginning->length;
		char	   *joined = malloc(beginning->length + size);
		FuzzText	text;

		memcpy(joined, beginning->data, beginning->length);
		memcpy(joined + beginning->length, rest, size);
		text = fuzz_text(joined, beginning->length + size);
		check_text(&part, &text);
		fuzz_text_free(&text);
		free(joined);
	}
	fuzz_free(&pool);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	size_t		filled = size;
	char	   *beginning;
	FuzzText	text;

	if (size > FUZZ_MAX_INPUT)
		return -1;
	beginning = malloc(size + LEAST_BYTES + sizeof(filling));
	if (size > 0)
		memcpy(beginning, data, size);
	for (; filled < LEAST_BYTES; filled += sizeof(filling) - 1)
		memcpy(beginning + filled, filling, sizeof(filling) - 1);

	text = fuzz_text(beginning, filled);
	check_part(&text);
	fuzz_text_free(&text);
	/* cut anywhere, in a character too */
	text = fuzz_text(beginning, LEAST_BYTES + (size * 31) % (filled - LEAST_BYTES + 1));
	check_part(&text);
	fuzz_text_free(&text);
	free(beginning);
	return 0;
}
