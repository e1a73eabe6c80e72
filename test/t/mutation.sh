#!/usr/bin/env bash
#
# mutation.sh: spoiled reports through every SQL function, in one backend.
#
# COUNT (300) texts are made from the examples: characters inserted, deleted,
# doubled, exchanged, cut off.  No call may raise anything or crash, and the
# backend's memory may not grow.  SEED (0.5, between -1 and 1) chooses others.
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

		-- Every function that takes a report, once.
		CREATE FUNCTION pg_temp.call(body text, other text) RETURNS int LANGUAGE plpgsql AS $fn$
		DECLARE
			seen int := 0;
		BEGIN
			PERFORM gd_parse(body), gd_jsonb(body), gd_status(body), gd_title(body), gd_issuer(body), gd_year(body),
				gd_script(body), gd_published(body), gd_signed(body), gd_is_report(body), gd_fold(body),
				gd_value(body, 'requests.new.total'), gd_normalize(body), gd_is_valid(body), gd_is_valid(body, 'notice'),
				gd_validate(body), gd_compare(body, other);
			SELECT (SELECT count(*) FROM gd_sections(body)) + (SELECT count(*) FROM gd_tables(body)) + (SELECT count(*) FROM gd_cells(body)) +
				(SELECT count(*) FROM gd_facts(body)) + (SELECT count(*) FROM gd_claims(body)) + (SELECT count(*) FROM gd_findings(body)) INTO seen;
			BEGIN
				PERFORM gd_assert_valid(body, 'warning');
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
		BEGIN
			calls := 0;
			things := 0;
			FOR i IN 1 .. count LOOP
				-- a text is spoiled some twenty times, then another begins
				IF random() < 0.05 OR length(body) > 20000 THEN
					body := examples[pg_temp.pick(cardinality(examples))];
				END IF;
				body := pg_temp.spoil(body);
				things := things + pg_temp.call(body, examples[1]);
				calls := calls + 1;
			END LOOP;
			RETURN NEXT;
		END
		$fn$;
	SQL
	echo "SELECT setseed($seed);"
	echo "SELECT CASE WHEN calls = 50 AND things > 1000 THEN 'ok 1 - no function raises' ELSE format('not ok 1 - %s calls, %s things', calls, things) END FROM pg_temp.run(50);"
	echo "CREATE TEMP TABLE memory AS SELECT sum(total_bytes) AS bytes FROM pg_backend_memory_contexts $where;"
	echo "SELECT CASE WHEN calls = $count THEN format('ok 2 - nor for %s texts more', calls) ELSE 'not ok 2' END FROM pg_temp.run($count);"
	echo "SELECT CASE WHEN grown < 1048576 THEN 'ok 3 - memory does not grow' ELSE format('not ok 3 - memory grew by %s bytes', grown) END
		FROM (SELECT sum(c.total_bytes) - min(m.bytes) AS grown FROM pg_backend_memory_contexts AS c, memory AS m $where) AS g;"
} | psql -X -q -A -t -v ON_ERROR_STOP=1 | grep -v '^$'
echo 1..3
