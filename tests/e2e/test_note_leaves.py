# SPDX-License-Identifier: GPL-3.0-or-later
"""A note of the made-up household goes to the mother: as a picture for her phone, and as codes that are
read off the screen; to whom it went is written down."""

import os
import pathlib
import re
import struct
import subprocess

from driver import BUTTON, Program, text_of, wait_until, walk
from words import LANGUAGE, either, t

FOLDER = pathlib.Path (os.environ['HOME'])
NOTE = either ('给妈妈', 'To Mum')
SENTENCE = either ('这件事不怪你', 'None of this is your fault')


def row (p, name):
    """A row of a list that says so in any of its labels."""
    return p.find (role='list item', test=lambda n: any (name in (text_of (m) or m.get_name () or '') for m in walk (n)))


def button (p, label):
    return p.find (re.compile (re.escape (t (label)) + '$'), role=BUTTON)


def send (p, label):
    p.click (button (p, 'Send to Family'))
    p.click (p.find (re.compile (re.escape (t (label))), role='menu item'))


def leave_as_picture (p):
    path = FOLDER / 'note.png'
    send (p, '_Long Picture…')
    p.find (t ('Save as Picture'))
    p.key ('ctrl+a')
    p.type (str (path))
    p.key ('Return')
    wait_until (lambda: path.exists () and path.stat ().st_size > 0, 'the picture')
    head = path.read_bytes ()[:24]
    assert head[:8] == b'\x89PNG\r\n\x1a\n', head
    width, height = struct.unpack ('>II', head[16:24])
    assert width == 1080 and 1080 < height <= 8192, (width, height)
    assert path.stat ().st_mode & 0o777 == 0o600, 'the picture is for its owner only'
    # For whom the note is stands there already.
    p.says (t ('To Whom Does It Go?'))
    # GTK 4.8 says the label twice; “Delete This Note” ends so too.
    p.click (p.find (re.compile (f"^({re.escape (t ('Note', 'share'))} ?)+$"), role='push button'))


def read_off_the_screen (p):
    """As a phone would: each code from the picture of the window."""
    text = ''
    send (p, '_QR Code…')
    last = int (text_of (p.find (re.compile (r'^1 / \d+$'), role='label')).split ()[-1])
    assert last > 1, last
    for number in range (1, last + 1):
        p.says (f'{number} / {last}')
        p.settle ()
        p.picture (FOLDER / 'screen.png')
        code = subprocess.run (['zbarimg', '--quiet', '--nodbus', '--raw', str (FOLDER / 'screen.png')], check=True,
                               capture_output=True, text=True).stdout
        assert code.startswith (f'{number}/{last}\n'), code
        text += code
        if number < last:
            p.click (p.find (t ('Next Code')))
    assert SENTENCE in text, text
    p.key ('Escape')
    p.says (t ('To Whom Does It Go?'))
    p.click (button (p, 'Do Not Note'))


def seen_where_the_mother_is (p):
    # Her name stands in the note too; that she asked so, in the list only.
    p.click (row (p, t ('Asked not to be called')))
    p.says (t ('Picture') + ' · ')
    p.says (NOTE)


def main ():
    with Program ('--demo', language=LANGUAGE) as p:
        p.says (t ('What Is Happening Now?'))
        p.focus ()
        p.show_page ('relatives')
        p.click (row (p, NOTE))
        p.says (SENTENCE)
        leave_as_picture (p)
        read_off_the_screen (p)
        seen_where_the_mother_is (p)
        assert p.quit () == 0
        assert not p.complaints (), p.complaints ()


main ()
