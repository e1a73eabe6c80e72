#!/usr/bin/env bash
#
# upgrade.sh: ALTER EXTENSION UPDATE under a database that uses everything.
#
# test/upgrade holds an invented version 1.1: a script that adds an attribute to
# every row type and a function, and the function.  Its library is built from
# these sources with that function, and with the attribute written at the end of
# each row.  Either library must work with either version of the objects, since a
# package brings the library before anyone has updated a database, and a replica
# or a restored backup may bring it after:
#
#	objects		library		what holds
#	1.0			new			all answers are the old ones
#	1.1			new			the new attributes have values
#	1.1			old			the new attributes are NULL, the new function raises
#
# Which library a database loads is its dynamic_library_path.
#
# Prints TAP.  Needs the server of PGHOST and its PG_CONFIG, and the objects that
# it was built from; makes databases and drops them:
#
#	script/with-server sh -c 'cd "$GDREPORT_PRIVATE/build" && test/t/upgrade.sh'

# shellcheck source=test/t/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

work=$(mktemp -d "${TMPDIR:-/tmp}/gd-upgrade.XXXXXX")
scripts=$("$PG_CONFIG" --sharedir)/extension
edge=gdreport--1.0--1.1.sql
source=gd_upgrade_source
fresh=gd_upgrade_fresh

# shellcheck disable=SC2317
clean_up()
{
	rm -rf "$work"
	rm -f "$scripts/$edge"
	dropdb --if-exists --force $source
	dropdb --if-exists --force $fresh
} >/dev/null 2>&1
trap clean_up EXIT
dropdb --if-exists --force $source 2>/dev/null
dropdb --if-exists --force $fresh 2>/dev/null

# ---- the new library ------------------------------------------------------------

# The sources with one more attribute at the end of every row.
mkdir "$work/new"
cp -a "$root"/Makefile "$root"/META.json "$root"/gdreport.control "$root"/src "$work/new/"
cp "$root/test/upgrade/words.c" "$work/new/src/"
awk_program='
	/^[a-z]+_(fields|row)\(Fields \*out, const void \*item\)$/ { writer = 1 }
	writer && /^}$/ { print "\tfield_int(out, \"words\", 7);"; writer = 0 }
	{ print }'
