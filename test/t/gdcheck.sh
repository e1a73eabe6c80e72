#!/usr/bin/env bash
#
# gdcheck.sh: the command gdcheck answers as the SQL functions do, in whatever
# encoding a file is.
#
# Prints TAP.  Needs gdcheck on the PATH, and the server of PGHOST and
# PGDATABASE with the extension:
#
#	script/with-server test/t/gdcheck.sh

set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
count=${COUNT:-400}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tests=0

# is GOT WANT NAME
is()
{
	tests=$((tests + 1))
	if [ "$1" = "$2" ]; then
		echo "ok $tests - $3"
	else
		echo "not ok $tests - $3"
		printf '%s\n' "got:  $1" "want: $2" | sed 's/^/# /'
	fi
}

# The exit status of gdcheck; its output is in $work/out, its complaints in $work/err.
check()
{
	local status=0

	gdcheck "$@" >"$work/out" 2>"$work/err" || status=$?
	echo $status
}

sql()
{
	psql -X -q -A -t -v ON_ERROR_STOP=1 "$@"
}

# ---- the same answers -------------------------------------------------------

(
	cd "$root/test"
	export PYTHONDONTWRITEBYTECODE=1
	python3 -m generator --seed gdcheck --count "$count" --renderings 1-25 --out "$work/plain"
	python3 -m generator --seed gdcheck --count "$count" --renderings 1-5,15 --defects all --out "$work/defects"
)
: >"$work/empty.txt"
find "$work/plain" "$work/defects" -name '*.txt' -print0 | xargs -0 gdcheck --json >"$work/json" 2>/dev/null || true
is "$(wc -l <"$work/json")" "$(find "$work/plain" "$work/defects" -name '*.txt' | wc -l)" 'an object for each file'

{
	echo 'CREATE TEMP TABLE answer (body text, json jsonb);'
	echo 'COPY answer FROM stdin;'
	python3 - "$work/json" <<-'END'
		import json, sys
		def escape(text):
		    return text.replace('\\', '\\\\').replace('\n', '\\n').replace('\r', '\\r').replace('\t', '\\t')
		for line in open(sys.argv[1], encoding='utf-8'):
		    body = open(json.loads(line)['file'], encoding='utf-8', newline='').read()
		    print(escape(body) + '\t' + escape(line.rstrip('\n')))
	END
	echo '\.'
	cat <<-'END'
		CREATE TEMP TABLE answers AS SELECT json, gd_jsonb(body) AS report, to_jsonb(gd_validate(body)) AS findings FROM answer;
		SELECT count(*) FROM answers;
		SELECT count(*) FROM answers, unnest(ARRAY['status','title','issuer','year','script','published','signed','copies','facts']) AS key
			WHERE json -> key IS DISTINCT FROM report -> key;
		SELECT count(*) FROM answers WHERE json -> 'findings' IS DISTINCT FROM findings;
		SELECT count(*) FROM answers WHERE (SELECT jsonb_agg(s - 'body') FROM jsonb_array_elements(report -> 'sections') AS s)
			IS DISTINCT FROM nullif(json -> 'sections', '[]');
		SELECT count(*) FROM answers WHERE (SELECT jsonb_agg(t - 'cells') FROM jsonb_array_elements(report -> 'tables') AS t)
			IS DISTINCT FROM nullif(json -> 'tables', '[]');
		SELECT count(*) > 100 FROM answers WHERE findings <> '[]';
	END
} >"$work/compare.sql"
sql -f "$work/compare.sql" >"$work/result"
is "$(tr '\n' ' ' <"$work/result")" "$(wc -l <"$work/json") 0 0 0 0 t " 'as the SQL functions'

# ---- what it prints ---------------------------------------------------------

report=$root/examples/2021_markdown.txt
is "$(check "$work/empty.txt")" 2 'an empty file is no report'
is "$(cat "$work/err")" "gdcheck: $work/empty.txt: is empty" 'and that is said'
is "$(check "$work/nowhere")" 2 'a file that is not there'
is "$(check --at-least error "$report")" 0 'a report without errors'
is "$(cat "$work/out" "$work/err")" '' 'and nothing is said'
is "$(check --facts "$report"; wc -l <"$work/out")" "$(check "$report")
200" 'all figures'
is "$(gdcheck --facts "$report" 2>/dev/null | cut -f 1 | head -n 1)" disclosure.regulations.made 'in the order of the form'

sed 's/^| 一、本年新收政府信息公开申请数量 |.*$/| 一、本年新收政府信息公开申请数量 | 7 | 0 | 0 | 0 | 0 | 0 | 9 |/; s/^|一、本年新收政府信息公开申请数量|.*$/|一、本年新收政府信息公开申请数量|7|0|0|0|0|0|9|/' "$report" >"$work/wrong.md"
is "$(cmp -s "$report" "$work/wrong.md" && echo same || echo other)" other 'a row is wrong now'
is "$(check --lang en --at-least error "$work/wrong.md")" 1 'findings'
is "$(grep -c "^$work/wrong.md:[0-9]*:[0-9]*: error: .*\[identity.requests.applicants:new\]$" "$work/out")" 1 'as a compiler prints them'
is "$(check --lang zh --at-least error "$work/wrong.md"; grep -c '不等于' "$work/out" >"$work/n"; [ "$(cat "$work/n")" -gt 0 ] && echo zh)" '1
zh' 'in Chinese'
is "$(check --previous "$work/empty.txt" --at-least error "$report")" 0 'two years'

# ---- encodings --------------------------------------------------------------

want=$(gdcheck --facts --at-least error "$report" 2>/dev/null | md5sum)
for encoding in GB18030 GBK UTF-16LE; do
	{
		[ $encoding != UTF-16LE ] || printf '\xff\xfe'
		iconv -f UTF-8 -t "$encoding" "$report"
	} >"$work/encoded"
	is "$(gdcheck --facts "$work/encoded" 2>/dev/null | md5sum)" "$want" "found out: $encoding"
done
traditional=$root/examples/2021_traditional_run_on.txt
iconv -c -f UTF-8 -t BIG5-HKSCS "$traditional" >"$work/big5"
is "$(gdcheck --facts -e Big5-HKSCS "$work/big5" 2>/dev/null | cut -f 2 | md5sum)" \
	"$(gdcheck --facts "$traditional" 2>/dev/null | cut -f 2 | md5sum)" 'named: Big5'
printf '\x81\x00\xff\xfe\x01\x80\x92' >"$work/noise"
is "$(check "$work/noise")" 2 'noise is not read'
is "$(check --encoding nothing "$report")" 2 'an encoding that is none'
is "$(check --severity)$(check --at-least fatal)$(check --lang fr)$(check --ruleset 0)" 2222 'wrong options'
is "$(check --rules; wc -l <"$work/out")" "0
$(sql -c 'SELECT count(*) FROM gd_rules()')" 'the rules are listed'
is "$(gdcheck <"$work/wrong.md" --at-least error --lang en 2>&1 | grep -c '^(standard input):')" \
	"$(gdcheck "$work/wrong.md" --at-least error --lang en 2>&1 | wc -l)" 'standard input'

echo "1..$tests"
