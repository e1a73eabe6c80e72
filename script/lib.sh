# shellcheck shell=bash
#
# lib.sh
#	  What the commands in this folder share: packages, the private copy of the
#	  server, building, starting and stopping.  Sourced, never run.
#
# The private server.  PostgreSQL finds its share and library folders relative
# to its own executable.  So a copy of the executables under
# $private_dir/root/<bindir>, with links to the system's files beside it at the
# same relative places, is a complete server of its own: what is installed into
# it is seen by nobody else, needs no root, and goes away with the folder.
#
# The commands run in the C locale; databases are UTF8.

set -euo pipefail

project_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# Nothing of the caller's client settings may reach the private server.
unset PGHOSTADDR PGSERVICE PGSERVICEFILE PGPASSFILE PGPASSWORD PGOPTIONS \
	PGSSLMODE PGDATESTYLE PGTZ PGAPPNAME PGDATA MAKEFLAGS MAKELEVEL CDPATH
export LC_ALL=C PGCLIENTENCODING=UTF8

# The major version when none is asked for and none is installed.
default_major=15

say()
{
	printf '%s\n' "$*" >&2
}

die()
{
	say "$(basename "$0"): $*"
	exit 1
}

have()
{
	command -v "$1" >/dev/null 2>&1
}

# ---- packages ------------------------------------------------------------

# Run a command as root, through sudo where that is possible.
as_root()
{
	if [ "$(id -u)" = 0 ]; then
		"$@"
	elif ! have sudo; then
		return 1
	elif [ -t 0 ]; then
		sudo "$@"
	else
		sudo -n "$@"
	fi
}

# Major versions, one a line, oldest first: those that are installed, and those
# that could be.
installed_majors()
{
	if [ -d /usr/lib/postgresql ]; then
		find /usr/lib/postgresql -mindepth 3 -maxdepth 3 \
			-path '*/bin/pg_config' | cut -d/ -f5 | sort -n
	fi
}

offered_majors()
{
	apt-cache pkgnames postgresql-server-dev- 2>/dev/null |
		sed -n 's/^postgresql-server-dev-\([0-9]*\)$/\1/p' | sort -n
}

# PG_MAJOR: as asked; else of what is installed, else of what the system
# offers, the default or the newest.
choose_major()
{
	local majors

	if [ -n "${PG_MAJOR:-}" ]; then
		return
	fi
	majors=$(installed_majors)
	if [ -z "$majors" ]; then
		update_packages
		majors=$(offered_majors)
	fi
	if [ -z "$majors" ] || grep -q -x "$default_major" <<<"$majors"; then
		PG_MAJOR=$default_major
	else
		PG_MAJOR=$(tail -n 1 <<<"$majors")
	fi
}

# The lists of packages, once in a run.
update_packages()
{
	if [ -z "${packages_updated:-}" ]; then
		as_root apt-get -qq update >&2 ||
			say "apt-get update failed; going on with what is known"
		packages_updated=yes
	fi
}

# One line per package that is needed and not installed.
missing_packages()
{
	local package

	for package in gcc libc6-dev make perl python3 git libicu-dev libpq-dev \
		"postgresql-$PG_MAJOR" "postgresql-server-dev-$PG_MAJOR" \
		"postgresql-$PG_MAJOR-pgtap" libtap-parser-sourcehandler-pgtap-perl; do
		if ! dpkg-query -W -f '${Status}\n' "$package" 2>/dev/null |
			grep -q '^install ok installed$'; then
			echo "$package"
		fi
	done
}

# Installing a server package makes Debian create and start a cluster on port
# 5432.  Nobody asked for one here, so it is told not to while we install.
install_packages()
{
	local status=0 folder=/etc/postgresql-common/createcluster.d log
	local file=$folder/no-cluster-for-gdreport.conf made_folder=

	if ! dpkg-query -W postgresql-common >/dev/null 2>&1; then
		[ -d "$folder" ] || made_folder=yes
		as_root mkdir -p "$folder"
		echo 'create_main_cluster = false' | as_root tee "$file" >/dev/null
	fi
	update_packages
	log=$(mktemp "${TMPDIR:-/tmp}/gdreport-packages.XXXXXX")
	run_logged "$log" as_root env DEBIAN_FRONTEND=noninteractive \
		apt-get -qq -y --no-install-recommends -o Dpkg::Use-Pty=0 \
		install "$@" || status=$?
	rm -f "$log"
	if as_root test -e "$file"; then
		as_root rm -f "$file"
		if [ $status != 0 ] && [ -n "$made_folder" ]; then
			as_root rmdir --ignore-fail-on-non-empty -p "$folder" 2>/dev/null || true
		fi
	fi
	return $status
}

