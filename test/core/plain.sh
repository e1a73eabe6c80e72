#!/bin/sh
# usage: plain.sh FOLDER...
# Reads every .txt file of the folders with two builds of the core, one of which goes no short way (src/core/base/plain.h),
# and compares all that they say.  The last line is "N passed, N failed".
set -eu
here=$(cd "$(dirname "$0")" && pwd)
core=$here/../../src/core
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
[ $# -gt 0 ] || { echo "usage: plain.sh FOLDER..." >&2; exit 2; }

for way in SHORT PLAIN; do
	${CC:-cc} -O1 -std=c11 "-DGD_$way" -I"$core" -o "$work/$way" "$here/gd_cli.c" "$core"/*/*.c &
done
wait
find "$@" -name '*.txt' | sort > "$work/texts"
for way in SHORT PLAIN; do
	"$work/$way" --findings --claims --scalars < "$work/texts" > "$work/$way.jsonl" &
done
wait
cmp "$work/SHORT.jsonl" "$work/PLAIN.jsonl" || true
awk -v plain="$work/PLAIN.jsonl" '
	(getline other < plain) < 1 || $0 != other { failed++; next }
	{ passed++ }
	END { printf "%d passed, %d failed\n", passed, failed; exit failed > 0 || passed == 0 }' "$work/SHORT.jsonl"
