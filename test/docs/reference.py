#!/usr/bin/env python3
"""Tables of doc/reference.md and doc/reference.zh-CN.md from the comments in the catalog.

    script/with-server test/docs/reference.py [--check]

Replaces what stands between <!-- catalog: NAME --> and <!-- end -->, where NAME is
a composite type (its attributes) or "functions" (all of them).  The comments are
English; data/comments_zh.tsv has the Chinese of each.  --check exits 1 if that would
change a page, if an object lacks a comment or a comment its Chinese, or if the sources raise an
SQLSTATE that a page does not have.
"""
import csv
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGES = {"en": ROOT / "doc" / "reference.md", "zh": ROOT / "doc" / "reference.zh-CN.md"}
HEADS = {"en": {"functions": "| function | returns | | |", "attributes": "| attribute | type | |"},
         "zh": {"functions": "| 函数 | 返回 | | |", "attributes": "| 属性 | 类型 | |"}}
MARKED = re.compile(r"(<!-- catalog: (\w+) -->\n).*?(<!-- end -->)", re.S)

MEMBERS = """
	FROM pg_depend AS d JOIN {catalog} AS o ON o.oid = d.objid
	WHERE d.classid = '{catalog}'::regclass AND d.deptype = 'e' AND d.refclassid = 'pg_extension'::regclass
	AND d.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'gdreport')"""

ATTRIBUTES = """
SELECT '| ' || a.attname || ' | ' || format_type(a.atttypid, a.atttypmod) || ' | ',
	coalesce(col_description(a.attrelid, a.attnum), 'NO COMMENT')
FROM pg_attribute AS a WHERE a.attrelid = '{name}'::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum"""

FUNCTIONS = """
SELECT '| ' || o.proname || '(' || pg_get_function_arguments(o.oid) || ') | ' || pg_get_function_result(o.oid) || ' | '
	|| CASE o.provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' ELSE 'volatile' END || ' | ',
	coalesce(obj_description(o.oid, 'pg_proc'), 'NO COMMENT')
""" + MEMBERS.format(catalog="pg_proc") + " ORDER BY o.proname"


def query(sql):
    done = subprocess.run(["psql", "-X", "-q", "-A", "-t", "-F", "\t", "-v", "ON_ERROR_STOP=1"], input=sql, text=True,
                          capture_output=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    return done.stdout


def words():
    """The Chinese of each comment."""
    with open(ROOT / "data" / "comments_zh.tsv", encoding="utf-8", newline="") as file:
        return {row["comment"]: row["zh"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}


def table(name, language, chinese):
    kind, sql = ("functions", FUNCTIONS) if name == "functions" else ("attributes", ATTRIBUTES.format(name=name))
    head = HEADS[language][kind]
    lines = ["", head, re.sub(r"[^|]+", "---", head)]
    for row in query(sql).splitlines():
        cells, comment = row.split("\t")
        if language == "zh":
            comment = chinese.get(comment, f"NO CHINESE: {comment}")
        lines.append(cells + comment.replace("|", "\\|") + " |")
    return "\n".join(lines + ["", ""])


def sqlstates():
    """What the sources raise, by the names that the server's header gives the states."""
    include = subprocess.check_output([os.environ.get("PG_CONFIG", "pg_config"), "--includedir-server"], text=True).strip()
    header = pathlib.Path(include, "utils", "errcodes.h").read_text(encoding="ascii")
    known = {name: "".join(re.findall(r"'(.)'", state))
             for name, state in re.findall(r"^#define (ERRCODE_\w+) MAKE_SQLSTATE\((.*)\)", header, re.M)}
    sources = "".join(path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("src/*.c")))
    return {known[name] for name in re.findall(r"\bERRCODE_\w+", sources)}


def main():
    chinese = words()
    good, types = [], query("SELECT o.typname" + MEMBERS.format(catalog="pg_type") + " AND o.typtype = 'c'").split()
    for language, page in PAGES.items():
        old = page.read_text(encoding="utf-8")
        names = [match[2] for match in MARKED.finditer(old)]
        new = MARKED.sub(lambda match, language=language: match[1] + table(match[2], language, chinese) + match[3], old)
        if sys.argv[1:] != ["--check"]:
            page.write_text(new, encoding="utf-8")
        missing = sorted(set(types) - set(names))
        good += [(len(types) > 0 and not missing, f"{page.name} has every composite type ({' '.join(missing)})"),
                 ("functions" in names, f"{page.name} has the functions"),
                 ("NO COMMENT" not in new, f"{page.name}: every function and attribute has a comment"),
                 ("NO CHINESE" not in new, f"{page.name}: every comment has its Chinese"),
                 (old == new, f"{page.name} says what the comments say")]
        told = {state for row in re.findall(r"^\| ([0-9A-Z]{5}.*?) \|", old, re.M) for state in re.findall(r"\w{5}", row)}
        untold = sorted(sqlstates() - told)
        good.append((len(told) > 10 and not untold, f"{page.name} has every SQLSTATE that is raised ({' '.join(untold)})"))
    if sys.argv[1:] != ["--check"]:
        return
    for number, (passed, what) in enumerate(good, 1):
        print(f"{'ok' if passed else 'not ok'} {number} - {what}")
    sys.exit(not all(passed for passed, _ in good))


if __name__ == "__main__":
    main()