# Does the system offer a package?  Asked of lists that are up to date.
offered()
{
	update_packages
	[ -n "$(apt-cache --quiet show "$1" 2>/dev/null)" ]
}

# Everything that is needed, or a message that names what is not there.
# With PG_CONFIG set, or where there is no apt-get, nothing is installed.
# pgTAP follows a new major version later than the server's other packages.
setup_packages()
{
	local missing command pgtap

	if [ -z "${PG_CONFIG:-}" ] && have apt-get && have dpkg-query; then
		choose_major
		missing=$(missing_packages | tr '\n' ' ')
		pgtap=postgresql-$PG_MAJOR-pgtap
		if [[ " $missing" == *" $pgtap "* ]] && ! offered "$pgtap"; then
			say "there is no $pgtap: its tests are skipped"
			missing=${missing/"$pgtap "/}
		fi
		if [ -n "$missing" ]; then
			say "installing: $missing"
			# shellcheck disable=SC2086
			install_packages $missing ||
				die "cannot install packages; as root: apt-get install $missing"
		fi
		PG_CONFIG=/usr/lib/postgresql/$PG_MAJOR/bin/pg_config
	fi
	PG_CONFIG=${PG_CONFIG:-pg_config}
	for command in "$PG_CONFIG" make gcc perl python3 git pg_prove; do
		have "$command" || die "$command is needed and was not found"
	done
}

# ---- the private server --------------------------------------------------

# Link every entry of folder $1 into folder $2, but for a gdreport that the
# system has: it must neither be seen here nor be written to through a link.
link_entries()
{
	mkdir -p "$2"
	find "$1" -mindepth 1 -maxdepth 1 ! -name 'gdreport*' \
		-exec ln -s -t "$2" {} +
}

# Like link_entries, but sub-folder $3 becomes a folder of its own, so that
# files can be added to it.
link_entries_but()
{
	link_entries "$1" "$2"
	rm -f "${2:?}/$3"
	if [ -d "$1/$3" ]; then
		link_entries "$1/$3" "$2/$3"
	else
		mkdir -p "$2/$3"
	fi
}

# A pg_config of folder $2 that names the folders beside it: the system's own does
# so on most systems; on Ubuntu 22.04 it always names the system's.
relocate_pg_config()
{
	local root=$1 bin=$2 program=$1$2/pg_config

	if [ "$("$program" --bindir)" = "$root$bin" ]; then
		return
	fi
	rm "$program"
	cat >"$program" <<-SCRIPT
		#!/bin/sh
		case \$1 in
			--bindir|--pkglibdir|--sharedir|--includedir-server|--pgxs)
				echo '$root'"\$('$bin/pg_config' "\$1")" ;;
			*)
				exec '$bin/pg_config' "\$@" ;;
		esac
	SCRIPT
	chmod 755 "$program"
}

