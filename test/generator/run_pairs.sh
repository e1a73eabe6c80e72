#!/bin/sh
# usage: run_pairs.sh SEED COUNT [--show K] [--only missed,false] [--rules NAMES] [--without NAMES]
# Generates pairs of reports of successive years, compares them with the core (gd_reports_compare) and that with the
# findings that must come out. Every other pair is clean. KEEP=DIR keeps texts and results.
set -eu
seed=${1:-1} count=${2:-400}
shift $(($# < 2 ? $# : 2))
# shellcheck source=test/generator/reader.sh
. "$(dirname "$0")/reader.sh"
python3 -m generator --pairs --seed "$seed" --count "$count" --out "$out/texts"
texts '*.previous.txt' | sed 's/^\(.*\)\.previous\.txt$/&	\1.txt/' | read_texts --compare
python3 -m generator.compare_findings "$@" "$out/texts" "$out/results.jsonl"
