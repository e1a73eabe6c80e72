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
count=${COUNT:-300}
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
	python3 -m generator --seed gdcheck --count "$count" --renderings 1-32 --out "$work/plain"
	python3 -m generator --seed gdcheck --count "$count" --renderings 1-5,15 --defects all --out "$work/defects"
	python3 -m generator --seed gdcheck --count $((count / 4)) --pairs --out "$work/pairs"
)
: >"$work/empty.txt"
find "$work/plain" "$work/defects" -name '*.txt' | sort >"$work/files"
tr '\n' '\0' <"$work/files" | xargs -0 gdcheck --json >"$work/json" 2>/dev/null || true
tr '\n' '\0' <"$work/files" | xargs -0 gdcheck --facts >"$work/facts" 2>/dev/null || true
tr '\n' '\0' <"$work/files" | xargs -0 gdcheck --trace >"$work/trace" 2>/dev/null || true
is "$(wc -l <"$work/json")" "$(wc -l <"$work/files")" 'an object for each file'
find "$work/pairs" -name '*.previous.txt' | sort | while read -r previous; do
	gdcheck --json --previous "$previous" "${previous%.previous.txt}.txt" >>"$work/pairs.json" 2>/dev/null || [ $? = 1 ]
done
is "$(wc -l <"$work/pairs.json")" $((count / 4)) 'an object for each pair'

# Texts and answers as rows: answer (file, body, json), fact and step (file, columns),
# pair (previous, body, json).
python3 - "$work" >"$work/compare.sql" <<-'END'
	import json, sys
	work = sys.argv[1]
	def copy(table, rows):
	    print(f'COPY {table} FROM stdin;')
	    for row in rows:
	        print('\t'.join(c.replace('\\', '\\\\').replace('\n', '\\n').replace('\r', '\\r').replace('\t', '\\t') for c in row))
	    print('\\.')
	def read(name):
	    with open(name, encoding='utf-8', newline='') as file:
	        return file.read()
	def lines(name):
	    return read(f'{work}/{name}').split('\n')[:-1]
	print('CREATE TEMP TABLE answer (file text, body text, json jsonb);')
	print('CREATE TEMP TABLE fact (file text, code text, value text, unit text, recovery text, raw text);')
	print('CREATE TEMP TABLE step (file text, place text, length text, stage text, class text, section text, table_ordinal text,'
	      ' "row" text, form text, code text, matched text, reason text);')
	print('CREATE TEMP TABLE pair (previous text, body text, json jsonb);')
	answers = [(json.loads(line)['file'], line) for line in lines('json')]
	copy('answer', [(name, read(name), line) for name, line in answers])
	copy('fact', [line.split('\t') for line in lines('facts')])
	copy('step', [line.split('\t') for line in lines('trace')])
	pairs = [(json.loads(line)['file'], line) for line in lines('pairs.json')]
	copy('pair', [(read(name[:-4] + '.previous.txt'), read(name), line) for name, line in pairs])
END
cat >>"$work/compare.sql" <<-'END'
	CREATE TEMP TABLE answers AS SELECT file, json, gd_jsonb(body) AS report, to_jsonb(gd_validate(body)) AS findings FROM answer;
	SELECT count(*) FROM answers;
	SELECT count(*) FROM answers, unnest(ARRAY['status','title','issuer','year','script','published','signed','copies','facts']) AS key
		WHERE json -> key IS DISTINCT FROM report -> key;
	SELECT count(*) FROM answers WHERE json -> 'findings' IS DISTINCT FROM findings;
	SELECT count(*) FROM answers WHERE (SELECT jsonb_agg(s - 'body') FROM jsonb_array_elements(report -> 'sections') AS s)
		IS DISTINCT FROM nullif(json -> 'sections', '[]');
	SELECT count(*) FROM answers WHERE (SELECT jsonb_agg(t - 'cells') FROM jsonb_array_elements(report -> 'tables') AS t)
		IS DISTINCT FROM nullif(json -> 'tables', '[]');
	SELECT count(*) > 100 FROM answers WHERE findings <> '[]';
	-- keys stand in the order of jsonb, each once
	SELECT count(*) FROM answers WHERE report::text IS DISTINCT FROM report::text::jsonb::text;
	-- as the command prints what would move a cursor
	CREATE FUNCTION pg_temp.printed(text) RETURNS text LANGUAGE sql AS $$
		SELECT replace(replace(replace($1, E'\n', '\n'), E'\t', '\t'), E'\r', '\x0D') $$;
	\echo facts
	CREATE TEMP VIEW sql_fact (file, code, value, unit, recovery, raw) AS SELECT file, code, coalesce(value::text, kind), coalesce(unit, ''), recovery, pg_temp.printed(raw)
		FROM answer, gd_facts(body);
	SELECT count(*) FROM (SELECT * FROM fact EXCEPT ALL TABLE sql_fact) AS f;
	SELECT count(*) FROM (SELECT * FROM sql_fact EXCEPT ALL TABLE fact) AS f;
	SELECT count(*) > 10000 FROM fact;
	\echo trace
	CREATE TEMP VIEW sql_step (file, line, length, stage, class, section, table_ordinal, "row", form, code, matched, reason) AS SELECT file, coalesce(line::text, ''), coalesce(length::text, ''), stage, class, concat(section),
		concat(table_ordinal), concat("row"), concat(form), concat(code), concat(pg_temp.printed(matched)), reason FROM answer, gd_trace(body);
	UPDATE step SET place = split_part(place, ':', 1);
	SELECT count(*) FROM (SELECT * FROM step EXCEPT ALL TABLE sql_step) AS s;
	SELECT count(*) FROM (SELECT * FROM sql_step EXCEPT ALL TABLE step) AS s;
	SELECT count(*) > 50000 FROM step;
	\echo pairs
	SELECT count(*) FROM pair WHERE json -> 'findings' IS DISTINCT FROM to_jsonb(gd_validate(body) || gd_compare(previous, body));
	SELECT count(*) > 10 FROM pair WHERE gd_compare(previous, body) <> '{}';