# The system's server, mirrored under $private_dir/root.
mirror_server()
{
	local root=$private_dir/root bin lib share include server

	bin=$("$PG_CONFIG" --bindir)
	lib=$("$PG_CONFIG" --pkglibdir)
	share=$("$PG_CONFIG" --sharedir)
	include=$("$PG_CONFIG" --includedir)
	server=$("$PG_CONFIG" --includedir-server)

	mkdir -p "$root$bin"
	cp -pL "$bin"/* "$root$bin/"
	link_entries_but "$lib" "$root$lib" bitcode
	link_entries_but "$share" "$root$share" extension
	link_entries "$include" "$root$include"
	if [ ! -e "$root$server" ]; then
		mkdir -p "$root$(dirname "$server")"
		ln -s "$server" "$root$server"
	fi
	relocate_pg_config "$root" "$bin"

	# Must agree, or something would be installed outside.
	PG_CONFIG=$root$bin/pg_config
	if [ "$("$PG_CONFIG" --pkglibdir)" != "$root$lib" ] ||
		[ "$("$PG_CONFIG" --sharedir)" != "$root$share" ]; then
		die "this PostgreSQL cannot be relocated: $bin"
	fi
	export PG_CONFIG PATH="$root$bin:$PATH"
}

# A copy of the sources without anything that was built, built and installed
# into the mirror; manual pages into a folder of their own, for the mirror's is a
# link to the system's.
build_extension()
{
	build_dir=$private_dir/build
	mkdir "$build_dir"
	tar -C "$project_dir" -cf - --exclude=./.git --exclude='*.o' \
		--exclude='*.bc' --exclude='*.so' --exclude='*.a' \
		--exclude=__pycache__ . | tar -C "$build_dir" -xf - --no-same-owner
	if ! make -C "$build_dir" -j "$(nproc)" PG_CONFIG="$PG_CONFIG" \
		>"$private_dir/build.log" 2>&1 ||
		! make -C "$build_dir" install PG_CONFIG="$PG_CONFIG" \
			mandir="$private_dir/man" >>"$private_dir/build.log" 2>&1; then
		tail -n 40 "$private_dir/build.log" >&2
		die "gdreport does not build"
	fi
}

# A server cannot run as root: then it runs as postgres.
as_server_user()
{
	if [ "$(id -u)" = 0 ]; then
		(cd / && runuser -u postgres -- env LC_ALL=C PATH="$PATH" "$@")
	else
		(cd / && "$@")
	fi
}

run_logged()
{
	local log=$1

	shift
	if ! "$@" >>"$log" 2>&1; then
		tail -n 40 "$log" >&2
		return 1
	fi
}

start_postgres()
{
	local data=$private_dir/data socket=$private_dir/socket
	local log=$private_dir/server.log

	if [ ${#socket} -gt 80 ]; then
		die "TMPDIR is too long for the name of a socket: $TMPDIR"
	fi
	mkdir "$socket"
	: >"$log"
	if [ "$(id -u)" = 0 ]; then
		chown postgres: "$private_dir" "$socket" "$log"
	fi
	run_logged "$log" as_server_user initdb -D "$data" -U postgres -A trust \
		-E UTF8 --locale=C --no-sync || die "initdb failed"
	cat >>"$data/postgresql.conf" <<-CONF
		listen_addresses = ''
		unix_socket_directories = '$socket'
		port = 5432
		fsync = off
		full_page_writes = off
		shared_buffers = 64MB
		timezone = 'UTC'
		wal_level = logical
	CONF
	run_logged "$log" as_server_user pg_ctl -D "$data" -l "$log" -s -w -t 60 \
		${postgres_program:+-p "$postgres_program"} start || die "the private server did not start"
	export PGHOST=$socket PGPORT=5432 PGUSER=postgres PGDATABASE=postgres
	psql -X -q -v ON_ERROR_STOP=1 -c 'CREATE DATABASE gdreport' \
		-c '\connect gdreport' -c 'SET client_min_messages = warning' \
		-c 'CREATE EXTENSION gdreport' ||
		die "CREATE EXTENSION gdreport failed"
	export PGDATABASE=gdreport
}

# Runs when the shell exits, however it does.
leave()
{
	stop_server
	if declare -F last_words >/dev/null; then
		last_words
	fi
}

stop_server()
{
	if [ -n "${private_dir:-}" ] && [ -d "$private_dir" ]; then
		if [ -s "$private_dir/data/postmaster.pid" ]; then
			as_server_user pg_ctl -D "$private_dir/data" -s -w -m immediate stop \
				>/dev/null 2>&1 || true
		fi
		rm -rf "$private_dir"
	fi
}

# A private server with gdreport in database gdreport, PGHOST and so on set,
# gone when this shell exits.  Within one (GDREPORT_PRIVATE), that one is used.
start_server()
{
	if [ -n "${GDREPORT_PRIVATE:-}" ]; then
		private_dir=
		build_dir=$GDREPORT_PRIVATE/build
		return
	fi
	trap leave EXIT
	trap 'exit 129' HUP
	trap 'exit 130' INT
	trap 'exit 143' TERM
	setup_packages
	private_dir=$(mktemp -d "${TMPDIR:-/tmp}/gdreport.XXXXXX")
	mirror_server
	build_extension
	start_postgres
	export GDREPORT_PRIVATE=$private_dir
}

# Leave the server running when this shell exits.
keep_server()
{
	trap - EXIT
	cat <<-END

		The server is running.  Connect with
		    $(dirname "$PG_CONFIG")/psql -h $PGHOST -U $PGUSER $PGDATABASE
		and when you have done, stop and remove it with
		    script/stop $private_dir
	END
}
