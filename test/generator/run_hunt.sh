#!/bin/sh
# usage: run_hunt.sh SEED COUNT [--show K] [--changes NAMES] [--pages NAMES]
# Writes reports without borders whose tables are printed as no form is, reads them with the core and looks for values
# that do not stand there. KEEP=DIR keeps texts and results. The last line is "N passed, N failed".
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
seed=${1:-1} count=${2:-1000}
[ $# -ge 2 ] && shift 2 || shift $#
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
out=${KEEP:-$work}
export PYTHONDONTWRITEBYTECODE=1
${CC:-cc} -O2 -std=c11 -I"$root/src/core" -o "$work/gd_cli" "$root/test/core/gd_cli.c" "$root"/src/core/*.c
cd "$here/.."
python3 -m generator.hunt --seed "$seed" --count "$count" "$@" --out "$out/texts"
find "$out/texts" -name '*.txt' | sort | "$work/gd_cli" > "$out/results.jsonl" || echo "the reader failed on some texts"
python3 -m generator.hunt "$@" --judge "$out/results.jsonl" --out "$out/texts"
