#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-package.py PROGRAM: what is installed beside the program agrees with it: the options that bash
completes, the actions of the desktop's menu, the mark by which the desktop knows a case file, the versions,
the packages that Debian's one is built with, and what the Flatpak may do."""

import json
import os
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as tree

ROOT = pathlib.Path (__file__).resolve ().parents[2]
MIME = '{http://www.freedesktop.org/standards/shared-mime-info}'
# Of GLib and GTK, or hidden.
NOT_OURS = {'--help-all', '--help-gapplication', '--help-gtk', '--gapplication-service', '--display'}
# Only to look at the tree, never to build it; build-essential is always there.
NOT_TO_BUILD = {'build-essential', 'ninja-build', 'libglib2.0-dev-bin', 'python3'}
# Neither the network nor the files of the computer.
SANDBOX = {'--share=ipc', '--socket=wayland', '--socket=fallback-x11', '--socket=pulseaudio', '--device=dri'}
# What GNOME's runtime lacks, by the package that brings it to Debian.
IN_FLATPAK = {'libcsv-dev': 'libcsv', 'libexif-dev': 'libexif', 'libfreexl-dev': 'freexl', 'libgmime-3.0-dev': 'gmime',
              'libical-dev': 'libical', 'libmd4c-dev': 'md4c', 'libpoppler-glib-dev': 'poppler', 'poppler-data': 'poppler-data',
              'libqrencode-dev': 'qrencode', 'libsodium-dev': 'libsodium', 'libxlsxwriter-dev': 'libxlsxwriter'}

wrong = []


def read (name):
    return (ROOT / name).read_text (encoding='utf-8')


def require (holds, sentence):
    if not holds:
        wrong.append (sentence)


def completed (*words):
    """What bash offers after these words."""
    script = r'''
      _init_completion () { cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} split=false; }
      _filedir () { COMPREPLY=(FILES); }
      . "$1"; shift
      COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
      _anning
      printf '%s\n' "${COMPREPLY[@]}"'''
    return set (subprocess.run (['bash', '-c', script, 'sh', str (ROOT / 'data/completions/anning'), 'anning', *words],
                                check=True, capture_output=True, text=True).stdout.split ())


def check_completion (program):
    environment = {k: v for k, v in os.environ.items () if k not in ('DISPLAY', 'WAYLAND_DISPLAY')}
    helped = subprocess.run ([program, '--help'], check=True, capture_output=True, text=True, timeout=60,
                             env={**environment, 'LC_ALL': 'C.UTF-8', 'GSETTINGS_BACKEND': 'memory'}).stdout
    options = set (re.findall (r'--[a-z][a-z0-9-]+', helped)) - NOT_OURS
    require (completed ('--') == options | {'--help'}, f'bash completes {sorted (completed ("--") ^ (options | {"--help"}))} otherwise than --help')
    with_value = re.findall (r'(--[a-z-]+)=(\S+)', helped)
    require (len (with_value) > 10, '--help names hardly any value')
    for option, value in with_value:
        if value in ('PATH', 'PATH…', 'OUT', 'COPY', 'FILE', 'ZIP'):
            require (completed (option, '') == {'FILES'}, f'bash offers no files after {option}')
        elif '|' in value:
            words = {w for w in value.split ('|') if w.islower ()}
            require (completed (option, '') == words, f'bash offers {sorted (completed (option, ""))} after {option}, not {sorted (words)}')
        else:
            require (not completed (option, ''), f'bash offers something after {option}, where only the user knows')


def check_desktop ():
    entry = read ('data/org.anning.Anning.desktop.in')
    code = read ('src/ui/shell/anning-application-actions.c')
    listed = re.search (r'^Actions=(.*);$', entry, re.M).group (1).split (';')
    require (listed == re.findall (r'^\[Desktop Action (.+)\]$', entry, re.M), 'the desktop entry lists other actions than it describes')
    for action in listed:
        # The bus hands no parameter over.
        found = re.search (r'\{ \.name = "%s",([^}]*)\}' % re.escape (action), code)
        require (found and 'parameter_type' not in found.group (1), f'the program has no action {action} without a parameter')
    mime = tree.fromstring (read ('data/org.anning.Anning.xml')).find (MIME + 'mime-type')
    require (f'MimeType={mime.get ("type")};' in entry, 'the desktop entry does not open case files')
    require (mime.get ('type') in read ('data/org.anning.Anning.metainfo.xml.in'), 'the metainfo does not name the type of case files')
    suffix = re.search (r'CASE_FILE_SUFFIX "(.+)"', read ('src/store/anning-case-file.h')).group (1)
    require (mime.find (MIME + 'glob').get ('pattern') == '*' + suffix, 'case files end in something else')
    ids = {re.search (fr'define {name} (0x[0-9a-f]+)', read (f'src/store/{file}')).group (1)
           for name, file in (('ANNING_APPLICATION_ID', 'anning-db-private.h'),
                              ('ANNING_LIGHT_APPLICATION_ID', 'copies/anning-light-private.h'))}
    marks = mime.findall (f'{MIME}magic/{MIME}match/{MIME}match')
    require ({m.get ('value') for m in marks} == ids and {m.get ('offset') for m in marks} == {'68'},
             'case files are told by other application ids than the program writes')


