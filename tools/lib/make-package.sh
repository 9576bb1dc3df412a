#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# make-package.sh TREE [--no-tests]: makes the Debian package of TREE, which is a copy and gets debian/ and obj-*/
# in it, and looks at it with lintian. What was made lies beside TREE, as does build.log. What is needed is installed.
#
# ANNING_JOBS: how many compilers at once, as many as there are processors unless set
set -euo pipefail
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/setup.sh"

tree=$1
log=$(dirname "$tree")/build.log
profiles=
options=parallel=${ANNING_JOBS:-$(nproc)}
[ "${2:-}" != --no-tests ] || options+=' nocheck' profiles=nocheck

cp -r "$tree/data/packaging/debian" "$tree/debian"
(cd "$tree" && DEB_BUILD_OPTIONS="$options" DEB_BUILD_PROFILES="$profiles" \
  dpkg-buildpackage --no-sign --build=binary) >"$log" 2>&1 </dev/null \
  || { tail -n 60 "$log" >&2; die "The package could not be made (all of it: $log)."; }

# Lintian leaves files among the temporary ones.
TMPDIR=$(mktemp -d)
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT
# Newer ones let AppStream look at the metainfo and take its warning that no web page is named; there is none.
pageless=appstream-metadata-validation-failed
suppressed=()
! lintian-explain-tags "$pageless" >/dev/null 2>&1 || suppressed=(--suppress-tags "$pageless")
lintian --fail-on error,warning --info --allow-root "${suppressed[@]}" "$(dirname "$tree")"/*.changes
