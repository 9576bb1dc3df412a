#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# check-static.sh BUILD: cppcheck over src/, results kept in the build folder for the next time.
set -euo pipefail
build=$(cd "$1" && pwd)
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.."

mkdir -p "$build/cppcheck"
cppcheck --quiet -j "$(nproc)" --cppcheck-build-dir="$build/cppcheck" --error-exitcode=1 \
  --std=c11 --library=gtk --library=posix --inline-suppr \
  --enable=warning,performance,portability --max-configs=1 \
  --suppressions-list=tests/suppressions/cppcheck.txt \
  --template='{file}:{line}: {severity}: {message} [{id}]' \
  src
