#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# sanitized.sh COMMAND…: a test under the address sanitizer, with stacks walked by frame pointers,
# which is many times as fast. Debian's libraries have none, so that a leak may be told without the
# frames that would name it as known, here or in a program that the test starts: then it is run
# again with whole stacks, and that run counts.
said=$(mktemp)
trap 'rm -f "$said"' EXIT

ASAN_OPTIONS=$ASAN_OPTIONS:fast_unwind_on_malloc=1 "$@" >"$said" 2>&1
status=$?
if [ "$status" != 0 ] && ! grep -qE 'ERROR: AddressSanitizer|runtime error:' "$said"; then
  rm -f "$said"
  exec "$@"
fi
cat "$said"
exit "$status"
