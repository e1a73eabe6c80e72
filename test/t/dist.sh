#!/usr/bin/env bash
#
# dist.sh: the archive of a release is the same bytes wherever it is made, and
# holds what a build needs and nothing that is only for developers.
#
# Prints TAP.  Needs git and, for the version, PG_CONFIG; no server.

# shellcheck source=test/t/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

work=$(mktemp -d "${TMPDIR:-/tmp}/gd-dist.XXXXXX")
trap 'rm -rf "$work"' EXIT
version=$(python3 "$root/tools/check_release.py" --version)
archive=gdreport-$version.zip
export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null HOME="$work"

# The sources as a repository with one commit.  What was built in them is left
# out by name: where they come from an archive, there is no .gitignore.
git init -q "$work/one"
tar -C "$root" -cf - --exclude=./.git --exclude='*.o' --exclude='*.a' --exclude='*.bc' --exclude='*.so' \
	--exclude=build --exclude=results --exclude=__pycache__ --exclude=./gdcheck --exclude=./gdload . |
	tar -C "$work/one" -xf -
git -C "$work/one" add -A
GIT_AUTHOR_DATE='2026-01-01 00:00:00 +0000' GIT_COMMITTER_DATE='2026-01-01 00:00:00 +0000' \
	git -C "$work/one" -c user.name=a -c user.email=a@b commit -q -m 'A release'
git clone -q "$work/one" "$work/two"
# Another place, another time, time zone, mask and configuration.
find "$work/two" -path "$work/two/.git" -prune -o -type f -exec touch -d '2020-02-02 02:02:02' {} +
git -C "$work/two" config core.autocrlf true
mkdir "$work/out1" "$work/out2"
(umask 022 && TZ=UTC make -s -C "$work/one" dist DIST_DIR="$work/out1")
(umask 077 && TZ=Asia/Shanghai make -s -f "$work/two/Makefile" -C "$work/out2" dist)
is "$(md5sum <"$work/out2/$archive")" "$(md5sum <"$work/out1/$archive")" 'the same archive'
is "$(stat -c '%s' "$work/out1/$archive" | awk '{ print ($1 > 100000) }')" 1 'of some size'

python3 -m zipfile -l "$work/out1/$archive" | awk 'NR > 1 { print $1 }' >"$work/list"
missing=
for file in META.json Makefile gdreport.control README.md LICENSE CHANGELOG.md sql/gdreport--1.0.sql \
	src/gdreport.c src/core/gd.h src/core/words/forms_data.inc doc/reference.md expected/facts.out; do
	grep -q -x "gdreport-$version/$file" "$work/list" || missing="$missing $file"
done
is "$missing" '' 'what a build needs is in it'
is "$(grep -v "^gdreport-$version/" "$work/list" || true)" '' 'in one folder'
# What script/analyse needs is hidden by custom.
is "$(grep -v -x -E "gdreport-$version/\.(cppcheck|clang-tidy)" "$work/list" |
	grep -E "/(\.[^/]+|[^/]*\.(o|bc|so))(/|$)" || true)" '' 'nothing built, nothing hidden'

echo "1..$tests"
