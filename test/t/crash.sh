#!/usr/bin/env bash
#
# crash.sh: a server that is killed while reports arrive has lost none of them.
#
# Sessions store reports through gd_ingest, each in a transaction of its own, and
# note what was committed.  ROUNDS (3) times every process of the server is
# killed (SIGKILL) in the middle of it; after recovery all that was noted is
# there, columns and indexes are what reading the texts again gives, and nothing
# stands there by halves.
#
# Prints TAP.  Makes a server of its own from the programs on the PATH, with the
# extension in them:
#
#	script/with-server test/t/crash.sh

# shellcheck source=script/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/../../script/lib.sh"
# shellcheck source=test/t/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

rounds=${ROUNDS:-3}
work=$(mktemp -d "${TMPDIR:-/tmp}/gd-crash.XXXXXX")
data=$work/data
export PGHOST=$work PGPORT=5432 PGUSER=postgres PGDATABASE=postgres
export PGOPTIONS='-c client_min_messages=warning'

# Processes of the server, the postmaster first.
server_processes()
{
	local postmaster

	postmaster=$(head -n 1 "$data/postmaster.pid" 2>/dev/null) || return 0
	echo "$postmaster"
	pgrep -P "$postmaster" || true
}

kill_server()
{
	local processes process

	processes=$(server_processes)
	# shellcheck disable=SC2086
	[ -z "$processes" ] || kill -KILL $processes 2>/dev/null || true
	for process in $processes; do
		while kill -0 "$process" 2>/dev/null; do
			sleep 0.05
		done
	done
}

writers=()
# shellcheck disable=SC2317
clean_up()
{
	[ ${#writers[@]} = 0 ] || kill "${writers[@]}" 2>/dev/null || true
	wait
	kill_server
	rm -rf "$work"
}
trap clean_up EXIT

start()
{
	run_logged "$work/log" as_server_user pg_ctl -D "$data" -l "$work/server.log" \
		-s -w -t 60 start || die "the server does not start"
}

if [ "$(id -u)" = 0 ]; then
	chown postgres: "$work"
fi
run_logged "$work/log" as_server_user initdb -D "$data" -U postgres -A trust \
	-E UTF8 --locale=C --no-sync
cat >>"$data/postgresql.conf" <<-CONF
	listen_addresses = ''
	unix_socket_directories = '$work'
	shared_buffers = 4MB
	checkpoint_timeout = 30s
CONF
start
sql postgres <<-'END'
	CREATE EXTENSION gdreport;
	CREATE EXTENSION amcheck;
	CREATE TABLE example (name text, body text);
	CREATE TABLE report (
		id text PRIMARY KEY,
		body text NOT NULL CHECK (gd_status(body) <> 'empty'),
		title text,
		valid boolean,
		findings jsonb,
		year int GENERATED ALWAYS AS (gd_year(body)) STORED
	);
	CREATE TRIGGER ingest BEFORE INSERT OR UPDATE ON report FOR EACH ROW
		EXECUTE FUNCTION gd_ingest('body', 'title=title', 'valid=valid', 'findings=findings');
	CREATE INDEX report_issuer ON report (gd_issuer(body));
	CREATE INDEX report_valid ON report (year) WHERE gd_is_valid(body);
END
for file in "$root"/examples/*.txt; do
	sql postgres -v name="$(basename "$file")" -v body="$(cat "$file")" \
		<<<"INSERT INTO example VALUES (:'name', :'body')"
done

# Store examples until the server goes; what is printed here was committed.
write_reports()
{
	local writer=$1 round=$2

	for ((i = 1; ; i++)); do
		echo "INSERT INTO report (id, body)
			SELECT '$round-$writer-$i-' || name, body FROM example RETURNING id;"
	done | psql -X -q -A -t -v ON_ERROR_STOP=1 >"$work/committed-$round-$writer" 2>/dev/null
}

for round in $(seq "$rounds"); do
	writers=()
	for writer in 1 2; do
		write_reports "$writer" "$round" &
		writers+=($!)
	done
	for writer in 1 2; do
		until [ -s "$work/committed-$round-$writer" ]; do
			kill -0 "${writers[@]}" || die "the server takes no reports"
			sleep 0.05
		done
	done
	sleep "0.$((RANDOM % 5))"
	kill_server
	wait "${writers[@]}" || true
	writers=()
	start

	sql postgres -c 'CREATE TEMP TABLE noted (id text)' -c "\\copy noted FROM PROGRAM 'cat $work/committed-*'" \
		-c "SELECT count(*) > 0, (SELECT count(*) FROM noted WHERE id NOT IN (SELECT id FROM report)) FROM noted WHERE id LIKE '$round-%'" \
		>"$work/result"
	is "$(cat "$work/result")" 't|0' "round $round: what was committed is there"
	is "$(sql postgres -c "SELECT count(*) FROM (SELECT substring(id FROM '^[0-9]+-[0-9]+-[0-9]+') FROM report GROUP BY 1
			HAVING count(*) <> (SELECT count(*) FROM example)) AS half")" 0 "round $round: no transaction by halves"
	is "$(sql postgres -c "SELECT count(*) FROM report
			WHERE id LIKE '$round-%' AND ((title, valid, year) IS DISTINCT FROM (gd_title(body), gd_is_valid(body), gd_year(body))
				OR jsonb_array_length(findings) IS DISTINCT FROM cardinality(gd_validate(body)))")" 0 \
		"round $round: columns are what the text says"
	is "$(sql postgres -c "SELECT count(*) FROM (SELECT bt_index_check(indexrelid, true) FROM pg_index
			WHERE indrelid = 'report'::regclass) AS checked")" 3 "round $round: indexes hold every row"
done
is "$(grep -c 'database system was not properly shut down' "$work/server.log")" "$rounds" 'the server recovered each time'

echo "1..$tests"
