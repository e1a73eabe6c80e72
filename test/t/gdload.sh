#!/usr/bin/env bash
#
# gdload.sh: the command gdload puts a folder of generated and hostile files into the
# store, each text once and unchanged, whatever happens on the way.
#
# Prints TAP.  Needs gdload on the PATH and the private server, which it restarts:
#
#	script/with-server test/t/gdload.sh
#
# The databases it makes are gone at the end.  As root gdload runs as the server's
# user, since root can read what nobody can.

set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
count=${COUNT:-200}
work=$(mktemp -d)
chmod 755 "$work"
databases="load_hostile load_killed load_restarted load_answerless load_broken load_chinese"
trap leave EXIT
tests=0

leave()
{
	chmod -R u+rwx "$work"
	rm -rf "$work"
	psql -X -q -c 'ALTER SYSTEM RESET synchronous_standby_names' -c 'SELECT pg_reload_conf()' >/dev/null
	drop_databases
}

drop_databases()
{
	for database in $databases; do
		dropdb --if-exists --force "$database" 2>/dev/null || true
	done
}

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

as_reader()
{
	if [ "$(id -u)" = 0 ]; then
		runuser -u postgres -- env PATH="$PATH" "$@"
	else
		"$@"
	fi
}

# The exit status of gdload; its summary is in $work/out, its complaints in $work/err.
load()
{
	local status=0

	(cd "$work" && as_reader gdload "$@") >"$work/out" 2>"$work/err" || status=$?
	echo $status
}

# A number of the last summary: the first line that has the word.
summary()
{
	sed -n "s/^ *\([0-9]*\) *$1.*/\1/p" "$work/out" | head -n 1
}

sql()
{
	psql -X -q -A -t -v ON_ERROR_STOP=1 -d "$database" -c "$1"
}

# Wait until a query says t.
wait_until()
{
	local tries=0

	until [ "$(sql "$1" 2>/dev/null)" = t ]; do
		tries=$((tries + 1))
		[ $tries -lt 600 ] || { echo "# waited in vain: $1"; return 1; }
		sleep 0.05
	done
}

digests_of_store()
{
	sql "SELECT md5(convert_to(body, 'UTF8')) FROM store.report ORDER BY md5(convert_to(body, 'UTF8')) COLLATE \"C\""
}

# Each text takes a moment, so that a load can be met in the middle.
slow_down()
{
	sql 'CREATE FUNCTION store.wait() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.01); RETURN NULL; END $$;
		CREATE TRIGGER wait AFTER INSERT ON store.report FOR EACH ROW EXECUTE FUNCTION store.wait()'
}

# ---- texts ------------------------------------------------------------------

# Each in one of the encodings that it can be written in, under one of the endings;
# want has the digests of the texts themselves.
mkdir "$work/in" "$work/clean"
(
	cd "$root/test"
	PYTHONDONTWRITEBYTECODE=1 python3 -m generator --seed gdload --count "$count" --renderings 1-25 --out "$work/clean"
)
python3 - "$work" <<-'END'
	import hashlib, os, sys
	work = sys.argv[1]
	texts = {}
	for name in sorted(os.listdir(work + '/clean')):
	    if name.endswith('.txt'):
	        with open(f'{work}/clean/{name}', encoding='utf-8', newline='') as file:
	            texts.setdefault(file.read(), name[:-4])
	used = {}
	for i, (text, name) in enumerate(texts.items()):
	    encoding = ['utf-8', 'gb18030', 'big5hkscs', 'utf-16', 'utf-8-sig', 'gbk'][i % 6]
	    try:
	        data = text.encode(encoding)
	    except UnicodeEncodeError:
	        encoding = 'utf-8'
	        data = text.encode(encoding)
	    used[encoding] = used.get(encoding, 0) + 1
	    folder = f'{work}/in/{encoding}/{i % 7}'
	    os.makedirs(folder, exist_ok=True)
	    with open(folder + '/' + name + ['.txt', '.html', '.htm', '.md', '.TXT'][i % 5], 'wb') as file:
	        file.write(data)
	with open(work + '/want', 'w') as file:
	    for digest in sorted(hashlib.md5(text.encode('utf-8')).hexdigest() for text in texts):
	        file.write(digest + '\n')
	with open(work + '/encodings', 'w') as file:
	    file.write(' '.join(sorted(used)))
