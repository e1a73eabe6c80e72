#!/usr/bin/env bash
#
# dump.sh: a database that keeps reports in every way there is survives dump and
# restore: CHECK, domain, stored generated column, expression and partial index,
# materialized view, trigger, partition key.
#
# Prints TAP.  Needs the server of PGHOST; makes databases there and drops them:
#
#	script/with-server test/t/dump.sh

set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
tests=0
source=gd_dump_source
target=gd_dump_target

sql()
{
	psql -X -q -A -t -v ON_ERROR_STOP=1 -d "$@"
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
	dropdb --if-exists --force $source
	dropdb --if-exists --force $target
} >/dev/null 2>&1
dropdb --if-exists --force $source 2>/dev/null
trap drop_all EXIT

createdb $source
sql $source <<-'END'
	SET client_min_messages = warning;
	CREATE SCHEMA gd;
	CREATE EXTENSION gdreport SCHEMA gd;
	CREATE DOMAIN public.sound AS text CHECK (gd.gd_is_valid(VALUE));
	CREATE TABLE public.report (
		name text PRIMARY KEY,
		body text NOT NULL CHECK (gd.gd_status(body) <> 'empty'),
		year int GENERATED ALWAYS AS (gd.gd_year(body)) STORED,
		valid boolean GENERATED ALWAYS AS (gd.gd_is_valid(body, 'warning')) STORED,
		title text,
		findings jsonb
	);
	CREATE TRIGGER ingest BEFORE INSERT OR UPDATE ON public.report FOR EACH ROW
		EXECUTE FUNCTION gd.gd_ingest('body', 'title=title', 'findings=findings');
	CREATE INDEX report_issuer ON public.report (gd.gd_issuer(body));
	CREATE INDEX report_sound ON public.report (year) WHERE gd.gd_is_valid(body, 'error', '1.0');
	CREATE TABLE public.kept (body public.sound);
	CREATE TABLE public.part (body text) PARTITION BY LIST (gd.gd_year(body));
	CREATE TABLE public.part_2023 PARTITION OF public.part FOR VALUES IN (2023);
	CREATE TABLE public.part_other PARTITION OF public.part DEFAULT;
END
for file in "$root"/examples/*.txt; do
	sql $source -v name="$(basename "$file")" -v body="$(cat "$file")" \
		<<<"INSERT INTO report (name, body) VALUES (:'name', :'body')"
done
sql $source <<-'END'
	INSERT INTO kept SELECT body FROM report WHERE gd.gd_is_valid(body);
	INSERT INTO part SELECT body FROM report;
	CREATE MATERIALIZED VIEW requests AS SELECT name, f.code, f.value FROM report, gd.gd_facts(body) AS f WHERE f.value > 0;
END

contents="SELECT md5(string_agg(t::text, chr(10) ORDER BY t.name)) FROM report AS t
	UNION ALL SELECT count(*)::text FROM kept
	UNION ALL SELECT string_agg(tableoid::regclass || ' ' || md5(body), ',' ORDER BY md5(body)) FROM part
	UNION ALL SELECT md5(string_agg(r::text, chr(10) ORDER BY r.name, r.code)) FROM requests AS r
	UNION ALL SELECT count(*)::text FROM pg_constraint WHERE contype = 'c' AND pg_get_constraintdef(oid) LIKE '%gd.gd_%'
	UNION ALL SELECT count(*)::text FROM pg_index WHERE indisvalid AND pg_get_indexdef(indexrelid) LIKE '%gd.gd_%'"
want=$(sql $source -c "$contents")
is "$(sql $source -c 'SELECT count(*) > 5 AND bool_or(valid) AND NOT bool_and(valid) FROM report')" t 'there are reports, sound and not'

# restore HOW COMMAND...: into an empty database, and compare
restore()
{
	local how=$1

	shift
	dropdb --if-exists --force $target 2>/dev/null
	createdb $target
	is "$("$@" 2>&1)" '' "$how: restored without a word"
	is "$(sql $target -c "$contents")" "$want" "$how: the same database"
	is "$(sql $target -c "INSERT INTO report (name, body) VALUES ('new', '青石县2022年政府信息公开工作年度报告') RETURNING year, title")" \
		'2022|青石县2022年政府信息公开工作年度报告' "$how: the trigger fires"
}

pg_dump -d $source -f "$work/plain.sql"
restore plain psql -X -q -v ON_ERROR_STOP=1 -d $target -o /dev/null -f "$work/plain.sql"
pg_dump -d $source -F c -f "$work/custom"
restore custom pg_restore -d $target -j 4 -e "$work/custom"

# What a dump brought is what reading again gives.
rows="SELECT md5(string_agg(t::text, chr(10) ORDER BY t.name)) FROM report AS t"
before=$(sql $target -c "$rows")
sql $target -c 'UPDATE report SET body = body'
is "$(sql $target -c "$rows")" "$before" 'read again, the rows are the same'
sql $target -c 'REFRESH MATERIALIZED VIEW requests' -c 'REINDEX TABLE report' -c 'ANALYZE'
is "$(sql $target -c "SELECT count(*) FROM requests")" "$(sql $source -c "SELECT count(*) FROM requests")" 'the view refreshes'

echo "1..$tests"