END
sql -f "$work/compare.sql" >"$work/result"
is "$(tr '\n' ' ' <"$work/result")" \
	"$(wc -l <"$work/json") 0 0 0 0 t 0 facts 0 0 t trace 0 0 t pairs 0 t " 'as the SQL functions'

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
is "$(check --previous "$report" "$report")$(grep -c '\[cross\.' "$work/out")" "1$(sql -v body="$(cat "$report")" <<<"SELECT cardinality(gd_compare(:'body', :'body'))")" 'two years'
is "$(check --previous "$work/empty.txt" "$report")$(cat "$work/err")" "2gdcheck: $work/empty.txt: is empty" 'no year before'
is "$(check --facts "$report" "$report"; cut -f 1 "$work/out" | uniq -c | tr -s ' ')" "$(check "$report")
 400 $report" 'of several files the name comes first'
is "$(check --html --lang en "$report"; head -c 15 "$work/out")" "$(check "$report")
<!DOCTYPE html>" 'as a page'
is "$(check --html "$report" "$report")" 2 'a page is made of one file'
is "$(check --trace "$report"; cut -f 3 "$work/out" | uniq | tr '\n' ' ')" "$(check "$report")
source line heading scalar table row table row table row table row figures fact " 'what the reader made of it'

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
printf '%%PDF-1.7\n' >"$work/a.pdf"
printf 'PK\003\004\024\0' >"$work/a.docx"
printf '\320\317\021\340\241\261' >"$work/a.doc"
is "$(check "$work/a.pdf")$(grep -c pdftotext "$work/err")$(check "$work/a.docx")$(grep -c 'save it as' "$work/err")$(check "$work/a.doc")$(grep -c 'save it as' "$work/err")" \
	212121 'what is no text is told, and what to do'
is "$(check --lang zh "$work/noise"; cat "$work/err")" "2
gdcheck: $work/noise: 无法确定文件的编码
如果知道文件的编码，请用 --encoding 指明。" 'in Chinese as well'
is "$(LC_ALL=zh_CN.UTF-8 gdcheck --help | head -n 1)$(gdcheck --lang en --help | head -n 1)" \
	'用法：gdcheck [选项...] [文件...]Usage: gdcheck [OPTION...] [FILE...]' 'and the help'
{ printf '\xef\xbb\xbf'; cat "$report"; } >"$work/mark"
is "$(gdcheck -j "$work/mark" | sed 's/"file":"[^"]*",//' | md5sum)" "$(gdcheck -j "$report" | sed 's/"file":"[^"]*",//' | md5sum)" \
	'a byte order mark is no part of the text'
odd="$work/$(printf 'a\033[2J\n\xb9\"')"
sed 's/^# .*$/&\x1b[2J/; s/| 12 |/| \x1b[31m |/' "$work/wrong.md" >"$odd"
is "$(gdcheck "$odd" 2>&1 | grep -c "$(printf '\033')")$(gdcheck --facts "$odd" 2>&1 | grep -c "$(printf '\033')")" 00 \
	'nothing that a terminal would obey is printed'
is "$(gdcheck --json "$odd" 2>/dev/null | python3 -c 'import json, sys; print(json.load(sys.stdin)["file"][-11:])')" "$(printf 'a\033[2J\n\\xB9"' | tail -c 11)" \
	'names of any bytes are JSON'
is "$(check --encoding nothing "$report")" 2 'an encoding that is none'
is "$(check --severity)$(check --at-least fatal)$(check --lang fr)$(check --ruleset 0)" 2222 'wrong options'
is "$(check --jsno "$report")$(cat "$work/err")" '2gdcheck: unknown or ambiguous option: --jsno
Try "gdcheck --help".' 'which one is told'
is "$(check --lang zh "$root/examples")$(cat "$work/err")" "2gdcheck: $root/examples: 是文件夹：请列出其中的文件" 'a folder'
is "$(check --html "$report"; head -n 1 "$work/out")$(check --html --previous "$report" "$report"; grep -c '<html' "$work/out")$(check --html "$report" "$report")" \
	"1
<!DOCTYPE html>1
12" 'a page, one of two years, and none of two files'
is "$(check --rules; wc -l <"$work/out")" "0
$(sql -c 'SELECT count(*) FROM gd_rules()')" 'the rules are listed'
is "$(gdcheck <"$work/wrong.md" --at-least error --lang en 2>&1 | grep -c '^(standard input):')" \
	"$(gdcheck "$work/wrong.md" --at-least error --lang en 2>&1 | wc -l)" 'standard input'

echo "1..$tests"
