#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# check-potfiles.sh [--fix]: po/POTFILES.in lists every file with texts for translators, sorted,
# and no other. With --fix the list is written anew.
set -euo pipefail
export LC_ALL=C
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.."

wanted=$(
  {
    grep -rlE --include='*.[ch]' '(^|[^A-Za-z0-9_])((_|N_|C_|NC_|ngettext) ?\("|(g_dngettext|g_dpgettext2) ?\()' src || true
    grep -rlE --include='*.ui' 'translatable="(yes|true)"' resources || true
    ls data/*.desktop.in data/*.gschema.xml data/*.metainfo.xml.in
  } | sort
)

if [ "${1:-}" = --fix ]; then
  { grep '^#' po/POTFILES.in; printf '%s\n' "$wanted"; } >po/POTFILES.in.new
  mv po/POTFILES.in.new po/POTFILES.in
  exit 0
fi

if ! diff -u --label po/POTFILES.in --label wanted <(grep -vE '^(#|$)' po/POTFILES.in) <(printf '%s\n' "$wanted"); then
  echo "po/POTFILES.in is not complete and sorted; tools/lint/check-potfiles.sh --fix repairs it."
  exit 1
fi
