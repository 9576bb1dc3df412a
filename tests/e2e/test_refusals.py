# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that are not opened: each is refused with a sentence and stays as it was, byte for byte; a
damaged one can be replaced by its newest copy, and is kept."""

import os
import pathlib
import re
import shutil
import sqlite3
import subprocess

from driver import Program, wait_until
from words import LANGUAGE, t

HOME = pathlib.Path (os.environ['HOME'])
AUDIO = pathlib.Path (os.environ['ANNING_FIXTURES']) / 'audio'
NUMBER = '13800138000'
# https://www.sqlite.org/fileformat.html#the_database_header
USER_VERSION = slice (60, 64)

SENTENCES = {
    'foreign': 'This file belongs to another program. It was left as it is. Choose another file.',
    'text': 'This file was not made by Anning. It was left as it is. Choose another file.',
    'newer': 'This file was made by a newer Anning. It was left as it is. Install the newer program to open it.',
    'damaged': 'This file is damaged. It was left as it is, so that nothing more is lost.',
}


def button (label):
    return re.compile (re.escape (t (label)) + '$')


def make_good (file):
    recording = HOME / f'{NUMBER} 2026-03-12 21-14-05.m4a'
    shutil.copy (AUDIO / 'tones.m4a', recording)
    subprocess.run ([os.environ['ANNING_PROGRAM'], '--file', file, '--import', recording], check=True)


def damage (good):
    """Every page but the first one holds nonsense."""
    data = bytearray (good.read_bytes ())
    page = int.from_bytes (data[16:18], 'big')
    data[page:] = bytes (255 - b for b in data[page:])
    return bytes (data)


def make_files (folder):
    good = folder / 'good.db'
    make_good (good)
    with sqlite3.connect (folder / 'foreign.db') as foreign:
        foreign.execute ('CREATE TABLE thing (name)')
    (folder / 'text.db').write_text ('not a database, but a note of mine')
    newer = bytearray (good.read_bytes ())
    newer[USER_VERSION] = (99).to_bytes (4, 'big')
    (folder / 'newer.db').write_bytes (newer)
    (folder / 'damaged.db').write_bytes (damage (good))


def is_refused (file, sentence):
    before = file.read_bytes ()
    with Program ('--file', file, language=LANGUAGE) as p:
        p.says (t ('The File Was Not Opened'))
        p.says (t (sentence))
        p.find (button ('Try Again'), role='push button')
        assert not p.all (button ('Use the Newest Copy')), 'there is no copy'
        assert not p.all (button ('Hide Now')), 'no page of a file that is not open'
        assert p.quit () == 0
        assert not p.complaints (), p.complaints ()
    assert file.read_bytes () == before, f'{file.name} was touched'


def is_replaced (folder):
    """The copy takes the damaged file's place; the damaged one lies beside it as it was."""
    file = folder / 'damaged.db'
    before = file.read_bytes ()
    (folder / 'backups').mkdir (mode=0o700)
    subprocess.run ([os.environ['ANNING_PROGRAM'], '--file', folder / 'good.db',
                     '--backup', folder / 'backups' / 'damaged-20260301-080000.db'], check=True)
    with Program ('--file', file, language=LANGUAGE) as p:
        p.says ('damaged-20260301-080000.db')
        p.click (p.find (button ('Use the Newest Copy'), role='push button'))
        p.says (t ('The damaged file is kept as %s') % 'damaged.db.damaged-')
        p.show_page ('incidents')
        p.says (NUMBER)
        assert p.quit () == 0
        assert not p.complaints (), p.complaints ()
    kept = [f for f in folder.iterdir () if f.name.startswith ('damaged.db.damaged-') and not f.name.endswith (('-wal', '-shm'))]
    assert [f.read_bytes () for f in kept] == [before], kept
    subprocess.run ([os.environ['ANNING_PROGRAM'], '--verify', file], check=True)


def is_tried_again (folder):
    """What was in the way is gone: the same window opens the file."""
    file = folder / 'again.db'
    file.write_text ('in the way')
    with Program ('--file', file, language=LANGUAGE) as p:
        p.says (t (SENTENCES['text']))
        file.unlink ()
        p.click (p.find (button ('Try Again'), role='push button'))
        p.says (t ('What Is Happening?'))
        assert p.quit () == 0


def main ():
    folder = HOME / 'files'
    folder.mkdir (mode=0o700)
    make_files (folder)
    for name, sentence in SENTENCES.items ():
        is_refused (folder / f'{name}.db', sentence)
    is_replaced (folder)
    is_tried_again (folder)
    wait_until (lambda: not list (folder.glob ('*.lock')), 'the end of every lock')


main ()
