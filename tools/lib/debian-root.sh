# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by package-suite.sh and trixie-suite.sh: a bare Debian in a folder, made by debootstrap. Needs
# root rights; what is mounted is mounted for the command alone and is gone with it.

# make_debian RELEASE FOLDER: once; a folder that was not finished is made anew
make_debian ()
{
  [ ! -e "$2/.complete" ] || return 0
  rm -rf --one-file-system "$2"
  debootstrap --variant=minbase "$1" "$2"
  printf '#!/bin/sh\nexit 101\n' >"$2/usr/sbin/policy-rc.d"   # nothing is started in there
  chmod +x "$2/usr/sbin/policy-rc.d"
  touch "$2/.complete"
}

# in_debian FOLDER COMMAND…: as root; BIND="PLACE… " are folders of this system that are seen in there, too
in_debian ()
{
  local folder=$1
  shift
  env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 TERM=dumb DEBIAN_FRONTEND=noninteractive \
    ${http_proxy:+http_proxy="$http_proxy"} \
    unshare --mount --pid --fork --kill-child bash -c '
      folder=$1 bind=$2
      shift 2
      mount -t proc proc "$folder/proc"
      mount --bind /dev "$folder/dev"
      mount --bind /dev/pts "$folder/dev/pts"
      mount -t tmpfs -o mode=1777 tmpfs "$folder/dev/shm" 2>/dev/null || true
      for place in $bind; do
        mkdir -p "$folder$place"
        mount --bind "$place" "$folder$place"
      done
      exec chroot "$folder" "$@"
    ' in-debian "$folder" "${BIND:-}" "$@"
}

# apt_in_debian FOLDER ARGUMENT…: apt-get, quiet unless it fails
apt_in_debian ()
{
  local folder=$1
  shift
  cp -L /etc/resolv.conf "$folder/etc/resolv.conf" 2>/dev/null || true
  in_debian "$folder" apt-get -y -q -o Dpkg::Use-Pty=0 -o Dpkg::Options::=--force-unsafe-io -o Acquire::Retries=3 --no-install-recommends "$@"
}
