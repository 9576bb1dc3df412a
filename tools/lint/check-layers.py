#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-layers.py BUILD: including upward does not compile.

For each layer a one-line file is compiled with the very options of that layer's own files, once
for each header of every layer that it must not see (this has to fail) and once for each header
that it may see (this has to work, or the first half would prove nothing).
"""

import concurrent.futures
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

ROOT = pathlib.Path (__file__).resolve ().parents[2]
SEES = {
    'domain': [],
    'store': ['domain'],
    'child': [],
    'media': ['child'],
    'texts': ['child', 'domain'],
    'exchange': ['texts', 'child', 'media', 'store', 'domain'],
    'ui': ['exchange', 'texts', 'media', 'store', 'domain'],
}
# Libraries found through their own include folders only; <sqlite3.h> lies where all compilers look
# and is looked for in the text below.
FOREIGN = {
    'domain': ['gtk/gtk.h', 'adwaita.h', 'gst/gst.h', 'json-glib/json-glib.h', 'pango/pangocairo.h'],
    'store': ['gtk/gtk.h', 'adwaita.h', 'gst/gst.h', 'json-glib/json-glib.h', 'pango/pangocairo.h'],
    'child': ['gtk/gtk.h', 'adwaita.h', 'gst/gst.h', 'json-glib/json-glib.h', 'pango/pangocairo.h'],
    'media': ['gtk/gtk.h', 'adwaita.h', 'json-glib/json-glib.h', 'pango/pangocairo.h'],
    'texts': ['gtk/gtk.h', 'adwaita.h', 'gst/gst.h', 'json-glib/json-glib.h', 'pango/pangocairo.h'],
    'exchange': ['gtk/gtk.h', 'adwaita.h', 'gst/gst.h'],
    'ui': ['gst/gst.h', 'json-glib/json-glib.h'],
}
STILL = 'what moves is GTK\'s, which asks first whether somebody wants less of that'
IN_TEXT = [
    (r'#\s*include\s*[<"]sqlite3', {'domain', 'child', 'media', 'texts', 'exchange', 'ui'}, 'only the store speaks SQL'),
    (r'#\s*include\s*<gio/', {'domain'}, 'the domain does no input or output'),
    (r'\b(g_socket_|g_network_|g_resolver_|g_tcp_|soup_|curl_)\w+\s*\(', set (SEES), 'no network code'),
    (r'\b(time|localtime|g_get_real_time|g_date_time_new_now\w*|setlocale|nl_langinfo)\s*\(', {'domain'},
     'the domain knows no clock and no locale'),
    (r'\badw_(timed|spring)_animation_new\b', {'ui'}, STILL),
]


def compiler_of (layer, commands):
    """The arguments with which a file of the layer is compiled, without input and output."""
    for entry in commands:
        file = (pathlib.Path (entry['directory']) / entry['file']).resolve ()
        if (ROOT / 'src' / layer) in file.parents:
            words = shlex.split (entry['command'])
            kept, skip = [], False
            for word in words:
                if skip:
                    skip = False
                elif word in ('-o', '-MF', '-MQ'):
                    skip = True
                elif word in ('-c', '-MD') or word == entry['file']:
                    pass
                else:
                    kept.append (word)
            return entry['directory'], kept
    return None


def compiles (compiler, header, number, place):
    directory, words = compiler
    file = pathlib.Path (place) / f'{number}.c'
    file.write_text (f'#include "{header}"\nint anning_layer_{number};\n')
    done = subprocess.run ([*words, '-fsyntax-only', '-w', str (file)], cwd=directory,
                           capture_output=True, text=True, env={**os.environ, 'LC_ALL': 'C'})
    return done.returncode == 0, done.stderr


def main ():
    commands = json.loads ((pathlib.Path (sys.argv[1]) / 'compile_commands.json').read_text ())
    headers = {layer: sorted (p.name for p in (ROOT / 'src' / layer).rglob ('*.h')) for layer in SEES}
    wrong, checks, jobs = [], 0, []

    with tempfile.TemporaryDirectory () as place, \
         concurrent.futures.ThreadPoolExecutor (os.cpu_count ()) as pool:
        for layer, below in SEES.items ():
            compiler = compiler_of (layer, commands)
            if compiler is None:
                wrong.append (f'{layer}: nothing of this layer is compiled')
                continue
            hidden = [(h, other) for other in SEES if other != layer and other not in below
                      for h in headers[other]]
            hidden += [(h, 'a library') for h in FOREIGN[layer]]
            seen = [(h, other) for other in [layer, *below] for h in headers[other]
                    if not h.endswith ('-private.h')]
            # Compiling against GTK takes long: of what may be seen, two of each layer are enough.
            seen = [s for i, s in enumerate (seen) if sum (t[1] == s[1] for t in seen[:i]) < 2]
            for header, owner in hidden:
                jobs.append ((layer, header, owner, False,
                              pool.submit (compiles, compiler, header, len (jobs), place)))
            for header, owner in seen:
                jobs.append ((layer, header, owner, True,
                              pool.submit (compiles, compiler, header, len (jobs), place)))
        for layer, header, owner, may, job in jobs:
            works, message = job.result ()
            checks += 1
            if may and not works:
                wrong.append (f'{layer} should be able to include {header} of {owner}:\n{message}')
            elif not may and works:
                wrong.append (f'{layer} can include {header} of {owner}')
            elif not may and 'No such file' not in message and 'not found' not in message:
                wrong.append (f'{layer} with {header} fails for another reason:\n{message}')

    for pattern, layers, reason in IN_TEXT:
        for layer in layers:
            for file in sorted ((ROOT / 'src' / layer).rglob ('*.[ch]')):
                checks += 1
                text = re.sub (r'/\*.*?\*/', lambda m: re.sub (r'[^\n]', ' ', m.group ()),
                               file.read_text (encoding='utf-8'), flags=re.S)
                for found in re.finditer (pattern, text):
                    line = text.count ('\n', 0, found.start ()) + 1
                    wrong.append (f'{file.relative_to (ROOT)}:{line}: {found.group ()}: {reason}')

    for file in sorted ((ROOT / 'resources').rglob ('*.css')):
        checks += 1
        found = re.search (r'(transition|animation)[a-z-]*:|@keyframes', file.read_text (encoding='utf-8'))
        if found:
            wrong.append (f'{file.relative_to (ROOT)}: {found.group ()}: {STILL}')

    for sentence in wrong:
        print (sentence)
    print (f'{checks} checks, {len (wrong)} wrong')
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit (main ())
