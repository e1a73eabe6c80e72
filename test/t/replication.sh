#!/usr/bin/env bash
#
# replication.sh: columns that gd_ingest fills, through logical replication.
#
# The publisher's trigger fills them and they travel as any others; the
# subscriber's trigger fires only if it is ENABLE ALWAYS (or REPLICA).  Generated
# columns do not travel: each side computes its own, to the same values.
#
# Prints TAP.  Needs the server of PGHOST, with wal_level = logical; makes two
# databases there and drops them:
#
#	script/with-server test/t/replication.sh

# shellcheck source=test/t/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

publisher=gd_publisher
subscriber=gd_subscriber

drop_all()
{
	for name in filled computed; do
		sql "$subscriber" -c "ALTER SUBSCRIPTION $name DISABLE" -c "ALTER SUBSCRIPTION $name SET (slot_name = NONE)" \
			-c "DROP SUBSCRIPTION $name" || true
		sql "$publisher" -c "SELECT pg_drop_replication_slot('gd_$name')" || true
	done
	dropdb --if-exists --force $publisher
	dropdb --if-exists --force $subscriber
} >/dev/null 2>&1
drop_all
trap drop_all EXIT

table="CREATE TABLE report (name text PRIMARY KEY, body text, title text, year int, valid boolean, findings jsonb,
	number_of_facts int GENERATED ALWAYS AS (jsonb_array_length(jsonb_path_query_array(gd_jsonb(body), '\$.facts.keyvalue()'))) STORED)"
trigger="CREATE TRIGGER ingest BEFORE INSERT OR UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION
	gd_ingest('body', 'title=title', 'year=year', 'valid=valid', 'findings=findings')"
for database in $publisher $subscriber; do
	createdb "$database"
	sql "$database" -c 'SET client_min_messages = warning' -c 'CREATE EXTENSION gdreport' \
		-c "$table" -c "CREATE TABLE computed (LIKE report INCLUDING ALL)"
done
# shellcheck disable=SC2059
sql $publisher -c "$(printf "$trigger" report)" \
	-c 'CREATE PUBLICATION filled FOR TABLE report' -c 'CREATE PUBLICATION computed FOR TABLE computed' \
	-c "SELECT pg_create_logical_replication_slot(slot, 'pgoutput') FROM unnest(ARRAY['gd_filled', 'gd_computed']) AS slot" >/dev/null
# shellcheck disable=SC2059
sql $subscriber -c "$(printf "$trigger" report)" -c "$(printf "$trigger" computed)" \
	-c 'ALTER TABLE computed ENABLE ALWAYS TRIGGER ingest'
for name in filled computed; do
	sql $subscriber -c "CREATE SUBSCRIPTION $name CONNECTION 'host=$PGHOST port=$PGPORT user=$PGUSER dbname=$publisher'
		PUBLICATION $name WITH (create_slot = false, slot_name = 'gd_$name', copy_data = false)" 2>/dev/null
done

for file in "$root"/examples/*.txt; do
	sql $publisher -v name="$(basename "$file")" -v body="$(cat "$file")" \
		<<<"INSERT INTO report (name, body) VALUES (:'name', :'body'); INSERT INTO computed (name, body) VALUES (:'name', :'body')"
done
sql $publisher -c "UPDATE report SET body = body || E'\n\n' WHERE name LIKE '2021%'" \
	-c "UPDATE computed SET body = body || E'\n\n' WHERE name LIKE '2021%'" -c "DELETE FROM report WHERE name LIKE 'fujian%'"
count=$(sql $publisher -c 'SELECT count(*) FROM report')
is "$([ "$count" -gt 5 ] && echo some)" some 'there are reports'

# Everything that was written before now has arrived.
for name in filled computed; do
	until_true $publisher "SELECT bool_and(confirmed_flush_lsn >= '$(sql $publisher -c 'SELECT pg_current_wal_lsn()')')
		FROM pg_replication_slots WHERE slot_name = 'gd_$name'" || echo "# $name does not catch up"
done

whole='SELECT md5(string_agg(t::text, chr(10) ORDER BY name)) FROM'
is "$(sql $subscriber -c 'SELECT count(*) FROM report')" "$count" 'as many on the other side'
is "$(sql $subscriber -c "$whole report AS t")" "$(sql $publisher -c "$whole report AS t")" 'the same text, filled and generated columns'
is "$(sql $subscriber -c 'SELECT count(*) FROM computed WHERE title IS NOT NULL AND findings IS NOT NULL')" \
	"$(find "$root/examples" -name "*.txt" | wc -l)" 'a trigger ENABLE ALWAYS fills them there'
is "$(sql $subscriber -c "SELECT count(*) FROM computed AS c JOIN report AS r USING (name)
	WHERE (c.title, c.year, c.valid, c.findings, c.number_of_facts) IS DISTINCT FROM (r.title, r.year, r.valid, r.findings, r.number_of_facts)")" \
	0 'with the same values'

echo "1..$tests"
