# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by run, test, bench and tour: where things are, what must be installed, how to build.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

# The system's Python: the bindings for AT-SPI are packaged for that one only.
python=/usr/bin/python3

packages_build=(
  appstream build-essential desktop-file-utils gettext libadwaita-1-dev libarchive-dev libcsv-dev
  libexif-dev libfreexl-dev libgmime-3.0-dev libical-dev libmd4c-dev libgdk-pixbuf2.0-bin
  libglib2.0-dev libglib2.0-dev-bin libicu-dev libpoppler-glib-dev
  libgstreamer-plugins-base1.0-dev libgstreamer1.0-dev libgtk-4-bin libgtk-4-dev libjson-glib-dev
  libqrencode-dev librsvg2-common libsodium-dev libsqlite3-dev libminizip-dev libxlsxwriter-dev meson nettle-dev ninja-build pkgconf
  python3
)
packages_start=(
  adwaita-icon-theme fonts-noto-cjk gstreamer1.0-alsa gstreamer1.0-libav gstreamer1.0-plugins-bad
  gstreamer1.0-plugins-base gstreamer1.0-plugins-good gstreamer1.0-plugins-ugly
  gstreamer1.0-pulseaudio heif-gdk-pixbuf librsvg2-common poppler-data webp-pixbuf-loader
)
packages_display=(
  at-spi2-core dbus-daemon fonts-cantarell imagemagick openbox python3-gi python3-pyatspi xauth
  xdotool xvfb
)
packages_test=(
  chromium clang cppcheck espeak-ng ffmpeg git gstreamer1.0-tools libxdamage-dev libxml2-utils libxtst-dev lld
  pango1.0-tools poppler-utils procps sqlite3 strace unzip util-linux valgrind zbar-tools
)
packages_package=(debhelper dpkg-dev fakeroot lintian)
# Node.js brings it along where it does not come from Debian, and does not go with Debian's.
command -v npm >/dev/null || packages_test+=(npm)

names_fedora='appstream chromium gcc clang cppcheck desktop-file-utils gettext libadwaita-devel md4c-devel libicu-devel
  libarchive-devel libcsv-devel freexl-devel gmime30-devel libexif-devel libical-devel
  poppler-data poppler-glib-devel qrencode-devel libxlsxwriter-devel
  glib2-devel gstreamer1-devel gstreamer1-plugins-base-devel gtk4-devel json-glib-devel libsodium-devel sqlite-devel
  sqlite meson nettle-devel ninja-build pkgconf-pkg-config python3 python3-gobject python3-pyatspi
  at-spi2-core
  adwaita-icon-theme google-noto-sans-cjk-fonts abattis-cantarell-fonts gstreamer1-plugins-good
  gstreamer1-plugins-bad-free gstreamer1-plugins-ugly-free gstreamer1-libav librsvg2 dbus-daemon
  heif-pixbuf-loader webp-pixbuf-loader
  ImageMagick openbox xdotool xorg-x11-server-Xvfb espeak-ng ffmpeg-free lld poppler-utils
  libXdamage-devel libXtst-devel npm pango strace unzip util-linux git valgrind zbar'
names_arch='appstream base-devel chromium clang cppcheck desktop-file-utils gettext icu libadwaita md4c glib2-devel
  libarchive libcsv freexl gmime3 libexif libical poppler-data poppler-glib qrencode
  libheif libxlsxwriter webp-pixbuf-loader
  gstreamer gst-plugins-base gst-plugins-good gst-plugins-bad gst-plugins-ugly gst-libav gtk4
  json-glib libsodium sqlite meson nettle ninja pkgconf python python-gobject python-atspi at-spi2-core
  adwaita-icon-theme noto-fonts-cjk cantarell-fonts librsvg dbus imagemagick openbox xdotool
  xorg-server-xvfb espeak-ng ffmpeg lld npm pango poppler libxdamage libxtst strace unzip util-linux git valgrind zbar'

modules=(glib-2.0 gio-unix-2.0 gmodule-no-export-2.0 gtk4 libadwaita-1 sqlite3 gstreamer-1.0 gstreamer-audio-1.0
  gstreamer-app-1.0 gstreamer-pbutils-1.0 json-glib-1.0 pangocairo cairo-pdf md4c
  nettle icu-i18n libsodium libarchive freexl gmime-3.0 libexif libical poppler-glib libqrencode xlsxwriter)

say ()
{
  printf '%s\n' "$*" >&2
}

die ()
{
  say "$*"
  exit 1
}

as_root ()
{
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    die "Installing needs root rights, and there is no sudo. Please run as root: $*"
  fi
}

# install_packages GROUP…: of build, start, display, test, package
install_packages ()
{
  local group missing=() wanted=() have log

  for group in "$@"; do
    declare -n list="packages_$group"
    wanted+=("${list[@]}")
  done

  if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    check_other_system
    return
  fi

  have=$(dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' "${wanted[@]}" 2>/dev/null \
         | sed -n 's/^ii  *//p') || true
  for group in "${wanted[@]}"; do
    grep -qxF -- "$group" <<<"$have" || missing+=("$group")
  done
  [ ${#missing[@]} = 0 ] && return

  say "Installing: ${missing[*]}"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq \
    || say "The package lists could not be refreshed; trying with the ones that are here."
  log=$(mktemp)
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -q --no-install-recommends "${missing[@]}" >"$log" 2>&1 \
    || { cat "$log" >&2; rm -f "$log"; die "Some packages could not be installed (see above)."; }
  rm -f "$log"
}

# copy_tree FOLDER: what git knows of the tree, as it is now, into a new FOLDER
copy_tree ()
{
  mkdir -p "$1"
  git -C "$root" ls-files -z --cached --others --exclude-standard \
    | (cd "$root" && xargs -0 sh -c 'for f; do [ ! -e "$f" ] || printf "%s\0" "$f"; done' sh) \
    | tar -C "$root" --null --files-from=- -cf - | tar -C "$1" -xf -
}

check_other_system ()
{
  local module lacking=()

  for module in "${modules[@]}"; do
    pkg-config --exists "$module" 2>/dev/null || lacking+=("$module")
  done
  command -v meson >/dev/null || lacking+=(meson)
  [ ${#lacking[@]} = 0 ] && return

  say "This is not a Debian system, so nothing is installed for you. Not found: ${lacking[*]}"
  say ""
  say "Fedora: sudo dnf install" $names_fedora
  say ""
  say "Arch: sudo pacman -S --needed" $names_arch
  exit 1
}

# configure FOLDER [OPTION…]: once; later calls only bring changed options in
configure ()
{
  local folder=$1
  shift

  if [ -e "$folder/build.ninja" ]; then
    return
  fi
  # A configuration that broke off leaves a folder that meson does not take up again.
  rm -rf "$folder"
  meson setup "$folder" "$root" --prefix="$folder/root" --libdir=lib "$@" >"$folder.log" 2>&1 \
    || { cat "$folder.log" >&2; rm -rf "$folder"; die "The build could not be configured."; }
  rm -f "$folder.log"
}

# build_installed FOLDER: compiles and puts the program with translations, settings schema and
# icons below FOLDER/root, so that it runs just as an installed one would.
build_installed ()
{
  ninja -C "$1" ${NINJA_FLAGS:-} >"$1/build.log" 2>&1 \
    || { cat "$1/build.log" >&2; die "The build failed."; }
  meson install -C "$1" --no-rebuild --only-changed --quiet >"$1/install.log" 2>&1 \
    || { cat "$1/install.log" >&2; die "The build could not be put in place."; }
}

has_display ()
{
  [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ]
}
