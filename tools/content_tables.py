"""The tables of the rules content.*: what advertising, pages and garbled text print."""
from wordings import DataError, make_trie, read_table, split_list

CLASSES = ["alone", "trade", "topic", "keyword", "call", "footer", "copyright", "guard",
           "caution", "innocent"]
FURNITURE = ["label", "cell", "line", "filler", "prefix", "sign", "path"]


# ---- keys of check_content.h ------------------------------------------------

def content_key(wordings, text):
    """Folded, in lower case, without white space; brackets and marks stay."""
    folded = [c for char in text for c in wordings.fold.get(ord(char), [ord(char)])]
    return "".join(chr(c).lower() if c < 0x80 else chr(c) for c in folded)


# ---- advertising --------------------------------------------------------------

def contamination_words(wordings):
    values = {}
    for row in read_table("contamination.tsv"):
        key = content_key(wordings, row["word"])
        if key in values:
            raise DataError(f"contamination.tsv: {row['word']} is there twice")
        values[key] = CLASSES.index(row["class"]) + 1
    return values


def make_contamination(values, emit):
    return (emit.header("contamination_data.inc", "data/contamination.tsv and fold.tsv",
                        " *\n *\t  The value of a word is its SpamClass.\n")
            + "\n" + emit.emit_trie("contamination", make_trie(values)))


# ---- UTF-8 that was read as GBK -------------------------------------------------

LEAST_GARBLED = 3               # characters
LEAST_RARE = 2                  # of them that no ordinary text has


def is_rare(char):
    """Outside the 3,755 characters of GB 2312's first level."""
    try:
        return char.encode("gb2312")[0] >= 0xD8
    except UnicodeEncodeError:
        return True


def garbled_runs(word):
    """What the bytes of a word look like as pairs of GBK, from either of two bytes on."""
    octets = word.encode("utf-8")
    for first in (0, 1):
        run = ""
        for at in range(first, len(octets) - 1, 2):
            try:
                run += octets[at:at + 2].decode("gbk")
            except UnicodeDecodeError:
                yield run
                run = ""
        yield run


def mojibake_words(wordings):
    values = {content_key(wordings, sign): 1 for sign in ("锟斤拷", "锘锟斤")}
    for row in read_table("words.tsv"):
        for run in garbled_runs(row["word"]):
            if len(run) >= LEAST_GARBLED and sum(map(is_rare, run)) >= LEAST_RARE:
                values[content_key(wordings, run)] = 1
    return values


def make_mojibake(values, emit):
    return (emit.header("mojibake_data.inc", "data/words.tsv and fold.tsv")
            + "\n" + emit.emit_trie("mojibake", make_trie(values)))


# ---- page furniture ----------------------------------------------------------------

def furniture_words(wordings):
    values = {}
    for row in read_table("furniture.tsv"):
        kinds = sum(1 << FURNITURE.index(kind) for kind in split_list(row["kind"]))
        values[content_key(wordings, row["wording"])] = kinds
    return values


def make_furniture(values, emit):
    return (emit.header("furniture_data.inc", "data/furniture.tsv and fold.tsv",
                        " *\n *\t  The value of a wording is a set of FurnitureKind.\n")
            + "\n" + emit.emit_trie("furniture", make_trie(values)))


# ---- words of two characters ---------------------------------------------------------

def make_words(wordings, emit):
    """Both characters of a word in one number, sorted; others hold those inside which a
    number is that of a page, alone or among others."""
    tables = {"all": set(), "pages": set(), "splits": set()}
    for row in read_table("words.tsv"):
        key = content_key(wordings, row["word"])
        if len(key) != 2:
            continue
        pair = ord(key[0]) << 16 | ord(key[1])
        tables["all"].add(pair)
        if row["use"]:
            tables["pages"].add(pair)
        if row["use"] == "splits":
            tables["splits"].add(pair)
    return (emit.header("words_data.inc", "data/words.tsv and fold.tsv")
            + "".join("\n" + emit.c_numbers(f"uint32_t words_{name}[]", sorted(pairs), 8,
                                            "0x{:08X}")
                      for name, pairs in tables.items()))


