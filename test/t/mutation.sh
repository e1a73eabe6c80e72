#!/usr/bin/env bash
#
# mutation.sh: spoiled reports through every SQL function, in one backend.
#
# COUNT (300) texts are made from the examples: characters inserted, deleted,
# doubled, exchanged, cut off.  The functions are those of the extension, as the
# catalog has them, so none is left out.  No call may raise anything but what its
# documentation says (gd_assert_valid: 23514) or crash, and neither the backend's
# memory contexts nor the process may grow.  SEED (0.5, between -1 and 1) chooses
# others.
#
#	script/with-server test/t/mutation.sh
#	COUNT=100000 SEED=0.25 script/with-server test/t/mutation.sh
#
# Prints TAP.  Needs the server of PGHOST and PGDATABASE, with the extension.

set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
count=${COUNT:-300}
seed=${SEED:-0.5}

# The server's own buffers of temporary tables.
where="WHERE name <> 'LocalBufferContext'"

{
	echo 'SET client_min_messages = warning; CREATE TEMP TABLE example (body text);'
	for file in "$root"/examples/*.txt; do
		printf "INSERT INTO example VALUES (convert_from(decode('%s', 'base64'), 'UTF8'));\n" "$(base64 -w 0 "$file")"
	done
	cat <<-'SQL'
		CREATE FUNCTION pg_temp.pick(n int) RETURNS int LANGUAGE sql VOLATILE AS 'SELECT 1 + floor(random() * n)::int';

		-- One change of a text, anywhere in it.
		CREATE FUNCTION pg_temp.spoil(body text) RETURNS text LANGUAGE plpgsql VOLATILE AS $fn$
		DECLARE
			words constant text[] := ARRAY['|', E'\n', ' ', '一、', '总计', '0', '9', '<td>', '</table>', '&nbsp;', '(', '其中', '年', '-',
				'2022年', '行政复议', E'\t', '。', '政府信息公开', U&'\FFFD', U&'\3000', '12件', '<', '|---|', '附件'];
			at int := pg_temp.pick(length(body) + 1);
			size int := pg_temp.pick(40);
		BEGIN
			RETURN CASE pg_temp.pick(6)
				WHEN 1 THEN left(body, at - 1) || words[pg_temp.pick(cardinality(words))] || substr(body, at)
				WHEN 2 THEN left(body, at - 1) || substr(body, at + size)
				WHEN 3 THEN left(body, at - 1) || substr(body, at, size) || substr(body, at)
				WHEN 4 THEN left(body, at - 1) || substr(body, at + size, size) || substr(body, at, size) || substr(body, at + 2 * size)
				WHEN 5 THEN CASE WHEN random() < 0.1 THEN left(body, at) ELSE body END
				ELSE left(body, at - 1) || chr(pg_temp.pick(55000)) || substr(body, at + 1)
			END;
		EXCEPTION WHEN program_limit_exceeded OR null_value_not_allowed THEN
			RETURN body;
		END
		$fn$;

		-- The functions of the extension that a query can call, as expressions of $1, the text, and
		-- $2, another: once with the arguments that they need, once with a severity where they take one.
		CREATE TEMP TABLE called AS
		SELECT p.proname AS name, format('(SELECT count(*) FROM %s(%s))', p.oid::regproc, string_agg(
			CASE WHEN a.n IS NULL THEN NULL WHEN a.type = 'gd_severity'::regtype THEN '''notice''' WHEN a.name = 'code' THEN '''requests.new.total'''
				WHEN a.name = 'ruleset' THEN '''1.0''' WHEN a.name = 'previous' THEN '$2' ELSE '$1' END, ', ' ORDER BY a.n)) AS call
		FROM pg_depend AS d JOIN pg_extension AS e ON d.refobjid = e.oid AND e.extname = 'gdreport' JOIN pg_proc AS p ON d.objid = p.oid,
			LATERAL (SELECT DISTINCT least(k, coalesce((SELECT min(i) FROM generate_subscripts(p.proargtypes, 1) AS i
						WHERE p.proargtypes[i] = 'gd_severity'::regtype) + 1, p.pronargs - p.pronargdefaults)) AS n
					 FROM unnest(ARRAY[p.pronargs - p.pronargdefaults, p.pronargs]) AS k) AS used
			LEFT JOIN LATERAL (SELECT i AS n, p.proargnames[i] AS name, p.proargtypes[i - 1] AS type FROM generate_series(1, used.n) AS i) AS a ON true
		WHERE d.classid = 'pg_proc'::regclass AND d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e'
			AND p.prorettype <> 'trigger'::regtype
		GROUP BY p.oid, p.proname, used.n;

		-- Every function once; what they are called with is documented to raise nothing.
		CREATE FUNCTION pg_temp.call(body text, other text, calls text, asserts text) RETURNS int LANGUAGE plpgsql AS $fn$
		DECLARE
			seen int;
		BEGIN
			EXECUTE calls INTO seen USING body, other;
			BEGIN
				EXECUTE asserts USING body, other;
			EXCEPTION WHEN check_violation THEN
				NULL;
			END;
			INSERT INTO taken (body) VALUES (body);
			DELETE FROM taken;
			RETURN seen;
		END
		$fn$;

		CREATE TEMP TABLE taken (body text, title text, year int, valid boolean, facts jsonb, findings jsonb);
		CREATE TRIGGER ingest BEFORE INSERT ON taken FOR EACH ROW EXECUTE FUNCTION
			gd_ingest('body', 'title=title', 'year=year', 'valid=valid', 'facts=facts', 'findings=findings');

		CREATE FUNCTION pg_temp.run(count int) RETURNS TABLE (calls bigint, things bigint) LANGUAGE plpgsql AS $fn$
		DECLARE
			examples text[] := ARRAY(SELECT body FROM example ORDER BY md5(body));
			body text := examples[1];
			plain text := (SELECT 'SELECT ' || string_agg(call, ' + ' ORDER BY call) FROM called WHERE name <> 'gd_assert_valid');
			asserts text := (SELECT 'SELECT ' || string_agg(call, ' + ' ORDER BY call) FROM called WHERE name = 'gd_assert_valid');
		BEGIN
			calls := 0;
			things := 0;
			FOR i IN 1 .. count LOOP
				-- a text is spoiled some twenty times, then another begins
				IF random() < 0.05 OR length(body) > 20000 THEN
					body := examples[pg_temp.pick(cardinality(examples))];
				END IF;
				body := pg_temp.spoil(body);
				things := things + pg_temp.call(body, examples[1], plain, asserts);
				calls := calls + 1;
			END LOOP;
			RETURN NEXT;
		END
		$fn$;

		-- Memory of the process, in kB.
		CREATE FUNCTION pg_temp.resident() RETURNS int LANGUAGE sql VOLATILE AS
			$fn$ SELECT (regexp_match(pg_read_file('/proc/self/status'), 'VmRSS:\s*(\d+)'))[1]::int $fn$;
	SQL
	echo "SELECT setseed($seed);"
	echo "SELECT CASE WHEN count(DISTINCT name) >= 23 AND count(*) > count(DISTINCT name)
			THEN format('ok 1 - %s functions, in %s ways', count(DISTINCT name), count(*))
			ELSE format('not ok 1 - only %s', string_agg(name, ' ')) END FROM called;"
	echo "SELECT CASE WHEN calls = 50 AND things > 1000 THEN 'ok 2 - no function raises' ELSE format('not ok 2 - %s calls, %s things', calls, things) END FROM pg_temp.run(50);"
	echo "CREATE TEMP TABLE memory AS SELECT sum(total_bytes) AS bytes, pg_temp.resident() AS kb FROM pg_backend_memory_contexts $where;"
	echo "SELECT CASE WHEN calls = $count THEN format('ok 3 - nor for %s texts more', calls) ELSE 'not ok 3' END FROM pg_temp.run($count);"
	echo "SELECT CASE WHEN grown < 1048576 THEN format('ok 4 - memory contexts do not grow (%s bytes)', grown)
			ELSE format('not ok 4 - memory contexts grew by %s bytes', grown) END
		FROM (SELECT sum(c.total_bytes) - min(m.bytes) AS grown FROM pg_backend_memory_contexts AS c, memory AS m $where) AS g;"
	echo "SELECT CASE WHEN grown < 16384 THEN format('ok 5 - nor does the process (%s kB)', grown)
			ELSE format('not ok 5 - the process grew by %s kB', grown) END FROM (SELECT pg_temp.resident() - kb AS grown FROM memory) AS g;"
} | psql -X -q -A -t -v ON_ERROR_STOP=1 | grep -v '^$'
echo 1..5
