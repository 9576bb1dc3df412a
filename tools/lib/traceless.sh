#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# traceless.sh COMMAND…: a test with a folder for temporary files of its own, which has to be empty
# when the test is done.
place=$(mktemp -d "${TMPDIR:-/tmp}/anning-test.XXXXXX")
trap 'chmod -R u+rwx "$place" 2>/dev/null; rm -rf "$place"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

status=0
TMPDIR=$place "$@" || status=$?
left=$(cd "$place" && find . -mindepth 1 | sort | head -n 20)
if [ -n "$left" ] && { [ "$status" = 0 ] || [ "$status" = 77 ]; }; then
  printf 'left behind in the folder for temporary files:\n%s\n' "$left" >&2
  status=1
fi
exit "$status"
