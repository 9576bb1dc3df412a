#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# trixie-suite.sh FOLDER: builds the tree without a warning in a Debian 13 in FOLDER, and runs there what
# needs no display, then what needs one. As root. What was compiled stays for the next time.
set -euo pipefail
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/setup.sh"
. "$root/tools/lib/debian-root.sh"

folder=$1
tree=$folder/tree

make_debian trixie "$folder"
apt_in_debian "$folder" update
apt_in_debian "$folder" install ccache "${packages_build[@]}" "${packages_start[@]}" "${packages_display[@]}" \
  espeak-ng ffmpeg git gstreamer1.0-tools libxdamage-dev libxml2-utils libxtst-dev locales pango1.0-tools \
  poppler-utils procps sqlite3 strace unzip util-linux zbar-tools
# As every desktop has one: glibc translates nothing where there is but C.UTF-8.
in_debian "$folder" localedef -i zh_CN -f UTF-8 zh_CN.UTF-8

# Only what changed gets a new time, so that only that is compiled.
mkdir -p "$tree"
new=$(mktemp -d)
trap 'rm -rf "$new"' EXIT
git -C "$root" ls-files -z --cached --others --exclude-standard \
  | (cd "$root" && xargs -0 sh -c 'for f; do [ ! -e "$f" ] || printf "%s\0" "$f"; done' sh) >"$new/names"
tar -C "$root" --null --files-from="$new/names" -cf - | tar -C "$new" --one-top-level=tree -xf -
(cd "$new/tree" && find . -type f -print0 | xargs -0 sh -c '
  for f; do cmp -s "$f" "$0/$f" || { mkdir -p "$0/${f%/*}"; cp -p "$f" "$0/$f"; }; done' "$tree")
(cd "$tree" && find . -path ./_build -prune -o -type f -print0 | xargs -0 sh -c '
  for f; do [ -e "$0/$f" ] || rm "$f"; done' "$new/tree")

# The same prefix as elsewhere: inside the build folder.
in_debian "$folder" nice -n 15 bash -c '
  set -e
  cd /tree
  export PATH=/usr/lib/ccache:$PATH CCACHE_DIR=/ccache
  [ -e _build/build.ninja ] || meson setup _build --prefix=/tree/_build/root --libdir=lib --werror
  ninja -k 0 -C _build
  meson install -C _build --no-rebuild --only-changed --quiet'
in_debian "$folder" bash -c 'cd /tree && meson test -C _build --no-rebuild --suite displayless --no-suite slow \
  --timeout-multiplier 5 --print-errorlogs'
in_debian "$folder" bash -c 'cd /tree && tools/lib/session.sh meson test -C _build --no-rebuild --suite display \
  --timeout-multiplier 5 --print-errorlogs'
