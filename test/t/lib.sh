# shellcheck shell=bash
#
# lib.sh
#	  What the tests of a whole server share.  Sourced, never run.

set -euo pipefail

# shellcheck disable=SC2034
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
tests=0

# sql DATABASE ARGUMENT...: rows as they are, an error ends the test.
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

# until_true DATABASE QUERY: wait until it says t, a minute at most.
until_true()
{
	for _ in $(seq 600); do
		if [ "$(sql "$1" -c "$2")" = t ]; then
			return 0
		fi
		sleep 0.1
	done
	return 1
}

# ---- a database that keeps reports in every way there is ------------------------

# Extension in schema gd; CHECK, domain, stored generated columns, expression and
# partial index, statistics, materialized view, trigger, partition key.
create_store()
{
	sql "$1" <<-'END'
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
		CREATE STATISTICS public.report_years ON gd.gd_year(body), gd.gd_issuer(body) FROM public.report;
		CREATE TABLE public.kept (body public.sound);
		CREATE TABLE public.part (body text) PARTITION BY LIST (gd.gd_year(body));
		CREATE TABLE public.part_2023 PARTITION OF public.part FOR VALUES IN (2023);
		CREATE TABLE public.part_other PARTITION OF public.part DEFAULT;
	END
	for file in "$root"/examples/*.txt; do
		sql "$1" -v name="$(basename "$file")" -v body="$(cat "$file")" \
			<<<"INSERT INTO report (name, body) VALUES (:'name', :'body')"
	done
	sql "$1" <<-'END'
		INSERT INTO kept SELECT body FROM report WHERE gd.gd_is_valid(body);
		INSERT INTO part SELECT body FROM report;
		CREATE MATERIALIZED VIEW requests AS SELECT name, f.code, f.value FROM report, gd.gd_facts(body) AS f WHERE f.value > 0;
		ANALYZE;
	END
}

# What such a database holds, in a few lines.
store_contents()
{
	sql "$1" -c "SELECT md5(string_agg(t::text, chr(10) ORDER BY t.name)) FROM report AS t
		UNION ALL SELECT count(*)::text FROM kept
		UNION ALL SELECT string_agg(tableoid::regclass || ' ' || md5(body), ',' ORDER BY md5(body)) FROM part
		UNION ALL SELECT md5(string_agg(r::text, chr(10) ORDER BY r.name, r.code)) FROM requests AS r
		UNION ALL SELECT count(*)::text FROM pg_constraint WHERE contype = 'c' AND pg_get_constraintdef(oid) LIKE '%gd.gd_%'
		UNION ALL SELECT count(*)::text FROM pg_index WHERE indisvalid AND pg_get_indexdef(indexrelid) LIKE '%gd.gd_%'"
}

# Its rows, generated and filled columns included.
rows_of_store()
{
	sql "$1" -c "SELECT md5(string_agg(t::text, chr(10) ORDER BY t.name)) FROM report AS t"
}