# ---- where words may begin -------------------------------------------------------------

# As ContentKind of check_content.h.
KINDS = ["advertising", "garbled", "furniture"]

# Classes of words that may prove advertising; the others only count beside them.
PROVING = ["alone", "trade", "topic", "keyword", "footer"]

# As PLACES_ALONE of check_content_places.c.
ALONE = 8

# As PLACES_PAIRS of check_content_places.c.
PAIRS = 16384

THREE_BYTES = [c for c in range(0x800, 0x10000) if not 0xD800 <= c < 0xE000]

# As content_is_mark() of check_content.c.
MARKS = "\u00b7*.-_~^+=/\\#'`"


# As entry_of_three() of check_content_places.c.
def place_of_three(c):
    """The entry of a character of three bytes.  Several Chinese ones share one, but none
    shares one with punctuation."""
    octets = chr(c).encode()
    return ((octets[0] - 0xE0) * 2 + octets[1] - 0x80) * 64 + octets[2] - 0x80


def proving_words(contamination):
    proving = [CLASSES.index(name) + 1 for name in PROVING]
    return [word for word, value in contamination.items() if value in proving]


def lower(c):
    return c + 0x20 if 0x41 <= c <= 0x5A else c


def make_places(families, wordings, emit):
    """Sets of kinds.  For each folded character, modulo FILTER_BITS, and for each two in a
    row (trie_pair), modulo PAIRS: that have a word which begins so; four bits higher, that
    have a word of this one character.  And for each character as printed, by its first byte
    if it is ASCII (all of the others) or of three bytes: that have a word which begins with
    it, ALONE if one is furniture alone; four bits higher, that have a word with it in the
    second place or pass over it there, and ALONE."""
    firsts, pairs = [0] * emit.FILTER_BITS, [0] * PAIRS
    begins, seconds = {}, dict.fromkeys(map(ord, MARKS), 15)
    for kind in KINDS:
        bit = 1 << KINDS.index(kind)
        for word in families[kind]:
            first = ord(word[0])
            firsts[first % emit.FILTER_BITS] |= bit
            begins[first] = begins.get(first, 0) | bit
            if len(word) > 1:
                second = ord(word[1])
                pairs[(first * 33 + second) % PAIRS] |= bit
                seconds[second] = seconds.get(second, 0) | bit
            elif kind == "furniture":
                firsts[first % emit.FILTER_BITS] |= bit << 4
                begins[first] |= ALONE
            else:
                raise DataError(f"{word}: only furniture may be one character")

    def entry(c):
        folded = [lower(f) for f in wordings.fold.get(c, [c])]
        if not folded:
            return 15 << 4
        return begins.get(folded[0], 0) | (seconds.get(folded[0], 0) | ALONE) << 4

    chars = [0] * (max(map(place_of_three, THREE_BYTES)) + 1)
    for c in THREE_BYTES:
        chars[place_of_three(c)] |= entry(c)
    return (emit.header("places_data.inc",
                        "the words of data/contamination.tsv, words.tsv and furniture.tsv")
            + "\n" + emit.c_numbers("uint8_t places_first[]", firsts, 32)
            + "\n" + emit.c_numbers("uint8_t places_pair[]", pairs, 32)
            + "\n" + emit.c_numbers("uint8_t places_bytes[]",
                                    [entry(c) for c in range(0x80)] + [0xFF] * 0x80, 32)
            + "\n" + emit.c_numbers("uint8_t places_chars[]", chars, 32))


def make_content(wordings, emit):
    """The files by name; emit has the functions that write C."""
    families = {
        "advertising": contamination_words(wordings),
        "garbled": mojibake_words(wordings),
        "furniture": furniture_words(wordings),
    }
    return {
        "check/contamination_data.inc": make_contamination(families["advertising"], emit),
        "check/mojibake_data.inc": make_mojibake(families["garbled"], emit),
        "check/furniture_data.inc": make_furniture(families["furniture"], emit),
        "check/places_data.inc": make_places(
            {**families, "advertising": proving_words(families["advertising"])},
            wordings, emit),
        "check/words_data.inc": make_words(wordings, emit),
    }
