#!/usr/bin/env bash
#
# bulk.sh: a job of examples/bulk.sql that is stopped goes on without doing
# anything twice, several sessions share it, and what it writes is what the
# functions say.
#
# Prints TAP.  Needs the server of PGHOST; makes a database there and drops it:
#
#	script/with-server test/t/bulk.sh

set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
tests=0
database=gd_bulk
work=$(mktemp -d)

sql()
{
	psql -X -q -A -t -v ON_ERROR_STOP=1 -d $database "$@"
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

drop_all()
{
	rm -rf "$work"
	dropdb --if-exists --force $database
} >/dev/null 2>&1
dropdb --if-exists --force $database 2>/dev/null
trap drop_all EXIT

createdb $database
sql -c 'SET client_min_messages = warning' -c 'CREATE EXTENSION gdreport' \
	-c 'CREATE TABLE text (body text)' \
	-c 'CREATE TABLE report (id bigint PRIMARY KEY, body text, valid boolean, findings jsonb, checked_by text)'
for file in "$root"/examples/*.txt; do
	sql -v body="$(cat "$file")" <<<"INSERT INTO text VALUES (:'body')"
done
# Keys with gaps, as keys are.
sql -c "INSERT INTO report (id, body) SELECT 7 * row_number() OVER (), body || repeat(E'\n', n)
	FROM (SELECT * FROM generate_series(1, 100) AS n, text ORDER BY n, body LIMIT 450) AS t" -f "$root/examples/bulk.sql"

# Which batches are done, when and by whom.
done_so_far()
{
	sql -c "SELECT md5(string_agg(b::text, ',' ORDER BY first_id)), count(*) FROM bulk.batch AS b WHERE $1"
}

is "$(sql -c "CALL bulk.plan('first', 50)" 2>&1 | sed 's/.*NOTICE:  //')" '9 batches planned' 'reports are cut into batches'

# ---- stopped by itself, told of its progress ----------------------------------

sql -c "CALL bulk.work('first', 2, '0 s')" 2>"$work/log"
is "$(grep -c -E 'NOTICE:  [0-9]+ of 450 rows, [0-9.]+ rows/s, [0-9:]+ left$' "$work/log")" 2 'progress, rate and time left'
is "$(sql -c 'SELECT count(*) FROM report WHERE checked_by IS NOT NULL')" 100 'two batches are done'
before=$(done_so_far 'done_at IS NOT NULL')

# ---- stopped in the middle of a batch -----------------------------------------

# The fourth batch waits for a row that is locked here, and its session is ended then.
mkfifo "$work/locker"
psql -X -q -d $database <"$work/locker" >"$work/locked" &
exec 9>"$work/locker"
echo 'BEGIN; SELECT 1 FROM report WHERE id = 7 * 175 FOR UPDATE;' >&9
until [ -s "$work/locked" ]; do sleep 0.05; done
sql -c "CALL bulk.work('first')" >/dev/null 2>&1 &
worker=$!
waiting="FROM pg_stat_activity WHERE query LIKE 'CALL bulk.work%' AND wait_event_type = 'Lock'"
for _ in $(seq 600); do
	[ "$(sql -c "SELECT count(*) $waiting")" = 0 ] || break
	sleep 0.1
done
is "$(sql -c "SELECT pg_terminate_backend(pid) $waiting")" t 'a session is ended in the middle of its batch'
wait $worker || true
echo 'COMMIT;' >&9
exec 9>&-
wait
is "$(sql -c 'SELECT count(*) FROM report WHERE checked_by IS NOT NULL') $(sql -c "SELECT done FROM bulk.progress('first')")" \
	'150 150' 'what it had not committed never happened'

# ---- two sessions do the rest ---------------------------------------------------

sql -c "CALL bulk.work('first')" >/dev/null 2>&1 &
sql -c "CALL bulk.work('first')" >/dev/null 2>&1
wait
is "$(done_so_far 'last_id <= 700')" "$before" 'batches that were done before are not done again'
is "$(sql -c "SELECT done, total, time_left FROM bulk.progress('first')")" '450|450|00:00:00' 'all is done'
is "$(sql -c 'SELECT count(*) FROM report WHERE valid IS DISTINCT FROM gd_is_valid(body)
	OR findings IS DISTINCT FROM to_jsonb(gd_validate(body)) OR checked_by IS DISTINCT FROM gdreport_version()')" 0 \
	'and is what the functions say'
is "$(sql -c 'SELECT count(*) > 0 AND count(*) < 450 FROM report WHERE valid')" t 'of which some is valid and some is not'

# ---- what comes later -----------------------------------------------------------

sql -c "INSERT INTO report (id, body) SELECT 10000 + n, 'text' FROM generate_series(1, 10) AS n" \
	-c "UPDATE report SET checked_by = 'an older version' WHERE id <= 70" 2>/dev/null
is "$(sql -c "CALL bulk.plan('first', 50)" 2>&1 | sed 's/.*NOTICE:  //')" '1 batches planned' 'planned again, a job gets what has come since'
is "$(sql -c "CALL bulk.plan('second', 50)" 2>&1 | sed 's/.*NOTICE:  //')" '1 batches planned' 'a new one, what another version has read'
sql -c "CALL bulk.work('second')" 2>/dev/null
is "$(sql -c 'SELECT count(*) FROM report WHERE checked_by IS DISTINCT FROM gdreport_version()')" 0 'after it nothing is left'

# ---- a text beyond the limits ---------------------------------------------------

sql -c "INSERT INTO report (id, body) SELECT 20000 + n, CASE n WHEN 2 THEN repeat('x', 256 * 1024 * 1024 + 1) ELSE 'text' END
	FROM generate_series(1, 3) AS n" -c "CALL bulk.plan('third', 50)" -c "CALL bulk.work('third')" 2>"$work/log"
is "$(grep -c 'WARNING:  report 20002: text exceeds a limit' "$work/log") $(sql -c "SELECT string_agg(concat(valid, findings), ' '
	ORDER BY id) FROM report WHERE id > 20000")" '1 t[] f t[]' 'is named, and keeps nobody from being done'

echo "1..$tests"
