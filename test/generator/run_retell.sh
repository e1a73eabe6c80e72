#!/bin/sh
# usage: run_retell.sh SEED COUNT [FOLDER...] [-- --show K --changes NAMES]
# Changes the shape of the reports in the folders (examples and bench/fixed if none is named) as no reader of the page
# would notice, and compares what is read. KEEP=DIR keeps texts and results. The last line is "N passed, N failed".
set -eu
seed=${1:-1} count=${2:-1000}
shift $(($# < 2 ? $# : 2))
folders=
while [ $# -gt 0 ] && [ "$1" != -- ]; do
	folders="$folders $(cd "$1" && pwd)"
	shift
done
[ $# = 0 ] || shift
# shellcheck source=test/generator/reader.sh
. "$(dirname "$0")/reader.sh"
# shellcheck disable=SC2086
python3 -m generator.retell --seed "$seed" --count "$count" "$@" --out "$out/texts" ${folders:-"$root/examples" "$root/bench/fixed"}
# shellcheck disable=SC2119
texts '*.txt' | read_texts --findings
python3 -m generator.retell "$@" --judge "$out/results.jsonl" --out "$out/texts"
