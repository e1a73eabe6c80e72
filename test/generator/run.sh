#!/bin/sh
# usage: run.sh SEED COUNT RENDERINGS [--show K] [--cells-only]
# Generates reports, reads them with the core and compares with the truth. DAMAGE=none leaves the texts whole.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
seed=${1:-1} count=${2:-1000} renderings=${3:-all}
[ $# -ge 3 ] && shift 3 || shift $#
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PYTHONDONTWRITEBYTECODE=1
${CC:-cc} -O2 -std=c11 -I"$root/src/core" -o "$work/gd_cli" "$root/test/core/gd_cli.c" "$root"/src/core/*.c
cd "$here/.."
python3 -m generator --seed "$seed" --count "$count" --renderings "$renderings" --damage "${DAMAGE:-some}" --out "$work/texts"
find "$work/texts" -name '*.txt' | sort | "$work/gd_cli" > "$work/results.jsonl" || echo "the reader failed on some texts"
python3 -m generator.compare "$@" "$work/texts" "$work/results.jsonl"
