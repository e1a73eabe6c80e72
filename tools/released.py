#!/usr/bin/env python3
"""What a release promises for ever, and whether the present keeps it.

    released.py record                      what the present promises, as a table
    released.py check PRESENT RELEASED...   TAP: does PRESENT keep what each file
                                            RELEASED (named VERSION.tsv) promised?

record asks the database of PGDATABASE, which has the extension, and the library
of PG_CONFIG.  A line is a kind, and what is promised of it, divided by tabs:

    default   version
    script    name    sha256          a released script never changes
    fold      sha256                  nor does the folding: indexes depend on it
    symbol    name                    old scripts name the library's functions
    function  signature    result     views and constraints call them
    type      name    attributes      a row type grows at its end only
    enum      name    labels          an enum keeps its labels and their order
    code      form    code            codes are data in other databases
    rule      ruleset    rule    severity    forms    expression
                                      a released ruleset neither loses nor gains
"""
import argparse
import glob
import hashlib
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

OF_EXTENSION = """refobjid = (SELECT oid FROM pg_extension WHERE extname = 'gdreport')
    AND refclassid = 'pg_extension'::regclass AND deptype = 'e'"""

# The extension's schema is left out of every name.
QUERIES = """
SELECT 'default', default_version FROM pg_available_extensions WHERE name = 'gdreport';
SELECT 'function', proname || '(' || pg_get_function_arguments(p.oid) || ')', pg_get_function_result(p.oid)
FROM pg_proc AS p JOIN pg_depend AS d ON objid = p.oid AND classid = 'pg_proc'::regclass
WHERE %(extension)s ORDER BY 2;
SELECT 'type', typname, string_agg(attname || ' ' || format_type(atttypid, atttypmod), ', ' ORDER BY attnum)
FROM pg_type AS t JOIN pg_depend AS d ON objid = t.oid AND classid = 'pg_type'::regclass
JOIN pg_attribute ON attrelid = typrelid AND attnum > 0 AND NOT attisdropped
WHERE %(extension)s GROUP BY typname ORDER BY typname;
SELECT 'enum', typname, string_agg(enumlabel, ', ' ORDER BY enumsortorder)
FROM pg_type AS t JOIN pg_depend AS d ON objid = t.oid AND classid = 'pg_type'::regclass JOIN pg_enum ON enumtypid = t.oid
WHERE %(extension)s GROUP BY typname ORDER BY typname;
SELECT 'code', form, code FROM gd_forms() ORDER BY form, position;
SELECT 'rule', '%(ruleset)s', rule, severity, form, expression FROM gd_rules('%(ruleset)s') ORDER BY rule, form;
"""


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def rulesets():
    """Every ruleset that the library knows, from the hint of an unknown one."""
    answer = subprocess.run(["psql", "-X", "-q", "-c", "SELECT * FROM gd_rules('')"],
                            stderr=subprocess.PIPE, check=False).stderr.decode()
    return re.findall(r'"([^"]+)"', answer[answer.index("Known rulesets"):])


