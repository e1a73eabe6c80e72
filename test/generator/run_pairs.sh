#!/bin/sh
# usage: run_pairs.sh SEED COUNT [--show K] [--only missed,false] [--rules NAMES] [--without NAMES]
# Generates pairs of reports of successive years, compares them with the core (gd_reports_compare) and that with the
# findings that must come out. Every other pair is clean. KEEP=DIR keeps texts and results.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
seed=${1:-1} count=${2:-400}
[ $# -ge 2 ] && shift 2 || shift $#
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
out=${KEEP:-$work}
export PYTHONDONTWRITEBYTECODE=1
${CC:-cc} -O2 -std=c11 -I"$root/src/core" -o "$work/gd_cli" "$root/test/core/gd_cli.c" "$root"/src/core/*.c
cd "$here/.."
python3 -m generator --pairs --seed "$seed" --count "$count" --out "$out/texts"
find "$out/texts" -name '*.previous.txt' | sort | sed 's/^\(.*\)\.previous\.txt$/&	\1.txt/' |
	"$work/gd_cli" --compare > "$out/results.jsonl" || echo "the reader failed on some texts"
python3 -m generator.compare_findings "$@" "$out/texts" "$out/results.jsonl"
