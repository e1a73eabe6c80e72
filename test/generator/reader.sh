# shellcheck shell=sh
# reader.sh: what the programs of this folder that read generated texts share.
#
# Sourced, with $0 in this folder: builds the core's reader ($work/gd_cli, gone when
# the program ends), makes texts and results stand in $out (KEEP=DIR keeps them), and
# goes to where python3 finds the generator.
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
out=${KEEP:-$work}
export PYTHONDONTWRITEBYTECODE=1
${CC:-cc} -O2 -std=c11 -I"$root/src/core" -o "$work/gd_cli" "$root/test/core/gd_cli.c" "$root"/src/core/*/*.c
cd "$here/.." || exit 1

# texts PATTERN | read_texts [OPTION...]: a line of JSON for each text of that name.
texts()
{
	find "$out/texts" -name "$1" | sort
}

# Its options are those of the reader, not those of the program.
# shellcheck disable=SC2120
read_texts()
{
	"$work/gd_cli" "$@" >"$out/results.jsonl" || echo "the reader failed on some texts"
}
