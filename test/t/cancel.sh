#!/usr/bin/env bash
#
# cancel.sh: a query that reads a huge text ends soon after it is told to.
#
# Texts of hostile shapes, of each size in KILOBYTES ("400 20000"), are given to one function
# of each kind, and to the trigger, under a statement_timeout of TIMEOUT (50) milliseconds.  A call
# that takes longer than that must end with 57014, not later than LATE (1000)
# milliseconds after the timeout; a call that ends before it must have an answer.
# The large texts meet the timeout in the first stages, the small ones in the last.
# LATE is far above what is meant (100), so that a busy machine fails nothing.  No
# call may take more memory than MEMORY (100) times its text, and 64 MB.
#
# Prints TAP, a line for each shape and function.  With VERBOSE set, what was
# measured too.  Needs the server of PGHOST and PGDATABASE, with the extension:
#
#	script/with-server test/t/cancel.sh
#
# With texts of 100 MB, to the letter, on a machine that does nothing else; and
# with time to come to the end of each, which limits and memory then decide:
#
#	KILOBYTES=102400 LATE=100 script/with-server test/t/cancel.sh
#	KILOBYTES=102400 TIMEOUT=600000 script/with-server test/t/cancel.sh

set -euo pipefail

sizes=${KILOBYTES:-400 20000}
timeout=${TIMEOUT:-50}
late=${LATE:-1000}
memory=${MEMORY:-100}
example=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/examples/2021_cell_per_line.txt

# What is repeated; %s stands for a number that counts up.  Quoted for SQL.
shapes()
{
	cat <<-'END'
		letters	x
		line breaks	\n
		pipes	|
		pipes on lines	|\n
		cells	7|1|\n
		tables of one cell	|\nx\n\n
		tables and furniture	|\n扫一扫\n\n12月31日\n
		rows of a form	规章|1|2|3\n
		labels before pipes	规\n章|1|2\n
		headings	一、x\n
		headings on one line	一、总体情况。二、主动公开政府信息情况。
		ordinals	一、
		prose on one line	全年公开信息若干条，群众反映积极，没有收到不同意见。
		prose	第%s段，办理情况良好，群众反映积极，没有收到不同意见。\n
		HTML	<table><tr><td>规章</td><td>1</td></tr></table>\n
		open tags	<td>
		names	由云溪县人民政府办公室
		bytes of no character	�
	END
}

functions=${FUNCTIONS:-gd_parse gd_facts gd_jsonb gd_sections gd_tables gd_cells gd_findings
	gd_claims gd_trace gd_html gd_compare gd_compare_html gd_is_valid gd_signed gd_fold gd_normalize gd_ingest}
sizes=$(tr ' ' '\n' <<<"$sizes" | sort -n)

psql=(psql -X -q -A -t)
work=$(mktemp -d)
trap 'rm -rf "$work"; "${psql[@]}" -c "DROP TABLE IF EXISTS gd_cancel, gd_cancel_inbox; DROP FUNCTION IF EXISTS gd_cancel_drop" >/dev/null 2>&1' EXIT

# The texts are stored as they are: the time to expand them is not ours.
{
	echo "SET client_min_messages = warning;"
	echo "DROP TABLE IF EXISTS gd_cancel, gd_cancel_inbox;"
	echo "CREATE UNLOGGED TABLE gd_cancel (n serial, name text PRIMARY KEY, body text);"
	echo "ALTER TABLE gd_cancel ALTER body SET STORAGE EXTERNAL;"
	for kilobytes in $sizes; do
		shapes | while IFS=$'\t' read -r name unit; do
			name="$name, $kilobytes KB"
			case $unit in
				*%s*)
					echo "INSERT INTO gd_cancel (name, body) SELECT '$name', string_agg(format(E'$unit', i), '')" \
						"FROM generate_series(1, $kilobytes * 1024 / octet_length(format(E'$unit', 123456))) AS i;"
					;;
				*)
					echo "INSERT INTO gd_cancel (name, body) SELECT '$name', repeat(E'$unit'," \
						"$kilobytes * 1024 / octet_length(E'$unit'));"
					;;
			esac
		done
		echo "\\set body \`cat '$example'\`"
		echo "INSERT INTO gd_cancel (name, body) SELECT 'reports, $kilobytes KB'," \
			"repeat(:'body', $kilobytes * 1024 / octet_length(:'body'));"
	done
	# What the trigger fills is not stored.
	cat <<-'END'
		CREATE UNLOGGED TABLE gd_cancel_inbox (body text, valid boolean, findings jsonb, report jsonb);
		CREATE TRIGGER a BEFORE INSERT ON gd_cancel_inbox FOR EACH ROW EXECUTE FUNCTION
			gd_ingest('body', 'valid=valid', 'findings=findings', 'report=report');
		CREATE OR REPLACE FUNCTION gd_cancel_drop() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
		CREATE TRIGGER b BEFORE INSERT ON gd_cancel_inbox FOR EACH ROW EXECUTE FUNCTION gd_cancel_drop();
	END
} | "${psql[@]}" -v ON_ERROR_STOP=1

# call FUNCTION NAME: the query that says what it answered about a text.
call()
{
	case $1 in
		gd_ingest)
			echo "WITH kept AS (INSERT INTO gd_cancel_inbox (body) SELECT body FROM gd_cancel WHERE name = '$2' RETURNING 1)
				SELECT 'answered ' || count(*) FROM kept;" ;;
		gd_compare*)
			echo "SELECT 'answered ' || count(*) FROM gd_cancel, $1(body, body) AS found WHERE name = '$2';" ;;
		*)
			echo "SELECT 'answered ' || count(*) FROM gd_cancel, $1(body) AS found WHERE name = '$2';" ;;
	esac
}

# One session for each function, small texts first.  Every call prints its name, its answer
# or its error, its time, and the most memory that the session has taken so far, in kB.
for function in $functions; do
	{
		echo "SET statement_timeout = ${timeout};"
		echo "\\set VERBOSITY sqlstate"
		"${psql[@]}" -c "SELECT name FROM gd_cancel ORDER BY n" | while read -r name; do
			printf '%s\n' "\\echo call $name"
			printf '%s\n' "\\timing on"
			call "$function" "$name"
			printf '%s\n' "\\timing off"
			echo "SET statement_timeout = 0;"
			echo "SELECT 'memory ' || (regexp_match(pg_read_file('/proc/self/status'), 'VmHWM:\s*(\d+)'))[1];"
			echo "SET statement_timeout = ${timeout};"
		done
	} | "${psql[@]}" 2>&1 | sed "s/^call /call $function /" || true
done >"$work/calls"

awk -v timeout="$timeout" -v late="$late" -v verbose="${VERBOSE:-}" -v times="$memory" '
	function judge(good, most)
	{
		if (name == "")
			return
		match(name, /[0-9]+ KB$/)
		most = 65536 + times * substr(name, RSTART)
		good = (state == "answered" || state == "57014" || state == "54000") &&
			time <= timeout + late && memory > 0 && memory <= most
		printf "%sok %d - %s\n", good ? "" : "not ", ++n, name
		if (!good || verbose)
			printf "# %s after %s ms, %d MB\n", state, time, memory / 1024
	}
	/^call / { judge(); name = substr($0, 6); state = "no answer"; time = memory = 0 }
	/^answered / { state = "answered" }
	/ERROR: / { state = $NF }
	/^Time: / { time = $2 }
	/^memory / { memory = $2 }
	END { judge(); print "1.." n; exit n == 0 }
' "$work/calls"
