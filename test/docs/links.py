#!/usr/bin/env python3
"""Links of the Markdown pages lead somewhere, and translations follow their originals.

    test/docs/links.py

Prints TAP.  A link to a file needs the file, one with a fragment the heading.
PAGE.zh-CN.md is the translation of PAGE.md: it has the same headings by level, as
many rows of tables, the same blocks of SQL and shell but for the language they ask
for, and a link to the other; and so has PAGE.md.
"""
import re
import sys
from pathlib import Path

from run import ROOT, blocks_of

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
# What asks for a language: an option of the commands, one of two columns.
LANGUAGE = re.compile(r" --lang (?:en|zh)\b|(?<=\bmessage)_zh\b|(?<=\btitle)_zh\b")
HEADING = re.compile(r"^(#+) (.*)$")


def pages():
    return sorted([*ROOT.glob("*.md"), *(ROOT / "examples").glob("*.md"), *(ROOT / "data").glob("*.md"),
                   *(ROOT / "doc").rglob("*.md"), *(ROOT / "test").rglob("README.md")])


def without_blocks(text):
    return re.sub(r"^```.*?^```$", "", text, flags=re.S | re.M)


def headings(text):
    return [match.groups() for match in map(HEADING.match, without_blocks(text).split("\n")) if match]


def rows(text):
    return len(re.findall(r"^\|", without_blocks(text), re.M))


def anchor(heading):
    """As forges make it: lower case, no punctuation, hyphens for spaces."""
    return re.sub(r"[^\w\- ]", "", heading.lower().replace("`", "")).replace(" ", "-")


def broken_links(page, text):
    broken = []
    for target in LINK.findall(re.sub(r"`[^`\n]*`", "", without_blocks(text))):
        if re.match(r"[a-z]+:", target):
            continue
        file, _, fragment = target.partition("#")
        path = (page.parent / file).resolve() if file else page
        if not path.exists():
            broken.append(target)
        elif fragment and path.suffix == ".md" and \
                fragment not in {anchor(h) for _, h in headings(path.read_text(encoding="utf-8"))}:
            broken.append(target)
    return broken


def code_of(text):
    """Blocks that a reader would type; remarks in them may be translated."""
    return [LANGUAGE.sub("", re.sub(r"^\s*(--|#) .*$", "", block.text, flags=re.M))
            for _, block in blocks_of(text.split("\n")) if block.language in ("sql", "sh")]


def main():
    failed = count = 0

    def ok(good, what, detail=""):
        nonlocal failed, count
        count += 1
        failed += not good
        print(f"{'ok' if good else 'not ok'} {count} - {what}" + (f"\n# {detail}" if not good else ""))

    for page in pages():
        text = page.read_text(encoding="utf-8")
        name = page.relative_to(ROOT)
        broken = broken_links(page, text)
        ok(not broken, f"{name}: links", " ".join(broken))
        if page.name.endswith(".zh-CN.md"):
            original = page.with_name(page.name.replace(".zh-CN.md", ".md"))
            other = original.read_text(encoding="utf-8") if original.exists() else ""
            ok([level for level, _ in headings(text)] == [level for level, _ in headings(other)],
               f"{name}: headings as in {original.name}")
            ok(rows(text) == rows(other), f"{name}: rows of tables as in {original.name}",
               f"{rows(text)}, not {rows(other)}")
            ok(code_of(text) == code_of(other), f"{name}: code as in {original.name}")
            ok(f"]({page.name})" in other and f"]({original.name})" in text, f"{name}: links both ways")
    print(f"1..{count}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
