"""data/claims.tsv and data/claim_wordings.tsv as constant tables."""
import fnmatch
import re

from wordings import DataError, Patterns, make_trie, read_table, split_list

RATIOS = ["share", "growth", "fall", "settled", "rate"]
SCOPES = ["year", "own", "doubt", "body", "except", "future", "noun", "channel", "part", "period", "neutral", "until"]
TOPICS = {"request": 1, "dispute": 2}
PARTS = ["", "result", "applicant", "channel"]
SYMBOLS = "#%,:;、<>."


def c_str_list(words):
    return "{" + ", ".join(words) + "}"


class Symbols:
    """Wordings in which some marks stand for themselves."""

    def __init__(self, wordings):
        self.wordings = wordings
        self.classes = wordings.classes

    def key(self, c):
        if c in SYMBOLS:
            return {"<": "(", ">": ")"}.get(c, c)
        return self.wordings.key(c)


class ClaimPatterns(Patterns):
    """The value of a node is what its first wording means."""

    def value(self, states):
        return min((self.accepts[s] for s in states if s in self.accepts), default=0)

    def trie(self, name):
        root = self.node(self.closure([self.start]))
        if root[1]:
            raise DataError(f"claim_wordings.tsv: {name} allows an empty wording")
        return root


def expand_parts(text, parts):
    while "{" in text:
        def part(match):
            if match.group(1) not in parts:
                raise DataError(f"claim_wordings.tsv: no part {match.group(1)}")
            return "(" + parts[match.group(1)] + ")"
        text = re.sub(r"\{(\w+)\}", part, text)
    # x? of a group that is optional anyway
    return text.replace("]?", "]")


# ---- concepts ----------------------------------------------------------------

class Concepts:
    def __init__(self, forms):
        self.forms = forms
        self.rows = read_table("claims.tsv")
        self.names = list(dict.fromkeys(r["concept"] for r in self.rows))
        self.terms, self.readings, self.entries = [], [], []

        if len(self.names) >= 64:
            raise DataError("claims.tsv: more concepts than a set of them has bits")

    def items(self, form, pattern):
        found = [(table.first_item + n, item["code"])
                 for (of, _), table in self.forms.items() if of == form
                 for n, item in enumerate(table.items)
                 if fnmatch.fnmatchcase(item["code"], pattern)]
        if not found:
            raise DataError(f"claims.tsv: {form} has no {pattern}")
        return [n for n, _ in found]

    def add_reading(self, form, reading):
        first = len(self.terms)
        for sign, pattern in re.findall(r"([+-]?)([^+-]+)", reading):
            for item in self.items(form, pattern):
                self.terms.append(f"{{{item}, {'-1' if sign == '-' else '1'}}}")
        self.readings.append(f"{{{first}, {len(self.terms) - first}}}")

    def resolve(self, emit):
        for row in self.rows:
            for form in split_list(row["forms"]):
                first = len(self.readings)
                for reading in split_list(row["readings"]):
                    self.add_reading(form, reading)
                self.entries.append(
                    f"{{{self.names.index(row['concept']) + 1}, {emit.c_form(form)}, "
                    f"{emit.c_table(row['code'].split('.')[0] or 'requests')},\n\t\t"
                    f"{emit.c_string(row['code'])}, {'true' if row['whole'] else 'false'}, "
                    f"{PARTS.index(row['part'])}, {first}, {len(self.readings) - first},\n\t\t"
                    f"{emit.c_string(row['english'])}, {emit.c_string(row['chinese'])}}}")


# ---- wordings ----------------------------------------------------------------

# As text_digit(), text_han_digit() and text_is_ten(), and the marks of claims_scope.c.
NUMERALS = "0123456789０１２３４５６７８９〇○◯零一⼀二⼆两兩三四五六七八⼋九十⼗"
MARKS = "《();,:。"

# What else a numeral goes on with, and what stands between it and its year.
IN_NUMERALS = "百千万亿,.%年月"

# The quotes that a wording need not mention.
QUOTES = "\"'《》〈〉"

# As CLAIM_CHARS and CLAIM_KINDS of claims_words.h.
CHARS = 16384
KINDS = 5


def edges(node):
    return set(node[0])


def second_edges(root):
    """What stands in the second place of some wording."""
    return set().union(*(edges(child) for child in root[0].values()))


def first_characters(words):
    return {word[0] for word in words}


