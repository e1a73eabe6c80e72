#!/usr/bin/env python3
"""Runs every SQL block of the Markdown pages and compares the output they show.

    script/with-server test/docs/run.py [--write] [PAGE...]

Without pages, README*.md and all of doc/.  Prints TAP.  --write puts the output
that was seen in place of the one shown.

A page runs from top to bottom in databases of its own, made from a fixture:

    examples    the extension, and table reports (name, body) with examples/*.txt;
                pages begin with it
    store       examples, and examples/store.sql with the same texts in it
    empty       nothing

Comments in the page, alone on a line, direct what follows:

    <!-- database: NAME -->      a new database from that fixture
    <!-- not run: REASON -->     the next block stays; the reason is printed
    <!-- run -->                 the next block is shell
    <!-- fails -->               the next block must fail; the error is its output

A block without a language right behind a block that runs is its output.  A page runs
in a folder of its own, which has nothing but the examples; shell finds the page's
database by PGDATABASE.
"""
import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATABASE = "gd_docs"
DIRECTIVE = re.compile(r"<!-- (database|not run|run|fails)(?:: (.*))? -->$")
FENCE = "```"


class Block:
    """A fenced block: its language, the lines between the fences, where it is."""

    def __init__(self, language, first, lines):
        self.language = language
        self.first = first          # index of the opening fence
        self.lines = lines
        self.text = "\n".join(lines) + "\n" if lines else ""

    @property
    def last(self):                 # index of the closing fence
        return self.first + len(self.lines) + 1


def blocks_of(lines):
    """(directives before it, block) for each fenced block of a page."""
    directives, found, at = [], [], 0
    while at < len(lines):
        match = DIRECTIVE.match(lines[at])
        if match:
            directives.append(match.groups())
        elif lines[at].startswith(FENCE):
            end = lines.index(FENCE, at + 1)
            found.append((directives, Block(lines[at][len(FENCE):], at, lines[at + 1:end])))
            directives, at = [], end
        at += 1
    return found


def psql(database, sql, *options, folder=ROOT):
    return subprocess.run(
        ["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-P", "pager=off", "-d", database, *options],
        input=sql, text=True, capture_output=True, cwd=folder, check=False)


def must(done):
    if done.returncode:
        sys.exit(done.stderr)
    return done.stdout


class Fixtures:
    """Databases that pages start from, made when first asked for."""

    def __init__(self):
        self.made = set()

    def build(self, name):
        database = f"{DATABASE}_{name}"
        base = {"empty": "template0", "examples": "template0", "store": f"{DATABASE}_examples"}.get(name)
        if base is None:
            raise KeyError(name)
        if name in self.made:
            return database
        if name == "store":
            self.build("examples")
        create(database, base)
        if name == "examples":
            must(psql(database, "CREATE EXTENSION gdreport; CREATE TABLE reports (name text PRIMARY KEY, body text NOT NULL)"))
            for file in sorted((ROOT / "examples").glob("*.txt")):
                must(psql(database, "INSERT INTO reports VALUES (:'name', :'body')",
                          "-v", f"name={file.stem}", "-v", f"body={file.read_text(encoding='utf-8')}"))
        elif name == "store":
            must(psql(database, "SET client_min_messages = warning; \\i examples/store.sql\n"
                                "INSERT INTO store.inbox (source, body) SELECT name, body FROM reports ORDER BY name;"
                                "CALL store.accept();"))
        self.made.add(name)
        return database

    def fresh(self, name):
        create(DATABASE, self.build(name))

    def drop(self):
        for name in [DATABASE] + [f"{DATABASE}_{name}" for name in self.made]:
            must(psql("postgres", f"SET client_min_messages = warning; DROP DATABASE IF EXISTS {name}"))


def create(database, template):
    must(psql("postgres", f"SET client_min_messages = warning; DROP DATABASE IF EXISTS {database} WITH (FORCE)"))
    must(psql("postgres", f"CREATE DATABASE {database} TEMPLATE {template}"))


def shell(command, folder):
    environment = dict(os.environ, PGDATABASE=DATABASE, PGOPTIONS="-c client_min_messages=warning")
    return subprocess.run(["bash", "-eu", "-o", "pipefail", "-c", command], text=True, cwd=folder, env=environment,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)


def tidy(text):
    """As pages show output: no spaces at the end of lines, no blank lines around, nothing lasts."""
    text = re.sub(r"(\bin|用时) \d+:\d\d\b", r"\1 0:00", text)
    return "\n".join(line.rstrip() for line in text.splitlines()).strip("\n")


def is_output(lines, block, following):
    """Whether the next block stands right behind this one and has no language."""
    return following is not None and following.language == "" and \
        not any(line.strip() for line in lines[block.last + 1:following.first])


class Tap:
    def __init__(self):
        self.count = self.failed = 0

    def ok(self, good, name, detail=""):
        self.count += 1
        self.failed += not good
        print(f"{'ok' if good else 'not ok'} {self.count} - {name}")
        if not good:
            print("\n".join("# " + line for line in detail.splitlines()))

    def skip(self, name, reason):
        self.count += 1
        print(f"ok {self.count} - {name} # SKIP {reason}")


def run_page(page, folder, fixtures, tap, write):
    lines = page.read_text(encoding="utf-8").split("\n")
    found = blocks_of(lines)
    name = page.relative_to(ROOT)
    fixtures.fresh("examples")
    replacements = []
    for index, (directives, block) in enumerate(found):
        given = dict(directives)
        if "database" in given:
            fixtures.fresh(given["database"])
        if not (block.language == "sql" or "run" in given):
            continue
        what = f"{name}:{block.first + 1}"
        if "not run" in given:
            tap.skip(what, given["not run"])
            continue
        sql = block.language == "sql"
        done = psql(DATABASE, block.text, folder=folder) if sql else shell(block.text, folder)
        if bool(done.returncode) != ("fails" in given):
            tap.ok(False, f"{what} runs", done.stdout + (done.stderr or ""))
            continue
        following = found[index + 1][1] if index + 1 < len(found) else None
        if not is_output(lines, block, following):
            tap.ok(True, f"{what} runs")
            continue
        seen, shown = tidy(done.stderr if sql and "fails" in given else done.stdout), tidy(following.text)
        if write and seen != shown:
            replacements.append((following, seen))
        tap.ok(write or seen == shown, f"{what} shows its output", f"shown:\n{shown}\nseen:\n{seen}")
    for block, seen in reversed(replacements):
        lines[block.first + 1:block.last] = seen.split("\n") if seen else []
    if replacements:
        page.write_text("\n".join(lines), encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="show the output that was seen")
    parser.add_argument("pages", nargs="*", type=pathlib.Path)
    options = parser.parse_args()
    pages = [page.resolve() for page in options.pages] or \
        sorted([*ROOT.glob("README*.md"), *(ROOT / "examples").glob("*.md"), *(ROOT / "doc").rglob("*.md")])
    tap, fixtures = Tap(), Fixtures()
    try:
        for page in pages:
            with tempfile.TemporaryDirectory() as folder:
                pathlib.Path(folder, "examples").symlink_to(ROOT / "examples")
                run_page(page, folder, fixtures, tap, options.write)
    finally:
        fixtures.drop()
    print(f"1..{tap.count}")
    sys.exit(1 if tap.failed or not tap.count else 0)


if __name__ == "__main__":
    main()
