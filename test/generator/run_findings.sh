#!/bin/sh
# usage: run_findings.sh SEED COUNT RENDERINGS [--show K] [--only missed,false] [--rules NAMES] [--without NAMES]
# Generates reports with known defects, checks them with the core and compares with the findings that must come out.
# DEFECTS=none leaves all of them clean, DEFECTS=meta,table.negative chooses; DAMAGE is that of the clean ones; KEEP=DIR keeps texts and results.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
seed=${1:-1} count=${2:-1000} renderings=${3:-all}
[ $# -ge 3 ] && shift 3 || shift $#
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
out=${KEEP:-$work}
export PYTHONDONTWRITEBYTECODE=1
${CC:-cc} -O2 -std=c11 -I"$root/src/core" -o "$work/gd_cli" "$root/test/core/gd_cli.c" "$root"/src/core/*.c
cd "$here/.."
python3 -m generator --seed "$seed" --count "$count" --renderings "$renderings" --defects "${DEFECTS:-all}" \
	--damage "${DAMAGE:-some}" --out "$out/texts"
find "$out/texts" -name '*.txt' | sort | "$work/gd_cli" --findings > "$out/results.jsonl" || echo "the reader failed on some texts"
python3 -m generator.compare_findings "$@" "$out/texts" "$out/results.jsonl"
