"""The files of data/, and the wordings in them as keys and automata."""
import itertools
import re
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
HAN_DIGITS = "一二三四五六七八九十"


class DataError(Exception):
    pass


# ---- reading ----------------------------------------------------------------

def read_table(name):
    lines = (DATA / name).read_text(encoding="utf-8").split("\n")
    lines = [(n, line) for n, line in enumerate(lines, 1)
             if line and not line.startswith("#")]
    head = lines[0][1].split("\t")
    rows = []
    for n, line in lines[1:]:
        fields = line.split("\t")
        if len(fields) != len(head):
            raise DataError(f"{name}:{n}: {len(fields)} fields, not {len(head)}")
        rows.append(dict(zip(head, fields)))
    return rows


def split_list(field):
    return [item for item in field.split(";") if item]


def read_fold():
    fold = {}
    for row in read_table("fold.tsv"):
        fold[int(row["from"], 16)] = [int(c, 16) for c in row["to"].split()]
    return fold


# ---- wordings ---------------------------------------------------------------

ORDINALS = [
    ("ORDINAL_HAN", re.compile(f"([{HAN_DIGITS}]+)、")),
    ("ORDINAL_HAN_BRACKETS", re.compile(f"[（(]([{HAN_DIGITS}]+)[）)]")),
    ("ORDINAL_DIGIT", re.compile(r"([0-9]{1,2})[.、．](?![0-9])")),
    ("ORDINAL_DIGIT_BRACKETS", re.compile(r"[（(]([0-9]{1,2})[）)]")),
    ("ORDINAL_DIGIT_BRACKETS", re.compile("([⑴-⒇])")),
    ("ORDINAL_CIRCLE", re.compile("([①-⑳])")),
    ("ORDINAL_ROMAN", re.compile("([Ⅰ-Ⅻ])")),
]


def number_of(numeral):
    if numeral[0] in HAN_DIGITS:
        tens, _, ones = numeral.rpartition("十")
        if "十" not in numeral:
            return HAN_DIGITS.index(numeral) + 1
        return (10 * (HAN_DIGITS.index(tens) + 1 if tens else 1)
                + (HAN_DIGITS.index(ones) + 1 if ones else 0))
    for first in "⑴①Ⅰ":
        if ord(first) <= ord(numeral[0]) < ord(first) + 20:
            return ord(numeral[0]) - ord(first) + 1
    return int(numeral)


def split_ordinal(label):
    """The ordinal a label is printed with (style, number), and the rest."""
    for style, pattern in ORDINALS:
        match = pattern.match(label)
        if match:
            return (style, number_of(match.group(1))), label[match.end():]
    return ("ORDINAL_NONE", 0), label


def is_key(c):
    """Does a folded character have a place in a key?  As trie_is_key()."""
    return (0x30 <= c <= 0x39 or 0x41 <= c <= 0x5A or 0x61 <= c <= 0x7A
            or 0x3400 <= c <= 0x4DBF or 0x4E00 <= c <= 0x9FFF or c == 0x3007)


class Wordings:
    """Folding, keys and their lawful variants."""

    def __init__(self):
        self.fold = read_fold()
        self.classes = [[row["word"]] + split_list(row["variants"])
                        for row in read_table("vocabulary.tsv")]

    def key(self, wording):
        folded = itertools.chain.from_iterable(
            self.fold.get(ord(c), [ord(c)]) for c in wording)
        return "".join(chr(c) for c in folded if is_key(c))

    def keys(self, wording):
        """The key of a wording in every vocabulary."""
        found = [self.key(wording)]
        for words in self.classes:
            words = [self.key(word) for word in words]
            for text in list(found):
                for word in words:
                    if word not in text:
                        continue
                    for other in words:
                        variant = text.replace(word, other)
                        if variant not in found:
                            found.append(variant)
            if len(found) > 64:
                raise DataError(f"too many variants: {wording}")
        return found

    def label_keys(self, label):
        """Keys of a label of a table, without ordinal and 其中."""
        rest = split_ordinal(label)[1]
        rest = re.sub("^其中[:：]?", "", rest)
        return self.keys(rest)

    def noteless_keys(self, label):
        """Keys of a label without its notes in brackets, if it has any."""
        rest = re.sub("^其中[:：]?", "", split_ordinal(label)[1])
        short = re.sub(r"[（(][^（）()]*[）)]", "", rest)
        if short == rest or len(self.key(short)) < 2:
            return []
        return self.keys(short)


# ---- automata ---------------------------------------------------------------

def make_trie(values):
    """Nested nodes (children, value) of {key: value}."""
    root = [{}, 0]
    for key, value in values.items():
        node = root
        for c in key:
            node = node[0].setdefault(c, [{}, 0])
        node[1] = value
    return root


class Patterns:
    """
    Patterns with [optional|parts] and (either|or) as one automaton.  They
    stand for millions of wordings, so none is ever spelled out: states of the
    nondeterministic automaton are numbers, a node of the trie is a set of them.
    """

    def __init__(self, wordings):
        self.wordings = wordings
        self.steps = []         # state -> [(character, state)]
        self.empty = []         # state -> [state]
        self.accepts = {}       # state -> (kind, strength)
        self.start = self.state()
        self.nodes = {}

    def state(self):
        self.steps.append([])
        self.empty.append([])
        return len(self.steps) - 1

    def add(self, pattern, meaning):
        for words in self.wordings.classes:
            either = "(" + "|".join(words) + ")"
            pattern = re.sub("|".join(words), either, pattern)
        end, rest = self.read_choice(self.start, pattern)
        if rest:
            raise DataError(f"headings.tsv: brackets in {pattern}")
        self.accepts[end] = meaning

    def read_choice(self, start, text):
        """Alternatives up to a closing bracket or the end."""
        end = self.state()
        while True:
            last, text = self.read_sequence(start, text)
            self.empty[last].append(end)
            if not text.startswith("|"):
                return end, text
            text = text[1:]

    def read_sequence(self, at, text):
        first = self.state()    # so that no alternative shares its start
        self.empty[at].append(first)
        at = first
        while text and text[0] not in "|)]":
            c, text = text[0], text[1:]
            if c in "([":
                end, text = self.read_choice(at, text)
                if text[:1] != {"(": ")", "[": "]"}[c]:
                    raise DataError(f"headings.tsv: {c} is not closed")
                text = text[1:]
                if c == "[":
                    self.empty[at].append(end)
                at = end
                continue
            for key in self.wordings.key(c):
                following = self.state()
                self.steps[at].append((key, following))
                at = following
        return at, text

    def closure(self, states):
        found, todo = set(states), list(states)
        while todo:
            for state in self.empty[todo.pop()]:
                if state not in found:
                    found.add(state)
                    todo.append(state)
        return frozenset(found)

    def value(self, states):
        meanings = {self.accepts[s] for s in states if s in self.accepts}
        if len({kind for kind, _ in meanings}) > 1:
            raise DataError(f"headings.tsv: one wording of several kinds: {meanings}")
        return max((kind * 4 + strength for kind, strength in meanings), default=0)

    def node(self, states):
        """The trie node of a set of states."""
        if states not in self.nodes:
            following = {}
            for state in states:
                for c, target in self.steps[state]:
                    following.setdefault(c, set()).add(target)
            self.nodes[states] = [{c: self.node(self.closure(targets))
                                   for c, targets in following.items()},
                                  self.value(states)]
        return self.nodes[states]
