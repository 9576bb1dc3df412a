#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# own-display.sh COMMAND…: as session.sh, for one test among several: none takes the focus or the clipboard of another.
# What meson set for the test stays as it is.
set -euo pipefail

kept=()
for name in GSETTINGS_BACKEND GTK_A11Y LANGUAGE LC_ALL; do
  [ -z "${!name:-}" ] || kept+=("$name=${!name}")
done
exec "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/session.sh" env "${kept[@]}" "$@"
