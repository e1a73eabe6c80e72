#!/usr/bin/env bash
#
# pages.sh: the pages of generated, hostile and example texts are sound HTML and say
# what the reader says; the server makes the same ones.  For a real browser see
# script/pages-check.
#
# Prints TAP.  Needs gdcheck on the PATH, and the server of PGHOST and PGDATABASE
# with the extension:
#
#	script/with-server test/t/pages.sh

set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
count=${COUNT:-40}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PYTHONDONTWRITEBYTECODE=1

(
	cd "$root/test"
	python3 -m generator --seed pages --count "$count" --renderings 1-32 --out "$work/plain"
	python3 -m generator --seed pages --count "$count" --renderings 1-5,15 --defects all --out "$work/defects"
	python3 page/hostile.py "$work/hostile"
) >/dev/null
status=0
find "$work" "$root/examples" -name '*.txt' -print0 | sort -z |
	xargs -0 python3 "$root/test/page/check.py" >"$work/tap" || status=1
grep -v '^1\.\.' "$work/tap"
tests=$(grep -c -E '^(ok|not ok)' "$work/tap")

# The server's page of a file, to standard output.
server_page()
{
	{
		printf '%s' "SELECT gd_html(\$text\$"
		cat "$1"
		printf '%s' "\$text\$, '$2');"
	} | psql -X -q -A -t -v ON_ERROR_STOP=1
}

differing=0
compared=0
for file in "$root"/examples/*.txt "$work"/hostile/{script,quotes,entities,bidi}-report.txt; do
	for language in zh en; do
		compared=$((compared + 1))
		# its status tells of findings, and of texts that are no reports
		gdcheck --html --lang "$language" "$file" >"$work/page" 2>/dev/null || [ $? -le 2 ]
		if ! { server_page "$file" "$language"; } | diff - <(cat "$work/page"; echo) >/dev/null; then
			differing=$((differing + 1))
			echo "# $file $language"
		fi
	done
done
tests=$((tests + 1))
if [ "$differing" = 0 ] && [ "$compared" -gt 20 ]; then
	echo "ok $tests - gd_html makes the pages of gdcheck ($compared)"
else
	echo "not ok $tests - gd_html makes the pages of gdcheck ($compared)"
	status=1
fi
echo "1..$tests"
exit $status
