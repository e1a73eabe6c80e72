#!/usr/bin/env python3
"""The pages of texts say what the reader says of them, and are sound HTML.

    test/page/check.py FILE...

Makes both pages of each file with gdcheck (--html in both languages, and with the
file before it as --previous), parses them and compares them with --facts and
--json.  Prints TAP: a line for each property, over all pages.
"""
import base64
import hashlib
import json
import re
import subprocess
import sys
from html.parser import HTMLParser

VOID = {"meta"}
TAGS = VOID | set("""html head title style body header main footer section article div h1 h2 h3 h4 h5 h6 p a span
    small strong code q mark dl dt dd ol li table caption thead tbody tr th td details summary""".split())
ATTRIBUTES = set("""lang charset http-equiv content name id class href scope headers rowspan colspan role tabindex
    aria-labelledby aria-label""".split())
POLICY = re.compile(r"default-src 'none'; style-src '(sha256-[A-Za-z0-9+/=]+)'; base-uri 'none'; form-action 'none'")
# What may follow a number in its cell: its unit.
UNITS = "件 条 项 人 人次 次 份 个 篇 元 万元".split()


class Element:
    def __init__(self, tag, attributes, parent):
        self.tag, self.attributes, self.parent = tag, attributes, parent
        self.children = []          # elements and strings

    def classes(self):
        return (self.attributes.get("class") or "").split()

    def all(self, tag=None):
        for child in self.children:
            if isinstance(child, Element):
                if tag is None or child.tag == tag:
                    yield child
                yield from child.all(tag)

    def text(self):
        return "".join(c if isinstance(c, str) else c.text() for c in self.children)

    def own_text(self):
        return "".join(c for c in self.children if isinstance(c, str))

    def of_class(self, name):
        return [e for e in self.all() if name in e.classes()]


class Page(HTMLParser):
    """A page as a tree; what is wrong with it as a list."""

    def __init__(self, source):
        super().__init__(convert_charrefs=True)
        self.wrong = []
        self.root = self.open = Element("", {}, None)
        self.ids = {}
        self.feed(source)
        self.close()
        if self.open is not self.root:
            self.wrong.append(f"<{self.open.tag}> is not closed")

    def handle_starttag(self, tag, attrs):
        if tag not in TAGS:
            self.wrong.append(f"element <{tag}>")
        for name, value in attrs:
            if name not in ATTRIBUTES:
                self.wrong.append(f"attribute {name}")
            if name in ("href", "content") and re.search(r"(?i)script:|//", value or ""):
                self.wrong.append(f"{name}={value}")
        element = Element(tag, dict(attrs), self.open)
        if len(element.attributes) != len(attrs):
            self.wrong.append(f"an attribute twice in <{tag}>")
        if "id" in element.attributes:
            if element.attributes["id"] in self.ids:
                self.wrong.append(f"id {element.attributes['id']} twice")
            self.ids[element.attributes["id"]] = element
        self.open.children.append(element)
        if tag not in VOID:
            self.open = element

    def handle_endtag(self, tag):
        if tag != self.open.tag:
            self.wrong.append(f"</{tag}> in <{self.open.tag}>")
        if self.open.parent is not None:
            self.open = self.open.parent

    def handle_data(self, data):
        self.open.children.append(data)

    def handle_comment(self, data):
        self.wrong.append("a comment")

    def unknown_decl(self, data):
        self.wrong.append("a declaration")


# ---- properties ------------------------------------------------------------------

def check_markup(page, source):
    yield from page.wrong
    if not source.startswith("<!DOCTYPE html>\n<html lang=\"") or not source.endswith("</html>\n"):
        yield "begin or end of a page"
    if re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", source):
        yield "a control character"


def check_policy(page, source):
    metas = [e.attributes.get("content") for e in page.root.all("meta")
             if e.attributes.get("http-equiv") == "Content-Security-Policy"]
    match = POLICY.fullmatch(metas[0]) if len(metas) == 1 else None
    styles = list(page.root.all("style"))
    if match is None or len(styles) != 1:
        yield "no policy"
    elif match[1] != "sha256-" + base64.b64encode(hashlib.sha256(styles[0].text().encode()).digest()).decode():
        yield "the policy does not allow the style sheet"


