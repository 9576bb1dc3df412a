#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# session.sh COMMAND…: runs COMMAND on a display, session bus, window manager and home folders of
# its own, none of which outlive it. Its exit status is COMMAND's.
#
# ANNING_SCREEN: size of the display, 1280x900 unless set
# ANNING_COMPOSITOR: mutter: no X at all, but Wayland, without a screen
set -euo pipefail

place=$(mktemp -d "${TMPDIR:-/tmp}/anning-session.XXXXXX")
server=

finish ()
{
  if [ -n "$server" ]; then
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
  fi
  rm -rf "$place" 2>/dev/null || { sleep 1; rm -rf "$place"; }
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

mkdir -p "$place"/{home,config/gtk-4.0,data,cache,state,run}
chmod 700 "$place/run"

# Pictures and tests do not wait for animations. The font and the buttons of a window are what GNOME
# sets. Nothing on this display lets one window shine through another: a shadow would be black.
cat >"$place/config/gtk-4.0/settings.ini" <<'INI'
[Settings]
gtk-enable-animations=false
gtk-cursor-blink=false
gtk-font-name=Cantarell 11
gtk-decoration-layout=appmenu:close
INI
cat >"$place/config/gtk-4.0/gtk.css" <<'CSS'
popover.background > contents { box-shadow: none; }
CSS

start_x ()
{
  Xvfb -displayfd 3 -screen 0 "${ANNING_SCREEN:-1280x900}x24" -nolisten tcp -noreset \
    3>"$place/display" >"$place/xvfb.log" 2>&1 &
  server=$!
  for _ in $(seq 100); do
    [ -s "$place/display" ] && break
    kill -0 "$server" 2>/dev/null || { cat "$place/xvfb.log" >&2; exit 1; }
    sleep 0.1
  done
  [ -s "$place/display" ] || { echo "Xvfb did not start" >&2; exit 1; }
}

unset WAYLAND_DISPLAY XAUTHORITY DBUS_SESSION_BUS_ADDRESS AT_SPI_BUS_ADDRESS GTK_A11Y LANGUAGE
unset GTK_THEME GTK_MODULES GIO_EXTRA_MODULES
if [ "${ANNING_COMPOSITOR:-}" = mutter ]; then
  unset DISPLAY
  export WAYLAND_DISPLAY=wayland-0 XDG_SESSION_TYPE=wayland GDK_BACKEND=wayland
else
  start_x
  export DISPLAY=":$(cat "$place/display")" XDG_SESSION_TYPE=x11 GDK_BACKEND=x11
fi
export HOME="$place/home"
export XDG_CONFIG_HOME="$place/config" XDG_DATA_HOME="$place/data" XDG_CACHE_HOME="$place/cache"
export XDG_STATE_HOME="$place/state" XDG_RUNTIME_DIR="$place/run"
export XDG_CURRENT_DESKTOP=GNOME
export GSK_RENDERER=cairo LIBGL_ALWAYS_SOFTWARE=1 GTK_IM_MODULE=gtk-im-context-simple
export GSETTINGS_BACKEND="${ANNING_GSETTINGS_BACKEND:-keyfile}" GIO_USE_VFS=local
export GIO_USE_VOLUME_MONITOR=unix GTK_USE_PORTAL=0 NO_AT_BRIDGE=0
export PANGO_LANGUAGE=zh-cn:en
locale=C.UTF-8

# From glibc 2.39 on nothing is translated in C.UTF-8. This locale is the same but for its name.
if [ -d /usr/lib/locale/C.utf8 ]; then
  mkdir "$place/locale"
  ln -s /usr/lib/locale/C.utf8 "$place/locale/en_US.utf8"
  ln -s /usr/lib/locale/C.utf8 "$place/locale/C.utf8"
  export LOCPATH="$place/locale"
  locale=en_US.UTF-8
fi

# Settings of its own: what the program is set to is written anew for each start. A key that is let go late on a busy
# machine is no second one.
mkdir -p "$place/mutter/glib-2.0/settings"
cat >"$place/mutter/glib-2.0/settings/keyfile" <<'INI'
[org/gnome/mutter]
experimental-features=['scale-monitor-framebuffer']
[org/gnome/desktop/peripherals/keyboard]
repeat=false
INI

env LC_ALL=$locale dbus-run-session -- bash -c '
  if [ "${ANNING_COMPOSITOR:-}" = mutter ]; then
    XDG_CONFIG_HOME=$1/mutter mutter --headless --wayland --no-x11 --virtual-monitor "${ANNING_SCREEN:-1280x900}" >"$1/mutter.log" 2>&1 &
    manager=$!
    ready () { [ -e "$XDG_RUNTIME_DIR/$WAYLAND_DISPLAY" ]; }
  else
    openbox --sm-disable >"$1/openbox.log" 2>&1 &
    manager=$!
    ready () { xdotool get_desktop >/dev/null 2>&1; }
  fi
  for _ in $(seq 50); do
    ready && break
    sleep 0.1
  done
  shift
  status=0
  "$@" || status=$?
  kill "$manager" 2>/dev/null || true
  wait "$manager" 2>/dev/null || true
  exit "$status"
' session "$place" "$@"
