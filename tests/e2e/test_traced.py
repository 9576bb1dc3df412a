# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job once more under strace: nothing but local sockets, and no file is written, made, named
anew or removed but in the case folder, the cache, the settings, the folder for what only passes and
where the user chose."""

import os
import pathlib
import runpy
import shutil
import subprocess
import sys
import tempfile

import traced
import words  # finds the translations by the program's own name

HERE = pathlib.Path (__file__).parent
SKIPPED = 77


def can_trace ():
    return (shutil.which ('strace') is not None
            and subprocess.run (['strace', '-D', '-f', '--seccomp-bpf', '-o', '/dev/null', 'true'],
                                capture_output=True).returncode == 0)


def allowed ():
    home, config, data = (pathlib.Path (os.environ[name]) for name in ('HOME', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME'))
    return [data / 'anning',                             # the case folder
            os.environ['XDG_CACHE_HOME'],
            config / 'glib-2.0', config / 'dconf',       # the settings
            os.environ['XDG_RUNTIME_DIR'],
            data / 'recently-used.xbel',                 # GTK, at its end: without anything of ours, see below
            home / 'files',                              # what the test chose
            '/dev/null', '/dev/dri', '/dev/shm', '/proc/self/task']


def main ():
    if not can_trace ():
        runpy.run_path (str (HERE / 'test_main_job.py'), run_name='__main__')
        print ('strace cannot be used here: the main job went well, what it asked of the kernel is not known')
        sys.exit (SKIPPED)
    with tempfile.TemporaryDirectory (prefix='anning-trace-') as folder:
        os.environ['ANNING_TRACED'] = os.environ['ANNING_PROGRAM']
        os.environ['ANNING_PROGRAM'] = str (HERE / 'traced.sh')
        os.environ['ANNING_TRACE'] = folder
        os.environ['ANNING_PATIENCE'] = '4'
        runpy.run_path (str (HERE / 'test_main_job.py'), run_name='__main__')
        if 'ANNING_KEEP_TRACE' in os.environ:
            shutil.copytree (folder, os.environ['ANNING_KEEP_TRACE'])
        seen, found = traced.check ((line.rstrip ('\n') for line in traced.read (folder)), allowed ())
    recent = pathlib.Path (os.environ['XDG_DATA_HOME']) / 'recently-used.xbel'
    assert not recent.exists () or b'<bookmark ' not in recent.read_bytes (), recent.read_text ()
    # What must be there, or nothing was looked at.
    data = pathlib.Path (os.environ['XDG_DATA_HOME'])
    for file in (data / 'anning' / 'anning.db', pathlib.Path (os.environ['HOME']) / 'files' / 'note.pdf'):
        assert str (file) in found, f'{file} was written, and the trace does not show it'
    print (f'{seen} calls, {len (found)} files written')


main ()
