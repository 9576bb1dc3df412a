#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# wayland.sh COMMAND…: runs COMMAND with a session under Wayland; skipped where there is no mutter, which brings 150 MB
# along and is not installed for this alone.
set -euo pipefail

if ! command -v mutter >/dev/null; then
  echo "Not tried under Wayland: apt-get install --no-install-recommends mutter"
  exit 77
fi
# Room for the window also where each of its pixels is one and a half of the screen.
export ANNING_COMPOSITOR=mutter ANNING_SCREEN=1920x1350
exec "$@"