def emit_chars(claims, scope, units, about, odd, emit):
    """For each character, modulo CHARS: a bit for each kind of claims_words.h that begins with
    it, KINDS bits higher for each in the second place of which it stands, and again for each
    that it is alone."""
    bits = [0] * CHARS
    kinds = [
        (edges(claims), second_edges(claims) | set(NUMERALS + QUOTES) | first_characters(about),
         {c for c, child in claims[0].items() if child[1]}),
        (edges(scope), second_edges(scope), {c for c, child in scope[0].items() if child[1]}),
        (NUMERALS, set(NUMERALS + IN_NUMERALS) | first_characters(units) | first_characters(odd), ""),
        ("", "", MARKS),
    ]
    for kind, places in enumerate(kinds):
        for place, characters in enumerate(places):
            for char in characters:
                bits[ord(char) % CHARS] |= 1 << kind + place * KINDS
    return emit.c_numbers("uint16_t claims_chars[]", bits, 32, shared=True)


def make_claims(forms, wordings, emit):
    concepts = Concepts(forms)
    concepts.resolve(emit)
    symbols = Symbols(wordings)
    claims, ratios = ClaimPatterns(symbols), ClaimPatterns(symbols)
    words = {role: ClaimPatterns(symbols) for role in ("before", "behind", "scope", "topic")}
    plain = {"about": [], "odd": []}
    parts, entries = {}, []
    for row in read_table("claim_wordings.tsv"):
        role = row["role"]
        if role == "let":
            parts[row["concepts"]] = row["wording"]
            continue
        wording = expand_parts(row["wording"], parts)
        if role in ("claim", "none"):
            numbers = [concepts.names.index(c) + 1 for c in split_list(row["concepts"])]
            needs, _, heads = (row["needs"] or "nothing").partition(":")
            after = sum(1 << (concepts.names.index(c) + 1) for c in split_list(heads))
            entries.append(f"{{{'true' if role == 'none' else 'false'}, "
                           f"CLAIM_NEEDS_{needs.upper()}, "
                           f"{c_str_list([str(n) for n in (numbers + [0])[:2]])}, {after:#x}}}")
            claims.add(wording, len(entries))
        elif role in RATIOS:
            ratios.add(wording, RATIOS.index(role) + 1)
        elif role in plain:
            plain[role] += [wordings.key(word) for word in row["wording"].split("|")]
        elif role == "before":
            words[role].add(wording, 1)
        elif role in ("behind", "joint"):
            words["behind"].add(wording, 1 if role == "behind" else 2)
        elif role in TOPICS:
            words["topic"].add(wording, TOPICS[role])
        else:
            words["scope"].add(wording, SCOPES.index(role) + 1)
    units = [(u["position"], a) for u in read_table("units.tsv")
             for a in [u["unit"], *split_list(u["aliases"])]]
    concept_ids = "".join(f"\tCLAIM_{name.upper()},\n" for name in concepts.names)
    parts = [emit.header("claims_data.inc", "data/claims.tsv, claim_wordings.tsv and units.tsv"),
             emit.c_numbers("ClaimTerm claim_terms[]", concepts.terms, 8),
             emit.c_numbers("ClaimReading claim_readings[]", concepts.readings, 8),
             emit.c_array("ClaimSubject claim_subjects[]", concepts.entries),
             "/* One for each line that claims something. */\n"
             + emit.c_array("ClaimWording claim_wordings[]", entries),
             emit.emit_trie("units", make_trie({wordings.key(a): int(n) for n, a in units})),
             "/* From the last character to the first. */\n"
             + emit.emit_trie("about", make_trie({word[::-1]: 1 for word in plain["about"]})),
             emit.emit_trie("odd", make_trie({word: 1 for word in plain["odd"]})),
             emit.emit_trie("claims", claims.trie("claim")),
             emit.emit_trie("ratios", ratios.trie("share"))]
    parts += [emit.emit_trie(name, words[name].trie(name)) for name in words]
    parts.append(emit_chars(claims.trie("claim"), words["scope"].trie("scope"),
                            [wordings.key(a) for _, a in units], plain["about"], plain["odd"], emit))
    ids = (emit.header("claim_ids.inc", "data/claims.tsv")
           + f"\ntypedef enum ClaimConcept\n{{\n\tCLAIM_NOTHING,\n{concept_ids}\tCLAIM_NCONCEPTS\n}} ClaimConcept;\n")
    return {"claims/claims_data.inc": "\n".join(parts), "claims/claim_ids.inc": ids}
