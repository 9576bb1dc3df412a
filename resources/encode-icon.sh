#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# encode-icon.sh ENCODER ICON.svg SIZE OUT.png: the encoder chooses the name of its output itself.
set -e
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$1" "$2" "$3" -o "$folder"
mv "$folder"/*.png "$4"
