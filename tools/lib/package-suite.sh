#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# package-suite.sh RELEASE FOLDER PACKAGE.deb [PICTURE.png]: installs the package into a bare Debian in FOLDER
# with what it depends on and nothing else, starts it there in Chinese, takes a picture, removes it again,
# and requires that nothing of it is left but what the user wrote. As root; the display is this system's,
# which is started by tools/lib/session.sh.
set -euo pipefail
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/setup.sh"
. "$root/tools/lib/debian-root.sh"

release=$1 folder=$2 package=$3 picture=${4:-}
program=
X=${DISPLAY#:}

finish ()
{
  # The shell in the background has unshare as its child, which takes all with it.
  [ -z "$program" ] || pkill --parent "$program" || true
  rm -rf "$folder/anning.deb" "$folder/home/anning-user" "$folder/tmp/anning-locale"
}
trap finish EXIT

# All names that are not the system's own notes about packages and caches of what all programs bring.
names ()
{
  in_debian "$folder" find / -xdev \( -path /proc -o -path /dev -o -path /sys -o -path /tmp -o -path /run -o -path /home \
    -o -path /var/lib/apt -o -path /var/cache -o -path /var/lib/dpkg -o -path /var/log -o -name '*.cache' \) -prune -o -print | sort
}

# as_user COMMAND…: with a home folder, a session bus, and this display
as_user ()
{
  BIND=/tmp/.X11-unix in_debian "$folder" setpriv --reuid anning-user --regid anning-user --clear-groups \
    env HOME=/home/anning-user USER=anning-user LOCPATH=/tmp/anning-locale LC_ALL=zh_CN.UTF-8 DISPLAY=":$X" \
    GDK_BACKEND=x11 LIBGL_ALWAYS_SOFTWARE=1 GSK_RENDERER=cairo GTK_A11Y=none "$@"
}

window ()
{
  xdotool search --onlyvisible --name '^安宁$' 2>/dev/null | head -n 1
}

make_debian "$release" "$folder"
cp "$package" "$folder/anning.deb"
apt_in_debian "$folder" update

# What it needs comes first, so that what it leaves is its own.
needs=$(dpkg-deb --field "$package" Depends)
apt_in_debian "$folder" satisfy "$needs"
in_debian "$folder" sh -c 'id anning-user 2>/dev/null || useradd --no-create-home anning-user'
rm -rf "$folder/home/anning-user"
install -d -m 700 "$folder/home/anning-user"
in_debian "$folder" chown anning-user: /home/anning-user
# A Chinese system, as the bare one has no locale but C: this is that one by another name.
mkdir -p "$folder/tmp/anning-locale"
ln -sfn /usr/lib/locale/C.utf8 "$folder/tmp/anning-locale/zh_CN.utf8"
names >"$folder/tmp/before"

in_debian "$folder" dpkg --install /anning.deb
as_user anning --version
as_user anning --help >/dev/null

# What a desktop's search and its file manager would find in there.
env XDG_DATA_DIRS="$folder/usr/share" PATH="$PATH:$folder/usr/bin" LANGUAGE=zh_CN "$python" - "$folder" <<'P'
import os, sys
from gi.repository import Gio

found = sum (Gio.DesktopAppInfo.search ('催收'), [])
assert 'org.anning.Anning.desktop' in found, found
entry = Gio.DesktopAppInfo.new ('org.anning.Anning.desktop')
assert entry.get_filename ().startswith (sys.argv[1]) and entry.get_name () == '安宁', (entry.get_filename (), entry.get_name ())
kind = Gio.content_type_guess ('x.anning', None)[0]
assert kind in entry.get_supported_types (), kind
icon = entry.get_icon ().to_string ()
assert os.path.exists (f'{sys.argv[1]}/usr/share/icons/hicolor/scalable/apps/{icon}.svg'), icon
P

# What needs no window: a recording is brought in and found sound.
cp "$root/tests/fixtures/audio/tones.m4a" "$folder/home/anning-user/13800138000 2026-03-12 21-14-05.m4a"
chmod 644 "$folder/home/anning-user/"*.m4a
as_user anning --import "/home/anning-user/13800138000 2026-03-12 21-14-05.m4a"
as_user anning --verify

as_user anning >"$folder/tmp/said" 2>&1 &
program=$!
for _ in $(seq 240); do
  [ -z "$(window)" ] || break
  kill -0 "$program" 2>/dev/null || { cat "$folder/tmp/said" >&2; die "$release: the program ended"; }
  sleep 0.5
done
[ -n "$(window)" ] || { cat "$folder/tmp/said" >&2; die "$release: no window called 安宁 came up"; }
sleep "${ANNING_PATIENCE:-3}"
[ -z "$picture" ] || import -window root "$picture"
colours=$(import -window "$(window)" -format %k info:)
[ "$colours" -gt 50 ] || die "$release: the window shows $colours colours"
xdotool windowactivate "$(window)" key ctrl+q
for _ in $(seq 60); do
  kill -0 "$program" 2>/dev/null || break
  sleep 0.5
done
kill -0 "$program" 2>/dev/null && die "$release: the program did not end with Ctrl+Q"
program=
[ -f "$folder/home/anning-user/.local/share/anning/anning.db" ] || die "$release: the file is not where it belongs"
kept=$(sha256sum "$folder/home/anning-user/.local/share/anning/anning.db")

apt_in_debian "$folder" purge anning
names >"$folder/tmp/after"
diff "$folder/tmp/before" "$folder/tmp/after" || die "$release: these names are more or less than before"
left=$(in_debian "$folder" grep -rIl 'org\.anning' /usr /etc /opt /srv 2>/dev/null || true)
[ -z "$left" ] || die "$release: it is still named in $left"
[ "$(sha256sum "$folder/home/anning-user/.local/share/anning/anning.db")" = "$kept" ] || die "$release: what the user wrote was touched"
say "$release: installed, started, removed; the window showed $colours colours"
