# SPDX-License-Identifier: GPL-3.0-or-later
"""What was shown as saved outlives the program being killed; a disk that is full or read-only, and a
file that goes away while it is open, are said in a sentence, and what was typed stays on the screen.
ANNING_KILL_RUNS: how often the program is killed, 3 unless told."""

import contextlib
import os
import pathlib
import re
import sqlite3
import subprocess
import sys

import gi
gi.require_version ('Atspi', '2.0')

from driver import Program, can, wait_until
from words import LANGUAGE, t

HOME = pathlib.Path (os.environ['HOME'])
KILLS = int (os.environ.get ('ANNING_KILL_RUNS', '3'))


def entry (p, name):
    return p.find (name, test=lambda n: can (n, 'EditableText'))


def creditors (file):
    """What the file holds, read as any other program reads it."""
    with contextlib.closing (sqlite3.connect (f'file:{file}?mode=ro', uri=True)) as db:
        return [name for name, in db.execute ('SELECT creditor FROM debt ORDER BY id')]


def new_debt (p):
    # Keys before the file is open go nowhere.
    p.settle ()
    p.show_page ('planner')
    p.key ('ctrl+n')
    return entry (p, t ('Creditor (the lender in the contract)'))


def program (file):
    return Program ('--file', file, language=LANGUAGE)


def make (file):
    """A file that somebody has worked in."""
    file.parent.mkdir (mode=0o700, exist_ok=True)
    with program (file) as p:
        p.says (t ('What Is Happening?'))
        p.fill (new_debt (p), 'A0')
        wait_until (lambda: creditors (file) == ['A0'], 'the first debt in the file')
        assert p.quit () == 0


def is_killed (file):
    make (file)
    for n in range (1, KILLS + 1):
        with program (file) as p:
            p.fill (new_debt (p), f'A{n}')
            # A form has no button: what stands half a second is saved.
            wait_until (lambda: f'A{n}' in creditors (file), 'the text in the file')
            p.process.kill ()
            p.process.wait ()
        subprocess.run ([os.environ['ANNING_PROGRAM'], '--verify', file], check=True, stdout=subprocess.DEVNULL)
    with program (file) as p:
        p.show_page ('planner')
        for n in range (KILLS + 1):
            p.says (f'A{n}')
        assert p.quit () == 0
    left = [f.name for f in file.parent.iterdir () if f.name.endswith (('-wal', '-shm', '.lock'))]
    assert not left, left
    assert creditors (file) == [f'A{n}' for n in range (KILLS + 1)]


def goes_away (file):
    """Moved away and back: nothing is written in between, and what was typed is on the screen."""
    make (file)
    elsewhere = file.with_name ('elsewhere.db')
    with program (file) as p:
        field = new_debt (p)
        file.rename (elsewhere)
        p.fill (field, 'moved')
        p.says (t ('The File Is No Longer Where It Was'))
        assert not file.exists (), 'nothing is made in the place of the file'
        assert creditors (elsewhere) == ['A0'], 'what was written is in the file that was moved'
        p.click (p.find (re.compile (re.escape (t ('Go On Reading'))), role='push button'))
        elsewhere.rename (file)
        p.fill (entry (p, t ('Creditor (the lender in the contract)')), 'moved and back')
        wait_until (lambda: creditors (file) == ['A0', 'moved and back'], 'what was typed in the file')
        assert p.quit () == 0


def mounted (folder, *options):
    return subprocess.run (['mount', *options, folder], capture_output=True).returncode == 0


def has_no_room (folder):
    """A disk of three megabytes that fills up; then there is room again."""
    file = folder / 'full.db'
    make (file)
    with program (file) as p:
        field = new_debt (p)
        filling = folder / 'filling'
        with open (filling, 'wb', buffering=0) as full:
            try:
                while full.write (b'x' * 4096):
                    pass
            except OSError:
                pass
        typed = 'no room for this'
        p.fill (field, typed)
        p.says (t ('The disk is full. What was saved is still there. Free some space, then try again.'))
        filling.unlink ()
        # It still stands in the form: one more letter, and all of it is saved.
        p.key ('End')
        p.type ('x')
        wait_until (lambda: creditors (file)[-1:] == [typed + 'x'], 'what was typed in the file')
        assert p.quit () == 0
    subprocess.run ([os.environ['ANNING_PROGRAM'], '--verify', file], check=True, stdout=subprocess.DEVNULL)


def with_disk (folder):
    folder.mkdir (mode=0o700)
    if os.geteuid () != 0 or not mounted (folder, '-t', 'tmpfs', '-o', 'size=3m,mode=700', 'tmpfs'):
        print ('no right to mount: the full disk is left out')
        return
    try:
        has_no_room (folder)
    finally:
        subprocess.run (['umount', '-l', folder], check=True)


def main ():
    # In a mount namespace of its own, so that nothing stays mounted whatever happens.
    if os.geteuid () == 0 and '--inside' not in sys.argv:
        if subprocess.run (['unshare', '-m', 'true'], capture_output=True).returncode == 0:
            os.execvp ('unshare', ['unshare', '-m', sys.executable, *sys.argv, '--inside'])
    is_killed (HOME / 'killed' / 'case.db')
    goes_away (HOME / 'away' / 'case.db')
    with_disk (HOME / 'disk')


main ()