END
total=$(wc -l <"$work/want")
is "$(cat "$work/encodings")" 'big5hkscs gb18030 gbk utf-16 utf-8 utf-8-sig' 'the texts are in all encodings'
rm -rf "$work/clean"

# ---- what nobody expects ------------------------------------------------------

hostile=$work/in/hostile
mkdir "$hostile"
report=$root/examples/2021_markdown.txt
: >"$hostile/empty.txt"
printf 'a report\0with NUL' >"$hostile/nul.txt"
head -c 20000000 /dev/zero | tr '\0' x >"$hostile/large.txt"
{ head -c 3000 "$report"; printf '\xe5x'; tail -c 3000 "$report"; } >"$hostile/broken.txt"
printf '\x81\xff\xfe\x01\x80\x92\xf5' >"$hostile/noise.html"
sed 's/$/ POISON/' "$report" >"$hostile/refused.md"
ln -s nowhere "$hostile/dangling.txt"
ln -s self.txt "$hostile/self.txt"
ln -s .. "$hostile/loop"
mkfifo "$hostile/pipe.txt"
cp "$report" "$hostile/unreadable.txt"
chmod 000 "$hostile/unreadable.txt"
mkdir "$hostile/closed"
chmod 000 "$hostile/closed"
bad=12
# these are loaded, all of them new texts
mkdir "$hostile/folder.txt"
sed '1s/^/1 /' "$report" >"$hostile/folder.txt/in a folder.txt"
sed '1s/^/2 /' "$report" >"$hostile/line
break.txt"
sed '1s/^/3 /' "$report" >"$hostile/'\"\\ \$x.txt"
sed '1s/^/4 /' "$report" >"$hostile/$(printf '\xb9\xab\xbf\xaa').txt"
sed '1s/^/5 /' "$report" >"$hostile/公开.htm"
echo 'nothing of the kind' >"$hostile/no report.txt"
ln -s "$hostile/no report.txt" "$hostile/link.txt"
echo 'not looked at' >"$hostile/other.pdf"
odd=6
{
	cat "$work/want"
	find "$hostile" -type f \( -name '*folder.txt' -o -name 'line*' -o -name "'*" -o -name '*公开*' -o -name 'no*' \) \
		! -name noise.html ! -name nul.txt -exec md5sum {} + | sed 's/^\\//; s/ .*//'
	sed '1s/^/4 /' "$report" | md5sum | sed 's/ .*//'
} | sort >"$work/want_hostile"
is "$(wc -l <"$work/want_hostile")" $((total + odd)) 'that many texts can be loaded'

# ---- a folder of all kinds ------------------------------------------------------

database=load_hostile
drop_databases
for database in $databases; do
	createdb "$database"
done
database=load_hostile
is "$(load -q -d $database in)" 2 'without a store'
is "$(grep -c -e --create-store "$work/err")" 1 'it says how to make one'
sql 'CREATE EXTENSION gdreport' 2>/dev/null
(cd /tmp && psql -X -q -d $database -f "$root/examples/store.sql")
sql "ALTER TABLE store.report ADD CONSTRAINT no_poison CHECK (body NOT LIKE '%POISON%')"
is "$(load -q -d $database -j 3 --failures "$work/failures" in 2>&1)" 2 'failures cannot be written where nobody may write'
touch "$work/failures"
chmod 666 "$work/failures"
is "$(load -d $database -j 3 --failures "$work/failures" in)" 1 'a folder with bad files'
is "$(summary loaded)" $((total + odd)) 'all that can be is loaded'
is "$(summary unchanged)" 1 'a link to a file that is there, too'
is "$(summary failed)" "$bad" 'the rest has failed'
is "$(summary 'passed over')" 1 'what ends in something else is counted'
is "$(summary 'not reports') $(summary 'parts of')" \
	"$(sql "SELECT count(*) FILTER (WHERE status = 'not_a_report') || ' ' || count(*) FILTER (WHERE status = 'fragment') FROM store.report")" \
	'what is no report is told'
