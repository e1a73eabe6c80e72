#!/usr/bin/env bash
#
# scaling.sh: reports spread over two nodes by postgres_fdw are read there, not
# here, at once, and with the answers of a single server.
#
# What doc/scaling.md says is sent to the nodes, and what it says is not, is
# looked up in plans.  Prints TAP.  Needs three servers:
#
#	script/with-cluster test/t/scaling.sh

set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
tests=0

sql()
{
	psql -X -q -A -t -v ON_ERROR_STOP=1 "$@"
}

# node HOST QUERY
node()
{
	sql -h "$1" -d gdreport -c "$2"
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

# plan QUERY: the whole of it; sent QUERY, kept QUERY: what of it is the nodes'
# and what is ours.
plan()
{
	sql -c "EXPLAIN (VERBOSE, COSTS OFF) $1"
}

sent()
{
	plan "$1" | grep 'Remote SQL:' || true
}

kept()
{
	plan "$1" | grep -v 'Remote SQL:'
}

# is_sent CALL QUERY: both nodes are asked for it, and nothing is left to do.
is_sent()
{
	is "$(sent "$2" | grep -c -F "public.$1(") $(kept "$2" | grep -c "$1\|Filter:" || true)" '2 0' "sent: $2"
}

# is_kept CALL QUERY: it is computed here.
is_kept()
{
	is "$(sent "$2" | grep -c "$1" || true) $(kept "$2" | grep -q "$1" && echo here)" '0 here' "not sent: $2"
}

# The same in both: one query on the spread table, one on the single one.
is_same()
{
	local spread single

	spread=$(sql -c "$1")
	single=$(sql -c "$2")
	is "$spread" "$single" "same answer: $1"
	is "$([ -n "${spread#0}" ] && echo some)" some 'and there is one'
}

digest="md5(string_agg(t::text, chr(10) ORDER BY t::text))"

# ---- reports arrive ----------------------------------------------------------

sql -c 'CREATE TABLE text (name text, body text)'
for file in "$root"/examples/*.txt; do
	sql -v name="$(basename "$file")" -v body="$(cat "$file")" <<<"INSERT INTO text VALUES (:'name', :'body')"
done
sql -c 'CREATE TABLE single (LIKE report INCLUDING ALL)' \
	-c "CREATE TRIGGER ingest BEFORE INSERT OR UPDATE OF body ON single FOR EACH ROW EXECUTE FUNCTION
		gd_ingest('body', 'status=status', 'title=title', 'issuer=issuer', 'year=year', 'valid=valid', 'findings=findings')"
for table in single report; do
	sql -c "INSERT INTO $table (id, body) SELECT row_number() OVER (ORDER BY n, name), body || repeat(E'\n', n)
		FROM text, generate_series(0, 9) AS n"
done
count=$(sql -c 'SELECT count(*) FROM single')
on_1=$(node "$NODE_1" 'SELECT count(*) FROM report')
on_2=$(node "$NODE_2" 'SELECT count(*) FROM report')
is "$([ "$count" -ge 100 ] && [ "$on_1" -gt 0 ] && [ "$on_2" -gt 0 ] && echo $((on_1 + on_2)))" "$count" \
	'what is inserted here stands on the nodes, on each some of it'
is "$(sql -c "SELECT count(*) FROM pg_trigger WHERE tgrelid IN (SELECT relid FROM pg_partition_tree('report'))")" 0 \
	'there is no trigger here'
is "$(sql -c 'SELECT count(*) FROM report WHERE status IS NULL OR valid IS NULL OR findings IS NULL')" 0 \
	'ingestion happens on the nodes'
is_same "SELECT $digest FROM report AS t" "SELECT $digest FROM single AS t"

sql -c "UPDATE report SET body = 'nothing of the kind' WHERE id = 1"
is "$(sql -c 'SELECT status, year IS NULL FROM report WHERE id = 1')" 'not_a_report|t' 'and so it does when a text changes'
sql -c 'UPDATE report SET body = (SELECT body FROM single WHERE id = 1) WHERE id = 1'

# ---- what is sent -------------------------------------------------------------

is_sent gd_is_valid 'SELECT count(*) FROM report WHERE gd_is_valid(body)'
is_sent gd_is_valid "SELECT id FROM report WHERE gd_is_valid(body, 'warning')"
is_sent gd_year 'SELECT id FROM report WHERE gd_year(body) = 2021'
is_sent gd_value "SELECT id FROM report WHERE gd_value(body, 'requests.new.total') > 10"
is_sent gd_issuer "SELECT id FROM report WHERE gd_issuer(body) LIKE '%镇人民政府'"
# CASE since PostgreSQL 15.
[ "$(sql -c 'SHOW server_version_num')" -lt 150000 ] ||
	is_sent gd_value "SELECT id FROM report WHERE CASE WHEN gd_year(body) > 2020 THEN gd_value(body, 'requests.new.total') > 10 ELSE false END"
is_sent gd_status "SELECT year, count(*) FROM report WHERE gd_status(body) = 'report' GROUP BY year"

is "$(plan 'SELECT id FROM report WHERE gd_is_valid(body)' | grep -c 'Async Foreign Scan')" 2 'both nodes are asked at once'
is "$(plan 'SELECT id FROM report WHERE id = 5' | grep -c 'Foreign Scan')" 1 'one node is asked for one report'

query="SELECT id, value FROM fact WHERE code = 'requests.new.total' AND value > 10"
is "$(sent "$query" | grep -c 'FROM public.fact WHERE .*requests.new.total') $(plan "$query" | grep -c gd_facts || true)" '2 0' \
	'facts are computed on the nodes, and only those asked for travel'
is "$(node "$NODE_1" "EXPLAIN (VERBOSE, COSTS OFF) SELECT * FROM fact" | grep -c 'Function Call: gd_facts')" 1 \
	'by the function, in a view there'
query="SELECT id FROM finding WHERE severity = 'error'"
is "$(sent "$query" | grep -c "severity = 'error'")" 2 'findings likewise'

# ---- what is not --------------------------------------------------------------

is_kept gd_year 'SELECT gd_year(body) FROM report'
is_kept gd_facts 'SELECT f.code FROM report, gd_facts(body) AS f'
is_kept gd_parse 'SELECT id FROM report WHERE (gd_parse(body)).year = 2021'
is_kept gd_normalize "SELECT id FROM report WHERE gd_normalize(body) LIKE '%公开%'"
sql -c 'ALTER SERVER node_1 OPTIONS (DROP extensions)' -c 'ALTER SERVER node_2 OPTIONS (DROP extensions)'
is_kept gd_year 'SELECT id FROM report WHERE gd_year(body) = 2021'
sql -c "ALTER SERVER node_1 OPTIONS (ADD extensions 'gdreport')" -c "ALTER SERVER node_2 OPTIONS (ADD extensions 'gdreport')"

# ---- at once ------------------------------------------------------------------

# Each node says when it began and when it was done with something slow.
for host in "$NODE_1" "$NODE_2"; do
	node "$host" 'CREATE VIEW slow AS SELECT a.began, clock_timestamp() AS ended
		FROM (SELECT clock_timestamp() AS began OFFSET 0) AS a, LATERAL (SELECT pg_sleep(1), a.began OFFSET 0) AS b'
done
sql -c 'CREATE TABLE slow (began timestamptz, ended timestamptz, node int) PARTITION BY LIST (node)' \
	-c "CREATE FOREIGN TABLE slow_1 PARTITION OF slow FOR VALUES IN (1) SERVER node_1 OPTIONS (table_name 'slow')" \
	-c "CREATE FOREIGN TABLE slow_2 PARTITION OF slow FOR VALUES IN (2) SERVER node_2 OPTIONS (table_name 'slow')"
is "$(sql -c "SELECT count(*), bool_and(ended - began >= '0.9 s'), max(began) < min(ended) FROM slow" 2>&1)" '2|t|t' \
	'the second node begins before the first is done'

# ---- the same answers -----------------------------------------------------------

is_same 'SELECT count(*) FROM report WHERE gd_is_valid(body)' 'SELECT count(*) FROM single WHERE gd_is_valid(body)'
is_same 'SELECT string_agg(id::text, $$,$$ ORDER BY id) FROM report WHERE gd_year(body) >= 2021' \
	'SELECT string_agg(id::text, $$,$$ ORDER BY id) FROM single WHERE gd_year(body) >= 2021'
is_same "SELECT count(*) FROM report WHERE gd_value(body, 'requests.new.total') > 10" \
	"SELECT count(*) FROM single WHERE gd_value(body, 'requests.new.total') > 10"
is_same "SELECT $digest FROM fact AS t" "SELECT $digest FROM
	(SELECT s.id, s.issuer, s.year, f.code, f.value, f.kind, f.recovery, f.unit FROM single AS s, gd_facts(s.body) AS f) AS t"
is_same "SELECT $digest FROM finding AS t" "SELECT $digest FROM
	(SELECT s.id, f.rule, f.severity::text, f.subject, f.line, f.message FROM single AS s, gd_findings(s.body) AS f) AS t"
is_same "SELECT $digest FROM year_summary AS t" "SELECT $digest FROM (SELECT year, count(*), count(*) FILTER (WHERE valid),
	sum(gd_value(body, 'requests.new.total')) FROM single GROUP BY year) AS t"

echo "1..$tests"
