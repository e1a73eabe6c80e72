#!/bin/sh
# usage: run.sh SEED COUNT RENDERINGS [--show K] [--cells-only]
# Generates reports, reads them with the core and compares with the truth. DAMAGE=none leaves the texts whole; KEEP=DIR
# keeps texts and results.
set -eu
seed=${1:-1} count=${2:-1000} renderings=${3:-all}
shift $(($# < 3 ? $# : 3))
# shellcheck source=test/generator/reader.sh
. "$(dirname "$0")/reader.sh"
python3 -m generator --seed "$seed" --count "$count" --renderings "$renderings" --damage "${DAMAGE:-some}" --out "$out/texts"
# shellcheck disable=SC2119
texts '*.txt' | read_texts
python3 -m generator.compare "$@" "$out/texts" "$out/results.jsonl"
