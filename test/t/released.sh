#!/usr/bin/env bash
#
# released.sh: nothing that a release promised has changed (CONTRIBUTING.md,
# Releases).
#
# test/released holds what each release promised, from the first one on.  Then
# bad changes are invented, one after the other, and each must be found.
#
# Prints TAP.  Needs the server of PGHOST and PGDATABASE with the extension, its
# PG_CONFIG, and nm:
#
#	script/with-server test/t/released.sh

# shellcheck source=test/t/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

work=$(mktemp -d "${TMPDIR:-/tmp}/gd-released.XXXXXX")
updated=gd_released_updated
trap 'rm -rf "$work"; dropdb --if-exists --force $updated >/dev/null 2>&1' EXIT
now=$work/now.tsv
tool=$root/tools/released.py

# faults PRESENT RELEASED...: what the check says, without TAP around it.
faults()
{
	python3 "$tool" check "$@" | sed -n 's/^# //p'
}

python3 "$tool" record >"$now"
for kind in default script fold symbol function type enum code rule; do
	is "$(grep -c "^$kind	" "$now" | awk '{ print ($1 > 0) }')" 1 "something is promised: $kind"
done
is "$(grep -c '^code	' "$now")" "$(sql "$PGDATABASE" -c 'SELECT count(*) FROM gd_forms()')" 'every code'
is "$(grep -c '^function	' "$now")" "$(sql "$PGDATABASE" -c "SELECT count(*) FROM pg_depend
	WHERE deptype = 'e' AND classid = 'pg_proc'::regclass AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'gdreport')")" 'every function'

shopt -s nullglob
releases=("$root"/test/released/*.tsv)
is "$(faults "$now" "${releases[@]}")" '' "what ${#releases[@]} releases promised is kept"
# A version that is released has said so.
while read -r version; do
	is "$([ -e "$root/test/released/$version.tsv" ] && echo there)" there "the promises of $version are recorded"
done < <(sed -n 's/^## \([0-9.]*\) (2.*/\1/p' "$root/CHANGELOG.md")

# Nothing is promised by chance: what the library exports is what scripts name.
named=$(grep -ohE "^CREATE FUNCTION \w+|'MODULE_PATHNAME', '\w+" "$root"/sql/gdreport--*.sql | grep -oE '\w+$' | sort -u)
is "$(sed -n 's/^symbol	//p' "$now" | sort | comm -23 - <(echo "$named"))" '' 'the library exports nothing else'

# Updated from each version before, the objects are those of a new database.
objects()
{
	PGDATABASE=$1 python3 "$tool" record | grep -E '^(function|type|enum)'
}
while read -r version; do
	dropdb --if-exists --force $updated 2>/dev/null
	createdb $updated
	sql $updated -c "CREATE EXTENSION gdreport VERSION '$version'" -c 'ALTER EXTENSION gdreport UPDATE'
	is "$(diff <(objects $updated) <(objects "$PGDATABASE"))" '' "updated from $version, objects are as new"
done < <(sql "$PGDATABASE" -c "SELECT v.version FROM pg_available_extension_versions AS v JOIN pg_available_extensions AS e USING (name)
	WHERE name = 'gdreport' AND v.version <> e.default_version")

# ---- invented changes ---------------------------------------------------------------

released=$work/0.9.0.tsv
cp "$now" "$released"
is "$(faults "$now" "$released")" '' 'a release like the present is kept'

# bad NAME WANT SED: a present that differs by an edit of its record.
bad()
{
	sed -E "$3" "$now" >"$work/bad.tsv"
	is "$(faults "$work/bad.tsv" "$released" | sed -E 's/ [0-9a-f]{64}//' | head -n 1)" "$2" "found: $1"
}

bad 'an edited script' 'script gdreport--1.0.sql has changed' 's/^(script.*\t)[0-9a-f]{8}/\100000000/'
bad 'a changed folding' 'the folding has changed' 's/^(fold\t)[0-9a-f]{8}/\100000000/'
bad 'a function less' 'function gd_parse(report text) is gone' '/^function\tgd_parse/d'
bad 'another result' 'function gd_year(report text) has changed' 's/^(function\tgd_year.*\t)integer/\1bigint/'
bad 'another name of an argument' 'function gd_year(report text) is gone' 's/^(function\tgd_year\()report/\1body/'
bad 'an attribute in the middle' 'type gd_cell has changed before its end' 's/^(type\tgd_cell\t.*)col integer/\1page integer, col integer/'
bad 'an attribute of another type' 'type gd_cell has changed before its end' 's/^(type\tgd_cell\t.*)col integer/\1col bigint/'
bad 'an attribute less' 'type gd_cell has changed before its end' 's/^(type\tgd_cell\t.*), length integer/\1/'
bad 'a type less' 'type gd_cell has changed before its end' '/^type\tgd_cell/d'
bad 'a severity less' 'enum gd_severity has lost a label or their order' 's/^(enum\tgd_severity\t)notice, /\1/'
bad 'a code less' 'code 2021 requests.new.total is gone' '/^code\t2021\trequests\.new\.total$/d'
bad 'a rule less' 'ruleset 1.0 has lost or changed rule table.negative' '/^rule\t1\.0\ttable\.negative/d'
bad 'a rule more' 'ruleset 1.0 has got or changed rule table.odd' 's/^rule\t1\.0\ttable\.negative(.*)/&\nrule\t1.0\ttable.odd\1/'
bad 'a stricter rule' 'ruleset 1.0 has got or changed rule meta.period' 's/^(rule\t1\.0\tmeta\.period\t)warning/\1error/'
bad 'a version without an edge' 'no script leads from version 1.0 to 1.1' 's/^default\t.*/default\t1.1/'
is "$(sed '/^symbol	gd_parse$/d' "$now" >"$work/bad.tsv"; faults "$work/bad.tsv" "$released")" \
	'gdreport--1.0.sql names gd_parse, which the library lacks
symbol gd_parse is gone' 'found: a C function less'

# good NAME SED: what a release may bring.
good()
{
	sed -E "$2" "$now" >"$work/good.tsv"
	is "$(cmp -s "$now" "$work/good.tsv" && echo same; faults "$work/good.tsv" "$released")" '' "allowed: $1"
}

good 'an attribute at the end' 's/^(type\tgd_cell\t.*)/\1, page integer/'
good 'a severity more' 's/^(enum\tgd_severity\t.*)/\1, fatal/'
good 'a ruleset more' 's/^rule\t1\.0\ttable\.negative(.*)/&\nrule\t1.1\ttable.odd\1/'
good 'a C function more' 's/^symbol\tgd_parse$/&\nsymbol\tgd_parse_1_1/'
is "$(sed -E 's/^default\t.*/default\t1.2/' "$now" >"$work/good.tsv"
	for edge in 1.0--1.1 1.1--1.2; do printf 'script\tgdreport--%s.sql\t0\n' "$edge"; done >>"$work/good.tsv"
	python3 - "$tool" "$work/good.tsv" "$released" <<'END'
import importlib.util
import sys

spec = importlib.util.spec_from_file_location("released", sys.argv[1])
released = importlib.util.module_from_spec(spec)
spec.loader.exec_module(released)
print(list(released.check_release(released.read_table(sys.argv[3]), released.read_table(sys.argv[2]))))
END
)" '[]' 'allowed: a version by two steps'

echo "1..$tests"