def check_links(page, source):
    for element in page.root.all("a"):
        target = element.attributes.get("href", "")
        if not target.startswith("#") or target[1:] not in page.ids:
            yield f"a link to {target}"
    for element in page.root.all():
        for name in ("aria-labelledby", "headers"):
            for target in (element.attributes.get(name) or "").split():
                if target not in page.ids:
                    yield f"{name} {target}"


def check_tables(page, source):
    """Cells of a form cover a rectangle; a figure names the headers around it."""
    for table in page.root.all("table"):
        if "form" not in table.classes():
            continue
        covered, places = {}, {}
        for at, row in enumerate(table.all("tr")):
            column = 0
            for cell in (c for c in row.children if isinstance(c, Element)):
                while (at, column) in covered:
                    column += 1
                for i in range(int(cell.attributes.get("rowspan", 1))):
                    for k in range(int(cell.attributes.get("colspan", 1))):
                        if (at + i, column + k) in covered:
                            yield "two cells in one place"
                        covered[at + i, column + k] = cell
                places[id(cell)] = (at, column)
        rows = len(list(table.all("tr")))
        width = max(c for _, c in covered) + 1
        if len(covered) != rows * width:
            yield f"holes in a table of {rows} x {width}"
        for cell in table.of_class("figure"):
            at, column = places[id(cell)]
            names = cell.attributes["headers"].split()
            seen = {id(covered[at, c]) for c in range(column)} | {id(covered[r, column]) for r in range(at)} | \
                {id(covered[r, 0]) for r in range(at)}
            if len(names) < 2 or not all(id(page.ids[name]) in seen for name in names):
                yield f"headers of {cell.attributes['id']}"


def state_of(fact):
    if fact is None:
        return "absent"
    value, recovery = fact
    if recovery != "read":
        return recovery
    if value in ("blank", "dash", "text"):
        return value
    return "zero" if float(value) == 0 else "number"


def shows_number(text, value):
    number, _, unit = text.strip().partition(" ")
    return number == value and (unit == "" or unit in UNITS)


def check_figures(page, facts):
    """The cells of the page are the facts, each with its state and its number."""
    seen = {}
    for cell in page.root.of_class("figure"):
        if cell.tag == "td":
            form, _, code = cell.attributes["id"].partition(".")
            seen[code] = cell
            if not form or not code:
                yield f"id {cell.attributes['id']}"
    for code in facts:
        if code not in seen:
            yield f"no cell for {code}"
    for code, cell in seen.items():
        fact = facts.get(code)
        if state_of(fact) not in cell.classes():
            yield f"{code} is {state_of(fact)}, shown as {' '.join(cell.classes())}"
        number = fact is not None and fact[0] not in ("blank", "dash", "text")
        if number and not shows_number(cell.own_text(), fact[0]):
            yield f"{code} is {fact[0]}, shown as {cell.own_text()}"
        if not number and cell.own_text().strip():
            yield f"{code} has no number, shown is {cell.own_text()}"


def visible(text):
    """Text as a page shows it: pictures of control characters, names of those that
    turn the direction of text, and U+FFFD for what is no character."""
    text = re.sub("[\x00-\x08\x0b-\x1f\x7f]", lambda m: chr(0x2421 if m[0] == "\x7f" else 0x2400 + ord(m[0])), text)
    text = re.sub("[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]", lambda m: f"[U+{ord(m[0]):04X}]", text)
    return "".join("\ufffd" if 0x80 <= ord(c) < 0xA0 or 0xFDD0 <= ord(c) < 0xFDF0 or ord(c) & 0xFFFE == 0xFFFE else c
                   for c in text)


