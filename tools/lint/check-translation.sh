#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# check-translation.sh: every text that stands in the sources now is translated in po/zh_CN.po,
# with the same placeholders; nothing is fuzzy, and nothing is translated that stands there no more.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.."

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

# The keywords of meson's preset "glib".
xgettext --files-from=po/POTFILES.in --from-code=UTF-8 --add-comments --output="$place/anning.pot" \
  --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 \
  --keyword=g_dcgettext:2 --keyword=g_dngettext:2,3 --keyword=g_dpgettext2:2c,3 \
  --flag=N_:1:pass-c-format --flag=C_:2:pass-c-format --flag=NC_:2:pass-c-format \
  --flag=g_dngettext:2:pass-c-format --flag=g_strdup_printf:1:c-format \
  --flag=g_string_printf:2:c-format --flag=g_string_append_printf:2:c-format \
  --flag=g_error_new:3:c-format --flag=g_set_error:4:c-format

msgmerge --quiet --no-fuzzy-matching --output-file="$place/now.po" po/zh_CN.po "$place/anning.pot"
msgfmt --check --output-file="$place/now.mo" "$place/now.po"

open=$(msgattrib --untranslated --no-obsolete "$place/now.po"; msgattrib --only-fuzzy --no-obsolete "$place/now.po")
if [ -n "$open" ]; then
  printf '%s\n' "$open" | sed -n '/^#:/p; /^msgid /p; /^"[^A-Z]/p'
  echo "$(msgfmt --statistics --output-file=/dev/null "$place/now.po" 2>&1)"
  exit 1
fi
gone=$(msgattrib --only-obsolete "$place/now.po" | sed -n 's/^#~ msgid //p')
if [ -n "$gone" ]; then
  printf 'In po/zh_CN.po, and in no source any more:\n%s\n' "$gone"
  exit 1
fi
echo "$(msgfmt --statistics --output-file=/dev/null "$place/now.po" 2>&1)"
