"""Plain lists of words that the core looks for one after the other."""
from wordings import DataError, read_table, split_list


def emit_lists(prefix, name, emit):
    """An array of words for each line."""
    parts = []
    for row in read_table(name):
        words = split_list(row["words"])
        if len(set(words)) < len(words):
            raise DataError(f"{name}: {row['list']} has a word twice")
        parts.append(emit.c_array(f"char *const {prefix}_{row['list']}[]",
                                  [emit.c_string(word) for word in words]))
    return "\n".join(parts)


def emit_twins(emit):
    pairs = [f"{{{emit.c_string(row['one'])}, {emit.c_string(row['other'])}}}"
             for row in read_table("twins.tsv")]
    return emit.c_array("char *const org_twins[][2]", pairs)


def make_words(emit):
    """Texts of the generated files, by name."""
    return {
        "org_data.inc": emit.header("org_data.inc", "data/bodies.tsv and twins.tsv")
        + "\n" + emit_lists("org", "bodies.tsv", emit) + "\n" + emit_twins(emit),
        "absence_data.inc": emit.header("absence_data.inc", "data/absence.tsv")
        + "\n" + emit_lists("absence", "absence.tsv", emit),
    }
