#!/bin/sh
# usage: run_hunt.sh SEED COUNT [--show K] [--changes NAMES] [--pages NAMES]
# Writes reports without borders whose tables are printed as no form is, reads them with the core and looks for values
# that do not stand there. KEEP=DIR keeps texts and results. The last line is "N passed, N failed".
set -eu
seed=${1:-1} count=${2:-1000}
shift $(($# < 2 ? $# : 2))
# shellcheck source=test/generator/reader.sh
. "$(dirname "$0")/reader.sh"
python3 -m generator.hunt --seed "$seed" --count "$count" "$@" --out "$out/texts"
# shellcheck disable=SC2119
texts '*.txt' | read_texts
python3 -m generator.hunt "$@" --judge "$out/results.jsonl" --out "$out/texts"
