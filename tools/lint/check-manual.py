#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-manual.py PROGRAM: --help and the two manual pages name the same options, and the
version that the program tells is the one in meson.build, the metainfo and the manual pages."""

import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path (__file__).resolve ().parents[2]
PAGES = ['data/man/anning.1', 'data/man/zh_CN/anning.1']
# GLib's and GTK's own, described by them.
NOT_OURS = {'--help-all', '--help-gapplication', '--help-gtk', '--gapplication-service', '--display'}


def options (text):
    return set (re.findall (r'--[a-z][a-z0-9-]+', text)) - NOT_OURS


def main ():
    environment = {k: v for k, v in os.environ.items () if k not in ('DISPLAY', 'WAYLAND_DISPLAY')}
    environment['LC_ALL'] = 'C'
    environment['XDG_DATA_DIRS'] = f'{pathlib.Path (sys.argv[1]).resolve ().parents[1] / "share"}:/usr/share'
    environment['GSETTINGS_BACKEND'] = 'memory'
    wrong = []

    def tell (*arguments):
        done = subprocess.run ([sys.argv[1], *arguments], capture_output=True, text=True,
                               env=environment, timeout=60)
        if done.returncode != 0:
            wrong.append (f'{" ".join (arguments)} ends with {done.returncode}: {done.stderr.strip ()}')
        return done.stdout

    helped = options (tell ('--help'))
    for page in PAGES:
        described = options ((ROOT / page).read_text (encoding='utf-8').replace ('\\-', '-'))
        for option in sorted (helped - described):
            wrong.append (f'{page} says nothing of {option}')
        for option in sorted (described - helped - {'--help', '--version'}):
            wrong.append (f'{page} describes {option}, which --help does not know')

    version = re.search (r"version: '([0-9.]+)'", (ROOT / 'meson.build').read_text ()).group (1)
    if version not in tell ('--version'):
        wrong.append (f'--version does not tell {version}')
    for file in [*PAGES, 'data/org.anning.Anning.metainfo.xml.in']:
        if version not in (ROOT / file).read_text (encoding='utf-8'):
            wrong.append (f'{file} does not name version {version}')

    for sentence in wrong:
        print (sentence)
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit (main ())
