#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# trixie-suite.sh FOLDER: makes the package of the tree without a warning in a Debian 13 in FOLDER, with the tests
# that need no display; then installs it there and runs those that need one. As root. One build does for
# all; what was compiled is kept by ccache. The package stays in FOLDER/made.
set -euo pipefail
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/setup.sh"
. "$root/tools/lib/debian-root.sh"

folder=$1

make_debian trixie "$folder"
apt_in_debian "$folder" update
apt_in_debian "$folder" install ccache "${packages_build[@]}" "${packages_start[@]}" "${packages_display[@]}" \
  "${packages_package[@]}" espeak-ng ffmpeg git gstreamer1.0-tools libxdamage-dev libxml2-utils libxtst-dev locales \
  pango1.0-tools poppler-utils procps sqlite3 strace unzip util-linux zbar-tools
# As every desktop has one: glibc translates nothing where there is but C.UTF-8.
in_debian "$folder" localedef -i zh_CN -f UTF-8 zh_CN.UTF-8

rm -rf --one-file-system "$folder/made"
copy_tree "$folder/made/tree"
# dpkg-buildpackage takes ANNING_JOBS from here as everywhere.
in_debian "$folder" nice -n 15 env PATH=/usr/lib/ccache:/usr/sbin:/usr/bin:/sbin:/bin CCACHE_DIR=/ccache \
  DEB_CFLAGS_APPEND=-Werror ANNING_JOBS="${ANNING_JOBS:-$(nproc)}" /made/tree/tools/lib/make-package.sh /made/tree

# With what AppStream and the desktop's checks ask for there.
in_debian "$folder" sh -ec 'cd /made/tree/obj-*/data
  appstreamcli validate --no-net --override=url-homepage-missing=info org.anning.Anning.metainfo.xml
  desktop-file-validate org.anning.Anning.desktop'

# The tests find the translations where the package has put them.
in_debian "$folder" sh -c 'dpkg --install /made/anning_*.deb'
in_debian "$folder" sh -c 'cd /made/tree && meson test -C obj-* --no-rebuild --suite display \
  --num-processes "$(($(nproc) * 2))" --timeout-multiplier 5 --print-errorlogs --wrapper /made/tree/tools/lib/own-display.sh'
in_debian "$folder" apt-get -y -q purge anning
