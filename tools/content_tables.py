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


def emit_words(prefix, values, emit):
    return emit.emit_trie(prefix, make_trie(values)) + "\n" + emit.c_pair_filter(prefix, values)


# ---- advertising --------------------------------------------------------------

def make_contamination(wordings, emit):
    values = {}
    for row in read_table("contamination.tsv"):
        key = content_key(wordings, row["word"])
        if key in values:
            raise DataError(f"contamination.tsv: {row['word']} is there twice")
        values[key] = CLASSES.index(row["class"]) + 1
    return (emit.header("contamination_data.inc", "data/contamination.tsv and fold.tsv",
                        " *\n *\t  The value of a word is its SpamClass.\n")
            + "\n" + emit_words("contamination", values, emit))


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


def make_mojibake(wordings, emit):
    values = {content_key(wordings, sign): 1 for sign in ("锟斤拷", "锘锟斤")}
    for row in read_table("words.tsv"):
        for run in garbled_runs(row["word"]):
            if len(run) >= LEAST_GARBLED and sum(map(is_rare, run)) >= LEAST_RARE:
                values[content_key(wordings, run)] = 1
    return (emit.header("mojibake_data.inc", "data/words.tsv and fold.tsv")
            + "\n" + emit_words("mojibake", values, emit))


# ---- page furniture ----------------------------------------------------------------

def make_furniture(wordings, emit):
    values = {}
    for row in read_table("furniture.tsv"):
        kinds = sum(1 << FURNITURE.index(kind) for kind in split_list(row["kind"]))
        values[content_key(wordings, row["wording"])] = kinds
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


def make_content(wordings, emit):
    """The files by name; emit has the functions that write C."""
    return {
        "contamination_data.inc": make_contamination(wordings, emit),
        "mojibake_data.inc": make_mojibake(wordings, emit),
        "furniture_data.inc": make_furniture(wordings, emit),
        "words_data.inc": make_words(wordings, emit),
    }
