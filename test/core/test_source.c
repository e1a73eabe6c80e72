/* The text that the stages read, and the way back to the text as passed. */
#include "source/source.h"
#include "tap.h"

static TapHooks hooks;
static GdConfig config;
static Arena arena;

static Source
read_source(const char *text)
{
	Source		source;

	config = tap_config(&hooks);
	arena_init(&arena, &config);
	if (source_read(&arena, tap_tight(text, strlen(text)), strlen(text), &source) != GD_OK)
		abort();
	return source;
}

static GdStr
working_text(const Source *source)
{
	GdStr		str = {source->text, source->length};

	return str;
}

static void
test_plain(void)
{
	const char *text = "全年受理12件，\n|甲<br>乙|3|";
	Source		source = read_source(text);
	GdSpan		place;

	is_str(working_text(&source), "全年受理12件，\n|甲\v\v\v\v乙|3|", "break tags in pipe cells become breaks");
	ok(!source.markup, "and the text none of HTML");
	place = source_place(&source, (GdSpan) {3, 6});
	ok(place.start == 3 && place.length == 6, "places are what they are");
	place = source_place(&source, (GdSpan) {source.length, 0});
	ok(place.start == source.length && place.length == 0, "at the end too");

	source = read_source("无标记的文字");
	is_int(hooks.allocations, 0, "a text without tags costs no memory");
	source = read_source("");
	is_int(source.length, 0, "nothing is nothing");
	ok(!source.markup, "and no HTML");
}

static void
test_html(void)
{
	const char *text = "<p>一、总体<b>情况</b></p><table><tr><td>甲</td><td>1<i>4</i>3</td></tr></table>";
	Source		source = read_source(text);
	GdStr		words;

	is_str(working_text(&source), "一、总体情况\n\x1F甲\x1F" "143\x1F", "HTML has a working text");
	ok(source.markup, "and is marked as such");
	is_str(tap_slice(text, source_place(&source, (GdSpan) {0, (uint32_t) strlen("一、总体情况")})),
		   "一、总体<b>情况", "places point into the source");
	is_str(tap_slice(text, source_place(&source, (GdSpan) {source.length - 4, 3})),
		   "1<i>4</i>3", "over the tags between");
	if (source_words(&arena, &source, (GdSpan) {0, (uint32_t) strlen("一、总体情况")}, &words) != GD_OK)
		abort();
	is_str(words, "一、总体情况", "words are the working text's");
}

static void
test_limit(void)
{
	Source		source;

	config = tap_config(&hooks);
	arena_init(&arena, &config);
	is_int(source_read(&arena, "", (size_t) GD_MAX_INPUT + 1, &source), GD_LIMIT_INPUT,
		   "a text that is too long");
	hooks.fail_at = 0;
	is_int(source_read(&arena, "<p>", 3, &source), GD_NO_MEMORY, "memory refused for HTML");
	is_int(source_read(&arena, "a<br>", 5, &source), GD_NO_MEMORY, "and for text");
}

int
main(void)
{
	test_plain();
	test_html();
	test_limit();
	return done_testing();
}
