"""Lists of words: those that the core looks for one after the other, and those it searches
text for."""
from wordings import DataError, read_table, split_list


def emit_lists(prefix, name, emit, wanted=None):
    """An array of words for each line, or for the lists that are wanted."""
    parts = []
    for row in read_table(name):
        if wanted is not None and not wanted(row["list"]):
            continue
        words = split_list(row["words"])
        if len(set(words)) < len(words):
            raise DataError(f"{name}: {row['list']} has a word twice")
        parts.append(emit.c_array(f"char *const {prefix}_{row['list']}[]",
                                  [emit.c_string(word) for word in words]))
    return "\n".join(parts)


# Lists of bodies.tsv that tell what a name is (org.c); the others compare names.
NAMES = {"name_ends", "region_ends", "foreign"}


def emit_lasts(name, emit):
    """For lists of suffixes a bit for each last character, modulo 256."""
    parts = []
    for row in read_table(name):
        if row["list"] in NAMES and row["list"].endswith("_ends"):
            lasts = {ord(word[-1]) % 256 for word in split_list(row["words"])}
            words = [sum(1 << c % 64 for c in lasts if c // 64 == n) for n in range(4)]
            parts.append(emit.c_numbers(f"uint64_t org_{row['list']}_lasts[]", words, 2,
                                        "UINT64_C(0x{:016X})"))
    return "\n".join(parts)


def emit_twins(emit):
    pairs = [f"{{{emit.c_string(row['one'])}, {emit.c_string(row['other'])}}}"
             for row in read_table("twins.tsv")]
    return emit.c_array("char *const org_twins[][2]", pairs)


# ---- words that are searched for -----------------------------------------------

# As MATCH_STARTS of match.h and SCAN_SOME of scan.h.
STARTS = 1024
SOME = 5


def first_characters(words, fold):
    """For each character as printed the numbers, from 1 on, of the words that may begin with it."""
    keys = ["".join(chr(c) for char in word for c in fold.get(ord(char), [ord(char)]))
            for word in words]
    if keys != words:
        raise DataError(f"searches.tsv: {words[0]} and those beside it are not folded")
    starts = {}
    for number, key in enumerate(keys, 1):
        starts.setdefault(ord(key[0]), []).append(number)
    printed = {c: numbers for c, numbers in starts.items() if c not in fold}
    for c, folded in fold.items():
        if folded and folded[0] in starts:
            printed[c] = starts[folded[0]]
    return printed


def last_bytes(characters):
    """The last byte of each character, if all have three and these are few; none otherwise."""
    octets = [chr(c).encode() for c in characters]
    lasts = {octet[-1] for octet in octets}
    if len(lasts) > SOME or any(len(octet) != 3 for octet in octets):
        return []
    return (sorted(lasts) * SOME)[:SOME]


def emit_search(name, rows, fold, emit):
    """A MatchWords.  Its candidates are runs of numbers of words, each ended by 0; first all
    of them, for the plain build, then one for each set that some bucket has."""
    words = [word for row in rows for word in split_list(row["words"])]
    values = [int(row["value"] or 0) for row in rows for _ in split_list(row["words"])]
    if len(set(words)) < len(words):
        raise DataError(f"searches.tsv: {name} has a word twice")
    buckets = [set() for _ in range(STARTS)]
    for c, numbers in first_characters(words, fold).items():
        buckets[c % STARTS].update(numbers)
    runs = {}
    candidates = [*range(1, len(words) + 1), 0]
    for bucket in buckets:
        run = (*sorted(bucket), 0)
        if bucket and run not in runs:
            runs[run] = len(candidates)
            candidates += run
    starts = [runs[(*sorted(bucket), 0)] if bucket else 0 for bucket in buckets]
    lasts = last_bytes(first_characters(words, fold))
    if len(candidates) > 255:
        raise DataError(f"searches.tsv: {name} has too many words")
    return (emit.c_array(f"char *const {name}_words[]", [emit.c_string(word) for word in words])
            + emit.c_numbers(f"uint8_t {name}_values[]", values, 32)
            + emit.c_numbers(f"uint8_t {name}_candidates[]", candidates, 32)
            + emit.c_numbers(f"uint8_t {name}_starts[]", starts, 32)
            + f"const MatchWords search_{name} = {{\n\t{name}_words, {name}_values, "
              f"{name}_candidates, {name}_starts,\n\t{len(lasts)}, "
              f"{{{', '.join(f'0x{byte:02X}' for byte in lasts) or '0'}}}\n}};\n")


def emit_searches(fold, emit):
    rows = read_table("searches.tsv")
    names = list(dict.fromkeys(row["list"] for row in rows))
    return "\n".join(emit_search(name, [row for row in rows if row["list"] == name], fold, emit)
                     for name in names)


def make_words(wordings, emit):
    """Texts of the generated files, by name."""
    return {
        "meta/org_data.inc": emit.header("org_data.inc", "data/bodies.tsv and twins.tsv")
        + "\n" + emit_lists("org", "bodies.tsv", emit, lambda name: name not in NAMES)
        + "\n" + emit_twins(emit),
        "meta/org_names_data.inc": emit.header("org_names_data.inc", "data/bodies.tsv")
        + "\n" + emit_lists("org", "bodies.tsv", emit, lambda name: name in NAMES)
        + "\n" + emit_lasts("bodies.tsv", emit),
        "check/absence_data.inc": emit.header("absence_data.inc", "data/absence.tsv")
        + "\n" + emit_lists("absence", "absence.tsv", emit),
        "base/searches_data.inc": emit.header("searches_data.inc", "data/searches.tsv and fold.tsv")
        + "\n" + emit_searches(wordings.fold, emit),
    }
