#!/usr/bin/env bash
#
# dump.sh: a database that keeps reports in every way there is survives dump and
# restore: CHECK, domain, stored generated column, expression and partial index,
# materialized view, trigger, partition key.
#
# Prints TAP.  Needs the server of PGHOST; makes databases there and drops them:
#
#	script/with-server test/t/dump.sh

# shellcheck source=test/t/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

work=$(mktemp -d)
source=gd_dump_source
target=gd_dump_target

drop_all()
{
	rm -rf "$work"
	dropdb --if-exists --force $source
	dropdb --if-exists --force $target
} >/dev/null 2>&1
dropdb --if-exists --force $source 2>/dev/null
trap drop_all EXIT

createdb $source
create_store $source
want=$(store_contents $source)
is "$(sql $source -c 'SELECT count(*) > 5 AND bool_or(valid) AND NOT bool_and(valid) FROM report')" t 'there are reports, sound and not'

# restore HOW COMMAND...: into an empty database, and compare
restore()
{
	local how=$1

	shift
	dropdb --if-exists --force $target 2>/dev/null
	createdb $target
	is "$("$@" 2>&1)" '' "$how: restored without a word"
	is "$(store_contents $target)" "$want" "$how: the same database"
	is "$(sql $target -c "INSERT INTO report (name, body) VALUES ('new', '青石县2022年政府信息公开工作年度报告') RETURNING year, title")" \
		'2022|青石县2022年政府信息公开工作年度报告' "$how: the trigger fires"
}

pg_dump -d $source -f "$work/plain.sql"
restore plain psql -X -q -v ON_ERROR_STOP=1 -d $target -o /dev/null -f "$work/plain.sql"
pg_dump -d $source -F c -f "$work/custom"
restore custom pg_restore -d $target -j 4 -e "$work/custom"

# What a dump brought is what reading again gives.
before=$(rows_of_store $target)
sql $target -c 'UPDATE report SET body = body'
is "$(rows_of_store $target)" "$before" 'read again, the rows are the same'
sql $target -c 'REFRESH MATERIALIZED VIEW requests' -c 'REINDEX TABLE report' -c 'ANALYZE'
is "$(sql $target -c "SELECT count(*) FROM requests")" "$(sql $source -c "SELECT count(*) FROM requests")" 'the view refreshes'

echo "1..$tests"
