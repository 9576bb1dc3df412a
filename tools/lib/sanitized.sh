#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# sanitized.sh COMMAND…: a test under the address sanitizer, with stacks walked by frame pointers,
# which is many times as fast. Debian's libraries have none, so that a leak may be told without the
# frames that would name it as known, here or in a program that the test starts: then it is run
# again with whole stacks, and that run counts. What a run that does not count left behind goes with it.
# GLib forgets the folders of each test that has some to itself: such a test has whole stacks at once, as deep as
# that is seen.
first_time=fast_unwind_on_malloc=1
! grep -q isolate_dirs "$1" || first_time=fast_unwind_on_malloc=0:malloc_context_size=10
said=$(mktemp)
first=$(mktemp -d)
trap 'rm -f "$said"' EXIT

TMPDIR=$first ASAN_OPTIONS=$ASAN_OPTIONS:$first_time "$@" >"$said" 2>&1
status=$?
if [ "$status" != 0 ] && ! grep -qE 'ERROR: AddressSanitizer|runtime error:' "$said"; then
  rm -f "$said"
  chmod -R u+rwx "$first"
  rm -rf "$first"
  exec "$@"
fi
# What this one left behind stays for traceless.sh to find.
rmdir "$first" 2>/dev/null
cat "$said"
exit "$status"