def record():
    lines = []
    for path in sorted(glob.glob(os.path.join(ROOT, "sql", "gdreport--*.sql"))):
        lines.append(["script", os.path.basename(path), sha256(path)])
    lines.append(["fold", sha256(os.path.join(ROOT, "data", "fold.tsv"))])
    library = subprocess.check_output([os.environ.get("PG_CONFIG", "pg_config"), "--pkglibdir"]).decode().strip()
    symbols = subprocess.check_output(["nm", "-D", "--defined-only", os.path.join(library, "gdreport.so")]).decode()
    for line in symbols.splitlines():
        name = line.split()[-1]
        if not name.startswith(("pg_finfo_", "_")) and name != "Pg_magic_func":
            lines.append(["symbol", name])
    queries = QUERIES.strip().split(";\n")
    for query in queries:
        for ruleset in rulesets() if "%(ruleset)s" in query else [None]:
            text = query.rstrip(";") % {"extension": OF_EXTENSION, "ruleset": ruleset}
            answer = subprocess.check_output(["psql", "-X", "-q", "-A", "-t", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-c", text])
            lines += [line.split("\t") for line in answer.decode().splitlines()]
    return lines


# ---- what must hold -------------------------------------------------------------

def of_kind(lines, kind):
    return [line[1:] for line in lines if line[0] == kind]


def pairs(lines, kind):
    return {line[0]: line[1] for line in of_kind(lines, kind)}


def named_symbols(script):
    """C functions that a script of the extension names."""
    names = []
    for name, tail in re.findall(r"^CREATE FUNCTION (\w+).*?\bAS 'MODULE_PATHNAME'([^\n]*)", script, re.M | re.S):
        given = re.match(r"\s*,\s*'(\w+)'", tail)
        names.append(given.group(1) if given else name)
    return names


def reachable(scripts, start):
    """Versions that ALTER EXTENSION UPDATE reaches from one, by the scripts' names."""
    edges = [name[:-len(".sql")].split("--")[1:] for name in scripts]
    found = {start}
    while True:
        more = {edge[1] for edge in edges if len(edge) == 2 and edge[0] in found} - found
        if not more:
            return found
        found |= more


def check_scripts(present):
    """Faults of the present alone: scripts and library belong together."""
    symbols = {line[0] for line in of_kind(present, "symbol")}
    for name, _ in of_kind(present, "script"):
        with open(os.path.join(ROOT, "sql", name), encoding="ascii") as file:
            named = named_symbols(file.read())
        if not named and name.count("--") == 1:
            yield "%s names no C function" % name
        for symbol in named:
            if symbol not in symbols:
                yield "%s names %s, which the library lacks" % (name, symbol)


def check_same(kind, before, now):
    for name, value in pairs(before, kind).items():
        if name not in pairs(now, kind):
            yield "%s %s is gone" % (kind, name)
        elif pairs(now, kind)[name] != value:
            yield "%s %s has changed" % (kind, name)


def check_kept(kind, before, now):
    kept = [tuple(line) for line in of_kind(now, kind)]
    for line in of_kind(before, kind):
        if tuple(line) not in kept:
            yield "%s %s is gone" % (kind, " ".join(line))


def check_types(before, now):
    for name, attributes in pairs(before, "type").items():
        old = attributes.split(", ")
        new = pairs(now, "type").get(name, "").split(", ")
        if new[:len(old)] != old:
            yield "type %s has changed before its end" % name
    for name, labels in pairs(before, "enum").items():
        kept = [label for label in pairs(now, "enum").get(name, "").split(", ") if label in labels.split(", ")]
        if kept != labels.split(", "):
            yield "enum %s has lost a label or their order" % name


def check_rules(before, now):
    for ruleset in sorted({line[0] for line in of_kind(before, "rule")}):
        old = {tuple(line[1:]) for line in of_kind(before, "rule") if line[0] == ruleset}
        new = {tuple(line[1:]) for line in of_kind(now, "rule") if line[0] == ruleset}
        for rule in sorted(old ^ new):
            yield "ruleset %s %s rule %s" % (ruleset, "has lost or changed" if rule in old else "has got or changed", rule[0])


def check_edge(before, now):
    old, new = of_kind(before, "default")[0][0], of_kind(now, "default")[0][0]
    if new not in reachable([line[0] for line in of_kind(now, "script")], old):
        yield "no script leads from version %s to %s" % (old, new)


def check_release(before, now):
    for fault in check_same("script", before, now):
        yield fault
    if of_kind(before, "fold") != of_kind(now, "fold"):
        yield "the folding has changed"
    for fault in check_same("function", before, now):
        yield fault
    for kind in ("symbol", "code"):
        for fault in check_kept(kind, before, now):
            yield fault
    for check in (check_types, check_rules, check_edge):
        for fault in check(before, now):
            yield fault


# ---- the program ----------------------------------------------------------------

def read_table(path):
    with open(path, encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file if line.strip() != ""]


def report(number, name, faults):
    print("%sok %d - %s" % ("not " if faults else "", number, name))
    for fault in faults:
        print("# %s" % fault)


def check(present_path, released_paths):
    present = read_table(present_path)
    failed = 0
    faults = list(check_scripts(present))
    report(1, "the scripts name functions of the library", faults)
    failed += bool(faults)
    for number, path in enumerate(sorted(released_paths), 2):
        faults = list(check_release(read_table(path), present))
        report(number, "what %s promised is kept" % os.path.basename(path)[:-len(".tsv")], faults)
        failed += bool(faults)
    return 1 if failed else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("record")
    checking = commands.add_parser("check")
    checking.add_argument("present")
    checking.add_argument("released", nargs="*")
    arguments = parser.parse_args()
    if arguments.command == "check":
        return check(arguments.present, arguments.released)
    for line in record():
        print("\t".join(line))
    return 0


if __name__ == "__main__":
    sys.exit(main())
