#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-analyzer.py BUILD [FILE…]: gcc's analyzer over every file of src/, or over those whose path has one of
FILE in it. It follows each way through a function: leaks, use after free, what may be NULL, what is never set."""
import concurrent.futures
import json
import os
import shlex
import subprocess
import sys

# Of a command only what says how a file is to be read: the analyzer needs nothing of the machine's code, and
# headers that were read before are of other options.
# A guard (g_return_val_if_fail) that fails is a fault of ours that is told when it happens: what would
# follow from one is not looked for.
DROPPED = ('-O', '-g', '-MD', '-MQ', '-MF', '-U_FORTIFY_SOURCE', '-D_FORTIFY_SOURCE', '-W', '-o', '-c')
TAKES_VALUE = ('-MQ', '-MF', '-o', '-c', '-include')


def command_of (entry):
    words = iter (shlex.split (entry['command']))
    kept = []
    for word in words:
        if word in TAKES_VALUE:
            next (words)
        elif not word.startswith (DROPPED) and not word.endswith (('ccache', 'gcc', 'clang', 'cc')):
            kept.append (word)
    # gcc 12 takes what cleanup functions look at for never set; the compilers and valgrind look for that, too.
    return ['gcc', *kept, '-O0', '-fanalyzer', '-Wno-analyzer-use-of-uninitialized-value', '-fanalyzer-verbosity=0',
            '-fdiagnostics-color=never', '-DG_DISABLE_CHECKS', '-c', '-o', os.devnull, entry['file']]


def analyze (entry):
    done = subprocess.run (command_of (entry), cwd=entry['directory'], capture_output=True, text=True, check=False,
                           env={**os.environ, 'LC_ALL': 'C.UTF-8'})
    return done.returncode, done.stderr


def main ():
    build, wanted = sys.argv[1], sys.argv[2:]
    source = os.path.join (os.path.dirname (os.path.abspath (__file__)), '..', '..', 'src') + os.sep
    source = os.path.realpath (source) + os.sep
    with open (os.path.join (build, 'compile_commands.json'), encoding='utf-8') as file:
        entries = [e for e in json.load (file)
                   if os.path.realpath (os.path.join (e['directory'], e['file'])).startswith (source)
                   and e['file'].endswith ('.c')
                   and (not wanted or any (w in e['file'] for w in wanted))]
    bad = 0
    with concurrent.futures.ThreadPoolExecutor (os.cpu_count ()) as pool:
        for status, said in pool.map (analyze, entries):
            if status or said:
                sys.stderr.write (said)
                bad += 1
    print (f'{len (entries)} files, {bad} with something to say')
    sys.exit (1 if bad or not entries else 0)


if __name__ == '__main__':
    main ()
