#!/usr/bin/env bash
#
# pg_upgrade.sh OLD NEW: a database that keeps reports in every way there is moves
# from one major version of the server to another, by pg_upgrade.
#
# Both versions are installed where they are missing, copied into a temporary
# folder, and gdreport is built for each.  Prints TAP.
#
#	test/upgrade/pg_upgrade.sh 15 17
#
# script/upgrade-check runs it in a system that has both.

# shellcheck source=script/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/../../script/lib.sh"
# shellcheck source=test/t/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/../t/lib.sh"

[ $# = 2 ] || die "usage: pg_upgrade.sh OLD NEW"
old=$1
new=$2
database=gd_upgrade
system_path=$PATH
work=$(mktemp -d "${TMPDIR:-/tmp}/gd-pg.XXXXXX")

# server MAJOR: the programs of that version come first.
server()
{
	PATH=$work/$1/root/usr/lib/postgresql/$1/bin:$system_path
	data=$work/$1/data
	export PGHOST=$work/$1 PGPORT=5432 PGUSER=postgres
}

# shellcheck disable=SC2317
clean_up()
{
	local major

	for major in "$old" "$new"; do
		server "$major"
		if [ -s "$data/postmaster.pid" ]; then
			as_server_user pg_ctl -D "$data" -s -m immediate stop || true
		fi
	done
	rm -rf "$work"
}
trap clean_up EXIT

# make_server MAJOR: programs, extension, an empty cluster.
make_server()
{
	(
		unset PG_CONFIG
		export PG_MAJOR=$1
		setup_packages
		private_dir=$work/$1
		mkdir "$private_dir"
		mirror_server
		build_extension
	)
	if [ "$(id -u)" = 0 ]; then
		chown postgres: "$work" "$work/$1"
	fi
	server "$1"
	run_logged "$work/$1/log" as_server_user initdb -D "$data" -U postgres -A trust -k \
		-E UTF8 --locale=C --no-sync
	cat >>"$data/postgresql.conf" <<-CONF
		listen_addresses = ''
		unix_socket_directories = '$work/$1'
	CONF
}

start()
{
	run_logged "$PGHOST/log" as_server_user pg_ctl -D "$data" -l "$PGHOST/server.log" -s -w start
}

stop()
{
	as_server_user pg_ctl -D "$data" -s -w stop
}

# What the planner knows of an expression index, and of extended statistics.
statistics()
{
	sql $database -c "SELECT tablename, attname, n_distinct FROM pg_stats WHERE tablename = 'report_issuer'
		UNION ALL SELECT statistics_name, expr, n_distinct FROM pg_stats_ext_exprs ORDER BY 1, 2"
}

make_server "$new"
make_server "$old"
start
createdb $database
create_store $database
contents=$(store_contents $database)
rows=$(rows_of_store $database)
known=$(statistics)
is "$(sql $database -c 'SELECT count(*) > 5 FROM report')" t 'there are reports'
is "$(wc -l <<<"$known")" 3 'and statistics of our functions'
stop

old_bin=${PATH%%:*}
old_data=$data
server "$new"
status=0
as_server_user sh -c "cd '$work/$new' && pg_upgrade --jobs=2 --username=postgres \
	--old-bindir='$old_bin' --new-bindir='${PATH%%:*}' --old-datadir='$old_data' --new-datadir='$data' --socketdir='$work/$new'" \
	>"$work/pg_upgrade.log" 2>&1 || status=$?
is $status 0 "pg_upgrade $old to $new"
[ $status = 0 ] || tail -n 30 "$work/pg_upgrade.log" | sed 's/^/# /'
start
is "$(sql $database -c "SHOW server_version_num" | cut -c 1-2)" "$new" 'the new server runs'
is "$(store_contents $database)" "$contents" 'the same contents'
if [ "$new" -ge 18 ]; then
	is "$(statistics | head -n 1)" "$(head -n 1 <<<"$known")" 'statistics of the index came along'
fi
sql $database -c 'ANALYZE'
is "$(statistics)" "$known" 'analyzed, they are the same'
is "$(sql $database -c "INSERT INTO report (name, body) VALUES ('new', '青石县2022年政府信息公开工作年度报告') RETURNING year, title")" \
	'2022|青石县2022年政府信息公开工作年度报告' 'the trigger fires'
is "$(sql $database -c "INSERT INTO report (name, body) VALUES ('bad', '')" 2>&1 | grep -c 'violates check constraint')" 1 'the constraint holds'
is "$(sql $database -c "INSERT INTO part VALUES ('青石县2023年政府信息公开工作年度报告') RETURNING tableoid::regclass")" part_2023 \
	'rows find their partition'
sql $database -c "DELETE FROM report WHERE name = 'new'" -c 'UPDATE report SET body = body' -c 'REFRESH MATERIALIZED VIEW requests' \
	-c 'REINDEX TABLE report' -c "DELETE FROM part WHERE length(body) < 30"
is "$(rows_of_store $database)" "$rows" 'read again, the rows are the same'
is "$(store_contents $database)" "$contents" 'and so is all else'
sql $database -c 'CREATE EXTENSION amcheck'
is "$(sql $database -c "SELECT count(*) FROM (SELECT bt_index_check(indexrelid, true) FROM pg_index
	WHERE indrelid = 'report'::regclass) AS checked")" 3 'indexes hold every row'

echo "1..$tests"