def check_findings(page, findings, language):
    """Each finding is listed, told once, and marked or quoted if it has a place."""
    told = [e for e in page.root.all("li") if re.fullmatch("f[0-9]+", e.attributes.get("id", ""))]
    marks = page.root.of_class("mark")
    if len(told) != len(findings):
        yield f"{len(findings)} findings, {len(told)} told"
        return
    for number, (finding, element) in enumerate(zip(findings, sorted(told, key=lambda e: int(e.attributes["id"][1:]))), 1):
        name = finding["rule"] + (":" + finding["subject"] if finding["subject"] is not None else "")
        if element.attributes["id"] != f"f{number}" or [e.text() for e in element.all("code")] != [name]:
            yield f"finding {number} is not {name}"
        if visible(finding["message_zh" if language == "zh" else "message"]) not in element.text():
            yield f"message of {name}"
        for side in ("expected", "actual", "basis"):
            text = finding[side]
            if text is not None and len(text) < 50 and visible(text) not in element.text():
                yield f"{side} of {name}"
        marked = f"m{number}" in page.ids
        linked = any(a.attributes["href"] == f"#m{number}" for a in element.all("a"))
        if marked != linked:
            yield f"{name} does not lead to its place"
        if finding["start_at"] is not None and finding["length"] > 0 and not marked and not list(element.all("dd")):
            yield f"{name} has a place and no mark"
    if len(marks) != len({m.attributes["id"] for m in marks}):
        yield "a mark twice"
    listed = [a.attributes["href"] for s in page.root.of_class("summary") for a in s.all("a")]
    if sorted(listed) != sorted(f"#f{n}" for n in range(1, len(findings) + 1)):
        yield "the list of findings"


def check_years(page, before, now):
    """Both years of each cell, and their difference where both are numbers."""
    cells = 0
    for cell in page.root.of_class("figure"):
        if cell.tag != "td":
            continue
        cells += 1
        code = cell.attributes["id"].partition(".")[2]
        for name, facts in (("before", before), ("now", now)):
            fact = facts.get(code)
            shown = [e.own_text() for e in cell.of_class(name)]
            if fact is not None and fact[0] not in ("blank", "dash", "text"):
                if len(shown) != 1 or not shows_number(shown[0], fact[0]):
                    yield f"{code} {name} is {fact[0]}, shown as {shown}"
            elif shown != [""]:
                yield f"{code} {name} has no number, shown is {shown}"
        for change in cell.of_class("change"):
            difference = float(now[code][0]) - float(before[code][0])
            shown = change.own_text()
            if abs(difference - (0 if shown == "=" else float(shown))) > 1e-9:
                yield f"{code} changes by {difference}, shown is {shown}"
    if (before or now) and cells == 0:
        yield "no cells"


# ---- the whole ----------------------------------------------------------------------

def gdcheck(*arguments):
    done = subprocess.run(["gdcheck", *arguments], capture_output=True, check=False)
    if done.returncode not in (0, 1, 2):
        sys.exit(f"gdcheck {' '.join(arguments)}: status {done.returncode}")
    return done.stdout.decode("utf-8")


def facts_of(file):
    """{code: (value, recovery)}"""
    rows = [line.split("\t") for line in gdcheck("--facts", file).split("\n") if line.count("\t") >= 3]
    return {row[0]: (row[1], row[3]) for row in rows}


def main(files):
    wrong = {what: [] for what in ("markup", "policy", "links", "tables", "figures", "findings", "years")}
    pages = dict.fromkeys(wrong, 0)

    def note(what, name, complaints):
        pages[what] += 1
        wrong[what] += [f"{name}: {complaint}" for complaint in complaints]

    def check_page(name, source):
        page = Page(source)
        for what, check in (("markup", check_markup), ("policy", check_policy), ("links", check_links),
                            ("tables", check_tables)):
            note(what, name, check(page, source))
        return page

    answers = {answer["file"]: answer for answer in map(json.loads, gdcheck("--json", *files).split("\n")[:-1])}
    previous = None
    for file in files:
        facts, findings = facts_of(file), answers[file]["findings"]
        for language in ("zh", "en"):
            page = check_page(f"{file} ({language})", gdcheck("--html", "--lang", language, file))
            note("figures", file, check_figures(page, facts))
            note("findings", file, check_findings(page, findings, language))
        # a text that is no report is not compared with
        if previous is not None and answers[previous[0]]["status"] in ("report", "fragment"):
            page = check_page(f"{previous[0]} and {file}", gdcheck("--html", "--previous", previous[0], file))
            note("years", f"{previous[0]} and {file}", check_years(page, previous[1], facts))
        previous = (file, facts)
    for number, what in enumerate(wrong, 1):
        good = not wrong[what] and pages[what] > 0
        print(f"{'ok' if good else 'not ok'} {number} - {what} of {pages[what]} pages")
        for complaint in wrong[what][:20]:
            print(f"# {complaint}")
    print(f"1..{len(wrong)}")
    return any(wrong.values()) or not all(pages.values())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