def check_versions ():
    version = re.search (r"version: '([0-9.]+)'", read ('meson.build')).group (1)
    for name, pattern in (('CHANGELOG.md', r'^## ([0-9.]+) · ([0-9-]+)$'),
                          ('data/org.anning.Anning.metainfo.xml.in', r'<release version="([0-9.]+)" date="([0-9-]+)">'),
                          ('data/packaging/debian/changelog', r'^anning \(([0-9.]+)\)()')):
        first = re.search (pattern, read (name), re.M)
        require (first and first.group (1) == version, f'{name} begins with {first and first.group (1)}, not with {version}')
    days = [re.search (pattern, read (name), re.M).group (1)
            for name, pattern in (('CHANGELOG.md', r'^## [0-9.]+ · ([0-9-]+)$'),
                                  ('data/org.anning.Anning.metainfo.xml.in', r'<release version="[0-9.]+" date="([0-9-]+)">'))]
    require (days[0] == days[1], f'CHANGELOG.md says {days[0]}, the metainfo {days[1]}')


def check_debian ():
    control = read ('data/packaging/debian/control')
    source, binary = control.split ('\n\n', 1)
    built = set (re.findall (r'^ ([a-z0-9.+-]+)', source, re.M))
    setup = read ('tools/lib/setup.sh')

    def packages (name):
        return set (re.search (fr'^packages_{name}=\(\n(.*?)\n\)', setup, re.M | re.S).group (1).split ())

    missing = packages ('build') - NOT_TO_BUILD - built
    require (not missing, f'Debian\'s package is built without {sorted (missing)}, which tools/lib/setup.sh installs')
    named = set (re.findall (r'[a-z0-9][a-z0-9.+-]+', binary))
    missing = packages ('start') - named
    require (not missing, f'Debian\'s package neither depends on nor recommends {sorted (missing)}')
    # What only the program itself starts has no manual page, and lintian is told so.
    helpers = re.findall (r"executable\('([\w-]+)',(?:(?!executable).)*?libexecdir", ''.join (read (p) for p in sorted (ROOT.glob ('src/*/meson.build'))), re.S)
    told = re.findall (r'^anning: no-manual-page \[usr/libexec/(.+)\]$', read ('data/packaging/debian/anning.lintian-overrides'), re.M)
    require (len (helpers) > 3 and helpers == told, f'lintian is told of {told}, where {helpers} are installed')


def check_flatpak ():
    manifest = json.loads (read ('data/packaging/flatpak/org.anning.Anning.json'))
    require (manifest['id'] == 'org.anning.Anning' and manifest['command'] == 'anning', 'the Flatpak is another program')
    for argument in manifest['finish-args']:
        require (argument in SANDBOX, f'the Flatpak gets {argument}')
    for module in manifest['modules'][:-1]:
        for source in module['sources']:
            require (source['url'].startswith ('https://') and re.fullmatch ('[0-9a-f]{64}', source['sha256']),
                     f'the Flatpak takes {module["name"]} from somewhere without a checksum')
    made = {module['name'] for module in manifest['modules']}
    for package, module in IN_FLATPAK.items ():
        require (package not in read ('tools/lib/setup.sh') or module in made, f'the Flatpak has no {module}')
    folders = set ()
    for name in ('run', 'test', 'tour', 'bench', 'package-debian'):
        folders |= set (re.findall (r'root/(_build[\w.-]*)', read (f'tools/{name}')))
    taken = folders - set (manifest['modules'][-1]['sources'][0]['skip'])
    require (len (folders) > 8 and not taken, f'the Flatpak is built from a tree with {sorted (taken)} in it')


def main ():
    check_completion (sys.argv[1])
    check_desktop ()
    check_versions ()
    check_debian ()
    check_flatpak ()
    for sentence in wrong:
        print (sentence)
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit (main ())
