"""Wording and style of the pages that are written about reports."""
import base64
import hashlib
import re

from wordings import DATA, DataError, read_table


def word_id(name):
    return "WORD_" + re.sub("[^A-Z0-9]", "_", name.upper())


def make_word_ids(rows, emit):
    ids = "".join(f"\t{word_id(row['name'])},\n" for row in rows)
    return (emit.header("word_ids.inc", "data/page_words.tsv")
            + f"\ntypedef enum PageWord\n{{\n{ids}\tPAGE_NWORDS\n}} PageWord;\n")


def make_words(rows, emit):
    for row in rows:
        if not row["zh"] or not row["en"]:
            raise DataError(f"page_words.tsv: {row['name']} lacks a language")
    names = [f"{{{emit.c_string(n['name'])}, {emit.c_string(n['chinese'])}, "
             f"{emit.c_string(n['english'])}}}" for n in read_table("names.tsv")]
    return (emit.header("words_data.inc", "data/page_words.tsv and names.tsv") + "\n"
            + emit.c_array("char *const page_words[][2]",
                           [f"{{{emit.c_string(row['zh'])}, {emit.c_string(row['en'])}}}"
                            for row in rows])
            + "\n" + emit.c_array("char *const page_names[][3]", names))


def make_style(emit):
    """The style sheet without comments and indentation, and what a content
    security policy calls it."""
    style = (DATA / "page.css").read_text(encoding="ascii")
    style = re.sub(r"/\*.*?\*/\n?", "", style, flags=re.DOTALL)
    style = "".join(line.strip() + "\n" for line in style.split("\n") if line.strip())
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    lines = "".join(f'\n\t"{line}\\n"' for line in style.replace("\\", "\\\\")
                    .replace('"', '\\"').rstrip("\n").split("\n"))
    return (emit.header("style_data.inc", "data/page.css")
            + f'\n#define PAGE_STYLE_HASH "sha256-{digest}"\n\n'
            + f"static const char page_style[] ={lines};\n")


def make_page(emit):
    """Texts of the generated files, by name."""
    rows = read_table("page_words.tsv")
    return {"word_ids.inc": make_word_ids(rows, emit), "words_data.inc": make_words(rows, emit),
            "style_data.inc": make_style(emit)}
