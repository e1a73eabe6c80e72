#!/bin/sh
# usage: run_findings.sh SEED COUNT RENDERINGS [--show K] [--only missed,false] [--rules NAMES] [--without NAMES]
# Generates reports with known defects, checks them with the core and compares with the findings that must come out.
# DEFECTS=none leaves all of them clean, DEFECTS=meta,table.negative chooses; DAMAGE is that of the clean ones; KEEP=DIR keeps texts and results.
set -eu
seed=${1:-1} count=${2:-1000} renderings=${3:-all}
shift $(($# < 3 ? $# : 3))
# shellcheck source=test/generator/reader.sh
. "$(dirname "$0")/reader.sh"
python3 -m generator --seed "$seed" --count "$count" --renderings "$renderings" --defects "${DEFECTS:-all}" \
	--damage "${DAMAGE:-some}" --out "$out/texts"
texts '*.txt' | read_texts --findings
python3 -m generator.compare_findings "$@" "$out/texts" "$out/results.jsonl"