is "$(sql "SELECT status FROM store.report WHERE source ~ '/(no report|link).txt'")" not_a_report 'and loaded'
is "$(digests_of_store | cmp - "$work/want_hostile" && echo same)" same 'no text is changed, none is missing'
is "$(sql 'SELECT count(*) FROM store.report WHERE status IS NULL')" 0 'all are read'
is "$(summary valid)" "$(sql "SELECT count(*) FROM store.report WHERE valid AND status = 'report'")" 'valid ones are counted'
is "$(sed -n '/Most frequent/{n;s/^ *\([0-9]*\) .*/\1/p}' "$work/out")" \
	"$(sql "SELECT max(n) FROM (SELECT count(DISTINCT report) AS n FROM store.finding GROUP BY rule) AS c")" \
	'the most frequent finding comes first'
sql 'CREATE TABLE failed (name text, reason text)'
psql -X -q -d $database -c "\\copy failed FROM $work/failures"
is "$(sql "SELECT string_agg(regexp_replace(name, '.*/', '') || ': ' || reason, E'\n' ORDER BY name COLLATE \"C\") FROM failed")" \
'broken.txt: is in no encoding that could be told for certain
closed: Permission denied
dangling.txt: is a link to nothing
empty.txt: is empty
large.txt: is larger than 16 MB
loop: is a link to a folder that it stands in
noise.html: is in no encoding that could be told for certain
nul.txt: has NUL characters, which no text in PostgreSQL can have
pipe.txt: is no file
refused.md: new row for relation "report" violates check constraint "no_poison"
self.txt: is a link to nothing
unreadable.txt: Permission denied' 'each with its reason'
is "$(sql "SELECT string_agg(regexp_replace(source, 'in/hostile/', ''), ',' ORDER BY source COLLATE \"C\") FROM store.report WHERE source LIKE 'in/hostile/%'
	AND source NOT LIKE '%/no report.txt' AND source NOT LIKE '%/link.txt'")" \
"'\"\\ \$x.txt,\\xB9\\xAB\\xBF\\xAA.txt,folder.txt/in a folder.txt,line
break.txt,公开.htm" 'names of any bytes'
is "$(grep -c 'line\\nbreak' "$work/out")" 0 'what is loaded is not listed'

is "$(load -q -d $database -j 2 in)" 1 'the same again'
is "$(summary loaded) $(summary unchanged) $(summary failed)" "0 $((total + odd + 1)) $bad" 'all is unchanged'
is "$(digests_of_store | cmp - "$work/want_hostile" && echo same)" same 'and nothing is doubled'
chmod -R u+rwx "$hostile"
rm -rf "$hostile"
is "$(load -q -d $database in)" 0 'without the bad ones'
find "$work/in" -type f -print0 >"$work/list"
is "$(load -0 -q -d $database - <"$work/list")" 0 'a list'
is "$(summary unchanged)" "$total" 'of all'
is "$(printf 'in/utf-8\n\nin/gbk' | load -q -d "dbname=$database application_name=x" -; summary unchanged)" \
	"0
$(find "$work/in/utf-8" "$work/in/gbk" -type f | wc -l)" 'names on lines, and a connection string'
iconv -f UTF-8 -t GB18030 <<<'短文' >"$work/short.txt"
is "$(load -q -d $database short.txt) $(grep -c -e --doubtful "$work/out")" '1 1' 'a doubtful file'
is "$(load -q -d $database --doubtful GB18030 short.txt) $(sql "SELECT body FROM store.report WHERE source = 'short.txt'")" \
	'0 短文' 'is loaded with an encoding'

# ---- killed in the middle -------------------------------------------------------

database=load_killed
is "$(load -q -c -d $database /dev/null) $(sql 'SELECT count(*) FROM store.report')" '1 0' 'the store is made'
slow_down
(cd "$work" && exec gdload -q -d $database -b 5 -j 2 in) >/dev/null 2>&1 &
pid=$!
wait_until 'SELECT count(*) >= 40 FROM store.report'
kill -9 $pid
{ wait $pid || true; } 2>/dev/null
wait_until "SELECT count(*) = 0 FROM pg_stat_activity WHERE application_name = 'gdload' AND datname = '$database'"
some=$(sql 'SELECT count(*) FROM store.report')
is "$([ "$some" -ge 40 ] && [ "$some" -lt "$total" ] && echo some)" some 'killed when some are loaded'
is "$(load -d $database -b 50 -j 2 in)" 0 'the same again goes on'
is "$(summary loaded) $(summary unchanged) $(summary failed)" "$((total - some)) $some 0" 'with what is left'
is "$(digests_of_store | cmp - "$work/want" && echo same)" same 'nothing is lost, nothing doubled'
is "$(sql 'SELECT count(DISTINCT report) = count(DISTINCT digest) FROM store.fact JOIN store.report ON report = id') $(sql 'SELECT count(*) FROM store.inbox')" \
	't 0' 'nor any of the figures'

# ---- interrupted, and a restart of the server ---------------------------------------

database=load_restarted
is "$(load -q -c -d $database /dev/null)" 1 'another store'
slow_down
(cd "$work" && trap - INT && exec gdload -q -d $database -b 5 -j 2 in) >"$work/interrupted" 2>"$work/err" &
pid=$!
wait_until 'SELECT count(*) >= 20 FROM store.report'
kill -TERM $pid
status=0
wait $pid || status=$?
some=$(sql 'SELECT count(*) FROM store.report')
is "$status $(sed -n 's/^\([0-9]*\) files are left.*/\1/p' "$work/interrupted")" "143 $((total - some))" 'interrupted, it ends what it began'

restart()
{
	(
		cd /
		as_reader pg_ctl -D "$GDREPORT_PRIVATE/data" -l "$GDREPORT_PRIVATE/server.log" -m fast -w restart
	) >/dev/null
}
(cd "$work" && exec gdload -q -d $database -b 5 -j 2 in) >"$work/out" 2>"$work/err" &
pid=$!
wait_until "SELECT count(*) >= $((some + 40)) FROM store.report"
restart
between=$(sql 'SELECT count(*) FROM store.report')
status=0
wait $pid || status=$?
is "$([ "$between" -lt "$total" ] && echo before)" before 'the server restarts before the end'
is "$status $(cat "$work/err")" '0 ' 'the load goes on'
is "$(summary loaded) $(summary unchanged) $(summary failed)" "$((total - some)) $some 0" 'and counts each text once'
is "$(digests_of_store | cmp - "$work/want" && echo same)" same 'nothing is lost, nothing doubled'

# A connection that is lost when the transaction is committed and its answer is not sent:
# a server that waits for a standby that never comes can be met there.
database=load_answerless
load -q -c -d $database /dev/null >/dev/null
slow_down
(cd "$work" && exec gdload -q -d $database -b 10000 in) >"$work/out" 2>"$work/err" &
pid=$!
wait_until "SELECT count(*) = 1 FROM pg_stat_activity WHERE application_name = 'gdload' AND query LIKE 'WITH%'"
sql "ALTER SYSTEM SET synchronous_standby_names = 'nobody'"
sql 'SELECT pg_reload_conf()' >/dev/null
wait_until "SELECT count(*) = 1 FROM pg_stat_activity WHERE application_name = 'gdload' AND wait_event = 'SyncRep'"
sql "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'gdload'" >/dev/null
sql 'ALTER SYSTEM RESET synchronous_standby_names'
sql 'SELECT pg_reload_conf()' >/dev/null
status=0
wait $pid || status=$?
is "$status $(summary loaded) $(summary unchanged)" "0 $total 0" 'a commit whose answer is lost is asked for'
is "$(digests_of_store | cmp - "$work/want" && echo same)" same 'nothing is lost, nothing doubled'

# ---- what is no matter of a text ---------------------------------------------------------

database=load_broken
load -q -c -d $database /dev/null >/dev/null
sql 'ALTER TABLE store.report RENAME COLUMN source TO origin'
is "$(load -q -d $database in) $(grep -c 'source' "$work/err")" '2 1' 'another store than it knows'
sql "DROP ROLE IF EXISTS gd_load_stranger; CREATE ROLE gd_load_stranger LOGIN" 2>/dev/null
is "$(load -q -d $database -U gd_load_stranger in) $(grep -c 'permission denied for schema store' "$work/err")" '2 1' 'a role without the right to it'
sql 'DROP ROLE gd_load_stranger'
is "$(load -q -d load_nowhere in) $(grep -c 'does not exist' "$work/err")" '2 1' 'no such database'
is "$(load -q -d $database -h /nowhere in) $(grep -c '/nowhere' "$work/err")" '2 1' 'no server'
is "$(grep -c 'Options -h, -p, -U and -d' "$work/err")" 1 'and how to name one'
createdb -E LATIN1 -T template0 --locale=C load_latin
is "$(load -q -c -d load_latin "$root/examples/2021_markdown.txt") $(grep -c 'createdb -E UTF8' "$work/err")" '2 1' \
	'in a database that cannot hold Chinese, how to make one that can'
dropdb load_latin
is "$(load) $(load --jobs 0 x) $(load --encoding nothing x) $(load --batch x x) $(load --unknown x)" '2 2 2 2 2' 'wrong options'
load --crete-store x >/dev/null
is "$(cat "$work/err")" 'gdload: unknown or ambiguous option: --crete-store
Try "gdload --help".' 'a wrong option is named'
load --lang zh --batch >/dev/null
is "$(cat "$work/err")" 'gdload: 选项缺少取值：-b, --batch
用法见：gdload --help' 'in Chinese as well'
is "$(gdload --help | head -n 1; gdload -? | head -n 1; gdload --version)" \
"Usage: gdload [OPTION...] FILE...
Usage: gdload [OPTION...] FILE...
gdload $(psql -X -A -t -c 'SELECT gdreport_version()')" 'help and version'

# ---- in Chinese ---------------------------------------------------------------------------

database=load_chinese
: >"$work/empty.txt"
is "$(load --lang zh -q -c -d $database "$root/examples/2021_figures_that_disagree.txt" empty.txt nowhere.txt; sed 's/用时 .*/用时/' "$work/out")" \
'1
3 / 3 个文件，用时
         1  已装入，其中
         1    年度报告，其中
         0      合格：没有 error（错误）级的问题
         0    报告的一部分
         0    不是年度报告
         0  未变：库中已有同样的文本
         2  失败

最常见的问题（数字为有此问题的新装入文本数）：
         1  error    identity.requests.applicants：各类申请人之和不等于该行总计
         1  error    identity.requests.results：各项办理结果之和不等于总计
         1  warning  narrative.mismatch：正文与表格不一致

失败的文件：
  nowhere.txt：没有这个文件
  empty.txt：是空文件' 'the summary'
is "$(LC_ALL=zh_CN.UTF-8 gdload --help | head -n 1)$(LC_ALL=zh_CN.UTF-8 gdload --lang en --help | head -n 1)" \
	'用法：gdload [选项...] 文件...Usage: gdload [OPTION...] FILE...' 'and the help, by the locale'

echo "1..$tests"
