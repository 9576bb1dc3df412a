#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# readme-pictures.sh [TOUR]: makes docs/pictures anew, small, from pictures of the tour: those in the folder
# TOUR, or taken now.
set -euo pipefail
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/setup.sh"

# Scene of the tour → name in docs/pictures.
declare -A names=([guidance-home]=guidance [planner-shares]=planner [incidents-recording]=incidents [relatives]=relatives)

tour=${1:-}
if [ -z "$tour" ]; then
  tour=$(mktemp -d "${TMPDIR:-/tmp}/anning-tour.XXXXXX")
  trap 'rm -rf "$tour"' EXIT
  "$root/tools/tour" "$tour" wide "${!names[@]}"
fi
mkdir -p "$root/docs/pictures"
for language in zh en; do
  for scene in "${!names[@]}"; do
    picture=$root/docs/pictures/$language-${names[$scene]}.png
    convert "$tour/$language-wide-light-$scene.png" -strip -resize 880x +dither -colors 48 "PNG8:$picture"
    [ "$(stat -c %s "$picture")" -le 61440 ] || die "$picture is larger than 60 KiB."
  done
done
