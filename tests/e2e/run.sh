#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run.sh BUILD LANGUAGE FILE.py [ARGUMENT…]: one end-to-end test with the real program, on a
# display and in home folders of its own. LANGUAGE: zh or en.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
build=$1
language=$2
shift 2

# The translations are found below the prefix only; when that is inside the build folder, it is
# brought up to date here, one test at a time.
prefix=$(meson introspect "$build" --buildoptions \
         | /usr/bin/python3 -c 'import json, sys; print (next (o["value"] for o in json.load (sys.stdin) if o["name"] == "prefix"))')
case $prefix in
  "$(cd "$build" && pwd)"/*)
    flock "$build/install.lock" meson install -C "$build" --no-rebuild --only-changed --quiet >/dev/null ;;
  *)
    echo "The prefix of $build must be inside it: meson setup --prefix=$build/root" >&2
    exit 1 ;;
esac

export XDG_DATA_DIRS="$prefix/share:/usr/local/share:/usr/share"
export ANNING_PROGRAM="$prefix/bin/anning" ANNING_LANGUAGE="$language" ANNING_FIXTURES="$root/tests/fixtures"
# There need not be a sound card; OpenAL prints to stderr where there is none.
export ANNING_AUDIO_SINK=fakesink
export PYTHONPATH="$here" PYTHONDONTWRITEBYTECODE=1
unset GSETTINGS_SCHEMA_DIR GSETTINGS_BACKEND G_DEBUG
exec "$root/tools/lib/session.sh" /usr/bin/python3 "$@"