for file in "$work"/new/src/*.c; do
	awk "$awk_program" "$file" >"$work/changed"
	cmp -s "$work/changed" "$file" || cat "$work/changed" >"$file"
done
writers=$(grep -h -c 'field_int(out, "words", 7)' "$work"/new/src/*.c | awk '{ n += $1 } END { print n }')
types=$(grep -c '^CREATE TYPE .* AS ($' "$root/sql/gdreport--1.0.sql")
is "$writers $(grep -c '^ALTER TYPE' "$root/test/upgrade/$edge")" "$types $types" 'every row type gets an attribute'
chmod 755 "$work"
make -C "$work/new" PG_CONFIG="$PG_CONFIG" with_llvm=no gdreport.so >"$work/log" 2>&1 ||
	{ tail -n 20 "$work/log"; exit 1; }
cp "$root/test/upgrade/$edge" "$scripts/"

# library old|new: what new sessions load.
library()
{
	local path="\$libdir"

	[ "$1" = old ] || path="$work/new:\$libdir"
	sql $source -c "ALTER DATABASE $source SET dynamic_library_path = '$path'"
}

# ---- a database of 1.0 ---------------------------------------------------------------

# All answers of all functions about the examples.
create_answers()
{
	sql "$1" <<-'END'
		CREATE FUNCTION public.answers() RETURNS TABLE (name text, kind text, answer jsonb) LANGUAGE sql
			SET search_path = gd, public AS $$
			SELECT name, 'parse', to_jsonb(gd_parse(body)) FROM report
			UNION ALL SELECT name, 'jsonb', gd_jsonb(body) FROM report
			UNION ALL SELECT name, 'section', to_jsonb(x) FROM report, gd_sections(body) AS x
			UNION ALL SELECT name, 'table', to_jsonb(x) FROM report, gd_tables(body) AS x
			UNION ALL SELECT name, 'cell', to_jsonb(x) FROM report, gd_cells(body) AS x
			UNION ALL SELECT name, 'fact', to_jsonb(x) FROM report, gd_facts(body) AS x
			UNION ALL SELECT name, 'claim', to_jsonb(x) FROM report, gd_claims(body) AS x
			UNION ALL SELECT name, 'step', to_jsonb(x) FROM report, gd_trace(body) AS x
			UNION ALL SELECT name, 'finding', to_jsonb(x) FROM report, gd_findings(body) AS x
			UNION ALL SELECT name, 'validate', to_jsonb(x) FROM report, unnest(gd_validate(body)) AS x
			UNION ALL SELECT name, 'compare', to_jsonb(x) FROM report, unnest(gd_compare(body, body)) AS x
			UNION ALL SELECT name, 'value', to_jsonb(gd_value(body, 'requests.new.total')) FROM report
			UNION ALL SELECT name, 'scalars', jsonb_build_array(gd_status(body), gd_title(body), gd_issuer(body), gd_year(body),
				gd_script(body), gd_published(body), gd_signed(body), gd_is_report(body), gd_is_valid(body), gd_fold(body),
				gd_html(body), gd_compare_html(body, body)) FROM report
			UNION ALL SELECT '', 'rule', to_jsonb(x) FROM gd_rules() AS x
			UNION ALL SELECT '', 'form', to_jsonb(x) FROM gd_forms() AS x
		$$;
		-- A JSON document without what 1.1 adds to it, at any depth.
		CREATE FUNCTION public.without_words(value jsonb) RETURNS text LANGUAGE sql AS $$
			SELECT regexp_replace(value::text, '("words": (7|null), |, "words": (7|null))', '', 'g')
		$$;
	END
}

# One digest for each kind of answer, and how many there are.
digests()
{
	sql "$1" -c "SELECT kind, count(*), md5(string_agg(without_words(answer), chr(10) ORDER BY name, answer::text COLLATE \"C\"))
		FROM answers() GROUP BY kind ORDER BY kind"
}

# What is stored, without what 1.1 adds to JSON columns.
contents()
{
	sql "$1" -c "SELECT count(*), md5(string_agg(without_words(to_jsonb(t)), chr(10) ORDER BY t.name)) FROM report AS t"
	store_contents "$1" | tail -n +2
}

# Kinds with attributes of 1.1 that have a value, and that have none.
words()
{
	sql "$1" -c "SELECT string_agg(DISTINCT kind, ' ') FILTER (WHERE answer @> '{\"words\": 7}'),
		string_agg(DISTINCT kind, ' ') FILTER (WHERE answer @> '{\"words\": null}') FROM answers()"
}

createdb $source
create_store $source
create_answers $source
sql $source -c 'CREATE VIEW rows AS SELECT name, s FROM report, gd.gd_sections(body) AS s' \
	-c 'CREATE TABLE kept_rows AS SELECT name, s FROM rows'
contents=$(contents $source)
answers=$(digests $source)
kept=$(sql $source -c 'SELECT count(*), md5(string_agg((s).title, chr(10) ORDER BY name, (s).ordinal)) FROM kept_rows')
is "$(wc -l <<<"$answers")" 15 'all kinds of answers'
is "$(words $source)" '|' 'none has the new attribute'

# ---- new library, old objects ----------------------------------------------------------

library new
is "$(digests $source)" "$answers" 'new library, objects of 1.0: the same answers'
sql $source -c 'UPDATE report SET body = body'
is "$(contents $source)" "$contents" 'and the same columns'

# ---- old library, update -------------------------------------------------------------

library old
is "$(sql $source -c "ALTER EXTENSION gdreport UPDATE TO '1.1'" 2>&1 | grep -c 'could not find function "gd_words"')" 1 \
	'the update is refused while the library is old'
is "$(sql $source -c "SELECT extversion FROM pg_extension WHERE extname = 'gdreport'")" 1.0 'and nothing has changed'

# ---- new library, new objects ----------------------------------------------------------

library new
sql $source -c "ALTER EXTENSION gdreport UPDATE TO '1.1'"
rows='cell claim compare fact finding form parse rule section step table validate'
is "$(words $source)" "$rows|" 'new library, objects of 1.1: every row has the new attribute'
is "$(digests $source)" "$answers" 'and the same answers else'
is "$(sql $source -c 'SELECT bool_and(gd.gd_words(body) = octet_length(body)) FROM report')" t 'the new function answers'
is "$(contents $source)" "$contents" 'what was stored is unchanged'
is "$(sql $source -c 'SELECT count(*), md5(string_agg((s).title, chr(10) ORDER BY name, (s).ordinal)) FROM kept_rows')" "$kept" \
	'so are stored rows'
is "$(sql $source -c 'SELECT count(*) > 0, count((s).words) FROM kept_rows')" 't|0' 'which have no value for the new attribute'
is "$(sql $source -c 'SELECT count(*), md5(string_agg((s).title, chr(10) ORDER BY name, (s).ordinal)) FROM rows')" "$kept" \
	'a view of whole rows answers as before'
sql $source -c 'UPDATE report SET body = body' -c 'REFRESH MATERIALIZED VIEW requests' -c 'REINDEX TABLE report'
is "$(contents $source)" "$contents" 'read again, everything is the same'

# ---- old library, new objects ----------------------------------------------------------

library old
is "$(words $source)" "|$rows" 'old library, objects of 1.1: the new attribute is NULL'
is "$(digests $source)" "$answers" 'the same answers'
is "$(sql $source -c "SELECT gd.gd_words('x')" 2>&1 | grep -c 'could not find function "gd_words"')" 1 'the new function raises'
sql $source -c 'UPDATE report SET body = body'
is "$(contents $source)" "$contents" 'and the same columns'

# ---- installed afresh, and restored ----------------------------------------------------

library new
createdb $fresh
sql $fresh -c "ALTER DATABASE $fresh SET dynamic_library_path = '$work/new:\$libdir'"
sql $fresh -c 'CREATE SCHEMA gd' -c "CREATE EXTENSION gdreport SCHEMA gd VERSION '1.1'"
objects="SELECT pg_describe_object(classid, objid, 0), CASE
		WHEN classid = 'pg_proc'::regclass THEN (SELECT pg_get_functiondef(objid))
		ELSE (SELECT string_agg(concat_ws(' ', attname, format_type(atttypid, atttypmod), col_description(attrelid, attnum)), ', ' ORDER BY attnum)
			FROM pg_attribute JOIN pg_type AS t ON t.oid = objid AND attrelid = t.typrelid) END, obj_description(objid, classid::regclass::name)
	FROM pg_depend WHERE deptype = 'e' AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'gdreport')
		AND NOT (classid = 'pg_type'::regclass AND pg_describe_object(classid, objid, 0) LIKE '%[]') ORDER BY 1"
is "$(sql $fresh -c "$objects" | md5sum)" "$(sql $source -c "$objects" | md5sum)" 'created as 1.1, the objects are those of the update'
is "$(sql $fresh -c "$objects" | grep -c '^function gd')" "$(($(grep -c '^CREATE FUNCTION' "$root/sql/gdreport--1.0.sql") + 1))" 'all of them'
pg_dump --exclude-table-data=kept_rows -d $source >"$work/dump.sql"
sql $fresh -c 'DROP SCHEMA gd CASCADE' 2>/dev/null
# A dump names no version; the extension has to stand before it is restored.
sql $fresh -c 'CREATE SCHEMA gd' -c "CREATE EXTENSION gdreport SCHEMA gd VERSION '1.1'"
sed -i '/^CREATE SCHEMA gd;$/d' "$work/dump.sql"
is "$(psql -X -q -v ON_ERROR_STOP=1 -d $fresh -o /dev/null -f "$work/dump.sql" 2>&1)" '' 'a dump of it is restored'
is "$(contents $fresh)" "$contents" 'whole'

sql $source -c 'DROP EXTENSION gdreport CASCADE' 2>/dev/null
is "$(sql $source -c "SELECT count(*) FROM pg_proc WHERE proname LIKE 'gd\_%'")" 0 'dropped, nothing stays behind'

echo "1..$tests"
