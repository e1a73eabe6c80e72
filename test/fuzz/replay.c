/*
 * replay.c
 *	  A fuzz target without the fuzzer: given files, then a number of spoiled
 *	  copies of them, the same every time.
 *
 *	replay RUNS FILE...
 *	KEEP=copy replay RUNS FILE...	the copy that is tried, in a file
 */
#include "fuzz.h"

#define MOST_FILES 1000
#define MOST_BYTES 65536

typedef struct Input
{
	uint8_t    *data;
	size_t		size;
} Input;

static Input files[MOST_FILES];
static Input copy;
static uint64_t state = 20211231;

static uint32_t
random_below(size_t n)
{
	state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t) ((state >> 33) % n);
}

static Input
read_input(const char *name)
{
	FILE	   *file = fopen(name, "rb");
	Input		input = {malloc(MOST_BYTES), 0};

	MUST(file != NULL && input.data != NULL);
	input.size = fread(input.data, 1, MOST_BYTES, file);
	fclose(file);
	return input;
}

/* Exchange the bytes [at, at + gone) for others. */
static void
splice(Input *input, size_t at, size_t gone, const uint8_t *bytes, size_t size)
{
	if (input->size - gone + size > MOST_BYTES)
		return;
	memmove(input->data + at + size, input->data + at + gone, input->size - at - gone);
	memcpy(input->data + at, bytes, size);
	input->size += size - gone;
}

/* One change: bytes that go, come from another file, come twice or are anything. */
static void
spoil(Input *input, const Input *other)
{
	static uint8_t bytes[256];
	size_t		at = random_below(input->size + 1);
	size_t		left = input->size - at;
	size_t		gone = left > 0 ? random_below(left < 64 ? left : 64) : 0;
	size_t		from = random_below(other->size + 1);
	size_t		size = other->size - from < 200 ? other->size - from : random_below(200);

	switch (random_below(4))
	{
		case 0:
			splice(input, at, gone, bytes, 0);
			break;
		case 1:
			memcpy(bytes, other->data + from, size);
			splice(input, at, gone, bytes, size);
			break;
		case 2:
			memcpy(bytes, input->data + at, gone);
			splice(input, at, 0, bytes, gone);
			break;
		default:
			bytes[0] = (uint8_t) random_below(256);
			splice(input, at, left > 0, bytes, 1);
			break;
	}
}

/* What is tried next, for a look at what made it fail. */
static void
keep_input(const char *name, const Input *input)
{
	FILE	   *file = fopen(name, "wb");

	MUST(file != NULL);
	fwrite(input->data, 1, input->size, file);
	fclose(file);
}

int
main(int argc, char **argv)
{
	int			nfiles = argc - 2;

	copy.data = malloc(MOST_BYTES);
	MUST(copy.data != NULL && nfiles > 0 && nfiles <= MOST_FILES);
	for (int i = 0; i < nfiles; i++)
	{
		files[i] = read_input(argv[i + 2]);
		LLVMFuzzerTestOneInput(files[i].data, files[i].size);
	}
	for (int run = 0; run < atoi(argv[1]); run++)
	{
		const Input *file = &files[random_below((size_t) nfiles)];

		/* targets of short inputs get the begin of it */
		copy.size = run % 2 == 0 || file->size < 400 ? file->size : 400;
		memcpy(copy.data, file->data, copy.size);
		for (unsigned changes = 1 + random_below(8); changes > 0; changes--)
			spoil(&copy, &files[random_below((size_t) nfiles)]);
		if (getenv("KEEP") != NULL)
			keep_input(getenv("KEEP"), &copy);
		LLVMFuzzerTestOneInput(copy.data, copy.size);
	}
	printf("ok - %d inputs, %s spoiled copies\n", nfiles, argv[1]);
	return 0;
}
