# shellcheck shell=bash
#
# chroot.sh
#	  Minimal systems of other releases in folders of their own, for the commands
#	  that need one.  Sourced after lib.sh, never run.  Needs root and debootstrap.
#
# Packages come from where this host gets its own; for a release of another
# distribution, from where debootstrap knows it to be.

# Commands that make and use chroots begin with this.
need_chroots()
{
	[ "$(id -u)" = 0 ] || die "must be root"
	have debootstrap || die "debootstrap is needed: apt-get install debootstrap"
}

# Where this host gets suite $1 of Debian: "URI RELEASE" lines, updates included;
# none if it does not.
host_sources()
{
	# shellcheck disable=SC2016
	apt-get indextargets --format '$(REPO_URI) $(RELEASE)' \
		'Identifier: Packages' 2>/dev/null |
		awk -v suite="$1" '$2 == suite || index($2, suite "-") == 1' |
		sort -u
}

# Where this host gets any Debian, in which other releases lie too.
debian_mirror()
{
	# shellcheck disable=SC2016
	apt-get indextargets --format '$(REPO_URI)' \
		'Identifier: Packages' 'Origin: Debian' 'Label: Debian' 2>/dev/null |
		head -n 1
}

# make_chroot SUITE FOLDER [KEYRING]: a minimal system.  With a keyring it is one
# of Ubuntu, which signs with it.
make_chroot()
{
	local suite=$1 root=$2 keyring=${3:-} uri release
	local mirror='' recipe='' components=main

	if [ -n "$keyring" ]; then
		# All of Ubuntu's releases are made by the recipe of this one.
		recipe=gutsy
		components=main,universe
	else
		mirror=$(host_sources "$suite" |
			awk -v suite="$suite" '$2 == suite { print $1; exit }')
		mirror=${mirror:-$(debian_mirror)}
	fi
	mkdir -p "$root"
	run_logged "$root.log" debootstrap --variant=minbase \
		--components="$components" ${keyring:+--keyring="$keyring"} \
		"$suite" "$root" "$mirror" ${recipe:+"$recipe"} ||
		die "debootstrap failed for $suite"
	rm -f "$root.log"

	host_sources "$suite" | while read -r uri release; do
		echo "deb $uri $release main"
	done >"$root/etc/apt/sources.list.host"
	if [ -s "$root/etc/apt/sources.list.host" ]; then
		mv "$root/etc/apt/sources.list.host" "$root/etc/apt/sources.list"
	else
		rm "$root/etc/apt/sources.list.host"
	fi
	# Proxies, certificates and clocks as on the host.
	apt-config dump Acquire::http Acquire::https Acquire::Retries \
		Acquire::Check-Valid-Until Acquire::Check-Date \
		>"$root/etc/apt/apt.conf.d/00host"
	chmod 755 "$root"
}

# enter_chroot FOLDER: what programs there need of the running system.
enter_chroot()
{
	cp -L /etc/resolv.conf /etc/hosts "$1/etc/"
	mount -t proc proc "$1/proc"
	mkdir -p "$1/dev/shm"
	mount -t tmpfs tmpfs "$1/dev/shm"
}

leave_chroot()
{
	local mounted

	for mounted in dev/shm proc; do
		if mountpoint -q "$1/$mounted"; then
			umount "$1/$mounted" || umount -l "$1/$mounted"
		fi
	done
}

# remove_chroot FOLDER: never through a mount that would not go away.
remove_chroot()
{
	leave_chroot "$1"
	rm -rf --one-file-system "$1" "$1.log"
}

# copy_project FOLDER: the last commit as /gdreport in it; with $2 set, the files
# as they are.
copy_project()
{
	rm -rf --one-file-system "$1/gdreport"
	mkdir "$1/gdreport"
	if [ -n "${2:-}" ]; then
		tar -C "${project_dir:?}" -cf - --exclude=./.git . |
			tar -C "$1/gdreport" -xf - --no-same-owner
	else
		git -C "$project_dir" archive HEAD | tar -C "$1/gdreport" -xf -
	fi
}

# inside FOLDER COMMAND...: as root, in a clean environment.
inside()
{
	local root=$1

	shift
	chroot "$root" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin \
		${http_proxy:+http_proxy="$http_proxy"} \
		${https_proxy:+https_proxy="$https_proxy"} "$@"
}
