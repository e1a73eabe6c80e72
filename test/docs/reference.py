#!/usr/bin/env python3
"""Tables of doc/reference.md from the comments in the catalog.

    script/with-server test/docs/reference.py [--check]

Replaces what stands between <!-- catalog: NAME --> and <!-- end -->, where NAME is
a composite type (its attributes) or "functions" (all of them).  --check exits 1
if that would change the page, or if an object lacks a comment.
"""
import pathlib
import re
import subprocess
import sys

PAGE = pathlib.Path(__file__).resolve().parents[2] / "doc" / "reference.md"
MARKED = re.compile(r"(<!-- catalog: (\w+) -->\n).*?(<!-- end -->)", re.S)

MEMBERS = """
	FROM pg_depend AS d JOIN {catalog} AS o ON o.oid = d.objid
	WHERE d.classid = '{catalog}'::regclass AND d.deptype = 'e' AND d.refclassid = 'pg_extension'::regclass
	AND d.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'gdreport')"""

ATTRIBUTES = """
SELECT '| ' || a.attname || ' | ' || format_type(a.atttypid, a.atttypmod) || ' | '
	|| coalesce(replace(col_description(a.attrelid, a.attnum), '|', '\\|'), 'NO COMMENT') || ' |'
FROM pg_attribute AS a WHERE a.attrelid = '{name}'::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum"""

FUNCTIONS = """
SELECT '| ' || o.proname || '(' || pg_get_function_arguments(o.oid) || ') | ' || pg_get_function_result(o.oid) || ' | '
	|| CASE o.provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' ELSE 'volatile' END || ' | '
	|| coalesce(replace(obj_description(o.oid, 'pg_proc'), '|', '\\|'), 'NO COMMENT') || ' |'
""" + MEMBERS.format(catalog="pg_proc") + " ORDER BY o.proname"


def query(sql):
    done = subprocess.run(["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1"], input=sql, text=True,
                          capture_output=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    return done.stdout


def table(name):
    if name == "functions":
        return "\n| function | returns | | |\n|---|---|---|---|\n" + query(FUNCTIONS) + "\n"
    return "\n| attribute | type | |\n|---|---|---|\n" + query(ATTRIBUTES.format(name=name)) + "\n"


def main():
    old = PAGE.read_text(encoding="utf-8")
    names = [match[2] for match in MARKED.finditer(old)]
    new = MARKED.sub(lambda match: match[1] + table(match[2]) + match[3], old)
    if sys.argv[1:] != ["--check"]:
        PAGE.write_text(new, encoding="utf-8")
        return
    types = query("SELECT o.typname" + MEMBERS.format(catalog="pg_type") + " AND o.typtype = 'c'").split()
    missing = sorted(set(types) - set(names))
    good = [(len(types) > 0 and not missing, f"the reference has every composite type ({' '.join(missing)})"),
            ("functions" in names, "and the functions"),
            ("NO COMMENT" not in new, "every function and attribute has a comment"),
            (old == new, "the reference says what the comments say")]
    for number, (passed, what) in enumerate(good, 1):
        print(f"{'ok' if passed else 'not ok'} {number} - {what}")
    sys.exit(not all(passed for passed, _ in good))


if __name__ == "__main__":
    main()
